"""How training data are read and changed, on sentences written here."""

from random import Random

import pytest
import spacy

from framing.english.training import names
from framing.english.training.augment import Augmenter, spans, without
from framing.english.training.treebanks import pieces, read_treebank, restyle, to_doc

TREEBANK = """# newdoc id = GUM_news_tarim
# sent_id = GUM_news_tarim-1
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-organization-new-2-coref-2
2\tMinistry\tministry\tPROPN\tNNP\t_\t6\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tTrade\ttrade\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=1)
5-6\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\tdid\tdo\tAUX\tVBD\t_\t6\taux\t_\t_
6\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_
7\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_
8\tsaid\tsay\tVERB\tVBD\t_\t6\tparataxis\t_\t_
9\tMr.\tMr.\tPROPN\tNNP\t_\t10\tnmod:desc\t_\tEntity=(2-person-new-2-coref-2
10\tBrok\tBrok\tPROPN\tNNP\t_\t8\tnsubj\t_\tSpaceAfter=No|Entity=2)
11\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# sent_id = GUM_news_tarim-2
1\t``\t``\tPUNCT\t``\t_\t2\tpunct\t_\tSpaceAfter=No
2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3\t''\t''\tPUNCT\t''\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def sentences(tmp_path):
    (tmp_path / "bank.conllu").write_text(TREEBANK, encoding="utf-8")
    return list(read_treebank(tmp_path / "bank.conllu"))


def test_a_treebank_is_read_with_its_spaces_heads_and_paragraphs(sentences):
    first, second = sentences
    assert first.new_paragraph and first.new_document == "GUM_news_tarim" and not second.new_paragraph
    doc = to_doc(spacy.blank("en").vocab, sentences)
    assert doc.text == "The Ministry of Trade didn't, said Mr. Brok. ``Go'' "
    assert [t.head.text for t in doc][:3] == ["Ministry", "n't", "Trade"] and doc[5].dep_ == "ROOT"
    assert len(list(doc.sents)) == 2


def test_names_of_gum_are_proper_nouns_without_titles(sentences):
    names.attach_gum_names(sentences[0])
    found = [(" ".join(sentences[0].words[a:b]), kind) for a, b, kind in spans(sentences[0].names)]
    assert found == [("Ministry of Trade", "ORG"), ("Brok", "PERSON")]


def test_universal_ner_is_found_by_letters(sentences, tmp_path):
    rows = ["# sent_id = other-1", *(f"{i}\t{w}\t{t}\t-\t-" for i, (w, t) in enumerate([("The", "O"), ("Ministry", "B-ORG"), ("of", "I-ORG"), ("Trade", "I-ORG"), ("didn't", "O"), (",", "O"), ("said", "O"), ("Mr.", "O"), ("Brok", "B-PER"), (".", "O")], 1))]  # fmt: skip
    (tmp_path / "names.iob2").write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    assert names.attach_universal_ner(sentences, tmp_path / "names.iob2") == 1
    assert sentences[0].names == ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O", "O", "B-PERSON", "O"]


def test_pieces_keep_paragraphs_apart(sentences):
    assert [len(run) for run in pieces([*sentences, *sentences])] == [2, 2]
    assert all(len(run) == 1 for run in pieces(sentences, Random(1), most=1))


def test_quotation_marks_of_one_style():
    assert restyle(['"', "don't", '"'], ["``", "VB", "''"], "curly") == ["“", "don’t", "”"]
    assert restyle(["“", "don’t", "”"], ["``", "VB", "''"], "straight") == ['"', "don't", '"']


def test_a_lost_mark_leaves_a_tree(sentences):
    less = without(sentences[0], set(range(11)), (",", "."))
    assert less.words == ["The", "Ministry", "of", "Trade", "did", "n't", "said", "Mr.", "Brok"]
    assert [less.words[h] for h in less.heads] == [
        "Ministry",
        "n't",
        "Trade",
        "Ministry",
        "n't",
        "n't",
        "n't",
        "Brok",
        "said",
    ]


def test_other_names_have_as_many_words(sentences):
    for sentence in sentences:
        names.attach_gum_names(sentence)
    (changed, same), before = Augmenter(Random(3), sentences).renamed(sentences), sentences[0]
    assert len(changed.words) == len(before.words) and changed.deps == before.deps and same is sentences[1]
    assert [a == b for a, b in zip(changed.words, before.words, strict=True)].count(False) >= 1


def test_columns_and_their_spaces(tmp_path):
    (tmp_path / "wiki.txt").write_text("The O\nLake I-ORG\nClub I-ORG\n, O\nnot O\nTarim I-MISC\n\n", encoding="utf-8")
    ((words, tags),) = names.read_columns(tmp_path / "wiki.txt", {"ORG": "ORG"})
    assert tags == ["O", "B-ORG", "I-ORG", "O", "O", "O"]
    assert names.spaced(words) == [True, True, False, True, True, True]
