import pytest

from framing.english import sentence_spans

# the text, its sentences
CASES = [
    # titles, ranks, initials
    ("Lt. Gen. H.R. Smith met Mr. Ali. They left.", ["Lt. Gen. H.R. Smith met Mr. Ali.", "They left."]),
    ("The U.S. State Department spoke. Nobody listened.", ["The U.S. State Department spoke.", "Nobody listened."]),
    ("He lives in the U.S. The town is small.", ["He lives in the U.S.", "The town is small."]),
    # numbers and dates
    (
        "The No. 3 battalion moved on Jan. 3 at 5 p.m. Friday. It rained.",
        ["The No. 3 battalion moved on Jan. 3 at 5 p.m. Friday.", "It rained."],
    ),
    ("It left at 5 p.m. The road was shut.", ["It left at 5 p.m.", "The road was shut."]),
    ("Some 1.5 million fled. Few came back.", ["Some 1.5 million fled.", "Few came back."]),
    # quotations
    ("“Go. Now,” he said. She went.", ["“Go.", "Now,” he said.", "She went."]),
    ('"Why?" she asked. Nobody knew.', ['"Why?" she asked.', "Nobody knew."]),
    ("He said “no.” She left.", ["He said “no.”", "She left."]),
    # no break before lower case
    ("He spoke to reporters ... then left.", ["He spoke to reporters ... then left."]),
    ("One line only", ["One line only"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text, sentences):
    assert [text[s:e] for s, e in sentence_spans(text, 0, len(text))] == sentences
