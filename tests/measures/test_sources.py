import pytest

from framing.measures import analysts, speakers
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}}
ROWS = [
    {"article_id": "a1", "words": 10},
    {"article_id": "a1", "words": 20},
    {"article_id": "a1", "speaker": "Jo Lind", "source_type": "analyst", "party": "none", "words": 10, "affiliation": "Polar Risk", "affiliation_country": "nordreach"},
    {"article_id": "a2", "speaker": "Jo Lind", "source_type": "analyst", "party": "none", "words": 5, "quote_type": "indirect"},
    {"article_id": "b1", "cue_class": "condemn", "words": 3},
    {"article_id": "b1", "cue_class": "other", "words": 3},
]  # fmt: skip


def value(table, measure, **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_speakers_attributions_and_words_are_means_over_articles():
    table = speakers(codes(ARTICLES, attributions=ROWS))
    where = {"outlet": "A", "kind": "speech", "source_type": "government"}
    assert value(table, "speakers", **where).value == pytest.approx((1 / 2 + 0) / 2)
    assert value(table, "attributions", **where).value == pytest.approx((2 / 3 + 0) / 2)
    assert value(table, "words", **where).value == pytest.approx((30 / 40 + 0) / 2)
    assert [value(table, m, **where).n for m in ("speakers", "attributions", "words")] == [3, 4, 45]


def test_positions_stand_apart_and_refusals_are_left_out():
    table = speakers(codes(ARTICLES, attributions=ROWS))
    assert value(table, "attributions", outlet="B", kind="position", source_type="government").value == 1.0
    assert table[(table["outlet"] == "B") & (table["kind"] == "speech")].empty


def test_by_party():
    table = speakers(codes(ARTICLES, attributions=ROWS), role="party")
    assert value(table, "speakers", outlet="A", kind="speech", party="none").value == pytest.approx((1 / 2 + 1) / 2)


def test_the_analysts_table():
    (row,) = analysts(codes(ARTICLES, attributions=ROWS)).itertuples()
    assert (row.speaker, row.affiliation, row.affiliation_country, row.articles, row.attributions, row.words, row.quoted, row.outlets) == (
        "Jo Lind", "Polar Risk", "nordreach", 2, 2, 15, True, 1)  # fmt: skip


def test_an_unnamed_analyst_is_not_in_the_table():
    assert analysts(codes(ARTICLES, attributions=[{"article_id": "a1", "source_type": "analyst", "named": False}])).empty
