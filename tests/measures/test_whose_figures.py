import pytest

from framing.errors import TableError
from framing.measures import qualifiers, whose_figures
from framing.measures.whose_figures import DOUBTS
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "o1": {"outlet": "A", "genre": "opinion"}}


def figure(article, low, source=None, victims="unknown", **more):
    return {"article_id": article, "low": low, "high": low, "source_party": source, "victims_party": victims, **more}


FIGURES = [
    figure("a1", 9, "vostania", "slf"),
    figure("a1", 8, "vostania", "slf"),
    figure("a1", 8, "vostania", "slf"),  # told again
    figure("a1", 7, "kelmaria", place_party="kelmaria"),
    figure("a1", 6),
    figure("a2", 5, victims="slf"),
    figure("a2", 4, "kelmaria", background=True),
    figure("a2", 1, "kelmaria", victims_named=True),
    figure("o1", 3, "kelmaria"),
    figure("b1", 9, "vostania", "slf"),
]


def cell(table, measure, **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_claims_by_source_and_victims_background_named_dead_and_opinion_left_out():
    table = whose_figures(codes(ARTICLES, casualties=FIGURES))
    count = cell(table, "claims", outlet="A", victims_party="slf", source_party="vostania")
    assert (count.value, count.n, count.articles) == (2, 3, 2)
    assert cell(table, "share", outlet="A", victims_party="slf", source_party="vostania").value == pytest.approx((1 + 0) / 2)
    assert cell(table, "pooled_share", outlet="A", victims_party="slf", source_party="vostania").value == pytest.approx(
        2 / 3
    )
    assert cell(table, "claims", outlet="B", victims_party="slf", source_party="kelmaria").value == 0


def test_the_unsourced_share_is_the_own_voice_of_all_victims():
    unsourced = cell(
        whose_figures(codes(ARTICLES, casualties=FIGURES)),
        "share",
        outlet="A",
        victims_party="(all)",
        source_party="(own voice)",
    )
    assert (unsourced.value, unsourced.n, unsourced.articles) == (pytest.approx((1 / 4 + 1) / 2), 5, 2)


def test_shares_of_one_outlet_and_side_add_up_to_one():
    table = whose_figures(codes(ARTICLES, casualties=FIGURES))
    for _, group in table[table["measure"] != "claims"].groupby(["outlet", "victims_party", "measure"]):
        assert group["value"].sum() == pytest.approx(1)


def test_by_place_and_by_article():
    table = whose_figures(codes(ARTICLES, casualties=FIGURES), "article", side="place_party")
    assert cell(table, "claims", article="a1", place_party="kelmaria", source_party="kelmaria").value == 1
    assert cell(table, "claims", article="a1", place_party="unknown", source_party="vostania").value == 2


def test_no_figures_and_unknown_sides():
    assert whose_figures(codes(ARTICLES)).empty and list(qualifiers(codes(ARTICLES)).columns[:3]) == [
        "outlet",
        "source_party",
        "doubt",
    ]
    with pytest.raises(TableError, match="victims have no side 'effect'"):
        whose_figures(codes(ARTICLES), side="effect")
    with pytest.raises(TableError, match="statements have no 'effect'"):
        qualifiers(codes(ARTICLES), role="effect")


STATEMENTS = [
    figure("a1", 9, "kelmaria", qualifier="Neither account could be independently verified"),
    figure("a1", 8, "kelmaria", attribution_id="q1"),
    figure("a1", 7, "kelmaria"),
    {"article_id": "a1", "bound": "none", "source_party": "kelmaria", "certainty": "hedged", "attribution_id": "q2"},
    figure("a2", 5, "kelmaria", "slf", qualifier="SLF-run"),
    figure("a2", 4, "vostania", qualifier="disputed"),
    figure("a2", 3, qualifier="reportedly"),
    figure("a2", 2, qualifier="widely believed", zone="caption"),
    figure("a2", 2, qualifier="widely believed", zone="caption"),
]
CUES = [
    {"article_id": "a1", "attribution_id": "q1", "cue_class": "claim"},
    {"article_id": "a1", "attribution_id": "q2", "cue_class": "say"},
    {"article_id": "b1", "attribution_id": "q2", "cue_class": "claim"},  # another article's
]
EXPECTED = {  # over the two articles of outlet A: of 4 statements, of 1
    "kelmaria": {"any": (3 / 4 + 1) / 2, "claimed": 1 / 8, "unverified": 1 / 8, "hedged": 1 / 8, "x_run": 1 / 2},
    "vostania": {"any": 1, "other_words": 1},
    "(own voice)": {"any": 1, "reportedly": 1 / 2, "believed": 1 / 2},
}


@pytest.mark.parametrize("party", EXPECTED)
def test_doubts_by_party_of_the_source(party):
    table = qualifiers(codes(ARTICLES, casualties=STATEMENTS, attributions=CUES))
    for doubt in DOUBTS:
        assert cell(table, "share", outlet="A", source_party=party, doubt=doubt).value == pytest.approx(
            EXPECTED[party].get(doubt, 0)
        ), doubt


def test_every_party_has_the_same_list_and_a_repeated_caption_counts_once():
    table = qualifiers(codes(ARTICLES, casualties=STATEMENTS, attributions=CUES))
    for _, group in table.groupby(["outlet", "source_party", "measure"]):
        assert tuple(group["doubt"]) == DOUBTS
    assert cell(table, "share", outlet="A", source_party="(own voice)", doubt="any").n == 2
    pooled = cell(table, "pooled_share", outlet="A", source_party="kelmaria", doubt="any")
    assert (pooled.value, pooled.n, pooled.articles) == (pytest.approx(4 / 5), 5, 2)


def test_doubts_by_side_of_the_victims():
    table = qualifiers(codes(ARTICLES, casualties=STATEMENTS), role="victims_party")
    assert cell(table, "share", outlet="A", victims_party="slf", doubt="x_run").value == 1
