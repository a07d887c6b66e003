"""One value per article for a contrast: any measure of an outlet, taken article by article."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from framing.codebook import Codebook
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.agency import PUBLIC, agency
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.cues import cue_words
from framing.measures.readability import readability
from framing.measures.sources import speakers
from framing.measures.voice import own_voice, own_voice_by_actor
from framing.measures.whose_figures import ALL, whose_figures
from framing.measures.wire import ANY, wire_share
from framing.measures.wording import label_rates, label_shares, prevalence
from framing.tables import TABLES
from framing.tables.comparisons import COMPARISONS

SHARE = "share"


@dataclass(frozen=True)
class ArticleMeasure:
    """A measure that has a value in each article.

    `table` makes the comparison table, `value` is its measure; `options` go to the function, `within` are columns that say
    of what the share is (with what they are if nothing is said; None: it must be said), `part` a column whose values may
    be added up; `unit` of the values.
    """

    table: Callable[..., pd.DataFrame]
    value: str
    options: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str | None] = field(default_factory=dict)
    part: Sequence[str] = ()
    unit: str = SHARE

    @property
    def keys(self) -> list[str]:
        """What `of` may say."""
        return [*self.options, *self.within, *self.part]


LABEL = {"category": "terrorist", "refers_to": "anything", "where": "anywhere"}
_TYPES, _PARTIES = partial(speakers, role="source_type"), partial(speakers, role="party")
MEASURES: dict[str, ArticleMeasure] = {
    "label_share": ArticleMeasure(
        label_shares, "share", {"refers_to": "actor", "where": "anywhere"}, {"actor": None}, ("family", "voice")
    ),
    "own_voice": ArticleMeasure(own_voice, "own_voice", LABEL),
    "own_voice_of_actor": ArticleMeasure(
        own_voice_by_actor, "own_voice", {"refers_to": "actor", "where": "anywhere"}, {"actor": None, "family": ALL}
    ),
    "prevalence": ArticleMeasure(prevalence, "prevalence", LABEL, {"actor": None}),
    "prevalence_own": ArticleMeasure(prevalence, "prevalence_own", LABEL, {"actor": None}),
    "label_rate": ArticleMeasure(label_rates, "rate", LABEL, {"actor": None}, unit="labels per 100 references"),
    "figure_share": ArticleMeasure(whose_figures, "share", {}, {"victims_party": ALL}, ("source_party",)),
    "speaker_share": ArticleMeasure(_PARTIES, "speakers", {}, {"kind": "speech"}, ("party",)),
    "attribution_share": ArticleMeasure(_PARTIES, "attributions", {}, {"kind": "speech"}, ("party",)),
    "word_share": ArticleMeasure(_PARTIES, "words", {}, {"kind": "speech"}, ("party",)),
    "speaker_type_share": ArticleMeasure(_TYPES, "speakers", {}, {"kind": "speech"}, ("source_type",)),
    "attribution_type_share": ArticleMeasure(_TYPES, "attributions", {}, {"kind": "speech"}, ("source_type",)),
    "word_type_share": ArticleMeasure(_TYPES, "words", {}, {"kind": "speech"}, ("source_type",)),
    "cue_share": ArticleMeasure(partial(cue_words, role="party"), "share", {}, {"party": None}, ("cue_class",)),
    "agency_share": ArticleMeasure(
        agency, "share", {"quotes": "in"}, {"victims_party": ALL, "author": PUBLIC, "construction": ALL}, ("agency",)
    ),
    "grade": ArticleMeasure(readability, "flesch_kincaid_grade", {"quotes": "in"}, unit="school years"),
    "sentence_length": ArticleMeasure(readability, "sentence_length", {"quotes": "in"}, unit="words per sentence"),
    "copy_share": ArticleMeasure(wire_share, "copy_share", {}, {"credit": ANY}),
}


def article_measure(
    codes: Codes,
    codebook: Codebook,
    measure: str,
    of: Mapping[str, str | Sequence[str]] | None = None,
    genres=OUTLETS_OWN,
) -> pd.Series:
    """A measure's value in each article, by article id; NaN where the article has no ground for one.

    `measure` is one of `framing.measures.per_article.MEASURES`: label_share, own_voice, own_voice_of_actor, prevalence,
    prevalence_own, label_rate (labels per 100 references), figure_share, speaker_share, attribution_share, word_share (by
    party; speaker_type_share and so on by source type), cue_share, agency_share, grade (school years), sentence_length
    (words), copy_share. `of` says of what: the columns of the measure's table, such as {"actor": "slf", "family":
    "terrorist", "voice": "own"}. Shares of several values add up: {"voice": ["own", "others"]}; what is left out of the
    parts is not told apart. Definitions and denominators are those of the tables by outlet. Articles of other genres are
    not there. Raises TableError for an unknown measure, column or value, and where `of` must say more.
    """
    if measure not in MEASURES:
        raise TableError(f"no measure {measure!r} of an article; it is one of {', '.join(MEASURES)}")
    made, said = MEASURES[measure], {k: [v] if isinstance(v, str) else list(v) for k, v in (of or {}).items()}
    within = _check(measure, made, said)
    options = {**made.options, **{k: said[k][0] for k in made.options if k in said}}
    first = (codes, codebook) if made.table is agency else (codes,)
    table = made.table(*first, by="article", genres=genres, **options)
    table = table[table["measure"] == made.value]
    for column in (*within, *(c for c in made.part if c in said)):
        _check_values(measure, column, said.get(column, []), table, codebook)
    for column, value in within.items():
        table = table[table[column] == value]
    parts = {column: said[column] for column in made.part if column in said}
    hit = pd.Series(True, table.index)
    for column, values in parts.items():
        hit &= table[column].isin(values)
    found = table["value"].where(hit, 0.0) if made.part else table["value"]
    articles = compared(codes, "articles", "article", genres)
    per_row = found.groupby(table["article"]).sum(min_count=1)
    return articles.set_index("article_id")["row"].map(per_row).astype(float)


def _check(measure: str, made: ArticleMeasure, said: dict[str, list[str]]) -> dict[str, str]:
    """What the share is of, column by column. Raises TableError for what `of` may not say, or must say and doesn't."""
    if strange := sorted(set(said) - set(made.keys)):
        raise TableError(f"{measure} has no {strange[0]!r}; `of` may say {', '.join(made.keys) or 'nothing'}")
    for column in (*made.options, *made.within):
        if len(said.get(column, [""])) != 1:
            raise TableError(f"{measure}: {column} takes one value, not {', '.join(said[column])}")
    within = {column: said[column][0] if column in said else value for column, value in made.within.items()}
    if missing := [column for column, value in within.items() if value is None]:
        raise TableError(f"{measure} needs to know of which {missing[0]}: write `of: {{{missing[0]}: …}}`")
    if made.part and not any(column in said for column in made.part):
        raise TableError(f"{measure} needs to know of which {' or '.join(made.part)}: write `of: {{{made.part[0]}: …}}`")
    return {column: value for column, value in within.items() if value is not None}


def _check_values(measure: str, column: str, values: Sequence[str], table: pd.DataFrame, codebook: Codebook) -> None:
    """Raise TableError for a value that neither the codes, nor the codebook, nor the column's declaration knows."""
    tables = (*TABLES.values(), *COMPARISONS.values())
    declared = {value for columns in tables for c in columns if c.name == column for value in c.values or ()}
    found = set(table[column].dropna()) | declared
    known = found if declared else found | {p.id for p in codebook.parties} | {a.id for a in codebook.actors}
    if strange := [v for v in values if v not in known]:
        near = difflib.get_close_matches(strange[0], sorted(known), 1)
        hint = f"; did you mean {near[0]}?" if near else f"; it is one of {', '.join(sorted(found))}"
        raise TableError(f"{measure}: no {column} {strange[0]!r}{hint}")
