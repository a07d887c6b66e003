"""Bytes to text, keeping every character; and what is wrong with a text."""

import hashlib
import re
import unicodedata

LONGEST = 1_000_000  # code points of one article; a longer file holds something else
MARKUP = re.compile(
    r"</?(?:p|div|span|a|br|img|script|table|td|tr|li|ul|h[1-6]|b|i|em|strong|html|body)\b[^<>]{0,300}>", re.I
)
MOJIBAKE = re.compile("â€|Ã[\x80-¿]|\ufffd")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(data: bytes) -> tuple[str | None, str | None]:
    """The text of a file and what to say about it: (text, None), (text, doubt) or (None, why it can't be read).

    Tried in this order: a byte order mark, strict UTF-8, Windows-1252. Line ends and all other characters stay as
    they are; only the mark is taken off. Files with NUL bytes or many control characters are binary.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError as error:
                return None, f"broken {encoding} at byte {error.start}; save the file again as UTF-8"
            return (
                (None, f"binary file that begins like {encoding}; save the article as UTF-8 text")
                if _senseless(text)
                else (text, None)
            )
    if b"\0" in data:
        return None, "binary file, or UTF-16 without a mark; save the article as UTF-8 text"
    try:
        text, doubt = data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        doubt = (
            f"byte {error.start} is not UTF-8; read as Windows-1252; look whether names and quotation marks are "
            "right, or save the file as UTF-8"
        )
    if _controls(text) > len(text) / 50 + 1:
        return None, "binary file (control characters); save the article as UTF-8 text"
    return text, doubt


def _senseless(text: str) -> bool:
    """Are there many code points that stand for no character, as in bytes that are no text?"""
    sample = text[:20_000]
    return sum(unicodedata.category(c) in ("Cn", "Co", "Cs") for c in sample) > len(sample) / 50


def _controls(text: str) -> int:
    return sum(1 for c in text[:20_000] if ord(c) < 32 and c not in "\t\n\r\f\v")


def unusable(text: str) -> str | None:
    """Why a text can't be coded at all, or None."""
    if not text.strip():
        return "empty text; put the article's words into the file or take it out of the set"
    if LONE_SURROGATE.search(text):
        return "half a character pair (a lone surrogate); export the text again"
    if len(text) > LONGEST:
        return f"{len(text)} characters (at most {LONGEST}); split the file into its articles"
    return None


def doubts(text: str) -> list[str]:
    """What a reader should look at, though the text is coded: markup, damaged characters."""
    found = []
    tags = len(MARKUP.findall(text))
    if tags > 3:
        found.append(f"{tags} HTML tags in the text; export it as plain text, or offsets and sentences suffer")
    if MOJIBAKE.search(text):
        at = MOJIBAKE.search(text).start()  # type: ignore[union-attr]
        found.append(f"damaged characters at {at} (wrong encoding at an earlier step); export the text again")
    return found


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8: how an article is recognised, whatever its file is called."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def count_words(text: str) -> int:
    """Number of words: runs of characters between white space."""
    return len(text.split())
