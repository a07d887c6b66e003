"""Whose words a verb reports: the span of its subject, by the tree first, by the words around it where the tree has none."""

from framing.codebook import Codebook
from framing.coding.attributions.contents import clean_span
from framing.coding.attributions.cues import Cue, Span, skipped
from framing.coding.attributions.noun_phrases import left_phrase, right_phrase
from framing.coding.phrases import DATELINE
from framing.coding.units import Unit
from framing.english import function_words
from framing.english.syntax import first_child, subject, under

QUOTES = ("“", "”", '"', "'", "‘", "’", "''", "``")
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS")
BEFORE = (
    "advcl",
    "acl",
    "parataxis",
    "obl",
    "obl:unmarked",
    "ccomp",
    "dep",
    "discourse",
    "mark",
    "cc",
)  # no parts of a subject
LONGEST_SOURCE = 40  # words


def source_of(unit: Unit, cue: Cue, inverted: bool, codebook: Codebook) -> Span | None:
    """The source's words: before the cue, or behind it where the order is inverted."""
    tokens = unit.tokens
    if cue.first == 0 and not inverted:  # `Said Ana Brok, “…”`
        phrase = right_phrase(unit, cue.last + 1)
        if phrase:
            return tokens[phrase[0]].start, tokens[phrase[1] - 1].end
    before = next((t for t in reversed(tokens[: cue.first]) if t.text not in (",", *QUOTES)), None)
    if inverted and before is not None and before.quoted:
        phrase = right_phrase(unit, cue.last + 1)
        if phrase:
            return tokens[phrase[0]].start, tokens[phrase[1] - 1].end
    return source_by_tree(unit, tokens[cue.first].number) or source_by_words(unit, cue, codebook)


def source_by_words(unit: Unit, cue: Cue, codebook: Codebook) -> Span | None:
    """The noun phrase that ends before the cue."""
    phrase = left_phrase(unit, cue.first, skipped(codebook))
    return (unit.tokens[phrase[0]].start, unit.tokens[phrase[1] - 1].end) if phrase else None


def source_by_tree(unit: Unit, verb: int) -> Span | None:
    """The span of the verb's subject; None where the tree shows none in this unit, or one that overlaps the verb."""
    head = subject(unit.reading, verb)
    if head is None or unit.reading.words[head].text.lower() in function_words()["days"]:
        return None  # `Ana Brok said Friday`
    source = source_span(unit, head, verb)
    word = unit.reading.words[verb]
    if source is None or (source[0] < word.end and word.start < source[1]):
        return None
    return None if unit.reading.text[slice(*source)].lower() in ("who", "which", "that") else source


def agent_by_tree(unit: Unit, verb: int) -> Span | None:
    """Who does what a passive says (`is regarded by X as …`): the words behind `by`; None where the tree shows none."""
    words = unit.reading.words
    for child in unit.reading.children[verb]:
        case = first_child(unit.reading, child, "case")
        if words[child].dep == "obl:agent" and case is not None and words[case].text.lower() == "by":
            inside = [n for n in under(unit.reading, child) if n > case]
            return clean_span(unit, words[inside[0]].start, words[inside[-1]].end) if inside else None
    return None


def joined_to(unit: Unit, cue: Cue, source: Span, previous: Span | None) -> bool:
    """`X said that A was B and vowed …`: a joined cue whose own subject stands in what X said belongs to X."""
    before = cue.first - 1
    while before >= 0 and (
        unit.tokens[before].low.endswith("ly") or unit.tokens[before].low in ("also", "then", "has", "have")
    ):
        before -= 1
    joined = before >= 0 and unit.tokens[before].low in ("and", "but")
    return joined and previous is not None and previous[1] < source[0]


def source_span(unit: Unit, head: int, verb: int) -> Span | None:
    """The words of the subject, with its appositions and relative clauses; not the clause that the verb opens."""
    reading = unit.reading
    quoted = {t.number for t in unit.tokens if t.quoted}
    aside = [n for n in reading.children[head] if n < head and reading.words[n].dep in BEFORE]
    numbers = under(reading, head, frozenset({verb, *aside}))
    inside = [n for n in numbers if unit.start <= reading.words[n].start < unit.end and n not in quoted]
    if not inside or len(inside) > LONGEST_SOURCE or head in quoted:
        return None
    dateline = DATELINE.match(reading.text, unit.start)
    if dateline:
        inside = [n for n in inside if reading.words[n].start >= dateline.end()]
    while inside and reading.words[inside[0]].text in QUOTES:
        inside.pop(0)
    if not inside or reading.words[inside[0]].tag == "CC":  # half of a subject that the parser tore apart
        return None
    inside = _tidy(unit, inside, head)
    if not inside:
        return None
    return clean_span(unit, reading.words[_with_title(unit, inside[0])].start, reading.words[inside[-1]].end)


def _tidy(unit: Unit, numbers: list[int], head: int) -> list[int]:
    """The words without adverbs, prepositions and circumstances at their ends (`In a speech, President Brok then`)."""
    words = unit.reading.words
    commas = [n for n in range(numbers[0], head) if words[n].text == ","]
    if words[numbers[0]].tag == "IN" and commas:
        numbers = [n for n in numbers if n > commas[-1]]
    while len(numbers) > 1 and words[numbers[-1]].tag in ("RB", "IN", "CC", "TO", "RP"):
        numbers = numbers[:-1]
    while len(numbers) > 1 and words[numbers[0]].tag in ("IN", "CC") and words[numbers[0]].text.lower() != "about":
        numbers = numbers[1:]
    return numbers


def _with_title(unit: Unit, name: int) -> int:
    """Back over a title that the parser left aside (`army spokesman X`); not over `on Monday X`."""
    words, first = unit.reading.words, name
    while first > 0 and words[first].start > unit.start and words[first - 1].tag in NOMINAL:
        first -= 1
    of_another_phrase = first > 0 and words[first - 1].tag in ("IN", "TO", "CC") and words[first].start > unit.start
    return name if of_another_phrase or words[name].tag != "NNP" else first
