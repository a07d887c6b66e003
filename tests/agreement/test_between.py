"""Agreement of coders: units found apart from codes, incomplete designs, and who the coders are."""

from dataclasses import replace

import numpy as np
import pytest

from framing.agreement import agreement_says, coder_agreement, read_coders, score
from framing.agreement.between import between
from framing.errors import CodesError
from framing.statistics import krippendorff_alpha
from tests.agreement.coded_twice import at, set_with
from tests.conftest import INVENTED, REAL

OWN, QUOTED = {"voice": "own"}, {"voice": "attributed"}


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Article a is coded by all three, b by two of them; cy finds nothing in b because it isn't cy's."""
    ann = {"labels": [at("a", 0, **OWN), at("a", 50, **QUOTED), at("b", 0, **OWN), at("b", 90, **OWN)]}
    bo = {"labels": [at("a", 2, **OWN), at("a", 50, **OWN), at("b", 0, **OWN)]}
    cy = {"labels": [at("a", 1, **OWN)]}
    folder = tmp_path_factory.mktemp("three")
    return read_coders(set_with(folder / "s", {"a": "A", "b": "B"}, {}, {"ann": ann, "bo": bo, "cy": cy}))


@pytest.fixture(scope="module")
def table(three):
    return coder_agreement(three)


@pytest.fixture(scope="module")
def invented():
    return read_coders(INVENTED)


def row(table, a, b, measure, column="voice", layer="labels"):
    found = table[
        table["coder_a"].eq(a)
        & table["coder_b"].eq(b)
        & table["measure"].eq(measure)
        & table["layer"].eq(layer)
        & table["column"].eq("" if measure == "f1" else column)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_finding_units_is_told_apart_from_coding_them(table):
    found = row(table, "ann", "bo", "f1")
    assert (found["step"], found["n"], found["articles"]) == ("unitising", 4, 2)
    assert found["value"] == pytest.approx(2 * 3 / (4 + 3))
    coded = row(table, "ann", "bo", "agreement")
    assert (coded["step"], coded["n"], coded["value"]) == ("coding", 3, pytest.approx(2 / 3))
    expected = krippendorff_alpha([["own", "own"], ["attributed", "own"], ["own", "own"]], level="nominal")
    assert row(table, "ann", "bo", "alpha")["value"] == pytest.approx(float(expected))


def test_a_pair_is_compared_on_the_articles_of_both_alone(table):
    found = row(table, "ann", "cy", "f1")
    assert (found["articles"], found["value"]) == (1, pytest.approx(2 * 1 / (2 + 1)))


def test_all_coders_together_with_gaps(table):
    found = row(table, "(all)", "(all)", "f1")
    both = 2 * (3 + 1 + 1)  # ann and bo share three units, either and cy one
    assert found["value"] == pytest.approx(both / ((4 + 3) + (2 + 1) + (2 + 1)))
    units = [["own", "own", "own"], ["attributed", "own", None], ["own", "own", None]]
    assert row(table, "(all)", "(all)", "alpha")["value"] == pytest.approx(float(krippendorff_alpha(units, level="nominal")))
    assert row(table, "(all)", "(all)", "fleiss_kappa")["n"] == 1, "one unit that all three found"


def test_a_row_belongs_to_one_unit_and_a_unit_has_one_row_a_coder(tmp_path):
    """Two rows of bo's over one of ann's: the better overlap is the pair, the other a unit that only bo found."""
    coders = {"ann": {"labels": [at("a", 0)]}, "bo": {"labels": [at("a", 0), at("a", 4)]}}
    table = coder_agreement(set_with(tmp_path / "s", {"a": "A"}, {}, coders))
    assert row(table, "ann", "bo", "f1")["n"] == 2


def test_numbers_are_compared_as_numbers_and_empty_cells_are_codes(tmp_path):
    """Ratio: 10 and 12 differ less than 1 and 3. A source that both left empty is agreement on there being none."""
    pairs = [(10, 12), (1, 3), (7, 7), (None, 4)]
    claims = [[at("a", 100 * n, low=pair[i]) for n, pair in enumerate(pairs)] for i in (0, 1)]
    folder = set_with(tmp_path / "s", {"a": "A"}, {}, {"ann": {"casualties": claims[0]}, "bo": {"casualties": claims[1]}})
    table = coder_agreement(folder)
    low = row(table, "ann", "bo", "alpha", "low", "casualties")
    assert low["n"] == 3, "without a number there is nothing to compare; bound codes that"
    assert low["value"] == pytest.approx(float(krippendorff_alpha([[10, 12], [1, 3], [7, 7]], level="ratio")))
    source = row(table, "ann", "bo", "agreement", "source_type", "casualties")
    assert (source["n"], source["value"]) == (4, 1.0)
    assert np.isnan(row(table, "ann", "bo", "alpha", "source_type", "casualties")["value"]), "no variation"


def test_from_ten_articles_on_there_are_intervals(tmp_path):
    ids = [f"x{n:02}" for n in range(12)]
    ann = [at(a, 100 * k, **(OWN if (n + k) % 2 else QUOTED)) for n, a in enumerate(ids) for k in range(3)]
    bo = [r | (OWN if n % 7 == 0 else {}) for n, r in enumerate(ann) if n % 5]
    folder = set_with(tmp_path / "s", dict.fromkeys(ids, "A"), {}, {"ann": {"labels": ann}, "bo": {"labels": bo}})
    table = coder_agreement(folder)
    for measure in ("f1", "alpha", "agreement"):
        found = row(table, "ann", "bo", measure)
        assert found["low"] < found["value"] < found["high"], measure
    assert np.isnan(row(table, "ann", "bo", "cohen_kappa")["low"])
    assert table.equals(coder_agreement(folder)), "the same every time"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["person", "person"], "people"),
        (["people", "person"], "people"),
        (["language model", "language model"], "language models"),
        (["machine", "language model"], "machine and language model"),
        (["language model", "person", "language model"], "people and language models"),
    ],
)
def test_who_the_coders_are_is_said_in_words(kinds, words):
    assert between(kinds) == words


def test_agreement_of_language_models_is_never_said_to_be_with_people(invented):
    for found, names in ((invented, None), (invented, ["first", "machine"]), (REAL, ["machine", "reference"])):
        table = coder_agreement(found, names)
        assert not table["between"].str.contains("people").any()
        for sentence in table.apply(agreement_says, axis=1):
            assert sentence.endswith("No person coded: this is no agreement with people.")


def test_what_is_said_of_people_and_of_mixed_pairs(three):
    table = coder_agreement(three, ["ann", "bo"])
    assert agreement_says(row(table, "ann", "bo", "f1")) == (
        "labels, units found: F1 0.86, 4 units in 2 articles, between people (ann, bo)."
    )
    model = replace(three, coders=three.coders | {"ann": replace(three["ann"], made_by="language model")})
    mixed = agreement_says(row(coder_agreement(model, ["ann", "bo"]), "ann", "bo", "agreement"))
    assert mixed.endswith("between people and language model (ann, bo). Not all of them are people.")


def test_the_two_coders_of_the_invented_set(invented):
    """F1 as `score` has it; codes with known differences; nothing with an interval, as there are eight articles."""
    coders, table = invented, coder_agreement(invented)
    for layer, result in score(coders["second"].tables, coders["first"].tables).items():
        assert row(table, "first", "second", "f1", layer=layer)["value"] == pytest.approx(result.f1["f1"], abs=5e-5)
        for column, right in result.right.items():
            if column not in ("low", "high"):
                assert row(table, "first", "second", "agreement", column, layer)["value"] == pytest.approx(right)
    assert table["low"].isna().all() and table["articles"].max() == 8
    rare = row(table, "first", "second", "alpha", "embedded")
    assert abs(rare["value"]) < 1e-9, "one of 57: 98 % alike, and nothing shown by it"


def test_one_coder_is_not_enough(three):
    with pytest.raises(CodesError, match=r"1 coder.s. to compare, 2 needed; name them .there are machine, ann, bo, cy."):
        coder_agreement(three, ["ann"])
