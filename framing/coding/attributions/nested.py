"""Attributions inside quoted words: `“The minister told parliament that …,” she said`."""

from collections.abc import Iterator

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span
from framing.coding.attributions.cues import Form, Span, cue_forms
from framing.coding.attributions.found import Found
from framing.coding.quotations import Quotation
from framing.coding.units import Token, Unit
from framing.english.syntax import is_verb, subject, under

OWN = (
    "i",
    "we",
    "you",
    "it",
    "this",
    "that",
    "they",
    "who",
    "which",
    "what",
    "people",
    "many",
    "some",
)  # the speaker's, or nobody's
CLASSES = ("say", "claim", "acknowledge", "deny", "warn", "promise")
SHORTEST = 6  # characters


def nested(unit: Unit, codebook: Codebook) -> Iterator[Found]:
    """What others said, as a quoted clause reports it: a listed verb with a subject and a clause of its own."""
    forms = cue_forms(codebook)
    for token in unit.tokens:
        if not token.quoted or not is_verb(unit.reading, token.number):
            continue
        form = next((f for f in forms.get(token.low, ()) if "clause" in f.verb.takes and not f.particle), None)
        if form and form.cue_class in CLASSES:
            yield from _of_verb(unit, token, form, codebook)


def _of_verb(unit: Unit, verb: Token, form: Form, codebook: Codebook) -> Iterator[Found]:
    reading = unit.reading
    quotation = next((q for q in unit.clauses if q.start <= verb.start < q.end), None)
    head = subject(reading, verb.number)
    clause = next((c for c in reading.children[verb.number] if c > verb.number and reading.words[c].dep == "ccomp"), None)
    modal = any(
        reading.words[c].tag == "MD" or reading.words[c].text.lower() in ("n't", "n’t", "not", "to")
        for c in reading.children[verb.number]
    )
    if (
        modal
        or quotation is None
        or head is None
        or clause is None
        or reading.words[head].text.lower() in (*OWN, *codebook.verbs.not_sources)
    ):
        return
    source = _inside(unit, quotation, under(reading, head, frozenset({verb.number})))
    content = _inside(unit, quotation, [n for n in under(reading, clause) if reading.words[n].dep != "mark" or n > clause])
    if source and content and source[1] <= verb.start and content[1] - content[0] >= SHORTEST:
        span = (verb.start, verb.end)
        yield Found((content,), source, span, form.cue_class, "indirect", True, unit, "nested_in_quotation")


def _inside(unit: Unit, quotation: Quotation, numbers: list[int]) -> Span | None:
    """The span of the words that stand inside the quotation."""
    words = unit.reading.words
    inside = [n for n in numbers if quotation.inner_start <= words[n].start < quotation.inner_end]
    return clean_span(unit, words[inside[0]].start, words[inside[-1]].end) if inside else None
