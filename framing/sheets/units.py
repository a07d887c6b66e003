"""Rows of a coding sheet, or of a model's answer, as rows of a coded table; what can't be placed is kept aside, with why."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from framing.coding.article import own_words
from framing.corpus.units import IDS
from framing.corpus.vocabulary import Vocabulary
from framing.sheets.columns import LAYERS, PHRASES, coding_columns
from framing.sheets.load import UNREAD, Record
from framing.sheets.located import SEPARATOR, Span, Wanted, beside, content, located
from framing.sheets.words import Ground
from framing.tables.columns import ACTOR, Column

Row = dict
RULE = "reference"  # as all codes made by reading


@dataclass
class Coded:
    """What the rows of a sheet come to. `rows`: by article; `left`: row and why it is kept aside; `doubtful`: remarks."""

    layer: str
    grounds: Mapping[str, Ground]
    vocabulary: Vocabulary
    rows: dict[str, list[Row]] = field(default_factory=dict)
    left: list[tuple[Record, str]] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = coding_columns(self.layer)
        self.seen: dict[tuple, str] = {}

    def take(self, records: list[Record]) -> None:
        """Place every row; whatever is wrong with one is noted, nothing raises."""
        alike = Counter(_words_of(r) for r in records if not r.get("nth"))
        turns: Counter = Counter()
        for record in records:
            key = _words_of(record)
            turn = turns[key] if not record.get("nth") else 0
            turns[key] += not record.get("nth")
            try:
                self._take(record, turn, alike[key])
            except ValueError as error:
                self.left.append((record, str(error)))

    def _take(self, record: Record, turn: int, alike: int) -> None:
        ground, words = self.grounds[record["article_id"]], record.get("text", "")
        if words == UNREAD:
            raise ValueError("column text: a formula; write the words themselves")
        if not words:
            raise ValueError("codes without words; write the words that are coded into text")
        if self.layer == "attributions":
            words = f" {SEPARATOR} ".join(content(piece.strip()) for piece in words.split(SEPARATOR))
        wanted = Wanted(words, _number(record, "sentence"), _number(record, "nth"), turn, alike)
        spans, remark = located(wanted, ground)
        if len(spans) > 1 and self.layer != "attributions":
            raise ValueError(f"a stroke ({SEPARATOR}) in text; only contents of sources may have pieces")
        row = {"article_id": record["article_id"], "start": spans[0][0], "end": spans[-1][1]}
        row |= self._codes(record, spans, ground) | self._place(spans, ground)
        self._once(record, row)
        if remark:
            self.doubtful.append(f"row {record['']}: {remark}")
        self.rows.setdefault(record["article_id"], []).append(row)

    def _once(self, record: Record, row: Row) -> None:
        key = tuple(str(value) for value in row.values())
        if key in self.seen:
            raise ValueError(f"the same as row {self.seen[key]}; keep one, or say in nth which words are meant")
        self.seen[key] = record[""]

    def _codes(self, record: Record, spans: list[Span], ground: Ground) -> Row:
        values: Row = {}
        wrong = []
        for column in self.columns:
            try:
                values |= self._cell(column, record.get(column.name, ""), spans, ground)
            except ValueError as error:
                wrong.append(f"column {column.name}: {error}")
        if wrong:
            raise ValueError("; ".join(wrong))
        return values

    def _cell(self, column: Column, cell: str, spans: list[Span], ground: Ground) -> Row:
        if cell == UNREAD:
            raise ValueError("a formula; write the value itself")
        if column.name in PHRASES[self.layer]:
            start, end = beside(cell, spans, ground.text) if cell else (None, None)
            words = ground.text[start:end] if cell else None
            return {column.name: words, f"{column.name}_start": start, f"{column.name}_end": end}
        if not cell and column.type == "bool":
            return {column.name: False}
        return {column.name: coded_value(self.vocabulary, column, cell, ground.text)}

    def _place(self, spans: list[Span], ground: Ground) -> Row:
        start, end = spans[0][0], spans[-1][1]
        place: Row = {name: cell if name == "zone" else int(cell) for name, cell in ground.columns(start).items()}
        if self.layer == "attributions":
            return place | {"content_parts": json.dumps([list(s) for s in spans]), "rule": RULE}
        return place | {"text": ground.text[start:end], "rule": RULE}


def coded_value(vocabulary: Vocabulary, column: Column, cell: str, text: str | None):
    """A cell's value; a group that the codebook doesn't have must be named in the article, if its text is at hand."""
    value = vocabulary.value(column, cell)
    named = column.codes == ACTOR and value is not None and value not in (vocabulary.known(column) or ())
    if named and text is not None and value not in text:
        raise ValueError(f"{cell!r}: neither an id of the codebook nor a name that stands in the article")
    return value


def _words_of(record: Record) -> tuple:
    return record["article_id"], record.get("sentence", ""), " ".join(record.get("text", "").split())


def _number(record: Record, name: str) -> int | None:
    cell = record.get(name, "").removesuffix(".0").removesuffix(".")
    if cell and not (cell.isdecimal() and cell.isascii()):
        shown = "a formula" if cell == UNREAD else repr(cell)
        raise ValueError(f"{name} is {shown}; write a number, or leave it empty where the words stand once")
    return int(cell) if cell else None


def numbered(layer: str, rows: list[Row]) -> list[Row]:
    """An article's rows in the order of the text, with ids: l1, c1, a1 …"""
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"]))
    return [row | {IDS[layer]: f"{layer[0]}{n}"} for n, row in enumerate(ordered, 1)]


def linked(tables: Mapping[str, list[Row]], texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """One coder's rows with their references: the innermost attribution of this coder whose content holds a row.

    None for a label in the outlet's own voice and for a figure without a source. `words` of an attribution are those
    that no earlier one holds. Articles whose text is not at hand keep what stands.
    """
    holders: dict[str, list[Row]] = {}
    for row in tables.get("attributions", []):
        holders.setdefault(row["article_id"], []).append(row)
    return {layer: [_linked(layer, row, holders, texts) for row in tables[layer]] for layer in LAYERS if layer in tables}


def _linked(layer: str, row: Row, holders: Mapping[str, list[Row]], texts: Mapping[str, str]) -> Row:
    if row["article_id"] not in texts:
        return row
    around = [a for a in holders.get(row["article_id"], []) if a is not row and _holds(a, row)]
    holder = min(around, key=lambda a: a["end"] - a["start"])["attribution_id"] if around else None
    if layer == "attributions":
        its = holders[row["article_id"]]
        before = [json.loads(a["content_parts"]) for a in its[: its.index(row)]]
        own = 0 if holder else own_words(texts[row["article_id"]], json.loads(row["content_parts"]), before)
        return row | {"parent": holder, "nested": holder is not None, "words": own}
    own_voice = row["voice"] == "own" if layer == "labels" else not row["source_party"]
    return row | {"attribution_id": None if own_voice else holder}


def _holds(around: Row, row: Row) -> bool:
    inside = any(s <= row["start"] and row["end"] <= e for s, e in json.loads(around["content_parts"]))
    return inside and (around["start"], around["end"]) != (row["start"], row["end"])
