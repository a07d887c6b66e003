"""Tables to and from files: Parquet with the declared schema, CSV that a spreadsheet can't misread."""

import os
from pathlib import Path

import pandas as pd

from framing.errors import CodesError, OutputError, TableError
from framing.tables.check import declared_columns, typed
from framing.tables.columns import TABLES

FORMULA = ("=", "+", "-", "@", "\t", "'")  # a cell that begins so gets one ' before it in CSV


def arrow_schema(name: str):
    """The Arrow schema of a table, for Parquet files."""
    import pyarrow as pa  # takes half a second; only Parquet needs it

    types = {"string": pa.string(), "int64": pa.int64(), "bool": pa.bool_(), "float64": pa.float64()}
    return pa.schema([pa.field(c.name, types[c.type], nullable=c.nullable) for c in declared_columns(name)])


def write_parquet(name: str, frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet with its declared schema, whole or not at all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, schema=arrow_schema(name), preserve_index=False)
    write_whole(path, lambda part: pq.write_table(table, part))


def write_csv(frame: pd.DataFrame, path: Path, encoding: str = "utf-8") -> None:
    """Write any table as CSV (six significant digits, cells that look like formulas quoted), whole or not.

    `encoding`: `utf-8-sig` for sheets that people open, since spreadsheets take UTF-8 without a mark for something else.
    """
    form = {"index": False, "lineterminator": "\n", "float_format": "%.6g", "encoding": encoding}
    write_whole(path, lambda part: safe_cells(frame).to_csv(part, **form))


def read_csv(path: Path) -> pd.DataFrame:
    """Read a CSV as strings without guessing ("000", "NA" stay); empty cells are missing."""
    try:
        frame = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    except pd.errors.EmptyDataError:
        return pd.DataFrame()
    except (UnicodeDecodeError, pd.errors.ParserError) as error:
        raise TableError(
            f"{path}: no readable CSV in UTF-8 ({str(error).splitlines()[0]}); save it again as CSV UTF-8"
        ) from None
    for column in frame.columns:
        frame[column] = frame[column].str.replace(r"^'(?=[=+\-@\t'])", "", regex=True)
    return frame


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """A coded table from a folder: NAME.parquet, else NAME.csv. Raises CodesError when neither is there."""
    for suffix in (".parquet", ".csv"):
        path = Path(folder) / f"{name}{suffix}"
        if path.exists():
            frame = pd.read_parquet(path) if suffix == ".parquet" else read_csv(path)
            try:
                return typed(name, frame)
            except TableError as error:
                raise TableError(f"{path}: {error}") from None
    raise CodesError(f"{folder}: no {name}.parquet or {name}.csv; `framing code` writes them")


def has_table(folder: Path, name: str) -> bool:
    """Is the table there, in either form?"""
    return any((Path(folder) / f"{name}{suffix}").exists() for suffix in (".parquet", ".csv"))


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """All coded tables of a folder; those that are not there come empty. `articles` must be there."""
    read_table(folder, "articles")
    return {name: read_table(folder, name) if has_table(folder, name) else typed(name, pd.DataFrame()) for name in TABLES}


def write_whole(path: Path, write) -> None:
    """Write to a temporary name, then rename: a kill leaves the old file as it was."""
    path = Path(path)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(part)
        os.replace(part, path)
    except OSError as error:
        raise OutputError(
            f"{path}: can't be written ({error.strerror or error}); name another folder with --out, "
            "or free the space or the permission"
        ) from None
    finally:
        if part.exists():
            part.unlink()


def keep_out_of_git(file: Path, pattern: str = "") -> None:
    """Name a file that holds articles' words (or a `pattern` of such files) in the .gitignore of its folder.

    What stands there already stays. Raises OutputError when it can't be written.
    """
    path, line = file.parent / ".gitignore", pattern or f"/{file.name}"
    how = {"encoding": "utf-8", "errors": "surrogateescape"}
    there = path.read_text(**how) if path.exists() else "# These hold the articles' words: not for publication.\n"
    if line not in there.splitlines() and "*" not in there.splitlines():
        end = "" if not there or there.endswith("\n") else "\n"
        write_whole(path, lambda part: part.write_text(f"{there}{end}{line}\n", **how))


def safe_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The table for CSV: strings that a spreadsheet would take for a formula get one ' before them."""
    frame = frame.copy()
    for column in frame.columns:
        if pd.api.types.is_string_dtype(frame[column]) or frame[column].dtype == object:
            frame[column] = frame[column].map(safe_cell, na_action="ignore")
    return frame


def safe_cell(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
