"""Every coder of a set with the tables that they coded: the machine, the reference codes, and each coder of gold/coders/."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.corpus.article_set import ArticleSet, open_set
from framing.corpus.coders_file import BLIND, CoderEntry, Entry, coders_file, read_coders_file
from framing.corpus.codes import REFERENCE_LAYERS, read_codes
from framing.errors import CodesError, TableError
from framing.tables import check_table, read_table
from framing.tables.card import Card, Carded, counted
from framing.tables.files import has_table

MACHINE, REFERENCE = "machine", "reference"
PEOPLE = ("person", "people")


@dataclass(frozen=True)
class Coder:
    """One coder: `made_by` (person, people, language model, machine), what was read, how (`entry`).

    `tables` has the layers that the coder coded; one that isn't there wasn't coded. `read` has by layer the articles that
    were read, also those in which nothing was found.
    """

    name: str
    made_by: str
    tables: dict[str, pd.DataFrame]
    read: dict[str, frozenset[str]]
    entry: Entry

    @property
    def articles(self) -> frozenset[str]:
        """The articles that were read for any layer."""
        return frozenset().union(*self.read.values())

    def kind(self, layer: str) -> str:
        """On what kind of sheet the layer was coded: blind, assisted, or unsure."""
        return self.entry.kind(layer) if isinstance(self.entry, CoderEntry) else self.entry.sheet or BLIND

    def lists(self, layer: str) -> bool:
        """Does coders.yml list the articles that were read, so that one without any unit counts?"""
        listed = self.entry.listed(layer) if isinstance(self.entry, CoderEntry) else self.entry.articles
        return isinstance(listed, list)


@dataclass(frozen=True, repr=False)
class Coders(Carded):
    """The coders of a set, by name, and its table `articles`; it shows itself as a list of who coded what."""

    found: ArticleSet
    coders: dict[str, Coder]
    articles: pd.DataFrame

    def card(self) -> Card:
        """Every coder: who they are, how many articles they coded, and which layers with the machine's codes in view."""
        rows = [_row(coder) for coder in self.coders.values()]
        people = any(coder.made_by in PEOPLE for coder in self.coders.values())
        facts = () if people else ("No person is among them: nothing measured here is agreement with people.",)
        calls = ["framing.coder_agreement(coders)"] if len(self.own) > 1 else []
        calls += ["framing.accuracy(coders)"] if REFERENCE in self.coders else []
        title = f"Coders of {self.found.name} ({counted(len(self.articles), 'article')})"
        return Card(title, facts, pd.DataFrame(rows), ", ".join(calls))

    def __getitem__(self, name: str) -> Coder:
        if name not in self.coders:
            raise CodesError(f"{self.found.folder}: no coder {name!r}; there are {', '.join(self.coders)}")
        return self.coders[name]

    @property
    def own(self) -> list[str]:
        """Those who coded by themselves: neither the machine nor the reference."""
        return [name for name in self.coders if name not in (MACHINE, REFERENCE)]

    def chosen(self, names: Iterable[str] | None, least: int = 2) -> list[Coder]:
        """The coders of these names, without names the own ones. Raises CodesError for fewer than `least`."""
        wanted = self.own if names is None else list(names)
        if len(wanted) < least or len(set(wanted)) < len(wanted):
            raise CodesError(
                f"{self.found.folder}: {len(set(wanted))} coder(s) to compare, {least} needed; name them (there are "
                f"{', '.join(self.coders)}), or put a second coder's tables into gold/coders/NAME"
            )
        return [self[name] for name in wanted]


def _row(coder: Coder) -> dict:
    """A coder as a row of the card; a layer that was coded with the machine's codes in view says so."""
    layers = [layer for layer in REFERENCE_LAYERS if layer in coder.tables]
    said = [layer if coder.kind(layer) == BLIND else f"{layer} ({coder.kind(layer)})" for layer in layers]
    return {"coder": coder.name, "made by": coder.made_by, "articles": len(coder.articles), "layers": ", ".join(said)}


def check_blind(coders: Iterable[Coder], layer: str) -> None:
    """Raise CodesError for codes that were made with the machine's in view: they can't say how accurate it is."""
    for coder in coders:
        if coder.kind(layer) != BLIND:
            raise CodesError(
                f"{coder.name} coded {layer} on a sheet that is {coder.kind(layer)}, with the machine's codes in view: this "
                "measures nobody's accuracy; use blind sheets (`framing sheet`)"
            )


def read_coders(found: ArticleSet | str | Path, codes: Path | None = None) -> Coders:
    """The machine's codes (codes/), the reference codes (gold/) and each coder's own (gold/coders/NAME), with who made them.

    Who made them is said in gold/coders.yml, `made_by` for the reference and for every coder. The articles that
    somebody coded are those listed there, else those with a row in any of the tables. `codes`: another folder of
    machine codes. A coder may have coded only some of the layers. Raises CodesError for codes of which nobody says who made
    them, a coder without any table, and articles other than said; TableError, naming the file, for a value
    that a table doesn't allow.
    """
    found = found if isinstance(found, ArticleSet) else open_set(found)
    machine = read_codes(found, folder=codes)
    articles = machine["articles"]
    ids = frozenset(articles["article_id"])
    every = Coder(MACHINE, "machine", machine.tables, dict.fromkeys(REFERENCE_LAYERS, ids), Entry(made_by="machine"))
    gold = found.folder / "gold"
    path = coders_file(found)
    file = read_coders_file(path)
    coders = {MACHINE: every}
    if has_table(gold, "labels"):
        if file.reference is None:
            raise CodesError(f"{path}: who made the reference codes? Write `reference:` and below it `made_by: people`")
        coders[REFERENCE] = _coder(REFERENCE, file.reference, gold, path, every.articles)
    there = sorted(p.name for p in (gold / "coders").iterdir() if p.is_dir()) if (gold / "coders").is_dir() else []
    folders = {name: gold / (entry.folder or f"coders/{name}") for name, entry in file.coders.items()}
    for name in there:
        if not any(folder.resolve() == (gold / "coders" / name).resolve() for folder in folders.values()):
            raise CodesError(
                f"{path}: no entry for coders/{name}; write under `coders:` a line `{name}: {{made_by: person}}`"
            )
    for name, entry in file.coders.items():
        coders[name] = _coder(name, entry, folders[name], path, every.articles)
    return Coders(found, coders, articles)


def _coder(name: str, entry: Entry, folder: Path, path: Path, known: frozenset[str]) -> Coder:
    tables = {layer: read_table(folder, layer) for layer in REFERENCE_LAYERS if has_table(folder, layer)}
    if not tables:
        raise CodesError(f"{folder}: no labels.csv, casualties.csv or attributions.csv of {name}; put the codes there")
    for layer, table in tables.items():
        try:
            check_table(layer, table)
        except TableError as error:
            raise TableError(f"{folder}: {error}") from None
    read = {layer: _read(layer, tables, entry) for layer in tables}
    coded = frozenset(a for table in tables.values() for a in table["article_id"])
    if isinstance(entry.articles, int) and entry.articles != len(coded):
        raise CodesError(
            f"{path}: {name} has coded {entry.articles} articles, but {len(coded)} have codes in {folder}; "
            "list the ids under `articles:`, so that one without codes counts"
        )
    for layer, table in tables.items():
        unlisted = set(table["article_id"]) - read[layer]
        strange = (read[layer] - known, "not in the set's codes"), (unlisted, "not listed under `articles:`")
        for ids, what in strange:
            if ids:
                raise CodesError(f"{path}: {name} has coded {min(ids)}, which is {what}")
    return Coder(name, entry.made_by, tables, read, entry)


def _read(layer: str, tables: dict[str, pd.DataFrame], entry: Entry) -> frozenset[str]:
    """The articles read for a layer: those listed, else those with a row in any of the coder's tables."""
    listed = entry.listed(layer) if isinstance(entry, CoderEntry) else entry.articles
    return frozenset(listed) if isinstance(listed, list) else frozenset(a for t in tables.values() for a in t["article_id"])
