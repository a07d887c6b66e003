"""The difference estimator of a ratio with its variance, on plain arrays: what `corrected_values` computes for one outlet.

Letters of shapes: N articles, n of them sampled, r weightings, H strata. A value per article is a numerator and a
denominator (for a plain mean 1, or 0 where the article has no ground), so every quantity is a ratio of two totals.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import t as student

# Beside the sampled articles the variance counts half a one with a unit missed and half a one with a unit added: without
# them, no or few errors in a small sample would say that there are none at all (as Agresti & Min 2005 for paired shares).
IMAGINED = 1
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Sampled:
    """The articles of one outlet, and the reference values of those sampled.

    `machine` (N, 2) numerators and denominators, `at` (n,) which articles are sampled, `reference` (n, 2), `stratum` (N,)
    numbers from 0, `weight` (n,) how many articles each sampled article stands for; they are scaled to add up to
    the number of articles of their stratum (Hájek).
    """

    machine: np.ndarray
    at: np.ndarray
    reference: np.ndarray
    stratum: np.ndarray
    weight: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """Articles of each stratum (H,)."""
        return np.bincount(self.stratum)

    @property
    def drawn(self) -> np.ndarray:
        """Sampled articles of each stratum (H,)."""
        return np.bincount(self.stratum[self.at], minlength=len(self.sizes))


@dataclass(frozen=True)
class Corrected:
    """A corrected value and its variance.

    `coding` is the variance that comes of having reference codes of a sample only, `articles` the one that comes of having
    these articles and not others of the outlet; `freedom` the degrees of freedom, `trust` the λ.
    """

    value: float
    coding: float
    articles: float
    freedom: float
    trust: float


def estimate(x: Sampled, tuned: bool) -> Corrected:
    """The corrected ratio: machine totals over all articles + weighted totals of (reference − machine) over the sampled.

    θ = A / B with A = λ Σ_N machine + Σ_n weight · (reference − λ machine), B the same of the denominators. λ = 1 is the
    difference estimator (Särndal, Swensson & Wretman 1992, ch. 6), `tuned` takes the λ between 0 and 1 with the smallest
    estimated variance (the regression estimator; as "power tuning" in PPI++, Angelopoulos, Duchi & Zrnic 2023). Variance by
    the weighted jackknife of Berger & Skinner (2005), λ found anew each time, with the finite population correction.
    """
    weight = _scaled(x.weight[None, :], x)
    value, total, trust = (float(v[0]) for v in _ratios(x, weight, tuned))
    n = len(x.at)
    coding = (n / (n + IMAGINED)) ** 2 * (_jackknife(x, weight[0], value, tuned) + _imagined(x) / total**2)
    rest = x.reference[:, 0] - value * x.reference[:, 1]
    centred = rest - weight[0] @ rest / len(x.stratum)
    articles = (weight[0] @ centred**2 * n / (n - 1) + IMAGINED) / total**2
    return Corrected(value, coding, articles, n - len(x.sizes), trust)


def interval(value: float, variance: float, freedom: float) -> tuple[float, float]:
    """value ∓ t · √variance, with 95 % confidence."""
    half = float(student.ppf((1 + CONFIDENCE) / 2, freedom)) * sqrt(variance)
    return value - half, value + half


def _jackknife(x: Sampled, weight: np.ndarray, value: float, tuned: bool) -> float:
    """Variance of the ratio: what leaving out one sampled article after the other does to it, stratum by stratum."""
    stratum, free = x.stratum[x.at], 1 - 1 / x.weight
    without = _ratios(x, _scaled(x.weight * (1 - np.eye(len(x.at))), x), tuned)[0]
    influence = np.where(free > 0, (1 - weight / x.sizes[stratum]) * (value - without), 0.0)
    return sum(_spread(influence[stratum == h], free[stratum == h]) for h in range(len(x.sizes)))


def _scaled(weights: np.ndarray, x: Sampled) -> np.ndarray:
    """Weights (r, n) that add up to the size of each stratum; NaN in a stratum without any."""
    member = np.eye(len(x.sizes))[x.stratum[x.at]]
    with np.errstate(divide="ignore", invalid="ignore"):
        return weights * ((x.sizes / (weights @ member)) @ member.T)


def _ratios(x: Sampled, weights: np.ndarray, tuned: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ratio, denominator and λ for each weighting (r, n); the ratio is NaN where its denominator isn't above 0."""
    trust = np.ones(len(weights))
    if tuned:
        trust = _tuned(x, weights, _totals(x, weights, trust))
    above, below = _totals(x, weights, trust)
    below = np.where(below > 1e-9, below, np.nan)
    return above / below, below, trust


def _totals(x: Sampled, weights: np.ndarray, trust: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Estimated totals of numerators and denominators, each (r,)."""
    machine, seen = x.machine.sum(axis=0), x.machine[x.at]
    both = weights @ x.reference + trust[:, None] * (machine - weights @ seen)
    return both[:, 0], both[:, 1]


def _tuned(x: Sampled, weights: np.ndarray, totals: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """The λ (r,) that minimises the estimated variance, kept between 0 and 1; 1 where the machine's values don't vary."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (totals[0] / totals[1])[:, None]
    member = np.eye(len(x.sizes))[x.stratum[x.at]]

    def centred(values: np.ndarray) -> np.ndarray:
        z = values[:, 0] - ratio * values[:, 1]
        return z - (weights * z @ member / x.sizes) @ member.T

    reference, machine = centred(x.reference), centred(x.machine[x.at])
    scale = weights**2 * (1 - 1 / x.weight)
    spread = (scale * machine**2).sum(axis=1)
    varies = spread > 1e-12 * scale.sum(axis=1)
    best = (scale * reference * machine).sum(axis=1) / np.where(varies, spread, 1.0)
    return np.where(varies, np.clip(best, 0.0, 1.0), 1.0)


def _spread(influence: np.ndarray, free: np.ndarray) -> float:
    """A stratum's part of the variance: n / (n − 1) Σ (1 − chance) (influence − middle)²."""
    n = len(influence)
    if n < 2 or not free.sum():
        return 0.0
    middle = free @ influence / free.sum()
    return float(n / (n - 1) * (free @ (influence - middle) ** 2))


def _imagined(x: Sampled) -> float:
    """Variance of the numerator from the imagined articles, spread over the strata like the articles."""
    drawn = np.maximum(x.drawn, 1)
    return float((x.sizes**2 * (1 - x.drawn / x.sizes) / drawn).sum() * IMAGINED / len(x.at))
