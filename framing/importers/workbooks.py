"""Sheets of workbooks as rows of strings: XLSX, XLS, ODS, and HTML tables under the name .xls."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html

PROGRAM = str(Path(__file__).with_name("sheet_cells.py"))
BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # ZIP (XLSX, ODS) and the old Excel's container


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and its cells as strings; the first row is row 1."""

    name: str
    rows: list[list[str]]


def sheets(data: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, str]], bool]:
    """The sheets, what is wrong with the file, and whether it is no workbook at all but delimited text."""
    if not data.startswith(BINARY):
        return _not_a_workbook(data, name)
    run = subprocess.run([sys.executable, "-P", PROGRAM], input=data, capture_output=True, check=False)
    if run.returncode:
        fix = (
            "it is damaged, or a stray cell stands far off the table; copy the table into a new workbook, or save it as CSV"
        )
        return [], [("unreadable", f"{name} can't be opened: {fix}")], False
    read = json.loads(run.stdout)
    if read["locked"]:
        return [], [("encrypted", f"{name} is protected by a password; save it without one")], False
    if read["error"]:
        fix = "it is cut off or damaged, or no workbook; save it again as XLSX or CSV"
        return [], [("unreadable", f"{name} can't be opened ({read['error']}); {fix}")], False
    fix = "save it again as XLSX"
    failed = [("unreadable", f"{name}, sheet {sheet!r} can't be read ({why}); {fix}") for sheet, why in read["failed"]]
    return [Sheet(*sheet) for sheet in read["sheets"]], failed, False


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
