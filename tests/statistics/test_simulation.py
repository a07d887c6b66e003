"""A quick run of tests.bench_statistics: articles as the unit hold their level, words as the unit don't."""

import numpy as np
import pytest

from framing.statistics import benjamini_hochberg, permute, split_sides
from framing.statistics.effects import cliffs_delta, difference, ratio
from tests.statistics import simulated as sim

EVEN = {n: split_sides(sim.outlets(n, n), "A", "B") for n in (10, 20, 50)}


@pytest.fixture
def rng():
    return np.random.default_rng(77)


# bursts; share of true nulls that counting words rejects
@pytest.mark.parametrize(("bursts", "low", "high"), [("none", 0.03, 0.07), ("moderate", 0.2, 0.5), ("strong", 0.3, 0.6)])
def test_rejections_of_a_true_null(rng, bursts, low, high):
    words = sim.article_words(rng, 100)
    counts = sim.bursty_counts(rng, words, 1_500, sim.BURSTS[bursts])
    assert 0.03 <= sim.rejected_by_articles(counts / words[:, None], EVEN[50]) <= 0.07
    for method, share in sim.rejected_by_words(counts, words, EVEN[50]).items():
        assert low <= share <= high, method


@pytest.mark.parametrize("n", [10, 20, 50])
def test_coverage_of_a_rate(rng, n):
    words = sim.article_words(rng, 2 * n)
    counts = sim.bursty_counts(rng, words, 800, sim.BURSTS["strong"])
    values = counts / words[:, None]
    assert 0.45 <= sim.covered_by_words(counts, words, EVEN[n]) <= 0.65
    by_t = sim.covered_by_t(values, EVEN[n], 0)
    assert 0.93 <= by_t <= 0.99 and sim.covered_by_t(values, EVEN[n], 1, ratio) >= 0.88
    assert 0.86 <= sim.covered_by_percentile(values, EVEN[n], 0) < by_t


@pytest.mark.parametrize("n", [10, 20])
def test_coverage_of_shares(rng, n):
    values = np.r_[sim.shares(rng, n, 600, 0.05), sim.shares(rng, n, 600, 0.6)]
    delta = sim.true_delta(*(sim.shares(rng, 20_000, 1, mean)[:, 0] for mean in (0.05, 0.6)))
    for effect, truth in ((difference, -0.55), (ratio, 0.05 / 0.6), (cliffs_delta, delta)):
        assert 0.92 <= sim.covered_by_t(values, EVEN[n], truth, effect) <= 0.99, effect.__name__


# spread of A, articles; plain difference rejects between
@pytest.mark.parametrize(("spread", "n_a", "n_b", "low", "high"), [(3, 10, 50, 0.2, 0.4), (1 / 3, 10, 50, 0, 0.01)])
def test_unequal_spread_needs_the_standard_error(rng, spread, n_a, n_b, low, high):
    values = np.r_[rng.normal(0, spread, (n_a, 1_500)), rng.normal(0, 1, (n_b, 1_500))]
    sides = split_sides(sim.outlets(n_a, n_b), "A", "B")
    assert 0.02 <= sim.rejected_by_articles(values, sides) <= 0.08
    assert low <= sim.rejected_unstudentised(values, sides) <= high


@pytest.mark.parametrize("study", [sim.wire_study, sim.stratified_study])
def test_dependence_must_be_taken_into_account(rng, study):
    values, aware, unaware = study(rng, 800)
    assert 0.03 <= sim.rejected_by_articles(values, aware) <= 0.07 and sim.rejected_by_articles(values, unaware) > 0.12
    assert 0.91 <= sim.covered_by_t(values, aware, 0) <= 0.97 and sim.covered_by_t(values, unaware, 0) < 0.87


def test_a_vocabulary_needs_max_t(rng):
    words = sim.article_words(rng, 100)
    counts = sim.bursty_counts(rng, words, 2_000, 1.0)
    counts[:50, :5] = sim.bursty_counts(rng, words[:50], 5, 1.0, per_500=8)
    found = permute(counts / words[:, None], EVEN[50])
    assert (found.adjusted[:5] <= 0.05).sum() >= 4 and (found.adjusted[5:] <= 0.05).sum() == 0
    assert not (benjamini_hochberg(found.p) <= 0.05).any()  # 999 permutations can't give a p that small
