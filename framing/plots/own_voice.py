"""Figure 2, own voice: when a label is printed, whose word is it?"""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing.plots.style import (
    FAMILY_COLOURS,
    GRID,
    INK,
    LEADING,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    left_out,
    legend,
    mark_outlets,
    new_figure,
    say_empty,
    title,
    wrapped,
)

COLOUR = FAMILY_COLOURS["terrorist"]
DOT: Any = {"marker": "o", "linestyle": "none", "markersize": 5, "color": COLOUR, "markeredgewidth": 0}
HOLLOW: Any = {"marker": "o", "linestyle": "none", "markersize": 8.5, "markerfacecolor": "white", "markeredgewidth": 1}
SMALL: Any = {"marker": "o", "linestyle": "none", "markersize": 2.6, "color": PALE, "markeredgewidth": 0}
INTERVAL: Any = {"color": INK, "linewidth": 1.1}
UP, DOWN = 0.14, 0.3  # of a row: the outlet's dot above its middle, the articles below it
STEP, WIDEST = 0.008, 0.06  # of the axis: between articles with the same share, and at most for all of them
HIGH = 3  # so many of them stand above one another


def own_voice(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    articles: pd.DataFrame | None = None,
    heading: str = "When “terrorist” is printed, whose word is it?",
    units: Sequence[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """One row per outlet (or article): a full dot for its own-voice share, a ring where embedded labels don't count as own.

    `table`: the result of `measures.own_voice`; `articles`: the same for each article with the column `by`, drawn as small
    dots below. The interval is that of the full dot, where the table has one. At the right labels / articles. Outlets from
    the highest share to the lowest; of all `units` the subtitle names those without such a label. `marks`: of
    `outlet_colours`, a square at each name.
    """
    order = _order(table, by)
    with mpl.rc_context(RC):
        row = min(9.5, max(6.4, 170 / max(1, len(order))))
        figure = new_figure(TWO_COLUMNS, (36 + row * max(1, len(order))) * MM)
        ax = figure.subplots()
        voice_panel(ax, table, order, by, articles)
        ax.set_yticks(range(len(order)), [wrapped(u, 28, 2) for u in order], linespacing=LEADING)
        mark_outlets(ax, order, marks)
        if not order:
            say_empty(ax, "no such label is printed")
        right = "labels / articles" if by == "outlet" else "labels"
        says = f"{subtitle} {_which(table)} At the right: {right}." if order else subtitle
        title(figure, heading, says + left_out(units, order, by, "Without such a label"))
        if order:
            legend(figure, _handles(table, articles, by), 2)
    return figure


def _order(table: pd.DataFrame, by: str) -> list[str]:
    """Outlets from the highest own-voice share to the lowest, equal ones by the share without embedded labels, by name."""
    shares = {
        m: table[table["measure"] == m].set_index(by)["value"].to_dict() for m in ("own_voice", "own_voice_not_embedded")
    }
    own, strict = shares["own_voice"], shares["own_voice_not_embedded"]
    return sorted(own, key=lambda u: (-own[u], -strict.get(u, own[u]), u))


def _which(table: pd.DataFrame) -> str:
    """Which labels are counted."""
    counted = {"actor": "actors", "act": "acts", "place": "places", "abstract": "the phenomenon as such"}
    chosen = counted.get(str(table["refers_to"].iloc[0]))
    return f"Labels of {chosen} only." if chosen else "Labels of actors, acts, places and the phenomenon as such."


def voice_panel(
    ax: Axes, table: pd.DataFrame, units: Sequence[str], by: str = "outlet", articles: pd.DataFrame | None = None
) -> None:
    """Draw the rows of `units` from top to bottom on given axes; `table` and `articles` as in `own_voice`."""
    for number, unit in enumerate(units):
        ax.axhline(number, color=GRID, linewidth=0.5, zorder=0)
        rows = table[table[by] == unit].set_index("measure")
        own, strict = rows.loc["own_voice"], rows.loc["own_voice_not_embedded", "value"]
        y = number - (UP if articles is not None else 0)
        if pd.notna(own["low"]):
            ax.plot([own["low"], own["high"]], [y, y], **INTERVAL, zorder=2, solid_capstyle="butt")
        ax.plot([strict, own["value"]], [y, y], color=COLOUR, linewidth=0.6, linestyle=":", zorder=2)
        ax.plot([strict], [y], **HOLLOW, markeredgecolor=COLOUR, zorder=3, clip_on=False)
        ax.plot([own["value"]], [y], **DOT, zorder=4, clip_on=False)
        n = f"{int(own['n'])} / {int(own['articles'])}" if by == "outlet" else str(int(own["n"]))
        ax.text(1.03, number, n, va="center", fontsize=6.5, color=PALE)
        if articles is not None:
            behind = articles[(articles[by] == unit) & (articles["measure"] == "own_voice")]
            for x, level in _side_by_side(sorted(behind["value"])):
                ax.plot([x], [number + DOWN + 0.12 * (level - 1)], **SMALL, zorder=2, clip_on=False)
    ax.set_xlim(-0.02, 1.02)
    ax.set_ylim(max(1, len(units)) - 0.4, -0.6)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100 %"])
    ax.set_xlabel(f"share in the {by}'s own voice")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def _side_by_side(values: Sequence[float]) -> list[tuple[float, int]]:
    """Where each article's dot goes, and its level: articles with the same share stand side by side, inward from the ends.

    >>> _side_by_side([0.0, 0.0, 0.0, 0.0, 0.5])
    [(0.0, 0), (0.0, 1), (0.0, 2), (0.008, 0), (0.5, 0)]
    """
    places: list[tuple[float, int]] = []
    for value in sorted(set(values)):
        many = list(values).count(value)
        columns = -(-many // HIGH)
        step = min(STEP, WIDEST / columns)
        start = value - step * (columns - 1) * value  # all to the right at 0, all to the left at 1
        places += [(round(start + step * (i // HIGH), 6), i % HIGH) for i in range(many)]
    return places


def _handles(table: pd.DataFrame, articles: pd.DataFrame | None, by: str) -> list[Line2D]:
    """What the marks mean; only of marks that are drawn."""
    handles = [
        Line2D([], [], **DOT, label="own voice"),
        Line2D(
            [], [], **HOLLOW, markeredgecolor=COLOUR, label="embedded labels (condemned the terrorist …) not counted as own"
        ),
    ]
    if articles is not None and len(articles):
        handles.append(Line2D([], [], **SMALL, label="one article; equal shares side by side"))
    if table["low"].notna().any():
        handles.append(Line2D([], [], **INTERVAL, label="95 % interval over articles"))
    return handles
