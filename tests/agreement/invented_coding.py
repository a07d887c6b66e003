"""Invented articles with a true coding and a machine's: how many labels are in own voice, how many in others' words."""

from dataclasses import dataclass

import numpy as np

from framing.agreement.estimator import Corrected, Sampled, estimate, interval

MEASURES = ("prevalence_own", "own_voice", "pooled_own_voice", "labels_own")


@dataclass(frozen=True)
class Outlet:
    """How an outlet writes, and how the machine errs in it: chances per label, `added` spurious labels per article."""

    own: float  # share of labels in own voice
    labels: float = 1.5  # per article
    missed_own: float = 0.0
    missed_others: float = 0.0
    added: float = 0.0
    confused: float = 0.0  # voice taken for the other


# the machine misses this side's labels in own voice, and adds labels for the other side: what is 0.50 and 0.40 looks the other way
A = Outlet(own=0.5, missed_own=0.35, missed_others=0.1, added=0.05, confused=0.05)
B = Outlet(own=0.4, missed_own=0.1, missed_others=0.1, added=0.3, confused=0.15)
RARE = Outlet(own=0.15, labels=0.6, missed_own=0.2, missed_others=0.2, added=0.03, confused=0.02)
GOOD = Outlet(own=0.5, missed_own=0.02, missed_others=0.02, added=0.01, confused=0.01)
WEAK = Outlet(own=0.4, missed_own=0.2, missed_others=0.2, added=0.5, confused=0.4)


def articles(outlet: Outlet, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Labels (n, 2) in own voice and in others' words, truly and by the machine; articles differ in both."""
    labels = rng.poisson(rng.gamma(1.2, outlet.labels / 1.2, n))
    own = rng.binomial(labels, rng.beta(outlet.own * 1.5, (1 - outlet.own) * 1.5, n))
    others = labels - own
    found_own, found_others = rng.binomial(own, 1 - outlet.missed_own), rng.binomial(others, 1 - outlet.missed_others)
    lost, won = rng.binomial(found_own, outlet.confused), rng.binomial(found_others, outlet.confused)
    added = rng.poisson(outlet.added, n)
    added_own = rng.binomial(added, 0.5)
    machine = np.c_[found_own - lost + won + added_own, found_others - won + lost + added - added_own]
    return np.c_[own, others], machine


def value(labels: np.ndarray, measure: str) -> np.ndarray:
    """Numerator and denominator of a measure in each article."""
    own, some = labels[:, 0].astype(float), labels.sum(axis=1).astype(float)
    one = np.ones(len(labels))
    return {
        "prevalence_own": np.c_[own > 0, one].astype(float),
        "own_voice": np.c_[own / np.maximum(some, 1), some > 0].astype(float),
        "pooled_own_voice": np.c_[own, some],
        "labels_own": np.c_[own, one],
    }[measure]


def ratio(values: np.ndarray) -> float:
    return values[:, 0].sum() / values[:, 1].sum()


def simulated(
    outlet: Outlet, measure: str, n: int, sampled: int, rng, tuned=False, favour=0.0
) -> tuple[Corrected, float, np.ndarray]:
    """One study: the estimate, the true value of its articles, and the machine's values.

    With `favour` the articles that the machine gives a label are sampled so many times as often as the others.
    """
    truth, machine = (value(labels, measure) for labels in articles(outlet, n, rng))
    at, weight = drawn(machine[:, 0] > 0, sampled, rng, favour)
    return estimate(Sampled(machine, at, truth[at], np.zeros(n, int), weight), tuned), ratio(truth), machine


def drawn(favoured: np.ndarray, sampled: int, rng, favour: float) -> tuple[np.ndarray, np.ndarray]:
    """Which articles are sampled and how many each stands for; each by its own chance (Poisson) where some are favoured."""
    n = len(favoured)
    if not favour:
        return rng.choice(n, sampled, replace=False), np.full(sampled, n / sampled)
    sizes = np.where(favoured, favour, 1.0)
    chance = np.minimum(sampled * sizes / sizes.sum(), 1.0)
    at = np.flatnonzero(rng.random(n) < chance)
    return at, 1 / chance[at]


def corrected_interval(found: Corrected, about: str) -> tuple[float, float]:
    return interval(found.value, found.coding + (found.articles if about == "outlet" else 0), found.freedom)


def uncorrected_interval(machine: np.ndarray) -> tuple[float, float]:
    """The interval of a mean over articles from machine codes alone, as if they were right."""
    values = machine[machine[:, 1] > 0, 0]
    return interval(values.mean(), values.var(ddof=1) / len(values), len(values) - 1)
