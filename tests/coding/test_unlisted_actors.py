"""Armed groups that no codebook lists, and the labels that are about them."""

import pytest

from tests.conftest import code_text


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The militant group Tarwan said on Monday that it was ready. Tarwan has bases in the hills.", "Tarwan"),
        (
            "Officials met on Monday. The Tarwan Liberation Front (TLF) left the talks. TLF rebels fired on a bus.",
            "Tarwan Liberation Front",
        ),
        ("Fighters of the Maoist Red Path group shot a teacher. Police say four terrorists fled.", "Red Path"),
        ("Soldiers met in skirmishes with the KLNF near Ostin. A rebel was killed.", "KLNF"),
        ('The "Red Flag" militant group struck again. Troops killed two of the militants.', "Red Flag"),
    ],
)
def test_the_article_says_who_is_armed(text, actor):
    rows = code_text(text)
    assert {row["actor"] for row in rows["mentions"]} == {actor}
    assert {row["actor"] for row in rows["labels"]} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Three militants died on Monday. Seven rebels fled.",
        "In Ostin the police seek a bomber. An Ostin militant was arrested.",
        "The United Nations met on Monday. Militants fired on a bus.",
        "The leader of a militant outfit, Tomas Brenner, met reporters on Monday.",
        "The minister bought the Falkor jet fighter on Monday. Militants fired on a bus.",
    ],
)
def test_numbers_places_persons_and_aircraft_are_no_armed_groups(text):
    rows = code_text(text)
    assert rows["mentions"] == []
    assert {row["actor"] for row in rows["labels"]} == {"generic"}


def test_a_label_with_a_describing_word_of_its_own_is_not_the_articles_group():
    labels = code_text("Red Path rebels fired on a bus. State-backed militiamen fired back.")["labels"]
    assert [(row["text"], row["actor"]) for row in labels] == [("rebels", "Red Path"), ("militiamen", "generic")]


def test_a_group_that_the_codebook_does_not_list_keeps_its_own_name(invented_book):
    rows = code_text("The militant group Tarwan said on Monday that it was ready. SLF rebels fired on a bus.", invented_book)
    assert [row["actor"] for row in rows["mentions"]] == ["Tarwan", "slf"]
    assert [(row["text"], row["actor"]) for row in rows["labels"]] == [("militant group", "Tarwan"), ("rebels", "slf")]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hizbollah fired rockets. Hezbollah’s leader spoke.", ["Hizbollah", "Hizbollah"]),
        ("The Islamic State claimed the blast. Daesh has bases there.", ["Islamic State", "Islamic State"]),
        ("Jaish ul Adl struck again. The Jaysh al-Adl men fled.", ["Jaish ul Adl", "Jaish ul Adl"]),
        ("Al Shabaab left the town. An Islamic state is not what they want.", ["Al Shabaab"]),
        ("IS left the town, and it is quiet now. WHO IS THERE, AND WHAT IS TO COME?", ["IS"]),
    ],
)
def test_known_groups_are_found_in_any_spelling_under_the_name_that_stands_first(text, actors):
    assert [row["actor"] for row in code_text(text)["mentions"]] == actors


def test_unlisted_groups_are_no_party_of_casualties():
    """Parties come from the codebook alone: an unlisted name there would make the table invalid."""
    rows = code_text("Red Path gunmen fired. Police killed three Red Path gunmen.")["casualties"]
    assert [(row["low"], row["victims_party"], row["agent_party"]) for row in rows] == [(3, "unknown", None)]


def test_capitals_hide_no_label():
    labels = code_text("POLICE SAID THAT TERRORISTS OF THE TARWAN LIBERATION FRONT [TLF] HAVE KIDNAPPED A TEACHER.")[
        "labels"
    ]
    assert [(row["text"], row["actor"]) for row in labels] == [("TERRORISTS", "TARWAN LIBERATION FRONT")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # particular men are the article's group, men and deeds at large are not
        ("Hamas fired rockets. Soldiers killed three militants.", [("militants", "Hamas")]),
        ("Hamas fired rockets. Soldiers fear militant groups everywhere.", [("militant groups", "generic")]),
        ("Hamas fired rockets. The region has seen many terrorist attacks.", [("terrorist attacks", "generic")]),
        ("Hamas fired rockets. Traders left the rebel-held suburbs.", [("rebel", "generic")]),
        # who strikes the labelled is not who is labelled; a state's own force is no rebel
        ("Hamas shot two gunmen near the port.", [("gunmen", "generic")]),
        ("The Basij marched on Friday. The rebels fled.", [("rebels", "generic")]),
        # of two names the first, and a name behind `known as`
        ("Hamas and Islamic Jihad militants fired rockets.", [("militants", "Hamas")]),
        ("The group behind the raid is known as Hamas.", [("group", "Hamas")]),
        ("Hamas and other militant groups fired rockets.", [("militant groups", "Hamas")]),
        # an organisation named since is the group
        ("Hamas fired rockets. The Planting Council met on Friday. The group said that trees were cheap.", []),
    ],
)
def test_labels_with_a_name_and_labels_at_large(text, labels):
    assert [(row["text"], row["actor"]) for row in code_text(text)["labels"]] == labels


def test_the_place_of_an_attack_is_no_group():
    rows = code_text("The Kesra Square bomber was arrested. Kesra Square is closed.")
    assert rows["mentions"] == [] and [row["actor"] for row in rows["labels"]] == ["generic"]
