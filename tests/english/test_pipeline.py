"""The shipped pipeline and others in its place; what reading an article gives."""

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from framing.codebook import read_codebook
from framing.corpus import Block, find_blocks
from framing.english import load_pipeline, pipeline_identity, read
from framing.english.pipeline import SHIPPED
from framing.english.products import product, use_numpy
from framing.english.reading import LONGEST, Name, _one_kind_each
from framing.errors import PipelineError


def reading(text):
    return read(text, find_blocks(text, read_codebook()))


def relations(text):
    found = reading(text)
    return {(w.dep, w.text, found.words[w.head].text) for w in found.words}


def test_words_stand_where_they_are_printed():
    text = "Two dead in Tarim\n\nOfficials in Tarim said on\nMonday that “two people” were killed.  Nobody — so far — claimed it."
    found = reading(text)
    assert [text[w.start : w.end] for w in found.words] == [w.text for w in found.words]
    assert not [w for w in found.words if not w.text.strip()]


def test_trees_stay_inside_their_sentences():
    found = reading("The army said it had fired first. Mr. Brok, a spokesman, denied that. He gave no reason.")
    for word in found.words:
        assert found.sentence_at(word.start) is found.sentence_at(found.words[word.head].start)
    assert sum(w.head == i for i, w in enumerate(found.words)) == len(found.sentences) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that two soldiers had died.", {("nsubj", "minister", "said"), ("ccomp", "died", "said")}),
        ("“Two soldiers died,” said Ana Brok, an analyst at the Lake Institute.", {("nsubj", "Ana", "said"), ("ccomp", "died", "said"), ("appos", "analyst", "Ana")}),
        ("Three people were killed by a roadside bomb.", {("nsubj:pass", "people", "killed"), ("nummod", "Three", "people")}),
        ("Tarim calls the group a terrorist organisation.", {("nsubj", "Tarim", "calls"), ("amod", "terrorist", "organisation")}),
    ],
)  # fmt: skip
def test_what_the_coder_asks_of_a_tree(text, expected):
    found = relations(text)
    assert expected <= {(d if d != "compound" else "amod", a, b) for d, a, b in found}


def test_a_hard_line_wrap_changes_no_tree():
    texts = ("The ministry said that two soldiers had died near the border.", "The ministry said that two\nsoldiers had died near the\nborder.")  # fmt: skip
    flat, wrapped = (read(text, [Block(0, len(text), "body", 0)]) for text in texts)
    assert [(w.text, w.tag, w.dep, w.head) for w in flat.words] == [(w.text, w.tag, w.dep, w.head) for w in wrapped.words]


def test_names():
    names = {
        (n.text, n.kind)
        for n in reading("Foreign Minister Tarek al-Masri met John Brown of the United Nations in London.").names
    }
    assert {("Tarek al-Masri", "PERSON"), ("John Brown", "PERSON"), ("United Nations", "ORG"), ("London", "LOC")} <= names


def test_one_name_has_one_kind_in_an_article():
    names = [Name(0, 5, "Dorim", "PERSON"), Name(9, 14, "Dorim", "LOC"), Name(20, 25, "Dorim", "LOC"), Name(30, 38, "Ana Brok", "PERSON"), Name(40, 44, "Brok", "ORG")]  # fmt: skip
    assert [n.kind for n in _one_kind_each(names)] == ["LOC", "LOC", "LOC", "PERSON", "PERSON"]


def test_thousands_of_words_without_an_end_are_read_in_parts():
    found = reading("stop " * (3 * LONGEST))
    assert len(found.words) == 3 * LONGEST and len(found.sentences) == 1


def test_a_run_of_marks_without_an_end_is_cut_and_loses_nothing():
    text = "Stop " + "“" * 3000 + " now"
    found = reading(text)
    assert "".join(w.text for w in found.words) == text.replace(" ", "")
    assert [text[w.start : w.end] for w in found.words] == [w.text for w in found.words]


def test_a_pipeline_that_is_not_installed_is_one_clear_line():
    with pytest.raises(PipelineError, match=r"^--pipeline no_such_pipeline: can't be loaded") as error:
        load_pipeline("no_such_pipeline")
    assert "\n" not in str(error.value)


def test_a_pipeline_that_lacks_something_says_what(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(
        PipelineError, match=r"lacks tags \(tagger\); lemmas \(lemmatizer\); trees \(parser\); names \(ner\)"
    ):
        load_pipeline(str(tmp_path / "blank"))


def test_another_pipeline_takes_the_place_of_the_shipped_one(tmp_path):
    nlp = spacy.load(SHIPPED)
    nlp.meta |= {"name": "other", "version": "9.9"}
    nlp.to_disk(tmp_path / "other")
    text = "Officials said it was over."
    found = read(text, find_blocks(text, read_codebook()), str(tmp_path / "other"))
    assert [w.dep for w in found.words] == [w.dep for w in reading(text).words]
    assert pipeline_identity(str(tmp_path / "other")) == {"name": "en_other", "version": "9.9"}


def test_the_shipped_pipeline_is_known_by_the_digest_of_its_weights():
    identity = pipeline_identity()
    assert identity["name"] == "en_framing_news" and len(identity["digest"]) == 16
    assert spacy.load(SHIPPED).meta["license"] == "CC BY-SA 4.0"


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(trans1, trans2):
    random = np.random.default_rng(0)
    x = random.normal(size=(5, 7) if not trans1 else (7, 5)).astype("float32")
    y = random.normal(size=(7, 3) if not trans2 else (3, 7)).astype("float32")
    ours, theirs = product(x, y, None, trans1, trans2), NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    assert np.allclose(ours, theirs, atol=1e-5)
    out = np.zeros((5, 3), dtype="float32")
    assert product(x, y, out, trans1, trans2) is out and np.allclose(out, theirs, atol=1e-5)


def test_every_layer_multiplies_by_numpy():
    nlp = spacy.load(SHIPPED)
    use_numpy(nlp)
    ops = {type(node.ops).__name__ for _, pipe in nlp.pipeline for node in pipe.model.walk()}
    assert ops == {"NumpyProducts"}
