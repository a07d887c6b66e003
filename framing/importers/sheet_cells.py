"""The program that opens a workbook, run on its own: bytes in, JSON out.

A damaged workbook, or a sound one with a stray cell in its far corner, can make the library that reads it ask for more
memory than there is and abort the process. So it is run as a child (see workbooks.py), with a limit where there is one.
"""

import json
import re
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

MEMORY = 3 << 30  # bytes that the child may ask for
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # control characters as XLSX writes them


def read(data: bytes) -> dict[str, Any]:
    """`sheets`: name and rows of strings; `failed`: name and reason; `locked` and `error` where nothing can be opened."""
    found: dict[str, Any] = {"sheets": [], "failed": [], "locked": False, "error": ""}
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError:
        return found | {"locked": True}
    except (CalamineError, OSError, ValueError) as error:
        return found | {"error": str(error).partition("\n")[0] or type(error).__name__}
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            found["sheets"].append([meta.name, [_row(row) for row in rows]])
        except (CalamineError, OSError, ValueError) as error:
            found["failed"].append([meta.name, str(error).partition("\n")[0]])
    return found


def _row(values: list[Any]) -> list[str]:
    """The cells up to the last that holds something."""
    cells = [_cell(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return cells


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


def main() -> None:
    """Workbook on standard input, JSON in ASCII on standard output."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):  # Windows has no such limit, some systems allow none
        pass
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
