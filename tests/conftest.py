"""What tests share: the two article sets, one coded run of each, and the variables that name other people's data."""

import os
from functools import cache
from pathlib import Path

import pytest

from framing.codebook import read_codebook
from framing.coding.article import code_article
from framing.corpus import Article
from framing.corpus.text import sha256

ROOT = Path(__file__).resolve().parents[1]
INVENTED = ROOT / "seeds" / "sarn-border-2031"
REAL = ROOT / "seeds" / "iran-pakistan-2024"


def variable(name: str) -> Path:
    """The path that an environment variable names; the test is skipped, saying so, where it is not set."""
    value = os.environ.get(name)
    if not value:
        pytest.skip(f"{name} is not set: it names data that the project may not carry")
    return Path(value)


def code_text(text: str, codebook=None, date: str | None = None) -> dict[str, list[dict]]:
    """The coded rows of a text, with the general codebook if no other is given."""
    return code_article(Article("a", text, sha256(text), {"date": date}), codebook or general_book())


@cache
def general_book():
    """The general codebook, one for all tests: what the coder derives from a codebook is kept by object."""
    return read_codebook()


@pytest.fixture(scope="session")
def invented_book():
    return read_codebook(INVENTED / "codebook.yml")


@pytest.fixture(scope="session")
def real_book():
    return read_codebook(REAL / "codebook.yml")


FEW = ("flow", "own_voice", "tolls")


def draw_few(monkeypatch, names=FEW):
    """Studies draw these figures only; drawing takes most of the time of what is made around it."""
    from framing.study import FIGURES

    few = {name: FIGURES[name] for name in names}
    for part in ("report", "run", "papers"):
        monkeypatch.setattr(f"framing.study.{part}.figures_of", lambda study: few)


@pytest.fixture
def few_figures(monkeypatch):
    """Three figures are drawn, for tests of what happens around the drawing."""
    draw_few(monkeypatch)
