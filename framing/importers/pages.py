"""One saved web page: its article in the page's order, standfirst above, captions below, and what its head says of it."""

import logging
import re
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from typing import Any

import trafilatura
from lxml import etree, html

from framing.importers.blocks import Block, Parts, article_parts, blocks, book, squash
from framing.importers.html_tree import read_html
from framing.importers.meta import page_fields
from framing.importers.records import Contents, Found

for _noisy in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):  # what they say goes to no stream unasked
    logging.getLogger(_noisy).addHandler(logging.NullHandler())

SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
FEW = 1500  # characters; only a page with fewer is looked at for the phrases of a wall
LONG = 100  # characters of a paragraph; a page of links has hardly one
LINKS = 15  # headings and items that are links, on a page of links


def read_page(data: bytes, name: str) -> Contents:
    """The article on a web page, also a fragment, a page saved "complete" and an .mht archive.

    Every paragraph in the box where trafilatura finds the article is kept, in the page's order, time stamps of live blogs
    as lines of their own; menus, related links and advertising are not (data/pages.yml). A page without article (walls,
    errors, lists of links) is kept with what there is, and a problem. Scripts are never run and nothing is fetched.
    """
    contents = Contents("HTML page")
    url = ""
    if name.casefold().endswith((".mht", ".mhtml")) or re.match(rb"(?:[\w-]+: .*\r?\n)*MIME-Version:", data[:2000], re.I):
        data, url, contents.layout = _archived(data)
    root, contents.problems = _tree(data)
    found = Found()
    contents.articles.append(found)
    if root is None:
        contents.problems.append(("no text", f"{name} holds no web page that can be read; save the page again"))
        return contents
    title, found.fields, closed = page_fields(root)
    document = _extract(root)
    _fill_fields(found, title, document, url or _saved_from(data))
    all_blocks = blocks(root)
    parts = article_parts(all_blocks, (document.text or "") if document is not None else "", found.title or "")
    _fill_words(found, parts)
    _judge(found, all_blocks, parts, name, closed)
    return contents


def _archived(data: bytes) -> tuple[bytes, str, str]:
    """The main page in a web archive, in UTF-8 where its encoding is named, and its address."""
    message = message_from_bytes(data)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        return b"", "", "web archive"
    payload = pages[0].get_payload(decode=True)
    page = payload if isinstance(payload, bytes) else b""
    charset = pages[0].get_content_charset()
    with suppress(LookupError, UnicodeError):
        page = page.decode(charset).encode() if charset else page
    return page, _address(pages[0]) or _address(message, "Snapshot-Content-Location"), "web archive"


def _address(part: Message, header: str = "Content-Location") -> str:
    value = str(part.get(header, ""))
    return value if value.startswith(("http://", "https://")) else ""


def _saved_from(data: bytes) -> str:
    """The address that browsers write into a comment at the top of a page they save."""
    match = SAVED_FROM.search(data[:2000].decode("ascii", errors="replace"))
    return match.group(1) if match else ""


def _tree(data: bytes) -> tuple[Any, list[tuple[str, str]]]:
    """The page's root. Bytes that are UTF-8 throughout are that, whatever the page says of itself."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return read_html(data)
    if text.isascii():
        return read_html(data)
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)), []
    except (etree.LxmlError, ValueError):
        return None, []


def _extract(root: Any) -> Any:
    try:
        return trafilatura.bare_extraction(
            root,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # whatever a hostile page does to it, our own reading goes on without it
        return None


def _fill_fields(found: Found, title: str, document: Any, url: str) -> None:
    if document is not None:
        title = title or document.title or ""
        for ours, theirs in (("outlet", "sitename"), ("author", "author"), ("date", "date"), ("url", "url")):
            if value := getattr(document, theirs):
                found.fields.setdefault(ours, str(value))
    if url:
        found.fields.setdefault("url", url)
    found.title = title or None


def _fill_words(found: Found, parts: Parts) -> None:
    found.text = "\n\n".join(block.text for block in parts.body) or None
    above = dict.fromkeys(block.text for block in parts.above)
    found.above = [line for line in above if squash(line) not in squash(found.text or "")]
    found.below = list(dict.fromkeys(block.text for block in parts.captions))


def _judge(found: Found, all_blocks: list[Block], parts: Parts, name: str, closed: bool) -> None:
    words = found.text or ""
    if parts.left:
        first = " ".join(parts.left[0].text.split()[:8])
        fate = (
            f"{len(parts.left)} paragraphs in boxes for comments, promotion and the like were left out, the first: {first} …"
        )
        found.problems.append(("left out", f"{name}: {fate}"))
    if len(words) < FEW and (stub := _stub(all_blocks, parts, found.title or "")):
        found.problems.append((stub["problem"], f"{name}: {stub['fix']}"))
        if not _own(stub, parts):
            found.text = None
    elif closed and len(words) < FEW:
        found.problems.append(("paywall", f"{name}: the page says that it is not free; see whether its text is whole"))
    elif _is_index(all_blocks, parts):
        found.problems.append(("index page", f"{name} lists links to articles; save the articles' own pages"))
        found.text = None
    elif not words:
        found.problems.append(("no text", f"{name} shows no article; open the page in a browser and save it again"))


def _stub(all_blocks: list[Block], parts: Parts, title: str) -> dict | None:
    """The wall that a page is: its phrases stand there, and fewer than two paragraphs are of other things.

    A paywall cuts the article off: its phrases stand below the first paragraph, however many there are.
    """
    first = next((i for i, block in enumerate(all_blocks) if parts.body and block is parts.body[0]), 0)
    for stub in book()["stubs"]:
        cuts = stub["problem"] == "paywall"
        shown = [block.text for block in (all_blocks[first:] if cuts else all_blocks)]
        if any(_says(stub["phrases"], text) for text in [title, *shown]) and (cuts or len(_own(stub, parts)) < 2):
            return stub
    return None


def _own(stub: dict, parts: Parts) -> list[Block]:
    """The paragraphs that speak of other things than the wall."""
    return [b for b in parts.body if len(b.text) >= LONG / 2 and not _says(stub["phrases"] + stub["words"], b.text)]


def _says(phrases: list[str], text: str) -> bool:
    folded = text.casefold().replace("’", "'")
    return any(re.search(rf"\b{re.escape(phrase)}\b", folded) for phrase in phrases)


def _is_index(all_blocks: list[Block], parts: Parts) -> bool:
    links = sum(1 for block in all_blocks if len(block.text) > 20 and block.linked >= 0.75 * len(block.text))
    return links >= LINKS and sum(len(block.text) >= LONG for block in parts.body) < 3
