"""What an article's genre and language probably are, where its source doesn't say; every guess is marked as one."""

import re
from functools import cache
from pathlib import Path

from framing.codebook.yaml import read_yaml

DATA = Path(__file__).parent / "data"
ENOUGH = 200  # characters from which a language can be told
LANGUAGE_NAMES = {
    **{"english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "inglese": "en", "eng": "en"},
    **{"german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es", "arabic": "ar"},
    **{"persian": "fa", "farsi": "fa", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl"},
    **{"portuguese": "pt", "russian": "ru", "turkish": "tr", "urdu": "ur", "hebrew": "he", "chinese": "zh"},
}


def guess_genre(title: str | None, fields: dict[str, str]) -> str:
    """opinion, analysis, other or, where nothing says otherwise, news.

    Looks at what the database calls the text (kind, section, note), at the address, and at the head of the headline.

    >>> guess_genre("Opinion: Who pays for the ford?", {}), guess_genre("Ford shelled", {"section": "NEWS; Pg. 4"})
    ('opinion', 'news')
    """
    told = " | ".join(fields.get(name, "") for name in ("kind", "section", "note")).casefold()
    steps = " ".join(re.split(r"[/_]+", fields.get("url", "").casefold()))
    head = (title or "").casefold().strip(" '\"‘“")
    for genre, in_fields, at_head in _genres():
        if in_fields.search(told) or in_fields.search(_folders(steps)) or head.startswith(at_head):
            return genre
    return "news"


def _folders(steps: str) -> str:
    """The parts of an address that are sections, not words of a headline."""
    return " | ".join(part for part in steps.split() if part.count("-") < 2 and "." not in part)


@cache
def _genres() -> tuple[tuple[str, re.Pattern, tuple[str, ...]], ...]:
    data, _ = read_yaml(DATA / "genres.yml")
    rows = []
    for genre in ("opinion", "analysis", "other"):
        words = "|".join(re.escape(w) for w in sorted(data[genre]["fields"], key=len, reverse=True))
        rows.append((genre, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), tuple(data[genre]["headline"])))
    return tuple(rows)


def language_code(printed: str | None) -> str | None:
    """A language as databases print it ("ENGLISH", "en-GB") as a two-letter code; None where it can't be told.

    >>> language_code("ENGLISH"), language_code("en-GB"), language_code("")
    ('en', 'en', None)
    """
    first = re.split(r"[;,/ ]", (printed or "").strip().casefold())[0]
    if first in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[first]
    short = re.fullmatch(r"([a-z]{2})(?:[-_][a-z]{2,4})?", first)
    return short.group(1) if short else None


def guess_language(text: str) -> str | None:
    """The language of a text as a two-letter code, by py3langid; None for texts under 200 characters."""
    if len(text) < ENOUGH:
        return None
    import py3langid  # takes a moment to load

    return py3langid.classify(text[:5000])[0]
