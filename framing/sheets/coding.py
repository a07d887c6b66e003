"""Coding sheets: a sample of articles for coders to read and code, blind or with the machine's codes filled in."""

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.codebook import Codebook, read_codebook
from framing.corpus import Article, open_set
from framing.corpus.coders_file import checked_name
from framing.corpus.codes import read_codes
from framing.corpus.units import Row, rows_of
from framing.corpus.vocabulary import Vocabulary
from framing.errors import CodesError, OutputError, TableError
from framing.sheets.columns import KINDS, LAYERS, MARK, READ, coding_columns, shown_codes
from framing.sheets.draw import articles_to_draw_from, draw_articles, read_drawn
from framing.sheets.guide import guide_data, guide_rows, guide_text
from framing.sheets.words import Ground, places
from framing.sheets.workbook import write_workbook
from framing.tables import TABLES, keep_out_of_git, read_csv, typed, write_csv, write_whole
from framing.tables.columns import Column

IGNORED = "# Sheets hold the articles' words: not for publication.\n*\n!.gitignore\n!sample.csv\n!*-guide.md\n"
LONGEST_CELL = 8_000  # characters of a sentence in one cell; a longer one goes on in the next row


class Sheets(NamedTuple):
    """What was written: the folder, the sheets and the guide, and the sample as a table."""

    folder: Path
    files: tuple[Path, ...]
    sample: pd.DataFrame


def coding_sheets(
    path: str | Path,
    layer: str,
    coders: list[str],
    out: str | Path,
    sample: int | None = None,
    seed: int = 1,
    kind: str = "blind",
    coded: Path | None = None,
    texts: str | Path | None = None,
) -> Sheets:
    """Draw `sample` articles (None: all) and write a sheet of them for each coder, as .xlsx and .csv, into the folder `out`.

    One row a sentence, in the order of the article. Columns: article_id, sentence (its number, from 0), reading (its words);
    text (the words that the coder codes), nth; the codes of `layer` (labels, casualties or attributions); done, note,
    sheet (kind/layer/set/coder), sha256. `kind`: `blind`, nobody's codes; `assisted`, with the machine's rows to mend (and
    a column `delete`); `unsure`, only those machine rows that data/unsure.yml calls so. The guide is the workbook's second
    page and LAYER-guide.md; sample.csv has the sample as `draw_articles` makes it. A .gitignore in `out`
    keeps the sheets out of git, as they hold the articles' words. A second layer of the same sample may go into the same
    folder.

    Raises TableError for another layer or kind, OutputError for a coder's name that can't be a folder's, for a sheet that
    is there already and a folder that holds another sample, CodesError where the machine codes asked for are not there.
    """
    out = Path(out)
    _check(layer, kind, coders)
    found = open_set(path)
    book = read_codebook(found.codebook)
    machine = read_codes(found, "machine", coded).tables if kind != "blind" else None
    drawn = draw_articles(articles_to_draw_from(path, texts), sample, seed, kind)
    if machine:
        _check_coded(machine["articles"], drawn)
    files = [out / f"{layer}-{name}.{form}" for name in coders for form in ("xlsx", "csv")]
    _make_room(out, files)
    keep_sample(drawn, out / "sample.csv")
    articles = read_drawn(path, drawn["article_id"].to_list(), texts)
    vocabulary = blank_vocabulary(book)
    rows = _Rows(layer, kind, book, _machine_rows(layer, kind, machine) if machine else {})
    guide = out / f"{layer}-guide.md"
    write_whole(guide, lambda part: part.write_text(guide_text(layer, kind, vocabulary), encoding="utf-8"))
    cells = [row for article in articles.values() for row in rows.of(article)]
    page = guide_rows(layer, kind, rows.header, vocabulary)
    for name in coders:
        mark = "/".join((kind, layer, found.name, name))
        frame = pd.DataFrame([row | {"sheet": mark} for row in cells], columns=rows.header, dtype="string").fillna("")
        write_workbook(frame, rows.columns, vocabulary, out / f"{layer}-{name}.xlsx", page)
        write_csv(frame, out / f"{layer}-{name}.csv", "utf-8-sig")
    return Sheets(out, (*files, guide), drawn)


def _make_room(out: Path, files: list[Path]) -> None:
    """Keep what will be written out of git. Raises OutputError where a sheet is there already."""
    for file in files:
        if file.exists():
            raise OutputError(f"{file}: is there already; name another folder, so that nobody's codes are lost")
    if not out.exists() or not any(out.iterdir()):  # a folder of its own; in another one the sheets are named
        write_whole(out / ".gitignore", lambda part: part.write_text(IGNORED, encoding="utf-8"))
    for file in files:
        keep_out_of_git(file)


def _check(layer: str, kind: str, coders: list[str]) -> None:
    if layer not in LAYERS:
        raise TableError(f"no layer {layer!r} to code; the layers are {', '.join(LAYERS)}")
    if kind not in KINDS:
        raise TableError(f"no sheets {kind!r}; there are {', '.join(KINDS)}")
    if not coders:
        raise OutputError("no coders; name them behind --coders, with commas between")
    for name in coders:
        checked_name(name)
    if len({name.casefold() for name in coders}) < len(coders):
        raise OutputError(f"coders {', '.join(coders)}: a name stands twice; give each coder their own")


def _check_coded(coded: pd.DataFrame, drawn: pd.DataFrame) -> None:
    texts = set(zip(coded["article_id"], coded["sha256"], strict=True))
    lacking = [a for a, digest in zip(drawn["article_id"], drawn["sha256"], strict=True) if (a, digest) not in texts]
    if lacking:
        raise CodesError(
            f"the machine has not coded {len(lacking)} of these texts, such as {lacking[0]}; run `framing code` again"
        )


def keep_sample(drawn: pd.DataFrame, path: Path) -> None:
    """Write a sample, unless it is there. Raises OutputError where another one is."""
    if path.exists():
        there = read_csv(path)
        columns = ["article_id", "seed", "kind", "sha256"]
        if not set(columns) <= set(there) or there[columns].to_numpy().tolist() != drawn[columns].to_numpy().tolist():
            raise OutputError(f"{path}: another sample is in this folder; name another folder for these sheets")
    else:
        write_csv(drawn, path)


def blank_vocabulary(book: Codebook) -> Vocabulary:
    """The values that the codebook allows, without a look at the machine's codes."""
    return Vocabulary(book, {name: typed(name, pd.DataFrame()) for name in TABLES})


def _machine_rows(layer: str, kind: str, tables: dict[str, pd.DataFrame]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in rows_of(tables[layer]):
        if kind == "assisted" or is_unsure(layer, row):
            rows.setdefault(row["article_id"], []).append(row)
    return rows


def is_unsure(layer: str, row: Row) -> bool:
    """Did the machine make this row by a fallback rule, or give it a value that means it doesn't know (data/unsure.yml)?"""
    told = guide_data("unsure")[layer]
    by_rule = set(str(row["rule"]).split("/")) & set(told["rules"])
    return bool(by_rule) or any(row[column] in values for column, values in told["values"].items())


class _Rows:
    """The rows of a sheet, article by article."""

    def __init__(self, layer: str, kind: str, codebook: Codebook, machine: dict[str, list[Row]]) -> None:
        self.layer, self.kind, self.codebook, self.machine = layer, kind, codebook, machine
        self.columns: list[Column] = coding_columns(layer)
        asked = ("text", "nth", *(c.name for c in self.columns), *(() if kind == "blind" else ("delete",)))
        self.header = [*READ, *asked, *MARK]

    def of(self, article: Article) -> Iterator[dict[str, str]]:
        """An article's rows: its sentences, each with the machine's rows that begin in it."""
        text = article.text or ""
        ground = Ground(text, self.codebook, article.repeated)
        units: dict[int, list[Row]] = {}
        for row in self.machine.get(article.id, []):
            units.setdefault(ground.number(row["start"]), []).append(row)
        fixed = {"article_id": article.id, "sha256": article.sha256 or ""}
        for number, (start, end) in enumerate(ground.sentences):
            at = fixed | {"sentence": str(number)}
            pieces = textwrap.wrap(flat(text[start:end]), LONGEST_CELL, break_long_words=True) or [""]
            filled = [self._filled(row, ground) for row in units.get(number, [])]
            if self.kind != "unsure" or filled:
                for n in range(max(len(pieces), len(filled))):
                    reading = pieces[n] if n < len(pieces) else ""
                    yield at | {"reading": reading} | (filled[n] if n < len(filled) else {})

    def _filled(self, row: Row, ground: Ground) -> dict[str, str]:
        parts = json.loads(row["content_parts"]) if self.layer == "attributions" else [[row["start"], row["end"]]]
        words = " | ".join(flat(ground.text[s:e]) for s, e in parts)
        alike = [s for s, _ in places(flat(ground.text[slice(*parts[0])]), ground.text)]
        here = [s for s in alike if ground.number(s) == ground.number(row["start"])]
        nth = str(here.index(row["start"]) + 1) if len(here) > 1 and row["start"] in here else ""
        return {"text": words, "nth": nth} | shown_codes(row, self.columns, self.layer, ground.text)


def flat(words: str) -> str:
    """Words on one line, whole: unlike `shown_words`, nothing is cut."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
