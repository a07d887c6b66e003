"""Reported clauses, positions, passives, `according to`, and headlines with a colon."""

from collections.abc import Iterator

from framing.codebook import Codebook
from framing.coding.contents import (
    clean_span,
    content_behind,
    content_end,
    narration,
    quote_type,
    tail_start,
    what_content,
)
from framing.coding.cue_search import Cue, Span, auxiliary, skipped
from framing.coding.cues import cue_forms
from framing.coding.found import Found
from framing.coding.noun_phrases import is_skipped, left_phrase, right_phrase
from framing.coding.phrases import words
from framing.coding.units import Token, Unit
from framing.english import function_words


def indirect(unit: Unit, cue: Cue, span: Span, previous: Span | None, codebook: Codebook) -> Found | None:
    if cue.passive:
        return _passive(unit, cue, span, codebook)
    tokens, takes = unit.tokens, {str(t) for t in cue.form.verb.takes}
    after = tokens[cue.last + 1 :]
    tail = (
        not after
        or after[0].text in (".", ",", "?", "!")
        or (after[0].low in ("in", "on", "at", "during", "speaking") and "as" not in takes)
    )
    tail = tail or (
        after[0].low in function_words()["days"] and after[0].low not in ("on", "with", "by", "to", "this", "because", "in")
    )
    inverted = _inverted_tail(unit, cue, span)
    if inverted:
        return inverted
    source = _subject(unit, cue, previous, codebook)
    if source is None:
        return None
    if tail and "clause" in takes and cue.cue_class in ("say", "claim", "warn", "acknowledge") and cue.form.kind != "ing":
        content = clean_span(unit, tail_start(unit, source[0]), source[0])
        if content[1] - content[0] > 12:
            return Found(
                (content,), source, span, cue.cue_class, quote_type(unit, content), True, unit, "clause_before_source"
            )
    start, clause = content_behind(unit, cue, takes)
    objects = not clause or ("clause" not in takes and "addressee" not in takes)
    if start is None:
        return None
    end = content_end(unit, cue, not objects, codebook)
    first = next(i for i, t in enumerate(tokens) if t.start >= source[0])
    if first and tokens[first - 1].low in ("what", "which"):
        start, end = what_content(tokens, cue.last + 1, end)
    content = clean_span(unit, start, end)
    if content[1] - content[0] < 2:
        return None
    rule = "that_clause" if clause else "object_of_speech"
    return Found((content,), source, span, cue.cue_class, quote_type(unit, content), clause, unit, rule)


def _subject(unit: Unit, cue: Cue, previous: Span | None, codebook: Codebook) -> Span | None:
    tokens, skip = unit.tokens, skipped(codebook)
    before = cue.first - 1
    while before >= 0 and is_skipped(tokens[before], skip):
        before -= 1
    joined = before < 0 or tokens[before].low in (
        "and",
        "but",
        ",",
        "by",
        "of",
        "after",
        "before",
        "while",
        "without",
        "in",
        "—",
        "–",
    )
    if cue.form.kind == "ing" and joined and not auxiliary(tokens, cue.first, skip):
        if previous is not None:
            return previous
        phrase = _first_phrase(unit, cue.first)
    else:
        phrase = left_phrase(unit, cue.first, skip)
        conjoined = before >= 0 and tokens[before].low in ("and", "but")
        if (phrase is None and joined) or conjoined:
            if previous is not None:
                return previous
            phrase = _first_phrase(unit, cue.first)
    return (tokens[phrase[0]].start, tokens[phrase[1] - 1].end) if phrase else None


def _first_phrase(unit: Unit, stop: int) -> tuple[int, int] | None:
    """The subject of the unit: the words before its first verb, else the first name."""
    tokens = unit.tokens
    for i, token in enumerate(tokens[:stop]):
        verb = (
            token.low in ("see", "sees", "say", "says")
            or token.low in function_words()["finite"] - {"'s", "’s"}
            or (token.low.endswith("ed") and i > 0 and not token.text[0].isupper())
        )
        if verb:
            return left_phrase(unit, i, frozenset())
    names = [
        i
        for i, t in enumerate(tokens[:stop])
        if t.text[0].isupper()
        and not t.quoted
        and (i or len(t.text) > 3)
        and t.low not in function_words()["prepositions"] | function_words()["days"]
    ]
    if not names:
        return None
    last = names[0]
    while last + 1 in names:
        last += 1
    return names[0], last + 1


def _inverted_tail(unit: Unit, cue: Cue, span: Span) -> Found | None:
    """`The pens were wooden, said X, a nurse`: the clause before an inverted cue."""
    tokens = unit.tokens
    if (
        cue.first < 4
        or tokens[cue.first - 1].text != ","
        or tokens[cue.first - 2].quoted
        or "clause" not in cue.form.verb.takes
        or cue.form.kind not in ("past", "s")
        or cue.cue_class not in ("say", "claim", "warn")
    ):
        return None
    phrase = right_phrase(unit, cue.last + 1)
    if phrase is None or not (
        tokens[phrase[0]].text[0].isupper() or tokens[phrase[0]].low in function_words()["determiners"]
    ):
        return None
    if phrase[1] < len(tokens) and tokens[phrase[1]].text not in (".", ",", "!", "?"):
        return None
    content = clean_span(unit, unit.start, tokens[cue.first - 1].start)
    source = (tokens[phrase[0]].start, tokens[phrase[1] - 1].end)
    return Found((content,), source, span, cue.cue_class, quote_type(unit, content), True, unit, "clause_before_cue")


def _passive(unit: Unit, cue: Cue, span: Span, codebook: Codebook) -> Found | None:
    """`X is seen as a threat by Iran`, `regarded by Washington as …`, `attacks claimed by ISIS`."""
    tokens = unit.tokens
    if cue.form.verb.verb == "cite":  # "a source cited by an agency": a relay
        return None
    by = next(
        (i for i in range(cue.last + 1, min(cue.last + 16, len(tokens))) if tokens[i].low == "by" and not tokens[i].quoted),
        None,
    )
    if by is None or cue.form.verb.followed_by:
        return None
    phrase = right_phrase(unit, by + 1)
    if phrase is None:
        return None
    forms = cue_forms(codebook)
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
    if stop == phrase[0]:
        return None
    source = (tokens[phrase[0]].start, tokens[stop - 1].end)
    if stop < len(tokens) and tokens[stop].low == "as" and stop + 1 < len(tokens):
        end = next((t.start for t in tokens[stop + 1 :] if t.text == ","), unit.end)
        content = clean_span(unit, tokens[stop + 1].start, end)
    else:
        content = clean_span(unit, _phrase_before(unit, cue, codebook), tokens[by].start)
    if content[1] - content[0] < 4:
        return None
    cue_class = "responsibility" if cue.form.verb.verb == "claim" else cue.cue_class
    return Found(
        (content,), source, span, cue_class, quote_type(unit, content), "as" in cue.form.verb.takes, unit, "passive_by"
    )


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


def according(unit: Unit, codebook: Codebook) -> Iterator[Found]:
    """`According to X, …` and `…, according to X`."""
    text = narration(unit)
    for match in words(codebook.verbs.according).finditer(text):
        cue = (unit.start + match.start(), unit.start + match.end())
        at = next((i for i, t in enumerate(unit.tokens) if t.start >= cue[1]), None)
        if at is None or unit.tokens[at].quoted:
            continue
        before = unit.tokens[: next(i for i, t in enumerate(unit.tokens) if t.start >= cue[0])]
        leading = not any(t.text[0].isalnum() for t in before if t.low not in ("and", "but", "while"))
        phrase = right_phrase(unit, at, leading)
        if phrase is None:
            continue
        source = (unit.tokens[phrase[0]].start, unit.tokens[phrase[1] - 1].end)
        content = (
            clean_span(unit, source[1], unit.end) if leading else clean_span(unit, _content_start(before, unit), cue[0])
        )
        if content[1] - content[0] > 3:
            yield Found(
                (content,),
                source,
                cue,
                "say",
                quote_type(unit, content),
                True,
                unit,
                "according_to" if leading else "according_to_behind",
            )


def _content_start(before: list[Token], unit: Unit) -> int:
    dash = next((t for t in reversed(before) if t.text in (";", "—", "–") and not t.quoted), None)
    return dash.end if dash else unit.start


def headline_source(unit: Unit, codebook: Codebook) -> list[Found]:
    """`Toll rises to eight: officials`: a headline's source behind a colon or dash."""
    at = next((i for i in range(len(unit.tokens) - 1, 0, -1) if unit.tokens[i].text in (":", "–", "—")), None)
    if at is None or not 0 < len(unit.tokens) - at - 1 <= 4:
        return []
    source = (unit.tokens[at + 1].start, unit.tokens[-1].end)
    phrase = " ".join(t.text for t in unit.tokens[at + 1 :])
    if not any(words(t.words).search(phrase) for t in codebook.sources.types):
        return []
    content = clean_span(unit, unit.start, unit.tokens[at].start)
    return [Found((content,), source, None, None, quote_type(unit, content), True, unit, "headline_colon")]
