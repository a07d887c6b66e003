"""What a codebook file may say: one class per file, every key declared, nothing else allowed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from framing.tables.values import (
    ACTOR_KINDS,
    AFFILIATION_TYPES,
    BOUNDS,
    CATEGORIES,
    CUE_CLASSES,
    EFFECTS,
    SOURCE_TYPES,
    STATUSES,
    VICTIM_GROUPS,
)

Word = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Strict(BaseModel):
    """Refuses keys that it doesn't declare and can't be changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Removed(Strict):
    """What was taken out of a file, and why."""

    removed: Word
    why: Word


class File(Strict):
    """The head of every codebook file."""

    title: Word
    about: Word
    source: Word
    licence: Word
    version: Word
    log: list[Removed] = []


class Code(Strict):
    """A code with a sentence that must be coded so, and one that must not."""

    example: Word
    counter_example: Word
    about: str = ""


class Category(Code):
    """A label category: words for actors, words for the phenomenon (some only without a noun behind), and no labels.

    `armed_only`: words that are labels only where something beside them tells of arms (`a nationalist group`).
    """

    id: Literal[CATEGORIES]  # type: ignore[valid-type]
    words: list[Word]
    phenomena: list[Word] = []
    phenomena_alone: list[Word] = []
    excluded: list[Word] = []
    armed_only: list[Word] = []


class WordList(Strict):
    about: Word
    words: list[Word]


class Labels(File):
    """labels.yml"""

    heads: dict[Literal["actor", "act", "place", "state"], list[Word]]
    adjectives: list[Word]
    short_names: list[Word]
    joined: list[Word]
    categories: list[Category]
    distancing: WordList
    calling: list[Word]
    impersonal: list[Word]
    strikes: list[Word]
    never_of_ones_own: list[Literal[CATEGORIES]]  # type: ignore[valid-type]


class LoadedEntry(Code):
    """A loaded word with its forms, and what tells its other senses apart.

    `words` count as any part of speech, `verbs`, `nouns` and `adjectives` (with adverbs) only as that; `traits` are
    nouns for a quality (`barbarity`): what they are `of` has it. `excluded` are phrases. `of` says what the word must
    be said of, `not_of` what not: a verb's object, an adjective's noun, what follows a noun with `of`. In a sentence
    with a phrase of `not_with` it doesn't count. `owner_is`: whom an owner or a nationality before the noun names, who
    does it or who suffers it (`the envoy's murder`); with the victims behind the noun always who does it. `government`
    words go on (`the regime`).
    """

    id: Id
    about: Literal["victim", "perpetrator", "act"]
    words: list[Word] = []
    verbs: list[Word] = []
    nouns: list[Word] = []
    adjectives: list[Word] = []
    traits: list[Word] = []
    excluded: list[Word] = []
    of: list[Literal["people", "deeds"]] = []
    not_of: list[Word] = []
    not_with: list[Word] = []
    owner_is: Literal["agent", "victims"] = "agent"
    government: bool = False


class Loaded(File):
    """loaded.yml: nouns in the singular, verbs as lemmas."""

    deeds: list[Word]
    people: list[Word]
    committing: list[Word]
    charging: list[Word]
    answering: list[Word]
    mutual: list[Word]
    name_nouns: list[Word]
    entries: list[LoadedEntry]


class Verb(Strict):
    """A reporting verb: its other forms where they are irregular, a particle, what it takes and needs, whose it may be."""

    verb: Word
    forms: list[Word] = []
    particle: str = ""
    takes: list[Literal["clause", "object", "as", "of", "to", "addressee"]]
    needs: Literal["", "quote", "that", "quote_or_that", "to", "as", "as_or_noun", "object", "clause", "question", "at"] = ""
    not_followed_by: list[Word] = []
    followed_by: Literal["", "speech", "recording", "operation", "attack", "toll"] = ""
    source: Literal["", "document"] = ""
    also_noun: bool = False


class CueClass(Code):
    id: Literal[CUE_CLASSES]  # type: ignore[valid-type]
    verbs: list[Verb]


class Verbs(File):
    """verbs.yml"""

    classes: list[CueClass]
    nouns: dict[str, list[Word]]
    reporting_nouns: dict[Literal[CUE_CLASSES], list[Word]]  # type: ignore[valid-type]
    counts: list[Word]
    not_sources: list[Word]
    not_reporting: list[Word]
    according: list[Word]
    auxiliaries: list[Word]
    adverbs: list[Word]


class Bound(Code):
    id: Literal[BOUNDS]  # type: ignore[valid-type]
    words: list[Word]


class Numbers(File):
    """numbers.yml"""

    words: dict[str, int]
    scales: dict[str, int]
    single: list[Word]
    vague: list[Word]
    bounds: list[Bound]


class VictimGroup(Code):
    id: Literal[VICTIM_GROUPS]  # type: ignore[valid-type]
    status: Literal[STATUSES]  # type: ignore[valid-type]
    nouns: list[Word]


class Effect(Code):
    """What happened: words by construction (participles need victims before, actives victims behind)."""

    id: Literal[EFFECTS]  # type: ignore[valid-type]
    participles: list[Word]
    actives: list[Word]
    intransitives: list[Word]
    nominals: list[Word]


class Agents(Strict):
    weapons: list[Word]


class Victims(File):
    """victims.yml"""

    groups: list[VictimGroup]
    plain_nouns: list[Word]
    conditions: list[Word]
    civilian_words: list[Word]
    effects: list[Effect]
    not_victims: list[Word]
    agents: Agents
    qualifiers: list[Word]
    hedges: list[Word]


class SourceType(Code):
    id: Literal[SOURCE_TYPES]  # type: ignore[valid-type]
    words: list[Word]


class Sources(File):
    """sources.yml"""

    types: list[SourceType]
    affiliations: dict[Literal[AFFILIATION_TYPES], list[Word]]  # type: ignore[valid-type]
    documents: list[Word]
    plural_people: list[Word]
    spokespeople: list[Word]
    former: list[Word]
    expert_offices: list[Word]
    titles: list[Word]
    institutions: dict[Word, Id] = {}


class Party(Strict):
    """A country, an organisation of states, a region or a de facto authority."""

    id: Id
    kind: Literal["state", "organisation", "authority"] = "state"
    names: list[Word]
    capitals: list[Word] = []
    demonyms: list[Word] = []


class Places(File):
    """places.yml; the two sentences are tried with every country, {capital} and {name} filled in."""

    example: Word
    counter_example: Word
    special: list[Party]
    countries: list[Party]


class Zones(File):
    """zones.yml: regular expressions; `repeated` are what a repeated sentence needs to be boilerplate."""

    byline: list[Word]
    caption: list[Word]
    boilerplate: list[Word]
    repeated: list[Word]


class ArmedGroup(Strict):
    """A group by its names; `names` are spellings that differ by more than hyphens, articles and doubled letters."""

    id: Id
    name: Word
    names: list[Word] = []
    abbreviations: list[Word] = []
    kind: Literal[ACTOR_KINDS] = "nonstate"  # type: ignore[valid-type]
    within: Id | None = None
    sides: list[Word] = []


class ArmedGroups(File):
    """armed_groups.yml: names by which a text on a conflict without a codebook can be read."""

    groups: list[ArmedGroup]
