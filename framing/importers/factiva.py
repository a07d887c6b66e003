"""Articles out of a Factiva export read as lines (RTF, TXT, DOCX, PDF), in either of its two layouts with full text.

A line "Document" with an accession number ends each article. Where it is missing, a new header begins the next one, and
both say so; lines that belong to no article are named, so nothing goes unseen.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from framing.importers.factiva_display import Header, header_at, top, top_start
from framing.importers.factiva_record import Codes, accession, found, lexicon, number, word_count
from framing.importers.factiva_tagged import codes_in, header_starts, read_tagged
from framing.importers.records import Contents

ABOVE = 6  # most lines that section, headline, by-line and credit take
SUMMARY = 60  # most lines of a search summary
ENTRY = re.compile(r"\d+[.)]\s.*|.*\S[\s.…|]+\d+")  # a line of a table of contents
CUT = ("cut off", "the file ends before the article's end mark (Document …); export this article again")
GLUED = ("glued", "the end mark (Document …) is missing and the next article follows; split there, check both at the seam")
NO_HEAD = ("no header", "no word count, date and source stand above this text; fill them in by hand or export it again")
UNSURE = ("headline unsure", "which line is headline, section or author had to be guessed; check the title")


@dataclass(frozen=True)
class Part:
    """An article's lines, from `start` to before `end`, its end mark, and whether another article follows without one."""

    start: int
    end: int
    mark: str | None
    headed: bool
    problems: tuple[tuple[str, str], ...] = ()


def read_factiva(lines: list[str]) -> Contents | None:
    """What a Factiva export holds; None where the lines show neither field codes, nor particulars, nor end marks."""
    lines = [line.lstrip("\ufeff").strip() for line in lines]
    lines = ["" if line and lexicon().line["noise"].fullmatch(line) else line for line in lines]
    announced, end = _summary(lines)
    lines = lines[:end]
    marks = {i: mark for i, line in enumerate(lines) if line and (mark := _mark(line))}
    coded = codes_in(lines)
    starts = header_starts(lines, coded)
    if starts:
        contents = _contents("Factiva with indexing", lines, starts, marks, lambda part: _tagged(lines, coded, part))
    else:
        headers = _headers(lines)
        if not marks and not any(len(header.codes) >= 5 for header in headers.values()):
            return None
        starts = _display_starts(lines, list(headers), list(marks))
        contents = _contents("Factiva", lines, starts, marks, lambda part: _display(lines, headers, part))
    if announced is not None:
        contents.announced, contents.announced_by = announced, "the search summary at its end"
    return contents


def _mark(line: str) -> str | None:
    return accession(line.removeprefix("AN").lstrip(" |\t\xa0"))


def _summary(lines: list[str]) -> tuple[int | None, int]:
    """The number of results in the search summary at the end, and the line where the summary begins."""
    for i in range(len(lines) - 1, max(-1, len(lines) - 2 * SUMMARY), -1):
        if lines[i].rstrip("| ").casefold() in lexicon().summary:
            for j in range(i + 1, min(i + SUMMARY, len(lines))):
                match = lexicon().results.fullmatch(lines[j])
                if match:
                    following = next((line for line in lines[j + 1 :] if line), "")
                    return number(match[1]) if match[1].strip() else number(following), i
    return None, len(lines)


def _headers(lines: list[str]) -> dict[int, Header]:
    counts = (i for i, line in enumerate(lines) if line[:1].isdigit() and len(line) < 40 and word_count(line) is not None)
    return {i: header for i in counts if (header := header_at(lines, i))}


def _display_starts(lines: list[str], counts: list[int], marks: list[int]) -> list[int]:
    """The line where each article of the display layout begins: some lines above its word count."""
    starts: list[int] = []
    for n, count in enumerate(counts):
        before = max((mark for mark in marks if mark < count), default=-1)
        if n and before < counts[n - 1]:
            starts.append(top_start(lines, count, counts[n - 1] + 1))
            continue
        rows = [i for i in range(before + 1, count) if lines[i]]
        if not n:
            rows = rows[_table_of_contents([lines[i] for i in rows], _titles(lines, counts[1:]), True) :]
        starts.append(rows[-ABOVE:][0] if rows else count)
    return starts


def _titles(lines: list[str], counts: list[int]) -> list[str]:
    return [line for count in counts for line in lines[max(0, count - ABOVE) : count] if len(line) > 15]


def _table_of_contents(rows: list[str], titles: list[str], headline: bool = False) -> int:
    """How many of these rows above the first article belong to a table of contents: up to its last known headline.

    One headline that comes again is none (papers print the same one twice) unless it is numbered or under a heading.
    `headline`: the rows behind the table must still hold one.
    """
    known = [i for i, row in enumerate(rows) if any(title in row for title in titles) or _repeated(row, rows[i + 1 :])]
    while headline and known and not any(not lexicon().line["byline"].fullmatch(row) for row in rows[known[-1] + 1 :]):
        known.pop()
    heading = [i + 1 for i, row in enumerate(rows) if row.casefold() in lexicon().contents]
    if known and (heading or len(known) > 1 or ENTRY.fullmatch(rows[known[0]])):
        return known[-1] + 1
    return max(heading, default=0)


def _repeated(row: str, later: list[str]) -> bool:
    return len(row) > 15 and any(len(line) > 15 and (line in row or row == line) for line in later)


def _parts(starts: list[int], marks: dict[int, str], end: int) -> tuple[list[Part], list[tuple[int, int]]]:
    """The articles' lines, and the stretches of lines outside them."""
    parts: list[Part] = []
    outside: list[tuple[int, int]] = []
    begun: int | None = None
    free = 0
    for i in sorted({*starts, *marks}):
        if i in marks:
            parts.append(Part(free if begun is None else begun, i + 1, marks[i], begun is not None))
            begun, free = None, i + 1
        else:
            if begun is not None:
                parts.append(Part(begun, i, None, True, (GLUED,)))
            else:
                outside.append((free, i))
            begun = i
    if begun is not None:
        parts.append(Part(begun, end, None, True, (CUT,)))
    else:
        outside.append((free, end))
    return parts, outside


def _contents(
    layout: str, lines: list[str], starts: list[int], marks: dict[int, str], read: Callable[[Part], tuple[Codes, list]]
) -> Contents:
    parts, outside = _parts(starts, marks, len(lines))
    contents = Contents(layout)
    for n, part in enumerate(parts, 1):
        codes, problems = read(part)
        contents.articles.append(found(n, codes, [*part.problems, *problems]))
    titles = [article.title for article in contents.articles if article.title]
    for start, end in outside:
        rows = [line for line in lines[start:end] if line]
        if start == 0:
            table = _table_of_contents(rows, titles)
            listed = [row for row in rows[:table] if row.casefold() not in lexicon().contents]
            entries = [row for row in listed if ENTRY.fullmatch(row)]
            if len(entries) > len(listed) / 2:
                contents.announced, contents.announced_by = len(entries), "the table of contents"
            rows = rows[table:]
        contents.problems += _outside(rows, sum(part.end <= start for part in parts))
    return contents


def _outside(rows: list[str], after: int) -> list[tuple[str, str]]:
    if not rows:
        return []
    where = f"after document {after}" if after else "before document 1"
    begin = " ".join(" ".join(rows).split()[:5])
    detail = f"{len(rows)} lines {where} belong to no article (they begin “{begin}”); look there whether one was missed"
    return [("text outside articles", detail)]


def _tagged(lines: list[str], coded: dict[int, str], part: Part) -> tuple[Codes, list[tuple[str, str]]]:
    codes, before = read_tagged(lines, coded, part.start, part.end)
    if part.mark:
        codes["AN"] = [part.mark]
    if part.headed:
        return codes, []
    if not codes.keys() & {"LP", "TD"}:
        codes["TD"] = before[:-1] if before and _mark(before[-1]) else before
    return codes, [NO_HEAD]


def _display(lines: list[str], headers: dict[int, Header], part: Part) -> tuple[Codes, list[tuple[str, str]]]:
    end = part.end - 1 if part.mark else part.end
    codes: Codes = {"AN": [part.mark]} if part.mark else {}
    header = next((headers[i] for i in range(part.start, end) if i in headers), None)
    if not header:
        rows = [line for line in lines[part.start : end] if line]
        return codes | {"HD": rows[:1], "TD": rows[1:]}, [NO_HEAD]
    above, guessed = top([line for line in lines[part.start : header.count] if line])
    body = [line for line in lines[header.text : end] if line]
    return {**above, **header.codes, "TD": body, **codes}, [UNSURE] if guessed else []
