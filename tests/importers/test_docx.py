"""Word files: every paragraph once, in order, and what can be saved of damaged ones."""

import pytest

from framing.importers.docx import docx_lines
from tests.importers.samples_nexis import docx, paragraph, rtf, run, uni_lines, xml_text

DELETED = '<w:del w:id="2"><w:r><w:delText>No one</w:delText></w:r></w:del>'
TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></mc:Choice>"
    "<mc:Fallback><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("xml", "lines"),
    [
        (paragraph(run("Shells "), run("fell.")), ["Shells fell."]),
        (paragraph() + paragraph(run("A")), ["", "A"]),
        # a tracked insertion is kept, a deletion not
        (paragraph(f'<w:ins w:id="1">{run("Eleven")}</w:ins>', DELETED, run(" fell.")), ["Eleven fell."]),
        # text that was moved stands once
        (
            paragraph(f"<w:moveFrom>{run('Here.')}</w:moveFrom>") + paragraph(f"<w:moveTo>{run('Here.')}</w:moveTo>"),
            ["", "Here."],
        ),
        # a table, cell by cell; a table inside a content control
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(run('1.'))}</w:tc><w:tc>{paragraph(run('Title'))}</w:tc></w:tr></w:tbl>",
            ["1.", "Title"],
        ),
        (f"<w:sdt><w:sdtContent>{paragraph(run('In a control'))}</w:sdtContent></w:sdt>", ["In a control"]),
        (paragraph(f"<w:sdt><w:sdtContent>{run('inline')}</w:sdtContent></w:sdt>", run(" control")), ["inline control"]),
        # a link's words, without its address; a field's result, without its code
        (paragraph(f"<w:hyperlink>{run('The bridge')}</w:hyperlink>", run(" fell")), ["The bridge fell"]),
        (paragraph("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", run("Marn")), ["Marn"]),
        # a text box stands once, below its paragraph
        (
            paragraph(run("Around it"), TEXT_BOX.format(paragraph(run("In the box")))) + paragraph(run("After")),
            ["Around it", "In the box", "After"],
        ),
        # breaks and tabs; a style's tab stops are none
        (
            paragraph(f"<w:r>{xml_text('A')}<w:br/>{xml_text('b')}<w:tab/>{xml_text('c')}<w:cr/>{xml_text('d')}</w:r>"),
            ["A\nb\tc\nd"],
        ),
        (paragraph("<w:r><w:noBreakHyphen/></w:r>", run("“Ħ” & <x> 𝕏 café")), ["\u2011“Ħ” & <x> 𝕏 café"]),
    ],
)
def test_paragraphs(xml, lines):
    assert docx_lines(docx(xml)) == (lines, [])


def test_other_names_of_the_part():
    assert docx_lines(docx(["A"], name="word/document2.xml")) == (["A"], [])


def test_entities_are_not_expanded():
    data = docx(["x"])
    xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><d xmlns:w="w"><w:p><w:r><w:t>one&a;&f;</w:t></w:r></w:p></d>'
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml)
    lines, _ = docx_lines(out.getvalue())
    assert lines == ["one"] and data


LINES = uni_lines([])[:0] + [f"Paragraph {n} of the Vell report, {n * n} words on. {chr(200 + n)}" for n in range(400)]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_off(share):
    data = docx(LINES)
    start = data.index(b"word/document.xml")
    cut = data[: start + int((len(data) - start) * share)]
    lines, problems = docx_lines(cut)
    assert len(lines) > 400 * share * 0.6
    assert lines[:-1] == LINES[: len(lines) - 1]
    assert [name for name, _ in problems] == ["cut off"]
    assert problems[0][1].endswith("; download it again.")


def test_a_broken_directory_or_checksum():
    data = docx(LINES)
    assert docx_lines(data[:-30])[0] == LINES
    at = data.rindex(b"PK\x01\x02")
    assert docx_lines(data[:at])[0] == LINES


def test_broken_xml_inside():
    lines, problems = docx_lines(docx(paragraph(run("A")) + "<w:p><w:r><w:t>B & C</w:t></w:p>" + paragraph(run("D"))))
    assert next(filter(None, lines)) == "A" and "D" in lines
    assert [name for name, _ in problems] == ["damaged"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "not a DOCX"),
        (b"PK\x03\x04 nothing", "not a DOCX"),
        (b"\xd0\xcf\x11\xe0 old", "not a DOCX"),
        (b"<html>", "not a DOCX"),
        (docx([]), "no text"),
    ],
)
def test_no_word_file(data, name):
    lines, problems = docx_lines(data)
    assert (lines, [problem for problem, _ in problems]) == ([], [name])


def test_an_rtf_named_docx():
    assert docx_lines(rtf(["Shells fell."]))[0][0] == "Shells fell."


def test_any_cut_gives_lines_and_never_an_error():
    data = docx(LINES[:40])
    whole = 0
    for cut in range(0, len(data), 7):
        lines, problems = docx_lines(data[:cut])
        whole += not problems
        full = [line for line in lines if line][:-1]
        assert full == LINES[: len(full)]
        assert problems
    assert whole == 0
