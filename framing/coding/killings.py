"""Which victims were killed or hurt, and in what construction: victim phrases joined to the words of killing."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from framing.codebook import Codebook
from framing.coding.phrases import words
from framing.coding.victims import Victims, find_victims

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
LIST_GAP = re.compile(r",?\s+and\s+|,\s+|,?\s+as well as\s+", re.I)
NEGATED = re.compile(r"\b(?:no|not|without|nobody|none|never|zero|denied|nor)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|could|may|did|does|left|leaving)\b", re.I
)  # a main verb elsewhere
DEFINITE = re.compile(r"\b(?:the|those)\b", re.I)
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


def find_killings(text: str, start: int, end: int, codebook: Codebook) -> list[Killing]:
    """All killings and injuries between two offsets (a sentence), in the order of their victims."""
    anchors = find_anchors(text, start, end, codebook)
    if not anchors:
        return []
    victims = _summed(text, _with_parts(text, find_victims(text, start, end, codebook)), anchors)
    found: list[Killing] = []
    for item in victims:
        if NEGATED.search(text[max(start, item.start - 30) : item.start]) and item.amount.bound in (
            "none",
            "vague",
            "exact",
        ):
            continue
        killing = _join(text, start, end, item, anchors, codebook)
        if killing:
            found.append(killing)
    return _shared(text, victims, found)


def _shared(text: str, victims: list[Victims], found: list[Killing]) -> list[Killing]:
    """`35 guerrillas and 5 soldiers dead`: what is said of the last of a list is said of the counted ones before it."""
    by_start = {k.victims.start: k for k in found}
    for item, following in reversed(list(pairwise(victims))):
        killing = by_start.get(following.start)
        bare = item.start in by_start or item.loose or item.elliptic
        listed = LIST_GAP.fullmatch(text[item.end : following.start])
        if killing and listed and not bare and killing.anchor[0] > following.start:
            by_start[item.start] = replace(killing, victims=item)
    return [by_start[start] for start in sorted(by_start)]


def find_anchors(text: str, start: int, end: int, codebook: Codebook) -> list[Anchor]:
    """The words of killing and hurting between two offsets, longest first where they overlap."""
    found: list[Anchor] = []
    for effect, kind, pattern in _anchor_patterns(codebook):
        for match in pattern.finditer(text, start, end):
            if not any(a.start <= match.start() < a.end and a.end - a.start > match.end() - match.start() for a in found):
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


def _inside(text: str, item: Victims, anchor: Anchor) -> Killing | None:
    """The victims' noun itself says it: `31 dead`, `two deaths`, `the dead`, `17 wounded`."""
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
        if item.loose and not item.named and not definite and not re.search(rf"\b{BE}\s+{ADVERB}[“‘\"']?$", gap, re.I):
            return None
        if item.named and not re.search(r",|\b(?:was|were|who)\b", gap):
            return None
        if re.search(r"\b(?:who|that|which)\s*$", gap):  # "the people who killed …"
            return None
        auxiliary = re.search(rf"\b{BE}\s+{ADVERB}[“‘\"']?$", gap, re.I)
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
    return noun in ("dead", "the dead") and bool(
        re.fullmatch(r"[^.;]*\b(?:were|are|was|is|included?|includes|including)\s+", gap)
    )


def _summed(text: str, victims: list[Victims], anchors: list[Anchor]) -> list[Victims]:
    """`three women, four children and two men`: adjacent phrases without a word of killing between them are one sum."""
    out: list[list[Victims]] = []
    for item in victims:
        last = out[-1][-1] if out else None
        gap = text[last.end : item.start] if last else ""
        if (
            last is not None
            and LIST_GAP.fullmatch(gap)
            and not any(a.start >= last.start and a.end <= item.end for a in anchors)
            and not item.elliptic
            and not last.elliptic
            and last.amount.low
            and item.amount.low
            and not item.named
            and not last.named
            and _one_side(last, item)
        ):
            out[-1].append(item)
        else:
            out.append([item])
    return [_sum(group) for group in out]


def _one_side(a: Victims, b: Victims) -> bool:
    """Militants and others are counted apart: no sum over two sides."""
    return (a.group == "militants") == (b.group == "militants")


def _sum(group: list[Victims]) -> Victims:
    if len(group) == 1:
        return group[0]
    lows, highs = [v.amount.low for v in group], [v.amount.high for v in group]
    low = sum(x for x in lows if x) if all(x is not None for x in lows) else None
    high = sum(x for x in highs if x) if all(x is not None for x in highs) else None
    parts = {v.group: v.amount.low or 0 for v in group}
    same = len({v.group for v in group}) == 1
    status = group[0].status if len({v.status for v in group}) == 1 else "unspecified"
    return Victims(
        group[0].start,
        group[-1].end,
        replace(group[0].amount, low=low, high=high),
        group[0].group if same else "mixed",
        status,
        loose=all(v.loose for v in group),
        parts=parts,
    )


def _with_parts(text: str, victims: list[Victims]) -> list[Victims]:
    """`nine people, including three women`: what follows `including` are parts, not claims of their own."""
    out: list[Victims] = []
    for item in victims:
        last = out[-1] if out else None
        gap = text[last.end : item.start] if last else ""
        of_them = re.fullmatch(r",\s+", gap) and re.search(r"\bof (?:them|whom)\b", text[item.start : item.end])
        if last and (
            of_them
            or (
                re.fullmatch(
                    r",?(?:[^.;,]{0,40},)?\s+(?:including|among them|of whom|most of them|at least|with|mostly)"
                    r"\s+(?:at least\s+)?",
                    gap,
                )
                and not item.named
                and (item.amount.low or 0) <= (last.amount.low or last.amount.high or 10**9)
            )
        ):
            parts = item.parts or ({item.group: item.amount.low} if item.amount.low else {})
            out[-1] = replace(last, parts={**last.parts, **parts})
        else:
            out.append(item)
    return out
