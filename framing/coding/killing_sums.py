"""Sums and parts: victims listed together are one claim (`three women and two men`), those behind `including` its parts."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.coding.victims import Victims

if TYPE_CHECKING:
    from framing.coding.killings import Anchor, Killing

LIST_GAP = re.compile(r",?\s+and\s+|,\s+|,?\s+as well as\s+", re.I)


def shared(text: str, victims: list[Victims], found: list["Killing"]) -> list["Killing"]:
    """`35 guerrillas and 5 soldiers dead`: what is said of the last of a list is said of the counted ones before it."""
    by_start = {k.victims.start: k for k in found}
    for item, following in reversed(list(pairwise(victims))):
        killing = by_start.get(following.start)
        part = re.search(r"\bincluding\s+(?:at least\s+)?$", text[max(0, item.start - 24) : item.start])
        bare = item.start in by_start or item.loose or item.elliptic or part
        listed = LIST_GAP.fullmatch(text[item.end : following.start])
        if killing and listed and not bare and killing.anchor[0] > following.start:
            by_start[item.start] = replace(killing, victims=item)
    return [by_start[start] for start in sorted(by_start)]


def summed(text: str, victims: list[Victims], anchors: list["Anchor"]) -> list[Victims]:
    """`three women, four children and two men`: adjacent phrases without a word of killing between them are one sum."""
    out: list[list[Victims]] = []
    for item in victims:
        last = out[-1][-1] if out else None
        gap = text[last.end : item.start] if last else ""
        if (
            last is not None
            and LIST_GAP.fullmatch(gap)
            and not any(a.start >= last.start and a.end <= item.end for a in anchors)
            and not item.elliptic
            and not last.elliptic
            and last.amount.low
            and item.amount.low
            and not item.named
            and not last.named
            and _one_side(last, item)
        ):
            out[-1].append(item)
        else:
            out.append([item])
    return [_sum(group) for group in out]


def _one_side(a: Victims, b: Victims) -> bool:
    """Militants and others are counted apart: no sum over two sides."""
    return (a.group == "militants") == (b.group == "militants")


def _sum(group: list[Victims]) -> Victims:
    if len(group) == 1:
        return group[0]
    lows, highs = [v.amount.low for v in group], [v.amount.high for v in group]
    low = sum(x for x in lows if x) if all(x is not None for x in lows) else None
    high = sum(x for x in highs if x) if all(x is not None for x in highs) else None
    parts: dict[str, int] = {}
    for victims in group:
        parts[victims.group] = parts.get(victims.group, 0) + (victims.amount.low or 0)
    same = len({v.group for v in group}) == 1
    status = group[0].status if len({v.status for v in group}) == 1 else "unspecified"
    return Victims(
        group[0].start,
        group[-1].end,
        replace(group[0].amount, low=low, high=high),
        group[0].group if same else "mixed",
        status,
        loose=all(v.loose for v in group),
        parts=parts,
    )


def with_parts(text: str, victims: list[Victims]) -> list[Victims]:
    """`nine people, including three women`: what follows `including` are parts, not claims of their own."""
    out: list[Victims] = []
    for item in victims:
        last = out[-1] if out else None
        gap = text[last.end : item.start] if last else ""
        of_them = re.fullmatch(r",\s+", gap) and re.search(r"\bof (?:them|whom)\b", text[item.start : item.end])
        if last and (
            of_them
            or (
                re.fullmatch(
                    r",?(?:[^.;,]{0,80},)?\s+(?:including|among them|of whom|most of them|at least|with|mostly)"
                    r"\s+(?:at least\s+)?",
                    gap,
                )
                and not item.named
                and (item.amount.low or 0) <= (last.amount.low or last.amount.high or 10**9)
            )
        ):
            parts = item.parts or ({item.group: item.amount.low} if item.amount.low else {})
            out[-1] = replace(last, parts={**last.parts, **parts})
        else:
            out.append(item)
    return out
