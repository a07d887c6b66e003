"""What a phrase says about a source: its name, kind, type, party and affiliation."""

import re
from dataclasses import dataclass, replace

from framing.codebook import Codebook
from framing.coding.parties import Gazetteer, Named
from framing.coding.phrases import words
from framing.coding.speakers.roles import (
    affiliation_country,
    affiliation_of,
    canonical,
    is_named,
    organisation,
    person_name,
    source_type,
    speaker_kind,
)
from framing.coding.speakers.sides import Sides, Where

GROUP_OFFICE = re.compile(r"\b(?:ministry|minister|police|health|interior|government)\b", re.I)
AGE = re.compile(r",\s+\d{2}\b(?!\s*(?:per|%))")
MINISTRY_VOICE = re.compile(r"\bminist\w+(?:[’']s)? spokes|\bspokes\w+ (?:for|of|at) the (?:[\w’'-]+ ){0,3}minist", re.I)
RESEARCH = ("think_tank", "university", "consultancy")


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


class Describer:
    """Reads phrases that describe sources, in the light of one article's parties and places."""

    def __init__(self, text: str, codebook: Codebook, places: Gazetteer) -> None:
        self.codebook, self.places, self.sides = codebook, places, Sides(text, places)

    def describe(self, phrase: str, where: Where | None = None, owner: Speaker | None = None) -> Speaker:
        """The speaker of a phrase; `owner` is whose head it is (`its director`) where the phrase says no more."""
        actors, parties = self.places.find_actors(phrase), self.places.find_parties(phrase)
        name = person_name(phrase, self.codebook, [*actors, *parties])
        affiliation, aff_type = affiliation_of(phrase, self.codebook)
        kind = self._type(phrase, name, actors, parties, aff_type if affiliation else None)
        owned = owner is not None and kind in (None, "other")
        if owner and owned:
            kind = owner.source_type
            affiliation = affiliation or (None if owner.speaker_kind == "person" else owner.speaker)
            aff_type = aff_type or owner.affiliation_type
        kind = self._role(kind or self._of_country(parties), phrase, name, aff_type)
        if kind == "analyst" and name and not affiliation:
            affiliation = organisation(phrase, [*actors, *parties])
        party = [owner.party] if owner and owned and not parties else self.sides.party(kind, phrase, where)
        speaker = Speaker(
            name or canonical(phrase, self.places, parties),
            speaker_kind(phrase, name, kind, self.codebook),
            kind,
            party[0],
            tuple(party) if len(party) > 1 else (),
            affiliation,
            aff_type,
            self._country(phrase, aff_type, party[0]) if affiliation or aff_type else None,
            bool(words(self.codebook.sources.former).search(phrase)),
            bool(name) or is_named(phrase, self.codebook),
        )
        return replace(speaker, party="un") if kind == "international_org" and speaker.party == "unknown" else speaker

    def _of_country(self, parties: list[Named]) -> str:
        return "government" if parties and parties[0].how in ("country", "capital") else "other"

    def _role(self, kind: str, phrase: str, name: str | None, organisation_: str | None) -> str:
        """The type that the person's role makes of it: a ministry's spokesman in uniform, a former envoy asked as an expert.

        Politicians who left office stay politicians; private persons of a stated age are residents.
        """
        if kind == "military" and MINISTRY_VOICE.search(phrase):
            return "government"
        if name and kind in ("government", "military", "other") and self._left_office(phrase):
            return "analyst"
        if name and kind == "other" and AGE.search(phrase) and not organisation_ and not source_type(phrase, self.codebook):
            return "resident"
        return kind

    def _left_office(self, phrase: str) -> bool:
        """Does the phrase name an office of the codebook's list as a former one (`a retired general`)?"""
        for match in words(self.codebook.sources.former).finditer(phrase):
            behind = phrase[match.end() : match.end() + 60]
            office = words(self.codebook.sources.expert_offices).search(behind)
            if office and len(behind[: office.start()].split()) <= 4 and "," not in behind[: office.start()]:
                return True
        return False

    def _country(self, phrase: str, kind: str | None, party: str) -> str | None:
        """The country of an affiliation: as the phrase or common knowledge has it; of ministries and armies their own."""
        known = affiliation_country(phrase, self.places.find_parties(phrase), self.places, self.codebook)
        return known or (party if kind in ("government", "military") and party not in ("none", "unknown") else None)

    def _type(
        self, phrase: str, name: str | None, actors: list[Named], parties: list[Named], research: str | None
    ) -> str | None:
        """The type of a source by its words, organisation and parties; None where nothing tells."""
        kind = source_type(phrase, self.codebook)
        voice = re.search(r"\bspokes", phrase)
        if name and research in RESEARCH and kind not in ("religious", "armed_group") and not voice:
            kind = "analyst"
        if kind == "armed_group" and GROUP_OFFICE.search(phrase):
            kind = "government"
        if len({n.id for n in parties}) > 1 and parties[0].how in ("country", "capital") and parties[0].start < 5:
            kind = "government"
        if actors and kind == "government" and voice and "minist" not in phrase:
            kind = None
        if actors and (kind is None or (kind in ("armed_group", "military") and not name)):
            kind = "military" if self.places.actors[actors[0].id].kind == "state" else "armed_group"
        return kind
