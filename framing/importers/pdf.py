"""The words of a PDF, as a last resort: a PDF knows places on a page and no paragraphs."""

import io
import logging
import re
from collections import Counter

OPEN = re.compile(r"[^\s.!?…:;”\"'’)]\s*$")  # a line that doesn't end a sentence
FEW_PAGES, MOST = 3, 0.6  # from three pages on, a line at the top or bottom of most pages is a running head
LAST_RESORT = (
    "read from PDF",
    "paragraphs are guessed from lines; compare the text with the original, or export it as DOCX, RTF or text",
)


def pdf_lines(data: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """Paragraphs of a PDF and what is wrong with it; running heads and page numbers are left out and said.

    Lines that run on are joined by a blank; a hyphen at the end of a line stays as it is printed. A scanned, locked or
    damaged PDF gives no paragraphs and one problem.
    """
    from pypdf import PdfReader  # takes a moment to load
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addFilter(_silent)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return [], [("locked PDF", "it needs a password; save a copy without one")]
        pages = [page.extract_text() or "" for page in reader.pages]
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return [], [
            ("damaged PDF", f"{str(error).splitlines()[0] if str(error) else type(error).__name__}; download it again")
        ]
    finally:
        logging.getLogger("pypdf").removeFilter(_silent)
    if not any(page.strip() for page in pages):
        return [], [("no text", f"{len(pages)} pages of pictures; run text recognition (OCR) on it and save it again")]
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    heads = _running(lines)
    problems = [LAST_RESORT]
    if heads:
        problems.append(("running heads", f"left out on most of {len(pages)} pages: {'; '.join(sorted(heads))[:200]}"))
    kept = [line for page in lines for line in page if _key(line) not in heads]
    return _paragraphs(kept), problems


def _silent(record: logging.LogRecord) -> bool:
    return False


def _key(line: str) -> str:
    """A line without its numbers, which count pages."""
    return re.sub(r"\d+", "#", line)


def _running(pages: list[list[str]]) -> set[str]:
    if len(pages) < FEW_PAGES:
        return set()
    edges: Counter = Counter()
    for page in pages:
        words = [line for line in page if line]
        edges.update({_key(line) for line in [*words[:2], *words[-2:]]})
    return {key for key, n in edges.items() if n >= MOST * len(pages) and n > 1}


def _paragraphs(lines: list[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * len(lengths)) - 1] if lengths else 0
    out: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = goes_on and bool(out) and bool(OPEN.search(out[-1])) and len(out[-1]) > width
            continue
        if goes_on:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = len(line) > 0.75 * width
    return out
