import pytest

from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.measures import own_voice, own_voice_by_actor
from tests.conftest import INVENTED
from tests.measures.tables import codes
from tests.measures.test_wording import TWO, value

SHARES = ("own_voice", "own_voice_not_embedded", "distancing")


def terrorist(article="a1", **row):
    return {"article_id": article, "category": "terrorist", **row}


def test_own_voice_with_and_without_embedded_labels():
    rows = [terrorist(embedded=True), terrorist(), terrorist(voice="attributed"), terrorist(voice="direct_quote")]
    table = own_voice(codes(TWO, labels=rows))
    assert [value(table, m, outlet="A").value for m in SHARES] == [0.5, 0.25, 0]


def test_means_over_articles_with_pooled_shares_beside_them():
    # a1: one of four own; a2: one of one
    rows = [terrorist(), *[terrorist(voice="attributed")] * 3, terrorist("a2")]
    table = own_voice(codes(TWO, labels=rows))
    mean, pooled = value(table, "own_voice", outlet="A"), value(table, "pooled_own_voice", outlet="A")
    assert (mean.value, mean.n, mean.articles) == ((1 / 4 + 1) / 2, 5, 2)
    assert (pooled.value, pooled.n, pooled.articles) == (2 / 5, 5, 2)


CUES = [
    {"article_id": "a1", "attribution_id": "said", "cue_class": "say"},
    {"article_id": "a1", "attribution_id": "claimed", "cue_class": "claim"},
    {"article_id": "b1", "attribution_id": "said", "cue_class": "claim"},
]


# what is tested, the label, does it keep a distance
@pytest.mark.parametrize(
    ("row", "distanced"),
    [
        ({"voice": "scare_quote", "attributed_to": "unknown"}, 1),
        ({"voice": "scare_quote", "rule": "name_beside/so_called"}, 1),
        ({"voice": "attributed", "rule": "name_beside/hedge", "attribution_id": "said", "attributed_to": "vostania"}, 1),  # alleged, by somebody
        ({"voice": "attributed", "attributed_to": "unknown"}, 1),  # alleged, by nobody
        ({"voice": "attributed", "attribution_id": "claimed", "attributed_to": "vostania"}, 1),
        ({"voice": "direct_quote", "attribution_id": "claimed", "attributed_to": "vostania"}, 1),
        ({"voice": "attributed", "attribution_id": "said", "attributed_to": "unknown"}, 0),  # an unknown source said it
        ({"voice": "attributed", "attribution_id": "said", "attributed_to": "vostania"}, 0),  # b1's `said` is another
        ({"voice": "direct_quote", "attributed_to": "unknown"}, 0),
        ({"voice": "partial_quote", "attribution_id": "said", "attributed_to": "vostania"}, 0),
        ({"voice": "own"}, 0),
        ({"voice": "own", "embedded": True}, 0),
        ({"voice": "own", "attribution_id": "claimed"}, 0),  # the outlet's own gloss in what somebody claims
    ],
)  # fmt: skip
def test_distancing_is_scare_quotes_alleged_or_a_doubting_cue(row, distanced):
    table = own_voice(codes(TWO, labels=[terrorist(**row)], attributions=CUES))
    assert value(table, "distancing", outlet="A").value == distanced


def test_labels_of_actors_and_acts_can_be_told_apart():
    given = codes(TWO, labels=[terrorist(), terrorist(voice="attributed", refers_to="act"), terrorist(voice="attributed", refers_to="act")])  # fmt: skip
    shares = {kind: value(own_voice(given, refers_to=kind), "own_voice") for kind in ("anything", "actor", "act")}
    assert {kind: (row.value, row.n) for kind, row in shares.items()} == {
        "anything": (pytest.approx(1 / 3), 3),
        "actor": (1, 1),
        "act": (0, 2),
    }


def test_headline_lead_and_body_apart():
    rows = [
        terrorist(zone="headline", paragraph=-1),
        terrorist(voice="attributed", paragraph=0),
        *[
            terrorist(paragraph=p, voice=v)
            for p, v in ((1, "own"), (2, "attributed"), (2, "direct_quote"), (3, "attributed"))
        ],
    ]
    given = codes(TWO, labels=rows)
    found = [value(own_voice(given, where=w), "own_voice") for w in ("headline", "lead", "body", "anywhere")]
    assert [(r.value, r.n) for r in found] == [(1, 1), (0, 1), (1 / 4, 4), (pytest.approx(2 / 6), 6)]


ACTORS = [
    terrorist(actor="slf"),
    terrorist(actor="slf", voice="attributed"),
    {"article_id": "a1", "category": "rebel", "actor": "slf", "embedded": True},
    {"article_id": "a1", "category": "separatist", "actor": "slf", "voice": "scare_quote"},
    terrorist("a2", actor="slf", voice="direct_quote"),
    terrorist("b1", actor="slf"),
    terrorist("a1", actor="rb", voice="attributed"),
    terrorist("a1", actor="rb", refers_to="act"),
]


# outlet, actor, family; own voice, without embedded, distancing, pooled own voice, n, articles
@pytest.mark.parametrize(
    ("outlet", "actor", "family", "expected"),
    [
        ("A", "slf", "terrorist", ((1 / 2 + 0) / 2, (1 / 2 + 0) / 2, 0, 1 / 3, 3, 2)),
        ("A", "slf", "insurgent", (1 / 2, 0, 1 / 2, 1 / 2, 2, 1)),  # a rebel and a separatist
        ("A", "slf", "(all)", ((2 / 4 + 0) / 2, (1 / 4 + 0) / 2, (1 / 4 + 0) / 2, 2 / 5, 5, 2)),
        ("B", "slf", "terrorist", (1, 1, 0, 1, 1, 1)),
        ("A", "rb", "terrorist", (0, 0, 0, 0, 1, 1)),  # the label of its act is not counted
    ],
)
def test_own_voice_within_one_actor(outlet, actor, family, expected):
    table = own_voice_by_actor(codes(TWO, labels=ACTORS))
    found = [value(table, m, outlet=outlet, actor=actor, family=family) for m in (*SHARES, "pooled_own_voice")]
    assert (*[row.value for row in found], found[0].n, found[0].articles) == pytest.approx(expected)


def test_a_family_that_is_not_used_has_no_row():
    table = own_voice_by_actor(codes(TWO, labels=ACTORS))
    assert set(table[table["outlet"] == "B"]["family"]) == {"(all)", "terrorist"}
    assert table["value"].notna().all()


def test_actor_by_family_over_a_whole_set():
    table = own_voice_by_actor(codes(TWO, labels=ACTORS), by="set")
    row = value(table, "own_voice", set="t", actor="slf", family="terrorist")
    assert (row.value, row.n, row.articles) == (pytest.approx((1 / 2 + 0 + 1) / 3), 4, 3)


def test_an_interval_from_ten_articles_on():
    articles = {f"x{i}": {"outlet": "X"} for i in range(10)} | {f"y{i}": {"outlet": "Y"} for i in range(9)}
    rows = [terrorist(a, voice="own" if a[1] in "123" else "attributed") for a in articles]
    table = own_voice(codes(articles, labels=rows))
    of_ten, of_nine = (value(table, "own_voice", outlet=o) for o in "XY")
    assert of_ten.value == pytest.approx(0.3) and 0 <= of_ten.low < of_ten.value < of_ten.high <= 1
    assert of_nine.value == pytest.approx(3 / 9) and of_nine.low != of_nine.low


def test_by_actor_and_by_category_count_the_same_labels():
    """The invented set: labels of actors, summed over actors, are those that own_voice counts."""
    given = read_codes(open_set(INVENTED), "reference")
    by_actor, whole = own_voice_by_actor(given), own_voice(given, refers_to="actor")
    terrorist_rows = by_actor[(by_actor["family"] == "terrorist") & (by_actor["measure"] == "pooled_own_voice")]
    counted = terrorist_rows.assign(own=terrorist_rows["n"] * terrorist_rows["value"]).groupby("outlet")[["n", "own"]].sum()
    pooled = whole[whole["measure"] == "pooled_own_voice"].set_index("outlet")
    assert counted["n"].to_dict() == pooled["n"].to_dict() and counted["n"].sum() > 30
    assert counted["own"].to_dict() == pytest.approx((pooled["n"] * pooled["value"]).to_dict())
