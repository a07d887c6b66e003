"""Boilerplate found by repetition: lines that an outlet prints in many of its articles and that speak of no news."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from framing.codebook import Codebook
from framing.corpus.duplicates import Seen, known_outlet
from framing.corpus.records import Article
from framing.corpus.zones import find_paragraphs

FEWEST, SHARE = 3, 0.01  # articles of the outlet that print the line, and their share of the outlet's articles
LONGEST, LONGEST_LINE = 400, 25  # characters of a line; words of one that is no sentence
ENDS = re.compile(r"[.!…;,]\s*[)\]*]*\s*$")
SPEECH = re.compile("[\"“”„«»]|(?<!\\w)[‘']|['’](?!\\w)")
MARKS = '"“”„«»'  # of quotations
DIGITS = re.compile(r"\d+")


@dataclass
class Repetition:
    """Counts, outlet by outlet, in how many articles a line stands; in memory are digests of lines, no words.

    A line is boilerplate where at least three of the outlet's articles, and one in a hundred, print it, duplicates counted
    once, and where it can be no news: see `may_repeat`. The first line of an article never counts.
    """

    codebook: Codebook
    articles: Counter[str | None] = field(default_factory=Counter)
    once: set[int] = field(default_factory=set)
    lines: Counter[int] = field(default_factory=Counter)
    texts: set[tuple] = field(default_factory=set)
    judged: dict[int, bool] = field(default_factory=dict)

    def add(self, article: Article, as_seen: Seen) -> None:
        """Count the lines of an article; another edition of an article and a text seen before are left out."""
        if article.text is None or as_seen.duplicate_of or (as_seen.outlet, as_seen.text) in self.texts:
            return
        self.texts.add((as_seen.outlet, as_seen.text))
        self.articles[as_seen.outlet] += 1
        for digest in {d for _, _, d in self._lines(article.text, as_seen.outlet)}:
            if digest in self.once:
                self.lines[digest] += 1
            self.once.add(digest)

    def spans(self, article: Article) -> tuple[tuple[int, int], ...]:
        """The spans of the article's lines that its outlet repeats."""
        outlet = known_outlet(article)
        if article.text is None or self.articles[outlet] < FEWEST:
            return ()
        least = max(FEWEST, SHARE * self.articles[outlet])
        return tuple(
            (start, end)
            for start, end, digest in self._lines(article.text, outlet)
            if self.lines[digest] + 1 >= least and self._boilerplate(digest, article.text[start:end])
        )

    def _lines(self, text: str, outlet: str | None) -> Iterator[tuple[int, int, int]]:
        """Start, end and digest of the lines that may be boilerplate, white space, case and figures aside."""
        for start, end in find_paragraphs(text, self.codebook)[1:]:
            line = text[start:end]
            if len(line) <= LONGEST and not any(mark in line for mark in MARKS):
                plain = DIGITS.sub("0", " ".join([outlet or "", *line.casefold().split()]))
                yield start, end, int.from_bytes(hashlib.blake2b(plain.encode(), digest_size=8).digest(), "big")

    def _boilerplate(self, digest: int, line: str) -> bool:
        if digest not in self.judged:
            self.judged[digest] = may_repeat(line, self.codebook)
        return self.judged[digest]


def may_repeat(line: str, codebook: Codebook) -> bool:
    """Can a line be boilerplate if it is repeated? News repeats its background word for word, and that stays body.

    A sentence must speak of the page or to its reader, in words of zones.yml; no line may hold a quotation, a label, a word
    of killing or a name that the codebook knows.
    """
    if len(line) > LONGEST or SPEECH.search(line):
        return False
    news, names, page = _patterns(codebook)
    sentence = ENDS.search(line) or len(line.split()) > LONGEST_LINE
    return not (news.search(line) or names.search(line)) and bool(not sentence or page.search(line))


@lru_cache(maxsize=4)
def _patterns(codebook: Codebook) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words of news in any case; names as the codebook writes them; what speaks of the page."""
    news = [w for c in codebook.labels.categories for w in (*c.words, *c.phenomena)]
    news += [w for e in codebook.victims.effects for w in (*e.participles, *e.actives, *e.intransitives, *e.nominals)]
    news += [w for g in codebook.victims.groups if g.status != "unspecified" for w in g.nouns] + ["said", "says", "told"]
    names = [n for p in codebook.parties for n in (*p.names, *p.capitals, *p.demonyms)]
    names += [n for g in codebook.armed_groups.groups for n in (g.name, *g.names, *g.abbreviations)]
    names += [n for a in codebook.actors for n in (a.name, *a.names, *a.abbreviations)]
    return _any(news, re.I), _any(names), re.compile("|".join(codebook.zones.repeated), re.I)


def _any(words: list[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, set(words)), key=len, reverse=True))})(?!\w)", flags)
