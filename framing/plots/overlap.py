"""Figure 8, source_overlap: do outlets hear the same people?"""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from framing.plots.style import INK, MM, PALE, RC, TWO_COLUMNS, mark_outlets, new_figure, title, upright_names, wrapped

PANELS = {"all": "All named speakers", "person": "Persons", "institution": "Institutions"}
SIDE_BY_SIDE = 12  # more units than that: panels below each other
WITH_COUNTS = 7  # up to so many units a cell has room for "3 of 12"
BAR: Any = {"shrink": 0.4, "aspect": 36, "anchor": (0.0, 0.0)}  # the scale of colours below the panels
THICK = 5.0  # mm that it takes, about
SCALE = LinearSegmentedColormap.from_list("shared", ["#f4f8fb", "#88CCEE", "#332288"])


def source_overlap(
    table: pd.DataFrame,
    subtitle: str,
    by: str = "outlet",
    speakers: Sequence[str] = ("person", "institution"),
    heading: str | None = None,
    most: int = 30,
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """Outlet × outlet: the share of their named speakers that two outlets have in common; a panel per sort of speakers.

    `table`: the result of `measures.source_overlap`; `speakers`: of all, person, institution. Each pair stands once, below
    the diagonal; on the diagonal the number of an outlet's own named speakers. Outlets that share most stand side by side
    (average linkage over all named speakers). Beyond `most` those with most named speakers are drawn. Numbers are per cent
    of the two outlets' speakers together; "–" where neither names any. `marks`: of `outlet_colours`, a square at each name.
    """
    things = "outlets" if by == "outlet" else "articles"
    heading = heading or f"Do {'outlets' if by == 'outlet' else 'the articles'} hear the same people?"
    everyone = own_speakers(table, by, "all")
    units = _order(table, by, sorted(everyone, key=lambda u: (-everyone[u], u))[:most])
    with mpl.rc_context(RC):
        figure, axes = _grid(len(units), len(speakers))
        highest = table[table[by].isin(units) & table["other"].isin(units)]["value"].max()
        norm = Normalize(0, max(0.2, np.ceil(10 * highest) / 10 if highest > 0 else 0))
        meshes = [overlap_panel(ax, table, units, norm, by, s) for ax, s in zip(axes, speakers, strict=True)]
        for ax, sort in zip(axes, speakers, strict=True):
            ax.set_title(PANELS[sort], loc="left")
            if ax.get_subplotspec().is_first_col() and len(units) > 1:
                mark_outlets(ax, units, marks)
        if meshes[0] is not None:
            bar = figure.colorbar(meshes[0], ax=axes, location="bottom", **BAR, fraction=THICK * MM / figure.get_figheight())
            bar.set_label(f"share of the two {things}' named speakers that both have, %", fontsize=7)
            bar.outline.set_visible(False)
            bar.ax.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f}")
        title(figure, heading, f"{subtitle}{_says(everyone, units, things)}")
    return figure


def _says(everyone: dict[str, int], units: list[str], things: str) -> str:
    if not units:
        return ""
    counts = [everyone[u] for u in units]
    each = f"{min(counts)} to {max(counts)}" if min(counts) < max(counts) else f"{counts[0]}"
    cut = f" The {len(units)} of {len(everyone)} {things} with most named speakers." if len(units) < len(everyone) else ""
    return f"{cut} {each} named speakers each; on the diagonal how many of each sort."


def own_speakers(table: pd.DataFrame, by: str, speakers: str) -> dict[str, int]:
    """How many named speakers each outlet or article has of one sort."""
    rows = table[table["speakers"] == speakers]
    sides = [rows[[by, "sources"]], rows[["other", "other_sources"]].set_axis([by, "sources"], axis=1)]
    return pd.concat(sides).groupby(by)["sources"].first().astype(int).to_dict()


def _matrix(table: pd.DataFrame, by: str, speakers: str, units: list[str], column: str = "value") -> np.ndarray:
    """A symmetrical units × units array of a column of the pairs, NaN on the diagonal and where it is undefined."""
    place = {unit: i for i, unit in enumerate(units)}
    out = np.full((len(units), len(units)), np.nan)
    rows = table[(table["speakers"] == speakers) & table[by].isin(units) & table["other"].isin(units)]
    for one, other, value in zip(rows[by], rows["other"], rows[column], strict=True):
        out[place[one], place[other]] = out[place[other], place[one]] = value
    return out


def _order(table: pd.DataFrame, by: str, units: list[str]) -> list[str]:
    """Units in the order of a dendrogram over the shares in common, the half that shares more first."""
    units = sorted(units)
    if len(units) < 3:
        return units
    shares = np.nan_to_num(_matrix(table, by, "all", units))
    distance = 1 - shares
    np.fill_diagonal(distance, 0)
    leaves = leaves_list(linkage(squareform(distance, checks=False), "average", optimal_ordering=True))
    means, half = shares.mean(axis=1)[leaves], len(units) // 2
    return [units[i] for i in (leaves if means[:half].sum() >= means[-half:].sum() else leaves[::-1])]


def _grid(units: int, panels: int) -> tuple[Figure, np.ndarray]:
    """Panels side by side for few units, below each other with the names once for many."""
    if units <= SIDE_BY_SIDE:
        figure = new_figure(TWO_COLUMNS, (62 + min(11, max(6.5, 78 / max(1, units))) * max(2, units)) * MM)
        return figure, figure.subplots(1, panels, sharey=True, squeeze=False)[0]
    figure = new_figure(TWO_COLUMNS, (50 + panels * (6 + max(3.4, 86 / units) * units)) * MM)
    return figure, figure.subplots(panels, 1, sharex=True, squeeze=False)[:, 0]


def overlap_panel(
    ax: Axes, table: pd.DataFrame, units: list[str], norm: Normalize, by: str = "outlet", speakers: str = "all"
) -> QuadMesh | None:
    """Draw one sort of speakers on given axes, `units` from top to bottom and left to right; returns the coloured cells."""
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0)
    if len(units) < 2:
        ax.text(0.5, 0.5, "nothing to compare", ha="center", va="center", transform=ax.transAxes, color=PALE)
        ax.set_xticks([])
        ax.set_yticks([])
        return None
    values = _matrix(table, by, speakers, units)
    shared, together = (_matrix(table, by, speakers, units, column) for column in ("shared", "n"))
    below = np.tril(np.ones_like(values, dtype=bool), -1)
    mesh = ax.pcolormesh(np.ma.masked_where(~below | np.isnan(values), values), cmap=SCALE, norm=norm, edgecolors="white")
    mesh.set_linewidth(0.6)
    _numbers(ax, values, shared, together, norm)
    own = own_speakers(table, by, speakers)
    for i, unit in enumerate(units):
        ax.text(i + 0.5, i + 0.5, str(own[unit]), ha="center", va="center", fontsize=6.2, color=PALE, style="italic")
    middles = [i + 0.5 for i in range(len(units))]
    upright_names(ax, middles, units)
    ax.set_yticks(middles, [wrapped(u, 26, 2 if len(units) <= SIDE_BY_SIDE else 1) for u in units])
    ax.set_ylim(len(units), 0)
    return mesh


def _numbers(ax: Axes, values: np.ndarray, shared: np.ndarray, together: np.ndarray, norm: Normalize) -> None:
    """Each pair's per cent in its cell, with the counts behind it where there is room; nothing shared stays pale."""
    units = len(values)
    size = 6.2 if units <= WITH_COUNTS or units > SIDE_BY_SIDE else 7
    for i in range(units):
        for j in range(i):
            value = values[i, j]
            text = "–" if np.isnan(value) else f"{100 * value:.0f}"
            if units <= WITH_COUNTS and not np.isnan(value):
                text += f" %\n{shared[i, j]:.0f} of {together[i, j]:.0f}"
            colour = PALE if not value > 0 else "white" if _dark(norm(value)) else INK
            ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", fontsize=size, color=colour)


def _dark(share: float) -> bool:
    """Is the colour of a place on the scale too dark for dark type?"""
    red, green, blue, _ = SCALE(share)
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)
