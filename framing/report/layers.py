"""The coded tables that can be shown on a text: which spans of a row are marked, what a mark tells, what is listed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from framing.errors import CodesError
from framing.report.marks import SIDE, Mark, one_line


@dataclass(frozen=True)
class Layer:
    """How a coded table is shown.

    `noun`: what one row is called; `key`: its column of ids, None where rows are numbered; `role`: what its main span is
    called, and `parts`, the column that lists its pieces; `told`: columns that a mark tells; `listed`: those listed below.
    """

    noun: str
    key: str | None
    role: str
    told: tuple[str, ...]
    listed: tuple[str, ...]
    parts: str | None = None


LAYERS = {
    "attributions": Layer(
        "attribution",
        "attribution_id",
        "content",
        ("speaker", "source_type", "party", "cue_class", "rule"),
        ("speaker", "source_type", "party", "affiliation", "cue", "cue_class", "quote_type", "parent", "rule"),
        "content_parts",
    ),
    "labels": Layer(
        "label",
        "label_id",
        "label",
        ("category", "actor", "voice", "attributed_to", "rule"),
        ("text", "category", "refers_to", "actor", "voice", "attributed_to", "attribution_id", "rule"),
    ),
    "casualties": Layer(
        "casualty claim",
        "claim_id",
        "claim",
        ("low", "high", "bound", "effect", "victims_party", "event", "source_party", "rule"),
        ("text", "low", "high", "bound", "effect", "victims_party", "event", "source", "source_party", "rule"),
    ),
    "mentions": Layer("mention", None, "mention", ("actor", "form"), ("text", "actor", "form")),
}


def mark_rows(coded: pd.DataFrame, text: str, layer: str) -> tuple[list[Mark], pd.DataFrame]:
    """The marks that rows of one article make on its text, and the rows as listed, with the words that stand in the text.

    The list has the column id, then those of the layer. Raises CodesError for a span that lies outside the text.
    """
    kind, marks, listed = LAYERS[layer], [], []
    for number, row in enumerate(coded.sort_values("start", kind="stable").to_dict("records"), 1):
        row_id = one_line(row[kind.key]) if kind.key else str(number)
        spans = list(_spans(row, kind, f"{row['article_id']}: {kind.noun} {row_id}", len(text)))
        about = "\n".join(f"{c.replace('_', ' ')}: {one_line(row[c])}" for c in kind.told if one_line(row[c]))
        marks += [Mark(s, e, role, (row_id,), f"{row_id} {role}\n{about}") for role, s, e in spans]
        words = {role: text[start:end] for role, start, end in spans if role in SIDE}
        row = row | words | {"text": text[int(row["start"]) : int(row["end"])]}
        listed.append({"id": row_id, **{c: row[c] for c in kind.listed}})
    return _joined(marks), pd.DataFrame(listed, columns=["id", *kind.listed], dtype=object)


def _spans(row: dict, kind: Layer, where: str, length: int) -> Iterator[tuple[str, int, int]]:
    """The spans of a row that hold words, its main ones first: (role, start, end)."""
    for role, start, end in _named_spans(row, kind, where):
        if not 0 <= start <= end <= length:
            raise CodesError(
                f"{where}: its {role} {start}-{end} lies outside the text ({length} characters); mend the row, or code again"
            )
        if start < end:
            yield role, start, end


def _named_spans(row: dict, kind: Layer, where: str) -> Iterator[tuple[str, int, int]]:
    if kind.parts:
        try:
            yield from ((kind.role, int(start), int(end)) for start, end in json.loads(row[kind.parts]))
        except (TypeError, ValueError):
            raise CodesError(f"{where}: {kind.parts} {row[kind.parts]!r} is no list of [start, end]; mend the row") from None
    else:
        yield kind.role, int(row["start"]), int(row["end"])
    for side in SIDE:
        if pd.notna(row.get(f"{side}_start")) and pd.notna(row.get(f"{side}_end")):
            yield side, int(row[f"{side}_start"]), int(row[f"{side}_end"])


def _joined(marks: list[Mark]) -> list[Mark]:
    """Rows that share a span and its role (one source of several attributions) share one mark."""
    joined: dict[tuple, Mark] = {}
    for mark in marks:
        key = (mark.start, mark.end, mark.role)
        other = joined.get(key)
        joined[key] = replace(other, ids=other.ids + mark.ids, about=f"{other.about}\n\n{mark.about}") if other else mark
    return list(joined.values())
