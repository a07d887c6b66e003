"""The wheel: what is in it, how large it is, and that it works where nothing else is."""

import subprocess
import sys
import zipfile

import pytest

from tests.conftest import INVENTED, ROOT

LARGEST = 15_000_000  # bytes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


def test_it_carries_its_data_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packaged = {n for n in names if ".dist-info/" not in n}
    assert all(n.startswith("framing/") for n in packaged)
    data = {n.removeprefix("framing/codebook/data/") for n in packaged if n.startswith("framing/codebook/data/")}
    assert data == {
        f"{n}.yml"
        for n in (
            "agencies",
            "armed_groups",
            "function_words",
            "labels",
            "loaded",
            "numbers",
            "places",
            "same_words",
            "sources",
            "verbs",
            "victims",
            "zones",
        )
    }
    importers = {n.removeprefix("framing/importers/data/") for n in packaged if n.startswith("framing/importers/data/")}
    assert importers == {f"{n}.yml" for n in ("columns", "factiva", "genres", "nexis", "outlets", "pages", "proquest")}
    assert {"framing/english/words.yml", "framing/report/page.css", "framing/papers/data/headings.yml"} <= packaged
    model = {n.removeprefix("framing/english/model/") for n in packaged if n.startswith("framing/english/model/")}
    assert {
        "LICENSE",
        "README.md",
        "config.cfg",
        "meta.json",
        "scores.json",
        "parser/model",
        "ner/model",
        "vocab/vectors",
    } <= model
    example = {n.removeprefix("framing/example/") for n in packaged if n.startswith("framing/example/")}
    assert {f"texts/{p.name}" for p in (INVENTED / "texts").glob("*.txt")} <= example
    assert {
        "articles.csv",
        "codebook.yml",
        "study.yml",
        "README.md",
        "gold/labels.csv",
        "gold/README.md",
        "export/sarn-border.docx",
    } <= example
    notebooks = {n.removeprefix("framing/notebooks/") for n in packaged if n.startswith("framing/notebooks/")}
    assert notebooks == {p.name for p in (ROOT / "notebooks").glob("*.ipynb")}
    with zipfile.ZipFile(wheel) as archive:
        assert all(b'"output_type"' not in archive.read(f"framing/notebooks/{name}") for name in notebooks)
    assert not [n for n in packaged if "/." in n or "__pycache__" in n or n.endswith(".parquet")]


def test_it_is_small(wheel):
    assert wheel.stat().st_size <= LARGEST


def test_the_example_can_be_coded_from_the_wheel_alone(wheel, tmp_path):
    """The wheel on the path before anything else, in an empty folder: package data must come with it."""
    code = "import framing, sys; from framing.cli import main; print(framing.__file__); sys.exit(main(['example', 'sarn']) or main(['code', 'sarn', '--out', 'out']))"
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0].startswith(str(unpacked))
    assert "24 articles found, 24 coded" in run.stdout


def test_the_lock_file_names_no_registry_and_hashes_everything():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    assert not [
        line for line in lines if "://" in line or line.startswith(("--index", "--extra-index", "--find-links", "-i "))
    ]
    pins = [i for i, line in enumerate(lines) if "==" in line and not line.startswith((" ", "#"))]
    assert len(pins) > 50
    for i in pins:
        assert "--hash=sha256:" in lines[i + 1], lines[i]
