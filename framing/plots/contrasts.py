"""Planned contrasts: outlets against outlets, the articles on both sides, and the difference with its interval and p."""

from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing.plots.style import (
    GRID,
    INK,
    MM,
    NO_OUTLET,
    PALE,
    RC,
    SQUARE,
    TWO_COLUMNS,
    legend,
    new_figure,
    say_empty,
    title,
    wrapped,
)

SIDES = {"a": ("#332288", "o", "#332288"), "b": ("#882255", "s", "white")}  # colour, mark, its filling
ROW = 29  # mm
NAMED = 2  # outlets of a side that are named at its articles
STEP, HIGH = 0.17, 4  # of a lane, between articles with the same value; so many of them stand above one another
BESIDE, WIDEST = 0.016, 0.06  # of the axis: between those that stand side by side, and at most for all of them
NEVER = "no planned contrasts: study.yml declares none"


def contrasts(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    subtitle: str,
    heading: str = "Planned contrasts",
    why_not: str = NEVER,
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """A row per contrast: at the left the articles of side A and side B with their means, at the right A less B.

    `table`: a result of `framing.contrasts`; `articles`: of `contrast_articles`, a column per contrast. The difference has
    an interval from ten articles a side, p from five, as `may_say` says. Shares are drawn in percent and percentage points.
    Exploratory contrasts, and those declared after coding, say so in their name. `marks`: of `outlet_colours`, the colour of
    each article; without it, and of more than ten outlets, an article has that of its side.
    """
    rows = table.to_dict("records")
    compared = {o for side in SIDES for sides in table[side] for o in sides.split(" + ")}
    shown = {o: c for o, c in (marks or {}).items() if o in compared}
    shown = {} if NO_OUTLET in shown.values() else shown
    with mpl.rc_context(RC):
        handles = [*_handles(table, bool(shown)), *_outlet_handles(shown)]
        below = 4 * max(0, -(-len(handles) // 3) - 1)
        figure = new_figure(TWO_COLUMNS, (30 + below + ROW * max(1, len(rows))) * MM)
        if not rows:
            say_empty(figure.subplots(), why_not)
        else:
            axes = figure.subplots(len(rows), 2, squeeze=False, width_ratios=[3, 2], gridspec_kw={"wspace": 0.06})
            for row, (left, right) in zip(rows, axes, strict=True):
                articles_panel(left, row, articles, shown)
                difference_panel(right, row)
            legend(figure, handles, 3)
        title(figure, heading, subtitle + (" Articles with the same value stand side by side." if rows else ""))
    return figure


def articles_panel(ax: Axes, row: Mapping[str, Any], articles: pd.DataFrame, marks: Mapping[str, str] | None = None) -> None:
    """Draw the articles of both sides of one contrast, A above B, and the mean of each side as a line.

    `marks`: the colour of each outlet's articles, those of side B hollow; without it they have the colour of their side.
    """
    scale = _scale(row)
    lanes = []
    for lane, (side, (colour, mark, face)) in enumerate(SIDES.items()):
        behind = articles.loc[articles["outlet"].isin(row[side].split(" + ")), ["outlet", row["contrast"]]].dropna()
        values = behind[row["contrast"]] * scale
        aside, above = _apart(values.to_numpy(), scale)
        behind = behind.assign(x=values + aside, y=lane + above)
        for outlet, dots in behind.groupby("outlet" if marks else lambda _: ""):
            own = (marks or {}).get(str(outlet), colour)
            style: Any = {"marker": mark, "markersize": 3.4, "markeredgecolor": own}
            style["markerfacecolor"] = own if face != "white" else face
            ax.plot(dots["x"], dots["y"], linestyle="none", markeredgewidth=0.8, alpha=0.8, clip_on=False, **style)
        if not np.isnan(row[f"mean_{side}"]):
            line = INK if marks else colour
            ax.plot([row[f"mean_{side}"] * scale] * 2, [lane - 0.32, lane + 0.32], color=line, linewidth=1.6)
        lanes.append(f"{side.upper()}: {_outlets(row[side])}")
    ax.set_yticks([0, 1], lanes)
    ax.set_ylim(1.5, -0.5)
    if scale == 100:
        ax.set_xlim(-3, 103)
    ax.set_title(_name(row), loc="left", fontsize=7.5)
    ax.set_xlabel("%" if scale == 100 else row["unit"], labelpad=1)
    ax.tick_params(axis="y", length=0, labelsize=6.5)
    ax.grid(axis="x", color=GRID, linewidth=0.5)
    ax.set_axisbelow(True)


def difference_panel(ax: Axes, row: Mapping[str, Any]) -> None:
    """Draw A less B of one contrast, with its interval where there is ground for one; p and q stand above."""
    scale = _scale(row)
    value, low, high = (row[c] * scale for c in ("difference", "difference_low", "difference_high"))
    ax.axvline(0, color=PALE, linewidth=0.7)
    ax.plot([low, high], [0, 0], color=INK, linewidth=1.2, solid_capstyle="butt")
    ax.plot([value], [0], marker="D", color=INK, markersize=4.2, clip_on=False)
    reach = np.nanmax([1e-9, *np.abs([value, low, high])]) * 1.25 if not np.isnan(value) else 1
    ax.set_xlim(-reach, reach)
    ax.set_ylim(1, -1)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel("A less B, " + ("percentage points" if scale == 100 else row["unit"]), labelpad=1)
    ax.set_title(_says(row), loc="left", fontsize=6.5, color=INK)


def _says(row: Mapping[str, Any]) -> str:
    """p with what it is worth, or why there is none; and how many articles there are on both sides."""
    few = "describes these articles: no p, no interval"
    if row["may_say"] != "describes" and not np.isnan(row["p"]):
        p = f"p = {row['p']:.3f}" if row["p"] >= 0.001 else "p < 0.001"
        q = f", q = {row['q']:.3f}" if not np.isnan(row["q"]) else ""
        few = f"{p}{q}" + ("; too few for an interval" if row["may_say"] == "dots" else "")
    n, units = ((row[f"{what}_a"], row[f"{what}_b"]) for what in ("articles", "units"))
    copy = f" (copy as one: {units[0]}, {units[1]})" if n != units else ""
    return f"{few}\n{n[0]} and {n[1]} articles{copy}"


def _name(row: Mapping[str, Any]) -> str:
    status = "" if row["planned"] == "before coding" else f" ({row['planned']})"
    return wrapped(f"{row['contrast']}{status}", 58, 2)


def _outlets(side: str) -> str:
    names = side.split(" + ")
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return wrapped(", ".join(names[:NAMED]) + more, 26, 2)


def _scale(row: Mapping[str, Any]) -> float:
    return 100.0 if row["unit"] == "share" else 1.0


def _apart(values: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """By how much articles with the same value stand apart, aside and above: in columns, inward from the ends."""
    same = pd.Series(values, dtype=float).round(2)
    place, many = same.groupby(same).cumcount(), same.groupby(same).transform("size")
    column, columns = place // HIGH, -(-many // HIGH)
    low, high = (0.0, scale) if scale == 100 else (same.min(), same.max())
    inward = (same - low) / max(high - low, 1e-9)  # 0 at the left end: all to the right of it
    step = np.minimum(BESIDE, WIDEST / columns) * (high - low)
    tall = np.minimum(HIGH, many - column * HIGH)
    return (step * (column - inward * (columns - 1))).to_numpy(), (STEP * (place % HIGH - (tall - 1) / 2)).to_numpy()


def _outlet_handles(marks: Mapping[str, str]) -> list[Line2D]:
    style: Any = {"linestyle": "none", "marker": "s", "markersize": SQUARE, "markeredgewidth": 0}
    return [Line2D([], [], color=colour, label=wrapped(outlet, 40, 1), **style) for outlet, colour in marks.items()]


def _handles(table: pd.DataFrame, by_outlet: bool) -> list[Line2D]:
    """What the marks mean: sides by shape, in grey where colours tell outlets."""
    handles = []
    for side, (own, mark, filling) in SIDES.items():
        colour, face = (PALE if by_outlet else own), (PALE if by_outlet and filling != "white" else filling)
        style: Any = {"marker": mark, "markersize": 3.4, "markerfacecolor": face, "markeredgecolor": colour}
        handles.append(Line2D([], [], linestyle="none", label=f"article of side {side.upper()}; line: their mean", **style))
    handles.append(Line2D([], [], marker="D", linestyle="none", color=INK, markersize=4.2, label="difference of the means"))
    if table["difference_low"].notna().any():
        handles.append(Line2D([], [], color=INK, linewidth=1.2, label="95 % interval over articles"))
    return handles
