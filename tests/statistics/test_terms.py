import numpy as np
import pytest
from scipy import sparse
from scipy.stats import chi2_contingency

from framing.errors import TableError
from framing.statistics import benjamini_hochberg, chi2, dispersion, diversity, document_frequency, g2, log_odds


# table 7, 2, 93, 98, as R's chisq.test without correction and quanteda's keyness without its constant have it
@pytest.mark.parametrize(("measure", "expected"), [(g2, 3.072843), (chi2, 2.908668)])
def test_keyness_of_a_small_table(measure, expected):
    assert measure(7, 2, 100, 100) == pytest.approx(expected, abs=1e-6)
    assert measure(2, 7, 100, 100) == pytest.approx(-expected, abs=1e-6)


@pytest.mark.parametrize("counts", [(7, 2, 93, 98), (0, 5, 1_000, 400), (300, 4, 20_000, 70_000)])
def test_keyness_as_scipy_has_it(counts):
    table = np.reshape(counts, (2, 2))
    n_a, n_b = table.sum(axis=0)
    for measure, name in ((g2, "log-likelihood"), (chi2, "pearson")):
        expected = chi2_contingency(table, correction=False, lambda_=name).statistic
        assert abs(measure(counts[0], counts[1], n_a, n_b)) == pytest.approx(expected)


def test_a_term_that_nobody_uses_has_no_keyness():
    assert g2([0, 3], [0, 3], 10, 10).tolist() == [0, 0] and chi2([0, 3], [0, 3], 10, 10).tolist() == [0, 0]


def test_log_odds_by_hand():
    """Monroe, Colaresi & Quinn (2008), equations 15, 18 to 20 and 22, for three words and a prior of 10 words."""
    delta, z = log_odds([7, 1, 2], [2, 4, 4], background=[50, 30, 20], prior=10)
    # word 1: y = 7 and 2, alpha = 5, n = 10 and 10, alpha0 = 10
    expected = np.log(12 / (10 + 10 - 7 - 5)) - np.log(7 / (10 + 10 - 2 - 5))
    assert delta[0] == pytest.approx(expected) and z[0] == pytest.approx(expected / np.sqrt(1 / 12 + 1 / 7))
    assert np.sign(delta).tolist() == [1, -1, -1]


def test_a_larger_prior_draws_rare_words_to_zero():
    counts = [2, 500, 498], [0, 500, 500]
    small, large = (log_odds(*counts, prior=size)[0][0] for size in (1, 10_000))
    assert 0 < large < 0.3 < small


def test_log_odds_takes_its_prior_from_both_sides_where_none_is_given():
    given = log_odds([3, 1], [1, 5], background=[4, 6], prior=10)
    assert log_odds([3, 1], [1, 5])[1] == pytest.approx(given[1])
    assert np.isnan(log_odds([3, 0], [1, 0])[0][1])


# shares of the term per part, sizes of the parts, DP: Lijffijt & Gries (2012, IJCL 17: 147), table 1; the second by hand
@pytest.mark.parametrize(
    ("counts", "words", "expected"),
    [([2, 1, 0], [10, 10, 10], 1 / 3), ([10, 5, 3, 2], [25, 25, 25, 25], 0.25), ([1, 2, 3], [10, 20, 30], 0)],
)
def test_dispersion(counts, words, expected):
    matrix = sparse.csr_array(np.array([counts, np.zeros(len(counts))]).T)
    found = dispersion(matrix, words)
    assert found[0] == pytest.approx(expected) and np.isnan(found[1])


def test_document_frequency():
    assert document_frequency(sparse.csr_array([[0, 2, 1], [0, 3, 0]])).tolist() == [0, 2, 1]


def test_diversity_of_sources():
    found = diversity([10, 5, 1])
    assert found.shannon == pytest.approx(0.830524, abs=1e-6) and found.effective == pytest.approx(2.294521, abs=1e-6)
    assert found.simpson == pytest.approx(0.507813, abs=1e-6) and found.inverse_simpson == pytest.approx(2.031746, abs=1e-6)
    assert found.evenness == pytest.approx(0.830524 / np.log(3), abs=1e-6)
    even = diversity([4, 4, 4, 4, 0])
    assert (even.kinds, even.evenness) == (4, 1) and (even.effective, even.inverse_simpson) == pytest.approx((4, 4))
    assert np.isnan(diversity([3]).evenness) and np.isnan(diversity([]).effective)


# Benjamini & Hochberg (1995), section 3.2: fifteen p values of which four are called at .05
PUBLISHED = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1,
]


def test_benjamini_hochberg_calls_what_was_published():
    adjusted = benjamini_hochberg(PUBLISHED)
    assert (adjusted <= 0.05).sum() == 4 and adjusted[3] == pytest.approx(0.0095 * 15 / 4)


def test_families_are_adjusted_apart_and_nan_is_no_test():
    found = benjamini_hochberg([0.01, 0.04, np.nan, 0.04, np.nan], ["a", "a", "a", "b", "c"])
    assert found[:2] == pytest.approx([0.02, 0.04]) and found[3] == 0.04 and np.isnan(found[[2, 4]]).all()


def test_a_p_that_is_none_is_refused():
    with pytest.raises(TableError) as error:
        benjamini_hochberg([0.2, 1.3])
    assert str(error.value) == "p value 1.3 is not between 0 and 1: hand over p values"
