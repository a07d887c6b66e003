"""Codes of a set: the machine's, a person's corrections on top of them, or the reference codes."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from framing.codebook import read_codebook
from framing.corpus.article_set import ArticleSet
from framing.corpus.correcting import apply_corrections
from framing.corpus.corrections import Corrections, correction_lines, corrections_file
from framing.errors import CodesError
from framing.tables import make_table, read_table, read_tables, typed
from framing.tables.card import Card, Carded, counted
from framing.tables.files import has_table

KINDS = ("machine", "corrected", "reference")
REFERENCE_LAYERS = ("labels", "casualties", "attributions")


@dataclass(frozen=True, repr=False)
class Codes(Carded):
    """The coded tables of a set. `kind` says who coded: machine, corrected or reference; `corrections` counts those made.

    `folder` is where the machine codes were read.
    """

    tables: dict[str, pd.DataFrame]
    kind: str
    corrections: Corrections = field(default_factory=Corrections)
    folder: Path | None = None

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    @cached_property
    def wire_groups(self) -> dict[str, str]:
        """Which group of wire copy an article belongs to, by its id; articles that share none are not there."""
        passages, known = self.tables["passages"], set(self.tables["articles"]["article_id"])
        copy = passages[(passages["kind"] == "copy") & passages["article_id"].isin(known) & passages["other_id"].isin(known)]
        return {a: group for side in ("article_id", "other_id") for a, group in zip(copy[side], copy["group"], strict=True)}

    def card(self) -> Card:
        """How many labels, claims, attributions and mentions there are in the articles of each outlet."""
        articles = self.tables["articles"].assign(outlet=lambda t: t["outlet"].fillna("(no outlet)"))
        outlets = articles.groupby("outlet").size().to_frame("articles")
        for layer in (*REFERENCE_LAYERS, "mentions"):
            of = self.tables[layer]["article_id"].map(articles.set_index("article_id")["outlet"])
            outlets[layer] = of.value_counts().reindex(outlets.index, fill_value=0)
        rows = ", ".join(f"{int(outlets[layer].sum()):,} {layer}" for layer in outlets.columns[1:])
        title = f"{self.kind.capitalize()} codes of {counted(len(articles), 'article')}: {rows}"
        facts = (self.corrections.says(),) if self.kind == "corrected" else ()
        return Card(title, facts, outlets.reset_index(), 'codes["labels"], framing.label_shares(codes)')

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
    named = str(article_id).casefold().removeprefix("the-").startswith(slug)
    return str(article_id) if named else f"{article_id} {outlet}"


def read_codes(found: ArticleSet, kind: str = "machine", folder: Path | None = None) -> Codes:
    """The set's codes of one kind; `folder` says where the machine codes are, if not in the set's codes/.

    Reference codes replace labels, casualties and attributions; the other tables (mentions, zones, style) are counts
    that the machine makes. Where only some articles have reference codes, they are of these articles alone: those with a
    row in any of the three tables. Corrected codes are the machine's with the set's corrections on top; what of them fits no
    more is listed in `problems`. Raises CodesError, saying what to run, when the codes are not there.
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
        return _corrected(found, machine, tables)
    return Codes(tables, kind, folder=machine)


def _corrected(found: ArticleSet, machine: Path, tables: dict[str, pd.DataFrame]) -> Codes:
    """Machine codes with corrections/corrections.csv on top; what fits no more is a row of `problems`, and stays there."""
    path = corrections_file(found)
    if not path.exists():
        raise CodesError(
            f"{path}: no corrections; `framing correct {found.path} --layer labels --out labels.xlsx` writes a sheet to "
            "correct, and reads it back with --from"
        )
    lines, wrong = correction_lines(path)
    tables, numbers, problems = apply_corrections(tables, lines, read_codebook(found.codebook))
    numbers = replace(numbers, unfit=numbers.unfit + len(wrong))
    noted = [(article, "correction that can't be read", detail) for article, detail in wrong] + problems
    rows = [
        {"article_id": article or None, "stage": "corrections", "problem": problem, "detail": f"{path.name} {detail}"}
        for article, problem, detail in noted
    ]
    tables["problems"] = typed("problems", pd.concat([tables["problems"], make_table("problems", rows)]))
    return Codes(tables, "corrected", numbers, machine)
