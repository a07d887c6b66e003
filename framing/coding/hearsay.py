"""Labels that are somebody's word though no attribution reports them: designations, rumours, mere allegations."""

import re

from framing.coding.context import Context
from framing.coding.voices import Voice
from framing.english.syntax import calling_verb, first_child, head_word, is_passive, subject, under

CLIMB = 8  # words up the tree from a label


def hearsay(context: Context, start: int, end: int) -> Voice | None:
    """`listed as a terrorist group by Oslo`, `It was announced that …`, `Allegations that …`: attributed, else None."""
    return called_by(context, start, end) or _impersonal(context, start) or _alleged(context, start, end)


def called_by(context: Context, start: int, end: int) -> Voice | None:
    """By whom something is called so: the agent of a passive, the subject of an active verb, else unknown."""
    found = calling_verb(context.reading, start, end, context.codebook.labels.calling)
    return _caller(context, *found) if found else None


def _caller(context: Context, verb: int, label: int) -> Voice | None:
    reading = context.reading
    children = reading.children[verb]
    if not is_passive(reading, verb):
        agent = subject(reading, verb)
        negated = any(reading.words[c].text.lower() in ("not", "n't", "n’t") for c in children)
        if agent is None or negated or not any(reading.words[c].dep in ("obj", "nsubj") for c in children if c != label):
            return None
        return _word_of(context, agent, verb)
    for noun in (verb, label):
        for child in reading.children[noun]:
            case = first_child(reading, child, "case")
            if case is not None and reading.words[case].text.lower() == "by":
                return _word_of(context, child, verb)
    return Voice("attributed", False, "unknown", (), None, "designation")


def _word_of(context: Context, noun: int, verb: int) -> Voice:
    cases = {c for c in context.reading.children[noun] if context.reading.words[c].dep in ("case", "punct")}
    span = [context.reading.words[n] for n in under(context.reading, noun, frozenset({verb, *cases}))]
    speaker = context.describe(span[0].start, span[-1].end)
    return Voice("attributed", False, speaker.party, speaker.party_all, None, "designation")


def _impersonal(context: Context, start: int) -> Voice | None:
    """`It was announced that the extremists …`, with nobody named."""
    before = context.text[context.unit_at(start).start : start]
    verbs = "|".join(re.escape(v) for v in context.codebook.labels.impersonal)
    said = re.search(rf"\b[Ii]t (?:is|was|has been|had been|is being)(?: \w+ly)? (?:{verbs}) that\b[^;]*$", before)
    return Voice("attributed", False, "unknown", (), None, "impersonal") if said else None


def _alleged(context: Context, start: int, end: int) -> Voice | None:
    """`Allegations that X arms the rebels …`: the clause of a reporting noun that has no source."""
    reading, at = context.reading, head_word(context.reading, start, end)
    nouns = {noun for listed in context.codebook.verbs.reporting_nouns.values() for noun in listed}
    for _ in range(CLIMB):
        if at is None or reading.words[at].head == at:
            return None
        up = reading.words[at].head
        mark = first_child(reading, at, "mark")
        if mark is not None and reading.words[mark].text.lower() == "that" and reading.words[up].text.lower() in nouns:
            return Voice("attributed", False, "unknown", (), None, "allegation")
        at = up
    return None
