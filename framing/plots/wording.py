"""Figure 1, wording: who says terrorist, of whom? Figure 3, actors: the same group, differently named."""

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from framing.measures.wording import FAMILIES, STANDARDISED
from framing.plots.style import (
    FAMILY_COLOURS,
    FAMILY_NAMES,
    INK,
    MANY_COLUMNS,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    legend,
    name_columns,
    new_figure,
    outlet_order,
    pale,
    title,
    wrapped,
)

PANELS = 3


def wording(
    shares: pd.DataFrame,
    names: dict[str, str],
    subtitle: str,
    by: str = "outlet",
    heading: str = "Who says terrorist, of whom?",
) -> Figure:
    """One panel per actor, one bar per outlet: label families, full tone own voice, pale hatched others' words.

    `shares`: rows `share` of `label_shares` (and of `standardised_shares`); `names`: actor id to name. Panels are the
    actors that most outlets speak of; at the right of each bar the number of referring phrases / articles.
    """
    table = shares[shares["measure"] == "share"]
    actors = panel_actors(table, by)
    with mpl.rc_context(RC):
        units = outlet_order(_terrorist(table, by))
        figure = new_figure(TWO_COLUMNS, (34 + 9.5 * len(units)) * MM)
        axes = figure.subplots(1, max(1, len(actors)), sharey=True, squeeze=False)[0]
        for ax, actor in zip(axes, actors, strict=False):
            wording_panel(ax, table[table["actor"] == actor], units, by)
            ax.set_title(wrapped(names.get(actor, actor), 26), loc="left")
        axes[0].set_yticks(range(len(units)), [wrapped(u, 22) for u in units])
        title(figure, heading, subtitle + " At the right: referring phrases / articles.")
        family_legend(figure)
    return figure


def panel_actors(table: pd.DataFrame, by: str) -> list[str]:
    """The actors worth a panel: named ones that most outlets speak of, most referring phrases first, at most three."""
    one = table[(table["family"] == "terrorist") & (table["voice"] == "own") & ~table["actor"].isin(["generic", "other"])]
    ranked = one.groupby("actor").agg(units=(by, "nunique"), n=("n", "sum")).sort_values(["units", "n"], ascending=False)
    standard = [STANDARDISED] if STANDARDISED in ranked.index else []
    return [*[a for a in ranked.index if a != STANDARDISED][: PANELS - len(standard)], *standard]


def _terrorist(table: pd.DataFrame, by: str) -> dict[str, float]:
    """What outlets are ordered by: the mean share of "terrorist" in own voice over the actors."""
    own = table[(table["family"] == "terrorist") & (table["voice"] == "own")]
    return own.groupby(by)["value"].mean().to_dict()


def wording_panel(ax: Axes, table: pd.DataFrame, units: list[str], by: str = "outlet") -> None:
    """Draw one actor's bars on given axes; outlets without a referring phrase stay empty."""
    for number, unit in enumerate(units):
        rows = table[table[by] == unit]
        if rows.empty:
            continue
        left = 0.0
        for family in FAMILIES:
            for voice in ("own", "others"):
                value = float(rows[(rows["family"] == family) & (rows["voice"] == voice)]["value"].sum())
                _segment(ax, left, number, value, family, voice)
                left += value
        first = rows.iloc[0]
        ax.text(
            1.02,
            number,
            f"{int(first['n'])} / {int(first['articles'])}",
            va="center",
            ha="left",
            fontsize=6.5,
            color=PALE,
        )
    ax.set_xlim(0, 1)
    ax.set_ylim(len(units) - 0.45, -0.55)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100 %"])
    ax.tick_params(axis="y", length=0)


def _segment(ax: Axes, left: float, number: int, value: float, family: str, voice: str) -> None:
    if value <= 0:
        return
    colour = FAMILY_COLOURS[family]
    own = voice == "own"
    ax.add_patch(
        Rectangle(
            (left, number - 0.34),
            value,
            0.68,
            facecolor=colour if own else pale(colour),
            edgecolor="white" if own else colour,
            hatch=None if own else "/////",
            linewidth=0.4,
        )
    )


def family_legend(figure: Figure) -> None:
    """Families by colour, voices by tone."""
    handles = [Patch(facecolor=FAMILY_COLOURS[f], label=FAMILY_NAMES[f]) for f in FAMILIES]
    handles += [
        Patch(facecolor="#555555", label="full: the outlet's own voice"),
        Patch(facecolor=pale("#555555"), edgecolor="#555555", hatch="/////", label="hatched: others' words"),
    ]
    legend(figure, handles, 3)


def actors(
    table: pd.DataFrame,
    names: dict[str, str],
    subtitle: str,
    by: str = "outlet",
    heading: str = "The same group, differently named",
) -> Figure:
    """Actors in rows, outlets in columns; in each cell a stacked bar of label families, its height the references.

    `table`: the result of `actor_families`. A cell with names only is an empty outline; a cell without any stays empty.
    The number is references (bare names and referring phrases).
    """
    with mpl.rc_context(RC):
        totals = table.groupby("actor")["references"].sum().to_dict()
        order = [a for a in outlet_order(totals) if a not in ("generic", "other")][:14]
        units = sorted(table[by].unique())
        figure = new_figure(TWO_COLUMNS, ((48 if len(units) <= MANY_COLUMNS else 72) + 10 * max(1, len(order))) * MM)
        ax = figure.subplots()
        actor_cells(ax, table, order, units, by)
        ax.set_yticks(range(len(order)), [wrapped(names.get(a, a), 24) for a in order])
        name_columns(ax, [i + 0.45 for i in range(len(units))], units, 108, 4)
        title(
            figure,
            heading,
            subtitle + " Number and height: references to the actor (names and referring phrases); colours: label "
            "families of its referring phrases.",
        )
        handles = [Patch(facecolor=FAMILY_COLOURS[f], label=FAMILY_NAMES[f]) for f in FAMILIES]
        legend(figure, handles, 3)
    return figure


def actor_cells(ax: Axes, table: pd.DataFrame, order: list[str], units: list[str], by: str = "outlet") -> None:
    """Draw the cells on given axes."""
    drawn = table[table["actor"].isin(order)]
    highest = int(drawn["references"].max()) if len(drawn) else 1
    for (actor, unit), cell in drawn.groupby(["actor", by]):
        number, column = order.index(actor), units.index(unit)
        references = int(cell["references"].iloc[0])
        height = 0.16 + 0.64 * references / highest
        bottom, left = number + 0.4, float(column)
        phrases = int(cell["phrases"].sum())
        ax.add_patch(Rectangle((left, bottom - height), 0.7, height, facecolor="none", edgecolor=PALE, linewidth=0.5))
        for _, part in cell[cell["phrases"] > 0].iterrows():
            width = 0.7 * part["phrases"] / phrases
            ax.add_patch(
                Rectangle(
                    (left, bottom - height),
                    width,
                    height,
                    facecolor=FAMILY_COLOURS[part["family"]],
                    edgecolor="white",
                    linewidth=0.3,
                )
            )
            left += width
        ax.text(column + 0.73, bottom, str(references), fontsize=6.5, color=INK, va="bottom")
    ax.set_xlim(-0.1, len(units))
    ax.set_ylim(len(order) - 0.45, -0.55)
    ax.tick_params(length=0)
    for number in range(len(order)):
        ax.axhline(number + 0.45, color="#dddddd", linewidth=0.4, zorder=0)
