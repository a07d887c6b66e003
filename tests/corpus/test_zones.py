import pytest

from framing.codebook import read_codebook
from framing.corpus import find_blocks

LONG = "The river rose again on Tuesday and the town council asked everybody to stay away from the lower bridge until the weekend."

# the text, the zones of its blocks
CASES = [
    (f"Bridge shut\n\n{LONG}", ["headline", "body"]),
    (
        f"Bridge shut\nThe council acts before the water does.\nBy Ana Brok\n{LONG}",
        ["headline", "headline", "boilerplate", "body"],
    ),
    (f"{LONG}\n\nWho pays?\n\n{LONG}", ["body", "headline", "body"]),
    (f"{LONG}\nA man looks at the bridge. (Meridian Wire/Jo Lind)\n{LONG}", ["body", "caption", "body"]),
    (f"{LONG}\nFILE PHOTO: The bridge in 2019. WIRE/Jo Lind\n{LONG}", ["body", "caption", "body"]),
    (f"Advertisement\n{LONG}\nSign up to our newsletter today.", ["boilerplate", "body", "boilerplate"]),
    (f"{LONG}       {LONG}", ["body", "body"]),
    (f"MONDAY 13:05\n\n{LONG}", ["headline", "body"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "zones"), CASES)
def test_zones(text, zones):
    blocks = find_blocks(text, read_codebook())
    assert [b.zone for b in blocks] == zones
    assert [b.paragraph for b in blocks if b.zone == "body"] == list(range(zones.count("body")))
    assert all(text[b.start : b.end].strip() == text[b.start : b.end] for b in blocks)


def test_wrapped_lines_are_joined_to_paragraphs():
    first = "The river rose again on Tuesday and the town council asked everybody to\nstay away from the lower bridge until the weekend, when the water is\nexpected to fall."
    second = "Farmers upstream said they had lost forty sheep and most of the winter\nhay, and asked the province for help that has not yet been promised to\nanybody."
    text = "\n".join([first, second, first, second, first])
    blocks = find_blocks(text, read_codebook())
    assert [text[b.start : b.end] for b in blocks] == [first, second, first, second, first]


def test_a_short_wrapped_text_is_joined_too():
    text = "The ferry to Port Alder was late again on Monday because the captain\nhad not been told of the new timetable, the harbour master said in a\nnote to the council. Nobody was hurt.\nPassengers waited for two hours on the pier, some of them with bread\nand coffee from the fish market, until a second boat came over from\nthe island."
    lines = text.splitlines()
    blocks = find_blocks(text, read_codebook())
    assert [text[b.start : b.end] for b in blocks] == ["\n".join(lines[:3]), "\n".join(lines[3:])]
