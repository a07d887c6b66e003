"""Persons that an article introduces by their full name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from framing.coding.roles import NAME
from framing.english import function_words

APPOSITION = re.compile(
    r",\s+(?:(?!(?:who|and|but|whose|which|said|told)\b)[^,.;“”\"]){3,90}(?:,|\.|(?=\s+who\b))"
    r"| of the [A-Z][^,.;“”\"]{3,60}(?=[,.])"
)


OPENERS = frozenset().union(
    *(function_words()[k] for k in ("determiners", "prepositions", "conjunctions", "pronouns", "relatives", "days"))
)


@dataclass(frozen=True)
class Introduction:
    """A full name with its title and apposition."""

    surname: str
    phrase: str


@lru_cache(maxsize=64)
def introductions(text: str) -> tuple[Introduction, ...]:
    """Full names of the article in their order, each with the words that describe the person."""
    found = []
    for match in NAME.finditer(text):
        name = match.group().split()
        opener = name[0].casefold() in OPENERS
        if not 2 <= len(name) <= 6 or opener or "\n" in match.group() or re.search(r"[’']s$", match.group()):
            continue
        behind = APPOSITION.match(text, match.end())
        phrase = match.group() + (behind.group() if behind else "")
        found.append(Introduction(name[-1].casefold(), phrase.rstrip(", ")))
    return tuple(found)
