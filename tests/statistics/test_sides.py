import numpy as np
import pandas as pd
import pytest

from framing.errors import TableError
from framing.statistics import compare, split_sides

# outlets, a, b, groups, strata, values; rows used, side A, units, strata, left out
CASES = [
    ("AAB", "A", "B", None, None, None, [0, 1, 2], [1, 1, 0], [0, 1, 2], [0, 0, 0], 0),
    ("ACB", "A", ["B", "C"], None, None, None, [0, 1, 2], [1, 0, 0], [0, 1, 2], [0, 0, 0], 0),
    ("AXB", "A", "B", None, None, None, [0, 2], [1, 0], [0, 1], [0, 0], 0),
    ("AAB", "A", "B", ["w", None, "w"], None, None, [0, 1, 2], [1, 1, 0], [0, 1, 0], [0, 0, 0], 0),
    ("AAB", "A", "B", ["", pd.NA, np.nan], None, None, [0, 1, 2], [1, 1, 0], [0, 1, 2], [0, 0, 0], 0),
    ("AABB", "A", "B", None, ["news", "op-ed", "news", "news"], None, [0, 2, 3], [1, 0, 0], [0, 1, 2], [0, 0, 0], 1),
    ("AABB", "A", "B", None, [None, "n", "n", None], None, [0, 1, 2, 3], [1, 1, 0, 0], [0, 1, 2, 3], [0, 1, 1, 0], 0),
    ("AAB", "A", "B", None, None, [0.5, None, 1], [0, 2], [1, 0], [0, 1], [0, 0], 0),
    ("AA", "A", "B", None, None, None, [], [], [], [], 2),
]


@pytest.mark.parametrize(
    ("outlets", "a", "b", "groups", "strata", "values", "rows", "is_a", "unit", "stratum", "out"), CASES
)
def test_split_sides(outlets, a, b, groups, strata, values, rows, is_a, unit, stratum, out):
    sides = split_sides(list(outlets), a, b, groups, strata, values)
    assert (list(sides.rows), list(sides.is_a), list(sides.unit)) == (rows, is_a, unit)
    assert (list(sides.stratum), sides.left_out) == (stratum, out)


def test_missing_outlets_and_pandas_columns_are_read():
    outlets = pd.Series(["A", pd.NA, "B", None], dtype="string")
    sides = split_sides(outlets, "A", "B", values=pd.Series([1, 2, 3, pd.NA], dtype="Float64"))
    assert list(sides.rows) == [0, 2]


def test_weights_give_both_sides_the_same_mix_of_strata():
    sides = split_sides(list("AAABBB"), "A", "B", strata=[0, 0, 1, 0, 1, 1])
    of_stratum_0 = [sides.weight[(sides.is_a == side) & (sides.stratum == 0)].sum() for side in (True, False)]
    assert of_stratum_0 == pytest.approx([0.5, 0.5]) and sides.weight.sum() == pytest.approx(2)


# call, message
@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: split_sides(["A", "B"], ["A", "B"], "B"), "the two sides share B: name an outlet on one side only"),
        (
            lambda: compare([1, 2, 3], ["A", "B"], "A", "B"),
            "values has 3 entries, outlets 2: give one entry per article",
        ),
        (
            lambda: split_sides(["A", "B"], "A", "B", groups=["w"]),
            "groups has 1 entries, outlets 2: give one entry per article",
        ),
    ],
)
def test_messages(call, message):
    with pytest.raises(TableError) as error:
        call()
    assert str(error.value) == message
