"""Sheets of workbooks as rows of strings: XLSX, XLS, ODS, and HTML tables under the name .xls."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import lxml.html
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # ZIP (XLSX, ODS) and the old Excel's container
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # control characters as XLSX writes them


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and its cells as strings; the first row is row 1."""

    name: str
    rows: list[list[str]]


def sheets(data: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, str]], bool]:
    """The sheets, what is wrong with the file, and whether it is no workbook at all but delimited text."""
    if not data.startswith(BINARY):
        return _not_a_workbook(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        return [], [("encrypted", f"{name} is protected by a password; save it without one")], False
    except (CalamineError, OSError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        fix = "it is cut off or damaged, or no workbook; save it again as XLSX or CSV"
        return [], [("unreadable", f"{name} can't be opened ({why}); {fix}")], False
    found, problems = [], []
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            found.append(Sheet(meta.name, [[_cell(value) for value in row] for row in rows]))
        except (CalamineError, OSError, ValueError) as error:
            problems.append(("unreadable", f"{name}, sheet {meta.name!r} can't be read ({error}); save it again as XLSX"))
    return found, problems, False


def _not_a_workbook(data: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, str]], bool]:
    head = data[:4000].lower()
    if b"<table" in head or b"<html" in head:
        try:
            tables = lxml.html.document_fromstring(data).iter("table")
            found = [Sheet(f"table {i}", _table(table)) for i, table in enumerate(tables, 1)]
        except (ValueError, lxml.etree.LxmlError):
            found = []
        problem = ("HTML table", f"{name} is a web page named as a workbook; its tables were read; compare some rows")
        return found, [problem], False
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return [], [("unreadable", f"{name} is a workbook of 2003 in XML; open it and save it as XLSX")], False
    return [], [], True


def _table(table: Any) -> list[list[str]]:
    for br in table.iter("br"):
        br.tail = "\n" + (br.tail or "")
    return [[cell.text_content().strip() for cell in row.iter("td", "th")] for row in table.iter("tr")]


def _cell(value: Any) -> str:
    """A cell as a spreadsheet program would print it: whole numbers without a point, dates in ISO form."""
    if isinstance(value, str):
        return ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""
