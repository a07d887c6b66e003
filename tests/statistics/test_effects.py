import numpy as np
import pytest
from scipy.stats import mannwhitneyu, ttest_ind

from framing.statistics import log_ratio, split_sides
from framing.statistics.effects import EXACT_METHOD, cliffs_delta, delta_and_influence, difference, ratio
from framing.statistics.intervals import clopper_pearson, difference_from_intervals, t_margin

# R, ?sleep: t.test(extra ~ group) prints the interval -3.3654832 to 0.2054832
SLEEP_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
# R, ?wilcox.test (Hollander & Wolfe 1973, p. 69): W = 35
PERMEABILITY_X = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
PERMEABILITY_Y = [1.15, 0.88, 0.90, 0.74, 1.21]
# Brunner & Munzel (2000), pain scores; R, lawstat::brunner.munzel.test prints 0.788961, interval 0.5952169 to 0.9827052
PAIN_X = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
PAIN_Y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]


def two(a, b, **named):
    return np.r_[a, b].astype(float), split_sides(["A"] * len(a) + ["B"] * len(b), "A", "B", **named)


def test_difference_is_welchs_as_r_prints_it():
    found = difference(*two(SLEEP_1, SLEEP_2))
    assert (found.value, found.low, found.high) == pytest.approx((-1.58, -3.3654832, 0.2054832), abs=1e-6)


def test_difference_is_welchs_for_unequal_numbers():
    rng = np.random.default_rng(3)
    a, b = rng.gamma(1, 2, 14), rng.gamma(1, 1, 31)
    found, expected = difference(*two(a, b)), ttest_ind(a, b, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx(tuple(expected))


def test_difference_within_strata_is_the_coefficient_of_a_regression_with_dummies():
    rng = np.random.default_rng(4)
    is_a, stratum = rng.random(60) < 0.4, rng.integers(0, 3, 60)
    y = rng.normal(size=60) + stratum
    sides = split_sides(np.where(is_a, "A", "B"), "A", "B", strata=stratum)
    design = np.column_stack([is_a, *(stratum == s for s in range(3))]).astype(float)
    assert difference(y, sides).value == pytest.approx(np.linalg.lstsq(design, y)[0][0])


@pytest.mark.parametrize("effect", [difference, ratio, cliffs_delta])
def test_articles_that_are_copies_of_each_other_count_once(effect):
    a, b = np.abs(SLEEP_1), np.abs(SLEEP_2)
    once = effect(*two(a, b))
    values, sides = two(np.repeat(a, 3), np.repeat(b, 3), groups=[f"{i // 3}" for i in range(60)])
    again, naive = effect(values, sides), effect(*two(np.repeat(a, 3), np.repeat(b, 3)))
    assert (again.value, again.low, again.high) == pytest.approx((once.value, once.low, once.high))
    assert naive.high - naive.low < 0.7 * (once.high - once.low)


def test_wire_copy_that_both_sides_ran_takes_spread_away():
    both = np.arange(10.0)
    values, sides = two([*both, 1, 2, 3], [*both, 2, 3, 5], groups=[*range(10), None, None, None] * 2)
    shared, apart = difference(values, sides), difference(values, split_sides(["A"] * 13 + ["B"] * 13, "A", "B"))
    assert shared.value == apart.value and shared.high - shared.low < 0.4 * (apart.high - apart.low)


def test_ratio_by_hand():
    values, sides = two([1, 2, 3, 4, 5, 6], [2, 2, 1, 1, 3, 3])
    found = ratio(values, sides)
    squared = 3.5 / 6 / 3.5**2, 0.8 / 6 / 2**2  # variance of a mean over the mean's square
    df = sum(squared) ** 2 / sum(v**2 / 5 for v in squared)
    assert found.value == 1.75
    # t quantiles by interpolation in printed tables (df 9: 2.262, df 10: 2.228)
    assert 9 < df < 10 and np.log(found.high / found.value) / np.sqrt(sum(squared)) == pytest.approx(2.24, abs=0.02)
    assert found.low * found.high == pytest.approx(found.value**2)


def test_cliffs_delta_from_rs_w():
    found = cliffs_delta(*two(PERMEABILITY_X, PERMEABILITY_Y))
    assert found.value == pytest.approx(2 * 35 / 50 - 1)
    assert found.value == pytest.approx(2 * mannwhitneyu(PERMEABILITY_X, PERMEABILITY_Y).statistic / 50 - 1)


def test_the_spread_of_cliffs_delta_is_that_of_brunner_and_munzel():
    values, sides = two(PAIN_Y, PAIN_X)
    value, influence = delta_and_influence(values, sides)
    margin = t_margin(influence, sides)
    bounds = [(1 + bound) / 2 for bound in (value, value - margin, value + margin)]
    assert bounds == pytest.approx([0.788961, 0.5952169, 0.9827052], abs=1e-6)
    assert -1 < cliffs_delta(values, sides).low < value < cliffs_delta(values, sides).high < 1


def test_cliffs_delta_of_sides_that_do_not_overlap():
    found = cliffs_delta(*two(range(10, 20), range(10)))
    assert (found.value, found.high, found.method) == (1, 1, EXACT_METHOD)
    assert found.low == pytest.approx(1 - 2 * 0.3085, abs=1e-4)  # ten pairs without an exception
    assert cliffs_delta(*two(range(10), range(10, 20))).high == -found.low


# Newcombe (1998, Statistics in Medicine 17: 857-872), table I, method 5
@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0, 0.1684), (1, 29, 0.0009, 0.1776), (29, 29, 0.8806, 1)],
)
def test_clopper_pearson_as_newcombe_prints_it(x, n, low, high):
    assert clopper_pearson(x, n) == pytest.approx((low, high), abs=5e-5)


def wilson(x, n, z=1.959964):
    centre, margin = x + z**2 / 2, z * np.sqrt(z**2 / 4 + x * (n - x) / n)
    return (centre - margin) / (n + z**2), (centre + margin) / (n + z**2)


# Newcombe (1998, Statistics in Medicine 17: 873-890), table II, method 10
@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_difference_from_intervals_as_newcombe_prints_it(a, b, low, high):
    found = difference_from_intervals(a[0] / a[1], wilson(*a), b[0] / b[1], wilson(*b))
    assert found == pytest.approx((low, high), abs=5e-5)


def test_shares_that_are_all_0_have_exact_bounds():
    found = difference(*two([0] * 10, [0] * 20))
    assert (found.value, found.method) == (0, EXACT_METHOD)
    assert (found.low, found.high) == pytest.approx((-0.1684, 0.3085), abs=1e-4)
    one_sided = difference(*two([0] * 10, [0.2, 0.5, 0.4, 1, 0, 0.3, 0.6, 0.2, 0.9, 0.5]))
    assert one_sided.low < one_sided.value < one_sided.high < 0 and one_sided.method == EXACT_METHOD
    quotient = ratio(*two([0] * 10, [0.2, 0.5, 0.4, 1, 0, 0.3, 0.6, 0.2, 0.9, 0.5]))
    assert (quotient.value, quotient.low) == (0, 0) and 0.3085 / 0.46 < quotient.high < 2
    assert np.isnan(ratio(*two([0.5] * 10, [0] * 10)).value)


def test_counts_without_variance_have_no_interval():
    for effect in (difference, ratio):
        found = effect(*two([0] * 10, [3, 4, 5, 3, 4, 5, 3, 4, 5, 3]))
        assert np.isnan(found.low) and np.isnan(found.high) and not np.isnan(found.value)


def test_log_ratio_with_stated_smoothing():
    assert log_ratio([8, 0], [2, 4], 1000, 500, smoothing=0.5) == pytest.approx([np.log2(8.5 / 1000 * 500 / 2.5), -4.169925])
    assert log_ratio(8, 2, 1000, 1000, smoothing=0) == pytest.approx(2)
