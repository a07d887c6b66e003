"""Numbers as news prints them: digits, words, dozens, bounds and ranges."""

import re
from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.phrases import pattern, words

AGED = re.compile(r"(?:[A-Z][\w’'-]+|man|woman|boy|girl|teenager|child|driver|victim),\s+$")  # `a man, 26, dead`


@dataclass(frozen=True)
class Amount:
    """An amount as printed, without arithmetic: `low` and `high` with their bound, or a vague word."""

    start: int
    end: int
    low: int | None
    high: int | None
    bound: str
    vague: str | None = None


def find_amounts(text: str, start: int, end: int, codebook: Codebook) -> list[Amount]:
    """All amounts between two offsets, with the words that bound them, left to right.

    >>> from framing.codebook import read_codebook
    >>> book = read_codebook()
    >>> text = "at least twenty-nine, as many as 1,200, between 10 and 12, half a million, scores"
    >>> [(a.low, a.high, a.bound) for a in find_amounts(text, 0, len(text), book)]
    [(29, None, 'at_least'), (None, 1200, 'up_to'), (10, 12, 'range'), (500000, 500000, 'exact'), (None, None, 'vague')]
    """
    found: list[Amount] = []
    for match in _number(codebook).finditer(text, start, end):
        if found and match.start() < found[-1].end:
            continue
        value = number_value(match.group(), codebook)
        if value is not None and not _part_of_other(text, match.start(), match.end()):
            found.append(Amount(match.start(), match.end(), value, value, "exact"))
    found = _ranges(text, found)
    found = [_bounded(text, start, amount, codebook) for amount in found]
    taken = [(a.start, a.end) for a in found]
    for match in words(codebook.numbers.vague).finditer(text, start, end):
        if not any(s <= match.start() < e for s, e in taken):
            found.append(Amount(match.start(), match.end(), None, None, "vague", match.group().casefold()))
    return sorted(found, key=lambda a: a.start)


@lru_cache(maxsize=8)
def _number(codebook: Codebook) -> re.Pattern:
    numbers = codebook.numbers
    one = "|".join(sorted(numbers.words, key=len, reverse=True))
    scale = "|".join(numbers.scales)
    word = rf"(?:(?:{one})(?:[-\s](?:{one}))?)"
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    half = r"half\s+a\s+(?:million|thousand|dozen)"
    full = rf"{half}|(?:{digits}|{word}|an?)\s+(?:{scale})(?:\s+(?:and\s+)?(?:{word}))?|{digits}|{word}"
    return re.compile(
        rf"(?<![\w.,$£€:/-])(?:{full})(?![\w%]|,\d|\.\d|:\d|/\d|-year|-old|-day|-hour|-member|-mile|-kilomet|-met|-minute)",
        re.I,
    )


def number_value(printed: str, codebook: Codebook) -> int | None:
    """The whole number that digits or words stand for; None for a fraction without a scale.

    >>> from framing.codebook import read_codebook
    >>> [number_value(n, read_codebook()) for n in ("a hundred and twenty", "1.2 million", "two dozen", "forty-five", "2.5")]
    [120, 1200000, 24, 45, None]
    """
    total, numbers = 0.0, codebook.numbers
    for part in re.split(r"[\s-]+", printed.casefold().replace(",", "")):
        if part in numbers.scales:
            total = (total or 1) * numbers.scales[part]
        elif part in numbers.words:
            total += numbers.words[part]
        elif part == "half":
            total = 0.5
        elif re.fullmatch(r"\d+(?:\.\d+)?", part):
            total += float(part)
    return int(total) if total == int(total) else None


def _part_of_other(text: str, start: int, end: int) -> bool:
    """Is the number a date, a year, an age, a clock time, or a name's number?"""
    before, after = text[max(0, start - 12) : start], text[end : end + 14]
    month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    if re.search(rf"\b{month}\s+$|\b(?:No\.?|aged?|page|Route|Article|Resolution)\s+$", before, re.I) or re.match(
        rf"\s+{month}\b", after, re.I
    ):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", text[start:end]) and not re.match(
        r"\s+(?:people|civilians|soldiers|dead|killed)", after
    ):
        return True
    return bool(
        re.match(r"\s?(?:a\.m|p\.m|am\b|pm\b|percent|per cent|km\b|o.clock|th\b|st\b|nd\b|rd\b)", after)
        or (re.match(r"[,.]", after) and re.search(r"[A-Z][\w’'-]+,\s+$", before))
        or (re.fullmatch(r"\d\d?", text[start:end]) and AGED.search(before) and re.match(r"[,;)]|\s+who\b", after))
    )


def _ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """`10 to 12`, `10-12`, `between 10 and 12` as one amount."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        gap = text[last.end : amount.start] if last else ""
        between = last is not None and re.search(r"\b(?:between|from)\s+$", text[max(0, last.start - 9) : last.start], re.I)
        if (
            last
            and last.bound == "exact"
            and (re.fullmatch(r"\s?[-–]\s?|\s+to\s+", gap) or (between and re.fullmatch(r"\s+and\s+|\s+to\s+", gap)))
            and (last.low or 0) < (amount.high or 0)
        ):
            out[-1] = Amount(
                last.start - (len(between.group()) if between else 0), amount.end, last.low, amount.high, "range"
            )
        else:
            out.append(amount)
    return out


def _bounded(text: str, start: int, amount: Amount, codebook: Codebook) -> Amount:
    """The amount with the bounding words before it."""
    if amount.bound != "exact":
        return amount
    before = text[max(start, amount.start - 24) : amount.start]
    for bound in codebook.numbers.bounds:
        match = _at_end(tuple(bound.words)).search(before)
        if match:
            value = amount.low
            low, high = {"at_least": (value, None), "over": (value, None), "up_to": (None, value)}.get(
                bound.id, (value, value)
            )
            return Amount(amount.start - len(match.group()), amount.end, low, high, bound.id)
    return amount


@lru_cache(maxsize=32)
def _at_end(phrases: tuple[str, ...]) -> re.Pattern:
    if not phrases:
        return re.compile(r"(?!)")
    body = "|".join(pattern(p) for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})\s+(?:the\s+)?$", re.I)
