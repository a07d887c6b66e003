"""Blocks of an article: headline, caption, boilerplate or body, found by the shape of its lines. Nothing is altered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
BREAK = re.compile(r"[ \t\xa0]{5,}")  # runs of blanks stand for a lost line break
BLANKS = ("     ", "\t", "\xa0")  # without one of these there is no such run
CLOSED = re.compile(r"[.?!…:]\s*['\"’”»)\]]*\s*$")  # ends a sentence
SENTENCE = re.compile(r"[.!…:;,]\s*['\"’”»)\]]*\s*$|\?\s*['\"’”»)\]]+\s*$")
LONGEST_HEADLINE, SHORT = 25, 8  # words; a question is a subhead only if short
Spans = Sequence[tuple[int, int]]
WRAP = (50, 100)  # characters: a file whose lines end there is wrapped


@dataclass(frozen=True)
class Block:
    """A paragraph or line: its span, its zone, and its number among the body's paragraphs (-1 outside)."""

    start: int
    end: int
    zone: str
    paragraph: int = -1


def find_blocks(text: str, codebook: Codebook, repeated: Spans = ()) -> list[Block]:
    """The article's blocks in their order; every character but white space belongs to one.

    The first line is the headline if it doesn't end like a sentence; lines above the byline or the date are
    headline, too; later lines that don't end like a sentence are subheads. Lines wrapped at a fixed width are
    joined to paragraphs. `repeated` are the spans of lines that the outlet prints in many articles: boilerplate.
    """
    patterns = _patterns_of(codebook)
    spans = _paragraphs(text, patterns)
    zones = [_zone(text[s:e], patterns) for s, e in spans]
    if repeated:
        zones = ["boilerplate" if z != "caption" and _inside(s, repeated) else z for s, z in zip(spans, zones, strict=True)]
    _headlines(zones, [text[s:e] for s, e in spans])
    blocks, number = [], 0
    for (start, end), zone in zip(spans, zones, strict=True):
        kind = "boilerplate" if zone == "byline" else zone
        blocks.append(Block(start, end, kind, number if kind == "body" else -1))
        number += kind == "body"
    return blocks


def find_paragraphs(text: str, codebook: Codebook) -> list[tuple[int, int]]:
    """The spans of the article's paragraphs and lines, as `find_blocks` has them."""
    return _paragraphs(text, _patterns_of(codebook))


def _patterns_of(codebook: Codebook) -> dict:
    return _patterns(tuple(codebook.zones.byline), tuple(codebook.zones.caption), tuple(codebook.zones.boilerplate))


def _inside(span: tuple[int, int], spans: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _paragraphs(text: str, patterns: dict) -> list[tuple[int, int]]:
    lines = [m.span() for m in LINE.finditer(text) if m.group().strip()]
    broken = any(blank in text for blank in BLANKS)
    pieces = [span for line in lines for span in (_split(text, *line) if broken else _stripped(text, *line))]
    if not _wrapped([text[s:e] for s, e in lines]):
        return pieces
    out: list[tuple[int, int]] = []
    capitals = _all_capitals(text)
    for i, (start, end) in enumerate(pieces):
        if out and _goes_on(text, pieces, i, patterns, capitals):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _stripped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The line without blanks at its ends."""
    line = text[start:end]
    return [(end - len(line.lstrip()), start + len(line.rstrip()))]


def _split(text: str, start: int, end: int):
    """The pieces of a line between long runs of blanks, without blanks at their ends."""
    at = start
    for match in [*BREAK.finditer(text, start, end), None]:
        stop = match.start() if match else end
        piece = text[at:stop]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = match.end() if match else end


def _wrapped(lines: list[str]) -> bool:
    """Are lines wrapped at a width? Most are nearly as long as the longest, and end without ending a sentence."""
    if len(lines) < 6:
        return False
    lengths = sorted(len(line) for line in lines)
    width = lengths[int(len(lengths) * 0.98) - 1]
    long = [line for line in lines if len(line) >= width * 0.8]
    if not (WRAP[0] <= width <= WRAP[1] and len(long) > len(lines) / 2):
        return False
    open_ended = [line for line in long if not CLOSED.search(line)]
    return len(open_ended) > len(long) / 2


def _all_capitals(text: str) -> bool:
    """Is the whole text printed in capitals, so that they mark no line?"""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and sum(c.isupper() for c in text) > 0.9 * letters


def _goes_on(text: str, pieces: list[tuple[int, int]], i: int, patterns: dict, capitals: bool) -> bool:
    """Does line i go on with the paragraph? Yes in mid-sentence; after a sentence, if its first word had no room."""
    (start, end), (next_start, next_end) = pieces[i - 1], pieces[i]
    line, following = text[start:end], text[next_start:next_end]
    if (
        text[end:next_start].count("\n") > 1
        or _alone(line, patterns, capitals)
        or _alone(following, patterns, capitals)
        or any(p.search(line) for p in patterns["caption"])
    ):
        return False
    width = max(e - s for s, e in pieces[max(0, i - 9) : i + 9])
    if not CLOSED.search(line):
        return len(line) > 0.7 * width
    return len(line) + 1 + len(following.split()[0]) > width


def _alone(line: str, patterns: dict, capitals: bool) -> bool:
    shouted = not capitals and line.isupper() and len(line.split()) > 1
    return shouted or any(p.search(line) for kind in ("byline", "boilerplate") for p in patterns[kind])


@lru_cache(maxsize=8)
def _patterns(byline, caption, boilerplate):
    return {
        name: [re.compile(p, re.I) for p in patterns]
        for name, patterns in (("byline", byline), ("caption", caption), ("boilerplate", boilerplate))
    }


def _zone(line: str, patterns: dict) -> str:
    plain = " ".join(line.split())
    for name in ("boilerplate", "byline", "caption"):
        if any(p.search(plain) for p in patterns[name]):
            return name
    if len(plain.split()) <= (SHORT if plain.endswith("?") else LONGEST_HEADLINE) and not SENTENCE.search(plain):
        return "headline" if re.search(r"[^\W\d_]", plain) else "boilerplate"
    return "body"


def _headlines(zones: list[str], lines: list[str]) -> None:
    """Short blocks above the byline or date are headline and standfirst; so is a first line however it ends."""
    if zones and zones[0] == "body" and len(zones) > 2 and len(lines[0].split()) <= 16 and len(lines[1].split()) > 16:
        zones[0] = "headline"
    top = next((i for i, zone in enumerate(zones[:7]) if zone == "byline"), None)
    if top is not None and zones[0] == "headline":
        for i in range(top):
            if zones[i] == "body" and len(lines[i].split()) <= 45:
                zones[i] = "headline"
