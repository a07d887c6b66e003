"""What is generated and committed is that of this code, and the README says what is true."""

import re
import shlex

import nbformat
import pytest

from framing.cli import _parser
from framing.coding.run import code
from framing.study import figures_of, open_study, run_study
from framing.tables import read_csv
from tests.conftest import INVENTED, REAL, ROOT
from tests.generated import main
from tests.notebooks import executed, run_here, texts_of


def test_data_dictionary_and_accuracy_table_are_up_to_date(capsys):
    assert main([]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", [INVENTED, REAL], ids=lambda p: p.name)
def test_committed_figures_show_the_numbers_of_the_committed_codes(path, tmp_path):
    run_study(open_study(path), tmp_path, formats=())
    for name in figures_of(open_study(path)):
        fresh, kept = read_csv(tmp_path / f"{name}.csv"), read_csv(ROOT / "figures" / path.name / f"{name}.csv")
        assert list(fresh.columns) == list(kept.columns) and len(fresh) == len(kept), name
        for column in fresh.columns:
            a, b = fresh[column], kept[column]
            try:
                differ = (a.astype("Float64") - b.astype("Float64")).abs().fillna(0) > 1e-4
                assert not differ.any() and (a.isna() == b.isna()).all(), f"{name}.{column}"
            except ValueError:
                assert a.equals(b), f"{name}.{column}"
        for form in ("svg", "png"):
            assert (ROOT / "figures" / path.name / f"{name}.{form}").stat().st_size > 1_000
    fresh_manifest, kept_manifest = (
        (folder / "manifest.json").read_text() for folder in (tmp_path, ROOT / "figures" / path.name)
    )
    without_libraries = [re.sub(r'"libraries": \{.*?\}', "", text, flags=re.S) for text in (fresh_manifest, kept_manifest)]
    assert without_libraries[0] == without_libraries[1]


NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ON_A_SET = [path for path in NOTEBOOKS if path.stem != "07_your_own_articles"]  # which makes a set of its own, of files


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_outputs_are_those_of_this_code(path):
    kept = nbformat.read(path, as_version=4)
    assert texts_of(kept) == texts_of(executed(path))
    source = "\n".join(c.source for c in kept.cells if c.cell_type == "code")
    assert "def " not in source and "lambda" not in source
    text = re.sub(r'"image/png": "[^"]*"', "", path.read_text(encoding="utf-8"))  # a picture's letters may be anything
    assert not re.search(r"0x[0-9a-f]{6,}|/home/|/work/|/tmp/|iopub\.|execution_time|\"version\": \"3", text)


# cells run in this process: no kernel is started, no figure rendered, so that the second set costs a quarter of the first
@pytest.mark.parametrize("path", ON_A_SET, ids=lambda p: p.stem)
def test_notebooks_run_on_the_other_set(path, monkeypatch, capsys):
    monkeypatch.setenv("FRAMING_TEXTS", "")
    other = REAL if f'SET = "../seeds/{INVENTED.name}"' in path.read_text(encoding="utf-8").replace("\\", "") else INVENTED
    run_here(path, {"SET": f"../seeds/{other.name}"}, monkeypatch)
    wanted = {INVENTED: "Machine codes, 24 articles.", REAL: "Reference codes, 5 articles."}[other]
    assert ("machine, reference" if path.stem == "06_agreement" else wanted) in capsys.readouterr().out


@pytest.mark.parametrize("path", [p for p in ON_A_SET if p.stem[:2] in ("04", "05", "06")], ids=lambda p: p.stem)
def test_notebooks_run_on_a_few_texts_without_reference_codes(path, tmp_path, monkeypatch):
    (tmp_path / "set").mkdir()
    text = (INVENTED / "texts" / "lantern-01.txt").read_text(encoding="utf-8")
    (tmp_path / "set" / "lantern-01.txt").write_text(text, encoding="utf-8")
    code(tmp_path / "set")
    run_here(path, {"SET": str(tmp_path / "set")}, monkeypatch)


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_commands_are_commands():
    blocks = re.findall(r"^```\n(.*?)^```$", re.sub(r"^```python$.*?^```$", "", README, flags=re.S | re.M), re.S | re.M)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    commands = [shlex.split(line) for line in lines if line.startswith("framing ")]
    assert len(commands) >= 3
    for command in commands:
        assert _parser().parse_args(command[1:]).run
    makefile = (ROOT / "Makefile").read_text()
    for line in lines:
        if line.startswith("make "):
            assert f"\n{line.split()[1]}:" in makefile


def test_readme_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_readme_python_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"```python\n(.*?)```", README, re.S):
        exec(compile(block, "README.md", "exec"), {})


def test_every_public_name_is_there_and_documented():
    import framing

    for name in framing.__all__:
        assert (getattr(framing, name).__doc__ or "").strip(), f"framing.{name} has no docstring"
