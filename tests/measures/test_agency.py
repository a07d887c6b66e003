import pytest

from framing.codebook import read_codebook
from framing.errors import TableError
from framing.measures import agency, killing_clauses
from tests.conftest import INVENTED, REAL
from tests.measures.tables import codes
from tests.measures.test_whose_figures import cell

BOOK = read_codebook(INVENTED / "codebook.yml")
MARKET, RAID, UNSOLVED = "dorim_2031-03-04", "halvet_2031-03-09", "korsa_2031-03-20"  # public from 6 March, 9 March, never
ARTICLES = {"a1": {"outlet": "A", "date": "2031-03-10"}, "a2": {"outlet": "A", "date": "2031-03-05"}}


def read(rows, articles=ARTICLES):
    return killing_clauses(codes(articles, casualties=rows), BOOK)


# the agent's words, its party, how it is read
@pytest.mark.parametrize(
    ("agent", "party", "agency"),
    [
        (None, None, "nobody"),
        ("", None, "nobody"),
        ("the strikes", None, "instrument"),
        ("two massive explosions", None, "instrument"),
        ("an air strike", None, "instrument"),
        ("Tuesday’s explosion at the livestock market", None, "instrument"),
        ("A bomb hidden in a feed trailer", None, "instrument"),
        ("Korsa pass ambush", None, "instrument"),
        ("a bomb planted by insurgents", None, "named"),
        ("the missiles of the army", None, "named"),
        ("rebel fire", None, "named"),
        ("their drones", None, "named"),
        ("gunmen", None, "named"),
        ("the drones", "kelmaria", "named"),
        (None, "kelmaria", "named"),
        ("the strikes", "unknown", "instrument"),
    ],
)
def test_an_agent_is_told_from_an_instrument(agent, party, agency):
    row = {"article_id": "a1", "event": RAID, "agent": agent, "agent_party": party, "source": "officials"}
    assert list(read([row])["agency"]) == [agency]


# in codes without words: the party, the construction, how it is read
@pytest.mark.parametrize(
    ("party", "construction", "agency"),
    [
        ("kelmaria", "passive", "named"),
        (None, "active", "instrument"),
        (None, "passive_agent", "instrument"),
        (None, "participle_active", "instrument"),
        (None, "participle_passive", "nobody"),
        (None, "passive", "nobody"),
        (None, "nominal", "nobody"),
    ],
)
def test_text_free_codes_go_by_party_and_construction(party, construction, agency):
    row = {"article_id": "a1", "agent_party": party, "construction": construction, "source_start": 5, "source_end": 9}
    assert list(read([row])["agency"]) == [agency]


# event, date of publication, was its author public?
@pytest.mark.parametrize(
    ("event", "date", "author"),
    [
        (MARKET, "2031-03-06", "public"),
        (MARKET, "2031-03-05T23:00", "not public"),
        (MARKET, "2031-03", "not public"),
        (MARKET, "2031-04", "public"),
        (MARKET, None, "not public"),
        (RAID, None, "public"),
        (UNSOLVED, "2031-12-31", "not public"),
        ("brenik_tram_2029", "2029-06-01", "not public"),
        ("brenik_tram_2029", "2031-01-01", "public"),
        ("other", "2031-03-31", "not public"),
    ],
)
def test_the_author_is_public_from_the_day_that_the_codebook_says(event, date, author):
    assert list(read([{"article_id": "a1", "event": event}], {"a1": {"date": date}})["author"]) == [author]


def test_an_article_is_not_older_than_what_it_tells_of():
    rows = [{"article_id": "a1", "event": MARKET}, {"article_id": "a1", "event": RAID, "effect": "injured"}]
    assert list(read(rows, {"a1": {"date": "2031-03"}})["author"]) == ["public"]


CLAUSES = [
    {
        "article_id": "a1",
        "event": RAID,
        "victims_party": "slf",
        "agent": "Vostanian jets",
        "construction": "active",
        "agent_party": "vostania",
    },
    {"article_id": "a1", "event": RAID, "victims_party": "slf", "construction": "passive"},
    {"article_id": "a1", "event": RAID, "victims_party": "slf", "construction": "nominal", "bound": "none"},
    {"article_id": "a1", "event": MARKET, "agent": "a bomb", "construction": "active", "effect": "both"},
    {"article_id": "a1", "event": MARKET, "effect": "injured"},
    {"article_id": "a2", "event": RAID, "victims_party": "slf", "construction": "passive", "zone": "caption"},
    {"article_id": "a2", "event": RAID, "victims_party": "slf", "construction": "passive", "zone": "caption"},
    {"article_id": "a2", "event": UNSOLVED, "victims_party": "slf", "construction": "passive"},
]


def test_clauses_and_shares_by_side_of_the_victims():
    table = agency(codes(ARTICLES, casualties=CLAUSES), BOOK)
    public = {"outlet": "A", "victims_party": "slf", "author": "public", "construction": "(all)"}
    nobody = cell(table, "clauses", agency="nobody", **public)
    assert (nobody.value, nobody.n, nobody.articles) == (3, 4, 2)
    assert cell(table, "share", agency="nobody", **public).value == pytest.approx((2 / 3 + 1) / 2)
    assert cell(table, "pooled_share", agency="nobody", **public).value == pytest.approx(3 / 4)
    assert cell(table, "clauses", agency="nobody", **public | {"construction": "nominal"}).value == 1
    assert cell(table, "clauses", agency="instrument", **public | {"victims_party": "unknown"}).value == 1
    assert cell(table, "clauses", agency="nobody", **public | {"victims_party": "(all)"}).n == 5


def test_nobody_is_compared_only_where_the_author_was_public():
    table = agency(codes(ARTICLES, casualties=CLAUSES), BOOK)
    unknown = table[table["author"] == "not public"]
    assert set(unknown["measure"]) == {"clauses"} and unknown["value"].sum() > 0
    shares = table[table["measure"] == "share"]
    assert set(shares["author"]) == {"public"} and set(shares["construction"]) == {"(all)"}
    for _, group in shares.groupby(["outlet", "victims_party"]):
        assert group["value"].sum() == pytest.approx(1)


def test_without_events_nothing_is_public_and_sides_must_be_known():
    assert set(agency(codes(ARTICLES, casualties=CLAUSES), read_codebook())["author"]) == {"not public"}
    assert agency(codes(ARTICLES), BOOK).empty
    with pytest.raises(TableError, match="victims have no side 'town'"):
        agency(codes(ARTICLES), BOOK, side="town")


def test_the_real_set_is_read_without_its_words():
    from framing.study import open_study

    study = open_study(REAL, "reference")
    clauses = killing_clauses(study.codes, study.codebook, "article").set_index(["article_id", "start"])
    by_article = clauses[clauses["author"] == "public"].groupby("article_id")["agency"].value_counts()
    assert by_article["000"].to_dict() == {"named": 2, "instrument": 2, "nobody": 2}
    assert by_article["002"].to_dict() == {"instrument": 1, "nobody": 1}
