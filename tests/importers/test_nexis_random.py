"""Nexis Uni: articles of any shape come back word for word, whole or cut off; and how long that takes."""

import random
import time

import pytest

from framing.importers.docx import docx_lines
from framing.importers.nexis import read_nexis
from tests.importers.nexis_checks import THROUGH, expected, names, random_piece, texts
from tests.importers.samples_nexis import DUTCH, ENGLISH, FRENCH, GERMAN, SPANISH, docx, pieces, replace, uni_lines


@pytest.mark.parametrize("seed", range(60))
def test_any_articles_come_back_word_for_word(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, rng.randint(2, 12))]
    lines = uni_lines(
        articles,
        cover=rng.random() < 0.7,
        names=rng.choice([ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH]),
        blank=rng.random() < 0.5,
    )
    contents = read_nexis(rng.choice(list(THROUGH.values()))(lines))
    assert texts(contents) == expected(articles)
    assert names(contents) == ([], [])


@pytest.mark.parametrize("seed", range(4))
def test_a_file_cut_off_anywhere_keeps_what_stands_above(seed):
    rng = random.Random(seed)
    articles = [random_piece(rng, n) for n in range(1, 5)]
    lines = uni_lines(articles, cover=seed % 2 == 0)
    for cut in range(len(lines)):
        contents = read_nexis(lines[:cut])
        whole = lines[:cut].count("End of Document")
        assert texts(contents)[:whole] == expected(articles)[:whole] if contents else whole == 0


@pytest.mark.parametrize(
    "line",
    [
        "Body",
        "Length:\xa0111 words",
        "Copyright 2024 Courier Press All Rights Reserved",
        "Classification",
        "Section:\xa0NEWS; Pg. 4",
    ],
)
def test_any_line_of_the_database_may_be_missing(line):
    lines = uni_lines(pieces(3))
    for at in [i for i, other in enumerate(lines) if other == line]:
        contents = read_nexis([*lines[:at], *lines[at + 1 :]])
        assert texts(contents) == expected(pieces(3))


def test_speed():
    long = [replace(p, paragraphs=p.paragraphs * 7) for p in pieces(400)]
    data = docx(uni_lines(long))
    seconds = []
    for _ in range(2):  # the better of two, in processor time: other tests run beside this one
        start = time.process_time()
        contents = read_nexis(docx_lines(data)[0])
        seconds.append(time.process_time() - start)
    assert len(contents.articles) == 400
    assert min(seconds) < 2
