"""Marks of figure 4: what a casualty figure says, as a dot, an arrow, a bar or a hollow mark, with its words."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Transform

from framing.measures.casualties import OWN
from framing.plots.style import INK, party_name, wrapped

SHAPE = {"killed": "o", "injured": "D"}
RIGHT, LEFT = ("at_least", "over"), ("up_to", "nearly")
WORD = {"security_forces": "in uniform", "commander": "commanders", "officer": "officers"}
SIZE = 6.3  # points: words at a mark
LETTER, ARROW = 1.12, 6.0  # mm: a letter of that size beside a mark, and an arrow


def given(cell) -> bool:
    """Does a cell hold anything?"""
    return bool(pd.notna(cell)) and str(cell) != ""


def mark(
    ax: Axes,
    claim: dict,
    y: float,
    colour: str,
    limits: tuple[float, float],
    names: dict[str, str],
    room: float,
    size: float = SIZE,
) -> None:
    """A dot, an arrow where the bound is open, a bar for a range, a hollow mark for words; and what it says."""
    shape: dict[str, Any] = {"marker": SHAPE[claim["effect"]], "markersize": 4, "zorder": 3}
    ends = [float(v) for v in (claim["low"], claim["high"]) if pd.notna(v)]
    ends = ends if claim["bound"] == "range" else ends[:1]
    wordings = _wordings(claim, ends, names)
    letter = LETTER * size / SIZE
    if not ends:
        edge = ax.get_yaxis_transform()
        ax.plot([0.985], [y], transform=edge, linestyle="none", mfc="white", mec=colour, clip_on=False, **shape)
        _say(ax, next((w for w in wordings if letter * len(w) < room - 3), wordings[-1]), 0.985, y, 4, edge, size)
        return
    ax.plot(ends, [y] * len(ends), color=colour, linewidth=2.4, solid_capstyle="butt", **shape)
    direction = 1 if claim["bound"] in RIGHT else -1 if claim["bound"] in LEFT else 0
    if direction:
        arrow = {"arrowstyle": "<-", "color": colour, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 2}
        ax.annotate("", (ends[0], y), xytext=(14 * direction, 0), textcoords="offset points", arrowprops=arrow)
    scale = np.log if ax.get_xscale() == "log" else np.asarray
    first, last, low, high = (float(scale(v)) for v in (ends[0], ends[-1], *limits))
    before = room * (first - low) / (high - low) - ARROW * (direction == -1) - 1.5
    behind = room * (high - last) / (high - low) - ARROW * (direction == 1) - 1.5
    words = next((w for w in wordings if letter * len(w) < max(before, behind)), wordings[-1])
    left = behind < letter * len(words) and before > behind
    gap = 17 if direction == (-1 if left else 1) else 4
    _say(ax, words, ends[0] if left else ends[-1], y, gap if left else -gap, ax.transData, size)


def _wordings(claim: dict, ends: list[float], names: dict[str, str]) -> list[str]:
    """The number, of whom it is where they are not just people, and in brackets who says so; then ever shorter."""
    number = "–".join(f"{int(end):,}" for end in ends) or (str(claim["vague"]) if given(claim["vague"]) else "no number")
    number = f"about {number}" if claim["bound"] == "about" else number
    whom = _whom(claim.get("victims_group"), number)
    who = "own voice" if claim["source_party"] == OWN else party_name(claim["source_party"], names)
    long, short = wrapped(who, 24, 1), wrapped(who, 12, 1)
    return [f"{number}{whom} ({long})", f"{number}{whom} ({short})", f"{number} ({long})", f"{number} ({short})", number]


def _whom(group, number: str) -> str:
    """The victims' group, in the singular for one of them; nothing where they are just people."""
    if not given(group) or group in ("people", "other", "mixed"):
        return ""
    if number == "1":
        return " " + {"children": "child", "women": "woman", "men": "man"}.get(
            group, WORD.get(group, group).removesuffix("s")
        )
    return " " + WORD.get(group, group)


def _say(ax: Axes, words: str, x: float, y: float, gap: int, transform: Transform, size: float) -> None:
    """Words beside a mark: at its left with a gap of so many points, at its right with a negative one."""
    ax.annotate(
        words,
        (x, y),
        xycoords=transform,
        xytext=(-gap, 0),
        textcoords="offset points",
        fontsize=size,
        ha="right" if gap > 0 else "left",
        va="center_baseline",
        color=INK,
        annotation_clip=False,
    )
