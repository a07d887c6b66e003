"""Coded tables written in pieces to temporary names, and put in place together."""

import os
from pathlib import Path

import pandas as pd

from framing.errors import OutputError
from framing.tables import TABLES, make_table, text_free
from framing.tables.files import arrow_schema, safe_cells

PIECE = 5_000  # rows kept in memory for each table


class TablesOut:
    """Collects rows table by table; `finish` replaces all files of the folder at once."""

    def __init__(self, folder: Path, forms: tuple[str, ...], without_words: bool = False) -> None:
        self.folder, self.forms, self.without_words = Path(folder), forms, without_words
        self.rows: dict[str, list[dict]] = {name: [] for name in TABLES}
        self.parquet: dict = {}
        self.started: set[str] = set()

    def add(self, table: str, rows: list[dict]) -> None:
        """Add rows to a table."""
        self.rows[table] += rows
        if len(self.rows[table]) >= PIECE:
            self._write(table)

    def finish(self) -> None:
        """Write what is left and move every file to its name; files of forms that were not asked for go."""
        for table in TABLES:
            self._write(table, last=True)
        for writer in self.parquet.values():
            writer.close()
        try:
            for table in TABLES:
                for form in ("parquet", "csv"):
                    if form in self.forms:
                        os.replace(self._part(table, form), self.folder / f"{table}.{form}")
                    else:
                        (self.folder / f"{table}.{form}").unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"{self.folder}: can't be written ({error.strerror}); name another folder with --out"
            ) from None

    def _part(self, table: str, form: str) -> Path:
        return self.folder / f".{table}.{form}.part"

    def _write(self, table: str, last: bool = False) -> None:
        if not self.rows[table] and not (last and table not in self.started):
            return
        frame = make_table(table, self.rows[table])
        if self.without_words:
            frame = text_free({table: frame})[table]
        self.rows[table] = []
        try:
            if "parquet" in self.forms:
                self._parquet(table, frame)
            if "csv" in self.forms:
                first = table not in self.started
                safe_cells(frame).to_csv(
                    self._part(table, "csv"),
                    mode="w" if first else "a",
                    header=first,
                    index=False,
                    lineterminator="\n",
                    float_format="%.6g",
                )
        except OSError as error:
            raise OutputError(
                f"{self.folder}: can't be written ({error.strerror}); free space or name another folder with --out"
            ) from None
        self.started.add(table)

    def _parquet(self, table: str, frame: pd.DataFrame) -> None:
        import pyarrow as pa  # takes half a second; only this form needs it
        import pyarrow.parquet as pq

        schema = arrow_schema(table)
        if table not in self.parquet:
            self.parquet[table] = pq.ParquetWriter(self._part(table, "parquet"), schema)
        self.parquet[table].write_table(pa.Table.from_pandas(frame, schema=schema, preserve_index=False))
