"""A sheet of the machine's codes for a person to correct."""

from pathlib import Path

import pandas as pd

from framing.codebook import Codebook, read_codebook
from framing.corpus import find_blocks, read_articles
from framing.corpus.codes import read_codes
from framing.corpus.units import IDS, Units
from framing.corpus.vocabulary import Vocabulary
from framing.english.sentences import sentence_spans
from framing.errors import OutputError, TableError
from framing.sheets.columns import (
    ASKED,
    HELPERS,
    LAYERS,
    READING,
    code_columns,
    fingerprint,
    shown_codes,
    shown_words,
    words_of,
)
from framing.sheets.workbook import write_workbook
from framing.tables import keep_out_of_git, write_csv

FORMS = (".csv", ".xlsx")


def correction_sheet(
    path: str | Path, layer: str, out: str | Path, coded: Path | None = None, texts: str | Path | None = None
) -> pd.DataFrame:
    """Write a sheet of a set's machine codes to `out` (.csv or .xlsx) for a person to correct, and return it.

    One row a unit of `layer` (labels, casualties or attributions), in the order of the articles. Columns: article_id, text
    (the words coded), context (their sentence); the codes; delete, note; and helpers that tell which row it is: start, end,
    key, id, machine, sha256. The file holds the articles' words: it is not for publication, and a .gitignore beside it names
    it. `coded` is the folder of the machine codes, if not the set's codes/; `texts` a folder with the texts of a set that is
    published without them.

    Raises TableError for another layer, CodesError where nothing is coded, OutputError where `out` is there already.
    """
    out = Path(out)
    if layer not in LAYERS:
        raise TableError(f"no layer {layer!r} to correct; the layers are {', '.join(LAYERS)}")
    if out.suffix.lower() not in FORMS:
        raise OutputError(f"{out}: a sheet is a .csv or .xlsx file; name it so")
    if out.exists():
        raise OutputError(f"{out}: is there already; name another file, so that nobody's corrections are lost")
    articles = read_articles(path, texts)
    tables = read_codes(articles.set, "machine", coded).tables
    book = read_codebook(articles.set.codebook)
    columns = code_columns(layer, articles.set.study.texts == "withheld")
    hashes = dict(zip(tables["articles"]["article_id"], tables["articles"]["sha256"], strict=True))
    units, sheet, sentences = Units(tables), [], _Sentences(book)
    for number, row in enumerate(units.rows[layer]):
        article = row["article_id"]
        text = articles.texts.get(article)
        codes = shown_codes(row, columns, layer, text)
        sheet.append(
            {"article_id": article, "text": words_of(row, text), "context": sentences.around(article, text, row), **codes}
            | {"delete": "", "note": "", "start": str(row["start"]), "end": str(row["end"]), "key": units.key(layer, number)}
            | {"id": row[IDS[layer]], "machine": fingerprint(codes), "sha256": hashes[article]}
        )
    frame = pd.DataFrame(sheet, columns=[*READING, *(c.name for c in columns), *ASKED, *HELPERS], dtype="string")
    if out.suffix.lower() == ".csv":
        write_csv(frame, out)
    else:
        write_workbook(frame, columns, Vocabulary(book, tables), out)
    if frame["text"].fillna("").ne("").any():
        keep_out_of_git(out)
    return frame


class _Sentences:
    """The sentences around coded words; those of the last article are kept."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook, self.article = codebook, ""
        self.spans: list[tuple[int, int]] = []

    def around(self, article: str, text: str | None, row: dict) -> str:
        if text is None:
            return ""
        if article != self.article:
            blocks = find_blocks(text, self.codebook)
            self.article, self.spans = article, [s for b in blocks for s in sentence_spans(text, b.start, b.end)]
        holding = [span for span in self.spans if span[0] < row["end"] and span[1] > row["start"]]
        return shown_words(text[holding[0][0] : holding[-1][1]]) if holding else ""
