from itertools import combinations

import numpy as np
import pytest
from scipy import sparse
from scipy.stats import permutation_test

from framing.statistics import permute, rates, split_sides
from framing.statistics.arrangements import free_units, label_blocks

RNG = np.random.default_rng(11)
A, B = RNG.gamma(1, 2, 5), RNG.gamma(1, 1, 7)


def sides_of(n_a, n_b, **named):
    return split_sides(["A"] * n_a + ["B"] * n_b, "A", "B", **named)


def welch(a, b, axis=-1):
    error = np.sqrt(a.var(axis=axis) / a.shape[axis] + b.var(axis=axis) / b.shape[axis])
    return (a.mean(axis=axis) - b.mean(axis=axis)) / error


def test_exact_p_is_that_of_scipy_with_welchs_statistic():
    found = permute(np.r_[A, B], sides_of(5, 7))
    expected = permutation_test((A, B), lambda a, b, axis: abs(welch(a, b, axis)), alternative="greater", n_resamples=np.inf)
    assert found.exact and found.arrangements == 792 and found.p[0] == pytest.approx(expected.pvalue)


def test_random_p_is_near_the_exact_one_and_the_same_for_the_same_seed():
    a, b = RNG.normal(0.5, 1, 11), RNG.normal(0, 1, 11)  # 705,432 arrangements
    values = np.r_[a, b]
    first, again, many = (permute(values, sides_of(11, 11), n, seed=2) for n in (999, 999, 9_999))
    assert not first.exact and first.arrangements == 1_000 and first.resolution == 1e-3
    assert first.p[0] == again.p[0] and first.p[0] == pytest.approx(many.p[0], abs=0.05)


def test_k_plus_one_over_r_plus_one():
    found = permute(np.r_[np.arange(30.0, 60), np.arange(30.0)], sides_of(30, 30))
    assert found.p[0] == found.resolution == 1 / 1000 and found.statistic[0] > 0


# the fewest articles, the smallest p that is possible
@pytest.mark.parametrize(
    ("n_a", "n_b", "named", "smallest"),
    [
        (3, 3, {}, 2 / 20),
        (3, 4, {}, 1 / 35),
        (5, 5, {}, 2 / 252),
        (4, 4, {"strata": [0, 0, 1, 1] * 2}, 2 / 36),
        (4, 4, {"groups": ["w", "w", None, None, None, None, None, None]}, 1 / 35),
        (2, 2, {"groups": ["w", None, "w", None]}, 1 / 2),
    ],
)
def test_resolution(n_a, n_b, named, smallest):
    apart = np.r_[np.arange(n_a) + 100.0, np.arange(n_b)]
    found = permute(apart, sides_of(n_a, n_b, **named))
    assert found.exact and found.resolution == pytest.approx(smallest) and found.p[0] >= smallest


def by_hand(values, is_a, stratum, unit, arrangements):
    """p with the statistic written out: values less their stratum's mean, summed per unit."""
    share = np.array([is_a[stratum == s].mean() for s in stratum])
    r = values - np.array([values[stratum == s].mean() for s in stratum])

    def t(x):
        per_unit = [((x - share) * r)[unit == u].sum() for u in np.unique(unit)]
        return abs((x * r).sum()) / np.sqrt(np.square(per_unit).sum())

    return np.mean([t(x) >= t(is_a) - 1e-9 for x in arrangements])


def test_labels_are_shuffled_over_units_within_strata():
    outlets = np.array(list("AAAABBBB" + "AABBB" + "AB"))
    stratum = np.array([0] * 8 + [1] * 5 + [0, 0])
    unit = np.array([0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 11])  # 11: on both sides, keeps its labels
    values = np.random.default_rng(5).normal(size=15) + (outlets == "A")
    arrangements = []
    for first in combinations(range(6), 3):  # units 0 to 5, three of them A's
        for second in combinations(range(6, 11), 2):
            arrangements.append(np.isin(unit, [*first, *second]) | (np.arange(15) == 13))
    found = permute(values, split_sides(outlets, "A", "B", groups=unit, strata=stratum))
    assert found.exact and found.arrangements == 200
    assert found.p[0] == pytest.approx(by_hand(values, outlets == "A", stratum, unit, arrangements))


def test_a_mix_of_genres_is_no_difference_within_them():
    strata = [0] * 20 + [1] * 10 + [0] * 10 + [1] * 20
    values = np.array(strata) * 10 + np.random.default_rng(1).normal(size=60)
    assert permute(values, sides_of(30, 30)).p[0] < 0.05
    assert permute(values, sides_of(30, 30, strata=strata)).p[0] > 0.05


def test_max_t_is_westfall_and_youngs_step_down():
    sides, rng = sides_of(6, 6), np.random.default_rng(8)
    values = rng.gamma(1, 1, (12, 7)) + np.r_[np.full((6, 1), 2.0), np.zeros((6, 1))] * (np.arange(7) < 2)
    found = permute(values, sides)
    masks = [np.isin(np.arange(12), c) for c in combinations(range(12), 6)]
    t = np.abs([welch(values[m], values[~m], axis=0) for m in masks])
    t = t / np.sqrt(t**2 + 1)  # the statistic's scale: the null's standard error includes the difference itself
    observed, adjusted, before = t[0], np.empty(7), 0.0
    order = np.argsort(-observed)
    for place, j in enumerate(order):
        before = max(before, float((t[:, order[place:]].max(axis=1) >= observed[j] - 1e-9).mean()))
        adjusted[j] = before
    assert found.adjusted == pytest.approx(adjusted) and (found.adjusted >= found.p).all()


def test_sparse_rates_of_words_give_what_an_array_gives():
    rng = np.random.default_rng(2)
    counts, words = rng.poisson(0.4, (40, 30)), rng.integers(50, 900, 40)
    sides = sides_of(15, 25, groups=[None] * 30 + ["w"] * 4 + [None] * 6, strata=[0, 1] * 20)
    fast, slow = permute(rates(sparse.csr_array(counts), words), sides), permute(1000 * counts / words[:, None], sides)
    assert fast.statistic == pytest.approx(slow.statistic, abs=1e-4)
    assert fast.p == pytest.approx(slow.p, abs=0.002) and fast.adjusted == pytest.approx(slow.adjusted, abs=0.002)


def test_a_column_without_variance_has_no_p():
    found = permute(np.column_stack([np.r_[A, B], np.full(12, 0.1)]), sides_of(5, 7))
    assert np.isnan(found.p[1]) and np.isnan(found.adjusted[1]) and found.statistic[1] == 0
    assert found.p[0] == found.adjusted[0]


def test_random_labels_keep_their_number_in_each_stratum():
    sides = sides_of(20, 20, strata=[0] * 8 + [1] * 12 + [0] * 15 + [1] * 5)
    labels = np.concatenate(list(label_blocks(free_units(sides), 150, seed=1)), axis=1)
    assert labels.shape == (40, 151) and (labels[sides.stratum == 0].sum(axis=0) == 8).all()
    assert (labels.sum(axis=0) == 20).all() and (labels[:, 0] == sides.is_a).all()
    assert 0.2 < labels[0, 1:].mean() < 0.5  # 8 of 23
