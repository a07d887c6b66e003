"""Loaded words: how often each outlet judges, about whom, in its own voice and in others' words."""

import itertools

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, compared, count_row, row, tidy

NOT_SAID = "(not said)"
ALL = "(all)"
LEVELS = ("about", "entry")
PER_WORDS = 1_000
KEYS = ("party", "about", "entry", "voice")
ABOUT = ("victim", "perpetrator", "act")


def loaded_words(codes: Codes, by: str = "outlet", level: str = "about", genres=OUTLETS_OWN) -> pd.DataFrame:
    """How often each outlet uses loaded words (massacre, regime, martyr), by whom they are about and by voice.

    Per outlet (or article), party, kind (`about`: victim, perpetrator, act; with `level="entry"` each word of the
    codebook by itself, else `entry` is "(all)") and voice (own; others: quoted or reported):

    - `count`: number of uses; no unit, no denominator
    - `article_share`: share of the unit's articles with at least one use, between 0 and 1
    - `rate`: uses per 1,000 words, a mean over the unit's articles; `pooled_rate`: all uses by all words

    The words are those outside boilerplate (table `zones`), quotations counted in. The denominators, all articles of the
    unit that have a text and all their words, are the same for every party, kind and voice, and every unit has a row for
    every party and word found anywhere in the set, 0 where it doesn't use it. `n` is the number of uses.

    The party is who does the act, whose dead the victims are, or whom the word names; "(not said)" where the article
    doesn't tie the word to a party. Compare outlets within a party, and parties within an outlet only where both did
    the like: who kills more is called so more often. Works on text-free codes. Raises TableError for an unknown `by` or
    `level`.
    """
    if level not in LEVELS:
        raise TableError(f"no level {level!r} of loaded words; it is one of {', '.join(LEVELS)}")
    words = _words(codes, by, genres)
    uses = compared(codes, "loaded", by, genres)
    uses = uses[uses["article_id"].isin(words["article_id"])].assign(
        party=uses["party"].fillna(NOT_SAID),
        voice=(uses["voice"] == "own").map({True: "own", False: "others"}),
        entry=uses["entry"] if level == "entry" else ALL,
    )
    counts = uses.groupby([by, *KEYS, "article_id"]).size()
    found: dict[tuple, dict[str, int]] = {}
    for (*cell, article), n in counts.items():
        found.setdefault(tuple(cell), {})[article] = n
    rows: list[dict] = []
    for unit, articles in words.groupby(by, sort=True):
        size = dict(zip(articles["article_id"], articles["words"], strict=True))
        for party, (about, entry), voice in itertools.product(*_grid(uses)):
            keys = {by: unit, "party": party, "about": about, "entry": entry, "voice": voice}
            rows += _measures(codes, found.get(tuple(keys.values()), {}), size, keys)
    return tidy(rows, [by, *KEYS])


def _words(codes: Codes, by: str, genres) -> pd.DataFrame:
    """The words outside boilerplate of each compared article that has any."""
    zones = compared(codes, "zones", by, genres)
    words = zones.groupby([by, "article_id"], sort=True)["words"].sum().reset_index()
    return words[words["words"] > 0]


def _grid(uses: pd.DataFrame) -> tuple[list, list, tuple[str, str]]:
    """All parties, all words with their kind, and both voices; those that are nobody's last."""
    parties = sorted(set(uses["party"]), key=lambda party: (party == NOT_SAID, party))
    found = set(zip(uses["about"], uses["entry"], strict=True))
    return parties, sorted(found, key=lambda kind: (ABOUT.index(kind[0]), kind[1])), ("own", "others")


def _measures(codes: Codes, uses: dict[str, int], words: dict[str, int], keys: dict) -> list[dict]:
    """The four measures of one cell, from its uses by article and the words of each article of the unit."""
    n, articles = sum(uses.values()), len(words)
    rates = pd.Series({article: PER_WORDS * uses.get(article, 0) / size for article, size in words.items()})
    used = pd.Series({article: float(article in uses) for article in words})
    none = count_row("rate", 0, articles, 0.0, **keys)  # no interval around no use
    return [
        count_row("count", n, articles, n, **keys),
        row(codes, "article_share", n, used, **keys),
        row(codes, "rate", n, rates, **keys) if n else none,
        count_row("pooled_rate", n, articles, PER_WORDS * n / sum(words.values()), **keys),
    ]
