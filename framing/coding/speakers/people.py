"""The persons of an article, each with everything that the article says about them, wherever it says it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.parties import Gazetteer
from framing.coding.speakers.roles import NAME, person_name
from framing.english import Reading, function_words
from framing.english.syntax import SUBJECTS, first_child, head_word, under

APPOSITION = re.compile(
    r",\s+(?:(?!(?:who|and|but|whose|which|said|told|says|\w+ing)\b)[^,.;“”\"]){3,90}(?:,|\.|(?=\s+who\b))"
    r"| of the [A-Z][^,.;“”\"]{3,60}(?=[,.])"
)
OPENERS = frozenset().union(
    *(function_words()[k] for k in ("determiners", "prepositions", "conjunctions", "pronouns", "relatives", "days"))
)
NO_NAME = re.compile(r"[’']s$|\n|[a-zß-ö]{3,}\.\s")
LONGEST = 45  # words that describe a person
HE = re.compile(
    r"\b(?:Mr|Sir|Lord|[Kk]ing|[Pp]rince|father|brother|son|man|husband|uncle|grandfather|nephew|boy|[a-z]{3,}(?:s|e|r)man)\b"
)
SHE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Dame|Lady|[Qq]ueen|[Pp]rincess|mother|sister|daughter|woman|wife|widow|aunt|grandmother|niece|girl|[a-z]{3,}woman|shepherdess)\b"
)
OF_OTHERS = re.compile(r"\bwhose\b.*|\bof (?:his|her)\b.*")


@dataclass
class Person:
    """A person by full name: the phrases that describe them in the order of the text, and `he` or `she` where it shows."""

    name: str
    phrases: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    introduced: tuple[int, int] = (0, 0)
    gender: str = ""

    @property
    def phrase(self) -> str:
        """Everything said of the person: the fullest name with its title first, then what else describes them."""
        first = max(self.phrases, key=lambda p: (self.name in p, len(p)))
        others = [p.replace(self.name, "").strip(" ,") for p in self.phrases if p not in first]
        return ", ".join(dict.fromkeys([first, *(p for p in others if p and p not in first)]))


def find_people(reading: Reading, codebook: Codebook, places: Gazetteer) -> dict[str, Person]:
    """The persons that the article introduces by two names or more, by surname in lower case."""
    people: dict[str, Person] = {}
    for start, end, name in _full_names(reading, codebook, places):
        person = people.setdefault(name.split()[-1].casefold(), Person(name, introduced=(start, end)))
        for phrase in (_by_tree(reading, start, end), _by_words(reading.text, start, end)):
            if phrase and phrase not in person.phrases:
                person.phrases.append(phrase)
    people = {surname: person for surname, person in people.items() if person.phrases}
    for person in people.values():
        for match in re.finditer(rf"\b{re.escape(person.name.split()[-1])}\b", reading.text):
            person.mentions.append(match.start())
            bare = " " not in person.name or not reading.text[: match.start()].endswith(person.name.split()[-2] + " ")
            more = [_predicate(reading, *match.span()), _by_tree(reading, *match.span()) if bare else None]
            person.phrases += [phrase for phrase in more if phrase and phrase not in person.phrases]
    for person in people.values():
        person.gender = gender(person.phrase)
    return people


def gender(phrase: str) -> str:
    """`he` or `she` where a title or noun tells, else nothing.

    >>> gender("Mrs Brok, a spokeswoman"), gender("Ana Brok, whose brother fell"), gender("the boy")
    ('she', '', 'he')
    """
    own = OF_OTHERS.sub("", phrase)
    he, she = HE.search(own), SHE.search(own)
    if bool(he) == bool(she):
        return ""
    return "he" if he else "she"


def _full_names(reading: Reading, codebook: Codebook, places: Gazetteer) -> list[tuple[int, int, str]]:
    """The spans of names of two words or more, with the name itself, titles off; names of parties and actors left out."""
    found = {(n.start, n.end) for n in reading.names if n.kind == "PERSON" and " " in n.text}
    for match in NAME.finditer(reading.text):
        parts = match.group().split()
        if (
            2 <= len(parts) <= 6
            and parts[0].casefold() not in OPENERS
            and not NO_NAME.search(match.group())
            and not _other_name(reading, *match.span())
        ):
            found.add(match.span())
    out: list[tuple[int, int, str]] = []
    for start, end in sorted(found):
        text = " ".join(reading.text[start:end].split())
        name = person_name(text, codebook, [*places.find_actors(text), *places.find_parties(text)])
        if name and " " in name:
            out.append((start, end, name))
    known = {name.split()[-1] for _, _, name in out}
    for match in _titled(codebook).finditer(reading.text):
        if match.group("name") not in known and not places.find_parties(match.group("name")):
            out.append((*match.span(), match.group("name")))
    return out


@lru_cache(maxsize=8)
def _titled(codebook: Codebook) -> re.Pattern:
    """`President Obama`, `Gen. Renko`: a title and one name."""
    titles = "|".join(sorted((re.escape(t.capitalize()) for t in _one_word(codebook)), key=len, reverse=True))
    return re.compile(rf"\b(?:{titles})\s+(?P<name>[A-Z][a-zß-ÿ’'-]{{2,}})\b(?!\s+[A-Z])")


def _one_word(codebook: Codebook) -> list[str]:
    return [
        title
        for title in codebook.sources.titles
        if " " not in title and title.rstrip(".") not in ("father", "sister", "chief")
    ]


def _other_name(reading: Reading, start: int, end: int) -> bool:
    """Does the pipeline hold it for the name of a place or an organisation?"""
    return any(n.kind != "PERSON" and n.start < end <= n.end for n in reading.names)


def _by_tree(reading: Reading, start: int, end: int) -> str | None:
    """The noun phrase that holds the name: with its title, appositions and relative clauses, or as an apposition itself."""
    head = head_word(reading, start, end)
    if head is None:
        return None
    if reading.words[head].dep in ("compound", "nmod:poss", "amod") and reading.words[head].head > head:
        return None  # `the Brok administration`
    while reading.words[head].dep in ("appos", "flat", "nmod:desc", "compound") and _nominal(
        reading, reading.words[head].head
    ):
        head = reading.words[head].head
    aside = [
        c
        for c in reading.children[head]
        if reading.words[c].dep in ("conj", "cc", "parataxis", "advcl", "ccomp", "case", "cop")
    ]
    aside += [c for c in reading.children[head] if reading.words[c].dep in (*SUBJECTS, "obl", "advmod")]
    return _text(reading, under(reading, head, frozenset(aside)))


def _by_words(text: str, start: int, end: int) -> str:
    """The name with what a comma adds to it."""
    behind = APPOSITION.match(text, end)
    return " ".join((text[start:end] + (behind.group() if behind else "")).split()).rstrip(", .")


def _predicate(reading: Reading, start: int, end: int) -> str | None:
    """`Brok is an analyst at Y`: the noun phrase behind the verb."""
    head = head_word(reading, start, end)
    if head is None or reading.words[head].dep not in SUBJECTS:
        return None
    noun = reading.words[head].head
    if not _nominal(reading, noun) or first_child(reading, noun, "cop") is None:
        return None
    aside = [
        c for c in reading.children[noun] if reading.words[c].dep not in ("det", "amod", "nmod", "compound", "nmod:poss")
    ]
    return _text(reading, under(reading, noun, frozenset(aside)))


def _nominal(reading: Reading, number: int) -> bool:
    return reading.words[number].tag.startswith("NN")


def _text(reading: Reading, numbers: list[int]) -> str | None:
    if not numbers or len(numbers) > LONGEST or numbers[-1] - numbers[0] > LONGEST:
        return None
    phrase = reading.text[reading.words[numbers[0]].start : reading.words[numbers[-1]].end]
    return " ".join(phrase.split()).strip(' ,;—–-“”"')
