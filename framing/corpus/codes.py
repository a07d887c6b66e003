"""Codes of a set: the machine's, a person's corrections on top of them, or the reference codes."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from framing.corpus.article_set import ArticleSet
from framing.errors import CodesError
from framing.tables import make_table, read_csv, read_table, read_tables, typed
from framing.tables.files import has_table

KINDS = ("machine", "corrected", "reference")
REFERENCE_LAYERS = ("labels", "casualties", "attributions")


@dataclass(frozen=True)
class Codes:
    """The coded tables of a set. `kind` says who coded: machine, corrected or reference; `corrections` counts changes.

    `folder` is where the machine codes were read.
    """

    tables: dict[str, pd.DataFrame]
    kind: str
    corrections: int = 0
    folder: Path | None = None

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    def only(self, articles: set[str]) -> "Codes":
        """The codes of these articles; the problems and the flow of articles stay whole."""
        whole = {name: self.tables[name] for name in ("problems", "flow") if name in self.tables}
        kept = {name: t[t["article_id"].isin(articles)].reset_index(drop=True) for name, t in self.tables.items()}
        return replace(self, tables=kept | whole)

    def with_articles(self, table: str) -> pd.DataFrame:
        """A table with the columns outlet, date, genre and set of its articles, and `row`, the name of the article."""
        articles = self.tables["articles"]
        named = articles.assign(
            row=[article_name(a, o) for a, o in zip(articles["article_id"], articles["outlet"], strict=True)]
        )
        if table == "articles":
            return named
        kept = named[["article_id", "outlet", "date", "genre", "set", "row"]]
        return self.tables[table].merge(kept, on="article_id", how="left")


def article_name(article_id: str, outlet) -> str:
    """How a figure names an article: its id and, where known, its outlet."""
    slug = str(outlet).casefold().removeprefix("the ").replace(" ", "-") if pd.notna(outlet) else ""
    return str(article_id) if not slug or str(article_id).casefold().startswith(slug) else f"{article_id} {outlet}"


def read_codes(found: ArticleSet, kind: str = "machine", folder: Path | None = None) -> Codes:
    """The set's codes of one kind; `folder` says where the machine codes are, if not in the set's codes/.

    Reference codes replace labels, casualties and attributions; the other tables (mentions, zones, style) are counts
    that the machine makes. Where only some articles have reference codes, they are of these articles alone: those with a
    row in any of the three tables. Raises CodesError, saying what to run, when the codes are not there.
    """
    if kind not in KINDS:
        raise CodesError(f"no codes {kind!r}; there are {', '.join(KINDS)}")
    machine = Path(folder) if folder else found.folder / "codes"
    if not has_table(machine, "articles"):
        raise CodesError(f"{machine}: no codes; run `framing code {found.path} --out {machine}` first")
    tables = read_tables(machine)
    if kind == "reference":
        gold = found.folder / "gold"
        if not has_table(gold, "labels"):
            raise CodesError(f"{gold}: this set has no reference codes; draw machine codes (--codes machine)")
        layers = {name: read_table(gold, name) for name in REFERENCE_LAYERS}
        coded = {article for table in layers.values() for article in table["article_id"]}
        return Codes(tables | layers, kind, folder=machine).only(coded)
    if kind == "corrected":
        return _corrected(found, tables)
    return Codes(tables, kind, folder=machine)


def _corrected(found: ArticleSet, tables: dict[str, pd.DataFrame]) -> Codes:
    """Machine codes with corrections/corrections.csv on top: table, article_id, start, end, column, new (empty: no value).

    The column `row` with the new value `delete` takes a row out. What fits no row is listed in `problems`.
    """
    path = found.folder / "corrections" / "corrections.csv"
    if not path.exists():
        raise CodesError(f"{path}: no corrections; its columns are table, article_id, start, end, column, new")
    changes, problems, done = read_csv(path), [], 0
    missing = {"table", "article_id", "start", "end", "column", "new"} - set(changes.columns)
    if missing:
        raise CodesError(f"{path}: column {sorted(missing)[0]!r} is missing")
    for number, change in enumerate(changes.to_dict("records"), 2):
        wrong = _apply(tables, change)
        done += wrong is None
        if wrong:
            problems.append(
                {
                    "article_id": change["article_id"],
                    "stage": "corrections",
                    "problem": "correction without a row",
                    "detail": f"{path.name} line {number}: {wrong}",
                }
            )
    tables["problems"] = typed("problems", pd.concat([tables["problems"], make_table("problems", problems)]))
    return Codes(tables, "corrected", done)


def _apply(tables: dict[str, pd.DataFrame], change: dict) -> str | None:
    """Apply one correction in place; what is wrong with it, or None."""
    name, column = str(change["table"]), str(change["column"])
    if name not in tables or not (column == "row" or column in tables[name].columns):
        return f"no table {name!r} with a column {column!r}"
    frame = tables[name]
    try:
        span = int(change["start"]), int(change["end"])
    except (TypeError, ValueError):
        return f"start {change['start']} and end {change['end']} are no numbers"
    rows = frame.index[
        (frame["article_id"] == change["article_id"]) & (frame["start"] == span[0]) & (frame["end"] == span[1])
    ]
    if not len(rows):
        return f"no row of {name} at {span[0]}-{span[1]}"
    if column == "row":
        tables[name] = frame.drop(index=rows).reset_index(drop=True)
    else:
        new = None if pd.isna(change["new"]) else change["new"]
        cells = frame[column].astype(object)
        cells[rows] = new
        tables[name] = typed(name, frame.assign(**{column: cells}))
    return None
