"""What a report holds: findings in sentences, figures with their numbers, and the codes behind each number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd


class Code(NamedTuple):
    """A coded row: its layer (labels, casualties, …), its article, and its id, for mentions their start."""

    layer: str
    article_id: str
    key: str


Codes = tuple[Code, ...]


@dataclass(frozen=True)
class Item:
    """A sentence of a finding, with the codes that it counts."""

    text: str
    codes: Codes = ()


@dataclass(frozen=True)
class Finding:
    """What one comparison says: a heading, sentences, how far they reach, and the figure that has all numbers."""

    heading: str
    items: tuple[Item, ...]
    limits: str
    figure: str = ""


@dataclass(frozen=True)
class Table:
    """A table as a page shows it: `cells` as text, `note` what was left out, `codes` those behind each row (or nothing).

    `no_codes` says why there are none.
    """

    caption: str
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    note: str = ""
    codes: tuple[Codes, ...] = ()
    no_codes: str = ""


@dataclass(frozen=True)
class Plate:
    """A figure: `image` is a data: address; `table` has the numbers drawn."""

    name: str
    title: str
    caption: str
    image: str
    table: Table


@dataclass(frozen=True)
class Report:
    """A whole report. Nothing in it is longer than a name or a line of the study's own description."""

    title: str
    authors: tuple[str, ...]
    about: str
    scope: str
    findings: tuple[Finding, ...]
    flow: tuple[Plate, ...]
    figures: tuple[Plate, ...]
    articles: Table
    problems: Table
    methods: tuple[str, ...]
    citations: tuple[str, ...]


MOST_ROWS = 400  # rows of a table that a page shows
SAME = "the same in all rows: "


@dataclass(frozen=True)
class Numbers:
    """A table of numbers to be shown: `names` gives what stands for ids, `codes` the codes behind a row that is shown.

    Without `codes` nothing leads back from it; `no_codes` says why.
    """

    frame: pd.DataFrame
    caption: str
    names: dict[str, str] = field(default_factory=dict)
    codes: Callable[[dict], Codes] | None = None
    no_codes: str = ""

    def table(self, most: int = MOST_ROWS) -> Table:
        """The table for a page: rows that count nothing, empty columns and those that never change are named in the note."""
        frame, notes = self.frame.reset_index(drop=True), []
        kept = frame.index[~_nothing(frame)]
        if len(kept) < len(frame):
            notes.append(f"{len(frame) - len(kept)} rows that count nothing (0) are left out")
        if len(kept) > most:
            notes.append(f"the first {most} of {len(kept)} rows; all are in the CSV that `framing study` writes")
        frame = frame.loc[kept[:most]]
        codes = tuple(self.codes(row) for row in frame.to_dict("records")) if self.codes else ()
        same = {c: frame[c].iloc[0] for c in frame.columns if len(frame) > 1 and frame[c].nunique(dropna=False) == 1}
        empty = [c for c in frame.columns if frame[c].isna().all()]
        said = [f"{_plain(c)} {self._shown(v)}" for c, v in same.items() if c not in empty]
        if said:
            notes.append(SAME + ", ".join(said))
        columns = [c for c in frame.columns if c not in same and c not in empty]
        cells = tuple(tuple(self._shown(cell) for cell in row) for row in frame[columns].itertuples(index=False))
        return Table(self.caption, tuple(map(_plain, columns)), cells, "; ".join(notes), codes, self.no_codes)

    def _shown(self, cell) -> str:
        if pd.isna(cell):
            return ""
        if isinstance(cell, float):
            return f"{cell:.0f}" if cell == int(cell) else f"{cell:.3g}"
        return self.names.get(str(cell), str(cell))


def _nothing(frame: pd.DataFrame) -> pd.Series:
    """Which rows count nothing: their value is 0, the machine's beside it too."""
    value = next((c for c in ("value", "phrases") if c in frame), None)
    if value is None:
        return pd.Series(False, index=frame.index)
    beside = frame[f"machine_{value}"].fillna(0) == 0 if f"machine_{value}" in frame else True
    return (frame[value] == 0).fillna(False) & beside


def _plain(column: str) -> str:
    return column.replace("_", " ")
