"""The rows of an edited sheet beside the machine's codes of now: what the person changed, as lines of corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from framing.codebook import Codebook
from framing.corpus.units import IDS, KEYS, Row, Units, written
from framing.corpus.vocabulary import NO, Vocabulary
from framing.sheets.columns import HELPERS, PHRASES, code_columns, fingerprint, shown_codes, words_of
from framing.sheets.load import UNREAD, Record
from framing.sheets.units import coded_value
from framing.sheets.words import nearest, place_columns, span_of
from framing.tables.columns import Column
from framing.tables.corrections import ADD, ADDED, DELETE, ROW

OUT = ("x", "yes", "y", "1", "true", "delete")  # in the column delete


@dataclass
class Comparison:
    """Machine codes of one layer, and what a sheet changes of them.

    `changes`: lines of corrections; `wrong`: cells and rows that are left out, a line each; `seen`: the numbers of the
    machine's rows that the sheet has; `doubtful`: remarks on what is taken all the same.
    """

    layer: str
    tables: Mapping[str, pd.DataFrame]
    codebook: Codebook
    texts: Mapping[str, str]
    without_words: bool
    by: str
    changes: list[dict[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    seen: dict[int, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units, self.vocabulary = Units(self.tables), Vocabulary(self.codebook, self.tables)
        self.columns = code_columns(self.layer, self.without_words)
        articles = self.tables["articles"]
        self.hashes = {a: written(h) for a, h in zip(articles["article_id"], articles["sha256"], strict=True)}
        self.changed_texts: set[str] = set()
        self.added: dict[tuple[str, int, int], list[Record]] = {}

    def take(self, record: Record) -> None:
        """Compare one row of the sheet; whatever is wrong with it is noted, nothing raises."""
        try:
            self._take(record)
        except ValueError as error:
            self.wrong.append(f"row {record['']}: {error}")

    def _take(self, record: Record) -> None:
        if not self._article(record):
            return
        out = self._out(record)
        number = self._machines(record)
        if number is None:
            if not out:
                self._add(record)
        elif number in self.seen:
            if (
                _codes(self.seen[number], self.columns) != _codes(record, self.columns)
                or self._out(self.seen[number]) != out
            ):
                raise ValueError(f"the same row as row {self.seen[number]['']}, coded otherwise; keep one")
        else:
            self.seen[number] = record
            if out:
                self._line(self._row(number), self.units.key(self.layer, number), ROW, "", DELETE, record)
            else:
                self._edit(number, record)

    def _row(self, number: int) -> Row:
        return self.units.rows[self.layer][number]

    def _article(self, record: Record) -> bool:
        """Is the row of an article that is coded, and of the text that is coded?"""
        article, digest = record["article_id"], record.get("sha256", "")
        if article not in self.hashes:
            raise ValueError(f"no article {article!r} in the codes; the ids stand in articles.csv")
        if digest and self.hashes[article] and digest != self.hashes[article]:
            if article not in self.changed_texts:
                self.changed_texts.add(article)
                raise ValueError(
                    f"the text of {article} is not the one of the sheet; its rows are left out: write a new sheet"
                )
            return False
        return True

    def _out(self, record: Record) -> bool:
        cell = record.get("delete", "").casefold()
        if cell and cell not in (*OUT, *NO):
            raise ValueError(f"delete says {cell!r}; write x, or leave it empty")
        return cell in OUT

    def _machines(self, record: Record) -> int | None:
        """The number of the machine's row that a row of the sheet is; None for one that the person added."""
        start, end, text = *_span(record), record.get("text", "")
        named = bool(record["id"]) if "id" in record else None
        if named is False:
            return None
        if start is None or end is None:
            return self._by_words(record, text, named)
        there = self.units.matching(
            self.layer, self.units.at(self.layer, record["article_id"], start, end), record.get("key", "")
        )
        if len(there) > 1:
            there = [n for n in there if self._shown(n) == _codes(record, self.columns)]
            if len(there) != 1:
                raise ValueError(f"several rows stand at {start}-{end}; the column key tells them apart: don't delete it")
        if not there and named:
            raise ValueError(
                f"the machine has no row at {start}-{end} now; to move a row, write x into its delete and add one without id"
            )
        if (
            there
            and text
            and not _blind(record)
            and text != words_of(self._row(there[0]), self.texts.get(record["article_id"]))
        ):
            raise ValueError("text is changed; to move a row, write x into its delete and add one without id")
        return there[0] if there else None

    def _by_words(self, record: Record, text: str, named: bool | None) -> int | None:
        """The machine's row with these words, where the columns start and end were deleted."""
        article = record["article_id"]
        alike = [
            n for n in self.units.of(self.layer, article) if words_of(self._row(n), self.texts.get(article)) == text != ""
        ]
        if len(alike) > 1:
            told = [n for n in alike if self._row(n)[IDS[self.layer]] == record.get("id")]
            same = [n for n in alike if n not in self.seen and self._shown(n) == _codes(record, self.columns)]
            alike = told or same[:1]
            if not alike:
                raise ValueError("these words are coded more than once; the columns start and end tell where: put them back")
        if not alike and named:
            raise ValueError("no row of the machine's has these words; put the columns start and end back")
        return alike[0] if alike else None

    def _shown(self, number: int) -> dict[str, str]:
        row = self._row(number)
        return shown_codes(row, self.columns, self.layer, self.texts.get(row["article_id"]))

    def _edit(self, number: int, record: Record) -> None:
        row, machine, cells = self._row(number), self._shown(number), _codes(record, self.columns)
        print_ = record.get("machine", "")
        if print_ and len(cells) == len(self.columns) and print_ == fingerprint(cells):
            return
        key, before = self.units.key(self.layer, number), len(self.changes)
        for column in self.columns:
            cell = cells.get(column.name, UNREAD)
            if cell in (UNREAD, machine[column.name]) or (not cell and column.words and _blind(record)):
                continue
            try:
                self._cell(row, key, column, cell, record)
            except ValueError as error:
                self.wrong.append(f"row {record['']}, column {column.name}: {error}")
        if print_ and print_ != fingerprint(machine) and len(self.changes) > before:
            self.doubtful.append(
                f"row {record['']}: the machine's codes changed after the sheet was written; all that differs was taken"
            )

    def _cell(self, row: Row, key: str, column: Column, cell: str, record: Record) -> None:
        if column.name in PHRASES[self.layer]:
            for name, new in self._phrase(column, cell, row["article_id"], row["start"]).items():
                if written(row[name]) != new:
                    self._line(row, key, name, written(row[name]), new, record)
            return
        new = written(coded_value(self.vocabulary, column, cell, self.texts.get(row["article_id"])))
        if new != written(row[column.name]):
            self._line(row, key, column.name, written(row[column.name]), new, record)

    def _phrase(self, column: Column, cell: str, article: str, near: int) -> dict[str, str]:
        """Words with a span of their own: where they stand, and the words unless the set is published without them."""
        name = column.name
        if not cell:
            return {name: "", f"{name}_start": "", f"{name}_end": ""}
        start, end = nearest(cell, self._text(article), near)
        span = {f"{name}_start": str(start), f"{name}_end": str(end)}
        return span if self.without_words else {name: self._text(article)[start:end]} | span

    def _text(self, article: str) -> str:
        if article not in self.texts:
            raise ValueError("the article's text is not at hand; name the folder of the texts with --texts")
        return self.texts[article]

    def _add(self, record: Record) -> None:
        article, text = record["article_id"], self._text(record["article_id"])
        start, end = span_of(record.get("text", ""), *_span(record), text)
        values = self._values(record, article, start)
        place = place_columns(self.layer, start, end, text, self.codebook, self.without_words)
        same = [n for n in self.units.at(self.layer, article, start, end) if self._alike(n, values)]
        if same:
            ids = self._row(same[0])[IDS[self.layer]]
            raise ValueError(f"the machine has this row already ({ids}); change that one")
        twins = self.added.setdefault((article, start, end), [])
        if any(_codes(twin, self.columns) == _codes(record, self.columns) for twin in twins):
            raise ValueError("added twice; keep one")
        twins.append(record)
        key = ADDED if len(twins) == 1 else f"{ADDED} {len(twins)}"
        unit = {"article_id": article, "start": start, "end": end}
        overlapping = self.units.overlapping(self.layer, article, start, end)
        self._line(unit, key, ROW, str(len(overlapping)), ADD, record)
        for column, value in (place | values).items():
            self._line(unit, key, column, "", value, record)

    def _alike(self, number: int, values: dict[str, str]) -> bool:
        return all(written(self._row(number)[c]) == values.get(c, "") for c in KEYS[self.layer])

    def _values(self, record: Record, article: str, start: int) -> dict[str, str]:
        """The codes of an added row. Raises ValueError that names every cell that is wrong or lacks."""
        values: dict[str, str] = {}
        wrong = []
        for column in self.columns:
            cell = record.get(column.name, "")
            follows = column.type == "bool" or column.name == "zone"  # no, and where the words stand
            if cell in ("", UNREAD) and (column.nullable or follows):
                continue
            try:
                if column.name in PHRASES[self.layer]:
                    values |= self._phrase(column, cell, article, start)
                else:
                    values[column.name] = written(
                        coded_value(self.vocabulary, column, cell.replace(UNREAD, ""), self.texts.get(article))
                    )
            except ValueError as error:
                wrong.append(f"column {column.name}: {error}")
        if wrong:
            raise ValueError(f"the added row is left out; {'; '.join(wrong)}")
        return values

    def _line(self, unit: Mapping, key: str, column: str, was: str, new: str, record: Record) -> None:
        self.changes.append(
            {
                "table": self.layer,
                "article_id": unit["article_id"],
                "sha256": self.hashes[unit["article_id"]],
                "start": str(unit["start"]),
                "end": str(unit["end"]),
                "key": key,
                "column": column,
                "was": was,
                "new": new,
                "by": self.by,
                "note": record.get("note", "").replace(UNREAD, ""),
            }
        )


def _codes(record: Record, columns: list[Column]) -> dict[str, str]:
    return {c.name: " ".join(record[c.name].split()) for c in columns if c.name in record}


def _blind(record: Record) -> bool:
    """Was the row written without the article's words, which were not at hand?"""
    return record.get("context") == ""


def _span(record: Record) -> tuple[int | None, int | None]:
    spans = []
    for name in HELPERS[:2]:
        cell = record.get(name, "").removesuffix(".0")
        if cell and not cell.isdecimal():
            raise ValueError(f"{name} {cell!r} is no number; leave it empty where the words stand once in the article")
        spans.append(int(cell) if cell else None)
    return spans[0], spans[1]
