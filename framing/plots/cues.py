"""Claims: with what reporting words each side's speech is introduced."""

from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from framing.measures.cues import NO_CUE
from framing.plots.style import (
    LEADING,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    legend,
    mark_outlets,
    new_figure,
    outlet_order,
    party_name,
    title,
    wrapped,
)

# from left to right, first what marks the words, then what leaves them as they are: colour, hatching, its colour, verbs
CUES = {
    "claim": ("#882255", None, "white", "claim, allege, maintain"),
    "acknowledge": ("#CC6677", None, "white", "admit, acknowledge, confirm"),
    "deny": ("#332288", "xxxx", "white", "deny, reject, dismiss"),
    "warn": ("#DDCC77", "////", "#555555", "warn"),
    "urge": ("#117733", "----", "white", "urge, demand, call for"),
    "promise": ("#88CCEE", "....", "#555555", "vow, pledge"),
    NO_CUE: ("#EFEFEF", None, "white", "quoted without a cue"),
    "say": ("#C4C4C4", None, "white", "say, tell, according to"),
}
PLAIN = ("say", NO_CUE)
SIDES = 3
FEW = 5  # fewer attributions than that make a thin bar


def claims(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    names: dict[str, str] | None = None,
    role: str = "party",
    heading: str = "Said or claimed? How each side's words are introduced",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """One panel per party, one bar per outlet: its speech attributions by the class of the reporting word.

    `table`: the result of `measures.cue_words`; `names`: of parties. Panels are the three parties that most outlets let
    speak, and those who belong to none. At the right of each bar attributions / articles; bars of fewer than five
    attributions are thin. Outlets come by the share of words other than plain "say", highest first. `marks`: of
    `outlet_colours`, a square at each name.
    """
    table = table[table["measure"] == "share"]
    sides = panel_sides(table, by, role)
    table = table[table[role].isin(sides)]
    with mpl.rc_context(RC):
        marked = table[~table["cue_class"].isin(PLAIN)].groupby([by, role])["value"].sum().groupby(by).mean()
        units = outlet_order(dict.fromkeys(table[by], 0.0) | marked.to_dict())
        row = min(9.5, max(6.4, 170 / max(1, len(units))))
        figure = new_figure(TWO_COLUMNS, (38 + row * len(units)) * MM)
        axes = figure.subplots(1, max(1, len(sides)), sharey=True, squeeze=False)[0]
        for ax, side in zip(axes, sides, strict=False):
            cue_panel(ax, table[table[role] == side], units, by)
            ax.set_title(wrapped(party_name(side, names or {}), 22, 2), loc="left")
        axes[0].set_yticks(range(len(units)), [wrapped(u, 24, 2) for u in units], linespacing=LEADING)
        mark_outlets(axes[0], units, marks)
        title(figure, heading, subtitle + " At the right: speech attributions / articles; thin: fewer than five.")
        used = set(table[table["value"] > 0]["cue_class"])
        if used:
            legend(figure, [Patch(**_face(cue), label=CUES[cue][-1]) for cue in CUES if cue in used], 4)
    return figure


def panel_sides(table: pd.DataFrame, by: str, role: str = "party") -> list[str]:
    """The parties worth a panel: those that most outlets let speak, most attributions first; at the end `none`."""
    one = table[table["cue_class"] == "say"].groupby(role).agg(units=(by, "nunique"), n=("n", "sum")).reset_index()
    ranked = list(one.sort_values(["units", "n", role], ascending=[False, False, True])[role])
    return [s for s in ranked if s not in ("none", "unknown")][:SIDES] + [s for s in ranked if s == "none"]


def cue_panel(ax: Axes, table: pd.DataFrame, units: list[str], by: str = "outlet") -> None:
    """Draw one party's bars on given axes; outlets that don't let it speak stay empty."""
    known = table.set_index([by, "cue_class"])["value"].to_dict()
    counts = table.groupby(by)["n"].first().to_dict()
    heights = np.array([0.68 if counts.get(unit, 0) >= FEW else 0.26 for unit in units])
    left = np.zeros(len(units))
    for cue in CUES:
        width = np.array([known.get((unit, cue), 0.0) for unit in units])
        at = np.flatnonzero(width > 0)
        ax.barh(at, width[at], left=left[at], height=heights[at], **_face(cue))
        left += width
    for unit, group in table.groupby(by):
        n, articles = int(group["n"].iloc[0]), int(group["articles"].iloc[0])
        ax.text(1.03, units.index(unit), f"{n} / {articles}", va="center", fontsize=6.5, color=PALE)
    ax.set_xlim(0, 1)
    ax.set_ylim(max(1, len(units)) - 0.45, -0.55)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100 %"])
    ax.tick_params(axis="y", length=0)


def _face(cue: str) -> dict[str, Any]:
    """How a class is filled in a bar and in the legend."""
    colour, hatch, edge, _ = CUES[cue]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": edge, "linewidth": 0.3}
