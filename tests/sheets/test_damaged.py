"""Sheets as they come back damaged: one clear line each, and nothing of what was good is lost."""

import re

import pytest

from framing.cli import main
from framing.errors import FramingError
from framing.sheets import correction_sheet, read_coding_sheet
from framing.tables import read_csv, read_table
from tests.sheets.small import TEXTS, cells, edit_workbook, fill, save, small_set, unit, written


@pytest.fixture
def a_set(tmp_path):
    return small_set(tmp_path / "set")


@pytest.fixture
def sheet(a_set):
    return fill(written(a_set), [unit("n-1", 1, "Militants"), unit("s-1", 0, "Rebels", category="rebel")])


def first_of(page, article="n-1"):
    return next(n for n in range(2, page.max_row + 1) if page.cell(n, 1).value == article)


def renamed(old, new):
    return lambda rows: [{new if k == old else k: v for k, v in row.items()} for row in rows]


def without(*names):
    return lambda rows: [{k: v for k, v in row.items() if k not in names} for row in rows]


def set_cells(name, value):
    return lambda rows: [row | {name: value} for row in rows]


# what is done to a sheet as a whole; the line
@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (without("sheet"), "no column 'sheet', which tells what was coded; put it back (sheets of `framing correct` have none)"),
        (without("category"), "column 'category' is missing; put it back, empty if you deleted it"),
        (without("done"), "column 'done' is missing; put it back, empty if you deleted it"),
        (renamed("category", "catgory"), "column 'category' is missing; rename 'catgory'"),
        (without("article_id"), "no column article_id in the first row; put the header of the sheet back"),
        (lambda rows: [dict(enumerate(row.values())) for row in rows], "no column article_id in the first row; put the header of the sheet back"),
        (set_cells("sheet", ""), "the column sheet is empty; put back what stood there, such as blind/labels/my-set/anna"),
        (set_cells("sheet", "labels"), "the column sheet is 'labels'; put back what stood there, such as blind/labels/my-set/anna"),
        (set_cells("sheet", "blind/loaded/set/anna"), "the column sheet is 'blind/loaded/set/anna'; put back what stood there, such as blind/labels/my-set/anna"),
        (lambda rows: [*rows, rows[0] | {"sheet": "blind/labels/set/ben"}], "rows of two sheets, blind/labels/set/anna and blind/labels/set/ben; read each as a file of its own"),
        (set_cells("sheet", "blind/casualties/set/anna"), "a sheet of casualties, not of labels; name the right file, or leave --layer out"),
        (lambda rows: [r | {"article_id": f"other-{r['article_id']}", "sheet": "blind/labels/march/anna"} for r in rows], "a sheet of the set march, none of whose articles are in set; name that set"),
        (lambda rows: [{"why": "", **row} for row in rows], "rows that were kept aside; mend them in the sheet they come from, and read that one again"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_none(a_set, sheet, edit, line):
    save(sheet, edit(cells(sheet)))
    with pytest.raises(FramingError) as error:
        read_coding_sheet(a_set, sheet, "anna", layer="labels")
    assert str(error.value) == f"{sheet}: {line}"
    assert not (a_set / "gold").exists()


# the bytes of a file, its name; the line
@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"", "s.csv", "an empty file; it needs a header with the names of its columns"),
        (b"\n \n", "s.csv", "an empty file; it needs a header with the names of its columns"),
        (b"PK\x03\x04broken", "s.xlsx", "no readable XLSX"),
        (b"", "s.xlsx", "no readable XLSX"),
        (b"article_id,text,text\na,b,c\n", "s.csv", "column 'text' stands twice; keep one"),
        (b"\x00\x01\x02\xff\x00" * 50, "s.csv", "binary file"),
        (b"article_id", "s.ods", "a sheet is a .csv or .xlsx file; save it as one"),
        (None, "s.csv", "can't be read (No such file or directory); name a CSV file"),
        (None, "s.xlsx", "can't be read (No such file or directory); name a sheet"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet(a_set, capsys, data, name, line):
    path = a_set.parent / name
    if data is not None:
        path.write_bytes(data)
    assert main(["sheet", str(a_set), "--from", str(path), "--coder", "anna"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"framing: {path}: ") and line in said and said.count("\n") == 1


# a row of its own; what is said of it
@pytest.mark.parametrize(
    ("row", "why"),
    [
        (unit("n-1", 3, "terrorists", category="terorist"), "column category: 'terorist': no category; did you mean 'terrorist'?"),
        (unit("n-1", 3, "terrorists", category=""), "column category: empty, but every row needs its category"),
        (unit("n-1", 3, "terrorists", actor="slff"), "column actor: 'slff': no actor in the codebook; did you mean 'slf'?"),
        (unit("n-1", 3, "terrorists", actor="Army of Grapes"), "column actor: 'Army of Grapes': neither an id of the codebook nor a name that stands in the article"),
        (unit("n-1", 3, "terrorists", voice="quote", attributed_to="vostonia"), "column voice: 'quote': no voice; did you mean 'scare_quote'?; column attributed_to: 'vostonia': no attributed_to in the codebook; did you mean 'vostania'?"),
        (unit("n-1", 3, "terrorists", embedded="perhaps"), "column embedded: 'perhaps': write yes or no"),
        (unit("n-11", 3, "terrorists"), "no article 'n-11' in the set; did you mean 'n-1'?"),
        (unit("", 3, "terrorists"), "no article_id; write the one of the rows around it"),
        (unit("n-1", 1, "Militants"), "the same as row TWIN; keep one, or say in nth which words are meant"),
        (unit("n-1", 3, "terrorists", sha256="0" * 64), "the text of n-1 is not the one of the sheet any more; write a new sheet"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken(a_set, sheet, row, why):
    rows = [*cells(sheet), row]
    read = read_coding_sheet(a_set, save(sheet, rows), "anna")
    twin = next(n for n, r in enumerate(rows, 2) if r["text"] == "Militants")
    assert read.left[-1] == f"row {len(rows) + 1}: {why}".replace("TWIN", str(twin))
    if "sha256" not in row:
        assert len(read.left) == 1 and read.units == 2
    aside = read_csv(sheet.with_name("labels-anna-left.csv")).fillna("").to_dict("records")[-1]
    assert {k: v for k, v in aside.items() if v and k in row} == {k: v for k, v in row.items() if v}


def test_formulas_are_never_evaluated(a_set):
    path = written(a_set, form="xlsx")

    def edit(page, at):
        for row, name, value in [
            (2, "text", '=HYPERLINK("http://x")'),
            (3, "text", "Militants"),
            (3, "category", "=1+1"),
            (4, "nth", "=2"),
        ]:
            page.cell(first_of(page) + row - 2, at[name]).value, page.cell(first_of(page) + row - 2, at[name]).data_type = (
                value,
                "f" if value[0] == "=" else "s",
            )

    read = read_coding_sheet(a_set, edit_workbook(path, edit), "anna", all_done=True)
    assert read.units == 0 and [line.split(": ", 1)[1].split("; column refers_to")[0] for line in read.left] == [
        "column text: a formula; write the words themselves",
        "column category: a formula; write the value itself",
        "codes without words; write the words that are coded into text",
    ]
    assert read_csv(read.left_file)["text"].fillna("").tolist() == ["(a formula)", "Militants", ""]


def test_cells_stay_strings_in_both_forms(tmp_path):
    folder = small_set(tmp_path / "set", {"=a": "=SUM(1) rebels fled\n\n+rebels and @rebels met. '-rebels' too.\n"})
    path = fill(
        written(folder), [unit("=a", 1, "+rebels"), unit("=a", 1, "@rebels"), unit("=a", 0, "=SUM(1) rebels")], done=("=a",)
    )
    read = read_coding_sheet(folder, path, "anna")
    assert read.left == () and read_table(folder / "gold" / "coders" / "anna", "labels")["text"].tolist() == [
        "=SUM(1) rebels",
        "+rebels",
        "@rebels",
    ]
    from openpyxl import load_workbook

    cell = load_workbook(path.with_suffix(".xlsx"))["codes"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=SUM(1) rebels fled", "s", True)


# how a spreadsheet saved the CSV; encoding and separator
@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ";"), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8-sig", ","), ("cp1252", ",")]
)
def test_csv_as_spreadsheets_save_it(a_set, encoding, separator):
    path = fill(written(a_set), [unit("n-1", 3, "“They are terrorists – nothing"), unit("n-1", 4, "SLF’s rebels")])
    save(path, cells(path), encoding, separator)
    read = read_coding_sheet(a_set, path, "anna")
    assert read.left == () and read_table(a_set / "gold" / "coders" / "anna", "labels")["text"].tolist() == [
        "“They are terrorists – nothing",
        "SLF’s rebels",
    ]


def test_a_csv_whose_letters_broke(a_set):
    path = fill(written(a_set), [unit("n-1", 4, "SLF’s rebels"), unit("n-1", 1, "Militants")])
    path.write_bytes(path.read_bytes().decode("utf-8").encode("utf-8").decode("cp1252", "replace").encode("utf-8"))
    read = read_coding_sheet(a_set, path, "anna")
    assert read.units == 1 and re.fullmatch(
        r"row \d+: letters of 'SLF.+s rebels' are broken; save the sheet as \.xlsx, or as CSV in UTF-8", read.left[0]
    )


def test_the_mark_of_utf8_in_a_header_is_taken_off(a_set):
    path = edit_workbook(written(a_set, form="xlsx"), lambda page, at: setattr(page["A1"], "value", "ï»¿article_id"))
    assert read_coding_sheet(a_set, path, "anna", all_done=True).done == 4


def test_numbers_and_dates_of_a_spreadsheet(a_set):
    def edit(page, at):
        row = first_of(page) + 1
        page.cell(row, at["text"]).value = "Militants"
        for name, value in {
            "sentence": 1,
            "nth": 1.0,
            "category": "militant",
            "refers_to": "actor",
            "actor": "slf",
            "actor_kind": "nonstate",
            "voice": "own",
            "embedded": False,
            "done": True,
        }.items():
            page.cell(row, at[name]).value = value

    read = read_coding_sheet(a_set, edit_workbook(written(a_set, form="xlsx"), edit), "anna")
    assert (read.units, read.done, read.left) == (1, 1, ())


def test_a_row_with_too_many_cells_is_kept_aside(a_set, sheet):
    sheet.write_text(
        sheet.read_text(encoding="utf-8") + "n-1,2,,militants,1,militant,actor,slf,nonstate,own,,,,,,,x,y,z\n",
        encoding="utf-8",
    )
    read = read_coding_sheet(a_set, sheet, "anna")
    assert read.units == 2 and read.left[0].endswith(
        "more cells than the header; put quotation marks round a cell that holds a comma"
    )
    assert read_csv(read.left_file)["text"].tolist() == ["militants"]


def test_a_sheet_of_corrections_is_no_coding_sheet(a_set):
    from framing.coding.run import code

    code(a_set, a_set / "codes", csv=True)
    correction_sheet(a_set, "labels", a_set.parent / "c.csv")
    with pytest.raises(FramingError, match="no column 'sheet', which tells what was coded"):
        read_coding_sheet(a_set, a_set.parent / "c.csv", "anna")


def test_a_text_that_changed_keeps_the_sheet_out(a_set, sheet):
    (a_set / "texts" / "n-1.txt").write_text(TEXTS["n-1"] + "More.\n", encoding="utf-8")
    read = read_coding_sheet(a_set, sheet, "anna")
    assert read.done == 3 and [line.split(": ", 1)[1] for line in read.left] == [
        "the text of n-1 is not the one of the sheet any more; write a new sheet"
    ]


# the arguments that are wrong; the line
@pytest.mark.parametrize(
    ("coder", "made_by", "line"),
    [
        ("../b", "person", "coder '../b': a coder's name is letters, digits, - and _ (anna, coder-2): it names a folder"),
        ("Anna", "person", "coder Anna is there as anna; name another coder, so that the codes stay apart"),
        ("anna", "language model", "coder anna has codes made by person; name another coder, so that the codes stay apart"),
        ("first", "language model", "coder first has codes without a list of their articles; name another coder, so that the codes stay apart"),
    ],
)  # fmt: skip
def test_coders_are_kept_apart(a_set, sheet, coder, made_by, line):
    read_coding_sheet(a_set, sheet, "anna")
    file = a_set / "gold" / "coders.yml"
    file.write_text(
        file.read_text(encoding="utf-8") + "  first: {made_by: language model, articles: 8, folder: coders/first}\n",
        encoding="utf-8",
    )
    before = file.read_bytes()
    with pytest.raises(FramingError) as error:
        read_coding_sheet(a_set, sheet, coder, made_by=made_by)
    assert str(error.value).removeprefix(f"{file}: ") == line and file.read_bytes() == before


def test_a_broken_coders_file_is_left_as_it_is(a_set, sheet):
    (a_set / "gold").mkdir()
    (a_set / "gold" / "coders.yml").write_text("coders: [a, b]\n", encoding="utf-8")
    with pytest.raises(FramingError, match=r"coders.yml line 1: coders: under coders stands a name, and under it"):
        read_coding_sheet(a_set, sheet, "anna")
    assert sorted(p.name for p in (a_set / "gold").iterdir()) == ["coders.yml"]
