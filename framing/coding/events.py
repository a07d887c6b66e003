"""Which event a killing belongs to: by the places, words and dates of its sentence, else by what was last spoken of."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from framing.codebook.conflict import Event
from framing.coding.context import Context
from framing.coding.phrases import words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DEED = re.compile(r"\b(?:raid|bombing|ambush|air ?strike|strike|explosion|blast|massacre|attack|shelling)\b", re.I)
DEFINITE = re.compile(rf"\b(?:the|that|this)\s+(?P<noun>{DEED.pattern})", re.I)
NEWS_DAYS = 4  # an event this many days before publication is still reported as news


@dataclass(frozen=True)
class EventOf:
    """A killing's event with whether it is background, and the rule that decided."""

    event: str
    place_party: str | None
    background: bool
    rule: str


class Events:
    """Assigns events in one article; sentences are asked for in the order of the text."""

    def __init__(self, context: Context) -> None:
        self.context, self.events = context, context.codebook.events
        self.published = _day(context.date)
        self.last: Event | None = None
        self.places = _place_mentions(context.text, self.events)
        self.main = self._main()
        self.deeds = self._deeds()

    def of(self, start: int, end: int, killing: tuple[int, int]) -> EventOf:
        """The event of a killing in the sentence from `start` to `end`."""
        scores = {e.id: self._score(e, start, end, killing) for e in self.events}
        best = max(self.events, key=lambda e: (scores[e.id], -self._first(e)), default=None)
        rule = "named"
        if best is None or scores[best.id] == 0:
            best, rule = self.last or self.main, "last_spoken_of" if self.last else "main_event"
            deed = DEFINITE.search(self.context.text, start, end)
            if deed and deed["noun"].casefold() in self.deeds:
                best, rule = self.deeds[deed["noun"].casefold()], "deed"
        if best is None:
            return EventOf("other", self._place(start, end), False, "no_event")
        if rule == "named":
            self.last = best
        return EventOf(best.id, best.place_party, self._background(best), rule)

    def notice(self, start: int, end: int) -> None:
        """Remember the event that a sentence without a killing names by its place."""
        named = {e.id: e for at, e in self.places if start <= at < end}
        if len(named) == 1:
            self.last = next(iter(named.values()))

    def _score(self, event: Event, start: int, end: int, killing: tuple[int, int]) -> float:
        text = self.context.text
        places = [at for at, e in self.places if e.id == event.id and start <= at < end]
        near = max((1 - min(abs(p - killing[0]), 300) / 300 for p in places), default=0.0)
        score = (
            (3 + near if places else 0)
            + 3 * bool(words(event.words).search(text, start, end))
            + 4 * bool(_dates(event.date).search(text, start, end))
        )
        if score and event.by and any(n.id == event.by for n in self._named(start, end)):
            score += 0.5
        return score

    def _named(self, start: int, end: int):
        return [n for n in (*self.context.parties, *self.context.actors) if start <= n.start < end]

    def _main(self) -> Event | None:
        """The article's own event: named in headline or lead, else anywhere; the latest one before publication first."""
        top = [b for b in self.context.reading.blocks if b.zone == "headline" or b.paragraph in (0, 1)]
        text = self.context.text
        mentioned = {e.id for _, e in self.places} | {
            e.id for e in self.events if words(e.words).search(text) or _dates(e.date).search(text)
        }
        known = [e for e in self.events if not e.background and e.id in mentioned]
        placed = {e.id for at, e in self.places if any(b.start <= at < b.end for b in top)}
        named = [
            e for e in known if e.id in placed or any(words(e.words).search(self.context.text, b.start, b.end) for b in top)
        ]
        past = [e for e in named or known if self.published is None or (_day(e.date) or date.min) <= self.published]
        return max(past, key=lambda e: (e.date, -self._first(e)), default=None)

    def _first(self, event: Event) -> int:
        """Where the article first names one of the event's places: of two events of one day the first named comes first."""
        return min((at for at, e in self.places if e.id == event.id), default=len(self.context.text))

    def _deeds(self) -> dict[str, Event]:
        """Deeds (`the raid`) that the article names in sentences about one event, and about no other."""
        known: dict[str, set[str]] = {}
        for sentence in self.context.reading.sentences:
            named = {e.id for at, e in self.places if sentence.start <= at < sentence.end}
            for match in DEED.finditer(self.context.text, sentence.start, sentence.end) if len(named) == 1 else ():
                known.setdefault(match.group().casefold(), set()).update(named)
        events = {e.id: e for e in self.events}
        return {noun: events[next(iter(ids))] for noun, ids in known.items() if len(ids) == 1}

    def _background(self, event: Event) -> bool:
        if event.background:
            return True
        if self.main is not None and event.id == self.main.id:
            return False
        happened = _day(event.date)
        return bool(self.published and happened and (self.published - happened).days > NEWS_DAYS)

    def _place(self, start: int, end: int) -> str | None:
        for n in self._named(start, end):
            if n.how in ("country", "capital") and re.search(
                r"\b(?:in|near|inside)\s+(?:the\s+)?$", self.context.text[max(0, n.start - 10) : n.start]
            ):
                return n.id
        return None


def _place_mentions(text: str, events: list[Event]) -> list[tuple[int, Event]]:
    """Where the events' places are named; the longest name wins (Sistan and Baluchistan, not Baluchistan)."""
    by_place: dict[str, list[Event]] = {}
    for event in events:
        for place in event.places:
            by_place.setdefault(place, []).append(event)
    known = {" ".join(p.replace("-", " ").replace("’", "'").split()): found for p, found in by_place.items()}
    return [
        (m.start(), e)
        for m in words(by_place, case=True).finditer(text)
        for e in known.get(" ".join(m.group().replace("-", " ").replace("–", " ").replace("’", "'").split()), ())
    ]


def _day(text: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text or "")
    return date(*map(int, match.groups())) if match else None


@lru_cache(maxsize=256)
def _dates(day_text: str) -> re.Pattern:
    """The event's day as news prints it: `Jan. 3`, `3 January`, `January 3`."""
    day = _day(day_text)
    if day is None:
        return re.compile(r"(?!)")
    month = rf"{MONTHS[day.month - 1]}[a-z]*\.?"
    return re.compile(rf"\b(?:{month}\s+{day.day}|{day.day}\s+{month})\b(?!\d)")
