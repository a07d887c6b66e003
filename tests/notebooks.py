"""Run the notebooks as a stranger would: python -m tests.notebooks notebooks keeps the outputs, without times and versions."""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"


def executed(path: Path, set_path: str | None = None) -> nbformat.NotebookNode:
    """A notebook run from top to bottom in its folder, on another set (or its texts) if one is given; no texts but the set's own at hand."""
    notebook = nbformat.read(path, as_version=4)
    if set_path:
        cell = next(c for c in notebook.cells if c.cell_type == "code" and c.source.startswith(("SET = ", "FILES = ")))
        cell.source = f'SET = "{set_path}"' if cell.source.startswith("SET") else f'FILES = ["{set_path}/texts"]'
    environment = {k: v for k, v in os.environ.items() if k != "FRAMING_TEXTS"}
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}, record_timing=False
    )
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        client.execute()
    finally:
        os.environ.clear()
        os.environ.update(before)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


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
