"""From a row of a comparison back to the coded rows that it counts."""

from collections.abc import Iterable, Mapping

import pandas as pd

from framing.codebook import Codebook
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.behind_casualties import of_agency, of_disagreement, of_doubts, of_figures, of_toll
from framing.measures.behind_sources import (
    of_analysts,
    of_cues,
    of_diversity,
    of_overlap,
    of_same_speaker,
    of_speakers,
)
from framing.measures.behind_wire import of_carried, of_copy, of_loaded, of_shared
from framing.measures.comparison import ANYWHERE, BY, OUTLETS_OWN
from framing.measures.kept import Kept
from framing.measures.over_time import article_periods
from framing.measures.voice import SHARES, with_voices
from framing.measures.whose_figures import ALL
from framing.measures.wording import ANYTHING, STANDARDISED, chosen_labels, common_actors, references, referring_phrases

PREVALENCE = {
    "prevalence": None,
    "prevalence_own": "own_voice",
    "prevalence_own_not_embedded": "own_voice_not_embedded",
}


AS_MEASURED = ("as measured",)  # the genres that a measure counts if it isn't told otherwise
OF_ALL_GENRES = ("analysts",)  # measures that then count articles of all genres
KNOWN_BY = {  # comparison tables that are not of wording, and the columns by which their rows are known; the first that fits
    "disagreements": ("low_a", "low_b"),
    "tolls": ("event", "bound", "start"),
    "qualifiers": ("doubt",),
    "agency": ("agency", "author", "construction"),
    "whose_figures": ("source_party", "measure"),
    "same_speakers": ("variant", "evidence"),
    "analysts": ("speaker", "affiliation"),
    "source_overlap": ("other", "speakers", "shared"),
    "cue_words": ("cue_class", "measure"),
    "speakers": ("kind", "measure"),
    "loaded_words": ("entry", "about", "voice"),
    "wire_share": ("credit", "measure"),
    "carried": ("passage", "article_ids"),
    "shared_passages": ("other_row", "first_word"),
    "article_flow": ("step", "reason"),
    "readability": ("quotes", "measure"),
    "vocabulary": ("term", "rest_rate"),
    "article_periods": ("every", "period"),
    "contrasts": ("contrast", "may_say"),
}
BY_PLACE = {
    "disagreements": of_disagreement,
    "tolls": of_toll,
    "same_speakers": of_same_speaker,
    "carried": of_carried,
    "shared_passages": of_shared,
}
BY_UNIT = {
    "agency": of_agency,
    "qualifiers": of_doubts,
    "whose_figures": of_figures,
    "analysts": of_analysts,
    "source_overlap": of_overlap,
    "cue_words": of_cues,
    "speakers": of_speakers,
    "source_diversity": of_diversity,
    "loaded_words": of_loaded,
    "wire_share": of_copy,
}
DIVERSITY = ("speakers", "effective_by_attributions", "effective_by_words")
NO_WORDS = {  # why there are no words behind the rows of a table
    "article_flow": "counts articles, not words: the table flow of the codes says of each article how far it came and why",
    "readability": "is measured on whole articles: the table style of the codes has its numbers, framing.show the article",
    "contrasts": "compares values of articles: contrast_articles has them; the measure's own table leads to the words",
    "article_periods": "says when articles were published, which counts no words; framing.show shows an article",
    "vocabulary": "counts words, and codes don't say where each stands: look for the word in the articles' texts",
    "own_share": "is what isn't shared: the row copy_share of the same unit leads to what is",
}


def behind(
    codes: Codes,
    row: Mapping | pd.Series,
    genres: Iterable[str] | None = AS_MEASURED,
    *,
    whole: bool = False,
    codebook: Codebook | None = None,
) -> pd.DataFrame:
    """The coded rows that a row of a comparison table counts, for `framing.context` to show their words.

    `row` is a row of any comparison table (or of the CSV beside a figure), made of the same codes and `genres`; it says
    itself of which unit, actor, party, event, voice and part of the articles it is. Rows of `agency` need the study's
    `codebook`. Columns: those of the coded table (labels, casualties, attributions, loaded, passages) and what is compared.

    Given are the rows that the value counts, its numerator: the family's phrases in that voice, the claims of that source,
    the attributions to that role. A referring phrase of several labels is given as the one that names its family, a
    distinct claim as its first telling, a distinct speaker as the attribution in which the speaker first stands in an
    article. With `whole=True` all rows of the denominator, as many as the row's `n` (where `n` counts words, the rows that
    hold them; for `actor_families` as many as its `references`): the actor's phrases, the category's labels; for rates the
    actor's names and phrases. Where the denominator is articles or all their words (prevalence, loaded words, wire copy),
    it gives the numerator either way. Raises TableError for a row of another table, and for rows with no words behind them
    (readability, the flow of articles, the share that isn't copied), saying where to look instead.

    >>> import tempfile, framing
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path)
    >>> codes = framing.open_study(path, codes="reference").codes
    >>> shares = framing.label_shares(codes)
    >>> cell = "outlet == 'Harbour Times' and actor == 'slf' and family == 'militant' and voice == 'own'"
    >>> row = shares.query(cell).iloc[0]
    >>> len(framing.behind(codes, row)), len(framing.behind(codes, row, whole=True))
    (1, 12)
    """
    return rows_behind(Kept(codes, codebook), row, genres, whole)


def rows_behind(
    kept: Kept, row: Mapping | pd.Series, genres: Iterable[str] | None = AS_MEASURED, whole: bool = False
) -> pd.DataFrame:
    """The same for many rows of the same codes: `kept` has what was made for those before."""
    cells = dict(row)
    if pd.notna(cells.get("period")) and "measure" in cells:
        kept, cells = _of_period(kept, cells, genres)
    given = {key: value for key, value in cells.items() if pd.notna(value)}
    name = table_of(cells)
    if genres == AS_MEASURED:
        genres = None if name in OF_ALL_GENRES else OUTLETS_OWN
    genres = None if genres is None else tuple(genres)
    if name in BY_PLACE:
        found, hit = BY_PLACE[name](kept, given)
        return (found if whole else found[hit]).reset_index(drop=True)
    by, unit = _unit(given)
    if name == "wording":
        return _of_wording(kept, given, by, unit, genres, whole)
    found, hit = BY_UNIT[name](kept, given, by, unit, genres)
    return (found if whole else found[hit]).reset_index(drop=True)


def _of_period(kept: Kept, row: dict, genres) -> tuple[Kept, dict]:
    """The codes of the articles of a row's period, and the row without it."""
    genres = OUTLETS_OWN if genres == AS_MEASURED else genres if genres is None else tuple(genres)
    placed = kept(article_periods, "set", genres, every=row["every"])
    articles = frozenset(placed.loc[placed["period"] == row["period"], "article_id"])
    others = {key: value for key, value in row.items() if key not in ("period", "every")}
    return kept.of(articles), others | ({"kind": "speech"} if row["measure"] == "speakers" else {})


def table_of(row: Mapping) -> str:
    """Which comparison table a row is of, `wording` for those of labels. Raises TableError where no words are behind it."""
    measure = str(row.get("measure", "")).removeprefix("pooled_")
    name = next((name for name, columns in KNOWN_BY.items() if all(c in row for c in columns)), "wording")
    if name == "wording" and measure in DIVERSITY:
        name = "source_diversity"
    if why := NO_WORDS.get(name) or NO_WORDS.get(measure):
        raise TableError(f"{measure if measure in NO_WORDS else name} {why}")
    return name


def _of_wording(kept: Kept, given: dict, by: str, unit: str, genres, whole: bool) -> pd.DataFrame:
    """The labels, or names and phrases, behind a row of a wording comparison."""
    measure = str(given.get("measure", "phrases")).removeprefix("pooled_")
    if measure in ("share", "phrases") and "family" in given:
        found, hit = _of_phrases(kept, given, by, genres, measure == "phrases" and whole)
    elif measure == "rate":
        names = kept(references, by, genres, given.get("where", ANYWHERE)) if whole else None
        found = _of_category(kept, given, by, genres) if names is None else names
        hit = pd.Series(True, index=found.index)
    elif measure in (*SHARES, *PREVALENCE):
        found = _of_category(kept, given, by, genres)
        column = PREVALENCE.get(measure, measure)
        hit = found[column] if column else pd.Series(True, index=found.index)
        whole = whole and measure in SHARES
    else:
        raise TableError(f"a row with measure {given.get('measure')!r} is of no comparison table; give a row of one")
    here = (found[by] == unit) & _of_actor(found, given.get("actor"), by)
    return found[here if whole else here & hit].reset_index(drop=True)


def _of_actor(found: pd.DataFrame, actor: str | None, by: str) -> pd.Series:
    """Which rows are about an actor: all for None, those about the common actors for the standardised row."""
    if actor is None:
        return pd.Series(True, index=found.index)
    return found["actor"].isin(common_actors(found, by)) if actor == STANDARDISED else found["actor"] == actor


def _unit(given: dict) -> tuple[str, str]:
    """What the row compares, and which of them it is of; an article before its outlet."""
    for by in ("article", *BY):
        if given.get(by, ALL) != ALL:
            return by, given[by]
    raise TableError(f"the row doesn't say what it is of; it needs one of the columns {', '.join(BY)}")


def _of_phrases(kept: Kept, given: dict, by: str, genres, names: bool) -> tuple[pd.DataFrame, pd.Series]:
    """Referring phrases (with bare names, if these are counted), and which of them are of the row's family and voice."""
    where = given.get("where", ANYWHERE)
    if names:
        found = kept(references, by, genres, where)
        return found, pd.Series(True, index=found.index)
    found = kept(referring_phrases, by, genres, given.get("refers_to", "actor"), where=where)
    hit = found["family"] == given["family"]
    if "voice" in given:
        hit &= found["own"] == (given["voice"] == "own")
    return found, hit


def _of_category(kept: Kept, given: dict, by: str, genres) -> pd.DataFrame:
    """Labels of the row's category, or of its family, and whose words they are."""
    refers_to, where = given.get("refers_to", ANYTHING), given.get("where", ANYWHERE)
    labels = kept(_voiced, by, genres, refers_to, where, given.get("category"))
    family = given.get("family", ALL)
    return labels if family == ALL else labels[labels["family"] == family]


def _voiced(codes: Codes, *options) -> pd.DataFrame:
    return with_voices(chosen_labels(codes, *options), codes)
