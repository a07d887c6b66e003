"""Figure 7, analysts: which analysts are cited where, and how many words they are given."""

from collections.abc import Iterable, Mapping
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing.plots.style import (
    INK,
    LEADING,
    MANY_COLUMNS,
    MM,
    PAGE,
    PALE,
    RC,
    TWO_COLUMNS,
    legend,
    mark_outlets,
    name_columns,
    new_figure,
    title,
    upright_names,
    wrapped,
)

NO_COUNTRY = "no country given"
WIDEST = 14.0  # points across the largest disc
POINTS = 255.0  # points across all columns, about
COLOUR = "#6699CC"
LABEL = 40  # characters a line of a name or affiliation
UPRIGHT = 6  # more columns than that have their names turned
TWO_LINES = 12.5  # points: a narrower column has its name on one line


def analysts(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    names: dict[str, str] | None = None,
    heading: str = "Which analysts?",
    most: int = 30,
    units: Iterable[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Names with affiliation in rows, grouped by the affiliation's country; outlets in columns; area = words given.

    `table`: the result of `measures.analysts`; `names`: of countries; `units`: all that were compared, so that outlets
    without a named analyst keep an empty column. Beyond `most` the analysts with most words are drawn. A ring marks direct
    quotation; at the right in how many outlets (or articles) the analyst is cited. Countries, people and outlets come by
    words, most first. `marks`: of `outlet_colours`, a square at each name.
    """
    with mpl.rc_context(RC):
        people, order = _people(table, most)
        columns = _columns(people, by, units)
        long = people["affiliation"].fillna("").str.len().max() if len(people) else 0
        head = 46 if len(columns) <= UPRIGHT else 74 if _two_lines(columns) else 88
        row = min(8.8 if long > LABEL else 7.2, (PAGE - head) / max(1, len(order)))
        figure = new_figure(TWO_COLUMNS, (head + row * max(1, len(order))) * MM)
        ax = figure.subplots()
        analyst_grid(ax, people, order, columns, by, names or {}, 1 if row < 7 else 2)
        if order:
            mark_outlets(ax, columns, marks, across=True)
        cut = (
            f" The {most} of {table['speaker'].nunique()} with most words."
            if len(order) < table["speaker"].nunique()
            else ""
        )
        things = "outlets" if by == "outlet" else "articles"
        title(figure, heading, f"{subtitle}{cut} Area: words given; at the right: in how many {things}.")
        if order:
            _legend(figure, people, len(columns))
    return figure


def _two_lines(columns: list[str]) -> bool:
    """Is there room for a second line of an upright name?"""
    return POINTS / max(1, len(columns)) > TWO_LINES


def _people(table: pd.DataFrame, most: int) -> tuple[pd.DataFrame, list[str]]:
    """The rows to draw with `country`, and the names in the order of their rows."""
    words = table.groupby("speaker")["words"].sum()
    kept = sorted(words.index, key=lambda s: (-words[s], s))[:most]
    people = table[table["speaker"].isin(kept)]
    people = people.assign(country=people["affiliation_country"].fillna(NO_COUNTRY))
    countries = people.groupby("country")["words"].sum().to_dict()
    home = people.drop_duplicates("speaker").set_index("speaker")["country"].to_dict()

    def place(speaker: str) -> tuple:
        country = home[speaker]
        return country == NO_COUNTRY, -countries[country], country, -words[speaker], speaker

    return people, sorted(kept, key=place)


def _columns(people: pd.DataFrame, by: str, units: Iterable[str]) -> list[str]:
    """Outlets by the words they give to analysts, those without any last."""
    words = dict.fromkeys(units, 0) | people.groupby(by)["words"].sum().to_dict()
    return sorted(words, key=lambda u: (-words[u], u not in set(people[by]), u))


def analyst_grid(
    ax: Axes, people: pd.DataFrame, order: list[str], units: list[str], by: str, names: dict[str, str], lines: int = 2
) -> None:
    """Draw the grid on given axes: `people` is the table with `country`, `order` its names from top to bottom.

    `lines`: of an affiliation, at most; with one, type is smaller.
    """
    if not order:
        ax.text(0.5, 0.5, "no named analyst is cited", ha="center", va="center", transform=ax.transAxes, color=PALE)
        ax.set_axis_off()
        return
    labels, last = [], None
    for number, name in enumerate(order):
        rows = people[people["speaker"] == name]
        first = rows.iloc[0]
        affiliation = first["affiliation"] if pd.notna(first["affiliation"]) else "no affiliation given"
        labels.append(f"{wrapped(name, LABEL, 1)}\n{wrapped(affiliation, LABEL + 10 * (2 - lines), lines)}")
        ax.axhline(number - 0.5, color="#bbbbbb" if first["country"] != last else "#eeeeee", linewidth=0.5, zorder=0)
        if first["country"] != last:
            last = first["country"]
            _beside(ax, number, 26, wrapped(names.get(last, last.replace("_", " ")), 16), PALE)
        _beside(ax, number, 6, str(int(first["outlets"])), INK)
        _discs(ax, rows, number, units, by, int(people["words"].max()))
    ax.set_yticks(range(len(order)), labels, fontsize=7 if lines > 1 else 6.2, linespacing=LEADING)
    if len(units) <= UPRIGHT:
        name_columns(ax, range(len(units)), units, 66, 5)
    else:
        upright_names(ax, range(len(units)), units, 2 if _two_lines(units) else 1)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.6, len(units) - 0.3)
    ax.set_ylim(len(order) - 0.4, -0.6)
    ax.tick_params(length=0)
    for side in ("left", "bottom", "top"):
        ax.spines[side].set_visible(False)


def _beside(ax: Axes, number: int, points: float, text: str, colour: str) -> None:
    """Text so many points right of the grid, level with a row."""
    ax.annotate(
        text,
        (1, number),
        xycoords=("axes fraction", "data"),
        xytext=(points, 0),
        textcoords="offset points",
        va="center",
        fontsize=6.5,
        color=colour,
        annotation_clip=False,
    )


def _diameter(words: int, most: int, columns: int) -> float:
    """Points across a disc whose area stands for the words; never too small to be seen, nor wider than its column."""
    widest = min(WIDEST, max(5.0, POINTS / columns - 1.5))
    return max(2.0, widest * (words / max(1, most)) ** 0.5)


def _discs(ax: Axes, rows: pd.DataFrame, number: int, units: list[str], by: str, most: int) -> None:
    """One analyst's discs, rings and, where there is room, numbers of words."""
    for row in rows.itertuples():
        x, size = units.index(getattr(row, by)), _diameter(row.words, most, len(units))
        ax.scatter([x], [number], s=size**2, color=COLOUR, linewidths=0, zorder=2, clip_on=False)
        if row.quoted:
            ring: Any = {"facecolors": "none", "edgecolors": INK, "linewidths": 0.8}
            around = size + (3 if len(units) <= MANY_COLUMNS else 0.6)
            ax.scatter([x], [number], s=around**2, **ring, zorder=3, clip_on=False)
        if len(units) <= MANY_COLUMNS:
            ax.annotate(
                str(row.words),
                (x, number),
                xytext=(size / 2 + 4, 0),
                textcoords="offset points",
                fontsize=5.8,
                color=PALE,
                va="center",
            )


def _legend(figure: Figure, people: pd.DataFrame, columns: int) -> None:
    """Discs of known size, and the ring."""
    most = int(people["words"].max())
    steps = [s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if s <= most][-3:]
    none: Any = {"linestyle": "none", "marker": "o"}
    handles = [
        Line2D([], [], **none, markersize=_diameter(s, most, columns), color=COLOUR, markeredgewidth=0, label=f"{s:,} words")
        for s in steps
    ]
    if people["quoted"].any():
        ring: Any = {"markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 0.7}
        handles.append(Line2D([], [], **none, **ring, markersize=7, label="quoted directly"))
    legend(figure, handles, 4)
