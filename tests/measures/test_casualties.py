import pytest

from framing.measures import disagreements, distinct_claims, figure_sources, tolls
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A", "date": "2031-03-05"}, "b1": {"outlet": "B", "date": "2031-03-04"}}


def test_a_repeated_claim_counts_once_and_says_how_often():
    rows = [
        {"article_id": "a1", "low": 9, "high": 9},
        {"article_id": "a1", "low": 9, "high": 9},
        {"article_id": "a1", "low": 9, "high": 9, "source_party": "x"},
    ]
    claims = distinct_claims(codes(ARTICLES, casualties=rows))
    assert list(zip(claims["source_party"], claims["times"], strict=True)) == [("(own voice)", 2), ("x", 1)]


def test_claims_without_amount_and_single_named_dead_are_no_figures():
    rows = [{"article_id": "a1", "bound": "none"}, {"article_id": "a1", "low": 1, "high": 1, "victims_named": True}]
    assert not len(distinct_claims(codes(ARTICLES, casualties=rows)))


def test_tolls_come_by_event_and_publication():
    rows = [{"article_id": "a1", "low": 9, "high": 9, "event": "late_2031-03-09"}, {"article_id": "a1", "low": 19, "bound": "at_least"},
            {"article_id": "b1", "low": 20, "high": 20}, {"article_id": "b1", "low": 2, "high": 2, "event": "other"},
            {"article_id": "b1", "low": 2, "high": 2, "effect": "missing"}]  # fmt: skip
    table = tolls(codes(ARTICLES, casualties=rows))
    assert list(zip(table["event"], table["article_id"], strict=True)) == [
        ("e_2031-03-04", "b1"),
        ("e_2031-03-04", "a1"),
        ("late_2031-03-09", "a1"),
    ]


def test_whose_figures():
    rows = [{"article_id": "a1", "low": 9, "high": 9, "source_party": "vostania"}, {"article_id": "a1", "low": 8, "high": 8}]
    table = figure_sources(codes(ARTICLES, casualties=rows)).set_index("source_party")
    assert table.loc["vostania", "value"] == table.loc["(own voice)", "value"] == 0.5


# two claims, do they contradict each other?
@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        (("exact", 9, 9), ("exact", 9, 9), False),
        (("exact", 9, 9), ("exact", 11, 11), True),
        (("at_least", 9, None), ("exact", 11, 11), False),
        (("at_least", 12, None), ("exact", 11, 11), True),
        (("over", 90, None), ("exact", 90, 90), True),
        (("up_to", None, 50), ("exact", 60, 60), True),
        (("range", 10, 12), ("exact", 11, 11), False),
        (("nearly", 100, 100), ("exact", 95, 95), False),
        (("about", 100, 100), ("exact", 84, 84), True),
        (("vague", None, None), ("exact", 11, 11), False),
    ],
)
def test_disagreement_with_open_bounds(a, b, contradict):
    rows = [{"article_id": i, "bound": c[0], "low": c[1], "high": c[2]} for i, c in (("a1", a), ("b1", b))]
    assert len(disagreements(codes(ARTICLES, casualties=rows))) == int(contradict)
