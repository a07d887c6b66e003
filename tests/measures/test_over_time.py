import pytest

from framing.errors import TableError
from framing.measures import article_periods, own_voice_over_time, sources_over_time
from framing.measures.over_time import days_spanned, place_in
from tests.measures.tables import codes


def dated(*dates, **rows):
    return codes({f"a{i}": {"outlet": "A", "date": d} for i, d in enumerate(dates)}, **rows)


# date, period, its first day; None where the date says too little
@pytest.mark.parametrize(
    ("date", "every", "first"),
    [
        ("2031-03-09", "day", "2031-03-09"),
        ("2031-03-09T23:59", "day", "2031-03-09"),
        ("2031-03-09T23:59+09:00", "day", "2031-03-09"),  # the day as it is written
        ("2031-03-09", "week", "2031-03-03"),  # a Sunday
        ("2031-03-10", "week", "2031-03-10"),  # a Monday
        ("2031-01-01", "week", "2030-12-30"),
        ("2031-03-09", "month", "2031-03-01"),
        ("2031-03", "month", "2031-03-01"),
        ("2031-03", "week", None),
        ("2031", "quarter", None),
        ("2031-12", "quarter", "2031-10-01"),
        ("2031", "year", "2031-01-01"),
        ("2031-02-30", "day", None),  # no such day, but its month is known
        ("2031-02-30", "month", "2031-02-01"),
        ("0000-01-01", "year", None),
        (None, "year", None),
        ("in March", "year", None),
    ],
)
def test_the_period_of_a_date(date, every, first):
    (period,) = article_periods(dated(date), every=every)["period"].astype(object).where(lambda p: p.notna(), None)
    assert period == first


# dates, the period taken
@pytest.mark.parametrize(
    ("dates", "every"),
    [
        (["2031-03-01", "2031-03-12"], "day"),  # 12 days
        (["2031-03-01", "2031-03-25"], "day"),  # 25 days are nearer to twelve than 5 weeks
        (["2031-03-01", "2031-05-31"], "week"),
        (["2031-01-01", "2031-12-31"], "month"),
        (["2031-01-01", "2034-12-31"], "quarter"),
        (["2020-01-01", "2031-12-31"], "year"),
        (["2031-03", "2031-04", "2031-05-02"], "month"),  # most dates know no day
        (["2031-03-01", "2031-03-12", "2031"], "day"),
        ([None], "day"),
        ([], "day"),
    ],
)
def test_the_period_is_chosen_by_the_span(dates, every):
    placed = article_periods(dated(*dates))
    assert set(placed["every"]) <= {every} and len(placed) == len(dates)


def test_places_on_the_axis_and_the_span():
    assert place_in("2031-03-16", "month") - place_in("2031-03-01", "month") == pytest.approx(15 / 31)
    assert place_in("2031-04-01", "month") - place_in("2031-03-01", "month") == 1
    assert days_spanned(article_periods(dated("2031-03-01", "2031-03-12", None))) == 12
    assert days_spanned(article_periods(dated(None))) == 0


def label(article, voice="own", **more):
    return {"article_id": article, "category": "terrorist", "voice": voice, **more}


def test_own_voice_is_a_mean_over_the_articles_of_a_period():
    rows = [label("a0"), label("a0", "attributed"), label("a1"), label("a2", "attributed"), label("a3")]
    table = own_voice_over_time(dated("2031-03-04", "2031-03-05", "2031-03-25", None, labels=rows), every="week")
    assert table[["period", "n", "articles"]].values.tolist() == [
        ["2031-03-03", 3, 2],
        ["2031-03-10", 0, 0],
        ["2031-03-17", 0, 0],
        ["2031-03-24", 1, 1],
    ]
    assert table["value"].tolist() == pytest.approx([(1 / 2 + 1) / 2, float("nan"), float("nan"), 0], nan_ok=True)
    assert set(table["every"]) == {"week"} and set(table["measure"]) == {"own_voice"}


def test_every_outlet_has_every_period():
    given = codes(
        {"a": {"outlet": "A", "date": "2031-03-01"}, "b": {"outlet": "B", "date": "2031-03-03"}}, labels=[label("a")]
    )
    table = own_voice_over_time(given, every="day")
    assert table.groupby("outlet").size().to_dict() == {"A": 3, "B": 3}
    assert table["value"].notna().sum() == 1


def test_an_interval_from_ten_articles_of_a_period():
    rows = [label(f"a{i}", "own" if i % 2 else "attributed") for i in range(19)]
    table = own_voice_over_time(dated(*["2031-03-01"] * 10, *["2031-04-01"] * 9, labels=rows), every="month")
    march, april = table.itertuples()
    assert march.low < march.value < march.high and april.low != april.low and april.articles == 9


def test_sources_are_shares_of_distinct_speakers():
    rows = [
        {"article_id": "a0", "speaker": "p", "party": "vostania"},
        {"article_id": "a0", "speaker": "p", "party": "vostania"},
        {"article_id": "a0", "speaker": "q", "party": "kelmaria"},
        {"article_id": "a0", "speaker": "r", "party": "kelmaria", "cue_class": "accuse"},  # a position
        {"article_id": "a1", "speaker": "p", "party": "vostania"},
        {"article_id": "a2", "speaker": "q", "party": "kelmaria"},  # can't be placed
    ]
    table = sources_over_time(dated("2031-03-04", "2031-03-05", "2031", attributions=rows), every="week")
    found = table.set_index("party")
    assert found["value"].to_dict() == {"kelmaria": pytest.approx(1 / 4), "vostania": pytest.approx(3 / 4)}
    assert (found.loc["vostania", "n"], found.loc["vostania", "articles"]) == (3, 2)
    by_type = sources_over_time(dated("2031-03-04", "2031-03-05", "2031", attributions=rows), "source_type", every="week")
    assert by_type["source_type"].tolist() == ["government"] and by_type["value"].tolist() == [1]


def test_the_whole_set_as_one_and_opinion_left_out():
    given = codes(
        {
            "a": {"outlet": "A", "date": "2031-03-01"},
            "b": {"outlet": "B", "date": "2031-03-01"},
            "o": {"outlet": "B", "date": "2031-03-02", "genre": "opinion"},
        },
        labels=[label("a"), label("b", "attributed"), label("o")],
    )
    (row,) = own_voice_over_time(given, by="set", every="day").itertuples()
    assert (row.set, row.value, row.articles) == ("t", 0.5, 2)


def test_unknown_options():
    with pytest.raises(TableError, match="no period 'fortnight'; it is one of auto, day, week, month, quarter, year"):
        own_voice_over_time(dated("2031"), every="fortnight")
    with pytest.raises(TableError, match="sources have no role 'rank'"):
        sources_over_time(dated("2031"), "rank")
    assert own_voice_over_time(dated(None)).empty and sources_over_time(dated(None)).empty
