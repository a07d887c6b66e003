"""Statistics with the article as the unit: means over articles and what may be said of their uncertainty."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest, bootstrap

DESCRIPTION_ONLY = 5  # fewer articles: "describes these articles", no interval
INTERVAL_FROM = 10  # from here on an interval; between the two the articles themselves are shown
RESAMPLES = 2_000


@dataclass(frozen=True)
class Estimate:
    """A mean over articles with its 95 % interval; low and high are NaN where there is no ground for one."""

    value: float
    low: float
    high: float
    articles: int


def article_mean(values, seed: int = 0) -> Estimate:
    """Mean of one value per article, with a percentile bootstrap interval over articles.

    `values`: one number per article, NaN where the article has no ground for one (those don't count).
    No interval below ten articles; where all values are 0, or all 1, an exact (Clopper-Pearson) bound for a share of
    articles instead of [0, 0]. The percentile interval is somewhat narrow below about 30 articles.

    >>> article_mean([1.0, 0.0, 0.5])
    Estimate(value=0.5, low=nan, high=nan, articles=3)
    >>> e = article_mean([0.0] * 10)
    >>> (e.value, e.low, round(e.high, 4))
    (0.0, 0.0, 0.3085)
    """
    data = np.asarray(values, dtype=float)
    data = data[~np.isnan(data)]
    n = len(data)
    if n == 0:
        return Estimate(np.nan, np.nan, np.nan, 0)
    mean = float(data.mean())
    if n < INTERVAL_FROM:
        return Estimate(mean, np.nan, np.nan, n)
    if np.all(data == 0) or np.all(data == 1):
        exact = binomtest(int(data.sum()), n).proportion_ci(method="exact")
        return Estimate(mean, float(exact.low), float(exact.high), n)
    if np.all(data == data[0]):
        return Estimate(mean, mean, mean, n)
    interval = bootstrap(
        (data,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=np.random.default_rng(seed)
    ).confidence_interval
    return Estimate(mean, float(interval.low), float(interval.high), n)
