"""Factiva's layout "Full Article/Report" as lines: a headline, a block of particulars without labels, then the text."""

import re
from dataclasses import dataclass

from framing.importers.factiva_record import Codes, accession, lexicon, word_count

AHEAD = 14  # lines that the particulars from the word count to the copyright line may take
SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
PAGE = re.compile(r"(?:[A-Z]{0,4}[-. ]?\d{1,4}[A-Z]?(?:[,;-] ?)?)+")


@dataclass(frozen=True)
class Header:
    """The particulars of an article: the line of its word count, the first line of its text, and its fields."""

    count: int
    text: int
    codes: Codes


def _is(name: str, line: str) -> bool:
    return lexicon().line[name].fullmatch(line.strip()) is not None


def _kind_of(line: str) -> str:
    if line.casefold() in lexicon().languages:
        return "LA"
    return "PD" if _is("date", line) else "ET" if _is("time", line) else "CY" if _is("copyright", line) else ""


def header_at(lines: list[str], i: int) -> Header | None:
    """The particulars that begin with a word count on line `i`: a date, a source, its code, the language must follow.

    A paragraph "512 words" in running text has none of them behind it, so it is no header.
    """
    rows = [(j, lines[j].strip()) for j in range(i + 1, min(i + 1 + 2 * AHEAD, len(lines))) if lines[j].strip()][:AHEAD]
    kinds: dict[str, int] = {}
    for n, (_, row) in enumerate(rows):
        if accession(row) or word_count(row) is not None:
            break
        kind = _kind_of(row)
        if kind:
            kinds.setdefault(kind, n)
        if kind == "CY":
            break
    if kinds.get("PD", 0) > 0:
        del kinds["PD"]  # a date stands right behind the count; anywhere else it is a paragraph
    last = _last_row(lines, rows, kinds)
    if last is None:
        return None
    codes = _particulars([row for _, row in rows[: last + 1]], kinds)
    if len(codes.keys() & {"PD", "SC", "LA", "CY"}) < 2:
        return None
    return Header(i, rows[last][0] + 1, {"WC": [lines[i].strip()], **codes})


def _last_row(lines: list[str], rows: list[tuple[int, str]], kinds: dict[str, int]) -> int | None:
    """The row that ends the particulars: the copyright line, else the language, else the code behind the source."""
    if "CY" in kinds and kinds["CY"] <= kinds.get("LA", kinds["CY"]) + 2:
        return kinds["CY"]
    if "LA" in kinds:
        n = kinds["LA"]
        touching = n + 1 < len(rows) and rows[n + 1][0] == rows[n][0] + 1  # a copyright line without its usual words
        ends = touching and (rows[n + 1][0] + 1 >= len(lines) or not lines[rows[n + 1][0] + 1].strip())
        stands_off = n > 0 and rows[n][0] == rows[n - 1][0] + 1
        short = ends and len(rows[n + 1][1]) < 120 and re.search(r"\b(?:19|20)\d\d\b", rows[n + 1][1])
        return n + 1 if short and stands_off else n
    return next((n for n, (_, row) in enumerate(rows[:6]) if SOURCE_CODE.fullmatch(row)), kinds.get("PD"))


def _particulars(rows: list[str], kinds: dict[str, int]) -> Codes:
    """Rows between word count and text by their codes; source and source code, then edition and page, by place."""
    codes: Codes = {code: [rows[n]] for code, n in kinds.items() if n < len(rows)}
    rest = [row for n, row in enumerate(rows) if n not in kinds.values()]
    if rest and rows[-1] == rest[-1] and "LA" in kinds and kinds["LA"] == len(rows) - 2:
        codes["CY"] = [rest.pop()]
    at = next((n for n, row in enumerate(rest[:3]) if n and SOURCE_CODE.fullmatch(row)), None)
    if at is None and rest and SOURCE_CODE.fullmatch(rest[0]):
        at = 0
    if at is None:
        at = 1 if rest else 0
        codes["SN"] = rest[:1]
        rest = rest[1:]
    else:
        codes["SN"] = [" ".join(rest[:at])] if at else []
        codes["SC"] = [rest[at]]
        rest = rest[at + 1 :]
    codes["PG"] = [row for row in rest if PAGE.fullmatch(row)]
    codes["ED"] = [row for row in rest if not PAGE.fullmatch(row)]
    return {code: value for code, value in codes.items() if value}


def _name_like(line: str, headline: str) -> bool:
    words = re.sub(r"\b(?:and|und|et|y|e|in|at|de|von|van|der|al)\b", "", line).split()
    names = sum(word[:1].isupper() for word in words)
    return 0 < len(words) <= 8 and names == len(words) and len(words) < len(headline.split()) and line[-1:] not in ".?!:"


def _short_before(first: str, second: str) -> bool:
    return len(first.split()) <= 3 and len(second) > 2 * len(first) and first[-1:] not in ".?!"


def top(rows: list[str]) -> tuple[Codes, bool]:
    """The lines above the word count as SE, HD, BY and CR, and whether the headline among them had to be guessed.

    By-lines, credits and sections are known by their words. What is left beside the headline is guessed: names in the
    last line are an author, a short first line is a section, all else stands above the text.
    """
    codes: Codes = {}
    rows = list(rows)
    while len(rows) > 1 and (_is("byline", rows[-1]) or _is("credit", rows[-1])):
        codes.setdefault("BY" if _is("byline", rows[-1]) else "CR", []).insert(0, rows.pop())
    if len(rows) > 1 and _is("section", rows[0]):
        codes["SE"] = [rows.pop(0)]
    guessed = len(rows) > 1
    if len(rows) > 1 and "BY" not in codes and _name_like(rows[-1], rows[0]):
        codes["BY"] = [rows.pop()]
    if len(rows) > 1 and "SE" not in codes and _short_before(rows[0], rows[1]):
        codes["SE"] = [rows.pop(0)]
    return codes | {"HD": rows[:1], "DLN": rows[1:]}, guessed


def top_start(lines: list[str], count: int, floor: int) -> int:
    """The line where an article begins whose word count is on line `count`, when no end mark stands before it.

    Upwards from there: by-lines and credits, one headline, and a line above that names a section.
    """
    above = [i for i in range(count - 1, floor - 1, -1) if lines[i].strip()]
    n = 0
    while n + 1 < len(above) and (_is("byline", lines[above[n]]) or _is("credit", lines[above[n]])):
        n += 1
    if n + 1 < len(above) and n == 0 and _name_like(lines[above[0]].strip(), lines[above[1]].strip()):
        n = 1
    if n + 1 < len(above) and _is("section", lines[above[n + 1]]):
        n += 1
    return above[n] if n < len(above) else count
