"""Sentences of news prose, found without a model: titles, initials, dates and quotations don't break them."""

import re
from functools import cache
from pathlib import Path

from framing.codebook.yaml import read_yaml

# What may stand between the full stop and the next sentence. Entities and damaged marks are read as what they were.
CLOSING = r"""(?:['"”’»)\]*]|&(?:quot|r[sd]quo|#39|#34|#8217|#8221);|â€[\x9d™\ufffd])"""
GAP = r"(?:\s|&nbsp;|&\#160;|</?[a-z][^<>]*>)"
OPENING = r"""(?:[“"‘'’(\[«—–|•·*@\#-]|&(?:quot|l[sd]quo|\#39|\#34|\#8216|\#8220);|â€[œ˜])"""
NOTES = rf"(?:\s?\[\d{{1,3}}\]|\s[”’»](?={GAP}))*"  # footnote marks, and a closing mark after a space
ENDS = re.compile(rf"(?<![.?!…])([.?!…]++)({CLOSING}*){NOTES}(?={GAP})")
GLUED = re.compile(r"""(?<=[a-z\d%)\]”’"'])([.?!…]+)(['"”’»)\]]*)(?=["“‘(\[]?[A-Z](?:[a-z’'\s]|[A-Z]{2}|\.[A-Z]))""")
STOP = re.compile(f"{ENDS.pattern}|{GLUED.pattern}")
FOLLOWS = re.compile(rf"{GAP}*+({OPENING}*)\s*([\w$£€][\w’'-]*)")
# Names and addresses that begin a sentence in lower case.
LOWER_NAME = re.compile(r"(?:al|el|ul|ash|a[dnrstz])-[A-Z]|[a-z]{1,4}[A-Z]|https?:|www\.|pic\.twitter")
ADDRESS = re.compile(r"@|//|www\.|\.(?:Com|Net|Org)\b")
INITIAL = re.compile(r"(?:^|[\s(“\"‘'.-])[A-Z]$")
ACRONYM = re.compile(r"(?:^|[\s(“\"‘'-])(?:[A-Za-z]\.)+[A-Za-z]$")
WORD = re.compile(r"[^\s(“\"‘'\[-]+$")
NUMBERING = re.compile(r"[\W_]*\d{1,2}(?:\.\d{1,2})*")
CLOCK = re.compile(r"(?:\w+ ){1,2}time\b")  # "5 p.m. Lakeville time"


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets, without white space at their ends.

    >>> text = 'Lt. Gen. H.R. Smith met Mr. Ali at 5 p.m. Friday. "Go. Now," he said.'
    >>> [text[s:e] for s, e in sentence_spans(text, 0, len(text))]
    ['Lt. Gen. H.R. Smith met Mr. Ali at 5 p.m. Friday.', '"Go.', 'Now," he said.']
    """
    spans, at = [], start
    for match in STOP.finditer(text, start, end):
        stop = _closed(text, start, match)
        if _ends(text, at, match, stop, end):
            spans.append((at, stop))
            at = stop
    if text[at:end].strip():
        spans.append((at, end))
    return [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in spans]


def _closed(text: str, start: int, match: re.Match) -> int:
    """Where the sentence ends: between two sentences without a space, an odd straight mark opens the second."""
    stop = match.end()
    glued = match.group(4)
    if glued and glued.endswith('"') and text.count('"', start, stop) % 2:
        return stop - 1
    return stop


def _ends(text: str, at: int, match: re.Match, stop: int, end: int) -> bool:
    """Does the sentence that begins at `at` end with this mark?"""
    follows = FOLLOWS.match(text, stop, end)
    if follows is None:
        return False
    opening, after = follows.groups()
    rest = text[follows.start(2) : min(end, follows.start(2) + 80)]
    if after[0].islower() and not (LOWER_NAME.match(rest) or set(opening) & set("@#•·")):
        return False
    marks, closing = match.group(1) or match.group(3), match.group(2) or match.group(4) or ""
    if marks != ".":
        return not (closing and _goes_on(rest, after))
    if match.group(3) and ADDRESS.search(text[max(at, stop - 60) : stop].split()[-1] + rest.split()[0]):
        return False
    if NUMBERING.fullmatch(text[at : match.start()]):
        return False
    word = WORD.search(text[max(0, match.start() - 30) : match.start()])
    before = text[max(0, match.start() - 12) : match.start()]
    return _full_stop(word.group() if word else "", before, after, rest, plain=not set(opening) & set("(—–-"))


def _goes_on(rest: str, after: str) -> bool:
    """Does the sentence go on after a quoted question or cry? So it does with a name and a verb of speech."""
    return _bare(after) not in function_words()["openers"] and bool(_cue().match(rest))


@cache
def _cue() -> re.Pattern:
    verbs = "|".join(sorted(function_words()["asking"] | function_words()["speech"]))
    return re.compile(
        rf"(?:(?:[A-Z]|al-|el-)[\w.’'-]*\s+){{1,4}}(?:{verbs})(?:[.,;]|\s+(?:in|on|at|to|during|after|as|when|while|with|of)\b)"
    )


def _bare(word: str) -> str:
    return re.split("[’']", word)[0]


def _full_stop(word: str, before: str, after: str, rest: str, plain: bool) -> bool:
    """Is the full stop behind `word` the end of a sentence, with `after` behind it (`plain`: no dash, no bracket)?"""
    words = function_words()
    title = word.rpartition(".")[2]
    if (title.capitalize() if title.isupper() else title) in words["titles"] or word.casefold() in words["abbreviations"]:
        return False
    if word in words["numbered"]:
        return not (plain and after[0].isdigit())
    if word.casefold() in ("a.m", "p.m"):
        return not (after in words["clock"] or CLOCK.match(rest))
    opener = plain and _bare(after) in words["openers"]
    if word in words["either"] or ACRONYM.search(before) or re.fullmatch("[a-z]", word):
        return opener
    if INITIAL.search(before) and word != "I":
        return opener and len(after) > 1
    return True


@cache
def function_words() -> dict[str, set[str]]:
    """Closed classes of English words, and the words that matter for sentence ends, by the names of words.yml."""
    data, _ = read_yaml(Path(__file__).parent / "words.yml")
    lists = {key: set(value) for key, value in data.items()}
    lists["abbreviations"] = {w.casefold() for w in lists["abbreviations"]}
    return lists
