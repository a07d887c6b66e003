"""Tables for papers: every cell reads back as it was, in each format; headings are words, ids are names."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter

import mistune
import pandas as pd
import pytest
from lxml import etree

from framing.cli import main
from framing.codebook.yaml import read_yaml
from framing.errors import TableError
from framing.importers.docx import docx_lines
from framing.papers import PaperTable, lay_out
from framing.papers.latex import SIGNS, escaped
from framing.papers.word import W
from framing.papers.words import words
from framing.study import FIGURES, draw_own_voice, figures_of, open_study, paper_table, write_tables
from framing.study.papers import PRINTED
from framing.tables.columns import COMPARISON, TABLES
from framing.tables.comparisons import COMPARISONS
from framing.tables.results import RESULTS
from tests.conftest import INVENTED, REAL, ROOT, draw_few

NASTY = [
    r"Bread & Butter 50% of $3_000 #1 {x} ~ ^ \textbf{y}",
    "a|b *c* _d_ `e` [f](http://x.y) <b>g</b> &amp; ![h](i) [j][k]",
    "\\",
    "||",
    "Čas Østbø – “quoted” … ’s",
    "[in brackets]",
    "* a star",
    "-- a--b '' `` ?` !`",
    "Сарн سارن 撒恩",
    "~~struck~~ **bold** \\| \\\\|",
]


def paper(cells) -> PaperTable:
    return PaperTable(("Name", "a_b & c"), tuple((c, "1") for c in cells), (False, True), "50 % of a_b", "n & m")


def read_markdown(text: str) -> tuple[list[list[str]], str]:
    """The cells of the table as a reader of GitHub's Markdown sees them, and its HTML."""
    page = mistune.create_markdown(plugins=["table", "strikethrough", "url"], escape=False)(text)
    tree = etree.fromstring(f"<div>{page}</div>", etree.HTMLParser())
    return [["".join(c.itertext()) for c in row.iter("th", "td")] for row in tree.iter("tr")], page


def read_word(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"} <= set(roots)
    rows = roots["word/document.xml"].iter(f"{{{W}}}tr")
    return [["".join(t.text or "" for t in c.iter(f"{{{W}}}t")) for c in row.iter(f"{{{W}}}tc")] for row in rows]


def read_latex(line: str) -> list[str]:
    """The cells of a line of a LaTeX table; anything that is still a command is an error."""
    out, cells = "", []
    undo = {v: k for k, v in SIGNS.items() if len(v) > 1}
    while line:
        sign = next((v for v in sorted(undo, key=len, reverse=True) if line.startswith(v)), None)
        if line.startswith(r" \\"):
            break
        if line.startswith("{}"):
            line = line[2:]
        elif re.match(r"\{[\[*]\}", line):
            out, line = out + line[1], line[3:]
        elif line.startswith(" & "):
            cells, out, line = [*cells, out], "", line[3:]
        elif sign:
            out, line = out + undo[sign], line[len(sign) :]
        else:
            assert line[0] not in "\\{}&%$#_~^<>|", line
            out, line = out + line[0], line[1:]
    return [*cells, out]


def straight(text: str) -> str:
    """LaTeX writes curly quotation marks with straight ones."""
    for curly, written in (("“", "``"), ("”", "''"), ("‘", "`"), ("’", "'")):
        text = text.replace(curly, written)
    return text


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_reads_back_from_every_format(text):
    table = paper([text])
    assert read_markdown(table.markdown())[0] == [["Name", "a_b & c"], [text, "1"]]
    assert read_word(table.word()) == [["Name", "a_b & c"], [text, "1"]]
    line = next(line for line in table.latex().splitlines() if line.endswith(r" & 1 \\"))
    assert straight(read_latex(line)[0]) == straight(text)


def test_nothing_of_a_cell_becomes_a_link_or_html():
    page = read_markdown(paper(NASTY).markdown())[1]
    found = Counter(re.findall(r"<(b|a|img|em|strong|code|del|script)\b", page))
    assert found == {"strong": 1, "em": 1, "a": 1}  # of the caption, of the note, and an address that is one


def test_nothing_of_a_cell_becomes_a_command_of_latex():
    assert escaped(r"\input{x}") == r"\textbackslash{}input\{x\}"
    lines = paper(["[2em] x", "*"]).latex().splitlines()
    assert r"{[}2em] x & 1 \\" in lines and r"{*} & 1 \\" in lines
    assert "XeLaTeX" in paper(["Сарн"]).latex() and "XeLaTeX" not in paper(["Čas – “a”"]).latex()


def test_latex_compiles_where_there_is_one(tmp_path):
    program = shutil.which("pdflatex")
    if not program:
        pytest.skip("no pdflatex here")
    document = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{booktabs,array,longtable}\begin{document}"
    tables = paper(t for t in NASTY if "С" not in t).latex() + paper(["x"] * 50).latex()
    (tmp_path / "t.tex").write_text(f"{document}\n{tables}\\end{{document}}\n", encoding="utf-8")
    run = subprocess.run([program, "-interaction=nonstopmode", "-halt-on-error", "t.tex"], cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stdout


def test_a_long_table_runs_over_pages_with_its_headings():
    short, long = paper(["x"] * 40).latex(), paper(["x"] * 41).latex()
    assert "longtable" not in short and r"\begin{table}" in short
    wrapped = PaperTable(("Name", "b"), (("Harbour Times, Lantern and others", "x"),), (False, False)).latex()
    assert r"{tabular}{>{\raggedright\arraybackslash}p{3.4cm}l}" in wrapped and r"\usepackage{array}" in wrapped
    assert r"\begin{longtable}{lr}" in long and r"\endhead" in long and r"\usepackage{longtable}" in long
    for latex in (short, long):
        begun, ended = (re.findall(rf"\\{side}\{{(\w+)\}}", latex) for side in ("begin", "end"))
        assert sorted(begun) == sorted(ended)


def test_the_importer_reads_the_word_file_and_its_bytes_stay():
    table = paper(["Lantern", "Harbour Times"])
    lines, problems = docx_lines(table.word())
    assert lines == ["50 % of a_b", "Name", "a_b & c", "Lantern", "1", "Harbour Times", "1", "Note. n & m"]
    assert not problems and table.word() == paper(["Lantern", "Harbour Times"]).word()


CELL = {"measure": "share", "n": 12, "articles": 4, "value": 0.341, "low": 0.21, "high": 0.48}


def laid(*rows, **options) -> PaperTable:
    return lay_out(pd.DataFrame([{"outlet": "Lantern", **CELL, **row} for row in rows]), {"slf": "Sarn Front"}, **options)


# a row of a comparison table, options, its cells in print
@pytest.mark.parametrize(
    ("row", "options", "cells"),
    [
        ({}, {}, ("Lantern", "share, mean of articles", "12", "4", "0.34 [0.21, 0.48]")),
        ({}, {"percent": True}, ("Lantern", "share, mean of articles", "12", "4", "34 % [21, 48]")),
        ({"low": None, "high": None}, {}, ("Lantern", "share, mean of articles", "12", "4", "0.34")),
        ({"value": None, "low": None}, {}, ("Lantern", "share, mean of articles", "12", "4", "–")),
        ({"value": 0.001, "low": 0.0, "high": 0.002}, {"columns": ["value"]}, ("<0.01 [0.00, <0.01]",)),
        ({"measure": "rate", "value": 3.0}, {"percent": True, "columns": ["measure", "value"]}, ("rate, mean of articles", "3.00 [0.21, 0.48]")),
        ({"measure": "claims", "value": 1234.0, "low": None}, {"columns": ["value"]}, ("1,234",)),
        ({"actor": "slf"}, {"columns": ["actor", "n"]}, ("Sarn Front", "12")),
        ({"outlet": "=cmd()"}, {"columns": ["outlet"]}, ("'=cmd()",)),
        ({"outlet": "@x\x00\x1b[31m\n y"}, {"columns": ["outlet"]}, ("'@x [31m y",)),
        ({"outlet": "-x"}, {"columns": ["outlet", "machine_value"], "machine_value": -0.5}, ("'-x", "−0.50")),
        ({"actor": "Front_x of y"}, {"columns": ["actor"]}, ("Front_x of y",)),
        ({"construction": "passive_agent", "doubt": "x_run"}, {"columns": ["construction", "doubt"]}, ("passive agent", "run by a side")),
        ({"low": 9, "high": None, "bound": "at_least", "vague": None}, {"columns": ["bound"]}, ("at least 9",)),
        ({"quoted": True, "names": None}, {"columns": ["quoted", "names"]}, ("yes", "")),
    ],
)  # fmt: skip
def test_cells(row, options, cells):
    machine = {"machine_value": options.pop("machine_value")} if "machine_value" in options else {}
    assert laid(row | machine, **options).rows == (cells,)


def test_a_casualty_figure_is_one_cell():
    table = pd.DataFrame({"row": ["a1", "a2"], "article_id": ["a1", "a2"], "low": [9, 9], "high": [None, 11], "bound": ["at_least", "range"], "vague": [None, None], "start": [5, 6]})  # fmt: skip
    made = lay_out(table, {})
    assert made.headings == ("Article", "Figure") and made.rows == (("a1", "at least 9"), ("a2", "9–11"))


def test_what_is_the_same_in_all_rows_stands_in_the_note():
    made = laid({"where": "lead"}, {"where": "lead", "outlet": "Harbour Times"})
    assert "Part of the article" not in made.headings
    assert "In all rows: Measure: share, mean of articles; Part of the article: lead." in made.note
    assert "95 % interval" in made.note and made.headings[-1] == "Value [95 % interval]"
    bare = laid({"low": None}, {"low": None, "outlet": "Harbour Times"})
    assert "No intervals: below ten articles" in bare.note and bare.headings[-1] == "Value"


def test_outlets_side_by_side():
    rows = [
        {"outlet": o, "family": f, "n": n} for o, n in (("Lantern", 12), ("Harbour Times", 7)) for f in ("militant", "bare")
    ]
    made = laid(*rows[:3], wide="outlet")
    assert made.headings == ("Family", "Articles", "Lantern (n 12)", "Harbour Times (n 7)")
    assert made.rows == (("militant", "4", "0.34 [0.21, 0.48]", "0.34 [0.21, 0.48]"), ("bare", "4", "0.34 [0.21, 0.48]", ""))
    rows[2]["n"], rows[3]["n"] = 5, 6
    made = laid(*rows, wide="outlet")
    assert made.headings == ("Family", "Articles", "Lantern", "Harbour Times")
    assert made.rows[0][2:] == ("0.34 [0.21, 0.48] (n 12)", "0.34 [0.21, 0.48] (n 5)")
    with pytest.raises(TableError, match="differ in more than 'outlet'"):
        laid({}, {}, wide="outlet")
    with pytest.raises(TableError, match="no column 'party'; it has outlet"):
        laid({}, wide="party")


def test_all_figures_become_tables_with_a_caption_and_whose_codes(tmp_path):
    study = open_study(REAL)
    files = write_tables(study, tmp_path)
    assert {p.name for p in files} == {f"{name}{end}" for name in figures_of(study) for end in (".tex", ".md", ".docx")}
    for name in figures_of(study):
        cells, _ = read_markdown((tmp_path / f"{name}.md").read_text(encoding="utf-8"))
        assert read_word((tmp_path / f"{name}.docx").read_bytes()) == cells, name
        assert len({len(row) for row in cells}) == 1 and len(cells) > 1
        text = (tmp_path / f"{name}.md").read_text(encoding="utf-8")
        assert text.startswith("**") and "Describes these five articles" in text
    wording = (tmp_path / "wording.md").read_text(encoding="utf-8")
    assert "Who says terrorist, of whom?" in wording and "*Note.* Reference codes, 5 articles." in wording
    assert "Baloch armed groups" in wording and "baloch_groups" not in wording


def test_planned_contrasts_have_a_table_that_fits_a_page(tmp_path, monkeypatch):
    draw_few(monkeypatch, ("contrasts",))
    study = open_study(INVENTED)
    table = FIGURES["contrasts"](study).numbers.assign(
        difference_low=[None, 0.1, None, None], difference_high=[None, 0.3, None, None]
    )
    made = paper_table(table, study, columns=PRINTED["contrasts"])
    assert made.headings == ("Contrast", "Side A", "Side B", "Articles of A", "Articles of B", "Mean of A", "Mean of B",
                             "A less B [95 % interval]", "p", "q", "Declared")  # fmt: skip
    second = dict(zip(made.headings, made.rows[1], strict=True))
    assert re.fullmatch(r"0\.\d\d \[0\.10, 0\.30\]", second["A less B [95 % interval]"])
    assert re.fullmatch(r"0\.\d{3}", second["p"]) and second["Mean of B"] == "0.00" and second["Declared"] == "before coding"
    assert main(["tables", str(INVENTED), "--out", str(tmp_path), "--format", "markdown"]) == 0
    assert "| A less B |" in (tmp_path / "contrasts.md").read_text(encoding="utf-8")


def test_a_drawing_and_a_table_say_whose_codes():
    study = open_study(INVENTED)
    drawn = paper_table(draw_own_voice(study), study)
    assert drawn.caption == "When “terrorist” is printed, whose word is it?"
    assert drawn.note.startswith("Machine codes (F1 0.") and "no outlet at large. In all rows" in drawn.note
    assert "n: Number of labels." in drawn.note
    assert "<caption>" in drawn._repr_html_() and repr(drawn) == drawn.markdown()


def test_the_ending_says_the_format(tmp_path):
    with pytest.raises(TableError, match=r"t\.pdf: a table is written as"):
        paper(["x"]).write(tmp_path / "t.pdf")
    assert paper(["x"]).write(tmp_path / "new" / "t.TEX").exists()


def test_html_is_escaped():
    assert "<b>" not in paper(["<b>x</b>"])._repr_html_()


def test_the_command(tmp_path, capsys, few_figures):
    assert main(["tables", str(REAL), "--out", str(tmp_path), "--format", "markdown", "--percent"]) == 0
    assert capsys.readouterr().out == f"iran-pakistan-2024: 3 files of 3 tables, from its reference codes, in {tmp_path}\n"  # fmt: skip
    assert " % (machine " in (tmp_path / "own_voice.md").read_text(encoding="utf-8")
    assert main(["tables", str(REAL), "--out", str(tmp_path), "--format", "pdf"]) == 2
    assert capsys.readouterr().err == "framing: no format 'pdf' of a table; it is one of latex, markdown, word\n"


def test_headings_are_of_columns_that_there_are():
    declared = [c.name for t in (*TABLES.values(), *COMPARISONS.values(), *RESULTS.values(), COMPARISON) for c in t]
    known = {*declared, *(name.removesuffix("_a").removesuffix("_b") for name in declared)}
    machine = {"machine_value", "machine_phrases", "machine_words"}
    assert not set(words().headings) - known - machine
    data, _ = read_yaml(ROOT / "framing" / "papers" / "data" / "headings.yml")
    assert set(data["counts"]).isdisjoint(data["shares"])
