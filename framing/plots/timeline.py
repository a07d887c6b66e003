"""Figure 13, timeline: whose word "terrorist" is, and whose people get to speak, over time, with the events."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from framing.measures.over_time import place_in
from framing.plots.speakers import LAST, face
from framing.plots.style import (
    FAMILY_COLOURS,
    GRID,
    INK,
    MM,
    OTHER_PARTIES,
    RC,
    TWO_COLUMNS,
    left_out,
    legend,
    mark_row,
    new_figure,
    outlet_order,
    party_colours,
    party_name,
    say_empty,
    title,
    wrapped,
)
from framing.statistics import DESCRIPTION_ONLY

COLOUR = FAMILY_COLOURS["terrorist"]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BELOW, HANG = 0.06, 0.34  # of the axis: where the bars of numbers begin under 0, and the longest of them
LOW = 14.0  # mm: a lower row has a shorter name, and no 50 on its axis
LABELS = 4  # dates named on an axis, at most
CLOSE = 0.055  # of the axis: events nearer than that share a label
Event = tuple[str, str]  # a date and what happened


def timeline(
    voice: pd.DataFrame,
    sources: pd.DataFrame,
    subtitle: str,
    events: Sequence[Event] = (),
    by: str = "outlet",
    colours: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    heading: str = "Over time: whose word is “terrorist”, and whose people get to speak?",
    units: Sequence[str] = (),
    why_not: str = "",
    marks: Mapping[str, str] | None = None,
) -> Figure:
    """A row per outlet: left the own-voice share of labels period by period, right shares of speakers by party.

    `voice` and `sources`: results of `measures.own_voice_over_time` and, for parties, of `measures.sources_over_time`, with
    the same periods; `events`: date and title, marked by number and listed in the subtitle; `colours`, `names`: of parties.
    Periods with fewer than five articles are a hollow dot that no line joins, or a thin bar; where there are none the axis
    stays empty. Bars below 0 count the articles of each period. Outlets come by their own-voice share, the highest first.
    With `why_not` nothing is drawn but that sentence. `marks`: of `outlet_colours`, a square at each name.
    """
    order = [] if why_not else _order(voice, sources, by)
    with mpl.rc_context(RC):
        if not order:
            return _not_drawn(heading, subtitle, why_not or "no label and no speaker in an article with a date")
        colours = _party_faces(sources, colours)
        sources = _together(sources, by, colours)
        parties = _stacked(sources)
        room = min(26.0, max(7.2, 184 / len(order)))
        marked = _within(events, voice)
        listed = "; ".join(f"{n} {name}" for n, (_, name) in enumerate(marked, 1))
        subtitle += left_out(units, order, by, "Without such a label or a speaker")
        subtitle += _thin(sources) + (f" Events: {listed}." if listed else "")
        figure = new_figure(
            TWO_COLUMNS, (46 + 3.2 * (len(subtitle) // 105) + 3.2 * (len(parties) // 3) + room * len(order)) * MM
        )
        if room < LOW:  # rows stand closer to each other
            figure.set_layout_engine("constrained", h_pad=0.01, hspace=0)
        axes = figure.subplots(len(order), 2, sharex=True, sharey=True, squeeze=False)
        for pair, unit in zip(axes, order, strict=True):
            voice_line(pair[0], voice[voice[by] == unit], _tallest(voice))
            sources_panel(pair[1], sources[sources[by] == unit], parties, colours, _tallest(sources))
            _name(pair[0], unit, 3 if room > LOW else 2, marks)
        _finish(axes, voice, [day for day, _ in marked], room < LOW)
        title(figure, heading, subtitle)
        legend(figure, _handles(voice, sources, parties, colours, names or {}), 3)
    return figure


def _name(ax: Axes, unit: str, lines: int, marks: Mapping[str, str] | None) -> None:
    """The outlet's name left of its row, with its colour."""
    name, pad = wrapped(unit, 24, lines), 13 if marks else 4
    ax.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=7, labelpad=pad)
    if marks:
        mark_row(ax, unit, 0.5, marks, -29)


def _thin(sources: pd.DataFrame) -> str:
    few = sources["articles"].between(1, DESCRIPTION_ONLY - 1).any()
    return " Thin bars: fewer than five articles." if few else ""


def _not_drawn(heading: str, subtitle: str, why_not: str) -> Figure:
    figure = new_figure(TWO_COLUMNS, 40 * MM)
    say_empty(figure.subplots(), f"not drawn: {wrapped(why_not, 110, 3)}")
    title(figure, heading, subtitle)
    return figure


def _order(voice: pd.DataFrame, sources: pd.DataFrame, by: str) -> list[str]:
    """Outlets with anything to draw, by their own-voice share over all articles; those without a label last."""
    weight = voice["articles"].astype(float)
    sums = voice.assign(all=voice["value"].fillna(0) * weight).groupby(by)["all"].sum()
    articles = voice.groupby(by)["articles"].sum()
    speaking = set(sources[sources["articles"] > 0][by])
    drawn = [u for u in sorted(set(voice[by]) | speaking) if articles.get(u, 0) or u in speaking]
    return outlet_order({u: sums[u] / articles[u] if articles.get(u, 0) else -1.0 for u in drawn})


def _party_faces(sources: pd.DataFrame, colours: dict[str, str] | None) -> dict[str, str]:
    return (colours or party_colours(sources["party"])) | {OTHER_PARTIES: party_colours([])[OTHER_PARTIES]}


def _together(sources: pd.DataFrame, by: str, colours: dict[str, str]) -> pd.DataFrame:
    """The same shares with the parties that have no colour of their own as one."""
    grey = colours[OTHER_PARTIES]
    rest = {p for p in sources["party"] if colours.get(p, grey) == grey}
    known = sources.assign(party=sources["party"].where(~sources["party"].isin(rest), OTHER_PARTIES))
    keys = [by, "party", "every", "period"]
    summed = known.groupby(keys, as_index=False).agg(value=("value", "sum"), articles=("articles", "first"))
    return summed.assign(value=summed["value"].where(summed["articles"] > 0))


def _stacked(sources: pd.DataFrame) -> list[str]:
    """The parties from the bottom of the bars to their top, the most heard first, none and unknown last."""
    totals = sources.groupby("party")["value"].sum()
    drawn = [p for p in totals.index if totals[p] > 0]
    return sorted(drawn, key=lambda p: (LAST.index(p) + 1 if p in LAST else 0, -totals[p], p))


def _tallest(table: pd.DataFrame) -> int:
    return max(1, int(table["articles"].max()) if len(table) else 1)


def _places(table: pd.DataFrame) -> np.ndarray:
    """The middle of each row's period on the axis."""
    return np.array([place_in(p, e) + 0.5 for p, e in zip(table["period"], table["every"], strict=True)])


def voice_line(ax: Axes, rows: pd.DataFrame, tallest: int) -> None:
    """Draw one outlet's own-voice shares, period by period, on given axes; `tallest`: articles of the longest bar below."""
    rows = rows.sort_values("period")
    x, value, articles = _places(rows), rows["value"].to_numpy(dtype=float), rows["articles"].to_numpy()
    enough = articles >= DESCRIPTION_ONLY
    _numbers(ax, x, articles, tallest)
    ax.vlines(x, rows["low"].astype(float), rows["high"].astype(float), color=INK, linewidth=0.9, zorder=2)
    ax.plot(x, np.where(enough, value, np.nan), **_dot(True), linestyle="-", linewidth=0.9, zorder=3, clip_on=False)
    ax.plot(x, np.where(enough, np.nan, value), **_dot(False), linestyle="none", zorder=3, clip_on=False)


def sources_panel(ax: Axes, rows: pd.DataFrame, parties: Sequence[str], colours: dict[str, str], tallest: int) -> None:
    """Draw one outlet's shares of speakers by party, a bar per period, on given axes; thin: fewer than five articles."""
    wide = rows.pivot(index=["every", "period"], columns="party", values="value").reset_index().sort_values("period")
    articles = wide["period"].map(rows.groupby("period")["articles"].first()).to_numpy()
    x, bottom = _places(wide), np.zeros(len(wide))
    for party in parties:
        height = np.nan_to_num(wide[party].to_numpy(dtype=float)) if party in wide else np.zeros(len(wide))
        at = np.flatnonzero(height > 0)
        widths = np.where(articles[at] >= DESCRIPTION_ONLY, 0.86, 0.34)
        ax.bar(x[at], height[at], widths, bottom=bottom[at], **face(colours[party]), zorder=2)
        bottom += height
    _numbers(ax, x, articles, tallest)


def _numbers(ax: Axes, x: np.ndarray, articles: np.ndarray, tallest: int) -> None:
    """Bars that hang below 0: how many articles each period has."""
    at = np.flatnonzero(articles > 0)
    ax.bar(x[at], -HANG * articles[at] / tallest, 0.6, bottom=-BELOW, color="#b0b0b0", linewidth=0, zorder=1)


def _within(events: Sequence[Event], voice: pd.DataFrame) -> list[Event]:
    """The events that fall into the periods drawn, in order of date."""
    every, periods = voice["every"].iloc[0], voice["period"]
    begin, end = place_in(periods.min(), every), place_in(periods.max(), every) + 1
    return sorted(e for e in events if begin <= place_in(e[0], every) < end)


def _finish(axes: np.ndarray, voice: pd.DataFrame, days: Sequence[str], low: bool = False) -> None:
    """Axes, dates and events that all panels share."""
    every, periods = voice["every"].iloc[0], sorted(set(voice["period"]))
    begin, end = place_in(periods[0], every), place_in(periods[-1], every) + 1
    places = [place_in(day, every) + (0.5 if every == "day" else 0) for day in days]
    for ax in axes.flat:
        ax.set_xlim(begin - 0.2, end + 0.2)
        ax.set_ylim(-BELOW - HANG - 0.04, 1.06)
        ax.axhline(0, color=INK, linewidth=0.5, zorder=1)
        ax.axhline(0.5, color=GRID, linewidth=0.5, zorder=0)
        for place in places:
            ax.axvline(place, color="#555555", linewidth=0.6, linestyle=(0, (1, 1.5)), zorder=4)
        ax.spines["left"].set_bounds(0, 1)
        ax.spines["bottom"].set_visible(False)
        ax.tick_params(axis="x", length=0)
        ax.set_yticks([0, 0.5, 1], ["0", "" if low else "50", "100 %"], fontsize=6)
        shown = periods[:: -(-len(periods) // LABELS)]
        shift = 0.5 if every == "day" else 0.0
        ax.set_xticks([place_in(p, every) + shift for p in shown], [_named(p, every) for p in shown], fontsize=6.5)
    for ax, name in zip(axes[0], ("own-voice share of the labels", "distinct speakers by party"), strict=True):
        ax.set_title(name + (" \n" if days else ""), loc="left")
        _number_events(ax, places, end - begin)
    years = "–".join(sorted({periods[0][:4], periods[-1][:4]}))
    for ax in axes[-1]:
        ax.spines["bottom"].set_visible(True)
        ax.tick_params(axis="x", length=2)
        ax.set_xlabel(f"by {every}" + (f", {years}" if every in ("day", "week") else ""))


def _number_events(ax: Axes, places: Sequence[float], span: float) -> None:
    """The events' numbers above the topmost panel; events that stand close together share a label."""
    groups: list[list[int]] = []
    for n, place in enumerate(places):
        if groups and place - places[groups[-1][-1]] < CLOSE * span:
            groups[-1].append(n)
        else:
            groups.append([n])
    for group in groups:
        label = str(group[0] + 1) if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}"
        middle = float(np.mean([places[n] for n in group]))
        ax.text(middle, 1.09, label, ha="center", va="bottom", fontsize=6, color=INK)


def _named(period: str, every: str) -> str:
    """How an axis names a period."""
    year, month, day = period.split("-")
    named = {"year": year, "quarter": f"Q{(int(month) + 2) // 3} {year}", "month": f"{MONTHS[int(month) - 1]} {year}"}
    return named.get(every, f"{int(day)} {MONTHS[int(month) - 1]}")


def _dot(enough: bool) -> dict[str, Any]:
    look: dict[str, Any] = {"marker": "o", "color": COLOUR, "markeredgecolor": COLOUR, "markeredgewidth": 0.7}
    return look | ({"markersize": 3.6} if enough else {"markersize": 3.0, "markerfacecolor": "white"})


def _handles(
    voice: pd.DataFrame, sources: pd.DataFrame, parties: Sequence[str], colours: dict[str, str], names: dict[str, str]
) -> list[Any]:
    """What the marks mean; only of marks that are drawn."""
    articles = voice[voice["articles"] > 0]["articles"]
    marks = [
        ({**_dot(True), "linewidth": 0.9}, "own-voice share", (articles >= DESCRIPTION_ONLY).any()),
        (
            {**_dot(False), "linestyle": "none"},
            "own-voice share, fewer than five articles",
            (articles < DESCRIPTION_ONLY).any(),
        ),
        ({"color": INK, "linewidth": 0.9}, "95 % interval over articles", voice["low"].notna().any()),
    ]
    handles: list[Any] = [Line2D([], [], **look, label=label) for look, label, there in marks if there]
    most = f"{_tallest(voice):,} left, {_tallest(sources):,} right"
    handles.append(Patch(facecolor="#b0b0b0", label=f"articles, at most {most}"))
    return handles + [Patch(**face(colours[p]), label=wrapped(party_name(p, names), 34, 1)) for p in parties]
