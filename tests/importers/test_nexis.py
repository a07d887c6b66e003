"""Nexis Uni and the older LexisNexis: every article, its fields and its problems; word for word."""

import random
import time

import pytest

from framing.importers.docx import docx_lines
from framing.importers.nexis import read_nexis
from framing.importers.records import FIELDS
from framing.importers.rtf import rtf_lines
from tests.importers.samples_nexis import (
    DUTCH,
    FRENCH,
    GERMAN,
    SPANISH,
    Piece,
    cover_lines,
    docx,
    old_text,
    pieces,
    replace,
    rtf,
    uni_document,
    uni_lines,
)  # fmt: skip

THROUGH = {
    "lines": lambda lines: lines,
    "docx": lambda lines: docx_lines(docx(lines))[0],
    "rtf": lambda lines: rtf_lines(rtf(lines))[0],
}


def texts(contents):
    return [(article.title, (article.text or "").split("\n\n")) for article in contents.articles]


def expected(articles):
    return [(article.title, article.paragraphs) for article in articles]


def names(contents):
    return [name for article in contents.articles for name, _ in article.problems], [name for name, _ in contents.problems]


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
    import textwrap

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


def random_piece(rng: random.Random, n: int) -> Piece:
    """An invented article of a random shape; with odd titles, paragraphs and blanks inside."""
    nouns = (
        "shells river Vell crossing officials “talks” Orrin ward na\u00efve 7,400 St. (the) bridge’s O'Dell — café 𝕏".split()  # noqa: SIM905
    )
    said = [
        " ".join(rng.choices(nouns, k=rng.randint(4, 60))) + rng.choice([".", ".”", "?", " …", "!"])
        for _ in range(rng.randint(1, 9))
    ]
    odd = [
        "Section: what was said.",
        "Body",
        "Classification",
        "2. Then the second.",
        "Subject: a bridge.",
        "Load-Date: none.",
        "* * *",
        "Byline: none",
    ]
    for at in range(len(said)):
        if at and at < len(said) - 1 and rng.random() < 0.2:
            said[at] = rng.choice(odd)
    title = rng.choice(
        [
            "Body",
            f"{n}. Shells",
            "Length: 5 words in the headline",
            "Shells fall",
            f"Bridge {n}: what we know",
            "Section: none",
            "“Talks” & <more>",
        ]
    )
    return Piece(
        title, said, outlet=rng.choice(["The Orrin Courier", "Vell Today (Marn)", "1st News"]),
        byline=rng.choice([None, "Ada Brell", "By A. Brell and B. Oss"]), section=rng.choice([None, "NEWS"]),
        highlight=rng.choice([[], ["One."], ["One thing.", "Two things."]]), graphic=rng.choice([[], ["Smoke. Vell Wire"]]),
        dateline=rng.choice([None, "MARN"]), copyright=rng.choice([None, "Copyright 2024 Courier Press All Rights Reserved"]),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_any_articles_come_back_word_for_word(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, rng.randint(2, 12))]
    lines = uni_lines(
        articles, cover=rng.random() < 0.7, names=rng.choice([GERMAN, FRENCH, SPANISH, DUTCH]), blank=rng.random() < 0.5
    )
    contents = read_nexis(rng.choice(list(THROUGH.values()))(lines))
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])


@pytest.mark.parametrize("seed", range(30))
def test_any_old_articles_come_back_word_for_word(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, rng.randint(2, 12))]
    for article in articles:
        article.paragraphs = [
            p for p in article.paragraphs if not p.endswith((": none", "Classification", "Body")) or p[0].islower()
        ]
    text = old_text(articles, top_copyright=rng.random() < 0.5)
    contents = read_nexis(text.split("\n"))
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])


@pytest.mark.parametrize("seed", range(4))
def test_a_file_cut_off_anywhere_keeps_what_stands_above(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, 5)]
    lines = uni_lines(articles, cover=seed % 2 == 0)
    for cut in range(len(lines)):
        contents = read_nexis(lines[:cut])
        whole = lines[:cut].count("End of Document")
        assert texts(contents)[:whole] == expected(articles)[:whole] if contents else whole == 0


@pytest.mark.parametrize(
    "line",
    [
        "Body",
        "Length:\xa0111 words",
        "Copyright 2024 Courier Press All Rights Reserved",
        "Classification",
        "Section:\xa0NEWS; Pg. 4",
    ],
)
def test_any_line_of_the_database_may_be_missing(line):
    lines = uni_lines(pieces(3))
    for at in [i for i, other in enumerate(lines) if other == line]:
        contents = read_nexis([*lines[:at], *lines[at + 1 :]])
        assert texts(contents) == expected(pieces(3))


def test_speed():
    long = [replace(p, paragraphs=p.paragraphs * 7) for p in pieces(400)]
    data = docx(uni_lines(long))
    start = time.perf_counter()
    contents = read_nexis(docx_lines(data)[0])
    assert len(contents.articles) == 400
    assert time.perf_counter() - start < 2
