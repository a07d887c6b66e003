"""What coders disagree on, unit by unit and column by column, as a list to settle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.agreement.coders import Coder, Coders, read_coders
from framing.agreement.score import COLUMNS as CODED
from framing.agreement.score import OVERLAP, Row, plain
from framing.agreement.shared_units import Unit, shared_units
from framing.corpus.article_set import ArticleSet
from framing.corpus.units import IDS, written
from framing.tables import TABLES

EMPTY = "(empty)"  # a cell that a coder left empty, and that may be settled so
UNIT, SPAN = "unit", "span"
PHRASES = {"labels": (), "casualties": ("source",), "attributions": ("source", "cue")}  # words with offsets of their own
LINKS = ("attribution_id", "parent")
DERIVED = ("article_id", "start", "end", "text", "content_parts", "nested", "zone", "paragraph", "sentence", "words", "rule")
BEFORE, AFTER = ["layer", "article_id", "unit", "start", "end", "text", "column"], ["settled"]


@dataclass(frozen=True)
class Settling:
    """A unit with its name (its span, unique in layer and article) and, by column and coder, what is written there."""

    unit: Unit
    name: str
    cells: dict[str, dict[str, str]]

    @property
    def differing(self) -> list[str]:
        """The columns in which the coders differ; `unit` where one of them didn't find it."""
        return [column for column, cells in self.cells.items() if not self._alike(column, cells)]

    def _alike(self, column: str, cells: dict[str, str]) -> bool:
        rows = self.unit.rows.values()
        if column in CODED[self.unit.layer]:
            return len({plain(row.get(column), column) for row in rows}) == 1
        return len(set(cells.values())) == 1

    def agreed(self, column: str) -> str:
        """What those who found the unit wrote; where one left empty what another calls `none`, the word."""
        written_ = [self.cells[column][name] for name in self.unit.rows]
        return next((cell for cell in written_ if cell != EMPTY), EMPTY)


def disagreements_to_settle(
    found: Coders | ArticleSet | str | Path,
    coders: Iterable[str] | None = None,
    texts: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Every disagreement of coders as a row to fill in; `write_reference` reads the filled list.

    `found`: a set, or what `read_coders` read of it; `coders`: names, without them all of gold/coders/. Only articles that
    at least two of them coded. Columns: layer, article_id, unit (the unit's span, which names it), start, end, text (the
    words, where `texts`, article id to text, are given), column, one column per coder, settled (empty).

    `column` is a column of the table, or `unit` (found: yes or no), `span` (where it stands), `source` and `cue` (where
    these words stand), `attribution_id` and `parent` (the unit that the attribution is). `(empty)` is a cell that a coder
    left empty; nothing stands under a coder who didn't find the unit or didn't code the article. Empty, `none` and False
    say the same, as in `score`. Raises CodesError as `read_coders` does and for fewer than two coders.
    """
    found = found if isinstance(found, Coders) else read_coders(found)
    chosen = found.chosen(coders)
    names = [coder.name for coder in chosen]
    rows = []
    for settling in settlings(chosen):
        unit = settling.unit
        start, end = unit.span
        words = texts[unit.article_id][start:end] if texts and unit.article_id in texts else ""
        about = dict(zip(BEFORE, (unit.layer, unit.article_id, settling.name, start, end, words), strict=False))
        for column in settling.differing:
            rows.append(about | {"column": column} | settling.cells[column] | {"settled": ""})
    return pd.DataFrame(rows, columns=[*BEFORE, *names, *AFTER]).fillna("")


def settlings(coders: list[Coder]) -> list[Settling]:
    """All units that the coders found, agreed or not, attributions first."""
    links: dict[tuple, str] = {}
    out = []
    for layer in sorted(OVERLAP, key=lambda name: name != "attributions"):
        units = _named(shared_units(layer, coders))
        if layer == "attributions":
            links = {(c, u.article_id, row[IDS[layer]]): name for u, name in units for c, row in u.rows.items()}
        out += [Settling(unit, name, _cells(unit, links)) for unit, name in units]
    return out


def _named(units: list[Unit]) -> list[tuple[Unit, str]]:
    seen: dict[tuple, int] = {}
    out = []
    for unit in units:
        key = (unit.article_id, unit.span)
        seen[key] = seen.get(key, 0) + 1
        again = f" ({seen[key]})" if seen[key] > 1 else ""
        out.append((unit, f"{unit.span[0]} to {unit.span[1]}{again}"))
    return out


def _cells(unit: Unit, links: dict[tuple, str]) -> dict[str, dict[str, str]]:
    cells = {UNIT: {name: "yes" if name in unit.rows else "no" for name in unit.coders}, SPAN: {}}
    for column in columns(unit.layer):
        cells[column] = {}
    for name, row in unit.rows.items():
        cells[SPAN][name] = span_cell(row)
        for column in columns(unit.layer):
            cells[column][name] = _cell(unit, column, name, row, links)
    return cells


def columns(layer: str) -> list[str]:
    """The columns of a layer that coders decide on: no ids, nothing that follows from the text."""
    parts = [f"{phrase}_{end}" for phrase in PHRASES[layer] for end in ("start", "end")]
    return [c.name for c in TABLES[layer] if c.name not in (*DERIVED, *parts) and c.name != IDS[layer]]


def span_cell(row: Row) -> str:
    """Where a unit stands: `13 to 24`, the parts of an attribution's content with `; ` between."""
    parts = row.get("content_parts")
    return parts.strip("[]").replace("], [", "; ").replace(", ", " to ") if parts else f"{row['start']} to {row['end']}"


def _cell(unit: Unit, column: str, coder: str, row: Row, links: dict[tuple, str]) -> str:
    if column in PHRASES[unit.layer]:
        start = row[f"{column}_start"]
        return EMPTY if start is None else f"{start} to {row[f'{column}_end']}"
    if column in LINKS:
        return links.get((coder, unit.article_id, row[column]), written(row[column]) or EMPTY)
    return written(row[column]) or EMPTY
