"""Attributions: who is reported to have said what, with the spans of content, cue and source."""

from dataclasses import replace
from itertools import zip_longest

from framing.codebook import Codebook
from framing.coding.attributions.clauses import by_tree
from framing.coding.attributions.contents import content_of
from framing.coding.attributions.cue_search import find_cues
from framing.coding.attributions.cues import Span, cue_span
from framing.coding.attributions.direct import direct
from framing.coding.attributions.formulas import according, headline_source
from framing.coding.attributions.found import Found
from framing.coding.attributions.indirect import indirect
from framing.coding.attributions.layout import dash_sources, paragraph_behind, quoted_whole, recordings, transcript
from framing.coding.attributions.nested import nested
from framing.coding.attributions.nominal import nominal
from framing.coding.attributions.sources import source_by_tree, source_of
from framing.coding.units import Unit
from framing.english.syntax import is_verb, subject

NOTHING = ("nothing", "not a word", "no more", "little more", "as much", "so ", "otherwise")
PRONOUNS = ("he", "she", "it", "they", "we", "i")


def find_attributions(units: list[Unit], codebook: Codebook) -> list[Found]:
    """All attributions of an article, in the order of their contents."""
    found = [*transcript(units), *recordings(units)]
    opened: Found | None = None
    for before, unit, following in zip_longest([None, *units[:-1]], units, units[1:]):
        if unit.block.zone == "boilerplate":
            continue
        here = _in_unit(unit, codebook)
        if opened is not None:
            here.append(replace(opened, parts=quoted_whole(unit), unit=unit))
        elif (
            all(f.rule == "nested_in_quotation" for f in here)
            and unit.clauses
            and not unit.narrated()
            and not _go_on(found, unit)
        ):
            here += _of_subject(unit, before, codebook)
        found += here
        opened = _announced(unit, codebook) if paragraph_behind(unit, following) else None
    return sorted(found, key=lambda f: (f.start, f.end))


def _announced(unit: Unit, codebook: Codebook) -> Found | None:
    """`He said:` at the end of a paragraph: its last cue, with the content still to come."""
    cues = [cue for cue in find_cues(unit, codebook) if not cue.passive]
    source = source_of(unit, cues[-1], False, codebook) if cues else None
    if source is None:
        return None
    span = cue_span(unit, cues[-1])
    return Found(((unit.end, unit.end),), source, span, cues[-1].cue_class, "direct", True, unit, "paragraph_after_cue")


def _in_unit(unit: Unit, codebook: Codebook) -> list[Found]:
    cues = find_cues(unit, codebook)
    found = [*direct(unit, cues, codebook)]
    found += dash_sources(unit, found)
    used = {f.cue for f in found if f.cue}
    found += [f for f in according(unit, codebook) if f.cue not in used]
    if unit.block.zone == "headline" and not found:
        found += headline_source(unit, codebook)
    previous: Span | None = next((f.source for f in found), None)
    for cue in cues:
        span = cue_span(unit, cue)
        if span in used:
            continue
        item = by_tree(unit, cue, span, previous, codebook) or indirect(unit, cue, span, previous, codebook)
        if item:
            previous = item.source or previous
            found.append(item)
    return _trim([*found, *nominal(unit, codebook), *nested(unit, codebook)], codebook)


def _trim(found: list[Found], codebook: Codebook) -> list[Found]:
    """One attribution per content and cue; a cue inside the source of another is dropped."""
    out: list[Found] = []
    text = found[0].unit.reading.text if found else ""
    for item in sorted(found, key=lambda f: (f.start, -(f.end - f.start))):
        first = next((t.low for t in item.unit.tokens if item.source and t.start >= item.source[0]), "")
        empty = item.cue and text[item.start : item.end].lower().startswith(NOTHING) and item.quote_type == "indirect"
        if (
            first not in codebook.verbs.not_sources
            and not empty
            and not _of_oneself(item, found)
            and not any(o.parts == item.parts and o.source == item.source for o in out)
        ):
            out.append(item)
    return out


def _of_oneself(item: Found, found: list[Found]) -> bool:
    """`X said he hopes …`, `it had warned …`: what a speaker tells of his own mind and words is part of what he says."""
    text = item.unit.reading.text
    if item.source is None or item.cue is None or text[slice(*item.source)].lower() not in PRONOUNS:
        return False
    mind = item.cue_class in ("regard", "attitude")
    return any(
        o is not item
        and o.parts[0][0] <= item.source[0]
        and item.cue[1] <= o.parts[-1][1]
        and (mind or item.source[0] == o.parts[0][0])
        for o in found
    )


def _of_subject(unit: Unit, before: Unit | None, codebook: Codebook) -> list[Found]:
    """`Brok does not defend the wall. “…”`: quoted clauses alone behind a sentence whose subject is a person."""
    if before is None or before.block is not unit.block or before.clauses:
        return []
    words = before.reading.words
    roots = [t.number for t in before.tokens if words[t.number].head == t.number and is_verb(before.reading, t.number)]
    head = subject(before.reading, roots[0]) if roots else None
    if head is None or roots[0] < head:
        return []
    source = source_by_tree(before, roots[0])
    people = [n for n in before.reading.names if n.kind == "PERSON" and source and source[0] <= n.start < source[1]]
    if source is None or not (people or words[head].text.lower() in ("he", "she")):
        return []
    return [Found(quoted_whole(unit), source, None, None, "direct", True, unit, "quote_after_subject")]


def _go_on(found: list[Found], unit: Unit) -> bool:
    """A unit of quotations alone goes on with the direct quotation before it; tells whether it does."""
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
        return False
    parts = (*before.parts, *(content_of(q, unit) for q in unit.clauses))
    found[found.index(before)] = replace(before, parts=parts, unit=before.unit)
    return True
