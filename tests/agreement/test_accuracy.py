"""Precision, recall and F1 of a coder, over all, per outlet and side."""

import numpy as np
import pytest

from framing.agreement import accuracy, read_coders, score
from framing.agreement.accuracy_says import groups_say
from framing.errors import CodesError
from tests.agreement.coded_twice import at, set_with
from tests.conftest import INVENTED

REFERENCE = [
    at("a", 0, actor="slf"),
    at("a", 50, actor="slf"),
    at("b", 0, actor="brigade"),
    at("b", 50, actor="brigade"),
]
# one missed, one of the brigade's given to the Front, one invented, and c isn't coded by the reference
MACHINE = [
    at("a", 0, actor="slf"),
    at("b", 0, actor="slf"),
    at("b", 50, actor="brigade"),
    at("b", 90, actor="brigade"),
    at("c", 0),
]


@pytest.fixture
def small(tmp_path):
    outlets = {"a": "Post", "b": "Echo", "c": "Echo"}
    return accuracy(set_with(tmp_path / "s", outlets, {"labels": MACHINE}, {}, reference={"labels": REFERENCE}))


# measure, by, unit, value, n in the reference, n coded
@pytest.mark.parametrize(
    ("measure", "by", "unit", "value", "reference", "coded"),
    [
        ("precision", "(all)", "(all)", 3 / 4, 4, 4),
        ("recall", "(all)", "(all)", 3 / 4, 4, 4),
        ("f1", "(all)", "(all)", 2 * 3 / 8, 4, 4),
        ("f1_category_actor_voice", "(all)", "(all)", 2 * 2 / 8, 4, 4),
        ("recall", "outlet", "Post", 1 / 2, 2, 1),
        ("precision", "outlet", "Echo", 2 / 3, 2, 3),
        ("recall", "actor", "brigade", 1.0, 2, 2),  # both found …
        ("recall_side", "actor", "brigade", 1 / 2, 2, 2),  # … and one put on the other side
        ("precision_side", "actor", "slf", 1 / 2, 2, 2),
        ("f1_side", "actor", "slf", 2 * 1 / 4, 2, 2),
        ("recall_side", "actor", "(all)", 2 / 4, 4, 4),  # three found, one of them put on the wrong side
    ],
)
def test_every_group_has_its_own_denominators(measure, by, unit, value, reference, coded, small):
    rows = small[small["measure"].eq(measure) & small["by"].eq(by) & small["unit"].eq(unit) & small["layer"].eq("labels")]
    assert len(rows) == 1
    row = rows.iloc[0]
    assert row["value"] == pytest.approx(value)
    assert (row["n_reference"], row["n_coded"]) == (reference, coded)
    assert np.isnan(row["low"]), "too few articles for an interval"
    assert row["between"] == "people and machine"


def test_how_far_a_group_is_from_all(small):
    recall = small[small["measure"].eq("recall") & small["by"].eq("outlet")].set_index("unit")["from_all"]
    assert recall["Post"] == pytest.approx(1 / 2 - 3 / 4) and recall["Echo"] == pytest.approx(1 - 3 / 4)
    sides = small[small["measure"].eq("recall_side") & small["by"].eq("actor")].set_index("unit")["from_all"]
    assert sides["(all)"] == 0 and sides["brigade"] == pytest.approx(1 / 2 - 2 / 4)


def test_without_units_there_is_no_value(small):
    casualties = small[small["layer"].eq("casualties")]
    assert casualties["value"].isna().all()
    assert "recall_bounds" in set(casualties["measure"]) and "recall_category" not in set(casualties["measure"])


def test_f1_is_that_of_score_and_intervals_need_ten_articles():
    coders = read_coders(INVENTED)
    table = accuracy(coders)
    whole = table[table["by"].eq("(all)")].set_index(["layer", "measure"])
    for layer, result in score(coders["reference"].tables, coders["machine"].tables).items():
        for measure, value in result.f1.items():
            assert whole.loc[(layer, measure), "value"] == pytest.approx(value, abs=5e-5)
    analysts = whole.index.get_level_values("measure").str.endswith("_analysts")
    assert analysts.sum() == 3 and (whole[analysts]["articles"] < 10).all(), "named in so few articles"
    assert whole[~analysts]["low"].notna().all() and (whole["low"] < whole["value"])[~analysts].all()
    outlets = table[table["by"].eq("outlet")]
    assert outlets["unit"].nunique() == 6 and outlets["low"].isna().all(), "four articles each"
    assert table["low"].isna().equals(table["articles"] < 10)
    assert set(table["between"]) == {"machine and language model"}


def test_groups_add_up_to_the_whole():
    table = accuracy(INVENTED)
    counts = table[table["measure"].eq("f1")].groupby(["layer", "by"])[["n_reference", "n_coded"]].sum()
    for layer in ("labels", "casualties", "attributions"):
        assert (counts.loc[layer] == counts.loc[(layer, "(all)")]).all().all()


def test_a_coder_can_be_compared_with_the_reference_as_the_machine_is():
    table = accuracy(INVENTED, coder="first")
    assert table["articles"].max() == 8 and set(table["between"]) == {"language models"}
    with pytest.raises(CodesError, match="no coder 'third'; there are machine, reference, first, second"):
        accuracy(INVENTED, coder="third")


def test_sentences_on_sides_ask_whether_units_stand_on_them(small):
    brigade = small[small["by"].eq("actor") & small["unit"].eq("brigade")].set_index("measure")["value"]
    assert brigade["f1"] == 0.75 and brigade["f1_side"] == 0.5
    says = "F1 found and put on that side (in the reference, coded): (all) 0.50 (4, 4); brigade 0.50 (2, 2); slf 0.50 (2, 2)"
    assert f"labels by actor, {says}" in groups_say(small)
