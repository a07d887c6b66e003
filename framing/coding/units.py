"""Units of narration: sentences of the outlet's own syntax, with the quoted clauses inside them taken as one piece."""

import bisect
from dataclasses import dataclass, field, replace

from framing.coding.quotations import Quotation
from framing.corpus import Block
from framing.english import Reading
from framing.english.syntax import SUBJECTS


@dataclass(frozen=True)
class Token:
    """A word or mark: its span, its lower case, whether a quoted clause holds it, and its number in the reading."""

    start: int
    end: int
    low: str
    text: str
    quoted: bool
    number: int


@dataclass(frozen=True)
class Unit:
    """One sentence of narration: a sentence end inside a quoted clause doesn't end it."""

    start: int
    end: int
    block: Block
    tokens: list[Token]
    reading: Reading
    quotations: list[Quotation] = field(default_factory=list)

    @property
    def clauses(self) -> list[Quotation]:
        """The quoted clauses of the unit."""
        return [q for q in self.quotations if q.clause]

    def narrated(self) -> bool:
        """Is there anything but quotation marks and quoted words?"""
        return any(not t.quoted and t.text[0].isalpha() and not self._inside(t) for t in self.tokens)

    def _inside(self, token: Token) -> bool:
        return any(q.start <= token.start < q.end for q in self.quotations)


def quoted_clauses(quotations: list[Quotation], reading: Reading) -> list[Quotation]:
    """The quotations, those with a verb that has its subject in them known as clauses (`“We want the road back”`)."""
    starts = [word.start for word in reading.words]
    out = []
    for quotation in quotations:
        low, high = bisect.bisect_left(starts, quotation.inner_start), bisect.bisect_left(starts, quotation.inner_end)
        clause = quotation.clause or (high - low >= 3 and _has_clause(reading, low, high))
        out.append(replace(quotation, clause=clause))
    return out


def _has_clause(reading: Reading, low: int, high: int) -> bool:
    """Does one of the words, the first of which is capitalised, have a subject among them?"""
    if not reading.words[low].text[0].isupper():
        return False
    return any(
        reading.words[n].tag in ("VBD", "VBZ", "VBP", "VB")
        and any(low <= c < high and reading.words[c].dep in SUBJECTS for c in reading.children[n])
        for n in range(low, high)
    )


def find_units(reading: Reading, quotations: list[Quotation]) -> list[Unit]:
    """The units of all blocks in their order."""
    clauses = [q for q in quotations if q.clause]
    spans: list[tuple[int, int, Block]] = []
    start = None
    for i, sentence in enumerate(reading.sentences):
        start = sentence.start if start is None else start
        last = i + 1 == len(reading.sentences) or reading.sentences[i + 1].block is not sentence.block
        open_quote = any(q.start < sentence.end < q.end for q in clauses)
        if last or not (open_quote or _finishes_quote(reading.text, sentence.end, clauses)):
            spans.append((start, sentence.end, sentence.block))
            start = None
    tokens = _tokens(reading, clauses)
    return [
        Unit(s, e, block, _between(tokens, s, e), reading, [q for q in quotations if s <= q.start < e])
        for s, e, block in spans
    ]


def _finishes_quote(text: str, end: int, clauses: list[Quotation]) -> bool:
    """Does a quoted clause end here with its cue still to come in lower case (“Why?” he asked)?"""
    following = text[end : end + 2].lstrip()
    return any(q.end == end for q in clauses) and following[:1].islower()


def _tokens(reading: Reading, clauses: list[Quotation]) -> list[Token]:
    out, at = [], 0
    for number, word in enumerate(reading.words):
        while at < len(clauses) and clauses[at].end <= word.start:
            at += 1
        quoted = at < len(clauses) and clauses[at].start <= word.start
        out.append(Token(word.start, word.end, word.text.lower(), word.text, quoted, number))
    return out


def _between(tokens: list[Token], start: int, end: int) -> list[Token]:
    low = bisect.bisect_left(tokens, start, key=lambda t: t.start)
    high = bisect.bisect_left(tokens, end, key=lambda t: t.start)
    return tokens[low:high]
