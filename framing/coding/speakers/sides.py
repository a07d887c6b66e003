"""Whose side a source is on: the party that its words name, or that the article gives its office."""

import re
from dataclasses import dataclass

from framing.coding.parties import Gazetteer
from framing.coding.phrases import DATELINE

LOCAL = re.compile(
    r"\b(?:mayor|governor|district|province|provincial|local|police|sergeant|constable|hospital|town|village|officials)\b",
    re.I,
)
OFFICE = re.compile(
    r"\b(?:army|military|air force|border command|(?:foreign|interior|defen[cs]e|health|information) minist\w+|"
    r"prime minister|president|government|"
    r"parliament|police)\b",
    re.I,
)
PAIR = re.compile(
    r"\b(?:both|two) (?:governments|countries|nations|sides|neighbou?rs|states|capitals)\b|^the (?:countries|neighbou?rs)$",
    re.I,
)
OF_NO_PARTY = ("analyst", "advocacy", "religious", "resident")
NEAR = 200  # characters behind a local official in which a place tells the party
HEAD = 800  # characters of an article that may hold its dateline


@dataclass(frozen=True)
class Where:
    """Where in the article a source stands: its span, and the start of the sentence that holds it."""

    start: int
    end: int
    sentence: int


class Sides:
    """The parties of one article's sources."""

    def __init__(self, text: str, places: Gazetteer) -> None:
        self.text, self.places = text, places
        self.parties = places.find_parties(text)
        self.event_places = places.find_places(text)
        self.dated = False
        self.home = self._home()

    def party(self, kind: str, phrase: str, where: Where | None) -> list[str]:
        """The parties of a source, the first named first: `none` for those that belong to no side, else one or more."""
        actors, parties = self.places.find_actors(phrase), self.places.find_parties(phrase)
        if kind in OF_NO_PARTY:
            return ["none"]
        if kind == "armed_group" and actors:
            return [actors[0].id]
        if kind == "international_org":
            return [next((n.id for n in parties if n.id in ("un", "nato", "eu")), "un")]
        named = list(dict.fromkeys(n.id for n in parties)) or [
            a.id for a in actors[:1] if self.places.actors[a.id].kind != "state"
        ]
        if named:
            return named
        if PAIR.search(phrase) and (pair := self._pair(where)):
            return pair
        if kind in ("government", "military", "insider"):
            return [self._nearest_party(phrase, where)]
        return ["none"]

    def _nearest_party(self, phrase: str, where: Where | None) -> str:
        """The party that was named last before the source; for local officials also by the places of events."""
        if where is None:
            return "unknown"
        marked = self._same_office(phrase)
        if marked:
            return marked
        before = [n for n in self.parties if n.start < where.start]
        if LOCAL.search(phrase):
            here = [n for n in self.event_places if where.sentence <= n.start < where.end + NEAR]
            if here:
                return here[-1].id
            before += [n for n in self.event_places if n.start < where.start]
        elif self.home:
            here = [n for n in before if n.start >= where.sentence and n.how in ("country", "capital")]
            return here[-1].id if here and self.dated else self.home
        return max(before, key=lambda n: n.start).id if before else self.home or "unknown"

    def _home(self) -> str | None:
        """The country whose officials need no name: that of the dateline, or of the two states the one named less.

        An outlet leaves its own country's name out.
        """
        for line in self.text[:800].splitlines():
            dateline = DATELINE.match(line)
            named = (
                self.places.find_parties(dateline.group()) or self.places.find_places(dateline.group()) if dateline else []
            )
            if named:
                self.dated = True
                return named[-1].id
        counts = {state: sum(n.id == state for n in self.parties) for state in self.places.states[:2]}
        return min(counts, key=lambda s: counts[s]) if len(counts) == 2 and len(set(counts.values())) == 2 else None

    def _pair(self, where: Where | None) -> list[str]:
        """`both countries`: the two states last named before."""
        states = [n for n in self.parties if where and n.start < where.start and n.id in (self.places.states or [n.id])]
        last = {n.id: n.start for n in states}
        return sorted(sorted(last, key=lambda i: last[i])[-2:], key=lambda i: last[i])

    def _same_office(self, phrase: str) -> str | None:
        """`the interior ministry`: the party that the article gives the same office elsewhere."""
        office = OFFICE.search(phrase)
        if office is None:
            return None
        again = re.compile(rf"(?:[’']s)?\s+(?:\w+\s+)?{re.escape(office.group())}\b", re.I)
        behind = re.compile(rf"\b{re.escape(office.group())}\s+in\s+$", re.I)
        return next(
            (
                n.id
                for n in self.parties
                if again.match(self.text, n.end) or behind.search(self.text[max(0, n.start - 40) : n.start])
            ),
            None,
        )
