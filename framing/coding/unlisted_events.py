"""Events that no codebook lists: claims of one article that plainly belong together share an id, no more.

Two claims belong together in one sentence, where the nearest place that they happened in is the same, where they give the
same toll, or where the later one names no place and goes on with what the article told of a few sentences before; never
where one is of an older time, of another weekday, or of `another attack` or a sum over time.
"""

import bisect
import re
from dataclasses import dataclass, field

from framing.coding.context import Context
from framing.coding.events import DEED
from framing.tables.columns import UNLISTED

WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
OLD = re.compile(
    r"\b(?:in|since|of|from|by|between)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b|\blast\s+(?:month|year|summer|winter|spring|autumn|fall)\b"
    r"|\b(?:weeks|months|years|decades)\s+(?:ago|earlier|before)\b|\b(?:a|one)\s+(?:week|month|year)\s+(?:ago|earlier|before)\b"
)
IN_SUM = re.compile(r"\b(?:since|so\s+far\s+this\s+year|(?:over|in|during)\s+the\s+(?:past|last)|all\s+told)\b", re.I)
ANOTHER = re.compile(
    rf"\b(?:another|separate|separately|second|similar|previous|earlier)\s+(?:\w+\s+)?"
    rf"(?:{DEED.pattern}|(?:incident|shooting|clash)\b)",
    re.I,
)
IN = re.compile(r"\b(?:in|near|at|outside|around|on|across)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.I)
FAR = 3  # sentences; what an article told of further back is no longer what it goes on with
TELLING = 3  # persons; smaller tolls meet by chance


@dataclass
class _Told:
    """What an article has told of one event."""

    id: str
    old: bool
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    tolls: set[tuple] = field(default_factory=set)
    sentence: int = 0


@dataclass(frozen=True)
class _Said:
    """What the sentence of a claim says of its event."""

    places: set[str]
    any_place: bool
    days: set[str]
    old: bool
    apart: bool

    def same(self, told: _Told) -> bool:
        """Nothing said against it: the same age, and no other day."""
        return self.old == told.old and (not self.days or not told.days or bool(self.days & told.days))


def with_unlisted_events(context: Context, rows: list[dict]) -> list[dict]:
    """The rows of `casualties` with an id for what the article itself tells of; unchanged where the codebook has events."""
    if context.codebook.events:
        return rows
    told: list[_Told] = []
    starts = [n.start for n in context.reading.names]
    for row in rows:
        said = _said(context, starts, row["start"])
        toll = (row["effect"], row["low"], row["high"])
        event = _same(told, said, toll, row["sentence"])
        if event is None:
            event = _Told(UNLISTED + row["claim_id"], said.old)
            told.append(event)
        event.places |= said.places
        event.days |= said.days
        event.tolls.add(toll)
        event.sentence = row["sentence"]
        row["event"] = event.id
    return rows


def _same(told: list[_Told], said: _Said, toll: tuple, sentence: int) -> _Told | None:
    """The event that a claim plainly belongs to, the one last told of first."""
    before = sorted((e for e in told if said.same(e)), key=lambda e: -e.sentence)
    for event in before:
        if event.sentence == sentence:
            return event
        if said.apart:
            return None
        if said.places & event.places:
            return event
        if (toll[1] or toll[2] or 0) >= TELLING and toll in event.tolls:
            return event
    last = max(told, key=lambda e: e.sentence, default=None)
    goes_on = last is not None and last in before and not said.any_place and not said.old
    return last if last and goes_on and sentence - last.sentence <= FAR else None


def _said(context: Context, starts: list[int], start: int) -> _Said:
    """What is said in the sentence at `start`; a place counts where something is said to be in it, not as a speaker.

    `starts`: where each of the article's names begins.
    """
    at = context.reading.sentence_at(start)
    text = context.text[at.start : at.end]
    states = {n.start for n in context.parties}
    near = context.reading.names[bisect.bisect_left(starts, at.start) : bisect.bisect_left(starts, at.end)]
    places = [n for n in near if n.kind == "LOC" and n.start not in states]
    there = [n for n in places if IN.search(context.text, max(at.start, n.start - 20), n.start)]
    return _Said(
        {n.text.casefold() for n in sorted(there, key=lambda n: abs(n.start - start))[:1]},
        bool(places),
        set(WEEKDAY.findall(text)),
        bool(OLD.search(text)),
        bool(IN_SUM.search(text) or ANOTHER.search(text)),
    )
