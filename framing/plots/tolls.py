"""Figure 4, tolls: how many died, and who says so?"""

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from framing.plots.style import (
    GRID,
    MM,
    OTHER_PARTIES,
    PALE,
    RC,
    TWO_COLUMNS,
    legend,
    new_figure,
    party_colours,
    party_name,
    say_empty,
    title,
    wrapped,
)
from framing.plots.toll_marks import LEFT, RIGHT, SHAPE, SIZE, given, mark

HEAD, ROW, NARROW_ROW = 3.0, 4.2, 2.8  # title and axis of a panel in rows; a row in mm, and where there are many
CLAIM, LEAST = 0.68, 1.3  # rows that a claim takes, and an article at least
LONGEST_COLUMN, LONGEST_PAGE = 40.0, 54.0  # rows of one column before there are two; rows that a page holds
NAMES = {1: 41, 2: 20}  # characters of an article's name, by the number of columns
ROOM = {1: 118.0, 2: 52.0}  # mm of the axis


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
    range, a hollow mark at the edge a figure in words. At each mark the number, of whom where they are not just people, and
    in brackets who says so. Background events are drawn only where the study's own leave room, and of many events those
    that a page holds; of an event that alone fills more than a page so many articles, taken evenly over time. The subtitle
    says how many.
    """
    events, columns = _fitting(table, most_events)
    if len(events) < table["event"].nunique():
        subtitle += f" {len(events)} of {table['event'].nunique()} events."
    everyone = table[table["event"].isin(events)]["article_id"].nunique()
    table = _on_a_page(table, events)
    if len(events) and (drawn := table[table["event"].isin(events)]["article_id"].nunique()) < everyone:
        subtitle += f" {drawn} of {everyone} articles, taken evenly from the first to the last."
    heights = {e: _tall(table, e) for e in events}
    tallest = max((sum(heights[e] for e in column) for column in columns), default=4.0)
    row = max(NARROW_ROW, ROW * min(1.0, LONGEST_PAGE / tallest))
    with mpl.rc_context(RC):
        figure = new_figure(TWO_COLUMNS, (36 + row * tallest) * MM)
        colours = colours or party_colours(table["source_party"])
        grid = figure.add_gridspec(1, max(1, len(columns)))
        for number, column in enumerate(columns):
            room = tallest - sum(heights[e] for e in column)
            ratios = [*(heights[e] for e in column), *([room] if room > 0.5 else [])]
            inner = grid[number].subgridspec(len(ratios), 1, height_ratios=ratios)
            for place, event in enumerate(column):
                ax, claims = figure.add_subplot(inner[place]), table[table["event"] == event]
                toll_panel(ax, claims, colours, names, NAMES[len(columns)], ROOM[len(columns)], row < ROW)
                background = " (background)" if claims["background"].fillna(False).all() else ""
                ax.set_title(wrapped(names.get(event, event) + background, 90 if len(columns) == 1 else 44), loc="left")
        if not events:
            say_empty(figure.add_subplot(grid[0]), "no figure for an event of a codebook")
        title(figure, heading, subtitle)
        _legend(figure, table[table["event"].isin(events)], colours, names)
    return figure


def _fitting(table: pd.DataFrame, most: int) -> tuple[list[str], list[list[str]]]:
    """The events that a page holds, those of most articles if not all of them; and which stand in which column."""
    events = _events(table, most)
    articles = table.groupby("event")["article_id"].nunique().to_dict()
    heights = {e: _tall(table, e) for e in events}
    columns = _columns(events, heights)
    while len(events) > 1 and max(sum(heights[e] for e in column) for column in columns) > LONGEST_PAGE:
        events.remove(min(reversed(events), key=lambda e: articles[e]))
        columns = _columns(events, heights)
    return events, columns


def _on_a_page(table: pd.DataFrame, events: list[str]) -> pd.DataFrame:
    """The table without the articles that a page has no room for, where one event has more; those left lie evenly."""
    if len(events) != 1 or _tall(table, events[0]) <= LONGEST_PAGE:
        return table
    names = list(dict.fromkeys(table[table["event"] == events[0]]["row"]))
    for many in range(len(names) - 1, 0, -1):
        kept = {names[i] for i in np.linspace(0, len(names) - 1, many).round().astype(int)}
        fitting = table[(table["event"] != events[0]) | table["row"].isin(kept)]
        if _tall(fitting, events[0]) <= LONGEST_PAGE:
            break
    return fitting


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


def _tall(table: pd.DataFrame, event: str) -> float:
    """Rows that a panel takes: its title and axis, and a line of text for each claim."""
    return HEAD + sum(max(LEAST, CLAIM * n) for n in table[table["event"] == event].groupby("row").size())


def toll_panel(
    ax: Axes,
    table: pd.DataFrame,
    colours: dict[str, str],
    names: dict[str, str] | None = None,
    width: int = 34,
    room: float = 80.0,
    narrow: bool = False,
) -> None:
    """Draw one event's figures on given axes, a row for each article in the table's order.

    `width`: characters of an article's name; `room`: about how many mm the axis is long, so that words at a mark fall on the
    side where they fit; `narrow`: rows are low, and the date stands beside the name.
    """
    limits = _axis(ax, table)
    top, middles, labels = 0.0, [], []
    for name in dict.fromkeys(table["row"]):
        claims = table[table["row"] == name].to_dict("records")
        height = max(LEAST, CLAIM * len(claims))
        middles.append(top + height / 2)
        date = str(claims[0]["date"])[:10] if given(claims[0]["date"]) else ""
        labels.append((" " if narrow else "\n").join([wrapped(name, width - 11 * narrow, 1), date]).strip())
        for offset, claim in zip(_offsets(claims), claims, strict=True):
            colour = colours.get(claim["source_party"], colours[OTHER_PARTIES])
            mark(ax, claim, middles[-1] + offset * height, colour, limits, names or {}, room, 5.5 if narrow else SIZE)
        top += height
        ax.axhline(top, color=GRID, linewidth=0.5)
    ax.set_yticks(middles, labels, linespacing=1.0, fontsize=5.8 if narrow else 6.8)
    ax.set_ylim(top, 0)
    ax.grid(axis="x", color=GRID, linewidth=0.5)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("persons", loc="right", fontsize=6.5, color=PALE)


def _axis(ax: Axes, table: pd.DataFrame) -> tuple[float, float]:
    """Set up the axis of numbers, logarithmic where tolls span more than a factor of ten; its limits."""
    known = pd.concat([table["low"], table["high"]]).dropna().astype(float)
    low, high = (known.min(), known.max()) if len(known) else (1.0, 10.0)
    if high / max(1.0, low) > 10:
        ax.set_xscale("log")
        limits = max(0.6, low * 0.55), high * 2.2
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
    return limits


def _offsets(claims: list[dict]) -> np.ndarray:
    """Claims of one article each on a line of its row, as parts of its height: killed above, injured below."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i]["effect"] != "killed", claims[i]["start"]))
    out = np.zeros(len(claims))
    out[order] = (np.arange(len(claims)) + 0.5) / len(claims) - 0.5
    return out


def _legend(figure: Figure, table: pd.DataFrame, colours: dict[str, str], names: dict[str, str]) -> None:
    """Parties and marks; only of those that are drawn."""
    used = [p for p in colours if p in set(table["source_party"])]
    many = len({colours[p] for p in used}) < len(used)
    used = [p for p in used if not many or colours[p] != colours[OTHER_PARTIES]] + ([OTHER_PARTIES] if many else [])
    handles = [Line2D([], [], marker="s", linestyle="none", color=colours[p], label=party_name(p, names)) for p in used]
    hollow: Any = {"markerfacecolor": "white", "markeredgecolor": PALE}
    marks: list[tuple[Any, str, bool]] = [
        *(({"marker": SHAPE[e], "linestyle": "none", "markersize": 4}, e, e in set(table["effect"])) for e in SHAPE),
        ({"marker": ">", "linewidth": 0.8, "markersize": 3}, "at least, over", table["bound"].isin(RIGHT).any()),
        ({"marker": "<", "linewidth": 0.8, "markersize": 3}, "nearly, up to", table["bound"].isin(LEFT).any()),
        (
            {"marker": "o", "linestyle": "none", "markersize": 4, **hollow},
            "in words only",
            (table["low"].isna() & table["high"].isna()).any(),
        ),
    ]
    handles += [Line2D([], [], **({"color": PALE} | look), label=label) for look, label, there in marks if there]
    if handles:
        legend(figure, handles, 5)
