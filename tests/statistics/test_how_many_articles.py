"""docs/how-many-articles.md: every number of its tables follows from framing.statistics."""

import re
from math import isnan

import pytest

from framing.statistics import (
    articles_to_collect,
    articles_to_double_code,
    articles_to_see_one,
    coded_share,
    design_effect,
    detectable_difference_of_means,
    detectable_difference_of_shares,
    mean_half_width,
    wilson_half_width,
)
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "how-many-articles.md"


def table(name: str) -> list[list[str]]:
    """The cells of the page's table of that name, without its head."""
    lines = PAGE.read_text(encoding="utf-8").split(f"<!-- table: {name} -->\n")[1].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def points(x: float) -> str:
    return "none" if isnan(x) else f"{100 * x:.0f}"


def shares(row):
    n = int(row[0])
    widths = [points(wilson_half_width(p, n)) for p in (0.1, 0.3, 0.5)]
    return [row[0], *widths, *(points(detectable_difference_of_shares(p, n)) for p in (0.1, 0.3, 0.5))]


def means(row):
    n, cells = int(row[0]), []
    for sd in (0.4, 0.25):
        cells += [points(mean_half_width(sd, n)), points(detectable_difference_of_means(sd, n))]
    return [row[0], *cells, *(str(articles_to_collect(n, f)) for f in (fraction(0), fraction(4)))]


def fraction(place: int) -> float:
    """The fraction of articles with any value that the table of measured spread gives in its n-th row."""
    return float(table("measured")[place][1].split()[0]) / 100


def wire(row):
    w = float(row[0].removesuffix(" %")) / 100
    return [row[0], *(f"{100 / design_effect(k, w):.0f}" for k in (2, 3, 5)), str(articles_to_collect(50, 1, 1 - w))]


def families(row):
    m = int(row[1])
    found = [points(detectable_difference_of_shares(0.3, n, comparisons=m)) for n in (50, 100, 200)]
    return [*row[:2], f"{0.05 / m:.4f}", *found, points(detectable_difference_of_means(0.4, 50, comparisons=m))]


def coders(row):
    true = [float(x) / 100 for x in row[1].split(" / ")]
    coder = [[float(x) / 100 for x in cell.split(" / ")] for cell in row[2:4]]
    seen = [coded_share(s, r, p) for s, (r, p) in zip(true, coder, strict=True)]
    return [*row[:4], " / ".join(points(s) for s in seen), points(true[1] - true[0]), points(seen[1] - seen[0])]


TABLES = {"shares": shares, "means": means, "wire": wire, "families": families, "coders": coders}


@pytest.mark.parametrize("name", TABLES)
def test_every_number_of_the_table_is_computed(name):
    rows = table(name)
    assert rows
    assert [TABLES[name](row) for row in rows] == rows


def test_the_measured_percentages_are_those_of_their_counts():
    cells = [row[i] for row in table("measured") for i in (1, 4)]
    for cell in cells:
        percent, some, n = (int(x) for x in re.findall(r"\d+", cell))
        assert percent == round(100 * some / n), cell


def test_the_students_statements():
    """The worked example: how many articles count, how wide, which difference is found."""
    counts = [int(row[1]) for row in table("example")]
    assert counts == [45, 45, 45, round(50 * fraction(0)), 50, 4]
    widths = [row[2] for row in table("example")]
    differences = [row[3] for row in table("example")]
    one, label, source = counts[0], counts[3], counts[4]
    assert widths == [f"± {points(w)}" if w else "none" for w in (
        wilson_half_width(0.3, one), wilson_half_width(0.3, one), wilson_half_width(0.3, one),
        mean_half_width(0.4, label), mean_half_width(0.25, source), None)]  # fmt: skip
    assert differences == ["none"] + [points(d) for d in (
        detectable_difference_of_shares(0.3, one),
        detectable_difference_of_shares(0.3, one, comparisons=28),
        detectable_difference_of_means(0.4, label),
        detectable_difference_of_means(0.25, source))] + ["none"]  # fmt: skip


# a sentence of the page outside its tables, the number that it must hold
@pytest.mark.parametrize(
    "sentence",
    [
        f"of 400 articles a second coder reads {articles_to_double_code(400)}",
        f"of 1,000 articles {articles_to_double_code(1000)}",
        f"{articles_to_see_one(0.1)} articles without it only rule out that one article in ten has it, {articles_to_see_one(0.05)} one in twenty",
        f"known only to ± {points(wilson_half_width(0.8, 30))} points",
        f"to ± {points(wilson_half_width(0.8, 100))} with 100",
    ],
)
def test_numbers_in_the_text(sentence):
    assert sentence in " ".join(PAGE.read_text(encoding="utf-8").split())


def test_the_page_is_short_and_its_links_lead_somewhere():
    text = PAGE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert link.startswith("https://") or (PAGE.parent / link).exists(), link
