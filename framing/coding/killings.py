"""Which victims were killed or hurt, and in what construction: victim phrases joined to the words of killing."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.killing_sums import shared, summed, with_parts
from framing.coding.killing_trees import construction_by_tree
from framing.coding.phrases import words
from framing.coding.victims import ONE, Victims, find_victims
from framing.english import Reading

BE = (
    r"(?:was|were|is|are|be|been|being|has been|have been|had been|may have been|might have been|could have been"
    r"|got|remains?|lay|left)"
)
ADVERB = (
    r"(?:(?:also|later|reportedly|allegedly|either|all|seriously|badly|critically|severely|lightly|slightly|already|confirmed"
    r"|still|since|thus|then|instantly|feared)\s+)*"
)
ASIDE = r"(?:,(?:(?!\bwhose\b)[^.;]){0,160},|\s\([^()]*\),?)?"
BEFORE_PASSIVE = re.compile(
    rf"(?:\s+(?:more|other|others))?{ASIDE},?\s*(?:(?:who|that|which|all of whom|some of whom)\s+)?"
    rf"(?:{BE}\s+)?{ADVERB}[“‘\"']?",
    re.I,
)
FAR_PASSIVE = re.compile(rf"\s+(?:of|from|in|on|at|aboard)\s+[^.;:]{{1,60}}?\s+{BE}\s+{ADVERB}[“‘\"']?", re.I)
NEGATED = re.compile(r"\b(?:no|not|without|nobody|none|never|zero|denied|nor)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|could|may|did|does|left|leaving)\b", re.I
)  # a main verb elsewhere
DEFINITE = re.compile(r"\b(?:the|those)\b", re.I)
OBJECT = re.compile(r"\s+(?:an?|the|his|her|their|its|our|another|some|at least|more than|\d+|two|three|four|five)\s")
UNIT_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|hours?|minutes?|times|miles|kilomet|km|met(?:re|er)s|per\s?cent|percent|%)",
    re.I,
)


@dataclass(frozen=True)
class Killing:
    """Victims with what happened to them: effect, construction, and the span of the word that says so."""

    victims: Victims
    effect: str
    construction: str
    anchor: tuple[int, int]
    rule: str


@dataclass(frozen=True)
class Anchor:
    """A word of killing: its span, its effect, and the kind of word it is."""

    start: int
    end: int
    effect: str
    kind: str  # participles · actives · intransitives · nominals


def find_killings(reading: Reading, start: int, end: int, codebook: Codebook) -> list[Killing]:
    """All killings and injuries between two offsets (a sentence), in the order of their victims."""
    text = reading.text
    anchors = find_anchors(text, start, end, codebook)
    if not anchors:
        return []
    victims = summed(text, with_parts(text, find_victims(text, start, end, codebook)), anchors)
    victims += _persons(reading, start, end, victims)
    found: list[Killing] = []
    for item in victims:
        if _no_person(reading, item) or _gloss(text, item, found):
            continue
        if NEGATED.search(text[max(start, item.start - 30) : item.start]) and item.amount.bound in (
            "none",
            "vague",
            "exact",
        ):
            continue
        by_words = (
            None
            if item.named and " " not in text[item.start : item.end]
            else _join(text, start, end, item, anchors, codebook)
        )
        killing = by_words or _join_by_tree(reading, item, anchors)
        if killing:
            found.append(killing)
    joined = shared(text, victims, found)
    return [_like_the_one_before(text, k, before) for k, before in zip(joined, [None, *joined], strict=False)]


def _no_person(reading: Reading, item: Victims) -> bool:
    """A name that the pipeline holds for an organisation's or a place's."""
    return item.named and any(n.kind != "PERSON" and n.start < item.end <= n.end for n in reading.names)


def _gloss(text: str, item: Victims, found: list[Killing]) -> bool:
    """`Ana Brok, 41, a nurse, was killed`: what a comma adds to a named victim is no second one."""
    before = found[-1].victims if found else None
    gap = text[before.end : item.start] if before else ""
    return before is not None and before.named and item.loose and bool(re.fullmatch(r",\s*(?:\d+,\s*)?", gap))


def _like_the_one_before(text: str, killing: Killing, before: Killing | None) -> Killing:
    """`eleven were killed and 17 injured`: the second is in the construction of the first; to be missing is a state."""
    word = text[slice(*killing.anchor)].casefold()
    if word in ("missing", "unaccounted for") and killing.construction == "passive":
        return replace(killing, construction="intransitive")
    elliptic = killing.rule == "nominal/noun" and word in ("injured", "wounded", "missing", "captured")
    if before is None or not elliptic or before.construction not in ("passive", "participle_passive", "passive_agent"):
        return killing
    between = text[before.victims.end : killing.victims.start]
    if not re.search(r"(?:\band|,)\s+(?:[\w-]+\s+){0,3}$", between) or ";" in between:
        return killing
    construction = "passive" if before.construction == "passive_agent" else before.construction
    return replace(killing, construction=construction)


def _persons(reading: Reading, start: int, end: int, victims: list[Victims]) -> list[Victims]:
    """Persons by a single name, for the tree to join (`Tamerlan was killed`)."""
    return [
        Victims(n.start, n.end, ONE, "people", "unspecified", named=True, loose=True)
        for n in reading.names
        if n.kind == "PERSON" and start <= n.start < end and " " not in n.text
        if not any(v.start < n.end and n.start < v.end for v in victims)
    ]


def find_anchors(text: str, start: int, end: int, codebook: Codebook) -> list[Anchor]:
    """The words of killing and hurting between two offsets, longest first where they overlap."""
    found: list[Anchor] = []
    for effect, kind, pattern in _anchor_patterns(codebook):
        for match in pattern.finditer(text, start, end):
            longer = any(a.start <= match.start() < a.end and a.end - a.start > match.end() - match.start() for a in found)
            shot_down = match.group().casefold() == "shot" and re.match(r"\s+(?:down|at|off|up)\b", text[match.end() :][:6])
            if not longer and not shot_down:
                found.append(Anchor(match.start(), match.end(), effect, kind))
    return sorted(found, key=lambda a: a.start)


@lru_cache(maxsize=8)
def _anchor_patterns(codebook: Codebook) -> list[tuple[str, str, re.Pattern]]:
    order = ("both", "killed", "injured", "missing", "captured")
    effects = sorted(codebook.victims.effects, key=lambda e: order.index(e.id))
    return [
        (e.id, kind, words(getattr(e, kind)))
        for e in effects
        for kind in ("participles", "actives", "intransitives", "nominals")
    ]


def _join(text: str, start: int, end: int, item: Victims, anchors: list[Anchor], codebook: Codebook) -> Killing | None:
    """The nearest word of killing that fits before or behind the victims."""
    ordered = sorted(anchors, key=lambda a: min(abs(a.start - item.end), abs(item.start - a.end)))
    for anchor in ordered:
        if anchor.start < item.end and item.start < anchor.end:
            inside = _inside(text, item, anchor)
            if inside:
                return inside
            continue
        if UNIT_AFTER.match(text, item.end, end) and item.elliptic:
            return None
        construction = _behind(text, item, anchor, (start, end)) if anchor.start >= item.end else _before(text, item, anchor)
        if construction:
            return Killing(item, anchor.effect, construction, (anchor.start, anchor.end), f"{anchor.kind}/{construction}")
    return None


def _join_by_tree(reading: Reading, item: Victims, anchors: list[Anchor]) -> Killing | None:
    """The word of killing that governs the victims in the tree, whatever stands between."""
    people = [n for n in reading.names if n.kind == "PERSON" and n.start < item.end and item.start < n.end]
    if item.elliptic or (item.named and not people) or (item.loose and item.amount.low is None):
        return None
    for anchor in anchors:
        if anchor.kind == "nominals" and item.named:
            continue  # `the killing of X` tells no toll
        between = (
            reading.text[item.end : anchor.start] if item.end <= anchor.start else reading.text[anchor.end : item.start]
        )
        apart = (anchor.end <= item.start or item.end <= anchor.start) and not re.search(r"\bwhose\b|;", between)
        span = (anchor.start, anchor.end)
        victims = (item.start, item.end)
        construction = construction_by_tree(reading, victims, span, anchor.kind, not item.named) if apart else None
        if construction:
            return Killing(item, anchor.effect, construction, span, f"{anchor.kind}/{construction}_by_tree")
    return None


def _inside(text: str, item: Victims, anchor: Anchor) -> Killing | None:
    """The victims' noun itself says it: `31 dead`, `two deaths`, `the dead`, `17 wounded`."""
    if text[anchor.start : anchor.end].casefold() == "victims":
        return None
    if anchor.kind != "nominals" or (item.loose and not re.search(r"\bthe\s+$", text[max(0, item.start - 5) : item.start])):
        return None
    if item.loose and not re.match(r"\s+(?:was|were|are|is)\b", text[item.end : item.end + 8]):
        return None
    span = (
        replace(item, start=item.start - 4)
        if item.loose and text[item.start - 4 : item.start].casefold() == "the "
        else item
    )
    return Killing(span, anchor.effect, "nominal", (anchor.start, anchor.end), "nominal/noun")


def _behind(text: str, item: Victims, anchor: Anchor, sentence: tuple[int, int]) -> str | None:
    """The word of killing stands behind the victims."""
    gap = text[item.end : anchor.start]
    if anchor.kind == "participles" and (BEFORE_PASSIVE.fullmatch(gap) or (not item.named and FAR_PASSIVE.fullmatch(gap))):
        definite = DEFINITE.search(text[max(0, item.start - 5) : item.end])
        told = re.match(r"\s+(?:in|by)\s", text[anchor.end : anchor.end + 5])
        auxiliary = re.search(rf"\b{BE}\s+{ADVERB}[“‘\"']?$", gap, re.I)
        if item.loose and not item.named and not definite and not auxiliary and not told:
            return None
        of_name = re.search(r"\b[A-Z]\w+ of $", text[max(0, item.start - 20) : item.start])  # Army of National Liberation
        if item.named and (of_name or not re.search(r",|\b(?:was|were|who)\b", gap)):
            return None
        doing = gap == " " and OBJECT.match(text, anchor.end)  # `the rebels killed an officer`
        if doing or re.search(r"\b(?:who|that|which)\s*$", gap):  # `the people who killed …`
            return None
        by = re.match(r"\s+(?:\w+\s+)?(?:\w+\s+)?by\s+(?!the (?:time|end)|\w+day)", text[anchor.end : anchor.end + 40])
        if auxiliary:
            return "passive_agent" if by else "passive"
        if item.elliptic and re.search(r"[.;]", gap):
            return None
        elliptic_clause = gap == " " and not FINITE.search(text, *sentence)
        return "passive" if elliptic_clause else "participle_passive"
    if anchor.kind == "intransitives" and re.fullmatch(
        ASIDE + r"\s*(?:(?:who|that|which)\s+)?(?:(?:has|have|had|later|also|would|have since|has since)\s+){0,2}", gap
    ):
        return "intransitive"
    if anchor.kind == "nominals" and not item.loose and gap in (" ", ""):
        return "nominal"
    return None


def _before(text: str, item: Victims, anchor: Anchor) -> str | None:
    """The word of killing stands before the victims."""
    gap = text[anchor.end : item.start]
    if anchor.kind == "actives" and re.fullmatch(
        r"[”’\"']?\s+(?:what [\w\s’']{2,40}? (?:were|was|as) )?[“‘\"']?"
        r"(?:(?:off|also|at|the|remaining|another|an additional|a total of|all|its|their)\s+)*",
        gap,
    ):
        active = text[anchor.start : anchor.end].casefold().split()[0]
        if re.search(rf"\b{BE}\s+{ADVERB}$", text[max(0, anchor.start - 25) : anchor.start], re.I) and active in (
            "killed",
            "wounded",
            "injured",
            "hurt",
        ):
            return None
        lives = re.search(r"\b(?:lives|life)$", text[item.start : item.end])
        if (active == "lost" and (item.loose or item.elliptic)) or (
            active.startswith("claim") and not lives and gap[:1] == " "
        ):
            return None  # `lost the lead`, `claimed the office`
        return "participle_active" if active.endswith("ing") else "active"
    if anchor.kind == "nominals" and _noun_before(gap, item, text[anchor.start : anchor.end].casefold()):
        return "nominal"
    return None


def _noun_before(gap: str, item: Victims, noun: str) -> bool:
    """Deaths of, a toll of, the dead were: a noun that leads to the victims behind it."""
    if noun.endswith((" of", " to")):
        return bool(re.fullmatch(r"\s+(?:the\s+|all\s+)?", gap)) and (
            not item.loose or (item.amount.low == 1 and not item.named)
        )
    if item.loose:
        return False
    if noun in ("death toll", "toll"):
        return bool(
            re.fullmatch(
                r"[^.;]{0,60}?\b(?:to|at|of|was|is|reached|reaching|now|stands at|stood at|rises to|rose to)\s+", gap
            )
        )
    if noun in ("wounded", "injured"):
        return bool(re.fullmatch(r"\s+(?:were|are|included?|includes)\s+", gap))
    return noun in ("dead", "the dead", "victims", "fatalities") and bool(
        re.fullmatch(r"[^.;]*\b(?:were|are|was|is|included?|includes|including)\s+", gap)
    )
