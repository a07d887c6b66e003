"""A saved page as a tree, and its words as a browser shows them."""

import codecs
import re

from lxml import etree, html

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
WINDOWS = {"ascii", "iso8859-1", "cp1252"}  # what browsers read as Windows-1252

MIXED = "framing-windows-letters"  # our name for: a byte that is not UTF-8 is a Windows-1252 letter


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(MIXED, _windows)


def read_html(data: bytes) -> tuple[html.HtmlElement | None, list[tuple[str, str]]]:
    """The page's root (None where nothing can be read), and a problem where some bytes are in another encoding than it."""
    text, odd = _decoded(data)
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, []
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return root, [("damaged page", "the page nests its boxes too deep, so its end could not be read; save it again")]
    if not odd:
        return root, []
    detail = (
        f"{odd} bytes are in another encoding than the page says; they were read as Windows letters, check odd characters"
    )
    return root, [("mixed encodings", detail)]


def _decoded(data: bytes) -> tuple[str, int]:
    """The page's text, and how many of its bytes did not fit the encoding that it names (UTF-8 where it names none)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), 0
    match = CHARSET.search(data, 0, 8000)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else "utf-8"
    except (LookupError, UnicodeDecodeError):
        name = "utf-8"
    name = "cp1252" if name in WINDOWS else name
    try:
        return data.decode(name).lstrip("\ufeff"), 0
    except UnicodeDecodeError:
        pass
    if not match:
        try:
            return data.decode("cp1252"), 0
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", errors=MIXED)
    return text, len(data) - len(data.decode("utf-8", errors="ignore").encode())


def _shown(words: str | None) -> str:
    return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", words or "")


def text_of(element: html.HtmlElement) -> str:
    """An element's words as a browser shows them: line breaks in the source are blanks, <br> is a line break."""
    words = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            words.append("\n" if node.tag == "br" else _shown(node.text))
        elif node is not element:
            words.append(_shown(node.tail))
    return "".join(words).strip()
