"""Whose word it is: the outlet's own, quoted, or reported, and by which party."""

import re
from dataclasses import dataclass

from framing.coding.context import Attribution, Context
from framing.coding.phrases import words

OBJECT_ONLY = ("condemn", "deny", "say", "acknowledge", "other", "urge", "promise", "warn")
APPOSITION = re.compile(r"[A-Z][\w’')-]*,\s+(?:an?|another|one of|the)\s+(?:[\w’'-]+\s+){0,6}$")


@dataclass(frozen=True)
class Voice:
    """The value of the column `voice`, with what goes with it; `rule` names what decided."""

    voice: str
    embedded: bool
    attributed_to: str | None
    attributed_to_all: tuple[str, ...]
    attribution_id: str | None
    rule: str


def voice_of(context: Context, start: int, end: int) -> Voice:
    """Whose word the span is. Brackets inside a quotation, and glosses in a reported clause, are the outlet's own."""
    text, quote = context.text, context.quotation_at(start, end)
    attribution = context.attribution_of(start, end)
    if quote is not None:
        if _bracketed(text, quote.inner_start, start, end, quote.inner_end):
            return Voice("own", False, None, (), None, "brackets")
        if quote.clause:
            return _others("direct_quote", attribution, "in_quotation")
        attribution = attribution or _speaker_before(context, start)
        if attribution is None:
            return Voice("scare_quote", False, _party_before(context, start), (), None, "quoted_without_speaker")
        return _others("partial_quote", attribution, "in_quoted_words")
    before = text[max(0, start - 60) : start]
    if re.search(r"\bso[- ]called\s+(?:[\w-]+\s+)?$", before):
        return Voice("scare_quote", False, None if attribution is None else attribution.speaker.party, (), None, "so_called")
    if _hedged(context, before):
        return _others("attributed", attribution if attribution and attribution.found.clause else None, "hedge")
    if attribution is None or attribution.found.quote_type == "direct":
        return Voice("own", False, None, (), None, "narration")
    if attribution.found.cue_class == "regard" and attribution.found.cue and start < attribution.found.cue[0]:
        return Voice("own", False, None, (), None, "subject_of_regard")
    if attribution.found.clause or attribution.found.cue_class in ("regard", "accuse", "claim"):
        if APPOSITION.search(text[max(attribution.found.start, start - 90) : start]):
            return Voice("own", False, None, (), None, "gloss")
        return _others("attributed", attribution, "reported")
    return Voice("own", attribution.found.cue_class in OBJECT_ONLY, None, (), None, "object_of_speech")


def _others(voice: str, attribution: Attribution | None, rule: str) -> Voice:
    if attribution is None:
        return Voice(voice, False, "unknown", (), None, rule)
    speaker = attribution.speaker
    return Voice(voice, False, speaker.party, speaker.party_all, attribution.id, rule)


def _bracketed(text: str, inner_start: int, start: int, end: int, inner_end: int) -> bool:
    opened, closed = text.rfind("[", inner_start, start), text.rfind("]", inner_start, start)
    return opened > closed and text.find("]", end, inner_end) != -1


def _speaker_before(context: Context, start: int) -> Attribution | None:
    """The speaker whom the same unit, or the one before it, names, for quoted words that no content covers."""
    unit = context.unit_at(start)
    number = context.units.index(unit)
    here = [a for a in context.attributions if unit.start <= (a.found.cue or (a.found.start,))[0] < unit.end]
    if here:
        return here[0]
    before = context.units[number - 1] if number else None
    if before is None or before.block is not unit.block:
        return None
    return next(
        (a for a in reversed(context.attributions) if before.start <= (a.found.cue or (a.found.start,))[0] < before.end),
        None,
    )


def _party_before(context: Context, start: int) -> str:
    """Of a quoted word without a speaker: the party that the unit names last before it, else unknown."""
    unit = context.unit_at(start)
    named = [
        n
        for n in context.parties
        if unit.start <= n.start < start
        and n.how in ("country", "capital")
        and not re.match(r"[’']s", context.text[n.end : n.end + 2])
    ]
    return named[-1].id if named else "unknown"


def _hedged(context: Context, before: str) -> bool:
    hedge = words(context.codebook.labels.distancing.words)
    last = list(hedge.finditer(before))
    if last and re.fullmatch(r"\s+(?:[\w’'-]+\s+){0,3}(?:of\s+(?:[\w’'-]+\s+){0,2})?", before[last[-1].end() :]):
        return True
    return bool(
        re.search(
            r"\b(?:is|are|was|were)\s+(?:widely\s+)?(?:believed|thought|suspected|said|alleged)"
            r"\s+to\s+(?:be|have been)\s+(?:[\w’'-]+\s+){0,4}$",
            before,
        )
    )
