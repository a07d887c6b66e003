"""Figure 6, speakers: who gets to speak?"""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from framing.plots.style import (
    INK,
    LEADING,
    MM,
    OTHER_PARTIES,
    PALE,
    RC,
    TWO_COLUMNS,
    TYPE_COLOURS,
    legend,
    mark_outlets,
    mark_row,
    new_figure,
    outlet_order,
    party_colours,
    party_name,
    title,
    wrapped,
)

BARS = ("speakers", "attributions", "words")
NAMED_BARS = 9.5  # mm: an outlet that has less room has no names at its bars
KINDS = {"speech": "Speech: said, claimed, urged, warned …", "position": "Positions: accused, condemned …"}
LAST = ("other", "none", "unknown", OTHER_PARTIES)  # what has no role or party of its own ends the bars
# hatching, and the colour it is drawn in, tells colours apart that look alike in grey
HATCHES = {"#117733": ("////", "white"), "#882255": ("xxxx", "white"), "#AA4499": ("\\\\\\\\", "white"),
           "#CC6677": ("....", "white"), "#44AA99": ("||||", "white"), "#999933": ("----", "white"),
           "#6699CC": ("++++", "white"), "#661100": ("oooo", "white"), "#88CCEE": ("....", "#555555")}  # fmt: skip
TYPE_NAMES = {"international_org": "international organisation"}


def speakers(
    table: pd.DataFrame,
    subtitle: str,
    role: str = "source_type",
    by: str = "outlet",
    colours: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    heading: str = "Who gets to speak?",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Per outlet three bars (distinct speakers, attributions, words) by source type or party: speech beside positions.

    `table`: the result of `measures.speakers` for the same role; `colours` and `names`: of parties. At the right of each
    bar the number of speakers, attributions or words that it divides; "none" where an outlet has none. Attitudes, if the
    table holds any, are not drawn. `marks`: of `outlet_colours`, a square at each name.
    """
    with mpl.rc_context(RC):
        colours = _colours(table, role, colours)
        table = _with_rest(table[table["kind"].isin(list(KINDS))], role, by, colours)
        values = _stack_order(table, role)
        units = _order(table, role, by, values)
        room = min(14.5, max(8.0, 200 / max(1, len(units))))  # mm for an outlet's three bars
        figure = new_figure(TWO_COLUMNS, (38 + room * len(units)) * MM)
        axes = figure.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": [3, 2]})
        for ax, (kind, name) in zip(axes, KINDS.items(), strict=True):
            speaker_panel(ax, table[table["kind"] == kind], units, values, colours, role, by)
            ax.set_title(name, loc="left")
        many = room < NAMED_BARS
        articles = table.groupby(by)["articles"].max().to_dict() if by == "outlet" else {}
        _name_rows(axes[0], units, articles, room, marks)
        says = " In brackets: articles with an attribution." if articles else ""
        says += " Bars and numbers, from the top:" if many else " At the right: number of"
        title(figure, heading, f"{subtitle}{says} speakers, attributions, words.")
        _legend(figure, values, colours, role, names or {})
    return figure


def _colours(table: pd.DataFrame, role: str, colours: dict[str, str] | None) -> dict[str, str]:
    """A colour for every value: types have fixed ones, parties those of the study, or their own here."""
    if role == "source_type":
        return TYPE_COLOURS
    chosen = colours or party_colours(table[role])
    return chosen | {OTHER_PARTIES: party_colours([])[OTHER_PARTIES]}


def _with_rest(table: pd.DataFrame, role: str, by: str, colours: dict[str, str]) -> pd.DataFrame:
    """The same shares with the parties that have no colour of their own taken together."""
    grey = colours.get(OTHER_PARTIES)
    rest = {v for v in table[role] if colours.get(v, grey) == grey}
    if not rest:
        return table
    together = table.assign(**{role: table[role].where(~table[role].isin(rest), OTHER_PARTIES)})
    return together.groupby([by, role, "kind", "measure"], as_index=False).agg(
        n=("n", "first"), articles=("articles", "first"), value=("value", "sum")
    )


def _stack_order(table: pd.DataFrame, role: str) -> list[str]:
    """The values that are drawn, those with the greatest shares first, `other`, `none` and `unknown` last."""
    totals = table.groupby(role)["value"].sum()
    drawn = [v for v in totals.index if totals[v] > 0]
    return sorted(drawn, key=lambda v: (LAST.index(v) + 1 if v in LAST else 0, -totals[v], v))


def _order(table: pd.DataFrame, role: str, by: str, values: list[str]) -> list[str]:
    """Outlets by the share of the commonest role among distinct speakers."""
    first = table[(table["kind"] == "speech") & (table["measure"] == "speakers") & (table[role].isin(values[:1]))]
    shares = dict.fromkeys(sorted(table[by].unique()), 0.0) | first.groupby(by)["value"].mean().fillna(0).to_dict()
    return outlet_order(shares)


def speaker_panel(
    ax: Axes,
    table: pd.DataFrame,
    units: list[str],
    values: list[str],
    colours: dict[str, str],
    role: str,
    by: str = "outlet",
) -> None:
    """Draw the stacked bars of one kind of attribution on given axes, `values` from left to right."""
    known = table.set_index([by, "measure", role])["value"].to_dict()
    counts = table.groupby([by, "measure"])["n"].first().to_dict()
    bars = [(4 * i + j, unit, measure) for i, unit in enumerate(units) for j, measure in enumerate(BARS)]
    left = np.zeros(len(bars))
    for value in values:
        width = np.nan_to_num([known.get((unit, measure, value), 0.0) for _, unit, measure in bars])
        at = np.flatnonzero(width > 0)
        ax.barh(
            [bars[k][0] for k in at],
            width[at],
            left=left[at],
            height=0.8,
            **face(colours[value]),
        )
        left += width
    for k, (y, unit, measure) in enumerate(bars):
        if left[k] > 0:
            ax.text(1.02, y, f"{int(counts[unit, measure]):,}", va="center", fontsize=6, color=PALE)
        elif counts.get((unit, "attributions")):
            ax.text(1.02, y, "0", va="center", fontsize=6, color=PALE)
        elif measure == "attributions":
            ax.text(0.02, y, "none", va="center", fontsize=6, color=PALE)
    ax.set_xlim(0, 1)
    ax.set_ylim(4 * len(units) - 1.3, -0.7)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100 %"])
    ax.tick_params(axis="y", length=0)


def face(colour: str) -> dict[str, Any]:
    """How a part of a bar and its sample in the legend are filled."""
    hatch, edge = HATCHES.get(colour, (None, "white"))
    return {"facecolor": colour, "hatch": hatch, "edgecolor": edge, "linewidth": 0.3}


def _name_rows(
    ax: Axes, units: list[str], articles: Mapping[str, int], room: float, marks: Mapping[str, str] | None
) -> None:
    """What each bar counts, and left of it the outlet's name on up to three lines; where there is little room the name.

    `articles`: how many an outlet has, behind its name.
    """
    counted = {unit: f" ({articles[unit]:,})" if unit in articles else "" for unit in units}
    if room < NAMED_BARS:
        labels = [wrapped(unit, 25, 2) + counted[unit] for unit in units]
        ax.set_yticks([4 * i + 1 for i in range(len(units))], labels, linespacing=LEADING)
        mark_outlets(ax, units, marks)
        return
    size = min(7.0, room * MM * 72 / 4 * 0.92)  # four rows of text share an outlet's room
    ax.set_yticks([4 * i + j for i in range(len(units)) for j in range(3)], [*BARS] * len(units), fontsize=size)
    for i, unit in enumerate(units):
        ax.annotate(
            wrapped(unit, 22, 3 if room > 11 else 2) + counted[unit],
            (0, 4 * i + 1),
            xycoords=("axes fraction", "data"),
            xytext=(-7.6 * size - (8.5 if marks else 0), 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=7,
            color=INK,
            annotation_clip=False,
        )
        if marks:
            mark_row(ax, unit, 4 * i + 1, marks, -7.6 * size - 4)


def _legend(figure: Figure, values: Sequence[str], colours: dict[str, str], role: str, names: dict[str, str]) -> None:
    labels = [
        wrapped(party_name(v, names) if role == "party" else TYPE_NAMES.get(v, v.replace("_", " ")), 34, 1) for v in values
    ]
    handles = [Patch(**face(colours[v]), label=label) for v, label in zip(values, labels, strict=True)]
    legend(figure, handles, 5 if max(map(len, labels), default=0) < 19 else 4 if max(map(len, labels)) < 27 else 3)
