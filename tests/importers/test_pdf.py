"""PDF, the last resort: paragraphs from lines, running heads out, and one clear line for what can't be read."""

import io

import pypdf
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from framing.importers.pdf import SAID, pdf_lines
from tests.importers.samples_pdf import PARAGRAPHS, pdf, wrapped


def paragraphs(lines):
    return [line for line in lines if line]


def kinds(problems):
    return [kind for kind, _ in problems]


@pytest.mark.parametrize("width", [45, 60, 80])
@pytest.mark.parametrize("blank", [True, False])
def test_lines_become_paragraphs(width, blank):
    lines, problems = pdf_lines(pdf([wrapped(PARAGRAPHS, width, blank)]))
    assert " ".join(paragraphs(lines)) == " ".join(PARAGRAPHS)
    assert problems == [SAID]
    if blank:
        assert paragraphs(lines) == PARAGRAPHS


def test_hyphens_at_line_ends_stay():
    lines, _ = pdf_lines(
        pdf(
            [["The spokesman of the mill at Lower Quill spoke of the well-", "known ferry company and of a break-", "down."]]
        )
    )
    assert paragraphs(lines)[0].startswith("The spokesman of the mill at Lower Quill spoke of the well-known ferry company")


def test_running_heads_are_left_out_and_said():
    pages = [
        ["Velm Post - Archive", *wrapped(PARAGRAPHS[i : i + 1] * 3), f"Page {i + 1} of 4", f"{i + 1}"] for i in range(4)
    ]
    lines, problems = pdf_lines(pdf(pages))
    assert paragraphs(lines) == [p for p in PARAGRAPHS for _ in range(3)]
    assert problems[0] == (
        "left out",
        "lines that repeat at the edge of most pages were left out: Velm Post - Archive; Page # of #; #",
    )


def test_a_paragraph_runs_on_over_the_page():
    lines = wrapped(PARAGRAPHS[:1])[:-1]
    assert paragraphs(pdf_lines(pdf([lines[:2], lines[2:]]))[0]) == PARAGRAPHS[:1]


def test_a_pdf_by_another_program_is_read():
    out = io.BytesIO()
    with PdfPages(out) as file:
        figure = Figure(figsize=(8, 11))
        for i, line in enumerate(wrapped([p.replace("“", '"').replace("”", '"') for p in PARAGRAPHS], blank=False)):
            figure.text(0.1, 0.9 - i * 0.02, line, fontsize=10)
        file.savefig(figure)
    lines, problems = pdf_lines(out.getvalue())
    assert " ".join(paragraphs(lines)).split() == " ".join(PARAGRAPHS).replace("“", '"').replace("”", '"').split()
    assert problems == [SAID]


def locked(password: str) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(pdf([wrapped(PARAGRAPHS)])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


WHOLE = pdf([wrapped(PARAGRAPHS)])
# what the file is, its bytes, whether words are read, problems
DAMAGED = [
    ("pictures only", pdf([[], []]), False, ["no text"]),
    ("one picture", pdf([wrapped(PARAGRAPHS), []]), True, ["pages without text", "read from PDF"]),
    ("locked", locked("secret"), False, ["encrypted"]),
    ("locked against changes only", locked(""), True, ["read from PDF"]),
    ("cut off", WHOLE[:400], False, ["unreadable"]),
    ("no PDF", b"hello", False, ["unreadable"]),
    ("nothing", b"", False, ["unreadable"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words", "problems"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_what_cannot_be_read_is_told(data, words, problems):
    lines, told = pdf_lines(data)
    assert bool(lines) == words and kinds(told) == problems
    assert all("\n" not in line for _, line in told)


def test_no_cut_of_a_pdf_is_an_error_or_silent(capfd):
    for end in range(0, len(WHOLE), 61):
        assert pdf_lines(WHOLE[:end])[1]
    assert capfd.readouterr() == ("", "")
