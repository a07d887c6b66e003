"""Where a coder's words stand: found by the words, the sentence and which of several, never guessed."""

import re
from typing import NamedTuple

from framing.corpus.text import MOJIBAKE
from framing.sheets.words import MOST, Ground, places

SEPARATOR = "|"  # between the pieces of a content that its cue interrupts
OUTER = re.compile(
    r"""^(["“'‘])(.*?)["”'’]?[,.;:]?["”'’]?$""", re.S
)  # a quotation with its marks and the last comma or full stop
INNER_MARKS = re.compile(r"[\"“”]")
Span = tuple[int, int]


class Wanted(NamedTuple):
    """The words of one row: the number of the sentence if it says one, which of several (from 1), and its turn.

    `turn`, `alike`: it is the n-th of so many rows that have the same words and the same sentence and say no `nth`.
    """

    words: str
    sentence: int | None = None
    nth: int | None = None
    turn: int = 0
    alike: int = 1


def located(wanted: Wanted, ground: Ground) -> tuple[list[Span], str]:
    """The spans of the words (several only where a stroke stands between them), and a remark where they stand elsewhere.

    Raises ValueError, saying what to write, where the words stand nowhere or it isn't clear which are meant.
    """
    if SEPARATOR not in wanted.words or _places(wanted.words, ground.text):
        span, remark = _one(wanted, ground)
        return [span], remark
    pieces = [piece.strip() for piece in wanted.words.split(SEPARATOR) if piece.strip()]
    if not pieces:
        raise ValueError("no words but a stroke; write the words as they stand in the article")
    first, remark = _one(wanted._replace(words=pieces[0]), ground)
    spans = [first]
    for piece in pieces[1:]:
        behind = [span for span in _places(piece, ground.text) if span[0] >= spans[-1][1]]
        if not behind:
            raise ValueError(f"{_short(piece)} stands nowhere behind the piece before it; copy the pieces in their order")
        spans.append(behind[0])
    return spans, remark


def _one(wanted: Wanted, ground: Ground) -> tuple[Span, str]:
    found = _places(wanted.words, ground.text)
    if not found:
        raise ValueError(_nowhere(wanted.words, ground.text))
    here = [s for s in found if wanted.sentence is None or ground.number(s[0]) == wanted.sentence]
    remark = ""
    if not here:
        if len(found) > 1:
            listed = _numbers(found, ground)
            raise ValueError(
                f"{_short(wanted.words)} is not in sentence {wanted.sentence} but in {listed}; say in sentence which"
            )
        here = found
        remark = f"the words stand in sentence {ground.number(found[0][0])}, not {wanted.sentence}; taken there"
    if wanted.nth is not None:
        if not 1 <= wanted.nth <= len(here):
            raise ValueError(f"nth {wanted.nth}, but {_short(wanted.words)} stands {len(here)} times there; mend nth")
        return here[wanted.nth - 1], remark
    if len(here) == 1:
        return here[0], remark
    numbers = {ground.number(s[0]) for s in here}
    if len(numbers) > 1:
        raise ValueError(f"{_short(wanted.words)} stands in sentences {_numbers(here, ground)}; write into sentence which")
    if wanted.alike == len(here):
        return here[wanted.turn], remark
    raise ValueError(
        f"{_short(wanted.words)} stands {len(here)} times in sentence {numbers.pop()}; write 1 to {len(here)} into nth"
    )


def _places(words: str, text: str) -> list[Span]:
    """Where the words stand; if nowhere so, then as spreadsheets change them: capitals, and a ' before the first mark."""
    bare = words.removeprefix("'").strip()
    return places(words, text) or places(words, text, re.IGNORECASE) or (places(bare, text) if bare else [])


def _nowhere(words: str, text: str) -> str:
    if _broken(words, text):
        return f"letters of {_short(words)} are broken; save the sheet as .xlsx, or as CSV in UTF-8"
    return f"{_short(words)} stands nowhere in the article; copy the words as they stand in reading"


def _broken(words: str, text: str) -> bool:
    """Were the words saved in another encoding than they were read in, or in one that lacks some of their letters?"""
    for encoding in ("cp1252", "latin-1"):
        try:
            if places(words.encode(encoding).decode("utf-8"), text) and not words.isascii():
                return True
        except UnicodeError:
            continue
    if MOJIBAKE.search(words) and not MOJIBAKE.search(text):
        return True
    lost = r"\S".join(re.escape(piece) for piece in words.split("?"))
    return "?" in words and bool(words.strip(" ?")) and re.search(lost, text) is not None


def _numbers(spans: list[Span], ground: Ground) -> str:
    numbers = list(dict.fromkeys(str(ground.number(s)) for s, _ in spans))
    return ", ".join(numbers[:MOST]) + (", …" if len(numbers) > MOST else "")


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:59] + "…")


def content(words: str) -> str:
    """What somebody says without the quotation marks around all of it and without a last comma or full stop.

    >>> content('“We will act,”'), content('"terror" camps were hit.')
    ('We will act', '"terror" camps were hit')
    """
    whole = OUTER.match(words)
    if whole and not INNER_MARKS.search(whole.group(2)):
        words = whole.group(2)
    return words.rstrip(" ,.;:") or words


def beside(words: str, spans: list[Span], text: str) -> Span:
    """Where words of a source or a cue stand nearest to a unit, outside it if they stand outside at all."""
    found = _places(words, text)
    if not found:
        raise ValueError(_nowhere(words, text))
    outside = [f for f in found if all(f[1] <= s or f[0] >= e for s, e in spans)]
    return min(outside or found, key=lambda f: (min(max(s - f[1], f[0] - e, 0) for s, e in spans), f[0]))
