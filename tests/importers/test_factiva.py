"""Factiva's layouts, whole and damaged: no article, paragraph or letter is lost, and what is wrong is said."""

import time

import pytest
from striprtf.striprtf import rtf_to_text

from framing.importers.factiva import read_factiva
from framing.importers.factiva_html import read_factiva_html
from framing.importers.records import Contents
from tests.importers.samples_factiva import (
    Sample,
    coded,
    display_html,
    display_lines,
    random_samples,
    rtf,
    tagged_html,
    tagged_lines,
)


def from_rtf(lines: list[str]) -> Contents | None:
    return read_factiva(rtf_to_text(rtf(lines).decode("ascii")).split("\n"))


READERS = {
    "codes alone, RTF": lambda samples: from_rtf(tagged_lines(samples)),
    "codes in cells, RTF": lambda samples: from_rtf(tagged_lines(samples, "|")),
    "codes and blanks": lambda samples: read_factiva(tagged_lines(samples, "  ")),
    "codes and one blank": lambda samples: read_factiva(tagged_lines(samples, " ")),
    "codes and tabs": lambda samples: read_factiva(["\t" + line for line in tagged_lines(samples, "\t")]),
    "display, RTF": lambda samples: from_rtf(display_lines(samples)),
    "display without blank lines": lambda samples: read_factiva([line for line in display_lines(samples) if line]),
    "codes, HTML": lambda samples: read_factiva_html(tagged_html(samples)),
    "display, HTML": lambda samples: read_factiva_html(display_html(samples)),
    "display, HTML in Latin letters": lambda samples: read_factiva_html(display_html(samples, charset="cp1252")),
}


def names(contents: Contents) -> list[list[str]]:
    return [[name for name, _ in article.problems] for article in contents.articles]


@pytest.mark.parametrize("layout", READERS)
@pytest.mark.parametrize("seed", range(8))
def test_every_letter_of_random_articles(layout, seed):
    samples = random_samples(seed, 1 + 3 * seed)
    contents = READERS[layout](samples)
    assert [article.title for article in contents.articles] == [" ".join(s.title.split()) for s in samples]
    for article, sample in zip(contents.articles, samples, strict=True):
        assert article.text.split("\n\n") == sample.paragraphs
        assert sample.mark in article.place
    assert names(contents) == [[] for _ in samples]
    assert contents.problems == []


@pytest.mark.parametrize("layout", READERS)
def test_fields_as_printed(layout):
    fields = READERS[layout]([Sample(credit="Special to the Courier")]).articles[0].fields
    expected = {
        "outlet": "The Quill Courier", "date": "18 January 2031 10:00", "author": "By Mara Tellen", "section": "World News",
        "edition": "Late Edition", "language": "English", "credit": "Special to the Courier",
    }  # fmt: skip
    if "codes" in layout:
        expected |= {"publisher": "Quill Press Ltd", "kind": "Commentaries/Opinions"}
    assert fields == expected


@pytest.mark.parametrize("layout", [name for name in READERS if "codes" in name])
def test_captions_stand_below_and_contacts_nowhere(layout):
    article = READERS[layout]([Sample(captions=["The quay at dawn."])]).articles[0]
    assert article.below == ["The quay at dawn."]
    assert "555" not in article.text


@pytest.mark.parametrize("tongue", ["en", "de", "fr", "es", "it"])
def test_other_interface_languages(tongue):
    samples = [Sample(number=n) for n in (1, 2)]
    for lines in (display_lines(samples, tongue=tongue), tagged_lines(samples, tongue=tongue)):
        contents = read_factiva(lines)
        assert [article.text.split("\n\n") for article in contents.articles] == [s.paragraphs for s in samples]
        assert [article.fields["date"] for article in contents.articles] == [f"{samples[0].day(tongue)} 10:00"] * 2
        assert names(contents) == [[], []]


@pytest.mark.parametrize("paragraph", ["512 words", "IN", "RE", "AN", "TD", "RE the ferry, it sails.", "IN the north: rain", "Copyright 2031",
                                       "HD", "LP  is a record", "18 January 2031", "English", "Document 12 was read aloud.", "PUB  crawl"])  # fmt: skip
@pytest.mark.parametrize("layout", READERS)
def test_a_paragraph_that_looks_like_a_field_stays_in_the_text(layout, paragraph):
    sample = Sample(
        paragraphs=["One came.", "Two came.", "Three came.", paragraph, "Four came in the end.", paragraph, "Five."]
    )
    contents = READERS[layout]([sample, Sample(number=2)])
    assert [article.text.split("\n\n") for article in contents.articles] == [sample.paragraphs, Sample().paragraphs]


@pytest.mark.parametrize("build", [tagged_lines, display_lines])
def test_the_search_summary_announces(build):
    contents = read_factiva(build([Sample()], found=1234))
    assert (contents.announced, contents.announced_by) == (1234, "the search summary at its end")
    assert contents.articles[0].text.split("\n\n") == Sample().paragraphs
    german = read_factiva(build([Sample()], found=7, tongue="de"))
    assert german.announced == 7


@pytest.mark.parametrize("build", [tagged_html, display_html])
def test_the_search_summary_of_a_page_announces(build):
    assert read_factiva_html(build([Sample()], found=27)).announced == 27
    assert read_factiva_html(build([Sample()])).announced is None


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_table_of_contents_is_no_article(n):
    samples = [Sample(number=i, title=f"Grain convoy number {i} leaves the Quill") for i in range(1, n + 1)]
    contents = read_factiva(display_lines(samples, contents=True))
    assert [article.title for article in contents.articles] == [s.title for s in samples]
    assert (contents.announced, contents.announced_by, contents.problems) == (n, "the table of contents", [])


@pytest.mark.parametrize("build", [tagged_lines, display_lines])
def test_two_articles_without_an_end_mark_between_them_are_split(build):
    samples = [Sample(number=1), Sample(number=2, title="Second boat reaches Marl"), Sample(number=3)]
    lines = [line for line in build(samples) if samples[0].mark not in line]
    contents = read_factiva(lines)
    assert [article.title for article in contents.articles] == [s.title for s in samples]
    assert [article.text.split("\n\n") for article in contents.articles] == [s.paragraphs for s in samples]
    assert names(contents)[0][0] == "glued"
    assert contents.articles[0].problems[0][1].startswith("document 1: the end mark (Document …) is missing")


@pytest.mark.parametrize("build", [tagged_lines, display_lines])
def test_a_file_that_ends_too_early_keeps_its_last_article(build):
    samples = [Sample(number=1), Sample(number=2, title="Second boat reaches Marl")]
    lines = build(samples)
    cut = max(i for i, line in enumerate(lines) if "3 times" in line)
    contents = read_factiva([*lines[:cut], "Talks paused 3 ti"])
    assert contents.articles[1].text.split("\n\n") == [*samples[1].paragraphs[:2], "Talks paused 3 ti"]
    assert contents.articles[1].problems == [
        ("cut off", "document 2: the file ends before the article's end mark (Document …); export this article again")
    ]


@pytest.mark.parametrize("build", [tagged_lines, display_lines])
def test_every_place_to_cut_a_file_leaves_the_first_article_whole(build):
    samples = [Sample(number=1), Sample(number=2)]
    lines = build(samples)
    end = next(i for i, line in enumerate(lines) if samples[0].mark in line) + 1
    for cut in range(end, len(lines)):
        contents = read_factiva(lines[:cut])
        assert contents.articles[0].text.split("\n\n") == samples[0].paragraphs
        assert (
            len(contents.articles) == 2
            or contents.problems
            or not any(lines[end:cut])
            or "Factiva" in "".join(lines[end:cut])
        )


@pytest.mark.parametrize(("change", "problem"), [
    ({"outlet": ""}, "no outlet"), ({"date": ""}, "no date"), ({"title": ""}, "no title"), ({"outlet": "QUAY"}, None),
])  # fmt: skip
@pytest.mark.parametrize("layout", READERS)
def test_missing_particulars_are_said(layout, change, problem):
    contents = READERS[layout]([Sample(number=1), Sample(number=2, author="", section="", **change), Sample(number=3)])
    assert names(contents) == [[], [problem] if problem else [], []]
    assert [article.text.split("\n\n") for article in contents.articles] == [Sample().paragraphs] * 3


@pytest.mark.parametrize("layout", READERS)
def test_a_word_count_that_is_far_off_is_said(layout, monkeypatch):
    monkeypatch.setattr(Sample, "words", lambda self, tongue="en": "512 words")
    article = READERS[layout]([Sample()]).articles[0]
    expected = f"{article.place}: the file says 512 words, 35 were read; words may be missing, compare with the database"
    assert article.problems == [("word count", expected)]


def test_a_number_of_another_source_is_said():
    lines = [line.replace("Document QUILC", "Document MARLT") for line in tagged_lines([Sample()])]
    assert names(read_factiva(lines)) == [["accession number"]]
    data = display_html([Sample()]).replace(b"Document QUILC00000", b"Document QUILC00009")
    assert names(read_factiva_html(data)) == [["accession number"]]


def test_a_page_without_end_marks():
    assert names(read_factiva_html(display_html([Sample()], marks=False))) == [["cut off"]]


def test_the_same_article_twice_is_kept_twice():
    assert [a.place for a in read_factiva(tagged_lines([Sample(), Sample()])).articles] == [
        f"document 1 ({Sample().mark})",
        f"document 2 ({Sample().mark})",
    ]


def test_words_that_belong_to_no_article_are_said():
    lines = [*display_lines([Sample()]), "A stray line about boats and much more."]
    assert read_factiva(lines).problems == [
        ("text outside articles", "1 lines after document 1 belong to no article (they begin “A stray line about boats”); "
         "look there whether one was missed"),
    ]  # fmt: skip


def test_text_without_a_header_is_kept():
    lines = [*display_lines([Sample()]), "Boat lost", "It sank.", f"Document {Sample(number=9).mark}"]
    article = read_factiva(lines).articles[1]
    assert (article.title, article.text) == ("Boat lost", "It sank.")
    assert next(name for name, _ in article.problems) == "no header"


def test_headwords_give_the_kind():
    assert (
        read_factiva(display_lines([Sample(title="Opinion: The ferry must sail again soon")])).articles[0].fields["kind"]
        == "Opinion"
    )


@pytest.mark.parametrize(
    "lines",
    [[], [""], ["A story.", "512 words", "It went on and on."], ["HD", "LP", "TD"], ["Document 1 of 50", "Full text: x"]],
)
def test_other_texts_are_none(lines):
    assert read_factiva(lines) is None


@pytest.mark.parametrize("data", [b"", b"<p>article</p>", b"\xff\xfe\x00article", b"<div class='article'>no Factiva</div>"])
def test_other_pages_are_none(data):
    assert read_factiva_html(data) is None


CURLY = Sample(paragraphs=["It’s one.", "Two — “yes”.", "Three é."])


@pytest.mark.parametrize(("charset", "said"), [("utf-8", "utf-8"), ("utf-8", ""), ("cp1252", "windows-1252"), ("cp1252", "iso-8859-1"), ("utf-16", "utf-16")])  # fmt: skip
def test_a_page_in_any_encoding(charset, said):
    page = display_html([CURLY]).decode().replace("charset=utf-8", f"charset={said}").encode(charset)
    contents = read_factiva_html(page)
    assert (contents.articles[0].text.split("\n\n"), contents.problems) == (CURLY.paragraphs, [])


@pytest.mark.parametrize("said", ["utf-8", ""])
def test_a_page_in_two_encodings_is_read_and_said(said):
    page = tagged_html([CURLY, CURLY]).replace(b"charset=utf-8", b"charset=" + said.encode())
    contents = read_factiva_html(page.replace("It’s".encode(), b"It\x92s", 1))
    assert [article.text.split("\n\n") for article in contents.articles] == [CURLY.paragraphs] * 2
    detail = "1 bytes are in another encoding than the page says; they were read as Windows letters, check odd characters"
    assert contents.problems == [("mixed encodings", detail)]


@pytest.mark.parametrize(("boxes", "said"), [(1000, []), (10_000, ["damaged page"])])
def test_a_page_of_boxes_in_boxes(boxes, said):
    page = tagged_html([CURLY]).replace(b"one.", b"<i>" * boxes + b"one." + b"</i><!-- no word -->" * boxes)
    contents = read_factiva_html(page)
    assert [name for name, _ in contents.problems] == said
    assert said or contents.articles[0].text.split("\n\n") == CURLY.paragraphs


def test_a_page_that_is_cut_off():
    page = tagged_html([Sample(number=n) for n in (1, 2, 3)])
    contents = read_factiva_html(page[: len(page) * 4 // 5])
    assert [article.text.split("\n\n") for article in contents.articles[:2]] == [Sample().paragraphs] * 2
    assert names(contents)[2][0] == "cut off"


def test_every_code_is_known():
    assert len(coded(Sample(credit="x", captions=["y"]))) == 23


def test_speed():
    samples = [Sample(number=n, paragraphs=[" ".join(["boats"] * 70)] * 10) for n in range(400)]
    for read in READERS.values():
        begun = time.perf_counter()
        assert len(read(samples).articles) == 400
        assert time.perf_counter() - begun < 6  # 2 s wanted; twice that and more for a busy machine, with building the file
