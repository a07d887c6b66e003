"""Rows that a person added to the machine's codes: found among the machine's own, or made new."""

import json

import pandas as pd

from framing.corpus.corrections import Correction
from framing.corpus.units import IDS, KEYS, Row, Units, rows_of, written
from framing.tables import TABLES

DERIVED = ("text", "zone", "paragraph", "sentence", "words", "rule", "content_parts", "nested")  # from the text, no codes
SAME_UNIT = {"casualties": ("effect",)}  # without these in common two rows at one span are two units


class NewRows:
    """The rows added so far, by table."""

    def __init__(self, units: Units, zones: pd.DataFrame) -> None:
        self.units, self.zones = units, rows_of(zones)
        self.rows: dict[str, list[Row]] = {name: [] for name in KEYS}

    @staticmethod
    def coded(table: str, values: dict) -> dict:
        """The values that are codes, not derived from the text."""
        return {column: value for column, value in values.items() if column not in DERIVED}

    def machines(self, line: Correction, values: dict, gone: set[int]) -> int | None:
        """The number of the machine's row that is the added one: at its span and alike in what tells rows apart.

        Where nothing of the machine's overlapped the span when the row was added, a single row there now is the same.
        """
        there = [n for n in self.units.at(*line.place) if n not in gone]
        rows = self.units.rows[line.table]
        alike = [n for n in there if _same(rows[n], values, KEYS[line.table])]
        if not alike and line.was == "0" and len(there) == 1:
            alike = [n for n in there if _same(rows[n], values, SAME_UNIT.get(line.table, ()))]
        return alike[0] if len(alike) == 1 else None

    def add(self, line: Correction, values: dict) -> list[str]:
        """Add a row; the columns that it lacks, where it can't be added."""
        row = self._defaults(line) | values
        if row.get("voice") == "own" or (line.table == "casualties" and not row.get("source_party")):
            row["attribution_id"] = None
        lacking = [c.name for c in TABLES[line.table] if not c.nullable and row.get(c.name) is None]
        if not lacking:
            self.rows[line.table].append(row)
        return lacking

    def _defaults(self, line: Correction) -> Row:
        columns = {c.name for c in TABLES[line.table]}
        zone = next((z["zone"] for z in self.zones if _holds(z, line)), None)
        around = self._around(line)
        row: Row = {
            "article_id": line.article_id,
            "start": line.start,
            "end": line.end,
            "zone": zone,
            "content_parts": json.dumps([[line.start, line.end]]),
            "rule": "corrected/added",
            "attribution_id": around,
            "parent": around,
            "nested": around is not None,
        }
        row |= {column.name: False for column in TABLES[line.table] if column.type == "bool" and column.name not in row}
        if line.table in IDS:
            row[IDS[line.table]] = self._id(line)
        return {column: value for column, value in row.items() if column in columns}

    def _id(self, line: Correction) -> str:
        """A fresh id: `lx1`, which no machine gives."""
        column = IDS[line.table]
        rows = [*self.units.rows[line.table], *self.rows[line.table]]
        taken = {row[column] for row in rows if row["article_id"] == line.article_id}
        number = next(n for n in range(1, len(taken) + 2) if f"{line.table[0]}x{n}" not in taken)
        return f"{line.table[0]}x{number}"

    def _around(self, line: Correction) -> str | None:
        """The innermost attribution of the machine's whose content holds the span, and more than it."""
        holding = [a for a in self.units.rows["attributions"] if _holds(a, line)]
        if line.table == "attributions":
            holding = [a for a in holding if (a["start"], a["end"]) != (line.start, line.end)]
        return min(holding, key=lambda a: a["end"] - a["start"])["attribution_id"] if holding else None

    def beside(self, line: Correction) -> str | None:
        """What to look at where the machine now codes nearly the same span, and didn't when the row was added."""
        now = self.units.overlapping(*line.place)
        if not line.was.isdecimal() or len(now) <= int(line.was):
            return None
        row = self.units.rows[line.table][now[-1]]
        return (
            f"line {line.line}: the machine now codes {row['start']}-{row['end']} beside the added {line.start}-{line.end}; "
            "look whether they are one, and take one of them out"
        )


def _holds(row: Row, line: Correction) -> bool:
    return row["article_id"] == line.article_id and row["start"] <= line.start and line.end <= row["end"]


def _same(row: Row, values: dict, columns: tuple[str, ...]) -> bool:
    return all(written(row[c]) == written(values.get(c)) for c in columns)
