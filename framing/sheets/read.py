"""An edited sheet back in: its changes become a set's corrections."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.codebook import read_codebook
from framing.corpus import Articles, read_articles
from framing.corpus.codes import read_codes
from framing.corpus.corrections import corrections_file
from framing.corpus.text import sha256
from framing.corpus.units import written
from framing.errors import CodesError
from framing.sheets.compare import Comparison
from framing.sheets.keep import keep_corrections
from framing.sheets.load import load_sheet
from framing.tables.corrections import ADD, ADDED, DELETE, ROW


@dataclass(frozen=True)
class SheetChanges:
    """What a sheet changed: `written` lines of corrections in `file`, of which `replaced` were the same person's before.

    `rows`: rows of the sheet; `known`: changes that were in the file already; `changed`, `deleted`, `added`: rows of the
    layer; `missing`: rows of the machine's, of articles in the sheet, that the sheet doesn't have and that stay as they are;
    `wrong`: cells and rows that were left out, and `doubtful`: what to look at, a line each that names row and column.
    """

    layer: str
    file: Path
    rows: int
    written: int
    replaced: int
    known: int
    changed: int
    deleted: int
    added: int
    missing: int
    wrong: tuple[str, ...]
    doubtful: tuple[str, ...]

    def says(self) -> str:
        """In one line."""
        rows = f"{self.changed} changed, {self.deleted} taken out, {self.added} added"
        known = f", {self.known} of the lines there already" if self.known else ""
        replaced = f", {self.replaced} replaced" if self.replaced else ""
        return f"{self.file}: {self.rows} rows of {self.layer} read: {rows}; {self.written} lines written{known}{replaced}"


def read_correction_sheet(
    path: str | Path,
    sheet: str | Path,
    by: str,
    layer: str | None = None,
    coded: Path | None = None,
    texts: str | Path | None = None,
) -> SheetChanges:
    """Read a sheet that a person corrected, and add what they changed to the set's corrections/corrections.csv.

    The sheet is compared with the machine's codes of now, article by article: rows may stand in any order, whole articles
    and columns may be missing, and a row that is missing is left as it is (x in the column `delete` takes one out). Added
    rows have an empty `id`; their offsets may be empty where the words in `text` stand once in the article. A row that is
    as it was written changes nothing, whatever the machine codes now. `by` names who corrected.

    Codes are checked against the vocabulary and the set's codebook: wrong cells are listed and left out, the others
    written. Raises TableError for a file that is no sheet, CodesError without a name or codes.
    """
    by = " ".join(by.split())
    if not by:
        raise CodesError("no name of who corrected; write it behind --by")
    loaded = load_sheet(Path(sheet), layer)
    articles = read_articles(path, texts)
    tables = read_codes(articles.set, "machine", coded).tables
    book = read_codebook(articles.set.codebook)
    compared = Comparison(
        loaded.layer, tables, book, _coded_texts(articles, tables), articles.set.study.texts == "withheld", by
    )
    for record in loaded.records:
        compared.take(record)
    file = corrections_file(articles.set)
    kept = keep_corrections(file, compared.changes)
    units = [(_kind(c), c["article_id"], c["start"], c["end"], c["key"]) for c in compared.changes]
    kinds = Counter(kind for kind, *_ in set(units))
    here = {r["article_id"] for r in loaded.records}
    machine = compared.units.rows[loaded.layer]
    return SheetChanges(
        loaded.layer,
        file,
        rows=len(loaded.records),
        written=kept.written,
        replaced=kept.replaced,
        known=kept.known,
        changed=kinds["changed"],
        deleted=kinds[DELETE],
        added=kinds[ADD],
        missing=sum(row["article_id"] in here and n not in compared.seen for n, row in enumerate(machine)),
        wrong=tuple(loaded.wrong + compared.wrong),
        doubtful=tuple(compared.doubtful),
    )


def _coded_texts(articles: Articles, tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The texts at hand that are those that were coded."""
    coded = dict(zip(tables["articles"]["article_id"], tables["articles"]["sha256"].map(written), strict=True))
    return {a: text for a, text in articles.texts.items() if coded.get(a) in ("", sha256(text))}


def _kind(line: dict[str, str]) -> str:
    if line["column"] == ROW:
        return line["new"]
    return "added codes" if line["key"].startswith(ADDED) else "changed"
