"""One row per case: the sentence, then (content, cue, source, class, quote type) of each attribution."""

import json

import pytest

from tests.conftest import code_text

SAID, TOLD = "said", "told"
CASES = [
    # direct, both orders
    ("“The road is shut,” said Ana Brok.", [("The road is shut", "said", "Ana Brok", "say", "direct")]),
    ("“The road is shut,” Ana Brok said.", [("The road is shut", "said", "Ana Brok", "say", "direct")]),
    ("Ana Brok said: “The road is shut.”", [("The road is shut", "said", "Ana Brok", "say", "direct")]),
    ("‘The road is shut,’ says Dr Ana Brok.", [("The road is shut", "says", "Dr Ana Brok", "say", "direct")]),
    # apposition belongs to the source
    ("“The road is shut,” said Ana Brok, an analyst at the Lakeside Institute.",
     [("The road is shut", "said", "Ana Brok, an analyst at the Lakeside Institute", "say", "direct")]),
    ("Ana Brok, an analyst at the Lakeside Institute, said the road was shut.",
     [("the road was shut", "said", "Ana Brok, an analyst at the Lakeside Institute", "say", "indirect")]),
    # indirect, with and without that; lead-ins
    ("The ministry said that the road was shut.", [("the road was shut", "said", "The ministry", "say", "indirect")]),
    ("In a statement on Friday, the ministry said the road was shut.", [("the road was shut", "said", "the ministry", "say", "indirect")]),
    ("The mayor has repeatedly claimed the road was shut.", [("the road was shut", "claimed", "The mayor", "claim", "indirect")]),
    ("Ana Brok told the Herald that the road was shut.", [("the road was shut", "told", "Ana Brok", "say", "indirect")]),
    # cue at the end
    ("The road was shut, officials said.", [("The road was shut", "said", "officials", "say", "indirect")]),
    ("The pens were wooden, said Ines Valk, a nurse.", [("The pens were wooden", "said", "Ines Valk, a nurse", "say", "indirect")]),
    # according to, both places
    ("According to the ministry, the road was shut.", [("the road was shut", "According to", "the ministry", "say", "indirect")]),
    ("The road was shut, according to the ministry.", [("The road was shut", "according to", "the ministry", "say", "indirect")]),
    # mixed
    ("The ministry called it a “heavy blow” to trade.", [("it a “heavy blow” to trade", "called", "The ministry", "say", "mixed")]),
    # positions
    ("Orlan condemned the strike, recalling its envoy.", [("the strike", "condemned", "Orlan", "condemn", "indirect")]),
    ("Orlan accused the brigade of burning the school.", [("the brigade of burning the school", "accused", "Orlan", "accuse", "indirect")]),
    ("The brigade is regarded by Orlan as an enemy.", [("an enemy", "regarded", "Orlan", "regard", "indirect")]),
    ("The brigade claimed responsibility for the blast.", [("responsibility for the blast", "claimed", "The brigade", "responsibility", "indirect")]),
    ("Orlan urged both sides to show restraint.", [("both sides to show restraint", "urged", "Orlan", "urge", "indirect")]),
    # two cues, one subject
    ("The ministry said the road was shut and vowed to open it.",
     [("the road was shut", "said", "The ministry", "say", "indirect"), ("to open it", "vowed", "The ministry", "promise", "indirect")]),
    # the clause around, before and behind its cue, whatever stands between verb and subject
    ("The road, she said, was shut for good.", [("The road, she said, was shut for good", "said", "she", "say", "indirect")]),
    ("The road was shut because of snow, said one official in the room.",
     [("The road was shut because of snow", "said", "one official in the room", "say", "indirect")]),
    ("Ana Brok, who keeps the bridge and was there all night, said the road was shut.",
     [("the road was shut", "said", "Ana Brok, who keeps the bridge and was there all night", "say", "indirect")]),
    ("The ministry said the road was shut, and the mayor denied it was open.",
     [("the road was shut", "said", "The ministry", "say", "indirect"), ("it was open", "denied", "the mayor", "deny", "indirect")]),
    # a verb that no list knows, with a clause of its own; not one whose clause is no statement
    ("The mayor quipped that the road was shut.", [("the road was shut", "quipped", "The mayor", "say", "indirect")]),
    ("The mayor made sure that the road was shut.", []),
    # wishes and fears, kept apart by their class
    ("The mayor hoped that the road was shut.", [("the road was shut", "hoped", "The mayor", "attitude", "indirect")]),
    # any verb beside a quoted clause; adjectives and paragraphs with a colon; a dash and a name
    ("Boys in the market chanted “We want the road back.”", [("We want the road back", "chanted", "Boys in the market", "say", "direct")]),
    ("Ana Brok was blunt: “The road is closed for good.”", [("The road is closed for good", "blunt", "Ana Brok", "say", "direct")]),
    ("Ana Brok wrote:\n\n“The road is closed for good.”", [("The road is closed for good", "wrote", "Ana Brok", "say", "direct")]),
    ("“The road was never open at all.” ― Ana Brok", [("The road was never open at all", None, "Ana Brok", None, "direct")]),
    ("Said Ana Brok, who keeps the bridge, “We were all very tired.”",
     [("We were all very tired", "Said", "Ana Brok, who keeps the bridge", "say", "direct")]),
    ("Ana Brok does not praise the wall. “It is a wall of straw and paper.”",
     [("It is a wall of straw and paper", None, "Ana Brok", None, "direct")]),
    # quoted words that are but a part of the reported clause
    ("The new road “is closed for good, and so is the bridge,” said Ana Brok.",
     [("The new road “is closed for good, and so is the bridge", "said", "Ana Brok", "say", "mixed")]),
    # said of the clause before the comma, not of the noun beside it
    ("The mayor praised the guards at the gate, saying the road was safe.",
     [("the guards at the gate", "praised", "The mayor", "say", "indirect"), ("the road was safe", "saying", "The mayor", "say", "indirect")]),
    ("“The road is shut,” Ana Brok said, adding later, “It will stay shut until May.”",
     [("The road is shut", "said", "Ana Brok", "say", "direct"), ("It will stay shut until May", "adding", "Ana Brok", "say", "direct")]),
    # nouns that report, counts, statements put out
    ("Ana Brok made the case that the road was safe.", [("the road was safe", "case", "Ana Brok", "say", "indirect")]),
    ("Ana Brok’s point is that the road was safe.", [("the road was safe", "point", "Ana Brok", "say", "indirect")]),
    ("The agency alerted the ministry that the road was shut.", [("the road was shut", "alerted", "The agency", "warn", "indirect")]),
    ("Drivers alerted the police about the road.", []),
    # a source in several words at the end, its verb like a noun
    ("The traders have left, the Ostin Street Journal reports.", [("The traders have left", "reports", "the Ostin Street Journal", "say", "indirect")]),
    ("The ministry’s claim that the road was shut was met with laughter.",
     [("the road was shut", "claim", "The ministry", "claim", "indirect")]),
    ("By the hospital’s count, 31 people were killed.", [("31 people were killed", "count", "the hospital", "say", "indirect")]),
    ("The council issued a statement calling the raid a crime.", [("the raid a crime", "calling", "The council", "say", "indirect")]),
    # reports show and find; films don't
    ("A survey by the port found that the road was shut.", [("the road was shut", "found", "A survey by the port", "say", "indirect")]),
    ("The film showed that the road was shut.", []),
    # others' words inside quoted words
    ("“The minister told parliament that the road was shut,” she said.",
     [("The minister told parliament that the road was shut", "said", "she", "say", "direct"),
      ("the road was shut", "told", "The minister", "say", "indirect")]),
    # what a speaker tells of his own mind is part of what he says
    ("Ana Brok said she hopes that the road is open.", [("she hopes that the road is open", "said", "Ana Brok", "say", "indirect")]),
    # the clause that opens a sentence ends with its comma
    ("While Ana Brok said the road was shut, the mayor drove on.", [("the road was shut", "said", "Ana Brok", "say", "indirect")]),
    # a name between commas before the cue at the end
    ("The move helps the brigade, the mayor’s former envoy to the hills, Ana Brok, said.",
     [("The move helps the brigade", "said", "the mayor’s former envoy to the hills, Ana Brok", "say", "indirect")]),
    # no attribution: asking for anonymity, saying nothing, calling a meeting, nouns, participles without agent, negated speech, names
    ("The report was long and the claim was old.", []),
    ("The men accused of the blast were freed.", []),
    ("The group did not acknowledge the blast.", []),
    ("The United States and its allies met.", []),
    ("Nobody said the road was shut.", []),
    ("The guard, who asked not to be named, left.", []),
    ("It has said nothing about the road.", []),
    ("The mayor called a meeting.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_attributions(text, expected):
    rows = code_text(text)["attributions"]
    found = [(text[r["start"] : r["end"]], r["cue"], r["source"], r["cue_class"], r["quote_type"]) for r in rows]
    assert found == expected


def test_a_clause_around_its_cue_has_two_parts():
    text = "The road, she said, was shut for good."
    (row,) = code_text(text)["attributions"]
    assert [text[s:e] for s, e in json.loads(row["content_parts"])] == ["The road", "was shut for good"]


def test_she_is_the_person_who_was_the_subject_last():
    text = "Ana Brok, an analyst at the Lakeside Institute, drove past the house of Tomas Dravo. She said the road was shut."
    assert [row["speaker"] for row in code_text(text)["attributions"]] == ["Ana Brok"]


def test_a_quotation_that_goes_on_is_one_attribution():
    text = "“The road is shut,” said Ana Brok. “Nobody will open it.”\n\n“I have seen the bridge.”"
    rows = code_text(text)["attributions"]
    assert [[text[s:e] for s, e in json.loads(r["content_parts"])] for r in rows] == [
        ["The road is shut", "Nobody will open it", "I have seen the bridge"]
    ]


def test_an_attribution_inside_another_is_nested_and_its_words_count_once():
    text = "The ministry said the mayor claimed the road was shut."
    outer, inner = code_text(text)["attributions"]
    assert (outer["parent"], inner["parent"], inner["nested"]) == (None, outer["attribution_id"], True)
    assert (outer["words"], inner["words"]) == (7, 0)


# source as it stands, (speaker, kind, type, party, named)
SOURCES = [
    ("Tehran", ("Iran government", "institution", "government", "iran", True)),
    ("Iran’s foreign ministry", ("Iran foreign ministry", "institution", "government", "iran", True)),
    ("A senior Iranian official", ("senior Iranian official", "person", "government", "iran", False)),
    ("Prof. Ana Brok of the University of Lakeside", ("Ana Brok", "person", "analyst", "none", True)),
    ("Analysts", ("Analysts", "group_of_people", "analyst", "none", False)),
    ("Residents", ("Residents", "group_of_people", "resident", "none", False)),
    ("Iraqi state media", ("Iraqi state media", "institution", "media", "iraq", False)),
    ("An Iraqi army spokesman", ("Iraqi army spokesman", "person", "military", "iraq", True)),
    ("A police officer", ("police officer", "person", "government", "unknown", False)),
    ("Human Rights Watch", ("Human Rights Watch", "institution", "advocacy", "none", True)),
]


@pytest.mark.parametrize(("source", "expected"), SOURCES, ids=[s for s, _ in SOURCES])
def test_speakers(source, expected):
    (row,) = code_text(f"{source} said the road was shut.")["attributions"]
    assert (row["speaker"], row["speaker_kind"], row["source_type"], row["party"], row["named"]) == expected


def test_pronouns_and_surnames_go_to_the_person_named_before():
    text = "Ana Brok, an analyst at the Lakeside Institute, said the road was shut. She said nobody would open it. Brok added that it was late."
    assert [r["speaker"] for r in code_text(text)["attributions"]] == ["Ana Brok"] * 3


@pytest.mark.parametrize(
    "dateline",
    ["", "TARVEL (Meridian) - ", "TARVEL, Oct. 24 (Meridian) — ", "Tarvel, 24 Oct 31 (MERIDIAN) -- [Text] "],
)
def test_a_dateline_is_neither_content_nor_source(dateline):
    text = dateline + "According to military sources, an offensive left 35 rebels dead."
    (row,) = code_text(text)["attributions"]
    assert row["source"] == "military sources"
    assert text[row["start"] : row["end"]] == "an offensive left 35 rebels dead"
