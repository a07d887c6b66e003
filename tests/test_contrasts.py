"""Contrasts from study.yml to a table and a figure."""

import json
import shutil

import pytest

from framing.cli import main
from framing.coding.run import code
from framing.corpus import open_set
from framing.corpus.example import example
from framing.corpus.plan import PlannedContrast, declared, recorded
from framing.errors import ArticleSetError, TableError
from framing.study import contrast_articles, contrasts, draw_contrasts, open_study
from framing.tables import read_csv
from tests.plots.test_plots import cut_off

PLAN = """contrasts:
  - {name: first, question: Q, measure: own_voice, a: [The Brenik Courier, Orvad Herald]}
  - {name: second, question: Q, measure: grade, a: [Meridian Wire, Harbour Times], strata: genre}
  - {name: third, measure: grade, a: Meridian Wire, b: Lantern, exploratory: true}
"""
LATER = "  - {name: fourth, question: Q, measure: sentence_length, a: [Lantern, Meridian Wire]}\n"


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """The example with three contrasts, coded; then a fourth is added and it is coded again."""
    path = example(tmp_path_factory.mktemp("plan") / "sarn")
    (path / "study.yml").write_text(PLAN.replace("strata: genre", "strata: [genre]"), encoding="utf-8")
    code(path)
    (path / "study.yml").write_text(PLAN.replace("strata: genre", "strata: [genre]") + LATER, encoding="utf-8")
    code(path)
    return path


def test_what_was_declared_before_coding_is_told_from_what_came_after(coded):
    table = contrasts(open_study(coded)).set_index("contrast")
    assert table["planned"].to_dict() == {
        "first": "before coding",
        "second": "before coding",
        "third": "exploratory",
        "fourth": "after coding",
    }
    assert table["q"].notna().to_dict() == {"first": True, "second": True, "third": False, "fourth": False}


def test_q_is_adjusted_over_the_planned_contrasts_of_a_question_alone(coded):
    table = contrasts(open_study(coded)).set_index("contrast")
    low, high = sorted(table.loc[["first", "second"], "p"])
    assert table.loc[["first", "second"], "q"].min() == pytest.approx(min(2 * low, high))


def test_no_outlet_on_side_b_is_all_others_and_copies_are_one_unit(coded):
    first = contrasts(open_study(coded)).iloc[0]
    assert first["b"] == "Meridian Wire + Harbour Times + The Transit Review + Lantern"
    assert first["articles_b"] > first["units_b"]


def test_other_contrasts_than_those_declared_are_exploratory(coded):
    study = open_study(coded)
    mine = PlannedContrast(name="mine", question="Q", measure="own_voice", a=["Lantern"])
    table = contrasts(study, [mine])
    assert list(table["planned"]) == ["exploratory"] and table["q"].isna().all()
    assert list(contrast_articles(study, [mine]).columns[-2:]) == ["group", "mine"]


def test_a_changed_contrast_is_a_new_one_and_a_new_name_is_none(tmp_path):
    one = PlannedContrast(name="one", measure="own_voice", a=["A"])
    assert one.digest == one.model_copy(update={"name": "uno"}).digest
    assert one.digest != one.model_copy(update={"a": ("B",)}).digest
    assert declared(tmp_path, [one]) == {one.digest: "before coding"}
    assert recorded(tmp_path) == {}


def test_codes_without_a_record_say_so(coded, tmp_path):
    kept = (coded / "codes" / "plan.json").read_text()
    (coded / "codes" / "plan.json").unlink()
    try:
        assert set(contrasts(open_study(coded))["planned"]) == {"not recorded", "exploratory"}
    finally:
        (coded / "codes" / "plan.json").write_text(kept)
    assert len(json.loads(kept)["contrasts"]) == 4


# what stands in study.yml, the message
@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{name: x, measure: own_voice, a: [A], b: [A]}", "line 2.*A stands on both sides"),
        ("{name: genre, measure: own_voice, a: [A]}", "line 2.*can't be called genre"),
        ("{name: x, measure: own_voice}", "line 2.*a: Field required"),
        ("{name: x, measure: own_voice, a: [A], strata: [size]}", "line 2.*'genre', 'week' or 'month'"),
        ("{name: x, measure: own_voice, a: [A]}\n  - {name: x, measure: grade, a: [A]}", "two contrasts are called 'x'"),
    ],
)
def test_a_broken_plan_is_named_with_its_line(tmp_path, entry, message):
    (tmp_path / "one.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "study.yml").write_text(f"contrasts:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(ArticleSetError, match=message):
        open_set(tmp_path)


def test_an_outlet_that_is_not_there_and_an_unknown_measure_name_the_contrast(coded):
    study = open_study(coded)
    with pytest.raises(TableError, match="contrast x: no article is by Nowhere Post"):
        contrasts(study, [PlannedContrast(name="x", measure="grade", a=["Nowhere Post"])])
    with pytest.raises(TableError, match="contrast x: no measure 'tone'"):
        contrasts(study, [PlannedContrast(name="x", measure="tone", a=["Lantern"])])


def test_the_figure_says_what_was_not_planned_and_cuts_nothing_off(coded):
    figure = draw_contrasts(open_study(coded)).figure
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert any("(exploratory)" in t for t in titles) and any("(after coding)" in t for t in titles)
    assert cut_off(figure) == []


def test_shared_copy_left_out_or_counted_once_changes_codes_and_subtitle(coded):
    ways = {way: open_study(coded, copies=way) for way in ("with", "without", "once")}
    sizes = {way: len(study.codes["labels"]) for way, study in ways.items()}
    assert sizes["with"] > sizes["once"] > sizes["without"]
    assert "counted once" in ways["once"].subtitle and "Without passages" in ways["without"].subtitle
    assert "passages" not in ways["with"].subtitle


def test_a_contrast_that_cant_be_computed_is_named_and_the_study_goes_on(coded, tmp_path, capsys, monkeypatch):
    set_ = tmp_path / "sarn"
    shutil.copytree(coded, set_)
    wrong = "  - {name: fifth, measure: tone, a: [Lantern]}\n  - {name: sixth, measure: grade, a: [Nowhere Post]}\n"
    (set_ / "study.yml").write_text(PLAN.replace("strata: genre", "strata: [genre]") + wrong, encoding="utf-8")
    few = {"contrasts": draw_contrasts}
    monkeypatch.setattr("framing.study.run.figures_of", lambda study: few)
    assert main(["study", str(set_), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "study.yml: contrast fifth: no measure 'tone'" in said
    assert "study.yml: contrast sixth: no article is by Nowhere Post" in said
    drawn = read_csv(tmp_path / "out" / "figures" / "contrasts.csv")
    assert list(drawn["contrast"]) == ["first", "second", "third"]
    svg = (tmp_path / "out" / "figures" / "contrasts.svg").read_text(encoding="utf-8")
    assert "Not computed" in svg
