"""What a set's codebook.yml may say: the conflict's armed actors, its own parties, its events."""

from typing import Literal

from framing.codebook.model import Code, Date, File, Id, Party, Word
from framing.tables.values import ACTOR_KINDS


class Actor(Code):
    """An armed actor. `names` count as mentions; `descriptions` before a label ("Iran-backed") point to it.

    `opposes` holds the parties it fights: an unnamed label that such a party uses is about it. `sponsored_by` holds the
    states whose "proxies" it is.
    """

    id: Id
    name: Word
    kind: Literal[ACTOR_KINDS] = "nonstate"  # type: ignore[valid-type]
    names: list[Word] = []
    abbreviations: list[Word] = []
    descriptions: list[Word] = []
    collective: bool = False
    within: Id | None = None
    opposes: list[Id] = []
    sponsored_by: list[Id] = []


class Event(Code):
    """An event with casualties: when, where, by whom, against whom, and from when its author was public."""

    id: Id
    title: Word
    date: Date
    places: list[Word]
    place_party: Id
    by: Id | None = None
    against: Id | None = None
    author_public_from: Date | None = None
    words: list[Word] = []
    background: bool = False


class Conflict(File):
    """A set's codebook.yml: the conflict's actors, its own parties, its events."""

    actors: list[Actor]
    parties: list[Party] = []
    events: list[Event] = []
