"""What a web page says of its article in its head: JSON-LD and meta tags."""

import json
import re
from collections.abc import Iterator
from typing import Any

ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting)$")


def page_fields(root: Any) -> tuple[str, dict[str, str], bool]:
    """The headline that the head names ("" for none), the fields it names, and whether it says that the page is not free."""
    data, tags = _json_ld(root), _tags(root)
    title = _first(_text(data.get("headline")), tags.get("og:title"), tags.get("twitter:title"), _h1(root))
    publisher = _text(data.get("publisher"))
    fields = {
        "outlet": _first(tags.get("og:site_name"), publisher),
        "publisher": publisher,
        "date": _first(_text(data.get("datePublished")), tags.get("article:published_time"), *map(tags.get, DATES)),
        "author": _first(_text(data.get("author")), tags.get("author"), tags.get("parsely-author"), tags.get("dc.creator")),
        "url": _first(_canonical(root), tags.get("og:url"), _text(data.get("url"))),
        "section": _first(_text(data.get("articleSection")), tags.get("article:section"), tags.get("parsely-section")),
        "language": _first(_text(data.get("inLanguage")), root.get("lang"), root.get("xml:lang"), tags.get("og:locale")),
        "kind": _first(_text(data.get("genre")), _type(data)),
    }
    closed = str(data.get("isAccessibleForFree", "")).casefold() == "false"
    return _printed(root, title), {k: v for k, v in fields.items() if v}, closed


DATES = (
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "date",
    "sailthru.date",
)


def _first(*values: str | None) -> str:
    return next((v.strip() for v in values if v and v.strip()), "")


def _tags(root: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if key and meta.get("content"):
            tags.setdefault(key, meta.get("content"))
    return tags


def _canonical(root: Any) -> str:
    return next((e.get("href", "") for e in root.iter("link") if (e.get("rel") or "").casefold() == "canonical"), "")


def _h1(root: Any) -> str:
    return next((" ".join(e.text_content().split()) for e in root.iter("h1") if e.text_content().strip()), "")


def _printed(root: Any, title: str) -> str:
    """The headline as the page prints it, where one of its main headings shares half its words with the named one."""
    named = set(title.casefold().split())
    for heading in root.iter("h1"):
        printed = " ".join(heading.text_content().split())
        words = set(printed.casefold().split())
        if words and len(words & named) * 2 >= min(len(words), len(named)):
            return printed
    return title


def _json_ld(root: Any) -> dict:
    """The first record of an article in the page's JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold() and script.text:
            try:
                value = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            for record in _records(value):
                if _type(record):
                    return record
    return {}


def _records(value: Any, depth: int = 0) -> Iterator[dict]:
    if isinstance(value, list):
        for item in value:
            yield from _records(item, depth)
    elif isinstance(value, dict) and depth < 4:
        yield value
        yield from _records([value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage")], depth + 1)


def _type(record: dict) -> str:
    types = record.get("@type")
    names = [t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str) and ARTICLE.search(t)]
    return max(names, key=len, default="")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return _text(value.get("name") or value.get("@id")) if isinstance(value, dict) else ""
