"""What all measures share: the unit of comparison, the tidy result, article means."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.statistics import article_mean

COLUMNS = ["measure", "n", "articles", "value", "low", "high"]
OUTLETS_OWN = ("news", "analysis")  # genres in which the outlet speaks; opinion pieces are somebody else's
BY = {"outlet": "outlet", "article": "row", "set": "set"}
ANYWHERE = "anywhere"
WHERE = (
    ANYWHERE,
    "headline",
    "lead",
    "body",
    "caption",
)  # parts of an article: no place is in two of them, `anywhere` apart


def compared(
    codes: Codes,
    table: str,
    by: str = "outlet",
    genres: Iterable[str] | None = OUTLETS_OWN,
    where: str = ANYWHERE,
) -> pd.DataFrame:
    """A coded table with a column named after `by` that says what is compared: outlets, single articles, or the whole set.

    Articles of other genres are left out, articles of unknown genre stay; `genres=None` takes all. Boilerplate rows
    are left out. Articles without an outlet are compared as "(no outlet)".

    `where` keeps the rows of one part of the articles: headline (standfirst and subheads too), lead (the first paragraph of
    the body), body (the rest of it) or caption. Raises TableError for an unknown `by` or `where`, and where the lead is
    asked for but `zones` doesn't say where it ends.
    """
    if by not in BY:
        raise TableError(f"nothing to compare by {by!r}; it is one of {', '.join(BY)}")
    if where not in WHERE:
        raise TableError(f"no part {where!r} of an article; it is one of {', '.join(WHERE)}")
    frame = codes.with_articles(table)
    if genres is not None:
        frame = frame[frame["genre"].isna() | frame["genre"].isin(list(genres))]
    if "zone" in frame:
        frame = frame[frame["zone"] != "boilerplate"]
    if where != ANYWHERE:
        frame = frame[_parts(frame, codes) == where]
    return frame.assign(**{by: frame[BY[by]].fillna("(no outlet)")})


def _parts(frame: pd.DataFrame, codes: Codes) -> pd.Series:
    """For each row the part of the article that holds it: its zone, the body's first paragraph apart as its lead."""
    body = frame["zone"] == "body"
    lead = frame["paragraph"] == 0 if "paragraph" in frame else _in_first_block(frame[body], codes["zones"])
    return frame["zone"].mask(body & lead.reindex(frame.index, fill_value=False), "lead")


def _in_first_block(frame: pd.DataFrame, zones: pd.DataFrame) -> pd.Series:
    """For each row of a body: does it begin in the body's first paragraph, as `zones` has it?"""
    bodies = zones[zones["zone"] == "body"].sort_values("start")
    ends = frame["article_id"].map(bodies.groupby("article_id")["end"].first())
    if ends.isna().any():
        lost = frame["article_id"][ends.isna()].iloc[0]
        raise TableError(f"zones: no body of article {lost}, so its lead isn't known; run `framing code` again")
    return frame["start"] < ends


def units(codes: Codes, by: str = "outlet", genres: Iterable[str] | None = None) -> list[str]:
    """The names of all outlets (or articles) that are compared, those without a coded row too, in order."""
    return sorted(set(compared(codes, "articles", by, genres)[by]))


def row(codes: Codes, measure: str, n: int, values: pd.Series, **keys) -> dict:
    """One row of a comparison table: the mean of one value per article with its interval.

    `values` has the articles' ids as index: those that share wire copy are drawn together for the interval.
    """
    groups = codes.wire_groups
    estimate = article_mean(values.to_numpy(), [groups.get(a) for a in values.index] if groups else None)
    return {
        **keys,
        "measure": measure,
        "n": int(n),
        "articles": estimate.articles,
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
    }


def count_row(measure: str, n: int, articles: int, value: float, **keys) -> dict:
    """One row for a count or a pooled share, which has no interval."""
    return {
        **keys,
        "measure": measure,
        "n": int(n),
        "articles": int(articles),
        "value": float(value),
        "low": np.nan,
        "high": np.nan,
    }


def tidy(rows: list[dict], groups: list[str]) -> pd.DataFrame:
    """The comparison table: grouping columns, measure, n, articles, value, low, high."""
    return pd.DataFrame(rows, columns=[*groups, *COLUMNS])


class ArticleShares:
    """For each article the share of its rows (or of their weight) that has each value of a key; articles in order of ids."""

    def __init__(self, rows: pd.DataFrame, key: str | pd.Series, weight: str | None = None) -> None:
        article, ids = pd.factorize(rows["article_id"], sort=True)
        value, self.values = pd.factorize(rows[key] if isinstance(key, str) else key)
        weights = rows[weight].to_numpy(dtype=float) if weight else np.ones(len(rows))
        total, places = np.bincount(article, weights, len(ids)), len(self.values)
        known = value >= 0
        part = np.bincount(article[known] * places + value[known], weights[known], len(ids) * places)
        self.index = pd.Index(ids[total > 0])
        self.shares = part.reshape(len(ids), places)[total > 0] / total[total > 0, None]

    def of(self, value) -> pd.Series:
        """Each article's share of a value, 0 where it never stands; articles without any weight are left out."""
        at = np.flatnonzero(self.values == value)
        return pd.Series(self.shares[:, at[0]] if len(at) else 0.0, self.index, dtype=float)
