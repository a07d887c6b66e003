"""The notebooks run on another set: the set is put into their first cell, and each is executed from top to bottom."""

import ast
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.coding.run import code
from framing.corpus import ArticleSet, open_set
from framing.corpus.example import SOURCES, example
from framing.errors import FramingError, OutputError
from framing.study.data import open_study
from framing.tables import write_whole
from framing.tables.files import has_table

PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (PACKAGE / "notebooks", PACKAGE.parent / "notebooks")  # installed; in a checkout
FIX = 'not installed here; the fix: pip install "framing[notebooks]"'
FOLDED = """{% extends 'lab/index.html.j2' %}
{% block input %}<details><summary>code</summary>{{ super() }}</details>{% endblock input %}"""


@dataclass(frozen=True)
class NotebookRun:
    """What came of running the notebooks: the files written, and a line for each that failed or was left out."""

    files: list[Path]
    failed: list[str]
    left_out: list[str]


def notebook_files() -> list[Path]:
    """The notebooks that come with the package, in their order."""
    return sorted(next(folder for folder in FOLDERS if folder.is_dir()).glob("*.ipynb"))


def run_notebooks(
    path: str | Path,
    out: str | Path,
    texts: str | Path | None = None,
    html: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> NotebookRun:
    """Run every notebook on a coded set and write it, executed, into `out`; with `html` as a page too, its code folded.

    The value of SET in the first cell becomes the set's path; the notebook that starts from files is given the set's
    texts, or left out where they are not at hand. A notebook that fails is written as far as it came and is a line of
    `failed` with cell and error; the others still run. The kernel is this Python, whatever kernels are installed.

    `progress` is called once a code cell (`cells_to_run` counts them). Raises ArticleSetError or CodesError for a set that
    can't be opened or isn't coded, OutputError when `out` can't be written, FramingError without the packages for notebooks.
    """
    _needed(html)
    found, out = open_set(path), Path(out).resolve()
    open_study(path)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: can't be written ({error.strerror or error}); name another folder with --out") from None
    texts = Path(texts).resolve() if texts else None
    run = NotebookRun([], [], [])
    with tempfile.TemporaryDirectory() as scratch:
        example = str(_example(Path(scratch)))
        values: dict[str, Any] = {
            "SET": str(found.path.resolve()),
            "EXAMPLE": example,
            "OTHER": example,
            "rules": _rules(found),
        }
        values["FILES"] = _files(found, texts)
        environment = {"FRAMING_TEXTS": str(texts)} if texts else {}
        for notebook in notebook_files():
            if "FILES" in _assigned(notebook) and not values["FILES"]:
                run.left_out.append(f"{notebook.stem}: left out, it starts from files and the set's texts are not at hand")
                continue
            made, failure = executed(notebook, values, out, environment, progress)
            run.files.extend(_written(made, out / notebook.name, html))
            run.failed.extend([failure] if failure else [])
    return run


def cells_to_run() -> int:
    """How many code cells the notebooks have."""
    _needed()
    return sum(len(_code_cells(_read(path))) for path in notebook_files())


def executed(
    path: Path,
    values: Mapping[str, Any],
    folder: Path,
    environment: Mapping[str, str],
    progress: Callable[[int], None] = lambda done: None,
    timeout: int | None = None,
) -> tuple[Any, str | None]:
    """A notebook run from top to bottom in `folder`, with other values for what its cells assign; and what went wrong.

    The notebook carries no times and no versions. The error is one line with notebook, cell and error, or None.
    """
    from nbclient import NotebookClient

    notebook = _read(path)
    for cell in _code_cells(notebook):
        cell.source = with_values(cell.source, values)
        cell.outputs, cell.execution_count = [], None
    begun: list[int] = []

    def start(cell, cell_index) -> None:
        if cell.cell_type == "code":
            begun.append(cell_index)

    client = NotebookClient(
        notebook,
        kernel_manager_class=_this_python(),
        timeout=timeout,
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        on_cell_start=start,
        on_cell_executed=lambda **cell: progress(1),
    )
    wrong = _wrong(client, {**os.environ, "PYTHONPATH": _search_path(), **environment})
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook, f"{path.stem} cell [{len(begun)}]: {wrong}" if wrong else None


def _wrong(client, environment: Mapping[str, str]) -> str:
    """Run a notebook's cells; what went wrong, on one line, or nothing."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        return " ".join(f"{error.ename}: {error.evalue}".split())
    except CellTimeoutError:
        return "it took too long"
    except DeadKernelError:
        return "Python stopped, perhaps for want of memory"
    return ""


def with_values(source: str, values: Mapping[str, Any]) -> str:
    """The code with other values where it assigns a fixed one to one of these names; comments behind stay.

    >>> with_values('SET = "a"   # a set', {"SET": "b"})
    "SET = 'b'   # a set"
    >>> with_values('SET = Path("a")', {"SET": "b"})
    'SET = Path("a")'
    """
    lines = source.splitlines(keepends=True)
    for name, node in reversed(_fixed(source)):
        if name in values:
            first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
            before = lines[first].encode()[: node.col_offset].decode()
            after = lines[last].encode()[node.end_col_offset :].decode()
            lines[first : last + 1] = [before + repr(values[name]) + after]
    return "".join(lines)


def _fixed(source: str) -> list[tuple[str, ast.expr]]:
    """The names to which code assigns a fixed value at its top level, in their order."""
    found = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                ast.literal_eval(node.value)
            except ValueError:
                continue
            found.append((node.targets[0].id, node.value))
    return found


def _assigned(path: Path) -> set[str]:
    return {name for cell in _code_cells(_read(path)) for name, _ in _fixed(cell.source)}


def _read(path: Path):
    import nbformat

    return nbformat.read(path, as_version=4)


def _code_cells(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _needed(html: bool = False) -> None:
    """Raise FramingError, with the fix, where a package for notebooks is missing."""
    import importlib.util

    missing = [
        name
        for name in ("nbformat", "nbclient", "ipykernel", *(["nbconvert"] if html else []))
        if importlib.util.find_spec(name) is None
    ]
    if missing:
        raise FramingError(f"running notebooks needs {', '.join(missing)}, {FIX}")


def _this_python():
    """What starts kernels: always this very Python, whatever kernels are installed under which names."""
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"]

    class ThisPython(AsyncKernelManager):
        kernel_spec = KernelSpec(argv=start, display_name="Python", language="python")

    return ThisPython


def _search_path() -> str:
    """Where the kernel looks for packages: for this very copy of framing first."""
    known = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join([str(PACKAGE.parent), *([known] if known else [])])


def _example(scratch: Path) -> Path:
    """The invented set with its codes: of a checkout, or unpacked and coded."""
    source = next(folder for folder in SOURCES if folder.is_dir())
    if not has_table(source / "codes", "articles"):
        source = example(scratch / source.name)
        code(source)
    return source


def _files(found: ArticleSet, texts: Path | None) -> list[str]:
    """What the notebook that starts from files is given: the set's file, its texts, or the folder that holds them."""
    if found.form != "manifest":
        return [str(found.path.resolve())]
    folder = found.folder.resolve() / "texts"
    return [str(folder)] if any(folder.glob("*.txt")) else [str(texts)] if texts else []


def _rules(found: ArticleSet) -> str:
    """What study.yml says of relevance, for the set that the notebook makes (JSON is YAML, too)."""
    relevance = found.study.relevance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps({"title": found.study.title or found.name, **({"relevance": relevance} if relevance else {})})


def _written(notebook, path: Path, html: bool) -> list[Path]:
    """The executed notebook as a file, and as a page."""
    import nbformat

    text = nbformat.writes(notebook)
    write_whole(path, lambda part: part.write_text(text, encoding="utf-8"))
    if not html:
        return [path]
    page = _page(notebook)
    write_whole(path.with_suffix(".html"), lambda part: part.write_text(page, encoding="utf-8"))
    return [path, path.with_suffix(".html")]


def _page(notebook) -> str:
    """The notebook as a page that fetches nothing, its code folded."""
    from jinja2 import DictLoader
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        extra_loaders=[DictLoader({"folded.html.j2": FOLDED})],
        template_file="folded.html.j2",
        mathjax_url="",
        require_js_url="",
        jquery_url="",
        mermaid_js_url="",
        mermaid_layout_elk_js_url="",
        embed_images=True,
    )
    page, _ = exporter.from_notebook_node(notebook)
    return page
