import json
import re
import shutil
from dataclasses import replace

import pytest

from framing.agreement import score
from framing.corpus.example import example
from framing.errors import ArticleSetError
from framing.study import draw_vocabulary, figures_of, open_study, refresh_codes, run_study
from framing.tables import read_csv
from tests.conftest import INVENTED, REAL
from tests.measures.tables import codes


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    out = tmp_path_factory.mktemp("figures")
    return out, run_study(open_study(REAL), out)


def test_every_figure_has_its_numbers_and_a_manifest(drawn):
    _, files = drawn
    assert {p.name for p in files} == {
        f"{name}.{form}" for name in figures_of(open_study(REAL)) for form in ("svg", "png", "csv")
    } | {"manifest.json"}
    assert all(p.stat().st_size for p in files)


def test_the_real_set_says_whose_codes_it_draws_and_that_it_describes_five_articles(drawn):
    for name in figures_of(open_study(REAL)):
        svg = re.sub(r"<[^<>]+>", " ", (drawn[0] / f"{name}.svg").read_text(encoding="utf-8"))
        says = " ".join(svg.split())
        whose = {
            "flow": "5 articles.",
            "shared_passages": "Passages found by the machine, 5 articles.",
            "vocabulary": "Words counted by the machine, 5 articles.",
            "readability": "Bodies measured by the machine, 5 articles.",
        }
        assert whose.get(name, "Reference codes, 5 articles.") in says
        assert ("Reference codes" in says) == (name not in whose)  # these are drawn from nobody's codes
        assert "Describes these five articles" in says


def test_the_machines_value_stands_beside_the_references(drawn):
    numbers = read_csv(drawn[0] / "wording.csv")
    assert {"value", "machine_value"} <= set(numbers.columns)
    assert "machine" in (drawn[0] / "wording.svg").read_text(encoding="utf-8")


def test_the_manifest_says_what_the_run_was_made_from(drawn):
    manifest = json.loads((drawn[0] / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["set"], manifest["codes"], len(manifest["articles"])) == ("iran-pakistan-2024", "reference", 5)
    assert len(manifest["codebook"]["digest"]) == 64 and "labels=1" in manifest["codebook"]["version"]
    assert manifest["accuracy_against_reference_codes"]["labels"]["reference"] == 117


def test_a_study_without_texts_is_redrawn_from_its_codes():
    recoding = refresh_codes(REAL)
    assert recoding.says == "no texts at hand: redrawn from the codes of 5 articles"


def test_some_texts_never_replace_the_codes_of_all(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts"))
    (folder / "texts" / "lantern-01.txt").unlink()
    before = (folder / "codes" / "labels.csv").read_bytes()
    assert refresh_codes(folder).says == "23 of 24 texts at hand: redrawn from the codes of 24 articles"
    assert (folder / "codes" / "labels.csv").read_bytes() == before
    elsewhere = refresh_codes(folder, tmp_path / "out")
    assert elsewhere.says == "coded from the words of 23 of 24 articles"


def test_neither_texts_nor_codes(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(REAL, folder, ignore=shutil.ignore_patterns("codes"))
    with pytest.raises(ArticleSetError, match="no readable text and no codes; `framing check"):
        refresh_codes(folder)


def test_codes_of_a_withheld_set_carry_no_words(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts", "codes"))
    (folder / "study.yml").write_text("texts: withheld\n")
    refresh_codes(folder)
    attributions = read_csv(folder / "codes" / "attributions.csv")
    assert (
        attributions["source"].isna().all()
        and attributions["cue"].isna().all()
        and attributions["source_start"].notna().any()
    )


# articles of two outlets, what a figure says of its reach
@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (4, 4, "Describes these articles"),
        (4, 10, "with ten or more (shared copy as one). An outlet with fewer than five stands for these articles alone."),
        (
            4,
            5,
            "No intervals: fewer than ten articles per outlet. An outlet with fewer than five stands for these articles alone.",
        ),
        (5, 5, "No intervals: fewer than ten articles per outlet."),
        (5, 10, "are in the CSV for outlets with ten or more (shared copy as one)."),
        (10, 10, "95 % intervals of shares, over articles, are in the CSV."),
    ],
)
def test_what_a_figure_may_say_depends_on_the_articles(a, b, says):
    articles = {f"{outlet}{n}": {"outlet": outlet} for outlet, many in (("A", a), ("B", b)) for n in range(many)}
    copy = {"group": "1", "article_id": "A0", "start": 0, "end": 9, "other_id": "A1", "other_start": 0, "other_end": 9,
            "first_word": 0, "words": 30, "other_first_word": 0, "other_words": 30, "kind": "copy"}  # fmt: skip
    assert says in replace(open_study(INVENTED), codes=codes(articles, passages=[copy])).subtitle


def test_reference_codes_of_some_articles_make_a_study_of_these(tmp_path):
    """The machine is then measured on these articles, and its other codes are no errors."""
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns(".parts"))
    some = {"lantern-01", "lantern-02"}
    for path in (folder / "gold").glob("*.csv"):
        table = read_csv(path)
        table[table["article_id"].isin(some)].to_csv(path, index=False)
    part, whole = open_study(folder, "reference"), open_study(INVENTED, "machine")
    assert set(part.codes["articles"]["article_id"]) == set(part.machine["articles"]["article_id"]) == some
    assert part.subtitle.startswith("Reference codes, 2 articles.")
    expected = score(whole.codes.only(some).tables, whole.codes.only(some).tables)
    assert part.accuracy["labels"]["machine"] == expected["labels"].coded
    assert part.accuracy == open_study(folder, "machine").accuracy


def test_figures_of_machine_codes_say_how_well_they_agree():
    study = open_study(INVENTED, "machine")
    f1 = study.accuracy["labels"]["f1_category_actor_voice"]
    assert study.says("labels.f1_category_actor_voice").startswith(
        f"Machine codes (F1 {f1:.2f} on category, actor, voice, against this set's reference codes), 24 articles."
    )
    assert 0 < f1 < 1 and "F1" not in open_study(INVENTED, "reference").says("labels.f1_category_actor_voice")


def test_a_set_whose_texts_are_withheld_keeps_the_words_that_set_outlets_apart_and_no_other(tmp_path):
    path = example(tmp_path / "sarn")
    lines = (path / "articles.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (path / "articles.csv").write_text("".join(lines[:9]), encoding="utf-8")  # eight articles of two outlets
    whole = draw_vocabulary(open_study(path, codes_folder=refresh_codes(path, tmp_path / "published").codes)).numbers
    (path / "study.yml").write_text("texts: withheld\n", encoding="utf-8")
    study = open_study(path, codes_folder=refresh_codes(path, tmp_path / "withheld").codes)
    assert len(study.codes["terms"]) == 0
    kept = draw_vocabulary(study).numbers
    assert len(whole) and kept["term"].tolist() == whole["term"].tolist()
    assert kept["value"].tolist() == pytest.approx(whole["value"].tolist(), rel=1e-4)
    assert draw_vocabulary(study, names=True).numbers.empty
