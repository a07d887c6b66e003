"""How large a difference between two sides is, each with its 95 % interval over articles."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from framing.statistics.intervals import clopper_pearson, difference_from_intervals, t_margin
from framing.statistics.sides import Sides

T_METHOD, EXACT_METHOD = "t over articles", "exact bound"


@dataclass(frozen=True)
class Effect:
    """A value with its 95 % interval and how that was made; low and high are NaN where there is no ground for one."""

    value: float
    low: float
    high: float
    method: str


def difference(values: np.ndarray, sides: Sides) -> Effect:
    """Mean of side A less mean of side B, in the unit of the values; `values` one per article of `sides`.

    Interval: t over articles or wire groups (Welch). Where every share on a side is 0, or every one is 1, that side has
    an exact bound (Clopper & Pearson) in place of a variance of nothing, joined with the other side's interval after
    Newcombe. The bound holds for values between 0 and 1; for others with no variance on a side there is no interval.
    """
    mean_a, mean_b = means(values, sides)
    value = mean_a - mean_b
    constant = _constant(values, sides)
    if not constant:
        margin = t_margin(_influence(values, sides, True) - _influence(values, sides, False), sides)
        return Effect(value, value - margin, value + margin, T_METHOD)
    if not _all_none(values, sides, constant):
        return Effect(value, np.nan, np.nan, "")
    of_a, of_b = (_side_interval(values, sides, is_a) for is_a in (True, False))
    return Effect(value, *difference_from_intervals(mean_a, of_a, mean_b, of_b), EXACT_METHOD)


def ratio(values: np.ndarray, sides: Sides) -> Effect:
    """Mean of side A over mean of side B; 1 is no difference. NaN where B's mean is 0 or a mean is negative.

    Interval: t over articles on the logarithm. Where every share on a side is 0, or every one is 1, the bounds of one side
    over the opposite bounds of the other (wider than needed; no upper bound, infinite, where B's share may be 0).
    """
    mean_a, mean_b = means(values, sides)
    if mean_b <= 0 or mean_a < 0:
        return Effect(np.nan, np.nan, np.nan, "")
    value, constant = mean_a / mean_b, _constant(values, sides)
    if not constant:
        influence = _influence(values, sides, True) / mean_a - _influence(values, sides, False) / mean_b
        factor = float(np.exp(t_margin(influence, sides)))
        return Effect(value, value / factor, value * factor, T_METHOD)
    if not _all_none(values, sides, constant):
        return Effect(value, np.nan, np.nan, "")
    of_a, of_b = (_side_interval(values, sides, is_a) for is_a in (True, False))
    return Effect(value, of_a[0] / of_b[1], of_a[1] / of_b[0] if of_b[0] else np.inf, EXACT_METHOD)


def cliffs_delta(values: np.ndarray, sides: Sides) -> Effect:
    """Cliff's delta, 2U/(n_a n_b) - 1: how much more often an article of A lies above one of B than below it.

    -1 to 1; 0 where neither side tends to be higher (Cliff 1993). With strata the mean of the strata's deltas, weighted as
    the means are. Interval: t over articles on Fisher's z; where the sides don't overlap at all, the exact bound of as
    many independent pairs as the smaller side has units. Not for yes/no values: their difference says the same.
    """
    value, influence = delta_and_influence(values, sides)
    if abs(value) > 1 - 1e-12:
        edge = 2 * clopper_pearson(0, min(sides.units(True), sides.units(False)))[1] - 1
        return Effect(value, -edge if value > 0 else -1.0, 1.0 if value > 0 else edge, EXACT_METHOD)
    margin = t_margin(influence / (1 - value**2), sides)
    centre = np.arctanh(value)
    return Effect(value, float(np.tanh(centre - margin)), float(np.tanh(centre + margin)), T_METHOD)


def delta_and_influence(values: np.ndarray, sides: Sides) -> tuple[float, np.ndarray]:
    """Cliff's delta, and by how much each article moves it (Brunner & Munzel 2000 without groups and strata)."""
    above = np.empty(len(values))
    for stratum in range(sides.strata):
        here = sides.stratum == stratum
        above[here] = _placements(values[here], sides.is_a[here])
    signed = np.where(sides.is_a, above, -above)
    influence = sides.weight * (signed - _cell_means(signed, sides))
    return float((signed * sides.weight)[sides.is_a].sum()), influence


def log_ratio(a, b, words_a, words_b, smoothing: float = 0.5) -> np.ndarray:
    """log2 of a term's rate in A over its rate in B, (a + s)/words_a against (b + s)/words_b (Hardie 2014).

    1 means twice as often in A. The smoothing s, in occurrences, is added to both counts so that words that one side never
    uses have a value; state it. Counts of words: describes the texts, not a test.

    >>> round(float(log_ratio(7, 2, 100, 100)), 4)
    1.585
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return np.log2((a + smoothing) / words_a) - np.log2((b + smoothing) / words_b)


def means(values: np.ndarray, sides: Sides) -> tuple[float, float]:
    """Mean over articles of side A and of side B, both with the same mix of strata."""
    weighted = values * sides.weight
    return float(weighted[sides.is_a].sum()), float(weighted[~sides.is_a].sum())


def _cell_means(values: np.ndarray, sides: Sides) -> np.ndarray:
    """Each article's mean of its own side and stratum."""
    cell = 2 * sides.stratum + sides.is_a
    return (np.bincount(cell, values) / np.maximum(np.bincount(cell), 1))[cell]


def _influence(values: np.ndarray, sides: Sides, is_a: bool) -> np.ndarray:
    """By how much each article moves the mean of one side; 0 for those of the other."""
    return np.where(sides.is_a == is_a, sides.weight * (values - _cell_means(values, sides)), 0.0)


def _constant(values: np.ndarray, sides: Sides) -> list[bool]:
    """The sides (True: A) on which every article has the same value."""
    return [is_a for is_a in (True, False) if np.ptp(values[sides.is_a == is_a]) == 0]


def _all_none(values: np.ndarray, sides: Sides, constant: list[bool]) -> bool:
    """Whether the values are shares and those of the constant sides all 0 or all 1: then there is an exact bound."""
    in_range = values.min() >= 0 and values.max() <= 1
    return bool(in_range and all(values[sides.is_a == is_a][0] in (0, 1) for is_a in constant))


def _side_interval(values: np.ndarray, sides: Sides, is_a: bool) -> tuple[float, float]:
    """Interval of one side's mean of shares: exact where all are 0 or all 1, else t within [0, 1]."""
    own = values[sides.is_a == is_a]
    mean = means(values, sides)[0 if is_a else 1]
    if np.ptp(own) == 0:
        units = sides.units(is_a)
        return clopper_pearson(round(own[0]) * units, units)
    margin = t_margin(_influence(values, sides, is_a), sides)
    return max(0.0, mean - margin), min(1.0, mean + margin)


def _placements(values: np.ndarray, is_a: np.ndarray) -> np.ndarray:
    """Per article: share of the other side's articles below its value less the share above it, -1 to 1."""
    out = np.empty(len(values))
    ranks = rankdata(values)
    for side in (is_a, ~is_a):
        others = len(values) - side.sum()
        out[side] = 2 * (ranks[side] - rankdata(values[side])) / others - 1
    return out
