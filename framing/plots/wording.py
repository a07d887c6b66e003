"""Figure 1, wording: who says terrorist, of whom? Figure 3, actors: the same group, differently named."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from framing.measures.wording import FAMILIES, STANDARDISED, common_actors
from framing.plots.style import (
    FAMILY_COLOURS,
    FAMILY_NAMES,
    INK,
    MANY_COLUMNS,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    darker,
    left_out,
    legend,
    mark_outlets,
    name_columns,
    new_figure,
    outlet_order,
    pale,
    say_empty,
    title,
    wrapped,
)

PANELS = 3
NAMED = 5  # actors that the subtitle names
MOST = 14  # actors with a row
BAR, TALLEST, FLOOR = 0.6, 0.72, 0.45  # of a cell: width of its bar, height of the tallest, where they stand


def wording(
    shares: pd.DataFrame,
    names: dict[str, str],
    subtitle: str,
    by: str = "outlet",
    heading: str = "Who says terrorist, of whom?",
    units: Sequence[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """One panel per actor, one bar per outlet: label families, full tone own voice, pale hatched others' words.

    `shares`: rows `share` of `label_shares` (and of `standardised_shares`); `names`: actor id to name. Panels are the
    actors that most outlets speak of, and the standardised shares, of which the subtitle says over which actors. Outlets by
    the share of "terrorist" in own voice, highest first: the standardised one, without it the mean of the panels. At the
    right of each bar the number of referring phrases / articles; the subtitle names outlets without any of the actors, those
    in `units` (every outlet compared) too that label nobody. `marks`: of `outlet_colours`, a square at each name.
    """
    table = shares[shares["measure"] == "share"]
    actors = panel_actors(table, by)
    with mpl.rc_context(RC):
        drawn = outlet_order(_terrorist(table, actors, by))
        row = min(9.5, max(6.4, 170 / max(1, len(drawn))))
        figure = new_figure(TWO_COLUMNS, (34 + row * max(1, len(drawn))) * MM)
        axes = figure.subplots(1, max(1, len(actors)), sharey=True, squeeze=False)[0]
        for ax, actor in zip(axes, actors, strict=False):
            wording_panel(ax, table[table["actor"] == actor], drawn, by)
            ax.set_title(wrapped(names.get(actor, actor), 26), loc="left")
        axes[0].set_yticks(range(len(drawn)), [wrapped(u, 24, 3 if row > 9 else 2) for u in drawn])
        mark_outlets(axes[0], drawn, marks)
        if not actors:
            say_empty(axes[0], "no actor is labelled")
        says = f"{subtitle} At the right: referring phrases / articles.{_standardised_over(table, actors, names, by)}"
        title(figure, heading, says + left_out(sorted({*table[by], *units}), drawn, by, "Of none of these actors speaks"))
        if actors:
            family_legend(figure, table[table["actor"].isin(actors)], by)
    return figure


def panel_actors(table: pd.DataFrame, by: str) -> list[str]:
    """The actors worth a panel: named ones that most outlets speak of, most referring phrases first, at most three."""
    one = table[(table["family"] == "terrorist") & (table["voice"] == "own") & ~table["actor"].isin(["generic", "other"])]
    ranked = one.groupby("actor").agg(units=(by, "nunique"), n=("n", "sum")).sort_values(["units", "n"], ascending=False)
    standard = [STANDARDISED] if STANDARDISED in ranked.index else []
    return [*[a for a in ranked.index if a != STANDARDISED][: PANELS - len(standard)], *standard]


def _terrorist(table: pd.DataFrame, actors: list[str], by: str) -> dict[str, float]:
    """What outlets are ordered by: their share of "terrorist" in own voice in the panels."""
    own = table[(table["family"] == "terrorist") & (table["voice"] == "own")]
    drawn = own[own["actor"].isin([STANDARDISED] if STANDARDISED in actors else actors)]
    return drawn.groupby(by)["value"].mean().to_dict()


def _standardised_over(table: pd.DataFrame, actors: list[str], names: dict[str, str], by: str) -> str:
    """A sentence on the actors that the standardised panel is about; nothing without it."""
    if STANDARDISED not in actors:
        return ""
    common = [names.get(a, a) for a in common_actors(table[table["actor"] != STANDARDISED], by)]
    more = f" and {len(common) - NAMED} more" if len(common) > NAMED else ""
    return f" Standardised over {', '.join(common[:NAMED])}{more}."


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
            edgecolor="white" if own else darker(colour),
            hatch=None if own else "/////",
            linewidth=0.4,
        )
    )


def family_legend(figure: Figure, drawn: pd.DataFrame, by: str = "outlet") -> None:
    """Families by colour, those that are drawn, and voices by tone."""
    used = set(drawn[drawn["value"] > 0]["family"])
    handles = [Patch(facecolor=FAMILY_COLOURS[f], label=FAMILY_NAMES[f]) for f in FAMILIES if f in used]
    handles += [
        Patch(facecolor="#555555", label=f"full: the {by}'s own voice"),
        Patch(facecolor=pale("#555555"), edgecolor="#555555", hatch="/////", label="hatched: others' words"),
    ]
    legend(figure, handles, 3)


def actors(
    table: pd.DataFrame,
    names: dict[str, str],
    subtitle: str,
    by: str = "outlet",
    heading: str = "The same group, differently named",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Actors in rows, outlets in columns; in each cell a stacked bar: referring phrases by label family, then bare names.

    `table`: the result of `actor_families`. Height and number are the references (bare names and referring phrases), on one
    scale in all cells; a cell without any stays empty. Actors, and outlets, by the references drawn, most first; at most 14
    actors.
    `marks`: as in `wording`.
    """
    with mpl.rc_context(RC):
        totals = table.drop_duplicates(["actor", by])
        named = totals[~totals["actor"].isin(["generic", "other"])]
        ranked = outlet_order(named.groupby("actor")["references"].sum().to_dict())
        order = ranked[:MOST]
        shown = totals[totals["actor"].isin(order)].groupby(by)["references"].sum().to_dict()
        units = outlet_order(dict.fromkeys(totals[by], 0) | shown)
        row = 14 if len(order) <= 8 else 10
        figure = new_figure(TWO_COLUMNS, ((48 if len(units) <= MANY_COLUMNS else 72) + row * max(1, len(order))) * MM)
        ax = figure.subplots()
        actor_cells(ax, table, order, units, by)
        ax.set_yticks([n - 0.04 for n in range(len(order))], [wrapped(names.get(a, a), 24) for a in order])
        name_columns(ax, range(len(units)), units, 108, 4)
        mark_outlets(ax, units, marks, across=True)
        if not order:
            say_empty(ax, "no actor is named or labelled")
        cut = f" The {MOST} of {len(ranked)} actors with most references." if len(ranked) > MOST else ""
        title(figure, heading, f"{subtitle}{cut} Height and number: references to the actor, by name or label.")
        if order:
            used = set(table[table["actor"].isin(order) & (table["phrases"] > 0)]["family"])
            handles = [Patch(facecolor=FAMILY_COLOURS[f], label=FAMILY_NAMES[f]) for f in FAMILIES if f in used]
            legend(figure, [*handles, Patch(facecolor="white", edgecolor=PALE, linewidth=0.5, label="by its name")], 3)
    return figure


def actor_cells(ax: Axes, table: pd.DataFrame, order: list[str], units: list[str], by: str = "outlet") -> None:
    """Draw the cells on given axes."""
    drawn = table[table["actor"].isin(order)]
    highest = int(drawn["references"].max()) if len(drawn) else 1
    for (actor, unit), cell in drawn.groupby(["actor", by]):
        number, column = order.index(actor), units.index(unit)
        references, bottom = int(cell["references"].iloc[0]), number + FLOOR
        counts = cell.set_index("family")["phrases"].to_dict()
        at = bottom
        for family in FAMILIES:
            height = TALLEST * int(counts.get(family, 0)) / highest
            at -= height
            if height:
                corner = (column - BAR / 2, at)
                ax.add_patch(Rectangle(corner, BAR, height, facecolor=FAMILY_COLOURS[family], linewidth=0))
        whole = TALLEST * references / highest
        outline = Rectangle((column - BAR / 2, bottom - whole), BAR, whole, facecolor="none", edgecolor=PALE, linewidth=0.5)
        ax.add_patch(outline)
        size = 6.5 if len(units) <= MANY_COLUMNS else 5.5
        ax.text(column, bottom - whole - 0.03, str(references), fontsize=size, color=INK, va="bottom", ha="center")
    ax.set_xlim(-0.6, max(1, len(units)) - 0.4)
    ax.set_ylim(max(1, len(order)) - 0.5, -0.55)
    ax.tick_params(length=0)
    for number in range(len(order)):
        ax.axhline(number + FLOOR, color="#dddddd", linewidth=0.4, zorder=0)
