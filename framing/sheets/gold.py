"""A coder's tables under gold/coders/, and the coder's entry in gold/coders.yml; what others wrote stays."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from ruamel.yaml import YAML

from framing.corpus.coders_file import CoderEntry, checked_name, coders_file, read_coders_file
from framing.corpus.codes import REFERENCE_LAYERS as LAYERS
from framing.corpus.units import rows_of
from framing.corpus.vocabulary import ID, Vocabulary
from framing.errors import CodesError
from framing.sheets.set_texts import SetTexts
from framing.sheets.units import Row, linked, numbered
from framing.tables import TABLES, make_table, read_table, text_free, write_csv, write_whole
from framing.tables.columns import ACTOR
from framing.tables.files import has_table

PERSON, MODEL = "person", "language model"
WIDE = 1_000_000  # characters of a line of YAML, so that none is broken anew


@dataclass(frozen=True)
class Coding:
    """What was coded by whom: the layer, the coder, `made_by` (person or language model), the model, the kind of sheet.

    `left`: rows that could not be placed.
    """

    layer: str
    coder: str
    made_by: str
    model: str
    kind: str
    left: int = 0


class Kept(NamedTuple):
    """The coder's table, how many articles and units were written, how many rows they replace, codes that fit no more."""

    file: Path
    articles: int
    units: int
    replaced: int
    unfit: tuple[str, ...]


def keep_codes(there: SetTexts, coding: Coding, rows: Mapping[str, list[Row]]) -> Kept:
    """Write a coder's rows of the articles that they read: `rows` by article, an empty list where nothing was found.

    Rows of other articles and layers stay. Raises CodesError where the name is another coder's: codes of another kind, by
    another model, or without a list of articles.
    """
    checked_name(coding.coder)
    before = _before(there, coding)
    folder = coders_file(there.found).parent / "coders" / coding.coder
    tables = {layer: rows_of(read_table(folder, layer)) for layer in LAYERS if has_table(folder, layer)}
    fresh = [row for found in rows.values() for row in numbered(coding.layer, found)]
    if there.found.study.texts == "withheld":
        fresh = rows_of(text_free({coding.layer: make_table(coding.layer, fresh)})[coding.layer])
    old = tables.get(coding.layer, [])
    replaced = [row for row in old if row["article_id"] in rows]
    order = {article: n for n, article in enumerate(there.known)}
    kept = [row for row in old if row["article_id"] not in rows] + fresh
    tables[coding.layer] = sorted(kept, key=lambda row: (order.get(row["article_id"], len(order)), row["start"]))
    for layer, its in linked(tables, there.texts).items():
        write_csv(make_table(layer, its), folder / f"{layer}.csv")
    _enter(there, coding, before, list(rows))
    same = _told(coding.layer, replaced) & _told(coding.layer, fresh)
    unfit = tuple(line for layer in tables for line in unfit_codes(folder, layer, there.vocabulary))
    return Kept(folder / f"{coding.layer}.csv", len(rows), len(fresh), len(replaced) - len(same), unfit)


def _told(layer: str, rows: list[Row]) -> set[tuple]:
    """Rows by what was coded, without numbers and references."""
    given = ("attribution_id", "label_id", "claim_id", "parent", "nested", "words")
    names = [c.name for c in TABLES[layer] if c.name not in given]
    return {tuple("" if row.get(n) is None else str(row[n]) for n in names) for row in rows}


def _before(there: SetTexts, coding: Coding) -> CoderEntry | None:
    """The coder's entry of before. Raises CodesError where it is another's, or one that can't be added to."""
    file, name = coders_file(there.found), coding.coder
    known = read_coders_file(file).coders
    other = next((n for n in known if n.casefold() == name.casefold()), None)
    if other is None:
        return None
    told = known[other]
    kind = told.kind(coding.layer) if coding.layer in told.layers or not told.layers else coding.kind
    if other != name:
        why = f"is there as {other}"
    elif not isinstance(told.articles, list):
        why = "has codes without a list of their articles"
    elif (told.made_by, told.model) != (coding.made_by, coding.model):
        why = f"has codes made by {told.made_by} {told.model}".rstrip()
    elif kind != coding.kind:
        why = f"has {kind} codes of {coding.layer}, and these are {coding.kind}"
    else:
        return told
    raise CodesError(f"{file}: coder {name} {why}; name another coder, so that the codes stay apart")


def _enter(there: SetTexts, coding: Coding, before: CoderEntry | None, articles: list[str]) -> None:
    """Write the coder's entry: comments, other entries and other keys of the file stay as they are."""
    file = coders_file(there.found)
    yaml = YAML()
    yaml.width, yaml.preserve_quotes = WIDE, True
    data = yaml.load(file.read_text(encoding="utf-8-sig")) if file.exists() else None
    data = {} if data is None else data
    if data.get("coders") is None:
        data["coders"] = {}
    entry = data["coders"].get(coding.coder, {})
    layers = _read_before(file.parent, coding.coder, before) if before else {}
    layers[coding.layer] = _in_order(there, {*layers.get(coding.layer, []), *articles})
    told = {layer: dict((entry.get("layers") or {}).get(layer) or {}) for layer in layers}
    for layer, read in layers.items():
        told[layer] |= {"sheet": told[layer].get("sheet") or entry.get("sheet") or coding.kind, "articles": read}
    told[coding.layer] |= {"sheet": coding.kind, "left": coding.left}
    kinds = [told[layer]["sheet"] for layer in layers]
    entry["made_by"] = coding.made_by
    if coding.model:
        entry["model"] = coding.model
    entry["folder"] = f"coders/{coding.coder}"
    entry["sheet"] = next((kind for kind in kinds if kind != "blind"), "blind")
    entry["articles"] = _in_order(there, {a for read in layers.values() for a in read})
    entry["layers"] = {layer: told[layer] for layer in LAYERS if layer in told}
    data["coders"][coding.coder] = entry
    out = io.StringIO()
    yaml.dump(data, out)
    write_whole(file, lambda part: part.write_text(out.getvalue(), encoding="utf-8"))


def _read_before(gold: Path, name: str, before: CoderEntry) -> dict[str, list[str]]:
    """By layer the articles that the coder had read."""
    folder = gold / (before.folder or f"coders/{name}")
    return {layer: before.listed(layer) or [] for layer in LAYERS if layer in before.layers or has_table(folder, layer)}


def _in_order(there: SetTexts, articles: set[str]) -> list[str]:
    known = [a for a in there.known if a in articles]
    return known + sorted(articles - set(known))


def unfit_codes(folder: Path, layer: str, vocabulary: Vocabulary) -> list[str]:
    """Codes of a coder's table that the codebook allows no more, a line each; they stay as they are."""
    frame: pd.DataFrame = read_table(folder, layer)
    lines = []
    for column in TABLES[layer]:
        known = vocabulary.known(column)
        if known is None:
            continue
        for row, value in enumerate(frame[column.name], 2):
            named = column.codes == ACTOR and isinstance(value, str) and not ID.fullmatch(value)
            if not pd.isna(value) and value not in known and not named:
                where = f"{folder / layer}.csv row {row}, column {column.name}"
                lines.append(
                    f"{where}: {value!r} is not in the codebook any more; it stays: put it back there, or code anew"
                )
    return lines
