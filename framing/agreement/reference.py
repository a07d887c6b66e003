"""Reference codes from what coders agree on and what was settled."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from framing.agreement.coders import MACHINE, Coders, check_blind, read_coders
from framing.agreement.score import OVERLAP, Row
from framing.agreement.settling import (
    EMPTY,
    LINKS,
    PHRASES,
    SPAN,
    UNIT,
    Settling,
    columns,
    settlings,
    span_cell,
)
from framing.codebook import read_codebook
from framing.corpus.article_set import ArticleSet
from framing.corpus.coders_file import read_coders_file
from framing.corpus.units import IDS, written
from framing.corpus.vocabulary import NO, YES, Vocabulary
from framing.errors import CodesError
from framing.tables import check_table, make_table, read_csv, write_csv
from framing.tables.columns import TABLES
from framing.tables.files import has_table

KEY = ("layer", "article_id", "unit", "column")
Answers = dict[tuple[str, ...], str]


def write_reference(
    found: Coders | ArticleSet | str | Path,
    settled: pd.DataFrame | str | Path,
    coders: Iterable[str] | None = None,
    *,
    replace: bool = False,
) -> pd.DataFrame:
    """Write gold/labels.csv, casualties.csv and attributions.csv: what the coders agree on, and what was settled.

    `settled`: the list of `disagreements_to_settle`, filled in (a table, or a CSV file); `coders` as there. In `settled`
    stands the code that is right, `(empty)` for none, and for a `unit` yes or no; a unit settled as no is left out, its
    other rows may stay empty. span, source, cue and links must be as one of the coders has them. A row for a unit and column
    on which all agree may be added: it decides. Articles that only one of the coders coded are left out and counted.

    Nothing is written unless all is settled. Returns a table: layer, articles, units, agreed (units on which nobody
    differed), settled (cells), dropped (units settled as none), single (articles that one coder alone coded, left out).
    Raises CodesError, naming the first, for what is not settled or can't be as settled, for codes that changed after the
    list was written, for reference codes that are there already (unless `replace=True`), and where gold/coders.yml doesn't
    say who made them.
    """
    found = found if isinstance(found, Coders) else read_coders(found)
    gold = found.found.folder / "gold"
    _may_write(gold, replace)
    chosen = found.chosen(coders)
    lacking = [(layer, coder.name) for layer in OVERLAP for coder in chosen if layer not in coder.tables]
    if lacking:
        raise CodesError("{1} has no {0}; reference codes need all three layers of every coder".format(*lacking[0]))
    for layer in OVERLAP:
        check_blind(chosen, layer)
    units = settlings(chosen)
    answers = _answers(settled, units, [c.name for c in chosen])
    kept = [u for u in units if _kept(u, answers)]
    _all_settled(kept, answers)
    tables = _tables(kept, answers, Vocabulary(read_codebook(found.found.codebook), found[MACHINE].tables))
    for layer, table in tables.items():
        check_table(layer, table)
    for layer, table in tables.items():
        write_csv(table, gold / f"{layer}.csv")
    often = pd.Series([a for coder in chosen for a in coder.articles]).value_counts()
    return _summary(units, kept, answers, int((often == 1).sum()))


def _may_write(gold: Path, replace: bool) -> None:
    path = gold / "coders.yml"
    if read_coders_file(path).reference is None:
        raise CodesError(f"{path}: who makes the reference codes? Write `reference:` and below it `made_by: people`")
    for layer in OVERLAP:
        if (gold / f"{layer}.parquet").exists():
            raise CodesError(f"{gold / layer}.parquet: reference codes are written as CSV; take this file away first")
        if has_table(gold, layer) and not replace:
            raise CodesError(f"{gold / layer}.csv: there are reference codes; --replace (replace=True) writes over them")


def _answers(settled, units: list[Settling], coders: list[str]) -> Answers:
    """What was settled, by layer, article, unit and column. Raises CodesError for a list that is not of these codes."""
    frame = settled if isinstance(settled, pd.DataFrame) else read_csv(Path(settled))
    lacking = [c for c in (*KEY, *coders, "settled") if c not in frame]
    if lacking:
        raise CodesError(f"the settled list has no column {lacking[0]!r}; fill in the list of disagreements_to_settle")
    known: dict[tuple[str, ...], Settling] = {(u.unit.layer, u.unit.article_id, u.name): u for u in units}
    answers: Answers = {}
    for row in frame.astype(object).where(frame.notna(), "").to_dict("records"):
        key = tuple(str(row[c]) for c in KEY)
        cells = known[key[:3]].cells.get(key[3]) if key[:3] in known else None
        if cells is None or any(_cell(row[name]) != cells.get(name, "").casefold() for name in coders):
            raise CodesError(f"{_called(key)}: the coders' codes are no longer those of the list; write a new list")
        if key in answers:
            raise CodesError(f"{_called(key)}: stands twice in the settled list; keep one row")
        answers[key] = written(row["settled"]).strip()
    return answers


def _cell(value) -> str:
    """A coder's cell as it is compared: a spreadsheet makes TRUE of True and 12.0 of 12."""
    return written(value).strip().casefold()


def _kept(settling: Settling, answers: Answers) -> bool:
    """Is it a unit? Raises CodesError where that is not settled."""
    key = _key(settling, UNIT)
    said = answers.get(key, "").casefold()
    if not said and UNIT in settling.differing:
        raise CodesError(f"{_called(key)}: not settled ({_who(settling, UNIT)}); write yes or no")
    if said and said not in (*YES, *NO):
        raise CodesError(f"{_called(key)}: {said!r}: write yes or no")
    return said not in NO


def _all_settled(kept: list[Settling], answers: Answers) -> None:
    left = [(u, c) for u in kept for c in u.differing if not answers.get(_key(u, c))]
    if left:
        unit, column = left[0]
        more = f", and {len(left) - 1} more" if len(left) > 1 else ""
        raise CodesError(
            f"{_called(_key(unit, column))}: not settled ({_who(unit, column)}){more}; fill in the column settled"
        )


def _tables(kept: list[Settling], answers: Answers, vocabulary: Vocabulary) -> dict[str, pd.DataFrame]:
    rows: dict[str, list[tuple[str, Row]]] = {layer: [] for layer in OVERLAP}
    for settling in kept:
        rows[settling.unit.layer].append((settling.name, _row(settling, answers, vocabulary)))
    ids: dict[tuple[str, str], str] = {}
    for layer, of_layer in rows.items():
        of_layer.sort(key=lambda named: (named[1]["article_id"], named[1]["start"], named[1]["end"]))
        counts: dict[str, int] = {}
        for name, row in of_layer:
            counts[row["article_id"]] = counts.get(row["article_id"], 0) + 1
            row[IDS[layer]] = f"{layer[0]}{counts[row['article_id']]}"
            if layer == "attributions":
                ids[row["article_id"], name] = row[IDS[layer]]
    for layer, of_layer in rows.items():
        for name, row in of_layer:
            _link(layer, name, row, ids)
    return {layer: make_table(layer, [row for _, row in of_layer]) for layer, of_layer in rows.items()}


def _row(settling: Settling, answers: Answers, vocabulary: Vocabulary) -> Row:
    row = dict(_like(settling, SPAN, _decided(settling, SPAN, answers)))
    for column in columns(settling.unit.layer):
        cell = _decided(settling, column, answers)
        if column in PHRASES[settling.unit.layer]:
            there = _like(settling, column, cell)
            row |= {c: there[c] for c in (column, f"{column}_start", f"{column}_end")}
        elif column in LINKS:
            _like(settling, column, cell)
            row[column] = None if cell == EMPTY else cell
        else:
            row[column] = _value(settling, column, cell, vocabulary)
    return row | {"rule": "reference"}


def _value(settling: Settling, column: str, cell: str, vocabulary: Vocabulary):
    """A settled code: as a coder has it, else one that the column allows."""
    for name, row in settling.unit.rows.items():
        if settling.cells[column][name] == cell:
            return row[column]
    declared = next(c for c in TABLES[settling.unit.layer] if c.name == column)
    try:
        return vocabulary.value(declared, "" if cell == EMPTY else cell)
    except ValueError as error:
        raise CodesError(f"{_called(_key(settling, column))}: {error}") from None


def _decided(settling: Settling, column: str, answers: Answers) -> str:
    return answers.get(_key(settling, column)) or settling.agreed(column)


def _like(settling: Settling, column: str, cell: str) -> Row:
    """The row of the first coder who has it so. Raises CodesError where nobody has."""
    for name, row in settling.unit.rows.items():
        if (span_cell(row) if column == SPAN else settling.cells[column][name]) == cell:
            return row
    if column in LINKS and cell == EMPTY:
        return {}
    raise CodesError(
        f"{_called(_key(settling, column))}: {cell!r} is no coder's ({_who(settling, column)}); write one of these"
    )


def _link(layer: str, name: str, row: Row, ids: dict[tuple[str, str], str]) -> None:
    """The ids of the attributions that a row names by their spans."""
    for column in LINKS:
        unit = row.get(column)
        if unit is None or column == IDS[layer]:
            continue
        if (row["article_id"], unit) not in ids:
            raise CodesError(
                f"{_called((layer, row['article_id'], name, column))}: {unit} is no attribution as settled; "
                f"add or change a row that settles {column} as {EMPTY}"
            )
        row[column] = ids[row["article_id"], unit]
    if layer == "attributions":
        row["nested"] = row["parent"] is not None


def _summary(units: list[Settling], kept: list[Settling], answers: Answers, single: int) -> pd.DataFrame:
    rows = []
    for layer in OVERLAP:
        here, out = [u for u in kept if u.unit.layer == layer], [u for u in units if u.unit.layer == layer]
        decided = [key for key, cell in answers.items() if key[0] == layer and cell]
        rows.append(
            {
                "layer": layer,
                "articles": len({u.unit.article_id for u in out}),
                "units": len(here),
                "agreed": sum(not u.differing for u in here),
                "settled": len(decided),
                "dropped": len(out) - len(here),
                "single": single,
            }
        )
    return pd.DataFrame(rows)


def _key(settling: Settling, column: str) -> tuple[str, ...]:
    return settling.unit.layer, settling.unit.article_id, settling.name, column


def _called(key: tuple[str, ...]) -> str:
    return f"{key[0]} of {key[1]}, {key[2]}, column {key[3]}"


def _who(settling: Settling, column: str) -> str:
    return ", ".join(f"{name}: {cell}" for name, cell in settling.cells[column].items())
