"""Publication dates as printed, in many forms and languages, to the form that article sets use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from framing.corpus.dates import is_date

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl", "tr", "ru", "uk", "ar", "fa", "id")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-])")
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
WRITTEN = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|[^\W\d_]{3,}\.?,?\s+\d{4}"
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class ReadDate:
    """A date in the form of article sets (`iso`; None: unreadable), and what is doubtful about it."""

    iso: str | None
    doubt: str = ""


def read_date(printed: str, order: str | None = None) -> ReadDate:
    """A printed date as YYYY, YYYY-MM, YYYY-MM-DD, or with time and its offset from UTC where they are printed.

    `order` says how 3/4/2024 is meant ("day-first", "month-first"; None: not known, and the date stays empty). With
    points (3.4.2024) the day comes first. Words such as "yesterday" are no date.

    >>> read_date("January 18, 2024 Thursday 7:55 AM EST").iso
    '2024-01-18T07:55-05:00'
    >>> read_date("18 janvier 2024").iso, read_date("3/4/2024").iso, read_date("3/4/2024", "day-first").iso
    ('2024-01-18', None, '2024-04-03')
    """
    text = " ".join(printed.split()).strip(" .,;|")
    if is_date(text):
        return ReadDate(text)
    if compact := COMPACT.match(text):
        text = _expanded(compact)
        return ReadDate(text) if is_date(text) else ReadDate(None, f"{printed!r} is no date")
    if year_first := YEAR_FIRST.search(text):
        return _ymd(text, year_first, *(int(part) for part in year_first.groups()))
    if numeric := NUMERIC.search(text):
        return _numeric(text, numeric, order)
    for candidate in (text, *WRITTEN.findall(text)):
        if iso := _parsed(candidate):
            return ReadDate(iso)
    return ReadDate(None, f"{printed!r} can't be read as a date; write YYYY-MM-DD")


def order_of(printed: Iterable[str]) -> str | None:
    """How a file writes 3/4/2024, by those of its dates that allow one reading only; None where they don't tell."""
    seen = set()
    for text in printed:
        if (match := NUMERIC.search(text)) and match.group(2) != ".":
            first, second = int(match.group(1)), int(match.group(3))
            if first > 12 >= second:
                seen.add("day-first")
            elif second > 12 >= first:
                seen.add("month-first")
    return seen.pop() if len(seen) == 1 else None


def _numeric(text: str, match: re.Match, order: str | None) -> ReadDate:
    first, second = int(match.group(1)), int(match.group(3))
    if match.group(2) == "." or first > 12:
        order = "day-first"
    elif second > 12:
        order = "month-first"
    elif first == second:
        order = order or "day-first"
    if order is None:
        return ReadDate(None, f"{text!r} has two readings; say which with --dates day-first or --dates month-first")
    day, month = (first, second) if order == "day-first" else (second, first)
    year = match.group(4) if len(match.group(4)) == 4 else f"20{match.group(4)}"
    return _ymd(text, match, int(year), month, day)


def _ymd(text: str, match: re.Match, year: int, month: int, day: int) -> ReadDate:
    """A date of which year, month and day are known, with the time that stands around it."""
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return ReadDate(None, f"{text!r} is no date")
    written = f"{day} {MONTHS[month - 1]} {year}"
    return ReadDate(_parsed(f"{text[: match.start()]}{written}{text[match.end() :]}") or iso)


def _expanded(match: re.Match) -> str:
    year, month, day, hour, minute, second = match.groups()
    clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + "Z" if hour else ""
    return f"{year}-{month}-{day}{clock}"


@cache
def _parser():
    from dateparser.date import DateDataParser  # takes half a second

    return DateDataParser(
        languages=list(LANGUAGES),
        settings={
            "PARSERS": ["absolute-time"],
            "RETURN_TIME_AS_PERIOD": True,
            "REQUIRE_PARTS": ["year"],
            "DATE_ORDER": "DMY",
            "PREFER_LOCALE_DATE_ORDER": False,
        },
    )


@lru_cache(maxsize=20_000)
def _parsed(text: str) -> str | None:
    if not re.search(r"\d{4}|\d{2}\b", text) or len(text) > 80:
        return None
    try:
        found = _parser().get_date_data(text)
    except (ValueError, OverflowError, TypeError):
        return None
    when = found.date_obj
    if when is None or not 1700 <= when.year <= 2100:
        return None
    if found.period == "time":
        return when.isoformat(timespec="minutes")
    return when.strftime({"year": "%Y", "month": "%Y-%m"}.get(found.period, "%Y-%m-%d"))
