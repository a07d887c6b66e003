"""A drawn sample joined to a coder's codes: strata, weights, and what is refused."""

import numpy as np
import pandas as pd
import pytest

from framing.agreement import corrected_values, read_coders
from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.errors import CodesError, TableError
from framing.measures import article_values
from framing.tables import read_csv
from tests.measures.sampled import sample_coded_by


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """The machine's codes, the coder anna, who coded 12 of 18 drawn articles, and the sample."""
    folder = tmp_path_factory.mktemp("drawn")
    drawn = sample_coded_by(folder / "sarn", folder / "sample.csv", "anna", 18)
    coders = read_coders(folder / "sarn")
    return read_codes(open_set(folder / "sarn")), coders["anna"], folder / "sample.csv", drawn


def test_strata_and_weights_are_those_of_the_sample(there):
    machine, anna, path, drawn = there
    values = article_values(machine, anna, genres=None, sample=path)
    assert len(values) == 24 and values["stratum"].notna().all(), "articles that were not drawn have a stratum, too"
    coded = values[values["sampled"]].set_index("article_id")
    drawn = drawn.set_index("article_id").loc[coded.index]
    assert coded["stratum"].tolist() == drawn["stratum"].tolist()
    assert coded["weight"].tolist() == pytest.approx(drawn["weight"].tolist())
    assert values.loc[~values["sampled"], "weight"].isna().all()
    assert article_values(machine, anna, genres=None, sample=read_csv(path)).equals(values), "a path or its table"


def test_the_reference_codes_of_a_sample_are_of_all_its_articles(there):
    """Also of those in which nothing was found, which `read_codes` can't tell from those that nobody read."""
    machine, _, path, _ = there
    codes = type(machine)(machine.tables | {"labels": machine["labels"].iloc[:0]}, "reference").only({"lantern-02"})
    values = article_values(machine, codes, "labels", None, genres=None, sample=path)
    assert values["sampled"].sum() == 18 and values.loc[values["sampled"], "reference"].eq(0).all()


def test_articles_not_coded_yet_are_like_the_others_of_their_stratum(there):
    machine, anna, path, drawn = there
    stratum = drawn["stratum"].value_counts().index[0]
    left = drawn.loc[drawn["stratum"] == stratum, "article_id"].iloc[0]
    values = article_values(machine, anna, genres=None, sample=path, sampled=set(drawn["article_id"]) - {left})
    assert not values.set_index("article_id").loc[left, "sampled"]
    of = values[values["article_id"].isin(drawn.loc[drawn["stratum"] == stratum, "article_id"]) & values["sampled"]]
    size, n = int(drawn.loc[drawn["stratum"] == stratum, "of"].iloc[0]), int((drawn["stratum"] == stratum).sum())
    assert of["weight"].tolist() == pytest.approx([size / (n - 1)] * (n - 1))


def test_corrected_values_takes_them(there):
    """All coded as the machine has it: the corrected value is the weighted one, and strata that genres thin out are joined."""
    machine, anna, path, _ = there
    values = article_values(machine, anna, "prevalence", None, sample=path)
    row = corrected_values(values.assign(outlet="all six")).iloc[0]
    assert np.isfinite([row["value"], row["low"], row["high"]]).all(), row["remark"]
    counts = values.groupby(["outlet", "stratum"])["sampled"].agg(["size", "sum"])
    joined = values["stratum"].str.endswith(": all periods")
    alone = values[~joined].groupby("stratum")["sampled"].agg(["size", "sum"])
    assert (alone["sum"] >= alone["size"].clip(upper=2)).all() and len(counts) <= 18
    error = (values["reference"] - values["machine"]).where(values["sampled"])
    scale = values.groupby("stratum")["weight"].transform("sum")
    weights = values["weight"] * values.groupby("stratum")["weight"].transform("size") / scale
    assert row["value"] == pytest.approx(values["machine"].mean() + (weights * error).sum() / len(values))


# what is wrong with the sample, what is said
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.assign(kind="assisted"), "sample: a sample for assisted sheets, on which coders saw the machine's codes; it corrects nothing"),
        (lambda t: t.assign(kind="unsure"), "sample: a sample for unsure sheets, on which coders saw"),
        (lambda t: t.drop(columns="weight"), "sample: no column 'weight'; give the sample.csv that `framing sheet` wrote"),
        (lambda t: t.assign(sha256="0"), "is not the one that was drawn any more; draw a new sample"),
        (lambda t: t.assign(stratum="x"), r"drawn from other articles than have machine codes \(.* is in another stratum\)"),
        (lambda t: t.assign(article_id="x" + t["article_id"]), "was drawn and has no machine codes; code the whole set first"),
    ],
)  # fmt: skip
def test_what_is_no_probability_sample_of_blind_coders_is_refused(change, message, there):
    machine, anna, _, drawn = there
    with pytest.raises(TableError, match=message):
        article_values(machine, anna, sample=change(drawn))


def test_an_article_that_was_not_drawn_says_nothing_of_the_others(there):
    machine, anna, path, drawn = there
    other = (set(machine["articles"]["article_id"]) - set(drawn["article_id"])).pop()
    with pytest.raises(TableError, match=f"{other} was coded and not drawn"):
        article_values(machine, anna, sample=path, sampled=[other])


# what coders.yml says of anna, what is refused
@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"sheet": "assisted"}, "anna coded labels on a sheet that is assisted, with the machine's codes in view"),
        ({"articles": None}, "gold/coders.yml doesn't list which articles anna read"),
    ],
)
def test_coders_who_saw_codes_or_left_no_list_are_refused(entry, message, there):
    machine, anna, path, _ = there
    changed = anna.entry.model_copy(update=entry)
    with pytest.raises(CodesError, match=message):
        article_values(machine, type(anna)(anna.name, anna.made_by, anna.tables, anna.read, changed), sample=path)


def test_without_a_sample_a_coder_brings_the_articles_that_were_read(there):
    machine, anna, _, _ = there
    values = article_values(machine, anna, genres=None)
    assert set(values.loc[values["sampled"], "article_id"]) == set(anna.read["labels"])
    assert "weight" not in values and isinstance(values, pd.DataFrame)
