"""The older LexisNexis: every article word for word, its fields and its problems."""

import random

import pytest

from framing.importers.nexis import read_nexis
from tests.importers.nexis_checks import expected, names, random_piece, texts
from tests.importers.samples_nexis import Piece, old_text, pieces, replace

OLD = {
    "copyright below": (old_text(pieces(4)), pieces(4)),
    "copyright above": (old_text(pieces(4), top_copyright=True), pieces(4)),
    "one without a number": (old_text(pieces(1), numbers=False), pieces(1)),
    "no labels below": (old_text([replace(p, tail=False) for p in pieces(3)]), pieces(3)),
    "no length": (old_text([replace(p, length=None) for p in pieces(3)]), pieces(3)),
    "long titles": (old_text([replace(p, title=p.title + " and what the people of the Lower Vell say about the shelling") for p in pieces(3)]), [replace(p, title=p.title + " and what the people of the Lower Vell say about the shelling") for p in pieces(3)]),
    "Windows line ends": (old_text(pieces(2)).replace("\n", "\r\n"), pieces(2)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "articles"), OLD.values(), ids=OLD)
def test_old_layout(text, articles):
    contents = read_nexis(text.split("\n"))
    assert contents.layout == "LexisNexis, old layout"
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])


def test_old_fields():
    piece = Piece(
        date="January 11, 2012 Wednesday",
        dateline="MARN, Jan. 10",
        highlight=["A bridge fell."],
        graphic=["PHOTO: Smoke over Marn"],
        kind="Letter",
    )
    (article,) = read_nexis(old_text([piece], top_copyright=True).split("\n")).articles
    assert article.fields == {
        "outlet": "The Orrin Courier", "publisher": "Courier Press", "date": "January 11, 2012 Wednesday",
        "edition": "Late Edition - Final", "author": "Ada Brell", "section": "NEWS; Pg. 4", "dateline": "MARN, Jan. 10",
        "language": "ENGLISH", "kind": "Letter",
    }  # fmt: skip
    assert (article.above, article.below) == (["HIGHLIGHT: A bridge fell."], ["GRAPHIC: PHOTO: Smoke over Marn"])


def test_old_capitals_inside_a_body_end_nothing():
    articles = pieces(2)
    articles[0].paragraphs.insert(
        1, "LANGUAGE: what the soldiers spoke nobody could say, and they did not stay to be asked about it."
    )
    contents = read_nexis(old_text(articles).split("\n"))
    assert texts(contents) == expected(articles)


def test_old_headline_and_body_labels():
    text = "1 of 1 DOCUMENTS\n\nThe Orrin Courier\n\nMay 3, 1998, Sunday\n\nSECTION: News\n\nLENGTH: 9 words\n\nHEADLINE: A bridge falls\n\nBODY: The bridge fell.\n\nNobody was on it at night.\n\nLOAD-DATE: May 4, 1998\n"
    (article,) = read_nexis(text.split("\n")).articles
    assert (article.title, article.text) == ("A bridge falls", "The bridge fell.\n\nNobody was on it at night.")


def test_old_without_a_number_between_two():
    lines = [line for line in old_text(pieces(3)).split("\n") if line.strip() != "2 of 3 DOCUMENTS"]
    contents = read_nexis(lines)
    assert texts(contents) == expected(pieces(3))
    assert names(contents) == (["glued"], ["missing"])


def test_old_cut_off_and_numbers_missing():
    text = old_text(pieces(5))
    contents = read_nexis(text[: text.index("4 of 5 DOCUMENTS") - 560].split("\n"))
    assert contents.problems[0] == ("missing", "Of 5 documents, 2 are not here: 4, 5; see whether another file has them.")
    assert contents.announced == 5
    assert [article.title for article in contents.articles] == [p.title for p in pieces(3)]
    assert names(contents)[0] == ["cut off"]


@pytest.mark.parametrize("seed", range(30))
def test_any_old_articles_come_back_word_for_word(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, rng.randint(2, 12))]
    text = old_text(articles, top_copyright=rng.random() < 0.5)
    contents = read_nexis(text.split("\n"))
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])
