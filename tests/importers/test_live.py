"""Live blogs kept whole or split by their stamps."""

import pytest

from framing.importers.live import live_entries, split_live
from framing.importers.records import Found

BLOG = "\n".join(
    [
        "What we know so far.",
        "10:42",
        "Shelling goes on.",
        "",
        "A second line.",
        "10:15 GMT",
        "Two dead, guard says.",
        "9:30am",
        "Good morning.",
    ]
)


def test_entries_hold_every_line_once():
    entries = live_entries(Found(title="Sarn ford – live updates", text=BLOG))
    assert [e.splitlines()[0] for e in entries] == ["What we know so far.", "10:42", "10:15 GMT", "9:30am"]
    assert "\n".join(entries).split() == BLOG.split()


@pytest.mark.parametrize(
    ("title", "text", "entries"),
    [
        ("Sarn ford – as it happened", BLOG, 4),
        ("Sarn ford shelled", BLOG, 0),  # three stamps alone make no live blog
        ("Sarn ford shelled", "\n".join(f"1{i}:00\nShell {i}." for i in range(9)), 9),
        ("Soldiers live in tents", "At 10:42 a shell fell.\nAt 10:43 another.\nAt 10:50 silence.", 0),  # times in sentences
        ("Live: the vote", "", 0),
    ],
)
def test_what_is_a_live_blog(title, text, entries):
    assert len(live_entries(Found(title=title, text=text))) == entries


def test_split_keeps_title_fields_and_place():
    parts = split_live(
        Found(place="document 3", title="Ford live", text=BLOG, fields={"outlet": "Sarn Post"}, above=["A day."])
    )
    assert [p.place for p in parts] == [f"document 3, entry {n}" for n in (1, 2, 3, 4)]
    assert all(p.title == "Ford live" and p.fields == {"outlet": "Sarn Post"} for p in parts)


def test_another_article_stays_whole():
    article = Found(title="Ford shelled", text="Two dead.")
    assert split_live(article) == [article]
