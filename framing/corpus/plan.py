"""Planned contrasts: what study.yml declares, and the record of which were declared before the set was coded."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from framing.tables.files import has_table

PLAN = "plan.json"
ARTICLE_COLUMNS = ("article_id", "outlet", "genre", "week", "month", "group")
BEFORE, AFTER = "before coding", "after coding"
Names = Annotated[tuple[str, ...], BeforeValidator(lambda value: value if isinstance(value, (list, tuple)) else [value])]


class PlannedContrast(BaseModel):
    """Outlets `a` against outlets `b` (all others, if none is named) on one measure per article.

    `question`: what it answers; contrasts with the same question are one family. `measure` and `of`, which says of what
    (actor, family, party, …), are those of `framing.article_measure`. `strata`: compare within genre, week or month.
    `copies`: shared copy counted with, without or once. `exploratory`: not planned, whenever it was written down.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)
    question: str = ""
    measure: str
    of: dict[str, Names] = {}
    a: Names = Field(min_length=1)
    b: Names = ()
    strata: tuple[Literal["genre", "week", "month"], ...] = ()
    copies: Literal["with", "without", "once"] = "with"
    exploratory: bool = False

    @field_validator("name")
    @classmethod
    def _no_column(cls, name: str) -> str:
        if name in ARTICLE_COLUMNS:
            raise ValueError(f"a contrast can't be called {name}, which is a column of the table of its articles")
        return name

    @model_validator(mode="after")
    def _two_sides(self) -> "PlannedContrast":
        if both := sorted(set(self.a) & set(self.b)):
            raise ValueError(f"{', '.join(both)} stands on both sides; name an outlet in a or in b")
        return self

    @property
    def digest(self) -> str:
        """A short hash of all that the contrast says but its name: it changes with what is compared."""
        said: dict[str, Any] = self.model_dump(mode="json", exclude={"name"})
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def declared(folder: Path, contrasts: Iterable[PlannedContrast]) -> dict[str, str]:
    """For each contrast, by its digest, and for those of earlier runs: was it declared before the set was coded first?

    `folder` holds the codes, or will. A contrast that is new where codes are already there was declared after coding.
    """
    known = recorded(folder)
    new = AFTER if has_table(folder, "articles") else BEFORE
    return known | {c.digest: new for c in contrasts if c.digest not in known}


def recorded(folder: Path) -> dict[str, str]:
    """What was recorded beside the codes in a folder; nothing where no contrast was ever declared."""
    path = folder / PLAN
    return json.loads(path.read_text(encoding="utf-8"))["contrasts"] if path.exists() else {}


def write_plan(path: Path, plan: dict[str, str]) -> None:
    """Write the record."""
    path.write_text(json.dumps({"contrasts": plan}, indent=1) + "\n", encoding="utf-8")
