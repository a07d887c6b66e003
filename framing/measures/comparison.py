"""What all measures share: the unit of comparison, the tidy result, article means."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.statistics import article_mean

COLUMNS = ["measure", "n", "articles", "value", "low", "high"]
OUTLETS_OWN = ("news", "analysis")  # genres in which the outlet speaks; opinion pieces are somebody else's
BY = {"outlet": "outlet", "article": "row"}


def compared(codes: Codes, table: str, by: str = "outlet", genres: Iterable[str] | None = OUTLETS_OWN) -> pd.DataFrame:
    """A coded table with a column named after `by` that says what is compared: outlets or single articles.

    Articles of other genres are left out, articles of unknown genre stay; `genres=None` takes all. Boilerplate rows
    are left out. Articles without an outlet are compared as "(no outlet)". Raises TableError for an unknown `by`.
    """
    if by not in BY:
        raise TableError(f"nothing to compare by {by!r}; it is one of {', '.join(BY)}")
    frame = codes.with_articles(table)
    if genres is not None:
        frame = frame[frame["genre"].isna() | frame["genre"].isin(list(genres))]
    if "zone" in frame:
        frame = frame[frame["zone"] != "boilerplate"]
    return frame.assign(**{by: frame[BY[by]].fillna("(no outlet)")})


def units(codes: Codes, by: str = "outlet", genres: Iterable[str] | None = None) -> list[str]:
    """The names of all outlets (or articles) that are compared, those without a coded row too, in order."""
    return sorted(set(compared(codes, "articles", by, genres)[by]))


def row(measure: str, n: int, values: Iterable[float], **groups) -> dict:
    """One row of a comparison table: the mean of one value per article with its interval."""
    estimate = article_mean(list(values))
    return {
        **groups,
        "measure": measure,
        "n": int(n),
        "articles": estimate.articles,
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
    }


def count_row(measure: str, n: int, articles: int, value: float, **groups) -> dict:
    """One row for a count or a pooled share, which has no interval."""
    return {
        **groups,
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
