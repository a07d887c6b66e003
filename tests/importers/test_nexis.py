"""Nexis Uni: every article word for word, its fields and its problems."""

import textwrap

import pytest

from framing.importers.nexis import read_nexis
from framing.importers.records import FIELDS
from tests.importers.nexis_checks import THROUGH, expected, names, texts
from tests.importers.samples_nexis import (
    DUTCH,
    FRENCH,
    GERMAN,
    SPANISH,
    Piece,
    cover_lines,
    pieces,
    replace,
    uni_document,
    uni_lines,
)


@pytest.mark.parametrize("through", THROUGH.values(), ids=THROUGH)
@pytest.mark.parametrize("words", [None, GERMAN, FRENCH, SPANISH, DUTCH], ids=["en", "de", "fr", "es", "nl"])
def test_nexis_uni_in_each_language_and_form(through, words):
    contents = read_nexis(through(uni_lines(pieces(4), **({"names": words} if words else {}))))
    assert texts(contents) == expected(pieces(4))
    assert (contents.layout, contents.announced, contents.announced_by) == ("Nexis Uni", 4, "the cover page")
    assert names(contents) == ([], [])


def test_fields_as_printed():
    piece = Piece(
        date="18 January 2024 Thursday 7:55 AM GMT, First Edition",
        copyright="Copyright 2024 Agence France Presse All Rights Reserved",
        dateline="MARN, Lower Vell, Jan 18 (AFP)",
        highlight=["A bridge fell.", "Nobody was on it."],
        graphic=["Smoke over Marn. Vell Wire"],
        kind="Newspaper; Editorial",
    )
    (article,) = read_nexis(uni_lines([piece])).articles
    assert article.fields == {
        "outlet": "The Orrin Courier", "publisher": "Agence France Presse", "date": "18 January 2024 Thursday 7:55 AM GMT",
        "edition": "First Edition", "author": "Ada Brell", "section": "NEWS; Pg. 4", "language": "ENGLISH",
        "kind": "Newspaper; Editorial", "credit": "Copyright 2024 Agence France Presse All Rights Reserved",
        "dateline": "MARN, Lower Vell, Jan 18 (AFP)",
    }  # fmt: skip
    assert article.above == ["Highlight: A bridge fell.", "Nobody was on it."]
    assert article.below == ["Graphic: Smoke over Marn. Vell Wire"]
    assert set(article.fields) <= set(FIELDS)


@pytest.mark.parametrize(
    ("printed", "date", "edition"),
    [
        ("January 18, 2024 Thursday", "January 18, 2024 Thursday", None),
        ("January 18, 2024 Thursday 7:55 AM EST", "January 18, 2024 Thursday 7:55 AM EST", None),
        ("Thursday, January 18, 2024", "Thursday, January 18, 2024", None),
        ("18. Januar 2024 Donnerstag 10:15 Uhr", "18. Januar 2024 Donnerstag 10:15 Uhr", None),
        ("Donnerstag 18. Januar 2024", "Donnerstag 18. Januar 2024", None),
        ("jeudi 18 janvier 2024", "jeudi 18 janvier 2024", None),
        ("18 de enero de 2024 jueves", "18 de enero de 2024 jueves", None),
        ("18 januari 2024 donderdag", "18 januari 2024 donderdag", None),
        ("January 18, 2024 Thursday; Late Edition - Final", "January 18, 2024 Thursday", "Late Edition - Final"),
        ("January 2024", "January 2024", None),
        ("2024-01-18", "2024-01-18", None),
        ("18 stycznia 2024 czwartek", "18 stycznia 2024 czwartek", None),  # a language that nexis.yml doesn't know
        ("2024年1月18日", "2024年1月18日", None),
    ],
)
def test_dates(printed, date, edition):
    for cover in (True, False):
        (article,) = read_nexis(uni_lines([Piece(date=printed)], cover=cover)).articles
        assert (article.fields["date"], article.fields.get("edition")) == (date, edition)
        assert (article.title, article.fields["outlet"], article.problems) == (Piece().title, "The Orrin Courier", [])


ODD = {
    "no cover page": (uni_lines(pieces(1), cover=False), pieces(1)),
    "several without a cover page": (uni_lines(pieces(3), cover=False), pieces(3)),
    "numbers on their own lines": ([*cover_lines(["Report 1 from the Vell border"], 1, own_line=True), *uni_document(pieces(1)[0])], pieces(1)),
    "article directly below the cover page": ([line for line in uni_lines(pieces(2)) if line], pieces(2)),
    "no blank lines in the body": (uni_lines(pieces(2), blank=False), pieces(2)),
    "many blank lines in the body": ([part for line in uni_lines(pieces(2)) for part in (line, "", "", "")], pieces(2)),
    "no Body mark": (uni_lines([replace(p, body_mark=False) for p in pieces(2)]), pieces(2)),
    "no length": (uni_lines([replace(p, length=None) for p in pieces(2)]), pieces(2)),
    "no labels but Body": (uni_lines([replace(p, length=None, section=None, byline=None, copyright=None) for p in pieces(2)]), pieces(2)),
    "no labels, no Body": (uni_lines([replace(p, length=None, section=None, byline=None, body_mark=False) for p in pieces(2)]), pieces(2)),
    "no classification": (uni_lines([replace(p, tail=False) for p in pieces(2)]), pieces(2)),
    "pages and links": ([*uni_lines(pieces(2))[:-3], "Link to Image", "Page 2 of 3", "PDF-Dokument", *uni_lines(pieces(2))[-3:]], pieces(2)),
    "two exports in one file": (uni_lines(pieces(2)) * 2, pieces(2) * 2),
    "the load date alone": ([line for line in uni_lines(pieces(2)) if not line.startswith(("Classif", "Lang", "Publ", "Subj", "Geog"))], pieces(2)),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "articles"), ODD.values(), ids=ODD)
def test_odd_layouts(lines, articles):
    contents = read_nexis(lines)
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])


def test_wrapped_text_of_nexis_uni():
    lines = [part for line in uni_lines(pieces(3)) for part in (textwrap.wrap(line, 80) or [""])]
    contents = read_nexis(lines)
    assert texts(contents) == expected(pieces(3))
    assert names(contents) == ([], [])


LOOKALIKES = [
    "Section: so the sign above the stairs read, was where they kept the maps of the crossing.",
    "Body",
    "Length: 5 words",
    "Classification",
    "Subject: the bridge.",
    "Load-Date: nobody knew what that meant.",
    "January 18, 2024",
    "Copyright 2024 The Orrin Courier",
    "Byline: Nobody",
    "1. The first of them was a carter.",
]


@pytest.mark.parametrize("line", LOOKALIKES)
def test_lookalikes_inside_a_body(line):
    usual = pieces(3)
    usual[1].paragraphs = [usual[1].paragraphs[0], line, usual[1].paragraphs[1]]
    contents = read_nexis(uni_lines(usual))
    assert texts(contents) == expected(usual)
    assert names(contents) == (["glued"] if line == "Length: 5 words" else [], [])  # a line to look at; nothing is cut


@pytest.mark.parametrize("title", ["Body", "1. A list of one", "Length: 5 words in the headline", "Section: none", "January 18, 2024", "Copyright 2024 and what it means", "Sources: the war goes on", "Classification", "Page 1 of 3 of a life", "2 of 3 DOCUMENTS are forged"])  # fmt: skip
def test_odd_titles(title):
    articles = pieces(3)
    for at in range(3):
        odd = [replace(p, title=title) if n == at else p for n, p in enumerate(articles)]
        for cover in (True, False):
            contents = read_nexis(uni_lines(odd, cover=cover))
            assert texts(contents) == expected(odd)
            assert names(contents) == ([], [])


def damaged(case):
    articles = pieces(3)
    if case == "glued":
        articles[1].end = False
    elif case == "glued without a classification":
        articles[0].end = articles[0].tail = False
    elif case == "no outlet":
        articles[1].outlet = None
    elif case == "no date":
        articles[1].date = None
    elif case == "no outlet, no date":
        articles[0].outlet = articles[0].date = None
    elif case == "another length":
        articles[1].length = 400
    return articles


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (
            "glued",
            "document 3 (Report 3 from the Vell border) was split from the article above: no end mark stands there; check it.",
        ),
        (
            "glued without a classification",
            "document 2 (Report 2 from the Vell border) was split from the article above: no end mark stands there; check it.",
        ),
        ("no outlet", "document 2 (“Report 2 from the Vell border”) has no outlet; look it up and add it to the table."),
        ("no date", "document 2 (“Report 2 from the Vell border”) has no date; look it up and add it to the table."),
        (
            "no outlet, no date",
            "document 1 (“Report 1 from the Vell border”) has no outlet; look it up and add it to the table.",
        ),
        (
            "another length",
            "document 2 (“Report 2 from the Vell border”): the database announces 400 words, 111 were read; compare.",
        ),
    ],
)
@pytest.mark.parametrize("cover", [True, False])
def test_damage_inside(case, message, cover):
    contents = read_nexis(uni_lines(damaged(case), cover=cover))
    assert texts(contents) == expected(pieces(3))
    assert message in [detail for article in contents.articles for _, detail in article.problems]
    assert sum(len(article.problems) for article in contents.articles) == (2 if case == "no outlet, no date" else 1)
    assert contents.problems == []


def test_cut_off_in_the_last_article():
    lines = uni_lines(pieces(3))
    at = next(i for i, line in enumerate(lines) if line == pieces(3)[2].paragraphs[1])
    contents = read_nexis([*lines[:at], lines[at][:60]])
    assert texts(contents)[:2] == expected(pieces(3))[:2]
    assert texts(contents)[2] == (pieces(3)[2].title, [pieces(3)[2].paragraphs[0], lines[at][:60].strip()])
    assert contents.articles[2].problems == [
        (
            "cut off",
            "document 3 (“Report 3 from the Vell border”) is cut off at the file's end: 48 of 111 words were read; download it again.",
        )
    ]


def test_the_cover_page_counts_otherwise():
    contents = read_nexis(uni_lines(pieces(3), listed=5))
    assert contents.problems == [
        (
            "count",
            "By the cover page there are 5 articles, 3 were found in the file; compare its list of titles, and download it again if some are not here.",
        )
    ]


def test_a_cover_page_alone():
    contents = read_nexis(cover_lines(["A bridge falls", "Shells fall"], 2))
    assert (contents.articles, contents.announced) == ([], 2)
    assert [name for name, _ in contents.problems] == ["missing", "missing", "count"]


def test_a_listed_title_that_no_article_has():
    lines = [*cover_lines([p.title for p in pieces(4)], 4), *uni_lines(pieces(3), cover=False)]
    contents = read_nexis(lines)
    assert contents.problems[0] == (
        "missing",
        "The cover page lists “Report 4 from the Vell border”, which no article of the file has; download it again.",
    )
    assert [name for name, _ in contents.problems] == ["missing", "count"]


@pytest.mark.parametrize(
    "words",
    [
        "We are sorry but there is an error in this document and it is not possible to display it.",
        "Full-text of this article unavailable.",
    ],
)
def test_documents_that_the_database_could_not_give(words):
    articles = pieces(3)
    articles[1] = replace(articles[1], paragraphs=[words], length=None, tail=False)
    contents = read_nexis(uni_lines(articles))
    assert [article.text is None for article in contents.articles] == [False, True, False]
    assert contents.articles[1].problems == [
        ("no text", "document 2 (“Report 2 from the Vell border”) has no text in this file; get it elsewhere.")
    ]


def test_an_error_alone_between_end_marks():
    lines = [*uni_lines(pieces(2), cover=False), "We are sorry but there is an error in this document", "End of Document"]
    contents = read_nexis(lines)
    assert len(contents.articles) == 3
    assert "no text" in names(contents)[0]


def test_unknown_lines_of_a_header_are_kept():
    lines = uni_lines(pieces(1))
    at = lines.index("January 18, 2024 Thursday")
    lines.insert(at + 1, "A word that no label names")
    (article,) = read_nexis(lines).articles
    assert article.above == ["A word that no label names"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A river town\n\nThe bridge fell at dawn.",
        "Minutes\n\nBody\n\nThe council met.\n\nEnd of report",
        "A story\n\nLength: 3 m\n\nThe boat was long.",
        "Report\n512 words\n18 January 2024\nThe Orrin Courier\nORCO\nEnglish\n\nShells fell.\n\nDocument ORCO000020240118ek1i0000a\n",
    ],
)
def test_what_is_no_nexis_export(text):
    assert read_nexis(text.split("\n")) is None
