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
HEAD, ROW, LONGEST_COLUMN = 3.0, 4.2, 40.0  # title and axis of a panel in rows; a row in mm; rows of a page
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
    heights = {e: HEAD + sum(_height(table, e, r) for r in rows[e]) for e in events}
    columns = _columns(events, heights)
    with mpl.rc_context(RC):
        tallest = max((sum(heights[e] for e in column) for column in columns), default=4.0)
        figure = new_figure(TWO_COLUMNS, (36 + ROW * tallest) * MM)
        colours = colours or party_colours(table["source_party"])
        grid = figure.add_gridspec(1, max(1, len(columns)))
        for number, column in enumerate(columns):
            room = tallest - sum(heights[e] for e in column)
            ratios = [*(heights[e] for e in column), *([room] if room > 0.5 else [])]
            inner = grid[number].subgridspec(len(ratios), 1, height_ratios=ratios)
            for place, event in enumerate(column):
                ax = figure.add_subplot(inner[place])
                toll_panel(ax, table[table["event"] == event], rows[event], colours, 34 if len(columns) == 1 else 20)
                background = " (background)" if table[table["event"] == event]["background"].fillna(False).all() else ""
                ax.set_title(wrapped(names.get(event, event) + background, 90 if len(columns) == 1 else 44), loc="left")
        title(figure, heading, subtitle)
        _legend(figure, table[table["event"].isin(events)], colours, names)
    return figure


def _columns(events: list[str], heights: dict[str, float]) -> list[list[str]]:
    """The panels in one column, or in two of about the same height where one would be too tall for a page."""
    if sum(heights[e] for e in events) <= LONGEST_COLUMN or len(events) < 2:
        return [events] if events else []
    splits = [(events[:i], events[i:]) for i in range(1, len(events))]
    return list(min(splits, key=lambda s: max(sum(heights[e] for e in part) for part in s)))


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


def toll_panel(ax: Axes, table: pd.DataFrame, rows: list[str], colours: dict[str, str], width: int = 34) -> None:
    """Draw one event's figures on given axes, a row for each article; labels of at most `width` characters a line."""
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
    ax.set_yticks(middles, [wrapped(r, width) for r in rows])
    ax.set_ylim(top, 0)
    ax.grid(axis="x", color=GRID, linewidth=0.5)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("persons", loc="right", fontsize=6.5, color=PALE)


def _offsets(claims: list[dict]) -> np.ndarray:
    """Claims of one article side by side within their row: killed above, injured below."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i]["effect"] != "killed", claims[i]["start"]))
    spread = np.linspace(-0.5, 0.5, len(claims) + 2)[1:-1]
    out = np.zeros(len(claims))
    out[order] = spread
    return out


def _mark_without_number(ax: Axes, claim: dict, y: float, colour: str, at: float) -> None:
    """A hollow mark at the edge, with the word."""
    ax.plot(
        [at],
        [y],
        marker=SHAPE[claim["effect"]],
        markersize=4,
        markerfacecolor="white",
        markeredgecolor=colour,
        linestyle="none",
        clip_on=False,
    )
    ax.annotate(
        str(claim["vague"] or "no number"),
        (at, y),
        xytext=(4, 0),
        textcoords="offset points",
        fontsize=6,
        va="center",
        color=INK,
        annotation_clip=False,
    )


def _mark(ax: Axes, claim: dict, y: float, colour: str, limits: tuple[float, float]) -> None:
    """A dot, an arrow where the bound is open, a bar for a range, and the number."""
    ends = [float(v) for v in (claim["low"], claim["high"]) if pd.notna(v)]
    if not ends:
        _mark_without_number(ax, claim, y, colour, limits[1] / 1.12)
        return
    at = ends[0]
    if claim["bound"] == "range":
        ax.plot(ends, [y, y], color=colour, linewidth=1.6, solid_capstyle="butt")
    ax.plot([at], [y], marker=SHAPE[claim["effect"]], markersize=4, color=colour, linestyle="none", zorder=3)
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
