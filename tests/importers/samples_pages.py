"""Web pages of invented outlets: the article's paragraphs amid what surrounds them on real pages."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field

SUBJECTS = [
    "The council of Ostra",
    "A spokesman for the mill",
    "Ana Rusk, a baker,",
    "The army of Marl",
    "Two drivers from Velm",
    "The ferry company",
    "Residents",
    "A police officer",
]
DOINGS = [
    "said on Tuesday that the road would stay closed",
    "told reporters that four people were hurt",
    "refused to say who had fired first",
    "described a loud bang shortly before dawn",
    "“saw nothing but smoke” over the quay",
    "asked for talks without conditions & without delay",
    "denied any part in the blast, calling it “a lie”",
]
ENDS = ["as rain fell on the valley", "according to a statement", "a day after the raid on Lower Quill", "while the bridge was being searched", "in the first account of the night’s events", "before the morning market opened"]  # fmt: skip
JUNK = [
    "Home", "World news", "Subscribe now for one crown a week", "Most read", "Advertisement", "Share this article", "Follow us on Chirp",
    "Five bakeries to visit in Velm this spring", "Markets fall as grain prices rise again", "Sign up to our morning newsletter", "Cookie settings",
    "© 2031 Velm Press. All rights reserved.", "About us", "Accept all", "Opinion: Why the mill matters to us all", "Related articles", "Skip to content",
]  # fmt: skip


@dataclass
class Sample:
    """An invented article as a page shows it; `stamps` stand before the paragraphs of a live blog."""

    title: str
    paragraphs: list[str]
    standfirst: str = "What is known of the night on the quay, and what is not"
    caption: str = "Smoke over the quay at Velm. Photograph: Lio Barst"
    author: str = "Mara Tellen"
    date: str = "2031-04-02T09:30:00+01:00"
    stamps: list[str] = field(default_factory=list)


def sample(seed: int, n: int = 8) -> Sample:
    rng = random.Random(seed)
    paragraphs = [
        f"{rng.choice(SUBJECTS)} {rng.choice(DOINGS)} {rng.choice(ENDS)}, in account {i} of {seed}." for i in range(n)
    ]
    paragraphs[n // 2] = "“Nobody signed.”"
    return Sample(f"Blast at the quay of Velm leaves {rng.randint(3, 30)} hurt", paragraphs)


def esc(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def page(a: Sample, inner: str, ld: dict | None = None, more: str = "") -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": a.title, "datePublished": a.date, "author": [{"@type": "Person", "name": a.author}], "publisher": {"@type": "Organization", "name": "Velm Press"}, "articleSection": "World"} | (ld or {})  # fmt: skip
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(a.title)} | Velm Post</title>'
        f'<meta property="og:site_name" content="Velm Post"><link rel="canonical" href="https://velm.example/quay">'
        f'<script type="application/ld+json">{json.dumps(data)}</script><style>p {{ color: red }}</style>{more}</head><body>'
        '<a href="#m">Skip to content</a><nav class="site-nav"><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li></ul></nav>'
        f'{inner}<footer><p>© 2031 Velm Press. All rights reserved.</p><a href="/a">About us</a></footer>'
        '<div class="cookie-banner"><p>We use cookies to make this page better for you and for our partners in trade.</p><button>Accept all</button><a href="#">Cookie settings</a></div>'
        "<script>document.write('evil words of a script')</script></body></html>"
    )


def ps(paragraphs: list[str], each: str = "<p>{}</p>") -> str:
    return "".join(each.format(esc(p)) for p in paragraphs)


RELATED = '<div class="related-links"><h3>Related articles</h3><ul><li><a href="/1">Five bakeries to visit in Velm this spring</a></li><li><a href="/2">Markets fall as grain prices rise again</a></li></ul></div>'
PROMO = '<div class="newsletter-promo"><p>Sign up to our morning newsletter</p><form><input></form></div>'
AD = '<div class="ad-slot"><span>Advertisement</span></div>'
SHARE = '<div class="share-bar"><a href="#">Share this article</a> <a href="#">Follow us on Chirp</a></div>'
RIVER = '<section class="most-read"><h2>Most read</h2><ol>' + "".join(f'<li><a href="/r{i}"><h3>Opinion: Why the mill matters to us all</h3></a></li>' for i in range(5)) + "</ol></section>"  # fmt: skip


def fig(a: Sample) -> str:
    return f'<figure><img src="q.jpg" alt="quay"><figcaption>{a.caption}</figcaption></figure>'


def plain(a: Sample) -> str:
    return page(
        a,
        f"<main><article><h1>{esc(a.title)}</h1><p class='standfirst'>{a.standfirst}</p>{SHARE}{fig(a)}{ps(a.paragraphs)}</article></main>{RELATED}",
    )


def ads_between(a: Sample) -> str:
    body = "".join(ps([p]) + (AD if i % 3 == 2 else "") for i, p in enumerate(a.paragraphs))
    return page(
        a,
        f"<article><header><h1>{esc(a.title)}</h1><p class='article__subtitle'>{a.standfirst}</p></header>{fig(a)}<div class='article-body'>{body}{PROMO}</div></article>{RIVER}",
    )


def divs_only(a: Sample) -> str:
    body = ps(a.paragraphs, '<div class="paragraph"><div class="paragraph__inner">{}</div></div>')
    return page(
        a,
        f"<div id='content'><h1>{esc(a.title)}</h1><div class='standfirst'>{a.standfirst}</div><div class='story'>{fig(a)}{body}</div>{RELATED}</div>{RIVER}",
    )


def pull_quotes(a: Sample) -> str:
    half = len(a.paragraphs) // 2
    quote = f"<aside class='pull-quote'><blockquote>{esc(a.paragraphs[1][:40])}</blockquote></aside>"
    return page(
        a,
        f"<main><h1>{esc(a.title)}</h1><h2 class='standfirst'>{a.standfirst}</h2>{fig(a)}<div itemprop='articleBody'>{ps(a.paragraphs[:half])}{quote}{RELATED}{ps(a.paragraphs[half:])}</div></main>",
    )


def line_breaks(a: Sample) -> str:
    return page(
        a,
        f"<table width='100%'><tr><td><div class='text'><h1>{esc(a.title)}</h1><p class='subtitle'>{a.standfirst}</p>{fig(a)}<div>{'<br><br>'.join(map(esc, a.paragraphs))}</div></div></td></tr></table>{RELATED}",
    )


def inline_marks(a: Sample) -> str:
    body = "".join(
        f"<p>{esc(p).replace('The ', '<a href=/t>The</a> ', 1).replace('said', '<b>said</b>')}</p>\n\n" for p in a.paragraphs
    )
    return page(
        a,
        f"<article class='post'><h1><span>{esc(a.title)}</span></h1><div class='entry-summary subtitle'>{a.standfirst}</div>{fig(a)}\n<div class='entry-content'>\n{body}</div>{SHARE}<section class='comments'><h3>Comments</h3><p>Follow us on Chirp</p></section></article>",
    )


def island(a: Sample) -> str:
    parts = "".join(
        f"<section data-component='text-block'><p class='css-1x{i}'>{esc(p)}</p></section>"
        + (f"<section data-component='links-block'>{RELATED}</section>" if i == 2 else "")
        for i, p in enumerate(a.paragraphs)
    )
    return page(
        a,
        f"<main id='main'><article><section data-component='headline-block'><h1>{esc(a.title)}</h1></section><p class='dek'>{a.standfirst}</p><section>{fig(a)}</section>{parts}</article>{RIVER}</main>",
    )


def live(a: Sample) -> str:
    a.stamps = [f"{19 - i}:0{i}" for i in range(len(a.paragraphs))]
    entries = "".join(
        f"<div class='live-entry' id='e{i}'><time datetime='2031'>{s}</time><div class='body'><p>{esc(p)}</p></div></div>"
        for i, (s, p) in enumerate(zip(a.stamps, a.paragraphs, strict=True))
    )
    return page(
        a,
        f"<main><article><h1>{esc(a.title)}</h1><p class='standfirst'>{a.standfirst}</p>{fig(a)}<div class='live-blog'>{entries}</div></article>{RELATED}</main>",
        {"@type": "LiveBlogPosting"},
    )


def live_headings(a: Sample) -> str:
    a.stamps = [f"{i + 1}.30pm" for i in range(len(a.paragraphs))]
    entries = "".join(
        f"<article class='block'><header><h2><span class='t'>{s}</span></h2></header><p>{esc(p)}</p></article>"
        for s, p in zip(a.stamps, a.paragraphs, strict=True)
    )
    return page(
        a,
        f"<main><h1>{esc(a.title)}</h1><div class='standfirst'>{a.standfirst}</div>{fig(a)}{entries}</main>{RELATED}",
        {"@type": ["NewsArticle", "LiveBlogPosting"]},
    )


def long_form(a: Sample) -> str:
    body = "".join((f"<h2>Part {i}</h2>" if i % 3 == 0 else "") + ps([p]) for i, p in enumerate(a.paragraphs))
    return page(
        a,
        f"<div id='app'><div class='layout'><div class='col'><h1>{esc(a.title)}</h1><p class='dek'>{a.standfirst}</p>{fig(a)}<div class='rich-text'>{body}<ul><li>Four hurt, says the council</li><li>None dead</li></ul></div></div><div class='sidebar'>{RIVER}{PROMO}</div></div></div>",
        {"@type": "AnalysisNewsArticle"},
    )


def two_halves(a: Sample) -> str:
    half = len(a.paragraphs) // 2
    return page(
        a,
        f"<main><article><h1>{esc(a.title)}</h1><p class='standfirst'>{a.standfirst}</p>{fig(a)}<div class='c1'>{ps(a.paragraphs[:half])}</div>{AD}{RELATED}<div class='c2'>{ps(a.paragraphs[half:])}</div></article></main>",
    )


def misleading_names(a: Sample) -> str:
    return page(
        a,
        f"<div class='page has-sidebar with-related nav-collapsed'><div class='content-share-wrapper'><h1>{esc(a.title)}</h1><p class='standfirst'>{a.standfirst}</p>{fig(a)}<div class='ad-free-content'>{ps(a.paragraphs)}</div></div></div>",
    )


def consent_without_a_name(a: Sample) -> str:
    notice = "<div class='z1'><h2>We value your privacy</h2><p>We and our partners store information on a device, such as cookies, and process personal data, such as unique identifiers, for purposes listed here.</p></div>"
    return page(
        a, f"{notice}<div><h1>{esc(a.title)}</h1><p class='standfirst'>{a.standfirst}</p>{fig(a)}{ps(a.paragraphs)}</div>"
    )


def scrambled_names(a: Sample) -> str:
    links = "<div class='sc-99'><h4><a href='/1'>Five bakeries to visit in Velm this spring</a></h4></div><p>Read more: <a href='/2'>Markets fall as grain prices rise again</a></p>"
    body = "".join(ps([p], '<p class="sc-a1b2">{}</p>') + (links if i == 2 else "") for i, p in enumerate(a.paragraphs))
    return page(
        a,
        f"<div class='sc-1'><div class='sc-2'><h1 class='sc-3'>{esc(a.title)}</h1><div class='sc-4 dek'>{a.standfirst}</div>{fig(a)}<div class='sc-5'>{body}</div></div></div>",
    )


def one_form(a: Sample) -> str:
    return page(
        a,
        f"<form id='aspnetForm'><div class='menu'><a href='/'>Home</a></div><div class='hdr'><h1>{esc(a.title)}</h1><span class='subtitle'>{a.standfirst}</span></div>{fig(a)}<div id='ctl00_body'>{ps(a.paragraphs)}</div></form>",
    )


TEMPLATES: dict[str, Callable[[Sample], str]] = {
    f.__name__: f
    for f in (
        plain, ads_between, divs_only, pull_quotes, line_breaks, inline_marks, island, live, live_headings, long_form,
        two_halves, misleading_names, consent_without_a_name, scrambled_names, one_form,
    )
}  # fmt: skip
