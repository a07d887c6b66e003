"""Units of several coders brought together: what each of them wrote about the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from framing.agreement.coders import Coder
from framing.agreement.score import OVERLAP, Row, plain
from framing.corpus.units import rows_of

NUMBERS = ("low", "high")  # coded as numbers; all other columns are codes without order
NONE = "(none)"  # a coder who found the unit and left the cell empty has said so


@dataclass(frozen=True)
class Unit:
    """One unit of a layer: an article, and by coder the row of each who found it. `coders` are all who coded the article."""

    layer: str
    article_id: str
    rows: dict[str, Row]
    coders: tuple[str, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands, as the first who found it has it."""
        row = next(iter(self.rows.values()))
        return row["start"], row["end"]


def shared_units(layer: str, coders: Iterable[Coder]) -> list[Unit]:
    """The units of a layer in articles that at least two of the coders coded, each with one row per coder at most.

    Rows are joined as `score` pairs them: by overlap, the best first; a row joins a unit that has none of its
    coder's yet. For two coders these are its pairs. In order of articles and spans.
    """
    coders = [coder for coder in coders if layer in coder.tables]
    at: dict[str, dict[str, list[Row]]] = {}
    for coder in coders:
        for row in rows_of(coder.tables[layer]):
            if row["article_id"] in coder.read[layer]:
                at.setdefault(row["article_id"], {}).setdefault(coder.name, []).append(row)
    units = []
    for article in sorted(at):
        there = tuple(c.name for c in coders if article in c.read[layer])
        if len(there) > 1:
            groups = _joined(layer, at[article], there)
            units += sorted((Unit(layer, article, g, there) for g in groups), key=lambda u: u.span)
    return units


def _joined(layer: str, rows: dict[str, list[Row]], names: tuple[str, ...]) -> list[dict[str, Row]]:
    keyed = [(name, number) for name in names for number in range(len(rows.get(name, ())))]
    scored = [
        (overlap, (one, i), (two, j))
        for one, two in combinations(names, 2)
        for i, a in enumerate(rows.get(one, ()))
        for j, b in enumerate(rows.get(two, ()))
        if (overlap := OVERLAP[layer](a, b)) > 0
    ]
    group = {key: {key[0]: key[1]} for key in keyed}
    for _, one, two in sorted(scored, key=lambda s: (-s[0], names.index(s[1][0]), s[1][1], names.index(s[2][0]), s[2][1])):
        if not group[one].keys() & group[two].keys():
            both = group[one] | group[two]
            for key in both.items():
                group[key] = both
    unique = {id(g): g for g in group.values()}.values()
    return [{name: rows[name][g[name]] for name in names if name in g} for g in unique]


def codes_of(units: list[Unit], column: str, names: list[str]) -> pd.DataFrame:
    """What each coder wrote in a column: units x coders, missing where the coder didn't find the unit.

    An empty cell of a coder who found it is a code, `(none)`; in the columns of numbers it is missing.
    """
    out = []
    for unit in units:
        cells = []
        for name in names:
            value = plain(unit.rows[name].get(column), column) if name in unit.rows else None
            cells.append(NONE if value is None and name in unit.rows and column not in NUMBERS else value)
        out.append(cells)
    return pd.DataFrame(out, columns=names, dtype=object)
