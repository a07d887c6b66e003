"""Krippendorff's alpha and the two kappas: published values, another program's values, gaps, no variation, intervals."""

import time

import numpy as np
import pandas as pd
import pytest

from framing.errors import TableError
from framing.statistics import cohen_kappa, fleiss_kappa, krippendorff_alpha, percent_agreement

NAN = np.nan
LEVELS = ("nominal", "ordinal", "interval", "ratio")

# Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability: four observers, twelve units, example D
FOUR_OBSERVERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
        [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
    ]
).T


def random_codes(seed, units, coders, values, missing, noise):
    rng = np.random.default_rng(seed)
    true = rng.integers(values, size=units)
    codes = np.where(rng.random((units, coders)) < noise, rng.integers(values, size=(units, coders)), true[:, None])
    codes = codes.astype(float)
    codes[rng.random((units, coders)) < missing] = NAN
    return codes


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example(level, published):
    alpha = krippendorff_alpha(FOUR_OBSERVERS, level=level)
    assert round(float(alpha), 3) == published
    assert (alpha.units, alpha.values, alpha.coders) == (11, 40, 4), "the twelfth unit has one code and counts for nothing"


# values of the program krippendorff 0.9.0 (numpy 2.4.6) on codes drawn as above
@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ((2031, 200, 3, 6, 0.2, 0.3), (0.4836956521739131, 0.4290582614167402, 0.4271775475524858, 0.4424051846014636)),
        ((7, 60, 2, 3, 0.1, 0.3), (0.615068894752272, 0.5383110206466526, 0.5262520804962929, 0.5112648941151985)),
        ((11, 500, 5, 40, 0.4, 0.6), (0.13865811171980813, 0.15186241045027127, 0.1528624990033638, 0.12531678612330965)),
        ((3, 40, 4, 2, 0.0, 1.0), (-0.06978563605069632,) * 4),
    ],
)
def test_another_program_finds_the_same(drawn, expected):
    found = [float(krippendorff_alpha(random_codes(*drawn), level=level)) for level in LEVELS]
    assert found == pytest.approx(expected, abs=1e-9)


def test_kappas_as_other_programs_find_them():
    """scikit-learn 1.9.1 cohen_kappa_score; statsmodels 0.15.0 fleiss_kappa of aggregate_raters."""
    assert cohen_kappa(random_codes(7, 60, 2, 3, 0.0, 0.3)) == pytest.approx(0.5952782462057336, abs=1e-9)
    assert fleiss_kappa(random_codes(5, 80, 4, 3, 0.0, 0.3)) == pytest.approx(0.4368412773320749, abs=1e-9)


def test_codes_may_be_words_and_the_order_of_coders_units_and_names_is_nothing():
    table = pd.DataFrame({"first": ["own", "own", "attributed", None], "second": ["own", "attributed", "attributed", "own"]})
    alpha = krippendorff_alpha(table, level="nominal")
    assert float(alpha) == pytest.approx(1 - 5 * 2 / 18)
    turned = table[["second", "first"]].iloc[::-1].replace({"own": "z", "attributed": "a"})
    assert krippendorff_alpha(turned, level="nominal") == alpha


@pytest.mark.parametrize("units", [[["a", "a"], ["a", "a"]], [["a", None], ["b", None]], np.empty((0, 2))])
def test_without_variation_or_pairs_there_is_no_alpha(units):
    assert np.isnan(float(krippendorff_alpha(units, level="nominal")))
    assert np.isnan(cohen_kappa(units)) and np.isnan(fleiss_kappa(units))


def test_percent_agreement_counts_pairs_of_codes():
    assert percent_agreement([["a", "a", "b"], ["a", None, None], ["b", "b", None]]) == 0.5
    assert percent_agreement([["a", "a"], ["a", "a"]]) == 1.0
    assert np.isnan(percent_agreement([["a", None]]))


def test_alpha_may_be_low_where_nearly_all_codes_agree():
    """Why alpha and not percent: 97 of 100 units alike, and still no better than chance."""
    units = [["own", "own"]] * 97 + [["own", "other"]] * 2 + [["other", "own"]]
    assert percent_agreement(units) == 0.97
    assert float(krippendorff_alpha(units, level="nominal")) < 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": "metric"}, "no level 'metric'; it is one of nominal, ordinal, interval, ratio"),
        ({"level": "interval"}, "level 'interval' needs numbers, but there is 'a'; take level='nominal'"),
        ({"level": "nominal", "articles": ["x"]}, "1 articles for 2 units; give each unit its article's id"),
        ({"level": "nominal", "articles": ["x", None]}, "unit 2 has no article; give each unit its article's id"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(options, message):
    with pytest.raises(TableError) as error:
        krippendorff_alpha([["a", "a"], ["b", "b"]], **options)
    assert str(error.value) == message


def test_ratio_takes_no_negative_numbers_and_the_level_must_be_said():
    with pytest.raises(TableError, match="can't hold -1; ratio takes numbers from 0 on"):
        krippendorff_alpha([[-1, 2]], level="ratio")
    with pytest.raises(TypeError):
        krippendorff_alpha([[1, 2]])
    with pytest.raises(TableError, match="Cohen's kappa is for two coders"):
        cohen_kappa([["a", "a", "a"]])


def slow_interval(codes, articles, level, resamples):
    """The plain way: alpha anew of the units of the articles drawn."""
    names = pd.unique(pd.Series(articles))
    times = np.random.default_rng(0).multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    drawn = []
    for row in times:
        again = row[pd.factorize(pd.Series(articles))[0]]
        drawn.append(float(krippendorff_alpha(np.repeat(codes, again, axis=0), level=level)))
    drawn.sort()
    return drawn[int(np.ceil(0.025 * resamples)) - 1], drawn[resamples - int(np.ceil(0.025 * resamples))]


@pytest.mark.parametrize("level", LEVELS)
def test_the_interval_is_that_of_drawing_articles_with_all_their_units(level):
    codes, articles = random_codes(4, 60, 3, 5, 0.2, 0.4), np.arange(60) // 4
    alpha = krippendorff_alpha(codes, level=level, articles=articles, resamples=80)
    assert (alpha.low, alpha.high) == pytest.approx(slow_interval(codes, articles, level, 80), abs=1e-9)
    assert alpha.low < alpha.alpha < alpha.high and alpha.articles == 15


@pytest.mark.parametrize(
    ("units", "articles", "why"),
    [
        (random_codes(4, 40, 2, 3, 0.0, 0.4), np.arange(40) % 9, "nine articles"),
        (np.repeat([[1, 1], [2, 2]], 20, axis=0), np.arange(40), "nobody disagrees"),
        ([[1, 1]] * 39 + [[1, 2]], np.arange(40), "a third of the resamples has one value only"),
        ([[1, 1]] * 40, np.arange(40), "no variation"),
    ],
)
def test_no_interval_without_ground(units, articles, why):
    alpha = krippendorff_alpha(units, level="nominal", articles=articles)
    assert np.isnan(alpha.low) and np.isnan(alpha.high), why


@pytest.mark.parametrize("level", LEVELS)
def test_a_thousand_resamples_of_three_coders_and_3000_units_take_under_two_seconds(level):
    codes = random_codes(1, 3000, 3, 200, 0.1, 0.3)
    start = time.perf_counter()
    assert krippendorff_alpha(codes, level=level, articles=np.arange(3000) // 10, resamples=1000).low > 0
    assert time.perf_counter() - start < 2
