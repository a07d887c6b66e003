import pandas as pd
import pytest

from framing.errors import TableError
from framing.measures import loaded_words
from framing.measures.loaded import NOT_SAID
from framing.tables import COMPARISONS, make_table
from tests.measures.tables import codes

ARTICLES = {
    "a1": {"outlet": "A"},
    "a2": {"outlet": "A"},
    "a3": {"outlet": "A"},  # without a text
    "b1": {"outlet": "B"},
    "o1": {"outlet": "A", "genre": "opinion"},
}
ZONES = [
    {"article_id": "a1", "zone": "headline", "words": 10},
    {"article_id": "a1", "zone": "body", "words": 490},
    {"article_id": "a1", "zone": "boilerplate", "words": 5_000},
    {"article_id": "a2", "zone": "body", "words": 1_000},
    {"article_id": "b1", "zone": "body", "words": 200},
    {"article_id": "o1", "zone": "body", "words": 300},
]
WORDS = [
    {"article_id": "a1"},
    {"article_id": "a1", "zone": "headline"},
    {"article_id": "a1", "entry": "atrocity", "voice": "attributed"},
    {"article_id": "a1", "zone": "boilerplate"},
    {"article_id": "a2", "entry": "regime", "about": "perpetrator", "party": "kelmaria", "voice": "scare_quote"},
    {"article_id": "b1", "entry": "martyr", "about": "victim", "party": None, "voice": "direct_quote"},
    {"article_id": "b1", "party": "kelmaria"},
    {"article_id": "o1"},
]


def study():
    fill = {"entry": "massacre", "about": "act", "party": "vostania", "voice": "own", "zone": "body"}
    fill |= {"start": 0, "end": 8, "text": "massacre", "sentence": 0, "rule": "reference"}
    found = codes(ARTICLES)
    loaded = make_table("loaded", [fill | row | {"start": 10 * n, "end": 10 * n + 8} for n, row in enumerate(WORDS)])
    zones = make_table("zones", [{"start": 100 * n, "end": 100 * n + 99} | row for n, row in enumerate(ZONES)])
    found.tables.update(loaded=loaded, zones=zones)
    return found


def cell(table, measure, **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_counts_and_shares_of_articles():
    table = loaded_words(study())
    own = {"outlet": "A", "party": "vostania", "about": "act", "voice": "own"}
    assert (cell(table, "count", **own).value, cell(table, "count", **own).n) == (2, 2)
    share = cell(table, "article_share", **own)
    assert (share.value, share.n, share.articles) == (0.5, 2, 2)
    assert cell(table, "count", **own | {"voice": "others"}).value == 1
    assert cell(table, "count", outlet="B", party=NOT_SAID, about="victim", voice="others").value == 1


def test_rates_are_uses_in_a_thousand_words_outside_boilerplate():
    table = loaded_words(study())
    own = {"outlet": "A", "party": "vostania", "about": "act", "voice": "own"}
    assert cell(table, "rate", **own).value == pytest.approx((2 / 500 * 1000 + 0) / 2)
    assert cell(table, "pooled_rate", **own).value == pytest.approx(2 / 1500 * 1000)
    assert cell(table, "rate", outlet="B", party="kelmaria", about="act", voice="own").value == pytest.approx(5)


def test_each_word_by_itself_and_single_articles():
    table = loaded_words(study(), by="article", level="entry")
    assert cell(table, "rate", article="a1", party="vostania", entry="atrocity", voice="others").value == pytest.approx(2)
    assert cell(table, "count", article="a2", party="kelmaria", entry="regime", voice="others").value == 1
    assert set(table[table["entry"] == "regime"]["about"]) == {"perpetrator"}


def test_every_side_has_the_same_rows_and_denominators():
    table = loaded_words(study())
    for unit, articles in (("A", 2), ("B", 1)):
        here = table[table["outlet"] == unit]
        assert set(here["articles"]) == {articles}
        grids = [list(zip(g["about"], g["voice"], g["measure"], strict=True)) for _, g in here.groupby("party")]
        assert len(grids) == 3 and all(grid == grids[0] for grid in grids)
    silent = cell(table, "rate", outlet="B", party="vostania", about="act", voice="own")
    assert (silent.value, silent.n) == (0, 0) and pd.isna(silent.high)


def test_opinion_only_when_asked_for():
    table = loaded_words(study(), genres=None)
    assert cell(table, "count", outlet="A", party="vostania", about="act", voice="own").value == 3


def test_no_use_is_never_certain_from_ten_articles_on():
    many = {f"x{n}": {"outlet": "X"} for n in range(10)} | {"y1": {"outlet": "Y"}}
    found = codes(many)
    spans = [{"article_id": i, "start": 0, "end": 9, "zone": "body", "words": 100} for i in many]
    word = {"start": 0, "end": 8, "text": "massacre", "entry": "massacre", "about": "act", "party": "vostania"}
    word |= {"article_id": "y1", "voice": "own", "zone": "body", "sentence": 0, "rule": "reference"}
    found.tables.update(zones=make_table("zones", spans), loaded=make_table("loaded", [word]))
    share = cell(loaded_words(found), "article_share", outlet="X", voice="own")
    assert share.value == 0 and share.high == pytest.approx(0.3085, abs=1e-4)


def test_the_table_is_as_declared():
    table = loaded_words(study())
    assert list(table.columns) == [c.name for c in COMPARISONS["loaded_words"]]
    assert set(table["about"]) <= {"victim", "perpetrator", "act"} and set(table["voice"]) == {"own", "others"}


def test_nothing_loaded():
    table = loaded_words(codes(ARTICLES))
    assert table.empty and list(table.columns[:5]) == ["outlet", "party", "about", "entry", "voice"]


def test_an_unknown_level_is_refused():
    with pytest.raises(TableError, match=r"^no level 'word' of loaded words; it is one of about, entry$"):
        loaded_words(codes(ARTICLES), level="word")
