"""docs/agreement.md: its table is what the two codings of the invented set give, its lines of Python run."""

import re
import shutil

import pandas as pd
import pytest

from framing.agreement import coder_agreement
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


def test_the_example_of_coders_yml_is_read(tmp_path):
    from framing.corpus.coders_file import read_coders_file

    (tmp_path / "coders.yml").write_text(re.search(r"```yaml\n(.*?)```", PAGE, re.S).group(1))
    file = read_coders_file(tmp_path / "coders.yml")
    assert file.reference.made_by == "people" and file.coders["ana"].sheet == "blind"
