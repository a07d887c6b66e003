import pytest

from framing.english import sentence_spans

# the sentences, which the text joins with one space
APART = [
    # titles, ranks, initials
    ("Lt. Gen. H.R. Smith met Mr. Ali.", "They left."),
    ("Lt. Gen. H.R. Smith of the U.S. Army spoke.", "Nobody listened."),
    ("Brig. Gen. (ret.) Oren Vale, a Maj. Gen. (res.) and Sgt. 1st Class Ana Brok came.", "Sens. Low and Marr stayed away."),
    ("LT. GEN. SMITH LANDS IN LAKEVILLE.", "TOWN ASLEEP."),
    ("The U.S. State Department spoke.", "Nobody listened."),
    ("He lives in the U.S.", "The town is small."),
    ("He lives in the U.S.", "It's a small town."),
    ("He lives in Washington, D.C.", "Others moved to St. Olave."),
    ("The book is by J. A. Marr.", "However, F. Low wrote the preface."),
    ("Only Marr and I.", "The rest slept."),
    ("The case is Marr v. Low.", "It began in 2019."),
    ("Jo Marr Jr. Park was closed.", "So was that of Jo Marr Sr.", "Nobody knew why."),
    ("The bread came from Marr & Low Inc. of Alder.", "The milk came from Alder Corp.", "Both were late."),
    ("Sen. Ana Brok (D-Calif.) objected.", "Sen. Jo Low (R-N.H.) Marr did not."),
    # numbers, dates, the clock
    ("The No. 3 battalion moved on Jan. 3 at 5 p.m. Friday.", "It rained."),
    ("It left at 5 p.m.", "The road was shut."),
    ("It left at 5 p.m. GMT, or 8 p.m. Lakeville time.", "Officials waited until 9 p.m. ET.", "Snow fell."),
    ("It left at 5 p.m.", "Officials waited."),
    ("It starts at 7 a.m. Jan. 3.", "Some 1.5 million fled."),
    ("Was it safe?", "No.", "Three bridges fell.", "“No.”", "(2031)"),
    ("Art. 5, para. 2 and vol. 3 are lost.", "Few came back."),
    ("1. The bridge is shut.", "2. Ferries are late."),
    ("She was born c. 1920.", "Her brother (b. March 1921) moved away."),
    # datelines belong to the sentence behind them
    ("LAKEVILLE (Wire) - The bridge is shut.", "Ferries run."),
    ("LAKEVILLE, Fla. (Wire) — The bridge is shut.", "Ferries run."),
    ("PORT ALDER, N.H. -- A bridge is shut.", "Ferries run."),
    ("CAPITAL, Jan. 18 (WIRE) — The bridge is shut.", "Ferries run."),
    ("CAPITAL / PORT ALDER: The bridge is shut.", "Ferries run."),
    ("10:45 GMT The bridge is shut.", "Ferries run."),
    # quotations
    ("“Go.", "Now,” he said.", "She went."),
    ('"Why?" she asked.', "Nobody knew."),
    ('"Why?" Marr asked.', "Nobody knew."),
    ("“Never again!” Jo al-Amin wrote in a letter.", "Nobody knew."),
    ("“Never again!” al-Amin said.", "Nobody knew."),
    ("“Never again!”", "Marr said that he would go."),
    ("“Why?”", "The minister asked for time."),
    ("He said “no.”", "She left."),
    ("He said ‘no’.", "‘’Why not?’’ she said."),
    ('He called it "a shame".', "'They know,' he said."),
    ("“We left the U.S.”", "He sat down.", "The “U.S.” Army slept."),
    ("He told them: ‘Go home.’ ”", "She went."),
    ('She said it was " a shame."', '" We will go," he said.'),
    # names in lower case, addresses, odd openings
    ("The police left.", "al-Adl and ul-Adl stayed.", "iPhones were lost."),
    ("The police left Gen. al-Amin alone.", "$5m is missing."),
    ("The bridge is shut.", "[Ferries run.]", "(They are late.)", "• Bread is short."),
    ("The bridge is shut.", "@alder_port said so.", "#Alder wept.", "https://alder.example/x"),
    ("The bridge is shut.[1] [2]", "Ferries run.*", "They are late. [3]", "Snow fell."),
    # marks
    ("He waited ...", "Then he left."),
    ("He waited, he said [...] and left.", "She stayed."),
    ("What?!", "No!!!", "Nobody knew…", "Snow fell."),
    ("He spoke to reporters ... then left.",),
    # entities and damaged marks are read as what they were
    ("He said &quot;no.&quot;", "She left."),
    ("He said &#8220;no.&#8221;", "&#8220;Why?&#8221; she asked."),
    ("He said â€œno.â€\x9d", "â€œWhy?â€\x9d she asked."),
    ("One line only",),
    ("The text breaks off in the mid […]",),
]

# the sentences, which the text joins without a space
GLUED = [
    ("The bridge is shut.", "Ferries run."),
    ("The bridge is shut.", "“Ferries run,” he said."),
    ('He said it was "a shame."', "Marr agreed."),
    ("It was a shame, he said.", '"Some people stay."'),
    ('He wrote for "The Alder Post."', '"We stay," he wrote.'),
    ("He said “no.”", "She left."),
    ("Who has the key?", "Marr has it."),
    ("The toll rose to 27.", "A bridge fell."),
    ("All rights reserved.]", "This text is not yours."),
    ("They met Lt.Gen. Low, Mr.Marr and St.John at No.3 on Jan.18 at the U.S.-led talks.",),
    ("Write to Ana.Brok@alder.example www.Alder.Example or Alder.Com today.",),
]


@pytest.mark.parametrize("sentences", APART)
def test_sentences(sentences):
    text = " ".join(sentences)
    assert [text[s:e] for s, e in sentence_spans(text, 0, len(text))] == list(sentences)


@pytest.mark.parametrize("sentences", GLUED)
def test_sentences_without_a_space_between_them(sentences):
    text = "".join(sentences)
    assert [text[s:e] for s, e in sentence_spans(text, 0, len(text))] == list(sentences)


# the text, its sentences
WRAPPED = [
    ("The bridge\nis shut. Ferries\r\nrun.\nThe end.", ["The bridge\nis shut.", "Ferries\r\nrun.", "The end."]),
    ("The bridge is shut.&nbsp;Ferries run.\xa0 Snow\tfell.", ["The bridge is shut.", "&nbsp;Ferries run.", "Snow\tfell."]),
    ("<p>The bridge is shut.</p><p>Ferries run.</p>", ["<p>The bridge is shut.", "</p><p>Ferries run.</p>"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), WRAPPED)
def test_white_space_and_tags(text, sentences):
    assert [text[s:e] for s, e in sentence_spans(text, 0, len(text))] == sentences


def test_a_paragraph_at_a_time_is_the_same_as_the_text_around_it():
    first, second = "Mr. Low left the U.S.", "The bridge (No. 3) is shut. “Why?” Marr asked."
    text = f"{first}\n\n{second}"
    alone = [(s + len(first) + 2, e + len(first) + 2) for s, e in sentence_spans(second, 0, len(second))]
    assert sentence_spans(text, len(first) + 2, len(text)) == alone
