"""docs/coding-error.md: every number of its tables and of its worked example is computed."""

import re

import numpy as np
import pandas as pd
import pytest

from framing.agreement import corrected_differences, corrected_values, rogan_gladen
from framing.statistics import article_mean
from tests.conftest import ROOT
from tests.measures.sampled import sample_coded_by

PAGE = ROOT / "docs" / "coding-error.md"
TEXT = PAGE.read_text(encoding="utf-8")


def table(name: str) -> list[list[str]]:
    """The cells of the page's table of that name, without its head."""
    lines = TEXT.split(f"<!-- table: {name} -->\n")[1].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def outlet(name: str, articles: int, found: int, sampled: int, of_found: int, missed: int, added: int) -> pd.DataFrame:
    """Articles with and without the word by the machine, and what the reference says of those sampled."""
    number = np.arange(articles)
    machine = (number < found).astype(float)
    seen = (number < of_found) | ((number >= found) & (number < found + sampled - of_found))
    wrong = (number < added) | ((number >= found) & (number < found + missed))
    reference = np.where(seen, np.abs(machine - wrong), np.nan)
    ids = [f"{name}-{i}" for i in number]
    return pd.DataFrame({"outlet": name, "article_id": ids, "machine": machine, "reference": reference})


def ends(low: float, high: float) -> str:
    return f"{100 * low:.0f} to {100 * high:.0f}"


@pytest.fixture(scope="module")
def example() -> pd.DataFrame:
    rows = [[cells[0], *map(int, cells[1:7])] for cells in table("example")]
    return pd.concat([outlet(*row) for row in rows], ignore_index=True)


def test_the_worked_example(example):
    corrected = corrected_values(example).set_index("outlet")
    for name, _, _, sampled, _, missed, added, machine, raw, value, interval in table("example"):
        row, alone = corrected.loc[name], article_mean(example.loc[example["outlet"] == name, "machine"])
        assert (machine, raw) == (f"{100 * row['machine']:.0f} %", ends(alone.low, alone.high))
        assert value == f"{100 * row['value']:.0f} %" and interval == ends(row["low"], row["high"])
        assert row["value"] - row["machine"] == pytest.approx((int(missed) - int(added)) / int(sampled))


def test_sentences_of_the_example(example):
    words = " ".join(TEXT.split())
    for about in ("outlet", "articles"):
        gap = corrected_differences(example, about=about).iloc[0]
        assert f"**{100 * gap['value']:+.0f} points** ({ends(gap['low'], gap['high'])})" in words, about
    assert f"machine's difference is {100 * gap['machine']:+.0f} points".replace("-", "−") in words
    assert f"(0.30 + 0.90 − 1) / (0.70 + 0.90 − 1) = {rogan_gladen(0.3, 0.7, 0.9):.2f}" in words


def test_how_many_to_sample():
    for sampled, *cells in table("sample"):
        n, got = int(sampled), []
        for share in (0, 0.1, 0.2, 0.3):
            wrong = round(n * share / 2)
            frame = outlet("A", 400, 160, n, round(0.4 * n), wrong, wrong)
            got.append(f"{100 * corrected_values(frame, about='articles').eval('high - low').item() / 2:.0f}")
        assert cells == got


def test_the_python_of_the_page_runs(tmp_path, monkeypatch):
    """With anna, who coded a sample of the invented set as its reference codes have it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    sample_coded_by(tmp_path / "my-articles", tmp_path / "sheets" / "sample.csv", "anna", 18)
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    assert len(blocks) == 2
    names: dict = {}
    for block in blocks:
        exec(compile(block, "coding-error.md", "exec"), names)
    values = names["values"]
    assert values["sampled"].sum() == 16, "18, of which two are no news"
    assert values.loc[values["sampled"], "weight"].tolist() == pytest.approx([24 / 18] * 16)


def test_the_page_is_short_and_its_links_lead_somewhere():
    assert len(TEXT.splitlines()) <= 75
    for link in re.findall(r"\]\(([^)#]+)", TEXT):
        assert link.startswith("https://") or (PAGE.parent / link).exists(), link
