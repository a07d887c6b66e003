"""Figure 6, speakers: who gets to speak? Figure 7, analysts: which analysts?"""

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from framing.plots.style import (
    INK,
    MANY_COLUMNS,
    MM,
    OTHER_PARTIES,
    PALE,
    RC,
    TWO_COLUMNS,
    TYPE_COLOURS,
    legend,
    name_columns,
    new_figure,
    outlet_order,
    party_colours,
    party_name,
    title,
    wrapped,
)

BARS = ("speakers", "attributions", "words")


def speakers(
    table: pd.DataFrame,
    subtitle: str,
    role: str = "source_type",
    by: str = "outlet",
    colours: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    heading: str = "Who gets to speak?",
) -> Figure:
    """Per outlet three bars (distinct speakers, attributions, words) by source type or party: speech beside positions.

    `table`: the result of `measures.speakers` for the same role; `colours` and `names`: of parties. n at the right is the
    number of speakers, attributions, words.
    """
    with mpl.rc_context(RC):
        colours = TYPE_COLOURS if role == "source_type" else colours or party_colours(table[role])
        table = _with_rest(table, role, by, colours)
        values = list(table.groupby(role)["value"].sum().sort_values(ascending=False).index)
        units = _order(table, role, by, values)
        figure = new_figure(TWO_COLUMNS, (36 + min(14.5, max(9, 200 / max(1, len(units)))) * len(units)) * MM)
        axes = figure.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": [3, 2]})
        for ax, kind, name in zip(
            axes,
            ("speech", "position"),
            ("Speech: said, claimed, urged, warned …", "Positions: accused, condemned …"),
            strict=True,
        ):
            speaker_panel(ax, table[table["kind"] == kind], units, values, colours, role, by)
            ax.set_title(name, loc="left")
        axes[0].set_yticks(
            [4 * i + j for i in range(len(units)) for j in range(3)],
            [f"{wrapped(u, 26, 1) + '   ' if j == 1 else ''}{b}" for u in units for j, b in enumerate(BARS)],
        )
        title(figure, heading, subtitle + " At the right: n.")
        legend(
            figure,
            [
                Patch(facecolor=colours[v], label=party_name(v, names or {}) if role == "party" else v.replace("_", " "))
                for v in values
            ],
            5,
        )
    return figure


def _with_rest(table: pd.DataFrame, role: str, by: str, colours: dict[str, str]) -> pd.DataFrame:
    """The same shares with the parties that have no colour of their own taken together."""
    rest = {v for v in table[role] if colours.get(v) == colours.get(OTHER_PARTIES, "")}
    if not rest:
        return table
    together = table.assign(**{role: table[role].where(~table[role].isin(rest), OTHER_PARTIES)})
    return together.groupby([by, role, "kind", "measure"], as_index=False).agg(
        n=("n", "first"), articles=("articles", "first"), value=("value", "sum")
    )


def _order(table: pd.DataFrame, role: str, by: str, values: list[str]) -> list[str]:
    """Outlets by the share of the commonest role among distinct speakers."""
    first = (
        table[(table["kind"] == "speech") & (table["measure"] == "speakers") & (table[role] == values[0])]
        if values
        else table
    )
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
    """Draw the stacked bars of one kind of attribution on given axes."""
    for i, unit in enumerate(units):
        for j, measure in enumerate(BARS):
            rows = table[(table[by] == unit) & (table["measure"] == measure)]
            left = 0.0
            for value in values:
                width = float(rows[rows[role] == value]["value"].sum())
                ax.barh(4 * i + j, width, left=left, height=0.8, color=colours[value], edgecolor="white", linewidth=0.3)
                left += width
            if len(rows) and left > 0:
                ax.text(1.02, 4 * i + j, f"{int(rows['n'].iloc[0]):,}", va="center", fontsize=6, color=PALE)
    ax.set_xlim(0, 1)
    ax.set_ylim(4 * len(units) - 1.3, -0.7)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100 %"])
    ax.tick_params(axis="y", length=0)


def analysts(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    names: dict[str, str] | None = None,
    heading: str = "Which analysts?",
    most: int = 40,
) -> Figure:
    """Names with affiliation in rows, grouped by the affiliation's country; outlets in columns; area = words given.

    `table`: the result of `measures.analysts`. A ring marks direct quotation; at the right the number of outlets.
    """
    with mpl.rc_context(RC):
        people = table.assign(country=table["affiliation_country"].fillna("no country given")).sort_values(
            ["country", "affiliation", "speaker"], na_position="last"
        )
        order = list(dict.fromkeys(people["speaker"]))[:most]
        units = sorted(table[by].unique())
        figure = new_figure(TWO_COLUMNS, ((40 if len(units) <= MANY_COLUMNS else 66) + 7.2 * max(1, len(order))) * MM)
        ax = figure.subplots()
        analyst_grid(ax, people, order, units, by, names or {})
        title(
            figure,
            heading,
            subtitle
            + " Area: words given; ring: quoted directly; at the right: in how many "
            + ("outlets." if by == "outlet" else "articles."),
        )
    return figure


def analyst_grid(ax: Axes, people: pd.DataFrame, order: list[str], units: list[str], by: str, names: dict[str, str]) -> None:
    """Draw the grid on given axes."""
    if not order:
        ax.text(0.5, 0.5, "no named analyst is cited", ha="center", va="center", transform=ax.transAxes, color=PALE)
        ax.set_axis_off()
        return
    most = max(1, int(people["words"].max()))
    labels, last = [], None
    for number, name in enumerate(order):
        rows = people[people["speaker"] == name]
        first = rows.iloc[0]
        affiliation = first["affiliation"] if pd.notna(first["affiliation"]) else "no affiliation given"
        labels.append(f"{wrapped(name, 46, 1)}\n{wrapped(affiliation, 46, 1)}")
        if first["country"] != last:
            ax.axhline(number - 0.5, color="#bbbbbb", linewidth=0.5)
            ax.text(
                len(units) + 0.25,
                number,
                wrapped(names.get(first["country"], first["country"]), 14),
                fontsize=6.5,
                color=PALE,
                va="center",
            )
            last = first["country"]
        for row in rows.itertuples():
            x, size = units.index(getattr(row, by)), 14 + 190 * row.words / most
            ax.scatter([x], [number], s=size, color="#6699CC", linewidths=0, zorder=2)
            if row.quoted:
                ax.scatter([x], [number], s=size + 26, facecolors="none", edgecolors=INK, linewidths=0.7, zorder=3)
            if len(units) <= MANY_COLUMNS:
                ax.text(x + 0.24, number, str(row.words), fontsize=5.8, color=PALE, va="center")
        ax.text(len(units) - 0.4, number, str(int(first["outlets"])), fontsize=6.5, color=INK, va="center")
    ax.set_yticks(range(len(order)), labels)
    name_columns(ax, range(len(units)), units, 68, 5)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.6, len(units) + 1.1)
    ax.set_ylim(len(order) - 0.4, -0.6)
    ax.tick_params(length=0)
    for side in ("left", "bottom", "top"):
        ax.spines[side].set_visible(False)
