"""Attributions: who is reported to have said what, with the spans of content, cue and source."""

from dataclasses import replace

from framing.codebook import Codebook
from framing.coding.clauses import by_tree
from framing.coding.contents import content_of
from framing.coding.cue_search import Span, cue_span, find_cues
from framing.coding.direct import direct
from framing.coding.found import Found
from framing.coding.indirect import according, headline_source, indirect
from framing.coding.units import Unit


def find_attributions(units: list[Unit], codebook: Codebook) -> list[Found]:
    """All attributions of an article, in the order of their contents."""
    found: list[Found] = []
    for unit in units:
        if unit.block.zone == "boilerplate":
            continue
        here = _in_unit(unit, codebook)
        if not here and unit.clauses and not unit.narrated():
            _go_on(found, unit)
        found += here
    return sorted(found, key=lambda f: (f.start, f.end))


def _in_unit(unit: Unit, codebook: Codebook) -> list[Found]:
    cues = find_cues(unit, codebook)
    found = [*direct(unit, cues, codebook)]
    used = {f.cue for f in found}
    found += [f for f in according(unit, codebook) if f.cue not in used]
    if unit.block.zone == "headline" and not found:
        found += headline_source(unit, codebook)
    previous: Span | None = next((f.source for f in found), None)
    for cue in cues:
        span = cue_span(unit, cue)
        if span in used:
            continue
        item = by_tree(unit, cue, span, codebook) or indirect(unit, cue, span, previous, codebook)
        if item:
            previous = item.source or previous
            found.append(item)
    return _trim(found, codebook)


def _trim(found: list[Found], codebook: Codebook) -> list[Found]:
    """One attribution per content and cue; a cue inside the source of another is dropped."""
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -(f.end - f.start))):
        first = next((t.low for t in item.unit.tokens if item.source and t.start >= item.source[0]), "")
        inside_source = first in codebook.verbs.not_sources or any(
            o is not item and o.source and item.cue and o.source[0] <= item.cue[0] < o.source[1] for o in found
        )
        if not inside_source and not any(o.parts == item.parts and o.source == item.source for o in out):
            out.append(item)
    return out


def _go_on(found: list[Found], unit: Unit) -> None:
    """A unit of quotations alone goes on with the direct quotation before it."""
    before = next((f for f in reversed(found) if f.quote_type in ("direct", "mixed")), None)
    near = before is not None and (
        before.unit.block is unit.block or unit.block.paragraph == before.unit.block.paragraph + 1
    )
    if (
        before is None
        or not near
        or unit.block.zone != before.unit.block.zone
        or (before.quote_type == "mixed" and before.unit.block is not unit.block)
    ):
        return
    parts = (*before.parts, *(content_of(q, unit) for q in unit.clauses))
    found[found.index(before)] = replace(before, parts=parts, unit=before.unit)
