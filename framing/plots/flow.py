"""The flow of articles: from what a search brought to what was coded, as reviews report it."""

import textwrap
from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from framing.measures.flow import ALL, NO_REFERENCE
from framing.plots.style import INK, MM, ONE_COLUMN, PALE, RC, clean, new_figure, title
from framing.tables.values import REASONS, STEPS

STEP_NAMES = {
    "retrieved": "Articles retrieved",
    "readable": "With a readable text",
    "unique": "Unique",
    "relevant": "Relevant",
    "coded": "Coded and compared",
}
REASON_NAMES = REASONS | {NO_REFERENCE: "without reference codes"}
WIDTH = 83.0  # mm of the axes, and of all that follows
BOX, TALL, GAP, LINE = 37.0, 8.5, 6.5, 3.1  # a box's width and height, the shortest arrow, a line of reasons
BRANCH, BEGIN, LETTERS = 42.0, 43.5, 27  # where a branch ends, its text begins, and how many letters fit on its lines


def flow(table: pd.DataFrame, subtitle: str, heading: str = "Which articles are compared?") -> Figure:
    """A box for each step from retrieved to coded with its number; beside each arrow what was left out there, and why.

    `table`: the result of `measures.article_flow`, the rows of the whole set are drawn, outlets' numbers stay in the table.
    One column wide. Steps that the table doesn't have (codes made before it was written) are not drawn.
    """
    rows = table[table["outlet"] == ALL]
    counts = rows[rows["reason"].isna()].set_index("step")["articles"].to_dict()
    steps = [step for step in STEPS if step in counts]
    left_out = {step: _reasons(rows[(rows["step"] == step) & rows["reason"].notna()]) for step in steps}
    gaps = [max(GAP, LINE * len(left_out[step]) + 2.4) for step in steps[:-1]]
    height = TALL * len(steps) + sum(gaps) + 1
    with mpl.rc_context(RC):
        figure = new_figure(ONE_COLUMN, (height + 21) * MM)
        ax = figure.subplots()
        flow_panel(ax, [(STEP_NAMES[step], int(counts[step]), left_out[step]) for step in steps], gaps)
        known = "" if len(steps) > 1 else " How they were chosen is not known: these codes have no table flow."
        title(figure, heading, subtitle + known)
    return figure


def _reasons(rows: pd.DataFrame) -> list[str]:
    """The lines that say what was left out and why."""
    lines: list[str] = []
    for row in rows.itertuples():
        said = clean(f"{row.articles:,} {REASON_NAMES.get(str(row.reason), str(row.reason))}")
        lines += textwrap.wrap(said, LETTERS, subsequent_indent="   ")
    return lines


def flow_panel(ax: Axes, steps: Sequence[tuple[str, int, list[str]]], gaps: Sequence[float]) -> None:
    """Draw boxes (name, number, what was left out after it) from top to bottom on given axes, `gaps` mm between them."""
    top = 0.0
    for i, (name, n, lines) in enumerate(steps):
        ax.add_patch(Rectangle((0.3, top), BOX, TALL, facecolor="white", edgecolor=INK, linewidth=0.7))
        ax.text(BOX / 2, top + TALL / 2, f"{name}\nn = {n:,}", ha="center", va="center", color=INK, linespacing=1.25)
        top += TALL
        if i == len(steps) - 1:
            break
        arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 6}
        ax.annotate("", (BOX / 2, top + gaps[i]), (BOX / 2, top), arrowprops=arrow)
        if lines:
            middle = top + gaps[i] / 2 - 0.4
            ax.plot([BOX / 2, BRANCH], [middle, middle], color=PALE, linewidth=0.6)
            ax.text(BEGIN, middle, "\n".join(lines), ha="left", va="center", fontsize=7, color=INK, linespacing=1.15)
        top += gaps[i]
    ax.set_xlim(0, WIDTH)
    ax.set_ylim(max(top, TALL) + 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_axis_off()
