"""Cells of a CSV that a person edited: any encoding and separator that a spreadsheet writes, nothing guessed."""

import csv
import io
import re
from pathlib import Path

from framing.corpus.text import decode
from framing.errors import TableError

SEPARATORS = ",;\t"
QUOTED = re.compile(r"^'(?=[=+\-@\t'])")  # what `write_csv` sets before a cell that looks like a formula


def read_cells(path: Path) -> list[list[str]]:
    """The file's rows of cells, the header first, without blanks around cells; rows without any cell stay, empty.

    UTF-8, UTF-16 and Windows-1252; commas, semicolons or tabs between cells (the header tells which). Raises TableError
    for a file that is not there, is no text, or has no header.
    """
    try:
        text, why = decode(Path(path).read_bytes())
    except OSError as error:
        raise TableError(f"{path}: can't be read ({error.strerror}); name a CSV file") from None
    if text is None:
        raise TableError(f"{path}: {why}; save it as CSV UTF-8")
    lines = re.sub(r"\Asep=(.)\r?\n", "", text)
    header = next((line for line in lines.splitlines() if line.strip()), "")
    if not header:
        raise TableError(f"{path}: an empty file; it needs a header with the names of its columns")
    separator = max(SEPARATORS, key=header.count)
    try:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableError(f"{path}: no readable CSV ({error}); save it again as CSV UTF-8") from None
    first = next(i for i, row in enumerate(rows) if any(cell.strip() for cell in row))
    return [[QUOTED.sub("", cell.strip()) for cell in row] for row in rows[first:]]


def as_records(path: Path, rows: list[list[str]]) -> tuple[list[dict[str, str]], list[int]]:
    """Rows under their column names, and the numbers of the rows that have more cells than the header (the header is 1).

    Each record has its number under the key `` (no name); rows without any cell are left out. Raises TableError for a
    column that stands twice.
    """
    header = rows[0]
    doubled = next((name for i, name in enumerate(header) if name and name in header[:i]), None)
    if doubled:
        raise TableError(f"{path}: column {doubled!r} stands twice; keep one")
    records, longer = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        if any(row[len(header) :]):
            longer.append(number)
            continue
        padded = [*row, *[""] * len(header)]
        named = {name: cell for name, cell in zip(header, padded, strict=False) if name}
        records.append(named | {"": str(number)})
    return records, longer
