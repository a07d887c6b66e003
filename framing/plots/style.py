"""One style for all figures: sizes, colours, hatching, and how a figure is written so that a rerun gives the same bytes."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation, Transform

MM = 1 / 25.4
ONE_COLUMN, TWO_COLUMNS = 85 * MM, 178 * MM  # inches
LINE = 3.4  # mm, of a subtitle
LEADING = 1.12  # between the lines of a name where rows are low: with less, letters touch those of the next line
PAGE = 240.0  # mm: what figures of many outlets are made for; long subtitles and legends may take up to 30 more
RC: Any = {
    "font.size": 7.5,
    "axes.titlesize": 8,
    "axes.labelsize": 7.5,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "font.family": "DejaVu Sans",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "legend.frameon": False,
    "hatch.linewidth": 0.5,
    "svg.fonttype": "none",
    "svg.hashsalt": "framing",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "figure.dpi": 100,
    "savefig.dpi": 200,
}
INK, PALE, GRID = "#222222", "#777777", "#e4e4e4"

# After Paul Tol's muted scheme, at least 20 apart (CIE Lab) for the colour-blind; in grey seven steps from dark to light.
FAMILY_COLOURS = {
    "terrorist": "#771144",
    "militant": "#DDCC77",
    "insurgent": "#2B9150",
    "extremist": "#DC6F96",
    "militia": "#5544AA",
    "fighter": "#77BBE0",
    "bare": "#DEDEDE",
}
FAMILY_NAMES = {
    "terrorist": "terrorist",
    "militant": "militant",
    "insurgent": "insurgent, separatist, guerrilla, rebel, nationalist",
    "extremist": "extremist, jihadist, Islamist",
    "militia": "militia, proxy",
    "fighter": "fighter, armed group, attacker",
    "bare": "bare (group, members)",
}
TYPE_COLOURS = {
    "government": "#332288",
    "military": "#117733",
    "armed_group": "#882255",
    "analyst": "#DDCC77",
    "advocacy": "#44AA99",
    "international_org": "#88CCEE",
    "media": "#999933",
    "resident": "#CC6677",
    "insider": "#AA4499",
    "religious": "#6699CC",
    "other": "#BBBBBB",
}
PARTY_COLOURS = (
    "#332288",
    "#CC6677",
    "#117733",
    "#88CCEE",
    "#882255",
    "#999933",
    "#AA4499",
    "#44AA99",
    "#DDCC77",
    "#661100",
    "#6699CC",
)
# After Okabe and Ito, three more; at least 13 apart (CIE Lab) for every kind of colour-blindness.
OUTLET_COLOURS = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#8C3A00",
    "#F0DC3C",
    "#5D2E8C",
    "#444444",
    "#E8502A",
)
SQUARE = 4.2  # points: the mark at an outlet's name
NO_OUTLET = "#BBBBBB"  # outlets beyond those that have a colour
OTHER_PARTIES = "(other parties)"
OWN_VOICE, NO_PARTY = "#000000", "#BBBBBB"
MANY_COLUMNS = 9


def outlet_order(values: dict[str, float]) -> list[str]:
    """Outlets from the highest value to the lowest, equal ones by name."""
    return sorted(values, key=lambda o: (-values[o], o))


def party_colours(parties: Iterable[str]) -> dict[str, str]:
    """A colour for each party, the most frequent first; own voice black, none, unknown and parties beyond eleven grey.

    Give all parties of a study at once (with repeats, as they occur), so that a party keeps its colour in every figure.
    """
    fixed = {"(own voice)": OWN_VOICE, "none": NO_PARTY, "unknown": "#DDDDDD", OTHER_PARTIES: "#8f8f8f"}
    counted = Counter(p for p in parties if p not in fixed)
    ranked = sorted(counted, key=lambda p: (-counted[p], p))
    return fixed | {p: PARTY_COLOURS[i] if i < len(PARTY_COLOURS) else fixed[OTHER_PARTIES] for i, p in enumerate(ranked)}


def outlet_colours(outlets: Iterable[str]) -> dict[str, str]:
    """A colour for each outlet (or article), in the order of the alphabet; those beyond ten are grey, their names tell them.

    Give all outlets of a study at once, so that an outlet keeps its colour in every figure and when others are left out.

    >>> outlet_colours(["Lantern", "Harbour Times"])
    {'Harbour Times': '#0072B2', 'Lantern': '#E69F00'}
    """
    ranked = sorted(set(outlets))
    return {o: OUTLET_COLOURS[i] if i < len(OUTLET_COLOURS) else NO_OUTLET for i, o in enumerate(ranked)}


def mark_outlets(ax: Axes, units: Sequence[str], colours: Mapping[str, str] | None, across: bool = False) -> None:
    """A square in each outlet's colour between name and axis, of rows or (`across`) columns; nothing without colours."""
    if not colours:
        return
    label = next(iter((ax.xaxis if across else ax.yaxis).get_major_ticks()), None)
    top = across and label is not None and label.label2.get_visible()
    shift = (0, 5 if top else -5) if across else (-5, 0)
    away = _moved(ax, *shift)
    base = ax.get_xaxis_transform() if across else ax.get_yaxis_transform()
    ax.tick_params(axis="x" if across else "y", pad=8.5)
    for place, unit in zip(ax.get_xticks() if across else ax.get_yticks(), units, strict=True):
        at = (place, 1.0 if top else 0.0) if across else (0.0, place)
        ax.add_artist(_square(at, colours.get(unit, NO_OUTLET), base + away))


def mark_row(ax: Axes, unit: str, y: float, colours: Mapping[str, str], points: float) -> None:
    """A square in the outlet's colour, level with y and so many points from the axis."""
    ax.add_artist(_square((0.0, y), colours.get(unit, NO_OUTLET), ax.get_yaxis_transform() + _moved(ax, points, 0)))


def mark_title(ax: Axes, unit: str, colours: Mapping[str, str] | None, points: float = 8.5) -> None:
    """A square in the outlet's colour left of the title of its panel, level with its last line."""
    if colours:
        ax.add_artist(_square((0.0, 1.0), colours.get(unit, NO_OUTLET), ax.transAxes + _moved(ax, -5, points)))


def _moved(ax: Axes, right: float, up: float) -> Transform:
    """So many points to the right and up."""
    return ScaledTranslation(right / 72, up / 72, ax.figure.dpi_scale_trans)


def _square(at: tuple[float, float], colour: str, transform: Any) -> Line2D:
    look: Any = {"marker": "s", "markersize": SQUARE, "color": colour, "markeredgewidth": 0, "clip_on": False}
    return Line2D([at[0]], [at[1]], linestyle="none", transform=transform, **look)


def party_name(party: str, names: dict[str, str]) -> str:
    """How a legend names a party."""
    known = {
        "(own voice)": "own voice, no source",
        "none": "no party",
        "unknown": "party unknown",
        OTHER_PARTIES: "other parties",
    }
    return clean(known.get(party) or names.get(party) or party.replace("_", " "))


def pale(colour: str, share: float = 0.35) -> tuple[float, float, float]:
    """The colour mixed with white: `share` of it is left."""
    red, green, blue = (1 - share + share * c for c in to_rgb(colour))
    return red, green, blue


def darker(colour: str, share: float = 0.75) -> tuple[float, float, float]:
    """The colour mixed with black: `share` of it is left."""
    red, green, blue = (share * c for c in to_rgb(colour))
    return red, green, blue


def clean(label) -> str:
    """A label without control characters."""
    return "".join(c if c.isprintable() else " " for c in str(label))


def wrapped(label, width: int = 24, lines: int = 2) -> str:
    """A label of at most so many lines, cut with … where it is longer."""
    parts = textwrap.wrap(clean(label), width) or [""]
    if len(parts) <= lines:
        return "\n".join(parts)
    last = parts[lines - 1]
    if len(last) >= width:  # no room for … : the last word goes, or where there is only one its end
        last = last[: width - 1].rpartition(" ")[0] or last[: width - 1]
    return "\n".join([*parts[: lines - 1], last + "…"])


def left_out(units: Sequence[str], drawn: Iterable[str], by: str, what: str) -> str:
    """A sentence on the outlets (or articles) that a figure has nothing of; nothing where all are drawn."""
    missing = [u for u in units if u not in set(drawn)]
    if not missing:
        return ""
    named = ", ".join(clean(u) for u in missing) if len(missing) <= 3 else f"{len(missing)} of {len(units)} {by}s"
    return f" {what}: {named}."


def name_columns(ax: Axes, positions: Sequence[float], labels: Sequence, characters: int, lines: int) -> None:
    """Names of columns: on lines that share `characters` between them, upright where there are too many for that."""
    if len(labels) <= MANY_COLUMNS:
        width = max(9, characters // max(1, len(labels)))
        ax.set_xticks(positions, [wrapped(name, width, lines) for name in labels])
    else:
        upright_names(ax, positions, labels)


def upright_names(ax: Axes, positions: Sequence[float], labels: Sequence, lines: int = 2) -> None:
    """Names of columns that stand upright, on two lines, or one where columns are narrow."""
    size = 7 if len(labels) <= 16 else 6.2
    width = 24 if lines > 1 else 34
    ax.set_xticks(positions, [wrapped(name, width, lines) for name in labels], rotation=90, fontsize=size, linespacing=1.05)


def say_empty(ax: Axes, text: str) -> None:
    """Axes without anything to draw say so."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes, color=PALE)


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of a size in inches."""
    return Figure(figsize=(width, height), layout="constrained")


def title(figure: Figure, text: str, subtitle: str) -> None:
    """Title and subtitle at the left; the subtitle says whose codes are drawn and what n is.

    Figures have room for three lines of it; for each line more they grow.
    """
    width = int(figure.get_figwidth() / MM * 0.62)
    lines = textwrap.wrap(clean(subtitle), width)
    figure.set_figheight(figure.get_figheight() + max(0, len(lines) - 3) * LINE * MM)
    figure.suptitle(clean(text) + "\n" + "\n".join(lines), x=0.005, ha="left", fontsize=8, color=INK)


def legend(figure: Figure, handles: Sequence, columns: int) -> None:
    """A legend below the panels."""
    figure.legend(
        handles=list(handles),
        loc="outside lower left",
        ncols=columns,
        handlelength=1.4,
        columnspacing=1.2,
        borderaxespad=0.2,
    )
