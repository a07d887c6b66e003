"""Figure 12, shared passages: who prints the same words as whom, and where in an article they stand."""

from collections.abc import Mapping

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from framing.plots.style import (
    INK,
    MM,
    NO_OUTLET,
    PAGE,
    PALE,
    RC,
    TWO_COLUMNS,
    clean,
    legend,
    mark_outlets,
    new_figure,
    outlet_colours,
    pale,
    say_empty,
    title,
    upright_names,
    wrapped,
)

ALL_UNITS, MOST_UNITS = 12, 24  # outlets (or articles) of the matrix: up to so many all, beyond only those that share copy
ALL_STRIPS = 12  # up to so many articles all have a strip, beyond only those that have a passage
LEAST_STRIP, MOST_STRIPS = 3.1, 60  # mm of a strip; articles with one, beside the matrix
SHARES = mpl.colormaps["Greys"]
STRIP = "#ececec"


def shared_passages(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    heading: str = "Who prints the same passages?",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Left, a matrix of outlets or articles: words of the row that the column has too. Right, a strip per article.

    `table`: the result of `shared_passages`. In the matrix the grey says what share of the row's words it is (each word
    once), on the diagonal all words of the row; quotations that both may have heard are not counted. A strip is as long as
    the article; passages stand where they stand in it, in the colour of the other outlet (or article), below each other
    where several have them; hatched: quotations. Units that share most first; of more than twelve only those that share
    copy stand in the matrix, at most 24. Of more than twelve articles only those that have a passage have a strip, and of
    these as many as a page holds, those that share most.
    `marks`: of `outlet_colours` for all that are compared; without it the colours are those of the outlets of the table.
    """
    with mpl.rc_context(RC):
        units = _order(table, by)
        strips = _order(table, "row")
        drawn, beside = _in_matrix(table, units, by), len(units) <= 6
        matrix = 26 + (8.5 if len(drawn) <= 6 else max(4.0, min(7.0, 84 / len(drawn)))) * len(drawn)
        shown = _shown(table, strips, MOST_STRIPS if beside else int((PAGE - 70 - matrix) / LEAST_STRIP))
        shown = _grouped(table, shown, units, by)
        row = 6.5 if len(shown) <= 12 and beside else 3.9 if len(shown) <= 20 else LEAST_STRIP
        heights = (matrix, 10 + row * len(shown))
        if beside:
            figure = new_figure(TWO_COLUMNS, (44 + max(heights)) * MM)
            left, right = figure.subplots(1, 2, width_ratios=(1, 1.35))
        else:
            figure = new_figure(TWO_COLUMNS, (60 + sum(heights)) * MM)
            left, right = figure.subplots(2, 1, height_ratios=heights)
        copy_matrix(left, table, drawn, by)
        marks = marks or outlet_colours(units)
        mark_outlets(left, drawn, marks if drawn else None)
        colours = _colours(table[table["row"].isin(shown)], units, marks)
        copy_strips(right, table, shown, colours, names=row > 3.5)
        left.set_title("words of the row that the column has too", loc="left")
        right.set_title("where they stand in each article", loc="left")
        title(figure, heading, f"{subtitle}{_says(table, by, units, drawn, strips, shown)}")
        if colours:
            _legend(figure, colours, bool((table["kind"] == "quotation").any()))
    return figure


def _order(table: pd.DataFrame, by: str) -> list[str]:
    """Units (or articles) by their words in shared copy, most first, then by name."""
    copy = _distinct(table, by)
    names = sorted(set(table[by]))
    return sorted(names, key=lambda name: (-copy.get(name, 0), name))


def _in_matrix(table: pd.DataFrame, units: list[str], by: str) -> list[str]:
    """The units of the matrix: all where they are few, else those that share copy, as many as there is room for."""
    copy = _distinct(table, by)
    return units if len(units) <= ALL_UNITS else [u for u in units if u in copy][:MOST_UNITS]


def _distinct(table: pd.DataFrame, by: str) -> dict[str, int]:
    """The words in shared copy of each unit, each word once."""
    copy = table[table["kind"] == "copy"]
    out: dict[str, int] = {}
    for (unit, _), group in copy.groupby([by, "row"]):
        out[unit] = out.get(unit, 0) + _words(group)
    return out


def _words(group: pd.DataFrame) -> int:
    places = [np.arange(start, start + n) for start, n in zip(group["first_word"], group["words"], strict=True)]
    return len(np.unique(np.concatenate(places))) if places else 0


def _shown(table: pd.DataFrame, ranked: list[str], most: int) -> list[str]:
    """The articles with a strip: all where they are few, else those that have a passage, as many as there is room for."""
    have = set(table[table["other"].notna()]["row"])
    return (ranked if len(ranked) <= ALL_STRIPS else [r for r in ranked if r in have] or ranked)[:most]


def _grouped(table: pd.DataFrame, rows: list[str], units: list[str], by: str) -> list[str]:
    """Articles below each other by outlet, in the order of the matrix."""
    unit = table.drop_duplicates("row").set_index("row")[by]
    place = {u: i for i, u in enumerate(units)}
    return sorted(rows, key=lambda r: (place[unit[r]], r))


def _colours(table: pd.DataFrame, units: list[str], marks: Mapping[str, str]) -> dict[str, str]:
    """The colour of each outlet (or article) that others share passages with."""
    others = set(table["other"].dropna())
    return {u: marks.get(u, NO_OUTLET) for u in units if u in others}


def copy_matrix(ax: Axes, table: pd.DataFrame, units: list[str], by: str = "outlet") -> None:
    """Draw the matrix on given axes, `units` from top to bottom and left to right."""
    if not units:
        say_empty(ax, f"no {by} shares copy with another" if len(table) else "no articles")
        return
    length = table.drop_duplicates("row").groupby(by)["length"].sum()
    size = 6.5 if len(units) <= 12 else 5.5
    for i, unit in enumerate(units):
        copy = table[(table[by] == unit) & (table["kind"] == "copy")]
        total = float(length[unit]) if pd.notna(length[unit]) else 0.0
        for j, other in enumerate(units):
            words = sum(_words(group) for _, group in copy[copy["other"] == other].groupby("row"))
            share = words / total if total and i != j else 0.0
            cell = Rectangle((j, i), 1, 1, facecolor=SHARES(_grey(share)), edgecolor="#dddddd", linewidth=0.5)
            ax.add_patch(cell)
            text = _short(total if i == j else words, len(units)) if words or i == j else ""
            ink = PALE if i == j else "white" if _grey(share) > 0.5 else INK
            style = "italic" if i == j else "normal"
            ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", fontsize=size, color=ink, style=style)
    middles = [i + 0.5 for i in range(len(units))]
    ax.set_xlim(0, len(units))
    ax.set_ylim(len(units), 0)
    ax.set_aspect("equal", anchor="NW")
    upright_names(ax, middles, units, 2 if len(units) <= 12 else 1)
    ax.set_yticks(middles, [wrapped(u, *((22, 2) if len(units) <= 12 else (34, 1))) for u in units])
    ax.tick_params(length=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def _short(words: float, columns: int) -> str:
    """A count of words that fits a cell: in narrow ones thousands are k, in the narrowest whole ones."""
    if words < 1000 or columns <= 9:
        return f"{words:.0f}"
    return f"{words / 1000:.1f}k" if columns <= 12 else f"{words / 1000:.0f}k"


def _grey(share: float) -> float:
    """Where on the scale of greys a share stands; small ones can be told from none."""
    return 0.9 * min(1.0, share) ** 0.6


def copy_strips(ax: Axes, table: pd.DataFrame, rows: list[str], colours: dict[str, str], names: bool = True) -> None:
    """Draw a strip per article on given axes; `names` writes the other one (its name's first word) on passages with room."""
    lengths = table.drop_duplicates("row").set_index("row")["length"]
    longest = float(lengths.reindex(rows).max()) if rows and lengths.reindex(rows).notna().any() else 1.0
    for number, article in enumerate(rows):
        length = lengths[article]
        if pd.isna(length):
            ax.text(0, number, "no text", va="center", fontsize=6, color=PALE)
            continue
        ax.add_patch(Rectangle((0, number - 0.4), float(length), 0.8, facecolor=STRIP, linewidth=0))
        _passages(ax, table[(table["row"] == article) & table["other"].notna()], number, colours, longest if names else 0)
    ax.set_xlim(0, longest * 1.01)
    ax.set_ylim(max(1, len(rows)) - 0.4, -0.6)
    ax.set_yticks(range(len(rows)), [wrapped(r, 30, 1) for r in rows], fontsize=7 if len(rows) <= 30 else 5.5)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("words from the beginning of the article")
    ax.spines["left"].set_visible(False)


def _passages(ax: Axes, passages: pd.DataFrame, number: int, colours: dict[str, str], room: float) -> None:
    """One article's passages, below each other where they overlap; the name of the other where it fits."""
    ends: list[float] = []  # of each lane
    placed = []
    for p in passages.sort_values(["first_word", "other_row"]).itertuples():
        lane = next((i for i, end in enumerate(ends) if end <= p.first_word), len(ends))
        ends[lane : lane + 1] = [p.first_word + p.words]
        placed.append((p, lane))
    height = 0.8 / max(1, len(ends))
    for p, lane in placed:
        bottom = number - 0.4 + lane * height
        colour = colours.get(p.other, NO_OUTLET)
        quoted = p.kind == "quotation"
        ax.add_patch(
            Rectangle(
                (float(p.first_word), bottom),
                float(p.words),
                height,
                facecolor=pale(colour) if quoted else colour,
                edgecolor=colour if quoted else "white",
                hatch="/////" if quoted else None,
                linewidth=0.4,
            )
        )
        name = clean(p.other_row).split()[0]
        if room and len(ends) == 1 and p.words > 0.016 * room * len(name):
            ink = "white" if _dark(colour) and not quoted else INK
            ax.text(p.first_word + p.words / 2, number, name, ha="center", va="center", fontsize=5.5, color=ink)


def _dark(colour: str) -> bool:
    red, green, blue = mpl.colors.to_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5


def _says(table: pd.DataFrame, by: str, units: list[str], drawn: list[str], strips: list[str], shown: list[str]) -> str:
    """What the subtitle adds: how many articles share a passage, and what is cut."""
    copy = table[table["kind"] == "copy"]["row"].nunique()
    out = f" {copy} of {len(strips)} articles share{'s' if copy == 1 else ''} copy with another one."
    if drawn:
        out += " Grey: share of the row's words; in italics: all its words."
    if 0 < len(drawn) < len(units):
        all_sharing = len(drawn) == len(_distinct(table, by))
        out += f" Matrix: the {len(drawn)} of {len(units)} {by}s that share {'copy' if all_sharing else 'most'}."
    if len(shown) < len(strips):
        have = table[table["other"].notna()]["row"].nunique()
        out += f" Strips: the {len(shown)} articles that {'have a passage' if len(shown) == have else 'share most'}."
    return out


def _legend(figure: Figure, colours: dict[str, str], quotations: bool) -> None:
    named = [u for u, colour in colours.items() if colour != NO_OUTLET]
    if len(colours) - len(named) == 1:  # the one without a colour of its own is told by the grey
        named = list(colours)
    handles = [Patch(facecolor=colours[u], label=f"also in {wrapped(u, 30, 1)}") for u in named]
    if len(named) < len(colours):
        handles.append(Patch(facecolor=NO_OUTLET, label=f"also in one of {len(colours) - len(named)} others"))
    if quotations:
        handles.append(Patch(facecolor=pale("#555555"), edgecolor="#555555", hatch="/////", label="a quotation both have"))
    legend(figure, handles, 3)
