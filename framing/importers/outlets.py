"""One name per outlet, whatever databases, sites and people call it."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from framing.codebook.yaml import read_yaml
from framing.errors import ImportingError

DATA = Path(__file__).parent / "data" / "outlets.yml"


@dataclass(frozen=True)
class Outlets:
    """Names by what an outlet is called (`by_key`) and by its web address (`by_site`); `own` are the study's."""

    by_key: dict[str, str] = field(default_factory=dict)
    by_site: dict[str, str] = field(default_factory=dict)

    def named(self, printed: str) -> str | None:
        """The outlet that is called so, as a name or as an address; None where nobody knows it."""
        site = printed.strip().casefold().removeprefix("www.")
        return self.by_key.get(exact_key(printed)) or self.by_key.get(loose_key(printed)) or self.by_site.get(site)

    def of_site(self, url: str) -> str | None:
        """The outlet of a web address, by its host or the longest known end of it."""
        parts = host(url).split(".")
        return next((name for i in range(len(parts) - 1) if (name := self.by_site.get(".".join(parts[i:])))), None)


def read_outlets(own: str | Path | None = None) -> Outlets:
    """The general list and, before it, a study's own file: `outlets:` a list of {name, also, sites}.

    Raises ImportingError when the own file has another form.
    """
    general = _general()
    if own is None:
        return general
    mine = _index(Path(own))
    return Outlets({**general.by_key, **mine.by_key}, {**general.by_site, **mine.by_site})


@cache
def _general() -> Outlets:
    return _index(DATA)


def _index(path: Path) -> Outlets:
    data, lines = read_yaml(path)
    by_key: dict[str, str] = {}
    by_site: dict[str, str] = {}
    rows = data.get("outlets") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ImportingError(
            f"{path}: no list 'outlets'; write outlets: and below it lines like - {{name: …, also: […], sites: […]}}"
        )
    for i, row in enumerate(rows):
        if not isinstance(row, dict) or not isinstance(row.get("name"), str) or set(row) - {"name", "also", "sites"}:
            raise ImportingError(
                f"{path} line {lines.get(('outlets', i), 1)}: an outlet has name, also (a list), sites (a list)"
            )
        name = row["name"]
        for called in (name, *row.get("also", [])):
            by_key[exact_key(str(called))] = name
            by_key.setdefault(loose_key(str(called)), name)
        for site in row.get("sites", []):
            by_site[str(site).casefold()] = name
    return Outlets(by_key, by_site)


def exact_key(printed: str) -> str:
    """A name without case, "The", punctuation and doubled blanks."""
    return re.sub(r"[^\w&()]+", " ", printed.casefold()).strip().removeprefix("the ").replace("( ", "(").replace(" )", ")")


def loose_key(printed: str) -> str:
    """A name without what is in brackets, its web ending and words for its edition, too."""
    bare = re.sub(r"\([^()]*\)|\.(?:com|co\.uk|org|net)\b", " ", printed.casefold())
    words = exact_key(bare)
    for edition in _editions():
        words = re.sub(rf"(?<=\w) {re.escape(edition)}$", "", words)
    return words or exact_key(printed)


@cache
def _editions() -> tuple[str, ...]:
    data, _ = read_yaml(DATA)
    return tuple(data["editions"])


def host(url: str) -> str:
    """The host of a web address, without www.; empty where there is none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return ""
