"""What a reader may stumble over: names that run into each other, entries without a mark, marks that hide each other."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from framing import measures, plots
from framing.plots.contrasts import _apart
from framing.plots.style import FAMILY_COLOURS, wrapped
from tests.measures.tables import codes
from tests.plots.test_plots import cut_off, overlapping


def legend_of(figure):
    return [t.get_text() for each in figure.legends for t in each.get_texts()]


def said(figure):
    return figure.get_suptitle().replace("\n", " ")


# the names of 26 outlets, wide on one line, long on two
@pytest.mark.parametrize("name", ["Womwagham Mail", "The Walsinghen Evening Mail"])
def test_long_names_of_many_outlets_stay_in_the_figure_and_apart(name):
    articles = {f"x{i}": {"outlet": f"{name} {chr(65 + i)}"} for i in range(26)}
    given = codes(
        articles,
        casualties=[{"article_id": a, "low": 3, "high": 3, "source_party": p, "victims_party": v}
                    for a in articles for p, v in (("vostania", "slf"), ("kelmaria", "vostania"), ("none", "kelmaria"))],
        attributions=[{"article_id": a, "speaker": "Ana Brandt", "source_type": "analyst"} for a in articles],
    )  # fmt: skip
    for figure in (plots.whose_figures(measures.whose_figures(given), "s."), plots.analysts(measures.analysts(given), "s.")):
        assert cut_off(figure) == []
        assert overlapping(figure) == []


def test_a_legend_names_only_what_is_drawn():
    given = codes({"a": {"outlet": "A"}}, labels=[{"article_id": "a", "category": "militant"}])
    for figure in (
        plots.wording(measures.label_shares(given), {}, "s."),
        plots.actors(measures.actor_families(given), {}, "s."),
    ):
        assert legend_of(figure)[0] == "militant" and "terrorist" not in legend_of(figure)
    speech = codes({"a": {"outlet": "A"}}, attributions=[{"article_id": "a", "cue_class": "say", "party": "none"}])
    assert legend_of(plots.claims(measures.cue_words(speech), "s.")) == ["say, tell, according to"]


@pytest.mark.parametrize("by", ["outlet", "article"])
def test_the_legend_of_voices_says_whose(by):
    given = codes({"a": {"outlet": "A"}}, labels=[{"article_id": "a", "category": "militant"}])
    assert f"full: the {by}'s own voice" in legend_of(plots.wording(measures.label_shares(given, by), {}, "s.", by))


def test_outlets_stand_by_the_references_drawn():
    rows = (
        [{"article_id": "a", "actor": "generic"}] * 5
        + [{"article_id": "a", "actor": "slf"}]
        + [{"article_id": "b", "actor": "slf"}] * 2
    )
    given = codes(
        {"a": {"outlet": "A"}, "b": {"outlet": "B"}},
        labels=[r | {"start": 9 * i, "end": 9 * i + 5} for i, r in enumerate(rows)],
    )
    figure = plots.actors(measures.actor_families(given), {}, "s.")
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["B", "A"], (
        "labels of nobody in particular are not drawn"
    )


def test_speakers_say_how_many_articles_and_that_no_word_was_given():
    rows = [{"article_id": "a", "words": 0, "start": 0, "end": 0, "content_parts": "[]"}]
    figure = plots.speakers(measures.speakers(codes({"a": {"outlet": "Salt Post"}}, attributions=rows)), "s.")
    texts = [t.get_text() for t in figure.axes[0].texts]
    assert "Salt Post (1)" in texts and "0" in texts
    assert "In brackets: articles with an attribution." in said(figure)


def test_a_ring_stands_round_the_dot_where_both_say_the_same():
    style = [{"article_id": "a", "quotes": q, "words": 300, "sentences": 12, "syllables": 450, "flesch_kincaid_grade": 9.0,
              "flesch_reading_ease": 50.0} for q in ("in", "out")]  # fmt: skip
    given = codes({"a": {"outlet": "A", "words": 300}}, style=style)
    both = [measures.readability(given, "article", q) for q in ("in", "out")]
    figure = plots.readability(both[0].merge(both[1], how="outer"), "s.", "article")
    dot, ring = sorted(line.get_markersize() for line in figure.axes[0].lines if line.get_marker() == "o")
    assert ring > dot + 2


@pytest.mark.parametrize("values", [[0.0] * 13, [100.0] * 6 + [0.0], [50.0] * 5])
def test_articles_with_one_value_do_not_hide_each_other(values):
    aside, above = _apart(np.array(values), 100.0)
    places = set(zip((np.array(values) + aside).round(3), above.round(3), strict=True))
    assert len(places) == len(values)
    assert all(0 <= x <= 100 for x, _ in places) and max(abs(aside)) <= 6


# what the deuteranope and the protanope see of linear red, green and blue (Machado, Oliveira and Fernandes 2009, table 1)
SEEN = {
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
}
XYZ = [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0178, 0.1095, 0.8727]]  # of sRGB, white = 1


def lab(colour, seen):
    rgb = np.array(to_rgb(colour))
    linear = np.clip(np.array(seen) @ np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4), 0, 1)
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in np.array(XYZ) @ linear)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("kind", SEEN)
def test_the_colour_blind_tell_label_families_apart(kind):
    near = {
        pair: float(np.linalg.norm(lab(FAMILY_COLOURS[pair[0]], SEEN[kind]) - lab(FAMILY_COLOURS[pair[1]], SEEN[kind])))
        for pair in combinations(FAMILY_COLOURS, 2)
    }
    assert {pair: d for pair, d in near.items() if d < 20} == {}


# the label, the width of its one line, how it is shown: never cut within a word that has another before it
@pytest.mark.parametrize(
    ("label", "width", "shown"),
    [
        ("The New Meridian Quarterly Review", 26, "The New Meridian…"),
        ("Unabbreviatable", 8, "Unabbre…"),
        ("A Daily Post", 8, "A Daily…"),
    ],
)
def test_a_cut_label_ends_with_a_whole_word(label, width, shown):
    assert wrapped(label, width, 1) == shown
