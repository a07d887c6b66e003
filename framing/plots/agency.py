"""Figure 9, agency: who kills in the sentence?"""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from framing.measures.agency import PUBLIC
from framing.measures.whose_figures import ALL
from framing.plots.style import (
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
    outlet_order,
    party_name,
    say_empty,
    title,
    wrapped,
)

# from left to right: colour, colour of the number on it, what it is; light and dark enough to be told apart in grey
AGENCY = {
    "named": ("#332288", "white", "agent named"),
    "instrument": ("#44AA99", INK, "instrument only (the strikes, a bomb)"),
    "nobody": ("#D9D9D9", INK, "nobody named"),
}
PANELS = 3  # sides of their own; those whose side is not said come last
FEW = 5  # fewer clauses than that make a thin bar


def agency(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    names: dict[str, str] | None = None,
    side: str = "victims_party",
    heading: str = "Who kills in the sentence?",
    units: Sequence[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """One panel per side of the victims, one bar per outlet: its killing clauses by who is named as killing.

    `table`: the result of `measures.agency` for the same `side`. Drawn are clauses about events whose author was public when
    the article was published; the subtitle says how many that is. A bar divides the clauses (pooled), with their numbers in
    it; at its right clauses / articles; bars of fewer than five clauses are thin. Panels are the three sides of whose dead
    most outlets tell, and those of whom nothing is said. Outlets by the share of clauses that name nobody, highest first; of
    all `units` the subtitle names those without such a clause. `marks`: of `outlet_colours`, a square at each name.
    """
    counts = table[(table["measure"] == "clauses") & (table["construction"] == ALL)]
    drawn = counts[counts["author"] == PUBLIC]
    sides = panel_sides(drawn, by, side)
    with mpl.rc_context(RC):
        nobody = drawn[(drawn[side] == ALL) & (drawn["agency"] == "nobody")].set_index(by)
        all_units, units = units, outlet_order((nobody["value"] / nobody["n"]).to_dict())
        row = min(9.5, max(6.4, 170 / max(1, len(units))))
        figure = new_figure(TWO_COLUMNS, (40 + row * len(units)) * MM)
        axes = figure.subplots(1, max(1, len(sides)), sharey=True, squeeze=False)[0]
        for ax, party in zip(axes, sides, strict=False):
            agency_panel(ax, drawn[drawn[side] == party], units, by, 134 / max(1, len(sides)))
            ax.set_title(wrapped(_side_name(party, names or {}), 24, 2), loc="left")
        axes[0].set_yticks(range(len(units)), [wrapped(u, 24, 2) for u in units], linespacing=LEADING)
        mark_outlets(axes[0], units, marks)
        if not sides:
            say_empty(axes[0], "no killing in an event whose author the codebook calls public")
        says = _says(counts, side, sides) + (left_out(all_units, units, by, "No such clause") if sides else "")
        title(figure, heading, subtitle + says)
        if sides:
            legend(figure, [Patch(facecolor=c, edgecolor="white", label=label) for c, _, label in AGENCY.values()], 3)
    return figure


def _says(counts: pd.DataFrame, side: str, sides: list[str]) -> str:
    """Which clauses are drawn, and what the numbers are."""
    everything = counts[counts[side] == ALL]
    public = int(everything[everything["author"] == PUBLIC]["value"].sum())
    others = set(counts[counts["author"] == PUBLIC][side]) - {ALL, *sides}
    left_out = f" Panels: {len(sides)} of {len(sides) + len(others)} sides." if others else ""
    marks = " In the bars clauses, at the right clauses / articles; thin: fewer than five." if sides else ""
    return (
        f" {public} of {int(everything['value'].sum())} killing clauses: those whose author was public at publication."
        f"{left_out}{marks}"
    )


def _side_name(party: str, names: dict[str, str]) -> str:
    return {"unknown": "Victims' side not said", "none": "Victims of no party"}.get(
        party
    ) or f"Dead: {party_name(party, names)}"


def panel_sides(drawn: pd.DataFrame, by: str, side: str = "victims_party") -> list[str]:
    """The sides worth a panel: those of whose dead most outlets tell, most clauses first; at the end those not said."""
    one = drawn[(drawn["agency"] == "named") & (drawn[side] != ALL)]
    one = one.groupby(side).agg(units=(by, "nunique"), n=("n", "sum")).reset_index()
    ranked = list(one.sort_values(["units", "n", side], ascending=[False, False, True])[side])
    return [s for s in ranked if s != "unknown"][:PANELS] + [s for s in ranked if s == "unknown"]


def agency_panel(ax: Axes, drawn: pd.DataFrame, units: list[str], by: str = "outlet", width: float = 40.0) -> None:
    """Draw one side's bars on given axes of about `width` mm; outlets that tell of none of its dead stay empty."""
    known = drawn.set_index([by, "agency"])["value"].to_dict()
    counts = drawn.groupby(by)[["n", "articles"]].first()
    for unit, (n, articles) in counts.iterrows():
        y, left = units.index(str(unit)), 0.0
        for value, (colour, on_it, _) in AGENCY.items():
            count = int(known.get((unit, value), 0))
            ax.barh(
                [y], [count / n], left=left, height=0.72 if n >= FEW else 0.4, color=colour, edgecolor="white", linewidth=0.4
            )
            if count / n * (width - 9) > 1.5 * len(str(count)):
                ax.text(left + count / n / 2, y, str(count), ha="center", va="center_baseline", fontsize=6, color=on_it)
            left += count / n
        ax.text(1.03, y, f"{n} / {articles}", va="center", fontsize=6.5, color=PALE)
    ax.set_xlim(0, 1)
    ax.set_ylim(max(1, len(units)) - 0.45, -0.55)
    ax.set_xticks(np.array([0, 0.5, 1]), ["0", "50", "100 %"])
    ax.tick_params(axis="y", length=0)
