"""Questions to the tree of a sentence: what hangs under a word, who is its subject, what it says."""

import bisect
from collections.abc import Collection

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


def is_passive(reading: Reading, verb: int) -> bool:
    """Is the verb a passive, or a participle that stands for one (`X, listed as a y by Z`)?"""
    deps = {reading.words[c].dep for c in reading.children[verb]}
    bare = reading.words[verb].tag == "VBN" and "aux" not in deps
    return bare or reading.words[verb].dep == "acl" or bool(deps & {"aux:pass", "nsubj:pass", "obl:agent"})


def said_of(reading: Reading, start: int, end: int, calling: Collection[str]) -> int | None:
    """The head word of what a span is predicated of: `X is a y`, `X is considered a y`, `call X y`.

    `calling`: lemmas of the verbs that say what somebody is called.
    """
    at = head_word(reading, start, end)
    for _ in range(3):  # out of `one of the largest y` no further than its own phrase
        if at is None:
            return None
        words, children = reading.words, reading.children[at]
        if any(words[c].dep == "cop" for c in children):
            return subject(reading, at)
        up = words[at].head
        if words[at].dep in ("xcomp", "obl", "obj") and is_verb(reading, up) and words[up].lemma in calling:
            return _called(reading, up, at)
        if words[at].dep == "nmod" and _as(reading, at):  # `outlawed the X as a y`
            return up if words[words[up].head].lemma in calling else None
        if words[at].dep not in ("conj", "compound", "amod") and not (
            words[at].dep == "nmod" and words[up].text.lower() == "one"
        ):
            return None
        at = up
    return None


def _as(reading: Reading, number: int) -> bool:
    case = first_child(reading, number, "case")
    return case is not None and reading.words[case].text.lower() == "as"


def calling_verb(reading: Reading, start: int, end: int, calling: Collection[str]) -> tuple[int, int] | None:
    """The verb that calls something what the span says, and the head word of what it is called."""
    at = head_word(reading, start, end)
    for _ in range(3):
        if at is None or reading.words[at].head == at:
            return None
        words, up = reading.words, reading.words[at].head
        if words[at].dep == "nmod" and _as(reading, at):
            up = words[up].head
        if is_verb(reading, up) and words[up].lemma in calling and words[up].start < start:
            return up, at
        if words[at].dep not in ("conj", "compound", "amod"):
            return None
        at = words[at].head
    return None


def _called(reading: Reading, verb: int, at: int) -> int | None:
    """Whom a verb of calling calls so: its subject in the passive, else its object."""
    words = reading.words
    if is_passive(reading, verb):
        return subject(reading, verb)
    objects = [c for c in reading.children[verb] if words[c].dep == "obj" and c != at and c < at]
    if objects:
        return objects[0]
    return words[verb].head if words[verb].dep == "acl:relcl" else None


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
