"""Questions to a tree, asked of trees written by hand."""

import pytest

from framing.english.reading import Reading, Word
from framing.english.syntax import first_child, head_word, is_verb, subject, under


def tree(rows):
    """A reading from rows `word/TAG/relation/head`, head as a word number from 1, 0 for the root."""
    words, at = [], 0
    for number, row in enumerate(rows.split()):
        text, tag, dep, head = row.rsplit("/", 3)
        words.append(Word(at, at + len(text), text, tag, text.lower(), dep, int(head) - 1 if head != "0" else number))
        at += len(text) + 1
    return Reading(" ".join(w.text for w in words), [], [], words, [])


PLAIN = tree("Ana/NNP/nsubj/3 Brok/NNP/flat/1 said/VBD/ROOT/0 that/IN/mark/6 two/CD/nsubj/6 died/VBD/ccomp/3")
JOINED = tree("Ana/NNP/nsubj/2 left/VBD/ROOT/0 and/CC/cc/4 said/VBD/conj/2 nothing/NN/obj/4")
WHO = tree("a/DT/det/2 man/NN/ROOT/0 who/WP/nsubj/4 said/VBD/acl:relcl/2 so/RB/advmod/4")
WHICH = tree("the/DT/det/2 group/NN/ROOT/0 which/WDT/nsubj/5 it/PRP/nsubj/5 says/VBZ/acl:relcl/2 hides/VBZ/ccomp/5")
SAYING = tree("a/DT/det/2 statement/NN/ROOT/0 saying/VBG/acl/2 so/RB/advmod/3")


def test_under():
    assert under(PLAIN, 5) == [3, 4, 5]
    assert under(PLAIN, 2, frozenset({5})) == [0, 1, 2]


def test_first_child_goes_by_the_order_of_the_relations():
    assert first_child(PLAIN, 2, "ccomp", "nsubj") == 5
    assert first_child(PLAIN, 5, "obj") is None


def test_head_word():
    assert head_word(PLAIN, 0, 8) == 0
    assert head_word(PLAIN, 4, 8) == 1
    assert head_word(PLAIN, 3, 4) is None


def test_is_verb():
    assert is_verb(PLAIN, 2) and not is_verb(PLAIN, 0)


@pytest.mark.parametrize(
    ("reading", "verb", "who"),
    [(PLAIN, 2, "Ana"), (JOINED, 3, "Ana"), (WHO, 3, "man"), (WHICH, 4, "it"), (SAYING, 2, "statement")],
)
def test_subject(reading, verb, who):
    assert reading.words[subject(reading, verb)].text == who


def test_a_verb_without_a_subject():
    assert subject(tree("Go/VB/ROOT/0 now/RB/advmod/1"), 0) is None
