"""Whose word it is: the outlet's own, quoted, or reported, and by which party."""

import re
from dataclasses import replace

from framing.coding.context import Attribution, Context
from framing.coding.hearsay import called_by, hearsay
from framing.coding.phrases import words
from framing.coding.voices import Voice

OBJECT_ONLY = ("condemn", "deny", "say", "acknowledge", "other", "urge", "promise", "warn")
FIRST_PERSON = re.compile(r"\b(?:We|we|I|[Oo]ur|[Mm]y|us)\b")
APPOSITION = re.compile(
    r"[A-Z][\w’')-]*(?:\s+(?:group|organi[sz]ation|outfit|movement))?,\s+(?:an?|another|one of|the)\s+(?:[\w’'-]+\s+){0,6}$"
)


def voice_of(context: Context, start: int, end: int) -> Voice:
    """Whose word the span is. Brackets inside a quotation, and glosses in a reported clause, are the outlet's own."""
    text, quote = context.text, context.quotation_at(start, end)
    attribution = context.attribution_of(start, end)
    if quote is not None:
        if _bracketed(text, quote.inner_start, start, end, quote.inner_end):
            return Voice("own", False, None, (), None, "brackets")
        if quote.clause:
            return _others("direct_quote", attribution or _speaker_of_block(context, start), "in_quotation")
        attribution = attribution or _speaker_before(context, start)
        if attribution is None and (caller := called_by(context, start, end)) is not None:
            return replace(caller, voice="partial_quote")
        if attribution is None:
            return Voice("scare_quote", False, _party_before(context, start), (), None, "quoted_without_speaker")
        return _others("partial_quote", attribution, "in_quoted_words")
    before = text[max(0, start - 60) : start]
    if re.search(r"\bso[- ]called\s+(?:[\w-]+\s+)?$", before):
        party = "unknown" if attribution is None else attribution.speaker.party
        return Voice("scare_quote", False, party, (), None, "so_called")
    if _hedged(context, before):
        return _others("attributed", attribution if attribution and attribution.found.clause else None, "hedge")
    if attribution is not None and _spoken(context, attribution):
        return _others("direct_quote", attribution, "in_speech")
    if attribution is None and (finished := _finishes_quotation(context, start)) is not None:
        return _others("attributed", finished, "finishes_quotation")
    if attribution is None or attribution.found.quote_type == "direct":
        return hearsay(context, start, end) or Voice("own", False, None, (), None, "narration")
    if attribution.found.cue_class == "regard" and attribution.found.cue and start < attribution.found.cue[0]:
        return Voice("own", False, None, (), None, "subject_of_regard")
    if attribution.found.clause or attribution.found.cue_class in ("regard", "accuse", "claim"):
        if APPOSITION.search(text[max(attribution.found.start, start - 90) : start]):
            return Voice("own", False, None, (), None, "gloss")
        return _others("attributed", attribution, "reported")
    return Voice("own", attribution.found.cue_class in OBJECT_ONLY, None, (), None, "object_of_speech")


def _spoken(context: Context, attribution: Attribution) -> bool:
    """Are the words a speaker's own without quotation marks: a transcript, or `said: We …`?"""
    found = attribution.found
    if found.rule in ("transcript", "recording"):
        return True
    between = context.text[found.cue[1] : found.start] if found.cue else ""
    return ":" in between and bool(FIRST_PERSON.search(context.text, found.start, found.end))


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


def _finishes_quotation(context: Context, start: int) -> Attribution | None:
    """`“We will hunt” the rebels “to the last village”, X said`: who said the clause that the outlet's words finish."""
    unit = context.unit_at(start)
    before = [q for q in unit.clauses if q.end <= start]
    if not before or context.text[before[-1].inner_end - 1] in ",.;:?!…" or not before[-1].closed:
        return None
    if not re.fullmatch(
        r"\s+(?:(?:the|an?|these|those|all|any)\s+)?(?:[\w’'-]+\s+){0,3}", context.text[before[-1].end : start]
    ):
        return None
    return context.attribution_of(before[-1].inner_start, before[-1].inner_end)


def _speaker_of_block(context: Context, start: int) -> Attribution | None:
    """The speaker of the paragraph's other quoted words: of those before, else of those behind."""
    block = context.unit_at(start).block
    here = [a for a in context.attributions if a.found.quote_type != "indirect" and a.found.unit.block is block]
    before = [a for a in here if a.found.start < start]
    return before[-1] if before else here[0] if here else None


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
