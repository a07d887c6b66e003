"""Sources that the layout names: `“…” — Name`, the speakers of a transcript, `He said:` before a paragraph."""

import re
from collections import Counter

from framing.coding.attributions.contents import content_of
from framing.coding.attributions.found import Found
from framing.coding.quotations import Quotation
from framing.coding.units import Token, Unit

DASHES = ("―", "—", "–", "--", "-")
RECORDING = re.compile(r"\[[Bb]egin[^\]\n]{0,30}recording[^\]\n]{0,30}\]")
RECORDED = re.compile(r"\[[Ee]nd[^\]\n]{0,30}recording[^\]\n]{0,30}\]")
SPEAKER = re.compile(r"\[(?P<name>(?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’.-]*){0,4})\]")
LABEL = re.compile(r"[“\"]?(?P<name>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}):\s+(?=\S)")


def dash_sources(unit: Unit, taken: list[Found]) -> list[Found]:
    """Quoted clauses that a dash and a name close, up to the line's end or the next quotation."""
    covered = {part for f in taken for part in f.parts}
    found = []
    for quote in unit.clauses:
        name = _name_behind(unit, quote)
        content = content_of(quote, unit)
        if name and content not in covered:
            span = (name[0].start, name[-1].end)
            found.append(Found((content,), span, None, None, "direct", True, unit, "quote_dash_source"))
    return found


def _name_behind(unit: Unit, quote: Quotation) -> list[Token]:
    """The capitalised words behind a dash behind a quotation; none if other words follow in the line."""
    behind = [t for t in unit.tokens if t.start >= quote.end]
    if not behind or behind[0].text not in DASHES:
        return []
    name: list[Token] = []
    for token in behind[1:]:
        if token.quoted or token.text in ("“", '"', "."):
            break
        if not (token.text[0].isupper() or token.text in (",", "-")) or len(name) > 8:
            return []
        name.append(token)
    return name


def transcript(units: list[Unit]) -> list[Found]:
    """What stands behind a speaker's name in capitals at the head of a paragraph, if that name heads several."""
    heads = {}
    for unit in units:
        match = LABEL.match(unit.reading.text, unit.block.start, unit.block.end) if unit.start == unit.block.start else None
        if match:
            heads[id(unit)] = match
    often = Counter(match["name"] for match in heads.values())
    found = []
    for unit in units:
        match = heads.get(id(unit))
        if match and often[match["name"]] > 1:
            start, end = match.end(), unit.block.end
            while end > start and unit.reading.text[end - 1] in ' .,”"\n':
                end -= 1
            found.append(Found(((start, end),), match.span("name"), None, None, "direct", True, unit, "transcript"))
    return found


def recordings(units: list[Unit]) -> list[Found]:
    """What is spoken between `[Begin recording]` and `[end recording]`, by the speaker named in brackets before it."""
    found: list[Found] = []
    text = units[0].reading.text if units else ""
    for begin in RECORDING.finditer(text):
        stop = RECORDED.search(text, begin.end())
        found += _spoken(units, text, begin, stop.start() if stop else len(text))
    return found


def _spoken(units: list[Unit], text: str, begin: re.Match, stop: int) -> list[Found]:
    """The speeches of one recording: from one name in brackets to the next, a part for each paragraph."""
    announced = SPEAKER.search(text, max(0, begin.start() - 60), begin.start())
    heads = [*([announced] if announced else []), *SPEAKER.finditer(text, begin.end(), stop)]
    found = []
    for number, head in enumerate(heads):
        start = max(head.end(), begin.end())
        end = max(start, heads[number + 1].start()) if number + 1 < len(heads) else stop
        blocks = {id(u.block): u for u in reversed(units) if u.block.start < end and start < u.block.end}
        spans = [(max(start, u.block.start), min(end, u.block.end)) for u in reversed(list(blocks.values()))]
        parts = [
            (s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip()))
            for s, e in spans
            if text[s:e].strip()
        ]
        if parts:
            unit = next(u for u in units if u.end > parts[0][0])
            found.append(Found(tuple(parts), head.span("name"), None, None, "direct", True, unit, "recording"))
    return found


def paragraph_behind(unit: Unit, following: Unit | None) -> bool:
    """Does the unit end with a colon, with a paragraph of nothing but quoted clauses behind it?"""
    return (
        following is not None
        and bool(unit.tokens)
        and unit.tokens[-1].text == ":"
        and following.block is not unit.block
        and bool(following.clauses)
        and not following.narrated()
    )


def quoted_whole(unit: Unit) -> tuple[tuple[int, int], ...]:
    """The contents of all quoted clauses of a unit."""
    return tuple(content_of(quote, unit) for quote in unit.clauses)
