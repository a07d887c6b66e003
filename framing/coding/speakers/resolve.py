"""Who a source is: pronouns, surnames and role phrases resolved in the article to one speaker."""

import re
from dataclasses import dataclass, field

from framing.codebook import Codebook
from framing.coding.attributions.found import Found
from framing.coding.parties import Named, gazetteer
from framing.coding.phrases import words
from framing.coding.speakers.describing import UNKNOWN, Describer, Speaker
from framing.coding.speakers.people import Person, find_people, gender
from framing.coding.speakers.roles import source_type
from framing.coding.speakers.sides import Where
from framing.english import Reading
from framing.english.syntax import SUBJECTS, under

PERSONAL = {"he": "he", "she": "she", "who": "", "him": "he", "her": "she", "his": "he", "hers": "she"}
IMPERSONAL = ("it", "they", "both", "its", "their")
ITS_HEAD = re.compile(
    r"\b(?:its|the|their|his|her)\s+(?:\w+\s+)?(?:director|head|spokes\w+|chief|secretary|leader|chairman|chairwoman)\b",
    re.I,
)
ROLE = re.compile(r"(?:the|this|that|these|those) (?:[\w’'-]+ ){0,2}?([\w-]+)", re.I)
RANKS = {
    "general": r"(?<!-)gen",
    "colonel": "col",
    "professor": "prof",
    "doctor": "dr",
    "senator": "sen",
    "captain": "capt",
    "major": "maj",
}
GROUPS = ("group", "organisation", "organization", "movement", "outfit")
IN_PLACE = re.compile(r"\b(?:in|on|into|inside|against|of|from|to|between|with|and|near|across|by)\s+(?:the\s+)?$")
REACH = 900  # characters that a pronoun looks back
LONGEST_SUBJECT = 14  # words


@dataclass
class Memory:
    """The article's sources so far, each with its place and the words that named it."""

    noted: list[tuple[int, Speaker, str]] = field(default_factory=list)

    def last(self, person: bool, before: int, fits=lambda speaker, phrase: True) -> tuple[int, Speaker] | None:
        """The last source before a place that is a person, or none, and fits."""
        for at, speaker, phrase in reversed(self.noted):
            if at < before and (speaker.speaker_kind == "person") is person and fits(speaker, phrase):
                return at, speaker
        return None


class Speakers:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self.reading, self.text, self.codebook = reading, reading.text, codebook
        places = gazetteer(codebook)
        self.describer = Describer(reading.text, codebook, places)
        self.actors = places.find_actors(reading.text)
        self.people = find_people(reading, codebook, places)
        self.memory = Memory()
        self.subjects = self._subjects()
        self.said: tuple[tuple[int, int], ...] = ()  # what the speaker in question says: names in it are not his

    def resolve(self, found: Found) -> Speaker:
        """The speaker of an attribution; the article's memory grows with it."""
        if found.source is None:
            return UNKNOWN
        phrase = " ".join(self.text[found.source[0] : found.source[1]].split())
        where = Where(*found.source, found.unit.start)
        self.said = found.parts
        low = phrase.casefold()
        speaker = (
            self._pronoun(low, where)
            or self._person(phrase, where)
            or self._role(low, where)
            or self.describer.describe(phrase, where, self._owner(phrase, where))
        )
        self.memory.noted.append((where.start, speaker, phrase))
        self._learn(speaker, phrase, where)
        return speaker

    def _learn(self, speaker: Speaker, phrase: str, where: Where) -> None:
        """A person by full name whom the article's names missed."""
        surname = speaker.speaker.split()[-1].casefold()
        if (
            speaker.speaker_kind == "person"
            and " " in speaker.speaker
            and speaker.speaker in phrase
            and surname not in self.people
        ):
            place = (where.start, where.end)
            self.people[surname] = Person(speaker.speaker, [phrase], [where.start], place, gender(phrase))

    def describe(self, phrase: str) -> Speaker:
        """The speaker that a phrase describes; the memory stays as it was."""
        return self.describer.describe(phrase)

    def _subjects(self) -> list[tuple[int, str]]:
        """Where a subject of a verb begins, and its words; pronouns left out."""
        found = []
        for number, word in enumerate(self.reading.words):
            if word.dep in SUBJECTS and word.tag.startswith("NN"):
                inside = under(self.reading, number)
                if len(inside) <= LONGEST_SUBJECT:
                    start, end = self.reading.words[inside[0]].start, self.reading.words[inside[-1]].end
                    found.append((start, " ".join(self.text[start:end].split())))
        return found

    def _pronoun(self, low: str, where: Where) -> Speaker | None:
        if low in PERSONAL:
            return self._he_or_she(PERSONAL[low], where)
        return self._it(where, low) if low in IMPERSONAL else None

    def _he_or_she(self, wanted: str, where: Where) -> Speaker:
        """The last person before the pronoun, whether a source or a subject, whom the pronoun fits."""
        spoke = self.memory.last(True, where.start, lambda s, phrase: self._fits(s, phrase, wanted))
        for at, phrase in reversed(self.subjects):
            if at >= where.start or (spoke and at <= spoke[0]) or where.start - at > REACH:
                continue
            person = self._known(phrase)
            if person and (not wanted or person.gender in ("", wanted)):
                person.gender = person.gender or wanted
                return self._of_person(person, phrase, where)
        if spoke:
            known = self._known(spoke[1].speaker)
            if known:
                known.gender = known.gender or wanted
            return spoke[1]
        return UNKNOWN

    def _fits(self, speaker: Speaker, phrase: str, wanted: str) -> bool:
        known = self._known(speaker.speaker)
        said = known.gender if known else gender(phrase)
        return not wanted or said in ("", wanted)

    def _it(self, where: Where, low: str) -> Speaker:
        """The last government, actor or organisation before `it` that was a source or the subject of a verb."""
        spoke = self.memory.last(False, where.start)
        here = [(n.start, self.text[n.start : n.end]) for n in self._named_in(where)]
        earlier = [(at, phrase) for at, phrase in self.subjects if at < where.sentence and where.start - at <= REACH / 2]
        here += [(at, phrase) for at, phrase in self.subjects if where.sentence <= at < where.start]
        if low == "they":
            here = [(at, phrase) for at, phrase in here if not any(s <= at < e for s, e in self.said)]
        for near, subjects in ((0, here), (REACH / 2, earlier)):
            if spoke and near and where.start - spoke[0] <= near:
                return spoke[1]
            for at, phrase in sorted(subjects, reverse=True):
                if not (spoke and at <= spoke[0]) and self._known(phrase) is None and self._organised(phrase):
                    return self.describer.describe(phrase, Where(at, at + len(phrase), where.sentence))
        if spoke:
            return spoke[1]
        person = self.memory.last(True, where.start) if low != "it" else None
        return person[1] if person else UNKNOWN

    def _named_in(self, where: Where) -> list[Named]:
        """Parties and actors of the sentence before a place; not those behind a preposition or with a possessive."""
        return [
            n
            for n in (*self.describer.sides.parties, *self.actors)
            if where.sentence <= n.start < where.start
            and n.how != "demonym"
            and self.text[n.end : n.end + 2] not in ("’s", "'s")
            and not IN_PLACE.search(self.text[max(0, n.start - 12) : n.start])
        ]

    def _organised(self, phrase: str) -> bool:
        """Is it a country, an armed actor, or an institution by its words?"""
        if re.search(r"[’']s?$", phrase):
            return False
        places = self.describer.places
        named = [n for n in (*places.find_parties(phrase), *places.find_actors(phrase)) if n.how != "demonym"]
        covers = bool(named) and len(phrase) - (named[0].end - named[0].start) < 12
        return covers or source_type(phrase, self.codebook) in (
            "government",
            "military",
            "advocacy",
            "international_org",
            "media",
        )

    def _known(self, phrase: str) -> Person | None:
        """The person of the article whose name the phrase holds: the full name, or the surname at its end."""
        first = phrase.split(",")[0].strip()
        last = first.split()[-1].casefold() if first else ""
        if last in self.people and first.split()[-1][0].isupper():
            return self.people[last]
        return next((p for p in self.people.values() if p.name in phrase), None)

    def _person(self, phrase: str, where: Where) -> Speaker | None:
        """A person by full name or surname, with all that the article says about them."""
        person = self._known(phrase)
        places = self.describer.places
        bare = words(self.codebook.sources.titles).sub("", phrase.split(",")[0]).strip()
        if person is None or (person.name not in phrase and (len(bare.split()) > 2 or places.find_parties(bare))):
            return None
        return self._of_person(person, phrase, where)

    def _of_person(self, person: Person, phrase: str, where: Where) -> Speaker:
        more = person.phrase
        whole = f"{phrase}, {more}" if person.name in phrase and phrase not in more else more
        first = Where(*person.introduced, self.reading.sentence_at(person.introduced[0]).start)
        if where.start < first.start:
            first = where
        return self.describer.describe(whole, first, self._owner(whole, first))

    def _role(self, low: str, where: Where) -> Speaker | None:
        """`the official`, `the ministry`: the last source or person with that noun."""
        match = ROLE.fullmatch(low)
        named = self.describer.places.find_parties(self.text[where.start : where.end])
        if match is None or named:
            return None
        noun = match.group(1)
        if noun in GROUPS:
            groups = [n for n in self.actors if n.end <= where.sentence]
            return self.describe(self.text[groups[-1].start : groups[-1].end]) if groups else None
        pattern = re.compile(rf"\b(?:{re.escape(noun)}\b|{RANKS.get(noun, noun)}\b)", re.I)
        for at, speaker, phrase in reversed(self.memory.noted):
            if at < where.start and pattern.search(phrase.split(" who ")[0]):
                return speaker
        holders = [
            p for p in self.people.values() if pattern.search(p.phrase) and min(p.mentions, default=where.end) < where.start
        ]
        if not holders or " " in low.removeprefix("the ").strip():
            return None
        return self._of_person(max(holders, key=lambda p: max(m for m in p.mentions if m < where.start)), low, where)

    def _owner(self, phrase: str, where: Where) -> Speaker | None:
        """Whose head or spokesman is meant in `its director`: the last subject or source that can have one."""
        if not ITS_HEAD.search(phrase):
            return None
        for at, subject in reversed(self.subjects):
            if at < where.start and where.start - at < REACH and phrase not in subject and self._organised(subject):
                return self.describer.describe(subject, Where(at, at + len(subject), where.sentence))
        spoke = self.memory.last(False, where.start)
        return spoke[1] if spoke else None
