"""The reporting verbs of a unit: which words really report, and what stands around them."""

from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.codebook.model import Verb
from framing.coding.cues import Form, cue_forms
from framing.coding.noun_phrases import is_skipped
from framing.coding.units import Token, Unit
from framing.english import function_words
from framing.english.syntax import first_child, is_verb, subject

Span = tuple[int, int]


@dataclass(frozen=True)
class Cue:
    """A reporting verb in a unit: its first and last token, its form, and whether it is passive."""

    first: int
    last: int
    form: Form
    passive: bool

    @property
    def cue_class(self) -> str:
        """The class of the verb."""
        return self.form.cue_class


def find_cues(unit: Unit, codebook: Codebook) -> list[Cue]:
    """The reporting verbs of the unit's narration, left to right, nouns and bare participles left out."""
    forms, skip, cues, at = cue_forms(codebook), skipped(codebook), [], 0
    tokens = unit.tokens
    while at < len(tokens):
        token = tokens[at]
        compound = at > 0 and tokens[at - 1].text == "-" and tokens[at - 1].end == token.start
        name = compound or (
            token.text[0].isupper() and at > 0 and unit.block.zone != "headline" and tokens[at - 1].text not in '“"‘:'
        )
        cue = (
            None
            if token.quoted or name
            else next((c for form in forms.get(token.low, ()) if (c := _as_cue(unit, at, form, skip, codebook))), None)
        )
        if cue is None and not token.quoted:
            cue = _plain_cue(unit, at, codebook)
        if cue:
            cues.append(cue)
        at = cue.last + 1 if cue else at + 1
    return cues


def cue_span(unit: Unit, cue: Cue) -> Span:
    """The cue's words; `claimed responsibility` has its content begin at the noun."""
    last = cue.first if cue.cue_class == "responsibility" else cue.last
    return unit.tokens[cue.first].start, unit.tokens[last].end


@lru_cache(maxsize=8)
def skipped(codebook: Codebook) -> frozenset[str]:
    """Auxiliaries and adverbs that may stand between a subject and its verb."""
    return frozenset(codebook.verbs.auxiliaries) | frozenset(codebook.verbs.adverbs)


def _as_cue(unit: Unit, at: int, form: Form, skip: frozenset[str], codebook: Codebook) -> Cue | None:
    tokens, words_ = unit.tokens, function_words()
    particle = [t.low for t in tokens[at + 1 : at + 1 + len(form.particle)]]
    if particle != [p.casefold() for p in form.particle]:
        return None
    last = at + len(form.particle)
    before = tokens[at - 1] if at else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    helper = auxiliary(tokens, at, skip)
    if _negated(tokens, at, skip) and form.cue_class not in ("deny", "regard", "other"):
        return None
    passive = form.kind == "past" and (
        helper in ("is", "are", "was", "were", "be", "been", "being") or _by_agent(tokens, last, form)
    )
    if (
        before is not None
        and not before.quoted
        and before.low
        in words_["determiners"] - {"both", "all"}
        | {"'s", "’s", "'", "’"}
        | (words_["prepositions"] - {"by", "after", "before", "while", "without", "of", "in"})
    ):
        return None
    governs = _governs_clause(unit, at)
    if form.kind in ("base", "s") and not governs and not _has_subject(tokens, at, form, skip, codebook):
        return None
    pronoun = before is not None and before.low in words_["pronouns"] | words_["finite"]
    if (
        form.kind == "past"
        and not passive
        and not pronoun
        and not {"clause", "to"} & set(form.verb.takes)
        and not form.particle
        and after is not None
        and after.low in ("of", "to", "as", "in", "for")
    ):
        return None  # a participle: "a group accused of …"
    return Cue(at, last, form, passive) if _needs_met(unit, last, form, codebook) else None


def _governs_clause(unit: Unit, at: int) -> bool:
    """Does the tree show a verb with a subject and a clause that it introduces by `that` or `whether`?"""
    reading, verb = unit.reading, unit.tokens[at].number
    clause = first_child(reading, verb, "ccomp")
    if clause is None or clause < verb or not is_verb(reading, verb) or subject(reading, verb) is None:
        return False
    mark = first_child(reading, clause, "mark")
    return mark is not None and mark - verb <= 2 and reading.words[mark].text.lower() in ("that", "whether")


def _plain_cue(unit: Unit, at: int, codebook: Codebook) -> Cue | None:
    """A verb with a subject and a that-clause: it reports, unless its clause is no statement.

    Its class is that of the list that knows the verb, else `say`, or `regard` for `are concerned that`.
    """
    word = unit.reading.words[unit.tokens[at].number]
    if word.lemma in codebook.verbs.not_reporting or not _governs_clause(unit, at):
        return None
    head = subject(unit.reading, unit.tokens[at].number)
    if head is None or unit.reading.words[head].text.lower() in codebook.verbs.not_sources:
        return None
    if _negated(unit.tokens, at, skipped(codebook)):
        return None
    felt = first_child(unit.reading, unit.tokens[at].number, "aux:pass", "cop") is not None
    listed = [form.cue_class for form in cue_forms(codebook).get(unit.tokens[at].low, ()) if not form.particle]
    cue_class = "regard" if felt else listed[-1] if listed else "say"
    return Cue(at, at, Form(Verb(verb=word.lemma, takes=["clause"]), cue_class, "past", ()), False)


def _by_agent(tokens: list[Token], last: int, form: Form) -> bool:
    """`claimed by X`: the agent of a bare participle, no time (`by last night`) and no means (`by telephone`)."""
    if (
        last + 2 >= len(tokens)
        or tokens[last + 1].low != "by"
        or (not {"object", "as"} & set(form.verb.takes) and form.verb.verb != "claim")
    ):
        return False
    return tokens[last + 2].low not in function_words()["days"] | {
        "now",
        "then",
        "telephone",
        "phone",
        "email",
        "noon",
        "midnight",
    }


def _negated(tokens: list[Token], at: int, skip: frozenset[str]) -> bool:
    while at > 0 and is_skipped(tokens[at - 1], skip):
        at -= 1
        if tokens[at].low in ("not", "never", "n't", "n’t"):
            return True
    return False


def auxiliary(tokens: list[Token], at: int, skip: frozenset[str]) -> str | None:
    while at > 0 and is_skipped(tokens[at - 1], skip):
        at -= 1
        if tokens[at].low in function_words()["finite"] | {"be", "been", "being"}:
            return tokens[at].low
    return None


def _has_subject(tokens: list[Token], at: int, form: Form, skip: frozenset[str], codebook: Codebook) -> bool:
    """A present form needs a subject right before it: base forms a plural or a modal, -s forms no bare adjective."""
    before = at - 1
    modal = False
    while before >= 0 and is_skipped(tokens[before], skip):
        modal = modal or tokens[before].low in (
            "will",
            "would",
            "could",
            "may",
            "might",
            "can",
            "do",
            "does",
            "did",
            "should",
            "must",
        )
        before -= 1
    if before < 0 or tokens[before].low in ("to", "of"):
        return False
    word = tokens[before]
    if word.quoted or word.text in (",", "”", '"', "’", "'"):
        return form.cue_class in ("say", "warn", "claim")
    if form.verb.also_noun and form.kind == "s":
        return (
            word.text[0].isupper()
            or word.low in function_words()["pronouns"]
            or word.low in codebook.verbs.nouns["speaking"]
        )
    if form.kind == "base":
        joined = any(t.low == "and" for t in tokens[max(0, before - 3) : before])
        return (
            modal
            or joined
            or word.low in ("they", "we", "i", "you", "others", "people", "who")
            or (word.low.endswith("s") and word.low not in ("is", "was", "'s", "’s"))
        )
    return word.low not in function_words()["determiners"] | function_words()["prepositions"] and not modal


def _needs_met(unit: Unit, last: int, form: Form, codebook: Codebook) -> bool:
    behind = [t.low for t in unit.tokens[last + 1 : last + 14]]
    needs = form.verb.needs
    if behind[:1] and behind[0] in form.verb.not_followed_by:
        return False
    if needs == "clause":
        first = unit.tokens[last + 1] if behind else None
        return (
            first is None
            or not first.text[0].isalnum()
            or (
                first.low in function_words()["determiners"] | function_words()["pronouns"] | {"that"}
                or first.text[0].isupper()
            )
        )
    if form.verb.followed_by:
        nouns = set(codebook.verbs.nouns[form.verb.followed_by])
        return bool(nouns & set(behind[:8]))
    if needs in ("quote", "quote_or_that"):
        return bool(unit.clauses) or (needs == "quote_or_that" and "that" in behind[:2])
    if needs == "question":
        return bool(set(behind[:2]) & {"whether", "if", "who", "why", "what", "how"})
    if needs == "as_or_noun":
        return "as" in behind or (
            bool(behind)
            and behind[0] not in function_words()["prepositions"] | {"that", "whether", "how"}
            and "to" not in behind[:2]
        )
    if needs == "object":
        return bool(behind) and behind[0] not in function_words()["prepositions"] | {",", ".", "that"}
    return not needs or needs in behind[: {"that": 1, "to": 9, "as": 13}.get(needs, 9)]
