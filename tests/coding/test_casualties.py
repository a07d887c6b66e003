"""One row per case: the sentence, then (words, effect, low, high, bound, construction) of each claim."""

import json

import pytest

from tests.conftest import code_text

CASES = [
    # numbers in digits and words, bounds as printed
    ("Nine people were killed.", [("Nine people", "killed", 9, 9, "exact", "passive")]),
    ("At least 34 people were killed by a bomb.", [("At least 34 people", "killed", 34, None, "at_least", "passive_agent")]),
    ("The strike killed more than 90 villagers.", [("more than 90 villagers", "killed", 90, None, "over", "active")]),
    ("Nearly 100 people died.", [("Nearly 100 people", "killed", 100, 100, "nearly", "intransitive")]),
    ("As many as 50 civilians were injured.", [("As many as 50 civilians", "injured", None, 50, "up_to", "passive")]),
    ("Between 10 and 12 soldiers were killed.", [("Between 10 and 12 soldiers", "killed", 10, 12, "range", "passive")]),
    ("Twenty-nine people were killed.", [("Twenty-nine people", "killed", 29, 29, "exact", "passive")]),
    ("About 1.2 million people were injured.", [("About 1.2 million people", "injured", 1_200_000, 1_200_000, "about", "passive")]),
    ("Scores of people were killed.", [("Scores of people", "killed", None, None, "vague", "passive")]),
    ("Half a dozen soldiers died.", [("Half a dozen soldiers", "killed", 6, 6, "exact", "intransitive")]),
    # elliptic, coordinated, headline style
    ("A mine went off, killing 3 and wounding 7.", [("3", "killed", 3, 3, "exact", "participle_active"), ("7", "injured", 7, 7, "exact", "participle_active")]),
    ("One soldier killed, two injured in ambush", [("One soldier", "killed", 1, 1, "exact", "passive"), ("two injured", "injured", 2, 2, "exact", "passive")]),
    ("The toll stood at 31 dead and more than 60 wounded.",
     [("31 dead", "killed", 31, 31, "exact", "nominal"), ("more than 60 wounded", "injured", 60, None, "over", "nominal")]),
    # sums and parts
    ("Three women, four children and two men were killed.", [("Three women, four children and two men", "killed", 9, 9, "exact", "passive")]),
    ("Seven soldiers and a driver were killed.", [("Seven soldiers and a driver", "killed", 8, 8, "exact", "passive")]),
    ("The raid left 17 rebels and 2 soldiers dead.",
     [("17 rebels", "killed", 17, 17, "exact", "participle_passive"), ("2 soldiers", "killed", 2, 2, "exact", "participle_passive")]),
    # nominal
    ("The deaths of two children shocked the town.", [("two children", "killed", 2, 2, "exact", "nominal")]),
    # single and named victims
    ("A senior army officer was killed in Lima.", [("A senior army officer", "killed", 1, 1, "exact", "passive")]),
    ("General Ana Brok, killed in 2020, was honoured.", [("General Ana Brok", "killed", 1, 1, "exact", "participle_passive")]),
    # without a number
    ("The mayor said civilians were killed.", [("civilians", "killed", None, None, "none", "passive")]),
    ("Two soldiers are missing.", [("Two soldiers", "missing", 2, 2, "exact", "intransitive")]),
    ("Two soldiers were captured.", [("Two soldiers", "captured", 2, 2, "exact", "passive")]),
    # joined by the tree, whatever stands between
    ("A lieutenant and five civilians who had stopped there to rest were injured by the blast.",
     [("A lieutenant and five civilians", "injured", 6, 6, "exact", "passive_agent")]),
    ("Four people including one child were injured by the blast.", [("Four people", "injured", 4, 4, "exact", "passive_agent")]),
    # the deed by other words; lives claimed, people lost, wounds suffered
    ("The rebels executed an officer.", [("an officer", "killed", 1, 1, "exact", "active")]),
    ("Two bombs claimed nine lives.", [("nine lives", "killed", 9, 9, "exact", "active")]),
    ("The agency has lost 64 employees.", [("64 employees", "killed", 64, 64, "exact", "active")]),
    ("The victims were two women and a boy.", [("two women and a boy", "killed", 3, 3, "exact", "nominal")]),
    ("Four people were shot on Saturday.", [("Four people", "injured", 4, 4, "exact", "passive")]),
    # the second in the construction of the first
    ("Eleven people were killed and 17 injured.",
     [("Eleven people", "killed", 11, 11, "exact", "passive"), ("17 injured", "injured", 17, 17, "exact", "passive")]),
    # printed in capitals
    ("NINE SOLDIERS WERE KILLED AND A BRIDGE WAS DESTROYED IN THE NORTH.", [("NINE SOLDIERS", "killed", 9, 9, "exact", "passive")]),
    # an age is no count
    ("A man, 26, was killed in the market.", [("A man", "killed", 1, 1, "exact", "passive")]),
    # never: negations, animals, ages, dates, distances, counts of weapons, lives that go on
    ("No civilians were killed.", []),
    ("Some 40 dead sheep lay on the road.", []),
    ("He was 61 and had sold sheep for 30 years.", []),
    ("The strike hit 90 kilometres from the town on 4 March.", []),
    ("Six drones came over the ridge and two were shot down.", []),
    ("The people who killed our men are gone.", []),
    ("The team lost the game and claimed the office.", []),
    ("Three victims were taken to the mayor.", []),
    # a sentence that the source cut off
    ("At least nine people were killed when [...]", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_claims(text, expected):
    rows = code_text(text)["casualties"]
    assert [(r["text"], r["effect"], r["low"], r["high"], r["bound"], r["construction"]) for r in rows] == expected


PARTS = [
    ("Three women and two children were killed.", {"women": 3, "children": 2}),
    ("Eleven people were killed, including four children.", None),
    ("Eleven people, including four children, were killed.", {"children": 4}),
    ("Eleven people, four of them children, died in the raid.", {"children": 4}),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(text, parts):
    (row,) = code_text(text)["casualties"]
    if parts is not None:
        assert json.loads(row["parts"]) == parts
    assert row["victims_group"] in ("mixed", "people")


# the sentence, (source, party, type)
SOURCES = [
    ("Kelmaria's health ministry said 11 people were killed.", ("Kelmaria's health ministry", "kelmaria", "government")),
    (
        "Eleven people were killed, according to Kelmaria's health ministry.",
        ("Kelmaria's health ministry", "kelmaria", "government"),
    ),
    (
        "“Eleven people were killed in the raid,” said Osman Tirel, a resident.",
        ("Osman Tirel, a resident", "none", "resident"),
    ),
    ("Kelmaria's health ministry's toll stood at 11 dead.", ("Kelmaria's health ministry", "kelmaria", "government")),
    ("Eleven people were killed.", (None, None, None)),
    # who claims the attack is not the source of the toll
    ("The SLF claimed responsibility for the bomb that killed 31 people.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[s[0] for s in SOURCES])
def test_whose_figure(text, expected, invented_book):
    (row,) = code_text(text, invented_book)["casualties"]
    assert (row.get("source"), row.get("source_party"), row.get("source_type")) == expected


# the text, its claims' events
EVENTS = [
    ("Nineteen people were killed in Dorim.", ["dorim_2031-03-04"]),
    ("A bomb went off in Dorim. Nineteen people were killed.", ["dorim_2031-03-04"]),
    (
        "Eleven people died in Halvet. In 2029 an attack on a tram killed 12 people.",
        ["halvet_2031-03-09", "brenik_tram_2029"],
    ),
    ("Nineteen people were killed on March 4.", ["dorim_2031-03-04"]),
    ("Nineteen people were killed in Marl.", ["other"]),
]


@pytest.mark.parametrize(("text", "events"), EVENTS, ids=[e[0] for e in EVENTS])
def test_events(text, events, invented_book):
    assert [r["event"] for r in code_text(text, invented_book)["casualties"]] == events


def test_an_older_event_is_background(invented_book):
    text = "Jets hit Halvet\n\nEleven people were killed in Halvet on Sunday. In Dorim, 31 people had been killed by a bomb."
    rows = code_text(text, invented_book, date="2031-03-10")["casualties"]
    assert [(r["event"], r["background"]) for r in rows] == [("halvet_2031-03-09", False), ("dorim_2031-03-04", True)]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "A blast killed six people and wounded nine in Tarvel. The six dead were miners.",
            [["six people", "nine", "six dead"]],
        ),
        (
            "A blast killed six people in Tarvel. Gunmen shot two farmers dead near Ostin.",
            [["six people"], ["two farmers"]],
        ),
        (
            "A blast killed six people in Tarvel on Monday. Another bombing killed two farmers on Tuesday.",
            [["six people"], ["two farmers"]],
        ),
        (
            "A blast killed six people in Tarvel. A fire in Tarvel killed 40 people in 2011.",
            [["six people"], ["40 people"]],
        ),
        (
            "A blast killed six people in Tarvel. In Tarvel, a doctor said two children were killed.",
            [["six people", "two children"]],
        ),
        (
            "A blast killed six people in Tarvel. Over the past year bombs have killed 70 people.",
            [["six people"], ["70 people"]],
        ),
    ],
)
def test_without_a_codebook_claims_that_belong_together_share_an_id(text, together):
    groups: dict[str, list[str]] = {}
    for row in code_text(text)["casualties"]:
        groups.setdefault(row["event"], []).append(row["text"])
        assert row["event"].startswith("claim:c")
    assert [[t.removeprefix("The ") for t in group] for group in groups.values()] == together


def test_a_codebook_without_the_event_names_no_event(invented_book):
    rows = code_text("A fire killed six people in Tarvel in 2011.", invented_book)["casualties"]
    assert [r["event"] for r in rows] == ["other"]
