"""A sheet as an XLSX workbook: codes with drop-downs, and a guide on the second page."""

from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from framing.corpus.vocabulary import Vocabulary
from framing.sheets.columns import ABOUT
from framing.tables import write_whole
from framing.tables.columns import ACTOR, Column

CODES, GUIDE, LISTS = "codes", "guide", "lists"  # the pages
WIDTHS = {"article_id": 20, "text": 32, "context": 60, "reading": 70, "note": 30, "sentence": 9, "nth": 5, "done": 6}
SPARE = 500  # rows below the last one that have drop-downs, too
TEXT = "@"  # the number format of cells that stay text


def write_workbook(
    frame: pd.DataFrame, columns: list[Column], vocabulary: Vocabulary, path: Path, guide_rows: list[list[str]] | None = None
) -> None:
    """Write the sheet: every cell a string, the header frozen, a drop-down wherever a column has a closed vocabulary.

    `guide_rows` are the second page; without them it says what the columns hold.
    """
    book = Workbook()
    codes, guide, lists = book.active, book.create_sheet(GUIDE), book.create_sheet(LISTS)
    codes.title = CODES
    _fill(codes, [list(frame.columns), *frame.fillna("").to_numpy().tolist()])
    codes.freeze_panes = "C2"
    for number, name in enumerate(frame.columns, 1):
        codes.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, max(12, len(name) + 2))
    allowed = {c.name: ["yes", "no"] if c.type == "bool" else vocabulary.known(c) or [] for c in columns}
    for number, column in enumerate([c for c in columns if allowed[c.name]], 1):
        values = allowed[column.name]
        _fill(lists, [[value] for value in [column.name, *values]], number)
        place = get_column_letter(number)
        rule = DataValidation("list", formula1=f"{LISTS}!${place}$2:${place}${len(values) + 1}", allow_blank=True)
        rule.errorStyle = "warning" if column.codes == ACTOR else "stop"  # an actor may be a name that no codebook has
        rule.error, rule.showErrorMessage = "Choose a value of the list; the page guide says what they mean.", True
        at = get_column_letter(list(frame.columns).index(column.name) + 1)
        rule.add(f"{at}2:{at}{len(frame) + 1 + SPARE}")
        codes.add_data_validation(rule)
    lists.sheet_state = "hidden"
    _guide(guide, guide_rows or _column_rows(frame, {c.name: c for c in columns}, allowed))
    write_whole(path, book.save)


def _column_rows(frame: pd.DataFrame, columns: dict[str, Column], allowed: dict) -> list[list[str]]:
    rows = [["column", "what it holds", "allowed"]]
    for name in frame.columns:
        about = ABOUT.get(name) or (columns[name].about if name in columns else "The article.")
        empty = " (may be empty)" if name in columns and columns[name].nullable else ""
        values = allowed.get(name) or []
        shown = ", ".join(values) if len(values) <= 60 else "an id of the codebook; the cell's list has them"
        rows.append([name, about + empty, shown])
    return rows


def _guide(page: Worksheet, rows: list[list[str]]) -> None:
    _fill(page, rows)
    for place, width in (("A", 20), ("B", 40 if rows[0][1] == "value" else 70), ("C", 70)):
        page.column_dimensions[place].width = width
    page.freeze_panes = "A2"


def _fill(page: Worksheet, rows: list[list[str]], first: int = 1) -> None:
    """Write strings that no spreadsheet takes for a formula or a number."""
    for at, row in enumerate(rows, 1):
        for number, value in enumerate(row, first):
            cell = page.cell(at, number)
            if value:
                cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub(" ", value), "s"
            cell.number_format, cell.quotePrefix = TEXT, value.startswith(("=", "+", "-", "@", "'"))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if at == 1:
                cell.font = Font(bold=True)
