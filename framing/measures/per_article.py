"""One value per article for a contrast: the measures of outlets, article by article, from the same coded rows."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from framing.codebook import Codebook
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.agency import PUBLIC, killing_clauses
from framing.measures.casualties import UNKNOWN, distinct_claims
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.cues import counted_cues
from framing.measures.readability import MEASURES as READABILITY
from framing.measures.readability import long_enough
from framing.measures.sources import attributions
from framing.measures.voice import with_voices
from framing.measures.whose_figures import ALL
from framing.measures.wire import copied_words
from framing.measures.wording import chosen_labels, references, referring_phrases
from framing.tables import TABLES
from framing.tables.comparisons import COMPARISONS

SHARE, HIT = "share", "hit"


@dataclass(frozen=True)
class ArticleMeasure:
    """A measure that has a value in each article: the mean of `hit` over its rows, weighted where there is a weight.

    `rows` makes the rows of the denominator; `options` go to it, `within` are columns that say of what the share is (with
    what they are if nothing is said; None: it must be said), `part` columns whose values are the numerator and add up;
    without a part the rows have the column `hit`. `unit` of the values.
    """

    rows: Callable[..., pd.DataFrame]
    options: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str | None] = field(default_factory=dict)
    part: Sequence[str] = ()
    weight: str | None = None
    unit: str = SHARE

    @property
    def keys(self) -> list[str]:
        """What `of` may say."""
        return [*self.options, *self.within, *self.part]


def _phrases(codes: Codes, _: Codebook, genres, refers_to: str, where: str) -> pd.DataFrame:
    found = referring_phrases(codes, "outlet", genres, refers_to, where=where)
    return found.assign(voice=np.where(found["own"], "own", "others"))


def _labels(codes: Codes, _: Codebook, genres, refers_to: str, where: str, category: str | None = None) -> pd.DataFrame:
    found = with_voices(chosen_labels(codes, "outlet", genres, refers_to, where, category), codes)
    return found.assign(hit=found["own_voice"])


def _labels_of_families(codes: Codes, book: Codebook, genres, refers_to: str, where: str) -> pd.DataFrame:
    found = _labels(codes, book, genres, refers_to, where)
    return pd.concat([found, found.assign(family=ALL)])


def _speaking(codes: Codes, book: Codebook, genres, own: bool, **options: str) -> pd.DataFrame:
    """The articles that speak of an actor, and whether they use the category for it."""
    tables = (compared(codes, table, "outlet", genres, options["where"]) for table in ("labels", "mentions"))
    spoken = pd.concat([table[["article_id", "actor"]] for table in tables]).drop_duplicates(ignore_index=True)
    used = _labels(codes, book, genres, **options)
    return _with_hits(spoken, used[used["hit"]] if own else used).assign(hit=lambda t: t["hit"] > 0)


def _referring(codes: Codes, book: Codebook, genres, **options: str) -> pd.DataFrame:
    """For each article and actor the labels of the category per 100 references."""
    size = references(codes, "outlet", genres, options["where"]).groupby(["article_id", "actor"]).size().rename("size")
    found = _with_hits(size.reset_index(), _labels(codes, book, genres, **options))
    return found.assign(hit=100 * found["hit"] / found["size"])


def _with_hits(frame: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """A frame of articles and actors with the number of labels of each."""
    count = labels.groupby(["article_id", "actor"]).size().rename(HIT).reset_index()
    return frame.merge(count, on=["article_id", "actor"], how="left").fillna({HIT: 0})


def _figures(codes: Codes, _: Codebook, genres) -> pd.DataFrame:
    claims = distinct_claims(codes, "outlet", genres)
    claims = claims[claims["kind"] == "study"]
    return _and_all(claims.assign(victims_party=claims["victims_party"].fillna(UNKNOWN)))


def _clauses(codes: Codes, book: Codebook, genres, quotes: str) -> pd.DataFrame:
    clauses = killing_clauses(codes, book, "outlet", genres, quotes=quotes)
    clauses = clauses[clauses["author"] == PUBLIC]
    return _and_all(clauses.assign(victims_party=clauses["victims_party"].fillna(UNKNOWN)))


def _and_all(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows, and once more as those of all victims."""
    return pd.concat([frame, frame.assign(victims_party=ALL)])


def _speech(codes: Codes, _: Codebook, genres, distinct: bool = False) -> pd.DataFrame:
    found = attributions(codes, "outlet", genres).sort_values(["article_id", "start"], kind="stable")
    return found.drop_duplicates(["article_id", "kind", "speaker"]) if distinct else found


def _cues(codes: Codes, _: Codebook, genres) -> pd.DataFrame:
    return counted_cues(codes, "outlet", genres)


def _read(codes: Codes, _: Codebook, genres, measure: str, quotes: str) -> pd.DataFrame:
    found = long_enough(codes, "outlet", quotes, genres)
    return found.assign(hit=READABILITY[measure](found).astype(float))


def _copied(codes: Codes, _: Codebook, genres) -> pd.DataFrame:
    found = copied_words(codes, "outlet", genres)
    return found.assign(hit=found["copied"] / found["words"])


PHRASES = {"refers_to": "actor", "where": "anywhere"}
LABEL = {"category": "terrorist", "refers_to": "anything", "where": "anywhere"}
SPEECH: Mapping[str, str | None] = {"kind": "speech"}
ACTOR: Mapping[str, str | None] = {"actor": None}
VICTIMS: Mapping[str, str | None] = {"victims_party": ALL}
_DISTINCT = partial(_speech, distinct=True)
MEASURES: dict[str, ArticleMeasure] = {
    "label_share": ArticleMeasure(_phrases, PHRASES, ACTOR, ("family", "voice")),
    "own_voice": ArticleMeasure(_labels, LABEL),
    "own_voice_of_actor": ArticleMeasure(_labels_of_families, PHRASES, {"actor": None, "family": ALL}),
    "prevalence": ArticleMeasure(partial(_speaking, own=False), LABEL, ACTOR),
    "prevalence_own": ArticleMeasure(partial(_speaking, own=True), LABEL, ACTOR),
    "label_rate": ArticleMeasure(_referring, LABEL, ACTOR, unit="labels per 100 references"),
    "figure_share": ArticleMeasure(_figures, {}, VICTIMS, ("source_party",)),
    "speaker_share": ArticleMeasure(_DISTINCT, {}, SPEECH, ("party",)),
    "attribution_share": ArticleMeasure(_speech, {}, SPEECH, ("party",)),
    "word_share": ArticleMeasure(_speech, {}, SPEECH, ("party",), "words"),
    "speaker_type_share": ArticleMeasure(_DISTINCT, {}, SPEECH, ("source_type",)),
    "attribution_type_share": ArticleMeasure(_speech, {}, SPEECH, ("source_type",)),
    "word_type_share": ArticleMeasure(_speech, {}, SPEECH, ("source_type",), "words"),
    "cue_share": ArticleMeasure(_cues, {}, {"party": None}, ("cue_class",)),
    "agency_share": ArticleMeasure(_clauses, {"quotes": "in"}, VICTIMS, ("agency",)),
    "grade": ArticleMeasure(partial(_read, measure="flesch_kincaid_grade"), {"quotes": "in"}, unit="school years"),
    "sentence_length": ArticleMeasure(
        partial(_read, measure="sentence_length"), {"quotes": "in"}, unit="words per sentence"
    ),
    "copy_share": ArticleMeasure(_copied),
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
    party; speaker_type_share and so on by source type), cue_share, agency_share (where the author was public), grade
    (school years), sentence_length (words), copy_share. `of` says of what, in columns of the coded tables and the measures:
    {"actor": "slf", "family": "terrorist", "voice": "own"}. Shares of several values add up: {"voice": ["own", "others"]};
    parts that are not named are not told apart. Definitions and denominators are those of the tables by outlet, whose
    values are the means of these. Articles of other genres are not there. Raises TableError for an unknown measure, column
    or value, and where `of` must say more.
    """
    if measure not in MEASURES:
        raise TableError(f"no measure {measure!r} of an article; it is one of {', '.join(MEASURES)}")
    made, said = MEASURES[measure], {k: [v] if isinstance(v, str) else list(v) for k, v in (of or {}).items()}
    within = _check(measure, made, said)
    options = {**made.options, **{k: said[k][0] for k in made.options if k in said}}
    rows = made.rows(codes, codebook, genres, **options).reset_index(drop=True)
    parts = {column: said[column] for column in made.part if column in said}
    for column in (*within, *parts):
        _check_values(measure, column, said.get(column, []), rows, codebook)
    for column, value in within.items():
        rows = rows[rows[column] == value]
    if made.part:
        rows = rows.assign(hit=np.logical_and.reduce([rows[column].isin(values) for column, values in parts.items()]))
    weight = rows[made.weight].astype(float) if made.weight else pd.Series(1.0, rows.index)
    total = weight.groupby(rows["article_id"]).sum()
    value = (rows[HIT].astype(float) * weight).groupby(rows["article_id"]).sum() / total.where(total > 0)
    articles = compared(codes, "articles", "outlet", genres)["article_id"]
    return value.reindex(pd.Index(articles)).astype(float)


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
