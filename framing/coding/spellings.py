"""Names in their many spellings: al- and ul-, hyphens or spaces, doubled letters, Qaeda and Qaida."""

import re
from collections.abc import Iterable
from functools import lru_cache

from framing.coding.phrases import pattern

ARTICLES = {
    "al",
    "ul",
    "el",
    "ol",
    "ash",
    "as",
    "an",
    "ad",
    "at",
    "e",
    "i",
    "the",
}  # Jaish al-Adl, Jaish-ul-Adl, Jaish-e-Adl
WORD = re.compile(r"[^\W_]+(?:[’'](?!s\b)[^\W_]+)*")
JOINT = re.compile(r"[\s\-–‑’'`]{0,3}")
ALIKE = ((r"['’`]", ""), (r"a[ey]|e[iy]", "ai"), (r"ou|oo", "u"), ("e", "i"), ("o", "u"), (r"(.)\1+", r"\1"))
LONGEST = 9  # words of a name

Hit = tuple[int, int, str, str]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without what spellings of one name differ in.

    >>> fold("Hezbollah") == fold("Hizbullah"), fold("Qaeda") == fold("Qaida"), fold("Jaysh") == fold("Jaish")
    (True, True, True)
    """
    word = word.casefold()
    for unlike, like in ALIKE:
        word = re.sub(unlike, like, word)
    return word


def name_key(name: str) -> str:
    """One key for all spellings of a name; names with the same key are the same name.

    >>> name_key("Jaish al-Adl") == name_key("Jeish-ul-Adl")
    True
    """
    words = [m.group() for m in WORD.finditer(name)]
    told = [w for w in words if w.casefold() not in ARTICLES] or words
    return "".join(fold(w) for w in told)


def _keys(name: str) -> Iterable[str]:
    """The key of a name, and those with an article written together with the word before or behind it (`Jaishul Adl`)."""
    yield name_key(name)
    words = [m.group() for m in WORD.finditer(name)]
    for n, word in enumerate(words):
        if word.casefold() in ARTICLES - {"the"} and 0 < n < len(words) - 1:
            for article in ("al", "ul", "el"):
                yield name_key(" ".join([*words[: n - 1], words[n - 1] + article, *words[n + 1 :]]))


class NameIndex:
    """Finds names and abbreviations in a text: names in any spelling, abbreviations letter by letter."""

    def __init__(self, names: Iterable[tuple[str, str]], abbreviations: Iterable[tuple[str, str]]) -> None:
        """`names` and `abbreviations`: what is looked for, with the id it stands for; the first to take a key keeps it."""
        self._ids: dict[str, tuple[str, bool]] = {}  # key → id, and whether the name's last word begins with a capital
        for name, about in names:
            for key in _keys(name):
                self._ids.setdefault(key, (about, name.split()[-1][0].isupper()))
        self._prefixes = {key[:n] for key in self._ids for n in range(1, len(key) + 1)}
        self._short: dict[str, str] = {}
        for short, about in abbreviations:
            self._short.setdefault(_plain(short), about)
        ordered = sorted({short for short, _ in abbreviations}, key=lambda s: (-len(s), s))
        body = "|".join(pattern(short) for short in ordered) or "(?!)"
        self._abbreviation = re.compile(rf"(?<![\w-])(?:{body})(?![\w])")

    def find(self, text: str) -> list[Hit]:
        """Every mention as (start, end, id, name or abbreviation), the longest first where several begin; none overlap."""
        found = self._names(text)
        taken = {at for start, end, _, _ in found for at in range(start, end)}
        for match in self._abbreviation.finditer(text):
            if match.start() not in taken and match.end() - 1 not in taken:
                found.append((match.start(), match.end(), self._short[_plain(match.group())], "abbreviation"))
        return sorted(found)

    def _names(self, text: str) -> list[Hit]:
        words = list(WORD.finditer(text)) if self._ids else []
        found: list[Hit] = []
        at = 0
        while at < len(words):
            last, about = self._longest(text, words, at)
            if about is not None:
                found.append((words[at].start(), words[last].end(), about, "name"))
                at = last
            at += 1
        return found

    def _longest(self, text: str, words: list[re.Match], at: int) -> tuple[int, str | None]:
        """The last word of the longest name that begins with a word, and whose name it is."""
        key, capital = "", False
        best: tuple[int, str | None] = (at, None)
        for last in range(at, min(len(words), at + LONGEST)):
            word = words[last].group()
            if last > at and not JOINT.fullmatch(text, words[last - 1].end(), words[last].start()):
                break
            if word.casefold() in ARTICLES:
                if last == at and not _opens_name(text, words[at]):
                    break
                continue
            capital = capital or word[0].isupper()
            key += fold(word)
            if key not in self._prefixes:
                break
            about, ends_large = self._ids.get(key, (None, True))
            if about is not None and capital and (not ends_large or not word[0].islower()):
                best = last, about
        return best


def _opens_name(text: str, article: re.Match) -> bool:
    """May a name begin with this article (`al-Qaida`, `Al Shabaab`; not `an`, `the`)?"""
    low = article.group().casefold()
    return low in ("al", "el") or (low != "the" and text[article.end() : article.end() + 1] in "-–‑" and len(low) > 1)


def _plain(short: str) -> str:
    return re.sub(r"[\s\-–‑]+", "-", short)
