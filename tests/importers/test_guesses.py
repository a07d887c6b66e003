"""Genre and language where the source doesn't say."""

import pytest

from framing.importers.guesses import guess_genre, guess_language, language_code


@pytest.mark.parametrize(
    ("title", "fields", "expected"),
    [
        ("Ford shelled, two dead", {}, "news"),
        ("Opinion: The ford must open", {}, "opinion"),
        ("OPINION | The ford must open", {}, "opinion"),
        ("The ford must open", {"section": "OPINION; Pg. 12"}, "opinion"),
        ("The ford must open", {"kind": "Editorial"}, "opinion"),
        ("The ford must open", {"url": "https://sarnpost.example/opinion/2031/04/18/the-ford-must-open"}, "opinion"),
        ("Who holds the ford?", {"section": "Comment is free"}, "opinion"),
        ("What the truce means", {"section": "News Analysis"}, "analysis"),
        ("Analysis: What the truce means", {}, "analysis"),
        ("Explainer: the ford", {}, "analysis"),
        ("Cup final: Sarn 2, Ostrava 1", {"section": "Sports Desk"}, "other"),
        ("Transcript: the minister's address", {}, "other"),
        # words of a headline or an address that only look like a genre
        ("Public opinion turns on the ford", {}, "news"),
        ("Minister reviews the ford", {"url": "https://sarnpost.example/news/minister-asks-for-opinion-on-ford"}, "news"),
        ("Columns of trucks reach the ford", {"section": "World"}, "news"),
    ],
)
def test_genre(title, fields, expected):
    assert guess_genre(title, fields) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ENGLISH", "en"),
        ("English; EN", "en"),
        ("en-GB", "en"),
        ("Deutsch", "de"),
        ("", None),
        (None, None),
        ("Klingon", None),
    ],
)
def test_languages_as_printed(printed, expected):
    assert language_code(printed) == expected


ENGLISH = "The river guard said on Friday that two of its men had died when a shell hit the post above the ford. " * 3
GERMAN = (
    "Die Flusswache teilte am Freitag mit, dass zwei ihrer Männer gestorben seien, als eine Granate den Posten traf. " * 3
)


def test_language_guessed_from_the_text():
    assert (guess_language(ENGLISH), guess_language(GERMAN), guess_language("Two dead.")) == ("en", "de", None)
