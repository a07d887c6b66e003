"""Sides that claims of one article share: what it says of an event's victims in one place holds where it says less."""

from collections.abc import Callable, Container
from itertools import groupby

from framing.codebook import Codebook
from framing.coding.victims import nouns
from framing.coding.victims_side import NO_SIDE, serves

PLAIN = ("people", "men")  # groups that say nothing of who the victims were
TELLING = 3  # persons; smaller tolls meet by chance

Row = dict
Alike = Callable[[Row, Row], bool]


def with_shared_sides(rows: list[Row], codebook: Codebook, actors: Container[str]) -> list[Row]:
    """The claims of unknown side on the only side of others that are about the same people.

    The same people are: the person of that surname; in one event the soldiers and police (not where that side killed them);
    figures of people that are equal; and the dead of an event in which the article knows of no other victims than one
    side's soldiers, as far as they are no more. Armed groups (`actors`) don't lend their side: that they were
    militants is one side's word.
    """
    state = [r for r in rows if r["victims_party"] not in NO_SIDE and r["victims_party"] not in actors]
    _share([r for r in rows if r["victims_named"]], state, lambda a, b: b["victims_named"] and _surname(a) == _surname(b))
    by_event = sorted((r for r in rows if r["event"] != "other" and not r["background"]), key=lambda r: r["event"])
    for _, claims in groupby(by_event, key=lambda r: r["event"]):
        _within_event(list(claims), codebook, actors)
    return rows


def _within_event(claims: list[Row], codebook: Codebook, actors: Container[str]) -> None:
    forces = [r for r in claims if serves(r["text"], r["victims_group"], codebook)]
    _share(forces, _of_states(forces, actors), lambda a, b: a["agent_party"] != b["victims_party"])
    plain = [r for r in claims if r["victims_group"] in PLAIN and r not in forces]
    _share(plain, _of_states(claims, actors), _same_figure)
    most = max((_number(r) for r in forces), default=0)
    if most and all(r in forces or (r in plain and _number(r) <= most) for r in claims):
        named = [r for r in plain if nouns(codebook)[0].search(r["text"])]
        _share(named, _of_states(claims, actors), lambda a, b: True)


def _share(unknown: list[Row], known: list[Row], alike: Alike) -> None:
    """Give each claim of unknown side the side of the known ones like it, if they are all of one side."""
    for row in unknown:
        sides = {other["victims_party"] for other in known if alike(row, other)}
        if row["victims_party"] == "unknown" and len(sides) == 1:
            row["victims_party"] = sides.pop()


def _of_states(claims: list[Row], actors: Container[str]) -> list[Row]:
    return [r for r in claims if r["victims_party"] not in NO_SIDE and r["victims_party"] not in actors]


def _same_figure(a: Row, b: Row) -> bool:
    same = all(a[c] == b[c] for c in ("effect", "low", "high"))
    return same and _number(a) >= TELLING


def _number(row: Row) -> int:
    return row["low"] or row["high"] or 0


def _surname(row: Row) -> str:
    return row["text"].split()[-1].casefold()
