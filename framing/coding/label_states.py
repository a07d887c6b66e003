"""States and their forces that are called terrorist: `a terrorist state`, `state terrorism`, armies called terrorist."""

import re

from framing.coding.context import Context
from framing.coding.label import Label
from framing.coding.phrases import words
from framing.coding.referents import Referent
from framing.english.syntax import head_word, is_verb, said_of, subject, under

FORCES = ("army", "armies", "military", "police")
ACCUSED = re.compile(r"\b(?:of|for|with)\s+(?:[\w-]+\s+){0,2}$")


def state(context: Context, label: Label) -> Referent | None:
    """The state that a label is about, as a party's id; `generic` for state terrorism of no state that is named."""
    if label.category == "bare":
        return None
    party = _predicated(context, label)
    if party is None and _of_a_state(context, label):
        party = _owner(context, label) or _accused(context, label) or _does_it(context, label) or "generic"
    if party is None and label.refers_to in ("act", "abstract"):
        party = _accused(context, label)
    return Referent(party, (), "state", "state") if party else None


def _of_a_state(context: Context, label: Label) -> bool:
    """`terrorist state`, `state terrorism`."""
    if label.category != "terrorist":
        return False
    nouns = words([noun for noun in context.codebook.labels.heads["state"] if noun not in FORCES])
    text = context.text
    behind = re.compile(rf"\s+(?:{nouns.pattern})", re.I).match(text, label.end)
    return bool(behind) or bool(re.search(r"\b[Ss]tate\s+$", text[max(0, label.start - 10) : label.start]))


def _parties(context: Context, start: int, end: int) -> list[str]:
    actors = context.places.actors
    return [n.id for n in context.parties if start <= n.start and n.end <= end and n.id not in actors]


def _predicated(context: Context, label: Label) -> str | None:
    """The state or its force in the subject of which the label is said (`The Vostanian army is a terrorist group`)."""
    reading = context.reading
    about = said_of(reading, label.start, label.end, context.codebook.labels.calling)
    if about is None:
        return None
    span = [reading.words[n] for n in under(reading, about)]
    head, forces = reading.words[about], context.codebook.labels.heads["state"]
    if context.armed_in(span[0].start, span[-1].end) or span[0].start < label.end <= span[-1].end:
        return None
    named = _parties(context, span[0].start, span[-1].end)
    itself = any(n.start <= head.start < n.end for n in context.parties)
    return named[0] if named and (itself or head.lemma in forces or head.text.lower() in forces) else None


def _owner(context: Context, label: Label) -> str | None:
    """`Vostania's state terrorism`, `the terrorist state of Vostania`."""
    before = _parties(context, max(0, label.start - 25), label.start)
    unit = context.unit_at(label.start)
    behind = re.match(r"(?:\s+[\w-]+)?\s+(?:of|in|by)\s+(?:the\s+)?", context.text[label.end : unit.end])
    named = _parties(context, label.end + behind.end(), label.end + behind.end() + 25) if behind else []
    return named[0] if named else before[-1] if before else None


def _does_it(context: Context, label: Label) -> str | None:
    """Whose people or leader it is that does it (`The Israeli premier heads a state terror`)."""
    reading, at = context.reading, head_word(context.reading, label.start, label.end)
    verb = reading.words[at].head if at is not None else None
    agent = subject(reading, verb) if verb is not None and is_verb(reading, verb) else None
    if agent is None:
        return None
    span = [reading.words[n] for n in under(reading, agent, frozenset({verb} if verb is not None else ()))]
    party = context.describe(span[0].start, span[-1].end).party
    return party if party in {p.id for p in context.codebook.parties} else None


def _accused(context: Context, label: Label) -> str | None:
    """Whom an accusation or condemnation names before `of terrorism`."""
    for attribution in context.attributions:
        found = attribution.found
        if (
            found.cue is None
            or found.cue_class not in ("accuse", "condemn")
            or not found.cue[1] <= label.start < found.unit.end
        ):
            continue
        between = context.text[found.cue[1] : label.start]
        if ACCUSED.search(between) and len(between) < 60:
            named = _parties(context, found.cue[1], label.start)
            return named[0] if named and not context.armed_in(found.cue[1], label.start) else None
    return None
