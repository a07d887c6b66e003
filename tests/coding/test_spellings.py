"""Names in their many spellings."""

import pytest

from framing.coding.spellings import NameIndex, name_key

INDEX = NameIndex(
    [
        ("Jaish al-Adl", "adl"),
        ("Tarwan Liberation Army", "army"),
        ("Tarwan", "tarwan"),
        ("Hezbollah", "party"),
        ("Red group", "red"),
    ],
    [("TLA", "army"), ("M-19", "april")],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # articles, hyphens, vowels, doubled letters
        ("Jaish-ul-Adl left. Jeish al Adl came. Jaysh-e-Adl stayed. Jaishul Adl spoke.", ["adl", "adl", "adl", "adl"]),
        ("Hizbullah and Hezbolah left.", ["party", "party"]),
        # the longest name wins; a possessive is no part of it
        ("The Tarwan Liberation Army’s men left Tarwan.", ["army", "tarwan"]),
        # abbreviations letter by letter
        ("The TLA and M-19 met; tla, TLAs and XTLA did not.", ["army", "april"]),
        # small letters are no name; a name that ends in a small letter may
        ("They want a tarwan. The Red group left.", ["red"]),
        # names end with their line's words, not beyond punctuation
        ("In Tarwan. Liberation Army day is near.", ["tarwan"]),
        ("", []),
    ],
)
def test_names_are_found_in_any_spelling(text, found):
    assert [about for _, _, about, _ in INDEX.find(text)] == found


def test_spans_and_forms():
    text = "Then al-Tarwan and the TLA fled."
    assert [(text[s:e], how) for s, e, _, how in INDEX.find(text)] == [("al-Tarwan", "name"), ("TLA", "abbreviation")]


def test_different_names_keep_different_keys():
    names = ["Jaish al-Adl", "Jaish al-Islam", "Ansar al-Islam", "Ansar al-Sharia", "Islamic State", "Islamic Jihad"]
    assert len({name_key(name) for name in names}) == len(names)
