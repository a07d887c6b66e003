"""A table of a paper as a Word file: the smallest one that Word, LibreOffice and Pages open."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from framing.papers.table import PaperTable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MADE = (1980, 1, 1, 0, 0, 0)  # the same bytes each time
UPRIGHT, ACROSS = (11906, 16838), (16838, 11906)  # A4 in twentieths of a point
MARGIN = 1134
MANY_COLUMNS = 7
TYPE = 'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
FILES = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" {TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" {TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>',
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def as_word(table: PaperTable) -> bytes:
    """The bytes of the .docx: caption, table with its headings on every page, note."""
    body = _made("body", *([_paragraph(table.caption, style="Caption")] if table.caption else []), _table(table))
    body.append(_paragraph("Note. " + table.note, size=18) if table.note else _made("p"))
    wide, high = ACROSS if len(table.headings) > MANY_COLUMNS else UPRIGHT
    page = _made("pgSz", w=wide, h=high, **({"orient": "landscape"} if wide > high else {}))
    margins = _made("pgMar", **dict.fromkeys(("top", "right", "bottom", "left"), MARGIN), header=0, footer=0, gutter=0)
    body.append(_made("sectPr", page, margins))
    document = etree.tostring(_made("document", body), encoding="unicode")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in {**FILES, "word/document.xml": document}.items():
            info = zipfile.ZipInfo(name, MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (HEAD + xml).encode("utf-8"))
    return packed.getvalue()


def _made(name: str, *children, **attributes):
    """An element of a Word document: lxml escapes its text, and refuses what no XML may hold."""
    maker = ElementMaker(namespace=W, nsmap={"w": W})
    return maker(name, *children, {f"{{{W}}}{key}": str(value) for key, value in attributes.items()})


def _paragraph(text: str, style: str = "", right: bool = False, bold: bool = False, size: int = 0):
    looks = [*([_made("pStyle", val=style)] if style else []), *([_made("jc", val="right")] if right else [])]
    letters = [*([_made("b")] if bold else []), *([_made("sz", val=size)] if size else [])]
    words = _made("t", text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run = _made("r", *([_made("rPr", *letters)] if letters else []), words)
    return _made("p", *([_made("pPr", *looks)] if looks else []), run)


def _table(table: PaperTable):
    rules = _made("tblBorders", _made("top", val="single", sz=8), _made("bottom", val="single", sz=8))
    looks = _made("tblPr", _made("tblW", w=0, type="auto"), rules)
    grid = _made("tblGrid", *(_made("gridCol") for _ in table.headings))
    lines = [_row(table, table.headings, head=True), *(_row(table, cells) for cells in table.rows)]
    return _made("tbl", looks, grid, *lines)


def _row(table: PaperTable, cells, head: bool = False):
    """A line of the table, never cut by the end of a page; a rule stands under the headings."""
    looks = _made("trPr", _made("cantSplit"), *([_made("tblHeader")] if head else []))
    made = [
        _made("tc", _made("tcPr", _made("tcW", w=0, type="auto"), *under), _paragraph(text, right=right, bold=head, size=18))
        for text, right in zip(cells, table.numbers, strict=True)
        for under in ([_made("tcBorders", _made("bottom", val="single", sz=4))] if head else [],)
    ]
    return _made("tr", looks, *made)
