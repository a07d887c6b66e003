"""Parts of sentences that findings are made of: counts with denominators, shares with intervals, how far they reach."""

from collections.abc import Callable

import pandas as pd

from framing.measures.comparison import compared
from framing.report.document import Item
from framing.statistics import DESCRIPTION_ONLY
from framing.study.data import StudyData

MOST_UNITS, MOST_PARTS = 8, 4  # outlets (or articles) and kinds that sentences name


def most(units: pd.Series) -> list[str]:
    """The units with most rows, at most eight; of equals the first by name."""
    counts = units.value_counts()
    return sorted(counts.index, key=lambda unit: (-counts[unit], unit))[:MOST_UNITS]


def rest(units: pd.Series, study: StudyData, what: str = "of them") -> tuple[Item, ...]:
    """How many units no sentence names, those with fewer of what they are ranked by."""
    more = units.nunique() - MOST_UNITS
    if more <= 0:
        return ()
    return (Item(f"{count(more, f'other {study.by}')} with fewer {what}: see the numbers of the figure."),)


def unit_name(study: StudyData, unit: str) -> str:
    """An outlet with five articles or more by its name, one with fewer as its articles here."""
    if study.by != "outlet":
        return str(unit)
    articles = compared(study.codes, "articles", study.by)
    n = int((articles[study.by] == unit).sum())
    return str(unit) if n >= DESCRIPTION_ONLY else f"{unit} ({'this article' if n == 1 else f'these {n} articles'} only)"


def most_frequent(values: pd.Series) -> str:
    """The most frequent values with their counts and shares, the others together."""
    counts = values.value_counts()
    ranked = sorted(counts.index, key=lambda value: (-counts[value], value))
    named = [f"{counts[v]} ({percent(counts[v] / len(values))}) {str(v).replace('_', ' ')}" for v in ranked[:MOST_PARTS]]
    others = int(counts[ranked[MOST_PARTS:]].sum())
    return ", ".join([*named, *([f"{others} others"] if others else [])])


def mean_interval(row: pd.DataFrame, what: str = "") -> str:
    """The mean over articles with its interval, where there is ground for one."""
    if not len(row) or pd.isna(row["low"].iloc[0]):
        return ""
    one = row.iloc[0]
    return f" ({what}mean over articles {percent(one['value'])}{bounds(one['low'], one['high'], percent)})"


def bounds(low: float, high: float, written: Callable[[float], str]) -> str:
    """A 95 % interval after a comma; nothing where there is none."""
    return "" if pd.isna(low) or pd.isna(high) else f", 95 % interval {written(low)} to {written(high)}"


def limits(study: StudyData, measure: str) -> str:
    """Whose codes a finding rests on, how exact they are, and how far it speaks."""
    error = (
        " Differences smaller than this error are no findings." if study.codes.kind == "machine" and study.accuracy else ""
    )
    return f"{study.whose(measure)}.{error} {study.scope}"


def in_articles(rows: pd.DataFrame) -> str:
    """In how many articles rows stand."""
    return count(rows["article_id"].nunique(), "article")


def count(n: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(2, "article")
    ('1 article', '2 articles')
    """
    return f"{n} {noun}{'' if n == 1 else 's'}"


def share(part: int, whole: int, noun: str) -> str:
    """A share with what it is of.

    >>> share(1, 4, "phrase")
    '25 % (1 of 4 phrases)'
    """
    return f"{percent(part / whole)} ({part} of {count(whole, noun)})" if whole else "none"


def percent(share: float) -> str:
    """A share between 0 and 1 in percent."""
    return f"{100 * share:.0f} %"
