"""Two invented countries that can change places: their names, a codebook with each side written alike, and the exchange."""

import re
from pathlib import Path

from framing.codebook import Codebook, read_codebook

NAMES = {  # the two sides, of equal standing and with as many words each
    "id": ("vostania", "kelmaria"),
    "country": ("Vostania", "Kelmaria"),
    "adjective": ("Vostanian", "Kelmarian"),
    "people": ("Vostanians", "Kelmarians"),
    "capital": ("Brenik", "Dorvad"),
    "town": ("Dorim", "Halvet"),
    "port": ("Zelin", "Tarvo"),
    "president": ("Danil Orlev", "Rasko Hadar"),
    "president_last": ("Orlev", "Hadar"),
    "minister": ("Sona Brevic", "Mira Kostan"),
    "minister_last": ("Brevic", "Kostan"),
    "colonel": ("Ilia Renko", "Juran Tolvan"),
    "colonel_last": ("Renko", "Tolvan"),
    "general": ("Boris Halek", "Anton Merik"),
    "general_last": ("Halek", "Merik"),
    "corporal": ("Pavel Doran", "Milan Serik"),
    "resident": ("Tamar Gelu", "Hanna Perov"),
    "analyst": ("Vera Stoyan", "Lena Marek"),
    "analyst_last": ("Stoyan", "Marek"),
    "institute": ("Brenik Policy Centre", "Dorvad Policy Centre"),
    "newspaper": ("Brenik Courier", "Dorvad Courier"),
    "group_id": ("slf", "rlf"),
    "group": ("Sarnic Liberation Front", "Ravnic Liberation Front"),
    "abbreviation": ("SLF", "RLF"),
    "variant": ("Sarnik Liberation Front", "Ravnik Liberation Front"),
    "variant_of": ("Liberation Front of Sarn", "Liberation Front of Ravn"),
    "group_in_capitals": ("SARNIC LIBERATION FRONT", "RAVNIC LIBERATION FRONT"),
    "fighter": ("Karo Demir", "Levan Sorin"),
    "corps_id": ("talon_corps", "anvil_corps"),
    "corps": ("Talon Corps", "Anvil Corps"),
    "militia_id": ("highland_wardens", "lowland_wardens"),
    "militia": ("Highland Wardens", "Lowland Wardens"),
    "unlisted": ("Crimson Column", "Azure Column"),
    "raid": ("raid_on_vostania", "raid_on_kelmaria"),
    "bomb": ("bomb_in_vostania", "bomb_in_kelmaria"),
}
HERE, THERE = 0, 1

HEAD = 'title: A mirror\nabout: Two sides.\nsource: Invented.\nlicence: MIT\nversion: "1"\n'
ACTOR = """
  - id: {a_group_id}
    name: {a_group}
    abbreviations: [{a_abbreviation}]
    opposes: [{a_id}]
    sponsored_by: [{b_id}]
    example: "The {a_group} claimed the attack."
    counter_example: "The teachers claimed the prize."
"""
PARTY = """
  - id: {a_id}
    names: [{a_country}]
    capitals: [{a_capital}]
    demonyms: [{a_adjective}]
"""
EVENT = """
  - id: {a_raid}
    title: Raid on {a_town}
    date: 2031-03-04
    places: [{a_town}]
    place_party: {a_id}
    by: {b_id}
    example: "Two men were killed in {a_town}."
    counter_example: "Two men were killed in the mine."
  - id: {a_bomb}
    title: Bomb in {a_port}
    date: "2029"
    places: [{a_port}]
    place_party: {a_id}
    by: {b_group_id}
    background: true
    example: "Twelve people were killed in {a_port}."
    counter_example: "Twelve people were killed in the mine."
"""
FORCES = """    names: [{a_variant}, {a_variant_of}]
  - id: {a_corps_id}
    name: {a_corps}
    kind: state
    example: "The {a_corps} closed the road."
    counter_example: "The press corps closed the bar."
  - id: {a_militia_id}
    name: {a_militia}
    kind: state_linked
    opposes: [{b_id}]
    example: "The {a_militia} closed the road."
    counter_example: "The traffic wardens closed the road."
"""
AIMED = EVENT.replace("    by: {b_id}\n", "    by: {b_id}\n    against: {b_group_id}\n")


def fill(template: str, first: int, second: int) -> str:
    """The template with one side as `a_…` and the other as `b_…`."""
    sides = (("a", first), ("b", second))
    return template.format_map({f"{letter}_{key}": names[i] for letter, i in sides for key, names in NAMES.items()})


def exchange(value):
    """A text with the names of the two sides exchanged; any other value as it is."""
    if not isinstance(value, str):
        return value
    other = {here: there for names in NAMES.values() for here, there in (names, names[::-1])}
    longest_first = "|".join(sorted(map(re.escape, other), key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", lambda m: other[m.group()], value)


def exchanged(row: dict) -> dict:
    """A row with the names of the two sides exchanged in every column."""
    return {k: [exchange(v) for v in value] if isinstance(value, list) else exchange(value) for k, value in row.items()}


def mirrored_codebook(folder: Path, forces: bool = False) -> Codebook:
    """Two countries, two armed groups and their events, each side written with the same template.

    With `forces` the groups have spelling variants, each country a corps and a militia, and the raids an aim.
    """
    actors, events = (ACTOR + FORCES, AIMED) if forces else (ACTOR, EVENT)
    parts = [("actors", actors), ("parties", PARTY), ("events", events)]
    both = [f"{key}:{fill(part, HERE, THERE)}{fill(part, THERE, HERE)}" for key, part in parts]
    path = folder / "codebook.yml"
    path.write_text(HEAD + "".join(both), encoding="utf-8")
    return read_codebook(path)
