"""Sides that claims of one article share: what it says of the victims in one place holds where it says less of them."""

from collections.abc import Callable
from itertools import groupby

from framing.codebook import Codebook
from framing.coding.victims_side import NO_SIDE, nouns_of, serves

TELLING = 3  # persons; smaller tolls meet by chance

Row = dict
Alike = Callable[[Row, Row], bool]


def with_shared_sides(rows: list[Row], codebook: Codebook) -> list[Row]:
    """The claims of unknown side on the side of others that are about the same people, where these are all of one side.

    The same people are the person of that name, and in one event (of the news, not of background, which may be a whole
    war): soldiers and police, unless that side killed them; equal figures of people; and the dead (the injured, …) of an
    event of whom every other claim says that they were soldiers, as far as they are no more than these. Only states lend
    their side: that the dead belonged to an armed group is often one side's word.
    """
    armed = {a.id for a in codebook.actors} | {g.id for g in codebook.armed_groups.groups}
    named = [r for r in rows if r["victims_named"]]
    _share(named, _of_states(named, armed), lambda a, b: _name(a) == _name(b))
    news = [r for r in rows if r["event"] != "other" and not r["background"]]
    for _, claims in groupby(sorted(news, key=_event), key=_event):
        _within_event(list(claims), codebook, armed)
    return rows


def _within_event(claims: list[Row], codebook: Codebook, armed: set[str]) -> None:
    forces = [r for r in claims if serves(r["text"], r["victims_group"], codebook)]
    plain = [r for r in claims if set(nouns_of(r["text"], codebook)) <= set(codebook.victims.plain_nouns)]
    _share(forces, _of_states(forces, armed), lambda a, b: a["agent_party"] != b["victims_party"])
    _share(plain, _of_states(claims, armed), _same_figure)
    for effect in sorted({r["effect"] for r in forces}):
        soldiers, all_told = ([r for r in rows if r["effect"] == effect] for rows in (forces, claims))
        most = max(_number(r) for r in soldiers)
        if all(r in soldiers or (r in plain and _number(r) <= most) for r in all_told):
            people = [r for r in all_told if nouns_of(r["text"], codebook)]
            _share(people, _of_states(soldiers, armed), lambda a, b: True)


def _share(unknown: list[Row], known: list[Row], alike: Alike) -> None:
    """Give each claim of unknown side the side of the known ones like it, if they are all of one side."""
    for row in unknown:
        sides = {other["victims_party"] for other in known if alike(row, other)}
        if row["victims_party"] == "unknown" and len(sides) == 1:
            row["victims_party"] = sides.pop()


def _of_states(claims: list[Row], armed: set[str]) -> list[Row]:
    return [r for r in claims if r["victims_party"] not in NO_SIDE and r["victims_party"] not in armed]


def _same_figure(a: Row, b: Row) -> bool:
    return all(a[c] == b[c] for c in ("effect", "low", "high")) and _number(a) >= TELLING


def _number(row: Row) -> int:
    return row["low"] or row["high"] or 0


def _name(row: Row) -> str:
    return " ".join(row["text"].casefold().split()[-2:])


def _event(row: Row) -> str:
    return row["event"]
