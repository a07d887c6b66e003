"""Everything found in an article so far, as the later coders need it."""

import bisect
from dataclasses import dataclass
from functools import cached_property

from framing.codebook import Codebook
from framing.coding.attributions.found import Found
from framing.coding.parties import Gazetteer, Named
from framing.coding.quotations import Quotation
from framing.coding.speakers import Speaker, Speakers
from framing.coding.speakers.sides import Where
from framing.coding.units import Unit
from framing.english import Reading


@dataclass(frozen=True)
class Attribution:
    """An attribution with its speaker, its id, and the id of the attribution whose content holds it."""

    id: str
    found: Found
    speaker: Speaker
    parent: str | None

    def covers(self, start: int, end: int) -> bool:
        """Does one part of the content hold the whole span?"""
        return any(s <= start and end <= e for s, e in self.found.parts)


@dataclass(frozen=True)
class Context:
    """An article on its way through the coders."""

    reading: Reading
    codebook: Codebook
    places: Gazetteer
    units: list[Unit]
    quotations: list[Quotation]
    actors: list[Named]
    armed: list[Named]  # the codebook's actors, or the groups that the article itself calls armed
    parties: list[Named]
    attributions: list[Attribution]
    date: str | None
    speakers: Speakers

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    def unit_at(self, offset: int) -> Unit:
        """The unit that holds an offset, or the last one that begins before it."""
        return self.units[max(0, bisect.bisect_right(self.unit_starts, offset) - 1)]

    @cached_property
    def unit_starts(self) -> list[int]:
        """Where the units begin."""
        return [unit.start for unit in self.units]

    def quotation_at(self, start: int, end: int) -> Quotation | None:
        """The quotation that holds a span, or None."""
        return next((q for q in self.quotations if q.inner_start <= start and end <= q.inner_end), None)

    def attribution_of(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution whose content holds a span, reported clauses before mere objects, or None."""
        covering = [a for a in self.attributions if a.covers(start, end)]
        return min(covering, key=lambda a: (not a.found.clause, a.found.end - a.found.start)) if covering else None

    def describe(self, start: int, end: int) -> Speaker:
        """The source that a span of words names, outside any attribution."""
        where = Where(start, end, self.reading.sentence_at(start).start)
        return self.speakers.describer.describe(" ".join(self.text[start:end].split()), where)

    def armed_in(self, start: int, end: int) -> list[Named]:
        """The armed actors that are named between two offsets."""
        return [n for n in self.armed if start <= n.start and n.end <= end]
