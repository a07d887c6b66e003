"""Voice: when a label is printed, whose word is it? The outlet's own, somebody else's, or held at a distance."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import ANYWHERE, OUTLETS_OWN, count_row, row, tidy
from framing.measures.whose_figures import ALL, DOUBTING
from framing.measures.wording import ANYTHING, FAMILIES, chosen_labels

SHARES = ("own_voice", "own_voice_not_embedded", "distancing")


def own_voice(
    codes: Codes,
    category: str = "terrorist",
    by: str = "outlet",
    genres=OUTLETS_OWN,
    *,
    refers_to: str = ANYTHING,
    where: str = ANYWHERE,
) -> pd.DataFrame:
    """When a label is printed, how often is it the outlet's own word?

    Per outlet (or article, or set) the shares, between 0 and 1, of the category's labels (`n`) that are

    - `own_voice`: in the outlet's own voice;
    - `own_voice_not_embedded`: that too, but labels inside the object of a speech act ("condemned the terrorist attack")
      count as others' words;
    - `distancing`: held at a distance: scare quotes, so-called, alleged (suspected, believed to be; any word by which the
      label is nobody's), or reported with a doubting cue (claim, allege, maintain).

    Means over the articles that use the category (`articles`); `pooled_…` of each: the share of all labels together. Labels
    of actors, acts, places and the phenomenon as such are counted together; `refers_to="actor"` (act, place, abstract)
    counts one kind. Outlets differ in whom they write about, so compare within an actor, too: `own_voice_by_actor`. `where`
    counts the labels of headlines, leads, bodies (after the lead) or captions. In reference codes, which name no rule, a
    label is alleged where it is attributed to nobody. Raises TableError for an unknown option.
    """
    labels = with_voices(chosen_labels(codes, by, genres, refers_to, where, category), codes)
    options = {"category": category, "refers_to": refers_to, "where": where}
    rows = [r for unit, group in labels.groupby(by, sort=True) for r in _shares(codes, group, {by: unit, **options})]
    return tidy(rows, [by, *options])


def own_voice_by_actor(
    codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, *, refers_to: str = "actor", where: str = ANYWHERE
) -> pd.DataFrame:
    """Whose word a label is, within one actor: per outlet (or article, or set), actor and label family.

    The measures, options and intervals are those of `own_voice`; the denominator (`n`) are the family's labels of the actor,
    and the articles with one. `family` is one of the label families, or "(all)" for all labels of the actor. Families that
    a unit doesn't use for an actor have no row: a share of nothing is undefined. `by="set"` gives one table for a whole set:
    actor × family × own-voice share. Raises TableError for an unknown option.
    """
    labels = with_voices(chosen_labels(codes, by, genres, refers_to, where), codes)
    rows = []
    for (unit, actor), given in labels.groupby([by, "actor"], sort=True):
        for family in (ALL, *FAMILIES):
            group = given if family == ALL else given[given["family"] == family]
            keys = {by: unit, "actor": actor, "family": family, "refers_to": refers_to, "where": where}
            rows += _shares(codes, group, keys) if len(group) else []
    return tidy(rows, [by, "actor", "family", "refers_to", "where"])


def _shares(codes: Codes, labels: pd.DataFrame, keys: dict) -> list[dict]:
    """Mean over articles and pooled share of each measure of voice."""
    rows = []
    for measure in SHARES:
        hit = labels[measure]
        shares = hit.astype(float).groupby(labels["article_id"]).mean()
        rows.append(row(codes, measure, len(labels), shares, **keys))
        rows.append(count_row(f"pooled_{measure}", len(labels), len(shares), hit.mean(), **keys))
    return rows


def with_voices(labels: pd.DataFrame, codes: Codes) -> pd.DataFrame:
    """Labels with a column for each measure: does the label count for it?"""
    own = labels["voice"] == "own"
    return labels.assign(
        own_voice=own,
        own_voice_not_embedded=own & ~labels["embedded"].fillna(False).astype(bool),
        distancing=_distanced(labels, codes),
    )


def _distanced(labels: pd.DataFrame, codes: Codes) -> pd.Series:
    """In scare quotes, behind so-called or alleged, or inside an attribution whose cue doubts."""
    nobodys = (labels["voice"] == "attributed") & (labels["attributed_to"] == "unknown") & labels["attribution_id"].isna()
    hedged = labels["rule"].str.contains("hedge|so_called").fillna(False)
    cues = codes["attributions"]
    doubting = cues[cues["cue_class"].isin(DOUBTING)]
    doubted = set(zip(doubting["article_id"], doubting["attribution_id"], strict=True))
    inside = [ids in doubted for ids in zip(labels["article_id"], labels["attribution_id"], strict=True)]
    others = labels["voice"] != "own"
    return (
        (labels["voice"] == "scare_quote")
        | hedged
        | nobodys.fillna(False)
        | (others & pd.Series(inside, labels.index, dtype=bool))
    )
