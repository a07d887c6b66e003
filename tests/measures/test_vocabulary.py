from math import log, log2

import pandas as pd
import pytest

from framing.errors import TableError
from framing.measures import vocabulary
from framing.measures.vocabulary import function_word_list
from framing.plots import top_words
from tests.measures.tables import codes

ARTICLES = {
    "a1": {"outlet": "A"},
    "a2": {"outlet": "A"},
    "b1": {"outlet": "B"},
    "b2": {"outlet": "B"},
    "o1": {"outlet": "A", "genre": "opinion"},
    "c1": {"outlet": "C"},  # has no words
}
COUNTS = {  # article: word, occurrences, of these inside names
    "a1": [("dam", 2, 0), ("the", 8, 0)],
    "a2": [("dam", 1, 1), ("river", 5, 0), ("the", 4, 0)],
    "b1": [("dam", 1, 0), ("the", 9, 0)],
    "b2": [("river", 10, 0), ("the", 10, 0)],
    "o1": [("dam", 50, 0), ("flood", 9, 0)],
}


def terms(counts):
    return [{"article_id": a, "term": t, "n": n, "named": k} for a, rows in counts.items() for t, n, k in rows]


def cell(table, term, unit="A", by="outlet"):
    (found,) = table[(table["term"] == term) & (table[by] == unit)].itertuples()
    return found


SET = codes(ARTICLES, terms=terms(COUNTS))


def test_difference_of_mean_rates_per_1000_words():
    dam = cell(vocabulary(SET), "dam")
    # A: 2/10 and 0/10 outside names; B: 1/10 and 0/20
    assert (dam.rate, dam.rest_rate, dam.value) == pytest.approx((100, 50, 50))
    assert (dam.n, dam.articles, dam.rest_n, dam.rest_articles) == (2, 2, 1, 2)
    assert (dam.document_frequency, dam.rest_document_frequency) == (0.5, 0.5)
    assert dam.measure == "rate_difference" and dam.may_say == "describes"
    assert cell(vocabulary(SET), "dam", "B").value == pytest.approx(-50)
    assert cell(vocabulary(SET), "river").value == pytest.approx(0)


def test_descriptions_beside_it():
    dam = cell(vocabulary(SET), "dam")
    assert dam.log_ratio == pytest.approx(log2((2.5 / 20) / (1.5 / 30)))
    # words outside names: 19 in A, 30 in B; the prior is all 49, 3 of them dam
    assert dam.log_odds == pytest.approx(log(5 / (19 + 49 - 5)) - log(4 / (30 + 49 - 4)))
    assert dam.log_odds_z == pytest.approx(dam.log_odds / (1 / 5 + 1 / 4) ** 0.5)
    assert dam.dispersion == pytest.approx((abs(1 - 0.5) + abs(0 - 0.5)) / 2)


def test_names_count_if_asked_and_stay_in_the_denominator():
    dam = cell(vocabulary(SET, names=True), "dam")
    assert (dam.rate, dam.rest_rate, dam.n) == (pytest.approx(150), pytest.approx(50), 3)


def test_function_words_are_left_out_unless_asked_for():
    assert set(vocabulary(SET)["term"]) == {"dam", "river"}
    the = cell(vocabulary(SET, function_words=True), "the")
    assert the.value == pytest.approx((800 + 400) / 2 - (900 + 500) / 2)
    listed = function_word_list()
    assert listed >= {"the", "of", "on", "their", "it's"} and not listed & {"not", "no", "said", "two", "nobody"}


def test_a_word_of_one_article_is_left_out_whosever_it_is():
    more = COUNTS | {"b1": [*COUNTS["b1"], ("canal", 3, 0)], "a1": [*COUNTS["a1"], ("mill", 3, 0)]}
    assert set(vocabulary(codes(ARTICLES, terms=terms(more)))["term"]) == {"dam", "river"}
    assert set(vocabulary(codes(ARTICLES, terms=terms(more)), min_articles=1)["term"]) == {"canal", "dam", "mill", "river"}


def test_by_article_each_is_set_against_the_others():
    table = vocabulary(SET, by="article")
    a1 = cell(table, "dam", "a1", "article")
    assert (a1.rate, a1.rest_rate) == pytest.approx((200, 100 / 3))
    assert table["article"].nunique() == 4 and table["p"].isna().all() and table["low"].isna().all()


def of_size(a: int, b: int, **options):
    """A prints raid once in every ten words, B never; salt is everywhere."""
    articles = {f"a{i}": {"outlet": "A"} for i in range(a)} | {f"b{i}": {"outlet": "B"} for i in range(b)}
    counts = {i: [("salt", 5 + n % 3, 0), ("other words", 4 - n % 3, 0), *([("raid", 1, 0)] if i[0] == "a" else [])]
              for n, i in enumerate(articles)}  # fmt: skip
    return codes(articles, terms=terms(counts), **options)


# articles of A and of B, what may be said
@pytest.mark.parametrize(
    ("a", "b", "said"), [(4, 12, "describes"), (5, 12, "dots"), (12, 9, "dots"), (10, 12, "interval"), (1, 1, "describes")]
)
def test_what_may_be_said_with_few_articles(a, b, said):
    table = vocabulary(of_size(a, b), min_articles=1)
    assert set(table["may_say"]) == {said}
    salt = cell(table, "salt")
    assert pd.notna(salt.p) == (said != "describes") == pd.notna(salt.p_adjusted)
    assert pd.notna(salt.low) == (said == "interval")
    if said == "interval":
        assert salt.low < salt.value < salt.high


def test_p_of_a_word_that_one_side_alone_uses():
    raid = cell(vocabulary(of_size(5, 5)), "raid")
    assert raid.p == pytest.approx(2 / 252)  # of all ways to pick five of ten articles, this one and its mirror image
    assert raid.p_adjusted >= raid.p


def test_articles_that_share_copy_count_as_one():
    pairs = [{"group": "1", "article_id": "a0", "start": 0, "end": 90, "other_id": f"a{i}", "other_start": 0, "other_end": 90,
              "kind": "copy", "first_word": 0, "words": 30, "other_first_word": 0, "other_words": 30} for i in range(1, 7)]  # fmt: skip
    alone, shared = vocabulary(of_size(10, 12)), vocabulary(of_size(10, 12, passages=pairs))
    assert (set(alone["may_say"]), set(shared["may_say"])) == ({"interval"}, {"describes"})
    assert cell(alone, "salt").value == pytest.approx(cell(shared, "salt").value)


def test_rows_come_by_outlet_and_value():
    table = vocabulary(of_size(3, 3))
    assert table["outlet"].is_monotonic_increasing
    assert all(group["value"].is_monotonic_decreasing for _, group in table.groupby("outlet"))


# what is missing
@pytest.mark.parametrize(
    "given",
    [
        codes(ARTICLES),  # a set published without its words
        codes({"a1": {"outlet": "A"}}, terms=terms({"a1": COUNTS["a1"]})),  # one outlet
        codes({}),
    ],
)
def test_nothing_to_compare_is_an_empty_table(given):
    table = vocabulary(given)
    assert table.empty and list(table.columns) == list(vocabulary(SET).columns)
    assert top_words(table).empty


def test_unknown_options_and_codes_of_an_earlier_version():
    old = codes(ARTICLES, terms=[{"article_id": "a1", "term": "dam", "n": 1}])
    with pytest.raises(TableError) as error:
        vocabulary(old)
    assert str(error.value) == "terms: coded by an earlier version, which didn't tell names; run `framing code` again"
    assert vocabulary(old, names=True).empty
    with pytest.raises(TableError, match="min_articles is 0; a word needs at least 1 article that uses it"):
        vocabulary(SET, min_articles=0)
    with pytest.raises(TableError, match="nothing to compare by 'paper'"):
        vocabulary(SET, by="paper")


def test_top_words_are_used_in_two_articles_and_come_by_the_lower_bound():
    rows = [  # term, value, low, share of the outlet's ten articles
        ("burst", 9.0, 0.1, 0.4),
        ("steady", 4.0, 3.0, 0.9),
        ("good", 5.0, 2.0, 0.5),
        ("once", 8.0, 4.0, 0.1),
        ("less", -1.0, -2.0, 0.2),
    ]
    table = pd.DataFrame(rows, columns=["term", "value", "low", "document_frequency"]).assign(outlet="A", articles=10)
    assert list(top_words(table, most=2)["term"]) == ["good", "steady"]
    assert list(top_words(table.assign(low=float("nan")), most=2)["term"]) == ["burst", "good"]
