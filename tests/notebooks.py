"""Run the notebooks as a stranger would: python -m tests.notebooks notebooks keeps the outputs, without times and versions."""

import sys
from pathlib import Path

import nbformat

from framing.study import notebooks

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"


def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook run from top to bottom in its folder; no texts but the set's own at hand."""
    notebook, failure = notebooks.executed(path, {}, FOLDER, {"FRAMING_TEXTS": ""}, timeout=300)
    if failure:
        raise RuntimeError(failure)
    return notebook


def run_here(path: Path, values: dict, monkeypatch) -> None:
    """A notebook's code run in this process, with other values, in the notebooks' folder: nothing is rendered."""
    monkeypatch.chdir(FOLDER)
    names: dict = {}
    for n, cell in enumerate(nbformat.read(path, as_version=4).cells):
        if cell.cell_type == "code":
            exec(compile(notebooks.with_values(cell.source, values), f"{path.name} cell {n}", "exec"), names)


def texts_of(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """What each code cell printed or showed, images left out."""
    out = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            shown = [o for o in cell.outputs if "image/png" not in o.get("data", {})]
            out.append([o.get("text") or o["data"].get("text/html") or o["data"].get("text/plain", "") for o in shown])
    return out


def main(argv: list[str]) -> int:
    for path in sorted(Path(argv[0] if argv else FOLDER).glob("*.ipynb")):
        notebook = executed(path)
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                if "image/png" in output.get("data", {}):
                    output["data"].pop("text/plain", None)
        nbformat.write(notebook, path)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
