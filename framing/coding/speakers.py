"""Who a source is: canonical name, kind, type, party; pronouns and surnames resolved in the article."""

import re
from dataclasses import dataclass, field, replace

from framing.codebook import Codebook
from framing.coding.found import Found
from framing.coding.introductions import introductions
from framing.coding.parties import Named, gazetteer
from framing.coding.phrases import words
from framing.coding.roles import (
    affiliation_country,
    affiliation_of,
    canonical,
    is_named,
    person_name,
    source_type,
    speaker_kind,
)
from framing.english import Name, Reading
from framing.english.syntax import SUBJECTS, head_word

LOCAL = re.compile(
    r"\b(?:mayor|governor|district|province|provincial|local|police|sergeant|constable|hospital|town|village|officials)\b",
    re.I,
)


ITS_HEAD = re.compile(
    r"(?:its|the|their|his|her)\s+(?:director|head|spokes\w+|chief|secretary|leader|chairman|chairwoman)\b", re.I
)


OFFICE = re.compile(
    r"\b(?:army|military|air force|border command|(?:foreign|interior|defen[cs]e|health|information) minist\w+|"
    r"prime minister|president|government|"
    r"parliament|police)\b",
    re.I,
)


IN_PLACE = re.compile(r"\b(?:in|on|into|inside|against|of|from|to|between|with|and|near|across)\s+(?:the\s+)?$")


PERSONAL = ("he", "she", "who")


GENERIC_HEADS = (
    "official",
    "insider",
    "ministry",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "minister",
    "president",
    "analyst",
    "group",
    "army",
    "military",
    "government",
    "mayor",
    "governor",
    "doctor",
    "nurse",
    "diplomat",
    "commander",
    "general",
    "researcher",
    "resident",
    "source",
    "report",
    "statement",
    "expert",
    "organisation",
    "organization",
    "professor",
    "monitor",
)


@dataclass(frozen=True)
class Speaker:
    """Who speaks, with the values of the columns of `attributions`."""

    speaker: str
    speaker_kind: str
    source_type: str
    party: str
    party_all: tuple[str, ...] = ()
    affiliation: str | None = None
    affiliation_type: str | None = None
    affiliation_country: str | None = None
    former: bool = False
    named: bool = True


UNKNOWN = Speaker("unknown", "group_of_people", "other", "unknown", named=False)


@dataclass
class Memory:
    """What the article has said so far about its speakers: persons by surname, the last of each kind."""

    people: dict[str, Speaker] = field(default_factory=dict)
    by_head: dict[str, Speaker] = field(default_factory=dict)
    person: Speaker | None = None
    other: Speaker | None = None
    person_at: int = -1

    def note(self, speaker: Speaker, words_: str, at: int) -> None:
        """Remember a speaker under surname and head noun."""
        if speaker.speaker_kind == "person":
            self.person, self.person_at = speaker, at
            if speaker.named and " " in speaker.speaker:
                self.people[speaker.speaker.split()[-1].casefold()] = speaker
        else:
            self.other = speaker
        for head in GENERIC_HEADS:
            if re.search(rf"\b{head}\b", words_, re.I):
                self.by_head[head] = speaker


def _is_subject(reading: Reading, name: Name) -> bool:
    head = head_word(reading, name.start, name.end)
    return head is not None and reading.words[head].dep in SUBJECTS


class Speakers:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self.text, self.codebook, self.places = reading.text, codebook, gazetteer(codebook)
        self.actors = self.places.find_actors(reading.text)
        self.parties = self.places.find_parties(reading.text)
        self.memory = Memory()
        self.introduced = introductions(reading.text)
        self.subjects = [name for name in reading.names if name.kind == "PERSON" and _is_subject(reading, name)]
        self.home = self._unnamed_state()

    def resolve(self, found: Found) -> Speaker:
        """The speaker of an attribution; the article's memory grows with it."""
        if found.source is None:
            return UNKNOWN
        phrase = " ".join(self.text[found.source[0] : found.source[1]].split())
        low = phrase.casefold()
        speaker = (
            self._pronoun(low, found)
            or self._surname(phrase, found)
            or self._again(low, found)
            or self._describe(phrase, found)
        )
        self.memory.note(speaker, phrase, found.source[0])
        return speaker

    def describe(self, phrase: str) -> Speaker:
        """The speaker that a phrase describes; the memory stays as it was."""
        return self._describe(phrase, None)

    def _pronoun(self, low: str, found: Found) -> Speaker | None:
        if low in PERSONAL:
            return self._person_before(found) or self.memory.person or UNKNOWN
        if low in ("it", "they", "both"):
            return self._subject_before(found) or self.memory.other or self.memory.person or UNKNOWN
        return None

    def _person_before(self, found: Found) -> Speaker | None:
        """For `he` and `she`: a person whom the unit before, or this one, has just named as its subject."""
        source = found.source or (found.start, found.start)
        before = [name for name in self.subjects if name.start < source[0]]
        if not before or before[-1].start < self.memory.person_at or source[0] - before[-1].start > 900:
            return None
        surname = before[-1].text.split()[-1].casefold()
        full = next((person.phrase for person in self.introduced if person.surname == surname), before[-1].text)
        return self.memory.people.get(surname) or self._describe(full, found)

    def _subject_before(self, found: Found) -> Speaker | None:
        """For `it` and `they`: the government or actor that the unit names as a subject before it."""
        source = found.source or (found.start, found.start)
        named = [n for n in (*self.parties, *self.actors) if found.unit.start <= n.start < source[0] and n.how != "demonym"]
        if not named:
            return None
        subjects = [
            n
            for n in named
            if self.text[n.end : n.end + 2] not in ("’s", "'s")
            and not IN_PLACE.search(self.text[max(0, n.start - 12) : n.start])
        ]
        one = max(subjects, key=lambda n: n.start) if subjects else min(named, key=lambda n: n.start)
        return self._describe(self.text[one.start : one.end], found)

    def _surname(self, phrase: str, found: Found) -> Speaker | None:
        bare = words(self.codebook.sources.titles).sub("", phrase).strip(" ,")
        if not bare or not bare[0].isupper() or len(bare.split()) > 2:
            return None
        key = bare.split()[-1].casefold()
        if self.places.find_parties(bare) or self.places.find_actors(bare):
            return None
        if key in self.memory.people:
            return self.memory.people[key]
        full = next((i for i in self.introduced if i.surname == key), None)
        return self._describe(full.phrase, found) if full and full.phrase.count(" ") > phrase.count(" ") else None

    def _again(self, low: str, found: Found | None) -> Speaker | None:
        """`the official`, `the ministry`: the last source with that head noun."""
        match = re.fullmatch(r"(?:the|this|that) (?:\w+ )?(\w+)", low)
        if match and match.group(1) in ("group", "organisation", "organization", "movement", "outfit"):
            named = [n for n in self.actors if n.end <= found.unit.start] if found else []
            return self._describe(self.text[named[-1].start : named[-1].end], None) if named else None
        return self.memory.by_head.get(match.group(1)) if match else None

    def _describe(self, phrase: str, found: Found | None) -> Speaker:
        codebook, inherited = self.codebook, None
        actors, parties = self.places.find_actors(phrase), self.places.find_parties(phrase)
        kind = source_type(phrase, codebook)
        name = person_name(phrase, codebook, [*actors, *parties])
        affiliation, aff_type = affiliation_of(phrase, codebook)
        former = bool(words(codebook.sources.former).search(phrase))
        if name and aff_type in ("think_tank", "university", "consultancy") and kind not in ("religious", "armed_group"):
            kind = "analyst"
        if len({n.id for n in parties}) > 1 and parties[0].how in ("country", "capital") and parties[0].start < 5:
            kind = "government"
        if actors and (kind is None or (kind in ("armed_group", "military") and not name)):
            kind = "military" if self.places.actors[actors[0].id].kind == "state" else "armed_group"
        if kind is None and ITS_HEAD.match(phrase) and (owner := self.memory.other):
            kind, inherited = owner.source_type, owner.party
        if kind is None:
            kind = "government" if parties and parties[0].how in ("country", "capital") else "other"
        party = [inherited] if inherited and not parties else self._party(kind, phrase, actors, parties, found)
        speaker = Speaker(
            name or canonical(phrase, self.places, parties),
            speaker_kind(phrase, name, kind, codebook),
            kind,
            party[0],
            tuple(party) if len(party) > 1 else (),
            affiliation,
            aff_type,
            affiliation_country(phrase, parties, self.places, codebook) if affiliation or aff_type else None,
            former,
            bool(name) or is_named(phrase, codebook),
        )
        return replace(speaker, party="un") if kind == "international_org" and speaker.party == "unknown" else speaker

    def _party(self, kind: str, phrase: str, actors: list[Named], parties: list[Named], found: Found | None) -> list[str]:
        if kind in ("analyst", "advocacy", "religious", "resident"):
            return ["none"]
        if kind == "armed_group" and actors:
            return [actors[0].id]
        if kind == "international_org":
            return [next((n.id for n in parties if n.id in ("un", "nato", "eu")), "un")]
        named = list(dict.fromkeys(n.id for n in parties)) or [
            self.places.actors[a.id].id for a in actors[:1] if self.places.actors[a.id].kind != "state"
        ]
        if named:
            return named
        if kind in ("government", "military", "insider"):
            return [self._nearest_party(found)]
        return ["none"]

    def _nearest_party(self, found: Found | None) -> str:
        """The party that was named last before the source; for local officials also by the places of events."""
        if found is None:
            return "unknown"
        at = (found.source or (found.start,))[0]
        local = LOCAL.search(self.text[at : found.source[1]]) if found.source else None
        known = sorted([*self.parties, *(self.places.find_places(self.text) if local else [])], key=lambda n: n.start)
        marked = self._same_office(self.text[at : found.source[1]]) if found.source else None
        if marked:
            return marked
        places = [n for n in known if n.how == "place" and found.unit.start <= n.start < found.unit.end]
        if places:
            return places[-1].id
        if self.home and not local:
            return self.home
        here = [n for n in known if found.unit.start <= n.start < at]
        before = [n for n in known if n.start < found.unit.start]
        return here[-1].id if here else before[-1].id if before else "unknown"

    def _unnamed_state(self) -> str | None:
        """Of the conflict's two states the one that the article names less: an outlet leaves its own country's name out."""
        counts = {state: sum(n.id == state for n in self.parties) for state in self.places.states[:2]}
        return min(counts, key=lambda s: counts[s]) if len(counts) == 2 and len(set(counts.values())) == 2 else None

    def _same_office(self, phrase: str) -> str | None:
        """`the interior ministry`: the party that the article gives the same office elsewhere."""
        office = OFFICE.search(phrase)
        if office is None:
            return None
        again = re.compile(rf"(?:[’']s)?\s+(?:\w+\s+)?{re.escape(office.group())}\b", re.I)
        behind = re.compile(rf"\b{re.escape(office.group())}\s+in\s+$", re.I)
        return next(
            (
                n.id
                for n in self.parties
                if again.match(self.text, n.end) or behind.search(self.text[max(0, n.start - 40) : n.start])
            ),
            None,
        )
