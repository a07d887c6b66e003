"""Who coded which articles of a set: gold/coders.yml."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.codebook.yaml import read_yaml
from framing.corpus.article_set import ArticleSet, open_set
from framing.errors import CodesError, OutputError
from framing.tables import read_table
from framing.tables.files import has_table

NAME = re.compile(r"\w[\w.-]*")
BLIND = "blind"
LAYERS = ("labels", "casualties", "attributions")


@dataclass(frozen=True)
class Coder:
    """A coder: who made the codes (`person`, `language model`), with which model, in which folder.

    `read` names by layer the articles that were read, also those in which nothing was found; `kinds` by layer the kind of
    sheet: `blind`, or `assisted` or `unsure`, whose coders saw the machine's codes and measure nobody's accuracy.
    """

    name: str
    made_by: str
    folder: Path
    model: str = ""
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def blind(self, layer: str) -> bool:
        """Were these codes made without a look at the machine's?"""
        return self.kinds.get(layer, BLIND) == BLIND


def coders_file(found: ArticleSet) -> Path:
    """Where a set says who coded it."""
    return found.folder / "gold" / "coders.yml"


def read_coders(path: str | Path) -> list[Coder]:
    """The coders of a set, as gold/coders.yml lists them; none where there is no such file.

    An entry has made_by, folder (under gold/), articles (ids, or how many), and where there are any model, sheet and
    layers. Where it lists no ids, the articles are those with a row in one of the coder's tables. Raises CodesError for an
    entry that is none, CodebookError for broken YAML.
    """
    found = open_set(path)
    file = coders_file(found)
    if not file.exists():
        return []
    return [_coder(file, name, entry) for name, entry in entries(file).items()]


def entries(file: Path) -> dict[str, Any]:
    """What stands under `coders` in the file. Raises CodesError where that is no list of names."""
    data, lines = read_yaml(file)
    coders = (data.get("coders") or {}) if isinstance(data, dict) else None
    if not isinstance(coders, dict) or not all(isinstance(entry, dict) for entry in coders.values()):
        line = lines.get(("coders",), 1)
        raise CodesError(f"{file} line {line}: under coders stands a name, and under it made_by, folder and articles")
    return coders


def _coder(file: Path, name: str, entry: dict) -> Coder:
    folder = file.parent / str(entry.get("folder") or f"coders/{name}")
    there = [layer for layer in LAYERS if has_table(folder, layer)]
    layers, listed = entry.get("layers") or {}, entry.get("articles")
    if not isinstance(layers, dict) or not all(isinstance(told, dict) for told in layers.values()):
        raise CodesError(
            f"{file}: layers of {name} must name labels, casualties or attributions, and under each its articles"
        )
    if layers:
        read = {layer: tuple(map(str, told.get("articles") or ())) for layer, told in layers.items()}
    else:
        with_rows = {a for layer in there for a in read_table(folder, layer)["article_id"]}
        read = dict.fromkeys(there, tuple(map(str, listed)) if isinstance(listed, list) else tuple(sorted(with_rows)))
    kinds = {layer: str(layers.get(layer, entry).get("sheet") or BLIND) for layer in read}
    return Coder(name, str(entry.get("made_by") or ""), folder, str(entry.get("model") or ""), read, kinds)


def checked_name(name: str) -> str:
    """A coder's name that can name a folder, too. Raises OutputError for another."""
    if not NAME.fullmatch(name):
        raise OutputError(f"coder {name!r}: a coder's name is letters, digits, - and _ (anna, coder-2): it names a folder")
    return name
