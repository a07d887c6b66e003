"""Corrected values and differences as tables: worked by hand, what is refused, and the invented set."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_ind

import framing
from framing.agreement import corrected_differences, corrected_values
from framing.agreement.correction import _welch
from framing.errors import TableError
from tests.conftest import INVENTED
from tests.measures.tables import codes


def values(n=40, sampled=20, outlet="A", **columns) -> pd.DataFrame:
    """Articles of an outlet: in the first ten the machine says 1, of which the sampled ones are right but for two."""
    number = np.arange(n)
    machine = (number < 10).astype(float)
    reference = np.where(number < sampled, (number >= 2) & (number < 10), np.nan)
    ids = [f"{outlet}{i}" for i in number]
    return pd.DataFrame({"outlet": outlet, "article_id": ids, "machine": machine, "reference": reference} | columns)


def test_value_is_the_machines_plus_the_samples_mean_error():
    row = corrected_values(values()).iloc[0]
    assert (row["articles"], row["sampled"], row["machine"], row["method"]) == (40, 20, 0.25, "difference")
    assert row["value"] == pytest.approx(10 / 40 - 2 / 20)
    assert row["low"] < row["value"] < row["high"] and row["low"] < 0
    assert row["remark"] == "interval reaches below 0, where no value can be"


def test_interval_about_the_articles_is_narrower_and_vanishes_when_all_are_sampled():
    width = {a: corrected_values(values(), about=a).eval("high - low").item() for a in ("outlet", "articles")}
    assert width["articles"] < width["outlet"]
    whole = corrected_values(values(sampled=40), about="articles").iloc[0]
    assert whole["low"] == whole["value"] == whole["high"] == pytest.approx(8 / 40)
    assert whole["remark"] == "all articles have reference codes"


def test_articles_without_ground_count_in_neither_total():
    """The machine finds labels in 20 of 40 articles; in two of the 20 sampled it found some that aren't there, one it missed."""
    frame = values()
    frame.loc[20:, "machine"] = np.nan
    frame["sampled"] = frame.index < 20
    frame.loc[[0, 1], "reference"] = np.nan
    frame.loc[30, ["sampled", "reference"]] = [True, 1.0]
    row = corrected_values(frame).iloc[0]
    share = 40 / 21
    above, below = 10 + share * (-2 + 1), 20 + share * (-2 + 1)
    assert row["machine"] == 10 / 20
    assert row["value"] == pytest.approx(above / below)


def test_ratio_of_totals():
    frame = values(machine_of=3.0, reference_of=4.0)
    row = corrected_values(frame).iloc[0]
    assert row["machine"] == pytest.approx(10 / 120)
    assert row["value"] == pytest.approx((10 - 2 * 2) / (120 + 40 * 1))


def test_strata_count_by_their_size():
    frame = values(stratum=["day" if i % 2 else "night" for i in range(40)])
    frame.loc[[i for i in range(1, 20, 2) if i > 10], "reference"] = np.nan  # 5 of 20 by day, 10 of 20 by night
    row = corrected_values(frame).iloc[0]
    assert row["value"] == pytest.approx(10 / 40 - (20 / 5 + 20 / 10) / 40)


def test_weights_as_given_count_like_those_of_strata():
    plain = corrected_values(values()).drop(columns="method")
    weighted = corrected_values(values(weight=2.0)).drop(columns="method")
    pd.testing.assert_frame_equal(plain, weighted)
    heavy = corrected_values(values(weight=[4.0] * 2 + [2.0] * 38)).iloc[0]
    assert heavy["value"] == pytest.approx(0.25 - 8 / 44), "scaled to add up to all articles"


def test_several_measures_stand_below_each_other():
    frame = pd.concat([values(measure="x"), values(measure="y", machine_of=3.0, reference_of=4.0)])
    table = corrected_values(frame)
    assert list(table["measure"]) == ["x", "y"]
    assert table["value"].iloc[0] == corrected_values(values()).iloc[0]["value"]


def test_tuned_says_how_far_the_machine_is_trusted():
    assert corrected_values(values(), tuned=True).iloc[0]["method"].startswith("regression, λ = 0.8")


# values, what the remark says
@pytest.mark.parametrize(
    ("frame", "remark"),
    [
        (values(sampled=9), "9 of 40 articles have reference codes: a correction needs 10"),
        (values(sampled=0), "0 of 40 articles have reference codes: a correction needs 10"),
        (
            values(reference=np.r_[np.ones(4), np.full(36, np.nan)]).assign(sampled=True),
            "4 of 40 sampled articles count for this measure: a correction needs 10",
        ),
        (
            values(stratum=["a"] * 19 + ["b"] * 21),
            "stratum 'b' has 1 sampled of 21 articles: sample two, or join it with another",
        ),
    ],
)
def test_refused_in_one_line(frame, remark):
    row = corrected_values(frame).iloc[0]
    assert row["remark"] == remark and np.isnan([row["value"], row["low"], row["high"]]).all()
    gap = corrected_differences(pd.concat([frame, values(outlet="B")])).iloc[0]
    assert gap["remark"] == f"A: {remark}" and np.isnan(gap["value"])


def test_a_value_that_cannot_be_is_said_not_cut_off():
    frame = values(n=100, sampled=20).assign(
        machine=lambda t: (t.index < 10).astype(float), reference=lambda t: t["reference"] * 0
    )
    row = corrected_values(frame).iloc[0]
    assert row["value"] == pytest.approx(0.1 - 0.5)
    assert row["remark"] == "value lies below 0, where none can be: sample more articles"


def test_no_error_in_the_sample_is_said():
    frame = values().assign(reference=lambda t: t["machine"].where(t["reference"].notna()))
    row = corrected_values(frame, about="articles").iloc[0]
    assert row["remark"].startswith("no error in the sample: the interval allows for half an article with each kind")
    assert row["low"] < 0.25 < row["high"]


# what is wrong, what is said
@pytest.mark.parametrize(
    ("frame", "options", "says"),
    [
        (
            values().drop(columns="machine"),
            {},
            "values: column 'machine' is missing; `framing.article_values` makes such a table",
        ),
        (pd.concat([values(), values().head(1)]), {}, "values: article A0 stands there twice; give one row per article"),
        (values(weight=0.5), {}, "values: article A0 is sampled and has weight 0.5; give 1 / its chance, 1 or more"),
        (values(), {"about": "all"}, "no interval about 'all'; it is one of outlet, articles"),
    ],
)
def test_messages(frame, options, says):
    with pytest.raises(TableError) as raised:
        corrected_values(frame, **options)
    assert str(raised.value) == says


def test_difference_of_outlets():
    frame = pd.concat([values(), values(outlet="B", n=60), values(outlet="C")])
    table, gaps = corrected_values(frame).set_index("outlet"), corrected_differences(frame)
    assert list(zip(gaps["outlet"], gaps["other"], strict=True)) == [("A", "B"), ("A", "C"), ("B", "C")]
    first = gaps.iloc[0]
    assert (first["articles"], first["sampled"]) == (100, 40)
    assert first["value"] == pytest.approx(table["value"]["A"] - table["value"]["B"])
    assert first["machine"] == pytest.approx(10 / 40 - 10 / 60)
    halves = (table["high"] - table["low"]) / 2
    assert (first["high"] - first["low"]) / 2 == pytest.approx(np.hypot(halves["A"], halves["B"]), rel=0.05)


def test_degrees_of_freedom_are_those_of_welchs_test():
    x, y = [1.0, 2, 4, 8, 9, 3], [2.0, 2, 3, 3, 2.5, 2, 2.2, 2.1]
    parts = [(np.var(v, ddof=1) / len(v), len(v) - 1) for v in (x, y)]
    assert _welch(parts) == pytest.approx(ttest_ind(x, y, equal_var=False).df)


@pytest.fixture(scope="module")
def invented():
    found = framing.open_set(INVENTED)
    return framing.read_codes(found), framing.read_codes(found, "reference")


@pytest.mark.parametrize("kind", ["machine", "reference"])
def test_article_values_are_those_of_the_measures(invented, kind):
    given = invented[0 if kind == "machine" else 1]
    tables = [
        (framing.own_voice(given), {"measure": "own_voice"}, {}),
        (framing.own_voice(given), {"measure": "pooled_own_voice"}, {}),
        (
            framing.prevalence(given).query("actor == 'slf'"),
            {"measure": "prevalence"},
            {"actor": "slf", "refers_to": "actor"},
        ),
        (
            framing.prevalence(given).query("actor == 'slf'"),
            {"measure": "prevalence_own"},
            {"actor": "slf", "refers_to": "actor"},
        ),
    ]
    for table, keys, options in tables:
        expected = table[table["measure"] == keys["measure"]].set_index("outlet")["value"]
        frame = framing.article_values(*invented, **keys, **options)
        of = frame.get(f"{kind}_of", frame[kind].notna().astype(float))
        got = frame[kind].groupby(frame["outlet"]).sum() / of.groupby(frame["outlet"]).sum()
        assert got.dropna().to_dict() == pytest.approx(expected.dropna().to_dict()), keys
        assert len(expected.dropna())


def test_half_of_the_invented_set_with_reference_codes(invented):
    """All labels of all outlets together: 12 of 24 articles at random; the truth is known, as all 24 have reference codes."""
    whole = framing.article_values(*invented, "pooled_own_voice", None, genres=None).assign(outlet="all")
    truth = corrected_values(whole).iloc[0]["value"]
    inside = 0
    for seed in range(60):
        picked = np.random.default_rng(seed).choice(sorted(whole["article_id"]), 12, replace=False)
        row = corrected_values(whole.assign(sampled=whole["article_id"].isin(picked)), about="articles").iloc[0]
        assert (row["articles"], row["sampled"]) == (24, 12)
        inside += row["low"] <= truth <= row["high"]
    assert inside >= 0.85 * 60


def test_a_sampled_article_with_nothing_in_it_counts_when_it_is_named():
    one = codes({"a": {"outlet": "A"}, "b": {"outlet": "A"}}, labels=[{"article_id": "a", "category": "terrorist"}])
    two = codes({"a": {"outlet": "A"}}, labels=[{"article_id": "a", "category": "terrorist"}])
    assert list(framing.article_values(one, two)["reference"].isna()) == [False, True]
    assert list(framing.article_values(one, two, sampled=["a", "b"])["reference"]) == [1, 0]
    assert list(framing.article_values(one, two, "own_voice", sampled=["a", "b"])["sampled"]) == [True, True]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            {"measure": "tone"},
            "no measure 'tone' of an article; it is one of prevalence, prevalence_own, labels, own_voice, pooled_own_voice",
        ),
        ({"sampled": ["z"]}, "article z is sampled and has no machine codes; code the whole set first"),
    ],
)
def test_messages_of_article_values(options, says):
    one = codes({"a": {"outlet": "A"}})
    with pytest.raises(TableError) as raised:
        framing.article_values(one, one, **options)
    assert str(raised.value) == says
