"""One article in a plain text file: its words as they are, and what its head and its file name tell of it."""

import re
from pathlib import Path, PurePath

from framing.corpus.forms import guess_metadata
from framing.importers.dates import read_date
from framing.importers.outlets import Outlets
from framing.importers.records import Found

HEAD, FOOT = 8, 3  # lines at the top and bottom that may hold a date, a by-line, an address
LONGEST_TITLE = 25  # words
BYLINE = re.compile(r"^\W*by:?\s+(?P<who>[A-Z][^.!?]{2,100})$", re.I)
URL = re.compile(r"https?://\S+")
BEFORE_DATE = (
    r"^\W*(?:(?:date of publication|first published|published|posted|updated|last modified|date)(?: on| at)?\b\W*)?"
)
DATE_LINE = re.compile(BEFORE_DATE + r"(?P<when>.{6,60})$", re.I)
LEADING_DATE = re.compile(  # a date in full, with or without its weekday, before the first sentence
    BEFORE_DATE
    + r"(?:[a-z]{3,9}\W+)?(?P<when>\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2})\b",
    re.I,
)


def read_plain(text: str, path: PurePath, outlets: Outlets) -> Found:
    """The article of a text file; what was guessed is in `fields`, the text holds everything.

    The outlet comes from the subfolder or a file name such as `Outlet_2024-01-18_x.txt`, else from a known outlet's name
    in the file name or its address in the text; date, by-line and address from the first lines or the last ones.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edge = lines[:HEAD] + lines[max(HEAD, len(lines) - FOOT) :]
    fields = dict(guess_metadata(Path(path)))
    if url := next((m.group().rstrip(".,;)]") for line in edge if (m := URL.search(line))), None):
        fields["url"] = url
    if "outlet" not in fields and (name := _outlet(path.stem, fields.get("url", ""), outlets)):
        fields["outlet"] = name
    if "date" not in fields and (when := next((d for line in edge if (d := _date(line))), None)):
        fields["date"] = when
    if by := next((m.group("who") for line in lines[:HEAD] if (m := BYLINE.match(line))), None):
        fields["author"] = by
    return Found(title=_title(lines), text=text, fields=fields)


def _title(lines: list[str]) -> str | None:
    first = lines[0] if lines else ""
    return first if first and len(first.split()) <= LONGEST_TITLE and first[-1] not in ".!:;," else None


def _date(line: str) -> str | None:
    """The date of a line that is a date and little else, or begins with one."""
    if (leading := LEADING_DATE.match(line)) and read_date(leading.group("when")).iso:
        return leading.group("when")
    match = DATE_LINE.match(line)
    if not match or len(line.split()) > 12 or not re.search(r"\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2}", line):
        return None
    return line if read_date(match.group("when"), "day-first").iso else None


def _outlet(stem: str, url: str, outlets: Outlets) -> str | None:
    """A known outlet by the site or by words of the file name, the longest first."""
    if url and (name := outlets.of_site(url)):
        return name
    words = [w for w in re.split(r"[\W_]+", stem) if w]
    for size in range(min(5, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            phrase = " ".join(words[i : i + size])
            if len(phrase) > 2 and (name := outlets.named(phrase)):
                return name
    return None
