"""Figures are drawn from tables alone, for few and many outlets and hostile text, the same bytes each time."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from framing import measures, open_study, plots
from framing.codebook import read_codebook
from framing.plots.style import (
    FAMILY_COLOURS,
    MM,
    NO_OUTLET,
    ONE_COLUMN,
    OUTLET_COLOURS,
    PAGE,
    PARTY_COLOURS,
    SQUARE,
    TWO_COLUMNS,
    TYPE_COLOURS,
    outlet_colours,
    party_colours,
    wrapped,
)
from framing.study import figures_of
from tests.conftest import INVENTED
from tests.measures.tables import codes

BOOK = read_codebook(INVENTED / "codebook.yml")
HOSTILE = "The $\\frac{1}{2}$ <b>Herald</b>\x00 & =cmd() of the Very Long Name That Goes On and On"


EVENTS = [("2031-03-03", HOSTILE), ("2031-03-04", "Ambush"), ("2031-03-20", "Truce"), ("2030-01-01", "Long before")]
LEFT_OUT = [
    (step, reason)
    for step, reasons in (
        ("retrieved", ("no text", "unusable text")),
        ("readable", ("edition", "same text")),
        ("unique", ("outlets", "languages", "genres", "dates", "length", "words")),
        ("relevant", ("coding failed",)),
    )
    for reason in reasons
]


def many(outlets: int):
    articles = {
        f"x{i}": {"outlet": f"Outlet {i}" if i else HOSTILE, "date": f"2031-03-{i + 1:02d}", "words": 300}
        for i in range(outlets)
    }
    parties = ["vostania", "kelmaria", "none", "slf"]
    types = list(TYPE_COLOURS)
    return codes(
        articles,
        labels=[{"article_id": a, "category": c} for i, a in enumerate(articles) for c in ("terrorist", "militant", "bare")[: 1 + i % 3]],
        mentions=[{"article_id": a} for a in articles],
        casualties=[{"article_id": a, "low": 5 + i, "high": 5 + i, "source_party": parties[i % 4], "event": "halvet_2031-03-09",
                     "victims_party": parties[i % 3], "victims_group": "security_forces", "agent": [None, "a bomb", "gunmen"][i % 3]}
                    for i, a in enumerate(articles)],
        flow=[{"article_id": a, "outlet": meta["outlet"], "date": meta.get("date"), "step": "coded"} for a, meta in articles.items()]
        + [{"article_id": f"{step} {reason}", "outlet": HOSTILE, "step": step, "reason": reason} for step, reason in LEFT_OUT],
        attributions=[{"article_id": a, "speaker": f"Ana {HOSTILE if i == 0 else i}", "source_type": types[i % len(types)] if i % 2 else "analyst",
                       "party": parties[i % 4], "affiliation": HOSTILE} for i, a in enumerate(articles)],
        passages=[{"group": "1", "article_id": a, "start": 0, "end": 90, "other_id": b, "other_start": 9, "other_end": 99, "first_word": 2 * i,
                   "words": 30, "other_first_word": 9, "other_words": 30, "kind": "copy" if i % 3 else "quotation", "credit": HOSTILE}
                  for i, (a, b) in enumerate(pairwise(articles))],
        terms=[{"article_id": a, "term": t, "n": 1 + (i + n) % 5, "named": 0} for i, a in enumerate(articles)
               for n, t in enumerate(("dam", HOSTILE.casefold(), "counter-mobilisation", "salt", "raid", "toll", "mayor", "lorry"))],
        style=[{"article_id": a, "quotes": q, "words": 300, "sentences": 12 + i % 5, "syllables": 450, "flesch_kincaid_grade": 9 + i % 4,
                "flesch_reading_ease": 50.0} for i, a in enumerate(articles) for q in ("in", "out")],
    )  # fmt: skip


def figures(given):
    subtitle = f"Machine codes, {HOSTILE}."
    yield "flow", plots.flow(measures.article_flow(given), subtitle)
    yield "wording", plots.wording(measures.label_shares(given), {"slf": HOSTILE}, subtitle)
    shares = measures.own_voice(given)
    articles = shares.assign(value=0.0) if len(shares) else shares
    yield "own_voice", plots.own_voice(shares, subtitle, articles=articles, units=measures.units(given))
    yield "actors", plots.actors(measures.actor_families(given), {"slf": HOSTILE}, subtitle)
    yield "tolls", plots.tolls(measures.tolls(given), {}, subtitle)
    yield (
        "whose_figures",
        plots.whose_figures(measures.whose_figures(given), subtitle, names={"slf": HOSTILE}, units=measures.units(given)),
    )
    yield "agency", plots.agency(measures.agency(given, BOOK), subtitle, names={"slf": HOSTILE}, units=measures.units(given))
    yield "speakers", plots.speakers(measures.speakers(given), subtitle)
    yield "speakers_by_party", plots.speakers(measures.speakers(given, "party"), subtitle, "party")
    yield "claims", plots.claims(measures.cue_words(given), subtitle, names={"kelmaria": HOSTILE})
    yield "analysts", plots.analysts(measures.analysts(given), subtitle, units=measures.units(given))
    yield "source_overlap", plots.source_overlap(measures.source_overlap(given), subtitle)
    yield "shared_passages", plots.shared_passages(measures.shared_passages(given), subtitle)
    yield "vocabulary", plots.vocabulary(measures.vocabulary(given), subtitle, units=measures.units(given))
    hard = pd.concat([measures.readability(given, quotes=q) for q in ("in", "out")])
    yield "readability", plots.readability(hard, subtitle, articles=hard, units=measures.units(given))
    voice, sources = measures.own_voice_over_time(given), measures.sources_over_time(given)
    yield "timeline", plots.timeline(voice, sources, subtitle, EVENTS, names={"slf": HOSTILE}, units=measures.units(given))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("outlets", [1, 5, 12, 25])
def test_figures_of_few_and_many_outlets(outlets, tmp_path):
    """A journal's widths, no taller than a page, names of columns apart, no title, label or legend cut off, hostile text drawn as text, in all forms; no setting changed."""
    before = dict(mpl.rcParams)
    for name, figure in figures(many(outlets)):
        assert isinstance(figure, Figure)
        width, height = figure.get_size_inches()
        assert width in (ONE_COLUMN, TWO_COLUMNS) and height <= (PAGE + 30) * MM, name
        assert cut_off(figure) == [] or outlets == 1, name
        assert overlapping(figure) == [], name
        if outlets in (1, 5):
            plots.save(figure, tmp_path / name, ("svg", "pdf", "png"))
            assert {p.suffix for p in tmp_path.glob(f"{name}.*")} == {".svg", ".pdf", ".png"}
            svg = (tmp_path / f"{name}.svg").read_text(encoding="utf-8")
            assert "<b>" not in svg and "\x00" not in svg
            ElementTree.parse(tmp_path / f"{name}.svg")
    assert dict(mpl.rcParams) == before


def test_the_same_bytes_each_time_with_text_as_text(tmp_path):
    for round_ in ("first", "second"):
        (tmp_path / round_).mkdir()
        for name, figure in figures(many(1)):
            plots.save(figure, tmp_path / round_ / name, ("svg", "pdf", "png"))
    for path in sorted((tmp_path / "first").iterdir()):
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes(), path.name
        if path.suffix == ".pdf":
            assert b"/FontFile2" in path.read_bytes(), "a TrueType font, not outlines"


@pytest.mark.filterwarnings("error")
def test_nothing_to_draw_is_drawn_as_nothing(tmp_path):
    for name, figure in figures(codes({"a": {"outlet": "A"}})):
        plots.save(figure, tmp_path / name, ("png",))


def in_view(ax):
    """The labels of the x axis that are drawn."""
    return [t for t in ax.get_xticklabels() if ax.get_xlim()[0] <= t.get_position()[0] <= ax.get_xlim()[1]]


def overlapping(figure):
    """Names of columns that lie on the one before, in a figure that is laid out."""
    out = []
    for ax in figure.axes:
        labels = sorted((t for t in in_view(ax) if t.get_text()), key=lambda t: t.get_window_extent().x0)
        out += [b.get_text() for a, b in pairwise(labels) if a.get_window_extent().x1 >= b.get_window_extent().x0 + 1]
    return out


def cut_off(figure):
    """The texts of a figure that do not fit into it as it is saved."""
    plots.fix_layout(figure)
    width, height = figure.get_size_inches() * figure.dpi
    texts = [*figure.texts, *([figure._suptitle] if figure._suptitle else [])]
    for ax in figure.axes:
        texts += [ax.title, ax._left_title, *in_view(ax), *ax.get_yticklabels(), *ax.texts]
    out = []
    for artist in [*texts, *figure.legends]:
        box = artist.get_window_extent()
        shown = getattr(artist, "get_text", lambda: "legend")()
        inside = box.x0 > -1 and box.x1 < width + 1 and box.y0 > -1 and box.y1 < height + 1
        if shown and artist.get_visible() and not inside:
            out.append(shown)
    return out


def test_colours_are_fixed_and_distinct():
    assert len(set(FAMILY_COLOURS.values())) == len(FAMILY_COLOURS)
    greys = sorted(0.299 * r + 0.587 * g + 0.114 * b for r, g, b in map(to_rgb, FAMILY_COLOURS.values()))
    assert min(b - a for a, b in pairwise(greys)) > 0.06, "two families look the same in grey"
    assert len(set(TYPE_COLOURS.values())) == len(TYPE_COLOURS)
    colours = party_colours(["b"] * 3 + ["a"] * 2 + ["(own voice)", "none"])
    assert (colours["b"], colours["a"], colours["(own voice)"]) == (PARTY_COLOURS[0], PARTY_COLOURS[1], "#000000")
    crowd = party_colours([f"p{i:02d}" for i in range(20)])
    assert crowd["p19"] == crowd["(other parties)"]


def test_a_figure_grows_with_a_long_subtitle():
    low, high = (plots.agency(measures.agency(many(3), BOOK), says) for says in ("s.", "Not computed: why. " * 40))
    assert high.get_figheight() > low.get_figheight() + 10 * MM
    assert cut_off(high) == []


def test_an_outlet_keeps_its_colour_and_those_beyond_ten_are_grey():
    names = [f"Outlet {i:02d}" for i in range(12)]
    colours = outlet_colours(reversed(names))
    assert [colours[n] for n in names] == [*OUTLET_COLOURS, NO_OUTLET, NO_OUTLET]
    assert len(set(OUTLET_COLOURS)) == 10


def marks_of(figure):
    """The colours of the squares at names, in order."""
    squares = [a for ax in figure.axes for a in ax.get_children() if isinstance(a, Line2D) and a.get_marker() == "s"]
    return [a.get_color() for a in squares if a.get_markersize() == SQUARE]


@pytest.mark.filterwarnings("error")
def test_every_figure_of_a_study_marks_outlets_with_the_same_colours():
    study = open_study(INVENTED, codes="reference")
    colours = study.outlet_colours
    for name, draw in figures_of(study).items():
        figure = draw(study).figure
        if name not in ("flow", "tolls", "contrasts"):  # without a row of an outlet
            assert set(marks_of(figure)) == set(colours.values()), name
    with_fewer = replace(study, codes=study.codes.only(set(study.codes["articles"]["article_id"][:1])))
    assert with_fewer.outlet_colours == colours


@pytest.mark.parametrize(("rows", "heading"), [("outlet", "each outlet"), ("article", "each article")])
def test_a_figure_names_what_it_compares(rows, heading):
    assert heading in plots.vocabulary(measures.vocabulary(many(3), rows), "s.", rows)._suptitle.get_text()


# the label, how it is shown
@pytest.mark.parametrize(
    ("label", "shown"),
    [("Short", "Short"), ("The Northern Highland Herald", "The Northern\nHighland…"), ("a\x00b", "a b"), ("", "")],
)
def test_labels_are_wrapped_and_cut(label, shown):
    text = wrapped(label, 14, 2)
    assert text == shown or (shown.endswith("…") and text.startswith(shown[:12]))
    assert len(text.splitlines()) <= 2
