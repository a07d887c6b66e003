"""The lines of an RTF file, read with striprtf; what that library drops or breaks on is mended before or after."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

TOKEN = re.compile(rb"\\\\|\\bin([a-z]*)(-?\d*) ?")
PICTURE = re.compile(rb"(?:[0-9a-fA-F]{64,}\s*){2,}")
BRACE = re.compile(r"\\[\\{}]|[{}]")
CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
LINK = re.compile(r"(\\fldinst\b[^{}]*(?:\{[^{}]*)?)HYPERLINK", re.IGNORECASE)
FONT = re.compile(r"(\{\\f\d+)(?![^{};]*\\fcharset)(?=[\\ ][^{}]*;)")
DEFAULT_FONT = re.compile(r"\\deff(\d+)")
HIGH = re.compile(rb"[\x80-\xff]+")
MAC = {78: 128, 79: 136, 80: 129, 81: 178, 82: 177, 83: 161, 84: 204, 85: 134, 86: 238, 87: 204, 88: 222, 89: 238}
UNFONTED = "The RTF file closes before its end; what follows was read without its fonts, so accents may be wrong."
Problems = list[tuple[str, str]]


def rtf_lines(data: bytes) -> tuple[list[str], Problems]:
    """The lines of an RTF file (empty ones too; each table cell a line of its own), and problems as (name, sentence).

    Words are decoded by the file's code page and its fonts; pictures, running heads, footnotes and the addresses behind
    links are left out. A file that ends before its closing brace is read to its end and has a problem "cut off".
    """
    start = data.find(b"{\\rtf")
    if start < 0:
        return [], [("not an RTF", "The file doesn't begin as RTF does; save it as .docx or .rtf in Word.")]
    source = _seven_bits(_without_binary(data[start:].rstrip(b"\0")))
    problems: Problems = []
    lines: list[str] = []
    for group, closed in _groups(source):
        if not group.startswith("{\\rtf") and group.strip("{} \r\n\0"):
            problems.append(("damaged", UNFONTED))
        lines += _text(group).split("\n")
        if not closed:
            last = next((line for line in reversed(lines) if line.strip()), "")
            where = f"after “{' '.join(last.split()[-8:])}”" if last else "before its first word"
            problems.append(("cut off", f"The RTF file lacks its closing brace: its text ends {where}; download it again."))
    return lines, problems


def _without_binary(data: bytes) -> bytes:
    """Without pictures' bytes (striprtf fails on some), and with each literal backslash written as \\'5c."""
    out, at = bytearray(), 0
    for match in TOKEN.finditer(data):
        if match.start() < at:
            continue
        out += data[at : match.start()]
        at = match.end()
        if match.group() == b"\\\\":
            out += b"\\'5c"
        else:
            out += b"\\nop "  # a word that means nothing keeps apart what stands on both sides
            at += max(0, int(match.group(2).strip(b"-") or 0)) if not match.group(1) else 0
    return PICTURE.sub(b"", bytes(out + data[at:]))


def _seven_bits(data: bytes) -> str:
    """Bytes above 127 as RTF escapes: of UTF-8 if they are that, otherwise of the file's code page."""
    return HIGH.sub(_escaped, data).decode("ascii")


def _escaped(match: re.Match) -> bytes:
    try:
        return b"".join(b"{\\uc1\\u%d?}" % ord(char) for char in match.group().decode("utf-8"))
    except UnicodeDecodeError:
        return b"".join(b"\\'%02x" % byte for byte in match.group())


def _groups(source: str) -> Iterator[tuple[str, bool]]:
    """Each outermost group and whether it is closed; text after a brace too many, which striprtf drops, is a group too."""
    depth, start = 0, 0
    for match in BRACE.finditer(source):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth -= 1
            if depth <= 0:
                yield _group(source[start : match.end()], depth), True
                depth, start = 0, match.end()
    rest = source[start:]
    if depth > 0:
        yield _group(rest, depth), False
    elif rest.strip(" \r\n\t\0"):
        yield _group(rest, depth), True


def _group(piece: str, depth: int) -> str:
    """The piece with an opening brace, which what follows a brace too many lacks."""
    piece = piece.lstrip(" \r\n\t\0")
    return "{" + piece if depth < 0 or not piece.startswith("{") else piece


def _text(source: str) -> str:
    page = CODE_PAGE.search(source)
    source = CODE_PAGE.sub(r"\\nop", source)  # striprtf takes UTF-8 for a page that it doesn't know
    source = LINK.sub(r"\1LINK", source)  # striprtf would set the address behind the linked words
    source = re.sub(r"\\(?:nest)?cell(?![a-z]) ?|\\(?:page|sect)(?![a-z]) ?", r"\\par ", source)
    source = source.replace("\\-", "").replace("\\\r\n", "\\par ").replace("\\\r", "\\par ").replace("\\\n", "\\par ")
    source = re.sub(r"\\fcharset(7[89]|8\d)\b", lambda m: f"\\fcharset{MAC.get(int(m.group(1)), 0)}", source)
    source = FONT.sub(r"\1\\fcharset1", source)  # otherwise the next font's letters count for this one
    if font := DEFAULT_FONT.search(source):
        source = re.sub(r"\\plain(?![a-z]) ?", rf"\\plain\\f{font.group(1)} ", source)
    text = rtf_to_text(source, encoding=_codec(page), errors="replace")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r", "\n")


def _codec(page: re.Match | None) -> str:
    name = f"cp{page.group(1)}" if page else "cp1252"
    name = {"cp65001": "utf-8", "cp10000": "mac_roman", "cp0": "cp1252"}.get(name, name)
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
