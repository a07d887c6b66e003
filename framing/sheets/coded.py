"""A coding sheet back from a coder: its rows as that coder's tables under gold/coders/."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.corpus.cells import as_records
from framing.errors import TableError
from framing.sheets.columns import KINDS, LAYERS, coding_columns
from framing.sheets.compare import OUT
from framing.sheets.gold import Coding, Kept, keep_codes
from framing.sheets.load import UNREAD, Record, sheet_rows
from framing.sheets.set_texts import SetTexts, set_texts
from framing.sheets.units import Coded
from framing.tables import keep_out_of_git, write_csv

NEEDED = ("article_id", "sentence", "text", "done", "sheet")
WHY = "why"  # the first column of the file of rows that were kept aside
NOT_DONE = "its article is not done; write x into done once it is"


class Mark(NamedTuple):
    """What a coding sheet says of itself in its column `sheet`."""

    kind: str
    layer: str
    set: str
    coder: str


@dataclass(frozen=True)
class CodedSheet:
    """What a sheet, or a model's answers, came to.

    `articles` in the sheet, `done` of them; `units` written to `file`, `replaced`: rows that stood there for these articles
    and are others now; `left`: a line for each row that was kept aside in `left_file`; `waiting`: rows kept aside because
    their article isn't done; `doubtful`: remarks on rows that were taken; `unfit`: codes of this coder that the codebook
    allows no more, which stay as they are.
    """

    layer: str
    kind: str
    coder: str
    file: Path
    articles: int
    done: int
    units: int
    replaced: int
    left: tuple[str, ...]
    waiting: int
    left_file: Path | None
    doubtful: tuple[str, ...]
    unfit: tuple[str, ...]

    def says(self) -> str:
        """In one line."""
        seen = "" if self.kind == "blind" else f" ({self.kind}: never counted for accuracy)"
        replaced = f", in place of {self.replaced} rows of before" if self.replaced else ""
        return (
            f"{self.file}: {self.units} {self.layer} by {self.coder}{seen} in {self.done} of {self.articles} articles"
            f"{replaced}; {len(self.left)} rows left to mend"
        )


def read_coding_sheet(
    path: str | Path,
    sheet: str | Path,
    coder: str,
    layer: str | None = None,
    made_by: str = "person",
    all_done: bool = False,
    texts: str | Path | None = None,
) -> CodedSheet:
    """Read a coding sheet and write the coder's table of its layer, and the coder's entry in gold/coders.yml.

    Rows may stand in any order, rows may be added, the words tell where they are: in the sentence of the row, and where they
    stand more than once there, `nth` says which. Only articles with x in `done` in one of their rows count (`all_done`: all
    of the sheet); they are listed under `articles` in coders.yml, also where nothing was found in them. Rows of other
    articles that this coder coded before stay; those of the same articles are replaced. A row that can't be placed or has a
    code that the codebook doesn't know is kept aside, whole, in NAME-left.csv beside the sheet, with row and fix.

    Raises TableError for a file that is no coding sheet, or one of another layer or set; OutputError for a coder's name that
    can't be a folder's; CodesError where the coder has codes of another kind, or made by somebody else.
    """
    sheet = Path(sheet)
    rows, _ = sheet_rows(sheet)
    records, longer = as_records(sheet, rows)
    mark = _mark(sheet, rows[0], records, layer)
    _check_columns(sheet, rows[0], mark.layer)
    there = set_texts(path, texts)
    for record in records:
        record["article_id"] = there.id_of(record["article_id"])
    _check_set(sheet, mark, records, there)
    done = {r["article_id"] for r in records if all_done or _yes(r, "done")}
    coded = Coded(mark.layer, there.grounds, there.vocabulary)
    for number in longer:
        cells = dict(zip(rows[0], rows[number - 1], strict=False)) | {"": str(number)}
        coded.left.append((cells, "more cells than the header; put quotation marks round a cell that holds a comma"))
    good = _sorted_out(records, mark.layer, there, coded)
    coded.take([r for r in good if r["article_id"] in done])
    waiting = [r for r in good if r["article_id"] not in done]
    articles = list(dict.fromkeys(r["article_id"] for r in records if r["article_id"] in there.grounds))
    stale = there.changed(records)
    read = [a for a in articles if a in done and a not in stale]
    if mark.coder != coder:
        coded.doubtful.append(f"the sheet was written for {mark.coder}; taken as {coder}'s")
    coding = Coding(mark.layer, coder, made_by, "", mark.kind, len(coded.left))
    kept = keep_codes(there, coding, {a: coded.rows.get(a, []) for a in read})
    aside = [(r, why) for r, why in coded.left] + [(r, NOT_DONE) for r in waiting]
    left_file = keep_aside(sheet.with_name(f"{sheet.stem}-left.csv"), [n for n in rows[0] if n], aside)
    return result(coding, kept, coded, len(articles), len(waiting), left_file)


def result(coding: Coding, kept: Kept, coded: Coded, articles: int, waiting: int, left_file: Path | None) -> CodedSheet:
    """What was read, as the commands print it."""
    left = tuple(f"row {record['']}: {why}" for record, why in coded.left)
    return CodedSheet(
        coding.layer, coding.kind, coding.coder, kept.file, articles, kept.articles, kept.units, kept.replaced, left,
        waiting, left_file, tuple(coded.doubtful), kept.unfit,
    )  # fmt: skip


def _mark(sheet: Path, header: list[str], records: list[Record], layer: str | None) -> Mark:
    """What the sheet says it is. Raises TableError where it doesn't say, or says two things."""
    if WHY in header:
        raise TableError(
            f"{sheet}: rows that were kept aside; mend them in the sheet they come from, and read that one again"
        )
    if "sheet" not in header:
        raise TableError(
            f"{sheet}: no column 'sheet', which tells what was coded; put it back (sheets of `framing correct` have none)"
        )
    marks = {tuple(cell.split("/")) for cell in (r["sheet"] for r in records) if cell}
    wrong = next((m for m in marks if len(m) != 4 or m[0] not in KINDS or m[1] not in LAYERS), None)
    if wrong or not marks:
        shown = "empty" if not marks else repr("/".join(wrong or ()))
        raise TableError(
            f"{sheet}: the column sheet is {shown}; put back what stood there, such as blind/labels/my-set/anna"
        )
    if len(marks) > 1:
        listed = " and ".join("/".join(m) for m in sorted(marks))
        raise TableError(f"{sheet}: rows of two sheets, {listed}; read each as a file of its own")
    mark = Mark(*marks.pop())
    if layer and layer != mark.layer:
        raise TableError(f"{sheet}: a sheet of {mark.layer}, not of {layer}; name the right file, or leave --layer out")
    return mark


def _check_columns(sheet: Path, header: list[str], layer: str) -> None:
    for name in (*NEEDED, *(c.name for c in coding_columns(layer))):
        if name not in header:
            near = get_close_matches(name, [h for h in header if h], n=1, cutoff=0.75)
            hint = f"rename {near[0]!r}" if near else "put it back, empty if you deleted it"
            raise TableError(f"{sheet}: column {name!r} is missing; {hint}")


def _check_set(sheet: Path, mark: Mark, records: list[Record], there: SetTexts) -> None:
    ids = {r["article_id"] for r in records}
    if ids and not ids & set(there.known):
        raise TableError(
            f"{sheet}: a sheet of the set {mark.set}, none of whose articles are in {there.name}; name that set"
        )


def _sorted_out(records: Iterable[Record], layer: str, there: SetTexts, coded: Coded) -> list[Record]:
    """The rows that code something in an article that is there; what can't be is kept aside."""
    codes = ("text", "nth", *(c.name for c in coding_columns(layer)))
    stale = there.changed(records)
    good = []
    for record in records:
        if not any(record.get(name) for name in codes) or _yes(record, "delete"):
            continue
        article = record["article_id"]
        if article in stale:
            coded.left.append((record, f"the text of {article} is not the one of the sheet any more; write a new sheet"))
        elif why := there.lacks(article):
            coded.left.append((record, why))
        else:
            good.append(record)
    return good


def _yes(record: Record, name: str) -> bool:
    return record.get(name, "").casefold() in (*OUT, "done", "✓", "✔")


def keep_aside(path: Path, header: list[str], rows: list[tuple[Record, str]]) -> Path | None:
    """Write the rows that were left, with why and their row in the sheet; an old file goes where nothing is left."""
    if not rows:
        path.unlink(missing_ok=True)
        return None
    cells = [{WHY: why, "row": r[""]} | {n: r.get(n, "").replace(UNREAD, "(a formula)") for n in header} for r, why in rows]
    write_csv(pd.DataFrame(cells, columns=[WHY, "row", *header], dtype="string"), path, "utf-8-sig")
    keep_out_of_git(path)
    return path
