"""One row per case: the sentence, then (label, category, refers to, actor, voice, party) of each label."""

import pytest

from tests.conftest import code_text

CASES = [
    # beside a name, before and behind
    ("Ravnik Brigade fighters held the pass.", [("fighters", "fighter", "actor", "ravnik_brigade", "own", None)]),
    ("Members of the Ravnik Brigade held the pass.", [("Members", "bare", "actor", "ravnik_brigade", "own", None)]),
    ("The SLF, a separatist group, held the pass.", [("separatist group", "separatist", "actor", "slf", "own", None)]),
    ("The SLF is a terrorist organisation.", [("terrorist organisation", "terrorist", "actor", "slf", "own", None)]),
    # lists
    ("Groups such as the SLF and the Ravnik Brigade held the pass.", [("Groups", "bare", "actor", "slf", "own", None)]),
    # acts, places, the phenomenon
    ("The SLF was blamed for terrorist attacks.", [("terrorist attacks", "terrorist", "act", "slf", "own", None)]),
    ("Orvad has fought an insurgency for years.", [("insurgency", "insurgent", "abstract", "generic", "own", None)]),
    # two labels in one noun phrase
    ("Extremist militants held the pass.",
     [("Extremist", "extremist", "actor", "generic", "own", None), ("militants", "militant", "actor", "generic", "own", None)]),
    ("Armed militants held the pass.", [("Armed militants", "militant", "actor", "generic", "own", None)]),
    # coreference
    ("The SLF held the pass. The group left at night.", [("group", "bare", "actor", "slf", "own", None)]),
    ("The Ravnik Brigade held the pass. The brigade, an armed group, left.", [("armed group", "armed_group", "actor", "ravnik_brigade", "own", None)]),
    # voice
    ("“The terrorists will be caught,” said Vostania's president.", [("terrorists", "terrorist", "actor", "slf", "direct_quote", "vostania")]),
    ("Vostania called the dead “terrorists” of the SLF.", [("terrorists", "terrorist", "actor", "slf", "partial_quote", "vostania")]),
    ("The ‘terrorists’ of the SLF were farmers.", [("terrorists", "terrorist", "actor", "slf", "scare_quote", "unknown")]),
    ("Vostania said the SLF militants had fled.", [("militants", "militant", "actor", "slf", "attributed", "vostania")]),
    ("The SLF is regarded by Brenik as a terrorist group.", [("terrorist group", "terrorist", "actor", "slf", "attributed", "vostania")]),
    ("Police held three suspected militants.", [("militants", "militant", "actor", "generic", "attributed", "unknown")]),
    ("The so-called rebels held the pass.", [("rebels", "rebel", "actor", "generic", "scare_quote", "unknown")]),
    # a word in brackets is the outlet's
    ("“We saw the [rebel] men and we ran for our lives,” said Ana Brok.", [("rebel", "rebel", "actor", "generic", "own", None)]),
    # no labels: titles, weapons, other groups, names
    ("The counter-terrorism minister met an aid group.", []),
    ("Two fighter jets flew over the village.", []),
    ("The Hauliers' Association told its members to stay.", []),
    ("A hardline newspaper praised the Islamic centre.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_labels(text, expected, invented_book):
    rows = code_text(text, invented_book)["labels"]
    found = [(r["text"], r["category"], r["refers_to"], r["actor"], r["voice"], r["attributed_to"]) for r in rows]
    assert found == expected


def test_an_embedded_label_is_own_voice_inside_the_object_of_a_speech_act(invented_book):
    (row,) = code_text("Brenik condemned the terrorist attack.", invented_book)["labels"]
    assert (row["voice"], row["embedded"]) == ("own", True)


def test_a_group_that_no_codebook_knows_is_named_as_written():
    (row,) = code_text("On Friday the Northern Dawn militants took the road.")["labels"]
    assert row["actor"] == "Northern Dawn"


def test_every_row_keeps_offsets_place_and_rule(invented_book):
    text = "Fighters flee\n\nThe SLF, a separatist group, held the pass."
    rows = code_text(text, invented_book)["labels"]
    assert [(text[r["start"] : r["end"]] == r["text"], r["zone"], r["paragraph"], bool(r["rule"])) for r in rows] == [
        (True, "headline", -1, True),
        (True, "body", 0, True),
    ]


# the spelling, the actor
MENTIONS = [
    ("Jaish al-Adl", "jaish_al_adl"),
    ("Jaish ul-Adl", "jaish_al_adl"),
    ("JAISH AL-ADL", "jaish_al_adl"),
    ("Jaysh al Adl", "jaish_al_adl"),
    ("the Army of Justice", "jaish_al_adl"),
    ("the Baluchistan Liberation Front", "blf"),
    ("the BLA", "bla"),
    ("Daesh", "islamic_state"),
    ("ISIS-K", "islamic_state"),
]


@pytest.mark.parametrize(("name", "actor"), MENTIONS)
def test_mentions_in_many_spellings(name, actor, real_book):
    assert [r["actor"] for r in code_text(f"On Friday {name} claimed the attack.", real_book)["mentions"]] == [actor]


LOADED = [
    ("The regime slaughtered three men.", [("regime", "perpetrator", "own"), ("slaughter", "act", "own")]),
    ("“They are martyrs and will be honoured,” he said.", [("martyr", "victim", "direct_quote")]),
    ("A new tax regime began.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOADED)
def test_loaded_words(text, expected):
    assert [(r["entry"], r["about"], r["voice"]) for r in code_text(text)["loaded"]] == expected
