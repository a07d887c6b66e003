"""The mirror test: two invented countries change places, and what their armed actors are called changes with them.

Two tests for each text: its labels are what the coding guide says of one orientation (`test_labels_of_the_first…`), and
the coding of the exchanged text is the exchange of the coding (`test_the_sides_change_places…`). A coder that errs on
both sides alike fails the first only, one that errs on one side fails the second.
"""

from typing import NamedTuple

import pytest

from framing.codebook import read_codebook
from tests.coding.mirror import HERE, THERE, exchange, exchanged, fill, mirrored_codebook
from tests.conftest import code_text

COLUMNS = ("category", "refers_to", "actor", "actor_kind", "voice", "embedded", "attributed_to")


class Label(NamedTuple):
    """A label as the coding guide has it: what it says, of whom, in whose voice."""

    category: str
    actor: str
    voice: str = "own"
    party: str | None = None
    refers_to: str = "actor"
    kind: str = "nonstate"
    embedded: bool = False

    def row(self) -> dict:
        """As a row of `labels`."""
        values = (self.category, self.refers_to, self.actor, self.kind, self.voice, self.embedded, self.party)
        return dict(zip(COLUMNS, values, strict=True))


# what is tried: (the text, its labels in order where vostania, slf, talon_corps and highland_wardens are the a_ side)
CASES = {
    "name beside": (
        "{a_group} militants attacked a convoy on Monday, and {b_abbreviation} fighters burned two trucks.",
        [Label("militant", "slf"), Label("fighter", "rlf")],
    ),
    "label before the name": (
        "The militant group {a_abbreviation} and rebels of the {b_group} met in secret.",
        [Label("militant", "slf"), Label("rebel", "rlf")],
    ),
    "apposition": (
        "The {a_group}, an ethnic separatist group, crossed the river. The {b_group}, another armed group, stayed in its camps.",
        [Label("separatist", "slf"), Label("armed_group", "rlf")],
    ),
    "predicate": (
        "The {a_abbreviation} is a rebel movement; the {b_abbreviation} is a terrorist group.",
        [Label("rebel", "slf"), Label("terrorist", "rlf")],
    ),
    "predicate in reported speech": (
        "{a_adjective} officials insist that the {a_abbreviation} is a terrorist group. The {b_abbreviation}, they say, is an insurgent movement.",
        [Label("terrorist", "slf", "attributed", "vostania"), Label("insurgent", "rlf", "attributed", "vostania")],
    ),
    "designated as": (
        "The {a_abbreviation} is designated as a terrorist organisation by {a_capital} but not by {b_capital}.",
        [Label("terrorist", "slf", "attributed", "vostania")],
    ),
    "designation, active": (
        "{a_capital} has designated the {a_group} as a terrorist organisation. {b_capital}, which has outlawed the {b_group} as a terrorist group, has not.",
        [Label("terrorist", "slf", "attributed", "vostania"), Label("terrorist", "rlf", "attributed", "kelmaria")],
    ),
    "lists": (
        "Militant groups such as the {b_group} and the {a_group} recruit in the camps. The {a_abbreviation} and the {b_abbreviation}, both separatist groups, rejected the truce.",
        [Label("militant", "rlf"), Label("separatist", "slf")],
    ),
    "relative clauses of two parties": (
        "The {a_abbreviation}, which {a_country} regards as a terrorist organisation, left the valley that the {b_abbreviation}, which {b_country} calls an extremist group, now holds.",
        [Label("terrorist", "slf", "attributed", "vostania"), Label("extremist", "rlf", "attributed", "kelmaria")],
    ),
    "relative clause with whose": (
        "The {a_group}, whose fighters hold the pass, has lost two camps to the {b_abbreviation}.",
        [Label("fighter", "slf")],
    ),
    "possessive": (
        "The {a_abbreviation}’s militants and the {b_group}’s guerrillas share one road.",
        [Label("militant", "slf"), Label("guerrilla", "rlf")],
    ),
    "the group, of two": (
        "The {a_abbreviation} denied that it had ever helped the {b_abbreviation}. The group has made the same denial twice before.",
        [Label("bare", "slf")],
    ),
    "the militants, of two": (
        "{a_abbreviation} militants ambushed a convoy on its way to a camp of the {b_abbreviation}. The militants fled on motorbikes.",
        [Label("militant", "slf"), Label("militant", "slf")],
    ),
    "both groups": (
        "Fighters of the {a_abbreviation} and the {b_abbreviation} clashed for a third day. Both groups have called for more men.",
        [Label("fighter", "slf"), Label("bare", "slf")],
    ),
    "spelling variants": (
        "The {a_variant}, an offshoot of the {b_variant_of}, took the pass. {a_abbreviation} rebels then shelled a camp of {b_group} insurgents.",
        [Label("rebel", "slf"), Label("insurgent", "rlf")],
    ),
    "capitals and short name": (
        "{a_group_in_capitals} BANNED\n\nThe {a_group} was banned on Monday. The Front, a separatist movement, has camps in {b_country}.",
        [Label("separatist", "slf")],
    ),
    "opponents of two parties": (
        "{a_country} said it had struck terrorist hideouts in {b_town}. {b_country} said its shells had hit terrorist hideouts in {a_town}.",
        [
            Label("terrorist", "slf", "attributed", "vostania", refers_to="place"),
            Label("terrorist", "rlf", "attributed", "kelmaria", refers_to="place"),
        ],
    ),
    "opponent, quoted": (
        "{a_adjective} jets struck {b_town} on Monday. “We have buried the terrorists in their nests,” said {a_president}, president of {a_country}.",
        [Label("terrorist", "slf", "direct_quote", "vostania")],
    ),
    "terrorist state": (
        "{a_president}, president of {a_country}, called {b_country} a terrorist state.",
        [Label("terrorist", "kelmaria", "attributed", "vostania", kind="state")],
    ),
    "state terrorism": (
        "{a_country} accused {b_country} of state terrorism after the raid on {a_town}.",
        [Label("terrorist", "kelmaria", "attributed", "vostania", refers_to="abstract", kind="state")],
    ),
    "a state's force called terrorist": (
        "{a_country} has declared the {b_corps} a terrorist organisation. The {b_corps}, a force of eight brigades, is part of {b_country}’s army.",
        [Label("terrorist", "anvil_corps", "attributed", "vostania", kind="state")],
    ),
    "a force that a state raised": (
        "The {a_militia}, a militia raised by {a_capital}, fired on fighters of the {b_abbreviation}.",
        [Label("militia", "highland_wardens", kind="state_linked"), Label("fighter", "rlf")],
    ),
    "direct quotation of both": (
        "“The {a_abbreviation} terrorists will answer for this,” said {a_president}, president of {a_country}. “We are no terrorists,” said {a_fighter}, a spokesman for the {a_abbreviation}.",
        [Label("terrorist", "slf", "direct_quote", "vostania"), Label("terrorist", "slf", "direct_quote", "slf")],
    ),
    "partial quotation": (
        "{a_capital} described the {a_abbreviation} as “a terrorist gang”, and {b_capital} called the {b_abbreviation} “bandits”.",
        [Label("terrorist", "slf", "partial_quote", "vostania"), Label("attacker", "rlf", "partial_quote", "kelmaria")],
    ),
    "outlet's words that finish a quoted sentence": (
        "“We will hunt” the {a_abbreviation} terrorists “to the last village”, {a_president}, president of {a_country}, said.",
        [Label("terrorist", "slf", "attributed", "vostania")],
    ),
    "scare quotes": (
        "The “terrorists” of the {a_group} turned out to be farmers, the ‘guerrillas’ of the {b_group} schoolboys.",
        [Label("terrorist", "slf", "scare_quote", "unknown"), Label("guerrilla", "rlf", "scare_quote", "unknown")],
    ),
    "so-called": (
        "The so-called terrorists of the {a_abbreviation} were released, the so-called {b_abbreviation} rebels were not.",
        [Label("terrorist", "slf", "scare_quote", "unknown"), Label("rebel", "rlf", "scare_quote", "unknown")],
    ),
    "alleged, suspected, believed to be": (
        "Police held two suspected {a_abbreviation} militants and an alleged bomber of the {b_abbreviation}. {b_fighter} is believed to be a guerrilla of the {b_abbreviation}.",
        [
            Label("militant", "slf", "attributed", "unknown"),
            Label("attacker", "rlf", "attributed", "unknown"),
            Label("guerrilla", "rlf", "attributed", "unknown"),
        ],
    ),
    "cue at the end": (
        "{a_abbreviation} militants crossed the river at night and burned a mill, {a_adjective} officials said. {b_abbreviation} insurgents laid a mine, according to the {b_adjective} army.",
        [Label("militant", "slf", "attributed", "vostania"), Label("insurgent", "rlf", "attributed", "kelmaria")],
    ),
    "nominal cues": (
        "{b_country} rejected accusations by {a_capital} that it shelters {a_abbreviation} terrorists. Allegations that {a_country} arms {b_abbreviation} militants have soured the talks.",
        [Label("terrorist", "slf", "attributed", "vostania"), Label("militant", "rlf", "attributed", "unknown")],
    ),
    "nominal cue of a country's adjective": (
        "{a_adjective} accusations that {b_adjective} officers train the {a_abbreviation} fighters were denied.",
        [Label("fighter", "slf", "attributed", "vostania")],
    ),
    "embedded": (
        "{a_country} condemned the terrorist attack by the {a_abbreviation}. {b_capital} criticised the fighters of the {b_abbreviation}.",
        [Label("terrorist", "slf", refers_to="act", embedded=True), Label("fighter", "rlf", embedded=True)],
    ),
    "editorial brackets": (
        "“They [the {a_abbreviation} rebels] took our cattle, and nobody stopped them,” said {a_resident}, a farmer in {a_town}.",
        [Label("rebel", "slf")],
    ),
    "titles and proper names": (
        "{a_minister}, the {a_adjective} counter-terrorism minister, met the hardline establishment of {b_capital}. The Guerrilla Theatre of {a_capital} played for them in the Islamic centre.",
        [],
    ),
    "headlines": (
        "‘Terrorist hideouts’ hit in {b_town}, {a_capital} says\n\nGunmen of the {a_abbreviation} had fired on a bus in {a_town} on Tuesday.",
        [
            Label("terrorist", "slf", "partial_quote", "vostania", refers_to="place"),
            Label("attacker", "slf"),
        ],
    ),
    "no entry for the second group": (
        "The {a_group}, a separatist group, has clashed with fighters of the {b_unlisted}.",
        [Label("separatist", "slf"), Label("fighter", "Azure Column")],
    ),
    "no codebook at all": (
        "Militants of the {a_unlisted} shot a driver on Monday. The {b_unlisted}, a rebel group, denied any role.",
        [Label("militant", "Crimson Column"), Label("rebel", "Azure Column")],
    ),
    "two voices in one sentence": (
        "{a_capital} calls the {a_abbreviation} a terrorist group, while {b_capital} says it is a rebel movement.",
        [Label("terrorist", "slf", "attributed", "vostania"), Label("rebel", "slf", "attributed", "kelmaria")],
    ),
    "gloss, and what nobody says of his own side": (
        "{b_country} said it had shelled the {b_abbreviation}, an ethnic armed group founded in 2009. The {b_abbreviation} said that its terrorists had left the camp.",
        [Label("armed_group", "rlf"), Label("terrorist", "rlf")],
    ),
    "each other, and the phenomenon": (
        "{a_country} and {b_country} accuse each other of harbouring terrorists. {a_country} has fought the {a_abbreviation}’s insurgency since 2009, {b_country} the militancy of the {b_abbreviation}.",
        [
            Label("terrorist", "generic", "attributed", "vostania"),
            Label("insurgent", "slf", refers_to="abstract"),
            Label("militant", "rlf", refers_to="abstract"),
        ],
    ),
}
NO_CODEBOOK = "no codebook at all"

# the actors that are mentioned, in order
MENTIONS = {
    "spelling variants": ["slf", "rlf", "slf", "rlf"],
    "capitals and short name": ["slf", "slf", "slf"],
    "a state's force called terrorist": ["anvil_corps", "anvil_corps"],
    "no entry for the second group": ["slf", "Azure Column"],
    "no codebook at all": ["Crimson Column", "Azure Column"],
    "titles and proper names": [],
}


@pytest.fixture(scope="module")
def codebook(tmp_path_factory):
    return mirrored_codebook(tmp_path_factory.mktemp("mirror"), forces=True)


@pytest.fixture
def coded(codebook):
    """A case's text, with one side as the first, and its tables."""

    def code(name: str, first: int, second: int) -> dict[str, list[dict]]:
        return code_text(fill(CASES[name][0], first, second), read_codebook() if name == NO_CODEBOOK else codebook)

    return code


def labels(tables: dict[str, list[dict]]) -> list[dict]:
    """The rows of `labels`: the columns that a mirror may not change, but for the names in them."""
    return [{column: row[column] for column in COLUMNS} for row in tables["labels"]]


def mentions(tables: dict[str, list[dict]]) -> list[str]:
    """The actors of the rows of `mentions`."""
    return [row["actor"] for row in tables["mentions"]]


def test_there_are_forty_texts():
    assert len(CASES) == len({text for text, _ in CASES.values()}) == 40


@pytest.mark.parametrize("name", CASES)
def test_the_exchange_undoes_itself(name):
    text = fill(CASES[name][0], HERE, THERE)
    assert exchange(text) == fill(CASES[name][0], THERE, HERE)
    assert exchange(exchange(text)) == text


@pytest.mark.parametrize("name", CASES)
def test_labels_of_the_first_orientation_are_what_the_guide_says(name, coded):
    assert labels(coded(name, HERE, THERE)) == [label.row() for label in CASES[name][1]]


@pytest.mark.parametrize("name", MENTIONS)
def test_mentions_of_the_first_orientation(name, coded):
    assert mentions(coded(name, HERE, THERE)) == MENTIONS[name]


@pytest.mark.parametrize("name", CASES)
def test_the_sides_change_places_and_their_labels_with_them(name, coded):
    here, there = coded(name, HERE, THERE), coded(name, THERE, HERE)
    assert [exchanged(row) for row in labels(there)] == labels(here)
    assert [exchange(actor) for actor in mentions(there)] == mentions(here)
