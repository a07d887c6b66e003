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


# a line of its own between two paragraphs, its zone
@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("By Ana Brok in Tarn", "boilerplate"),
        ("By Monday the rebels held the bridge and both of its ends, and they had this to tell the mayor and all of his guests there:", "body"),
        ("Updated 4 March 2031, 9:30 p.m.", "boilerplate"),
        ("Published: 14 hours ago", "boilerplate"),
        ("Posted by Jo Lind", "boilerplate"),
        ("Modified versions of the shell have a range of 40 km.", "body"),
        ("A boy looks at his profile photo on the wall of the school.", "body"),
        ("FILE PHOTO: The bridge in 2019", "caption"),
        ("They blamed the quarrel on men inside the TNA/PDF.", "body"),
        ("A man looks at the bridge in Tarn. MWN/Jo Lind", "caption"),
        (f"{LONG} The council fell over it. [Tarn Post, 10/11/30]", "body"),
        ("Boats at the pier of Tarn on Sunday [Jo Lind/Meridian Wire]", "caption"),
        ("Jo Lind/Tarn Post/AP Photo", "caption"),
        ("Getty Images", "caption"),
        ("JUST WATCHED Why the bridge fell Replay", "boilerplate"),
        ("Farmers said that they must watch the river all night now.", "body"),
        ("By signing up you agree to the terms and to our privacy policy.", "boilerplate"),
        ("The company's privacy policy let it sell what farmers had told it, the council found.", "body"),
        ("Related: Why the bridge fell", "boilerplate"),
        ("Related stories", "boilerplate"),
        (f"Related Video {LONG}", "boilerplate"),
        ("Related violence has spread to the northern valley.", "body"),
        ("Get the day's news in our newsletter.", "boilerplate"),
        ("Morning newsletter", "boilerplate"),
        ("The rebels print a newsletter in the valley and leave it in churches at night.", "body"),
        ("All the news from Tarn, delivered daily to your inbox.", "boilerplate"),
        ("Follow Jo Lind on Twitter @jolind", "boilerplate"),
        ("Follow-up talks were held on Tuesday, the ministry said.", "body"),
        ("Like us on Facebook.", "boilerplate"),
        ("Story Continued Below", "boilerplate"),
        ("Continue reading the main story", "boilerplate"),
        ("AD", "boilerplate"),
        ("Slideshow (2 Images)", "boilerplate"),
        ("[pullquote]", "boilerplate"),
        ('[jwplayer file="bridge.mp4"]', "boilerplate"),
        (f"A combination of file photos shows the bridge. {LONG}", "caption"),
        ("ANALYSIS/OPINION:", "boilerplate"),
        ("LISTEN TO ARTICLE 2:43", "boilerplate"),
        ("This article is more than 1 year old", "boilerplate"),
        ("7 years ago", "boilerplate"),
        ("( PHOTOS: The bridge through the years )", "boilerplate"),
        ("Watch:", "boilerplate"),
        ("Contributing: The Meridian Wire", "boilerplate"),
        ("Click to enlarge.", "boilerplate"),
        ("Copyright 2031 Tarn Post.", "boilerplate"),
        ("Jo Lind in Tarn contributed to this report. Ana Brok reported from Ossel.", "boilerplate"),
        ("Jo Lind contributed to this report from Ossel.", "boilerplate"),
        ("The mayor contributed to this story of failure, villagers said.", "body"),
    ],
)  # fmt: skip
def test_lines_of_the_page_are_told_from_news(line, zone):
    blocks = find_blocks(f"{LONG}\n\n{line}\n\n{LONG}", read_codebook())
    assert [b.zone for b in blocks] == ["body", zone, "body"]


def test_repeated_lines_are_boilerplate_but_captions_stay():
    sentence, caption = "This page is made by three people and a dog.", "FILE PHOTO: The bridge"
    text = f"{LONG}\n\n{sentence}\n\n{caption}\n\n{LONG}"
    spans = [(text.index(line), text.index(line) + len(line)) for line in (sentence, caption)]
    assert [b.zone for b in find_blocks(text, read_codebook())] == ["body", "body", "caption", "body"]
    blocks = find_blocks(text, read_codebook(), spans)
    assert [(b.zone, b.paragraph) for b in blocks] == [("body", 0), ("boilerplate", -1), ("caption", -1), ("body", 1)]


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
