"""Questions to the tree of a sentence: what hangs under a word, who is its subject, what it says."""

import bisect

from framing.english.reading import Reading
from framing.english.sentences import function_words

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def under(reading: Reading, number: int, without: frozenset[int] = frozenset()) -> list[int]:
    """The numbers of a word and of all that depends on it, in the order of the text; `without` cuts branches off."""
    found, waiting = [], [number]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += [child for child in reading.children[at] if child not in without]
    return sorted(found)


def first_child(reading: Reading, number: int, *deps: str) -> int | None:
    """The first dependent with one of the relations, in the order of the relations."""
    for dep in deps:
        for child in reading.children[number]:
            if reading.words[child].dep == dep:
                return child
    return None


def head_word(reading: Reading, start: int, end: int) -> int | None:
    """The number of the word of a span that depends on none of the others; None for a span without words."""
    low = bisect.bisect_left(reading.words, start, key=lambda word: word.start)
    high = bisect.bisect_left(reading.words, end, key=lambda word: word.start)
    outside = [n for n in range(low, high) if not low <= reading.words[n].head < high or reading.words[n].head == n]
    return outside[0] if outside else None


def is_verb(reading: Reading, number: int) -> bool:
    """Does the tagger hold the word for a verb?"""
    return reading.words[number].tag.startswith("VB")


def subject(reading: Reading, number: int) -> int | None:
    """The head word of a verb's subject: its own, that of the verb it is joined to, or what a participle belongs to.

    `X said A and denied B`: X for both; `X spoke, saying …`: X; `a statement saying …`: a statement.
    """
    words, at = reading.words, number
    for _ in range(6):
        subjects = [child for child in reading.children[at] if words[child].dep in SUBJECTS]
        own = [child for child in subjects if words[child].text not in function_words()["clock"]]  # no `Friday`
        if own:  # of two, the nearer one: `the group, which it says has links`
            return _antecedent(reading, min(own, key=lambda child: abs(child - at)), at)
        dep = words[at].dep
        if dep == "acl" and _set_off(reading, number):  # `X praised the men, saying …`: not the men
            at = _next_verb_above(reading, at)
            continue
        if dep == "acl" and _put_out(reading, words[at].head):  # `X issued a statement calling …`
            at = words[words[at].head].head
            continue
        if dep in ("acl", "acl:relcl"):
            return words[at].head
        if dep not in ("conj", "advcl", "xcomp", "parataxis", "dep") or words[at].head == at:
            return None
        at = words[at].head
    return None


def _antecedent(reading: Reading, own: int, verb: int) -> int:
    """For `who` and `which`, the word that the relative clause belongs to."""
    word = reading.words[own].text.lower()
    owned = any(reading.words[child].text.lower() == "whose" for child in reading.children[own])
    relative = reading.words[verb].dep == "acl:relcl" and (owned or word in ("who", "which", "that"))
    return reading.words[verb].head if relative else own


def _set_off(reading: Reading, verb: int) -> bool:
    """Is the participle set off by a comma: said of the whole clause before it?"""
    return verb > 0 and reading.words[verb - 1].text in (",", "—", "–") and reading.words[verb].tag == "VBG"


def _put_out(reading: Reading, noun: int) -> bool:
    """Is the noun what somebody issues, releases, publishes …?"""
    word = reading.words[noun]
    return word.dep == "obj" and reading.words[word.head].lemma in (
        "issue",
        "release",
        "publish",
        "post",
        "send",
        "write",
        "make",
    )


def _next_verb_above(reading: Reading, number: int) -> int:
    """The nearest verb that a word hangs under, or the word itself at the root."""
    at = reading.words[number].head
    while not is_verb(reading, at) and reading.words[at].head != at:
        at = reading.words[at].head
    return at
