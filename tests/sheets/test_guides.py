"""The guides explain what the tables allow: every column of a sheet, every value of it, and nothing else."""

import pytest
from openpyxl import load_workbook

from framing.codebook import read_codebook
from framing.sheets.coding import blank_vocabulary
from framing.sheets.columns import KINDS, LAYERS, coding_columns
from framing.sheets.guide import guide_data, guide_rows, guide_text, meanings
from framing.tables import TABLES
from framing.tables.columns import ACTOR, EVENT, PARTY
from tests.conftest import INVENTED
from tests.sheets.small import small_set, written

BOOK = read_codebook(INVENTED / "codebook.yml")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_value_is_explained_and_no_other(layer):
    told = guide_data(layer)["columns"]
    shared = guide_data("sheet")["columns"]
    assert set(told) - {"text"} == {c.name for c in coding_columns(layer)}
    for column in coding_columns(layer):
        assert told[column.name]["about"].strip()
        assert set(told[column.name].get("values", {})) == set(column.values), column.name
        assert all(means.strip() for means in told[column.name].get("values", {}).values())
        for value, means in meanings(layer, column, blank_vocabulary(BOOK)).items():
            assert means or column.codes or column.type == "bool", (column.name, value)
    assert set(shared) == {"article_id", "sentence", "reading", "text", "nth", "delete", "done", "note", "sheet", "sha256"}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_codebooks_ids_and_the_kind_are_told(layer, kind):
    text = guide_text(layer, kind, blank_vocabulary(BOOK))
    assert guide_data("sheet")["kinds"][kind] in text
    assert ("`delete`" in text) == (kind != "blind")
    kinds = {c.codes for c in coding_columns(layer)}
    for code, line in [
        (ACTOR, "- slf: Sarnic Liberation Front"),
        (PARTY, "- vostania: Vostania"),
        (EVENT, "- dorim_2031-03-04: Bomb at the livestock market of Dorim"),
        (PARTY, "- none: belongs to no side"),
    ]:
        assert line in text or code not in kinds
    page = guide_rows(layer, kind, [c.name for c in coding_columns(layer)], blank_vocabulary(BOOK))
    assert {row[0] for row in page} >= {c.name for c in coding_columns(layer)}


@pytest.mark.parametrize("layer", LAYERS)
def test_unsure_names_rules_and_values_that_exist(layer):
    told = guide_data("unsure")[layer]
    columns = {c.name: c for c in TABLES[layer]}
    for name, values in told["values"].items():
        known = blank_vocabulary(BOOK).known(columns[name])
        assert set(values) <= set(known)
    source = "\n".join(p.read_text(encoding="utf-8") for p in (INVENTED.parents[1] / "framing" / "coding").rglob("*.py"))
    for rule in told["rules"]:
        assert rule in source, rule


def test_a_workbook_has_drop_downs_guide_and_nothing_of_the_machine(tmp_path):
    path = written(small_set(tmp_path / "set"), form="xlsx")
    book = load_workbook(path)
    assert book.sheetnames == ["codes", "guide", "lists"] and book["lists"].sheet_state == "hidden"
    header = [cell.value for cell in book["codes"][1]]
    lists = {column[0].value: [c.value for c in column[1:] if c.value] for column in book["lists"].iter_cols()}
    closed = [c.name for c in coding_columns("labels") if c.values or c.codes or c.type == "bool"]
    assert list(lists) == closed and lists["actor"][:2] == ["slf", "ravnik_brigade"] and lists["embedded"] == ["yes", "no"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book["codes"].data_validations.dataValidation}
    assert len(rules) == len(closed)
    for number, name in enumerate(closed):
        at = book["codes"].cell(2, header.index(name) + 1).coordinate
        assert rules[at].startswith(f"lists!${'ABCDEFGHIJ'[number]}$2:")
    for row in book["codes"].iter_rows(min_row=2, values_only=True):
        filled = {name for name, value in zip(header, row, strict=True) if value}
        assert filled == {"article_id", "sentence", "reading", "sheet", "sha256"}
    guide = list(book["guide"].iter_rows(values_only=True))
    assert ("militant" in {row[1] for row in guide}) and any("This sheet is blind" in str(row[2]) for row in guide)


def test_a_long_sentence_is_whole(tmp_path):
    words = "rebels and " * 2_000 + "more rebels."
    path = written(small_set(tmp_path / "set", {"n-1": f"A headline\n\n{words}\n"}))
    from tests.sheets.small import cells

    rows = [r["reading"] for r in cells(path) if r["sentence"] == "1"]
    assert len(rows) == 3 and " ".join(rows) == words
