"""Which row of a coded table is meant, by what the article says and not by a number that shifts when it is coded anew.

A row is known by its article and its span. Where several rows have one span, what tells them apart are, in the machine's
codes, for a label its category and actor, for a casualty claim its effect, bounds and group of victims, for an attribution
where its source and cue stand, for a loaded word its entry. Such a key names the machine's values, also where they are
corrected, since corrections are always applied to the machine's codes. Ids (l1, a3) are numbered by the machine and are
no part of it.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

KEYS = {
    "labels": ("category", "actor"),
    "casualties": ("effect", "low", "high", "victims_group"),
    "attributions": ("source_start", "source_end", "cue_start"),
    "loaded": ("entry",),
    "mentions": ("actor",),
}
IDS = {"labels": "label_id", "casualties": "claim_id", "attributions": "attribution_id"}
SAME = 0.5  # how much of two rows' common span both must hold for them to be one unit's

Row = dict


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """A table's rows as mappings, None where a cell is empty."""
    plain = frame.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")


def written(value) -> str:
    """A code as a correction writes it: empty for none, whole numbers without a point."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


class Units:
    """The rows of the coded tables by article and span."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self.rows = {name: rows_of(tables[name]) for name in KEYS}
        self.places: dict[tuple, list[int]] = {}
        self.articles: dict[tuple, list[int]] = {}
        for name, rows in self.rows.items():
            for number, row in enumerate(rows):
                self.articles.setdefault((name, row["article_id"]), []).append(number)
                self.places.setdefault((name, row["article_id"], row["start"], row["end"]), []).append(number)

    def at(self, table: str, article: str, start: int, end: int) -> list[int]:
        """Numbers of the rows at a span."""
        return self.places.get((table, article, start, end), [])

    def key(self, table: str, number: int) -> str:
        """What tells a row from the others at its span; empty where it is the only one."""
        row = self.rows[table][number]
        if len(self.at(table, row["article_id"], row["start"], row["end"])) < 2:
            return ""
        return "; ".join(f"{column}={written(row[column])}" for column in KEYS[table])

    def matching(self, table: str, numbers: Iterable[int], key: str) -> list[int]:
        """Those of the rows that have the values of a key, all of them for an empty key."""
        wanted = [part.strip().partition("=") for part in key.split(";")] if key else []
        return [
            n
            for n in numbers
            if all(written(self.rows[table][n].get(column.strip())) == value.strip() for column, _, value in wanted)
        ]

    def overlapping(self, table: str, article: str, start: int, end: int) -> list[int]:
        """Numbers of the rows that share more than half of the span that they and this one cover."""
        return [n for n in self.of(table, article) if _shared(self.rows[table][n], start, end)]

    def of(self, table: str, article: str) -> list[int]:
        """Numbers of an article's rows."""
        return self.articles.get((table, article), [])


def _shared(row: Row, start: int, end: int) -> bool:
    common = min(row["end"], end) - max(row["start"], start)
    return common > SAME * (max(row["end"], end) - min(row["start"], start))
