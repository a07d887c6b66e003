"""Figure 10, vocabulary: which words set an outlet apart from the rest of the set?"""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing.plots.style import (
    GRID,
    INK,
    MM,
    PAGE,
    PALE,
    RC,
    TWO_COLUMNS,
    clean,
    left_out,
    legend,
    mark_title,
    new_figure,
    outlet_order,
    say_empty,
    title,
    wrapped,
)
from framing.statistics.contrasts import DESCRIBES

COLOUR = "#332288"
MOST = {4: 12, 9: 10, 12: 8, 15: 6, 18: 5, 21: 4}  # words of each outlet, where there are up to so many outlets
FEWEST_WORDS = 3  # of each outlet, where there are more
CALLED = 0.05  # a word whose adjusted p is below that has a full dot
LONGEST = 17  # letters of a word that is drawn whole
LINE, HEAD = 3.7, 15.0  # mm for a word, and for the rest of a panel
LOW_LINE, LOW_HEAD = 3.4, 13.0  # the same where a page is full


def vocabulary(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    heading: str | None = None,
    most: int | None = None,
    units: Sequence[str] = (),
    why_not: str = "no outlet has words that another has fewer of",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """A panel per outlet (or article): the words that it uses more than the rest, by how much, and in how many articles.

    `table`: the result of `measures.vocabulary`; the words drawn are those of `top_words`. Left, the difference of rates per
    1,000 words with its interval where the table has one; a full dot is below .05 after max-T over all words of the outlet,
    a ring is not, a grey dot was not tested (fewer than five articles). Right, the share of articles that use the word: a
    full square for the outlet, a hollow one for the rest. All panels have the same axes; outlets come by their largest
    difference. Without a word to draw the figure says `why_not`. `marks`: of `outlet_colours`, a square at each name.
    """
    drawn = top_words(table, by, most)
    order = outlet_order(drawn.groupby(by)["value"].max().to_dict())
    columns = 3 if len(order) > 4 else max(1, min(2, len(order)))
    rows = -(-max(1, len(order)) // columns)
    deep = int(drawn.groupby(by).size().max()) if len(drawn) else 4
    with mpl.rc_context(RC):
        line, head = (LINE, HEAD) if 36 + rows * (HEAD + LINE * deep) <= PAGE else (LOW_LINE, LOW_HEAD)
        figure = new_figure(TWO_COLUMNS, (36 + rows * (head + line * deep) if order else 42) * MM)
        grid = figure.add_gridspec(rows, 2 * columns, width_ratios=[2.6, 1] * columns)
        for number, unit in enumerate(order):
            place, side = divmod(number, columns)
            pair = figure.add_subplot(grid[place, 2 * side]), figure.add_subplot(grid[place, 2 * side + 1])
            of_unit = drawn[drawn[by] == unit]
            word_panel(*pair, of_unit, deep, _limits(drawn), bottom=number + columns >= len(order))
            n = int(of_unit["articles"].iloc[0])
            pair[0].set_title(_named(unit, n, by, columns, head < HEAD), loc="left", fontsize=7)
            mark_title(pair[0], unit, marks)
        if not order:
            say_empty(figure.add_subplot(grid[:]), wrapped(why_not, 90, 3))
        says = " Left: by how much its rate is above that of the rest; right: in what share of articles it stands."
        title(
            figure,
            heading or f"Which words set each {by} apart?",
            subtitle + (says + left_out(units, order, by, "Without such a word") if order else ""),
        )
        if order:
            legend(figure, _handles(drawn), 3)
    return figure


def top_words(table: pd.DataFrame, by: str = "outlet", most: int | None = None) -> pd.DataFrame:
    """The words that set each outlet apart most: at most so many rows of each, the largest difference first.

    Without `most` twelve words of each outlet, ten from five outlets on, eight from ten, six from thirteen, five from
    sixteen, four from nineteen, three from twenty-two: what a page holds.

    Of the words that the outlet uses more than the rest, in at least two of its articles where it has two. Where there are
    intervals those with the highest lower bound are taken, since the largest differences of all are the least certain ones;
    elsewhere the largest differences.
    """
    users = (table["document_frequency"].astype(float) * table["articles"].astype(float)).round()
    more = table[(table["value"] > 0) & (users >= table["articles"].clip(upper=2).astype(float))]
    most = most or _most(table[by].nunique())
    rank = more["low"].where(more["low"].notna(), more["value"]).astype(float)
    chosen = more.assign(rank=rank).sort_values([by, "rank", "term"], ascending=[True, False, True]).groupby(by).head(most)
    return chosen.sort_values([by, "value", "term"], ascending=[True, False, True]).drop(columns="rank")


def _most(units: int) -> int:
    return next((words for up_to, words in MOST.items() if units <= up_to), FEWEST_WORDS)


def _short(term: str) -> str:
    """A word as a row is named by it; `wrapped` would cut it at its hyphen."""
    return clean(term if len(term) <= LONGEST else term[: LONGEST - 1] + "…")


def _named(unit: str, n: int, by: str, columns: int, low: bool = False) -> str:
    """The title of a panel: the outlet, and below it (where panels are low beside it) how many articles it has."""
    counted = f"{n:,} article{'s' if n != 1 else ''}" if by == "outlet" else ""
    if low:
        return wrapped(f"{unit} ({n:,})" if counted else unit, 25, 2)
    return "\n".join(filter(None, [wrapped(unit, 21 if columns == 3 else 42, 2), counted]))


def _limits(drawn: pd.DataFrame) -> tuple[float, float]:
    """The ends of the axis of differences: the same in all panels, with room for the marks."""
    high = float(drawn[["value", "high"]].astype(float).max().max())
    low = min(0.0, float(drawn["low"].astype(float).min())) if drawn["low"].notna().any() else 0.0
    return low - 0.04 * high, 1.06 * high


def word_panel(
    ax: Axes, beside: Axes, rows: pd.DataFrame, deep: int, limits: tuple[float, float], bottom: bool = True
) -> None:
    """Draw one outlet's words on given axes: differences on `ax`, shares of articles on the axes `beside` it.

    `rows`: of `top_words`, from top to bottom; `deep`: rows that there is room for; `limits` of the axis of differences;
    `bottom`: whether the axes have labels.
    """
    ax.axvline(0, color=INK, linewidth=0.6, zorder=1)
    for y, row in enumerate(rows.itertuples()):
        for each in (ax, beside):
            each.axhline(y, color=GRID, linewidth=0.5, zorder=0)
        ax.plot([row.low, row.high], [y, y], color=INK, linewidth=1.0, solid_capstyle="butt", zorder=2)
        ax.plot([row.value], [y], **_dot(row.p_adjusted, row.may_say), zorder=3)
        own, rest = row.document_frequency, row.rest_document_frequency
        beside.plot([rest, own], [y, y], color=PALE, linewidth=0.6, zorder=1)
        beside.plot([rest], [y], **_square(False), zorder=2, clip_on=False)
        beside.plot([own], [y], **_square(True), zorder=3, clip_on=False)
    ax.set_yticks(range(len(rows)), [_short(term) for term in rows["term"]], fontsize=6.8)
    beside.set_yticks([])
    ax.set_xlim(*limits)
    beside.set_xlim(-0.06, 1.06)
    beside.set_xticks([0, 0.5, 1], ["0", "", "100 %"] if bottom else ["", "", ""])
    ax.tick_params(axis="x", labelbottom=bottom)
    for each, name in ((ax, "per 1,000 words"), (beside, "articles")):
        each.set_ylim(deep - 0.4, -0.6)
        each.set_xlabel(name if bottom else "", fontsize=6.5)
        each.tick_params(axis="y", length=0)
        each.spines["left"].set_visible(False)


def _dot(p: float, said: str) -> dict[str, Any]:
    """A difference: full where it holds after max-T, a ring where not, grey where it wasn't tested."""
    plain: dict[str, Any] = {"marker": "o", "linestyle": "none", "markersize": 4.4, "markeredgewidth": 1.0}
    if said == DESCRIBES:
        return plain | {"color": "#8f8f8f"}
    return plain | {"markerfacecolor": COLOUR if p < CALLED else "white", "markeredgecolor": COLOUR}


def _square(own: bool) -> dict[str, Any]:
    face = {"markerfacecolor": INK if own else "white", "markeredgecolor": INK, "markeredgewidth": 0.6}
    return {"marker": "s", "linestyle": "none", "markersize": 3.0} | face


def _handles(drawn: pd.DataFrame) -> list[Line2D]:
    """What the marks mean; only of marks that are drawn."""
    described = drawn["may_say"] == DESCRIBES
    called = drawn[~described]["p_adjusted"].astype(float) < CALLED
    marks = [
        (_dot(0, ""), "p < .05 (max-T over all its words)", called.any()),
        (_dot(1, ""), "p = .05 or more", (~called).any()),
        (_dot(0, DESCRIBES), "not tested: describes these articles", described.any()),
        ({"color": INK, "linewidth": 1.0}, "95 % interval over articles", drawn["low"].notna().any()),
        (_square(True), "articles with the word: its own", True),
        (_square(False), "those of the rest", True),
    ]
    return [Line2D([], [], **look, label=label) for look, label, there in marks if there]
