"""Passives with an agent: `is seen as a threat by Iran`, `attacks claimed by the group`."""

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span, quote_type
from framing.coding.attributions.cues import Cue, Span, auxiliary, cue_forms, skipped
from framing.coding.attributions.found import Found
from framing.coding.attributions.noun_phrases import left_phrase, right_phrase
from framing.coding.attributions.sources import agent_by_tree
from framing.coding.units import Unit
from framing.english import function_words


def passive(unit: Unit, cue: Cue, span: Span, codebook: Codebook) -> Found | None:
    """`X is seen as a threat by Iran`, `regarded by Washington as …`, `attacks claimed by ISIS`."""
    tokens = unit.tokens
    if cue.form.verb.verb == "cite":  # "a source cited by an agency": a relay
        return None
    by = next(
        (i for i in range(cue.last + 1, min(cue.last + 16, len(tokens))) if tokens[i].low == "by" and not tokens[i].quoted),
        None,
    )
    takes_as = "as" in cue.form.verb.takes
    if by is None or cue.form.verb.followed_by or (cue.cue_class in ("say", "urge", "attitude", "promise") and not takes_as):
        return None
    source = agent_by_tree(unit, tokens[cue.first].number) or _agent_by_words(unit, by, codebook)
    if source is None:
        return None
    stop = next((i for i, t in enumerate(tokens) if t.start >= source[1]), len(tokens))
    if stop < len(tokens) and tokens[stop].low == "as" and stop + 1 < len(tokens):
        end = next((t.start for t in tokens[stop + 1 :] if t.text == ","), unit.end)
        content = clean_span(unit, tokens[stop + 1].start, end)
    elif takes_as and (as_ := next((t for t in tokens[cue.last + 1 : by] if t.low == "as"), None)):
        content = clean_span(unit, as_.end, tokens[by].start)
    else:
        content = clean_span(unit, _phrase_before(unit, cue, codebook), tokens[by].start)
    if content[1] - content[0] < 4:
        return None
    cue_class = "responsibility" if cue.form.verb.verb == "claim" else cue.cue_class
    return Found(
        (content,), source, span, cue_class, quote_type(unit, content), "as" in cue.form.verb.takes, unit, "passive_by"
    )


def _agent_by_words(unit: Unit, by: int, codebook: Codebook) -> Span | None:
    """The noun phrase behind `by`, up to `as`, a comma or the next cue."""
    tokens, phrase, forms = unit.tokens, right_phrase(unit, by + 1), cue_forms(codebook)
    if phrase is None:
        return None
    stop = next(
        (
            i
            for i in range(*phrase)
            if tokens[i].low == "as"
            or tokens[i].text == ","
            or (i > phrase[0] and tokens[i].low in forms and tokens[i].text[0].islower())
        ),
        phrase[1],
    )
    return (tokens[phrase[0]].start, tokens[stop - 1].end) if stop > phrase[0] else None


def _phrase_before(unit: Unit, cue: Cue, codebook: Codebook) -> int:
    """Where the noun phrase before a passive begins; before a bare participle at the nearest determiner."""
    tokens = unit.tokens
    if auxiliary(tokens, cue.first, skipped(codebook)) is None:
        near = range(cue.first - 1, max(-1, cue.first - 9), -1)
        return next(
            (tokens[i].start for i in near if tokens[i].low in function_words()["determiners"]),
            tokens[max(0, cue.first - 3)].start,
        )
    phrase = left_phrase(unit, cue.first, skipped(codebook))
    return tokens[phrase[0]].start if phrase else unit.start
