"""A person's corrections of machine codes: the lines of corrections/corrections.csv, and how many of them fit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from framing.corpus.article_set import ArticleSet, open_set
from framing.corpus.cells import as_records, read_cells
from framing.errors import CodesError
from framing.tables import CORRECTIONS
from framing.tables.corrections import ADD, DELETE, ROW

NEEDED = ("table", "article_id", "start", "end", "column", "new")
COLUMNS = tuple(c.name for c in CORRECTIONS)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
APPLIED, AGREED, OVERRULED, UNFIT = "applied", "agreed", "overruled", "unfit"


@dataclass(frozen=True)
class Correction:
    """One line: what it changes, where, and whose it is. `line` is its row in a spreadsheet, the header being 1."""

    line: int
    table: str
    article_id: str
    start: int
    end: int
    column: str
    new: str
    sha256: str = ""
    key: str = ""
    was: str = ""
    by: str = ""

    @property
    def place(self) -> tuple[str, str, int, int]:
        """The table and span it is about."""
        return self.table, self.article_id, self.start, self.end

    @property
    def deletes(self) -> bool:
        """Does it take a row out?"""
        return self.column == ROW and self.new == DELETE

    @property
    def adds(self) -> bool:
        """Does it add a row?"""
        return self.column == ROW and self.new == ADD


@dataclass(frozen=True)
class Corrections:
    """How many corrections were made on the machine's codes. The lines of an added row count as one.

    `applied`: they changed a code, took a row out or added one; `agreed`: the machine's codes, or another correction, say
    the same; `overruled`: a later line says otherwise; `unfit`: they fit the codes, the text or the codebook no more.
    `tables` has these numbers by table, `articles` counts those with an applied correction, `by` names who made them.
    """

    applied: int = 0
    agreed: int = 0
    overruled: int = 0
    unfit: int = 0
    articles: int = 0
    by: tuple[str, ...] = ()
    tables: dict[str, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def counted(cls, verdicts: Iterable[tuple[Correction, str]]) -> "Corrections":
        """The numbers of corrections with what became of each."""
        verdicts = list(verdicts)
        total = Counter(verdict for _, verdict in verdicts)
        applied = [c for c, verdict in verdicts if verdict == APPLIED]
        tables: dict[str, Counter] = {}
        for correction, verdict in verdicts:
            tables.setdefault(correction.table, Counter())[verdict] += 1
        return cls(
            total[APPLIED],
            total[AGREED],
            total[OVERRULED],
            total[UNFIT],
            len({c.article_id for c in applied}),
            tuple(sorted({c.by for c in applied if c.by})),
            {name: {v: tables[name][v] for v in (APPLIED, AGREED, OVERRULED, UNFIT)} for name in sorted(tables)},
        )

    def says(self) -> str:
        """In words, for subtitles and messages: `41 corrections in 9 articles by two people (2 more no longer fit)`."""
        made = f"{self.applied or 'no'} correction{'s' if self.applied != 1 else ''}"
        if self.applied:
            made += f" in {self.articles} article{'s' if self.articles != 1 else ''}"
        if self.by:
            people = NUMBERS[len(self.by)] if len(self.by) < len(NUMBERS) else str(len(self.by))
            made += f" by {people} {'people' if len(self.by) != 1 else 'person'}"
        return made + (f" ({self.unfit} more no longer fit{'s' if self.unfit == 1 else ''})" if self.unfit else "")


def corrections_file(found: ArticleSet) -> Path:
    """Where a set's corrections are."""
    return found.folder / "corrections" / "corrections.csv"


def read_corrections(path: str | Path) -> pd.DataFrame:
    """A set's corrections as they stand in its corrections/corrections.csv: a line a change, every cell as text.

    Columns as the data dictionary declares them under `corrections`, and `line`, the row in a spreadsheet (the header is
    1); columns that a person added are kept behind them. Empty where the set has no such file. Raises CodesError for a
    file without a needed column, TableError for one that can't be read.
    """
    file = corrections_file(open_set(path))
    records, _ = _records(file) if file.exists() else ([], [])
    extra = [name for name in (records[0] if records else ()) if name and name not in COLUMNS]
    cells = [{"line": int(r[""])} | {c: r.get(c) or None for c in (*COLUMNS, *extra)} for r in records]
    return pd.DataFrame(cells, columns=["line", *COLUMNS, *extra]).astype(dict.fromkeys([*COLUMNS, *extra], "string"))


def correction_lines(file: Path) -> tuple[list[Correction], list[tuple[str, str]]]:
    """The lines of a file that can be understood, and of the others article and what is wrong. Raises as above."""
    records, longer = _records(file)
    wrong = [
        ("", f"line {n}: more cells than the header; put quotation marks round a cell that holds a comma") for n in longer
    ]
    lines = []
    for record in records:
        number, spans = record[""], (record["start"], record["end"])
        if not all(s.removesuffix(".0").isdecimal() for s in spans) or float(spans[0]) >= float(spans[1]):
            wrong.append(
                (record["article_id"], f"line {number}: start {spans[0]!r} and end {spans[1]!r} are no span; mend the line")
            )
            continue
        start, end = (int(s.removesuffix(".0")) for s in spans)
        texts = {k: record.get(k, "") for k in ("table", "article_id", "column", "new", "sha256", "key", "was", "by")}
        lines.append(Correction(int(number), start=start, end=end, **texts))
    return lines, wrong


def _records(file: Path) -> tuple[list[dict[str, str]], list[int]]:
    rows = read_cells(file)
    missing = [name for name in NEEDED if name not in rows[0]]
    if missing:
        raise CodesError(f"{file}: column {missing[0]!r} is missing; the columns are {', '.join(COLUMNS)}")
    return as_records(file, rows)
