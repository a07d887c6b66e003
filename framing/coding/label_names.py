"""The names that the grammar ties to a label: beside it, in apposition, as subject of its predicate, in lists."""

import re

from framing.coding.context import Context
from framing.coding.label import CALLED, Label
from framing.coding.parties import Named
from framing.english.syntax import SUBJECTS, head_word, said_of, under

BRACKETS = r"(?:[(\[][^()\[\]]*[)\]]\s*)?"
BEFORE = re.compile(rf"[)\]]?[”\"]?(?:[’']s?)?\s*{BRACKETS}(?:[\w-]+\s+){{0,2}}")
AHEAD = re.compile(
    r"[”’\"']?\s*(?:[’']s)?,?\s*(?:leaders? of|members? of|fighters? of|known as|called|named|such as|like|including|"
    r"from|of|with the|by|later claimed by|claimed by|carried out by|launched by|within its|within the)?\s*[“\"]?"
    r"(?:the\s+)?(?:(?:so-called|now-defunct|[A-Z]\w+(?:ian|ese|ish|i))\s+)?"
)
LISTED = re.compile(
    r"\s*(?:,|and|or|, and|or the|and the|, the|[(\[][^()\[\]]*[)\]]|in [A-Z]\w+,?|in [A-Z]\w+ and)*"
    r"\s*(?:the\s+|[A-Z]\w+[’']s\s+)?"
)
APPOSED = re.compile(r"[^,.;:]{0,40},\s+(?:an?|the|another|one of|both|two|also an?|itself an?)\s+[^,.;]{0,60}")
COLLECTIVE = re.compile(r"(?:groups|organi[sz]ations|outfits|movements|factions)$")
AS = re.compile(
    r"\b(?:as|is|are|was|were|be|calls?|called|calling)\s+(?:an?|the|both|two)?\s*(?:[\w’'“‘”\"-]+\s+){0,6}[“‘\"]?$"
)
NEAR = 40  # characters between a subject's head and its name (`fighters of the X`)
PERSONAL = re.compile(r"\b(?:it|them)\s+as\b", re.I)


def beside(context: Context, label: Label, here: list[Named]) -> list[str]:
    """A name right before the label (`Houthi rebels`) or right behind it (`fighters such as Hamas and Hezbollah`)."""
    text = context.text
    ahead = [n for n in here if n.start >= label.word[1]]
    if ahead and AHEAD.fullmatch(_phrase_between(text, label, ahead[0].start)):
        return _list_from(text, ahead)
    behind = [n for n in here if n.end <= label.start]
    if (
        behind
        and BEFORE.fullmatch(text[behind[-1].end : label.start])
        and not re.search(
            r"\b(?:and|or|as|by|of|against|from|attacked|said|with|to|targeted|killed|that|which|were|was|has|have)\b",
            text[behind[-1].end : label.start],
        )
    ):
        return _list_back(text, behind) if _of_several(text, label, behind) else [behind[-1].id]
    if ahead and CALLED.fullmatch(text[label.end : ahead[0].start]):
        return [ahead[0].id]
    dashed = [n for n in ahead if re.fullmatch(r"[^.;—–]{0,60}[—–:-]\s*", text[label.end : ahead[0].start])]
    if dashed and COLLECTIVE.search(text[label.start : label.end]):
        return _list_from(text, dashed)
    return []


def _of_several(text: str, label: Label, behind: list[Named]) -> bool:
    """`A’s X and B’s Y groups`, `X and Y militants`: are the names before a label all of its phrase?"""
    if COLLECTIVE.search(text[label.start : label.end]):
        return True
    joined = len(behind) > 1 and re.fullmatch(r"\s+(?:and|or)\s+", text[behind[-2].end : behind[-1].start])
    return bool(joined) and text[label.word[0] : label.word[1]].endswith("s")


def _phrase_between(text: str, label: Label, start: int) -> str:
    """The words between label and name, without the nouns that still belong to the label's phrase."""
    return re.sub(
        r"^(?:\s+(?:group|groups|organization|organisation|outfit|militant|leader|bases?|hideouts?|member|members))+",
        "",
        text[label.end : start],
    )


def _list_from(text: str, named: list[Named]) -> list[str]:
    out = [named[0]]
    for item in named[1:]:
        gap = text[out[-1].end : item.start]
        if not LISTED.fullmatch(gap) or len(gap) > 45:
            break
        out.append(item)
    return [n.id for n in out]


def _list_back(text: str, named: list[Named]) -> list[str]:
    out = [named[-1]]
    for item in reversed(named[:-1]):
        gap = text[item.end : out[0].start]
        if not LISTED.fullmatch(gap) or " and " not in text[item.end : out[-1].end] or len(gap) > 45:
            break
        out.insert(0, item)
    return [n.id for n in out]


def apposition(context: Context, label: Label, here: list[Named]) -> list[str]:
    """`X, an ethnic separatist group`; `X and Y, both militant groups`; not `After the raid on X, the group …`."""
    text = context.text
    behind = [n for n in here if n.end <= label.start]
    if (
        behind
        and not _begins_clause(context, label)
        and APPOSED.fullmatch(text[behind[-1].end : label.start])
        and not re.search(
            r"\b(?:said|told|was|were|is|are|has|have|had|struck|killed|hit)\b",
            text[behind[-1].end : label.start].split(",")[-1],
        )
    ):
        return _list_back(text, behind)
    if behind and re.fullmatch(
        r"(?:\s*\([^()]*\))?,?\s+(?:and|or)\s+other\s+(?:[\w-]+\s+)?", text[behind[-1].end : label.start]
    ):
        return _list_back(text, behind)
    ahead = [n for n in here if n.start >= label.end]
    if ahead and re.fullmatch(r",\s+(?:the\s+)?", text[label.end : ahead[0].start]):
        return _list_from(text, ahead)
    return []


def _begins_clause(context: Context, label: Label) -> bool:
    """Is `the group` the subject of a clause?"""
    head = head_word(context.reading, label.start, label.end)
    definite = re.search(r"\bthe\s+(?:[\w-]+\s+)?$", context.text[max(0, label.start - 30) : label.start])
    return bool(definite) and head is not None and context.reading.words[head].dep in SUBJECTS


def predicate(context: Context, label: Label, here: list[Named]) -> list[str]:
    """`X is considered a terrorist group`, `Regarded by Washington as a terrorist organization, X`, `They are hardline`."""
    if label.refers_to != "actor" or (label.category == "bare" and not here):
        return []
    return _of_subject(context, label, here) or _of_as(context, label, here)


def _of_subject(context: Context, label: Label, here: list[Named]) -> list[str]:
    """The names in the subject of which the label is said, by the tree; for `they` and `it` the actor named last."""
    about = said_of(context.reading, label.start, label.end, context.codebook.labels.calling)
    if about is None:
        return []
    span = [context.reading.words[n] for n in under(context.reading, about)]
    if span[0].text.lower() in ("it", "they", "them") and len(span) == 1:
        earlier = [n for n in context.armed if n.end <= span[0].start]
        return [earlier[-1].id] if earlier else []
    if span[0].start < label.end and label.start < span[-1].end:
        return []
    named = [n for n in here if span[0].start <= n.start and n.end <= span[-1].end]
    head = context.reading.words[about]
    return _list_from(context.text, named) if named and abs(named[0].start - head.start) < NEAR else []


def _of_as(context: Context, label: Label, here: list[Named]) -> list[str]:
    """By the words alone, where the tree sees no predicate."""
    text, unit = context.text, context.unit_at(label.start)
    before = text[unit.start : label.start]
    if not AS.search(before):
        return []
    behind = [n for n in here if n.end <= label.start]
    if behind:
        return _list_back(text, behind)
    ahead = [n for n in here if n.start >= label.end]
    if ahead and re.match(r"[A-Z]\w+ed\b", before):
        return [ahead[0].id]
    earlier = [n for n in context.armed if n.end <= unit.start]
    return [earlier[-1].id] if earlier and PERSONAL.search(before) else []
