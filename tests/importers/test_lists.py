"""Lists and workbooks: every row is an article, every character stays, and what is wrong is said."""

import csv
import io
import time
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from framing.importers.lists import read_csv_list, read_workbook
from tests.importers.samples_lists import EXPORTS, OLD_EXCEL, csv_bytes, random_texts, workbook

CASES = [(layout, *case) for layout, cases in EXPORTS.items() for case in cases]
HEAD = ["title", "text", "newspaper"]


def kinds(problems):
    return [kind for kind, _ in problems]


@pytest.mark.parametrize(("layout", "header", "row", "fields", "text"), CASES)
def test_the_columns_of_an_export_come_under_our_names(layout, header, row, fields, text):
    contents = read_csv_list(csv_bytes([header, row]), "list.csv")
    (found,) = contents.articles
    assert (contents.layout, found.fields, found.text, found.place) == (layout, fields, text, "row 2")
    assert found.title == (
        "Mill closes"
        if any("itle" in h or "eadl" in h or h == "titel" for h in header[:1] + header) and "Mill closes" in row
        else None
    )
    assert kinds(contents.problems) == ([] if text else ["no texts"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_what_is_written_is_read_character_for_character(delimiter, encoding, quoting):
    texts = random_texts(7)
    rows = [["id", "text", "outlet"], *([str(i), text, "Velm, Post; |"] for i, text in enumerate(texts))]
    contents = read_csv_list(csv_bytes(rows, delimiter, encoding, quoting), "list.csv")
    assert [found.text for found in contents.articles] == texts
    assert [found.fields for found in contents.articles] == [
        {"id": str(i), "outlet": "Velm, Post; |"} for i in range(len(texts))
    ]
    assert not any(found.problems for found in contents.articles)


# what the file is, its bytes, the texts read, problems of the file, problems of the articles
DAMAGED = [
    ("cp1252", "title;text\nA;“Müller” said\n".encode("cp1252"), ["“Müller” said"], ["encoding"], []),
    ("mixed encodings", "title;text\nA;Müller\n".encode() + "B;Köhler\n".encode("cp1252"), ["Müller", "Köhler"], ["mixed encodings"], []),
    ("NUL bytes", b"title,text\nA,wo\0rds\n", ["words"], ["NUL bytes"], []),
    ("too few", b"title,text,outlet\nA,words\nB,more,O\n", ["words", "more"], [], ["ragged row"]),
    ("too many", b"text,title\nwords,A,further\n", ["words"], [], ["ragged row"]),
    ("commas in a bare last cell", b"title,outlet,text\nA,O,one, two, three\nB,O,four\n", ["one, two, three", "four"], [], ["ragged row"]),
    ("no words", b"title,text\nA,\nB,  \n", [None, None], [], ["no text", "no text"]),
    ("stand-ins", b"title,text\nA,NA\n", ["NA"], [], ["no text"]),
    ("ends in a cell", b'title,text\nA,"one"\nB,"two\nthree, four', ["one", "two\nthree, four"], [], ["cut off"]),
    ("a lone mark", b'title,text\nA,"one\nB,two\nC,three\n', ['"one', "two", "three"], [], ["quotation mark"]),
    ("a mark that swallows", b'title,text,x\nA,"one,1\nB,"two",2\n', ['one,1\nB,"two'], [], ["quotation mark"]),
    ("marks undoubled", b'title,text\nA,"He said "no" and left"\n', ['He said "no" and left'], [], []),
    ("marks with backslashes", b'"title","text"\n"A","He said \\"no\\", and left"\n', ['He said "no", and left'], [], []),
    ("sep=", b"sep=|\ntitle|text\nA|a,b;c\n", ["a,b;c"], [], []),
    ("lines above the header", b"My list,\n\ntitle,text\nA,one\n", ["one"], ["above the header"], []),
    ("a formula", b"title,text\nA,=cmd|' /C calc'!A0\n", ["=cmd|' /C calc'!A0"], [], []),
    ("empty lines", b"title,text\n\nA,one\n,\n", ["one"], [], []),
    ("cut by Excel", b"title,text\nA," + b"x" * 32_767 + b"\n", ["x" * 32_767], [], ["cut off"]),
    ("cut by an API", "title,text\nA,One… [+1234 chars]\n".encode(), ["One… [+1234 chars]"], [], ["cut off"]),
    ("two texts", b"title,content,text\nA,one,two\nB,three,\n", ["two", "three"], ["two texts"], []),
    ("odd UTF-16", "title,text\nA,one".encode("utf-16")[:-1], ["on"], ["cut off"], []),
    ("ids that texts are found by", b"id,outlet,date\na7,O,2031-04-02\n", [None], ["no texts"], []),
    ("nothing", b"", [], ["empty"], []),
    ("binary", b"\x01\x02\x03\x04" * 100, [], ["unreadable"], []),
]  # fmt: skip


@pytest.mark.parametrize(("data", "texts", "whole", "single"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_damage_is_named_and_costs_no_article(data, texts, whole, single):
    contents = read_csv_list(data, "list.csv")
    assert [found.text for found in contents.articles] == texts
    assert kinds(contents.problems) == whole
    assert [kind for found in contents.articles for kind in kinds(found.problems)] == single


def test_every_cut_of_a_list_keeps_the_rows_before_it():
    texts = random_texts(3, 12)
    data = csv_bytes([["title", "text"], *(["T", text] for text in texts)], quoting=csv.QUOTE_ALL)
    for end in range(20, len(data), 7):
        read = [found.text for found in read_csv_list(data[:end], "list.csv").articles]
        whole = data[:end].count(b'\r\n"T",') - 1
        assert read[: max(whole, 0)] == texts[: max(whole, 0)], end


def test_unknown_columns_are_listed_with_what_to_rename():
    contents = read_csv_list(b"foo,bar\n1,2\n", "list.csv")
    assert not contents.articles
    assert contents.problems == [
        (
            "no known columns",
            "list.csv has the columns foo, bar; rename the one with the articles' words to 'text', and those with headline, newspaper, date and address to 'title', 'outlet', 'date' and 'url'",
        )
    ]


def test_all_sheets_of_a_workbook_are_read_dates_as_iso():
    data = workbook({
        "One": [["Corpus of the valley"], [], ["headline", "datum", "body", "source"], ["A", date(2031, 4, 2), "=cmd|' /C calc'!A0\nline", "Velm Post"], ["B", datetime(2031, 4, 2, 9, 5), None, 7.0]],
        "Two": [["text", "id"], ["NA", "000"], ["é “x” _x000D_", 12]],
        "Notes": [["nothing of note"]],
    })  # fmt: skip
    contents = read_workbook(data, "list.xlsx")
    assert [(found.place, found.text) for found in contents.articles] == [
        ("sheet 'One' row 4", "=cmd|' /C calc'!A0\nline"), ("sheet 'One' row 5", None), ("sheet 'Two' row 2", "NA"), ("sheet 'Two' row 3", "é “x” \r"),
    ]  # fmt: skip
    assert [found.fields for found in contents.articles] == [
        {"date": "2031-04-02", "outlet": "Velm Post"}, {"date": "2031-04-02T09:05:00", "outlet": "7"}, {"id": "000"}, {"id": "12"},
    ]  # fmt: skip
    assert kinds(contents.problems) == ["above the header", "no known columns"]


def test_an_old_excel_file_is_read():
    contents = read_workbook((Path(__file__).parent / "files" / OLD_EXCEL).read_bytes(), OLD_EXCEL)
    assert [found.title for found in contents.articles] == [
        "Ferry talks stall over grain — “nobody signed”",
        "NA",
        "Mill closes",
    ]
    assert [found.fields["date"] for found in contents.articles] == ["2031-01-18", "Jan 20, 2031", "2031-03-02T14:30:00"]
    assert [found.text for found in contents.articles] == [None, None, "The mill closed.\n\n“It is over,” said Ana Rusk."]
    assert contents.articles[1].fields["id"] == "3100000002"


# what a file named .xls may be, its bytes, the texts read, problems of the file
NOT_WORKBOOKS = [
    (b"<html><table><tr><th>title</th><th>text</th></tr><tr><td>A</td><td>one<br>two</td></tr></table>", ["one\ntwo"], ["HTML table"]),
    (b"title\ttext\nA\tone\n", ["one"], []),
    (b"PK\x03\x04broken", [], ["unreadable"]),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, [], ["unreadable"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "texts", "problems"), NOT_WORKBOOKS)
def test_files_that_only_call_themselves_workbooks(data, texts, problems):
    contents = read_workbook(data, "list.xls")
    assert [found.text for found in contents.articles] == texts and kinds(contents.problems) == problems


def test_a_stray_cell_in_the_far_corner_costs_one_file_and_not_the_run():
    book, out = openpyxl.Workbook(), io.BytesIO()
    for place, words in (("A1", "title"), ("B1", "text"), ("A2", "A"), ("B2", "words"), ("XFD1048576", "stray")):
        book.active[place] = words
    book.save(out)
    assert read_workbook(out.getvalue(), "list.xlsx").problems == [
        (
            "unreadable",
            "list.xlsx can't be opened: it is damaged, or a stray cell stands far off the table; copy the table into a new workbook, or save it as CSV",
        )
    ]


def test_every_cut_of_a_workbook_is_a_problem_and_no_error():
    data = workbook({"One": [HEAD, ["A", "words", "P"]]})
    for end in range(4, len(data), 97):
        assert read_workbook(data[:end], "list.xlsx").problems


def test_long_lists_and_cells_are_read_in_time():
    text = '"No," she said; the mill closed.\n\n' * 60
    data = csv_bytes([HEAD, *(["A", f"{i} {text}", "P"] for i in range(20_000))])
    start = time.process_time()
    contents = read_csv_list(data, "list.csv")
    assert len(contents.articles) == 20_000 and contents.articles[-1].text == f"19999 {text}"
    assert time.process_time() - start < 5
    huge = "word " * 2_000_000
    assert read_csv_list(csv_bytes([HEAD, ["A", huge, "P"]]), "list.csv").articles[0].text == huge
