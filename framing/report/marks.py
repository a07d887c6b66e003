"""A text and the marks on it, cut at the borders of spans: what a page and a terminal both draw."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

LINE_END = re.compile("[\r\v\f\x85\u2028\u2029]")
UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")  # the last: text turned around
SIDE = ("source", "cue")  # roles inside or beside the main span of a row


@dataclass(frozen=True)
class Mark:
    """A marked span: its role (content, cue, source, …), the ids of the rows it belongs to, and what is said of them."""

    start: int
    end: int
    role: str
    ids: tuple[str, ...] = ()
    about: str = ""

    @property
    def order(self) -> tuple:
        """Outermost first: paragraphs, then what begins earlier, then what is longer, then main spans."""
        return (self.role != "paragraph", self.start, -self.end, self.role in SIDE, self.role, self.ids)


@dataclass(frozen=True, repr=False)
class MarkedArticle:
    """An article's text with marks, and the rows they belong to.

    `text` is as shown: of the same length as the article's text, without control characters. `rows` has a row for each
    code, its id in the first column.
    """

    article_id: str
    heading: str
    text: str
    marks: tuple[Mark, ...]
    rows: pd.DataFrame

    @property
    def roles(self) -> list[str]:
        """The roles that are marked, main spans first."""
        return sorted({m.role for m in self.marks}, key=lambda role: (role in SIDE, role))


NOTHING = Mark(0, 0, "")


class Step(NamedTuple):
    """A step through a marked text: `mark` opens or closes, or words stand inside it (in NOTHING, where none is open).

    `whole`: the mark really begins or ends here; it is not only cut by another one.
    """

    kind: Literal["open", "text", "close"]
    start: int
    end: int
    mark: Mark = NOTHING
    whole: bool = True


def steps(length: int, marks: Iterable[Mark]) -> Iterator[Step]:
    """Go through a text of this length so that marks nest: those that overlap are closed at a border and opened again.

    >>> words = "abcdef"
    >>> walk = steps(6, [Mark(0, 4, "content"), Mark(2, 6, "source")])
    >>> "".join({"open": "(", "close": ")", "text": words[s.start:s.end]}[s.kind] for s in walk)
    '(ab(cd))(ef)'
    """
    marks = [m for m in marks if m.start < m.end]
    borders = sorted({0, length, *(m.start for m in marks), *(m.end for m in marks)})
    begins: dict[int, list[Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
    opened: list[Mark] = []
    for start, end in zip(borders, [*borders[1:], length], strict=True):
        wanted = sorted([m for m in opened if m.end > start] + begins.get(start, []), key=lambda m: m.order)
        kept = next((i for i, (a, b) in enumerate(zip(opened, wanted, strict=False)) if a is not b), len(opened))
        kept = min(kept, len(wanted))
        for mark in reversed(opened[kept:]):
            yield Step("close", start, start, mark, mark.end == start)
        for mark in wanted[kept:]:
            yield Step("open", start, start, mark, mark.start == start)
        opened = wanted
        if start < end:
            yield Step("text", start, end, opened[-1] if opened else NOTHING)


def displayed(text: str) -> str:
    """The text without control characters, each replaced by one blank or line end, so that offsets stay.

    >>> displayed("one\\r\\ntwo\\x1b[31m")
    'one \\ntwo [31m'
    """
    return UNSHOWN.sub(" ", LINE_END.sub("\n", text.replace("\r\n", " \n")))


def one_line(cell) -> str:
    """A cell for showing: no control characters, no line ends, empty where it is missing."""
    return "" if pd.isna(cell) else " ".join(displayed(str(cell)).split())


def paragraphs(text: str) -> list[Mark]:
    """The text's paragraphs: lines between blank lines."""
    found, start, end, at = [], None, 0, 0
    for line in text.split("\n"):
        if line.strip():
            start, end = at if start is None else start, at + len(line)
        elif start is not None:
            found.append(Mark(start, end, "paragraph"))
            start = None
        at += len(line) + 1
    return [*found, Mark(start, end, "paragraph")] if start is not None else found
