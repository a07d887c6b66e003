"""docs/agreement.md: its table is what the two codings of the invented set give, its lines of Python run."""

import re
import shlex
import shutil

import pandas as pd
import pytest
from openpyxl import load_workbook

from framing.agreement import coder_agreement
from framing.cli import main
from framing.study import validation
from tests.conftest import INVENTED, ROOT

PAGE = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (labels|casualties|attributions) \| (\w+) \| (\d+) \| (\d+) % \| ([\d.]+) \|$", PAGE, re.M)


@pytest.fixture(scope="module")
def table():
    return coder_agreement(INVENTED)


@pytest.mark.parametrize(("layer", "column", "units", "alike", "alpha"), ROWS)
def test_every_row_of_the_table_is_computed(layer, column, units, alike, alpha, table):
    rows = table[table["layer"].eq(layer) & table["column"].eq(column)].set_index("measure")
    assert rows.loc["alpha", "n"] == int(units)
    assert f"{100 * rows.loc['agreement', 'value']:.0f}" == alike
    assert f"{abs(rows.loc['alpha', 'value']):.2f}" == alpha


def test_f1_of_finding_the_units(table):
    found = table[table["measure"].eq("f1")].set_index("layer")["value"]
    said = ", ".join(f"{layer} {found[layer]:.2f}" for layer in ("labels", "casualties", "attributions"))
    assert len(ROWS) == 9 and f"F1 of finding the units: {said}." in PAGE


def test_two_who_never_look_agree_on_ninety_percent():
    assert f"{0.95**2 + 0.05**2:.0%}".startswith("90") and "agree on 90 %" in PAGE


def test_the_lines_of_python_run(tmp_path, monkeypatch):
    shutil.copytree(INVENTED, tmp_path / "my-articles")
    for layer in ("labels", "casualties", "attributions"):
        (tmp_path / "my-articles" / "gold" / f"{layer}.csv").rename(tmp_path / f"{layer}.csv")
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.S):
        for line in block.splitlines():
            exec(line, names)
            if "to_csv" in line:
                listed = names["listed"]
                filled = listed.assign(settled=listed["first"].where(listed["first"] != "", listed["second"]))
                filled.to_csv("to-settle.csv", index=False)
    assert len(pd.read_csv("my-articles/gold/labels.csv")) == 58


def test_the_commands_of_the_page_run(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "my-articles"
    shutil.copytree(INVENTED, folder)
    monkeypatch.chdir(tmp_path)
    kept = {layer: folder / "gold" / f"{layer}.csv" for layer in ("labels", "casualties", "attributions")}
    lines = [line for block in re.findall(r"```\n(framing .*?)```", PAGE, re.S) for line in block.splitlines()]
    monkeypatch.setattr(
        validation, "code_set", lambda found, out, **_: shutil.copytree(folder / "codes", out, dirs_exist_ok=True)
    )
    said = []
    for line in lines:
        if line == "framing validate":
            continue  # tests/study/test_validation.py: the sets of the toolkit
        if "--from" in line:
            for path in kept.values():
                path.unlink()
            settle_as_first(tmp_path / "to-settle.xlsx")
        assert main(shlex.split(line)[1:]) == 0, capsys.readouterr()
        said.append(capsys.readouterr().out)
    assert len(said) == 5 and len(pd.read_csv("my-articles/gold/labels.csv")) == 58
    assert said[0].startswith(
        "labels, units found: F1 0.99, 58 units in 8 articles, between language models (first, second). No person"
    )
    assert said[0].endswith("agreement.csv: 91 rows, with the shares coded alike and kappas\n")
    assert "casualties" not in said[1]
    assert said[2].splitlines()[0].startswith("to-settle.xlsx: 118 disagreements on ")
    assert said[2].endswith("with the articles' words: not for publication\n")
    assert (tmp_path / ".gitignore").read_text().splitlines()[1:] == ["/to-settle.xlsx"]
    assert said[3].startswith("gold/labels.csv: 58 units in 8 articles, ")
    assert said[4].startswith(
        "my-articles: machine codes coded anew; reference codes made by: language model (gold/coders.yml says how)\n"
    )


def test_codes_in_another_folder_than_the_sets(tmp_path, capsys):
    folder = tmp_path / "set"
    shutil.copytree(INVENTED, folder)
    (folder / "codes").rename(tmp_path / "codes")
    assert main(["agreement", str(folder), "--coded", str(tmp_path / "codes"), "--layer", "labels"]) == 0
    assert main(["settle", str(folder), "--coded", str(tmp_path / "codes"), "--out", str(tmp_path / "list.csv")]) == 0
    assert "118 disagreements" in capsys.readouterr().out
    assert main(["agreement", str(folder)]) == 2


def settle_as_first(path):
    """Fill the workbook in as the first coder has it, or the second where the first has nothing."""
    book = load_workbook(path)
    page = book["codes"]
    at = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        first, second = (page.cell(row, at[name]).value for name in ("first", "second"))
        page.cell(row, at["settled"]).value = first or second
    book.save(path)


def test_the_example_of_coders_yml_is_read(tmp_path):
    from framing.corpus.coders_file import read_coders_file

    (tmp_path / "coders.yml").write_text(re.search(r"```yaml\n(.*?)```", PAGE, re.S).group(1))
    file = read_coders_file(tmp_path / "coders.yml")
    assert file.reference.made_by == "people" and file.coders["ana"].sheet == "blind"
