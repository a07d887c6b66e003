"""Figure 4, tolls: how many died, and who says so?"""

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from framing.plots.style import (
    GRID,
    INK,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    legend,
    new_figure,
    party_colours,
    party_name,
    title,
    wrapped,
)

SHAPE = {"killed": "o", "injured": "D"}
RIGHT, LEFT = ("at_least", "over"), ("up_to", "nearly")


def tolls(
    table: pd.DataFrame,
    names: dict[str, str],
    subtitle: str,
    colours: dict[str, str] | None = None,
    heading: str = "How many died, and who says so?",
    most_events: int = 4,
) -> Figure:
    """One panel per event, articles in rows by publication; colour = party of the source, black = the outlet's own voice.

    `table`: the result of `measures.tolls`; `names`: event and party ids to names; `colours`: by party. Circles are
    killed, diamonds injured; an arrow marks an open bound (at least, over: right; nearly, up to: left), a bar a
    range, a hollow mark at the edge a figure in words. Background events are drawn only where the study's own leave room.
    """
    events = _events(table, most_events)
    rows = {event: list(dict.fromkeys(table[table["event"] == event]["row"])) for event in events}
    with mpl.rc_context(RC):
        heights = {e: sum(_height(table, e, r) for r in rows[e]) for e in events}
        figure = new_figure(TWO_COLUMNS, (38 + 4.6 * sum(heights.values()) + 11 * len(events)) * MM)
        axes = figure.subplots(
            max(1, len(events)),
            1,
            squeeze=False,
            gridspec_kw={"height_ratios": [heights[e] + 1.2 for e in events] or [1]},
        )[:, 0]
        colours = colours or party_colours(table["source_party"])
        for ax, event in zip(axes, events, strict=False):
            toll_panel(ax, table[table["event"] == event], rows[event], colours)
            background = " (background)" if table[table["event"] == event]["background"].fillna(False).all() else ""
            ax.set_title(wrapped(names.get(event, event) + background, 90), loc="left")
        axes[-1].set_xlabel("persons")
        title(figure, heading, subtitle)
        _legend(figure, table[table["event"].isin(events)], colours, names)
    return figure


def _events(table: pd.DataFrame, most: int) -> list[str]:
    """Events for which two articles or more give figures, the study's own before background ones, in the table's order."""
    articles = table.groupby("event", sort=False)["article_id"].nunique()
    several = [e for e in articles.index if articles[e] > 1] or list(articles.index)
    background = table.groupby("event")["background"].all()
    own = [e for e in several if not background[e]]
    chosen = {*own[:most], *[e for e in several if background[e]][: max(0, most - len(own))]}
    return [e for e in several if e in chosen]


def _height(table: pd.DataFrame, event: str, row: str) -> float:
    """Room for an article's row: a line of text for each of its claims."""
    return max(1.3, 0.62 * ((table["event"] == event) & (table["row"] == row)).sum())


def toll_panel(ax: Axes, table: pd.DataFrame, rows: list[str], colours: dict[str, str]) -> None:
    """Draw one event's figures on given axes, a row for each article."""
    known = pd.concat([table["low"], table["high"]]).dropna().astype(float)
    low, high = (known.min(), known.max()) if len(known) else (1.0, 10.0)
    if high / max(1.0, low) > 10:
        ax.set_xscale("log")
        limits = max(0.7, low * 0.7), high * 2.2
        ticks = [
            t
            for t in (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000)
            if limits[0] <= t <= limits[1] / 1.3
        ]
        ax.set_xticks(ticks, [f"{t:,}" for t in ticks])
        ax.minorticks_off()
    else:
        limits = 0.0, high * 1.25
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlim(*limits)
    top, middles = 0.0, []
    for name in rows:
        claims = table[table["row"] == name].to_dict("records")
        height = max(1.3, 0.62 * len(claims))
        middles.append(top + height / 2)
        for offset, claim in zip(_offsets(claims), claims, strict=True):
            _mark(ax, claim, middles[-1] + offset * (height - 0.3), colours[claim["source_party"]], limits)
        top += height
        ax.axhline(top, color=GRID, linewidth=0.5)
    ax.set_yticks(middles, [wrapped(r, 30) for r in rows])
    ax.set_ylim(top, 0)
    ax.grid(axis="x", color=GRID, linewidth=0.5)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)


def _offsets(claims: list[dict]) -> np.ndarray:
    """Claims of one article side by side within their row: killed above, injured below."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i]["effect"] != "killed", claims[i]["start"]))
    spread = np.linspace(-0.5, 0.5, len(claims) + 2)[1:-1]
    out = np.zeros(len(claims))
    out[order] = spread
    return out


def _mark(ax: Axes, claim: dict, y: float, colour: str, limits: tuple[float, float]) -> None:
    shape = SHAPE[claim["effect"]]
    ends = [float(v) for v in (claim["low"], claim["high"]) if pd.notna(v)]
    if not ends:
        ax.plot(
            [limits[1] / 1.12],
            [y],
            marker=shape,
            markersize=4,
            markerfacecolor="white",
            markeredgecolor=colour,
            linestyle="none",
            clip_on=False,
        )
        ax.annotate(
            str(claim["vague"] or "no number"),
            (limits[1] / 1.12, y),
            xytext=(4, 0),
            textcoords="offset points",
            fontsize=6,
            va="center",
            color=INK,
            annotation_clip=False,
        )
        return
    at = ends[0]
    if claim["bound"] == "range":
        ax.plot(ends, [y, y], color=colour, linewidth=1.6, solid_capstyle="butt")
    ax.plot([at], [y], marker=shape, markersize=4, color=colour, linestyle="none", zorder=3)
    direction = 1 if claim["bound"] in RIGHT else -1 if claim["bound"] in LEFT else 0
    if direction:
        ax.annotate(
            "",
            (at, y),
            xytext=(14 * direction, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 2},
        )
    label = f"{int(ends[0]):,}–{int(ends[1]):,}" if claim["bound"] == "range" else f"{int(at):,}"
    ax.annotate(
        label,
        (ends[-1], y),
        xytext=(16 if direction == 1 else 4, 0),
        textcoords="offset points",
        fontsize=5.8,
        va="center",
        color=PALE,
    )


def _legend(figure: Figure, table: pd.DataFrame, colours: dict[str, str], names: dict[str, str]) -> None:
    used = [p for p in colours if p in set(table["source_party"])]
    handles = [Line2D([], [], marker="s", linestyle="none", color=colours[p], label=party_name(p, names)) for p in used]
    handles += [Line2D([], [], marker=SHAPE[e], linestyle="none", color=PALE, markersize=4, label=e) for e in SHAPE]
    handles += [
        Line2D([], [], marker=">", color=PALE, linewidth=0.8, markersize=3, label="at least, over"),
        Line2D([], [], marker="<", color=PALE, linewidth=0.8, markersize=3, label="nearly, up to"),
        Line2D(
            [],
            [],
            marker="o",
            linestyle="none",
            markerfacecolor="white",
            markeredgecolor=PALE,
            markersize=4,
            label="in words only",
        ),
    ]
    legend(figure, handles, 5)
