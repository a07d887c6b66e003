"""ProQuest exports of invented articles, built as the public descriptions of its layouts give them."""

import html
import random
from dataclasses import dataclass, field

from tests.importers.samples_factiva import WORDS

RULE = "_" * 60


@dataclass
class Sample:
    """One invented article; `number` is its ProQuest document ID."""

    number: int = 3100000001
    title: str = "Ferry talks at Lower Quill stall over grain"
    paragraphs: list[str] = field(default_factory=lambda: [f"Talks paused {n} times on the quay." for n in range(1, 6)])
    author: str = "Tellen, Mara"
    outlet: str = "The Quill Courier"
    date: str = "Jan 18, 2031"
    section: str = "World"
    kind: str = "News"
    subject: str = "Ferries; Grain"
    more: dict[str, str] = field(default_factory=dict)

    def above(self) -> list[tuple[str, str]]:
        rows = [
            ("Author", self.author),
            ("Publication info", f"{self.outlet} ; Quill, Marl. [Quill, Marl]18 Jan 2031: A.4."),
            ("Abstract", "None available."),
            ("Links", f"https://library.example/openurl?title={self.number}"),
        ]
        return [row for row in rows if row[1]]

    def fields(self) -> list[tuple[str, str]]:
        rows = {
            "Subject": self.subject, "Location": "Lower Quill", "Title": self.title,
            "Publication title": f"{self.outlet}; Quill, Marl." if self.outlet else "", "First page": "A.4", "Publication year": "2031",
            "Publication date": self.date, "Section": self.section, "Publisher": "Quill Press Ltd", "Place of publication": "Quill, Marl.",
            "Country of publication": "Marl", "ISSN": "00000000", "Source type": "Newspaper", "Language of publication": "English",
            "Document type": self.kind, "ProQuest document ID": str(self.number),
            "Document URL": f"https://www.proquest.example/docview/{self.number}/se-2",
            "Copyright": "Copyright 2031 Quill Press. All Rights Reserved.", "Last updated": "2031-01-19", "Database": "Marl Newsstream",
        } | self.more  # fmt: skip
        return [row for row in rows.items() if row[1]]


def random_samples(seed: int, n: int) -> list[Sample]:
    draw = random.Random(seed)
    out = []
    for i in range(n):
        paragraphs = [
            " ".join(draw.choice(WORDS) for _ in range(draw.randint(4, 80))) + draw.choice([".", "?", "", "”"])
            for _ in range(draw.randint(1, 12))
        ]
        title = "Talks " + " ".join(draw.choice(WORDS) for _ in range(draw.randint(3, 12)))
        out.append(Sample(3100000001 + i, title, paragraphs, draw.choice(["", "Tellen, Mara", "Brandt, Ivo; Tellen, Mara"]),
                          section=draw.choice(["", "World"]), subject=draw.choice(["", "Ferries; Grain"])))  # fmt: skip
    return out


def cover(samples: list[Sample]) -> list[str]:
    contents = [row for n, s in enumerate(samples, 1) for row in (f"{n}. {s.title}", "")]
    return [
        RULE,
        "",
        "Report Information from ProQuest",
        "",
        "19 January 2031 09:12",
        RULE,
        "",
        "19 January 2031",
        "ProQuest",
        "",
        "Table of contents",
        "",
        *contents,
    ]


def lines_of(
    samples: list[Sample],
    order: str = "text first",
    numbered: bool = True,
    first_page: bool = False,
    gap: bool = True,
    total: int = 0,
) -> list[str]:
    """`order`: text or fields first; `numbered`: with "Document 1 of 2"; `gap`: blank lines between the fields."""
    lines = cover(samples) if first_page else []
    for n, sample in enumerate(samples, 1):
        text = (
            [f"Full text: {sample.paragraphs[0]}", *sample.paragraphs[1:]]
            if sample.paragraphs
            else ["Full text: Not available."]
        )
        above = [[f"{name}: {value}"] for name, value in sample.above()]
        fields = [[f"{name}: {value}"] for name, value in sample.fields()]
        blocks = (
            [[sample.title], *above, text, *fields] if order == "text first" else [[sample.title], *above, *fields, text]
        )
        rows = [row for block in blocks for row in [*block, *([""] if gap else [])]]
        lines += [RULE, "", *([f"Document {n} of {total or len(samples)}", ""] if numbered else []), *rows]
    return [
        *lines,
        RULE,
        "",
        "Contact us at: http://about.proquest.example/contact",
        "Database copyright © 2031 ProQuest LLC. All rights reserved.",
    ]


def page(samples: list[Sample], count: int | None = None) -> bytes:
    blocks = []
    for sample in samples:
        rows = [f'<p style="font-weight:bold;">{html.escape(sample.title)}</p>']
        rows += [
            f"<p><strong>{name}:  </strong>{html.escape(value)}</p>" for name, value in sample.above() if name != "Links"
        ]
        words = count if count is not None else sum(len(p.split()) for p in sample.paragraphs)
        inner = "".join(f"<p>{html.escape(p)}</p>              " for p in sample.paragraphs)
        rows += [
            f'<p><strong>Full text: </strong><text wordcount="{words}" htmlcontent="true"><title></title>\n{inner}</text></p>'
        ]
        rows += [f"<p><strong>{name}: </strong>{html.escape(value)}</p>" for name, value in sample.fields()]
        blocks.append(
            f'<div style="margin-bottom:20px"><a name="DocID_QUILL_{sample.number}"></a><p style="margin:0"></p>'
            + "\n".join(rows)
            + "</div>"
        )
    return f"<html><head><title>ProQuest</title></head><body>{''.join(blocks)}</body></html>".encode()
