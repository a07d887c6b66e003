import numpy as np
import pytest
from scipy import sparse
from scipy.stats import bootstrap

from framing.statistics import bootstrap_means, rates, split_sides
from framing.statistics.resampling import draws, percentile

RNG = np.random.default_rng(7)
VALUES = np.r_[RNG.gamma(2, 2, 15), RNG.gamma(2, 1, 25)]
SIDES = split_sides(["A"] * 15 + ["B"] * 25, "A", "B")


def test_units_are_drawn_as_a_whole_within_their_side():
    sides = split_sides(["A"] * 6 + ["B"] * 6, "A", "B", groups=["w", "w", "w", *[None] * 3, "v", "v", *[None] * 3, "w"])
    times = draws(sides, 200, seed=3)
    assert (times[[0, 1, 2]] == times[11]).all() and (times[6] == times[7]).all()
    home_a, home_b = times[[0, 3, 4, 5]].sum(axis=0), times[[6, 8, 9, 10]].sum(axis=0)
    assert (home_a == 4).all() and (home_b == 4).all()  # the wire story is at home on side A, which has more of it
    assert times.mean() == pytest.approx(1, abs=0.1)


def test_means_difference_and_ratio():
    found = bootstrap_means(VALUES, SIDES)
    a, b = VALUES[:15].mean(), VALUES[15:].mean()
    assert (found.mean_a[0], found.difference[0], found.ratio[0]) == pytest.approx((a, a - b, a / b))


def test_interval_is_near_that_of_scipys_percentile_bootstrap():
    found = bootstrap_means(VALUES, SIDES, resamples=5_000)
    expected = bootstrap(
        (VALUES[:15], VALUES[15:]),
        lambda x, y, axis: x.mean(axis) - y.mean(axis),
        method="percentile",
        n_resamples=5_000,
        rng=np.random.default_rng(0),
    ).confidence_interval
    assert (found.difference_low[0], found.difference_high[0]) == pytest.approx(tuple(expected), abs=0.15)


def test_many_sparse_columns_give_what_each_gives_alone():
    counts = np.random.default_rng(1).poisson(0.3, (40, 4_100))  # more than two blocks of columns
    words = np.random.default_rng(2).integers(100, 900, 40)
    together = bootstrap_means(rates(sparse.csr_array(counts), words), SIDES, seed=4)
    for column in (0, 2_000, 4_099):
        alone = bootstrap_means(1000 * counts[:, column] / words, SIDES, seed=4)
        for name in ("mean_a", "difference_low", "difference_high", "ratio_low", "ratio_high"):
            assert getattr(together, name)[column] == pytest.approx(getattr(alone, name)[0], rel=1e-4, abs=1e-5), name


def test_percentile_keeps_infinite_values_and_widens_for_undefined_ones():
    assert percentile(np.arange(1_000.0)) == (24, 975)
    assert percentile(np.r_[np.arange(970.0), np.full(30, np.inf)]) == (24, np.inf)
    assert percentile(np.r_[np.arange(970.0), np.full(30, np.nan)]) == (-np.inf, np.inf)


def test_a_resample_without_articles_of_a_side_is_undefined():
    # B's only articles are wire copy at home on side A
    sides = split_sides(list("AAAAB"), "A", "B", groups=["w", None, None, "w", "w"])
    found = bootstrap_means(np.arange(5.0), sides)
    assert (found.difference_low[0], found.difference_high[0]) == (-np.inf, np.inf)
