"""Whose people the victims are: nationality or allegiance as the article gives it, never the place alone.

In this order: a party or armed group named in the victims' phrase; `its` and `our` in the words of a party; what the
article says of a person by name; for soldiers and police the only state that their killers fight, where it happened in its
territory, then the state whose force was last named, then the state that reports its own dead. A number without a noun
(`killing three and wounding five`) goes on with the people counted before it. shared_sides.py then compares claims.
"""

import re
from collections.abc import Container, Mapping

from framing.codebook import Codebook
from framing.coding.context import Context
from framing.coding.killings import Killing
from framing.coding.parties import Named
from framing.coding.unlisted_actors import group_index
from framing.coding.victims import Victims, nouns
from framing.english import Sentence

FORCES = re.compile(
    r"\b(?:army|military|troops|soldiers|police|border command|security forces|convoy|warplanes|air force|guards)\b",
    re.I,
)
OWN = re.compile(r"\b(?:its|our)\b", re.I)
OWN_FORCES = re.compile(r"(?<!\band )\b(?:their|his|her)\b", re.I)  # his soldiers; not a man and his son
OWN_DEED = re.compile(r"(?:it|we|they|its|our|their)\b", re.I)  # how a killer speaks of itself
GROUP = re.compile(r"\b(?:the|that) (?:group|brigade|organi[sz]ation|movement|front)[’']s\b", re.I)
IN_ARMS = ("security_forces", "officer", "commander")
NOT_IN_ARMS = ("children", "women", "civilians")  # the children of a group's fighters are not its people
HEADS = re.compile(r"\b(?:leader|commander|chief)s?\b", re.I)  # of an armed group as often as of an army
ELSEWHERE = re.compile(r"\s+(?:\w+\s+){0,2}(?:in|at|near|from|of)\s+(?:the\s+)?[A-Z]")
DEED = re.compile(r",?\s+(?:who|whose|killed|slain|shot)\b")  # from here on the phrase tells of others, too
NO_SIDE = ("none", "unknown", None)
NEAR = 700  # characters before the victims in which a force of a country is theirs, too
NEXT = 80  # characters between two numbers that one sentence counts together


def victims_party(context: Context, sentence: Sentence, killing: Killing, said: Mapping, before: Mapping | None) -> str:
    """The party of the victims, or `unknown`.

    `said`: what is coded of the claim (source_party, agent, agent_party, event, place_party, attribution_id), `before`: the
    claim before it in the sentence.
    """
    stated = _stated(context, sentence, killing)
    if stated:
        return stated
    victims, text, source_party = killing.victims, context.text, said.get("source_party")
    forces = serves(text[victims.start : victims.end], victims.group, context.codebook)
    phrase = text[max(sentence.start, victims.start - 4) : victims.end]
    own = OWN.search(phrase) or "of their own" in phrase or (forces and OWN_FORCES.search(phrase))
    if own and source_party not in NO_SIDE:
        return str(source_party)
    if victims.named:
        person = context.speakers.people.get(text[victims.start : victims.end].split()[-1].casefold())
        party = context.speakers.describe(DEED.split(person.phrase)[0]).party if person else "unknown"
        if party not in NO_SIDE:
            return party
    if forces:
        return _enemy(context, said) or _of_force(context, killing, said)
    if victims.group == "militants":
        near = [n for n in context.actors if sentence.start <= n.start < sentence.end]
        return near[0].id if near else "unknown"
    return _counted_on(context, victims, said, before) or "unknown"


def serves(phrase: str, group: str, codebook: Codebook) -> bool:
    """Are the victims soldiers or police, all or the first named? Leaders and commanders only where a force is named."""
    if group == "mixed":
        known = nouns(codebook)[1]
        group = next((known[noun][0] for noun in nouns_of(phrase, codebook)), group)
    return group in IN_ARMS and (not HEADS.search(phrase) or bool(FORCES.search(phrase)))


def nouns_of(phrase: str, codebook: Codebook) -> list[str]:
    """The nouns for victims in a phrase, in lower case; none in a bare number."""
    pattern, known = nouns(codebook)
    found = (" ".join(m.group().casefold().split()) for m in pattern.finditer(phrase))
    return [noun for noun in found if noun in known]


def _stated(context: Context, sentence: Sentence, killing: Killing) -> str | None:
    """The party or actor that stands in the victims' phrase, or behind it with `of` or `from`."""
    victims, text = killing.victims, context.text
    armed = [] if victims.group in NOT_IN_ARMS else context.armed
    inside = [n for n in (*armed, *context.parties) if victims.start <= n.start < victims.end]
    if inside:
        return _party_of(context, inside[0])
    around = min(sentence.end, victims.end + 40)
    for named in (*armed, *context.parties):
        between = text[victims.end : named.start]
        if victims.end <= named.start < around and re.fullmatch(r"\s+(?:of|from)\s+(?:the\s+)?", between):
            return _party_of(context, named)
    if GROUP.search(text[victims.start : victims.end]):
        before = [n for n in context.actors if n.start < victims.start]
        return before[-1].id if before else None
    return None


def _party_of(context: Context, named: Named) -> str:
    """The party of whoever is named: of a state's force the state; `unknown` for a group that no list has."""
    actor = context.places.actors.get(named.id)
    if actor:
        return actor.sponsored_by[0] if actor.kind == "state" and actor.sponsored_by else named.id
    if named not in context.armed:
        return named.id
    listed = group_index(context.codebook).find(context.text[named.start : named.end])
    return listed[0][2] if listed else "unknown"


def _enemy(context: Context, said: Mapping) -> str | None:
    """The only state that the killers fight (the codebook's `opposes`, or the other of two states), struck at home.

    The killers are those of the sentence, else the event's, if the article names them anywhere.
    """
    event = next((e for e in context.codebook.events if e.id == said["event"]), None)
    author = event.by if event and any(n.id == event.by for n in (*context.actors, *context.parties)) else None
    killer, states = said["agent_party"] or author, context.places.states
    actor = context.places.actors.get(killer) if killer else None
    fought = actor.opposes if actor else [s for s in states if killer in states and s != killer]
    return fought[0] if len(fought) == 1 and fought[0] == said["place_party"] else None


def _of_force(context: Context, killing: Killing, said: Mapping) -> str:
    """The state whose force the article has just named, or that reports its own dead; never who killed them."""
    victims, text, source = killing.victims, context.text, said.get("source_party")
    killers = {said["agent_party"], source if OWN_DEED.match(said["agent"] or "") else None}
    states = [n for n in context.parties if n.id not in context.places.actors and n.id not in killers]
    near = [n for n in states if victims.start - NEAR <= n.start < victims.end + 60]
    forces = [n.id for n in near if re.compile(rf"(?:[’']s)?\s{FORCES.pattern}", re.I).match(text, n.end)]
    if forces:
        return forces[-1]
    return str(source) if source in {n.id for n in states} else "unknown"


def _counted_on(context: Context, victims: Victims, said: Mapping, before: Mapping | None) -> str | None:
    """For a number without a noun for people the side of those counted just before it by the same source."""
    text, conditions = context.text, set(context.codebook.victims.conditions)
    bare = set(nouns_of(text[victims.start : victims.end], context.codebook)) <= conditions
    if before is None or victims.named or not bare or victims.amount.bound == "none":
        return None
    gap = text[before["end"] : victims.start]
    same = said.get("attribution_id") == before.get("attribution_id") and len(gap) <= NEXT and not re.search(r"[;:.]", gap)
    parties = [n for n in (*context.armed, *context.parties) if before["end"] <= n.start < victims.start]
    elsewhere = ELSEWHERE.match(text, victims.end)
    return before["victims_party"] if same and not parties and not elsewhere else None


def with_label_actors(casualties: list[dict], labels: list[dict], actors: Container[str]) -> list[dict]:
    """The claims with militants of unknown side on the side of the codebook's actor that their label is about."""
    for row in casualties:
        if row["victims_party"] == "unknown" and row["victims_group"] == "militants":
            about = [lab["actor"] for lab in labels if lab["start"] < row["end"] and row["start"] < lab["end"]]
            row["victims_party"] = next((actor for actor in about if actor in actors), "unknown")
    return casualties
