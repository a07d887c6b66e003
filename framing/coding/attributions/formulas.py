"""Formulas of news prose that report without a verb: `according to`, and headlines with a source beside a colon or dash."""

from collections.abc import Iterator

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span, narration, quote_type
from framing.coding.attributions.found import Found
from framing.coding.attributions.noun_phrases import right_phrase
from framing.coding.phrases import DATELINE, words
from framing.coding.units import Token, Unit


def according(unit: Unit, codebook: Codebook) -> Iterator[Found]:
    """`According to X, …` and `…, according to X`."""
    text = narration(unit)
    for match in words(codebook.verbs.according).finditer(text):
        cue = (unit.start + match.start(), unit.start + match.end())
        at = next((i for i, t in enumerate(unit.tokens) if t.start >= cue[1]), None)
        if at is None or unit.tokens[at].quoted:
            continue
        before = unit.tokens[: next(i for i, t in enumerate(unit.tokens) if t.start >= cue[0])]
        dateline = DATELINE.match(unit.reading.text, unit.start)
        opens = dateline.end() if dateline else unit.start
        leading = not any(t.text[0].isalnum() for t in before if t.start >= opens and t.low not in ("and", "but", "while"))
        phrase = right_phrase(unit, at, leading)
        if phrase is None:
            continue
        source = (unit.tokens[phrase[0]].start, unit.tokens[phrase[1] - 1].end)
        content = (
            clean_span(unit, source[1], unit.end) if leading else clean_span(unit, _content_start(before, opens), cue[0])
        )
        if content[1] - content[0] > 3:
            yield Found(
                (content,),
                source,
                cue,
                "say",
                quote_type(unit, content),
                True,
                unit,
                "according_to" if leading else "according_to_behind",
            )


def _content_start(before: list[Token], opens: int) -> int:
    """Behind the last dash or semicolon, else where the sentence opens behind its dateline."""
    dash = next((t for t in reversed(before) if t.text in (";", "—", "–") and not t.quoted), None)
    return max(opens, dash.end) if dash else opens


def headline_source(unit: Unit, codebook: Codebook) -> list[Found]:
    """`Toll rises to eight: officials`, `Orlev: ‘We will not leave’`: a headline's source beside a colon or dash."""
    first = _headline_opener(unit, codebook)
    if first:
        return [first]
    at = next((i for i in range(len(unit.tokens) - 1, 0, -1) if unit.tokens[i].text in (":", "–", "—")), None)
    if at is None or not 0 < len(unit.tokens) - at - 1 <= 4:
        return []
    source = (unit.tokens[at + 1].start, unit.tokens[-1].end)
    phrase = " ".join(t.text for t in unit.tokens[at + 1 :])
    if not any(words(t.words).search(phrase) for t in codebook.sources.types):
        return []
    content = clean_span(unit, unit.start, unit.tokens[at].start)
    return [Found((content,), source, None, None, quote_type(unit, content), True, unit, "headline_colon")]


def _headline_opener(unit: Unit, codebook: Codebook) -> Found | None:
    """A headline that opens with a person's name or a role and a colon."""
    colon = next((i for i, t in enumerate(unit.tokens[:8]) if t.text == ":"), None)
    if not colon or colon + 2 >= len(unit.tokens):
        return None
    source = (unit.tokens[0].start, unit.tokens[colon - 1].end)
    surname = unit.tokens[0].text
    people = [n for n in unit.reading.names if n.kind == "PERSON"]
    named = any((n.start, n.end) == source or (colon == 1 and n.text.split()[-1] == surname) for n in people)
    phrase = unit.reading.text[slice(*source)]
    known = [*(t.words for t in codebook.sources.types), codebook.verbs.nouns["document"]]
    if not named and not any(words(list_).search(phrase) for list_ in known):
        return None
    content = clean_span(unit, unit.tokens[colon + 1].start, unit.end)
    quoted = [q for q in unit.quotations if q.start <= content[0] and content[1] <= q.end]
    parts = (quoted[0].inner_start, quoted[0].inner_end) if quoted else content
    quote = "direct" if quoted else quote_type(unit, content)
    return Found((parts,), source, None, None, quote, True, unit, "headline_colon")
