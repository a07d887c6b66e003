"""Articles out of a ProQuest export saved as HTML: bold labels in paragraphs, the words in an element <text>."""

from lxml import html

from framing.importers.html_tree import read_html, text_of
from framing.importers.proquest_record import Labels, found, label_of, lexicon
from framing.importers.records import Contents, Found

ANCHOR = "//a[starts-with(@name, 'DocID_')]"


def read_proquest_html(data: bytes) -> Contents | None:
    """What a ProQuest page holds; None for a page without ProQuest's labels or one that can't be read as HTML."""
    if b"ProQuest" not in data.replace(b"\0", b""):  # UTF-16 has a zero beside each letter
        return None
    root, problems = read_html(data)
    if root is None:
        return None
    blocks = [a.getparent() for a in root.xpath(ANCHOR)] or root.xpath("//div[./p/strong[starts-with(., 'Full text')]]")
    articles = [block for block in dict.fromkeys(blocks) if block is not None and block.xpath(".//p/strong")]
    if not articles:
        return None
    contents = Contents("ProQuest HTML", problems=problems)
    contents.articles = [_read(block, n) for n, block in enumerate(articles, 1)]
    return contents


def _read(block: html.HtmlElement, position: int) -> Found:
    words = next(iter(block.xpath(".//text")), None)
    title, labels, body = None, Labels(), list[str]()
    for node in block.xpath(".//p[not(ancestor::text)] | .//strong[not(ancestor::p)]/.."):
        line = text_of(node)
        label = label_of(line)
        if lexicon().text.match(line):
            body = _paragraphs(words if words is not None else node)
        elif label:
            labels.setdefault(*label)
        elif line and title is None and not labels:
            title = line
        elif line and next(reversed(labels), "") == "abstract" and not labels["abstract"]:
            labels["abstract"] = line
    if words is not None and words.get("wordcount"):
        labels.setdefault("word count", words.get("wordcount"))
    return found(f"document {position}", title, labels, body, [])


def _paragraphs(words: html.HtmlElement) -> list[str]:
    inner = [text for p in words.xpath(".//p") if (text := text_of(p))]
    if inner:
        return inner
    line = text_of(words)
    match = lexicon().text.match(line)
    return [row.strip() for row in (match[1] if match else line).split("\n") if row.strip()]
