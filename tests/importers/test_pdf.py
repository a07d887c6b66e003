"""PDF as a last resort."""

import io

import pytest
from matplotlib import pyplot as plt
from matplotlib.backends.backend_pdf import PdfPages

from framing.importers.pdf import pdf_lines

LINES = [
    "Two people died when shells hit the ford at dawn on Friday, the river",
    "guard said, and six were taken to the hospital in Orrin, where beds",
    "are scarce.",
    "",
    "The other bank denied that its guns had fired, and said that it would",
    "send an officer to look at the craters.",
]


WORDS = [[f"{a} {b}" for b in ("first", "second", "third", "last")] for a in ("North", "South", "East", "West")]


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with text as text, a line of it for each string."""
    out = io.BytesIO()
    with plt.rc_context({"pdf.fonttype": 42}), PdfPages(out) as book:
        for lines in pages:
            figure = plt.figure(figsize=(8, 10))
            for n, line in enumerate(lines):
                figure.text(0.05, 0.95 - n * 0.03, line, fontsize=9)
            book.savefig(figure)
            plt.close(figure)
    return out.getvalue()


def test_words_are_kept_in_order_and_the_reader_is_warned():
    lines, problems = pdf_lines(pdf([LINES]))
    assert " ".join(lines).split() == " ".join(LINES).split()
    assert problems[0][0] == "read from PDF"


def test_lines_that_run_on_are_joined():
    lines, _ = pdf_lines(pdf([LINES]))
    assert lines[0] == " ".join(LINES[:3])


def test_running_heads_and_page_numbers_are_left_out_and_said():
    pages = [
        ["Sarn Post, 18 April 2031", *[f"{word} report from the ford." for word in words], f"Page {n} of 4"]
        for n, words in enumerate(WORDS, 1)
    ]
    lines, problems = pdf_lines(pdf(pages))
    assert [line for line in lines if "Sarn Post" in line or "Page" in line] == []
    assert " ".join(lines).count("report") == 16
    assert problems[1] == ("running heads", "left out on most of 4 pages: Page # of #; Sarn Post, # April #")


@pytest.mark.parametrize(
    ("data", "problem"),
    [(pdf([[]]), "no text"), (pdf([LINES])[:300], "damaged PDF"), (b"%PDF-1.4\n", "damaged PDF")],
    ids=["scanned", "cut off", "head alone"],
)
def test_what_cannot_be_read_is_one_line(data, problem):
    lines, problems = pdf_lines(data)
    assert lines == []
    assert [name for name, _ in problems] == [problem]
