"""An article set: where its manifest, texts, codebook and codes are."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from framing.codebook.yaml import read_yaml
from framing.corpus.plan import PlannedContrast
from framing.corpus.relevance import Dates, Relevance
from framing.errors import ArticleSetError

FILE_FORMS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


class SamplingFrame(BaseModel):
    """Where the articles come from, for the methods paragraph."""

    model_config = ConfigDict(extra="forbid")
    database: str = ""
    query: str = ""
    dates: str = ""
    inclusion: str = ""


class Study(BaseModel):
    """study.yml: what the study is and how it is to be drawn."""

    model_config = ConfigDict(extra="forbid")
    title: str = ""
    authors: list[str] = []
    about: str = ""
    sampling: SamplingFrame = SamplingFrame()
    relevance: Relevance = Relevance()
    codes: Literal["machine", "corrected", "reference"] = "machine"
    texts: Literal["published", "withheld"] = "withheld"
    rows: Literal["outlet", "article"] = "outlet"
    copies: Literal["with", "without", "once"] = "with"
    contrasts: tuple[PlannedContrast, ...] = ()

    @model_validator(mode="after")
    def _names_once(self) -> "Study":
        names = [contrast.name for contrast in self.contrasts]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two contrasts are called {twice[0]!r}; give each its own name")
        return self


@dataclass(frozen=True)
class ArticleSet:
    """One set: `path` is its folder or file, `form` how it is kept (manifest, folder, csv, jsonl, parquet)."""

    path: Path
    form: str
    study: Study = field(default_factory=Study)

    @property
    def name(self) -> str:
        """The set's name: its folder's or file's, without ending."""
        return self.path.resolve().stem if self.form in FILE_FORMS.values() else self.path.resolve().name

    @property
    def folder(self) -> Path:
        """The folder that holds the set's codebook, codes and reference codes."""
        return self.path.parent if self.form in FILE_FORMS.values() else self.path

    @property
    def codebook(self) -> Path | None:
        """The conflict's codebook, where the set has one."""
        path = self.folder / "codebook.yml"
        return path if path.exists() else None


def open_set(path: str | Path) -> ArticleSet:
    """The set at `path`: a folder with articles.csv, a folder of .txt files, or one CSV, JSONL or Parquet file.

    Raises ArticleSetError when there is nothing of the kind, or study.yml breaks its rules.
    """
    path = Path(path)
    if path.is_file():
        if path.suffix.lower() not in FILE_FORMS:
            raise ArticleSetError(
                f"{path}: an article set is a folder, or a .csv, .jsonl or .parquet file with columns id and text"
            )
        return ArticleSet(path, FILE_FORMS[path.suffix.lower()], _study(path.parent / "study.yml"))
    if not path.is_dir():
        raise ArticleSetError(f"{path}: no such file or folder")
    if (path / "articles.csv").exists():
        return ArticleSet(path, "manifest", _study(path / "study.yml"))
    if not any(path.rglob("*.txt")):
        raise ArticleSetError(
            f"{path}: an empty set: no articles.csv and no .txt file; put one text file per article into the folder"
        )
    return ArticleSet(path, "folder", _study(path / "study.yml"))


def _study(path: Path) -> Study:
    if not path.exists():
        return Study()
    data, lines = read_yaml(path)
    try:
        return Study.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = tuple(first["loc"])
        line = next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 1)
        what = first["msg"].removeprefix("Value error, ").replace("a valid tuple", "a list")
        raise ArticleSetError(f"{path} line {line}: {'.'.join(map(str, place))}: {what} (keys: {_keys(place)})") from None


def _keys(place: tuple) -> str:
    """The keys that are allowed where an error is."""
    models: dict[tuple, type[BaseModel]] = {
        ("relevance", "dates"): Dates,
        ("relevance",): Relevance,
        ("sampling",): SamplingFrame,
        ("contrasts",): PlannedContrast,
    }
    model = next((m for keys, m in models.items() if place[: len(keys)] == keys), Study)
    return ", ".join(f.alias or name for name, f in model.model_fields.items())
