"""Sources: who gets to speak, in what role, for which party; how diverse they are; which analysts."""

import numpy as np
import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, ArticleShares, compared, row, tidy
from framing.measures.same_speaker import with_one_name_each
from framing.tables.values import POSITION_CLASSES

ROLES = ("source_type", "party")
ATTITUDE = "attitude"  # the cue class of beliefs and wishes (wants, hopes, fears, supports)
KIND = dict.fromkeys(POSITION_CLASSES, "position") | {ATTITUDE: "attitude"}  # every other class is speech

AFFILIATION = ("affiliation", "affiliation_type", "affiliation_country")
ANALYST = ("articles", "attributions", "words", "quoted", "first", "outlets")


def attributions(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, attitudes: bool = False) -> pd.DataFrame:
    """The attributions that count, with what is compared and their `kind`: speech, position or attitude.

    - speech: said, claimed, acknowledged, denied, urged, warned, promised, or quoted without a cue;
    - position: ascribed to somebody (accused, condemned, regarded, claimed an attack);
    - attitude: a belief or wish that is told of somebody (wants, hopes, fears, supports, opposes). Nobody need have said
      it, so these rows are left out unless `attitudes=True`, and are then a kind of their own: no measure counts them as
      speech or as a position.

    Rows of class `other` (declined, shared) are always left out. Columns: those of `attributions`, outlet, date, genre and
    row of the article, what is compared (`by`), and `kind`. Raises TableError for an unknown `by`.
    """
    frame = compared(codes, "attributions", by, genres)
    left_out = ["other"] if attitudes else ["other", ATTITUDE]
    frame = frame[~frame["cue_class"].isin(left_out).fillna(False)]
    return frame.assign(kind=[KIND.get(c, "speech") for c in frame["cue_class"]])


def speakers(
    codes: Codes, role: str = "source_type", by: str = "outlet", genres=OUTLETS_OWN, attitudes: bool = False
) -> pd.DataFrame:
    """Who gets to speak: distinct speakers, attributions and words by source type (or `role="party"`).

    Per outlet (or article), role and kind (speech, position; attitude only with `attitudes=True`) three shares between 0
    and 1, each a mean over the articles with any attribution of that kind:

    - `speakers`: of the article's distinct speakers, who count in the role in which they first stand there; n = speakers,
      one for each article that cites them;
    - `attributions`: of its attributions, nested ones too; n = attributions;
    - `words`: of the words of their contents, each word once, to its outermost source; n = words, articles = those with any.

    Shares of one unit, kind and measure add up to 1. Several parties that speak together count for the first. Few
    attributions of a kind in an article make its shares coarse: look at n. Raises TableError for another `role` or `by`.
    """
    frame = attributions(codes, by, genres, attitudes).sort_values(["article_id", "start"], kind="stable")
    check_role(role)
    rows = []
    for (unit, kind), group in frame.groupby([by, "kind"], sort=True):
        distinct = group.drop_duplicates(["article_id", "speaker"])
        measures = (
            ("speakers", len(distinct), ArticleShares(distinct, role)),
            ("attributions", len(group), ArticleShares(group, role)),
            ("words", int(group["words"].sum()), ArticleShares(group, role, "words")),
        )
        for value in sorted(set(frame[role])):
            keys = {by: unit, role: value, "kind": kind}
            rows += [row(codes, name, n, shares.of(value), **keys) for name, n, shares in measures]
    return tidy(rows, [by, role, "kind"])


def check_role(role: str) -> None:
    """Raise TableError for what is no role of a source."""
    if role not in ROLES:
        raise TableError(f"sources have no role {role!r}; it is one of {', '.join(ROLES)}")


def source_diversity(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """How many voices an article has: the effective number of its speakers (Hill number of order 1), speech only.

    exp(−Σ p · ln p) over the article's speakers: as many equally heard speakers would be as diverse. 1 = one speaker; the
    highest value is the number of distinct speakers, reached when all are given the same. Per outlet (or article), as
    means over the articles with any speech:

    - `speakers`: distinct speakers of an article;
    - `effective_by_attributions`: p = a speaker's share of the article's attributions; n = attributions;
    - `effective_by_words`: p = a speaker's share of the words, each word once; n = words, articles = those with any.

    It grows with the number of attributions, so don't compare short items with long reports. Jost, L. (2006), Entropy and
    diversity, Oikos 113. Raises TableError for an unknown `by`.
    """
    frame = attributions(codes, by, genres)
    frame = frame[frame["kind"] == "speech"]
    rows = []
    for unit, group in frame.groupby(by, sort=True):
        distinct = group.groupby("article_id")["speaker"].nunique()
        rows.append(row(codes, "speakers", int(distinct.sum()), distinct.astype(float), **{by: unit}))
        heard = group.groupby(["article_id", "speaker"]).agg(attributions=("words", "size"), words=("words", "sum"))
        for weight in ("attributions", "words"):
            effective = heard[weight].astype(float).groupby("article_id").agg(_effective).dropna()
            rows.append(row(codes, f"effective_by_{weight}", int(heard[weight].sum()), effective, **{by: unit}))
    return tidy(rows, [by])


def _effective(weights: pd.Series) -> float:
    """exp of the Shannon entropy of the weights' shares; NaN where all are 0."""
    shares = weights[weights > 0] / weights.sum()
    return float(np.exp(-(shares * np.log(shares)).sum())) if len(shares) else np.nan


def analysts(codes: Codes, by: str = "outlet", genres=None, attitudes: bool = False) -> pd.DataFrame:
    """The analysts' table: one row per named analyst and outlet (or article) that cites them, opinion pieces included.

    Columns: speaker, affiliation (as first given in the set), affiliation_type, affiliation_country (both of that
    affiliation, or as given without one), what is compared, articles, attributions, words (given to them, each word once),
    quoted (any direct quotation), first (paragraph of the first attribution in a body, 0 = lead; -1 where they stand in
    headlines and captions alone), outlets (in how many outlets or articles the analyst appears).

    A person's names in different articles count as one where `same_speakers` finds them so. Speech and positions count,
    class `other` does not; attitudes only with `attitudes=True`. Analysts are persons that
    are named and coded as source type analyst. Raises TableError for an unknown `by`.
    """
    frame = attributions(codes, by, genres, attitudes)
    named = frame["named"].fillna(False) & (frame["speaker_kind"] == "person") & (frame["source_type"] == "analyst")
    frame = with_one_name_each(codes, frame[named])
    known = {speaker: _affiliation(rows) for speaker, rows in frame.groupby("speaker", sort=True)}
    outlets = frame.groupby("speaker")[by].nunique()
    rows = []
    for (speaker, unit), group in frame.groupby(["speaker", by], sort=True):
        body = group.loc[group["paragraph"] >= 0, "paragraph"]
        rows.append(
            {
                "speaker": speaker,
                **known[speaker],
                by: unit,
                "articles": group["article_id"].nunique(),
                "attributions": len(group),
                "words": int(group["words"].sum()),
                "quoted": bool((group["quote_type"] != "indirect").any()),
                "first": int(body.min()) if len(body) else -1,
                "outlets": int(outlets[speaker]),
            }
        )
    return pd.DataFrame(rows, columns=["speaker", *AFFILIATION, by, *ANALYST])


def _affiliation(rows: pd.DataFrame) -> dict:
    """The first affiliation that is given, with the type and country that belong to it; without one those that are given."""
    first = _first(rows["affiliation"])
    own = rows if first is None else rows[(rows["affiliation"] == first).fillna(False)]
    return {column: _first(own[column]) for column in AFFILIATION}


def _first(cells: pd.Series):
    known = cells.dropna()
    return known.iloc[0] if len(known) else None
