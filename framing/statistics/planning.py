"""Before articles are collected: how wide an interval will be, and which difference between two outlets can be found.

The unit is the article throughout. Shares and differences are between 0 and 1. Every function raises ValueError for a number
that cannot be meant (a share of 30, no articles).
"""

from functools import lru_cache
from math import ceil, log, nan, sqrt
from statistics import NormalDist

import numpy as np

ALPHA = 0.05
POWER = 0.8
STEP = 1_000  # detectable differences of shares are found to a thousandth


def wilson_half_width(share: float, articles: int, alpha: float = ALPHA) -> float:
    """Half the width of the score interval for a share of articles, with confidence 1 − alpha.

    z / (1 + z²/n) · √(share · (1 − share) / n + z² / 4n²). The interval's middle is not the share but lies nearer to a half:
    (share + z²/2n) / (1 + z²/n). Wilson, E. B. (1927), JASA 22; recommended over share ± 1.96 SE by Agresti, A. & Coull,
    B. A. (1998), The American Statistician 52.

    >>> round(wilson_half_width(0.3, 50), 3)
    0.123
    """
    _check(share=share, articles=articles)
    z = _z(1 - alpha / 2)
    return z / (1 + z**2 / articles) * sqrt(share * (1 - share) / articles + z**2 / (4 * articles**2))


def mean_half_width(sd: float, articles: int, alpha: float = ALPHA) -> float:
    """Half the width of the interval for a mean over articles: z · sd / √n.

    `sd`: standard deviation between articles. `articles`: those that have a value at all. With ten of
    them an interval by Student's t is 15 % wider.
    """
    _check(articles=articles)
    return _z(1 - alpha / 2) * sd / sqrt(articles)


def power_of_shares(share: float, other: float, articles: int, alpha: float = ALPHA) -> float:
    """Chance that Fisher's exact test finds the difference of two outlets' shares, `articles` from each.

    Exact: the sum over all outcomes of the two binomial distributions that the test rejects at alpha, two-sided. With as
    many articles from each outlet, permuting articles between the two and comparing the difference is the same test.
    Fisher, R. A. (1935), JRSS 98.

    >>> round(power_of_shares(0.5, 0.9, 20), 2)
    0.74
    """
    _check(share=share, articles=articles)
    _check(share=other)
    one, two = _binomial(articles, share), _binomial(articles, other)
    return float(one @ _rejected(articles, alpha) @ two)


def detectable_difference_of_shares(
    share: float, articles: int, *, comparisons: int = 1, alpha: float = ALPHA, power: float = POWER
) -> float:
    """The smallest difference upwards from `share` that `power_of_shares` finds with this power; NaN where none is.

    `articles` from each of two outlets; `comparisons` in the family, each made at alpha / comparisons (Bonferroni; Dunn,
    O. J. 1961, JASA 56). Found to a thousandth. From `share` downwards it is the difference from 1 − share.

    >>> detectable_difference_of_shares(0.5, 5)
    nan
    """
    level = alpha / comparisons
    low, high = 0, round((1 - share) * STEP)
    if power_of_shares(share, 1.0, articles, level) < power:
        return nan
    while high - low > 1:
        middle = (low + high) // 2
        enough = power_of_shares(share, share + middle / STEP, articles, level) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high / STEP


def detectable_difference_of_means(
    sd: float, articles: int, *, comparisons: int = 1, alpha: float = ALPHA, power: float = POWER
) -> float:
    """The smallest difference of two outlets' means over articles that is found with this power; NaN under five articles.

    (z_alpha/2 + z_power) · sd · √(2 / (n − z²_alpha/2 / 4)): Cohen, J. (1988), Statistical power analysis, ch. 2, with the
    correction of the normal formula for few articles by Guenther, W. C. (1981), The American Statistician 35. `sd` between
    articles, the same in both outlets; `articles` from each that have a value at all; `comparisons` as for shares.

    >>> round(detectable_difference_of_means(1, 64), 2)
    0.5
    """
    _check(articles=articles)
    z = _z(1 - alpha / comparisons / 2)
    room = articles - z**2 / 4
    return (z + _z(power)) * sd * sqrt(2 / room) if articles >= 5 and room > 0 else nan


def articles_to_collect(needed: int, fraction: float, own: float = 1.0) -> int:
    """Articles per outlet to collect so that `needed` have a value: needed / (fraction · own), rounded up.

    `fraction` of the articles that have any (label, source, figure); `own`: fraction that is the outlet's own, no wire copy.

    >>> articles_to_collect(50, 0.4)
    125
    """
    _check(share=fraction * own, articles=needed)
    if fraction * own == 0:
        raise ValueError("no article has a value, so none can be collected: give a fraction above 0")
    return ceil(round(needed / (fraction * own), 9))


def articles_to_see_one(share: float, alpha: float = ALPHA) -> int:
    """Articles of which at least one has what `share` of all have, with confidence 1 − alpha; none seen: it is rarer.

    log(alpha) / log(1 − share), rounded up: the ground for "never". Krippendorff, K. (2004), Content analysis, table 6.1.

    >>> articles_to_see_one(0.1)
    29
    """
    _check(share=share)
    if share == 0:
        raise ValueError("what no article has is never seen: give the share that you want to rule out, such as 0.05")
    return ceil(log(alpha) / log(1 - share)) if share < 1 else 1


def design_effect(copies: float, wire: float = 1.0, alike: float = 1.0) -> float:
    """By how much copies of one report make articles count less: 1 + wire · (copies − 1) · alike.

    `copies` in a group; `wire`: share of the articles that stand in such groups; `alike`: intraclass correlation, 1 for
    copies word for word. The effective number of articles is their number over this. Kish, L. (1965), Survey sampling.

    >>> round(design_effect(20, alike=0.05), 2)
    1.95
    """
    _check(share=wire, articles=copies)
    return 1 + wire * (copies - 1) * alike


def coded_share(share: float, recall: float, precision: float) -> float:
    """The share that a coder reports of a true one: share · recall / precision.

    Coded = found / precision, found = share · recall; turned round, true = coded · precision / recall. Both must be measured
    on that outlet or side: precision falls where a thing is rare. The same correction from recall and false alarms: Rogan,
    W. J. & Gladen, B. (1978), American Journal of Epidemiology 107.
    """
    _check(share=share)
    if not (0 < precision <= 1 and 0 <= recall <= 1):
        raise ValueError(f"recall {recall} and precision {precision} must be shares between 0 and 1, precision above 0")
    return share * recall / precision


def articles_to_double_code(articles: int, agreement: float = 0.9, error: float = 0.05) -> int:
    """How many of the articles a second coder must code so that agreement is known to ± `error` (95 %, one-sided).

    ((N − 1) · SE² + P · Q · N) / ((N − 1) · SE² + P · Q); SE = error / 1.64 to two digits, P = `agreement` expected,
    Q = 1 − P. Lacy, S. & Riffe, D. (1996), Journalism & Mass Communication Quarterly 73; Riffe, D., Lacy, S. & Fico, F.,
    Analyzing media messages.

    >>> articles_to_double_code(1000)
    92
    """
    _check(share=agreement, articles=articles)
    se, spread = round(error / 1.64, 2), agreement * (1 - agreement)
    known = (articles - 1) * se**2
    return ceil(round((known + spread * articles) / (known + spread), 9))


def _check(share: float = 0.5, articles: float = 1) -> None:
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share; give one between 0 and 1 (0.3 for 30 %)")
    if articles < 1:
        raise ValueError(f"{articles} articles; give at least one")


def _z(quantile: float) -> float:
    return NormalDist().inv_cdf(quantile)


def _log_choose(n: int) -> np.ndarray:
    """log of n over k, for k = 0 … n."""
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    return factorial[n] - factorial - factorial[::-1]


def _binomial(n: int, share: float) -> np.ndarray:
    """Probability of k = 0 … n articles."""
    k = np.arange(n + 1)
    if share in (0, 1):
        return (k == n * share).astype(float)
    return np.exp(_log_choose(n) + k * np.log(share) + (n - k) * np.log1p(-share))


@lru_cache(maxsize=64)
def _rejected(n: int, alpha: float) -> np.ndarray:
    """For a of n against b of n articles: does Fisher's two-sided test reject at alpha?"""
    ways, all_ways = _log_choose(n), _log_choose(2 * n)
    rejected = np.zeros((n + 1, n + 1))
    for total in range(2 * n + 1):
        a = np.arange(max(0, total - n), min(n, total) + 1)
        chance = np.exp(ways[a] + ways[total - a] - all_ways[total])
        p = np.array([chance[chance <= c * (1 + 1e-7)].sum() for c in chance])
        rejected[a, total - a] = p <= alpha
    return rejected
