"""The actor behind a label: by the name beside it, the list or apposition, the description, the event, the last named."""

import re

from framing.coding.context import Context
from framing.coding.label import Label
from framing.coding.label_discourse import Before, ahead, anaphor, of_the_article, sole_actor, who_strikes
from framing.coding.label_events import event_author, opponent, sponsored, struck
from framing.coding.label_names import apposition, beside, predicate
from framing.coding.label_states import state
from framing.coding.parties import Named
from framing.coding.phrases import words
from framing.coding.referents import Referent, referent_of
from framing.coding.voices import Voice
from framing.english.syntax import said_of

NOT_IN_PHRASE = re.compile(r"\b(?:and|of|by|in|on|against|with|as|the|said|to|were|was)\b")


def referent(context: Context, label: Label, voice: Voice, before: Before) -> Referent:
    """The actor of a label; `before` holds the article's earlier labels with theirs. The first rule to find one decides."""
    unit = context.unit_at(label.start)
    striker = who_strikes(context, label)
    here = [n for n in context.armed_in(unit.start, unit.end) if n.id not in striker]
    return (
        _possessor(context, label, before)
        or _of_we(context, label, voice)
        or _by_names(context, label, here)
        or state(context, label)
        or _unnamed(context, label, voice, before)
        or _of_the_sentence(context, label, here, before)
        or _of_the_course(context, label)
        or Referent("generic", (), "nonstate", "nobody_named")
    )


def _by_names(context: Context, label: Label, here: list[Named]) -> Referent | None:
    """By a name that the grammar ties to the label."""
    for rule, find in (("name_beside", beside), ("apposition", apposition), ("predicate", predicate)):
        found = find(context, label, here)
        if found:
            return referent_of(context, found, rule)
    return None


def _of_we(context: Context, label: Label, voice: Voice) -> Referent | None:
    """`We are no terrorists`, `our fighters`, quoted from an armed group: the group that speaks."""
    if voice.voice not in ("direct_quote", "partial_quote") or voice.attribution_id is None:
        return None
    reading = context.reading
    about = said_of(reading, label.start, label.end, context.codebook.labels.calling)
    we = about is not None and reading.words[about].text.lower() == "we"
    if not we and not re.search(r"\b[Oo]ur\s+(?:[\w-]+\s+)?$", context.text[max(0, label.start - 25) : label.start]):
        return None
    if voice.attributed_to in context.places.actors:
        return referent_of(context, [str(voice.attributed_to)], "speakers_own")
    source = next(a.found.source for a in context.attributions if a.id == voice.attribution_id)
    named = context.armed_in(*source) if source else []
    return referent_of(context, [named[0].id], "speakers_own") if named else None


def _unnamed(context: Context, label: Label, voice: Voice, before: Before) -> Referent | None:
    """By what the label points back to, its description, and who is whose opponent."""
    described, weak = _description(context, label)
    if (found := anaphor(context, label, voice, before, described is not None)) is not None:
        return found
    rules = (
        ("description", None if weak else described),
        ("struck", struck(context, label, voice)),
        ("proxy_of", sponsored(context, label)),
        ("opponent", opponent(context, label, voice)),
        ("description", described),
    )
    return next((referent_of(context, [actor], rule) for rule, actor in rules if actor), None)


def _of_the_sentence(context: Context, label: Label, here: list[Named], before: Before) -> Referent | None:
    """By whom else the sentence names or labels, and by the event that it tells of."""
    if label.refers_to in ("act", "abstract", "place") and here:
        return referent_of(context, [_nearest(here, label)], "named_in_sentence")
    since = context.unit_at(label.start).start
    labelled = [r for lab, r in before if lab.start >= since and r.actor != "generic"]
    if label.refers_to == "abstract" and labelled:
        return _same(labelled[-1], "label_in_sentence")
    if (author := event_author(context, label)) is not None:
        return referent_of(context, [author], "event")
    if label.category == "bare" and (labelled or before):
        return _same(labelled[0], "label_in_sentence") if labelled else _same(before[-1][1], "last_named")
    return None


def _of_the_course(context: Context, label: Label) -> Referent | None:
    """By the course of the article, where the sentence says nothing; not of a compound (`the rebel-held suburbs`)."""
    if context.text[label.end : label.end + 1] == "-":
        return None
    return of_the_article(context, label) or ahead(context, label) or sole_actor(context, label)


def _same(other: Referent, rule: str) -> Referent:
    return Referent(other.actor, other.actor_all, other.kind, rule)


def _description(context: Context, label: Label) -> tuple[str | None, bool]:
    """The actor that the codebook describes so in the label's phrase (`Iran-backed militias`), of two the first.

    Told too of acts `by` somebody (`an insurgency by Baluch nationalists`). Weak, as the second value says, where the
    actor is nobody's opponent.
    """
    unit = context.unit_at(label.start)
    lead = context.text[max(unit.start, label.start - 60) : label.start]
    found = []
    for actor in context.codebook.actors:
        for match in words(actor.descriptions).finditer(lead):
            gap = lead[match.end() :]
            if re.fullmatch(r"\s+(?:[\w-]+\s+){0,4}", gap) and not NOT_IN_PHRASE.search(gap):
                found.append((match.start(), match.end(), actor))
        if label.refers_to in ("act", "abstract"):
            behind = context.text[label.end : label.end + 40]
            if (by := re.match(r"\s+by\s+(?:the\s+)?", behind)) and words(actor.descriptions).match(behind, by.end()):
                found.append((label.end, label.end, actor))
    if not found:
        return None, False
    start, _, actor = max(found, key=lambda f: f[0])
    for other in context.codebook.actors:
        for match in words(other.descriptions).finditer(lead, 0, max(0, start)):
            if re.fullmatch(r"\s+and\s+(?:[\w-]+\s+)?", lead[match.end() : start]):
                actor = other
    return actor.id, not actor.opposes


def _possessor(context: Context, label: Label, before: Before) -> Referent | None:
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
    return _same(about, "possessor") if joined or same_phrase else None


def _nearest(here: list[Named], label: Label) -> str:
    return min(here, key=lambda n: min(abs(n.start - label.end), abs(label.start - n.end))).id


def own_side(context: Context, label: Label, voice: Voice, about: Referent) -> Voice:
    """The outlet's own word where a side is reported to speak of itself: no group says that `its terrorists` fight."""
    never = label.category in context.codebook.labels.never_of_ones_own
    if not never or voice.voice != "attributed" or about.actor != voice.attributed_to:
        return voice
    told = said_of(
        context.reading, label.start, label.end, context.codebook.labels.calling
    )  # `said it was no terrorist group`
    return voice if told is not None else Voice("own", False, None, (), None, "own_side")
