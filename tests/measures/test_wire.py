import json

import pandas as pd
import pytest

from framing.errors import TableError
from framing.measures import carried, counted, label_shares, loaded_words, shared_passages, wire_share
from framing.tables import COMPARISONS, make_table
from tests.measures.tables import codes

ARTICLES = {
    "a1": {"outlet": "Lantern", "date": "2031-03-05", "words": 100},
    "a2": {"outlet": "Lantern", "date": "2031-03-06", "words": 300},
    "b1": {"outlet": "Harbour Times", "date": "2031-03-05", "words": 200},
    "m1": {"outlet": "Meridian Wire", "date": "2031-03-05", "words": 200},
    "z1": {"outlet": "Zenit", "date": None, "words": None},
}
ZONES = [
    {"article_id": "a1", "start": 0, "end": 600, "zone": "body", "words": 100},
    {"article_id": "a2", "start": 0, "end": 1800, "zone": "body", "words": 300},
    {"article_id": "b1", "start": 0, "end": 1200, "zone": "body", "words": 200},
    {"article_id": "b1", "start": 1200, "end": 1260, "zone": "boilerplate", "words": 10},
    {"article_id": "m1", "start": 0, "end": 1200, "zone": "body", "words": 200},
]


def passage(one, other, first, words, there, credit=None, other_credit=None, kind="copy"):
    """A passage of words that are six characters long with their blank."""
    return {"group": None if kind == "quotation" else "1", "article_id": one, "start": 6 * first, "end": 6 * (first + words), "other_id": other,
            "other_start": 6 * there, "other_end": 6 * (there + words), "kind": kind, "first_word": first, "words": words,
            "other_first_word": there, "other_words": words, "credit": credit, "other_credit": other_credit}  # fmt: skip


PASSAGES = [
    passage("a1", "m1", 10, 40, 0, credit="Meridian Wire"),
    passage("a1", "b1", 30, 30, 100, credit="Meridian Wire"),  # 20 of them also in m1
    passage("b1", "m1", 100, 20, 20),
    passage("a2", "b1", 0, 25, 0, kind="quotation"),
]
SHARED = codes(ARTICLES, passages=PASSAGES, zones=ZONES)


def value(table, by, unit, measure, credit="(any)"):
    (row,) = table[(table[by] == unit) & (table["measure"] == measure) & (table["credit"] == credit)].itertuples()
    return row


def test_each_shared_word_counts_once_whoever_has_it():
    table = wire_share(SHARED)
    # a1: words 10 to 60 of 100; a2 shares a quotation alone
    lantern = value(table, "outlet", "Lantern", "copy_share")
    assert (lantern.value, lantern.articles, lantern.n) == (pytest.approx(0.25), 2, 400)
    assert value(table, "outlet", "Lantern", "own_share").value == pytest.approx(0.75)
    assert value(table, "outlet", "Lantern", "pooled_copy_share").value == pytest.approx(50 / 400)
    assert value(table, "outlet", "Lantern", "pooled_own_share").value == pytest.approx(350 / 400)
    # b1: words 100 to 130 of 200, boilerplate left out
    assert value(table, "outlet", "Harbour Times", "copy_share").value == pytest.approx(30 / 200)
    assert "Zenit" not in set(table["outlet"]), "an article without a text has no words"


@pytest.mark.parametrize(
    ("outlet", "credited", "uncredited", "agency"),
    [("Lantern", 0.25, 0, 0), ("Harbour Times", 0, 0.15, 0), ("Meridian Wire", 0, 0, 0.2)],
)
def test_copy_is_credited_or_not_or_the_agencys_own(outlet, credited, uncredited, agency):
    table = wire_share(SHARED)
    found = [value(table, "outlet", outlet, "copy_share", c).value for c in ("credited", "uncredited", "agency")]
    assert found == pytest.approx([credited, uncredited, agency])


def test_an_agency_is_known_by_its_whole_name():
    given = {"a1": {"outlet": "Cape Times"}, "b1": {"outlet": "AP (republished)"}}
    zones = [{"article_id": a, "start": 0, "end": 600, "zone": "body", "words": 100} for a in given]
    table = wire_share(codes(given, passages=[passage("a1", "b1", 0, 50, 0, "AP", "AP")], zones=zones), "article")
    assert value(table, "article", "a1 Cape Times", "copy_share", "credited").value == 0.5
    assert value(table, "article", "b1 AP (republished)", "copy_share", "agency").value == 0.5


def test_who_carries_what_from_when():
    table = carried(SHARED)
    assert list(table["passage"]) == ["1"], "passages that overlap by half are one"
    (row,) = table.itertuples()
    # of the same day: the credited agency itself, then the order of the set
    assert json.loads(row.article_ids) == ["m1", "a1", "b1"]
    assert (row.article_id, row.start, row.end, row.words, row.first_date) == ("m1", 0, 240, 40, "2031-03-05")
    assert (row.articles, row.outlets, row.credit, row.group) == (3, 3, "Meridian Wire", "1")


def test_passages_apart_are_passages_of_their_own():
    given = codes(
        ARTICLES, passages=[passage("a1", "b1", 0, 20, 0), passage("a1", "m1", 15, 30, 0), passage("a1", "a2", 70, 40, 9)]
    )
    assert [(r.words, json.loads(r.article_ids)) for r in carried(given).itertuples()] == [
        (40, ["a1", "a2"]),
        (30, ["a1", "m1"]),
        (20, ["a1", "b1"]),
    ]


def labelled(**more):
    """One label in every article at word 35 and one at word 90, of Passage or own words."""
    rows = [{"article_id": a, "start": 6 * w, "category": c} for a in ("a1", "a2", "b1", "m1") for w, c in ((35, "terrorist"), (92, "militant"))]  # fmt: skip
    passages = [
        passage("a1", "m1", 20, 40, 20, credit="Meridian Wire"),
        passage("a1", "b1", 20, 40, 20),
        passage("b1", "m1", 20, 40, 20),
    ]
    return codes(ARTICLES | more, labels=rows, passages=passages, zones=ZONES)


@pytest.mark.parametrize(
    ("copies", "kept"),
    [("with", ["a1", "a2", "b1", "m1"]), ("without", ["a2"]), ("once", ["a2", "m1"])],
)
def test_copies_are_counted_with_without_or_once(copies, kept):
    labels = counted(labelled(), copies)["labels"]
    assert labels[labels["category"] == "terrorist"]["article_id"].tolist() == kept
    assert labels[labels["category"] == "militant"]["article_id"].tolist() == ["a1", "a2", "b1", "m1"], "own words stay"


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ({"m1": "2031-03-06"}, "a1"),  # the earliest, then the first of the set
        ({"m1": "2031-03-06", "a1": None}, "b1"),  # undated comes last
        ({"a1": "2031-03-06", "b1": "2031-03", "m1": "2031-03-07"}, "a1"),  # a month is over at its end
        ({"b1": "2031-03-04T23:00"}, "b1"),  # though the agency has it, too
        ({}, "m1"),  # of the same day the agency
    ],
)
def test_once_is_in_the_earliest_article(dates, first):
    changed = {a: ARTICLES[a] | {"date": d} for a, d in dates.items()}
    labels = counted(labelled(**changed), "once")["labels"]
    assert set(labels[labels["category"] == "terrorist"]["article_id"]) == {"a2", first}


def test_a_row_goes_where_half_of_it_is_shared():
    rows = [{"article_id": "a1", "start": s, "end": s + 60} for s in (0, 29, 30, 90)]
    given = codes(ARTICLES, attributions=rows, passages=[passage("a1", "b1", 10, 40, 0)], zones=ZONES)
    assert counted(given, "without")["attributions"]["start"].tolist() == [0, 29]


def test_measures_take_the_codes_without_copies():
    given = labelled()
    shares = {c: label_shares(counted(given, c), "set") for c in ("with", "without")}
    terrorist = {c: t[(t["family"] == "terrorist") & (t["voice"] == "own") & (t["measure"] == "pooled_share")]["value"].iloc[0] for c, t in shares.items()}  # fmt: skip
    assert terrorist == {"with": pytest.approx(4 / 8), "without": pytest.approx(1 / 5)}


def test_words_that_are_dropped_leave_the_rates_too():
    given = labelled()
    words = counted(given, "without")["zones"].groupby("article_id")["words"].sum().to_dict()
    assert words == {"a1": 60, "a2": 300, "b1": 170, "m1": 160}
    use = {"start": 6 * 92, "end": 6 * 92 + 5, "text": "x", "entry": "massacre", "about": "act", "party": "vostania", "voice": "own",
           "zone": "body", "sentence": 0, "rule": "r"}  # fmt: skip
    tables = given.tables | {"loaded": make_table("loaded", [{"article_id": "a1", **use}])}
    with_loaded = type(given)(tables, "machine")
    rates = [
        t[(t["measure"] == "rate") & (t["article"] == "a1 Lantern") & (t["voice"] == "own")]["value"].iloc[0]
        for t in (loaded_words(counted(with_loaded, c), "article") for c in ("with", "without"))
    ]
    assert rates == pytest.approx([1000 / 100, 1000 / 60])


def test_a_quotation_that_both_heard_is_no_copy():
    given = codes(ARTICLES, labels=[{"article_id": "a2", "start": 30}], passages=PASSAGES[3:], zones=ZONES)
    assert len(counted(given, "without")["labels"]) == 1 and carried(given).empty
    assert set(wire_share(given)["value"]) == {0.0, 1.0}
    assert set(shared_passages(given)["kind"].dropna()) == {"quotation"}


def test_articles_outside_the_codes_share_nothing():
    some = SHARED.only({"a1", "a2", "b1"})
    assert value(wire_share(some), "outlet", "Lantern", "pooled_copy_share").value == pytest.approx(30 / 400)
    assert "m1" not in json.loads(carried(some)["article_ids"].iloc[0])


def test_what_a_figure_draws_has_every_article():
    table = shared_passages(SHARED)
    assert list(table.columns) == [c.name for c in COMPARISONS["shared_passages"]]
    a1 = table[table["row"] == "a1 Lantern"]
    assert sorted(zip(a1["other"], a1["first_word"], a1["words"], strict=True)) == [("Harbour Times", 30, 30), ("Meridian Wire", 10, 40)]  # fmt: skip
    empty = table[table["row"] == "z1 Zenit"].iloc[0]
    assert empty["words"] == 0 and pd.isna(empty["other"])


@pytest.mark.parametrize("measure", [wire_share, carried], ids=lambda m: m.__name__)
def test_the_columns_are_those_of_the_data_dictionary(measure):
    wanted = [c.name for c in COMPARISONS[measure.__name__]]
    assert list(measure(SHARED).columns) == wanted and len(measure(SHARED))
    nothing = measure(codes(ARTICLES, zones=ZONES))
    assert list(nothing.columns) == wanted


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: counted(c, "twice"), "no way 'twice' to count copies; it is one of with, without, once"),
        (lambda c: wire_share(c, "date"), "nothing to compare by 'date'; it is one of outlet, article, set"),
    ],
)
def test_unknown_words_are_named(call, message):
    with pytest.raises(TableError) as error:
        call(SHARED)
    assert str(error.value) == message


def test_codes_of_an_earlier_version_say_what_to_run():
    old = codes(ARTICLES, passages=[{k: v for k, v in PASSAGES[0].items() if k not in ("words", "kind")}], zones=ZONES)
    with pytest.raises(TableError) as error:
        wire_share(old)
    assert str(error.value) == "passages: coded by an earlier version, which counted no words; run `framing code` again"
