"""The words of an article as they are compared with those of other articles: spelling, hyphens and numbers made alike."""

import re
from functools import cache
from itertools import count

import numpy as np

from framing.codebook.read import DATA
from framing.codebook.yaml import read_yaml

WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:,\d{3})+|[^\W_]+(?:['’][^\W_]+)*|%")
PIECE = re.compile(r"\S+")
NO_WORD = 0  # the number of a word that is never the same as another


class Vocabulary:
    """A number for each word, the same for words that are one but for their spelling."""

    def __init__(self) -> None:
        same, endings, _ = _same_words()
        self._same, self._endings = same, endings
        self._written: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._next = count(NO_WORD + 1)

    def numbers(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the text's words, and their spans (n × 2)."""
        matches = list(WORD.finditer(text))
        numbers = np.fromiter((self._number(m.group()) for m in matches), dtype=np.uint64, count=len(matches))
        spans = np.array([m.span() for m in matches], dtype=np.int32).reshape(-1, 2)
        return numbers, spans

    def _number(self, written: str) -> int:
        number = self._written.get(written)
        if number is None:
            plain = self._plain(written)
            number = self._numbers[plain] if plain in self._numbers else next(self._next)
            self._numbers[plain] = self._written[written] = number
        return number

    def _plain(self, written: str) -> str:
        word = written.replace(".", "").replace(",", "").replace("’", "'").casefold()
        if word in self._same:
            return self._same[word]
        for ending, other in self._endings:
            changed, n = ending.subn(other, word)
            if n:
                return changed
        return word


def formula_spans(text: str) -> list[tuple[int, int]]:
    """Where the text has stock phrases, which are no sign of shared copy."""
    return [m.span() for formula in _same_words()[2] for m in formula.finditer(text)]


def piece_starts(text: str) -> np.ndarray:
    """Where the words begin that `articles.words` counts: whatever stands between white space."""
    return np.array([m.start() for m in PIECE.finditer(text)], dtype=np.int32)


def inside(spans: np.ndarray, ranges: list[tuple[int, int]]) -> np.ndarray:
    """For each word: does it lie in one of the ranges?"""
    out = np.zeros(len(spans), dtype=bool)
    for start, end in ranges:
        out[np.searchsorted(spans[:, 0], start) : np.searchsorted(spans[:, 1], end, side="right")] = True
    return out


@cache
def _same_words() -> tuple[dict[str, str], list[tuple[re.Pattern, str]], list[re.Pattern]]:
    """Other ways to write a word to the word, endings, and formulas whose blanks may be any white space."""
    data, _ = read_yaml(DATA / "same_words.yml")
    same = {other: word for word, others in data["same"].items() for other in others}
    endings = [(re.compile(british), american) for british, american in data["endings"].items()]
    return same, endings, [re.compile(rf"\b(?:{f})".replace(" ", r"\s+"), re.I) for f in data["formulas"]]
