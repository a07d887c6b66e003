"""Codebook files in: YAML, then the model; one line that names file and line for whatever is wrong."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ValidationError

from framing.codebook import model
from framing.codebook.conflict import Actor, Conflict, Event
from framing.codebook.yaml import Lines, read_yaml
from framing.errors import CodebookError
from framing.tables.card import Card, Carded, counted

DATA = Path(__file__).parent / "data"
GENERAL: dict[str, type[BaseModel]] = {
    "labels": model.Labels,
    "loaded": model.Loaded,
    "verbs": model.Verbs,
    "numbers": model.Numbers,
    "victims": model.Victims,
    "sources": model.Sources,
    "places": model.Places,
    "zones": model.Zones,
    "armed_groups": model.ArmedGroups,
}
FIXED_PARTIES = ("none", "unknown")
CLOSE = 0.75  # how alike a suggestion must be


@dataclass(frozen=True, eq=False, repr=False)
class Codebook(Carded):
    """The general files and, where there is one, a conflict's codebook. `digest` names this very wording."""

    labels: model.Labels
    loaded: model.Loaded
    verbs: model.Verbs
    numbers: model.Numbers
    victims: model.Victims
    sources: model.Sources
    places: model.Places
    zones: model.Zones
    armed_groups: model.ArmedGroups
    conflict: Conflict | None

    def card(self) -> Card:
        """The conflict's actors and events; without a conflict the general files alone."""
        groups, sides = counted(len(self.actors), "armed actor"), counted(len(self.events), "event")
        title = f"{self.conflict.title}: {groups}, {sides}" if self.conflict else "The general codebook, of no conflict"
        rows = [(a.id, "actor", a.name) for a in self.actors] + [
            (e.id, "event", f"{e.title}, {e.date}") for e in self.events
        ]
        facts = (f"version {self.conflict.version}",) if self.conflict else ()
        return Card(title, facts, pd.DataFrame(rows, columns=["id", "what", "name"]), "framing.code(SET)")

    @cached_property
    def parties(self) -> list[model.Party]:
        """Countries, organisations of states and the conflict's own parties; the latter win over a country's name."""
        own = list(self.conflict.parties) if self.conflict else []
        ids = {p.id for p in own}
        return own + [p for p in (*self.places.special, *self.places.countries) if p.id not in ids]

    @cached_property
    def actors(self) -> list[Actor]:
        """The conflict's armed actors."""
        return list(self.conflict.actors) if self.conflict else []

    @cached_property
    def events(self) -> list[Event]:
        """The conflict's events."""
        return list(self.conflict.events) if self.conflict else []

    def allowed(self, kind: str) -> set[str] | None:
        """The ids that a `party`, `actor` or `event` column may hold; None where no codebook closes the list."""
        if kind == "party":
            return {p.id for p in self.parties} | {a.id for a in self.actors} | set(FIXED_PARTIES)
        return {e.id for e in self.events} | {"other"} if kind == "event" and self.events else None

    @cached_property
    def version(self) -> str:
        """The files' versions in one string, for the manifest."""
        files = {name: getattr(self, name) for name in (*GENERAL, "conflict")}
        return " ".join(f"{name}={file.version}" for name, file in files.items() if file)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything the codebook says, in one canonical form."""
        files = [getattr(self, name).model_dump() if getattr(self, name) else None for name in (*GENERAL, "conflict")]
        return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()


def read_codebook(path: str | Path | None = None) -> Codebook:
    """The general codebook, with the conflict's codebook.yml at `path` where there is one.

    Raises CodebookError, naming file and line, for an unknown key or code, a missing key, a name that two actors
    or parties share, or an id that nothing declares.
    """
    general, conflict = _general(), None
    if path is not None:
        conflict, lines = _read(Path(path), Conflict)
        places = general["places"]
        _check_conflict(Path(path), conflict, lines, {p.id for p in (*places.special, *places.countries)})
    return Codebook(**general, conflict=conflict)


@cache
def _general() -> dict:
    general = {name: _read(DATA / f"{name}.yml", kind)[0] for name, kind in GENERAL.items()}
    for name in ("labels", "loaded"):
        _check_words(DATA / f"{name}.yml", general[name])
    return general


def _read(path: Path, kind: type[BaseModel]) -> tuple:
    data, lines = read_yaml(path)
    if not isinstance(data, dict):
        raise CodebookError(f"{path} line 1: a codebook is a mapping with the keys {', '.join(kind.model_fields)}")
    try:
        return kind.model_validate(data), lines
    except ValidationError as error:
        raise CodebookError(_explain(path, error, lines, kind)) from None


def _explain(path: Path, error: ValidationError, lines: Lines, kind: type[BaseModel]) -> str:
    first = error.errors()[0]
    place = tuple(first["loc"])
    where = f"{path} line {_line(lines, place)}"
    within = ".".join(str(p) for p in place[:-1])
    if first["type"] == "extra_forbidden":
        known = _keys(kind, place[:-1])
        return f"{where}: unknown key {place[-1]!r}{' in ' + within if within else ''}{suggest(str(place[-1]), known)}"
    if first["type"] == "missing":
        return f"{where}: key {place[-1]!r} is missing{' in ' + within if within else ''}"
    if first["type"] == "literal_error":
        return f"{where}: unknown code {first['input']!r}; allowed: {first['ctx']['expected']}"
    return f"{where}: {'.'.join(str(p) for p in place)}: {first['msg']} (found {first['input']!r})"


def _keys(kind, place: tuple) -> list[str]:
    """The keys that the model allows at a place, found by following it through the declared fields."""
    for step in place:
        if isinstance(step, int):
            continue
        field = kind.model_fields.get(step)
        inner = [t for t in _types(field.annotation) if isinstance(t, type) and issubclass(t, BaseModel)] if field else []
        if not inner:
            return []
        kind = inner[0]
    return list(kind.model_fields)


def _types(annotation) -> Iterable:
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _types(part)


def _line(lines: Lines, place: tuple) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def suggest(value: str, known: Iterable[str]) -> str:
    """` (did you mean …?)`, or the list of what is known."""
    known = list(known)
    near = get_close_matches(value, known, n=1, cutoff=CLOSE)
    return f" (did you mean {near[0]!r}?)" if near else f"; known: {', '.join(known)}" if known else ""


PARTS = ("words", "phenomena", "verbs", "nouns", "adjectives", "traits")


def _check_words(path: Path, file: model.Labels | model.Loaded) -> None:
    """A word stands under one code, or under two as different parts of speech (`butchers`)."""
    seen: dict[tuple[str, str], str] = {}
    codes = file.categories if isinstance(file, model.Labels) else file.entries
    for code in codes:
        for part in PARTS:
            for word in getattr(code, part, []):
                clash = [other for (w, p), other in seen.items() if w == word.casefold() and "words" in (p, part)]
                clash += [seen[word.casefold(), part]] if (word.casefold(), part) in seen else []
                if clash:
                    raise CodebookError(f"{path}: {word!r} stands under {clash[0]} and {code.id}; keep one")
                seen[word.casefold(), part] = code.id


def _check_conflict(path: Path, conflict: Conflict, lines: Lines, countries: set[str]) -> None:
    ids = _unique_ids(path, conflict, lines)
    parties = countries | {p.id for p in conflict.parties} | set(FIXED_PARTIES)
    for i, actor in enumerate(conflict.actors):
        _known(path, lines, ("actors", i, "within"), actor.within, {a.id for a in conflict.actors})
        for key in ("opposes", "sponsored_by"):
            for j, party in enumerate(getattr(actor, key)):
                _known(path, lines, ("actors", i, key, j), party, parties | ids)
    for i, event in enumerate(conflict.events):
        for key in ("place_party", "by", "against"):
            _known(path, lines, ("events", i, key), getattr(event, key), parties | ids)
    _unique_names(path, conflict, lines)


def _unique_ids(path: Path, conflict: Conflict, lines: Lines) -> set[str]:
    seen: dict[str, int] = {}
    for kind in ("actors", "parties", "events"):
        for i, item in enumerate(getattr(conflict, kind)):
            line = lines[(kind, i, "id")]
            if item.id in seen:
                raise CodebookError(f"{path} line {line}: id {item.id!r} stands twice (first on line {seen[item.id]})")
            seen[item.id] = line
    return set(seen)


def _unique_names(path: Path, conflict: Conflict, lines: Lines) -> None:
    seen: dict[str, tuple[str, int]] = {}
    for kind in ("actors", "parties"):
        for i, item in enumerate(getattr(conflict, kind)):
            for key in ("name", "names", "abbreviations", "capitals"):
                value = getattr(item, key, None) or []
                for j, name in enumerate([value] if isinstance(value, str) else value):
                    line = _line(lines, (kind, i, key, j))
                    if name.casefold() in seen:
                        other, first = seen[name.casefold()]
                        raise CodebookError(
                            f"{path} line {line}: {name!r} already names {other!r} on line {first}; "
                            "a name belongs to one actor or party"
                        )
                    seen[name.casefold()] = (item.id, line)


def _known(path: Path, lines: Lines, place: tuple, value: str | None, known: set[str]) -> None:
    if value is not None and value not in known:
        raise CodebookError(
            f"{path} line {_line(lines, place)}: {place[2]} {value!r} is not declared"
            f"{suggest(value, sorted(known)) if get_close_matches(value, known, n=1, cutoff=CLOSE) else ''}; "
            "declare it under actors or parties"
        )
