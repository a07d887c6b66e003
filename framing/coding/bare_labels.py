"""Bare labels: whether a `group`, an `organization`, `members` are an armed actor."""

import re

from framing.coding.context import Context
from framing.coding.label import ANAPHOR, CALLED, Label
from framing.coding.phrases import words


def in_labelled_phrase(context: Context, start: int, labels: list[Label]) -> bool:
    """Does another label stand in the same noun phrase, only names between (`the militant X group`)?"""
    for label in labels:
        gap = context.text[label.end : start]
        if (
            0 < len(gap) < 50
            and re.fullmatch(r"\s+(?:[A-Z][\w’'-]*|al|ul|of|-|\s)+\s+", gap)
            and context.armed_in(label.end, start)
        ):
            return True
    return False


def is_armed(context: Context, start: int, end: int, labels: list[Label]) -> bool:
    """Is the `group`, `organization`, `members` an armed actor? A name beside it, or what the text spoke of last."""
    text, unit = context.text, context.unit_at(start)
    word = text[start:end].casefold()
    before, after = text[max(unit.start, start - 60) : start], text[end : min(unit.end, end + 60)]
    if re.search(r"\bno\s+$", before, re.I):
        return bool(re.search(r"\b(?:claimed|responsib\w+|admitted)\b", after))
    if _named_beside(context, start, end) or (word != "members" and _described(context, start)):
        return True
    if word == "members":
        return _members(before, after) and _spoken_of(context, start, labels)
    if re.search(
        r",\s+(?:an?|the|another|one of the)\s+(?:[\w-]+\s+){0,5}$"
        r"|\b(?:is|was|are|were|as|be)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,5}$",
        before,
    ):
        armed = bool(context.armed_in(unit.start, start)) or (_spoken_of(context, start, labels) and " it " in f" {before}")
        if armed or not re.search(r"^[^,]{0,20},\s+the\s+$", text[unit.start : start]):  # `However, the groups`
            return armed
    if word in ("groups", "organizations", "organisations", "outfits", "movements") and not ANAPHOR.search(before):
        return bool(context.armed_in(unit.start, unit.end)) or any(unit.start <= label.start < unit.end for label in labels)
    return bool(ANAPHOR.search(before)) and _spoken_of(context, start, labels)


def _named_beside(context: Context, start: int, end: int) -> bool:
    """Does an armed actor's name stand right before or behind the noun (`the X group`, `groups such as X`)?"""
    text = context.text
    near = context.armed_in(max(0, start - 45), start)
    if near and re.fullmatch(r"(?:[’']s)?\s*(?:\([^()]*\)\s*)?(?:\w+\s+)?", text[near[-1].end : start]):
        return True
    ahead = context.armed_in(end, end + 60)
    if ahead and re.fullmatch(
        r"\s*(?:,|of|of the|known as|called|like|such as|,? including|with)?\s*(?:the\s+)?", text[end : ahead[0].start]
    ):
        return True
    return bool(ahead) and bool(CALLED.fullmatch(text[end : ahead[0].start]))


def _members(before: str, after: str) -> bool:
    """`its members`, `members of the group`."""
    of_group = r"\s+of\s+(?:the|this|that|a)\s+(?:[\w-]+\s+){0,2}(?:group|organi[sz]ation|movement|outfit|front|brigade)"
    return bool(re.match(of_group, after, re.I) or re.search(r"\b(?:its|their|whose)\s+$", before))


def _described(context: Context, start: int) -> bool:
    """Does the codebook describe a collective of armed actors by the word right before (`Baloch groups`)?"""
    lead = context.text[max(0, start - 25) : start].rstrip()
    collectives = [a for a in context.codebook.actors if a.collective and a.opposes]
    return any(m.end() == len(lead) for a in collectives for m in words(a.descriptions).finditer(lead))


def _spoken_of(context: Context, start: int, labels: list[Label]) -> bool:
    """Was an armed actor named or labelled within the last four units, and no other group since?"""
    number = context.units.index(context.unit_at(start))
    since = context.units[max(0, number - 4)].start
    last = max(
        [n.end for n in context.armed_in(since, start)] + [lab.end for lab in labels if since <= lab.start < start],
        default=None,
    )
    if last is None:
        return False
    unlisted = not context.codebook.actors  # nothing says beforehand that the article is about armed groups
    if unlisted and any(n.kind == "ORG" and last <= n.start and n.end <= start for n in context.reading.names):
        return False
    other = words(next(c.excluded for c in context.codebook.labels.categories if c.id == "bare"))
    return not other.search(context.text, last, start)
