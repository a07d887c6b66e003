"""What the figure of shared passages shows, and in what order."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from framing import measures, plots
from framing.plots.style import NO_OUTLET, OUTLET_COLOURS
from tests.measures.tables import codes


def shared(links, articles, by="outlet"):
    """The table for articles (id: words) of outlets named by their letter, and links (one, other, first, words, there, kind)."""
    rows = [
        {"group": "1", "article_id": a, "other_id": b, "start": 6 * i, "end": 6 * (i + n), "other_start": 6 * j, "other_end": 6 * (j + n),
         "first_word": i, "words": n, "other_first_word": j, "other_words": n, "kind": kind}
        for a, b, i, n, j, kind in links
    ]  # fmt: skip
    given = codes({a: {"outlet": a[0].upper(), "words": n} for a, n in articles.items()}, passages=rows)
    return measures.shared_passages(given, by)


THREE = {"a1": 100, "a2": 100, "b1": 200, "c1": 50}
LINKS = [("a1", "b1", 0, 20, 50, "copy"), ("a1", "b1", 10, 20, 60, "copy"), ("a2", "b1", 40, 30, 100, "quotation")]


def rows_of(ax):
    """Row of the matrix or strip to the texts in it."""
    out = {}
    for t in ax.texts:
        out.setdefault(round(t.get_position()[1] - 0.5), []).append(t.get_text())
    return out


def test_the_matrix_counts_each_word_once_and_no_quotation():
    matrix, _ = plots.shared_passages(shared(LINKS, THREE), "s.").axes
    names = [t.get_text() for t in matrix.get_yticklabels()]
    assert names == ["A", "B", "C"]
    assert rows_of(matrix) == {0: ["200", "30", ""], 1: ["30", "200", ""], 2: ["", "", "50"]}


def test_what_a_row_shares_is_greyer_and_the_diagonal_white():
    matrix, _ = plots.shared_passages(
        shared([("a1", "b1", 0, 90, 0, "copy"), ("b1", "c1", 100, 20, 0, "copy")], THREE), "s."
    ).axes
    grey = {(round(p.get_x()), round(p.get_y())): p.get_facecolor()[0] for p in matrix.patches}
    b_a, b_c, c_b = grey[1, 0], grey[2, 0], grey[0, 2]  # columns and rows in the order B, A, C
    assert b_a < b_c and c_b < b_c, "90 of 200 words are darker than 20, and 20 of 50 darker than 20 of 200"
    assert grey[0, 0] == grey[1, 1] == grey[2, 2] > b_c


def bars(ax, number):
    """The passages of a strip: first word, words, bottom."""
    found = [p for p in ax.patches if isinstance(p, Rectangle) and abs(p.get_y() + p.get_height() / 2 - number) < 0.4]
    return [(p.get_x(), p.get_width(), round(p.get_y() - number, 2)) for p in found]


def test_strips_have_the_length_of_their_articles_and_passages_where_they_stand():
    _, strips = plots.shared_passages(shared(LINKS, THREE), "s.").axes
    names = [t.get_text() for t in strips.get_yticklabels()]
    assert names == ["a1", "a2", "b1", "c1"], "articles of an outlet below each other"
    assert bars(strips, 0) == [(0, 100, -0.4), (0, 20, -0.4), (10, 20, 0.0)], "passages that overlap, below each other"
    assert bars(strips, 1) == [(0, 100, -0.4), (40, 30, -0.4)]
    assert bars(strips, 3) == [(0, 50, -0.4)], "an article that shares nothing has a strip"
    hatched = [p.get_x() for p in strips.patches if p.get_hatch()]
    assert hatched == [40, 100], "quotations are hatched"


def test_the_subtitle_counts_the_articles_and_says_what_is_cut():
    said = plots.shared_passages(shared(LINKS, THREE), "s.")._suptitle.get_text().replace("\n", " ")
    assert "2 of 4 articles share copy with another one. Grey: share of the row's words; in italics: all its words." in said
    many = {f"{chr(97 + n // 3)}{n % 3}": 100 for n in range(75)}
    cut = plots.shared_passages(shared(LINKS[:1], many | {"b1": 100}), "s.")
    said = cut._suptitle.get_text().replace("\n", " ")
    assert "Matrix: the 2 of 25 outlets that share copy. Strips: the 2 articles that have a passage." in said
    matrix, strips = cut.axes
    assert len(matrix.get_yticklabels()) == 2
    assert [t.get_text().split()[0] for t in strips.get_yticklabels()] == ["a1", "b1"], "of many only those that share"


def test_of_many_outlets_that_share_nothing_none_stands_in_the_matrix():
    quoted = [("a0", "b0", 0, 20, 0, "quotation")]
    figure = plots.shared_passages(shared(quoted, {f"{chr(97 + n)}0": 100 for n in range(13)}), "s.")
    assert [t.get_text() for t in figure.axes[0].texts] == ["no outlet shares copy with another"]
    assert "Matrix" not in figure._suptitle.get_text()


def test_others_without_a_colour_of_their_own_are_grey_and_counted():
    articles = {f"{c}1": 100 for c in "abcdefghijkl"}
    links = [("a1", f"{c}1", 0, 90 - 5 * n, 0, "copy") for n, c in enumerate("bcdefghijkl")]
    figure = plots.shared_passages(shared(links, articles), "s.")
    legend = [t.get_text() for t in figure.legends[0].get_texts()]
    assert legend[0] == "also in A" and legend[10] == "also in one of 2 others" and len(legend) == 11
    faces = [to_hex(h.get_facecolor()) for h in figure.legends[0].legend_handles]
    assert faces == [c.lower() for c in (*OUTLET_COLOURS, NO_OUTLET)]


@pytest.mark.filterwarnings("error")
def test_single_articles_and_articles_without_text():
    table = shared(LINKS, THREE | {"d1": None}, "article")
    figure = plots.shared_passages(table, "s.", "article")
    matrix, strips = figure.axes
    assert len(matrix.get_yticklabels()) == 5
    assert [t.get_text() for t in strips.texts if t.get_text() == "no text"] == ["no text"]
    plots.fix_layout(figure)
