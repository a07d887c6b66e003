"""Imports point one way, and what is not needed is not loaded."""

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LAYERS = [
    "errors",
    "tables",
    ("codebook", "statistics"),
    "corpus",
    "importers",
    "english",
    "coding",
    "sheets",
    "agreement",
    "measures",
    "plots",
    ("report", "papers"),
    "study",
    "commands",
    "cli",
    "__main__",
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in ([names] if isinstance(names, str) else names)}
ON_TABLES_ALONE = ("agreement", "measures", "plots")
MODULES = sorted((ROOT / "framing").rglob("*.py"))


def imported(path):
    """The parts of the package that a module imports, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "framing":
            names = [node.module] if node.module != "framing" else [f"framing.{a.name}" for a in node.names]
            yield from (name.split(".")[1] for name in names)
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("framing."))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path):
    part = path.relative_to(ROOT / "framing").parts[0].removesuffix(".py")
    if part == "__init__":
        return
    assert part in LEVEL, f"{part} has no place in the order of imports"
    for other in imported(path):
        assert LEVEL[other] <= LEVEL[part], f"{path.name} imports {other}, which comes after {part}"
        if LEVEL[other] == LEVEL[part]:
            assert other == part, f"{part} and {other} stand side by side and may not import each other"
        if part in ON_TABLES_ALONE:
            assert other not in ("english", "coding"), f"{part} works on tables alone"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_english_loads_spacy(path):
    loads = [
        line for line in path.read_text(encoding="utf-8").splitlines() if "import spacy" in line or "from spacy" in line
    ]
    assert not loads or "english" in path.parts, f"{path}: {loads}"


def loaded(code: str) -> set[str]:
    """The modules in memory after running a line of Python in a fresh process."""
    out = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(out.stdout.split())


# what is imported, what must not come with it
@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import framing", {"pandas", "spacy", "matplotlib"}),
        ("import framing.plots", {"spacy"}),
        ("import framing.measures", {"spacy", "matplotlib"}),
        ("import framing.report", {"spacy", "matplotlib"}),
        ("import framing.papers", {"spacy", "matplotlib"}),
        ("import framing.agreement", {"spacy", "matplotlib"}),
        ("import framing.sheets", {"spacy", "matplotlib"}),
        ("import framing.coding.run", {"spacy", "matplotlib"}),
        ("from framing.cli import _parser; _parser().format_help()", {"pandas", "spacy", "matplotlib", "pydantic"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(code, absent):
    assert not loaded(code) & absent
