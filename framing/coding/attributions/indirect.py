"""Reported clauses where the tree shows none, objects of positions and speech, infinitives."""

from framing.codebook import Codebook
from framing.coding.attributions.contents import (
    clean_span,
    content_behind,
    content_end,
    object_end,
    quote_type,
    tail_start,
    what_content,
)
from framing.coding.attributions.cues import FINITE, Cue, Span, auxiliary, skipped
from framing.coding.attributions.found import Found
from framing.coding.attributions.noun_phrases import is_skipped, left_phrase, right_phrase
from framing.coding.attributions.passives import passive
from framing.coding.attributions.sources import NOMINAL, joined_to, source_by_tree
from framing.coding.units import Unit
from framing.english import function_words
from framing.english.syntax import first_child


def indirect(unit: Unit, cue: Cue, span: Span, previous: Span | None, codebook: Codebook) -> Found | None:
    """What a cue reports where no clause hangs under it in the tree: its object, an infinitive, the clause before it."""
    if cue.passive:
        return passive(unit, cue, span, codebook)
    tokens, takes = unit.tokens, {str(t) for t in cue.form.verb.takes}
    inverted = _inverted_tail(unit, cue, span)
    if inverted:
        return inverted
    tail = _is_tail(unit, cue)
    source = (_named_before_comma(unit, cue) if tail else None) or _subject(unit, cue, previous, codebook)
    if source is None:
        return None
    if tail and "clause" in takes and cue.cue_class in ("say", "claim", "warn", "acknowledge") and cue.form.kind != "ing":
        content = clean_span(unit, tail_start(unit, source[0]), source[0])
        if content[1] - content[0] > 12:
            kind = quote_type(unit, content)
            return Found((content,), source, span, cue.cue_class, kind, True, unit, "clause_before_source")
    start, clause = content_behind(unit, cue, takes)
    objects = not clause or ("clause" not in takes and "addressee" not in takes)
    if start is None:
        return None
    end = content_end(unit, cue, not objects, codebook)
    if objects:
        end = object_end(unit, cue, start, end)
    first = next(i for i, t in enumerate(tokens) if t.start >= source[0])
    if first and tokens[first - 1].low in ("what", "which"):
        start, end = what_content(unit, cue.last + 1, end)
    content = clean_span(unit, start, end)
    if content[1] - content[0] < 2 or _no_statement(unit, cue, content):
        return None
    rule = "that_clause" if clause else "object_of_speech"
    return Found((content,), source, span, cue.cue_class, quote_type(unit, content), clause, unit, rule)


def _is_tail(unit: Unit, cue: Cue) -> bool:
    """Does the cue end the sentence, but for a time or place behind it (`…, officials said on Friday.`)?"""
    after = unit.tokens[cue.last + 1 :]
    if not after or after[0].text in (".", ",", "?", "!"):
        return True
    if after[0].low in ("in", "on", "at", "during", "speaking"):
        return "as" not in cue.form.verb.takes
    return after[0].low in function_words()["days"] - {"on", "with", "by", "to", "this", "because", "in"}


def _named_before_comma(unit: Unit, cue: Cue) -> Span | None:
    """`…, the group's leader, Ana Brok, said.`: a name between commas with the phrase that it stands beside."""
    tokens, words = unit.tokens, unit.reading.words
    commas = [i for i in range(cue.first) if tokens[i].text == ","]
    if len(commas) < 3 or commas[-1] != cue.first - 1:
        return None
    name, title = tokens[commas[-2] + 1 : commas[-1]], tokens[commas[-3] + 1 : commas[-2]]
    named = 0 < len(name) <= 4 and all(words[t.number].tag == "NNP" for t in name)
    plain = title and words[title[0].number].tag in NOMINAL and not any(words[t.number].tag in FINITE for t in title)
    return (title[0].start, name[-1].end) if named and plain else None


def _no_statement(unit: Unit, cue: Cue, content: Span) -> bool:
    """`called a meeting`: the verb takes an object and what it is called; here is no more than an object."""
    reading, verb, takes = unit.reading, unit.tokens[cue.first].number, {str(t) for t in cue.form.verb.takes}
    first = next((t for t in unit.tokens if t.start >= content[0]), None)
    what = cue.first > 1 and any(t.low in ("what", "which") for t in unit.tokens[max(0, cue.first - 8) : cue.first])
    quoted = any(q.start < content[1] and content[0] < q.end for q in unit.quotations)
    if (
        first is None
        or what
        or quoted
        or first.low in ("that", "whether", "if", "who", "why", "how", "what", "when", "where")
    ):
        return False
    if takes == {"as"}:
        named = first_child(reading, verb, "xcomp", "iobj", "ccomp", "obl") is not None
        short = sum(content[0] <= t.start < content[1] for t in unit.tokens) <= 3
        return short and not named and not any(t.low == "as" for t in unit.tokens[cue.last : cue.last + 14])
    return False


def _subject(unit: Unit, cue: Cue, previous: Span | None, codebook: Codebook) -> Span | None:
    tokens, skip = unit.tokens, skipped(codebook)
    by_tree = source_by_tree(unit, tokens[cue.first].number)
    before = cue.first - 1
    while before >= 0 and is_skipped(tokens[before], skip):
        before -= 1
    if by_tree and joined_to(unit, cue, by_tree, previous):
        return previous
    if by_tree and by_tree[1] <= tokens[cue.first].start:
        return by_tree
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
        cue.first < 3
        or tokens[cue.first - 1].text != ","
        or tokens[cue.first - 2].quoted
        or "clause" not in cue.form.verb.takes
        or cue.form.kind not in ("past", "s", "base")
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
