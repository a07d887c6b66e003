"""The actor behind a label: by the name beside it, the list or apposition, the description, the event, the last named."""

import re
from dataclasses import dataclass

from framing.coding.context import Context
from framing.coding.label_names import apposition, beside, predicate
from framing.coding.labels import ANAPHOR, Label
from framing.coding.parties import Named
from framing.coding.phrases import words
from framing.coding.voice import Voice

OWN_WORD = re.compile(r"(?:\b[a-z]+-[\w-]+|\b[A-Z][\w-]*[a-z]|\b(?:other|another|any|foreign|local|former))[”’\"']?\s+$")
DEFINITE = re.compile(r"\b(?:the|these|those|this|that)\s+(?:\w+\s+)?$", re.I)
STRUCK = re.compile(
    r"\b(?:kill\w*|dead|destroy\w*|struck|hit|target\w*|base|bases|hideouts?|camps?|nest|neutrali[sz]ed|raid|strikes?)\b",
    re.I,
)


@dataclass(frozen=True)
class Referent:
    """Whom a label is about: the actor, all actors where several are named, its kind, and the rule that decided."""

    actor: str
    actor_all: tuple[str, ...]
    kind: str
    rule: str


def referent(context: Context, label: Label, voice: Voice, before: list[tuple[Label, Referent]]) -> Referent:
    """The actor of a label; `before` holds the article's earlier labels with theirs."""
    unit = context.unit_at(label.start)
    here = context.armed_in(unit.start, unit.end)
    if (possessor := _possessor(context, label, before)) is not None:
        return possessor
    for rule, find in (("name_beside", beside), ("apposition", apposition), ("predicate", predicate)):
        found = find(context, label, here)
        if found:
            return _referent(context, found, rule)
    if (anaphor := _anaphor(context, label, before)) is not None:
        return anaphor
    described = _description(context, label)
    if described and not described.startswith("weak:"):
        return _referent(context, [described], "description")
    if (party := _opponent(context, label, voice)) is not None:
        return _referent(context, [party], "opponent")
    if described:
        return _referent(context, [described.removeprefix("weak:")], "description")
    if (sponsored := _sponsored(context, label)) is not None:
        return _referent(context, [sponsored], "proxy_of")
    if label.refers_to in ("act", "abstract", "place") and here:
        return _referent(context, [_nearest(here, label)], "named_in_sentence")
    same_unit = [r for lab, r in before if lab.start >= unit.start and r.actor != "generic"]
    if label.refers_to == "abstract" and same_unit:
        return Referent(same_unit[-1].actor, same_unit[-1].actor_all, same_unit[-1].kind, "label_in_sentence")
    if (author := _event_author(context, label, voice)) is not None:
        return _referent(context, [author], "event")
    if label.category == "bare" and same_unit:
        return Referent(same_unit[0].actor, same_unit[0].actor_all, same_unit[0].kind, "label_in_sentence")
    if label.category == "bare" and before:
        return Referent(before[-1][1].actor, before[-1][1].actor_all, before[-1][1].kind, "last_named")
    if group := _of_the_article(context, label):
        return Referent(group, (), "nonstate", "group_of_the_article")
    return Referent("generic", (), "nonstate", "nobody_named")


def _referent(context: Context, ids: list[str], rule: str) -> Referent:
    ids = list(dict.fromkeys(ids))
    actor = ids[0] if len(ids) == 1 else context.places.collective(ids) or ids[0]
    listed = context.places.actors.get(actor)
    return Referent(actor, tuple(ids) if len(ids) > 1 else (), listed.kind if listed else "nonstate", rule)


def _anaphor(context: Context, label: Label, before: list[tuple[Label, Referent]]) -> Referent | None:
    """`the group`, `its members`, `both groups`: what the text spoke of last."""
    text, unit = context.text, context.unit_at(label.start)
    lead = text[max(unit.start, label.start - 40) : label.start]
    pronoun = re.search(r"\b(?:its|their|whose|his|her)\s+(?:[\w-]+\s+){0,2}$", lead, re.I)
    if not pronoun and not (ANAPHOR.search(lead) or re.match(r"\s+of\s+the\s+group", text[label.end : label.end + 20])):
        return None
    if label.refers_to == "act" and not re.search(r"\b(?:such|the|its|their|this|these)\s+$", lead, re.I):
        return None
    if label.category != "bare" and _description(context, label):
        return None
    plural = (
        text[label.word[0] : label.word[1]].endswith("s")
        and label.refers_to == "actor"
        and text[label.word[0] : label.word[1]].casefold() != "members"
    )
    number = context.units.index(unit)
    since = context.units[max(0, number - 5)].start
    named = [n for n in context.armed if since <= n.start and n.end <= label.start]
    previous = [r for lab, r in before if since <= lab.start < label.start and r.actor != "generic"]
    if ((label.category == "bare" and plural) or not named) and previous and (plural or not named):
        last = previous[-1]
        if (
            not named
            or last.actor_all
            or (context.places.actors.get(last.actor) and context.places.actors[last.actor].collective)
        ):
            return Referent(last.actor, last.actor_all, last.kind, "anaphor")
    if plural and label.category == "bare" and len({n.id for n in named}) > 1:
        return _referent(context, list(dict.fromkeys(n.id for n in named))[-2:], "anaphor")
    return _referent(context, [named[-1].id], "anaphor") if named else None


def _description(context: Context, label: Label) -> str | None:
    """A description of the codebook in the label's phrase (`Iran-backed militias`); those of nobody's enemy are weak."""
    unit = context.unit_at(label.start)
    lead = context.text[max(unit.start, label.start - 60) : label.start]
    best: tuple[int, str] | None = None
    for actor in context.codebook.actors:
        for match in words(actor.descriptions).finditer(lead):
            gap = lead[match.end() :]
            if (
                re.fullmatch(r"\s+(?:[\w-]+\s+){0,4}", gap)
                and not re.search(r"\b(?:and|of|by|in|on|against|with|as|the|said|to|were|was)\b", gap)
                and (best is None or match.start() > best[0])
            ):
                best = match.start(), actor.id
    if best is None:
        return None
    opposes = any(a.id == best[1] and a.opposes for a in context.codebook.actors)
    return best[1] if opposes else f"weak:{best[1]}"


def _opponent(context: Context, label: Label, voice: Voice) -> str | None:
    """Of an unnamed label in a party's words: whom that party's strike was aimed at, by the place or the last event."""
    if voice.voice == "own" or not voice.attributed_to or label.refers_to == "abstract" or len(voice.attributed_to_all) > 1:
        return None
    if re.search(
        r"\b(?:a number of|some|any|each other)\s+(?:[\w-]+\s+){0,4}$",
        context.text[max(0, label.start - 50) : label.start],
    ):
        return None
    aimed = [e for e in context.codebook.events if e.by == voice.attributed_to and e.against]
    if not aimed:
        return None
    unit = context.unit_at(label.start)
    placed = [e for e in aimed if words(e.places, case=True).search(context.text, unit.start, unit.end)]
    return (placed or aimed)[-1].against


def _possessor(context: Context, label: Label, before: list[tuple[Label, Referent]]) -> Referent | None:
    """`the group's ultra-hardline militancy`: the labels of one noun phrase are about its possessor."""
    if not before:
        return None
    last, about = before[-1]
    gap = context.text[last.end : label.start]
    joined = re.fullmatch(r"[’']s?\s+(?:[\w-]+\s+){0,4}", gap)
    same_phrase = (
        re.fullmatch(r"\s+(?:[\w-]+\s+)?", gap)
        and about.actor != "generic"
        and last.category != "bare"
        and not re.search(r"\b(?:and|of|by|as|from|in|who|that|with|against|were|was|to)\b", gap)
    )
    return Referent(about.actor, about.actor_all, about.kind, "possessor") if joined or same_phrase else None


def _sponsored(context: Context, label: Label) -> str | None:
    """`Iran … its proxies`: the actors that the codebook calls sponsored by a party of the unit."""
    if label.category != "proxy":
        return None
    unit = context.unit_at(label.start)
    states = [n.id for n in context.parties if unit.start <= n.start < label.start]
    actors = [a for a in context.codebook.actors if a.kind != "state" and set(a.sponsored_by) & set(states[-1:])]
    return actors[0].id if actors else None


def _event_author(context: Context, label: Label, voice: Voice) -> str | None:
    """An unnamed actor in a sentence that names an event: whom it struck, or the armed actor who is its author."""
    unit = context.unit_at(label.start)
    if label.refers_to not in ("actor", "act"):
        return None
    struck = STRUCK.search(context.text, unit.start, unit.end)
    for event in context.codebook.events:
        if (
            struck
            and event.against in context.places.actors
            and words([*event.places, *event.words], case=True).search(context.text, unit.start, unit.end)
        ):
            return event.against
        if event.by in context.places.actors and words(event.places, case=True).search(context.text, unit.start, unit.end):
            return event.by
    return None


def _of_the_article(context: Context, label: Label) -> str | None:
    """Without a codebook's actors: the one group that the article calls armed, or of several the one last named.

    None where the label has a describing word of its own (`pro-regime militiamen`), and of several groups where it is
    not said which (`a rebel`).
    """
    if context.codebook.actors or not context.armed or label.refers_to == "abstract":
        return None
    lead = context.text[max(0, label.start - 40) : label.start]
    if OWN_WORD.search(lead):
        return None
    if len({n.id for n in context.armed}) == 1:
        return context.armed[0].id
    before = [n for n in context.armed if n.end <= label.start]
    return before[-1].id if before and DEFINITE.search(lead) else None


def _nearest(here: list[Named], label: Label) -> str:
    return min(here, key=lambda n: min(abs(n.start - label.end), abs(label.start - n.end))).id
