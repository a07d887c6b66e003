"""Sources: who gets to speak, in what role, for which party; which analysts."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, compared, row, tidy
from framing.tables.columns import POSITION_CLASSES

AFFILIATION = ("affiliation", "affiliation_type", "affiliation_country")
ANALYST = ("articles", "attributions", "words", "quoted", "first", "outlets")


def attributions(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """The attributions with `kind`: speech (said, claimed, urged, quoted without a cue) or position.

    A position is ascribed to somebody (accused, condemned, regarded, claimed an attack).

    Rows of class `other` (declined, shared) are left out.
    """
    frame = compared(codes, "attributions", by, genres)
    frame = frame[frame["cue_class"].fillna("say") != "other"]
    position = frame["cue_class"].isin(POSITION_CLASSES).fillna(False)
    return frame.assign(kind=position.map({True: "position", False: "speech"}))


def speakers(codes: Codes, role: str = "source_type", by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """Who gets to speak: distinct speakers, attributions and words by source type (or `role="party"`).

    Per outlet (or article), role and kind (speech, position) three shares, each a mean over the articles with any
    attribution of that kind: `speakers` (of the article's distinct speakers), `attributions`, `words` (each word once, to
    its outermost source). n = speakers, attributions or words in the unit. Shares of one unit and kind add up to 1.
    """
    frame = attributions(codes, by, genres)
    rows = []
    for (unit, kind), group in frame.groupby([by, "kind"], sort=True):
        distinct = group.drop_duplicates(["article_id", "speaker"])
        for value in sorted(set(frame[role])):
            keys = {by: unit, role: value, "kind": kind}
            rows.append(row("speakers", len(distinct), _shares(distinct, role, value), **keys))
            rows.append(row("attributions", len(group), _shares(group, role, value), **keys))
            rows.append(row("words", int(group["words"].sum()), _shares(group, role, value, "words"), **keys))
    return tidy(rows, [by, role, "kind"])


def _shares(group: pd.DataFrame, role: str, value: str, weight: str | None = None) -> pd.Series:
    """For each article the share of rows, or of their words, whose role has the value."""
    weights = group[weight].astype(float) if weight else pd.Series(1.0, index=group.index)
    total = weights.groupby(group["article_id"]).sum()
    part = weights.where(group[role] == value, 0.0).groupby(group["article_id"]).sum()
    return (part / total.where(total > 0)).dropna()


def analysts(codes: Codes, by: str = "outlet", genres=None) -> pd.DataFrame:
    """The analysts' table: one row per named analyst and outlet (or article) that cites them.

    Columns: speaker, affiliation (as first given), affiliation_type, affiliation_country, what is compared, articles,
    attributions, words (given to them, nested ones counted once), quoted (any direct quotation), first (the paragraph of
    the first attribution, 0 = lead), outlets (in how many outlets or articles the analyst appears).
    """
    frame = compared(codes, "attributions", by, genres)
    named = frame["named"].fillna(False) & (frame["speaker_kind"] == "person") & (frame["source_type"] == "analyst")
    frame = frame[named]
    rows = []
    for (speaker, unit), group in frame.groupby(["speaker", by], sort=True):
        everywhere = frame[frame["speaker"] == speaker]
        first = {c: _first(everywhere[c]) for c in AFFILIATION}
        rows.append(
            {
                "speaker": speaker,
                **first,
                by: unit,
                "articles": group["article_id"].nunique(),
                "attributions": len(group),
                "words": int(group["words"].sum()),
                "quoted": bool((group["quote_type"] != "indirect").any()),
                "first": int(group["paragraph"].min()),
                "outlets": everywhere[by].nunique(),
            }
        )
    return pd.DataFrame(rows, columns=["speaker", *AFFILIATION, by, *ANALYST])


def _first(cells: pd.Series):
    known = cells.dropna()
    return known.iloc[0] if len(known) else None
