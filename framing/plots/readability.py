"""Figure 11, readability: how hard are the articles to read, with their quotations and without them?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing.plots.style import (
    GRID,
    INK,
    MM,
    PALE,
    RC,
    TWO_COLUMNS,
    left_out,
    legend,
    mark_outlets,
    new_figure,
    outlet_order,
    say_empty,
    title,
    wrapped,
)

PANELS = {"flesch_kincaid_grade": "Flesch-Kincaid grade, school years", "sentence_length": "words per sentence"}
QUOTES = {"in": "with quotations", "out": "without quotations"}
COLOUR, FILL = "#332288", {"in": "#332288", "out": "white"}
LINE = {"in": -0.21, "out": 0.21}  # of a row: where the mean stands when its articles are drawn below it
BELOW = 0.16  # of a row, from the mean down to the articles
STEP, WIDEST = 0.011, 0.08  # of the axis: between articles with the same value, and at most for all of them
MOST_DOTS = 60  # of an outlet's articles; where there are more a bar stands for the middle 80 %


def readability(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    articles: pd.DataFrame | None = None,
    heading: str = "How hard are the articles to read?",
    units: Sequence[str] = (),
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Grade level and sentence length: per outlet (or article) a full dot with quotations, a ring without them.

    `table`: results of `measures.readability`, one after the other, with `quotes="in"` and `quotes="out"`; `articles`: the
    same for each article, with the column `by`, drawn as small marks below, or as a bar over the middle 80 % where an outlet
    has more than sixty. Intervals where the table has them. At the right the number of articles. Outlets from the highest
    grade to the lowest; of all `units` the subtitle names those without a long enough article. `marks`: of
    `outlet_colours`, a square at each name.
    """
    order = _order(table, by)
    with mpl.rc_context(RC):
        row = min(11.0, max(7.0, 190 / max(1, len(order)))) if articles is not None else 6.6
        figure = new_figure(TWO_COLUMNS, (42 + row * max(1, len(order))) * MM)
        axes = figure.subplots(1, 2, sharey=True)
        for ax, (measure, name) in zip(axes, PANELS.items(), strict=True):
            behind = None if articles is None else articles[articles["measure"] == measure]
            readability_panel(ax, table[table["measure"] == measure], order, by, behind)
            ax.set_xlabel(name)
        axes[0].set_yticks(range(len(order)), [wrapped(u, 28, 2) for u in order])
        mark_outlets(axes[0], order, marks)
        if order:
            _counts(axes[1], table, order, by)
            legend(figure, _handles(table, articles, by), 3)
        else:
            for ax in axes:
                say_empty(ax, "no body of 100 words or more")
        says = f"{subtitle}{_right(table, by)}" if order else subtitle
        title(figure, heading, says + left_out(units, order, by, "Without a body of 100 words"))
    return figure


def _order(table: pd.DataFrame, by: str) -> list[str]:
    """From the highest grade to the lowest, quotations counted in where an outlet has both."""
    grades = table[table["measure"] == "flesch_kincaid_grade"].sort_values("quotes")
    return outlet_order(grades.groupby(by)["value"].first().to_dict())


def readability_panel(
    ax: Axes, table: pd.DataFrame, units: Sequence[str], by: str = "outlet", articles: pd.DataFrame | None = None
) -> None:
    """Draw one measure's rows of `units` from top to bottom on given axes; `table` and `articles` hold it alone."""
    apart = _apart_lines(table, articles)
    span = float(np.ptp(articles["value"])) if articles is not None and len(articles) else 0.0
    for number, unit in enumerate(units):
        for quotes in QUOTES:
            y = number + LINE[quotes] * apart - (BELOW / 2 if articles is not None else 0)
            for row in table[(table[by] == unit) & (table["quotes"] == quotes)].itertuples():
                ax.plot([row.low, row.high], [y, y], color=INK, linewidth=1.0, solid_capstyle="butt", zorder=2)
                ax.plot([row.value], [y], **_dot(quotes, apart), zorder=3 if quotes == "in" else 2.5, clip_on=False)
            if articles is not None:
                behind = articles[(articles[by] == unit) & (articles["quotes"] == quotes)]["value"]
                _articles(ax, behind, y + BELOW, quotes, span)
    shift, lines = (0.0, len(units)) if articles is None else (0.5, len(units) - 1)
    for line in range(lines):  # through single rows, between those of several lines
        ax.axhline(line + shift, color=GRID, linewidth=0.5, zorder=0)
    ax.set_ylim(max(1, len(units)) - 0.45, -0.55)
    ax.margins(x=0.06)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def _apart_lines(table: pd.DataFrame, articles: pd.DataFrame | None) -> bool:
    """Do the two marks of a row stand on lines of their own? Else the ring stands round the dot where both say the same."""
    return articles is not None or bool(table["low"].notna().any())


def _articles(ax: Axes, values: pd.Series, y: float, quotes: str, span: float) -> None:
    """The articles behind a mean: each a small mark, many of them a bar; `span` is the length of the axis."""
    if len(values) > MOST_DOTS:
        ax.plot(np.quantile(values, [0.1, 0.9]), [y, y], **_bar(), zorder=1)
    elif len(values) > 1:  # one article is its own mean
        ax.plot(_apart(values, span), [y] * len(values), **_small(quotes), zorder=1)


def _apart(values: Iterable[float], span: float) -> list[float]:
    """Where the marks go: articles with the same value stand side by side.

    >>> _apart([9.0, 8.0, 8.0], 10)
    [7.945, 8.055, 9.0]
    """
    places: list[float] = []
    for value, many in sorted(Counter(round(float(v), 2) for v in values).items()):
        step = span * min(STEP, WIDEST / many)
        places += [value + step * (i - (many - 1) / 2) for i in range(many)]
    return places


def _dot(quotes: str, apart: bool = True) -> dict[str, Any]:
    face = {"markerfacecolor": FILL[quotes], "markeredgecolor": COLOUR, "markeredgewidth": 1.0}
    return {"marker": "o", "linestyle": "none", "markersize": 4.8 if apart or quotes == "in" else 8.5} | face


def _small(quotes: str) -> dict[str, Any]:
    face = {"markerfacecolor": PALE if quotes == "in" else "white", "markeredgecolor": PALE, "markeredgewidth": 0.5}
    return {"marker": "o", "linestyle": "none", "markersize": 2.4} | face


def _bar() -> dict[str, Any]:
    return {"color": "#c4c4c4", "linewidth": 2.4, "solid_capstyle": "butt"}


def _numbers(table: pd.DataFrame, by: str) -> dict[str, list[int]]:
    """How many articles each outlet has, with quotations and without; once where the two are the same."""
    counts = table[table["measure"] == "flesch_kincaid_grade"].set_index([by, "quotes"])["articles"].to_dict()
    both = {unit: [int(counts.get((unit, quotes), 0)) for quotes in QUOTES] for unit in table[by].unique()}
    return {unit: pair[:1] if pair[0] == pair[1] else pair for unit, pair in both.items()}


def _counts(ax: Axes, table: pd.DataFrame, order: Sequence[str], by: str) -> None:
    """The number of articles at the right of each row."""
    numbers = _numbers(table, by) if by == "outlet" else {}
    for number, unit in enumerate(order if numbers else ()):
        ax.annotate(
            " / ".join(f"{n:,}" for n in numbers[unit]),
            (1, number),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=6.5,
            color=PALE,
            annotation_clip=False,
        )


def _right(table: pd.DataFrame, by: str) -> str:
    """What the numbers at the right are."""
    if by != "outlet":
        return ""
    several = any(len(numbers) > 1 for numbers in _numbers(table, by).values())
    return " At the right: articles" + (", with / without quotations." if several else ".")


def _handles(table: pd.DataFrame, articles: pd.DataFrame | None, by: str) -> list[Line2D]:
    """What the marks mean; only of marks that are drawn."""
    apart = _apart_lines(table, articles)
    handles = [Line2D([], [], **_dot(quotes, apart), label=name) for quotes, name in QUOTES.items()]
    if articles is not None and len(articles):
        counts = articles.groupby([by, "measure", "quotes"]).size()
        if counts.between(2, MOST_DOTS).any():
            handles.append(Line2D([], [], **_small("in"), label="one article"))
        if counts.max() > MOST_DOTS:
            handles.append(Line2D([], [], **_bar(), label="the middle 80 % of the articles"))
    if table["low"].notna().any():
        handles.append(Line2D([], [], color=INK, linewidth=1.0, label="95 % interval over articles"))
    return handles
