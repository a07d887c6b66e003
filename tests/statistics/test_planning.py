"""How many articles: each formula against a published number, an outside program, or a simulation."""

from math import isnan

import numpy as np
import pytest
from scipy.stats import binom, fisher_exact, nct, norm, t

from framing.statistics import (
    articles_to_collect,
    articles_to_double_code,
    articles_to_see_one,
    coded_share,
    design_effect,
    detectable_difference_of_means,
    detectable_difference_of_shares,
    mean_half_width,
    power_of_shares,
    wilson_half_width,
)
from framing.statistics.planning import _rejected


# Newcombe, R. G. (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, table I, method 3
@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_half_width_as_published(hits, n, low, high):
    assert wilson_half_width(hits / n, n) == pytest.approx((high - low) / 2, abs=1e-4)


# what is compared, d = difference / SD, articles per group for 80 % at .05: Cohen, J. (1992), A power primer, table 2
@pytest.mark.parametrize(("d", "n"), [(0.2, 393), (0.5, 64), (0.8, 26)])
def test_difference_of_means_as_published(d, n):
    assert detectable_difference_of_means(1, n) == pytest.approx(d, abs=0.01)


@pytest.mark.parametrize("n", [10, 20, 50, 200])
def test_difference_of_means_has_the_power_of_the_t_test(n):
    d = detectable_difference_of_means(1, n)
    critical, shift = t.ppf(0.975, 2 * n - 2), d * np.sqrt(n / 2)
    power = nct.sf(critical, 2 * n - 2, shift) + nct.cdf(-critical, 2 * n - 2, shift)
    assert power == pytest.approx(0.8, abs=0.01)


# two shares, articles of each: the sum over all outcomes with another program's test
@pytest.mark.parametrize(("share", "other", "n"), [(0.5, 0.9, 20), (0.1, 0.6, 12), (0.3, 0.3, 15)])
def test_power_of_shares_is_that_of_fishers_test(share, other, n):
    power = sum(
        binom.pmf(a, n, share) * binom.pmf(b, n, other)
        for a in range(n + 1)
        for b in range(n + 1)
        if fisher_exact([[a, n - a], [b, n - b]])[1] <= 0.05
    )
    assert power_of_shares(share, other, n) == pytest.approx(power, abs=1e-9)


def test_the_lady_tasting_tea():
    """Fisher (1935), The design of experiments, ch. 2: 3 of 4 right has chance 17/70 (both sides 34/70), 4 of 4 1/70 (2/70)."""
    assert _rejected(4, 34 / 70 + 1e-9)[3, 1] and not _rejected(4, 34 / 70 - 1e-9)[3, 1]
    assert _rejected(4, 2 / 70 + 1e-9)[4, 0] and not _rejected(4, 2 / 70 - 1e-9)[4, 0]


@pytest.mark.parametrize(("share", "n"), [(0.1, 10), (0.3, 30), (0.5, 100)])
def test_difference_of_shares_is_the_smallest(share, n):
    found = detectable_difference_of_shares(share, n)
    assert power_of_shares(share, share + found, n) >= 0.8 > power_of_shares(share, share + found - 0.001, n)


def test_no_difference_is_found_with_too_few():
    assert isnan(detectable_difference_of_shares(0.3, 5))
    assert isnan(detectable_difference_of_means(0.4, 4))


def permutation_power(rng, draw_one, draw_two, n, runs=500, resamples=199):
    """How often permuting articles between two outlets finds the difference of their means at .05."""
    found = 0
    for _ in range(runs):
        values = np.concatenate([draw_one(n), draw_two(n)])
        seen = abs(values[:n].mean() - values[n:].mean())
        drawn = rng.permuted(np.tile(values, (resamples, 1)), axis=1)
        gaps = np.abs(drawn[:, :n].mean(axis=1) - drawn[:, n:].mean(axis=1))
        found += (1 + (gaps >= seen - 1e-9).sum()) / (resamples + 1) <= 0.05
    return found / runs


def test_simulated_difference_of_shares_is_found_four_times_in_five():
    rng, n = np.random.default_rng(1), 20
    other = 0.3 + detectable_difference_of_shares(0.3, n)
    draws = [lambda k, p=p: (rng.random(k) < p).astype(float) for p in (0.3, other)]
    assert permutation_power(rng, *draws, n) == pytest.approx(0.8, abs=0.05)


def mixed(rng, mean, sd, between):
    """Draws of shares per article that are 0, 1 or something between, with this mean and spread."""
    square = np.mean(between**2)
    some = (mean - mean**2 - sd**2) / (0.5 - square)
    chances = [1 - mean - some / 2, some, mean - some / 2]
    return lambda n: np.choose(rng.choice(3, n, p=chances), [0.0, rng.choice(between, n), 1.0])


# the shares between 0 and 1, articles more than the formula's 20: with halves alone (one or two labels each) ties cost power
@pytest.mark.parametrize(("between", "more"), [(np.linspace(0, 1, 21), 0), (np.array([0.5]), 4)])
def test_simulated_difference_of_means_is_found_four_times_in_five(between, more):
    rng, sd = np.random.default_rng(2), 0.4
    draws = [mixed(rng, m, sd, between) for m in (0.3, 0.3 + detectable_difference_of_means(sd, 20))]
    assert [np.std(draw(200_000)) for draw in draws] == pytest.approx([sd, sd], abs=0.005)
    assert permutation_power(rng, *draws, 20 + more) == pytest.approx(0.8, abs=0.05)


# copies, share of wire, likeness, effect: Kish (1965), 1 + (b - 1) rho; all in pairs word for word: each counts half
@pytest.mark.parametrize(
    ("copies", "wire", "alike", "effect"),
    [
        (20, 1, 0.05, 1.95),
        (7, 1, 1 / 6, 2.0),  # the 30-cluster survey: Henderson & Sundaresan (1982), Bulletin of the WHO 60, design effect 2
        (2, 1, 1, 2.0),
        (1, 1, 1, 1.0),
        (5, 0, 1, 1.0),
    ],
)
def test_design_effect_as_published(copies, wire, alike, effect):
    assert design_effect(copies, wire, alike) == pytest.approx(effect)


def test_design_effect_is_that_of_unequal_weights():
    """Kish: n_eff = (Σk)² / Σk² where each group of k copies is one independent report; here Σk = 100 of which 30 in threes."""
    groups = np.array([1] * 70 + [3] * 10)
    variance = (groups**2).sum() / groups.sum() ** 2
    assert 100 / design_effect(3, 0.3) == pytest.approx(1 / variance)


# Riffe, Lacy & Fico, Analyzing media messages, chapter on reliability: 92 of 1,000 units at 90 % agreement
def test_articles_to_double_code_as_published():
    assert articles_to_double_code(1000) == 92


# Krippendorff (2004), Content analysis, table 6.1: sample size by probability of the least likely unit and significance
@pytest.mark.parametrize(
    ("share", "alpha", "n"), [(0.1, 0.05, 29), (0.01, 0.05, 299), (0.001, 0.05, 2995), (0.01, 0.01, 459), (0.1, 0.01, 44)]
)
def test_articles_to_see_one_as_published(share, alpha, n):
    assert articles_to_see_one(share, alpha) == n


def test_coded_share_is_what_a_coder_counts():
    """100 articles, 40 with the word; the coder finds 30 of them and 10 others: recall .75, precision .75, coded 40."""
    assert coded_share(0.4, 30 / 40, 30 / 40) == pytest.approx(40 / 100)
    assert coded_share(0.4, 30 / 40, 30 / 33) == pytest.approx(33 / 100)


@pytest.mark.parametrize(
    ("needed", "fraction", "own", "collect"), [(50, 0.4, 1, 125), (30, 0.3, 1, 100), (50, 0.5, 0.8, 125), (1, 0.3, 1, 4)]
)
def test_articles_to_collect(needed, fraction, own, collect):
    assert articles_to_collect(needed, fraction, own) == collect


def test_mean_half_width():
    assert mean_half_width(0.4, 100) == pytest.approx(norm.ppf(0.975) * 0.04)


# a call that cannot be meant, what it says
@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: wilson_half_width(30, 50), "30 is no share; give one between 0 and 1 (0.3 for 30 %)"),
        (lambda: wilson_half_width(0.3, 0), "0 articles; give at least one"),
        (lambda: articles_to_collect(10, 0), "no article has a value, so none can be collected: give a fraction above 0"),
        (
            lambda: articles_to_see_one(0),
            "what no article has is never seen: give the share that you want to rule out, such as 0.05",
        ),
        (lambda: coded_share(0.3, 0.5, 0), "recall 0.5 and precision 0 must be shares between 0 and 1, precision above 0"),
    ],
)
def test_messages(call, says):
    with pytest.raises(ValueError) as raised:
        call()
    assert str(raised.value) == says
