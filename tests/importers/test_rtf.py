"""RTF files: code pages, fonts, links, pictures, tables; what the library drops or fails on."""

import random

import pytest

from framing.importers.nexis import read_nexis
from framing.importers.rtf import rtf_lines
from tests.importers.samples_nexis import RTF_HEAD, pieces, rtf, uni_lines


def read(body: str | bytes, head: str = RTF_HEAD) -> list[str]:
    data = head.encode("ascii") + (body.encode("ascii") if isinstance(body, str) else body) + b"}"
    lines, problems = rtf_lines(data)
    assert problems == []
    return [line for line in lines if line.strip()]


CYRILLIC = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Plain;}}"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"Caf\'e9 \'93Vell\'94 \'97 it\'92s\par", ["Café “Vell” — it’s"]),
        (r"\u8220?Vell\u8221?, caf\u233\'e9 {\uc2 \u233\'c3\'a9}.\par", ["“Vell”, café é."]),
        (r"\u-10179?\u-9098?\par", ["\U0001f476"]),
        (r"\f1 \'cc\'e0\'f0\'ed\f0  caf\'e9\par", ["Марн café"]),
        (r"\f1 \'cc\plain caf\'e9\par", ["Мcafé"]),  # \plain is the first font again
        (r"\f2 \'ce\'d2\par", ["我"]),
        (r"\f0 Caf\'e9\par", ["Café"]),  # a font without letters of its own has those of the file, not of the next font
        (r"A\tab b\line c\par\page d\par", ["A\tb", "c", "d"]),
        (r"co\-operate \_ \~x\par", ["cooperate \u2011 \xa0x"]),
        (r"\{braces\} and C:\\bin\\x\par", ["{braces} and C:\\bin\\x"]),
        (r"{\trowd\cellx1\intbl 1.\cell Title\cell\row}", ["1.", "Title"]),
        (r'{\field{\*\fldinst{HYPERLINK "https://a.test/b"}}{\fldrslt{\ul The bridge}}} fell\par', ["The bridge fell"]),
        (
            r'{\field{\*\fldinst HYPERLINK "https://a.test"}{\fldrslt Title}}\par Body\par HYPERLINK "x" {\b{\i y}}\par',
            ["Title", "Body", 'HYPERLINK "x" y'],
        ),
        (r"A{\*\generator x;}{\footer Page 2 of 3\par}{\footnote no}b\par", ["Ab"]),
        (r"{\pict\pngblip " + "8950ab00" * 4000 + r"}A\par", ["A"]),
        (r"\sectd\binfsxn4 A{\pict{\*\picprop}\pngblip 89}b\par", ["Ab"]),  # striprtf alone fails here
        ("A\\\nb\\par", ["A", "b"]),
        (rb"A{\pict\wmetafile8\bin6 }}{{\x}b\par", ["Ab"]),
        ("A Märn”\\par".encode(), ["A Märn”"]),  # UTF-8 where RTF has none
        ("A Märn”\\par".encode("cp1252"), ["A Märn”"]),  # bytes of the code page
        ("Märn \\'e4 ".encode() + "ä\\par".encode("cp1252"), ["Märn ä ä"]),  # both in one file
    ],
)
def test_words(body, lines):
    assert read(body) == lines


def test_code_page_of_the_file():
    assert read(r"\'cc\'e0\'f0\'ed\par", CYRILLIC) == ["Марн"]
    assert read("Марн\\par".encode("cp1251"), CYRILLIC) == ["Марн"]
    assert read(r"Caf\'e9\par", r"{\rtf1\ansi\ansicpg99999 ") == ["Café"]
    assert read(r"\f0\'8b\par", r"{\rtf1\ansi{\fonttbl{\f0\fcharset78 X;}}") != []


def test_cut_off():
    data = rtf(["Shells fell on Marn.", "Eleven were carried to Orrin."])
    for cut in (data[:-1], data[: data.index(b"carried")]):
        lines, problems = rtf_lines(cut)
        assert lines[0] == "Shells fell on Marn."
        assert [name for name, _ in problems] == ["cut off"]
    assert rtf_lines(data[: data.index(b"carried")])[1] == [
        ("cut off", "The RTF file lacks its closing brace: its text ends after “Eleven were”; download it again.")
    ]


def test_two_files_in_one_and_a_brace_too_many():
    one, two = rtf(["Shells fell."]), rtf(["A bridge fell."])
    assert [line for line in rtf_lines(one + two)[0] if line] == ["Shells fell.", "A bridge fell."]
    lines, problems = rtf_lines(one[:-1] + rb"}\pard The bridge.\par Nobody.\par }")
    assert [line for line in lines if line] == ["Shells fell.", "The bridge.", "Nobody."]
    assert [name for name, _ in problems] == ["damaged"]


def test_no_rtf():
    assert [name for name, _ in rtf_lines(b"PK\x03\x04")[1]] == ["not an RTF"]


def test_any_cut_or_damage_gives_lines_and_never_an_error():
    rng = random.Random(5)
    data = rtf(uni_lines(pieces(2)))
    for _ in range(60):
        broken = bytearray(data[: rng.randrange(len(data))])
        for _ in range(rng.randrange(4)):
            if broken:
                broken[rng.randrange(len(broken))] = rng.randrange(256)
        rtf_lines(bytes(broken))


def test_a_nexis_file_cut_off_keeps_its_articles():
    data = rtf(uni_lines(pieces(3)))
    lines, problems = rtf_lines(data[: data.rindex(b"shelled")])
    contents = read_nexis(lines)
    assert [article.title for article in contents.articles] == [piece.title for piece in pieces(3)]
    assert [name for name, _ in contents.articles[-1].problems] == ["cut off"]
    assert [name for name, _ in problems] == ["cut off"]
