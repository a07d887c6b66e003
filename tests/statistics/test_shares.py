import numpy as np
import pytest

from framing.statistics import pooled_share


def test_hits_and_cases_are_pooled_and_articles_without_cases_left_out():
    share = pooled_share([1, 3, 0], [1, 4, 0])
    assert (share.value, share.articles) == (0.8, 2)
    assert np.isnan(share.low), "two articles: no interval"
    assert np.isnan(pooled_share([0], [0]).value)


def test_from_ten_articles_on_there_is_an_interval():
    rng = np.random.default_rng(1)
    cases = rng.integers(1, 9, 30)
    hits = rng.binomial(cases, 0.7)
    share = pooled_share(hits, cases)
    assert 0.5 < share.low < share.value < share.high < 0.9
    assert np.isnan(pooled_share(hits[:9], cases[:9]).low)


@pytest.mark.parametrize(("hits", "bounds"), [([2] * 10, (0.6915, 1.0)), ([0] * 10, (0.0, 0.3085))])
def test_all_or_nothing_is_no_certainty(hits, bounds):
    share = pooled_share(hits, [2] * 10)
    assert (round(share.low, 4), round(share.high, 4)) == bounds
