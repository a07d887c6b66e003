import pytest

from framing.measures import (
    actor_families,
    label_rates,
    label_shares,
    own_voice,
    prevalence,
    referring_phrases,
    standardised_shares,
)
from framing.measures.wording import FAMILIES
from tests.measures.tables import codes

TWO = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "o1": {"outlet": "A", "genre": "opinion"}}
LABELS = [
    {"article_id": "a1", "category": "terrorist"},
    {"article_id": "a1", "category": "terrorist", "voice": "direct_quote"},
    {"article_id": "a1", "category": "militant"},
    {"article_id": "a1", "category": "bare"},
    {"article_id": "a2", "category": "militant"},
    {"article_id": "b1", "category": "rebel"},
    {"article_id": "o1", "category": "terrorist"},
    {"article_id": "b1", "category": "terrorist", "refers_to": "act"},
]


def value(table, measure, **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_shares_are_means_over_articles_and_add_up_to_one():
    table = label_shares(codes(TWO, labels=LABELS))
    own = value(table, "share", outlet="A", family="terrorist", voice="own")
    assert own.value == pytest.approx((1 / 4 + 0) / 2) and (own.n, own.articles) == (5, 2)
    assert value(table, "pooled_share", outlet="A", family="terrorist", voice="own").value == pytest.approx(1 / 5)
    for outlet in ("A", "B"):
        shares = table[(table["outlet"] == outlet) & (table["measure"] == "share")]
        assert shares["value"].sum() == pytest.approx(1)
        assert len(shares) == 2 * len(FAMILIES)


def test_opinion_is_not_the_outlets_voice_unless_asked_for():
    given = codes(TWO, labels=LABELS)
    assert value(label_shares(given), "share", outlet="A", family="terrorist", voice="own").articles == 2
    assert value(label_shares(given, genres=None), "share", outlet="A", family="terrorist", voice="own").articles == 3


def test_two_labels_in_one_noun_phrase_count_once():
    rows = [{"article_id": "a1", "category": "islamist", "start": 10, "end": 18}, {"article_id": "a1", "category": "militant", "start": 19, "end": 28},
            {"article_id": "a1", "category": "militant", "start": 40, "end": 48}, {"article_id": "a1", "category": "bare", "start": 49, "end": 54}]  # fmt: skip
    phrases = referring_phrases(codes(TWO, labels=rows))
    assert list(phrases["category"]) == ["militant", "militant"]


def test_prevalence_counts_articles_that_speak_of_the_actor():
    given = codes(TWO, labels=LABELS, mentions=[{"article_id": "a2"}, {"article_id": "b1"}])
    table = prevalence(given)
    assert (value(table, "prevalence", outlet="A").value, value(table, "prevalence", outlet="A").articles) == (0.5, 2)
    assert value(table, "prevalence_own", outlet="B").value == 1.0, "the label on an act counts here"


def test_rates_have_names_and_phrases_as_denominator():
    given = codes(TWO, labels=LABELS, mentions=[{"article_id": "a1"} for _ in range(6)])
    row = value(label_rates(given), "rate", outlet="A")
    assert row.value == pytest.approx((100 * 2 / 10 + 0) / 2) and row.n == 11


def test_own_voice_with_and_without_embedded_labels():
    rows = [
        {"article_id": "a1", "category": "terrorist", "embedded": True},
        {"article_id": "a1", "category": "terrorist", "voice": "scare_quote"},
    ]
    table = own_voice(codes(TWO, labels=rows))
    assert [value(table, m, outlet="A").value for m in ("own_voice", "own_voice_not_embedded", "distancing")] == [
        0.5,
        0.0,
        0.5,
    ]


def test_standardised_shares_weigh_common_actors_by_the_sets_mix():
    rows = [{"article_id": "a1", "category": "terrorist", "actor": "slf"}, {"article_id": "a1", "category": "militant", "actor": "rb"},
            {"article_id": "b1", "category": "militant", "actor": "slf"}, {"article_id": "b1", "category": "militant", "actor": "slf"},
            {"article_id": "b1", "category": "terrorist", "actor": "rb"}, {"article_id": "b1", "category": "rebel", "actor": "other_group"}]  # fmt: skip
    table = standardised_shares(label_shares(codes(TWO, labels=rows)))
    # 3 of 5 phrases to the common actors are to slf, 2 to rb
    assert value(table, "share", outlet="A", family="terrorist", voice="own").value == pytest.approx(3 / 5)
    assert value(table, "share", outlet="B", family="terrorist", voice="own").value == pytest.approx(2 / 5)


def test_one_common_actor_is_no_ground_to_standardise():
    rows = [{"article_id": "a1"}, {"article_id": "b1"}, {"article_id": "b1", "actor": "rb"}]
    assert not len(standardised_shares(label_shares(codes(TWO, labels=rows))))


def test_names_without_labels_count_as_references():
    table = actor_families(codes(TWO, labels=LABELS[:1], mentions=[{"article_id": "a1"}, {"article_id": "b1"}]))
    assert table[table["outlet"] == "A"]["references"].iloc[0] == 2
    assert table[table["outlet"] == "B"]["phrases"].sum() == 0


def test_an_interval_from_ten_articles_on_and_none_below():
    articles = {f"x{i}": {"outlet": "X"} for i in range(12)} | {f"y{i}": {"outlet": "Y"} for i in range(9)}
    rows = [{"article_id": a, "category": "terrorist" if a.endswith(("1", "2", "3")) else "militant"} for a in articles]
    table = label_shares(codes(articles, labels=rows))
    with_interval = value(table, "share", outlet="X", family="terrorist", voice="own")
    assert 0 <= with_interval.low < with_interval.value < with_interval.high <= 1
    assert (
        value(table, "share", outlet="Y", family="terrorist", voice="own").low
        != value(table, "share", outlet="Y", family="terrorist", voice="own").low
    )
    # all articles at zero: an exact bound, never [0, 0]
    never = value(table, "share", outlet="X", family="rebel" if "rebel" in FAMILIES else "insurgent", voice="own")
    assert (never.value, never.low) == (0.0, 0.0) and never.high == pytest.approx(1 - 0.025 ** (1 / 12))
