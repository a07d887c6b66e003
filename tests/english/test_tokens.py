import pytest

from framing.codebook import read_codebook
from framing.corpus import find_blocks
from framing.english import load_pipeline, read

# tokens of a text, with | between them where there is no space
CASES = [
    # possessives and contractions, straight and curly
    "Gaza|'s women|’s sons|’ ca|n’t wo|n't it|’s U.S.|’s",
    # hyphens: names and compounds apart, prefixes whole
    "al|-|Adl Jaish|-|ul|-|Adl Hizb|-|e|-|Islami U.S.|-|led N.H.|-|based",
    "anti-government|, pro-Iran mid-October ex-minister co-founder non-state post-2015",
    "F|-|16 AK|-|47 ISIS|-|K 10|-|year|-|old 1,200|-|strong 2023|-|24",
    # titles, dates, numbers, glued or not
    "Lt. Gen. Smith Sgt. Maj. Low Brig. Gen. Brok Lt.|Gen. Marr Mr.|Ali No.|3 Jan.|18",
    "5 a.m. 12|pm 6:30|pm $|5|m 80|km km|/|h 9/11 7,000 1.5bn",
    # dashes and ellipses
    "men|—|women —|He (|AP|)|— said|-- he|–|she wait|...|then […] [...] people|…|The",
    # a missing space after the full stop
    'said|.|The “|word|.|”|The "|word|"|.|The said|.|"|Some end|.|]|The said|,|“|We Fauci|?|Low',
    # brackets that are no faces
    "(|page 8|) (|Wire|)|: What|?! No|!!!",
    # entities stay as they are
    "&#8217; &quot;|go|&quot; Q|&amp;|A",
    "Tehran|/|Alder men|,|women ‘|militants|’ “|He|”",
]


@pytest.mark.parametrize("case", CASES)
def test_tokens(case):
    doc = load_pipeline().make_doc(case.replace("|", ""))
    assert "".join(t.text + (" " if t.whitespace_ else "|") for t in doc).rstrip("|") == case


ODD = '“Never,” he said.“Go.”Then Brig.Gen. Low (ret.) left.*Snow fell…The end."Why?"Marr asked.[1] al-Adl &quot;slept.&quot; Yes.'


def test_the_text_stays_and_every_sentence_begins_with_a_token():
    for text in (ODD, "\n\n".join([ODD] * 3), "  " + ODD.replace(" ", "   ") + "\n"):
        reading = read(text, find_blocks(text, read_codebook()))
        assert [text[word.start : word.end] for word in reading.words] == [word.text for word in reading.words]
        assert {s.start for s in reading.sentences} <= {word.start for word in reading.words}


def test_a_saved_pipeline_cuts_the_same_tokens():
    import spacy

    nlp = load_pipeline()
    other = spacy.blank("en").from_bytes(nlp.to_bytes())
    text = " ".join(CASES).replace("|", "")
    assert [t.text for t in other.make_doc(text)] == [t.text for t in nlp.make_doc(text)]
