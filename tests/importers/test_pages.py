"""Saved web pages: every paragraph of the article in its order, nothing of what surrounds it, and walls are told."""

import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from framing.importers.live import live_entries
from framing.importers.pages import read_page
from tests.importers.samples_pages import JUNK, TEMPLATES, Sample, fig, page, plain, ps, sample


def kinds(found):
    return [kind for kind, _ in found.problems]


def body(a: Sample) -> list[str]:
    return [line for pair in zip(a.stamps, a.paragraphs, strict=True) for line in pair] if a.stamps else a.paragraphs


@pytest.mark.parametrize("n", [4, 8, 25])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_gives_its_article_and_nothing_else(template, n):
    for seed in range(3):
        a = sample(seed, n)
        (found,) = read_page(TEMPLATES[template](a).encode(), "page.html").articles
        lines = (found.text or "").split("\n\n")
        others = [line for line in lines if line not in body(a)]
        assert [line for line in lines if line in body(a)] == body(a)
        assert not [line for line in others if line in JUNK or "cookies" in line or "evil" in line]
        assert not others or template == "long_form"
        assert (found.title, found.above, found.below, found.problems) == (a.title, [a.standfirst], [a.caption], [])


def test_what_the_head_says_is_read():
    a = sample(1)
    (found,) = read_page(TEMPLATES["long_form"](a).encode(), "page.html").articles
    assert found.fields == {
        "outlet": "Velm Post", "publisher": "Velm Press", "date": a.date, "author": "Mara Tellen", "url": "https://velm.example/quay",
        "section": "World", "language": "en", "kind": "AnalysisNewsArticle",
    }  # fmt: skip


@pytest.mark.parametrize("template", ["live", "live_headings"])
def test_a_live_blog_can_be_split_into_its_entries(template):
    a = sample(2, 8)
    (found,) = read_page(TEMPLATES[template](a).encode(), "page.html").articles
    assert live_entries(found) == [f"{stamp}\n\n{words}" for stamp, words in zip(a.stamps, a.paragraphs, strict=True)]


def mht(html: str) -> bytes:
    archive = MIMEMultipart("related")
    archive["Snapshot-Content-Location"] = "https://velm.example/saved"
    archive.attach(MIMEText(html, "html", "utf-8"))
    archive.attach(MIMEText("p { color: red }", "css", "utf-8"))
    return archive.as_bytes()


A = sample(5)
PLAIN = plain(A)
FORMS = {
    "UTF-8": PLAIN.encode(),
    "UTF-8 with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "Windows-1252 as it says": PLAIN.replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252"),
    "Windows-1252 called Latin-1": PLAIN.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252"),
    "UTF-8 called Latin-1": PLAIN.replace('charset="utf-8"', 'charset="iso-8859-1"').encode(),
    "no encoding named": PLAIN.replace('<meta charset="utf-8">', "").encode("cp1252"),
    "a web archive": mht(PLAIN),
    "saved complete": b"<!-- saved from url=(0026)https://velm.example/saved -->\r\n" + PLAIN.encode(),
    "cut off": PLAIN[: PLAIN.index("</article>")].encode(),
    "a fragment": f"<h1>{A.title}</h1>{ps(A.paragraphs)}".encode(),
    "XHTML": ('<?xml version="1.0" encoding="utf-8"?>' + PLAIN.replace("<br>", "<br/>")).encode(),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_page_is_read_however_it_was_saved(form):
    contents = read_page(FORMS[form], "page.mhtml" if form == "a web archive" else "page.html")
    (found,) = contents.articles
    assert (found.text or "").split("\n\n") == A.paragraphs and found.title == A.title and not found.problems
    assert contents.layout == ("web archive" if form == "a web archive" else "HTML page")


def test_the_address_of_a_saved_page_is_read_where_it_names_none():
    bare = PLAIN.replace('<link rel="canonical" href="https://velm.example/quay">', "")
    saved = b"<!-- saved from url=(0026)https://velm.example/saved -->\r\n" + bare.encode()
    assert read_page(saved, "page.html").articles[0].fields["url"] == "https://velm.example/saved"
    assert read_page(mht(bare), "page.mht").articles[0].fields["url"] == "https://velm.example/saved"


TWO = ps(A.paragraphs[:2])
LINKS = "".join(f"<div><h3><a href='/{i}'>Opinion number {i}: why the mill matters to us all</a></h3><p>In brief.</p></div>" for i in range(30))  # fmt: skip
# what the page is, its bytes, whether words are left, its problems
WALLS = [
    ("consent", "<html><body><h1>Before you continue</h1><p>We and our partners use cookies and process personal data to measure how our pages are read by whom.</p><button>Accept all</button></body></html>", False, ["consent wall"]),
    ("consent over an article", page(A, f"<article><h1>{A.title}</h1>{ps(A.paragraphs)}</article><div><p>We value your privacy</p></div>"), True, []),
    ("paywall", page(A, f"<article><h1>{A.title}</h1>{TWO}<div class='wall'><p>Subscribe to continue reading this and all our articles.</p></div></article>"), True, ["paywall"]),
    ("paywall that only the head tells", page(A, f"<article><h1>{A.title}</h1>{TWO}</article>", {"isAccessibleForFree": "False"}), True, ["paywall"]),
    ("JavaScript", "<html><body><noscript>x</noscript><p>Please enable JavaScript and disable any ad blocker in your browser to go on to the page.</p></body></html>", False, ["needs JavaScript"]),
    ("404", "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page that you look for has moved. Try our search or the homepage instead.</p></body></html>", False, ["page not found"]),
    ("index", f"<html><body><h1>World</h1><main>{LINKS}</main></body></html>", False, ["index page"]),
    ("empty", "<html><body></body></html>", False, ["no text"]),
    ("no page", "", False, ["no text"]),
    ("only tags", "<<<>><", False, ["no text"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "words", "problems"), [row[1:] for row in WALLS], ids=[row[0] for row in WALLS])
def test_a_page_without_article_is_kept_and_told(html, words, problems):
    contents = read_page(html.encode(), "page.html")
    (found,) = contents.articles
    told = kinds(found) + [kind for kind, _ in contents.problems]
    assert bool(found.text) == words and list(dict.fromkeys(told)) == problems


# a paragraph as the page has it, as it is read
MARKUP = [
    ("Four dead,<br>the council says &amp; weeps, nobody else in the whole valley had a word to say about it.", "Four dead,\nthe council says & weeps, nobody else in the whole valley had a word to say about it."),
    ("It is &lt;script&gt;alert(1)&lt;/script&gt; that the council wrote upon the wall of the mill, residents said.", "It is <script>alert(1)</script> that the council wrote upon the wall of the mill, residents said."),
    ("The <script>document.write('evil')</script>council of Ostra did not want to speak about the blast on Tuesday.", "The council of Ostra did not want to speak about the blast on Tuesday."),
    ("The   council\n  of <b>Os</b>tra did not\u00a0want to speak about the blast and its <i>consequences</i> on Tuesday.", "The council of Ostra did not\u00a0want to speak about the blast and its consequences on Tuesday."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "read"), MARKUP)
def test_words_stay_as_a_browser_shows_them(written, read):
    html = page(
        A, f"<article><h1>{A.title}</h1>{fig(A)}{ps(A.paragraphs[:3])}<p>{written}</p>{ps(A.paragraphs[3:])}</article>"
    )
    assert read in (read_page(html.encode(), "page.html").articles[0].text or "").split("\n\n")


def test_tables_lists_and_quotations_stay_in_their_place():
    middle = "<blockquote><p>“We fled,” said Leo Birk.</p></blockquote><ul><li>Four hurt</li><li>None dead</li></ul><table><tr><th>Town</th><td>Hurt</td></tr><tr><th>Velm</th><td>4</td></tr></table>"
    html = page(A, f"<article><h1>{A.title}</h1>{ps(A.paragraphs[:4])}{middle}{ps(A.paragraphs[4:])}</article>")
    lines = (read_page(html.encode(), "page.html").articles[0].text or "").split("\n\n")
    assert lines == [
        *A.paragraphs[:4],
        "“We fled,” said Leo Birk.",
        "Four hurt",
        "None dead",
        "Town | Hurt",
        "Velm | 4",
        *A.paragraphs[4:],
    ]


def test_comments_of_readers_are_left_out():
    html = page(
        A,
        f"<article><h1>{A.title}</h1>{ps(A.paragraphs)}<div class='comments'>{ps(sample(9, 2).paragraphs)}</div></article>",
    )
    (found,) = read_page(html.encode(), "page.html").articles
    assert (found.text or "").split("\n\n") == A.paragraphs


def test_long_paragraphs_left_out_are_said():
    gift = (
        "Readers give one crown a month to the press of Velm so that the valley has somebody who looks closely at the mill."
    )
    html = page(
        A,
        f"<article><h1>{A.title}</h1>{ps(A.paragraphs[:4])}<div class='promo'><p>{gift}</p></div>{ps(A.paragraphs[4:])}</article>",
    )
    (found,) = read_page(html.encode(), "page.html").articles
    assert (found.text or "").split("\n\n") == A.paragraphs
    assert found.problems == [
        (
            "left out",
            "page.html: 1 paragraphs in boxes for comments, promotion and the like were left out, the first: Readers give one crown a month to the …",
        )
    ]


def test_no_cut_of_a_page_is_an_error():
    data = TEMPLATES["pull_quotes"](A).encode()
    for end in range(0, len(data), 211):
        assert len(read_page(data[:end], "page.html").articles) == 1


def test_hundreds_of_pages_are_read_in_time(capfd):
    pages = [TEMPLATES[name](sample(seed, 30)).encode() for seed in range(40) for name in TEMPLATES]
    start = time.process_time()
    for data in pages:
        read_page(data, "page.html")
    assert time.process_time() - start < 40
    assert capfd.readouterr() == ("", "")
