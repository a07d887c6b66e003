import pytest

from framing.errors import TableError
from framing.measures import readability
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "o1": {"outlet": "A", "genre": "opinion"}}


def style(article, words, sentences, syllables, grade, quotes="in", ease=50.0):
    return {"article_id": article, "quotes": quotes, "words": words, "sentences": sentences, "syllables": syllables,
            "flesch_kincaid_grade": grade, "flesch_reading_ease": ease}  # fmt: skip


ROWS = [
    style("a1", 200, 10, 300, 9.0),
    style("a2", 300, 10, 600, 15.0),
    style("a1", 150, 5, 225, 11.0, "out"),
    style("b1", 99, 9, 120, 4.0),  # too short to count
    style("o1", 400, 20, 500, 6.0),  # an opinion piece is not the outlet's own
]


def cell(table, measure):
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_means_over_articles():
    table = readability(codes(ARTICLES, style=ROWS))
    assert set(table["outlet"]) == {"A"}
    grade = cell(table, "flesch_kincaid_grade")
    assert (grade.value, grade.n, grade.articles) == (pytest.approx((9 + 15) / 2), 20, 2)
    assert cell(table, "sentence_length").value == pytest.approx((20 + 30) / 2)
    assert cell(table, "word_length").value == pytest.approx((1.5 + 2.0) / 2)
    assert cell(table, "flesch_reading_ease").value == pytest.approx(50)


def test_without_quotations_and_by_article():
    table = readability(codes(ARTICLES, style=ROWS), by="article", quotes="out")
    assert table["article"].unique().tolist() == ["a1"]
    assert cell(table, "sentence_length").value == pytest.approx(30)


def test_nothing_to_measure_and_unknown_options():
    assert readability(codes(ARTICLES)).empty
    with pytest.raises(TableError, match="quotations are counted in or out, not 'both'"):
        readability(codes(ARTICLES), quotes="both")


def test_scores_of_a_known_text():
    """Kincaid's formula by hand; textstat 0.7.4 rounds ratios and result to one decimal: at most (0.39 + 11.8 + 1) / 20 off."""
    from framing import open_study
    from tests.conftest import INVENTED

    style = open_study(INVENTED).codes["style"]
    for r in style[style["words"] > 0].itertuples():
        by_hand = 0.39 * r.words / r.sentences + 11.8 * r.syllables / r.words - 15.59
        assert r.flesch_kincaid_grade == pytest.approx(by_hand, abs=0.66)
