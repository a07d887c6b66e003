"""Nouns that report: `the ministry's claim that …`, `a call by Oslo for …`, `by the hospital's count`."""

from collections.abc import Iterator
from itertools import pairwise

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span, quote_type
from framing.coding.attributions.cues import Span
from framing.coding.attributions.found import Found
from framing.coding.attributions.sources import source_by_tree
from framing.coding.parties import Gazetteer, gazetteer
from framing.coding.units import Token, Unit
from framing.english import Reading
from framing.english.syntax import SUBJECTS, first_child, is_verb, under

BY = ("by", "from", "of", "among")
SHORTEST = 6  # characters


def nominal(unit: Unit, codebook: Codebook) -> Iterator[Found]:
    """The contents of reporting nouns that have a source: a possessor, an adjective of a country, or a phrase with `by`."""
    places = gazetteer(codebook)
    classes = {noun: cue_class for cue_class, nouns in codebook.verbs.reporting_nouns.items() for noun in nouns}
    for token in unit.tokens:
        cue_class = classes.get(token.low)
        if cue_class and not token.quoted and unit.reading.words[token.number].tag.startswith("NN"):
            yield from _of_noun(unit, token, cue_class, places)
        elif token.low in codebook.verbs.counts and not token.quoted:
            yield from _by_count(unit, token, places)


def _of_noun(unit: Unit, noun: Token, cue_class: str, places: Gazetteer) -> Iterator[Found]:
    source = _possessor(unit, noun.number, places) or _agent(unit, noun.number) or _maker(unit, noun.number)
    content = _clause(unit, noun.number) or _is_that(unit, noun.number)
    content = content or (_wanted(unit, noun) if cue_class == "urge" else None)
    if source and content and content[1] - content[0] >= SHORTEST:
        span = (noun.start, noun.end)
        yield Found((content,), source, span, cue_class, quote_type(unit, content), True, unit, "reporting_noun")


def _possessor(unit: Unit, noun: int, places: Gazetteer) -> Span | None:
    """`the ministry's`, `its`; an adjective alone (`Kelmarian claims`) stands for its country."""
    words = unit.reading.words
    for child in unit.reading.children[noun]:
        if child > noun or words[child].dep not in ("nmod:poss", "amod", "compound"):
            continue
        if words[child].dep == "nmod:poss":
            inside = [n for n in under(unit.reading, child) if words[n].dep != "case"]
            return words[inside[0]].start, words[inside[-1]].end
        if words[child].text[0].isupper() and places.find_parties(words[child].text):
            return words[child].start, words[child].end
    return None


def _agent(unit: Unit, noun: int) -> Span | None:
    """`a claim by the ministry`, `warnings from officials`."""
    words = unit.reading.words
    for child in unit.reading.children[noun]:
        case = first_child(unit.reading, child, "case")
        if child > noun and words[child].dep in ("nmod", "obl") and case is not None and words[case].text.lower() in BY:
            inside = [n for n in under(unit.reading, child) if n > case]
            stop = next((n for n in inside if words[n].text.lower() in ("that", ",")), inside[-1] + 1)
            inside = [n for n in inside if n < stop]
            return (words[inside[0]].start, words[inside[-1]].end) if inside else None
    return None


def _maker(unit: Unit, noun: int) -> Span | None:
    """`X made the case that …`, `X repeated a claim that …`: the subject of the verb whose object the noun is."""
    reading = unit.reading
    word = reading.words[noun]
    if word.dep != "obj" or not is_verb(reading, word.head):
        return None
    return source_by_tree(unit, word.head)


def _is_that(unit: Unit, noun: int) -> Span | None:
    """`X's point is that …`."""
    reading, head = unit.reading, unit.reading.words[noun].head
    mark = first_child(reading, head, "mark")
    outer = reading.words[noun].dep in ("nsubj", "nsubj:outer") and head > noun
    if not outer or mark is None or mark < noun or reading.words[mark].text.lower() != "that":
        return None
    inside = [n for n in under(reading, head) if n > mark]
    return clean_span(unit, reading.words[inside[0]].start, reading.words[inside[-1]].end) if inside else None


def _clause(unit: Unit, noun: int) -> Span | None:
    """The clause with `that` behind the noun."""
    reading = unit.reading
    for child in reading.children[noun]:
        mark = first_child(reading, child, "mark")
        if child > noun and mark is not None and reading.words[mark].text.lower() == "that":
            inside = [n for n in under(reading, child) if n > mark]
            end = max(inside[-1] if inside else mark, _before_verb(reading, noun) or 0)
            return clean_span(unit, reading.words[mark + 1].start, reading.words[end].end) if end > mark else None
    return None


def _before_verb(reading: Reading, noun: int) -> int | None:
    """Of a noun that is a subject, the last word before its verb: a clause behind the noun reaches to there."""
    word = reading.words[noun]
    if word.dep not in SUBJECTS or not is_verb(reading, word.head) or word.head < noun:
        return None
    helpers = [c for c in reading.children[word.head] if reading.words[c].dep in ("aux", "aux:pass", "cop") and c > noun]
    return min([word.head, *helpers]) - 1


def _wanted(unit: Unit, noun: Token) -> Span | None:
    """What a call or demand is for."""
    reading = unit.reading
    for child in reading.children[noun.number]:
        case = first_child(reading, child, "case")
        if child > noun.number and case is not None and reading.words[case].text.lower() == "for":
            inside = [n for n in under(reading, child) if n > case]
            return clean_span(unit, reading.words[inside[0]].start, reading.words[inside[-1]].end) if inside else None
    return None


def _by_count(unit: Unit, noun: Token, places: Gazetteer) -> Iterator[Found]:
    """`By the ministry's count, 31 died`, `31 died, by the ministry's reckoning`."""
    case = first_child(unit.reading, noun.number, "case")
    source = _possessor(unit, noun.number, places)
    if case is None or source is None or unit.reading.words[case].text.lower() != "by":
        return
    start = unit.reading.words[case].start
    before, behind = clean_span(unit, unit.start, start), clean_span(unit, noun.end, _clause_end(unit, noun))
    content = behind if before[1] - before[0] < SHORTEST else before
    if content[1] - content[0] >= SHORTEST:
        span = (noun.start, noun.end)
        yield Found((content,), source, span, "say", quote_type(unit, content), True, unit, "by_count")


def _clause_end(unit: Unit, noun: Token) -> int:
    """The end of the clause behind a count: a semicolon, or a comma with `and` or `but`."""
    tokens = [t for t in unit.tokens if t.start > noun.end]
    for token, following in pairwise(tokens):
        if token.text == ";" or (token.text == "," and following.low in ("and", "but", "while")):
            return token.start
    return unit.end
