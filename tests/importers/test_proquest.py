"""ProQuest's layouts, whole and damaged: no article, paragraph or letter is lost, and what is wrong is said."""

import time

import pytest
from striprtf.striprtf import rtf_to_text

from framing.importers.proquest import read_proquest
from framing.importers.proquest_html import read_proquest_html
from framing.importers.records import Contents
from tests.importers.samples_factiva import rtf
from tests.importers.samples_proquest import RULE, Sample, lines_of, page, random_samples

READERS = {
    "text first": lambda samples: read_proquest(lines_of(samples)),
    "fields first": lambda samples: read_proquest(lines_of(samples, order="fields first")),
    "with a cover": lambda samples: read_proquest(lines_of(samples, first_page=True)),
    "without numbers": lambda samples: read_proquest(lines_of(samples, numbered=False)),
    "fields first without numbers": lambda samples: read_proquest(lines_of(samples, order="fields first", numbered=False)),
    "without blank lines": lambda samples: read_proquest(lines_of(samples, gap=False)),
    "RTF": lambda samples: read_proquest(rtf_to_text(rtf(lines_of(samples)).decode("ascii")).split("\n")),
    "HTML": lambda samples: read_proquest_html(page(samples)),
}


def names(contents: Contents) -> list[list[str]]:
    return [[name for name, _ in article.problems] for article in contents.articles]


def texts(contents: Contents) -> list[list[str]]:
    return [article.text.split("\n\n") for article in contents.articles]


@pytest.mark.parametrize("layout", READERS)
@pytest.mark.parametrize("seed", range(8))
def test_every_letter_of_random_articles(layout, seed):
    samples = random_samples(seed, 1 + 3 * seed)
    contents = READERS[layout](samples)
    assert [article.title for article in contents.articles] == [s.title for s in samples]
    assert texts(contents) == [s.paragraphs for s in samples]
    assert [str(s.number) in a.place for s, a in zip(samples, contents.articles, strict=True)] == [True] * len(samples)
    assert (names(contents), contents.problems) == ([[] for _ in samples], [])


@pytest.mark.parametrize("layout", READERS)
def test_fields_as_printed(layout):
    assert READERS[layout]([Sample()]).articles[0].fields == {
        "outlet": "The Quill Courier", "publisher": "Quill Press Ltd", "date": "Jan 18, 2031", "author": "Tellen, Mara",
        "section": "World", "language": "English", "kind": "News", "url": "https://www.proquest.example/docview/3100000001/se-2",
    }  # fmt: skip


@pytest.mark.parametrize("paragraph", ["Subject: grain and its price.", "Title: he has none.", "Full text: see the notice board.",
                                       "Author: unknown", "Publication date: never", RULE, "Document 3 of 9", "Abstract: a word", "Contact us at the quay."])  # fmt: skip
@pytest.mark.parametrize("layout", READERS)
def test_a_paragraph_that_looks_like_a_field_stays_in_the_text(layout, paragraph):
    last = [] if paragraph == RULE else [paragraph]  # a row of underscores at the very end is the rule itself
    sample = Sample(paragraphs=["One came.", "Two came.", paragraph, "Three came in the end.", *last])
    contents = READERS[layout]([sample, Sample(3100000002)])
    assert texts(contents) == [sample.paragraphs, Sample().paragraphs]


@pytest.mark.parametrize(("options", "announced", "by"), [
    ({}, 2, "the line “Document 1 of 2”"),
    ({"total": 50}, 50, "the line “Document 1 of 50”"),
    ({"numbered": False, "first_page": True}, 2, "the table of contents"),
    ({"numbered": False}, None, ""),
])  # fmt: skip
def test_what_a_file_announces(options, announced, by):
    contents = read_proquest(lines_of([Sample(), Sample(3100000002)], **options))
    assert (contents.announced, contents.announced_by) == (announced, by)


def test_numbers_that_are_missing_are_said():
    lines = lines_of([Sample(3100000001 + n) for n in range(4)])
    start, end = lines.index("Document 2 of 4"), lines.index("Document 3 of 4")
    contents = read_proquest([*lines[:start], *lines[end:]])
    assert len(contents.articles) == 3
    assert contents.problems == [("gap", "document 2 is not in the file, though later ones are; export it again")]


@pytest.mark.parametrize(
    "said", ["Full text: Not available.", "Full text: Full text not available", "Full Text: None available."]
)
def test_an_article_without_full_text_is_kept(said):
    lines = [
        said if line == "Full text: Not available." else line
        for line in lines_of([Sample(paragraphs=[]), Sample(3100000002)])
    ]
    article = read_proquest(lines).articles[0]
    assert (article.text, [name for name, _ in article.problems]) == (None, ["no text"])
    assert article.fields["outlet"] == "The Quill Courier"


def test_an_article_with_fields_alone_is_kept():
    lines = [line for line in lines_of([Sample(paragraphs=[])]) if not line.startswith("Full text")]
    assert names(read_proquest(lines)) == [["no text"]]


@pytest.mark.parametrize("order", ["text first", "fields first"])
@pytest.mark.parametrize("numbered", [True, False])
def test_two_articles_without_a_rule_between_them_are_split(order, numbered):
    samples = [Sample(), Sample(3100000002, "Second boat reaches Marl"), Sample(3100000003)]
    lines = lines_of(samples, order=order, numbered=numbered)
    rules = [i for i, line in enumerate(lines) if line == RULE]
    del lines[rules[1]]
    contents = read_proquest(lines)
    assert [article.title for article in contents.articles] == [s.title for s in samples]
    assert texts(contents) == [s.paragraphs for s in samples]
    assert names(contents) == [["glued"], [], []]


def test_a_file_that_ends_too_early_keeps_its_last_article():
    lines = lines_of([Sample(), Sample(3100000002)])
    cut = max(i for i, line in enumerate(lines) if "3 times" in line)
    contents = read_proquest([*lines[:cut], "Talks paused 3 ti"])
    assert texts(contents)[1] == [*Sample().paragraphs[:2], "Talks paused 3 ti"]
    assert contents.articles[1].problems[0] == (
        "cut off",
        "document 2 of 2: the file ends inside this article; export it again",
    )


@pytest.mark.parametrize("order", ["text first", "fields first"])
def test_every_place_to_cut_a_file_leaves_the_first_article_whole(order):
    lines = lines_of([Sample(), Sample(3100000002)], order=order)
    end = [i for i, line in enumerate(lines) if line == RULE][1]
    for cut in range(end, len(lines)):
        contents = read_proquest(lines[:cut])
        assert texts(Contents("", contents.articles[:1])) == [Sample().paragraphs]
        assert len(contents.articles) == 2 or not "".join(lines[end + 1 : cut])


@pytest.mark.parametrize(("sample", "problem"), [
    (Sample(outlet=""), "no outlet"), (Sample(title=""), "no title"), (Sample(more={"Title": "Another"}), "two titles"),
    (Sample(more={"Document URL": "https://www.proquest.example/docview/99"}), "document ID"), (Sample(more={"Word count": "512"}), "word count"),
])  # fmt: skip
@pytest.mark.parametrize("layout", ["text first", "fields first", "HTML"])
def test_particulars_that_are_missing_or_disagree_are_said(layout, sample, problem):
    sample.above = lambda: [("Links", "https://library.example")]
    assert names(READERS[layout]([sample])) == [[problem]]


def test_the_publication_line_serves_where_fields_are_missing():
    article = read_proquest(lines_of([Sample(date="", more={"Publication title": ""})])).articles[0]
    assert (article.fields["outlet"], article.fields["date"]) == ("The Quill Courier", "18 Jan 2031")


def test_captions_and_credit_at_the_end_stand_below():
    sample = Sample(paragraphs=["One came.", "Two came.", "CAPTION: The quay at dawn.", "CREDIT: Marl Wire"])
    article = read_proquest(lines_of([sample])).articles[0]
    assert (article.text, article.below, article.fields["credit"]) == (
        "One came.\n\nTwo came.",
        sample.paragraphs[2:],
        "Marl Wire",
    )


def test_a_copyright_notice_of_several_paragraphs_is_no_text():
    lines = lines_of([Sample()])
    at = next(i for i, line in enumerate(lines) if line.startswith("Copyright:"))
    lines[at + 1 : at + 1] = ["", "Not for sale in Marl.", "", "Printed by hand.", ""]
    assert texts(read_proquest(lines)) == [Sample().paragraphs]


def test_a_label_that_nobody_listed_is_no_text():
    lines = lines_of([Sample()])
    at = next(i for i, line in enumerate(lines) if line.startswith("Location:"))
    lines[at:at] = ["Tide table: High at noon", ""]
    assert texts(read_proquest(lines)) == [Sample().paragraphs]


def test_the_word_count_of_a_page_is_checked():
    article = read_proquest_html(page([Sample()], count=400)).articles[0]
    assert article.problems == [
        (
            "word count",
            "document 1 (ProQuest 3100000001): the file says 400 words, 35 were read; words may be missing, compare with the database",
        )
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        [RULE, RULE],
        ["A story.", "Subject: boats", "The end."],
        ["HD", "Full text: x"],
        ["512 words", "18 January 2031"],
    ],
)
def test_other_texts_are_none(lines):
    assert read_proquest(lines) is None


@pytest.mark.parametrize(
    "data", [b"", b"<p>ProQuest</p>", b"\xff\xfeProQuest", b"<div><p><strong>Full text</strong></p></div>"]
)
def test_other_pages_are_none(data):
    assert read_proquest_html(data) is None


def test_speed():
    samples = [Sample(3100000001 + n, paragraphs=[" ".join(["boats"] * 70)] * 10) for n in range(400)]
    for read in READERS.values():
        begun = time.perf_counter()
        assert len(read(samples).articles) == 400
        assert time.perf_counter() - begun < 6  # 2 s wanted; more for a busy machine, and the file is built too
