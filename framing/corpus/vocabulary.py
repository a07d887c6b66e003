"""What a cell may hold: the vocabulary of its column, and the ids of the set's codebook."""

import json
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

import pandas as pd

from framing.codebook import Codebook
from framing.tables.columns import ACTOR, EVENT, PARTY, TABLES, UNLISTED, Column

ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")  # how a codebook's ids look; a group's name as written has a capital or a blank
ALWAYS = {ACTOR: ("generic", "other"), EVENT: ("other",), PARTY: ()}
YES, NO = ("true", "1", "yes"), ("false", "0", "no")
JSON = {"parts": dict, "content_parts": list, "actor_all": list, "attributed_to_all": list, "party_all": list}
MOST = 20  # values that a message lists


class Vocabulary:
    """The values that are allowed in a set. Where no codebook lists actors or events, those of its codes are known, too."""

    def __init__(self, codebook: Codebook, tables: Mapping[str, pd.DataFrame]) -> None:
        self.codebook, self.tables = codebook, tables

    def known(self, column: Column) -> list[str] | None:
        """The values of a column, the set's own first; None where anything goes."""
        if column.values:
            return list(column.values)
        own = ["own"] if column.name == "status_by" else []
        return own + self.ids[column.codes] if column.codes else None

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids that the codebook, and without one the codes, know: of actors, parties and events."""
        book = self.codebook
        own = [a.id for a in book.actors]
        parties = [p.id for p in book.conflict.parties] if book.conflict else []
        general = [g.id for g in book.armed_groups.groups]
        every = sorted(book.allowed(PARTY) or ())
        listed = {
            ACTOR: [*own, *ALWAYS[ACTOR], *parties, *general, *every],
            PARTY: [*parties, *own, "none", "unknown", *every, *general],
            EVENT: [*(e.id for e in book.events), *ALWAYS[EVENT]],
        }
        for kind, ids in listed.items():
            closed = book.events if kind == EVENT else book.conflict
            ids += [] if closed else self._coded(kind)
        return {kind: list(dict.fromkeys(ids)) for kind, ids in listed.items()}

    def _coded(self, kind: str) -> list[str]:
        values = {
            str(value)
            for name, columns in TABLES.items()
            for column in columns
            if column.codes == kind
            for value in self.tables[name][column.name].dropna()
        }
        return sorted(v for v in values if not v.startswith(UNLISTED))

    def value(self, column: Column, cell: str):
        """The cell as a value of its column, None for an empty one. Raises ValueError, saying what is wrong and allowed."""
        if not cell:
            if not column.nullable:
                raise ValueError(f"empty, but every row needs its {column.name}")
            return None
        if column.type == "bool":
            return _truth(cell)
        if column.type == "int64":
            return _whole(cell)
        if column.name in JSON:
            return _json(column, cell)
        return self._code(column, cell)

    def _code(self, column: Column, cell: str) -> str:
        known = self.known(column)
        if known is None or cell in known:
            return cell
        if cell.startswith(UNLISTED):
            raise ValueError(f"{cell!r}: claims are numbered anew with each coding; list the event in codebook.yml")
        if cell.casefold() in {k.casefold() for k in known}:
            return next(k for k in known if k.casefold() == cell.casefold())
        if column.codes == ACTOR and not ID.fullmatch(cell):
            return self._named(cell)
        where = "" if column.values else " in the codebook"
        raise ValueError(f"{cell!r}: no {column.name}{where}; {self._hint(cell, known, column)}")

    def _named(self, cell: str) -> str:
        """A group by its name, where the codebook has no id for it."""
        for actor in self.codebook.actors:
            if cell.casefold() in {n.casefold() for n in (actor.name, *actor.names, *actor.abbreviations)}:
                raise ValueError(f"{cell!r}: the codebook's id for it is {actor.id!r}; write that")
        return cell

    @staticmethod
    def _hint(cell: str, known: Iterable[str], column: Column) -> str:
        known = list(known)
        near = get_close_matches(cell.casefold(), known, n=1)
        if near:
            return f"did you mean {near[0]!r}?"
        if len(known) <= MOST:
            return f"allowed: {', '.join(known)}"
        return "write an id that codebook.yml has, or add it there" if column.codes else "look at the guide"


def _truth(cell: str) -> bool:
    if cell.casefold() not in (*YES, *NO):
        raise ValueError(f"{cell!r}: write yes or no")
    return cell.casefold() in YES


def _whole(cell: str) -> int:
    try:
        number = float(cell)
        if number != int(number):
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError(f"{cell!r}: no whole number; write digits alone, or leave it empty") from None
    return int(number)


def _json(column: Column, cell: str) -> str:
    kind = JSON[column.name]
    try:
        good = isinstance(json.loads(cell), kind)
    except ValueError:
        good = False
    if not good:
        form = '{"women": 3}' if kind is dict else '["a", "b"]'
        raise ValueError(f"{cell!r}: write it like {form}, or leave it empty")
    return cell
