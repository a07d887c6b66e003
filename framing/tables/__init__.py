"""The coded tables: their columns, their check, their files. They are the interface between all parts."""

from framing.tables.check import check_table, declared_columns, make_table, typed
from framing.tables.columns import COMPARISON, TABLES
from framing.tables.comparisons import COMPARISONS
from framing.tables.corrections import CORRECTIONS
from framing.tables.dictionary import data_dictionary
from framing.tables.files import keep_out_of_git, read_csv, read_table, read_tables, write_csv, write_parquet, write_whole
from framing.tables.results import RESULTS
from framing.tables.show import shown
from framing.tables.text_free import text_free

__all__ = [
    "COMPARISON",
    "COMPARISONS",
    "CORRECTIONS",
    "RESULTS",
    "TABLES",
    "check_table",
    "data_dictionary",
    "declared_columns",
    "keep_out_of_git",
    "make_table",
    "read_csv",
    "read_table",
    "read_tables",
    "shown",
    "text_free",
    "typed",
    "write_csv",
    "write_parquet",
    "write_whole",
]
