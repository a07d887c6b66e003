"""Lines of corrections into a set's corrections.csv: what others wrote stays, one's own former word is replaced."""

import csv
from pathlib import Path
from typing import NamedTuple

from framing.corpus.cells import read_cells
from framing.corpus.corrections import COLUMNS, NEEDED
from framing.errors import CodesError
from framing.tables import write_whole
from framing.tables.corrections import ADD, DELETE, ROW
from framing.tables.files import safe_cell

UNIT = ("table", "article_id", "start", "end", "key", "by")
Line = dict[str, str]


class Kept(NamedTuple):
    """How many lines were written, how many of the same person's they replace, how many were there already."""

    written: int
    replaced: int
    known: int


def keep_corrections(file: Path, lines: list[Line]) -> Kept:
    """Add lines to the file, whole or not at all.

    A person's change replaces what the same person said of the same cell, and a deletion all that they said of the row;
    lines that are there already stay where they are. Raises CodesError or TableError for a file that can't be read, which is
    then left as it is.
    """
    rows = read_cells(file) if file.exists() else [list(COLUMNS)]
    missing = [name for name in NEEDED if name not in rows[0]]
    if missing:
        raise CodesError(f"{file}: column {missing[0]!r} is missing; the columns are {', '.join(COLUMNS)}")
    header = [*rows[0], *(name for name in COLUMNS if name not in rows[0])]
    old = [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in rows[1:]]
    units: dict[tuple, list[Line]] = {}
    for line in lines:
        units.setdefault(_unit(line), []).append(line)
    new, replaced, known = [], set(), 0
    theirs: dict[tuple, list[int]] = {}
    for number, line in enumerate(old):
        theirs.setdefault(_unit(line), []).append(number)
    for unit, group in units.items():
        there = theirs.get(unit, [])
        fresh, gone = _merged(group, {n: old[n] for n in there})
        new += fresh
        replaced |= gone
        known += len(group) - len(fresh)
    if new:
        kept = [row for number, row in enumerate(rows[1:]) if number not in replaced]
        _write(file, [header, *kept, *([line.get(name, "") for name in header] for line in new)])
    return Kept(len(new), len(replaced), known)


def _merged(group: list[Line], there: dict[int, Line]) -> tuple[list[Line], set[int]]:
    """The lines to be written of one unit, and the numbers of those that they replace."""
    said = {(line["column"], line["new"]) for line in there.values()}
    if any(line["column"] == ROW and line["new"] in (ADD, DELETE) for line in group):
        same = said == {(line["column"], line["new"]) for line in group}
        return ([], set()) if same else (group, set(there))
    fresh = [line for line in group if (line["column"], line["new"]) not in said]
    columns = {line["column"] for line in fresh}
    return fresh, {n for n, line in there.items() if line["column"] in columns or (line["column"] == ROW and fresh)}


def _unit(line: Line) -> tuple:
    return tuple(line.get(name, "").removesuffix(".0") for name in UNIT)


def _write(file: Path, rows: list[list[str]]) -> None:
    def write(part: Path) -> None:
        with part.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows([safe_cell(cell) for cell in row] for row in rows)

    write_whole(file, write)
