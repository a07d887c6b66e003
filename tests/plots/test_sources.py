"""What the figures of sources show, and in what order."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from framing import measures, plots
from framing.plots.cues import CUES, panel_sides
from framing.plots.overlap import _order, own_speakers
from framing.plots.speakers import HATCHES
from framing.plots.style import TYPE_COLOURS
from tests.measures.tables import codes

TWO = {"a1": {"outlet": "A"}, "b1": {"outlet": "B"}}


def texts(figure):
    shown = [t.get_text() for ax in figure.axes for t in [*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels(), ax.title]]
    return [*shown, *[t.get_text() for t in figure.texts], figure._suptitle.get_text()]


def legend_of(figure):
    return [t.get_text() for t in figure.legends[0].get_texts()]


def test_the_bars_of_speakers_fill_the_axis_and_missing_positions_are_named():
    rows = [{"article_id": "a1"}, {"article_id": "a1", "source_type": "international_org", "speaker": "x"}, {"article_id": "b1"},
            {"article_id": "b1", "cue_class": "accuse"}, {"article_id": "b1", "cue_class": "attitude", "source_type": "religious"}]  # fmt: skip
    figure = plots.speakers(measures.speakers(codes(TWO, attributions=rows), attitudes=True), "s.")
    speech, position = figure.axes
    assert sum(p.get_width() for p in speech.patches) == pytest.approx(6)
    assert sum(p.get_width() for p in position.patches) == pytest.approx(3)
    assert [t.get_text() for t in position.texts if t.get_text() == "none"] == ["none"]
    assert legend_of(figure) == ["government", "international organisation"], "attitudes are not drawn"


def test_parties_without_a_colour_are_one_and_those_of_no_party_come_last():
    rows = [{"article_id": "a1", "party": p, "speaker": p} for p in ("none", "vostania", "far_away", "elsewhere")]
    table = measures.speakers(codes(TWO, attributions=[*rows, rows[0] | {"speaker": "y"}]), "party")
    figure = plots.speakers(table, "s.", "party", colours={"vostania": "#332288", "none": "#BBBBBB"})
    assert legend_of(figure) == ["vostania", "no party", "other parties"]
    assert sum(p.get_width() for p in figure.axes[0].patches) == pytest.approx(3)


def grey(colour):
    return float(np.dot(to_rgb(colour), (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize(
    "faces",
    [
        {name: (colour, HATCHES.get(colour, (None,))[0]) for name, colour in TYPE_COLOURS.items() if name != "other"},
        {name: face[:2] for name, face in CUES.items() if name != "acknowledge"},
    ],
)
def test_no_two_faces_look_alike_in_grey(faces):
    for one, (colour, hatch) in faces.items():
        for other, (second, pattern) in faces.items():
            assert one >= other or hatch != pattern or abs(grey(colour) - grey(second)) > 0.1, f"{one} and {other}"


def test_panels_of_claims_are_the_parties_that_most_outlets_let_speak():
    rows = [{"article_id": a, "party": p} for a in ("a1", "b1") for p in ("kelmaria", "vostania", "none", "unknown")]
    rows += [{"article_id": "a1", "party": p} for p in ("un", "un", "slf", "nordreach")]
    table = measures.cue_words(codes(TWO, attributions=rows))
    assert panel_sides(table[table["measure"] == "share"], "outlet") == ["kelmaria", "vostania", "un", "none"]


def test_bars_of_few_attributions_are_thin():
    rows = [{"article_id": "a1", "cue_class": c} for c in ("say", "claim")] + [{"article_id": "b1"}] * 5
    (ax,) = plots.claims(measures.cue_words(codes(TWO, attributions=rows)), "s.").axes
    assert {round(p.get_height(), 2): round(p.get_width(), 2) for p in ax.patches} == {0.26: 0.5, 0.68: 1.0}
    assert [t.get_text() for t in ax.get_yticklabels()] == ["A", "B"], "the outlet with other words than say comes first"


ANALYST = {"source_type": "analyst", "quote_type": "indirect"}


def test_the_area_of_an_analysts_disc_is_the_words():
    rows = [{"article_id": "a1", "words": 90, **ANALYST}, {"article_id": "b1", "words": 40, **ANALYST}]
    (ax,) = plots.analysts(measures.analysts(codes(TWO, attributions=rows)), "s.").axes
    large, small = (c.get_sizes()[0] for c in ax.collections)
    assert large / small == pytest.approx(90 / 40)


def test_outlets_without_analysts_keep_a_column_and_the_cut_is_said():
    given = codes(TWO, attributions=[{"article_id": "b1", "speaker": f"p{i}", "words": i, **ANALYST} for i in range(5)])
    figure = plots.analysts(measures.analysts(given), "s.", most=2, units=measures.units(given))
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["B", "A"]
    assert [t.get_text().split("\n")[0] for t in figure.axes[0].get_yticklabels()] == ["p4", "p3"]
    assert "The 2 of 5 with most words." in figure._suptitle.get_text()


def test_a_country_keeps_its_people_together_and_the_unknown_come_last():
    rows = [
        {"article_id": "a1", "speaker": s, "affiliation_country": c, "words": w, **ANALYST}
        for s, c, w in (("p", None, 500), ("q", "kelmaria", 30), ("r", "vostania", 35), ("s", "kelmaria", 20))
    ]
    figure = plots.analysts(measures.analysts(codes(TWO, attributions=rows)), "s.", names={"kelmaria": "Kelmaria"})
    assert [t.get_text().split("\n")[0] for t in figure.axes[0].get_yticklabels()] == ["q", "s", "r", "p"]
    assert [t for t in texts(figure) if t in ("Kelmaria", "vostania", "no country given")] == [
        "Kelmaria",
        "vostania",
        "no country given",
    ]


def overlap_of(sources: dict[str, str]) -> pd.DataFrame:
    articles = {f"{o}1": {"outlet": o} for o in sources}
    rows = [{"article_id": f"{o}1", "speaker": s} for o, names in sources.items() for s in names]
    return measures.source_overlap(codes(articles, attributions=rows))


def test_outlets_that_share_sources_stand_side_by_side():
    table = overlap_of({"A": "pqr", "B": "xyz", "C": "pqs", "D": "xyw", "E": "m"})
    order = _order(table, "outlet", list("ABCDE"))
    assert abs(order.index("A") - order.index("C")) == 1 == abs(order.index("B") - order.index("D"))
    assert own_speakers(table, "outlet", "all") == {"A": 3, "B": 3, "C": 3, "D": 3, "E": 1}


def test_each_pair_is_drawn_once_below_the_diagonal():
    figure = plots.source_overlap(overlap_of({"A": "pqr", "B": "pq", "C": "m"}), "Machine codes.", speakers=["all"])
    ax = figure.axes[0]
    (mesh,) = ax.collections
    drawn = ~np.ma.getmaskarray(mesh.get_array()).reshape(3, 3)
    assert drawn.tolist() == [[False] * 3, [True, False, False], [True, True, False]]
    assert sorted(t.get_text() for t in ax.texts) == ["0 %\n0 of 3", "0 %\n0 of 4", "1", "2", "3", "67 %\n2 of 3"]
    assert "1 to 3 named speakers each" in figure._suptitle.get_text()


def test_of_many_outlets_those_with_most_speakers_are_drawn_and_articles_are_called_articles():
    sources = {f"o{i:02d}": "abcdefghij"[: 1 + i] for i in range(8)}
    figure = plots.source_overlap(overlap_of(sources), "s.", most=3)
    assert "The 3 of 8 outlets with most named speakers." in figure._suptitle.get_text()
    assert {t.get_text() for t in figure.axes[0].get_yticklabels()} == {"o05", "o06", "o07"}
    articles = measures.source_overlap(codes(TWO, attributions=[{"article_id": "a1"}, {"article_id": "b1"}]), "article")
    assert not [t for t in texts(plots.source_overlap(articles, "s.", "article")) if "outlet" in t]


def test_nobody_named_on_either_side_is_a_dash():
    figure = plots.source_overlap(overlap_of({"A": "p", "B": "q"}), "s.", speakers=["institution"])
    assert [t.get_text() for t in figure.axes[0].texts] == ["–", "0", "0"]
