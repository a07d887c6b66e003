"""Where words stand in an article, and what follows from their place."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.codebook import Codebook
from framing.corpus import find_blocks
from framing.corpus.text import count_words
from framing.english.sentences import sentence_spans
from framing.sheets.columns import shown_words
from framing.tables.text_free import shortened

MOST = 6  # places that a message names
MARKS = {"'": "['‘’]", "’": "['‘’]", "‘": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "…": r"(?:…|\.\.\.)"}
MARKS |= dict.fromkeys("-–—‐‑", "(?:--|[-–—‐‑])")  # what spreadsheets exchange as one types
GAP = r"[\s\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+"  # a blank in a sheet's cell


def places(words: str, text: str, flags: int = 0) -> list[tuple[int, int]]:
    """Every span where the words stand as whole words, whatever white space and form of quotation marks is between them."""
    plain = words.replace("...", "…").replace("--", "—")
    parts = ["".join(MARKS.get(letter, re.escape(letter)) for letter in part) for part in plain.split()]
    if not parts:
        return []
    before = r"(?<!\w)" if re.match(r"\w", plain.strip()) else ""
    after = r"(?!\w)" if re.search(r"\w$", plain.strip()) else ""
    return [m.span() for m in re.finditer(before + GAP.join(parts) + after, text, flags)]


class Ground:
    """Where an article's sentences and blocks are: which number, zone and paragraph an offset has."""

    def __init__(self, text: str, codebook: Codebook, repeated: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.blocks = find_blocks(text, codebook, repeated)
        self.sentences = [span for block in self.blocks for span in sentence_spans(text, block.start, block.end)]

    def number(self, start: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, start, key=lambda span: span[0]) - 1)

    def columns(self, start: int) -> dict[str, str]:
        """Zone, paragraph and sentence of an offset, as cells."""
        blocks = [b for b in self.blocks if b.start <= start] or self.blocks[:1]
        return {"zone": blocks[-1].zone, "paragraph": str(blocks[-1].paragraph), "sentence": str(self.number(start))}


def span_of(words: str, start: int | None, end: int | None, text: str) -> tuple[int, int]:
    """The span of words that a person wrote into a sheet. Raises ValueError, saying what to write, where it isn't clear."""
    if start is not None and end is not None:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"start {start} and end {end} are no span of this article ({len(text)} characters)")
        if words and words != shown_words(text[start:end]):
            there = shown_words(text[start:end])[:60]
            raise ValueError(f"at {start}-{end} stands {there!r}, not what text says; mend the one or the other")
        return start, end
    found = [span for span in places(words, text) if start is None or span[0] == start]
    if len(found) == 1:
        return found[0]
    if not words:
        raise ValueError("no words; write those that are coded into text, as they stand in the article")
    if not found:
        at = "" if start is None else f" at {start}"
        raise ValueError(f"the words of text stand nowhere{at} in the article; copy them as they stand there")
    listed = ", ".join(str(s) for s, _ in found[:MOST]) + (", …" if len(found) > MOST else "")
    raise ValueError(f"the words of text stand {len(found)} times in the article; write into start which: {listed}")


def nearest(words: str, text: str, start: int) -> tuple[int, int]:
    """Where the words stand nearest to an offset. Raises ValueError where they stand nowhere."""
    found = places(words, text)
    if not found:
        raise ValueError(f"{words[:60]!r} stands nowhere in the article; copy the words as they stand there")
    return min(found, key=lambda span: abs(span[0] - start))


def place_columns(layer: str, start: int, end: int, text: str, codebook: Codebook, without_words: bool) -> dict[str, str]:
    """The columns of an added row that follow from where it stands: text or words, zone, paragraph, sentence."""
    words = shown_words(text[start:end])
    size = {"words": str(count_words(text[start:end]))} if layer == "attributions" else {"text": words}
    if without_words and "text" in size:
        size["text"] = shortened(words)
    return size | Ground(text, codebook).columns(start)
