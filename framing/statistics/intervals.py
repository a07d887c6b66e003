"""Intervals from articles: t over units, exact bounds for shares that are all 0 or all 1, and their difference."""

import numpy as np
from scipy.stats import beta, t

from framing.statistics.sides import Sides

LEVEL = 0.95


def t_margin(influence: np.ndarray, sides: Sides, level: float = LEVEL) -> float:
    """Half the width of a t interval for an estimate, from each article's influence on it.

    `influence`: by how much an article moves the estimate, e.g. (value - mean)/n for a mean. Influences are summed within
    a unit (articles that share wire copy move together), squared and added per side with G/(G - S) for G units and S
    strata; degrees of freedom as Welch and Satterthwaite have them. For the difference of two means without groups and
    strata this is Welch's interval. NaN where a side has no more units than strata, or nothing varies.

    Coverage of the 95 % interval with 10, 20, 50 articles per outlet stands in docs/article-as-unit.md beside that of
    the bootstrap, which is narrower than it says below 30 articles (percentile and BCa alike).
    """
    moved = np.bincount(sides.unit, influence)
    variances, freedom = [], []
    for is_a in (True, False):
        own = moved[sides.home == is_a]
        free = len(own) - len(np.unique(sides.stratum[sides.is_a == is_a]))
        if free < 1:
            return np.nan
        variances.append(len(own) / free * float(own @ own))
        freedom.append(free)
    total = sum(variances)
    if total <= 0:
        return np.nan
    df = total**2 / sum(v**2 / f for v, f in zip(variances, freedom, strict=True))
    return float(t.ppf((1 + level) / 2, df) * np.sqrt(total))


def clopper_pearson(successes: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Exact interval for a share of n articles (Clopper & Pearson 1934): never [0, 0].

    >>> low, high = clopper_pearson(0, 10)
    >>> (low, round(high, 4))
    (0.0, 0.3085)
    """
    tail = (1 - level) / 2
    low = 0.0 if successes == 0 else float(beta.ppf(tail, successes, n - successes + 1))
    high = 1.0 if successes == n else float(beta.ppf(1 - tail, successes + 1, n - successes))
    return low, high


def difference_from_intervals(
    a: float, of_a: tuple[float, float], b: float, of_b: tuple[float, float]
) -> tuple[float, float]:
    """Interval of a - b from the interval of each (Newcombe 1998, method 10, with any pair of intervals)."""
    low = a - b - np.hypot(a - of_a[0], of_b[1] - b)
    high = a - b + np.hypot(of_a[1] - a, b - of_b[0])
    return float(low), float(high)
