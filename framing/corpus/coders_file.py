"""gold/coders.yml: who coded a set, in a checked form, so that agreement is never said to be with people when it is not."""

import re
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from framing.codebook.yaml import Lines, read_yaml
from framing.corpus.article_set import ArticleSet
from framing.errors import CodebookError, CodesError, OutputError

MadeBy = Literal["person", "people", "language model", "machine"]
Layer = Literal["labels", "casualties", "attributions"]
Sheet = Literal["blind", "assisted", "unsure"]
BLIND = "blind"
NAME = re.compile(r"\w[\w.-]*")
KINDS = ("person", "people", "language model", "machine")
COLUMNS = ("layer", "article_id", "unit", "start", "end", "text", "column", "settled")  # of the list to settle
TAKEN = ("machine", "reference", "(all)", *COLUMNS)  # names that no coder of the file may have


class Entry(BaseModel):
    """Who made codes: `made_by` must be there. `articles`: how many, or the ids (then one without any code counts as well).

    `model`: the name of a language model; `sheet`: blind (without seeing anybody's codes), assisted (confirming codes that
    were there) or unsure (only those that the machine is unsure about); `guide`: the version of the coding guide; `how` and
    `people`: what else a reader should know.
    """

    model_config = ConfigDict(extra="forbid")
    made_by: MadeBy
    articles: int | list[str] | None = None
    model: str = ""
    sheet: Sheet | None = None
    guide: str | int | float | None = None
    how: str = ""
    people: str | int | list[str] = ""


class LayerEntry(BaseModel):
    """What a coder read for one layer: ids of articles, also of those without a unit, on what sheet, rows left aside."""

    model_config = ConfigDict(extra="forbid")
    sheet: Sheet | None = None
    articles: list[str] | None = None
    left: int = 0


class CoderEntry(Entry):
    """One coder under `coders:`; `folder` holds the tables, from gold/ on (without it coders/NAME).

    `layers`: what is true of one layer alone; what it leaves out is said above it.
    """

    folder: str = ""
    layers: dict[Layer, LayerEntry] = {}

    def kind(self, layer: str) -> str:
        """On what kind of sheet the layer was coded; one of which nobody says otherwise was blind."""
        told = self.layers.get(layer)  # type: ignore[call-overload]
        return (told and told.sheet) or self.sheet or BLIND

    def listed(self, layer: str) -> list[str] | None:
        """The articles that were read for the layer, None where they are not listed."""
        told = self.layers.get(layer)  # type: ignore[call-overload]
        if told and told.articles is not None:
            return told.articles
        return None if self.layers or not isinstance(self.articles, list) else self.articles


class CodersFile(BaseModel):
    """The whole file. `agreement_before_adjudication` is what the makers found: kept, not used."""

    model_config = ConfigDict(extra="forbid")
    reference: Entry | None = None
    coders: dict[str, CoderEntry] = {}
    agreement_before_adjudication: dict[str, Any] = {}


def coders_file(found: ArticleSet) -> Path:
    """Where a set says who coded it."""
    return found.folder / "gold" / "coders.yml"


def checked_name(name: str) -> str:
    """A coder's name that can name a folder, too. Raises OutputError for another."""
    if not NAME.fullmatch(name):
        raise OutputError(f"coder {name!r}: a coder's name is letters, digits, - and _ (anna, coder-2): it names a folder")
    if name in TAKEN:
        raise OutputError(f"coder {name!r}: this name has a meaning of its own; take another")
    return name


def read_coders_file(path: Path) -> CodersFile:
    """coders.yml, checked; empty where there is none. Raises CodesError, naming file and line, for what breaks its rules."""
    if not path.exists():
        return CodersFile()
    try:
        data, lines = read_yaml(path)
    except CodebookError as error:
        raise CodesError(str(error)) from None
    try:
        found = CodersFile.model_validate(data)
    except ValidationError as error:
        raise CodesError(_said(path, lines, error.errors()[0])) from None
    for name, coder in found.coders.items():
        wrong = _wrong(name, coder)
        if wrong:
            raise CodesError(f"{path} line {lines.get(('coders', name), 1)}: {wrong}")
    return found


def _wrong(name: str, coder: CoderEntry) -> str:
    if name in TAKEN:
        return f"a coder can't be called {name}, which has a meaning of its own; take another name"
    folder = Path(coder.folder)
    if folder.is_absolute() or ".." in folder.parts:
        return f"coders.{name}.folder {coder.folder!r} leaves the folder gold; write coders/{name}"
    return ""


def _said(path: Path, lines: Lines, first) -> str:
    place = tuple(first["loc"])
    line = next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 1)
    name = ".".join(str(part) for part in place)
    if place and place[-1] == "made_by":
        what = "is missing" if first["type"] == "missing" else f"can't be {first['input']!r}"
        return f"{path} line {line}: {name} {what}; write who coded: {', '.join(KINDS)}"
    if place in (("coders",), ("reference",)):
        return (
            f"{path} line {line}: {name}: under coders stands a name, and under it (and under reference) made_by, folder …"
        )
    model: type[BaseModel] = CodersFile if len(place) < 2 else CoderEntry if place[0] == "coders" else Entry
    if len(place) > 3 and place[2] == "layers":
        model = LayerEntry
    return f"{path} line {line}: {name}: {first['msg']} (keys: {', '.join(model.model_fields)})"
