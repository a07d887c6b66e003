"""Dates of any precision as the days that they may mean."""

import re
from typing import NamedTuple

DATE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?"
)


class Days(NamedTuple):
    """The first and the last day that a date may mean, as YYYY-MM-DD."""

    first: str
    last: str


def is_date(text: str) -> bool:
    """Is it YYYY, YYYY-MM, YYYY-MM-DD, or that with a time?"""
    return bool(DATE.fullmatch(text))


def days(date: str) -> Days:
    """The days that a date may mean; a month has 31 of them, which does no harm in comparisons.

    >>> days("2031-03"), days("2031-03-09T21:15")
    (Days(first='2031-03-01', last='2031-03-31'), Days(first='2031-03-09', last='2031-03-09'))
    """
    day = date[:10]
    return Days(day + "-01-01"[len(day) - 4 :], day + "-12-31"[len(day) - 4 :])
