"""Every row of a wording comparison leads back to the coded rows that it counts."""

import sys
from functools import partial

import pandas as pd
import pytest

import framing
from framing.errors import TableError
from framing.measures import (
    actor_families,
    behind,
    label_rates,
    label_shares,
    own_voice,
    own_voice_by_actor,
    prevalence,
    standardised_shares,
)
from framing.measures.comparison import ANYWHERE, WHERE
from framing.study import draw_own_voice, open_study
from tests.conftest import INVENTED
from tests.measures.tables import codes
from tests.measures.test_voice import ACTORS
from tests.measures.test_wording import TWO

GIVEN = framing.read_codes(framing.open_set(INVENTED), "reference")


@pytest.fixture
def quick(monkeypatch):
    """The rows of a unit are looked for thousands of times here: the coded rows they are taken from are kept."""
    module = sys.modules["framing.measures.behind"]
    for name in ("referring_phrases", "references", "chosen_labels"):
        made, kept = getattr(module, name), {}

        def again(codes, *args, made=made, kept=kept, **options):
            key = (id(codes), args, *options.items())
            if key not in kept:
                kept[key] = made(codes, *args, **options)
            return kept[key]

        monkeypatch.setattr(module, name, again)


def over_all_actors(given, by, **options):
    return standardised_shares(label_shares(given, by, **options), by)


TABLES = [
    label_shares,
    partial(label_shares, refers_to="anything"),
    over_all_actors,
    partial(prevalence, category="militant"),
    partial(prevalence, refers_to="anything"),
    label_rates,
    partial(label_rates, category="fighter", refers_to="anything"),
    own_voice,
    partial(own_voice, category="attacker", refers_to="actor"),
    own_voice_by_actor,
    actor_families,
]


def check(given, row, **options):
    """As many rows as `n`, and of them as many as the value says."""
    counted, whole = behind(given, row, **options), behind(given, row, whole=True, **options)
    measure = row.get("measure", "phrases")
    if measure == "phrases":
        assert (len(counted), len(whole)) == (row["phrases"], row["references"])
    elif measure.startswith("prevalence"):
        assert len(counted) == len(whole) == row["n"]
        assert row["value"] == pytest.approx(counted["article_id"].nunique() / row["articles"])
    elif measure.startswith("pooled"):
        assert len(whole) == row["n"]
        assert row["value"] == pytest.approx(len(counted) / row["n"] * (100 if measure == "pooled_rate" else 1))
    elif measure != "rate" and "standardised" not in row.get("actor", ""):  # a mean over articles
        assert len(whole) == row["n"]
        per_article = counted.groupby("article_id").size().reindex(whole["article_id"].unique(), fill_value=0)
        assert row["value"] == pytest.approx((per_article / whole.groupby("article_id").size()).mean())
    else:
        assert len(whole) == row["n"]
        assert (len(counted) > 0) == (row["value"] > 0)


@pytest.mark.parametrize("measure", TABLES, ids=lambda m: getattr(m, "__name__", None) or f"{m.func.__name__} {m.keywords}")
@pytest.mark.parametrize("by", ["outlet", "set"])
def test_every_other_row_of_the_invented_set_leads_back_to_its_labels(measure, by, quick):
    table = measure(GIVEN, by=by)
    assert len(table), "nothing is tested"
    for row in table.iloc[::2].to_dict("records"):
        check(GIVEN, row)


@pytest.mark.parametrize("measure", [prevalence, label_rates, own_voice, actor_families])
def test_every_row_of_single_articles_leads_back_to_its_labels(measure, quick):
    for row in measure(GIVEN, by="article").to_dict("records"):
        check(GIVEN, row)


@pytest.mark.parametrize("where", [w for w in WHERE if w != ANYWHERE])
def test_every_third_row_of_one_part_of_the_articles_leads_back_to_its_labels(where, quick):
    tables = [label_shares, prevalence, label_rates, own_voice_by_actor, actor_families]
    for table in [measure(GIVEN, where=where) for measure in tables]:
        assert len(table)
        for row in table.iloc[::3].to_dict("records"):
            check(GIVEN, row)


def test_the_numbers_beside_the_figure_lead_back_too():
    """There rows of outlets and of their articles stand in one table."""
    study = open_study(INVENTED, "reference")
    numbers = draw_own_voice(study).numbers
    assert set(numbers["article"]) > {"(all)"}
    for row in numbers.iloc[::3].to_dict("records"):
        check(study.codes, row)


def test_opinion_pieces_come_back_where_they_were_counted():
    given = codes(TWO, labels=[{"article_id": "o1", "category": "terrorist"}, {"article_id": "a1", "category": "terrorist"}])
    (row,) = own_voice(given, genres=None).query("measure == 'own_voice'").to_dict("records")
    assert list(behind(given, row, genres=None)["article_id"]) == ["o1", "a1"]
    assert list(behind(given, row)["article_id"]) == ["a1"]


# table, row, the labels that it counts, those it is a share of
@pytest.mark.parametrize(
    ("table", "where", "counted", "whole"),
    [
        (label_shares, {"outlet": "A", "actor": "slf", "family": "terrorist", "voice": "others", "measure": "share"}, ["l1", "l4"], ["l0", "l1", "l2", "l3", "l4"]),
        (label_shares, {"outlet": "A", "actor": "slf", "family": "insurgent", "voice": "own", "measure": "pooled_share"}, ["l2"], ["l0", "l1", "l2", "l3", "l4"]),
        (own_voice_by_actor, {"outlet": "A", "actor": "slf", "family": "insurgent", "measure": "own_voice"}, ["l2"], ["l2", "l3"]),
        (own_voice_by_actor, {"outlet": "A", "actor": "slf", "family": "insurgent", "measure": "own_voice_not_embedded"}, [], ["l2", "l3"]),
        (own_voice_by_actor, {"outlet": "A", "actor": "slf", "family": "(all)", "measure": "distancing"}, ["l3"], ["l0", "l1", "l2", "l3", "l4"]),
        (own_voice, {"outlet": "A", "measure": "own_voice"}, ["l0", "l7"], ["l0", "l1", "l4", "l6", "l7"]),
        (prevalence, {"outlet": "A", "actor": "slf", "measure": "prevalence_own"}, ["l0"], ["l0"]),
        (label_rates, {"outlet": "A", "actor": "rb", "measure": "rate"}, ["l6"], ["l6"]),
        (actor_families, {"outlet": "A", "actor": "slf", "family": "terrorist"}, ["l0", "l1", "l4"], ["l0", "l1", "l2", "l3", "l4"]),
    ],
)  # fmt: skip
def test_the_labels_behind_a_cell(table, where, counted, whole):
    given = codes(TWO, labels=ACTORS)
    rows = table(given)
    for column, wanted in where.items():
        rows = rows[rows[column] == wanted]
    (row,) = rows.to_dict("records")
    assert sorted(behind(given, row)["label_id"]) == counted
    assert sorted(behind(given, row, whole=True)["label_id"]) == whole


def test_bare_names_are_behind_a_rate():
    given = codes(TWO, labels=ACTORS, mentions=[{"article_id": "a1"}, {"article_id": "b1"}])
    row = label_rates(given).query("outlet == 'A' and actor == 'slf' and measure == 'rate'").iloc[0]
    whole = behind(given, row, whole=True)
    assert (len(whole), list(whole["text"]).count("SLF")) == (6, 1)


def test_a_cell_leads_to_its_sentences():
    articles = framing.read_articles(INVENTED)
    shares = label_shares(GIVEN)
    cell = shares.query("outlet == 'Harbour Times' and actor == 'slf' and family == 'militant' and measure == 'share'").iloc[
        0
    ]
    found = framing.context(behind(GIVEN, cell), articles)
    assert len(found) and found["words"].str.casefold().str.contains("militan").all()
    for row in found.itertuples():
        assert articles.texts[row.article_id][row.start : row.end] == row.words


# row, what is wrong
@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"outlet": "A", "measure": "unsourced"}, "a row with measure 'unsourced' is of no comparison table; give a row of one"),
        ({"actor": "slf", "measure": "share", "family": "bare"}, "the row doesn't say what it is of; it needs one of the columns outlet, article, set"),
    ],
)  # fmt: skip
def test_rows_of_other_tables_are_refused(row, says):
    with pytest.raises(TableError) as error:
        behind(codes(TWO), pd.Series(row))
    assert str(error.value) == says
