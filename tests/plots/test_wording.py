"""What the figures of wording show, mark by mark."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from framing import measures, plots
from framing.measures.wording import FAMILY_OF
from framing.plots.style import FAMILY_COLOURS
from framing.study import draw_own_voice, open_study
from tests.conftest import INVENTED, REAL
from tests.measures.tables import codes
from tests.plots.test_plots import cut_off

SAYS = "Machine codes."


def labels(article, *categories, **row):
    return [{"article_id": article, "category": c, **row} for c in categories]


def text_of(figure):
    return " ".join(figure._suptitle.get_text().split())


def written(ax):
    return [t.get_text() for t in ax.texts]


def rows_of(ax):
    return [t.get_text().replace("\n", " ") for t in ax.get_yticklabels()]


def mixed(outlets, each):
    """So many outlets with so many articles, each with labels of several families and voices, of three actors."""
    articles = {
        f"x{o}-{a}": {"outlet": f"The Far Eastern Observer of Republic {o}"} for o in range(outlets) for a in range(each)
    }
    categories, voices = list(FAMILY_OF), ("own", "attributed", "direct_quote")
    rows, names = [], []
    for number, article in enumerate(articles):
        for n in range(number % 7 + 2):
            actor = ("slf", "rb", "An Actor with a Very Long Name of Its Own")[(number + n) % 3]
            rows += labels(article, categories[(number * n) % 16], voice=voices[(number + n) % 3], actor=actor, sentence=n)
            names += [{"article_id": article, "actor": actor, "start": 6000 + n}] * (number % 3)
    return codes(articles, labels=rows, mentions=names)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("outlets", "each"), [(5, 4), (12, 7), (25, 10)])
def test_nothing_is_cut_off_with_few_and_many_outlets(outlets, each):
    given = mixed(outlets, each)
    behind = measures.own_voice(given, by="article")
    outlet = given.with_articles("articles").set_index("row")["outlet"]
    behind = behind.assign(outlet=behind["article"].map(outlet))
    shares = measures.label_shares(given)
    both = pd.concat([shares, measures.standardised_shares(shares)])
    assert cut_off(plots.wording(both, {}, SAYS)) == []
    assert cut_off(plots.actors(measures.actor_families(given), {}, SAYS)) == []
    assert cut_off(plots.own_voice(measures.own_voice(given), SAYS, articles=behind)) == []


# own voice


VOICES = codes(
    {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "c1": {"outlet": "C"}},
    labels=[
        *labels("a1", "terrorist", "terrorist", voice="attributed"),
        *labels("a2", "terrorist", embedded=True),
        *labels("a2", "terrorist", "terrorist", "terrorist", voice="attributed"),
        *labels("b1", "terrorist"),
        *labels("c1", "militant"),
    ],
)


def drawn_voices():
    articles = measures.own_voice(VOICES, by="article")
    articles = articles.assign(outlet=articles["article"].str[0].str.upper())
    return plots.own_voice(measures.own_voice(VOICES), SAYS, articles=articles, units=["A", "B", "C"])


def dots(ax, size):
    """Where the marks of one size stand, from the top row down."""
    lines = [line for line in ax.lines if line.get_marker() == "o" and line.get_markersize() == size]
    return [(round(float(line.get_xdata()[0]), 4), line.get_markerfacecolor()) for line in lines]


def test_a_full_dot_for_own_voice_and_a_hollow_one_without_embedded_labels():
    (ax,) = drawn_voices().axes
    colour = FAMILY_COLOURS["terrorist"]
    # B 1 of 1; A the mean of 0 of 2 and 1 of 4, and 0 where the embedded label is somebody else's
    assert rows_of(ax) == ["B", "A"]
    assert dots(ax, 5) == [(1, colour), (1 / 8, colour)]
    assert dots(ax, 8.5) == [(1, "white"), (0, "white")]


def test_small_dots_are_the_articles_behind():
    (ax,) = drawn_voices().axes
    assert [x for x, _ in dots(ax, 2.6)] == [1, 0, 0.25]


def test_labels_and_articles_stand_at_the_right():
    figure = drawn_voices()
    assert written(figure.axes[0]) == ["1 / 1", "6 / 2"]
    assert "Without such a label: C." in text_of(figure)


def test_an_interval_is_drawn_where_there_is_ground_for_one():
    articles = {f"x{i}": {"outlet": "X"} for i in range(10)} | {f"y{i}": {"outlet": "Y"} for i in range(9)}
    given = codes(articles, labels=[r for a in articles for r in labels(a, "terrorist", voice="own" if a[1] in "123" else "attributed")])  # fmt: skip
    table = measures.own_voice(given)
    (ax,) = plots.own_voice(table, SAYS).axes
    intervals = [list(line.get_xdata()) for line in ax.lines if line.get_linewidth() == 1.1]
    (of_ten,) = table[(table["outlet"] == "X") & (table["measure"] == "own_voice")].itertuples()
    assert intervals == [[of_ten.low, of_ten.high]]


def test_articles_with_the_same_share_do_not_hide_one_another():
    articles = {f"x{i:02d}": {"outlet": "X"} for i in range(40)}
    given = codes(articles, labels=[r for a in articles for r in labels(a, "terrorist", voice="attributed")])
    behind = measures.own_voice(given, by="article").assign(outlet="X")
    (ax,) = plots.own_voice(measures.own_voice(given), SAYS, articles=behind).axes
    small = [line for line in ax.lines if line.get_marker() == "o" and line.get_markersize() == 2.6]
    places = {(round(float(line.get_xdata()[0]), 5), round(float(line.get_ydata()[0]), 5)) for line in small}
    assert len(places) == 40 and all(0 <= x <= 0.07 and 0 < y < 0.6 for x, y in places)


def test_the_invented_set_draws_outlets_and_its_numbers_their_articles():
    drawing = draw_own_voice(open_study(INVENTED, "reference"))
    numbers = drawing.numbers
    outlets, articles = (numbers[(numbers["article"] == "(all)") == of] for of in (True, False))
    assert len(set(outlets["outlet"])) == len(drawing.figure.axes[0].get_yticklabels()) == 6
    means = articles[articles["measure"] == "own_voice"].groupby("outlet")["value"].mean()
    shown = outlets[outlets["measure"] == "own_voice"].set_index("outlet")["value"]
    assert shown.to_dict() == pytest.approx(means.to_dict())
    assert {"machine_value"} <= set(numbers.columns)


def test_five_articles_are_rows_of_their_own():
    drawing = draw_own_voice(open_study(REAL), "militant", "actor")
    assert drawing.figure._suptitle.get_text().startswith("When “militant” is printed, whose word is it?")
    assert "outlet" not in drawing.numbers and set(drawing.numbers["refers_to"]) == {"actor"}
    assert "Labels of actors only. At the right: labels." in text_of(drawing.figure)


# who says terrorist, of whom


SHARES = codes(
    {"a1": {"outlet": "A"}, "b1": {"outlet": "B"}, "c1": {"outlet": "C"}},
    labels=[
        *labels("a1", "militant", "militant", actor="slf"),
        *labels("a1", "terrorist", actor="generic"),
        *labels("b1", "terrorist", "rebel", actor="slf"),
        *labels("b1", "militant", actor="rb"),
        *labels("c1", "terrorist", actor="generic"),
    ],
)


def test_panels_are_actors_by_the_outlets_that_speak_of_them_and_outlets_by_what_is_drawn():
    figure = plots.wording(measures.label_shares(SHARES), {"slf": "Front"}, SAYS)
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["Front", "rb"]
    # A says terrorist of nobody in particular alone: B comes first
    assert rows_of(figure.axes[0]) == ["B", "A"]
    assert [written(ax) for ax in figure.axes] == [["2 / 1", "2 / 1"], ["1 / 1"]]
    assert "Of none of these actors speaks: C." in text_of(figure)


def test_full_tone_is_own_voice_and_hatching_others_words():
    given = codes({"a1": {"outlet": "A"}}, labels=[*labels("a1", "terrorist"), *labels("a1", "terrorist", "terrorist", "terrorist", voice="attributed")])  # fmt: skip
    (ax,) = plots.wording(measures.label_shares(given), {}, SAYS).axes
    own, others = ax.patches
    assert (own.get_width(), own.get_hatch(), to_hex(own.get_facecolor())) == (
        1 / 4,
        None,
        FAMILY_COLOURS["terrorist"].lower(),
    )
    assert (others.get_x(), others.get_width(), others.get_hatch()) == (1 / 4, 3 / 4, "/////")


def test_the_standardised_panel_says_over_whom():
    rows = [r for a in ("a1", "b1") for actor in ("slf", "rb") for r in labels(a, "militant", actor=actor)]
    shares = measures.label_shares(codes({"a1": {"outlet": "A"}, "b1": {"outlet": "B"}}, labels=[*rows, *labels("a1", "rebel", actor="x")]))  # fmt: skip
    figure = plots.wording(pd.concat([shares, measures.standardised_shares(shares)]), {"slf": "Front"}, SAYS)
    assert "Standardised over rb, Front." in text_of(figure)
    assert len(figure.axes) == 3


# the same group, differently named


def test_cells_are_stacked_bars_as_high_as_the_references():
    given = codes(
        {"a1": {"outlet": "A"}, "b1": {"outlet": "B"}},
        labels=[*labels("a1", "terrorist", "militant", "militant"), *labels("b1", "rebel", actor="rb")],
        mentions=[{"article_id": "a1"}, {"article_id": "a1", "start": 6000}, {"article_id": "b1"}],
    )
    figure = plots.actors(measures.actor_families(given), {}, SAYS)
    (ax,) = figure.axes
    bars = [p for p in ax.patches if isinstance(p, Rectangle)]
    filled = {(to_hex(p.get_facecolor()), round(p.get_x() + p.get_width() / 2)): p.get_height() for p in bars if p.get_fill() and p.get_facecolor()[3]}  # fmt: skip
    one = filled[FAMILY_COLOURS["terrorist"].lower(), 0]
    assert filled[FAMILY_COLOURS["militant"].lower(), 0] == pytest.approx(2 * one)
    assert filled[FAMILY_COLOURS["insurgent"].lower(), 1] == pytest.approx(one), "one scale in all cells"
    outlines = sorted(round(p.get_height() / one, 4) for p in bars if not p.get_facecolor()[3])
    assert outlines == [1, 1, 5], "A of slf, B of slf and of rb; A names no rb and has no cell there"
    assert sorted(written(ax)) == ["1", "1", "5"]


def test_outlets_and_actors_by_references():
    given = codes(
        {"a1": {"outlet": "A"}, "b1": {"outlet": "B"}},
        labels=[*labels("b1", "militant", "militant", actor="rb"), *labels("a1", "rebel", actor="aa")],
    )
    (ax,) = plots.actors(measures.actor_families(given), {}, SAYS).axes
    assert rows_of(ax) == ["rb", "aa"]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["B", "A"]


def test_the_figure_says_how_many_actors_it_leaves_out():
    rows = [r for n in range(16) for r in labels("a1", "militant", actor=f"g{n:02d}")]
    figure = plots.actors(measures.actor_families(codes({"a1": {"outlet": "A"}}, labels=rows)), {}, SAYS)
    assert len(rows_of(figure.axes[0])) == 14 and "The 14 of 16 actors with most references." in text_of(figure)
