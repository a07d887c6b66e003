"""The tables behind the figures of a study, and any other comparison table, for a paper."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from framing.errors import TableError
from framing.papers import FORMATS, PaperTable, lay_out
from framing.study.data import DRAWN, IN_CSV, NONE, StudyData
from framing.study.drawings import Drawing, figures_of

PRINTED = {  # of figures whose numbers have more columns than a page
    "contrasts": ("contrast", "a", "b", "articles_a", "articles_b", "mean_a", "mean_b", "difference", "p", "q", "planned"),
}


def paper_table(
    table: pd.DataFrame | Drawing,
    study: StudyData,
    caption: str = "",
    *,
    columns: Iterable[str] | None = None,
    wide: str | None = None,
    percent: bool = False,
) -> PaperTable:
    """A comparison table as a table of a paper: `.latex()`, `.markdown()`, `.word()`, or `.write("table.docx")`.

    `table` is what a measure returns, a part of it, or a figure of the study, whose numbers and title are then taken.
    Headings are words, ids of actors, parties and events are names; value and 95 % interval share a cell, "0.34 [0.21,
    0.48]", shares are per cent with `percent`; n and articles stand in columns of their own. `columns` picks columns,
    `wide` sets the values of a column (`study.by`, "measure") side by side.

    The note says whose codes, of how many articles, how far they speak, what n counts and when there is no interval. In
    a notebook the table is drawn, printed it is Markdown. Raises TableError for a column that is not there.

    >>> import tempfile, framing
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path)
    >>> study = framing.open_study(path, codes="reference")
    >>> voices = framing.source_diversity(study.codes).query("measure == 'speakers'").head(2)
    >>> table = framing.paper_table(voices, study, columns=["outlet", "n", "articles", "value"])
    >>> print(*table.markdown().splitlines()[:4], sep="\\n")
    | Outlet | n | Articles | Value |
    | :--- | ---: | ---: | ---: |
    | Harbour Times | 32 | 4 | 8.00 |
    | Lantern | 47 | 4 | 11.75 |
    """
    note = study.says()
    if isinstance(table, Drawing):
        caption, note = caption or _title(table), _said(table, study)
        table = table.numbers
    return lay_out(table, study.names, caption, note, columns, wide, percent)


def _title(drawing: Drawing) -> str:
    return drawing.figure.get_suptitle().partition("\n")[0]


def _said(drawing: Drawing, study: StudyData) -> str:
    """What the figure says under its title of codes and articles, without what it says of its marks."""
    lines = " ".join(drawing.figure.get_suptitle().partition("\n")[2].split())
    for scope in map(study.scope_of, (IN_CSV, DRAWN, NONE)):
        if scope in lines:
            return lines.partition(scope)[0] + scope
    return study.says()


def write_tables(
    study: StudyData,
    out: Path,
    formats: Iterable[str] = tuple(FORMATS),
    percent: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> list[Path]:
    """Write the numbers of every figure of a study into `out` as tables for a paper, one file a figure and format.

    `formats`: latex, markdown, word. Measures stand side by side where a table has several with the same n. Returns the
    files written. Raises TableError for another format, OutputError when `out` can't be written.
    """
    formats = list(formats)
    for form in formats:
        if form not in FORMATS:
            raise TableError(f"no format {form!r} of a table; it is one of {', '.join(FORMATS)}")
    written = []
    for name, draw in figures_of(study).items():
        progress(name)
        drawing = draw(study)
        wide = _side_by_side(drawing.numbers)
        made = paper_table(drawing, study, columns=PRINTED.get(name), wide=wide, percent=percent)
        written += [made.write(Path(out) / f"{name}{FORMATS[form]}") for form in formats]
    return written


def _side_by_side(numbers: pd.DataFrame) -> str | None:
    """`measure` where there are several for each thing that is compared, all of the same n."""
    if not {"measure", "n", "articles"} <= set(numbers) or numbers["measure"].nunique() < 2:
        return None
    results = ("n", "articles", "value", "low", "high", "machine_value", "measure")
    groups = numbers.groupby([c for c in numbers.columns if c not in results], dropna=False)
    same = (groups[["n", "articles"]].nunique() == 1).all(axis=None)
    return "measure" if same and not groups["measure"].apply(lambda m: m.duplicated().any()).any() else None
