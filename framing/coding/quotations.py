"""Quotation marks to quotations: every style, nested or left open, never beyond their paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from framing.corpus import Block

DOUBLE = re.compile(r"''|‘’|’’|‘'|’'|``|[\"“”„«»]")
OPENING, CLOSING = set("“„«"), set("”»")
SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–“\"-])|^)(?:‘|')(?=[^\W_]|[\[“\"])")
SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])(?:’|')(?![\w])")
RUN_ON = 6  # paragraphs that a quotation may run on for
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|don[’']t|"
    r"am|let|[’'](?:s|re|ve|ll|d|m))\b|n[’']t\b|[’'](?:re|ve|ll|m)\b",
    re.I,
)


@dataclass(frozen=True)
class Quotation:
    """A quotation: the span with its marks, the span inside them, and whether both marks are there.

    `clause` tells a quoted clause from a quoted word or fragment. `goes_on` marks a quotation left open at the end of
    its paragraph whose next paragraph opens again: the same speaker goes on.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    clause: bool
    single: bool = False
    closed: bool = True
    goes_on: bool = False


def find_quotations(text: str, blocks: Iterable[Block]) -> list[Quotation]:
    """The outermost quotations of the text in their order; single marks count where no double ones enclose them.

    A mark without its partner ends with its paragraph, or where the next quotation opens.

    >>> text = 'He said “it was a ‘gift’” and left.'
    >>> [text[q.start:q.end] for q in find_quotations(text, [Block(0, len(text), "body", 0)])]
    ['“it was a ‘gift’”']
    """
    found: list[Quotation] = []
    blocks = list(blocks)
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        opens_again = following is not None and text[following.start] in "“\"‘'"
        double = _double(text, block, opens_again)
        found += sorted([*double, *_single(text, block, double, opens_again)], key=lambda q: q.start)
    return sorted([*found, *_run_on(text, blocks, found)], key=lambda q: q.start)


def _run_on(text: str, blocks: list[Block], found: list[Quotation]) -> list[Quotation]:
    """Quotations of several paragraphs that open once and close once: the parts behind the first paragraph.

    The first part in `found` is made to reach to the end of its paragraph.
    """
    rest = []
    for number, quote in enumerate(found):
        if quote.closed or quote.goes_on or quote.single:
            continue
        at = next(i for i, b in enumerate(blocks) if b.start <= quote.start < b.end)
        close = next((m for m in DOUBLE.finditer(text, blocks[at].end) if m.group() in CLOSING | {'"'}), None)
        last = next((i for i, b in enumerate(blocks) if close and b.start < close.start() < b.end), None)
        if close is None or last is None or not 0 < last - at <= RUN_ON or not _closes(text, close):
            continue
        if any(quote.start < q.start < close.end() for q in found if not q.single):
            continue
        found[number] = replace(quote, end=blocks[at].end, inner_end=blocks[at].end, clause=True, goes_on=True)
        for block in blocks[at + 1 : last + 1]:
            inner, end = (close.start(), close.end()) if block is blocks[last] else (block.end, block.end)
            rest.append(Quotation(block.start, end, block.start, inner, clause=True, closed=block is blocks[last]))
    return rest


def _closes(text: str, mark: re.Match) -> bool:
    """Does the mark stand behind the end of a sentence, with nothing but white space behind it?"""
    return text[mark.start() - 1] in ".,?!…" and not text[mark.end() : mark.end() + 1].strip()


def _double(text: str, block: Block, opens_again: bool) -> list[Quotation]:
    out, opened = [], None
    for match in DOUBLE.finditer(text, block.start, block.end):
        opening = _opens(text, match, block, opened is not None)
        if opened is None:
            if opening:
                opened = match
            continue
        if opening:  # the open one was never closed: it ends with its sentence
            stop = _sentence_end(text, opened.end(), match.start())
            out.append(_quotation(text, opened, stop, stop, closed=False))
            opened = match
        else:
            out.append(_quotation(text, opened, match.start(), match.end()))
            opened = None
    if opened is not None:
        end = block.end if opens_again else _sentence_end(text, opened.end(), block.end)
        out.append(_quotation(text, opened, end, end, closed=False, goes_on=opens_again and end == block.end))
    return [q for q in out if q.inner_end > q.inner_start]


def _opens(text: str, match: re.Match, block: Block, inside: bool) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return not inside and before in " \n\t([—" and after.isalnum()
    return (before.isspace() or before in "([—–-/‘'") and not after.isspace() and not (inside and after in ",.;:)")


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation stops: the last sentence end before `end`, else `end`."""
    stops = [m.end() for m in re.finditer(r"[.?!]['’)]?(?=\s|$)", text[:end][start:])]
    return start + stops[-1] if stops else end


def _single(text: str, block: Block, double: list[Quotation], opens_again: bool) -> list[Quotation]:
    out, at = [], block.start
    while match := SINGLE_OPEN.search(text, at, block.end):
        at = match.end()
        if any(q.start <= match.start() < q.end for q in double):
            continue
        close = _single_close(text, match.end(), block, text[match.start()])
        if close is not None:
            out.append(_quotation(text, match, close, close + 1, single=True))
            at = close + 1
        elif match.group() == "‘" and opens_again and match.start() - block.start < 2:
            out.append(_quotation(text, match, block.end, block.end, single=True, closed=False, goes_on=True))
            at = block.end
    return out


def _single_close(text: str, start: int, block: Block, mark: str) -> int | None:
    """The closing mark: the first one behind punctuation or before a break; plural possessives (`the boys’ ...`) wait.

    A straight apostrophe only opens when a partner stands in the same sentence or its end.
    """
    candidates = [m.start() for m in SINGLE_CLOSE.finditer(text, start, block.end) if mark != "‘" or text[m.start()] == "’"]
    reopened = SINGLE_OPEN.search(text, start, block.end)
    limit = reopened.start() if reopened and mark == "‘" else block.end
    candidates = [c for c in candidates if c < limit]
    for c in candidates:
        before, after = text[c - 1], text[c + 1 : c + 2]
        possessive = before in "sS" and after == " " and text[c + 2 : c + 3].islower() and any(d > c for d in candidates)
        if not possessive:
            return c
    return candidates[-1] if candidates else None


def _quotation(text: str, opened: re.Match, inner_end: int, end: int, **options) -> Quotation:
    before = text[max(0, opened.start() - 2) : opened.start()].rstrip(" ")
    begins = not before or before[-1] in "\n\r.?!:—"
    return Quotation(
        opened.start(),
        end,
        opened.end(),
        inner_end,
        clause=_is_clause(text[opened.end() : inner_end], begins),
        **options,
    )


def _is_clause(inner: str, begins_sentence: bool) -> bool:
    """A clause has a finite verb, or is as long as one and punctuated like one."""
    words = inner.split()
    if (len(words) >= 4 and FINITE.search(inner)) or len(words) >= 12:
        return True
    return len(words) >= (2 if begins_sentence else 6) and inner.rstrip()[-1:] in ".,?!…" and inner[:1].isupper()
