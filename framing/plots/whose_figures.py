"""Figure 5, whose figures: whose count of whose dead?"""

from collections.abc import Mapping, Sequence
from itertools import product

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from framing.measures.casualties import OWN
from framing.measures.whose_figures import ALL
from framing.plots.style import (
    GRID,
    INK,
    MM,
    OTHER_PARTIES,
    PALE,
    RC,
    TWO_COLUMNS,
    left_out,
    mark_title,
    new_figure,
    outlet_order,
    party_colours,
    party_name,
    title,
    wrapped,
)

SOURCES, VICTIMS = (7, 6), (5, 4)  # rows and columns of a matrix, the rest taken together; and where there are many
MANY = 15  # outlets
LAST = ("none", OTHER_PARTIES, "unknown")
LARGEST, INSIDE = 0.47, 0.3  # radius of the largest disc in cells; from this one on a number fits inside
LABELS = 36.0  # mm for the names of the sources
NARROWEST = 4  # cells that a matrix takes of the width, for its title's sake
LETTER = 1.55  # mm of a title, at most, a wide one


def whose_figures(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    colours: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    side: str = "victims_party",
    heading: str = "Whose count of whose dead?",
    units: Sequence[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Per outlet a small matrix, source of the figure × party of the victims; area of a disc = number of distinct claims.

    `table`: the result of `measures.whose_figures` for the same `side`; `colours` and `names`: of parties. The outlet's own
    voice is the first row. Above each matrix its claims / articles; outlets by the unsourced share, highest first; of all
    `units` the subtitle names those without a figure. `marks`: of `outlet_colours`, a square at each name.
    """
    cells = table[(table["measure"] == "claims") & (table[side] != ALL) & (table["value"] > 0)]
    many = len(drawn := _order(table, by, side)) > MANY
    sources = [OWN, *_ranked(cells[cells["source_party"] != OWN], "source_party", SOURCES[many] - 1)]
    victims = _ranked(cells, side, VICTIMS[many])
    wide, cell = max(NARROWEST, len(victims)), 4.9 if many else 5.6 if len(drawn) > 9 else 7.0
    with mpl.rc_context(RC):
        down = max(1, -(-len(drawn) // int((178 - LABELS) / (wide * cell + 3.5))))
        across = max(1, -(-len(drawn) // down))
        figure = new_figure(TWO_COLUMNS, (42 + down * (len(sources) * cell + 12)) * MM)
        axes = figure.subplots(down, across, squeeze=False).ravel()
        cells = _gathered(cells, sources, victims, side)
        most = float(cells.groupby([by, "source_party", side])["value"].sum().max())  # NaN where there is nothing to draw
        totals = table[(table["measure"] == "claims") & (table[side] == ALL)].groupby(by)[["n", "articles"]].first()
        colours = colours or party_colours(cells["source_party"])
        for i, (ax, unit) in enumerate(zip(axes, drawn, strict=False)):
            matrix_panel(ax, cells[cells[by] == unit], sources, victims, colours, most, side)
            counted = " / ".join(map(str, totals.loc[unit]))
            ax.set_title(f"{wrapped(unit, int((178 - LABELS) / across / LETTER), 2)}\n{counted}", loc="left", fontsize=6.8)
            mark_title(ax, unit, marks)
            _name(ax, sources if i % across == 0 else [], victims if i >= across * (down - 1) else [], names or {})
        for ax in axes[len(drawn) :]:
            _name_above(ax, sources, victims if drawn else [], names or {})
        title(figure, heading, subtitle + _says(side) + left_out(units, drawn, by, "No such figure"))
    return figure


def _gathered(cells: pd.DataFrame, sources: list[str], victims: list[str], side: str) -> pd.DataFrame:
    """The cells with parties beyond the matrix as one."""
    source = cells["source_party"].where(cells["source_party"].isin(sources), OTHER_PARTIES)
    return cells.assign(source_party=source, **{side: cells[side].where(cells[side].isin(victims), OTHER_PARTIES)})


def _says(side: str) -> str:
    whose = "party of the victims" if side == "victims_party" else "place where it happened"
    return f" Rows: source of the figure. Columns: {whose}. Area: distinct claims. Above: claims / articles."


def _ranked(cells: pd.DataFrame, column: str, most: int) -> list[str]:
    """The parties with most claims; what is beyond `most` is one, and what belongs to nobody comes last."""
    totals = cells.groupby(column)["value"].sum()
    known = sorted((p for p in totals.index if p not in LAST), key=lambda p: (-totals[p], p))
    last = [p for p in LAST if p in totals.index]
    room = most - len(last)
    return [*known, *last] if len(known) <= room else [*known[: room - 1], *sorted({*last, OTHER_PARTIES}, key=LAST.index)]


def _order(table: pd.DataFrame, by: str, side: str) -> list[str]:
    """Outlets by the share of figures that they give without a source."""
    own = table[(table["measure"] == "share") & (table[side] == ALL) & (table["source_party"] == OWN)]
    return outlet_order(own.set_index(by)["value"].to_dict())


def matrix_panel(
    ax: Axes,
    cells: pd.DataFrame,
    sources: list[str],
    victims: list[str],
    colours: dict[str, str],
    most: float,
    side: str = "victims_party",
) -> None:
    """Draw one outlet's matrix on given axes, the parties that are not named left out.

    `cells`: its rows of measure `claims`; `most` claims make the largest disc that a cell holds.
    """
    counts = cells.groupby(["source_party", side])["value"].sum().to_dict()
    for (y, s), (x, v) in product(enumerate(sources), enumerate(victims)):
        count = counts.get((s, v), 0)
        if not count:
            continue
        colour, radius = colours.get(s, colours[OTHER_PARTIES]), LARGEST * np.sqrt(count / most)
        ax.add_patch(Circle((x, y), radius, facecolor=colour, edgecolor="none", zorder=2))
        dark = float(np.dot(to_rgb(colour), (0.2126, 0.7152, 0.0722))) < 0.45
        inside = radius >= INSIDE
        ax.text(
            x if inside else x + radius + 0.04,
            y,
            str(int(count)),
            ha="center" if inside else "left",
            va="center_baseline",
            fontsize=6,
            color="white" if inside and dark else INK,
        )
    _frame(ax, sources, victims)
    for edge in range(1, len(victims)):
        ax.axvline(edge - 0.5, color=GRID, linewidth=0.5, zorder=0)
    for edge in range(1, len(sources)):
        ax.axhline(edge - 0.5, color=PALE if edge == 1 else GRID, linewidth=0.6 if edge == 1 else 0.5, zorder=0)


def _frame(ax: Axes, sources: list[str], victims: list[str]) -> None:
    ax.set_xlim(-0.5, max(3, len(victims)) - 0.5)
    ax.set_ylim(len(sources) - 0.5, -0.5)
    ax.set_aspect("equal", anchor="NW")
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.set_yticks([])


def _name(ax: Axes, sources: list[str], victims: list[str], names: dict[str, str]) -> None:
    """The rows' names at the left of the first matrices, the columns' below the last ones."""
    if sources:
        ax.set_yticks(range(len(sources)), [wrapped(party_name(s, names), 24, 1) for s in sources])
    if victims:
        ax.set_xticks(range(len(victims)), _columns(victims, names), rotation=90, fontsize=6.5)


def _name_above(ax: Axes, sources: list[str], victims: list[str], names: dict[str, str]) -> None:
    """In a place left empty, the names of the columns of the matrix above it."""
    _frame(ax, sources, victims)
    ax.set_axis_off()
    for x, label in enumerate(_columns(victims, names)):
        ax.text(x, -0.5, label, rotation=90, ha="center", va="top", fontsize=6.5)


def _columns(victims: list[str], names: dict[str, str]) -> list[str]:
    return [wrapped("not said" if v == "unknown" else party_name(v, names), 16, 2) for v in victims]
