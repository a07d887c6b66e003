import pandas as pd
import pytest

from framing.measures import analysts, source_overlap
from framing.tables import COMPARISONS
from tests.measures.tables import codes

ARTICLES = {
    "a1": {"outlet": "A"},
    "a2": {"outlet": "A"},
    "b1": {"outlet": "B"},
    "c1": {"outlet": "C"},
    "d1": {"outlet": "D"},
}
INSTITUTION = {"speaker": "Vostania government", "speaker_kind": "institution"}
ROWS = [
    {"article_id": "a1", "speaker": "Ana Brok"},
    {"article_id": "a1", "speaker": "Ana Brok"},
    {"article_id": "a2", "speaker": "Jo Lind"},
    {"article_id": "a2", "speaker": "Mika Tor"},
    {"article_id": "a2", **INSTITUTION},
    {"article_id": "b1", "speaker": "Ana Brok"},
    {"article_id": "b1", "speaker": "Jo Lind"},
    {"article_id": "b1", "speaker": "Iva Resh"},
    {"article_id": "b1", **INSTITUTION},
    # nobody named, a position, a refusal: no speaker to share
    {"article_id": "c1", "speaker": "officials", "named": False},
    {"article_id": "c1", "speaker": "Ana Brok", "cue_class": "accuse"},
    {"article_id": "c1", "speaker": "Ana Brok", "cue_class": "other"},
    {"article_id": "d1", "speaker": "Charter of the League", "speaker_kind": "document"},
]


def pair(table, one, other, speakers="all", by="outlet"):
    (found,) = table[(table[by] == one) & (table["other"] == other) & (table["speakers"] == speakers)].itertuples()
    return found


def test_the_share_in_common_is_of_the_speakers_of_both():
    table = source_overlap(codes(ARTICLES, attributions=ROWS))
    both = pair(table, "A", "B")
    # A: Brok, Lind, Tor, the government; B: Brok, Lind, Resh, the government
    assert (both.sources, both.other_sources, both.shared, both.n, both.articles) == (4, 4, 3, 5, 3)
    assert both.value == pytest.approx(3 / 5) and both.measure == "jaccard" and pd.isna(both.low)
    assert both.names == "Ana Brok; Jo Lind; Vostania government"


def test_persons_and_institutions_are_told_apart():
    table = source_overlap(codes(ARTICLES, attributions=ROWS))
    persons, institutions = pair(table, "A", "B", "person"), pair(table, "A", "B", "institution")
    assert (persons.shared, persons.n, persons.names) == (2, 4, "Ana Brok; Jo Lind")
    assert (institutions.shared, institutions.n, institutions.value) == (1, 1, 1.0)
    assert pair(table, "B", "D", "institution").other_sources == 1, "a named document is no person"


def test_nothing_shared_is_zero_and_nobody_named_is_undefined():
    table = source_overlap(codes(ARTICLES, attributions=ROWS))
    assert (pair(table, "A", "C").value, pair(table, "A", "C").other_sources, pair(table, "A", "C").names) == (0.0, 0, "")
    undefined = pair(table, "C", "D", "person")
    assert pd.isna(undefined.value) and (undefined.n, undefined.articles) == (0, 0)


def test_every_pair_stands_once():
    table = source_overlap(codes(ARTICLES, attributions=ROWS))
    assert len(table) == 3 * 4 * 3 / 2 and (table["outlet"] < table["other"]).all()


def test_articles_are_compared_as_articles():
    table = source_overlap(codes(ARTICLES, attributions=ROWS), by="article")
    assert list(table.columns[:3]) == ["article", "other", "speakers"]
    assert pair(table, "a1", "b1", by="article").value == pytest.approx(1 / 4)


def test_one_outlet_has_no_pair():
    assert source_overlap(codes({"a1": {"outlet": "A"}}, attributions=ROWS[:1])).empty


@pytest.mark.parametrize("measure", [analysts, source_overlap], ids=lambda m: m.__name__)
def test_the_columns_are_those_of_the_data_dictionary(measure):
    rows = [{"article_id": a, "source_type": "analyst"} for a in ("a1", "b1")]
    table = measure(codes(ARTICLES, attributions=rows))
    assert len(table) and list(table.columns) == [c.name for c in COMPARISONS[measure.__name__]]
