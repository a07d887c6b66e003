import pytest

from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.errors import TableError
from framing.measures import (
    actor_families,
    label_rates,
    label_shares,
    own_voice,
    own_voice_by_actor,
    prevalence,
    referring_phrases,
    standardised_shares,
)
from framing.measures.wording import FAMILIES
from framing.tables import COMPARISONS
from tests.conftest import INVENTED, REAL
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
    assert value(table, "prevalence_own", outlet="B").value == 0.0, "the label is of an act"
    assert value(prevalence(given, refers_to="act"), "prevalence_own", outlet="B").value == 1.0
    assert value(prevalence(given, refers_to="anything"), "prevalence", outlet="B").value == 1.0


def test_rates_have_names_and_phrases_as_denominator():
    given = codes(TWO, labels=LABELS, mentions=[{"article_id": "a1"} for _ in range(6)])
    row = value(label_rates(given), "rate", outlet="A")
    assert row.value == pytest.approx((100 * 2 / 10 + 0) / 2) and row.n == 11
    assert value(label_rates(given), "pooled_rate", outlet="A").value == pytest.approx(100 * 2 / 11)


def test_the_rate_of_labels_of_acts_has_the_same_references():
    given = codes(TWO, labels=LABELS, mentions=[{"article_id": "b1"} for _ in range(4)])
    # B: one rebel, four names; one terrorist act
    assert value(label_rates(given), "rate", outlet="B").value == 0
    row = value(label_rates(given, refers_to="act"), "rate", outlet="B")
    assert (row.value, row.n) == (pytest.approx(100 * 1 / 5), 5)


def test_prevalence_in_own_voice_without_embedded_labels():
    rows = [
        {"article_id": "a1", "category": "terrorist", "embedded": True},
        {"article_id": "a2", "category": "terrorist", "voice": "attributed"},
    ]
    table = prevalence(codes(TWO, labels=rows))
    found = {m: value(table, m, outlet="A") for m in ("prevalence", "prevalence_own", "prevalence_own_not_embedded")}
    assert [(r.value, r.n, r.articles) for r in found.values()] == [(1.0, 2, 2), (0.5, 1, 2), (0.0, 0, 2)]


def test_prevalence_of_one_actor_is_not_that_of_another():
    rows = [{"article_id": "a1", "category": "terrorist", "actor": "rb"}, {"article_id": "a2", "category": "militant", "actor": "rb"}]  # fmt: skip
    table = prevalence(codes(TWO, labels=rows, mentions=[{"article_id": "a1"}]))
    assert value(table, "prevalence", outlet="A", actor="rb").value == 0.5
    assert (
        value(table, "prevalence", outlet="A", actor="slf").value,
        value(table, "prevalence", outlet="A", actor="slf").articles,
    ) == (0.0, 1)


# one article: two labels in the headline, one in the lead, three in the rest of the body, one in a caption
PARTS = [
    {"article_id": "a1", "category": "terrorist", "zone": "headline", "paragraph": -1, "start": 0},
    {"article_id": "a1", "category": "militant", "zone": "headline", "paragraph": -1, "start": 20},
    {"article_id": "a1", "category": "militant", "paragraph": 0, "start": 110},
    {"article_id": "a1", "category": "terrorist", "paragraph": 1, "start": 210},
    {"article_id": "a1", "category": "terrorist", "paragraph": 1, "start": 230},
    {"article_id": "a1", "category": "rebel", "paragraph": 2, "start": 310},
    {"article_id": "a1", "category": "terrorist", "zone": "caption", "paragraph": -1, "start": 400},
    {"article_id": "a1", "category": "terrorist", "zone": "boilerplate", "paragraph": -1, "start": 500},
]
NAMES = [
    {"article_id": "a1", "start": 40, "zone": "headline"},
    {"article_id": "a1", "start": 130, "zone": "body"},
    {"article_id": "a1", "start": 199, "zone": "body"},
    {"article_id": "a1", "start": 250, "zone": "body"},
]
BLOCKS = [
    {"article_id": "a1", "start": 0, "end": 90, "zone": "headline", "words": 9},
    {"article_id": "a1", "start": 300, "end": 390, "zone": "body", "words": 9},
    {"article_id": "a1", "start": 100, "end": 199, "zone": "body", "words": 9},
    {"article_id": "a1", "start": 200, "end": 299, "zone": "body", "words": 9},
]


# part, own-voice share of "terrorist" and phrases, rate and references, is "terrorist" prevalent
@pytest.mark.parametrize(
    ("where", "share", "n", "rate", "references", "prevalent"),
    [
        ("headline", 1 / 2, 2, 100 / 3, 3, 1),
        ("lead", 0, 1, 0, 2, 0),
        ("body", 2 / 3, 3, 200 / 5, 5, 1),
        ("caption", 1, 1, 100, 1, 1),
        ("anywhere", 4 / 7, 7, 400 / 11, 11, 1),
    ],
)
def test_headline_lead_and_body_apart(where, share, n, rate, references, prevalent):
    given = codes(TWO, labels=PARTS, mentions=NAMES, zones=BLOCKS)
    shares = value(label_shares(given, where=where), "share", family="terrorist", voice="own")
    assert (shares.value, shares.n, shares.where) == (pytest.approx(share), n, where)
    rates = value(label_rates(given, where=where), "rate")
    assert (rates.value, rates.n) == (pytest.approx(rate), references)
    assert value(prevalence(given, where=where), "prevalence").value == prevalent
    assert actor_families(given, where=where)["references"].iloc[0] == references


def test_labels_of_acts_have_shares_of_their_own():
    table = label_shares(codes(TWO, labels=LABELS), refers_to="act")
    assert value(table, "share", outlet="B", family="terrorist", voice="own").value == 1
    assert set(table["outlet"]) == {"B"} and set(table["refers_to"]) == {"act"}


def test_a_whole_set_is_compared_as_one():
    row = value(label_shares(codes(TWO, labels=LABELS), by="set"), "share", set="t", family="terrorist", voice="own")
    # a1 one of four, a2 and b1 none; the opinion piece left out
    assert (row.value, row.n, row.articles) == (pytest.approx(1 / 4 / 3), 6, 3)


def test_labels_of_two_sentences_are_two_phrases():
    rows = [{"article_id": "a1", "start": 10, "end": 18, "sentence": 0}, {"article_id": "a1", "start": 19, "end": 28, "sentence": 1}]  # fmt: skip
    assert len(referring_phrases(codes(TWO, labels=rows))) == 2


# call, what is wrong
@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda c: label_shares(c, where="top"), "no part 'top' of an article; it is one of anywhere, headline, lead, body, caption"),
        (lambda c: label_shares(c, refers_to="group"), "labels refer to no 'group'; it is one of actor, act, place, abstract, anything"),
        (lambda c: prevalence(c, "terror"), "no label category 'terror'; it is one of terrorist, militant, insurgent, separatist, guerrilla, rebel, nationalist, extremist, jihadist, islamist, militia, proxy, fighter, armed_group, attacker, bare"),
        (lambda c: label_rates(c, where="lead"), "zones: no body of article a1, so its lead isn't known; run `framing code` again"),
    ],
)  # fmt: skip
def test_unknown_options_are_named(call, says):
    with pytest.raises(TableError) as error:
        call(codes(TWO, labels=LABELS, mentions=[{"article_id": "a1"}]))
    assert str(error.value) == says


def test_no_labels_at_all_give_empty_tables():
    for measure in (label_shares, prevalence, label_rates, own_voice, own_voice_by_actor, actor_families):
        table = measure(codes(TWO))
        declared = [c.name for c in COMPARISONS[measure.__name__]]
        assert not len(table) and list(table.columns) == declared


@pytest.mark.parametrize("kind", ["machine", "reference"])
@pytest.mark.parametrize("path", [INVENTED, REAL], ids=lambda p: p.name)
def test_the_lead_of_zones_is_the_first_paragraph_of_labels(path, kind):
    """Mentions have no paragraph: their lead is the body's first block, and that of labels must be the same."""
    given = read_codes(open_set(path), kind)
    ends = given["zones"].query("zone == 'body'").sort_values("start").groupby("article_id")["end"].first()
    labels = given["labels"].query("zone == 'body'")
    in_block = labels["start"] < labels["article_id"].map(ends)
    assert in_block.any() and (in_block == (labels["paragraph"] == 0)).all()


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
