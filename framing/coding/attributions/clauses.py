"""Reporting clauses by their tree: on which side of a verb of saying its clause stands, and who the verb's subject is.

The tree tells the side and the source; where the clause begins and ends is read off the sentence, since a parser often cuts
long clauses short.
"""

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span, content_behind, content_end, quote_type, tail_start
from framing.coding.attributions.cues import Cue, Span
from framing.coding.attributions.found import Found
from framing.coding.attributions.sources import joined_to, source_by_tree
from framing.coding.units import Unit
from framing.english.syntax import first_child, is_verb

ASIDES = (
    "without",
    "adding",
    "when",
    "while",
    "as",
    "after",
    "before",
    "during",
    "speaking",
    "citing",
    "referring",
    "according",
)
SHORTEST = 8  # characters


def by_tree(unit: Unit, cue: Cue, span: Span, previous: Span | None, codebook: Codebook) -> Found | None:
    """The clause that the cue reports, before, behind or around it; None where the tree shows none."""
    reading, verb = unit.reading, unit.tokens[cue.first].number
    takes = {str(take) for take in cue.form.verb.takes}
    if cue.passive or not is_verb(reading, verb) or not takes & {"clause", "addressee"}:
        return None
    source = source_by_tree(unit, verb)
    if source and joined_to(unit, cue, source, previous):
        source = previous
    clause = _clause(unit, verb)
    if (
        source is None
        or (clause is None and not _inserted(unit, source, span) and not _tail(unit, source, span))
        or _of_what(unit, source)
    ):
        return None
    parts = _parts(unit, cue, source, span, reading.words[clause].start if clause is not None else span[1], codebook)
    if not parts or parts[-1][1] - parts[0][0] < SHORTEST:
        return None
    whole = (parts[0][0], parts[-1][1])
    return Found(parts, source, span, cue.cue_class, quote_type(unit, whole), True, unit, "clause_by_tree")


def _of_what(unit: Unit, source: Span) -> bool:
    """`what it said were separatists`: what is said is no clause of its own."""
    before = [token.low for token in unit.tokens if token.end <= source[0]]
    return bool(before) and before[-1] in ("what", "which", "as")


def _clause(unit: Unit, verb: int) -> int | None:
    """The head of the reported clause: what the verb governs, or the verb of the sentence into which it is put."""
    behind = [c for c in unit.reading.children[verb] if c > verb and unit.reading.words[c].dep == "ccomp"]
    clause = behind[0] if behind else first_child(unit.reading, verb, "ccomp")
    word = unit.reading.words[verb]
    if clause is None and word.dep == "parataxis" and is_verb(unit.reading, word.head):
        return word.head
    return clause


def _parts(unit: Unit, cue: Cue, source: Span, span: Span, clause: int, codebook: Codebook) -> tuple[Span, ...]:
    low, high = min(source[0], span[0]), max(source[1], span[1])
    before = clean_span(unit, tail_start(unit, low), low)
    if _inserted(unit, source, span) and before[1] > before[0]:
        behind = clean_span(unit, high, content_end(unit, cue, True, codebook))
        return (before, behind) if behind[1] > behind[0] else (before,)
    if clause < low or _tail(unit, source, span):
        return (before,)
    start, _ = content_behind(unit, cue, {str(take) for take in cue.form.verb.takes})
    behind = clean_span(unit, start if start is not None else high, content_end(unit, cue, True, codebook))
    return (behind,) if behind[1] > behind[0] else ()


def _tail(unit: Unit, source: Span, span: Span) -> bool:
    """`The pens were wooden, said X, a nurse`: the clause stands before a comma and an inverted cue."""
    before = [token for token in unit.tokens if token.end <= span[0]]
    return source[0] >= span[1] and len(before) >= 2 and before[-1].text == ","


def _inserted(unit: Unit, source: Span, span: Span) -> bool:
    """Do commas stand on both sides of source and cue, with words beyond them (`A, she said, B`)?"""
    low, high = min(source[0], span[0]), max(source[1], span[1])
    before = [token for token in unit.tokens if token.end <= low]
    behind = [token for token in unit.tokens if token.start >= high]
    if len(behind) > 2 and behind[1].low in ASIDES:
        return False  # `A, she said, without saying B`
    return len(before) > 2 and len(behind) > 2 and before[-1].text == "," and behind[0].text in (",", ";")
