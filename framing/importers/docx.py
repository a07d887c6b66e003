"""The paragraphs of a Word file (DOCX), in order, and what could be saved of a damaged one."""

import io
import re
import zipfile
import zlib

from lxml import etree

from framing.importers.rtf import rtf_lines

PART = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
LOCAL = b"PK\x03\x04"
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "\u2011"}
SKIPPED = {"Fallback", "del", "moveFrom"}  # a second form of a text box; text that was deleted or moved away
OLD = "The file is an old Word file (.doc) or locked by a password; open it in Word and save it as .docx."
Problems = list[tuple[str, str]]


def docx_lines(data: bytes) -> tuple[list[str], Problems]:
    """The paragraphs of a DOCX (empty ones too, a line break inside as a newline), and problems as (name, sentence).

    Insertions that nobody accepted yet, tables, content controls, links and text boxes are read; deletions, running
    heads, footnotes and comments are not. A file that is cut off or damaged gives the paragraphs that could be saved and
    a problem; an RTF file named .docx is read as RTF.
    """
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return rtf_lines(data)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return [], [("not a DOCX", OLD)]
    xml, whole = _main_part(data)
    if xml is None:
        return [], [("not a DOCX", "The file holds no Word document; download it again or save it as .docx in Word.")]
    lines, clean = _paragraphs(xml)
    problems: Problems = []
    if not whole or not xml.rstrip().endswith(b">") or b"document>" not in xml[-200:]:
        problems.append(("cut off", f"The file is damaged and its text ends {_after(lines)}; download it again."))
    elif not clean:
        problems.append(("damaged", "The file is broken somewhere inside, so words may be missing; download it again."))
    elif not any(line.strip() for line in lines):
        problems.append(("no text", "The Word file holds no text; it may hold pictures of pages."))
    return lines, problems


def _after(lines: list[str]) -> str:
    last = next((line for line in reversed(lines) if line.strip()), "")
    return f"after “{' '.join(last.split()[-8:])}”" if last else "before its first word"


def _main_part(data: bytes) -> tuple[bytes | None, bool]:
    """The XML of the document, and whether it is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next(name for name in archive.namelist() if PART.fullmatch(name))
            return archive.read(name), True
    except (zipfile.BadZipFile, StopIteration, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        return _saved_part(data), False


def _saved_part(data: bytes) -> bytes | None:
    """What can be unpacked from the part's own header when the archive's directory or its checksum is broken."""
    at = data.find(LOCAL)
    while at >= 0:
        names, extra = int.from_bytes(data[at + 26 : at + 28], "little"), int.from_bytes(data[at + 28 : at + 30], "little")
        if PART.fullmatch(data[at + 30 : at + 30 + names].decode("latin-1")):
            body = data[at + 30 + names + extra :]
            size = int.from_bytes(data[at + 18 : at + 22], "little")
            stored = data[at + 8 : at + 10] == b"\0\0"
            return (body[:size] if size else body) if stored else _inflated(body)
        at = data.find(LOCAL, at + 4)
    return None


def _inflated(body: bytes) -> bytes | None:
    engine, out = zlib.decompressobj(-15), bytearray()
    try:
        for at in range(0, len(body), 512):
            out += engine.decompress(body[at : at + 512])
            if engine.eof:
                break
    except zlib.error:
        pass  # what was unpacked before the fault stays
    return bytes(out) or None


def _paragraphs(xml: bytes) -> tuple[list[str], bool]:
    """The paragraphs, and whether the XML was well formed."""
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return [], False
    lines: list[str] = []
    open_paragraphs: list[tuple[int, list[str]]] = []  # a text box has paragraphs inside a paragraph
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2]
        if event == "start" and name in SKIPPED and len(node):
            walker.skip_subtree()
        elif name == "p":
            _turn(event, lines, open_paragraphs)
        elif event == "start" and open_paragraphs:
            _add(node, name, open_paragraphs[-1][1])
    while open_paragraphs:
        _turn("end", lines, open_paragraphs)
    return lines, not len(parser.error_log)


def _turn(event: str, lines: list[str], open_paragraphs: list) -> None:
    if event == "start":
        open_paragraphs.append((len(lines), []))
        lines.append("")
    elif open_paragraphs:
        place, words = open_paragraphs.pop()
        lines[place] = "".join(words)


def _add(node, name: str, words: list[str]) -> None:
    if name == "t":
        words.append(node.text or "")
    elif name in BREAKS and node.getparent().tag.rpartition("}")[2] == "r":  # a tab also stands among a style's tab stops
        words.append(BREAKS[name])
