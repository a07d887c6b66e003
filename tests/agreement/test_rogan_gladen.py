"""Rogan & Gladen's correction: published numbers, by hand, what is refused, and simulated studies."""

import numpy as np
import pandas as pd
import pytest

import framing
from framing.agreement import corrected_unit_shares, rogan_gladen
from tests.conftest import INVENTED


# positive of tested, sensitivity, specificity, true share. Brucellosis: example of epiR's epi.prev; the second: Szklo & Nieto's
# way round, 100 of 1,000 truly positive, 90 of them and 45 others found
@pytest.mark.parametrize(
    ("yes", "n", "sensitivity", "specificity", "true"),
    [(23, 150, 0.96, 0.89, 0.051), (135, 1000, 0.9, 0.95, 0.1), (6, 151, 0.964, 0.927, -0.037)],
)
def test_as_published(yes, n, sensitivity, specificity, true):
    assert rogan_gladen(yes / n, sensitivity, specificity) == pytest.approx(true, abs=5e-4)


def test_nothing_from_a_coder_who_guesses():
    assert np.isnan(rogan_gladen(0.4, 0.6, 0.69)) and not np.isnan(rogan_gladen(0.4, 0.6, 0.71))


def units(share, sensitivity, specificity, n, sampled, rng, alike=2.0) -> tuple[pd.DataFrame, float]:
    """Two labels an article on average, `share` of them in own voice, alike within an article; a machine with these rates."""
    article = np.repeat(np.arange(n), 1 + rng.poisson(1, n))
    chance = rng.beta(share * alike, (1 - share) * alike, n)[article]
    true = rng.random(len(article)) < chance
    machine = np.where(true, rng.random(len(article)) < sensitivity, rng.random(len(article)) >= specificity)
    reference = np.where(article < sampled, true, None)
    return pd.DataFrame({"outlet": "A", "article_id": article, "machine": machine, "reference": reference}), true.mean()


def test_rates_and_value_by_hand():
    """Of 24 paired labels 12 are truly own (9 found so), 12 others' (10 found so); of all 48 labels 22 are coded own."""
    true = [True] * 12 + [False] * 12 + [None] * 24
    machine = [True] * 9 + [False] * 3 + [False] * 10 + [True] * 2 + [True] * 11 + [False] * 13
    row = corrected_unit_shares(
        pd.DataFrame({"outlet": "A", "article_id": range(48), "machine": machine, "reference": true})
    ).iloc[0]
    assert (row["articles"], row["sampled"], row["units"]) == (48, 24, 48)
    assert (row["sensitivity"], row["specificity"]) == (0.75, pytest.approx(10 / 12))
    assert row["value"] == pytest.approx((22 / 48 + 10 / 12 - 1) / (0.75 + 10 / 12 - 1))
    assert row["low"] < row["value"] < row["high"]


def few(reference) -> pd.DataFrame:
    machine = [True, False] * 12
    return pd.DataFrame({"outlet": "A", "article_id": range(24), "machine": machine, "reference": reference})


# reference of 24 labels (one an article), what the remark says
@pytest.mark.parametrize(
    ("reference", "remark"),
    [
        ([True, False] * 4 + [None] * 16, "8 articles have units with reference codes: a correction needs 10"),
        ([False] * 24, "no sampled unit is of the kind, so sensitivity isn't known: sample more articles"),
        ([True] * 24, "no sampled unit is of another kind, so specificity isn't known: sample more articles"),
        ([True] * 12 + [False] * 12, "sensitivity + specificity − 1 is 0.00, below 0.3: the coder can't tell the kinds"),
    ],
)
def test_refused_in_one_line(reference, remark):
    row = corrected_unit_shares(few(reference)).iloc[0]
    assert row["remark"] == remark and np.isnan([row["value"], row["low"], row["high"]]).all()


def test_a_value_outside_is_said_not_cut_off():
    paired = few([True, False] * 12)
    paired.loc[[0, 2, 4], "machine"] = False  # sensitivity 9/12
    rest = pd.DataFrame({"outlet": "A", "article_id": range(24, 124), "machine": True, "reference": None})
    row = corrected_unit_shares(pd.concat([paired, rest], ignore_index=True)).iloc[0]
    assert row["value"] == pytest.approx(109 / 124 / 0.75) and row["value"] > 1
    assert row["remark"] == "value lies outside 0 to 1: the error rates of the sample don't fit all articles"


@pytest.mark.parametrize(("share", "sensitivity", "specificity"), [(0.4, 0.8, 0.9), (0.15, 0.7, 0.95)])
def test_covers_where_its_assumptions_hold(share, sensitivity, specificity):
    rng = np.random.default_rng(3)
    rows = [corrected_unit_shares(units(share, sensitivity, specificity, 100, 40, rng)[0]).iloc[0] for _ in range(50)]
    table = pd.DataFrame(rows).dropna(subset=["low"])
    assert len(table) >= 45
    assert ((table["low"] <= share) & (share <= table["high"])).mean() >= 0.88
    assert abs(table["value"].mean() - share) < 0.04


def test_mostly_refused_where_the_coder_guesses():
    rng = np.random.default_rng(4)
    rows = [corrected_unit_shares(units(0.4, 0.5, 0.6, 100, 40, rng)[0]).iloc[0] for _ in range(20)]
    assert np.mean([np.isnan(r["value"]) for r in rows]) >= 0.9


def test_labels_of_the_invented_set_pair_with_the_reference():
    found = framing.open_set(INVENTED)
    machine, reference = framing.read_codes(found), framing.read_codes(found, "reference")
    table = framing.found_labels(machine, reference, genres=None)
    assert len(table) == (machine["labels"]["category"] == "terrorist").sum()
    assert table["reference"].notna().all() and (table["machine"] == table["reference"]).mean() > 0.9
    everything = framing.found_labels(machine, reference, None, genres=None)
    assert len(everything) == len(machine["labels"])
    assert 0.8 < (everything["machine"] == everything["reference"]).mean() < 1
    half = reference.only(set(reference["articles"]["article_id"][::2]))
    assert framing.found_labels(machine, half, genres=None)["reference"].isna().any()
