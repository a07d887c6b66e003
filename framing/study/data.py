"""A set opened for comparison: its codes, and the names, colours and subtitle that all its figures share."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from framing.agreement import score
from framing.codebook import Codebook, read_codebook
from framing.corpus import ArticleSet, open_set
from framing.corpus.codes import Codes, read_codes
from framing.errors import CodesError
from framing.measures import counted, units
from framing.measures.wording import STANDARDISED
from framing.plots.style import outlet_colours, party_colours
from framing.statistics import DESCRIPTION_ONLY, INTERVAL_FROM
from framing.tables.card import Card, Carded

COPIES = {
    "with": "",
    "without": " Without passages that other articles share.",
    "once": " Passages that articles share counted once.",
}
# what a figure says of its intervals: they stand in its numbers alone, are drawn, or it has none
IN_CSV, DRAWN, NONE = "shares, over articles, are in the CSV", "shares are over articles", ""
WHOSE = {
    "machine": "Machine codes",
    "corrected": "Machine codes with",
    "reference": "Reference codes",
}


@dataclass(frozen=True, repr=False)
class StudyData(Carded):
    """A set opened for comparison: its codes, codebook, and the names and colours that all its figures share."""

    set: ArticleSet
    codes: Codes
    machine: Codes
    codebook: Codebook
    by: str
    copies: str = "with"
    outlets: tuple[str, ...] = ()

    def card(self) -> Card:
        """Whose codes of how many articles, how far figures speak, and what was coded of each outlet."""
        title = f"{self.set.name}: {self.set.study.title}" if self.set.study.title else self.set.name
        return Card(title, (self.subtitle,), self.codes.card().table, "framing.draw_wording(study), study.codes")

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of actors, parties and events by id."""
        parties = {p.id: p.names[0].removeprefix("the ") for p in self.codebook.parties}
        events = {e.id: f"{e.title}, {e.date}" for e in self.codebook.events}
        return (
            parties
            | {a.id: a.name for a in self.codebook.actors}
            | events
            | {STANDARDISED: "All common actors, standardised", "generic": "nobody in particular", "other": "other"}
        )

    @cached_property
    def colours(self) -> dict[str, str]:
        """A colour for each party, the same in all figures."""
        return party_colours([*self.codes["attributions"]["party"], *self.codes["casualties"]["source_party"].dropna()])

    @cached_property
    def outlet_colours(self) -> dict[str, str]:
        """A colour for each outlet (or article) of the set, the same in all figures; also where others are left out."""
        return outlet_colours([*self.outlets, *units(self.codes, self.by)])

    @cached_property
    def accuracy(self) -> dict | None:
        """The machine's agreement with the set's reference codes: layer to F1 measures; None where the set has none."""
        try:
            read = self.codes.kind != "reference"
            reference = read_codes(self.set, "reference", self.machine.folder) if read else self.codes
            reference = counted(reference, self.copies)
        except CodesError:
            return None
        scores = score(reference.tables, self.machine.tables)
        return {layer: {"reference": s.reference, "machine": s.coded, **s.f1} for layer, s in scores.items()}

    def whose(self, measure: str | None = None) -> str:
        """Whose codes are drawn; for the machine's also how well they agree with the reference codes, `layer.measure`.

        Corrected codes have no such number: the machine's was measured before they were corrected.
        """
        corrected = f" {self.codes.corrections.says()}" if self.codes.kind == "corrected" else ""
        if self.codes.kind == "machine" and measure and self.accuracy:
            layer, name = measure.split(".")
            coded = name.removeprefix("f1_").replace("_", ", ")
            return f"{WHOSE['machine']} (F1 {self.accuracy[layer][name]:.2f} on {coded}, against this set's reference codes)"
        return WHOSE[self.codes.kind] + corrected

    @property
    def subtitle(self) -> str:
        """What every figure says of itself: whose codes, how many articles, and how far it speaks."""
        return self.says()

    def says(self, measure: str | None = None, intervals: str = IN_CSV) -> str:
        """The subtitle, with the machine's F1 in the measure that a figure rests on; `intervals` as in `scope_of`."""
        return f"{self.whose(measure)}, {self.scope_of(intervals)}{COPIES[self.copies]}"

    @property
    def scope(self) -> str:
        """How many articles there are, and how far a figure of them speaks, whose intervals stand in its CSV."""
        return self.scope_of(IN_CSV)

    def scope_of(self, intervals: str) -> str:
        """The same for a figure that says of its intervals: "95 % intervals of `intervals`"; nothing where it has none."""
        articles = self.codes["articles"]
        sizes = articles.groupby("outlet", dropna=False).size() if self.by == "outlet" and len(articles) else pd.Series([1])
        count = f"{len(articles)} article{'s' if len(articles) != 1 else ''}."
        if sizes.max() < DESCRIPTION_ONLY:
            five = "these five articles" if len(articles) == 5 else "these articles"
            return f"{count} Describes {five}, no outlet at large."
        copy = " (shared copy as one)" if (self.codes["passages"]["kind"] == "copy").any() else ""
        some = "" if sizes.min() >= INTERVAL_FROM else f" for outlets with ten or more{copy}"
        scope = f" 95 % intervals of {intervals}{some}." if intervals else ""
        if sizes.max() < INTERVAL_FROM and intervals:
            scope = " No intervals: fewer than ten articles per outlet."
        if sizes.min() < DESCRIPTION_ONLY:
            scope += " An outlet with fewer than five stands for these articles alone."
        return count + scope


def open_study(
    path: str | Path, codes: str | None = None, codes_folder: Path | None = None, copies: str | None = None
) -> StudyData:
    """Open a coded set: `codes` is machine, corrected or reference (study.yml says which if it is not given).

    `codes_folder` names the folder of the machine codes, if it is not the set's codes/. `copies` says how passages that
    articles share are counted: with, without or once, as in `counted` (study.yml says it if it is not given). A study of
    reference codes is one of the articles that have them. Raises ArticleSetError, CodebookError or CodesError.

    >>> import tempfile, framing
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path)
    >>> study = framing.open_study(path, codes="reference")
    >>> len(study.codes["labels"])
    174
    """
    found = open_set(path)
    kind = codes or found.study.codes
    machine = read_codes(found, "machine", codes_folder)
    chosen = machine if kind == "machine" else read_codes(found, kind, codes_folder)
    outlets = tuple(units(machine, found.study.rows))
    machine = machine.only(set(chosen["articles"]["article_id"]))
    way = copies or found.study.copies
    chosen, machine = counted(chosen, way), counted(machine, way)
    return StudyData(found, chosen, machine, read_codebook(found.codebook), found.study.rows, way, outlets)
