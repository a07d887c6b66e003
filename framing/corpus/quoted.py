"""Which stretches of a text stand in quotation marks, whatever the marks, wrong ones borne."""

import re

LINE = re.compile(r"[^\r\n]+")
CURLY = re.compile(r"[“„«][^“„«”»]*[”»]?")
STRAIGHT = re.compile(r'"[^"]*"?')
POST = re.compile(r"\(@\w+\)")  # a post of a social network, with its writer: all of it is quoted
SINGLE = re.compile(r"(?<!\w)‘[^‘]*?(?:’(?!\w)|$)")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, line by line: one that is not closed ends with its line, so no mark swallows the rest.

    Lines that a quotation runs over begin with a mark of their own; where lines are wrapped, a line that ends inside a
    quotation hands it on to the next one.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        paragraph = text[start:end]
        if POST.search(paragraph):
            spans.append((start, end))
            continue
        for marks in (CURLY, STRAIGHT, SINGLE):
            spans += [(start + m.start(), start + m.end()) for m in marks.finditer(paragraph)]
    return sorted(spans)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines, joined where the next one goes on with a small letter."""
    out: list[tuple[int, int]] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        if out and text[start:end].lstrip()[:1].islower():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
