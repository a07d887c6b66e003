from functools import partial
from time import process_time

import pytest

from framing.codebook import read_codebook
from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.errors import TableError
from framing.measures import (
    agency,
    article_measure,
    cue_words,
    label_rates,
    label_shares,
    own_voice,
    own_voice_by_actor,
    prevalence,
    readability,
    speakers,
    whose_figures,
    wire_share,
)
from framing.measures.per_article import MEASURES
from tests.conftest import INVENTED
from tests.measures.tables import codes

BOOK = read_codebook(INVENTED / "codebook.yml")
ARTICLES = {"a1": {"outlet": "A"}, "a2": {"outlet": "A"}, "b1": {"outlet": "B"}, "o1": {"outlet": "B", "genre": "opinion"}}
SET = codes(
    ARTICLES,
    labels=[
        {"article_id": "a1", "category": "terrorist"},
        {"article_id": "a1", "category": "terrorist", "voice": "attributed"},
        {"article_id": "a1", "category": "militant"},
        {"article_id": "a1", "category": "militant"},
        {"article_id": "b1", "category": "militant", "voice": "attributed"},
        {"article_id": "o1", "category": "terrorist"},
    ],
    attributions=[
        {"article_id": "a2", "speaker": "Ana Brok", "party": "vostania"},
        {"article_id": "a2", "speaker": "Ivo Lem", "party": "kelmaria"},
        {"article_id": "b1", "speaker": "Ivo Lem", "party": "kelmaria"},
    ],
)
SLF = {"actor": "slf", "family": "terrorist"}


def values(measure, of):
    return {a: None if v != v else v for a, v in article_measure(SET, BOOK, measure, of).items()}


# measure, of what, each article's value (none: no ground for one)
@pytest.mark.parametrize(
    ("measure", "of", "expected"),
    [
        ("label_share", SLF, {"a1": 0.5, "a2": None, "b1": 0.0}),
        ("label_share", SLF | {"voice": "own"}, {"a1": 0.25, "a2": None, "b1": 0.0}),
        ("label_share", {"actor": "slf", "family": ["terrorist", "militant"], "voice": "own"}, {"a1": 0.75, "a2": None, "b1": 0.0}),
        ("label_share", {"actor": "ravnik_brigade", "family": "terrorist"}, {"a1": None, "a2": None, "b1": None}),
        ("own_voice", {}, {"a1": 0.5, "a2": None, "b1": None}),
        ("own_voice", {"category": "militant"}, {"a1": 1.0, "a2": None, "b1": 0.0}),
        ("prevalence", {"actor": "slf"}, {"a1": 1.0, "a2": None, "b1": 0.0}),
        ("speaker_share", {"party": "vostania"}, {"a1": None, "a2": 0.5, "b1": 0.0}),
        ("speaker_share", {"party": ["vostania", "kelmaria"]}, {"a1": None, "a2": 1.0, "b1": 1.0}),
        ("speaker_type_share", {"source_type": "analyst"}, {"a1": None, "a2": 0.0, "b1": 0.0}),
    ],
)  # fmt: skip
def test_values_of_articles(measure, of, expected):
    assert values(measure, of) == expected


# measure, of what, the message
@pytest.mark.parametrize(
    ("measure", "of", "message"),
    [
        ("wording", {}, "no measure 'wording'"),
        ("label_share", {"family": "terrorist"}, "label_share needs to know of which actor"),
        ("label_share", {"actor": "slf"}, "label_share needs to know of which family or voice"),
        ("label_share", SLF | {"party": "vostania"}, "label_share has no 'party'"),
        ("label_share", {"actor": ["slf", "ravnik_brigade"], "family": "terrorist"}, "actor takes one value"),
        ("label_share", {"actor": "slff", "family": "terrorist"}, "no actor 'slff'; did you mean slf?"),
        ("label_share", {"actor": "slf", "family": "terorist"}, "did you mean terrorist?"),
        ("speaker_share", {"party": "vostanya"}, "did you mean vostania?"),
        ("own_voice", {"category": "bad"}, "no label category 'bad'"),
        ("grade", {"quotes": "no"}, "quotations are counted in or out"),
    ],
)
def test_what_is_not_there_is_one_clear_line(measure, of, message):
    with pytest.raises(TableError, match=message.replace("?", r"\?")) as error:
        article_measure(SET, BOOK, measure, of)
    assert "\n" not in str(error.value)


NEEDED = {"actor": "slf", "party": "vostania", "family": "terrorist", "source_party": "(own voice)", "source_type": "analyst",
          "cue_class": "say", "agency": "named"}  # fmt: skip


BY_OUTLET = {  # the table with the same measure by outlet, its measure, and what its rows are of besides
    "label_share": (label_shares, "share", {"refers_to": "actor"}),
    "own_voice": (own_voice, "own_voice", {}),
    "own_voice_of_actor": (own_voice_by_actor, "own_voice", {"family": "(all)"}),
    "prevalence": (prevalence, "prevalence", {}),
    "prevalence_own": (prevalence, "prevalence_own", {}),
    "label_rate": (partial(label_rates, refers_to="anything"), "rate", {}),
    "figure_share": (whose_figures, "share", {"victims_party": "(all)"}),
    "speaker_share": (partial(speakers, role="party"), "speakers", {"kind": "speech"}),
    "attribution_share": (partial(speakers, role="party"), "attributions", {"kind": "speech"}),
    "word_share": (partial(speakers, role="party"), "words", {"kind": "speech"}),
    "speaker_type_share": (speakers, "speakers", {"kind": "speech"}),
    "attribution_type_share": (speakers, "attributions", {"kind": "speech"}),
    "word_type_share": (speakers, "words", {"kind": "speech"}),
    "cue_share": (partial(cue_words, role="party"), "share", {}),
    "agency_share": (partial(agency, codebook=BOOK), "share", {"victims_party": "(all)"}),
    "grade": (readability, "flesch_kincaid_grade", {}),
    "sentence_length": (readability, "sentence_length", {}),
    "copy_share": (wire_share, "copy_share", {"credit": "(any)"}),
}
FOUND = read_codes(open_set(INVENTED))


@pytest.mark.parametrize("measure", MEASURES)
def test_the_mean_over_an_outlets_articles_is_the_value_of_the_table_by_outlet(measure):
    made, (table_of, name, rest) = MEASURES[measure], BY_OUTLET[measure]
    of = {key: NEEDED[key] for key in (*(k for k, v in made.within.items() if v is None), *made.part[:1])}
    options = {"refers_to": "anything"} if measure.startswith("prevalence") else {}
    table = table_of(FOUND, **options)
    table = table[table["measure"] == name]
    for column, value in (of | rest).items():
        table = table[table[column] == value]
    by_outlet = table.groupby("outlet")["value"].sum()
    each = article_measure(FOUND, BOOK, measure, of)
    means = each.groupby(FOUND["articles"].set_index("article_id")["outlet"].reindex(each.index)).mean().dropna()
    assert len(means) and means.to_dict() == pytest.approx(by_outlet.reindex(means.index).to_dict())


def test_three_thousand_articles_take_no_longer_than_a_look():
    many = codes(
        {f"a{i}": {"outlet": "AB"[i % 2]} for i in range(3000)},
        labels=[{"article_id": f"a{i // 2}", "start": 20 * i, "category": "terrorist"} for i in range(6000)],
    )
    start = process_time()
    for measure, of in (
        ("label_share", SLF),
        ("own_voice", {}),
        ("prevalence_own", {"actor": "slf"}),
        ("label_rate", {"actor": "slf"}),
    ):
        assert article_measure(many, BOOK, measure, of).notna().sum() == 3000
    assert process_time() - start < 5
