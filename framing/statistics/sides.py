"""Two sides of a comparison: which articles stand on which, what they share, and in which stratum each lies."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.errors import TableError


@dataclass(frozen=True)
class Sides:
    """The articles of two sides that can be compared, one entry per article in every array.

    `rows`: their positions in what was handed over; `is_a`: side A or side B; `unit`: articles that share wire copy have
    the same number, any other article has its own; `stratum`: 0, 1, …; `left_out`: articles whose stratum has only one side.
    """

    rows: np.ndarray
    is_a: np.ndarray
    unit: np.ndarray
    stratum: np.ndarray
    left_out: int

    @property
    def weight(self) -> np.ndarray:
        """Each article's weight in its side's mean, 1/n without strata.

        With strata a stratum weighs n_a n_b / (n_a + n_b) on both sides, so both have the same mix of strata and the
        difference of the two means is the outlet's coefficient in a regression with one dummy per stratum.
        """
        in_a, in_b = (np.bincount(self.stratum[side], minlength=self.strata) for side in (self.is_a, ~self.is_a))
        stratum_weight = in_a * in_b / (in_a + in_b)
        per_article = stratum_weight[self.stratum] / np.where(self.is_a, in_a[self.stratum], in_b[self.stratum])
        return per_article / stratum_weight.sum() if len(per_article) else per_article

    @property
    def strata(self) -> int:
        return int(self.stratum.max()) + 1 if len(self.stratum) else 0

    @property
    def home(self) -> np.ndarray:
        """One entry per unit: True where more of its articles stand on side A (ties: A)."""
        return np.bincount(self.unit, np.where(self.is_a, 1, -1)) >= 0

    def units(self, side_a: bool) -> int:
        """How many units (articles, or groups of them that share wire copy) have an article on this side."""
        return len(np.unique(self.unit[self.is_a == side_a]))


def split_sides(outlets, a, b, groups=None, strata=None, values=None) -> Sides:
    """The articles of outlet(s) `a` and of outlet(s) `b`.

    All are one entry per article: `outlets`; `groups` names what an article shares wire copy with (missing or empty: it
    stands for itself); `strata` such as genre or week (missing is a stratum too); `values`: articles whose value is missing
    don't count. Strata with articles of one side only are left out. Raises TableError for lengths that differ and for an
    outlet named on both sides.

    >>> split_sides(["A", "B", "B"], "A", "B", groups=["w1", "w1", None]).unit
    array([0, 0, 1])
    """
    if twice := sorted(set(names(a)) & set(names(b))):
        raise TableError(f"the two sides share {', '.join(twice)}: name an outlet on one side only")
    side_a, side_b = (pd.Series(_labels(outlets, 0)).isin(names(side)).to_numpy() for side in (a, b))
    _check_lengths(len(outlets), groups=groups, strata=strata, values=values)
    use = side_a | side_b
    if values is not None:
        use &= ~np.isnan(numbers(values))
    stratum = pd.factorize(_labels(strata, len(outlets)), use_na_sentinel=False)[0]
    both = np.isin(stratum, stratum[use & side_a]) & np.isin(stratum, stratum[use & side_b])
    rows = np.flatnonzero(use & both)
    return Sides(
        rows,
        side_a[rows],
        unit_numbers(groups, len(outlets), rows),
        pd.factorize(stratum[rows])[0],
        int((use & ~both).sum()),
    )


def numbers(values) -> np.ndarray:
    """One value per article as floating point, NaN where it is missing."""
    return pd.Series(values).astype("Float64").to_numpy(dtype=float, na_value=np.nan)


def names(outlets) -> list[str]:
    """One outlet or several, as a list."""
    return [outlets] if isinstance(outlets, str) else list(outlets)


def unit_numbers(groups, articles: int, rows=None) -> np.ndarray:
    """0, 1, … per article: equal where two articles have the same group; articles without one stand for themselves."""
    labels = _labels(groups, articles)
    alone = np.array([groups is None or pd.isna(label) or label == "" for label in labels], dtype=bool)
    codes = np.where(alone, np.arange(articles), articles + pd.factorize(labels)[0])
    return pd.factorize(codes if rows is None else codes[rows])[0]


def _labels(labels: Iterable | None, articles: int) -> np.ndarray:
    return np.zeros(articles, dtype=object) if labels is None else np.array(list(labels), dtype=object)


def _check_lengths(articles: int, **given) -> None:
    for name, array in given.items():
        if array is not None and len(array) != articles:
            raise TableError(f"{name} has {len(array)} entries, outlets {articles}: give one entry per article")
