"""A sheet that a person edited, back from CSV or XLSX: rows under their column names, and what can't be read."""

import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from framing.corpus.cells import as_records, read_cells
from framing.errors import TableError
from framing.sheets.columns import ASKED, HELPERS, LAYERS, READING, code_columns
from framing.sheets.workbook import CODES

BROKEN_MARK = "ï»¿"  # the mark of UTF-8, where a spreadsheet read it as Windows-1252
UNREAD = "\0"  # what stands for a cell that is left out
Record = dict[str, str]  # cells by column; the row's number under the empty name


class Loaded(NamedTuple):
    """The layer of a sheet, its rows, and what is wrong with it, a line each."""

    layer: str
    records: list[Record]
    wrong: list[str]


def load_sheet(path: Path, layer: str | None = None) -> Loaded:
    """Read a sheet; which layer it is of is seen by its columns, if not given. Raises TableError for what is no sheet."""
    rows, wrong = sheet_rows(path)
    records, longer = as_records(path, rows)
    wrong += [f"row {n}: more cells than the header; put quotation marks round a cell that holds a comma" for n in longer]
    found = layer or _layer(path, rows[0])
    return Loaded(found, records, wrong + _unknown(found, rows[0]))


def sheet_rows(path: Path) -> tuple[list[list[str]], list[str]]:
    """The cells of a sheet, the header first in lower case, and what is wrong with some. Raises TableError for no sheet."""
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise TableError(f"{path}: a sheet is a .csv or .xlsx file; save it as one")
    rows, wrong = _workbook(path) if path.suffix.lower() == ".xlsx" else (read_cells(path), [])
    rows[0] = [name.removeprefix("\ufeff").removeprefix(BROKEN_MARK).strip('"').casefold() for name in rows[0]]
    if "article_id" not in rows[0]:
        raise TableError(f"{path}: no column article_id in the first row; put the header of the sheet back")
    return rows, wrong


def _unknown(layer: str, header: list[str]) -> list[str]:
    known = [*READING, *(c.name for c in code_columns(layer, False)), *ASKED, *HELPERS]
    wrong = []
    for name in header:
        if name and name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            wrong.append(f"column {name!r}: none of a sheet of {layer}, left out{hint}")
    return wrong


def _layer(path: Path, header: list[str]) -> str:
    fits = {layer: len({c.name for c in code_columns(layer, False)} & set(header)) for layer in LAYERS}
    best = max(fits, key=lambda layer: fits[layer])
    if not fits[best] or list(fits.values()).count(fits[best]) > 1:
        raise TableError(f"{path}: whose codes these are is not clear from the columns; say it with --layer")
    return best


def _workbook(path: Path) -> tuple[list[list[str]], list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path)
    except FileNotFoundError:
        raise TableError(f"{path}: can't be read (No such file or directory); name a sheet") from None
    except Exception as error:  # openpyxl raises what its parsers raise: zip, XML, key and value errors
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise TableError(f"{path}: no readable XLSX ({why}); save it again as .xlsx or .csv") from None
    page = book[CODES] if CODES in book.sheetnames else book.worksheets[0]
    rows, wrong = [], []
    for number, row in enumerate(page.iter_rows(), 1):
        for cell in row:
            if cell.data_type in ("f", "e"):
                where = f"row {number}, column {cell.column_letter}"
                wrong.append(f"{where}: a formula or a spreadsheet's error, left out; write the value itself")
        rows.append([_cell(cell) for cell in row])
    if not any(any(row) for row in rows):
        raise TableError(f"{path}: an empty sheet; its first row must be the header")
    return rows, wrong


def _cell(cell) -> str:
    """A cell as text, whatever the spreadsheet made of it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return UNREAD
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).strip()
