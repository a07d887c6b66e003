"""Disagreements listed, settled, and turned into reference codes."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

from framing.agreement import coder_agreement, disagreements_to_settle, read_coders, write_reference
from framing.corpus import open_set, read_articles
from framing.errors import CodesError
from framing.tables import read_table
from tests.agreement.coded_twice import LAYERS, at, set_with
from tests.conftest import INVENTED

ANN = {
    "attributions": [at("a", 0, source_start=60, source_end=64, source="Brok"), at("b", 0)],
    "labels": [
        at("a", 10, voice="attributed", attributed_to="vostania", attribution_id="a0"),
        at("a", 200),
        at("b", 5),
    ],
}
BO = {
    "attributions": [at("a", 0, source_start=60, source_end=70, source="Brok, whom")],
    "labels": [at("a", 12, voice="own"), at("a", 200), at("a", 300, category="rebel")],
}


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    return read_coders(set_with(tmp_path_factory.mktemp("twice") / "s", {"a": "A", "b": "B"}, {}, {"ann": ANN, "bo": BO}))


@pytest.fixture
def twice(read_once, tmp_path):
    """The two coders as they were read, of a set of its own to write reference codes into."""
    (tmp_path / "gold").mkdir()
    for name in ("articles.csv", "gold/coders.yml"):
        shutil.copy(read_once.found.folder / name, tmp_path / name)
    return replace(read_once, found=open_set(tmp_path))


def settled(listed: pd.DataFrame, **answers) -> pd.DataFrame:
    """The list with answers by column; without one as ann has it."""
    cells = [answers.get(row["column"], row["ann"] or "yes") for row in listed.to_dict("records")]
    return listed.assign(settled=cells)


def test_every_difference_is_a_row_with_what_each_coder_wrote(twice):
    listed = disagreements_to_settle(twice, texts={"a": "0123456789terrorists" + "." * 400})
    assert list(listed.columns[:7]) == ["layer", "article_id", "unit", "start", "end", "text", "column"]
    assert set(listed["article_id"]) == {"a"}, "b was coded by ann alone"
    found = {(r["unit"], r["column"]): (r["ann"], r["bo"]) for r in listed.to_dict("records")}
    assert found == {
        ("0 to 50", "source"): ("60 to 64", "60 to 70"),
        ("10 to 18", "span"): ("10 to 18", "12 to 20"),
        ("10 to 18", "voice"): ("attributed", "own"),
        ("10 to 18", "attributed_to"): ("vostania", "(empty)"),
        ("10 to 18", "attribution_id"): ("0 to 50", "(empty)"),
        ("300 to 308", "unit"): ("no", "yes"),
    }
    assert listed["settled"].eq("").all()
    assert listed.set_index("column").loc["voice", "text"] == "terroris"
    assert disagreements_to_settle(twice)["text"].eq("").all(), "no words unless texts are given"


def test_what_is_agreed_and_settled_becomes_the_reference(twice):
    listed = disagreements_to_settle(twice)
    answers = {"span": "12 to 20", "source": "60 to 70", "unit": "yes"}
    summary = write_reference(twice, settled(listed, **answers)).set_index("layer")
    assert summary.loc["labels"].tolist() == [1, 3, 1, 5, 0, 1], "articles, units, agreed, settled, dropped, single"
    labels, said = (read_table(twice.found.folder / "gold", name) for name in ("labels", "attributions"))
    assert labels[["start", "end"]].to_numpy().tolist() == [[12, 20], [200, 208], [300, 308]]
    assert labels["label_id"].tolist() == ["l1", "l2", "l3"] and labels["category"].tolist()[2] == "rebel"
    assert labels.loc[0, ["voice", "attributed_to", "attribution_id"]].tolist() == ["attributed", "vostania", "a1"]
    assert (said.loc[0, "source"], said.loc[0, "source_end"], said.loc[0, "attribution_id"]) == ("Brok, whom", 70, "a1")
    assert labels["rule"].eq("reference").all()


def test_a_unit_may_be_settled_as_none_and_a_cell_as_empty(twice):
    listed = disagreements_to_settle(twice)
    write_reference(twice, settled(listed, unit="no", voice="own", attributed_to="(empty)", attribution_id="(empty)"))
    labels = read_table(twice.found.folder / "gold", "labels")
    assert len(labels) == 2
    assert labels["attribution_id"].isna().all() and labels["attributed_to"].isna().all()


def test_nothing_is_written_while_something_is_unsettled(twice):
    listed = disagreements_to_settle(twice)
    for column, message in (
        ("unit", "labels of a, 300 to 308, column unit: not settled (ann: no, bo: yes); write yes or no"),
        (
            "voice",
            "labels of a, 10 to 18, column voice: not settled (ann: attributed, bo: own); fill in the column settled",
        ),
    ):
        answers = settled(listed)
        answers.loc[answers["column"] == column, "settled"] = ""
        with pytest.raises(CodesError) as error:
            write_reference(twice, answers)
        assert str(error.value) == message
    with pytest.raises(CodesError, match=r"column source: not settled .*, and 4 more"):
        write_reference(twice, settled(listed[listed["column"] == "unit"]))
    assert not (twice.found.folder / "gold" / "labels.csv").exists()


# column, what is settled, what is wrong with it
@pytest.mark.parametrize(
    ("column", "answer", "message"),
    [
        ("voice", "owm", "column voice: 'owm': no voice; did you mean 'own'?"),
        ("voice", "(empty)", "column voice: empty, but every row needs its voice"),
        ("span", "11 to 19", "column span: '11 to 19' is no coder's .ann: 10 to 18, bo: 12 to 20.; write one of these"),
        ("unit", "perhaps", "column unit: 'perhaps': write yes or no"),
        ("attribution_id", "5 to 9", "column attribution_id: '5 to 9' is no coder's"),
    ],
)
def test_what_cannot_be_settled_so_is_named(column, answer, message, twice):
    with pytest.raises(CodesError, match=message):
        write_reference(twice, settled(disagreements_to_settle(twice), **{column: answer}))


def test_a_link_to_what_was_settled_as_no_unit_is_refused(tmp_path):
    """The label's attribution was found by ann alone: settled as none, the label can't stand in it."""
    coders = {"ann": ANN, "bo": {"labels": BO["labels"]}}
    folder = set_with(tmp_path / "s", {"a": "A", "b": "B"}, {}, coders)
    with pytest.raises(CodesError, match="0 to 50 is no attribution as settled; add or change a row that settles attribu"):
        write_reference(folder, settled(disagreements_to_settle(folder), unit="no"))


def test_reference_codes_are_not_written_over_unasked(twice):
    answers = settled(disagreements_to_settle(twice), unit="yes")
    write_reference(twice, answers)
    before = (twice.found.folder / "gold" / "labels.csv").read_bytes()
    with pytest.raises(
        CodesError, match=r"labels.csv: there are reference codes; --replace \(replace=True\) writes over them"
    ):
        write_reference(twice, settled(disagreements_to_settle(twice), unit="no"))
    assert (twice.found.folder / "gold" / "labels.csv").read_bytes() == before
    write_reference(twice, settled(disagreements_to_settle(twice), unit="no"), replace=True)
    assert (twice.found.folder / "gold" / "labels.csv").read_bytes() != before


def test_a_list_of_other_codes_is_refused(twice):
    answers = settled(disagreements_to_settle(twice))
    answers.loc[0, "bo"] = "61 to 70"
    with pytest.raises(CodesError, match="the coders' codes are no longer those of the list; write a new list"):
        write_reference(twice, answers)
    with pytest.raises(CodesError, match="stands twice in the settled list; keep one row"):
        write_reference(twice, pd.concat([settled(disagreements_to_settle(twice))] * 2))
    with pytest.raises(CodesError, match="the settled list has no column 'settled'"):
        write_reference(twice, disagreements_to_settle(twice).drop(columns="settled"))


def test_a_row_on_which_all_agree_may_be_added_and_decides(twice):
    answers = settled(disagreements_to_settle(twice))
    more = {"layer": "labels", "article_id": "a", "unit": "200 to 208", "column": "category", "ann": "militant"}
    more |= {"bo": "militant", "settled": "rebel"}
    write_reference(twice, pd.concat([answers, pd.DataFrame([more])]))
    assert read_table(twice.found.folder / "gold", "labels")["category"].tolist()[1] == "rebel"


def test_what_a_spreadsheet_makes_of_cells_is_read(tmp_path):
    rows = [[at("a", 0, low=low, victims_named=named)] for low, named in ((12, True), (14, False))]
    folder = set_with(tmp_path / "s", {"a": "A"}, {}, {"ann": {"casualties": rows[0]}, "bo": {"casualties": rows[1]}})
    listed = disagreements_to_settle(folder).astype(object).set_index("column")
    listed.loc["victims_named", ["ann", "bo", "settled"]] = ["TRUE", "FALSE", "FALSE"]
    listed.loc["low", ["ann", "bo", "settled"]] = [12.0, 14.0, 13.0]
    write_reference(folder, listed.reset_index())
    claim = read_table(folder / "gold", "casualties").loc[0]
    assert (claim["low"], bool(claim["victims_named"])) == (13, False)


def test_who_settles_must_be_said(twice):
    (twice.found.folder / "gold" / "coders.yml").write_text("coders:\n  ann: {made_by: person}\n  bo: {made_by: person}\n")
    with pytest.raises(CodesError, match="who makes the reference codes"):
        write_reference(twice, settled(disagreements_to_settle(twice)))


def test_settling_all_as_one_coder_gives_back_that_coder(tmp_path):
    """The invented set through a CSV file: 118 disagreements of two language models settled as the first has them."""
    folder = tmp_path / "sarn"
    shutil.copytree(INVENTED, folder)
    listed = disagreements_to_settle(folder, texts=read_articles(folder).texts)
    assert len(listed) == 118
    listed["settled"] = listed["first"].where(listed["first"] != "", listed["second"])
    listed.to_csv(tmp_path / "settled.csv", index=False)
    write_reference(folder, tmp_path / "settled.csv", replace=True)
    first = read_coders(INVENTED)["first"].tables
    for layer in LAYERS:
        written = read_table(folder / "gold", layer)
        assert len(written) == len(first[layer])
    table = coder_agreement(folder, ["first", "reference"])
    assert table[table["measure"].isin(["f1", "agreement"])]["value"].eq(1).all()
