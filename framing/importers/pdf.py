"""Lines of a PDF, the last resort: its paragraphs are guessed from the lines."""

import logging
import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from statistics import quantiles

import pypdf
from pypdf.errors import PyPdfError

logging.getLogger("pypdf").addHandler(logging.NullHandler())

FULL = 0.75  # share of the usual line length from which a line runs on into the next
END = re.compile(r"[.!?…:][\"'”’)\]]*$")
EDGE = 3  # lines at the top and the foot of a page among which running heads are looked for
SAID = (
    "read from PDF",
    "paragraphs were guessed from printed lines, and hyphens at line ends stay with the halves joined (a word cut there "
    "keeps its hyphen); compare it with the original, or export the articles as DOCX, RTF or HTML",
)


def pdf_lines(data: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """The paragraphs of a PDF, one a line with empty lines between, and what is wrong with it.

    A line that fills the column and does not end a sentence runs on into the next, over pages too. Running heads and
    page numbers that stand on most pages are left out and said. A PDF of pictures, a locked and a damaged one give a
    problem and no lines.
    """
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return [], [("encrypted", "the PDF asks for a password; save or print it without one")]
        pages, broken = _pages(reader)
    except Exception as error:  # a damaged PDF fails in as many ways as it has parts
        what = str(error).splitlines()[0] if isinstance(error, PyPdfError) and str(error) else type(error).__name__
        return [], [("unreadable", f"the PDF is cut off or damaged ({what}); download it again")]
    problems = [("unreadable page", f"page {number} can't be read; compare it with the original") for number in broken]
    if not any(line.strip() for page in pages for line in page):
        return [], [
            *problems,
            ("no text", "the PDF holds pictures of pages, no text; put it through text recognition (OCR)"),
        ]
    bare = [str(number) for number, page in enumerate(pages, 1) if not any(page) and number not in broken]
    if bare:
        problems.append(("pages without text", f"no text on page {', '.join(bare[:10])}; these may be pictures"))
    pages, left_out = _without_running(pages)
    if left_out:
        shown = "; ".join(left_out[:4])
        problems.append(("left out", f"lines that repeat at the edge of most pages were left out: {shown}"))
    return _paragraphs(pages), [*problems, SAID]


def _pages(reader: pypdf.PdfReader) -> tuple[list[list[str]], list[int]]:
    pages, broken = list[list[str]](), list[int]()
    for number, page in enumerate(reader.pages, 1):
        try:
            pages.append(_with_gaps([line.rstrip() for line in page.extract_text().splitlines()], page))
        except Exception:  # see above: one page must not cost the others
            pages.append([])
            broken.append(number)
    return pages, broken


def _with_gaps(lines: list[str], page: pypdf.PageObject) -> list[str]:
    """The lines with an empty one where the page has a gap, which only the reading by layout sees."""
    try:
        laid = page.extract_text(extraction_mode="layout").splitlines()
    except Exception:  # the gaps help; without them the lengths of the lines must do
        return lines
    first = {"".join(b.split()) for a, b in pairwise(laid) if not a.strip() and b.strip()}
    out: list[str] = []
    for line in lines:
        out.extend(["", line] if "".join(line.split()) in first and out and out[-1] else [line])
    return out


def _pattern(line: str) -> str:
    """A line with its numbers made alike, so that "Page 2 of 9" is the same on every page."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _without_running(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without the lines that stand at the top or foot of most of them, and those lines."""
    filled = [page for page in pages if any(page)]
    counts: Counter = Counter()
    for page in filled:
        lines = [line for line in page if line]
        counts.update({_pattern(line) for line in lines[:EDGE] + lines[-EDGE:]})
    running = {p for p, n in counts.items() if n > len(filled) / 2 and n >= 3 and len(p) < 100}
    kept, left = [], dict[str, None]()
    for page in pages:
        places = [i for i, line in enumerate(page) if line]
        edge = {i for i in places[:EDGE] + places[-EDGE:] if _pattern(page[i]) in running}
        left.update(dict.fromkeys(_pattern(page[i]) for i in sorted(edge)))
        kept.append([line for i, line in enumerate(page) if i not in edge])
    return kept, list(left)


def _paragraphs(pages: list[list[str]]) -> list[str]:
    lengths = [len(line.strip()) for page in pages for line in page if len(line.strip()) > 20]
    usual = quantiles(lengths, n=10)[7] if len(lengths) > 1 else 60
    out: list[str] = []
    open_ = False
    for page in pages:
        for raw in page:
            line = raw.strip()
            if not line:
                open_ = open_ and not END.search(out[-1])
                continue
            if open_:
                out[-1] += line if out[-1].endswith(("-", "\u00ad")) else f" {line}"
            else:
                out.append(line)
            open_ = len(line) >= usual * FULL and not (END.search(line) and len(line) < usual * 0.9)
    return [line for paragraph in out for line in (paragraph, "")][:-1]
