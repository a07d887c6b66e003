"""Word lists to regular expressions: whole words, spaces and hyphens alike, either apostrophe."""

import re
from collections.abc import Iterable
from functools import lru_cache

APOSTROPHE = "['’]"
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,30}(?:, [A-Z][\w. ]{2,25})?(?: \([^)\n]{2,30}\))?"
    r"|[A-ZÀ-Þ][\w'’. -]{1,30}(?:, [\w'’. ]{2,25}){0,2} \([A-Z][^()\n]{1,30}\)) ?(?:-|–|—|--) (?:\[\w+\] )?"
)  # in capitals, or with the agency in brackets
GAP = r"(?:\s+|\s?[-–‑]\s?)"


def pattern(phrase: str) -> str:
    """A phrase as a regular expression: any white space or hyphen between its words, either apostrophe.

    >>> bool(re.fullmatch(pattern("Jaish al-Adl"), "Jaish-al Adl"))
    True
    """
    words = re.split(r"[\s\-–‑]+", phrase.strip())
    return GAP.join(re.sub("['’]", APOSTROPHE, re.escape(word)) for word in words)


@lru_cache(maxsize=512)
def any_of(phrases: tuple[str, ...], case: bool = False) -> re.Pattern:
    """One pattern for all phrases, longest first, as whole words; nothing matches for an empty list."""
    if not phrases:
        return re.compile(r"(?!)")
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    body = "|".join(pattern(p) for p in ordered)
    return re.compile(rf"(?<![\w]){'' if case else '(?i:'}(?:{body}){'' if case else ')'}(?![\w])")


def words(phrases: Iterable[str], case: bool = False) -> re.Pattern:
    """`any_of` for any collection of phrases."""
    return any_of(tuple(phrases), case)
