import pytest

from framing.errors import TableError
from framing.measures import disagreements, distinct_claims, tolls
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A", "date": "2031-03-05"}, "b1": {"outlet": "B", "date": "2031-03-04"}}
NINE = {"article_id": "a1", "low": 9, "high": 9}


def claims_of(*rows):
    return distinct_claims(codes(ARTICLES, casualties=rows))


def test_a_repeated_claim_counts_once_and_says_how_often():
    claims = claims_of(NINE, NINE, NINE | {"source_party": "x"})
    assert list(zip(claims["source_party"], claims["times"], strict=True)) == [("(own voice)", 2), ("x", 1)]


def test_a_repeated_caption_is_one_telling():
    caption = NINE | {"zone": "caption"}
    assert list(claims_of(caption, caption)["times"]) == [1]
    assert list(claims_of(caption, NINE)["times"]) == [2], "what a caption and the body say is told twice"


def test_claims_without_amount_are_no_figures():
    assert claims_of({"article_id": "a1", "bound": "none"}).empty


def test_background_and_single_named_dead_are_apart():
    one = {"article_id": "a1", "low": 1, "high": 1, "victims_named": True}
    claims = claims_of(
        NINE,
        NINE | {"event": "old_2029", "background": True},
        NINE | {"event": "other"},
        one | {"text": "Sergeant Lukas Marin"},
        one | {"text": "the late Marin"},
        one | {"text": "Petar Lien"},
    )
    assert list(claims["kind"]) == ["study", "background", "background", "named", "named"]
    assert list(claims["times"]) == [1, 1, 1, 2, 1]


def test_without_any_coded_event_what_is_news_is_of_the_study():
    assert list(claims_of(NINE | {"event": "other"})["kind"]) == ["study"]


def test_two_types_of_source_and_two_sides_of_victims_are_two_claims():
    assert (
        len(
            claims_of(
                NINE | {"source_party": "x", "source_type": "military"}, NINE | {"source_party": "x", "source_type": "media"}
            )
        )
        == 2
    )
    assert len(claims_of(NINE | {"victims_party": "slf"}, NINE | {"victims_party": "vostania"})) == 2


def test_a_telling_that_does_not_say_whose_dead_they_are_takes_the_side_of_another():
    claims = claims_of(NINE, NINE | {"victims_party": "slf"})
    assert list(zip(claims["victims_party"], claims["times"], strict=True)) == [("slf", 2)]


def test_tolls_come_by_event_and_publication():
    rows = [{"article_id": "a1", "low": 9, "high": 9, "event": "late_2031-03-09"}, {"article_id": "a1", "low": 19, "bound": "at_least"},
            {"article_id": "b1", "low": 20, "high": 20}, {"article_id": "b1", "low": 2, "high": 2, "event": "other"},
            {"article_id": "b1", "low": 1, "high": 1, "victims_named": True}, {"article_id": "b1", "low": 2, "high": 2, "effect": "missing"}]  # fmt: skip
    table = tolls(codes(ARTICLES, casualties=rows))
    assert list(zip(table["event"], table["article_id"], strict=True)) == [
        ("e_2031-03-04", "b1"),
        ("e_2031-03-04", "a1"),
        ("late_2031-03-09", "a1"),
    ]


def test_a_date_without_a_day_comes_at_the_end_of_its_month():
    articles = {"m": {"date": "2031-03"}, "d": {"date": "2031-03-31"}, "n": {"date": "2031-04-01"}, "x": {}}
    table = tolls(codes(articles, casualties=[NINE | {"article_id": i} for i in articles]))
    assert list(table["article_id"]) == ["d", "m", "n", "x"]


def pairs_of(a: dict, b: dict):
    return disagreements(codes(ARTICLES, casualties=[{"article_id": "a1", **a}, {"article_id": "b1", **b}]))


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
        (("nearly", 100, 100), ("over", 100, None), True),
        (("nearly", 100, 100), ("exact", 89, 89), True),
        (("about", 100, 100), ("over", 100, None), False),
        (("about", 100, 100), ("exact", 84, 84), True),
        (("vague", None, None), ("exact", 11, 11), False),
    ],
)
def test_disagreement_with_open_bounds(a, b, contradict):
    given = [dict(zip(("bound", "low", "high"), c, strict=True)) for c in (a, b)]
    assert len(pairs_of(*given)) == int(contradict)


# of whom two claims are, may they contradict each other?
@pytest.mark.parametrize(
    ("a", "b", "comparable"),
    [
        (("slf", "militants"), ("vostania", "security_forces"), False),
        (("slf", "militants"), ("unknown", "civilians"), True),
        (("unknown", "militants"), ("unknown", "security_forces"), False),
        (("unknown", "children"), ("unknown", "people"), False),
        (("unknown", "children"), ("unknown", "children"), True),
        (("slf", "people"), ("none", "mixed"), True),
    ],
)
def test_only_figures_of_the_same_victims_can_disagree(a, b, comparable):
    sides = [{"victims_party": party, "victims_group": group} for party, group in (a, b)]
    assert len(pairs_of({"low": 9, "high": 9, **sides[0]}, {"low": 20, "high": 20, **sides[1]})) == int(comparable)


def test_both_publication_dates_stand_beside_a_disagreement_the_earlier_first():
    (pair,) = pairs_of({"low": 31, "high": 31, "background": True}, {"low": 9, "high": 9}).itertuples()
    assert (pair.date_a, pair.low_a, pair.date_b, pair.low_b, pair.background) == ("2031-03-04", 9, "2031-03-05", 31, True)


def test_what_is_compared_must_be_known():
    with pytest.raises(TableError, match="nothing to compare by 'town'"):
        tolls(codes(ARTICLES), by="town")
