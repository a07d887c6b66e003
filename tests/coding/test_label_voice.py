"""Whose word a label is where no attribution says it, one row per case: the text, then (label, actor, kind, voice, party)."""

import pytest

from tests.conftest import code_text

CASES = [
    # designations: by the agent, by the subject, by nobody named
    ("The SLF, listed as a terrorist group by Brenik, left.", [("terrorist group", "slf", "nonstate", "attributed", "vostania")]),
    ("The SLF is designated as a terrorist group.", [("terrorist group", "slf", "nonstate", "attributed", "unknown")]),
    ("Vostania has outlawed the SLF as a terrorist group.", [("terrorist group", "slf", "nonstate", "attributed", "vostania")]),
    ("Vostania has not outlawed the SLF as a terrorist group.", [("terrorist group", "slf", "nonstate", "own", None)]),
    ("The SLF is a terrorist group.", [("terrorist group", "slf", "nonstate", "own", None)]),
    # nobody's word: impersonal reports, allegations without a source
    ("It was announced that the rebels had fled.", [("rebels", "generic", "nonstate", "attributed", "unknown")]),
    ("Allegations that Kelmaria trains rebels were denied.", [("rebels", "generic", "nonstate", "attributed", "unknown")]),
    ("It was dark when the rebels fled.", [("rebels", "generic", "nonstate", "own", None)]),
    # speech without quotation marks: behind a colon in the first person, between recording marks
    ("Minister Ana Brok said: We will hunt the terrorists.", [("terrorists", "generic", "nonstate", "direct_quote", "unknown")]),
    (
        "The station has this report. [Begin recording] [Brok] The rebels left at night. [end recording] The rebels deny it.",
        [("rebels", "generic", "nonstate", "direct_quote", "none"), ("rebels", "generic", "nonstate", "own", None)],
    ),
    # the outlet's words that finish a quotation, and those that don't
    (
        "“We will hunt” the SLF terrorists “to the last village”, Vostania's president said.",
        [("terrorists", "slf", "nonstate", "attributed", "vostania")],
    ),
    ("“We will win,” she said. The SLF terrorists fled.", [("terrorists", "slf", "nonstate", "own", None)]),
    # no side calls its own so: the outlet's word, but not what a side denies to be
    ("The SLF said that its terrorists had fled.", [("terrorists", "slf", "nonstate", "own", None)]),
    ("The SLF denied that it was a terrorist group.", [("terrorist group", "slf", "nonstate", "attributed", "slf")]),
    ("The SLF said that its fighters had fled.", [("fighters", "slf", "nonstate", "attributed", "slf")]),
    # we and our, quoted from a group and from others
    ("“We are no terrorists,” an SLF spokesman said.", [("terrorists", "slf", "nonstate", "direct_quote", "slf")]),
    # states and their forces
    ("Kelmaria is a terrorist state, Brenik said.", [("terrorist", "kelmaria", "state", "attributed", "vostania")]),
    ("Vostania accused Kelmaria of state terrorism.", [("terrorism", "kelmaria", "state", "attributed", "vostania")]),
    ("The Vostanian army is a terrorist organisation.", [("terrorist organisation", "vostania", "state", "own", None)]),
    ("Nordreach accused Kelmaria of sheltering terrorists.", [("terrorists", "generic", "nonstate", "attributed", "nordreach")]),
    # nationalists are no armed actors by themselves
    ("Nationalists won the vote in Ostin.", []),
    ("Armed nationalists fled.", [("Armed nationalists", "generic", "nonstate", "own", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_whose_word_and_whose_actor(text, expected, invented_book):
    rows = code_text(text, invented_book)["labels"]
    assert [(r["text"], r["actor"], r["actor_kind"], r["voice"], r["attributed_to"]) for r in rows] == expected


def test_a_quotation_of_several_paragraphs_that_opens_once_is_one_speakers(invented_book):
    text = (
        'The minister said on Monday: "We saw the trucks leave the town at night.\n'
        "The terrorists of the SLF were among them.\n"
        'They will not come back."\n'
        "The terrorists have not been seen since."
    )
    assert [(r["text"], r["voice"]) for r in code_text(text, invented_book)["labels"]] == [
        ("terrorists", "direct_quote"),
        ("terrorists", "own"),
    ]
