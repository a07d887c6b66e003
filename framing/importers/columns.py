"""Columns of exports and keys of JSON records under our names: the list stands in data/columns.yml."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from framing.codebook.yaml import read_yaml
from framing.importers.records import Found

EXCEL_CELL = 32_767  # the most characters that a cell of Excel holds; what is longer was cut there
FOLD = re.compile(r"[^\w.]|_")


@cache
def book() -> dict[str, Any]:
    """The file data/columns.yml."""
    return read_yaml(Path(__file__).parent / "data" / "columns.yml")[0]


@cache
def fold(name: str) -> str:
    """A column's name without case, spaces, hyphens and underscores."""
    return FOLD.sub("", str(name).casefold()).strip(".")


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    return {fold(n): (ours, i) for ours, names in book()["fields"].items() for i, n in reversed(list(enumerate(names)))}


@cache
def _placeholders() -> set[str]:
    return set(book()["placeholders"])


def mapped(names: Sequence[str]) -> dict[str, list[int]]:
    """Our name of a field → positions of the columns that may hold it, the best first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for position, name in enumerate(names):
        if len(name) < 60 and (hit := _ranks().get(fold(name))):
            found.setdefault(hit[0], []).append((hit[1], position))
    return {ours: [position for _, position in sorted(places)] for ours, places in found.items()}


def layout_of(names: Sequence[str], otherwise: str) -> str:
    """What a table with these columns is called."""
    folded = {fold(name) for name in names}
    return next((name for name, needs in book()["layouts"] if {fold(n) for n in needs} <= folded), otherwise)


def usable(columns: Mapping[str, list[int]]) -> bool:
    """Do the columns hold words, or tell which article a row is about: by address, by title, or by id or file with more?"""
    named = bool({"id", "file"} & set(columns)) and bool({"outlet", "date", "author"} & set(columns))
    return bool({"text", "url", "title"} & set(columns)) or named


def unmapped(name: str, columns: Sequence[str], where: str = "columns") -> tuple[str, str]:
    """The one line for a table in which no column is known."""
    shown = ", ".join(c.strip()[:40] or "(empty)" for c in columns[:15]) + (", …" if len(columns) > 15 else "")
    return "no known columns", (
        f"{name} has the {where} {shown}; rename the one with the articles' words to 'text', and those with headline, "
        "newspaper, date and address to 'title', 'outlet', 'date' and 'url'"
    )


def article(place: str, cells: Sequence[str], columns: Mapping[str, list[int]]) -> Found:
    """The article in a row: words as they stand, fields without white space around them."""
    found = Found(place=place)
    for ours, positions in columns.items():
        filled = [cells[i] for i in positions if i < len(cells) and cells[i].strip()]
        if ours == "outlet" and len(filled) > 1:
            filled.sort(key=lambda value: value.startswith(("http://", "https://")))
            _take_url(found, filled[-1], columns)
        if not filled:
            continue
        if ours == "text":
            found.text = filled[0]
        elif ours == "title":
            found.title = filled[0]
        elif ours == "above":
            found.above.append(filled[0])
        else:
            found.fields[ours] = filled[0].strip()
    _judge(found, "text" in columns)
    return found


def _take_url(found: Found, source: str, columns: Mapping[str, list[int]]) -> None:
    """A `source` that is a page's address is the article's, where no column is for addresses."""
    if "url" not in columns and source.startswith(("http://", "https://")) and source.count("/") > 2:
        found.fields["url"] = source.strip()


def _judge(found: Found, has_column: bool) -> None:
    where, text = found.place or "the record", found.text
    if text is None:
        if has_column:
            found.problems.append(("no text", f"{where} holds no words of the article; add them, or leave the row out"))
    elif text.strip() in _placeholders():
        found.problems.append(("no text", f"{where} holds only {text.strip()!r} for a text; add the words or leave it out"))
    elif len(text) == EXCEL_CELL:
        found.problems.append(
            (
                "cut off",
                f"{where} has exactly {EXCEL_CELL} characters, as many as Excel holds; take the text from its source",
            )
        )
    elif cut := re.search(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$", text):
        found.problems.append(("cut off", f"{where} ends in {cut.group().strip()!r}; get the whole article at its address"))
