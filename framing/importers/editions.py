"""The same article in several editions of an outlet: near-duplicates, marked and kept."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

WORD = re.compile(r"[^\W_]+")
RUN = 6  # words in a row that are compared
EVERY = 8  # of all runs only those whose number is divisible by this are compared: the same ones in every article
ALIKE = 0.7  # share of the shorter article's runs that stand in the longer one
SIZES = 0.5  # the shorter has at least this share of the longer one's words: a brief is no edition of a report
DAYS = 3  # editions appear within this many days
COMMON = 50  # a run in more articles of an outlet is boilerplate


def find_editions(articles: Iterable[tuple[str, str | None, str | None, str]]) -> dict[str, str]:
    """Ids of articles that repeat another one of the same outlet, each with the id of the one that is kept.

    `articles` are (id, outlet, date, text). Of several editions the longest is kept, of equally long ones the first.
    Two articles are editions of one if at least 70 % of the shorter one's runs of six words stand in the longer one, its
    length is at least half the other's, and no more than three days lie between them. Articles without an outlet are not
    compared: they may be wire copy in different outlets. Linear in the number of words.
    """
    kept = [(i, outlet, date, len(WORD.findall(text)), _runs(text)) for i, outlet, date, text in articles]
    order = {article[0]: n for n, article in enumerate(kept)}
    by_outlet = defaultdict(list)
    for article in kept:
        if article[1]:
            by_outlet[article[1].casefold()].append(article)
    found: dict[str, str] = {}
    for group in by_outlet.values():
        for a, b in _alike(group):
            longer, shorter = sorted((a, b), key=lambda x: (-x[3], order[x[0]]))
            found.setdefault(shorter[0], longer[0])
    return {i: _last(i, found) for i in found}


def _last(article_id: str, found: dict[str, str]) -> str:
    """The article that is kept at the end of a chain of editions."""
    seen = {article_id}
    while (following := found.get(article_id)) and following not in seen:
        article_id = following
        seen.add(article_id)
    return article_id


def _runs(text: str) -> frozenset[int]:
    words = [w.casefold() for w in WORD.findall(text)]
    runs = {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(max(1, len(words) - RUN + 1))}
    sample = frozenset(r for r in runs if r % EVERY == 0)
    return sample if len(sample) >= 10 else frozenset(runs)


def _alike(group: list) -> Iterable[tuple]:
    places = defaultdict(list)
    for n, article in enumerate(group):
        for run in article[4]:
            places[run].append(n)
    shared: Counter = Counter()
    for where in places.values():
        if 1 < len(where) <= COMMON:
            shared.update((a, b) for i, a in enumerate(where) for b in where[i + 1 :])
    for (a, b), n in sorted(shared.items()):
        small, large = sorted((group[a], group[b]), key=lambda x: x[3])
        if n >= ALIKE * len(small[4]) and small[3] >= SIZES * large[3] and _near(small[2], large[2]):
            yield group[a], group[b]


def _near(a: str | None, b: str | None) -> bool:
    """Do two dates lie within three days, as far as they are known?"""
    if not a or not b or min(len(a), len(b)) < 10:
        return not a or not b or a[:4] == b[:4]
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= DAYS
