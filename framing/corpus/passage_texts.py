"""Articles as numbers, so that a set's texts need not be in memory together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from framing.corpus.carriers import Carrier
from framing.corpus.passage_words import NO_WORD, Vocabulary, formula_spans, inside, piece_starts
from framing.corpus.quoted import quoted_spans

UNDATED = "9999"


@dataclass(frozen=True)
class Words:
    """An article as numbers: for each word its number, its span, whether it counts, whether it is quoted."""

    id: str
    credit: str | None
    date: str
    day: int  # the date as a number of days, 0 where it isn't known
    houses: frozenset[str]
    numbers: np.ndarray
    spans: np.ndarray
    pieces: np.ndarray  # where the words begin that `articles.words` counts
    counts: np.ndarray  # no part of a stock phrase
    small: np.ndarray  # begins with a small letter or a figure, so is no name
    quoted: np.ndarray

    def count(self, start: int, end: int) -> int:
        """How many words from the first to before the last count towards a passage."""
        return int(self.counts[start:end].sum())


def as_words(carriers: Iterable[Carrier]) -> list[Words]:
    """The articles as numbers, the same number for the same word in all of them."""
    vocabulary = Vocabulary()
    return [_words(carrier, vocabulary) for carrier in carriers]


def _words(carrier: Carrier, vocabulary: Vocabulary) -> Words:
    numbers, spans = vocabulary.numbers(carrier.text)
    numbers[inside(spans, list(carrier.skipped))] = NO_WORD
    return Words(
        carrier.id,
        carrier.credit,
        sortable(carrier.date),
        day_number(carrier.date),
        carrier.houses,
        numbers,
        spans,
        piece_starts(carrier.text),
        ~inside(spans, formula_spans(carrier.text)),
        np.array([not carrier.text[start].isupper() for start in spans[:, 0]], dtype=bool),
        inside(spans, quoted_spans(carrier.text)),
    )


def sortable(day: str | None) -> str:
    """A date by which articles stand in order; one without its day or month stands at the end of its month or year."""
    return f"{day}{'-99' * (2 - day.count('-'))}" if day else UNDATED


def day_number(day: str | None) -> int:
    """A date as a number of days; 0 for none, and for one without its day."""
    try:
        return date.fromisoformat(str(day)[:10]).toordinal()
    except ValueError:
        return 0
