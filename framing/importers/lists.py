"""Lists of articles: CSV and its kin, and the sheets of workbooks, a row an article."""

from collections.abc import Sequence

from framing.importers.cells import Row, read_rows
from framing.importers.columns import article, layout_of, mapped, unmapped, usable
from framing.importers.decoding import decode_list
from framing.importers.records import Contents, Found
from framing.importers.workbooks import Sheet, sheets

HEADER_WITHIN = 30  # rows among which the row of column names is looked for


def read_csv_list(data: bytes, name: str) -> Contents:
    """The articles of a delimited list (comma, semicolon, tab or pipe; UTF-8, UTF-16 or Windows-1252), a row an article.

    Cells are strings as they stand. A row with too many or too few cells, a mark never closed and a file without known
    column names are problems; no row that holds anything is left out.
    """
    text, problems = decode_list(data, name)
    contents = Contents("CSV list", problems=problems)
    if text is None:
        return contents
    rows, delimiter = read_rows(text)
    _read_table(rows, "", name, contents, delimiter)
    return contents


def read_workbook(data: bytes, name: str) -> Contents:
    """The articles of all sheets of a workbook (XLSX, XLS, ODS; also the HTML and text files that databases call .xls)."""
    contents = Contents("workbook")
    found, problems, delimited = sheets(data, name)
    if delimited:
        return read_csv_list(data, name)
    contents.problems.extend(problems)
    for sheet in found:
        _read_sheet(sheet, name, contents, alone=len(found) == 1)
    return contents


def _read_sheet(sheet: Sheet, name: str, contents: Contents, alone: bool) -> None:
    rows = [Row(number, cells) for number, cells in enumerate(sheet.rows, 1)]
    if any(any(row.cells) for row in rows):
        _read_table(rows, "" if alone else f"sheet {sheet.name!r} ", name, contents, "")


def _read_table(rows: Sequence[Row], before: str, name: str, contents: Contents, delimiter: str) -> None:
    rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
    head = _header(rows)
    if head is None:
        if rows:
            kind, line = unmapped(name, rows[0].cells)
            contents.problems.append((kind, f"{before}{line}" if not before else f"{before}of {line}"))
        else:
            contents.problems.append(("empty", f"{name} has no rows; export the list again"))
        return
    header, columns = rows[head].cells, mapped(rows[head].cells)
    _say_columns(rows[:head], header, columns, f"{before}of {name}" if before else name, contents)
    if delimiter or contents.layout == "workbook":
        contents.layout = layout_of(header, contents.layout)
    for row in rows[head + 1 :]:
        contents.articles.append(_article(row, header, columns, before, delimiter))


def _header(rows: Sequence[Row]) -> int | None:
    """The place of the row of column names: the first of those with most known names."""
    known = [mapped(row.cells) for row in rows[:HEADER_WITHIN]]
    best = max(range(len(known)), key=lambda i: (usable(known[i]), len(known[i])), default=None)
    return best if best is not None and usable(known[best]) else None


def _say_columns(
    above: Sequence[Row], header: Sequence[str], columns: dict[str, list[int]], where: str, contents: Contents
) -> None:
    if above:
        lines = " / ".join(" ".join(c for c in row.cells if c)[:80] for row in above[:3])
        contents.problems.append(("above the header", f"{where}: {len(above)} rows above the header left out: {lines}"))
    if "text" not in columns:
        shown = ", ".join(c.strip()[:40] for c in header[:15] if c.strip())
        contents.problems.append(
            (
                "no texts",
                f"{where} has no column with the articles' words ({shown}); get them, or name that column 'text'",
            )
        )
    elif len(columns["text"]) > 1:
        names = [repr(header[i]) for i in columns["text"]]
        contents.problems.append(
            ("two texts", f"{where}: columns {', '.join(names)} may hold the text; {names[0]} is read where it is filled")
        )


def _article(row: Row, header: Sequence[str], columns: dict[str, list[int]], before: str, delimiter: str) -> Found:
    place, cells, width = f"{before}row {row.number}", row.cells, len(header)
    further = cells[width:] if any(cell.strip() for cell in cells[width:]) else []
    rejoined = bool(further and delimiter and columns.get("text", [-1])[0] == width - 1)
    if rejoined:
        cells = [*cells[: width - 1], delimiter.join(cells[width - 1 :])]
    found = article(place, cells, columns)
    if further and not rejoined:
        found.fields["note"] = "further cells: " + " | ".join(cell for cell in further if cell.strip())
    if further or (delimiter and len(row.cells) < width):
        fate = (
            "the surplus was joined to the text"
            if rejoined
            else "the surplus stands in its note"
            if further
            else "the missing ones are empty"
        )
        found.problems.append(
            ("ragged row", f"{place} has {len(row.cells)} cells, the header {width}; {fate}; compare it with the source")
        )
    if row.odd == "never closed":
        found.problems.append(("cut off", f"{place}: a quotation mark never closes, the file ends in it; export it again"))
    elif row.odd:
        found.problems.append(("quotation mark", f"{place}: {row.odd}; compare it with the source"))
    return found
