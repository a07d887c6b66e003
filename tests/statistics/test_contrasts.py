import numpy as np
import pandas as pd
import pytest

from framing.errors import TableError
from framing.statistics import Contrast, compare, run_contrasts
from framing.statistics.contrasts import no_article_by

RNG = np.random.default_rng(21)


def shares(n, high):
    return RNG.binomial(4, high, n) / 4


# articles of A and B; what may be said, are there bounds, is there a p
@pytest.mark.parametrize(
    ("n_a", "n_b", "may_say", "bounds", "p"),
    [
        (4, 40, "describes", False, False),
        (5, 40, "dots", False, True),
        (9, 9, "dots", False, True),
        (10, 10, "interval", True, True),
    ],
)
def test_what_may_be_said(n_a, n_b, may_say, bounds, p):
    values = np.r_[[0.0, 1.0], shares(n_a - 2, 0.5), [0.0, 1.0], shares(n_b - 2, 0.5)]
    found = compare(values, ["A"] * n_a + ["B"] * n_b, "A", "B")
    assert found.may_say == may_say and (found.articles_a, found.articles_b) == (n_a, n_b)
    for name in ("difference", "ratio", "delta"):
        value, low, high = (getattr(found, f"{name}{part}") for part in ("", "_low", "_high"))
        assert low <= value <= high if bounds else np.isnan([low, high]).all() and not np.isnan(value)
    assert (found.method != "") == bounds and np.isnan(found.p) != p and np.isnan(found.resolution) != p


def test_wire_copy_counts_once_for_what_may_be_said():
    groups = ["w"] * 6 + [None] * 14
    found = compare(shares(20, 0.5), ["A"] * 10 + ["B"] * 10, "A", "B", groups=groups)
    assert (found.articles_a, found.units_a, found.units_b, found.may_say) == (10, 5, 10, "dots")


def test_all_shares_0_or_1_have_an_exact_bound_and_no_p():
    found = compare([0] * 30, ["A"] * 10 + ["B"] * 20, "A", "B")
    assert (found.difference, found.method) == (0, "exact bound") and np.isnan(found.p)
    assert (found.difference_low, found.difference_high) == pytest.approx((-0.1684, 0.3085), abs=1e-4)
    assert np.isnan(found.ratio) and found.delta == 0


def test_a_side_without_articles_is_a_row_of_nan():
    found = compare([0.5, None, None], ["A", "B", "B"], "A", "B")
    assert (found.articles_b, found.left_out, found.may_say) == (0, 1, "describes") and np.isnan(found.mean_a)


def articles():
    n = 48
    table = pd.DataFrame(
        {"outlet": np.repeat(["Alder", "Birch", "Cedar"], n // 3), "genre": ["news", "analysis"] * (n // 2)}
    )
    table["own_voice"] = np.r_[shares(16, 0.9), shares(16, 0.2), shares(16, 0.3)]
    table["figures"] = np.random.default_rng(3).poisson(2, n)
    return table


PLAN = [
    Contrast("one", "own_voice", ("Alder",), ("Birch", "Cedar"), ("genre",), "wording"),
    Contrast("two", "own_voice", ("Birch",), ("Cedar",), (), "wording"),
    Contrast("three", "figures", ("Alder",), ("Birch",), (), "casualties"),
    Contrast("four", "figures", ("Alder",), ("Cedar",)),
]


def test_contrasts_are_adjusted_within_their_family_and_exploratory_ones_marked():
    found = run_contrasts(articles(), PLAN).set_index("contrast")
    assert list(found["planned"]) == [True, True, True, False] and np.isnan(found.loc["four", "q"])
    assert found.loc["one", "p"] == 0.001 and found.loc["one", "q"] == 0.002
    assert found.loc["three", "q"] == found.loc["three", "p"] and not np.isnan(found.loc["four", "p"])
    assert (found.loc["one", "b"], found.loc["one", "strata"]) == ("Birch + Cedar", "genre")
    assert found.loc["one", "difference_low"] > 0 and found.loc["one", "articles_b"] == 32


def test_a_column_of_groups_is_used():
    table = articles()
    table["group"] = [f"w{i // 4}" for i in range(48)]
    assert run_contrasts(table, PLAN[2:3])["units_a"].tolist() == [4]


def test_no_contrasts_give_an_empty_table():
    assert len(run_contrasts(articles(), [])) == 0


@pytest.mark.parametrize(
    ("contrast", "message"),
    [
        (
            Contrast("x", "tone", ("Alder",), ("Birch",)),
            "contrast x: the table of articles has no column tone; it has outlet, genre, own_voice, figures",
        ),
        (
            Contrast("x", "figures", ("Elder",), ("Birch",)),
            "contrast x: no article is by Elder; outlets are Alder, Birch, Cedar",
        ),
    ],
)
def test_messages(contrast, message):
    with pytest.raises(TableError) as error:
        run_contrasts(articles(), [contrast])
    assert str(error.value) == message


# how many outlets there are, what is asked for, the outlets that the message names
@pytest.mark.parametrize(
    ("many", "asked", "named"),
    [(3, "Elder", "P 00, P 01, P 02"), (12, "P 11x", "P 11, P 10, P 01 and 9 more"), (12, "Elder", "P 00, P 01, P 02, P 03, P 04, P 05 and 6 more")],
)  # fmt: skip
def test_an_unknown_outlet_is_told_the_ones_like_it(many, asked, named):
    error = no_article_by(asked, "x", [f"P {n:02d}" for n in range(many)])
    assert str(error) == f"contrast x: no article is by {asked}; outlets are {named}"
