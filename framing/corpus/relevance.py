"""Which articles belong to a study: the key `relevance` of study.yml, and whether an article meets it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from framing.codebook import Codebook
from framing.corpus.dates import Days, days, is_date
from framing.corpus.records import Article
from framing.corpus.text import count_words
from framing.corpus.zones import find_blocks
from framing.tables.values import GENRES

LEAD = 3  # paragraphs of the body that count as the article's beginning


def _word(word: str) -> str:
    if not word.replace("*", "").strip():
        raise ValueError(f"{word!r} is no word; write one, with * at an end for any letters (strike*)")
    if any("*" in part.strip("*") for part in word.split()):
        raise ValueError(f"{word!r}: * may stand only at the beginning or the end of a word")
    return " ".join(word.split())


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _date(value: str) -> str:
    if not is_date(value):
        raise ValueError(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _genre(value: str) -> str:
    if value not in GENRES:
        raise ValueError(f"{value!r} is no genre; allowed: {', '.join(GENRES)}")
    return value


Text = Annotated[str, BeforeValidator(_text)]
Word = Annotated[Text, AfterValidator(_word)]
Words = Annotated[tuple[Word, ...], BeforeValidator(lambda value: value if isinstance(value, list) else [value])]
Date = Annotated[Text, AfterValidator(_date)]


class Dates(BaseModel):
    """The first and the last day of a study, both included; either may be left out, a month or a year means all of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    first: Date | None = Field(default=None, alias="from")
    last: Date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> "Dates":
        if self.first and self.last and days(self.first).first > days(self.last).last:
            raise ValueError(f"from {self.first} lies after to {self.last}")
        return self


class Relevance(BaseModel):
    """Which articles belong to the study; what is left empty leaves nothing out.

    `words`: words or phrases of which an article has at least `at_least` hits, each place counted once; `all`: it has every
    one of these (a list inside the list: any one of several); `none`: it has not one of these. `*` at the beginning or end
    of a word stands for any letters, case is ignored, phrases run over any white space. `where` they are looked for: in the
    headline, the lead (headline and the first three paragraphs) or the whole text, boilerplate apart. `dates`: from and to,
    both included; `outlets`, `genres`, `languages` as articles.csv writes them, case aside; `least_words`: of the text.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: tuple[Word, ...] = ()
    at_least: int = Field(default=1, ge=1)
    all: tuple[Words, ...] = ()
    none: tuple[Word, ...] = ()
    where: Literal["headline", "lead", "text"] = "text"
    dates: Dates = Dates()
    outlets: tuple[Text, ...] = ()
    genres: tuple[Annotated[Text, AfterValidator(_genre)], ...] = ()
    languages: tuple[Text, ...] = ()
    least_words: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _used(self) -> "Relevance":
        if "at_least" in self.model_fields_set and not self.words:
            raise ValueError("at_least counts hits of words; write a list of words, too")
        if "where" in self.model_fields_set and not (self.words or self.all or self.none):
            raise ValueError("where says in what part words are looked for; write words, all or none, too")
        return self


@dataclass(frozen=True)
class Verdict:
    """Why an article doesn't belong (a short code, None where it does), in detail, and what couldn't be judged."""

    reason: str | None = None
    detail: str | None = None
    doubts: list[str] = field(default_factory=list)


def judge(article: Article, relevance: Relevance, codebook: Codebook) -> Verdict:
    """Does an article with a text belong to the study? The first thing that it doesn't meet is the reason.

    What can't be judged (no date where dates are asked for, a month of which only some days are inside) leaves the article
    in and is a doubt.
    """
    doubts: list[str] = []
    for column, allowed in (
        ("outlet", relevance.outlets),
        ("language", relevance.languages),
        ("genre", relevance.genres),
    ):
        value = article.language if column == "language" else article.meta.get(column)
        if allowed and not value:
            doubts.append(f"no {column}, and study.yml asks for one; it stays in: fill in the column {column}")
        elif allowed and str(value).casefold() not in {a.casefold() for a in allowed}:
            return Verdict(f"{column}s", str(value))
    outside, doubt = _outside(article.meta.get("date"), relevance.dates)
    if outside:
        return Verdict("dates", outside)
    words = count_words(article.text or "")
    if words < relevance.least_words:
        return Verdict("length", f"{words} words, fewer than {relevance.least_words}")
    missing = _words(article, relevance, codebook)
    return Verdict("words", missing) if missing else Verdict(doubts=doubts + ([doubt] if doubt else []))


def _outside(date: str | None, dates: Dates) -> tuple[str | None, str | None]:
    """The date if it lies outside for certain; and what is in doubt about it."""
    if not (dates.first or dates.last):
        return None, None
    if not date:
        return None, "no date, and study.yml asks for dates; it stays in: fill in the column date"
    asked = Days(days(dates.first).first if dates.first else "0000", days(dates.last).last if dates.last else "9999")
    published = days(date)
    if published.last < asked.first or published.first > asked.last:
        return date, None
    if published.first < asked.first or published.last > asked.last:
        return None, f"{date} may lie outside the dates of study.yml; it stays in: fill in the day of the column date"
    return None, None


def _words(article: Article, relevance: Relevance, codebook: Codebook) -> str | None:
    """What the article's words don't meet, or None."""
    if not (relevance.words or relevance.all or relevance.none):
        return None
    text = looked_at(article, relevance.where, codebook)
    hits = len(pattern(relevance.words).findall(text)) if relevance.words else relevance.at_least
    if hits < relevance.at_least:
        return f"{hits} of {relevance.at_least} hits" if hits else "no hit"
    for alternatives in relevance.all:
        if not pattern(alternatives).search(text):
            return f"without {' or '.join(alternatives)}"
    for word in relevance.none:
        if pattern((word,)).search(text):
            return f"with {word}"
    return None


def looked_at(article: Article, where: str, codebook: Codebook) -> str:
    """The part of an article in which words are looked for: headline, lead or text, boilerplate apart.

    A title in articles.csv that the text doesn't print is part of the headline.
    """
    text, title = article.text or "", article.meta.get("title")
    blocks = [b for b in find_blocks(text, codebook, article.repeated) if b.zone != "boilerplate"]
    if where != "text":
        body = [b.start for b in blocks if b.paragraph >= (LEAD if where == "lead" else 0)]
        blocks = [b for b in blocks if (not body or b.start < body[0]) and b.zone in ("headline", "body")]
    parts = [text[b.start : b.end] for b in blocks]
    printed = title and _plain(title) in _plain(text)
    return "\n\n".join(parts if printed or not title else [title, *parts])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the words or phrases, each place once.

    >>> pattern(("air strike*", "*bomb*")).findall("Air  strikes and a firebombing; the airstrike")
    ['Air  strikes', 'firebombing']
    """
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"(?<!\w)(?:{_phrase(w)})(?!\w)" for w in longest_first), re.I)


def _phrase(phrase: str) -> str:
    parts = [
        (r"\w*" if p[0] == "*" else "") + re.escape(p.strip("*")) + (r"\w*" if p[-1] == "*" else "") for p in phrase.split()
    ]
    return re.sub("['’]", "['’]", r"\s+".join(parts))
