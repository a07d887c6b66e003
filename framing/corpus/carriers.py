"""What an article brings to the search for shared passages: text, date, whom it credits, and what is not its prose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from framing.codebook import Codebook
from framing.codebook.read import DATA
from framing.codebook.yaml import read_yaml
from framing.corpus.records import Article, Problem
from framing.corpus.zones import Block, find_blocks

TOP, BOTTOM = 8, 4  # blocks above and below the prose that may be a credit line
DATELINES = 3  # body paragraphs that may begin with a dateline


@dataclass(frozen=True)
class Carrier:
    """An article that may carry wire copy.

    `houses`: its outlet and publisher; `skipped`: spans that are never compared (what outlets add to their pages).
    """

    id: str
    text: str
    credit: str | None = None
    date: str | None = None
    houses: frozenset[str] = frozenset()
    skipped: tuple[tuple[int, int], ...] = ()


def carriers(articles: Iterable[Article | Problem], codebook: Codebook) -> Iterator[Carrier]:
    """The articles that have a text, with the agencies they credit: the manifest's `credit`, else what the text says."""
    for item in articles:
        if isinstance(item, Article) and item.text is not None:
            blocks = find_blocks(item.text, codebook, item.repeated)
            skipped = tuple((b.start, b.end) for b in blocks if b.zone == "boilerplate")
            credit = item.meta.get("credit") or credit_in(item.text, blocks)
            houses = frozenset(filter(None, (item.meta.get("outlet"), item.meta.get("publisher"))))
            yield Carrier(item.id, item.text, credit, item.meta.get("date"), houses, skipped)


def credit_in(text: str, blocks: list[Block]) -> str | None:
    """The agencies that an article credits in datelines, by-lines and credit lines, with ", " between; None for none."""
    prose = [b for b in blocks if b.zone == "body"]
    edges = {*blocks[:TOP], *blocks[-BOTTOM:]}
    found = []
    for agency, patterns in _agencies():
        lines = {
            "dateline": prose[:DATELINES],
            "credit": [b for b in blocks if b.zone == "boilerplate"],
            "line": [b for b in edges if b.zone in ("headline", "body")],
        }
        if any(p.search(text[b.start : b.end]) for kind, p in patterns for b in lines[kind]):
            found.append(agency)
    return ", ".join(found) or None


@cache
def _agencies() -> list[tuple[str, list[tuple[str, re.Pattern]]]]:
    """Each agency with the patterns of its credits; ^ and $ are the ends of a block."""
    data, _ = read_yaml(DATA / "agencies.yml")
    out = []
    for agency in data["agencies"]:
        names = "|".join(re.escape(n) for n in [agency["name"], *agency["also"]])
        patterns = [
            (kind, re.compile(p.replace("AGENCY", f"(?:{names})")))
            for kind in ("dateline", "credit", "line")
            for p in data[kind]
        ]
        out.append((agency["name"], patterns))
    return out
