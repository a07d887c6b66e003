"""The difference estimator against all samples of a small population, a published example, and simulated studies."""

from itertools import combinations, product

import numpy as np
import pytest
from scipy.stats import t

from framing.agreement import estimator
from framing.agreement.estimator import Sampled, estimate
from tests.agreement.invented_coding import (
    RARE,
    A,
    B,
    articles,
    corrected_interval,
    ratio,
    simulated,
    uncorrected_interval,
    value,
)

# seven articles: what is true, what the machine says
TRUE = np.array([1.0, 0, 1, 1, 0, 0.5, 3])
MACHINE = np.array([0.0, 0, 1, 0, 1, 0.5, 1])
STRATA = np.array([0, 0, 0, 0, 1, 1, 1])


def sample(at, true=TRUE, machine=MACHINE, stratum=None, weight=None):
    """A sample of articles that all count: denominators 1."""
    at, n = np.array(at), len(true)
    stratum = np.zeros(n, int) if stratum is None else stratum
    even = np.bincount(stratum) / np.maximum(np.bincount(stratum[at]), 1)
    ones = np.ones(n)
    return Sampled(np.c_[machine, ones], at, np.c_[true, ones][at], stratum, even[stratum[at]] if weight is None else weight)


@pytest.fixture
def plain_variance(monkeypatch):
    monkeypatch.setattr(estimator, "IMAGINED", 0)


ALL_OF_THREE = [(s, None) for s in combinations(range(7), 3)]
TWO_OF_EACH = [(a + b, STRATA) for a, b in product(combinations(range(4), 2), combinations(range(4, 7), 2))]


@pytest.mark.parametrize("samples", [ALL_OF_THREE, TWO_OF_EACH], ids=["simple", "stratified"])
def test_unbiased_over_all_samples_and_so_is_its_variance(samples, plain_variance):
    found = [estimate(sample(at, stratum=stratum), False) for at, stratum in samples]
    values = np.array([f.value for f in found])
    assert values.mean() == pytest.approx(TRUE.mean(), abs=1e-12), "no other expectation than the true mean"
    assert np.mean([f.coding for f in found]) == pytest.approx(values.var(), abs=1e-12)


def test_variance_between_articles_is_unbiased_too(plain_variance):
    found = [estimate(sample(at), False).articles for at, _ in ALL_OF_THREE]
    # the reference part of the sample varies around its mean, not around the estimate: the mean over all samples is S² / N
    assert np.mean(found) == pytest.approx(TRUE.var(ddof=1) / 7, abs=1e-12)


def test_unequal_chances_nearly_unbiased_over_all_samples(plain_variance):
    """Four of eight, an article with a machine label three times as likely: chances summed up over all 70 samples."""
    true, machine = np.r_[TRUE, 0.5], np.r_[MACHINE, 0]
    odds = np.where(machine > 0, 3.0, 1.0)
    samples = list(combinations(range(8), 4))
    chance = np.array([odds[list(s)].prod() for s in samples])
    chance /= chance.sum()
    each = np.array([sum(c for c, s in zip(chance, samples, strict=True) if i in s) for i in range(8)])
    assert each.sum() == pytest.approx(4)
    found = [estimate(sample(s, true, machine, weight=1 / each[list(s)]), False) for s in samples]
    values = np.array([f.value for f in found])
    spread = np.sqrt(chance @ (values - chance @ values) ** 2)
    assert abs(chance @ values - true.mean()) < 0.05 * spread
    assert chance @ [f.coding for f in found] == pytest.approx(spread**2, rel=0.25)
    uneven = chance @ [estimate(sample(s, true, machine), False).value for s in samples]
    assert abs(uneven - true.mean()) > 0.2 * spread, "without weights it is biased"


# Lohr, S. (2010), Sampling: Design and Analysis, example 4.9: dead trees in 25 of 100 plots, on the photo and in the field
PHOTO = [10, 12, 7, 13, 13, 6, 17, 16, 15, 10, 14, 12, 10, 5, 12, 10, 10, 9, 6, 11, 7, 9, 11, 10, 10]
FIELD = [15, 14, 9, 14, 8, 5, 18, 15, 13, 15, 11, 15, 12, 8, 13, 9, 11, 12, 9, 12, 13, 11, 10, 9, 8]


def trees() -> Sampled:
    photo = np.r_[PHOTO, np.full(75, (1130 - sum(PHOTO)) / 75)].astype(float)  # 11.3 a plot on all photos
    return sample(range(25), np.r_[FIELD, np.zeros(75)].astype(float), photo)


def test_regression_estimate_as_published(plain_variance):
    found = estimate(trees(), True)
    assert (round(found.trust, 6), round(found.value, 2)) == (0.613274, 11.99)
    assert np.sqrt(found.coding) == pytest.approx(0.408, rel=0.1), "the jackknife adds what finding λ costs"
    assert np.sqrt(found.coding) > 0.408


def test_difference_estimate_as_by_hand(plain_variance):
    found, gap = estimate(trees(), False), np.subtract(FIELD, PHOTO)
    assert found.value == pytest.approx(11.3 + gap.mean())
    assert found.coding == pytest.approx((1 - 25 / 100) * gap.var(ddof=1) / 25)


def test_ratio_has_the_variance_of_its_linear_form(plain_variance):
    """Cochran (1977), ch. 6: the variance of the mean residual over the mean denominator squared, in a large sample."""
    truth, machine = (value(labels, "pooled_own_voice") for labels in articles(B, 4_000, np.random.default_rng(4)))
    at = np.arange(400)
    found = estimate(Sampled(machine, at, truth[at], np.zeros(4_000, int), np.full(400, 10.0)), False)
    below = machine[:, 1].mean() + (truth - machine)[at, 1].mean()
    rest = (truth - machine)[at] @ [1, -found.value]
    assert found.coding == pytest.approx((1 - 0.1) * rest.var(ddof=1) / 400 / below**2, rel=0.02)


def test_a_sample_without_errors_still_leaves_doubt():
    found = estimate(sample(range(7), np.ones(40), np.ones(40)), False)
    assert found.value == 1
    assert found.coding == pytest.approx((1 - 7 / 40) / 8**2), "half an article missed and half one added, beside seven"


def test_no_doubt_about_articles_that_are_all_sampled():
    found = estimate(sample(range(7)), False)
    assert (found.value, found.coding) == (pytest.approx(TRUE.mean()), 0)


def test_a_stratum_sampled_whole_adds_no_variance(plain_variance):
    found = estimate(sample([0, 1, 4, 5, 6], stratum=STRATA), False)
    gap = (TRUE - MACHINE)[:2]
    assert found.coding == pytest.approx((4 / 7) ** 2 * (1 - 2 / 4) * gap.var(ddof=1) / 2)


def test_an_article_of_no_value_is_trusted_with_nothing():
    """A machine that says the opposite gets λ = 0, one that is always right gets 1, one that says the same of all gets 1."""
    x = np.array([0.0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0])
    trust = [estimate(sample(range(10), x, machine), True).trust for machine in (1 - x, x, np.ones(12))]
    assert trust == [0, 1, 1]


def covered(draw, runs: int, about: str, truth: float | None = None) -> tuple[float, float]:
    """Share of studies whose corrected interval holds the truth (of their own articles, if not given), and the mean error."""
    inside, errors = [], []
    for _ in range(runs):
        found, own, _ = draw()
        aim = own if truth is None else truth
        low, high = corrected_interval(found, about)
        inside.append(low <= aim <= high)
        errors.append(found.value - aim)
    return np.mean(inside), np.mean(errors)


# outlet, measure, articles, sampled; the full table: python -m tests.bench_correction
@pytest.mark.parametrize(
    ("outlet", "measure", "n", "sampled"),
    [
        (A, "prevalence_own", 100, 20),
        (B, "own_voice", 400, 40),
        (A, "pooled_own_voice", 100, 40),
        (RARE, "prevalence_own", 400, 20),
    ],
)
@pytest.mark.parametrize("tuned", [False, True], ids=["difference", "tuned"])
def test_corrected_interval_covers(outlet, measure, n, sampled, tuned):
    rng = np.random.default_rng(7)
    share, error = covered(lambda: simulated(outlet, measure, n, sampled, rng, tuned), 200, "articles")
    assert share >= 0.9 and abs(error) < 0.015


def test_interval_about_the_outlet_covers_what_the_uncorrected_one_misses():
    rng = np.random.default_rng(8)
    truth = ratio(value(articles(B, 200_000, rng)[0], "prevalence_own"))
    corrected, uncorrected = [], []
    for _ in range(200):
        found, _, machine = simulated(B, "prevalence_own", 400, 40, rng)
        for kept, (low, high) in (
            (corrected, corrected_interval(found, "outlet")),
            (uncorrected, uncorrected_interval(machine)),
        ):
            kept.append(low <= truth <= high)
    assert np.mean(corrected) >= 0.9
    assert np.mean(uncorrected) <= 0.05


def test_no_bias_in_a_difference_whose_errors_differ_by_outlet():
    rng = np.random.default_rng(9)
    gaps, machine_gaps = [], []
    for _ in range(300):
        (a, true_a, machine_a), (b, true_b, machine_b) = (simulated(o, "prevalence_own", 100, 40, rng) for o in (A, B))
        gaps.append(a.value - b.value - (true_a - true_b))
        machine_gaps.append(ratio(machine_a) - ratio(machine_b) - (true_a - true_b))
    assert abs(np.mean(gaps)) < 3 * np.std(gaps) / np.sqrt(300) < 0.02
    assert np.mean(machine_gaps) < -0.12, "the machine turns the difference round"


def test_unequal_chances_cover():
    rng = np.random.default_rng(10)
    share, error = covered(lambda: simulated(B, "prevalence_own", 400, 40, rng, favour=3.0), 200, "articles")
    assert share >= 0.9 and abs(error) < 0.015


def test_t_is_that_of_the_tables():
    low, high = estimator.interval(0.0, 1.0, 19)
    assert (low, high) == (pytest.approx(-2.093, abs=1e-3), pytest.approx(t.ppf(0.975, 19)))
