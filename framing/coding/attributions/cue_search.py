"""The reporting verbs of a unit: which words really report."""

from framing.codebook import Codebook
from framing.coding.attributions.cue_needs import needs_met
from framing.coding.attributions.cues import Cue, Form, auxiliary, cue_forms, negated, skipped
from framing.coding.attributions.noun_phrases import is_skipped
from framing.coding.attributions.open_cues import governs_clause, open_cue
from framing.coding.units import Token, Unit
from framing.english import function_words
from framing.english.syntax import first_child, is_verb, subject

MODALS = ("will", "would", "could", "may", "might", "can", "do", "does", "did", "should", "must")
BE = ("is", "are", "was", "were", "be", "been", "being")
OWNING = frozenset({"'s", "’s", "'", "’"})


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
            cue = open_cue(unit, at, codebook)
        if cue:
            cues.append(cue)
        at = cue.last + 1 if cue else at + 1
    return cues


def _as_cue(unit: Unit, at: int, form: Form, skip: frozenset[str], codebook: Codebook) -> Cue | None:
    tokens = unit.tokens
    particle = [t.low for t in tokens[at + 1 : at + 1 + len(form.particle)]]
    last = at + len(form.particle)
    if particle != [p.casefold() for p in form.particle] or _behind_noun_words(tokens, at):
        return None
    if negated(tokens, at, skip) and form.cue_class not in ("deny", "regard", "other"):
        return None
    passive = form.kind == "past" and (auxiliary(tokens, at, skip) in BE or _by_agent(tokens, last, form))
    verb = unit.reading.words[tokens[at].number]
    finite = verb.tag in ("VBP", "VBZ") and subject(unit.reading, tokens[at].number) is not None
    if form.kind in ("base", "s") and not (
        finite or governs_clause(unit, at) or _has_subject(tokens, at, form, skip, codebook)
    ):
        return None
    if _is_participle(unit, at, last, form, passive) or not _of_document(unit, at, form, codebook):
        return None
    if unit.block.zone != "headline" and not _tagged_as_cue(unit, at, passive):
        return None
    return Cue(at, last, form, passive) if needs_met(unit, last, form, codebook) else None


def _behind_noun_words(tokens: list[Token], at: int) -> bool:
    """Does a determiner, a possessive or a preposition make the word a noun (`the claim`, `under report`)?"""
    if at == 0 or tokens[at - 1].quoted:
        return False
    words = function_words()
    determiners = words["determiners"] - {"both", "all", "each"}
    prepositions = words["prepositions"] - {"by", "after", "before", "while", "without", "of", "in"}
    return tokens[at - 1].low in determiners | OWNING | prepositions


def _is_participle(unit: Unit, at: int, last: int, form: Form, passive: bool) -> bool:
    """`a group accused of …`: a participle without agent, no statement."""
    tokens = unit.tokens
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if form.kind != "past" or passive or form.particle or {"clause", "to"} & set(form.verb.takes):
        return False
    if at and tokens[at - 1].low in function_words()["pronouns"] | function_words()["finite"]:
        return False
    described = after == "as" and unit.reading.words[tokens[at].number].tag == "VBD"
    return after in ("of", "to", "as", "in", "for") and not described


def _tagged_as_cue(unit: Unit, at: int, passive: bool) -> bool:
    """A verb by its tag, and no bare participle (`a man told that …`)."""
    word = unit.reading.words[unit.tokens[at].number]
    bare = (
        word.tag == "VBN"
        and word.dep in ("acl", "advcl")
        and first_child(unit.reading, unit.tokens[at].number, "aux") is None
    )
    following = unit.tokens[at + 1].low if at + 1 < len(unit.tokens) else ""
    before = unit.tokens[at - 1] if at else None
    noun = (
        word.tag in ("NN", "NNS")
        and before is not None
        and (
            (following == "that" and (before.text[0].isupper() or before.text == ","))
            or (following in (".", "") and before.text[0].isupper() and any(t.text == "," for t in unit.tokens[:at]))
        )
    )
    governs = (
        word.dep in ("ROOT", "conj", "ccomp", "acl:relcl")
        and first_child(unit.reading, unit.tokens[at].number, "nsubj") is not None
    )
    return noun or governs or (is_verb(unit.reading, unit.tokens[at].number) and (passive or not bare))


def _of_document(unit: Unit, at: int, form: Form, codebook: Codebook) -> bool:
    """Is the subject a report, a survey, a letter …, where the verb speaks of those alone (`the study shows`)?"""
    if form.verb.source != "document":
        return True
    head = subject(unit.reading, unit.tokens[at].number)
    return head is not None and unit.reading.words[head].text.lower() in codebook.verbs.nouns["document"]


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


def _has_subject(tokens: list[Token], at: int, form: Form, skip: frozenset[str], codebook: Codebook) -> bool:
    """A present form needs a subject right before it: base forms a plural or a modal, -s forms no bare adjective."""
    before = at - 1
    modal = False
    while before >= 0 and is_skipped(tokens[before], skip):
        modal = modal or tokens[before].low in MODALS
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
