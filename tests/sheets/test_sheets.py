"""A sheet of machine codes out, edited as people edit, and back in as corrections."""

import csv
import shutil

import pytest
from openpyxl import load_workbook

from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.corpus.corrections import read_corrections
from framing.errors import FramingError
from framing.sheets import correction_sheet, read_correction_sheet
from framing.tables import read_csv, write_csv
from tests.conftest import INVENTED

FIRST = "brenik-courier-01"


@pytest.fixture
def a_copy(tmp_path):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns(".parts", "corrections"))
    return tmp_path / "set"


def edited(folder, edit, layer="labels", by="Ada", out="sheet.csv"):
    """Write a sheet, edit its rows (a list of mappings), read it back."""
    path = folder.parent / out
    if not path.exists():
        correction_sheet(folder, layer, path)
    rows = read_csv(path).fillna("").to_dict("records")
    rows = edit(rows) or rows
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return read_correction_sheet(folder, path, by)


def cell(row, column, value):
    return lambda rows: rows[row].__setitem__(column, value)


def new_row(**codes):
    base = {"article_id": FIRST, "category": "rebel", "refers_to": "actor", "actor": "slf", "actor_kind": "nonstate", "voice": "own"}  # fmt: skip
    return lambda rows: rows.append(base | codes)


def without(*columns):
    return lambda rows: [{k: v for k, v in row.items() if k not in columns} for row in rows]


def both(*edits):
    def edit(rows):
        for one in edits:
            rows = one(rows) or rows
        return rows

    return edit


# twelve ways to edit; rows changed, taken out, added, missing
@pytest.mark.parametrize(
    ("edit", "counts"),
    [
        (lambda rows: None, (0, 0, 0, 0)),
        (cell(0, "voice", "attributed"), (1, 0, 0, 0)),
        (cell(0, "voice", "  Attributed\u00a0"), (1, 0, 0, 0)),
        (both(cell(0, "voice", "attributed"), cell(0, "attributed_to", "kelmaria"), cell(1, "embedded", "TRUE")), (2, 0, 0, 0)),
        (cell(2, "attributed_to", ""), (1, 0, 0, 0)),
        (cell(0, "delete", "x"), (0, 1, 0, 0)),
        (new_row(text="sheep pens"), (0, 0, 1, 0)),
        (new_row(text="", start="300", end="310"), (0, 0, 1, 0)),
        (both(cell(0, "voice", "attributed"), lambda rows: rows.reverse()), (1, 0, 0, 0)),
        (both(cell(0, "voice", "attributed"), lambda rows: [r for r in rows if r["article_id"] == FIRST][:3]), (1, 0, 0, None)),
        (both(cell(0, "voice", "attributed"), without("context", "note", "key", "machine", "sha256", "zone")), (1, 0, 0, 0)),
        (both(cell(2, "voice", "attributed"), without("start", "end", "key", "id", "machine", "sha256")), (1, 0, 0, 0)),
        (both(cell(0, "voice", "attributed"), lambda rows: [r for r in rows if r["article_id"] == FIRST]), (1, 0, 0, 0)),
    ],
)  # fmt: skip
def test_a_sheet_edited_and_read_back(a_copy, edit, counts):
    changes = edited(a_copy, edit)
    assert (changes.wrong, changes.doubtful) == ((), ())
    assert (changes.changed, changes.deleted, changes.added) == counts[:3]
    assert changes.missing == counts[3] or (counts[3] is None and changes.missing > 0)
    if changes.written:
        made = read_codes(open_set(a_copy), "corrected").corrections
        assert made.unfit == made.overruled == 0 and made.by == ("Ada",) and made.applied >= sum(counts[:3])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("layer", ["labels", "casualties", "attributions"])
def test_an_untouched_sheet_changes_nothing(a_copy, layer, form):
    sheet = correction_sheet(a_copy, layer, a_copy.parent / f"s.{form}")
    changes = read_correction_sheet(a_copy, a_copy.parent / f"s.{form}", "Ada")
    assert (changes.layer, changes.rows, changes.written, changes.missing, changes.wrong) == (layer, len(sheet), 0, 0, ())
    assert not (a_copy / "corrections").exists()


def test_corrected_codes_are_what_was_wanted(a_copy):
    def edit(rows):
        rows[0] |= {"voice": "scare_quote", "category": "militant", "note": "=see guide"}
        rows[1]["delete"] = "x"
        new_row(text="sheep pens", voice="attributed", attributed_to="vostania")(rows)

    edited(a_copy, edit)
    machine, codes = read_codes(open_set(a_copy)), read_codes(open_set(a_copy), "corrected")
    wanted, got = machine["labels"].iloc[2:].reset_index(drop=True), codes["labels"]
    assert got.iloc[0][["voice", "category", "start"]].tolist() == ["scare_quote", "militant", 4]
    added = got[got["label_id"] == "lx1"].iloc[0]
    assert (added.text, added.zone, added.paragraph, added.category, added.attributed_to) == ("sheep pens", "body", 0, "rebel", "vostania")  # fmt: skip
    rest = got[(got["label_id"] != "lx1") & (got.index > 0)].reset_index(drop=True)
    for column in wanted.columns:
        assert rest[column].astype(object).fillna(0).tolist() == wanted[column].astype(object).fillna(0).tolist(), column
    assert ",'=see guide" in (a_copy / "corrections" / "corrections.csv").read_text(encoding="utf-8")
    assert codes.corrections.says() == "4 corrections in 1 article by one person"


def test_a_source_is_corrected_by_its_words(a_copy):
    edited(a_copy, cell(1, "source", "Sarnik Liberation Front"), "attributions")
    row = read_codes(open_set(a_copy), "corrected")["attributions"].iloc[1]
    assert (row.source, row.source_end - row.source_start) == ("Sarnik Liberation Front", 23)


def test_an_added_attribution_counts_its_words_and_may_have_no_source(a_copy):
    def edit(rows):
        rows.append({"article_id": FIRST, "text": "left a trailer of explosives beside the sheep pens", "speaker": "police", "speaker_kind": "institution",
                     "source_type": "government", "party": "vostania", "quote_type": "indirect", "named": "yes"})  # fmt: skip

    assert edited(a_copy, edit, "attributions").wrong == ()
    rows = read_codes(open_set(a_copy), "corrected")["attributions"]
    added = rows[rows["attribution_id"] == "ax1"].iloc[0]
    assert (added.words, bool(added.named), bool(added.nested)) == (9, True, False) and added.isna()["source_start"]


def test_the_same_persons_word_is_replaced_and_nobody_elses(a_copy):
    edited(a_copy, cell(0, "voice", "attributed"))
    edited(a_copy, cell(0, "voice", "scare_quote"), by="Ben")
    again = edited(a_copy, cell(0, "voice", "partial_quote"))
    assert (again.written, again.replaced) == (1, 1)
    assert edited(a_copy, lambda rows: None).known == 1
    kept = read_corrections(a_copy)
    assert kept[["by", "new"]].to_numpy().tolist() == [["Ben", "scare_quote"], ["Ada", "partial_quote"]]
    assert read_codes(open_set(a_copy), "corrected")["labels"].iloc[0].voice == "partial_quote"


def test_what_a_person_wrote_into_the_file_by_hand_stays(a_copy):
    file = a_copy / "corrections" / "corrections.csv"
    file.parent.mkdir()
    file.write_text(f"table;article_id;start;end;column;new;my remark\nlabels;{FIRST};92;102;voice;attributed;sure?\n", encoding="utf-8")  # fmt: skip
    edited(a_copy, cell(0, "voice", "attributed"))
    kept = read_corrections(a_copy)
    assert kept["my remark"].tolist()[0] == "sure?" and kept["start"].tolist() == ["92", "4"]


def test_rows_that_were_left_alone_change_nothing_when_the_machine_codes_otherwise_now(a_copy):
    correction_sheet(a_copy, "labels", a_copy.parent / "sheet.csv")
    labels = read_codes(open_set(a_copy))["labels"]
    labels.loc[[0, 1], "voice"] = "scare_quote"
    write_csv(labels, a_copy / "codes" / "labels.csv")
    changes = edited(a_copy, cell(1, "category", "militant"))
    assert changes.changed == 1
    assert changes.doubtful == (
        "row 3: the machine's codes changed after the sheet was written; all that differs was taken",
    )


# a damaged sheet, the one line that says so, and whether the good change in row 2 is written
@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (cell(1, "category", "terorist"), "row 3, column category: 'terorist': no category; did you mean 'terrorist'?"),
        (cell(1, "actor", "Front of Nowhere"), "row 3, column actor: 'Front of Nowhere': neither an id of the codebook nor a name that stands in the article"),
        (cell(1, "embedded", "perhaps"), "row 3, column embedded: 'perhaps': write yes or no"),
        (cell(1, "voice", ""), "row 3, column voice: empty, but every row needs its voice"),
        (cell(1, "delete", "maybe"), "row 3: delete says 'maybe'; write x, or leave it empty"),
        (cell(1, "article_id", "nowhere-1"), "row 3: no article 'nowhere-1' in the codes; the ids stand in articles.csv"),
        (cell(1, "text", "the terrorists"), "row 3: text is changed; to move a row, write x into its delete and add one without id"),
        (cell(1, "start", "93"), "row 3: the machine has no row at 93-102 now; to move a row, write x into its delete and add one without id"),
        (cell(1, "start", "9,3"), "row 3: start '9,3' is no number; leave it empty where the words stand once in the article"),
        (cell(1, "sha256", "0000"), f"row 3: the text of {FIRST} is not the one of the sheet; its rows are left out: write a new sheet"),
        (lambda rows: rows.insert(1, rows[1] | {"voice": "attributed"}), "row 4: the same row as row 3, coded otherwise; keep one"),
        (new_row(text="Dorim"), "row 174: the words of text stand 4 times in the article; write into start which: 21, 81, 161, 446"),
        (new_row(text="no such words"), "row 174: the words of text stand nowhere in the article; copy them as they stand there"),
        (new_row(text="sheep pens", category="", voice="owned"), "row 174: the added row is left out; column category: empty, but every row needs its category; column voice: 'owned': no voice; did you mean 'own'?"),
        (new_row(text="terrorists", start="4", end="14", category="terrorist"), "row 174: the machine has this row already (l1); change that one"),
        (lambda rows: [r | {"catgory": "x"} for r in rows], "column 'catgory': none of a sheet of labels, left out; did you mean 'category'?"),
    ],
)  # fmt: skip
def test_a_damaged_sheet_is_one_line_and_loses_nothing(a_copy, damage, line):
    last = lambda rows: rows[171].__setitem__("category", "guerrilla")  # noqa: E731
    changes = edited(a_copy, both(last, damage))
    assert len(changes.wrong) == 1 and changes.wrong[0].startswith(line), changes.wrong
    if not line.startswith("row 3: the text"):
        assert [n for n in read_corrections(a_copy)["new"] if n == "guerrilla"] == ["guerrilla"]


# what is no sheet, the line that says so
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("s.csv", b"", "an empty file; it needs a header"),
        ("s.csv", b"id,voice\n1,own\n", "no column article_id in the first row"),
        ("s.csv", b"article_id,voice,voice\na,own,own\n", "column 'voice' stands twice; keep one"),
        ("s.csv", b"article_id,outlet\na,b\n", "say it with --layer"),
        ("s.csv", b"\x89PNG\x00\x01", "binary file"),
        ("s.xlsx", b"PK no zip", "no readable XLSX"),
        ("s.ods", b"", "a sheet is a .csv or .xlsx file; save it as one"),
        ("none.csv", None, "can't be read"),
    ],
)
def test_what_is_no_sheet(a_copy, name, data, message):
    path = a_copy.parent / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FramingError) as error:
        read_correction_sheet(a_copy, path, "Ada")
    assert message in str(error.value) and str(path) in str(error.value)


def test_a_workbook_has_drop_downs_a_guide_and_no_formulas(a_copy):
    path = a_copy.parent / "s.xlsx"
    correction_sheet(a_copy, "labels", path)
    book = load_workbook(path)
    codes = book["codes"]
    header = [c.value for c in codes[1]]
    assert codes.freeze_panes == "C2" and book["lists"].sheet_state == "hidden"
    assert {"s", "n"} >= {c.data_type for row in codes.iter_rows() for c in row} and all(
        c.value is None or isinstance(c.value, str) for row in codes.iter_rows() for c in row
    )
    ruled = {header[next(iter(v.sqref.ranges)).min_col - 1] for v in codes.data_validations.dataValidation}
    assert ruled == {"category", "refers_to", "actor", "actor_kind", "voice", "embedded", "attributed_to", "zone"}
    assert [row[0].value for row in book["guide"].iter_rows(min_row=2)] == header
    codes.cell(2, header.index("voice") + 1).value = "attributed"
    codes.cell(3, header.index("embedded") + 1).value = True
    codes.cell(4, header.index("start") + 1).value = 995.0
    codes.cell(5, header.index("voice") + 1).value = "=A1"
    book.save(path)
    changes = read_correction_sheet(a_copy, path, "Ada")
    assert changes.changed == 2
    assert changes.wrong == ("row 5, column H: a formula or a spreadsheet's error, left out; write the value itself",)


def test_a_sheet_never_overwrites_a_file(a_copy):
    sheet = a_copy.parent / "sheet.csv"
    sheet.write_text("mine")
    with pytest.raises(FramingError, match="is there already; name another file"):
        correction_sheet(a_copy, "labels", sheet)
    assert sheet.read_text() == "mine"


def test_a_sheet_written_without_the_texts_takes_no_words_away(a_copy):
    (a_copy / "texts").rename(a_copy.parent / "texts")
    attributions = read_codes(open_set(a_copy))["attributions"]
    attributions[["source", "cue"]] = None
    write_csv(attributions, a_copy / "codes" / "attributions.csv")
    correction_sheet(a_copy, "attributions", a_copy.parent / "sheet.csv")
    (a_copy.parent / "texts").rename(a_copy / "texts")
    changes = edited(a_copy, cell(0, "party", "kelmaria"))
    assert (changes.changed, changes.written, changes.wrong) == (1, 1, ())
