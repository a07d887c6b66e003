"""Delimited text to rows of cells, every character kept: quotation marks, line breaks in cells, damaged files."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.importers.columns import mapped

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 100_000  # characters read to find the delimiter


@dataclass
class Row:
    """One record: its number as a spreadsheet program counts it, its cells, and what is odd about its quotation marks."""

    number: int
    cells: list[str] = field(default_factory=list)
    odd: str = ""


def read_rows(text: str) -> tuple[list[Row], str]:
    """All records of a delimited text, and the delimiter that was found out. A first line "sep=;" is obeyed."""
    told = re.match(r"sep=(.)\r?\n", text)
    delimiter = told.group(1) if told else find_delimiter(text[:SAMPLE])
    rows = list(split_rows(text, delimiter))
    return rows[1:] if told else rows, delimiter


def find_delimiter(sample: str) -> str:
    """The delimiter under which most columns are known, then most rows are as long as the header, then most cells come."""

    def score(delimiter: str) -> tuple[int, float, int]:
        rows = [row.cells for row in split_rows(sample, delimiter)][:200]
        known = max((len(mapped(cells)) for cells in rows[:30]), default=0)
        width, same = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
        return known, same / max(len(rows), 1), width

    return max(DELIMITERS, key=score)


def split_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The records of a text, as they stand; `odd` tells of a mark never closed or one that may have swallowed a row."""
    plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    escaped = '\\"' in text and not re.search(r'\w""|""\w', text)
    row, at, width = Row(1), 0, 0
    while at < len(text):
        cell, at, odd = _quoted(text, at + 1, delimiter, width, escaped) if text.startswith('"', at) else ("", at, "")
        rest = plain.match(text, at)
        at = rest.end()  # type: ignore[union-attr]
        row.cells.append(cell + rest.group())  # type: ignore[union-attr]
        row.odd = row.odd or odd
        if text.startswith(delimiter, at):
            at += 1
            if at < len(text):
                continue
            row.cells.append("")
        yield row
        width = width or len(row.cells)
        row, at = Row(row.number + 1), at + (2 if text.startswith("\r\n", at) else 1)


def _quoted(text: str, start: int, delimiter: str, width: int, escaped: bool) -> tuple[str, int, str]:
    """The cell that opened with a quotation mark before `start`, where it ends, and what is odd about it."""
    at, stray = start, False
    while (end := text.find('"', at)) >= 0:
        after = text[end + 1 : end + 2]
        if escaped and text[end - 1] == "\\" and end > start:
            at = end + 1
        elif after == '"' and not escaped:
            at = end + 2
        elif after in ("", delimiter, "\r", "\n"):
            cell = text[start:end].replace('\\"' if escaped else '""', '"')
            odd = "a quotation mark stands alone in it, it may hold the next row too" if stray and "\n" in cell else ""
            return cell, end + 1, odd
        else:
            at, stray = end + 1, True
    if _is_row_by_row(text[start:], delimiter, width):
        return '"', start, "a quotation mark opens and never closes; it was taken as a mark of the text"
    return text[start:].replace('\\"' if escaped else '""', '"'), len(text), "never closed"


def _is_row_by_row(rest: str, delimiter: str, width: int) -> bool:
    """Whether the lines after an unclosed mark look like further rows, not like the lines of one long cell."""
    lines = [line for line in rest.splitlines()[1:200] if line]
    whole = len(lines) > 1 or (bool(lines) and rest.endswith("\n"))
    return whole and width > 1 and sum(line.count(delimiter) == width - 1 for line in lines) > len(lines) / 2
