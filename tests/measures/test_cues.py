import pytest

from framing.measures import cue_words
from framing.measures.cues import NO_CUE, SPEECH_CLASSES
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "o1": {"outlet": "A", "genre": "opinion"}}
ROWS = [
    {"article_id": "a1", "cue_class": "claim"},
    {"article_id": "a1", "cue_class": "say"},
    {"article_id": "a1", "cue_class": "say"},
    {"article_id": "a1", "cue_class": None},
    {"article_id": "a2", "cue_class": "deny"},
    {"article_id": "a2", "cue_class": "accuse"},
    {"article_id": "a2", "cue_class": "claim", "nested": True},
    {"article_id": "a2", "cue_class": "attitude"},
    {"article_id": "a2", "cue_class": "other"},
    {"article_id": "o1", "cue_class": "claim"},
    {"article_id": "b1", "cue_class": "say", "party": "none", "source_type": "analyst"},
]


def cell(table, measure="share", **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_shares_of_reporting_words_are_means_over_articles():
    table = cue_words(codes(ARTICLES, attributions=ROWS))
    claim = cell(table, outlet="A", party="vostania", cue_class="claim")
    assert (claim.value, claim.n, claim.articles) == (pytest.approx((1 / 4 + 0) / 2), 5, 2)
    assert cell(table, "pooled_share", outlet="A", party="vostania", cue_class="claim").value == pytest.approx(1 / 5)
    assert cell(table, outlet="A", party="vostania", cue_class="deny").value == pytest.approx((0 + 1) / 2)
    assert cell(table, outlet="A", party="vostania", cue_class=NO_CUE).value == pytest.approx((1 / 4 + 0) / 2)


def test_every_party_has_the_same_list_of_words_and_shares_add_up_to_one():
    table = cue_words(codes(ARTICLES, attributions=ROWS))
    for _, group in table.groupby(["outlet", "party", "measure"]):
        assert tuple(group["cue_class"]) == SPEECH_CLASSES and group["value"].sum() == pytest.approx(1)


def test_no_position_attitude_or_refusal_is_among_the_words():
    assert SPEECH_CLASSES == ("say", "claim", "acknowledge", "deny", "urge", "warn", "promise", NO_CUE)


def test_by_source_type_and_by_article():
    table = cue_words(codes(ARTICLES, attributions=ROWS), by="article", role="source_type")
    assert cell(table, article="b1", source_type="analyst", cue_class="say").value == 1.0
    assert cell(table, article="a2", source_type="government", cue_class="deny").n == 1


def test_nobody_speaks():
    table = cue_words(codes(ARTICLES))
    assert table.empty and list(table.columns[:3]) == ["outlet", "party", "cue_class"]
