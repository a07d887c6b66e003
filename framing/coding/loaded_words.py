"""Loaded words in a text: every form of the codebook's entries that stands there in the loaded sense."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.codebook.model import LoadedEntry
from framing.coding.context import Context
from framing.coding.phrases import words
from framing.english import Reading
from framing.english.syntax import first_child, head_word

PARTS = ("words", "verbs", "nouns", "adjectives", "traits")
TITLE_CASE = 0.7  # share of the longer words in capitals that makes a line a title
OPENING = re.compile(r"(?:^|[“‘\"'(:;]|[-–—]\s?)\s*$")


@dataclass(frozen=True)
class Found:
    """A loaded word: its span, its entry, the number of its head word (None inside a longer word), the list that has it."""

    start: int
    end: int
    entry: LoadedEntry
    head: int | None
    part: str


def find_loaded(context: Context) -> list[Found]:
    """All loaded words of a text in order, those of other senses and those inside names left out."""
    return list(_in_sense(context))


def _in_sense(context: Context) -> Iterator[Found]:
    pattern, entries = _forms(context.codebook)
    for match in pattern.finditer(context.text):
        head = head_word(context.reading, *match.span())
        for entry, part in entries[_key(match.group())]:
            if part == "words" or (head is not None and _is_part(context.reading, head, part)):
                found = Found(*match.span(), entry, head, part)
                if not (_other_sense(context, found) or _in_name(context, found)):
                    yield found
                break


@lru_cache(maxsize=8)
def _forms(codebook: Codebook) -> tuple[re.Pattern, dict[str, list[tuple[LoadedEntry, str]]]]:
    """One pattern for all forms, and the entries of each form with its part of speech."""
    entries: dict[str, list[tuple[LoadedEntry, str]]] = {}
    for entry in codebook.loaded.entries:
        for part in PARTS:
            for form in getattr(entry, part):
                entries.setdefault(_key(form), []).append((entry, part))
    return words(entries), entries


def _is_part(reading: Reading, number: int, part: str) -> bool:
    """Does the word stand there as a verb, a noun (of a trait, too), an adjective or adverb?"""
    word = reading.words[number]
    if part == "verbs":
        return verbal(reading, number)
    if part == "adjectives":
        return word.tag.startswith(("JJ", "RB")) or word.dep in ("amod", "compound", "advmod")
    return word.tag.startswith("NN") and not verbal(reading, number)


def verbal(reading: Reading, number: int) -> bool:
    """A verb, also one that the tagger took for a noun: it has an object (`Vostania slaughters the farmers`)."""
    word = reading.words[number]
    return word.tag.startswith("VB") or (word.tag.startswith("NN") and first_child(reading, number, "obj") is not None)


def _key(form: str) -> str:
    return re.sub(r"[\s\-–‑]+", " ", form).casefold().replace("’", "'")


def _other_sense(context: Context, found: Found) -> bool:
    """Does an excluded phrase cover the word, a phrase of the sentence speak against it, or is it said of something else?"""
    entry, text = found.entry, context.text
    sentence = context.reading.sentence_at(found.start)
    low, high = max(0, found.start - 60), found.end + 60
    if any(m.start() < found.end and found.start < m.end() for m in words(entry.excluded).finditer(text, low, high)):
        return True
    if words(entry.not_with).search(text, sentence.start, sentence.end):
        return True
    if found.head is None:
        return bool(entry.of)
    said_of = _said_of(context.reading, found)
    if any(_noun(context.reading, n) in entry.not_of for n in said_of):
        return True
    if not said_of:  # a verb of killing without anybody killed
        doing = verbal(context.reading, found.head) and bool(entry.not_of) and found.part != "traits"
        return doing or (entry.of == ["people"] and entry.about == "act")
    return bool(entry.of) and not any(_kind(context, n) in entry.of for n in said_of)


def _said_of(reading: Reading, found: Found) -> list[int]:
    """What the word is said of: a verb's object, an adjective's noun, what a noun is `of`, and those joined to it."""
    head = found.head
    if head is None or found.part == "traits":
        return []
    word = reading.words[head]
    if verbal(reading, head) and word.dep != "amod":
        one = patient(reading, head)
    elif _adjectival(reading, found):
        one = bearer(reading, head)
    else:
        of = [c for c in reading.children[head] if word_before(reading, c) == "of"]
        one = of[0] if of else first_child(reading, head, "compound")
    if one is None:
        return []
    return [one, *(c for c in reading.children[one] if reading.words[c].dep == "conj")]


def _adjectival(reading: Reading, found: Found) -> bool:
    """An adjective or adverb, or a phrase used as one (`in cold blood`)."""
    word = reading.words[found.head or 0]
    alike = word.tag.startswith(("JJ", "RB")) or word.dep in ("amod", "advmod") or found.part == "adjectives"
    object_of = word.dep == "xcomp" or (word.dep == "obl" and word_before(reading, found.head or 0) in ("in", "as"))
    return alike or ("deeds" in found.entry.of and object_of)


def patient(reading: Reading, verb: int) -> int | None:
    """Whom a verb is done to: its object, the subject of its passive, or the noun that its participle belongs to."""
    found = first_child(reading, verb, "nsubj:pass", "obj")
    if found is not None:
        relative = reading.words[verb].dep == "acl:relcl" and reading.words[found].text.lower() in ("who", "which", "that")
        return reading.words[verb].head if relative else found
    word = reading.words[verb]
    if (word.tag == "VBN" and word.dep in ("acl", "amod")) or (word.dep == "acl:relcl" and word.head < verb):
        return word.head  # men shot by them, men whom they shot
    return patient(reading, word.head) if word.dep == "conj" and word.tag == "VBN" and word.head != verb else None


def bearer(reading: Reading, number: int) -> int | None:
    """What an adjective or adverb is said of: `a barbaric attack`, `the attack was barbaric`, `call it barbaric`."""
    word = reading.words[number]
    own = first_child(reading, number, "nsubj", "nsubj:pass")
    if own is not None:
        relative = word.dep == "acl:relcl" and reading.words[own].text.lower() in ("who", "which", "that")
        return word.head if relative else own
    if word.head == number:
        return None
    if word.dep in ("conj", "flat", "fixed"):
        return bearer(reading, word.head)
    governed = word.dep in ("xcomp", "obl", "ccomp") and word_before(reading, number) != "in"
    if governed and reading.words[word.head].tag.startswith("VB"):
        one = first_child(reading, word.head, "obj", "nsubj:pass")
        one = first_child(reading, number, "compound") if one is None else one
        return first_child(reading, word.head, "nsubj") if one is None else one
    return word.head


def word_before(reading: Reading, number: int) -> str:
    """The preposition of a noun, small; empty without one."""
    case = first_child(reading, number, "case")
    return "" if case is None else reading.words[case].text.lower()


def _noun(reading: Reading, number: int) -> str:
    return reading.words[number].lemma.lower()


def _kind(context: Context, number: int) -> str:
    """`people`, `deeds`, or what else a noun (or verb: a deed) stands for; armed groups are people."""
    word, loaded = context.reading.words[number], context.codebook.loaded
    if word.tag.startswith("VB"):
        return "deeds"
    if word.lemma.lower() in loaded.deeds or {word.lemma.lower(), word.text.lower()} & _deed_words(context.codebook):
        return "deeds"
    person = any(n.kind == "PERSON" and n.start <= word.start < n.end for n in context.reading.names)
    named = any(n.start <= word.start < n.end for n in (*context.armed, *context.parties))
    known = {word.lemma.lower(), word.text.lower()} & people_words(context.codebook)
    peoples = word.tag in ("NNPS", "NNS") and word.text[0].isupper()  # Christians
    return "people" if person or named or known or peoples or word.tag == "CD" else "things"


@lru_cache(maxsize=8)
def people_words(codebook: Codebook) -> frozenset[str]:
    """Nouns of people: victims, labels, those of loaded.yml, and its words for perpetrators and victims."""
    nouns = {n for group in codebook.victims.groups for n in group.nouns} | set(codebook.loaded.people)
    nouns |= {w for category in codebook.labels.categories for w in category.words}
    nouns |= {w for e in codebook.loaded.entries if e.about != "act" for w in (*e.words, *e.nouns)}
    return frozenset(n.casefold() for n in nouns) - set(codebook.loaded.deeds)


@lru_cache(maxsize=8)
def _deed_words(codebook: Codebook) -> frozenset[str]:
    return frozenset(
        w.casefold() for e in codebook.loaded.entries if e.about == "act" for w in (*e.words, *e.nouns, *e.traits)
    )


def _in_name(context: Context, found: Found) -> bool:
    """Is the word part of a name or title: in capitals where the line isn't, or before Brigade, Square, Day?"""
    text, reading = context.text, context.reading
    if any(n.start <= found.start < n.end for n in (*context.armed, *context.actors)):
        return True
    if not text[found.start].isupper() or found.head is None:
        return False
    run = _capitals_behind(text, found.end)
    if any(part.casefold() in context.codebook.loaded.name_nouns for part in run):
        return True
    title = found.entry.about == "victim" and bool(run)  # `Martyr Ilia Renko`
    inside = [n for n in reading.names if n.start <= found.start and found.end <= n.end]
    sentence = reading.sentence_at(found.start)
    if _title_case(text[sentence.start : sentence.end]):
        return False
    if OPENING.search(text[sentence.start : found.start]):
        return any(n.kind == "PERSON" and n.end > found.end for n in inside) and not title
    ends = [n.end for n in (*context.parties, *context.actors)] + [n.end for n in reading.names if n.kind == "PERSON"]
    before = any(re.fullmatch(r"(?:[’']s)?\s", text[end : found.start]) for end in ends)
    return not (title or (found.entry.government and before and not run))


def _capitals_behind(text: str, end: int) -> list[str]:
    """The words in capitals right behind an offset."""
    match = re.match(r"[’']?(?:\s+(?:[’'“]?[A-Z][\w’'-]*))*", text[end : end + 80])
    return re.findall(r"[A-Z][\w-]*", match.group()) if match else []


def _title_case(line: str) -> bool:
    """Is most of the line in capitals, as titles are?"""
    long = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= TITLE_CASE * len(long)
