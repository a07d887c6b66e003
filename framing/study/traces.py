"""From the numbers of a report back to the coded rows that they count, by `framing.measures.behind`."""

from collections.abc import Iterable, Mapping

import pandas as pd

from framing.errors import TableError
from framing.measures.behind import NO_WORDS, rows_behind, table_of
from framing.measures.kept import Kept
from framing.report.document import Code, Codes
from framing.report.marks import one_line
from framing.study.data import StudyData

KEYS = {"labels": "label_id", "casualties": "claim_id", "passages": "other_id", "attributions": "attribution_id"}
COUNTED = ("value", "phrases")  # columns that say what a row counts
PERIOD = ("every", "period")  # columns of any measure over time
RESULTS = ("n", "articles", "value", "low", "high")  # columns that don't change which codes stand behind a row


class Traces:
    """Leads rows of a study's comparison tables to the codes that their values count; of equal rows the first is looked up.

    What is counted is the numerator: for a share the codes in it, for distinct speakers the attributions in which they first
    stand in an article, for a pair of outlets what is said by speakers whom both have.
    """

    def __init__(self, study: StudyData) -> None:
        self._kept = Kept(study.codes, study.codebook)
        self._known: dict[tuple, Codes] = {}

    def __call__(self, row: Mapping) -> Codes:
        """The codes behind a row; nothing behind one that counts nothing."""
        if any(pd.isna(row[c]) or not row[c] for c in COUNTED if c in row):
            return ()
        key = tuple((c, str(v).removeprefix("pooled_")) for c, v in row.items() if c not in RESULTS)
        if key not in self._known:
            self._known[key] = codes_of(rows_behind(self._kept, row))
        return self._known[key]

    def of_all(self, rows: pd.DataFrame) -> Codes:
        """The codes behind all rows of a table, each once."""
        return _sorted(code for row in rows.to_dict("records") for code in self(row))


def no_words(numbers: pd.DataFrame) -> str:
    """Why no codes stand behind the rows of a table, as a sentence; empty where they do."""
    columns = [c for c in numbers.columns if c not in PERIOD]
    row = dict.fromkeys(columns) if numbers.empty else numbers[columns].iloc[0].to_dict()
    try:
        table_of(row)
    except TableError as error:
        name, _, why = str(error).partition(" ")
        return f"This table {why}." if name in NO_WORDS else f"{error}."
    return ""


def codes_of(rows: pd.DataFrame) -> Codes:
    """The codes that rows of a coded table are; among labels, rows without an id are names (`mentions`)."""
    layer = next(layer for layer, column in KEYS.items() if column in rows)
    if layer == "passages":
        spans = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
        return _sorted(Code(layer, article, f"{int(start)}-{int(end)}") for article, start, end in spans)
    cells = zip(rows["article_id"], rows["start"], rows[KEYS[layer]], strict=True)
    return _sorted(
        Code("mentions", article, str(int(start))) if pd.isna(key) else Code(layer, article, one_line(key))
        for article, start, key in cells
    )


def _sorted(codes: Iterable[Code]) -> Codes:
    return tuple(sorted(set(codes), key=lambda c: (c.article_id, c.layer, len(c.key), c.key)))
