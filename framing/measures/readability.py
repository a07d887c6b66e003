"""Readability: how hard the articles of an outlet are to read, with their quotations and without them."""

from collections.abc import Callable

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, compared, row, tidy

QUOTES = ("in", "out")
SHORTEST = 100  # words: textstat's scores of a shorter text say little


def _per(part: str, whole: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: frame[part].astype(float) / frame[whole].astype(float)


MEASURES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "flesch_kincaid_grade": lambda frame: frame["flesch_kincaid_grade"],
    "flesch_reading_ease": lambda frame: frame["flesch_reading_ease"],
    "sentence_length": _per("words", "sentences"),
    "word_length": _per("syllables", "words"),
}


def readability(codes: Codes, by: str = "outlet", quotes: str = "in", genres=OUTLETS_OWN) -> pd.DataFrame:
    """How hard the bodies of the articles are to read; headlines, captions and boilerplate are left out.

    `quotes="out"` leaves quoted clauses out, so that the outlet is measured and not the people it quotes. Per outlet (or
    article) four measures, each a mean over articles, n = their sentences:

    - `flesch_kincaid_grade`: 0.39 × words per sentence + 11.8 × syllables per word − 15.59, in school years; higher is
      harder (Kincaid et al. 1975);
    - `flesch_reading_ease`: 206.835 − 1.015 × words per sentence − 84.6 × syllables per word; higher is easier
      (Flesch 1948);
    - `sentence_length`: words per sentence;
    - `word_length`: syllables per word.

    Scores, words, sentences and syllables are textstat's (pinned; pyphen's English patterns), which rounds both ratios to
    one decimal before it adds; the manifest of a study names both versions. Articles of fewer than 100 words don't count.
    The formulas were made for schoolbooks: they compare articles, and say nothing of who understands them. Raises TableError
    for an unknown `by` or `quotes`.
    """
    frame = long_enough(codes, by, quotes, genres)
    rows = [
        row(codes, measure, int(group["sentences"].sum()), value(group).astype(float), **{by: unit, "quotes": quotes})
        for unit, group in frame.set_index("article_id").groupby(by, sort=True)
        for measure, value in MEASURES.items()
    ]
    return tidy(rows, [by, "quotes"])


def long_enough(codes: Codes, by: str, quotes: str, genres) -> pd.DataFrame:
    """The rows of `style` that `readability` counts: of bodies with at least 100 words."""
    if quotes not in QUOTES:
        raise TableError(f"quotations are counted {' or '.join(QUOTES)}, not {quotes!r}")
    frame = compared(codes, "style", by, genres)
    return frame[(frame["quotes"] == quotes) & (frame["words"] >= SHORTEST) & (frame["sentences"] > 0)]
