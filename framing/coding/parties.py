"""Who is meant: parties by their names, capitals and demonyms, armed actors by their names and spelling variants."""

import re
from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.codebook.conflict import Actor
from framing.coding.phrases import pattern
from framing.coding.spellings import NameIndex


@dataclass(frozen=True)
class Named:
    """A party or actor in the text. `how`: name, abbreviation (of actors), country, capital or demonym (of parties)."""

    start: int
    end: int
    id: str
    how: str


class Gazetteer:
    """Finds the codebook's parties and actors in texts; made once per codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.actors = {a.id: a for a in codebook.actors}
        events = [e for e in codebook.events if not e.background]
        struck = {e.place_party for e in events} - set(self.actors)
        both = [e.by for e in events if e.by in struck]  # who strikes and is struck
        self.states = list(
            dict.fromkeys(both + [i for e in events for i in (e.by, e.place_party) if i and i not in self.actors])
        )
        self._short_names = set(codebook.labels.short_names)
        self._actors = NameIndex(
            [(name, a.id) for a in codebook.actors for name in _names(a)],
            [(short, a.id) for a in codebook.actors for short in a.abbreviations],
        )
        self._places = _compile([(place, e.place_party, "place") for e in codebook.events for place in e.places])
        rows = [(n, p.id, "country") for p in codebook.parties for n in p.names]
        rows += [(n, p.id, "capital") for p in codebook.parties for n in p.capitals]
        rows += [
            (n + ending, p.id, "demonym")
            for p in codebook.parties
            for n in p.demonyms
            for ending in ("", "" if n.endswith(("s", "sh", "ch", "ese")) else "s")
        ]
        self._parties = _compile(rows)

    def find_actors(self, text: str) -> list[Named]:
        """Every mention of an armed actor by name or abbreviation, longest name first.

        Behind its full name an actor is also found by the noun of its name (`the brigade`), if no other actor of the
        article shares it.
        """
        found = [Named(*hit) for hit in self._actors.find(text)]
        return sorted([*found, *self._short(text, found)], key=lambda n: n.start)

    def _short(self, text: str, found: list[Named]) -> list[Named]:
        heads: dict[str, dict[str, int]] = {}
        for named in found:
            for noun in self._short_names & set(re.split(r"\W+", text[named.start : named.end].casefold())):
                heads.setdefault(noun, {}).setdefault(named.id, named.end)
        out = []
        for noun, actors in heads.items():
            if len(actors) == 1:
                ((actor, first),) = actors.items()
                form = noun if noun in ("brigade", "battalion") else noun.capitalize()
                out += [
                    Named(m.start(1), m.end(1), actor, "name")
                    for m in re.compile(rf"\b[Tt]he ({form}|{noun.capitalize()})\b").finditer(text, first)
                    if not any(n.start <= m.start(1) < n.end for n in found)
                ]
        return out

    def find_parties(self, text: str) -> list[Named]:
        """Every mention of a country or other party, by name, capital or demonym."""
        return _find(self._parties, text)

    def find_places(self, text: str) -> list[Named]:
        """Every mention of an event's place, with the party in whose territory it lies."""
        return _find(self._places, text)

    def collective(self, ids: list[str]) -> str | None:
        """The collective actor that all these actors belong to, or None."""
        groups = [self.actors[i].within if i in self.actors else None for i in ids]
        return groups[0] if groups and groups[0] and all(g == groups[0] for g in groups) else None


@lru_cache(maxsize=8)
def gazetteer(codebook: Codebook) -> Gazetteer:
    """The gazetteer of a codebook, made at first use."""
    return Gazetteer(codebook)


def _names(actor: Actor) -> list[str]:
    return [] if actor.collective and not actor.names else [*([] if actor.collective else [actor.name]), *actor.names]


def _compile(rows: list[tuple[str, str, str]]) -> tuple[re.Pattern, dict[str, tuple[str, str]]]:
    known: dict[str, tuple[str, str]] = {}
    for name, party, how in rows:
        known.setdefault(_key(name), (party, how))
    if not rows:
        return re.compile(r"(?!)"), known
    ordered = sorted({name for name, _, _ in rows}, key=lambda n: (-len(n), n))
    body = "|".join(f"(?i:{pattern(n)})" if _several_words(n) else pattern(n) for n in ordered)
    return re.compile(rf"(?<![\w])(?:{body})(?![\w])"), known


def _find(compiled: tuple[re.Pattern, dict[str, tuple[str, str]]], text: str) -> list[Named]:
    found, known = compiled
    return [Named(m.start(), m.end(), *known[_key(m.group())]) for m in found.finditer(text)]


def _several_words(name: str) -> bool:
    return len(re.split(r"[\s\-–‑]+", name)) > 1


def _key(name: str) -> str:
    """The name without differences of hyphens and apostrophes; the case counts in single words only (US, us)."""
    plain = re.sub(r"[\s\-–‑]+", " ", name).replace("’", "'")
    return plain.casefold() if " " in plain else plain
