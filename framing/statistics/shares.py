"""A share pooled over articles, such as precision: hits of all articles by cases of all articles, articles drawn anew."""

import numpy as np

from framing.statistics.articles import INTERVAL_FROM, Estimate
from framing.statistics.intervals import clopper_pearson
from framing.statistics.resampling import RESAMPLES, percentile


def pooled_share(hits, cases, seed: int = 0) -> Estimate:
    """Σ hits / Σ cases over articles, with a 95 % percentile bootstrap interval over articles.

    `hits`, `cases`: one number per article; articles without cases don't count. NaN without any case. No interval below ten
    articles; where every article has all its cases hit, or none, the exact bound for a share of articles (as if each article
    were one case, which is cautious) instead of [1, 1] or [0, 0].

    >>> pooled_share([2, 1], [2, 2])
    Estimate(value=0.75, low=nan, high=nan, articles=2)
    """
    hit, of = np.asarray(hits, dtype=float), np.asarray(cases, dtype=float)
    hit, of = hit[of > 0], of[of > 0]
    n = len(of)
    if not n:
        return Estimate(np.nan, np.nan, np.nan, 0)
    value = float(hit.sum() / of.sum())
    if n < INTERVAL_FROM:
        return Estimate(value, np.nan, np.nan, n)
    if value in (0.0, 1.0):
        return Estimate(value, *clopper_pearson(int(value) * n, n), n)
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    low, high = percentile((times @ hit) / (times @ of))
    return Estimate(value, float(low), float(high), n)
