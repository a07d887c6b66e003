"""Invented studies with a known truth: what tests and intervals do when the words of an article come in bursts.

In every matrix a row is an article and a column a study of its own, so that one call judges hundreds of studies.
"""

import numpy as np
from scipy.stats import bootstrap, chi2, norm

from framing.statistics import bootstrap_means, g2, log_odds, permute, split_sides
from framing.statistics.arrangements import free_units, label_blocks
from framing.statistics.effects import cliffs_delta, difference
from framing.statistics.resampling import draws
from framing.statistics.sides import Sides

BURSTS = {"none": np.inf, "moderate": 1.0, "strong": 0.35}  # shape of the gamma that an article's rate is drawn from


def outlets(a: int, b: int) -> list[str]:
    return ["A"] * a + ["B"] * b


def article_words(rng: np.random.Generator, articles: int) -> np.ndarray:
    """Lengths of articles, lognormal with a median of 500 words."""
    return np.maximum(rng.lognormal(np.log(500), 0.6, articles).astype(int), 50)


def bursty_counts(
    rng: np.random.Generator, words: np.ndarray, studies: int, shape: float, per_500: float = 1.5
) -> np.ndarray:
    """Occurrences of one word per article (negative binomial), with the same mean rate in every article."""
    own = np.ones((len(words), studies)) if np.isinf(shape) else rng.gamma(shape, 1 / shape, (len(words), studies))
    return rng.poisson(own * per_500 * words[:, None] / 500)


def shares(rng: np.random.Generator, articles: int, studies: int, mean: float, alike: float = 0.4) -> np.ndarray:
    """Share of an article's 1 to 8 phrases that are of a category (beta-binomial: phrases of an article are alike)."""
    phrases = rng.integers(1, 9, (articles, studies))
    scale = 1 / alike - 1
    return rng.binomial(phrases, rng.beta(mean * scale, (1 - mean) * scale, (articles, studies))) / phrases


def rejected_by_articles(values: np.ndarray, sides: Sides, permutations: int = 999) -> float:
    """Share of studies in which the permutation test gives p <= .05."""
    return float((permute(values, sides, permutations).p <= 0.05).mean())


def rejected_unstudentised(values: np.ndarray, sides: Sides, permutations: int = 999) -> float:
    """The same with the plain difference of means as the statistic."""
    units = free_units(sides)
    centred = values - values.mean(axis=0)
    observed = np.abs(centred.T @ units.is_a)
    sizes = np.abs(np.concatenate([centred.T @ block for block in label_blocks(units, permutations, 0)], axis=1))
    return float(((sizes >= observed[:, None] * (1 - 1e-9)).mean(axis=1) <= 0.05).mean())


def rejected_by_words(counts: np.ndarray, words: np.ndarray, sides: Sides) -> dict[str, float]:
    """Share of studies in which G² has p < .05, and the log-odds ratio |z| > 1.96, when words are counted."""
    a, b = (counts[side].sum(axis=0).astype(float) for side in (sides.is_a, ~sides.is_a))
    n_a, n_b = (float(words[side].sum()) for side in (sides.is_a, ~sides.is_a))
    z = [log_odds([x, n_a - x], [y, n_b - y], prior=500)[1][0] for x, y in zip(a, b, strict=True)]
    return {
        "G2": float((chi2.sf(np.abs(g2(a, b, n_a, n_b)), 1) < 0.05).mean()),
        "log-odds z": float((np.abs(z) > norm.ppf(0.975)).mean()),
    }


def covered_by_words(counts: np.ndarray, words: np.ndarray, sides: Sides, truth: float = 1.0) -> float:
    """Share of studies whose 95 % interval for the ratio of two rates, from counts of words, holds the true ratio."""
    a, b = (counts[side].sum(axis=0) for side in (sides.is_a, ~sides.is_a))
    n_a, n_b = (words[side].sum() for side in (sides.is_a, ~sides.is_a))
    with np.errstate(divide="ignore", invalid="ignore"):
        off = np.abs(np.log(a / n_a) - np.log(b / n_b) - np.log(truth))
        return float((off <= norm.ppf(0.975) * np.sqrt(1 / a + 1 / b)).mean())


def covered_by_t(values: np.ndarray, sides: Sides, truth: float, effect=difference) -> float:
    """Share of studies whose interval of `effect` holds the truth; a study without an interval counts as a failure."""
    found = [effect(column, sides) for column in values.T]
    return float(np.mean([e.low <= truth <= e.high for e in found]))


def covered_by_percentile(values: np.ndarray, sides: Sides, truth: float, of: str = "difference") -> float:
    """The same for the percentile bootstrap over articles."""
    found = bootstrap_means(values, sides)
    return float(((getattr(found, f"{of}_low") <= truth) & (truth <= getattr(found, f"{of}_high"))).mean())


def covered_by_bca(values: np.ndarray, sides: Sides, truth: float) -> float:
    """The same for scipy's BCa interval of the difference of means."""
    sample = values[sides.is_a], values[~sides.is_a]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = bootstrap(
            sample, lambda x, y, axis: x.mean(axis) - y.mean(axis), n_resamples=999, method="BCa", batch=50, rng=1
        ).confidence_interval
    return float(((found.low <= truth) & (truth <= found.high)).mean())


def covered_by_bootstrap_t(values: np.ndarray, sides: Sides, truth: float) -> float:
    """The same for the studentised bootstrap of the difference of means."""
    times = draws(sides, 999)

    def mean_and_error(of: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        shares_ = weights / weights.sum(axis=0)
        first = shares_.T @ of
        return first, (shares_.T @ of**2 - first**2) / (len(of) - 1)

    side = [(values[s], times[s]) for s in (sides.is_a, ~sides.is_a)]
    (m_a, v_a), (m_b, v_b) = (mean_and_error(v, w) for v, w in side)
    (e_a, s_a), (e_b, s_b) = (mean_and_error(v, np.ones((len(v), 1))) for v, _ in side)
    value, error = (e_a - e_b)[0], np.sqrt(s_a + s_b)[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        t = np.nan_to_num((m_a - m_b - value) / np.sqrt(np.maximum(v_a + v_b, 0)))
    low, high = np.quantile(t, [0.025, 0.975], axis=0)
    return float(((value - high * error <= truth) & (truth <= value - low * error)).mean())


def wire_study(rng: np.random.Generator, studies: int, own: int = 12, shared: int = 4) -> tuple[np.ndarray, Sides, Sides]:
    """Articles by each outlet of its own, wire stories that one outlet ran four times, and `shared` that both ran.

    Returns the values, the sides that know of the wire copy, and those that don't.
    """
    labels, groups = [], []
    for outlet in "AB":
        labels += [outlet] * own + [outlet] * 16
        groups += [None] * own + [f"{outlet}{i // 4}" for i in range(16)]
    labels += ["A", "B"] * shared
    groups += [f"both{i}" for i in range(shared) for _ in "AB"]
    aware = split_sides(labels, "A", "B", groups)
    return rng.gamma(1.0, 1.0, (int(aware.unit.max()) + 1, studies))[aware.unit], aware, split_sides(labels, "A", "B")


def stratified_study(rng: np.random.Generator, studies: int) -> tuple[np.ndarray, Sides, Sides]:
    """Two outlets of 20 articles with different mixes of three genres, where genres differ and outlets don't.

    Returns the values, the sides within genres, and those across them.
    """
    genre, names = np.repeat([0, 1, 2, 0, 1, 2], [12, 4, 4, 4, 6, 10]), outlets(20, 20)
    values = rng.gamma(1.0, 1.0, (len(genre), studies)) + genre[:, None]
    return values, split_sides(names, "A", "B", strata=genre), split_sides(names, "A", "B")


def true_delta(a: np.ndarray, b: np.ndarray) -> float:
    """Cliff's delta between two large samples, as good as the truth."""
    return cliffs_delta(np.r_[a, b], split_sides(outlets(len(a), len(b)), "A", "B")).value
