"""The same article in several editions of an outlet."""

import random

import pytest

from framing.importers.editions import find_editions

WORDS = [
    f"{a}{b}"
    for a in ("fo", "ri", "gu", "sa", "te", "lo", "mi", "ne")
    for b in ("rd", "ver", "ard", "rn", "nt", "ok", "ll", "st")
]


def prose(seed, length=300):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length)) + "."


REPORT = prose(1)
LONGER = REPORT + " " + prose(2, 60)
EDITED = REPORT.replace("ford", "bridge", 3)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        # the longest is kept
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Post", "2031-04-18", LONGER)], {"a": "b"}),
        # of equally long ones the first
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Post", "2031-04-19", REPORT)], {"b": "a"}),
        # case of the outlet's name doesn't matter, few words changed don't either
        ([("a", "Post", "2031-04-18", REPORT), ("b", "POST", None, EDITED)], {"b": "a"}),
        # three editions, one kept
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Post", "2031-04-18", LONGER), ("c", "Post", "2031-04-18", EDITED)], {"a": "b", "c": "b"}),
        # another outlet: wire copy, no edition
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Herald", "2031-04-18", REPORT)], {}),
        # no outlet known
        ([("a", None, "2031-04-18", REPORT), ("b", None, "2031-04-18", REPORT)], {}),
        # a week later: printed again on purpose
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Post", "2031-04-28", REPORT)], {}),
        # other words
        ([("a", "Post", "2031-04-18", REPORT), ("b", "Post", "2031-04-18", prose(9))], {}),
        # a brief inside a long report is no edition of it
        ([("a", "Post", "2031-04-18", " ".join(REPORT.split()[:60])), ("b", "Post", "2031-04-18", REPORT)], {}),
        # a report with a shared background paragraph
        ([("a", "Post", "2031-04-18", prose(3, 200) + prose(5, 60)), ("b", "Post", "2031-04-18", prose(4, 200) + prose(5, 60))], {}),
    ],
)  # fmt: skip
def test_editions(articles, expected):
    assert find_editions(articles) == expected


def test_boilerplate_in_every_article_makes_no_editions():
    tail = prose(7, 40)
    articles = [(str(n), "Post", "2031-04-18", f"{prose(100 + n, 150)} {tail}") for n in range(80)]
    assert find_editions(articles) == {}
