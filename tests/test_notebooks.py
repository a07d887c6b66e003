"""Running the notebooks on another set: what is put into them, what becomes of one that fails, what is missing."""

import re
import shutil
import sys

import nbformat
import pytest

from framing.cli import main
from framing.errors import CodesError
from framing.study import notebooks
from framing.study.notebooks import executed, run_notebooks, with_values
from tests.conftest import INVENTED, REAL


# code, values, the code with these values
@pytest.mark.parametrize(
    ("source", "values", "wanted"),
    [
        ('SET = "../a"   # or another', {"SET": "/b c"}, "SET = '/b c'   # or another"),
        ("FILES = [\n  'a',\n  'b']\nx = 1", {"FILES": ["c"]}, "FILES = ['c']\nx = 1"),
        ('rules = """\na: é\n"""\n(SET / "x")', {"rules": "é'\n"}, 'rules = "é\'\\n"\n(SET / "x")'),
        ('a = "é"; SET = "x"', {"SET": "y"}, "a = \"é\"; SET = 'y'"),
        ('SET = Path("a")', {"SET": "b"}, 'SET = Path("a")'),
        ('if x:\n    SET = "a"', {"SET": "b"}, 'if x:\n    SET = "a"'),
        ('OTHER = "a"', {"SET": "b"}, 'OTHER = "a"'),
    ],
)
def test_values_put_into_code(source, values, wanted):
    assert with_values(source, values) == wanted


def notebook(path, *cells):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {"name": "a kernel that nobody has", "display_name": "x", "language": "python"}
    nbformat.write(made, path)


@pytest.fixture
def three(tmp_path, monkeypatch):
    """Three notebooks: one that runs, one that fails in its second cell, one that starts from files."""
    folder = tmp_path / "three"
    folder.mkdir()
    notebook(folder / "01_good.ipynb", 'SET = "x"', "import sys, framing\nprint(SET, sys.executable, framing.__file__)")
    notebook(folder / "02_bad.ipynb", 'SET = "x"', "{}['<b>\\nkey']", "print('never')")
    notebook(folder / "03_files.ipynb", 'FILES = ["x"]', "print(FILES)")
    monkeypatch.setattr(notebooks, "FOLDERS", (folder,))
    return folder


def printed(path):
    cells = nbformat.read(path, as_version=4).cells
    return [o.get("text", o.get("ename")) for c in cells for o in c.outputs]


def test_one_that_fails_is_a_line_and_the_others_run(three, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["notebooks", str(INVENTED), "--out", str(out), "--html"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{out}: 6 files of the notebooks on sarn-border-2031", "02_bad cell [2]: KeyError: '<b>\\nkey'"]
    path, python, package = printed(out / "01_good.ipynb")[0].split()
    assert (path, python, package) == (str(INVENTED), sys.executable, sys.modules["framing"].__file__)
    assert printed(out / "02_bad.ipynb") == ["KeyError"]
    assert printed(out / "03_files.ipynb") == [f"['{INVENTED / 'texts'}']\n"]
    page = (out / "01_good.html").read_text(encoding="utf-8")
    assert page.count("<details><summary>code</summary>") == 2
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?http", page)


def test_without_texts_the_one_that_starts_from_files_is_left_out(three, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("FRAMING_TEXTS", raising=False)
    run = run_notebooks(REAL, tmp_path / "out")
    assert run.left_out == ["03_files: left out, it starts from files and the set's texts are not at hand"]
    (tmp_path / "texts").mkdir()
    main(["notebooks", str(REAL), "--out", str(tmp_path / "out"), "--texts", str(tmp_path / "texts")])
    assert "may hold words of the articles, which belong to their publishers: not for publication" in capsys.readouterr().out
    assert printed(tmp_path / "out" / "03_files.ipynb") == [f"['{tmp_path / 'texts'}']\n"]


def test_progress_counts_the_cells(three, tmp_path):
    done: list[int] = []
    run_notebooks(INVENTED, tmp_path / "out", progress=done.append)
    assert notebooks.cells_to_run() == 7 and sum(done) in (5, 6)  # not what stands behind the error


def test_a_cell_that_takes_too_long(tmp_path):
    notebook(tmp_path / "slow.ipynb", "import time", "time.sleep(60)")
    _, failure = executed(tmp_path / "slow.ipynb", {}, tmp_path, {}, timeout=1)
    assert failure == "slow cell [2]: it took too long"


def test_an_uncoded_set_and_missing_packages_are_one_line(three, tmp_path, capsys, monkeypatch):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns("codes"))
    with pytest.raises(CodesError, match="no codes; run `framing code"):
        run_notebooks(tmp_path / "set", tmp_path / "out")
    monkeypatch.setitem(sys.modules, "nbclient", None)
    assert main(["notebooks", str(INVENTED), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        'framing: running notebooks needs nbclient, not installed here; the fix: pip install "framing[notebooks]"\n'
    )
