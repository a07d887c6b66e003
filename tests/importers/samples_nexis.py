"""Exports of Nexis Uni and of the older LexisNexis as published descriptions have them, built from invented articles."""

import io
import textwrap
import zipfile
from dataclasses import dataclass, field, replace

NBSP = "\xa0"
ENGLISH = {
    "end": "End of Document", "body": "Body", "classification": "Classification", "length": "Length", "words": "words",
    "section": "Section", "byline": "Byline", "highlight": "Highlight", "dateline": "Dateline", "load": "Load-Date",
    "graphic": "Graphic", "language": "Language", "kind": "Publication-Type", "documents": "Documents", "user": "User Name",
    "time": "Date and Time", "job": "Job Number",
}  # fmt: skip
GERMAN = {
    **ENGLISH, "end": "Ende des Dokuments", "body": "Volltext", "classification": "Klassifizierung", "length": "Länge",
    "words": "Wörter", "section": "Rubrik", "byline": "Autor", "load": "Ladedatum", "graphic": "Grafik", "language": "Sprache",
    "kind": "Publikationstyp", "documents": "Dokumente", "user": "Benutzername", "time": "Datum und Uhrzeit", "job": "Job-Nummer",
}  # fmt: skip
FRENCH = {
    **ENGLISH,
    "end": "Fin du document",
    "body": "Corps",
    "length": "Longueur",
    "words": "mots",
    "section": "Rubrique",
    "byline": "Auteur",
    "load": "Date de chargement",
    "language": "Langue",
}
SPANISH = {
    **ENGLISH,
    "end": "Fin del documento",
    "body": "Cuerpo",
    "classification": "Clasificación",
    "length": "Longitud",
    "words": "palabras",
    "section": "Sección",
    "byline": "Autor",
    "load": "Fecha de carga",
    "language": "Idioma",
}
DUTCH = {
    **ENGLISH,
    "end": "Einde van document",
    "body": "Hoofdtekst",
    "classification": "Classificatie",
    "length": "Lengte",
    "words": "woorden",
    "section": "Rubriek",
    "byline": "Auteur",
    "load": "Laaddatum",
    "language": "Taal",
}

LONG = "The river crossing at Marn was shelled twice before dawn, officials of the Lower Vell said on Thursday, and {} people were carried to the hospital in Orrin, where the wards had been full since the weekend."


@dataclass
class Piece:
    """An invented article and what the database prints round it; None leaves a line out."""

    title: str = "Shells fall on Marn crossing"
    paragraphs: list[str] = field(default_factory=lambda: [LONG.format(n) for n in ("seven", "nine", "eleven")])
    outlet: str | None = "The Orrin Courier"
    date: str | None = "January 18, 2024 Thursday"
    copyright: str | None = "Copyright 2024 Courier Press All Rights Reserved"
    section: str | None = "NEWS; Pg. 4"
    length: int | None = -1  # -1: counted
    byline: str | None = "Ada Brell"
    dateline: str | None = None
    highlight: list[str] = field(default_factory=list)
    graphic: list[str] = field(default_factory=list)
    kind: str | None = "Newspaper"
    language: str | None = "ENGLISH"
    body_mark: bool = True
    tail: bool = True
    end: bool = True

    def words(self) -> int:
        return len(" ".join(self.paragraphs).split()) if self.length == -1 else self.length or 0


def pieces(number: int) -> list[Piece]:
    """Invented articles that differ in their titles and texts."""
    return [
        Piece(
            title=f"Report {n} from the Vell border",
            paragraphs=[LONG.format(f"{n}{k}") for k in range(1, 4)],
            outlet=f"Outlet {n % 3}",
        )
        for n in range(1, number + 1)
    ]


def uni_lines(
    articles: list[Piece], cover: bool = True, listed: int | None = None, names: dict = ENGLISH, blank: bool = True
) -> list[str]:
    """The paragraphs of a Nexis Uni file; `listed` is the number that the cover page announces."""
    lines = cover_lines([a.title for a in articles], listed if listed is not None else len(articles), names) if cover else []
    for article in articles:
        lines += uni_document(article, names, blank)
    return lines


def cover_lines(titles: list[str], announced: int, names: dict = ENGLISH, own_line: bool = False) -> list[str]:
    lines = [
        f"{names['user']}:{NBSP}A. Reader",
        f"{names['time']}:{NBSP}Friday, March 1, 2024 10:02:00 AM EST",
        f"{names['job']}:{NBSP}210000001",
        "",
        f"{names['documents']} ({announced})",
        "",
    ]
    for n, title in enumerate(titles, start=1):
        lines += [f"{n}.", title] if own_line else [f"{n}. {title}"]
        lines += [
            f"Client/Matter:{NBSP}-None-",
            f"Search Terms:{NBSP}crossing AND shells",
            f"Search Type:{NBSP}Terms and Connectors",
            f"Narrowed by:{NBSP}",
            "Content Type",
            "News",
            "",
        ]
    return [*lines, "", ""]


def uni_document(article: Piece, names: dict = ENGLISH, blank: bool = True) -> list[str]:
    def label(name: str, value: str) -> str:
        return f"{names[name]}:{NBSP}{value}"

    head = [article.title, article.outlet, article.date, article.copyright]
    lines = [line for line in head if line is not None]
    lines += [label("section", article.section)] if article.section else []
    lines += [label("length", f"{article.words()} {names['words']}")] if article.length is not None else []
    lines += [label("byline", article.byline)] if article.byline else []
    lines += [label("dateline", article.dateline)] if article.dateline else []
    lines += [label("highlight", article.highlight[0]), *article.highlight[1:]] if article.highlight else []
    lines += [names["body"], ""] if article.body_mark else [""]
    for paragraph in article.paragraphs:
        lines += [paragraph, ""] if blank else [paragraph]
    lines += [names["graphic"], *article.graphic, ""] if article.graphic else []
    if article.tail:
        lines += [names["classification"], ""]
        lines += [label("language", article.language)] if article.language else []
        lines += [label("kind", article.kind)] if article.kind else []
        lines += [
            f"Subject:{NBSP}BORDERS (90%); RIVERS (78%)",
            f"Geographic:{NBSP}ORRIN, LOWER VELL (79%)",
            "",
            label("load", article.date or "January 19, 2024"),
            "",
        ]
    return [*lines, names["end"], "", ""] if article.end else lines


def old_text(articles: list[Piece], total: int | None = None, numbers: bool = True, top_copyright: bool = False) -> str:
    """A text file of the older LexisNexis: lines wrapped at 78 characters, some centred."""
    out = [
        "",
        "",
        f"Download Request: Selected Items: 1-{total or len(articles)}",
        "Time Of Request: Friday, March 02, 2012  10:51:31",
        "",
    ]
    for n, article in enumerate(articles, start=1):
        out += ["", "", f"{n} of {total or len(articles)} DOCUMENTS".center(78).rstrip() if numbers else "", "", ""]
        out += _old_document(article, top_copyright)
    return "\n".join(out) + "\n"


def _old_document(article: Piece, top_copyright: bool) -> list[str]:
    rights = (
        [
            line.center(78).rstrip()
            for line in ((article.copyright or "").removesuffix(" All Rights Reserved"), "All Rights Reserved")
        ]
        if article.copyright
        else []
    )
    out = rights if top_copyright else []
    out = [*out, article.outlet.center(78).rstrip(), ""] if article.outlet else [*out, ""] if out else []
    out += [article.date.center(78).rstrip(), "Late Edition - Final".center(78).rstrip(), ""] if article.date else []
    out += [*textwrap.wrap(article.title, 78), ""]
    out += [f"BYLINE: {article.byline}", ""] if article.byline else []
    out += [f"SECTION: {article.section}", ""] if article.section else []
    out += [f"LENGTH: {article.words()} words", ""] if article.length is not None else []
    out += [f"DATELINE: {article.dateline}", ""] if article.dateline else []
    out += [*textwrap.wrap(f"HIGHLIGHT: {article.highlight[0]}", 78), ""] if article.highlight else []
    for paragraph in article.paragraphs:
        out += [*textwrap.wrap(paragraph, 78, break_on_hyphens=False), ""]
    out += [f"GRAPHIC: {article.graphic[0]}", ""] if article.graphic else []
    if article.tail:
        out += [
            "LOAD-DATE: January 19, 2012",
            "",
            f"LANGUAGE: {article.language}",
            "",
            f"PUBLICATION-TYPE: {article.kind}",
            "",
            "",
        ]
        out += [] if top_copyright else rights
    return out


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="wps" xmlns:v="v"><w:body>'


def xml_text(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:t xml:space="preserve">{text}</w:t>'


def run(text: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr>{xml_text(text)}</w:r>"


def paragraph(*inner: str) -> str:
    return f'<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>{"".join(inner)}</w:p>'


def docx(lines: list[str] | str, name: str = "word/document.xml") -> bytes:
    """A DOCX of these paragraphs, or of ready XML."""
    body = (
        lines
        if isinstance(lines, str)
        else "".join(paragraph(run(line[: len(line) // 2]), run(line[len(line) // 2 :])) for line in lines)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{W}">{paragraph(run("Page 1 of 3"))}</w:hdr>')
        archive.writestr(name, HEAD + body + "</w:body></w:document>")
    return out.getvalue()


RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Plain;}{\f1\fnil\fcharset204 Kyr;}{\f2\fnil\fcharset134 Song;}}{\header \pard Page 1 of 3\par}"
    + "\r\n"
)


def rtf(lines: list[str]) -> bytes:
    """An RTF of these lines, letters outside ASCII as \\uN with a fallback."""
    return (RTF_HEAD + "".join(rf"\pard\plain\f0\fs20 {rtf_text(line)}\par" + "\r\n" for line in lines) + "}").encode(
        "ascii"
    )


def rtf_text(text: str) -> str:
    out = []
    for char in text:
        if char in "\\{}":
            out.append("\\" + char)
        elif ord(char) < 128:
            out.append(char)
        else:
            units = char.encode("utf-16-le")
            out += [rf"\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2)]
    return "".join(out)


__all__ = [
    "DUTCH",
    "ENGLISH",
    "FRENCH",
    "GERMAN",
    "SPANISH",
    "Piece",
    "cover_lines",
    "docx",
    "old_text",
    "paragraph",
    "pieces",
    "replace",
    "rtf",
    "run",
    "uni_document",
    "uni_lines",
]
