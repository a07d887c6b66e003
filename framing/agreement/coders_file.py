"""coders.yml: who coded a set, in a checked form, so that agreement is never said to be with people when it is not."""

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from framing.codebook.yaml import Lines, read_yaml
from framing.errors import CodebookError, CodesError

MadeBy = Literal["person", "people", "language model", "machine"]
KINDS = ("person", "people", "language model", "machine")
COLUMNS = ("layer", "article_id", "unit", "start", "end", "text", "column", "settled")  # of the list to settle
TAKEN = ("machine", "reference", "(all)", *COLUMNS)  # names that no coder of the file may have


class Entry(BaseModel):
    """Who made codes: `made_by` must be there. `articles`: how many, or the ids (then one without any code counts as well).

    `mode`: blind (without seeing anybody's codes) or assisted (correcting codes that were there); `guide`: the version of
    the coding guide; `how` and `people`: what else a reader should know.
    """

    model_config = ConfigDict(extra="forbid")
    made_by: MadeBy
    articles: int | list[str] | None = None
    mode: Literal["blind", "assisted"] | None = None
    guide: str | int | float | None = None
    how: str = ""
    people: str | int | list[str] = ""


class CoderEntry(Entry):
    """One coder under `coders:`; `folder` holds the tables, from gold/ on (without it coders/NAME)."""

    folder: str = ""


class CodersFile(BaseModel):
    """The whole file. `agreement_before_adjudication` is what the makers found: kept, not used."""

    model_config = ConfigDict(extra="forbid")
    reference: Entry | None = None
    coders: dict[str, CoderEntry] = {}
    agreement_before_adjudication: dict[str, Any] = {}


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
    model = CodersFile if len(place) < 2 else CoderEntry if place[0] == "coders" else Entry
    return f"{path} line {line}: {name}: {first['msg']} (keys: {', '.join(model.model_fields)})"
