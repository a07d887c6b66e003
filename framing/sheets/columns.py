"""The columns of a sheet: words to read, codes to correct, and what tells which row of the machine's a row is."""

import hashlib
from collections.abc import Iterable, Mapping

from framing.corpus.units import IDS, Row, written
from framing.tables import TABLES
from framing.tables.columns import Column

LAYERS = ("labels", "casualties", "attributions")
READING = ("article_id", "text", "context")  # before the codes
ASKED = ("delete", "note")  # behind the codes
HELPERS = ("start", "end", "key", "id", "machine", "sha256")  # last: they may be deleted, though rows are known by them
PHRASES = {"labels": (), "casualties": ("source",), "attributions": ("source", "cue")}  # words with a span of their own
COMPUTED = ("article_id", "start", "end", "text", "content_parts", "attribution_id", "parent", "nested", "paragraph",
            "sentence", "rule", "words", *IDS.values())  # fmt: skip
LONGEST = 1_500  # characters of a cell of words
KINDS = ("blind", "assisted", "unsure")  # of coding sheets: only blind ones are by coders who saw nobody's codes
READ, MARK = (
    ("article_id", "sentence", "reading"),
    ("done", "note", "sheet", "sha256"),
)  # of a coding sheet, around the codes
ABOUT = {
    "text": "The words that are coded. In a row that you add, the words as they stand in the article.",
    "context": "The sentence, for reading.",
    "delete": "Write x to take the row out. Deleting a line of the sheet changes nothing.",
    "note": "Why, if you like.",
    "start": "Where the words begin. Leave it empty in a row that you add, unless its words stand twice in the article.",
    "end": "Where they end.",
    "key": "Tells rows at the same place apart; don't change it.",
    "id": "The machine's number of the row; empty in a row that you add.",
    "machine": "Tells whether the row was changed; don't change it.",
    "sha256": "Tells whether the article is still the same; don't change it.",
}


def code_columns(layer: str, without_words: bool) -> list[Column]:
    """The columns that a person may correct; `without_words`: those of free words are left out, but for spans."""
    own = [c for c in TABLES[layer] if c.name not in COMPUTED and not c.name.endswith(("_all", "_start", "_end"))]
    return [c for c in own if not (c.words and without_words and c.name not in PHRASES[layer])]


def coding_columns(layer: str) -> list[Column]:
    """The columns that a coder fills in beside the words; the zone follows from where they stand."""
    return [c for c in code_columns(layer, False) if c.name != "zone"]


def shown_words(words: str) -> str:
    """Words of an article in one cell: on one line, without control characters, cut where they are overlong."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def words_of(row: Row, text: str | None) -> str:
    """The words that a row codes: from the article, or what the table has of them."""
    return shown_words(text[row["start"] : row["end"]] if text is not None else row.get("text") or "")


def shown_codes(row: Row, columns: Iterable[Column], layer: str, text: str | None) -> dict[str, str]:
    """The codes of a machine's row as cells: yes and no, the words of its source and cue."""
    cells = {}
    for column in columns:
        value, start = row[column.name], row.get(f"{column.name}_start")
        if column.name in PHRASES[layer]:
            at_hand = text is not None and start is not None
            cells[column.name] = shown_words(text[start : row[f"{column.name}_end"]] if at_hand else value or "")  # type: ignore[index]
        else:
            cells[column.name] = ("no", "yes")[value] if isinstance(value, bool) else shown_words(written(value))
    return cells


def fingerprint(codes: Mapping[str, str]) -> str:
    """A short name for these very codes."""
    return hashlib.sha256("\x1f".join(f"{c}={codes[c]}" for c in sorted(codes)).encode("utf-8")).hexdigest()[:12]
