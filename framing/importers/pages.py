"""A saved web page: its article, found by trafilatura, and what the page says of it."""

import copy
import email
import email.policy
import json
import logging
import re
from collections.abc import Iterator

from lxml import html

from framing.importers.html_tree import read_html
from framing.importers.records import Contents, Found

LAYOUT = "HTML page"
SHORT = 60  # words: a page with fewer holds a notice, not an article
WALL = re.compile(
    r"enable javascript|javascript is (?:disabled|required)|accept (?:all )?cookies|consent|subscribe to (?:read|continue)"
    r"|page (?:you requested )?(?:was )?not found|\b404\b|access denied|are you a robot|log ?in to continue"
    r"|register to read",
    re.I,
)
META = {
    "outlet": ("og:site_name", "application-name"),
    "url": ("og:url",),
    "section": ("article:section", "section"),
    "date": ("article:published_time", "date", "pubdate", "dc.date", "dcterms.created", "parsely-pub-date"),
    "author": ("author", "article:author", "parsely-author", "byl"),
}


def read_page(data: bytes, name: str) -> Contents:
    """The article of a saved page, web archives (.mht) included; a page without an article is kept, with a problem.

    The text has the page's paragraphs in their order, the headline apart; captions that stand outside them are `below`.
    Dates, names and section come from the page's own metadata (JSON-LD, Open Graph), then from what trafilatura finds.
    """
    data = _archived(data) or data
    root, problems = read_html(data)
    if root is None:
        return Contents(LAYOUT, problems=[("unreadable page", "no page of the web; save it again as “Web page, HTML only”")])
    found = Found(fields=_fields(root))
    captions = [_words(node) for node in root.iter("figcaption")]
    meta = _extracted(root)
    found.title = _title(root) or meta.get("title")
    found.text = _text(meta.get("text") or "", found.title)
    for field, key in (
        ("outlet", "sitename"),
        ("date", "date"),
        ("author", "author"),
        ("url", "url"),
        ("language", "language"),
    ):
        if meta.get(key):
            found.fields.setdefault(field, str(meta[key]))
    found.below = [line for line in dict.fromkeys(captions) if line and line not in (found.text or "")]
    _judge(found, _words(root))
    return Contents(LAYOUT, [found], problems=problems)


def _archived(data: bytes) -> bytes | None:
    """The page inside a web archive (.mht), which is built like an e-mail."""
    if not re.match(rb"\s*(?:From|MIME-Version|Subject|Snapshot-Content-Location|Date)\s*:", data[:2000], re.I):
        return None
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part else None
    return payload if isinstance(payload, bytes) else None


def _extracted(root: html.HtmlElement) -> dict:
    """What trafilatura finds, with its messages switched off while it works."""
    import trafilatura  # takes a second to load

    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "justext")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(root), favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
        )
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled
    return found if isinstance(found, dict) else found.as_dict() if found else {}


def _text(text: str, title: str | None) -> str | None:
    """Paragraphs with a blank line between them; a first line that is the headline is left to the headline."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and title and " ".join(lines[0].split()).casefold() == " ".join(title.split()).casefold():
        lines = lines[1:]
    return "\n\n".join(lines) or None


def _words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def _title(root: html.HtmlElement) -> str | None:
    heads = [_words(h) for h in root.iter("h1") if _words(h)]
    if len(heads) == 1:
        return heads[0]
    told = [str(item["headline"]) for item in _linked_data(root) if item.get("headline")]
    return next((t for t in [*told, _meta(root).get("og:title", "")] if t), None)


def _fields(root: html.HtmlElement) -> dict[str, str]:
    meta = _meta(root)
    fields = {field: value for field, names in META.items() if (value := next((meta[n] for n in names if meta.get(n)), ""))}
    canonical = root.xpath("//link[@rel='canonical']/@href")
    if canonical:
        fields["url"] = str(canonical[0]).strip()
    for item in _linked_data(root):
        kind = item.get("@type")
        told = {"kind": kind[0] if isinstance(kind, list) and kind else kind, "date": item.get("datePublished")}
        told |= {"section": item.get("articleSection"), "language": item.get("inLanguage")}
        fields |= {k: v for k, v in told.items() if isinstance(v, str) and v}
    fields.setdefault("language", root.get("lang") or "")
    return {k: v.strip() for k, v in fields.items() if v.strip() and not (k == "author" and v.startswith("http"))}


def _meta(root: html.HtmlElement) -> dict[str, str]:
    rows = ((m.get("property") or m.get("name") or m.get("itemprop"), m.get("content")) for m in root.iter("meta"))
    return {str(key).casefold(): str(value).strip() for key, value in rows if key and value}


def _linked_data(root: html.HtmlElement) -> Iterator[dict]:
    """The articles that the page describes in JSON-LD."""
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in filter(lambda i: isinstance(i, dict), items if isinstance(items, list) else []):
            if "Article" in str(item.get("@type")) or item.get("headline"):
                yield item


def _judge(found: Found, whole: str) -> None:
    """Say where the page seems to hold a notice, an index or half an article."""
    words = len((found.text or "").split())
    wall = WALL.search(whole[:3000])
    if not words:
        found.problems.append(
            ("no text", "no article found on the page; open it in a browser and save it again, or copy its text")
        )
    elif words < SHORT:
        why = f"it says “{wall.group()}”" if wall else "a notice, a list or a stub"
        found.problems.append(("short text", f"{words} words; {why}: look whether the article is whole"))
