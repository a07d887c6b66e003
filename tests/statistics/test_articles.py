import numpy as np
import pytest

from framing.statistics import article_mean
from tests.statistics import simulated as sim


def test_articles_without_a_value_do_not_count():
    assert article_mean([1.0, float("nan"), 0.0]).articles == 2
    assert np.isnan(article_mean([float("nan")]).value)


def test_articles_of_one_group_count_as_one_for_the_rule_of_ten():
    values = [0.1 * i for i in range(10)]
    assert not np.isnan(article_mean(values).low)
    assert np.isnan(article_mean(values, ["w", "w", *[None] * 8]).low)
    assert not np.isnan(article_mean(values, [None] * 10).low)


def test_copies_of_one_article_widen_the_interval_as_much_as_they_ought_to():
    values = np.random.default_rng(3).gamma(1, 1, 12)
    alone, copied = article_mean(values), article_mean(np.repeat(values, 5), np.repeat(np.arange(12).astype(str), 5))
    assert (copied.low, copied.high) == pytest.approx((alone.low, alone.high))
    ignored = article_mean(np.repeat(values, 5))
    assert ignored.high - ignored.low < 0.6 * (copied.high - copied.low)


def test_the_interval_is_as_wide_as_t_and_stays_inside_the_values():
    """Hesterberg 2015: the expanded percentile interval is that of t, to first order, with s of divisor n - 1."""
    values = np.random.default_rng(5).normal(0, 1, 15)
    found = article_mean(values)
    margin = 2.1448 * values.std(ddof=1) / np.sqrt(15)  # t of 14 degrees of freedom
    assert found.high - found.low == pytest.approx(2 * margin, rel=0.06)
    edge = article_mean([0.0] * 9 + [1.0])
    assert edge.low >= 0 and edge.high <= 1


def test_all_alike_is_a_bound_for_groups_of_copies():
    assert article_mean([0.0] * 20, [str(i // 2) for i in range(20)]).high == pytest.approx(0.3085, abs=1e-4)


# mean share, articles, least coverage of the 95 % interval in 600 studies
@pytest.mark.parametrize(("mean", "articles", "least"), [(0.1, 10, 0.9), (0.3, 10, 0.9), (0.3, 30, 0.92)])
def test_the_interval_covers_the_share_of_an_outlet(mean, articles, least):
    studies = sim.shares(np.random.default_rng(1), articles, 600, mean)
    found = [article_mean(values) for values in studies.T]
    assert np.mean([e.low <= mean <= e.high for e in found]) >= least
