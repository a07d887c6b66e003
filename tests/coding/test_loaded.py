"""One row per case: the sentence, then (word, entry, party, voice) of each loaded word; and the sides change places."""

import pytest

from tests.coding.mirror import HERE, THERE, exchange, fill, mirrored_codebook
from tests.conftest import code_text

A, B, GROUP, NOBODY = "{a_id}", "{b_id}", "{a_group_id}", None

ACTS = [
    # the subject, the by-phrase, at the hands of
    ("{a_adjective} troops massacred forty villagers in {b_town}.", [("massacred", "massacre", A, "own")]),
    ("Forty villagers were massacred by {a_adjective} troops in {b_town}.", [("massacred", "massacre", A, "own")]),
    ("Forty villagers were massacred in {b_town}.", [("massacred", "massacre", NOBODY, "own")]),
    ("Two monks were kidnapped, beaten and murdered by the {a_group}.", [("murdered", "murder", GROUP, "own")]),
    ("The monks were butchered at the hands of {a_adjective} soldiers.", [("butchered", "butcher", A, "own")]),
    ("The {a_group} executed two captives and fled.", [("executed", "execute", GROUP, "own")]),
    ("{a_country}, which massacred villagers in the spring, denied it.", [("massacred", "massacre", A, "own")]),
    # whose, of what nation, by whom
    ("{a_country}’s massacre of villagers was filmed.", [("massacre", "massacre", A, "own")]),
    ("The {a_adjective} massacre in {b_town} was filmed.", [("massacre", "massacre", A, "own")]),
    ("The massacre of forty {b_people} by the {a_adjective} army was filmed.", [("massacre", "massacre", A, "own")]),
    ("The massacre in {b_town} shocked {b_country}.", [("massacre", "massacre", NOBODY, "own")]),
    ("The {b_capital} massacre was filmed.", [("massacre", "massacre", NOBODY, "own")]),
    ("The {b_adjective} envoy’s murder was filmed.", [("murder", "murder", NOBODY, "own")]),
    ("The report spoke of the {b_adjective} genocide.", [("genocide", "genocide", NOBODY, "own")]),
    # who is said to have done it
    ("The {a_group} claimed responsibility for the massacre.", [("massacre", "massacre", GROUP, "own")]),
    ("{b_country} blamed the {a_group} for the massacre.", [("massacre", "massacre", GROUP, "attributed")]),
    ("{b_country} accused {a_country} of genocide.", [("genocide", "genocide", A, "attributed")]),
    ("The general ordered {a_adjective} troops to execute the captives.", [("execute", "execute", A, "own")]),
    ("{a_country}’s aim is to exterminate them.", [("exterminate", "exterminate", A, "own")]),
    # called so, and the words that judge a deed
    ("The {a_adjective} raid on {b_town} was a massacre.", [("massacre", "massacre", A, "own")]),
    ("{b_minister} called the {a_adjective} raid barbaric.", [("barbaric", "barbaric", A, "attributed")]),
    ("The attack by the {a_group} was a cowardly act.", [("cowardly", "cowardly", GROUP, "own")]),
    ("{a_adjective} soldiers shot the farmers in cold blood.", [("in cold blood", "cold_blooded", A, "own")]),
    ("{b_country} condemned the {a_adjective} aggression.", [("aggression", "aggression", A, "own")]),
    ("“They are butchering our people,” said {b_president}.", [("butchering", "butcher", NOBODY, "direct_quote")]),
    # of people and armed groups only
    ("The {a_adjective} army said it had neutralised five {b_abbreviation} fighters.", [("neutralised", "neutralise", A, "attributed")]),
    ("{a_adjective} drones eliminated the commander of the {b_group}.", [("eliminated", "eliminate", A, "own")]),
]  # fmt: skip

VICTIMS = [
    ("The martyred {a_adjective} officers were buried.", [("martyred", "martyr", A, "own")]),
    ("{a_colonel}, a martyr of {a_country}, was buried.", [("martyr", "martyr", A, "own")]),
    ("The radio called the dead {a_adjective} soldiers martyrs.", [("martyrs", "martyr", A, "attributed")]),
    ("“Our martyrs will be honoured,” said {a_president}, the president of {a_country}.",
     [("martyrs", "martyr", A, "direct_quote")]),
    ("{b_adjective} shells killed innocent {a_adjective} villagers.", [("innocent", "innocent", A, "own")]),
    ("{b_adjective} shells killed innocent villagers in {a_town}.", [("innocent", "innocent", NOBODY, "own")]),
    ("Nine {a_adjective} soldiers gave their lives in {b_town}.", [("gave their lives", "fallen", A, "own")]),
]  # fmt: skip

PERPETRATORS = [
    ("The {a_adjective} regime closed the bridge.", [("regime", "regime", A, "own")]),
    ("The regime in {a_capital} closed the bridge.", [("regime", "regime", A, "own")]),
    ("The {a_capital} regime closed the bridge.", [("regime", "regime", A, "own")]),
    ("The {a_adjective} regime closed the bridge. The regime fears for its harvest.",
     [("regime", "regime", A, "own"), ("regime", "regime", A, "own")]),
    ("The {a_adjective} regime fled. A regime of thieves is at work in {b_capital}.",
     [("regime", "regime", A, "own"), ("regime", "regime", NOBODY, "own")]),
    ("The {a_adjective} regime fears nobody. The {b_president_last} regime is silent.",
     [("regime", "regime", A, "own"), ("regime", "regime", NOBODY, "own")]),
    ("The {a_adjective} regime’s atrocities are known.", [("regime", "regime", A, "own"), ("atrocities", "atrocity", A, "own")]),
    ("{b_minister} called the fighters of the {a_group} murderers.", [("murderers", "murderer", GROUP, "attributed")]),
    ("{b_country} says that {a_country} is the aggressor.", [("aggressor", "aggressor", A, "attributed")]),
    ("Mercenaries took the pass near {b_town}.", [("Mercenaries", "mercenary", NOBODY, "own")]),
    ("{b_capital}-backed mercenaries took the pass.", [("mercenaries", "mercenary", NOBODY, "own")]),
]  # fmt: skip

NONE = [
    # another sense
    "The {a_adjective} army executed the plan to the letter.",
    "Congress sets the policy and {a_president} executes it.",
    "A {a_adjective} court sentenced two spies, who were executed in {a_capital}.",
    "{a_country} eliminated two taxes and neutralised a mine.",
    "{a_country} was eliminated from the tournament by {b_country}.",
    "The ceasefire regime between {a_country} and {b_country} holds.",
    "{b_newspaper} called the debate brutal.",
    "A savage winter closed the pass to {a_adjective} traders.",
    "The farm slaughtered forty sheep in {a_town}.",
    "A {a_adjective} court found {b_analyst} innocent.",
    "{a_fighter} faces a murder charge in {a_capital}.",
    # names and titles
    "The crowd met on Martyrs’ Square in {a_capital}.",
    "The {a_adjective} film The Last Massacre won a prize.",
    "Ana Savage, a nurse in {a_town}, left on Monday.",
]

CODED = [*ACTS, *VICTIMS, *PERPETRATORS]


@pytest.fixture(scope="module")
def codebook(tmp_path_factory):
    return mirrored_codebook(tmp_path_factory.mktemp("mirror"))


def loaded(template, codebook, first=HERE, second=THERE):
    rows = code_text(fill(template, first, second), codebook)["loaded"]
    return [(r["text"], r["entry"], r["party"], r["voice"]) for r in rows]


@pytest.mark.parametrize(("template", "expected"), CODED, ids=[t for t, _ in CODED])
def test_whom_a_loaded_word_is_about_and_whose_it_is(template, expected, codebook):
    wanted = [(word, entry, party and fill(party, HERE, THERE), voice) for word, entry, party, voice in expected]
    assert loaded(template, codebook) == wanted


@pytest.mark.parametrize("template", NONE)
def test_other_senses_and_names_are_no_loaded_words(template, codebook):
    assert loaded(template, codebook) == []


@pytest.mark.parametrize("template", [t for t, _ in CODED])
def test_the_sides_change_places_and_the_parties_with_them(template, codebook):
    mirrored = loaded(template, codebook, THERE, HERE)
    assert [tuple(exchange(cell) for cell in row) for row in mirrored] == loaded(template, codebook)


def test_every_party_is_one_of_the_codebooks(codebook):
    """An armed group that no codebook lists is about nobody here, never a name."""
    text = "The Northern Dawn rebels massacred forty villagers. Northern Dawn, an armed group, fled."
    assert [(r["text"], r["party"]) for r in code_text(text)["loaded"]] == [("massacred", None)]


def test_headlines_count_and_the_rule_says_what_decided(codebook):
    text = fill("{a_adjective} Regime Massacres Forty\n\nThe raid came at dawn, and nobody was warned.", HERE, THERE)
    rows = code_text(text, codebook)["loaded"]
    assert [(r["entry"], r["party"], r["zone"]) for r in rows] == [
        ("regime", "vostania", "headline"),
        ("massacre", "vostania", "headline"),
    ]
    assert all(text[r["start"] : r["end"]] == r["text"] and "/" in r["rule"] for r in rows)


def test_a_word_is_about_what_its_entry_says(codebook):
    text = fill("The {a_adjective} regime killed innocent farmers in a massacre.", HERE, THERE)
    assert [r["about"] for r in code_text(text, codebook)["loaded"]] == ["perpetrator", "victim", "act"]
