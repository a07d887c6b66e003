"""From a row of a wording comparison back to the coded rows that it counts."""

from collections.abc import Mapping

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import ANYWHERE, BY, OUTLETS_OWN
from framing.measures.voice import SHARES, with_voices
from framing.measures.whose_figures import ALL
from framing.measures.wording import ANYTHING, STANDARDISED, chosen_labels, common_actors, references, referring_phrases

PREVALENCE = {
    "prevalence": None,
    "prevalence_own": "own_voice",
    "prevalence_own_not_embedded": "own_voice_not_embedded",
}


def behind(codes: Codes, row: Mapping | pd.Series, genres=OUTLETS_OWN, *, whole: bool = False) -> pd.DataFrame:
    """The coded rows that a row of a wording comparison counts, for `framing.context` to show their words.

    `row` is a row of `label_shares`, `standardised_shares`, `prevalence`, `label_rates`, `own_voice`, `own_voice_by_actor`
    or `actor_families` (or of the CSV beside their figures), made of the same codes and `genres`; it says itself of which
    unit, actor, category, family, voice and part of the articles it is. Columns: those of `labels` and what is compared.

    Given are the rows that the value counts, its numerator: the family's phrases in that voice, the labels in own voice. A
    referring phrase of several labels is given as the one that names its family. With `whole=True` all rows of the
    denominator, as many as the row's `n` (for `actor_families`: its `references`): the actor's phrases, the category's
    labels; for rates the actor's names and phrases. The denominator of a prevalence is articles: it gives the labels either
    way, `n` of them. Raises TableError for a row of another table.

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
    given = {key: value for key, value in dict(row).items() if pd.notna(value)}
    by, unit = _unit(given)
    measure = str(given.get("measure", "phrases")).removeprefix("pooled_")
    if measure in ("share", "phrases") and "family" in given:
        found, hit = _of_phrases(codes, given, by, genres, measure == "phrases" and whole)
    elif measure == "rate":
        found = (
            references(codes, by, genres, given.get("where", ANYWHERE)) if whole else _of_category(codes, given, by, genres)
        )
        hit = pd.Series(True, index=found.index)
    elif measure in (*SHARES, *PREVALENCE):
        found = with_voices(_of_category(codes, given, by, genres), codes)
        column = PREVALENCE.get(measure, measure)
        hit = found[column] if column else pd.Series(True, index=found.index)
        whole = whole and measure in SHARES
    else:
        raise TableError(f"a row with measure {given.get('measure')!r} is of no wording comparison; give a row of one")
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


def _of_phrases(codes: Codes, given: dict, by: str, genres, names: bool) -> tuple[pd.DataFrame, pd.Series]:
    """Referring phrases (with bare names, if these are counted), and which of them are of the row's family and voice."""
    where = given.get("where", ANYWHERE)
    if names:
        found = references(codes, by, genres, where)
        return found, pd.Series(True, index=found.index)
    found = referring_phrases(codes, by, genres, given.get("refers_to", "actor"), where=where)
    hit = found["family"] == given["family"]
    if "voice" in given:
        hit &= found["own"] == (given["voice"] == "own")
    return found, hit


def _of_category(codes: Codes, given: dict, by: str, genres) -> pd.DataFrame:
    """Labels of the row's category, or of its family."""
    labels = chosen_labels(
        codes, by, genres, given.get("refers_to", ANYTHING), given.get("where", ANYWHERE), given.get("category")
    )
    family = given.get("family", ALL)
    return labels if family == ALL else labels[labels["family"] == family]
