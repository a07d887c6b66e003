"""Is a table what its declaration says? One error names table, column, row, value and what is allowed."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

import pandas as pd

from framing.errors import TableError
from framing.tables.columns import TABLES, Column

DTYPES = {"string": "string", "int64": "Int64", "bool": "boolean", "float64": "Float64"}


def make_table(name: str, rows: Iterable[Mapping]) -> pd.DataFrame:
    """A table from rows (mappings of column to value), with the declared columns, order and types.

    Columns that a row lacks are empty. Raises TableError for a column that the table doesn't declare
    or a value that its type can't hold.
    """
    frame = pd.DataFrame.from_records(list(rows))
    return typed(name, frame)


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The same cells in the declared columns, order and types; absent columns are added empty."""
    declared = declared_columns(name)
    unknown = [c for c in frame.columns if c not in {d.name for d in declared}]
    if unknown:
        raise TableError(f"table {name}: unknown column {unknown[0]!r}{_suggest(unknown[0], [d.name for d in declared])}")
    cells = {}
    for column in declared:
        source = frame[column.name] if column.name in frame else pd.Series([None] * len(frame), dtype=object)
        cells[column.name] = _cast(name, column, source)
    return pd.DataFrame(cells, index=range(len(frame)))


def declared_columns(name: str) -> tuple[Column, ...]:
    """The columns of a coded table. Raises TableError for a table that is not declared."""
    if name not in TABLES:
        raise TableError(f"no table {name!r}; the tables are {', '.join(TABLES)}")
    return TABLES[name]


def _cast(table: str, column: Column, cells: pd.Series) -> pd.Series:
    if cells.dtype == DTYPES[column.type]:
        return cells.reset_index(drop=True)
    convert, out = CONVERT[column.type], []
    for row, value in enumerate(cells, 1):
        try:
            out.append(None if pd.isna(value) else convert(value))
        except (TypeError, ValueError, OverflowError):
            raise TableError(f"table {table}, row {row}, column {column.name}: {value!r} is no {column.type}") from None
    return pd.Series(out, dtype=DTYPES[column.type])


def _whole(value) -> int:
    if float(value) != int(float(value)):
        raise ValueError(value)
    return int(float(value))


def _truth(value) -> bool:
    word = str(value).casefold()
    if word not in ("true", "false", "1", "0"):
        raise ValueError(value)
    return word in ("true", "1")


CONVERT: dict[str, Callable] = {"string": str, "int64": _whole, "float64": float, "bool": _truth}


def check_table(name: str, frame: pd.DataFrame, allowed: Callable[[str], set[str] | None] | None = None) -> None:
    """Raise TableError unless every cell is allowed.

    `allowed(kind)` gives the ids that a codebook allows for the kinds `party`, `actor` and `event`, or None where
    anything goes (an actor that no codebook knows); without it those columns aren't checked.
    """
    for column in declared_columns(name):
        if column.name not in frame:
            raise TableError(f"table {name}: column {column.name!r} is missing; it holds: {column.about}")
        cells = frame[column.name]
        if not column.nullable and cells.isna().any():
            row = int(cells.isna().to_numpy().nonzero()[0][0]) + 1
            raise TableError(f"table {name}, row {row}, column {column.name}: empty, but every row needs it")
        values = column.values or (allowed(column.codes) if allowed and column.codes else None)
        if values is not None:
            _check_values(name, column, cells, set(values))
    _check_spans(name, frame)


def _check_values(name: str, column: Column, cells: pd.Series, values: set[str]) -> None:
    extra = {"own"} if column.name == "status_by" else set()
    wrong = cells[cells.notna() & ~cells.isin(values | extra)]
    if len(wrong):
        value, row = wrong.iloc[0], int(wrong.index[0]) + 1
        shown = f"; allowed: {', '.join(sorted(values))}" if len(values) <= 20 else ""
        raise TableError(
            f"table {name}, row {row}, column {column.name}: {value!r} is not allowed{_suggest(value, values)}{shown}"
        )


def _check_spans(name: str, frame: pd.DataFrame) -> None:
    if {"start", "end"} <= set(frame.columns) and len(frame):
        wrong = frame[(frame["start"] < 0) | (frame["end"] < frame["start"])]
        if len(wrong):
            row = wrong.iloc[0]
            raise TableError(
                f"table {name}, row {int(wrong.index[0]) + 1}: start {row['start']} and end {row['end']} are no span"
            )


def _suggest(value: str, known: Iterable[str]) -> str:
    near = get_close_matches(str(value), list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
