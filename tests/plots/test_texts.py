"""What the figures of whole texts show: vocabulary, readability, timeline."""

import pandas as pd
import pytest

from framing import measures, plots
from framing.study import draw_readability, draw_timeline, draw_vocabulary, open_study
from tests.conftest import INVENTED, REAL
from tests.measures.tables import codes
from tests.measures.test_over_time import label
from tests.measures.test_vocabulary import of_size
from tests.plots.test_plots import cut_off
from tests.plots.test_sources import legend_of, texts


def subtitle(figure):
    return " ".join(figure._suptitle.get_text().split())


def lines(ax, marker="o"):
    return [line for line in ax.lines if line.get_marker() == marker]


def test_words_are_rows_with_their_difference_and_document_frequency():
    figure = plots.vocabulary(measures.vocabulary(of_size(3, 3)), "s.")
    words, beside, *_ = figure.axes
    assert words.get_title(loc="left") == "A\n3 articles"
    assert [t.get_text() for t in words.get_yticklabels()] == ["raid"]
    (raid,) = lines(words)
    assert raid.get_xdata()[0] == pytest.approx(1000 * (1 / 10 + 1 / 10 + 1 / 10) / 3)
    rest, own = lines(beside, "s")
    assert (own.get_xdata()[0], rest.get_xdata()[0]) == (1, 0)
    assert legend_of(figure)[0] == "not tested: describes these articles"


# articles of A, how its word is marked, the legend
@pytest.mark.parametrize(
    ("a", "face", "says"),
    [
        (4, "#8f8f8f", "not tested: describes these articles"),
        (8, "#332288", "p < .05 (max-T over all its words)"),
    ],
)
def test_a_dot_says_whether_the_difference_was_tested(a, face, says):
    figure = plots.vocabulary(measures.vocabulary(of_size(a, 8)), "s.")
    assert lines(figure.axes[0])[0].get_markerfacecolor() == face
    assert says in legend_of(figure)
    assert "95 % interval over articles" not in legend_of(figure)


def test_intervals_of_words_are_drawn_from_ten_articles():
    assert "95 % interval over articles" in legend_of(plots.vocabulary(measures.vocabulary(of_size(10, 10)), "s."))


def test_no_more_words_than_asked_for_and_fewer_where_there_are_many_outlets():
    articles = {f"x{i}": {"outlet": f"O{i:02d}"} for i in range(16)}
    given = codes(articles, terms=[{"article_id": a, "term": f"w{n}", "n": 1 + (i * n) % 7, "named": 0}
                                   for i, a in enumerate(articles) for n in range(30)])  # fmt: skip
    table = measures.vocabulary(given)
    assert max(len(ax.get_yticklabels()) for ax in plots.vocabulary(table, "s.").axes) == 5
    assert max(len(ax.get_yticklabels()) for ax in plots.vocabulary(table, "s.", most=3).axes) == 3


def style(article, grade, quotes="in", words=200):
    return {"article_id": article, "quotes": quotes, "words": words, "sentences": 10, "syllables": 300,
            "flesch_kincaid_grade": grade, "flesch_reading_ease": 50.0}  # fmt: skip


def both(given, by="outlet"):
    return pd.concat([measures.readability(given, by, quotes) for quotes in ("in", "out")])


def test_grade_with_and_without_quotations_and_the_articles_behind():
    rows = [style("a1", 9.0), style("a2", 11.0), style("a1", 10.0, "out"), style("b1", 15.0), style("b1", 14.0, "out")]
    given = codes({"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}}, style=rows)
    articles = both(given, "article")
    articles = articles.assign(outlet=articles["article"].map({"a1": "A", "a2": "A", "b1": "B"}))
    figure = plots.readability(both(given), "s.", articles=articles, units=["A", "B", "C"])
    grade, length = figure.axes
    assert [t.get_text() for t in grade.get_yticklabels()] == ["B", "A"], "the hardest first"
    assert [list(line.get_xdata()) for line in lines(grade)] == [[15.0], [14.0], [10.0], [9.0, 11.0], [10.0]]
    assert {x for line in lines(length) for x in line.get_xdata()} == {20.0}
    assert [t.get_text() for t in length.texts] == ["1", "2 / 1"]
    assert "At the right: articles, with / without quotations. Without a body of 100 words: C." in subtitle(figure)
    assert legend_of(figure) == ["with quotations", "without quotations", "one article"]


def test_many_articles_are_a_bar_and_not_dots():
    given = codes({f"a{i}": {"outlet": "A"} for i in range(61)}, style=[style(f"a{i}", 5.0 + i / 10) for i in range(61)])
    articles = both(given, "article").assign(outlet="A")
    figure = plots.readability(both(given), "s.", articles=articles)
    assert legend_of(figure)[2:] == ["the middle 80 % of the articles", "95 % interval over articles"]
    (bar,) = [line for line in figure.axes[0].lines if line.get_linewidth() == 2.4]
    assert list(bar.get_xdata()) == pytest.approx([5.6, 10.4])


def weeks(*articles: int):
    """One outlet with so many articles in each of the weeks from 3 March 2031; each has one own-voice label."""
    days = ("2031-03-04", "2031-03-11", "2031-03-18", "2031-03-25")
    dates = [day for day, n in zip(days, articles, strict=False) for _ in range(n)]
    given = {f"a{i}": {"outlet": "A", "date": d} for i, d in enumerate(dates)}
    speakers = [
        {"article_id": a, "speaker": s, "party": p} for a in given for s, p in (("p", "vostania"), ("q", "kelmaria"))
    ]
    return codes(given, labels=[label(a) for a in given], attributions=speakers)


def drawn(given, **options):
    voice, sources = (m(given, every="week") for m in (measures.own_voice_over_time, measures.sources_over_time))
    return plots.timeline(voice, sources, "s.", **options)


def test_a_line_joins_weeks_with_five_articles_and_the_others_are_hollow():
    figure = drawn(weeks(6, 5, 0, 4))
    line, hollow = lines(figure.axes[0])
    assert [pd.notna(y) for y in line.get_ydata()] == [True, True, False, False]
    assert [pd.notna(y) for y in hollow.get_ydata()] == [False, False, False, True]
    assert hollow.get_markerfacecolor() == "white" and hollow.get_linestyle() == "None"
    assert {"own-voice share", "own-voice share, fewer than five articles"} <= set(legend_of(figure))
    assert "articles, at most 6 left, 6 right" in legend_of(figure)


def test_bars_of_sources_fill_the_axis_and_are_thin_where_there_are_few_articles():
    panel = drawn(weeks(6, 0, 3)).axes[1]
    up = [p for p in panel.patches if p.get_height() > 0]
    assert sum(p.get_height() for p in up) == pytest.approx(2)
    assert sorted({round(p.get_width(), 2) for p in up}) == [0.34, 0.86]
    down = [-p.get_height() for p in panel.patches if p.get_height() < 0]
    assert down[0] / down[1] == pytest.approx(2), "the bars below count articles"


def test_events_inside_the_periods_are_numbered_by_date():
    events = [("2031-03-20", "Truce"), ("2031-03-04", "Raid"), ("2031-03-05", "Ambush"), ("2031-04-30", "Later")]
    figure = drawn(weeks(5, 5, 5), events=events)
    assert "Events: 1 Raid; 2 Ambush; 3 Truce." in subtitle(figure)
    assert [t.get_text() for t in figure.axes[0].texts] == ["1–2", "3"]


def test_events_that_follow_each_other_closely_share_one_label():
    days = [(f"2031-03-{d:02d}", "Raid") for d in range(4, 10)]
    figure = drawn(weeks(5, 5, 5, 5), events=[*days[:4], ("2031-03-27", "Truce")])
    assert [t.get_text() for t in figure.axes[0].texts] == ["1–4", "5"]


def test_outlets_come_by_own_voice_and_those_without_anything_are_named():
    given = codes(
        {f"{o}{i}": {"outlet": o, "date": f"2031-03-{i + 1:02d}"} for o in "ABC" for i in range(12)},
        labels=[label(f"B{i}") for i in range(12)] + [label(f"A{i}", "attributed") for i in range(12)],
    )
    figure = drawn(given, units=["A", "B", "C"])
    assert [ax.get_ylabel() for ax in figure.axes[::2]] == ["B", "A"]
    assert "Without such a label or a speaker: C." in subtitle(figure)


def test_dates_of_two_years_are_both_named():
    given = codes(
        {f"a{i}": {"outlet": "A", "date": d} for i, d in enumerate(["2030-12-20", "2031-02-20"])}, labels=[label("a0")]
    )
    assert drawn(given).axes[-1].get_xlabel() == "by week, 2030–2031"


def test_the_invented_set_draws_all_three(tmp_path):
    study = open_study(INVENTED)
    words, hard, time = (draw(study) for draw in (draw_vocabulary, draw_readability, draw_timeline))
    assert set(words.numbers["outlet"]) == set(study.codes["articles"]["outlet"])
    assert "extremists" in set(words.numbers[words.numbers["outlet"] == "Orvad Herald"]["term"])
    assert words.numbers.groupby("outlet").size().max() == 10 == len(words.figure.axes[0].get_yticklabels())
    assert set(hard.numbers["quotes"]) == {"in", "out"} and "(all)" in set(hard.numbers["article"])
    assert set(time.numbers["measure"]) == {"own_voice", "speakers"} and set(time.numbers["every"]) == {"day"}
    assert "1 Bomb at the livestock market of Dorim" in subtitle(time.figure)
    for drawing in (words, hard, time):
        assert cut_off(drawing.figure) == []


def test_the_real_set_says_why_other_words_and_a_timeline_are_not_drawn():
    study = open_study(REAL)
    words, hard, time = draw_vocabulary(study, names=True), draw_readability(study), draw_timeline(study)
    assert "these codes hold no words (texts: withheld in study.yml)" in " ".join(" ".join(texts(words.figure)).split())
    assert words.numbers.empty
    assert "not drawn: the articles span 3 days; a timeline needs more than ten" in " ".join(texts(time.figure))
    assert "Not placed, for want of a date: 1 of 5 articles." in subtitle(time.figure)
    assert hard.numbers["article"].nunique() == 5


def test_too_many_periods_are_not_drawn():
    study = open_study(INVENTED)
    articles = study.codes["articles"]
    articles.loc[articles.index[0], "date"] = "2020-01-01"
    figure = draw_timeline(study, every="month").figure
    assert "not drawn: 135 periods are too many to be told apart" in " ".join(" ".join(texts(figure)).split())
