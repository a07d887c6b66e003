"""Sentences of news prose, found without a model: titles, initials, dates and quotations don't break them."""

import re
from functools import cache
from pathlib import Path

from framing.codebook.yaml import read_yaml

END = re.compile(r"""[.?!…]+['"”’»)\]]*(?=\s)""")
OPENS = re.compile(r"""\s+[“"‘'(\[«—–-]*\s*[\w$£€]""")
INITIAL = re.compile(r"(?:^|[\s(“\"‘'.-])[A-Z]$")
ACRONYM = re.compile(r"(?:^|[\s(“\"‘'-])(?:[A-Za-z]\.)+[A-Za-z]$")
WORD = re.compile(r"[^\s(“\"‘'\[-]+$")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets, without white space at their ends.

    >>> text = 'Lt. Gen. H.R. Smith met Mr. Ali at 5 p.m. Friday. "Go. Now," he said.'
    >>> [text[s:e] for s, e in sentence_spans(text, 0, len(text))]
    ['Lt. Gen. H.R. Smith met Mr. Ali at 5 p.m. Friday.', '"Go.', 'Now," he said.']
    """
    spans, at = [], start
    for match in END.finditer(text, start, end):
        if _ends(text, match, end):
            spans.append((at, match.end()))
            at = match.end()
    if text[at:end].strip():
        spans.append((at, end))
    return [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in spans]


def _ends(text: str, match: re.Match, end: int) -> bool:
    opens = OPENS.match(text, match.end(), end)
    if opens is None:
        return False
    following = re.match(r"[\w’']+", text[opens.end() - 1 : end])
    word_after = following.group() if following else ""
    if word_after[:1].islower():
        return False
    marks = match.group()
    if marks != ".":
        return True
    before = WORD.search(text[max(0, match.start() - 30) : match.start()])
    word = before.group() if before else ""
    return _full_stop(word, text[max(0, match.start() - 12) : match.start()], word_after)


def _full_stop(word: str, before: str, after: str) -> bool:
    """Is the full stop behind `word` the end of a sentence, with `after` behind it?"""
    words = function_words()
    if word in words["titles"] or word.casefold() in words["abbreviations"]:
        return False
    if word in words["numbered"]:
        return not after[:1].isdigit()
    if ACRONYM.search(before):
        if word.casefold() in ("a.m", "p.m"):
            return after not in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        return after in words["openers"]
    return not (INITIAL.search(before) and word != "I")


@cache
def function_words() -> dict[str, set[str]]:
    """Closed classes of English words, and the words that matter for sentence ends, by the names of words.yml."""
    data, _ = read_yaml(Path(__file__).parent / "words.yml")
    lists = {key: set(value) for key, value in data.items()}
    lists["abbreviations"] = {w.casefold() for w in lists["abbreviations"]}
    return lists
