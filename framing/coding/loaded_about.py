"""Whom a loaded word is about: who does the deed, whose dead they are, who bears the name."""

import re
from collections.abc import Callable

from framing.coding.context import Context
from framing.coding.loaded_doers import Doers
from framing.coding.loaded_sides import PLACE, UNSAID, Answer, Sides
from framing.coding.loaded_words import Found, bearer, patient, verbal
from framing.english.syntax import subject

DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|THE)\s+(?:[a-z-]+\s+)?$")
NEW_NAME = re.compile(r"(?!The\b|This\b|That\b)[A-Z][\w’'-]*\s+$")
IN_NOUN = ("amod", "compound", "flat", "nmod:desc")


def about(context: Context, found: list[Found], speaker: Callable[[Found], str | None]) -> list[Answer]:
    """The party that each word is about, with the rule that found it; None where the article doesn't say it.

    `speaker` gives the party of whoever speaks a word, for `our martyrs`. Governments come first: who `the regime` is
    stands for them wherever they are the subject of a deed.
    """
    named = {n: _government(context, f, speaker(f)) for n, f in enumerate(found) if f.entry.government}
    named |= _gone_on(context, found, named)
    heads = {found[n].head: party for n, (party, _) in named.items() if party}
    governments = {head: party for head, party in heads.items() if head is not None}
    return [named[n] if n in named else _party(context, f, speaker(f), governments) for n, f in enumerate(found)]


def _party(context: Context, found: Found, speaker: str | None, governments: dict[int, str]) -> Answer:
    sides = Sides(context, speaker, governments)
    if found.head is None:
        return UNSAID
    if found.entry.about == "act":
        return Doers(sides).of_word(found, found.head)
    if found.entry.about == "victim":
        return _victim(sides, found, found.head)
    if context.reading.words[found.head].tag.startswith(("JJ", "VBG")):
        one = bearer(context.reading, found.head)
        return UNSAID if one is None else Doers(sides).of_bearer(one)
    return sides.named_as(found.head)


def _victim(sides: Sides, found: Found, head: int) -> Answer:
    """Whose dead: the phrase that the word stands in, whom it is said of, or who gave their lives."""
    reading, word = sides.reading, sides.reading.words[head]
    several = " " in sides.context.text[found.start : found.end]
    if verbal(reading, head) and word.dep not in IN_NOUN:
        one = subject(reading, head) if several else patient(reading, head)
    elif word.dep in IN_NOUN and word.head != head and (answer := sides.side(word.head, "head"))[0]:
        return answer
    elif word.tag.startswith(("JJ", "VB")):
        one = bearer(reading, head)
    elif several and word.dep == "obj":  # gave their lives
        one = subject(reading, word.head)
    else:
        return sides.named_as(head)
    return UNSAID if one is None else sides.side(one, "said_of")


def _government(context: Context, found: Found, speaker: str | None) -> Answer:
    """`the Vostanian regime`, `the regime in Brenik`, `Vostanian regime forces`."""
    if found.head is None:
        return UNSAID
    answer = Sides(context, speaker, {}).named_as(found.head)
    if answer[0]:
        return answer
    text = context.text
    seat = [n for n in context.parties if n.how in PLACE and re.fullmatch(r"\s+in\s+(?:the\s+)?", text[found.end : n.start])]
    near = [n for n in (*context.actors, *context.parties) if re.fullmatch(r"(?:[’']s)?\s+", text[n.end : found.start])]
    return (seat[0].id, "seat") if seat else (near[-1].id, "before") if near else UNSAID


def _gone_on(context: Context, found: list[Found], named: dict[int, Answer]) -> dict[int, Answer]:
    """`the regime` is the only one that the article names, or the one named last; `the Hadar regime` is Hadar's."""
    said = {n: party for n, (party, _) in named.items() if party}
    leaders = {leader: said[n] for n in sorted(said, reverse=True) if (leader := _leader(context, found[n]))}
    more: dict[int, Answer] = {}
    for n in sorted(set(named) - set(said)):
        same = [m for m in named if found[m].entry is found[n].entry]
        before = [m for m in same if m < n and (m in said or _leader(context, found[m]))]
        alone = {said[m] for m in same if m in said}
        leader, party = _leader(context, found[n]), None
        if leader:
            party = leaders.get(leader)
        elif _definite(context, found[n]):
            latest = {**said, **{m: answer[0] for m, answer in more.items()}}
            party = alone.pop() if len(alone) == 1 else latest.get(before[-1]) if before else None
        if party:
            more[n] = (party, "goes_on")
    return more


def _leader(context: Context, found: Found) -> str | None:
    """The last word of a name before or behind the word (`the Hadar regime`, `the regime of Rasko Hadar`), small."""
    words, children = context.reading.words, context.reading.children
    if found.head is None:
        return None
    near = [c for c in children[found.head] if words[c].tag.startswith("NNP")]
    near += [found.head - 1] if found.head and not near and words[found.head - 1].tag.startswith("NNP") else []
    last = [words[max([c, *(d for d in children[c] if words[d].dep == "flat")])] for c in near]
    return re.sub(r"^al-", "", last[-1].text.casefold()) if last else None


def _definite(context: Context, found: Found) -> bool:
    """`the regime`, `regime forces`, `pro-regime`: a government known from before, none that is named or new."""
    text, words = context.text, context.reading.words
    if found.head is None or text[max(0, found.start - 5) : found.start].lower().endswith(("pro-", "anti-", "ex-")):
        return True
    compound = words[found.head].dep in ("compound", "amod")
    ends = [*(n.end for n in context.reading.names), *(n.end for n in context.parties)]
    named = any(end <= found.start <= end + 3 for end in ends)
    new = named or words[found.head].tag == "NNS" or NEW_NAME.search(text[max(0, found.start - 30) : found.start])
    return not new and (compound or bool(DEFINITE.search(text[max(0, found.start - 30) : found.start])))
