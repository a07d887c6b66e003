"""A comparison table laid out for print: what its columns are called, what shares a cell, what the note says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from framing.errors import TableError
from framing.papers.table import PaperTable
from framing.papers.words import UNDEFINED, amount, cell, decimal, heading, per_cent, plain, probability, whole, words
from framing.tables.columns import COMPARISON
from framing.tables.comparisons import COMPARISONS

INTERVAL = ("low", "high")
RESULTS = ("n", "articles", "value", "machine_value")  # what a row says, not what it is about
UNITS = ("outlet", "article", "set")
INTERVALS = "In brackets the 95 % interval, over articles, where there are ten or more."
NO_INTERVAL = "No intervals: below ten articles a value describes these articles alone."


@dataclass(frozen=True)
class _Column:
    """A column of the printed table; `about`: it says what a row is about."""

    name: str
    heading: str
    cells: list[str]
    number: bool
    about: bool


def lay_out(
    table: pd.DataFrame,
    names: Mapping[str, str],
    caption: str = "",
    note: str = "",
    columns: Iterable[str] | None = None,
    wide: str | None = None,
    percent: bool = False,
) -> PaperTable:
    """A comparison table as a table of a paper.

    Value and interval share a cell, "0.34 [0.21, 0.48]" (with `percent` shares are "34 % [21, 48]"), a casualty figure
    and its bound another, "at least 9". Ids of actors, parties and events become `names`. A column that holds the same
    in every row, like the part of the article, goes into the note; places in the text are left out. `columns` picks
    columns and their order. `wide` names a column whose values become columns themselves, outlets for example; where n
    differs between them, it stands in the cell.

    The note is `note`, what n counts, what holds for all rows, and why some values have no interval. Raises TableError for
    a column that the table doesn't have, or for rows that `wide` can't tell apart.
    """
    columns = None if columns is None else list(columns)
    for column in [*(columns or []), *([wide] if wide else [])]:
        if column not in table.columns:
            raise TableError(f"the table has no column {column!r}; it has {', '.join(map(str, table.columns))}")
    laid = [_column(name, table, names, percent) for name in columns or _kept(table)]
    several = columns is None and len(table) > 1
    fixed = [c for c in laid if several and c.about and c.name != wide and len(set(c.cells)) == 1]
    laid = [c for c in laid if c not in fixed]
    said = _note(table, note, [f"{c.heading}: {c.cells[0]}" for c in fixed if c.cells[0]])
    laid = _spread(laid, wide) if wide else laid
    rows = zip(*(c.cells for c in laid), strict=True)
    numbers = tuple(c.number for c in laid)
    return PaperTable(tuple(c.heading for c in laid), tuple(rows), numbers, plain(caption), plain(said))


def _kept(table: pd.DataFrame) -> list[str]:
    """The columns that are printed, those that share a cell under the first one's name."""
    figures = [f"bound{side}" for side in ("", "_a", "_b") if f"bound{side}" in table]
    joined = {"vague"} if figures else set()
    joined |= {f"{end}{bound.removeprefix('bound')}" for bound in figures for end in INTERVAL}
    if "value" in table:
        joined |= {*INTERVAL}
    joined |= {f"{name}_{end}" for name in _with_bounds(table) for end in INTERVAL}
    if "row" in table:
        joined |= {"article_id", *(["row"] if "article" in table else [])}
    return [c for c in table.columns if c not in joined and c not in words().left_out]


def _with_bounds(table: pd.DataFrame) -> list[str]:
    """Columns other than the value that have an interval: `difference`, with difference_low and difference_high."""
    return [str(c) for c in table.columns if all(f"{c}_{end}" in table for end in INTERVAL)]


def _column(name: str, table: pd.DataFrame, names: Mapping[str, str], percent: bool) -> _Column:
    plain_name = str(name)
    if plain_name == "value":
        lows = table["low"] if "low" in table else pd.Series(dtype=float)
        return _Column("value", _interval_heading("value", lows), _values(table, percent), True, False)
    if plain_name == "machine_value":
        bare = table.drop(columns=[c for c in INTERVAL if c in table]).assign(value=table["machine_value"])
        return _Column(plain_name, heading(plain_name), _values(bare, percent), True, False)
    if plain_name in ("bound", "bound_a", "bound_b"):
        return _Column(plain_name, heading(plain_name), _amounts(table, plain_name[5:]), False, False)
    if plain_name in _with_bounds(table):
        lows, highs = (table[f"{name}_{end}"] for end in INTERVAL)
        said = [_value(v, low, high, False, False) for v, low, high in zip(table[name], lows, highs, strict=True)]
        return _Column(plain_name, _interval_heading(plain_name, lows), said, True, False)
    if pd.api.types.is_float_dtype(table[name]) and (table[name].dropna() % 1 > 0).any():
        write = probability if plain_name in words().probabilities else decimal
        said = ["" if pd.isna(v) else write(v) for v in table[name]]
        return _Column(plain_name, plain(heading(plain_name)), said, True, False)
    cells = [cell(value, plain_name, names) for value in table[name]]
    number = pd.api.types.is_numeric_dtype(table[name]) and not pd.api.types.is_bool_dtype(table[name])
    return _Column(plain_name, plain(heading(plain_name)), cells, number, not number)


def _interval_heading(column: str, lows: pd.Series) -> str:
    return heading(column) + (" [95 % interval]" if bool(lows.notna().any()) else "")


def _values(table: pd.DataFrame, percent: bool) -> list[str]:
    """The value of each row, with its interval behind it where it has one."""
    measures = table["measure"] if "measure" in table else pd.Series("", index=table.index)
    lows, highs = (table[end] if end in table else pd.Series(None, index=table.index, dtype=float) for end in INTERVAL)
    columns = set(table.columns)
    return [
        _value(value, low, high, percent and words().is_share(str(measure), columns), measure in words().counts)
        for value, low, high, measure in zip(table["value"], lows, highs, measures, strict=True)
    ]


def _value(value, low, high, percent: bool, count: bool) -> str:
    if pd.isna(value):
        return UNDEFINED
    said = per_cent if percent else whole if count else decimal
    sign = " %" if percent else ""
    interval = "" if pd.isna(low) or pd.isna(high) else f" [{said(low)}, {said(high)}]"
    return f"{said(value)}{sign}{interval}"


def _amounts(table: pd.DataFrame, side: str) -> list[str]:
    lows, highs, vagues = (
        table[name] if name in table else [None] * len(table) for name in (f"low{side}", f"high{side}", f"vague{side}")
    )
    return [amount(*cells) for cells in zip(lows, highs, table[f"bound{side}"], vagues, strict=True)]


def _spread(laid: list[_Column], wide: str) -> list[_Column]:
    """The values of a column as columns; n stands once, in a column or a heading, or in the cell where it differs."""
    over = next((c for c in laid if c.name == wide and c.about), None)
    if over is None:
        raise TableError(f"{wide!r} can't be set side by side: name a column that says what rows are about, like outlet")
    about = [c for c in laid if c.about and c is not over]
    frame = pd.DataFrame({c.name: c.cells for c in laid})
    groups = frame.groupby([c.name for c in about], sort=False) if about else [((), frame)]
    told = [c for c in laid if not c.about]
    counts = [c for c in told if c.name in ("n", "articles")]
    kept = [c for c in counts if all(g[c.name].nunique() == 1 for _, g in groups)]
    above = [c for c in counts if c not in kept and (frame.groupby(wide)[c.name].nunique() == 1).all()]
    inside = [c for c in told if c not in (*kept, *above)]
    rows, spread = list(dict.fromkeys(over.cells)), []
    for _, group in groups:
        if group[wide].duplicated().any():
            raise TableError(f"rows differ in more than {wide!r}: keep the columns that tell them apart, or pick rows")
        cells = group.set_index(wide)[[c.name for c in inside]]
        spread.append([_joined(cells.loc[v], inside) if v in cells.index else "" for v in rows])
    firsts = [group.iloc[0] for _, group in groups]
    out = [_Column(c.name, c.heading, [first[c.name] for first in firsts], c.number, c.about) for c in (*about, *kept)]
    named = _headings(frame, wide, above)
    return out + [_Column(v, named[v], [line[i] for line in spread], True, False) for i, v in enumerate(rows)]


def _headings(frame: pd.DataFrame, wide: str, above: list[_Column]) -> dict[str, str]:
    """For each value of a column its heading: Lantern (n 12, articles 4)."""
    heads = frame.drop_duplicates(wide).set_index(wide)
    told = {v: ", ".join(f"{c.heading.lower()} {heads.loc[v, c.name]}" for c in above) for v in heads.index}
    return {v: f"{v} ({said})" if said else v for v, said in told.items()}


def _joined(cells: pd.Series, columns: list[_Column]) -> str:
    """One cell of several: 0.34 [0.21, 0.48] (n 12, articles 4)."""
    first = next((c for c in columns if c.name in ("value", "phrases")), columns[0])
    rest = ", ".join(f"{c.heading.lower()} {cells[c.name]}" for c in columns if c is not first and cells[c.name])
    return f"{cells[first.name]} ({rest})" if rest else cells[first.name]


def _note(table: pd.DataFrame, note: str, fixed: list[str]) -> str:
    """Whose codes, what n counts, what all rows have in common, and why a value may have no interval."""
    parts = [note] if note else []
    parts += [f"In all rows: {'; '.join(fixed)}."] if fixed else []
    if "n" in table:
        parts.append(f"n: {_about(table, 'n')}")
    if "value" in table:
        parts.append("Values are means over articles, unless they say all together or are counts.")
        parts.append(INTERVALS if "low" in table and table["low"].notna().any() else NO_INTERVAL)
        if table["value"].isna().any():
            parts.append(f"{UNDEFINED}: undefined.")
    elif bounded := _with_bounds(table):
        parts.append(INTERVALS if table[[f"{c}_low" for c in bounded]].notna().any(axis=None) else NO_INTERVAL)
    return " ".join(parts)


def _about(table: pd.DataFrame, column: str) -> str:
    """What a column counts, as it is declared for this table: the declared one that has most of its columns."""
    here = {"outlet" if c in UNITS else str(c) for c in table.columns}
    fitting = [t for t in COMPARISONS.values() if {c.name for c in t} <= here and any(c.name == column for c in t)]
    best = max(fitting, key=len, default=COMPARISON)
    return next(c.about for c in best if c.name == column)
