"""Quoted clauses with their cue beside them."""

from collections.abc import Iterator

from framing.codebook import Codebook
from framing.coding.contents import content_of
from framing.coding.cue_search import Cue, Span, cue_span, skipped
from framing.coding.found import Found
from framing.coding.noun_phrases import left_phrase, right_phrase
from framing.coding.quotations import Quotation
from framing.coding.units import Unit


def direct(unit: Unit, cues: list[Cue], codebook: Codebook) -> Iterator[Found]:
    """Quoted clauses with their cue beside them; quotations without a cue of their own go on with the same source."""
    clauses = unit.clauses
    taken: dict[int, tuple[Span, Span, str, str]] = {}
    for cue in cues:
        if cue.passive or (
            not {"clause", "addressee", "to", "object"} & set(cue.form.verb.takes) and cue.cue_class != "say"
        ):
            continue
        before = _quote_before(unit, cue, codebook)
        behind = _quote_behind(unit, cue)
        for quote, rule in ((before, "quote_before_cue"), (behind, "quote_after_cue")):
            if quote is None or clauses.index(quote) in taken:
                continue
            source = source_of(unit, cue, inverted=rule == "quote_before_cue", codebook=codebook)
            if source:
                span = cue_span(unit, cue)
                taken[clauses.index(quote)] = (source, span, cue.cue_class, rule)
                break
    yield from _gather(unit, clauses, taken)


def _gather(unit: Unit, clauses: list[Quotation], taken: dict) -> Iterator[Found]:
    current: tuple | None = None
    parts: list[Span] = []
    for i, quote in enumerate(clauses):
        if i in taken:
            if current:
                yield _as_direct(unit, parts, current)
            current, parts = taken[i], [*parts] if current is None else []
        parts.append(content_of(quote, unit))
    if current:
        yield _as_direct(unit, parts, current)


def _as_direct(unit: Unit, parts: list[Span], taken: tuple) -> Found:
    source, span, cue_class, rule = taken
    return Found(tuple(parts), source, span, cue_class, "direct", True, unit, rule)


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
    return quote if (short and not any(t.text in (".", ";") for t in between)) or colon else None


def source_of(unit: Unit, cue: Cue, inverted: bool, codebook: Codebook) -> Span | None:
    """The source's words: before the cue, or behind it where the order is inverted."""
    tokens = unit.tokens
    before = next((t for t in reversed(tokens[: cue.first]) if t.text not in (",", "”", '"', "’", "'")), None)
    quote_right_before = before is not None and before.quoted
    if inverted and quote_right_before:
        phrase = right_phrase(unit, cue.last + 1)
        if phrase:
            return tokens[phrase[0]].start, tokens[phrase[1] - 1].end
    phrase = left_phrase(unit, cue.first, skipped(codebook))
    return (tokens[phrase[0]].start, tokens[phrase[1] - 1].end) if phrase else None
