"""What the tests of Nexis share: the forms of a file, what was read, and articles of random shapes."""

import random

from framing.importers.docx import docx_lines
from framing.importers.rtf import rtf_lines
from tests.importers.samples_nexis import Piece, docx, rtf

THROUGH = {
    "lines": lambda lines: lines,
    "docx": lambda lines: docx_lines(docx(lines))[0],
    "rtf": lambda lines: rtf_lines(rtf(lines))[0],
}


def texts(contents):
    return [(article.title, (article.text or "").split("\n\n")) for article in contents.articles]


def expected(articles):
    return [(article.title, article.paragraphs) for article in articles]


def names(contents):
    return [name for article in contents.articles for name, _ in article.problems], [name for name, _ in contents.problems]


def random_piece(rng: random.Random, n: int) -> Piece:
    """An invented article of a random shape; with odd titles, paragraphs and blanks inside."""
    nouns = (
        "shells river Vell crossing officials “talks” Orrin ward na\u00efve 7,400 St. (the) bridge’s O'Dell — café 𝕏".split()  # noqa: SIM905
    )
    said = [
        " ".join(rng.choices(nouns, k=rng.randint(4, 60))) + rng.choice([".", ".”", "?", " …", "!"])
        for _ in range(rng.randint(1, 9))
    ]
    odd = [
        "Section: what was said.",
        "Body",
        "Classification",
        "2. Then the second.",
        "Subject: a bridge.",
        "Load-Date: none.",
        "* * *",
        "Byline: none",
    ]
    for at in range(len(said)):
        if at and at < len(said) - 1 and rng.random() < 0.2:
            said[at] = rng.choice(odd)
    title = rng.choice(
        [
            "Body",
            f"{n}. Shells",
            "Length: 5 words in the headline",
            "Shells fall",
            f"Bridge {n}: what we know",
            "Section: none",
            "“Talks” & <more>",
        ]
    )
    return Piece(
        title, said, outlet=rng.choice(["The Orrin Courier", "Vell Today (Marn)", "1st News"]),
        byline=rng.choice([None, "Ada Brell", "By A. Brell and B. Oss"]), section=rng.choice([None, "NEWS"]),
        highlight=rng.choice([[], ["One."], ["One thing.", "Two things."]]), graphic=rng.choice([[], ["Smoke. Vell Wire"]]),
        dateline=rng.choice([None, "MARN"]), copyright=rng.choice([None, "Copyright 2024 Courier Press All Rights Reserved"]),
    )  # fmt: skip
