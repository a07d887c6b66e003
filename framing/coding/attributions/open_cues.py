"""Verbs that no list knows and that yet report: with a clause and `that`, or right beside a quoted clause."""

from framing.codebook import Codebook
from framing.codebook.model import Verb
from framing.coding.attributions.cues import FINITE, KINDS, Cue, Form, cue_forms, negated, skipped
from framing.coding.quotations import Quotation
from framing.coding.units import Unit
from framing.english.syntax import first_child, is_verb, subject


def open_cue(unit: Unit, at: int, codebook: Codebook) -> Cue | None:
    """A verb of the open class at token `at` that reports by its place in the sentence."""
    return _plain_cue(unit, at, codebook) or _quoting_cue(unit, at, codebook) or _blunt_cue(unit, at)


def _plain_cue(unit: Unit, at: int, codebook: Codebook) -> Cue | None:
    """A verb with a subject and a that-clause: it reports, unless its clause is no statement.

    Its class is that of the list that knows the verb, else `say`, or `regard` for `are concerned that`.
    """
    word = unit.reading.words[unit.tokens[at].number]
    if word.lemma in codebook.verbs.not_reporting or not governs_clause(unit, at):
        return None
    head = subject(unit.reading, unit.tokens[at].number)
    if head is None or unit.reading.words[head].text.lower() in codebook.verbs.not_sources:
        return None
    if negated(unit.tokens, at, skipped(codebook)):
        return None
    felt = first_child(unit.reading, unit.tokens[at].number, "aux:pass", "cop") is not None
    return _unlisted(unit, at, codebook, "regard" if felt else None)


def governs_clause(unit: Unit, at: int) -> bool:
    """Does the tree show a verb with a subject and a clause that it introduces by `that` or `whether`?"""
    reading, verb = unit.reading, unit.tokens[at].number
    clause = first_child(reading, verb, "ccomp")
    if clause is None or clause < verb or not is_verb(reading, verb) or subject(reading, verb) is None:
        return False
    mark = first_child(reading, clause, "mark")
    return mark is not None and mark - verb <= 2 and reading.words[mark].text.lower() in ("that", "whether")


def _unlisted(unit: Unit, at: int, codebook: Codebook, cue_class: str | None = None) -> Cue:
    """A cue that takes a clause, of the class that a list gives the verb elsewhere, or `say`."""
    token = unit.tokens[at]
    word = unit.reading.words[token.number]
    listed = [form.cue_class for form in cue_forms(codebook).get(token.low, ()) if not form.particle]
    form = Form(Verb(verb=word.lemma, takes=["clause"]), cue_class or (listed[-1] if listed else "say"), KINDS[word.tag], ())
    return Cue(at, at, form, False)


def _quoting_cue(unit: Unit, at: int, codebook: Codebook) -> Cue | None:
    """Any verb with a subject right beside a quoted clause: `chanted “…”`, `wrote to him: “…”`, `“…,” she smiled`."""
    tokens, reading = unit.tokens, unit.reading
    word = reading.words[tokens[at].number]
    if (
        word.tag not in KINDS
        or word.text.isupper()
        or word.dep in ("aux", "aux:pass", "cop")
        or not unit.clauses
        or word.lemma in codebook.verbs.not_reporting
    ):
        return None
    head = subject(reading, tokens[at].number)
    if head is None or reading.words[head].text.lower() in codebook.verbs.not_sources:
        return None
    if governed_quote(unit, tokens[at].number) or _opens_quote(unit, at) or _closes_quote(unit, at, head):
        return _unlisted(unit, at, codebook)
    return None


def _blunt_cue(unit: Unit, at: int) -> Cue | None:
    """`was blunt: “…”`: an adjective with a colon and a quoted clause behind it."""
    word = unit.reading.words[unit.tokens[at].number]
    if word.dep != "cop" or not unit.reading.words[word.head].tag.startswith("JJ") or not _opens_quote(unit, at):
        return None
    last = next((i for i, t in enumerate(unit.tokens) if t.number == word.head), at)
    colon = unit.tokens[last + 1 : last + 2]
    form = Form(Verb(verb="be", takes=["clause"]), "say", "past", ())
    return Cue(last, last, form, False) if colon and colon[0].text == ":" else None


def governed_quote(unit: Unit, verb: int) -> Quotation | None:
    """The quoted clause whose head the tree hangs under the verb as what is said."""
    for child in unit.reading.children[verb]:
        word = unit.reading.words[child]
        if word.dep in ("ccomp", "parataxis"):
            quote = next((q for q in unit.clauses if q.start <= word.start < q.end), None)
            if quote:
                return quote
    return None


def _opens_quote(unit: Unit, at: int) -> bool:
    """Does a quoted sentence follow the verb at once, or behind a colon with no other verb between?"""
    tokens = unit.tokens
    first = next((i for i in range(at + 1, min(at + 12, len(tokens))) if tokens[i].quoted), None)
    if first is None or first + 1 >= len(tokens):
        return False
    between = tokens[at + 1 : first]
    if between and between[-1].text == ":":
        return not any(unit.reading.words[t.number].tag in FINITE for t in between)
    capital = next((t.text[0].isupper() for t in tokens[first:] if t.text[0].isalpha()), False)
    return capital and (not between or [t.text for t in between] == [","])


def _closes_quote(unit: Unit, at: int, head: int) -> bool:
    """Does a quoted clause that ends like a sentence or with a comma stand right before the verb and its subject?"""
    tokens = unit.tokens
    quote = next((q for q in reversed(unit.clauses) if q.end <= tokens[at].start), None)
    if quote is None or not tokens[at + 1 :] or tokens[at + 1].text not in (".", ",", ";", ":"):
        return False
    text = unit.reading.text
    ends = text[quote.inner_end - 1] in ",?!…—" or text[quote.end : quote.end + 1] == ","
    words = [t for t in tokens if quote.end <= t.start < tokens[at].start and t.text != ","]
    between = [t for t in words if unit.reading.words[t.number].tag in FINITE]
    return ends and not between and 0 < len(words) <= 8 and any(t.number == head for t in words)
