"""Factiva exports of invented articles, built as the public descriptions of its layouts give them."""

import html
import random
from dataclasses import dataclass, field

WORDS = [
    "harbour",
    "council",
    "morning",
    "market",
    "ferry",
    "Ostrava-on-Sea",
    "bridge",
    "patrol",
    "the",
    "a",
    "of",
    "said",
    "minister",
    "river",
    "grain",
    "convoy",
    "“truce”",
    "it’s",
    "27",
    "villagers;",
    "north",
    "ridge,",
    "quiet",
    "after",
    "shelling",
    "—",
    "and",
    "spokesman",
    "(unnamed)",
    "denied",
    "IN",
    "RE",
    "LP",
    "statement",
]
MONTHS = {"en": "January", "de": "Januar", "fr": "janvier", "es": "de enero de", "it": "gennaio"}
UNIT = {"en": "words", "de": "Wörter", "fr": "mots", "es": "palabras", "it": "parole"}
TONGUE = {"en": "English", "de": "Englisch", "fr": "Anglais", "es": "Inglés", "it": "Inglese"}
MARK = {"en": "Document", "de": "Dokument", "fr": "Document", "es": "Documento", "it": "Documento"}


@dataclass
class Sample:
    """One invented article; `number` makes its accession number."""

    number: int = 1
    title: str = "Ferry talks at Lower Quill stall over grain"
    paragraphs: list[str] = field(default_factory=lambda: [f"Talks paused {n} times on the quay." for n in range(1, 6)])
    outlet: str = "The Quill Courier"
    source: str = "QUILC"
    section: str = "World News"
    author: str = "By Mara Tellen"
    credit: str = ""
    date: str = "18 {month} 2031"
    time: str = "10:00"
    edition: str = "Late Edition"
    rights: str = "Copyright 2031 Quill Press. All Rights Reserved."
    captions: list[str] = field(default_factory=list)
    subjects: str = "gvio : Military Action | nedc : Commentaries/Opinions"
    publisher: str = "Quill Press Ltd"

    @property
    def mark(self) -> str:
        return f"{self.source}0000020310118ek1i{self.number:05d}"[-40:]

    def words(self, tongue: str = "en") -> str:
        return f"{sum(len(p.split()) for p in self.paragraphs):,} {UNIT[tongue]}"

    def day(self, tongue: str = "en") -> str:
        return self.date.format(month=MONTHS[tongue])


def random_samples(seed: int, n: int) -> list[Sample]:
    draw = random.Random(seed)
    out = []
    for i in range(n):
        paragraphs = [
            " ".join(draw.choice(WORDS) for _ in range(draw.randint(4, 80))) + draw.choice([".", "?", "", "”", ":"])
            for _ in range(draw.randint(1, 12))
        ]
        title = "Talks " + " ".join(draw.choice(WORDS) for _ in range(draw.randint(5, 12)))
        out.append(
            Sample(
                number=i + 1,
                title=title,
                paragraphs=paragraphs,
                section=draw.choice(["", "World News", "Foreign Desk; 1"]),
                author=draw.choice(["", "By Mara Tellen", "By Ivo Brandt and Mara Tellen"]),
                time=draw.choice(["", "10:00", "10:00 GMT"]),
                edition=draw.choice(["", "Late Edition - Final"]),
                rights=draw.choice(["Copyright 2031 Quill Press.", "(c) 2031 Quill Press", "© 2031 Quill Press."]),
                captions=draw.choice([[], ["The quay at dawn."]]),
            )
        )
    return out


def coded(sample: Sample, tongue: str = "en") -> list[tuple[str, list[str]]]:
    """The article's fields by code, in Factiva's order; empty ones left out."""
    rows = [
        ("SE", [sample.section]), ("HD", [sample.title]), ("BY", [sample.author]), ("CR", [sample.credit]),
        ("WC", [sample.words(tongue)]), ("PD", [sample.day(tongue)]), ("ET", [sample.time]), ("SN", [sample.outlet]),
        ("SC", [sample.source]), ("ED", [sample.edition]), ("PG", ["A4"]), ("LA", [TONGUE[tongue]]), ("CY", [sample.rights]),
        ("LP", sample.paragraphs[:2]), ("TD", sample.paragraphs[2:]), ("CT", ["Desk, +00 555"]), ("ART", sample.captions),
        ("CO", ["quillp : Quill Ports"]), ("NS", [sample.subjects]), ("RE", ["quil : Quill | marl : Marl Islands"]),
        ("IPC", ["QUI | GEN"]), ("PUB", [sample.publisher]), ("AN", [f"{MARK[tongue]} {sample.mark}"]),
    ]  # fmt: skip
    return [(code, [p for p in value if p]) for code, value in rows if any(value)]


def summary(found: int | None, tongue: str = "en") -> list[str]:
    if found is None:
        return []
    title, label = {
        "en": ("Search Summary", "Results Found"),
        "de": ("Zusammenfassung der Suche", "Gefundene Ergebnisse"),
    }[tongue]
    scope = ["Text", "ferry and grain", "Date", "All dates", "Source", "All sources"]
    return [title, *scope, label, f"{found:,}", "Timestamp", "19 January 2031 9:12"]


def tagged_lines(samples: list[Sample], gap: str = "alone", found: int | None = None, tongue: str = "en") -> list[str]:
    """ "alone": a code on a line of its own; else what stands between a code and its words ("|": table cells)."""
    lines: list[str] = []
    for sample in samples:
        for code, value in coded(sample, tongue):
            rows = [row for p in value for row in (p, "")][:-1]
            if gap == "alone":
                lines += [code, *rows, ""]
            elif gap == "|":
                lines += [f"{code}|{rows[0]}", *rows[1:]]
                lines[-1] += "|"
            else:
                lines += [f"{code}{gap}{rows[0]}", *rows[1:]]
        lines += ["", ""]
    return lines + summary(found, tongue)


def head_rows(sample: Sample, tongue: str = "en") -> list[str]:
    rows = [
        sample.words(tongue),
        sample.day(tongue),
        sample.time,
        sample.outlet,
        sample.source,
        sample.edition,
        TONGUE[tongue],
        sample.rights,
    ]
    return [row for row in [sample.author, sample.credit, *rows] if row]


def display_lines(samples: list[Sample], found: int | None = None, tongue: str = "en", contents: bool = False) -> list[str]:
    lines = ["Factiva RTF Display Format", ""]
    if contents:
        lines += ["Table of Contents", *[f"{n}. {s.title} {n + 1}" for n, s in enumerate(samples, 1)], ""]
    for sample in samples:
        lines += [row for row in (sample.section, sample.title) if row] + [""] + head_rows(sample, tongue) + [""]
        lines += [row for p in sample.paragraphs for row in (p, "")]
        lines += [f"{MARK[tongue]} {sample.mark}", "", "Page 1 of 9 © 2031 Factiva, Inc. All rights reserved.", ""]
    return lines + summary(found, tongue)


def rtf(lines: list[str]) -> bytes:
    """The lines as an RTF file, one \\par each, other letters than ASCII as \\u escapes."""
    out = []
    for line in lines:
        safe = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        out.append("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in safe) + "\\par\n")
    return ("{\\rtf1\\ansi\\ansicpg1252\n" + "".join(out) + "}").encode("ascii")


def _page(blocks: list[str], found: int | None, charset: str) -> bytes:
    table = "" if found is None else (
        '<table class="searchPreview"><tr><td class="sbSummaryTitle" colspan="2">Search Summary</td></tr>'
        f'<tr><td class="label">Results Found</td><td>{found}</td></tr></table>'
    )  # fmt: skip
    head = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"/><title>Factiva</title></head>'
    )
    return f"{head}<body><div id='contentLeft'>{''.join(blocks)}{table}</div></body></html>".encode(charset)


def _paragraphs(paragraphs: list[str], by: str = "  ") -> str:
    return "\n".join(f'<p class="articleParagraph enarticleParagraph">{html.escape(p)}{by}</p>' for p in paragraphs)


def tagged_html(samples: list[Sample], found: int | None = None, charset: str = "utf-8") -> bytes:
    blocks = []
    for sample in samples:
        rows = []
        for code, value in coded(sample):
            cell = _paragraphs(value) if code in {"LP", "TD"} else f"<br/>{html.escape(' '.join(value))}"
            if code == "HD":
                cell = f'<b class="enHeadline">{html.escape(sample.title)}</b>\n'
            rows.append(f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>')
        blocks.append(f'<span></span><div class="article enArticle"><table>{"".join(rows)}</table><br/></div><br/>')
    return _page(blocks, found, charset)


def display_html(samples: list[Sample], found: int | None = None, charset: str = "utf-8", marks: bool = True) -> bytes:
    blocks = []
    for sample in samples:
        lines = [row for row in head_rows(sample) if row != sample.author]
        block = f"<p>\n</p>{f'<div>{sample.section}</div>' if sample.section else ''}\n"
        block += f'<div id="hd"><span class="enHeadline">{html.escape(sample.title)}  </span>\n</div>'
        block += f'<div class="author">{sample.author}  </div>' if sample.author else ""
        block += (
            "".join(f"<div>{html.escape(line)}</div>" for line in lines) + "\n<p></p>\n" + _paragraphs(sample.paragraphs)
        )
        block += f"<p>{sample.outlet} Digital</p>" + (f"<p>Document {sample.mark}</p>" if marks else "")
        blocks.append(
            f'<div id="article-{sample.mark}" class="article"><div class="article enArticle">{block}</div></div><br>'
        )
    return _page(blocks, found, charset)
