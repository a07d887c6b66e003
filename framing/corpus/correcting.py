"""Corrections applied on top of whatever machine codes there are: what fits is applied, what doesn't is listed."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

import pandas as pd

from framing.codebook import Codebook
from framing.corpus.added import NewRows
from framing.corpus.corrections import AGREED, APPLIED, OVERRULED, UNFIT, Correction, Corrections
from framing.corpus.references import without_dangling
from framing.corpus.units import IDS, KEYS, Units, written
from framing.corpus.vocabulary import Vocabulary
from framing.tables import TABLES, make_table
from framing.tables.columns import Column
from framing.tables.corrections import ADDED, ROW

FIXED = ("article_id", "start", "end", "attribution_id", "parent", *IDS.values())  # no line changes these
CORRECTED = "corrected"  # behind the rule of a row that a person changed

Tables = Mapping[str, pd.DataFrame]
Standing = dict[str, tuple[Correction, object]]  # the correction that holds for each column, with its value


class Corrected(NamedTuple):
    """Tables with corrections applied, the numbers, and what to look at: (article, problem, detail)."""

    tables: dict[str, pd.DataFrame]
    numbers: Corrections
    problems: list[tuple[str, str, str]]


def apply_corrections(tables: Tables, lines: list[Correction], codebook: Codebook) -> Corrected:
    """The tables with corrections on top; the tables given stay as they are.

    A correction is applied to the row at its article and span (and key, see `units`), whatever the machine's value is now.
    It is listed and not applied where the row is gone, the text another one, or the value not in the vocabulary or
    the codebook; of two that contradict each other the later line holds. Where `actor`, `attributed_to` or `party` is
    corrected, the list of all of them (`actor_all`) is emptied unless it holds the new one. The rule of a changed row gets
    `/corrected` behind it, that of an added row is `corrected/added`. References to a row taken out go to the attribution
    around it, or are emptied.
    """
    return _Run(tables, codebook).apply(lines)


class _Run:
    """One run over the lines: the machine's rows, what is changed, and what became of each correction."""

    def __init__(self, tables: Tables, codebook: Codebook) -> None:
        self.tables, self.units, self.vocabulary = dict(tables), Units(tables), Vocabulary(codebook, tables)
        self.texts = dict(zip(tables["articles"]["article_id"], tables["articles"]["sha256"], strict=True))
        self.changes: dict[tuple[str, int], dict] = {}
        self.gone: dict[str, set[int]] = {name: set() for name in KEYS}
        self.new = NewRows(self.units, tables["zones"])
        self.verdicts: list[tuple[Correction, str]] = []
        self.problems: list[tuple[str, str, str]] = []

    def apply(self, lines: list[Correction]) -> Corrected:
        adding = {(c.place, c.key) for c in lines if c.adds}
        added: dict[tuple, list[Correction]] = {}
        rows: dict[tuple[str, int], list[Correction]] = {}
        for line in lines:
            if (line.place, line.key) in adding and not (line.deletes and not line.key.startswith(ADDED)):
                added.setdefault((line.place, line.key), []).append(line)
            elif (number := self._row(line)) is not None:
                rows.setdefault((line.table, number), []).append(line)
        for (table, number), group in rows.items():
            self._change(table, number, group)
        for group in added.values():
            self._add(group)
        return Corrected(self._tables(), Corrections.counted(self.verdicts), self.problems)

    def _row(self, line: Correction) -> int | None:
        """The number of the machine's row that a line means; where it means none, that is noted."""
        if why := self._misfit(line):
            self._unfit(line, why)
            return None
        there = self.units.at(*line.place)
        found = self.units.matching(line.table, there, line.key)
        if len(found) > 1 and line.column != ROW and not line.key:
            was = [n for n in found if written(self.units.rows[line.table][n][line.column]) == line.was]
            found = was if len(was) == 1 else found
        if len(found) == 1:
            return found[0]
        where = f"{line.table} at {line.start}-{line.end}"
        if found:
            keys = " / ".join(self.units.key(line.table, n) for n in found)
            self._unfit(line, f"{len(found)} rows of {where}; say in the column key which: {keys}")
        elif line.deletes and line.sha256 and not line.key.startswith(ADDED):
            self.verdicts.append((line, AGREED))  # the machine doesn't code it any more
        else:
            which = f" with {line.key}" if there and line.key else ""
            fix = "look at what the machine codes there now, then change or delete the line"
            self._unfit(line, f"no row of {where}{which}; {fix}")
        return None

    def _misfit(self, line: Correction) -> str | None:
        """Why a line fits no row, whichever it means."""
        if line.table not in KEYS:
            near = get_close_matches(line.table, KEYS, n=1)
            return f"no table {line.table!r} that can be corrected" + (f"; did you mean {near[0]!r}?" if near else "")
        if line.article_id not in self.texts:
            near = get_close_matches(line.article_id, self.texts, n=1)
            return f"no article {line.article_id!r} in the codes" + (f"; did you mean {near[0]!r}?" if near else "")
        text = self.texts[line.article_id]
        if line.sha256 and pd.notna(text) and line.sha256 != text:
            return "the text is not the one that was corrected; correct the new text, then delete the line"
        if line.column == ROW:
            return None if line.adds or line.deletes else f"column row with {line.new!r}; write delete or add into new"
        column = _column(line)
        if column is None:
            near = get_close_matches(line.column, [c.name for c in TABLES[line.table]], n=1)
            return f"no column {line.column!r} in {line.table}" + (f"; did you mean {near[0]!r}?" if near else "")
        if column.name in FIXED:
            return f"{column.name} can't be corrected; take the row out (column row, new delete) and add the right one"
        try:
            self.vocabulary.value(column, line.new)
        except ValueError as error:
            return str(error)
        return None

    def _unfit(self, line: Correction, why: str) -> None:
        self.verdicts.append((line, UNFIT))
        self.problems.append((line.article_id, "correction that doesn't fit", f"line {line.line}: {why}"))

    def _overruled(self, line: Correction, by: Correction) -> None:
        self.verdicts.append((line, OVERRULED))
        both = f"line {line.line} says {_said(line)}, line {by.line} {_said(by)}"
        self.problems.append(
            (line.article_id, "corrections that contradict each other", f"{both}; the later one holds: delete one of them")
        )

    def _standing(self, group: list[Correction]) -> Standing:
        """What holds of the lines about one row, the later ones over the former."""
        standing: Standing = {}
        for line in group:
            value = line.new if line.column == ROW else self.vocabulary.value(_column(line), line.new)  # type: ignore[arg-type]
            for column, (before, held) in list(standing.items()):
                if _contradicts(before, line, held == value):
                    del standing[column]
                    self._overruled(before, line)
            if line.column in standing:
                self.verdicts.append((standing[line.column][0], AGREED))
            standing[line.column] = (line, value)
        return standing

    def _change(self, table: str, number: int, group: list[Correction]) -> None:
        row, standing = self.units.rows[table][number], self._standing(group)
        for column, (line, value) in standing.items():
            if column == ROW:
                self.gone[table].add(number)
            elif written(row[column]) == written(value):
                self.verdicts.append((line, AGREED))
                continue
            self.verdicts.append((line, APPLIED))
        self._set(table, number, {column: value for column, (_, value) in standing.items() if column != ROW})

    def _set(self, table: str, number: int, values: dict) -> bool:
        """Change the cells of a row that differ; whether any does."""
        row = self.units.rows[table][number]
        values = {c: v for c, v in values.items() if written(row[c]) != written(v)}
        for column in [c for c in values if row.get(f"{c}_all") and f"{c}_all" not in values]:
            values |= {} if f'"{values[column]}"' in row[f"{column}_all"] else {f"{column}_all": None}
        rule = {"rule": f"{row['rule']}/{CORRECTED}"} if values and "rule" in row else {}
        self.changes[table, number] = self.changes.get((table, number), {}) | rule | values
        return bool(values)

    def _add(self, group: list[Correction]) -> None:
        """A row that a person added: the machine's own, where it finds it now; else a new one. One verdict for all lines."""
        first = next(c for c in group if c.adds)
        for line in group:
            if why := self._misfit(line):
                self.verdicts.append((first, UNFIT))
                detail = f"line {line.line}: {why} (the row added in line {first.line} is left out)"
                self.problems.append((first.article_id, "correction that doesn't fit", detail))
                return
        before = len(self.verdicts)
        standing = self._standing(group)
        self.verdicts[before:] = [(c, v) for c, v in self.verdicts[before:] if v == OVERRULED]
        if ROW not in standing or not standing[ROW][0].adds:
            return
        values = {column: value for column, (_, value) in standing.items() if column != ROW}
        number = self.new.machines(first, values, self.gone[first.table])
        if number is not None:
            changed = self._set(first.table, number, self.new.coded(first.table, values))
            self.verdicts.append((first, APPLIED if changed else AGREED))
            return
        if lacking := self.new.add(first, values):
            fix = f"the added row lacks {', '.join(lacking)}; add a line for each, its name in `column`"
            self._unfit(first, fix)
            return
        self.verdicts.append((first, APPLIED))
        if doubtful := self.new.beside(first):
            self.problems.append((first.article_id, "added row beside a new one of the machine's", doubtful))

    def _tables(self) -> dict[str, pd.DataFrame]:
        rows: dict[str, list[dict]] = {}
        for name, machine in self.units.rows.items():
            changed = [row | self.changes.get((name, n), {}) for n, row in enumerate(machine)]
            kept = [row for n, row in enumerate(changed) if n not in self.gone[name]]
            rows[name] = self._in_order(kept, self.new.rows[name])
        gone = {name: [self.units.rows[name][n] for n in sorted(numbers)] for name, numbers in self.gone.items()}
        rows = without_dangling(rows, gone)
        touched = {c.table for c, verdict in self.verdicts if verdict == APPLIED}
        if "attributions" in touched:
            touched |= {"labels", "casualties", "loaded"}
        return self.tables | {name: make_table(name, rows[name]) for name in touched}

    def _in_order(self, rows: list[dict], new: list[dict]) -> list[dict]:
        order = {article: n for n, article in enumerate(self.texts)}
        return sorted([*rows, *new], key=lambda row: (order[row["article_id"]], row["start"])) if new else rows


def _column(line: Correction) -> Column | None:
    return next((c for c in TABLES[line.table] if c.name == line.column), None)


def _contradicts(before: Correction, line: Correction, same: bool) -> bool:
    """Can a line not hold beside a former one about the same row?"""
    return not same if before.column == line.column else before.deletes or line.deletes


def _said(line: Correction) -> str:
    return f"{line.column} {line.new or 'empty'}" + (f" ({line.by})" if line.by else "")
