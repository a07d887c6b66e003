"""Exports of Nexis Uni, Lexis Advance and the older LexisNexis, from the lines of a DOCX, RTF, PDF or text file."""

from framing.importers.nexis_old import read_old
from framing.importers.nexis_rows import Row, is_length, rows, wrapped
from framing.importers.nexis_uni import read_uni
from framing.importers.records import Contents

SURE = {"end", "count", "length", "loaddate", "announced"}
NARROW = 100  # characters: older text files are wrapped at about 80


def read_nexis(lines: list[str]) -> Contents | None:
    """The articles of a Nexis export; None if these lines are none.

    Each article has its title, its text (paragraphs as printed, a blank line between; lines that a text file wraps at a
    width are joined by a blank), its fields as printed, the highlight above, captions and corrections below. The
    classification block is no text. Every article found is kept; what is missing, cut off or doubtful stands in
    `problems`: a number other than the cover page's, titles listed but not there, two articles without an end mark
    between them, a length other than the database's. The words of the layouts stand in data/nexis.yml.
    """
    found = rows(lines)
    signs = _signs(found)
    if len(signs) < 2 or not signs & SURE:
        return None
    joined = wrapped(found)
    if _is_old(found, signs):
        contents = read_old(found, joined or max(len(row.text) for row in found) <= NARROW)
    else:
        contents = read_uni(found, joined)
    read = len(contents.articles)
    if contents.announced is not None and contents.announced != read:
        fewer = (
            "compare its list of titles, and download it again if some are not here"
            if read < contents.announced
            else "compare"
        )
        detail = (
            f"By {contents.announced_by} there are {contents.announced} articles, {read} were found in the file; {fewer}."
        )
        contents.problems.append(("count", detail))
    return contents


def _signs(found: list[Row]) -> set[str]:
    """The kinds of marks and labels of the database among the rows."""
    signs = {row.kind for row in found if row.kind in ("end", "count", "body", "classification")}
    signs |= {"length" for row in found if is_length(row)}
    signs |= {"loaddate" for row in found if row.kind == "label" and row.name == "loaddate"}
    signs |= {"section" for row in found if row.kind == "label" and row.name == "section"}
    if sum(row.kind == "cover" for row in found) >= 2:
        signs |= {"cover"} | {row.name for row in found if row.name == "announced"}
    return signs


def _is_old(found: list[Row], signs: set[str]) -> bool:
    if "count" in signs:
        return True
    return not signs & {"end", "body"} and any(is_length(row) and row.label.isupper() for row in found)
