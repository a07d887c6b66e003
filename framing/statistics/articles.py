"""Statistics with the article as the unit: means over articles and what may be said of their uncertainty."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest, norm, t

from framing.statistics.sides import unit_numbers

DESCRIPTION_ONLY = 5  # fewer articles: "describes these articles", no interval
INTERVAL_FROM = 10  # from here on an interval; between the two the articles themselves are shown
RESAMPLES = 2_000
CELLS = 2_000_000  # numbers of resampled articles held at one time


@dataclass(frozen=True)
class Estimate:
    """A mean over articles with its 95 % interval; low and high are NaN where there is no ground for one."""

    value: float
    low: float
    high: float
    articles: int


def article_mean(values, groups=None) -> Estimate:
    """Mean of one value per article, with a bootstrap interval over articles that never leaves the range of the values.

    `values`: one number per article, NaN where the article has no ground for one (those don't count). `groups`: one entry
    per article, the same for articles that share wire copy, missing for those that share none; they are drawn together.
    No interval with fewer than ten articles or groups; where all values are 0, or all 1, an exact (Clopper-Pearson) bound
    for a share of articles (groups) instead of [0, 0]. The interval is the expanded percentile interval of Hesterberg (2015,
    What teachers should know about the bootstrap, The American Statistician 69), as wide as a t interval: the plain one is
    too narrow with few articles.

    >>> article_mean([1.0, 0.0, 0.5])
    Estimate(value=0.5, low=nan, high=nan, articles=3)
    >>> e = article_mean([0.0] * 10)
    >>> (e.value, e.low, round(e.high, 4))
    (0.0, 0.0, 0.3085)
    """
    data = np.asarray(values, dtype=float)
    known = ~np.isnan(data)
    data = data[known]
    if not len(data):
        return Estimate(np.nan, np.nan, np.nan, 0)
    mean = float(data.mean())
    if len(data) < INTERVAL_FROM:
        return Estimate(mean, np.nan, np.nan, len(data))
    unit = unit_numbers(groups, len(known), np.flatnonzero(known))
    low, high = _interval(data, unit) if unit.max() + 1 >= INTERVAL_FROM else (np.nan, np.nan)
    return Estimate(mean, low, high, len(data))


def _interval(data: np.ndarray, unit: np.ndarray) -> tuple[float, float]:
    units = int(unit.max()) + 1
    if np.all(data == 0) or np.all(data == 1):
        exact = binomtest(int(data[0]) * units, units).proportion_ci(method="exact")
        return float(exact.low), float(exact.high)
    if np.all(data == data[0]):
        return float(data[0]), float(data[0])
    total, size, rng = np.bincount(unit, data), np.bincount(unit), np.random.default_rng(0)
    means = np.empty(RESAMPLES)
    rows = max(1, CELLS // units)
    for at in range(0, RESAMPLES, rows):
        drawn = rng.integers(0, units, (min(rows, RESAMPLES - at), units))
        means[at : at + rows] = total[drawn].sum(axis=1) / size[drawn].sum(axis=1)
    tail = norm.cdf(np.sqrt(units / (units - 1)) * t.ppf(0.025, units - 1))
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
