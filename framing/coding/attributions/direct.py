"""Quoted clauses with their cue beside them."""

from collections.abc import Iterator

from framing.codebook import Codebook
from framing.coding.attributions.contents import content_of
from framing.coding.attributions.cues import FINITE, Cue, Span, cue_span, skipped
from framing.coding.attributions.found import Found
from framing.coding.attributions.noun_phrases import left_phrase
from framing.coding.attributions.open_cues import governed_quote
from framing.coding.attributions.sources import source_of
from framing.coding.quotations import Quotation
from framing.coding.units import Unit

PLACES = ("at", "in", "on", "during", "to", "after", "before")


def direct(unit: Unit, cues: list[Cue], codebook: Codebook) -> Iterator[Found]:
    """Quoted clauses with their cue beside them; quotations without a cue of their own go on with the same source."""
    clauses = unit.clauses
    taken: dict[int, tuple[Span, Span, str, str]] = {}
    others: set[int] = set()  # parts of reported clauses
    for cue in cues:
        if cue.passive or (
            not {"clause", "addressee", "to", "object"} & set(cue.form.verb.takes) and cue.cue_class != "say"
        ):
            continue
        for quote, rule in _beside(unit, cue, codebook):
            if clauses.index(quote) in taken:
                continue
            if rule == "quote_after_cue" and _half_quoted(unit, cue, quote):
                others.add(clauses.index(quote))
                continue
            source = source_of(unit, cue, inverted=rule == "quote_before_cue", codebook=codebook)
            if source:
                span = cue_span(unit, cue)
                taken[clauses.index(quote)] = (source, span, cue.cue_class, rule)
                break
    yield from _gather(unit, clauses, taken, others)


def _beside(unit: Unit, cue: Cue, codebook: Codebook) -> Iterator[tuple[Quotation, str]]:
    """The quoted clauses beside a cue: what the tree hangs under it, what ends before it, what begins behind it."""
    governed = governed_quote(unit, unit.tokens[cue.first].number)
    before, behind = _quote_before(unit, cue, codebook), _quote_behind(unit, cue)
    if governed and governed not in (before, behind):
        yield governed, "quote_before_cue" if governed.end <= unit.tokens[cue.first].start else "quote_after_cue"
    if before:
        yield before, "quote_before_cue"
    if behind:
        yield behind, "quote_after_cue"


def _half_quoted(unit: Unit, cue: Cue, quote: Quotation) -> bool:
    """Is the quoted clause but a part of the reported one (`said that he “did not know it” before`)?"""
    letter = next((c for c in unit.reading.text[quote.inner_start : quote.inner_end] if c.isalpha()), "")
    between = [t for t in unit.tokens[cue.last + 1 :] if t.end <= quote.start]
    following = next((t for t in unit.tokens if t.start >= quote.end), None)
    clause = any(t.low in ("that", "if") or unit.reading.words[t.number].tag in FINITE for t in between)
    if not letter.islower() or (between and (between[-1].text == ":" or (between[-1].text == "," and not clause))):
        return False
    goes_on = following is not None and following.text[0].isalpha() and following.low not in ("and", "but", "while", "as")
    return goes_on or (bool(between) and between[-1].low != "that" and any(t.low != "that" for t in between))


def _gather(unit: Unit, clauses: list[Quotation], taken: dict, others: set[int]) -> Iterator[Found]:
    current: tuple | None = None
    parts: list[Span] = []
    for i, quote in enumerate(clauses):
        if i in taken:
            if current:
                yield _as_direct(unit, parts, current)
            current, parts = taken[i], [*parts] if current is None else []
        elif i in others and current:
            yield _as_direct(unit, parts, current)
            current, parts = None, []
        if i in others and i not in taken:
            continue
        parts.append(
            _with_beginning(unit, quote) if i in taken and taken[i][3] == "quote_before_cue" else content_of(quote, unit)
        )
    if current:
        yield _as_direct(unit, parts, current)


def _with_beginning(unit: Unit, quote: Quotation) -> Span:
    """The quoted clause with the outlet's words that begin its sentence (`The road “is closed for good,” she said`)."""
    start, end = content_of(quote, unit)
    before = [t for t in unit.tokens if t.end <= quote.start]
    letter = next((c for c in unit.reading.text[start:end] if c.isalpha()), "")
    plain = before and not any(t.quoted for t in before) and before[-1].text not in (":", ",", "—", "–", "-", ".")
    if not plain or not letter.islower() or before[-1].low in ("that", "said", "says"):
        return start, end
    return before[0].start, end


def _as_direct(unit: Unit, parts: list[Span], taken: tuple) -> Found:
    source, span, cue_class, rule = taken
    whole = any(q.inner_start == parts[0][0] for q in unit.clauses)
    return Found(tuple(parts), source, span, cue_class, "direct" if whole else "mixed", True, unit, rule)


def _quote_before(unit: Unit, cue: Cue, codebook: Codebook) -> Quotation | None:
    """The quoted clause that ends right before `said X` or `X said`."""
    tokens = unit.tokens
    start = tokens[cue.first].start
    candidates = [q for q in unit.clauses if q.end <= start]
    if not candidates:
        return None
    between = [t for t in tokens if candidates[-1].end <= t.start < start and t.text not in (",", "”", '"', "’", "'")]
    if not between:
        return candidates[-1]
    phrase = left_phrase(unit, cue.first, skipped(codebook))
    if phrase and not [t for t in between if t.start < tokens[phrase[0]].start]:
        return candidates[-1]
    return None


def _quote_behind(unit: Unit, cue: Cue) -> Quotation | None:
    """The quoted clause behind `said:`, `said,`, `told reporters that`."""
    tokens = unit.tokens
    end = tokens[cue.last].end
    quote = next((q for q in unit.clauses if q.start >= end), None)
    if quote is None:
        return None
    between = [t for t in tokens if end <= t.start < quote.start and t.text not in ("“", '"', "‘", "'")]
    short = len(between) <= (9 if "addressee" in cue.form.verb.takes else 2)
    colon = bool(between) and between[-1].text == ":" and len(between) <= 14
    placed = len(between) <= 14 and bool(between) and between[-1].text == "," and between[0].low in PLACES
    if placed and not any(unit.reading.words[t.number].tag in FINITE for t in between):
        return quote  # `said at the town hall on Monday, “…”`
    return quote if (short and not any(t.text in (".", ";") for t in between)) or colon else None
