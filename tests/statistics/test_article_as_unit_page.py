"""The numbers of docs/article-as-unit.md are those of the committed simulation."""

import re

import pandas as pd
import pytest

from tests.bench_statistics import TABLE
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "article-as-unit.md").read_text(encoding="utf-8")
SIMULATION = pd.read_csv(TABLE)
QUESTIONS = set(SIMULATION["question"])


def value(question, design, method, articles=None):
    """The one number of the simulation that is meant."""
    rows = SIMULATION[(SIMULATION["question"] == question) & (SIMULATION["design"] == design)]
    rows = rows[rows["method"] == method]
    if articles:
        rows = rows[rows["articles_a"] == articles]
    assert len(rows) == 1, (question, design, method, articles)
    return rows["value"].iloc[0]


def cells():
    """Every number in the page's tables of the simulation, with what it claims to be."""
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.M):
        header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        if header[0] not in QUESTIONS:
            continue
        for row in rows:
            named = dict(zip(header, row, strict=True))
            articles = int(named.get("articles per outlet", 0))
            for method in header[1:]:
                if method != "articles per outlet" and named[method]:
                    yield header[0], row[0], method, articles or None, named[method]


@pytest.mark.parametrize(("question", "design", "method", "articles", "shown"), list(cells()))
def test_table_cells_are_those_of_the_simulation(question, design, method, articles, shown):
    assert abs(float(shown) - value(question, design, method, articles)) <= 0.0051


STUDENTISED, PLAIN = "permutation, difference over its error", "permutation, plain difference"
WORDS = "2000 words, 5 planted"


# sentence on the page, what it claims, in percent
@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"rejects a true null in (\d+) of 100", value("rejects a true null", "spread of A 3 times B's", PLAIN, 10)),
        (r"the divided one in (\d+)\.", value("rejects a true null", "spread of A 3 times B's", STUDENTISED, 10)),
        (r"rejects too often \((\d+) of 100\)", value("rejects a true null", "spread of A 3 times B's", STUDENTISED, 6)),
        (r"it finds (\d+) %", value("finds planted words", WORDS, "max-T")),
        (r"finds (\d+) %, because", value("finds planted words", WORDS, "Benjamini-Hochberg on p")),
        (r"allows for a share of (\d+) %", 0.3085),
    ],
)
def test_sentences_say_what_the_simulation_found(pattern, expected):
    found = re.findall(pattern, " ".join(PAGE.split()))
    assert len(found) == 1 and abs(int(found[0]) / 100 - expected) <= 0.0051


def test_the_simulation_meets_what_the_package_promises():
    by_articles = SIMULATION[SIMULATION["method"] == "permutation of articles"]["value"]
    assert by_articles.between(0.03, 0.07).all()
    t = SIMULATION[SIMULATION["method"].str.endswith("t over articles")]
    assert (t["value"] >= 0.9).all()
    by_words = SIMULATION[SIMULATION["method"].isin(["G2", "log-odds z"]) & ~SIMULATION["design"].str.endswith("none")]
    assert by_words["value"].between(0.2, 0.5).all()
    assert len(PAGE.splitlines()) <= 80
