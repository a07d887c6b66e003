"""What the columns, measures and values of comparison tables are called in print, and how numbers are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from framing.codebook.yaml import read_yaml
from framing.tables.columns import TABLES
from framing.tables.comparisons import COMPARISONS
from framing.tables.files import safe_cell

SIDES = ("_a", "_b")  # of the tables that set two figures side by side
DIGITS = 2
SMALLEST = 10**-DIGITS
UNDEFINED = "–"
JOINERS = "\u200c\u200d"  # unseen signs that shape words of Persian, Urdu and Hindi


@dataclass(frozen=True)
class Words:
    """data/headings.yml."""

    headings: Mapping[str, str]
    left_out: tuple[str, ...]
    values: Mapping[str, str]
    measures: Mapping[str, str]
    shares: tuple[str, ...]
    shares_with: Mapping[str, tuple[str, ...]]
    probabilities: tuple[str, ...]
    counts: tuple[str, ...]

    def is_share(self, measure: str, columns) -> bool:
        """Is the measure a share between 0 and 1 in a table with these columns?"""
        return measure in self.shares or any(c in columns and measure in named for c, named in self.shares_with.items())


@cache
def words() -> Words:
    """The words of data/headings.yml."""
    data, _ = read_yaml(Path(__file__).parent / "data" / "headings.yml")
    return Words(**{name: value for name, value in data.items() if name not in ("title", "version")})


@cache
def _named_columns() -> frozenset[str]:
    """Columns that hold ids of parties, actors or events."""
    declared = [c for table in (*TABLES.values(), *COMPARISONS.values()) for c in table]
    return frozenset(_without_side(c.name) for c in declared if c.codes)


@cache
def _closed_columns() -> frozenset[str]:
    """Columns that hold values of a closed list."""
    declared = [c for table in (*TABLES.values(), *COMPARISONS.values()) for c in table]
    return frozenset(_without_side(c.name) for c in declared if c.values)


def _without_side(column: str) -> str:
    return column[:-2] if column.endswith(SIDES) else column


def heading(column: str) -> str:
    """What a column is called.

    >>> heading("victims_party"), heading("date_a"), heading("mean_a"), heading("effective_size")
    ('Side of the victims', 'Date (first)', 'Mean of A', 'Effective size')
    """
    if column in words().headings:
        return words().headings[column]
    plain = _without_side(column)
    said = words().headings.get(plain) or plain[:1].upper() + plain[1:].replace("_", " ")
    return said if plain == column else f"{said} ({'first' if column.endswith('_a') else 'second'})"


def cell(value, column: str, names: Mapping[str, str]) -> str:
    """A cell in print: a name for an id, words for a code, yes or no, a number with commas; empty where it is missing."""
    if isinstance(value, list | tuple):
        return "; ".join(cell(v, column, names) for v in value)
    if pd.isna(value):
        return ""
    if isinstance(value, str):
        return safe_cell(plain(_named(value, _without_side(column), names)))
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    return whole(value) if value == int(value) else decimal(value)


def _named(value: str, column: str, names: Mapping[str, str]) -> str:
    if column in _named_columns() and value in names and value not in words().values:
        return names[value]
    if column == "measure":
        return words().measures.get(value, value.replace("_", " "))
    if column in _named_columns() | _closed_columns() or value.startswith("("):
        return words().values.get(value) or (value.replace("_", " ") if column in _closed_columns() else value)
    return value


def plain(value) -> str:
    """A string on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() or c in JOINERS else " " for c in str(value)).split())


def whole(number) -> str:
    """A whole number with commas: 4000 is 4,000."""
    return f"{int(number):,}".replace("-", "−")


def decimal(number) -> str:
    """A number with two digits behind the point, <0.01 where that would be 0.

    >>> decimal(0.126), decimal(0.001), decimal(-1.5), decimal(0)
    ('0.13', '<0.01', '−1.50', '0.00')
    """
    if 0 < abs(number) < SMALLEST / 2:
        return f"{'<' if number > 0 else '>−'}{SMALLEST}"
    return f"{number:,.{DIGITS}f}".replace("-", "−")


def probability(number) -> str:
    """A p with three digits behind the point.

    >>> probability(0.0004), probability(0.0312)
    ('<0.001', '0.031')
    """
    return "<0.001" if number < 0.0005 else f"{number:.3f}"


def per_cent(number) -> str:
    """A share as per cent, <1 where it would be 0; the sign % is the caller's."""
    return "<1" if 0 < number < 0.005 else f"{100 * number:.0f}".replace("-", "−")


def amount(low, high, bound: str, vague) -> str:
    """A casualty figure as printed: at least 9; 9–11; scores.

    >>> amount(9, None, "at_least", None), amount(9, 11, "range", None), amount(None, None, "vague", "scores")
    ('at least 9', '9–11', 'scores')
    """
    ends = [whole(n) for n in (low, high) if n is not None and pd.notna(n)]
    if not ends:
        return plain(vague) if vague is not None and pd.notna(vague) else "no number"
    number = "–".join(dict.fromkeys(ends))
    return number if bound in ("exact", "range") else f"{plain(bound).replace('_', ' ')} {number}"
