"""Saved web pages: the article whole, and nothing of what stands round it."""

import json

import pytest

from framing.importers.pages import read_page

PARAGRAPHS = [
    "Two people died when shells hit the ford on the Sarn at dawn on Friday, the river guard said, and six were taken to the hospital "
    "in Orrin, where the wards have been full since the weekend.",
    "“We counted eleven shells,” said Captain Ilo Brandt of the guard. “The first fell into the water, the others did not.”",
    "The other bank denied that its guns had fired, and said that it would send an officer to look at the craters once the road was "
    "dry enough for a car.",
    "Ferrymen on both sides stopped work at noon. The market on the northern bank, which lives on them, closed an hour later.",
]
AROUND = [
    "Home News Weather Sport",
    "We use cookies to remember you. Accept all cookies",
    "Most read: Rowers win the regatta",
    "More on this: The ford in pictures",
    "Sign up for our newsletter about rivers",
    "© 2031 Sarn Post Media. Terms of use",
]
LINKED = {"@type": "OpinionNewsArticle", "headline": "Shells hit the ford", "datePublished": "2031-04-18T06:30:00+01:00", "articleSection": "World"}  # fmt: skip


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Shells hit the ford | Sarn Post</title>
<meta property="og:site_name" content="Sarn Post"><link rel="canonical" href="https://sarnpost.example/ford">{head}</head><body>
<header><nav><ul><li><a href="/">{AROUND[0]}</a></li></ul></nav></header><div class="cookie-banner" id="consent">{AROUND[1]}</div>
{body}<aside class="most-read"><h2>{AROUND[2]}</h2></aside><footer><p>{AROUND[4]}</p><p>{AROUND[5]}</p></footer></body></html>""".encode(
        charset
    )


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{p}</{tag}>" for p in PARAGRAPHS)


TEMPLATES = {
    "article element": f"<main><article><h1>Shells hit the ford</h1>{paragraphs()}</article></main>",
    "bare divs": f'<div id="content"><div class="story-body"><h1>Shells hit the ford</h1>{paragraphs()}</div></div>',
    "related in the middle": f'<article><h1>Shells hit the ford</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><aside class="related"><a href="/p">'
    f"{AROUND[3]}</a></aside><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></article>",
    "caption": f'<article><h1>Shells hit the ford</h1><figure><img src="a.jpg"><figcaption>The ford on Friday.</figcaption></figure>{paragraphs()}</article>',
    "sections": f"<article><header><h1>Shells hit the ford</h1></header><section>{paragraphs()}</section></article>",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_paragraph_and_nothing_around(template):
    [found] = read_page(page(TEMPLATES[template]), "a.html").articles
    lines = found.text.split("\n\n")
    assert [p for p in PARAGRAPHS if p not in lines] == []
    assert [line for line in AROUND if line in found.text] == []
    assert found.title == "Shells hit the ford"
    assert found.title not in lines
    assert not found.problems


def test_a_layout_of_tables_loses_its_paragraphs_but_no_word():
    [found] = read_page(
        page(f"<table><tr><td><h1>Shells hit the ford</h1>{paragraphs()}</td></tr></table>"), "a.html"
    ).articles
    assert all(p in " ".join(found.text.split()) for p in PARAGRAPHS)


def test_what_the_page_says_of_itself():
    linked = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    [found] = read_page(page(TEMPLATES["article element"], linked), "a.html").articles
    wanted = {"outlet": "Sarn Post", "url": "https://sarnpost.example/ford", "date": "2031-04-18T06:30:00+01:00", "kind": "OpinionNewsArticle", "section": "World", "language": "en"}  # fmt: skip
    assert {k: found.fields.get(k) for k in wanted} == wanted


def test_captions_are_kept_once():
    [found] = read_page(page(TEMPLATES["caption"]), "a.html").articles
    assert " ".join([found.text, *found.below]).count("The ford on Friday.") == 1


def test_a_live_blog_keeps_its_entries_and_stamps_in_order():
    stamps = [f"1{n}:05" for n in range(4)]
    entries = "".join(f"<section><h3>{s}</h3><p>{p}</p></section>" for s, p in zip(stamps, PARAGRAPHS, strict=True))
    [found] = read_page(page(f"<article><h1>Ford live</h1>{entries}</article>"), "a.html").articles
    lines = found.text.split("\n\n")
    assert [line for line in lines if line in stamps or line in PARAGRAPHS] == [x for pair in zip(stamps, PARAGRAPHS, strict=True) for x in pair]  # fmt: skip


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_encodings(charset):
    [found] = read_page(page(TEMPLATES["article element"], charset=charset), "a.html").articles
    assert PARAGRAPHS[1] in found.text


def test_scripts_are_text_or_nothing_and_never_run():
    hostile = (
        TEMPLATES["article element"].replace("dawn", "dawn &lt;script&gt;alert(1)&lt;/script&gt;")
        + "<script>alert(2)</script>"
    )
    [found] = read_page(page(hostile), "a.html").articles
    assert "dawn <script>alert(1)</script> on Friday" in found.text
    assert "alert(2)" not in found.text


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>Please enable JavaScript to read this page.</p>", "short text"),
        ("<h1>Page not found</h1><p>The page you requested was not found.</p>", "short text"),
        ("", "no text"),
    ],
)
def test_pages_without_an_article_are_kept_and_named(body, problem):
    bare = f"<html><body>{body}</body></html>".encode()
    [found] = read_page(bare, "a.html").articles
    assert found.problems and {name for name, _ in found.problems} <= {problem, "no text"}


def test_web_archives():
    inner = page(TEMPLATES["article element"])
    archive = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + inner + b"\r\n--b--\r\n"  # fmt: skip
    [found] = read_page(archive, "a.mht").articles
    assert PARAGRAPHS[0] in found.text.split("\n\n")


def test_half_a_page_is_read_as_far_as_it_goes():
    whole = page(TEMPLATES["article element"])
    half = whole[: whole.index(b"Ferrymen")]
    [found] = read_page(half, "a.html").articles
    assert PARAGRAPHS[2] in found.text
