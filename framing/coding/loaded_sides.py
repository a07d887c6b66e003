"""The party that a noun phrase names: by its head, before it, behind `of`, beside it, or as a person is introduced."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.context import Context
from framing.coding.loaded_words import people_words, verbal, word_before
from framing.coding.parties import Named
from framing.coding.speakers.people import Person
from framing.coding.victims_side import DEED, NO_SIDE
from framing.english.syntax import first_child

Answer = tuple[str | None, str]  # the party and the rule that found it
UNSAID: Answer = (None, "unsaid")
NEAR = ("amod", "compound", "flat", "nmod:desc", "nmod:poss")
PLACE = ("country", "capital")
AGAINST = ("anti-", "pro-", "anti–", "non-")
APART = re.compile(r"\s*[-–‑]\s*(?:\w+ed|run|held|based|born|friendly|made|hit|torn|wide|style|[A-Z]\w+)\b")  # X-backed, X-Y
BESIDE = re.compile(r"\)?\s+(?:[a-z-]+(?:ist|ary|ed|el|ent|nt)\s+)?")
SPEAKERS_OWN = ("our", "we", "us")
RELATIVES = ("who", "which", "that")
DEPTH = 8  # steps through the tree


class Sides:
    """Answers from one article's trees.

    `speaker` is the party of whoever speaks the word, or None; `governments` says whom words such as `the regime` stand
    for, by the number of the word.
    """

    def __init__(self, context: Context, speaker: str | None, governments: Mapping[int, str]) -> None:
        self.context, self.reading = context, context.reading
        self.speaker, self.governments = speaker, governments
        self.named = [*context.actors, *context.parties]

    def side(self, noun: int, rule: str, depth: int = 0) -> Answer:
        """The party named in the noun phrase of a word."""
        words, low = self.reading.words, self.reading.words[noun].text.lower()
        if depth > DEPTH:
            return UNSAID
        if low in SPEAKERS_OWN:
            return (self.speaker, "speakers_own") if self.speaker else UNSAID
        if (named := self.named_at(noun)) is not None:
            return named.id, rule
        if noun in self.governments:
            return self.governments[noun], rule
        children, of_victims = self.reading.children[noun], words[noun].lemma == "victim"
        near = [c for c in children if words[c].dep in NEAR and not (words[c].dep == "nmod:poss" and of_victims)]
        of = [c for c in children if words[c].dep == "nmod" and word_before(self.reading, c) in ("of", "from", "by")]
        of = [c for c in of if word_before(self.reading, c) != "from" or self.next_to(noun, c)]
        beside = [c for c in children if words[c].dep == "appos"]
        for one in (*reversed(near), *of, *beside):
            if (answer := self.side(one, rule, depth + 1))[0]:
                return answer
        if (party := self.person_at(noun)) is not None:
            return party, "person"
        party = self._right_before(noun) if depth == 0 else None
        return (party, "before") if party else UNSAID

    def _right_before(self, noun: int) -> str | None:
        """The armed group or nationality whose name runs on into a noun of people (`the SLF (a front) rebel group`)."""
        start, text = self.reading.words[noun].start, self.context.text
        near = [n for n in self.named if n.how not in PLACE and BESIDE.fullmatch(text[n.end : start])]
        return near[-1].id if near and self.people(noun) else None

    def first(self, numbers: list[int], rule: str) -> Answer:
        """The first answer of several words, and of those joined to them."""
        joined = [n for one in numbers for n in (one, *(c for c in self.reading.children[one] if self.dep(c) == "conj"))]
        return next((a for a in (self.side(n, rule) for n in joined) if a[0]), UNSAID)

    def named_as(self, noun: int) -> Answer:
        """The side of a noun that names somebody: in its phrase, its apposition, or where it is said of somebody."""
        if (answer := self.side(noun, "phrase"))[0]:
            return answer
        word = self.reading.words[noun]
        if word.dep == "appos" and (answer := self.side(word.head, "apposition"))[0]:
            return answer
        said = self.said_to_be(noun, lambda other: self.side(other, "predicate"))
        if said or word.dep != "conj" or self.named_at(word.head):
            return said or UNSAID
        return self.side(word.head, "joined")  # Vostanian murderers and thugs

    def said_to_be(self, noun: int, of: Callable[[int], Answer]) -> Answer | None:
        """`X is a …`, `Y calls X a …`, `Y describes X as a …`: the answer for X, or None."""
        words, governor = self.reading.words, self.reading.words[noun].head
        own = first_child(self.reading, noun, "nsubj")
        one = None
        if own is not None and first_child(self.reading, noun, "cop") is not None:
            relative = words[noun].dep == "acl:relcl" and words[own].text.lower() in RELATIVES
            one = governor if relative else own
        elif governor != noun and verbal(self.reading, governor):
            as_ = words[noun].dep in ("obl", "advcl") and word_before(self.reading, noun) == "as"
            if words[noun].dep == "xcomp" or as_:
                one = first_child(self.reading, governor, "nsubj:pass")
                one = first_child(self.reading, governor, "obj") if one is None else one
                if one is None and words[governor].dep == "acl" and words[governor].tag == "VBN":
                    one = words[governor].head
        answer = UNSAID if one is None or one == noun else of(one)
        return answer if answer[0] else None

    def named_at(self, number: int) -> Named | None:
        """The party or actor that a word names; not `Kelmaria-backed`, `anti-Kelmarian`, `the Vostania-Kelmaria war`."""
        word, text = self.reading.words[number], self.context.text
        for named in self.named:
            if named.start <= word.start < named.end or word.start <= named.start < word.end:
                before = text[max(0, named.start - 6) : named.start]
                paired = re.search(r"[A-Z]\w+[-–‑]$", text[max(0, named.start - 20) : named.start])
                if not (before.lower().endswith(AGAINST) or paired or APART.match(text, named.end)):
                    return named
        return None

    def person_at(self, number: int) -> str | None:
        """The party of a person, as the article introduces them: the only one that stands in that phrase."""
        word = self.reading.words[number]
        name = next((n for n in self.reading.names if n.kind == "PERSON" and n.start <= word.start < n.end), None)
        if name is None and not word.tag.startswith("NNP"):
            return None
        person = self._known((name.text.split()[-1] if name else word.text).casefold())
        if person is None:
            return None
        phrase, places = DEED.split(person.phrase)[0], self.context.places
        party = self.context.speakers.describe(phrase).party
        alone = {n.id for n in (*places.find_actors(phrase), *places.find_parties(phrase))} == {party}
        return None if party in NO_SIDE or not alone else party

    def _known(self, surname: str) -> Person | None:
        people, bare = self.context.speakers.people, re.sub(r"^al-|[’']s$", "", surname)
        return people.get(bare) or people.get(f"al-{bare}")

    def people(self, number: int) -> bool:
        """Does a noun stand for people, a government, or an actor?"""
        word = self.reading.words[number]
        known = {word.lemma.lower(), word.text.lower()} & people_words(self.context.codebook)
        return bool(known) or number in self.governments or self.named_at(number) is not None or bool(self.person_at(number))

    def verb_above(self, number: int) -> int | None:
        """The nearest verb that a word hangs under."""
        at = number
        for _ in range(DEPTH):
            at = self.reading.words[at].head
            if verbal(self.reading, at):
                return at
        return None

    def next_to(self, noun: int, other: int) -> bool:
        """No comma between two words?"""
        return "," not in self.context.text[self.reading.words[noun].start : self.reading.words[other].start]

    def dep(self, number: int) -> str:
        """The relation of a word."""
        return self.reading.words[number].dep


@lru_cache(maxsize=8)
def victims_own(codebook: Codebook) -> frozenset[str]:
    """Nouns whose owner suffers the deed (`the envoy's murder`), unless its victims are named behind them."""
    entries = [e for e in codebook.loaded.entries if e.owner_is == "victims"]
    return frozenset(w.casefold() for e in entries for w in (*e.words, *e.nouns))
