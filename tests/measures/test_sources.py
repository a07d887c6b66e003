import pytest

from framing.errors import TableError
from framing.measures import analysts, attributions, cue_words, source_diversity, source_overlap, speakers, units
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}}
ROWS = [
    {"article_id": "a1", "words": 10},
    {"article_id": "a1", "words": 20},
    {"article_id": "a1", "speaker": "Jo Lind", "source_type": "analyst", "party": "none", "words": 10, "affiliation": "Polar Risk", "affiliation_country": "nordreach"},
    {"article_id": "a2", "speaker": "Jo Lind", "source_type": "analyst", "party": "none", "words": 5, "quote_type": "indirect"},
    {"article_id": "b1", "cue_class": "condemn", "words": 3},
    {"article_id": "b1", "cue_class": "other", "words": 3},
]  # fmt: skip


def value(table, measure, **where):
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    (found,) = table[table["measure"] == measure].itertuples()
    return found


def test_speakers_attributions_and_words_are_means_over_articles():
    table = speakers(codes(ARTICLES, attributions=ROWS))
    where = {"outlet": "A", "kind": "speech", "source_type": "government"}
    assert value(table, "speakers", **where).value == pytest.approx((1 / 2 + 0) / 2)
    assert value(table, "attributions", **where).value == pytest.approx((2 / 3 + 0) / 2)
    assert value(table, "words", **where).value == pytest.approx((30 / 40 + 0) / 2)
    assert [value(table, m, **where).n for m in ("speakers", "attributions", "words")] == [3, 4, 45]


def test_positions_stand_apart_and_refusals_are_left_out():
    table = speakers(codes(ARTICLES, attributions=ROWS))
    assert value(table, "attributions", outlet="B", kind="position", source_type="government").value == 1.0
    assert table[(table["outlet"] == "B") & (table["kind"] == "speech")].empty


def test_a_speaker_of_two_roles_counts_in_the_first_and_in_both_kinds():
    rows = [
        {"article_id": "a1", "source_type": "analyst", "start": 900, "words": 1},
        {"article_id": "a1", "source_type": "military", "start": 100, "words": 1},
        {"article_id": "a1", "source_type": "military", "start": 950, "cue_class": "accuse"},
    ]
    table = speakers(codes(ARTICLES, attributions=rows))
    assert value(table, "speakers", kind="speech", source_type="military").value == 1.0
    assert value(table, "attributions", kind="speech", source_type="military").value == 0.5
    assert value(table, "speakers", kind="position", source_type="military").n == 1


def test_an_article_without_words_of_its_own_has_no_share_of_words():
    rows = [{"article_id": "a1", "words": 0, "nested": True}, {"article_id": "a2", "words": 4}]
    table = speakers(codes(ARTICLES, attributions=rows))
    assert [value(table, m).articles for m in ("speakers", "attributions", "words")] == [2, 2, 1]


def test_attitudes_are_a_kind_of_their_own_and_left_out_unless_asked_for():
    rows = [
        *ROWS,
        {"article_id": "b1", "cue_class": "attitude", "speaker": "Iva Resh", "words": 7},
        {"article_id": "b1", "cue_class": None, "speaker": "Iva Resh", "words": 1, "named": None},
    ]
    given = codes(ARTICLES, attributions=rows)
    assert list(attributions(given)["kind"]) == ["speech"] * 4 + ["position", "speech"]
    assert list(attributions(given, attitudes=True)["kind"]) == ["speech"] * 4 + ["position", "attitude", "speech"]
    assert "attitude" not in set(speakers(given)["kind"])
    with_them = speakers(given, attitudes=True)
    assert value(with_them, "words", outlet="B", kind="attitude", source_type="government").n == 7
    assert value(with_them, "words", outlet="B", kind="position", source_type="government").n == 3
    kept = with_them[with_them["kind"] != "attitude"].reset_index(drop=True)
    assert kept.equals(speakers(given))
    assert "attitude" not in set(cue_words(given)["cue_class"])
    assert set(source_overlap(given)["other_sources"]) == {0}, "nobody named speaks in B"


def test_an_analyst_who_only_hopes_is_in_the_table_if_asked_for():
    given = codes(ARTICLES, attributions=[{"article_id": "a1", "source_type": "analyst", "cue_class": "attitude"}])
    assert analysts(given).empty and len(analysts(given, attitudes=True)) == 1


# the call, what it says
@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda c: speakers(c, "rank"), "sources have no role 'rank'; it is one of source_type, party"),
        (lambda c: cue_words(c, role="speaker"), "sources have no role 'speaker'; it is one of source_type, party"),
        (lambda c: source_overlap(c, by="date"), "nothing to compare by 'date'; it is one of outlet, article, set"),
    ],
)
def test_what_cant_be_compared_is_named(call, says):
    with pytest.raises(TableError) as error:
        call(codes(ARTICLES, attributions=ROWS))
    assert str(error.value) == says


def test_all_units_are_known_also_those_without_rows():
    assert units(codes(ARTICLES)) == ["A", "B"]
    assert units(codes(ARTICLES), "article") == ["a1", "a2", "b1"]


def test_diversity_is_the_number_of_equally_heard_speakers():
    rows = [{"article_id": "a1", "speaker": s, "words": 5} for s in ("p", "q", "r", "s")] + [
        {"article_id": "a2", "speaker": "p", "words": 9},
        {"article_id": "a2", "speaker": "p", "words": 0},
        {"article_id": "a2", "speaker": "q", "cue_class": "condemn"},
        # shares 1/2, 1/4, 1/4: exp of the entropy is 2 ** 1.5
        {"article_id": "b1", "speaker": "p"},
        {"article_id": "b1", "speaker": "p"},
        {"article_id": "b1", "speaker": "q"},
        {"article_id": "b1", "speaker": "r"},
    ]
    table = source_diversity(codes(ARTICLES, attributions=rows))
    assert value(table, "speakers", outlet="A").value == (4 + 1) / 2
    assert value(table, "effective_by_attributions", outlet="A").value == pytest.approx((4 + 1) / 2)
    assert value(table, "effective_by_words", outlet="A").n == 29
    assert value(table, "effective_by_attributions", outlet="B").value == pytest.approx(2**1.5)


def test_an_article_with_no_words_has_no_diversity_by_words():
    table = source_diversity(codes(ARTICLES, attributions=[{"article_id": "a1", "words": 0}, {"article_id": "a2"}]))
    row = value(table, "effective_by_words")
    assert (row.value, row.articles) == (1.0, 1)


def test_by_party():
    table = speakers(codes(ARTICLES, attributions=ROWS), role="party")
    assert value(table, "speakers", outlet="A", kind="speech", party="none").value == pytest.approx((1 / 2 + 1) / 2)


def test_the_analysts_table():
    (row,) = analysts(codes(ARTICLES, attributions=ROWS)).itertuples()
    assert (row.speaker, row.affiliation, row.affiliation_country, row.articles, row.attributions, row.words, row.quoted, row.outlets) == (
        "Jo Lind", "Polar Risk", "nordreach", 2, 2, 15, True, 1)  # fmt: skip


def test_an_unnamed_analyst_is_not_in_the_table():
    assert analysts(codes(ARTICLES, attributions=[{"article_id": "a1", "source_type": "analyst", "named": False}])).empty


def test_type_and_country_are_those_of_the_affiliation_that_is_shown():
    rows = [
        {"affiliation_country": "kelmaria"},
        {"affiliation": "Polar Risk", "affiliation_type": "consultancy"},
        {"affiliation": "University of Orvad", "affiliation_type": "university", "affiliation_country": "vostania"},
    ]
    (row,) = analysts(
        codes(ARTICLES, attributions=[{"article_id": "a1", "source_type": "analyst", **r} for r in rows])
    ).itertuples()
    assert (row.affiliation, row.affiliation_type, row.affiliation_country) == ("Polar Risk", "consultancy", None)


def test_the_first_place_is_the_first_paragraph_of_a_body():
    caption = {"article_id": "a1", "source_type": "analyst", "zone": "caption", "paragraph": -1}
    body = {"article_id": "a1", "source_type": "analyst", "paragraph": 3}
    assert analysts(codes(ARTICLES, attributions=[caption, body]))["first"].tolist() == [3]
    assert analysts(codes(ARTICLES, attributions=[caption]))["first"].tolist() == [-1]


def test_refusals_to_comment_cite_no_analyst():
    assert analysts(
        codes(ARTICLES, attributions=[{"article_id": "a1", "source_type": "analyst", "cue_class": "other"}])
    ).empty
