"""The invented training sentences: their trees, tokens, labels and names."""

from random import Random

import pytest
import spacy

from framing.english.training.written import Writer, construction_counts, grammar, written_docs
from framing.english.training.written_trees import finished
from framing.english.training.written_words import parse_line

VOCAB = spacy.blank("en").vocab
DOCS = written_docs(VOCAB, 400, seed=5)
RELATIONS = """ROOT acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop det expl fixed flat iobj
    mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct xcomp"""
TAGS = """NN NNS NNP NNPS JJ JJR JJS RB RBR WRB RP IN CD DT PRP PRP$ WP WP$ WDT EX CC TO POS MD VB VBD VBP VBZ VBN VBG . , : `` '' HYPH
    -LRB- -RRB-"""
UPOS = "NOUN PROPN ADJ ADV ADP NUM DET PRON CCONJ SCONJ PART AUX VERB PUNCT SYM"
FEATURES = (
    "Case Definite Degree ExtPos Gender Mood NumForm NumType Number Person Polarity Poss PronType Tense VerbForm Voice"
)


def test_every_sentence_is_a_tree_with_one_root():
    for doc in DOCS:
        for sentence in doc.sents:
            assert [token.dep_ for token in sentence].count("ROOT") == 1, sentence.text
            for token in sentence:
                assert token.sent == sentence and (token.head != token or token.dep_ == "ROOT"), sentence.text
                assert token == sentence.root or sentence.root.is_ancestor(token), sentence.text


def test_only_the_roots_break_sentences():
    for doc in DOCS:
        assert sum(token.dep_ == "ROOT" for token in doc) == sum(bool(token.is_sent_start) for token in doc), doc.text


def test_branches_do_not_cross():
    for doc in DOCS:
        for token in doc:
            low, high = sorted((token.i, token.head.i))
            for between in doc[low + 1 : high]:
                assert low <= between.head.i <= high, f"{token.text}: {token.sent.text}"


def test_signs_and_function_words_hold_nothing_up():
    for doc in DOCS:
        for token in doc:
            allowed = {"fixed", "punct", "advmod"} if token.dep_ in ("case", "cc", "mark", "advmod") else set()
            if token.dep_ in ("punct", "case", "cc", "mark", "aux", "aux:pass", "cop", "det", "fixed"):
                assert {child.dep_ for child in token.children} <= allowed, token.sent.text


def test_the_tokens_are_those_of_the_english_tokenizer():
    tokenizer = spacy.blank("en").tokenizer
    for doc in DOCS:
        assert [token.text for token in tokenizer(doc.text)] == [token.text for token in doc]


def test_labels_are_known():
    tokens = [token for doc in DOCS for token in doc]
    assert {token.dep_ for token in tokens} <= set(RELATIONS.split())
    assert {token.tag_ for token in tokens} <= set(TAGS.split())
    assert {token.pos_ for token in tokens} <= set(UPOS.split())
    assert {name for token in tokens for name in token.morph.to_dict()} <= set(FEATURES.split())
    assert all(token.lemma_ for token in tokens)
    assert {entity.label_ for doc in DOCS for entity in doc.ents} == {"PERSON", "ORG", "LOC"}


def test_names_begin_and_end_with_words_and_hold_no_title():
    for doc in DOCS:
        for entity in doc.ents:
            assert entity[0].pos_ not in ("PUNCT", "DET", "ADP") and entity[-1].pos_ != "PUNCT", entity.text
            if entity.label_ == "PERSON":
                assert {token.dep_ for token in entity[1:]} <= {"flat", "punct"}, entity.text


def test_same_seed_same_text_and_other_seed_other_text():
    again = written_docs(VOCAB, 30, seed=5)
    assert [doc.to_json() for doc in again] == [doc.to_json() for doc in DOCS[:30]]
    assert [doc.text for doc in written_docs(VOCAB, 30, seed=6)] != [doc.text for doc in again]


def test_every_construction_is_drawn():
    assert set(construction_counts(VOCAB, 600, seed=5)) == set(grammar()[1])


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # the present tense agrees with its subject
        ("nsubj=they =say/VBP", "say", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
        ("nsubj=she =say/VBP", "says", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("nsubj=we =say/VBP", "say", "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"),
        # participles: passive, or active after "have"
        ("nsubj:pass=they aux:pass=be/VBD =kill/VBN", "killed", "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("nsubj=they aux=have/VBD =kill/VBN", "killed", "Tense=Past|VerbForm=Part"),
        ("nsubj=they aux=have/VBD aux:pass=be/VBN =kill/VBN", "killed", "Tense=Past|VerbForm=Part|Voice=Pass"),
    ],
)
def test_verbs_have_the_form_and_features_of_their_clause(text, form, expected):
    writer = Writer(Random(1), spacy.blank("en").tokenizer)
    sentence = finished(writer.phrase(parse_line(text).items)[0], writer.words, '""')
    root = next(token for token in sentence if token.dep == "ROOT")
    assert (root.form, root.feats) == (form, expected)


def test_a_line_that_is_no_line_is_refused():
    with pytest.raises(ValueError, match="not relation=what: officials"):
        parse_line("nsubj=<source> officials")
    with pytest.raises(ValueError, match=r"not relation=what: \)"):
        parse_line("=<clause> )")
    with pytest.raises(ValueError, match="a bracket isn't closed"):
        parse_line("ccomp=( =<clause>")
