"""Every comparison table leads back to the words it counts, or says why it doesn't: rows from all over each table are tried."""

import json

import pandas as pd
import pytest

import framing
from framing import measures
from framing.errors import TableError
from framing.measures import behind
from framing.measures.behind import KNOWN_BY, NO_WORDS
from framing.study import FIGURES, open_study
from framing.tables.comparisons import COMPARISONS
from tests.conftest import INVENTED

STUDY = {kind: open_study(INVENTED, kind) for kind in ("machine", "reference")}
ARTICLES = framing.read_articles(INVENTED)
WORDING = (
    "label_shares",
    "prevalence",
    "label_rates",
    "own_voice",
    "own_voice_by_actor",
    "actor_families",
)  # test_behind.py
PER_ARTICLE = "share"

OVER_TIME = ("own_voice_over_time", "sources_over_time")


def made(name: str, kind: str, **options) -> pd.DataFrame:
    study = STUDY[kind]
    measure = getattr(measures, name)
    return measure(study.codes, study.codebook, **options) if name == "agency" else measure(study.codes, **options)


def some(table: pd.DataFrame, most: int = 8) -> list[dict]:
    """Rows from all over a table."""
    return table.iloc[:: max(1, len(table) // most)].to_dict("records")


def pair(row: dict, kind: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the value counts, and what it is a share of."""
    return tuple(behind(STUDY[kind].codes, row, whole=whole, codebook=STUDY[kind].codebook) for whole in (False, True))


def test_every_declared_table_is_known_or_has_a_reason():
    assert {*KNOWN_BY} | {*WORDING} | {*OVER_TIME} >= {*COMPARISONS}
    assert {*NO_WORDS} - {"own_share"} <= {*KNOWN_BY}


@pytest.mark.parametrize("name", OVER_TIME)
def test_rows_of_a_period_lead_to_the_codes_of_its_articles(name):
    study = STUDY["machine"]
    days = dict(zip(study.codes["articles"]["article_id"], study.codes["articles"]["date"].str[:10], strict=True))
    table = made(name, "machine", every="day")
    table = table[(table["n"] > 0) & (table["value"] > 0)]
    assert len(table)
    for row in some(table):
        counted, whole = pair(row, "machine")
        assert 0 < len(counted) <= len(whole) == row["n"]
        assert {days[article] for article in whole["article_id"]} == {row["period"]}


# table, options: rows whose n counts coded rows, and whose value is a count or a share of them
@pytest.mark.parametrize("kind", ["machine", "reference"])
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("whose_figures", {}),
        ("whose_figures", {"side": "place_party", "by": "set"}),
        ("qualifiers", {}),
        ("qualifiers", {"role": "victims_party", "by": "set"}),
        ("agency", {"by": "set"}),
        ("agency", {"side": "place_party", "by": "set"}),
        ("cue_words", {"by": "set"}),
        ("cue_words", {"role": "source_type", "by": "set"}),
    ],
)
def test_as_many_rows_as_n_and_of_them_as_many_as_the_value_says(name, options, kind):
    table = made(name, kind, **options)
    assert len(table)
    for row in some(table[~table["measure"].eq(PER_ARTICLE)]):
        counted, whole = pair(row, kind)
        assert len(whole) == row["n"]
        share = row["measure"].startswith("pooled")
        assert len(counted) == pytest.approx(row["value"] * (row["n"] if share else 1))


@pytest.mark.parametrize("options", [{}, {"role": "party", "by": "set"}, {"attitudes": True, "by": "set"}])
def test_speakers_lead_to_their_attributions(options):
    for row in some(made("speakers", "machine", **options)):
        counted, whole = pair(row, "machine")
        assert (whole["words"].sum() if row["measure"] == "words" else len(whole)) == row["n"]
        if row["measure"] != "words":
            per_article = counted.groupby("article_id").size() / whole.groupby("article_id").size()
            assert row["value"] == pytest.approx(per_article.fillna(0).mean())


def test_diversity_overlap_and_persons_lead_to_their_attributions():
    for row in some(made("source_diversity", "reference")):
        counted, whole = pair(row, "reference")
        assert len(counted) == len(whole)
        assert (whole["words"].sum() if row["measure"].endswith("words") else len(whole)) == row["n"]
    for row in some(made("source_overlap", "reference")):
        counted, whole = pair(row, "reference")
        assert (counted["speaker"].nunique(), whole["speaker"].nunique()) == (row["shared"], row["n"])
    for row in some(made("analysts", "reference")):
        counted, _ = pair(row, "reference")
        assert (len(counted), counted["words"].sum()) == (row["attributions"], row["words"])
    for row in some(made("same_speakers", "reference")):
        assert len(pair(row, "reference")[0]) == row["attributions"]


def test_tolls_and_disagreements_lead_to_their_claims():
    for row in some(made("tolls", "reference")):
        (claim,) = pair(row, "reference")[0].to_dict("records")
        assert (claim["bound"], claim["event"]) == (row["bound"], row["event"])
    pairs = made("disagreements", "reference")
    assert len(pairs)
    for row in some(pairs):
        claims = pair(row, "reference")[0]
        assert sorted(claims["article_id"]) == sorted([row["article_id_a"], row["article_id_b"]])


@pytest.mark.parametrize("level", ["about", "entry"])
def test_loaded_words_lead_to_their_uses(level):
    for row in some(made("loaded_words", "machine", by="set", level=level)):
        assert len(pair(row, "machine")[0]) == row["n"]


def test_shared_copy_leads_to_its_passages():
    for row in some(made("wire_share", "machine").query("measure == 'copy_share'")):
        assert (len(pair(row, "machine")[0]) > 0) == (row["value"] > 0)
    for row in some(made("carried", "machine")):
        assert list(pair(row, "machine")[0]["article_id"]) == json.loads(row["article_ids"])
    for row in some(made("shared_passages", "machine")):
        assert len(pair(row, "machine")[0]) == (row["words"] > 0)


# table, what is said instead of words
@pytest.mark.parametrize(
    ("name", "where", "says"),
    [
        ("readability", {}, "readability is measured on whole articles: the table style of the codes has its numbers, framing.show the article"),
        ("article_flow", {}, "article_flow counts articles, not words: the table flow of the codes says of each article how far it came and why"),
        ("wire_share", {"measure": "own_share"}, "own_share is what isn't shared: the row copy_share of the same unit leads to what is"),
    ],
)  # fmt: skip
def test_rows_without_words_say_why(name, where, says):
    table = made(name, "machine")
    for column, value in where.items():
        table = table[table[column] == value]
    with pytest.raises(TableError) as error:
        behind(STUDY["machine"].codes, table.iloc[0])
    assert str(error.value) == says


def test_a_row_of_agency_asks_for_the_codebook():
    row = made("agency", "machine").iloc[0]
    with pytest.raises(TableError, match=r"needs the codebook: behind\(study.codes, row, codebook=study.codebook\)"):
        behind(STUDY["machine"].codes, row)


@pytest.mark.parametrize("name", FIGURES)
def test_rows_of_every_figure_lead_to_their_sentences(name):
    study = STUDY["reference"]
    numbers = FIGURES[name](study).numbers
    why = {
        "flow": "counts articles",
        "vocabulary": "counts words",
        "readability": "whole articles",
        "contrasts": "values of articles",
    }
    for row in numbers.iloc[:: max(1, len(numbers) // 6)].to_dict("records"):
        try:
            rows = behind(study.codes, row, whole=True, codebook=study.codebook)
        except TableError as error:
            assert why[name] in str(error)
            continue
        assert name not in why
        found = framing.context(rows, ARTICLES)
        assert len(found) == len(rows) and found["words"].notna().all()
        for hit in found.itertuples():
            assert ARTICLES.texts[hit.article_id][hit.start : hit.end] == hit.words
