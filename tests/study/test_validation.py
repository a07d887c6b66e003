"""validate: sets coded anew or as kept, who made the reference codes, and one source for all pages that quote it."""

import shutil

import pytest

from framing.agreement import accuracy
from framing.agreement.accuracy_says import accuracy_lines, accuracy_says
from framing.cli import main
from framing.coding.run import code_set
from framing.corpus import open_set
from framing.errors import CodesError
from framing.study import open_study, validate
from framing.study.methods import methods
from framing.study.validation import COLUMNS, reference_sets
from framing.tables import read_csv
from tests.conftest import INVENTED, REAL, ROOT
from tests.sheets.small import small_set

SMALL = {"made_by": "people", "how": "by reading"}


@pytest.fixture
def small(tmp_path):
    """Four articles whose reference codes are the machine's, one label taken out."""
    folder = small_set(tmp_path / "small")
    code_set(open_set(folder), folder / "gold", forms=("csv",))
    for path in (folder / "gold").glob("*"):
        if path.stem not in ("labels", "casualties", "attributions"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    labels = (folder / "gold" / "labels.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "gold" / "labels.csv").write_text("".join(labels[:-1]), encoding="utf-8")
    (folder / "gold" / "coders.yml").write_text("reference: {made_by: people, how: by reading}\n", encoding="utf-8")
    return folder


def test_a_set_is_coded_anew_from_its_words(small, tmp_path, capsys):
    """It has no codes/ at all; what is made is thrown away."""
    done = []
    table = validate(small, progress=done.append)
    assert list(table.columns) == COLUMNS and set(table["codes"]) == {"coded anew"} and sum(done) == 4
    assert set(table["made_by"]) == {"people"} and not (small / "codes").exists()
    row = table[(table["by"] == "(all)") & (table["layer"] == "labels")].set_index("measure").loc["precision"]
    assert row["value"] == pytest.approx(1 - 1 / row["n_coded"]) and row["n_coded"] == row["n_reference"] + 1
    assert main(["validate", str(small), "--coded", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith(f"framing: {tmp_path / 'none'}: no codes; run `framing code ")


def test_without_texts_the_kept_codes_are_taken_and_the_table_says_so(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("FRAMING_TEXTS", raising=False)
    assert main(["validate", str(REAL), "--out", str(tmp_path / "accuracy.csv")]) == 0
    out = capsys.readouterr().out.splitlines()
    assert (
        out[0]
        == "iran-pakistan-2024: machine codes as kept; reference codes made by: language model (gold/coders.yml says how)"
    )
    assert "  No person made the reference codes: this is no agreement with people." in out
    assert out[1].startswith(
        "  labels: F1 found 1.00, precision 1.00, recall 0.99, with category, actor and voice 0.89 (117 in"
    )
    assert len(read_csv(tmp_path / "accuracy.csv")) == len(accuracy(REAL))


def test_the_sets_of_the_toolkit_are_those_with_reference_codes():
    assert reference_sets() == [REAL, INVENTED]


def test_a_set_without_reference_codes_is_refused_in_one_line(tmp_path):
    folder = small_set(tmp_path / "small")
    with pytest.raises(CodesError, match=r"no reference codes in gold/; `framing settle` writes them from coders' codes$"):
        validate(folder)


def test_readme_and_methods_paragraph_quote_the_same_measurement():
    table = validate(INVENTED, coded=INVENTED / "codes")
    paragraph = next(p for p in methods(open_study(INVENTED, "machine")) if p.startswith("Accuracy."))
    assert "; ".join(accuracy_says(table)) in paragraph and "made by: language model; by reading" in paragraph
    assert paragraph.endswith("No person made the reference codes: this is no agreement with people.")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in accuracy_lines({"x": table}).splitlines()[2:]:
        assert line.removesuffix("|") in readme


def test_reference_codes_of_nobody_measure_nothing(tmp_path):
    folder = tmp_path / "sarn"
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns("texts", "export", "coders", ".parts"))
    (folder / "gold" / "coders.yml").unlink()
    (said,) = (p for p in methods(open_study(folder, "machine")) if p.startswith("Accuracy."))
    assert "can't be said" in said and "who made the reference codes? Write `reference:`" in said
