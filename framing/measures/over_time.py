"""Over time: shares of labels in own voice and of sources, by day, week, month, quarter or year of publication."""

from collections.abc import Iterator
from datetime import date
from math import log

import pandas as pd

from framing.corpus.codes import Codes
from framing.corpus.dates import days, is_date
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, compared, row, tidy
from framing.measures.sources import attributions, check_role
from framing.measures.wording import ANYTHING, chosen_labels

AUTO = "auto"
EVERY = ("day", "week", "month", "quarter", "year")
PERIOD = ["every", "period"]
WISHED = 12  # periods that a timeline has best


def article_periods(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, *, every: str = AUTO) -> pd.DataFrame:
    """In which period each article was published: one row per article.

    Columns: what is compared (`by`), article_id, date, every (day, week, month, quarter or year), period (its first day,
    YYYY-MM-DD; weeks begin on Monday). `period` is empty where the date is missing or says too little: "2031-03" belongs to
    a month, not to a week. Times of day and time zones don't matter: the day counts as it is written.

    `every="auto"` takes the period of which the articles' span has nearest to twelve (by ratio, so about 5 to 30), of those
    periods that at least half of the dates can be placed in. Raises TableError for an unknown `by` or `every`.
    """
    if every not in (AUTO, *EVERY):
        raise TableError(f"no period {every!r}; it is one of {AUTO}, {', '.join(EVERY)}")
    articles = compared(codes, "articles", by, genres)
    dates = [str(d) if pd.notna(d) and is_date(str(d)) else None for d in articles["date"]]
    chosen = _fitting(dates) if every == AUTO else every
    periods = [None if n is None else first_day(n, chosen) for n in (_number(d, chosen) for d in dates)]
    columns = {"date": dates, "every": chosen, "period": pd.Series(periods, articles.index, dtype="string")}
    return articles[[by, "article_id"]].assign(**columns).reset_index(drop=True)


def own_voice_over_time(
    codes: Codes,
    category: str = "terrorist",
    by: str = "outlet",
    genres=OUTLETS_OWN,
    *,
    refers_to: str = ANYTHING,
    every: str = AUTO,
) -> pd.DataFrame:
    """When a label is printed, how often is it the outlet's own word, period by period?

    Per outlet (or article, or set) and period `own_voice` as in the measure of that name: the share of an article's labels
    of the category that are in own voice, a mean over the period's articles that use it (`articles`); `n` = their labels;
    an interval from ten such articles. Every outlet has a row for every period from the first to the last of the set;
    `value` is NaN where no article uses the category. Articles that can't be placed don't count: see `article_periods`,
    also for `every`. Raises TableError for an unknown option.
    """
    labels = chosen_labels(codes, by, genres, refers_to, category=category)
    own = (labels["voice"] == "own").astype(float).groupby(labels["article_id"])
    shares, counts = own.mean(), own.size()
    rows = []
    placed = article_periods(codes, by, genres, every=every)
    for unit, period, articles in _cells(placed, by):
        here = shares.index.intersection(articles)
        keys = {by: unit, "category": category, "refers_to": refers_to, **period}
        rows.append(row(codes, "own_voice", counts[here].sum(), shares[here], **keys))
    return tidy(rows, [by, "category", "refers_to", *PERIOD])


def sources_over_time(
    codes: Codes, role: str = "party", by: str = "outlet", genres=OUTLETS_OWN, *, every: str = AUTO
) -> pd.DataFrame:
    """Who gets to speak, period by period: shares of distinct speakers by party (or `role="source_type"`), speech alone.

    Per outlet (or article, or set), role and period `speakers` as in the measure of that name: the share of an article's
    distinct speakers, a mean over the period's articles with any speech (`articles`); `n` = their speakers; an interval from
    ten such articles. Shares of one outlet and period add up to 1; every outlet has a row for every role and period, `value`
    is NaN where nobody speaks. Articles that can't be placed don't count: see `article_periods`, also for `every`. Raises
    TableError for an unknown option.
    """
    check_role(role)
    speech = attributions(codes, by, genres).sort_values(["article_id", "start"], kind="stable")
    distinct = speech[speech["kind"] == "speech"].drop_duplicates(["article_id", "speaker"])
    shares = pd.crosstab(distinct["article_id"], distinct[role], normalize="index")
    counts = distinct.groupby("article_id").size()
    rows = []
    placed = article_periods(codes, by, genres, every=every)
    for unit, period, articles in _cells(placed, by):
        here = shares.index.intersection(articles)
        for value in shares.columns:
            keys = {by: unit, role: value, **period}
            rows.append(row(codes, "speakers", counts[here].sum(), shares.loc[here, value], **keys))
    return tidy(rows, [by, role, *PERIOD])


def _cells(placed: pd.DataFrame, by: str) -> Iterator[tuple[str, dict[str, str], pd.Index]]:
    """Each unit and period, in order and without holes, with the ids of its articles."""
    if placed["period"].notna().any():
        every = placed["every"].iloc[0]
        numbers = [n for n in (_number(day, every) for day in placed["period"].dropna().unique()) if n is not None]
        found = placed.groupby([by, "period"])["article_id"].agg(list).to_dict()
        for unit in sorted(set(placed[by])):
            for number in range(min(numbers), max(numbers) + 1):
                period = first_day(number, every)
                yield unit, {"every": every, "period": period}, pd.Index(found.get((unit, period), []), dtype="object")


def _fitting(dates: list[str | None]) -> str:
    """The period of which the span of the dates has nearest to twelve."""
    dated = [d for d in dates if d]
    fits = {}
    for every in EVERY:
        numbers = [n for n in (_number(d, every) for d in dated) if n is not None]
        if numbers and 2 * len(numbers) >= len(dated):
            fits[every] = abs(log((max(numbers) - min(numbers) + 1) / WISHED))
    return min(fits, key=lambda e: fits[e]) if fits else EVERY[0]


def _number(day: str | None, every: str) -> int | None:
    """Periods since the year 0 until that of a date; None where the date may mean days of several periods."""
    if not day:
        return None
    first, last = days(day)
    year, month = int(first[:4]), int(first[5:7])
    if not 1 <= year < 9999:
        return None
    if every in ("day", "week"):
        if first != last or date.fromordinal(_ordinal(first)).isoformat() != first:  # 30 February is no day
            return None
        return _ordinal(first) if every == "day" else (_ordinal(first) - 1) // 7
    if every == "year":
        return year
    size = 1 if every == "month" else 3
    numbers = [(year * 12 + m - 1) // size for m in (month, int(last[5:7]))]
    return numbers[0] if numbers[0] == numbers[1] else None


def first_day(number: int, every: str) -> str:
    """The first day of a period, YYYY-MM-DD."""
    if every in ("day", "week"):
        return date.fromordinal(number if every == "day" else number * 7 + 1).isoformat()
    months = number * {"month": 1, "quarter": 3, "year": 12}[every]
    return f"{months // 12:04d}-{months % 12 + 1:02d}-01"


def place_in(day: str, every: str) -> float:
    """Where a date stands on an axis of numbered periods: the number of its period, and how much of that has gone by."""
    number = _number(day, every)
    if number is None:
        return float("nan")
    begin, end = (_ordinal(first_day(n, every)) for n in (number, number + 1))
    return number + (_ordinal(days(day).first) - begin) / (end - begin)


def days_spanned(placed: pd.DataFrame) -> int:
    """Days from the first to the last article that has a period, both counted; `placed`: of `article_periods`."""
    known = [_ordinal(days(d).first) for d in placed.loc[placed["period"].notna(), "date"]]
    return max(known) - min(known) + 1 if known else 0


def _ordinal(day: str) -> int:
    """The number of a day, YYYY-MM-DD; those that a month doesn't have are counted on into the next."""
    year, month, number = (int(part) for part in day.split("-"))
    return date(year, month, 1).toordinal() + number - 1
