"""The actor behind a label by what happened: who struck whom, whose opponent is meant, whose proxies."""

import re

from framing.coding.context import Context
from framing.coding.label import Label
from framing.coding.phrases import words
from framing.coding.voices import Voice
from framing.english.syntax import SUBJECTS, head_word, is_verb, subject

STRUCK = re.compile(
    r"\b(?:kill\w*|dead|destroy\w*|struck|hit|target\w*|base|bases|hideouts?|camps?|nest|neutrali[sz]ed|raid|strikes?)\b",
    re.I,
)
SOME = re.compile(r"\b(?:a number of|some|any|each other|no)\s+(?:[\w-]+\s+){0,4}$")
CLIMB = 6  # words up the tree from a label to the verb that strikes
NO_SIDE = ("none", "unknown", None)


def struck(context: Context, label: Label, voice: Voice) -> str | None:
    """`Tehran hit what it called a militia group`: whom the striking party aimed at, by the codebook's events."""
    party = _striker(context, label, voice) if label.refers_to != "abstract" else None
    return _aimed_at(context, label, party) if party else None


def opponent(context: Context, label: Label, voice: Voice) -> str | None:
    """Of an unnamed label in a party's words: whom that party's strike was aimed at."""
    party = voice.attributed_to
    if voice.voice == "own" or party in NO_SIDE or label.refers_to == "abstract" or len(voice.attributed_to_all) > 1:
        return None
    if SOME.search(context.text[max(0, label.start - 50) : label.start]):
        return None
    return _aimed_at(context, label, str(party))


def _striker(context: Context, label: Label, voice: Voice) -> str | None:
    """The party whose strike the label's phrase is the object of."""
    reading, at = context.reading, head_word(context.reading, label.start, label.end)
    for _ in range(CLIMB):
        if at is None or reading.words[at].head == at:
            return None
        at = reading.words[at].head
        word = reading.words[at]
        if not is_verb(reading, at) or word.lemma not in context.codebook.labels.strikes or word.start > label.start:
            continue
        if any(reading.words[c].dep == "nsubj:pass" for c in reading.children[at]):
            return None
        agent = subject(reading, at)
        if agent is not None:
            return _party_of(context, agent, voice)
    return None


def _party_of(context: Context, agent: int, voice: Voice) -> str | None:
    """The party that an agent's words name (`Vostanian jets`); of a pronoun, or of mere strikes, the party that speaks."""
    words = context.reading.words
    own = [c for c in context.reading.children[agent] if words[c].dep in ("amod", "compound", "nmod:poss", "flat", "nmod")]
    near = [words[n] for n in (agent, *own) if words[n].start - words[agent].start < 30]
    named = [n for n in context.parties if any(n.start <= w.start < n.end for w in near)]
    if named and words[agent].lemma not in context.codebook.labels.strikes:
        return named[0].id
    spoken = (
        words[agent].text.lower() in ("it", "they", "we", "he", "she")
        or words[agent].lemma in context.codebook.labels.strikes
    )
    return voice.attributed_to if spoken and voice.voice != "own" and voice.attributed_to not in NO_SIDE else None


def _aimed_at(context: Context, label: Label, party: str) -> str | None:
    """Whom the party's strike was aimed at: by a place in the sentence, else its last event."""
    aimed = [e for e in context.codebook.events if e.by == party and e.against]
    if not aimed:
        return None
    unit = context.unit_at(label.start)
    placed = [e for e in aimed if words(e.places, case=True).search(context.text, unit.start, unit.end)]
    return (placed or aimed)[-1].against


def sponsored(context: Context, label: Label) -> str | None:
    """`Iran … its proxies`: the actors that the codebook calls sponsored by a party of the unit."""
    if label.category != "proxy":
        return None
    unit = context.unit_at(label.start)
    states = [n.id for n in context.parties if unit.start <= n.start < label.start]
    actors = [a for a in context.codebook.actors if a.kind != "state" and set(a.sponsored_by) & set(states[-1:])]
    return actors[0].id if actors else None


def event_author(context: Context, label: Label) -> str | None:
    """An unnamed actor in a sentence that names an event: its armed author where the label attacks, else whom it struck."""
    if label.refers_to not in ("actor", "act"):
        return None
    unit = context.unit_at(label.start)
    where = (context.text, unit.start, unit.end)
    authors = [
        e.by for e in context.codebook.events if e.by in context.places.actors and words(e.places, case=True).search(*where)
    ]
    if authors and _acts(context, label):
        return authors[0]
    if STRUCK.search(*where):
        for event in context.codebook.events:
            if event.against in context.places.actors and words([*event.places, *event.words], case=True).search(*where):
                return event.against
    return authors[0] if authors else None


def _acts(context: Context, label: Label) -> bool:
    """Is the label's noun the subject of a verb?"""
    head = head_word(context.reading, label.start, label.end)
    return head is not None and context.reading.words[head].dep in SUBJECTS
