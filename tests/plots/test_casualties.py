"""What the figures of casualties show, and in what order."""

from itertools import pairwise

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, Rectangle

from framing import measures, plots
from framing.plots.agency import AGENCY
from framing.plots.tolls import LONGEST_PAGE, _fitting, _tall
from tests.measures.tables import codes
from tests.plots.test_plots import BOOK
from tests.plots.test_sources import grey, legend_of, texts

TWO = {"a1": {"outlet": "A", "date": "2031-03-10"}, "b1": {"outlet": "B", "date": "2031-03-11T08:00"}}
RAID, AMBUSH = "halvet_2031-03-09", "korsa_2031-03-20"


def tolls_of(*rows, articles=TWO, **options):
    given = [{"event": RAID, "low": 9, "high": 9} | row for row in rows]
    return plots.tolls(measures.tolls(codes(articles, casualties=given)), {"slf": "Sarn Front"}, "s.", **options)


# a claim, what stands at its mark
@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ({}, "9 (own voice)"),
        ({"source_party": "slf"}, "9 (Sarn Front)"),
        ({"bound": "about"}, "about 9 (own voice)"),
        ({"bound": "range", "high": 11}, "9–11 (own voice)"),
        ({"bound": "vague", "low": None, "high": None, "vague": "scores"}, "scores (own voice)"),
        ({"victims_group": "security_forces"}, "9 in uniform (own voice)"),
        ({"victims_group": "children", "low": 1, "high": 1}, "1 child (own voice)"),
        ({"victims_group": "militants", "low": 1500, "bound": "at_least", "high": None}, "1,500 militants (own voice)"),
    ],
)
def test_a_mark_says_how_many_of_whom_and_who_says_so(claim, words):
    (ax,) = tolls_of({"article_id": "a1", **claim}).axes
    assert [t.get_text() for t in ax.texts if t.get_text()] == [words]


def test_an_arrow_marks_an_open_bound_and_a_bar_a_range():
    figure = tolls_of(
        {"article_id": "a1", "bound": "over", "high": None}, {"article_id": "b1", "bound": "range", "high": 12}
    )
    (ax,) = figure.axes
    assert len([t for t in ax.texts if t.arrow_patch is not None]) == 1
    assert [list(line.get_xdata()) for line in ax.lines if line.get_linewidth() == 2.4] == [[9.0], [9.0, 12.0]]


def test_rows_of_tolls_are_articles_with_their_dates_by_publication():
    (ax,) = tolls_of({"article_id": "b1"}, {"article_id": "a1"}).axes
    assert [t.get_text() for t in ax.get_yticklabels()] == ["a1\n2031-03-10", "b1\n2031-03-11"]


def test_events_beyond_a_page_are_left_out_and_said():
    articles = {f"a{i:02d}": {"outlet": "A"} for i in range(40)}
    rows = [{"article_id": a} for a in articles] + [{"article_id": a, "event": AMBUSH} for a in list(articles)[:39]] * 2
    table = measures.tolls(codes(articles, casualties=[{"low": 9, "high": 9, "event": RAID} | r for r in rows]))
    events, columns = _fitting(table, 4)
    assert events == [RAID] and columns == [[RAID]] and _tall(table, RAID) == pytest.approx(3 + 40 * 1.3)
    assert _tall(table, RAID) + 1 > LONGEST_PAGE
    assert "1 of 2 events." in plots.tolls(table, {}, "s.")._suptitle.get_text()


FIGURES = [
    {"article_id": "a1", "low": 9, "high": 9, "victims_party": "slf"},
    *[{"article_id": "a1", "low": i, "high": i, "victims_party": "slf", "source_party": "vostania"} for i in (2, 3, 4, 5)],
    {"article_id": "b1", "low": 9, "high": 9},
]


def discs(ax):
    return [(c.center, c.radius) for c in ax.patches if isinstance(c, Circle)]


def test_the_area_of_a_disc_is_the_number_of_claims_and_own_voice_is_the_first_row():
    figure = plots.whose_figures(measures.whose_figures(codes(TWO, casualties=FIGURES)), "s.", names={"slf": "Sarn Front"})
    first, second = figure.axes
    assert [first.get_title("left"), second.get_title("left")] == ["B\n1 / 1", "A\n5 / 1"], "the unsourced first"
    assert [t.get_text() for t in first.get_yticklabels()] == ["own voice, no source", "vostania"]
    assert [t.get_text() for t in first.get_xticklabels()] == ["Sarn Front", "not said"]
    assert [c for c, _ in discs(first)] == [(1, 0)] and [c for c, _ in discs(second)] == [(0, 0), (0, 1)]
    (_, small), (_, large) = discs(second)
    assert (large / small) ** 2 == pytest.approx(4) and large < 0.5, "discs don't touch"
    assert [t.get_text() for t in second.texts] == ["1", "4"]


def test_parties_beyond_the_matrix_are_one():
    parties = [f"p{i}" for i in range(9)]
    rows = [{"article_id": "a1", "low": 9, "high": 9, "victims_party": p, "source_party": p} for p in parties]
    figure = plots.whose_figures(measures.whose_figures(codes(TWO, casualties=rows)), "s.", units=["A", "B"])
    (ax,) = figure.axes
    assert [t.get_text() for t in ax.get_yticklabels()] == [
        "own voice, no source",
        "p0",
        "p1",
        "p2",
        "p3",
        "p4",
        "other parties",
    ]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["p0", "p1", "p2", "p3", "other parties"]
    assert max(radius for _, radius in discs(ax)) < 0.5
    assert figure._suptitle.get_text().replace("\n", " ").endswith("No such figure: B.")


def test_the_place_can_stand_for_the_side():
    table = measures.whose_figures(codes(TWO, casualties=[FIGURES[0] | {"place_party": "kelmaria"}]), side="place_party")
    figure = plots.whose_figures(table, "s.", side="place_party")
    assert "place where it happened" in figure._suptitle.get_text().replace("\n", " ")
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["kelmaria"]


CLAUSES = [
    {"article_id": "a1", "event": RAID, "victims_party": "slf", "agent": "jets of the army"},
    *[{"article_id": "a1", "event": RAID, "victims_party": "slf"}] * 4,
    {"article_id": "b1", "event": RAID, "agent": "a bomb"},
    {"article_id": "b1", "event": AMBUSH},
]


def bars(ax):
    return [
        (round(p.get_x(), 2), round(p.get_width(), 2), round(p.get_height(), 2))
        for p in ax.patches
        if isinstance(p, Rectangle)
    ]


def test_bars_of_agency_divide_the_clauses_whose_author_was_public():
    figure = plots.agency(measures.agency(codes(TWO, casualties=CLAUSES), BOOK), "s.", names={"slf": "Sarn Front"})
    front, unknown = figure.axes
    assert [front.get_title("left"), unknown.get_title("left")] == ["Dead: Sarn Front", "Victims' side not said"]
    assert [b for b in bars(front) if b[1]] == [(0, 0.2, 0.72), (0.2, 0.8, 0.72)]
    assert [b for b in bars(unknown) if b[1]] == [(0, 1, 0.4)], "thin: fewer than five"
    assert [t.get_text() for t in front.texts] == ["1", "4", "5 / 1"] and [t.get_text() for t in unknown.texts] == [
        "1",
        "1 / 1",
    ]
    assert [t.get_text() for t in front.get_yticklabels()] == ["A", "B"], "who names nobody comes first"
    assert "6 of 7 killing clauses" in figure._suptitle.get_text().replace("\n", " ")


def test_articles_are_not_called_outlets():
    given = codes(TWO, casualties=CLAUSES + [row | {"event": RAID} for row in FIGURES])
    articles = ["a1", "b1", *"cdef"]
    drawn = [
        plots.whose_figures(measures.whose_figures(given, "article"), "s.", "article", units=articles),
        plots.agency(measures.agency(given, BOOK, "article"), "s.", "article", units=articles),
        plots.tolls(measures.tolls(given), {}, "s."),
    ]
    for figure in drawn:
        shown = [*texts(figure), *(legend_of(figure) if figure.legends else [])]
        assert not [t for t in shown if "outlet" in t]
    assert "4 of 6 articles" in drawn[0]._suptitle.get_text().replace("\n", " ")


def test_faces_of_agency_are_told_apart_in_grey():
    tones = sorted(grey(colour) for colour, _, _ in AGENCY.values())
    assert min(b - a for a, b in pairwise(tones)) > 0.2
    for colour, on_it, _ in AGENCY.values():
        assert abs(grey(colour) - grey(to_rgb(on_it))) > 0.3


def test_figures_without_anything_to_draw_say_so():
    empty = codes(TWO, casualties=[])
    for figure in (
        plots.tolls(measures.tolls(empty), {}, "s."),
        plots.agency(measures.agency(empty, BOOK), "s."),
    ):
        assert any("codebook" in text.get_text() for ax in figure.axes for text in ax.texts)
