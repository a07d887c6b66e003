"""Whose people the victims are: nationality or allegiance as the article gives it, never the place."""

import re
from collections.abc import Container

from framing.coding.context import Context
from framing.coding.killings import Killing
from framing.english import Sentence

FORCES = re.compile(
    r"\b(?:army|military|troops|soldiers|police|border command|security forces|convoy|warplanes|air force|guards)\b",
    re.I,
)
OWN = re.compile(r"\b(?:its|our|their|his|her)\b", re.I)
GROUP = re.compile(r"\b(?:the|that) (?:group|brigade|organi[sz]ation|movement|front)[’']s\b", re.I)
IN_ARMS = ("security_forces", "officer", "commander")
DEED = re.compile(r",?\s+(?:who|whose|killed|slain|shot)\b")  # from here on the phrase tells of others, too
NO_SIDE = ("none", "unknown", None)
NEAR = 700  # characters before the victims in which a force of a country is theirs, too


def victims_party(
    context: Context, sentence: Sentence, killing: Killing, source_party: str | None, agent_party: str | None
) -> str:
    """The party of the victims, or `unknown`; for soldiers the force or state that the article ties them to."""
    stated = _stated(context, sentence, killing)
    if stated:
        return stated
    victims, text = killing.victims, context.text
    phrase = text[max(sentence.start, victims.start - 4) : victims.end]
    if (OWN.search(phrase) or "of their own" in phrase) and source_party not in NO_SIDE:
        return str(source_party)
    if victims.named:
        person = context.speakers.people.get(text[victims.start : victims.end].split()[-1].casefold())
        party = context.speakers.describe(DEED.split(person.phrase)[0]).party if person else "unknown"
        if party not in NO_SIDE:
            return party
    if victims.group in IN_ARMS:
        return _of_force(context, killing, source_party, agent_party)
    if victims.group == "militants":
        near = [n for n in context.actors if sentence.start <= n.start < sentence.end]
        return near[0].id if near else "unknown"
    return "unknown"


def _stated(context: Context, sentence: Sentence, killing: Killing) -> str | None:
    """The party or actor that stands in the victims' phrase, or behind it with `of` or `from`."""
    victims, text = killing.victims, context.text
    inside = [n for n in (*context.actors, *context.parties) if victims.start <= n.start < victims.end]
    if inside:
        actor = context.places.actors.get(inside[0].id)
        return actor.sponsored_by[0] if actor and actor.kind == "state" and actor.sponsored_by else inside[0].id
    around = min(sentence.end, victims.end + 40)
    for named in (*context.actors, *context.parties):
        between = text[victims.end : named.start]
        if victims.end <= named.start < around and re.fullmatch(r"\s+(?:of|from)\s+(?:the\s+)?", between):
            return named.id
    if GROUP.search(text[victims.start : victims.end]):
        before = [n for n in context.actors if n.start < victims.start]
        return before[-1].id if before else None
    return None


def _of_force(context: Context, killing: Killing, source_party: str | None, agent_party: str | None) -> str:
    """For soldiers: the state that reports its own dead, or whose army the article has just named; never who killed them."""
    victims, text = killing.victims, context.text
    states = [n for n in context.parties if n.id not in context.places.actors and n.id != agent_party]
    near = [n for n in states if victims.start - NEAR <= n.start < victims.end + 60]
    forces = [n.id for n in near if re.compile(rf"(?:[’']s)?\s{FORCES.pattern}", re.I).match(text, n.end)]
    if forces:
        return forces[-1]
    if source_party in {n.id for n in states}:
        return str(source_party)
    return "unknown"


def with_label_actors(casualties: list[dict], labels: list[dict], actors: Container[str]) -> list[dict]:
    """The claims with militants of unknown side on the side of the codebook's actor that their label is about."""
    for row in casualties:
        if row["victims_party"] == "unknown" and row["victims_group"] == "militants":
            about = [lab["actor"] for lab in labels if lab["start"] < row["end"] and row["start"] < lab["end"]]
            row["victims_party"] = next((actor for actor in about if actor in actors), "unknown")
    return casualties
