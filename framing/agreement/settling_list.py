"""The list of disagreements as a file to fill in, and back as reference codes."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from framing.agreement.coders import read_coders
from framing.agreement.reference import write_reference
from framing.agreement.settling import AFTER, BEFORE, disagreements_to_settle
from framing.codebook import read_codebook
from framing.corpus import read_articles
from framing.corpus.cells import as_records
from framing.errors import OutputError, TableError
from framing.tables import keep_out_of_git, write_csv

FORMS = (".csv", ".xlsx")
GUIDE = [
    ["column", "what it holds"],
    ["unit", "the unit, by its span; all rows of one unit are about the same words"],
    ["text", "its words, where the texts are at hand"],
    ["column", "what the coders differ in: a column of the table; `unit`: was it found; `span`: where it stands"],
    ["settled", "to fill in: the code that is right, (empty) for none, yes or no for a `unit`"],
    ["", "the columns between `column` and `settled`, one a coder, have what each wrote; (empty): the cell was left empty"],
]


def settling_list(
    path: str | Path,
    out: str | Path,
    coders: Iterable[str] | None = None,
    texts: str | Path | None = None,
    codes: Path | None = None,
) -> pd.DataFrame:
    """Write the disagreements of a set's coders to `out` (.csv or .xlsx), to be settled, and return them.

    Columns as in `disagreements_to_settle`, with the words of articles whose texts are at hand (`texts`: a folder of texts
    that are not in the set; `codes`: the folder of the machine codes, if not the set's codes/): such a file is not for
    publication, and a .gitignore beside it names it. Raises OutputError
    for another form and where `out` is there already, CodesError as `disagreements_to_settle` does.
    """
    out = Path(out)
    if out.suffix.lower() not in FORMS:
        raise OutputError(f"{out}: the list is a .csv or .xlsx file; name it so")
    if out.exists():
        raise OutputError(f"{out}: is there already; name another file, so that nothing that was settled is lost")
    found = read_coders(path, codes)
    listed = disagreements_to_settle(found, coders, read_articles(path, texts).texts)
    frame = listed.astype(object).map(str)
    if out.suffix.lower() == ".csv":
        write_csv(frame, out, "utf-8-sig")
    else:
        from framing.sheets.coding import blank_vocabulary  # openpyxl, which sheets load, is not needed for agreement
        from framing.sheets.workbook import write_workbook

        write_workbook(frame, [], blank_vocabulary(read_codebook(found.found.codebook)), out, GUIDE)
    if frame["text"].ne("").any():
        keep_out_of_git(out)
    return listed


def read_settling_list(
    path: str | Path, file: str | Path, *, replace: bool = False, codes: Path | None = None
) -> pd.DataFrame:
    """Write the reference codes that a filled list settles: `write_reference` with the coders whose columns it has.

    `file`: a .csv (commas or semicolons) or .xlsx file that `settling_list` wrote; columns that are nobody's are left
    alone. Returns what `write_reference` returns. Raises TableError for a file that is no list, CodesError as there.
    """
    from framing.sheets.load import sheet_rows  # openpyxl, as above

    file = Path(file)
    rows, wrong = sheet_rows(file)
    found = read_coders(path, codes)
    names = {name.casefold(): name for name in (*BEFORE, *AFTER, *found.coders)}
    rows[0] = [names.get(cell, cell) for cell in rows[0]]
    records, longer = as_records(file, rows)
    if wrong or longer:
        raise TableError(f"{file}: {wrong[0] if wrong else f'row {longer[0]} has more cells than the header; mend it'}")
    settled = pd.DataFrame(records, columns=[name for name in rows[0] if name], dtype="string")
    return write_reference(found, settled, [c for c in rows[0] if c in found.coders], replace=replace)
