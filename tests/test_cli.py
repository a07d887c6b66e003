"""The command line: what it prints, its exit codes, and bad input in one clear line."""

import argparse
import os
import runpy
import shutil
import stat

import pytest

from framing.cli import _parser, main
from framing.report import LAYERS
from framing.tables import read_table
from tests.conftest import INVENTED, REAL


@pytest.fixture(autouse=True)
def no_texts_at_hand(monkeypatch):
    monkeypatch.delenv("FRAMING_TEXTS", raising=False)


def commands():
    return next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)).choices


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example_that_parses(name):
    epilog = commands()[name].epilog
    words = epilog.removeprefix("example:  framing ").split()
    assert words[0] == name
    assert _parser().parse_args(words).run


def test_without_a_command_it_shows_the_commands(capsys):
    assert main([]) == 2
    assert "commands:" in capsys.readouterr().out


def test_python_runs_it_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["framing"])
    with pytest.raises(SystemExit, match="2"):
        runpy.run_module("framing", run_name="__main__")
    assert "commands:" in capsys.readouterr().out


def test_the_way_through(tmp_path, capsys, monkeypatch, few_figures):
    monkeypatch.chdir(tmp_path)
    assert main(["example", "sarn"]) == 0
    assert "24 invented articles" in capsys.readouterr().out
    assert main(["check", "sarn"]) == 0
    assert capsys.readouterr().out.split()[-5:] == ["24", "24", "24", "24", "0"]
    assert main(["code", "sarn", "--out", "coded", "--csv", "--workers", "2"]) == 0
    assert "24 articles found, 24 coded, 0 without a usable text, 0 failed" in capsys.readouterr().out
    assert len(read_table(tmp_path / "coded", "labels")) > 100
    assert main(["study", "sarn", "--out", "results"]) == 0
    assert "coded from the words of 24 of 24 articles; 10 files drawn from its machine codes into" in capsys.readouterr().out
    assert main(["score", "sarn", "--coded", "results/codes"]) == 0
    assert capsys.readouterr().out.startswith("labels       reference  174 coded")


def test_study_says_that_it_redraws_from_codes(tmp_path, capsys, monkeypatch, few_figures):
    monkeypatch.chdir(tmp_path)
    assert main(["study", str(REAL)]) == 0
    out = capsys.readouterr().out
    assert (
        out
        == "iran-pakistan-2024: no texts at hand: redrawn from the codes of 5 articles; 10 files drawn from its reference codes into figures/iran-pakistan-2024\n"
    )


def test_study_writes_the_formats_asked_for(tmp_path, capsys, few_figures):
    assert main(["study", str(REAL), "--out", str(tmp_path), "--formats", "PDF, svg,svg"]) == 0
    drawn = sorted(p.suffix for p in (tmp_path / "figures").iterdir())
    assert drawn == [".csv"] * 3 + [".json"] + [".pdf"] * 3 + [".svg"] * 3
    with pytest.raises(SystemExit):
        main(["study", str(REAL), "--out", str(tmp_path), "--formats", "svg,jpeg"])
    assert "'svg,jpeg' is no list of formats; write svg, png, pdf, or several as svg,pdf" in capsys.readouterr().err


def test_manifest_then_check(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Nine people died.")
    assert main(["manifest", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "a: no outlet: comparisons need one: fill in the column outlet of articles.csv" in out


GOOD = "The SLF, a separatist group, killed nine people, police said."


def bad_set(folder):
    """Everything that goes wrong in one set, with one good article."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    files = {
        "good.txt": GOOD.encode(), "empty.txt": b"", "binary.txt": b"\x89PNG\x00\x01", "utf16.txt": GOOD.replace("nine", "ten").encode("utf-16"),
        "cp1252.txt": "“Nine died,” he said. The café was shut.".encode("cp1252"), "long.txt": b"word " * 2_000_000,
        "html.txt": (b"<div><p>Nine people died.</p><p>Police <b>said</b> so.</p></div>" * 3), "maths.txt": b"=SUM(A1) $\\frac{1}{2}$ people died, said @cmd.",
    }  # fmt: skip
    for name, data in files.items():
        (texts / name).write_bytes(data)
    rows = [
        "id,outlet,date,file",
        *(f"{n.removesuffix('.txt')},=HYPERLINK(1),2031,texts/{n}" for n in files),
        "gone,H,2031,texts/gone.txt",
        "good,H,2031,texts/html.txt",
    ]
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_bad_articles_are_named_and_the_others_are_coded(tmp_path, capsys):
    assert main(["code", str(bad_set(tmp_path / "set")), "--out", str(tmp_path / "out"), "--csv"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == f"{tmp_path / 'out'}: 9 articles found, 5 coded, 4 without a usable text, 0 failed"
    assert lines[1:] == [
        "empty: unusable text: empty text; put the article's words into the file or take it out of the set",
        "binary: unreadable file: binary.txt: binary file, or UTF-16 without a mark; save the article as UTF-8 text",
        "cp1252: doubtful encoding: cp1252.txt: byte 0 is not UTF-8; read as Windows-1252; look whether names and quotation marks are right, or save the file as UTF-8",
        "long: unusable text: 10000000 characters (at most 1000000); split the file into its articles",
        "html: doubtful text: 24 HTML tags in the text; export it as plain text, or offsets and sentences suffer",
        "gone: no text: texts/gone.txt: not there; put the file there, or name a folder that holds it with --texts",
        "good: doubled id: row 10: the id stands twice; the second one is left out: give each article its own",
    ]
    labels = read_table(tmp_path / "out", "labels")
    assert {"good", "utf16"} <= set(labels["article_id"])
    raw = (tmp_path / "out" / "articles.csv").read_text()
    assert ",'=HYPERLINK(1)," in raw


def test_bad_articles_can_be_drawn(tmp_path, capsys):
    assert main(["study", str(bad_set(tmp_path / "set")), "--out", str(tmp_path / "out")]) == 1
    assert "49 files drawn" in capsys.readouterr().out


# what is wrong, the one line that says so
@pytest.mark.parametrize(
    ("make", "arguments", "message"),
    [
        (lambda p: None, ["check", "{}"], "an empty set: no articles.csv and no .txt file; put one text file per article into the folder"),
        (lambda p: None, ["check", "{}/no"], "no such file or folder"),
        (lambda p: (p / "codebook.yml").write_text("actors: []\ncolour: red\n"), ["code", "{}", "--out", "{}/o"], "codebook.yml line 1: key 'title' is missing"),
        (lambda p: (p / "articles.csv").write_bytes(b"id\n\xff\n"), ["code", "{}", "--out", "{}/o"], "articles.csv: no readable CSV in UTF-8"),
        (lambda p: None, ["code", "{}", "--out", "{}/o", "--pipeline", "en_none"], "--pipeline en_none: can't be loaded"),
        (lambda p: None, ["example", "{}"], "is there already; name a new folder"),
    ],
)  # fmt: skip
def test_what_cant_be_done_is_one_line(tmp_path, capsys, make, arguments, message):
    if any(word in message for word in ("codebook", "articles.csv:", "pipeline")):
        (tmp_path / "a.txt").write_text(GOOD)
    make(tmp_path)
    assert main([a.format(tmp_path) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("framing: ") and len(err.splitlines()) == 1
    assert message in err and (str(tmp_path) in err or "--pipeline" in err)


def test_a_codebook_with_an_unknown_code_is_named_with_its_line(tmp_path, capsys):
    shutil.copytree(INVENTED, tmp_path / "set", ignore=shutil.ignore_patterns("codes"))
    book = tmp_path / "set" / "codebook.yml"
    book.write_text(book.read_text(encoding="utf-8").replace("kind: state_linked", "kind: statelinked"), encoding="utf-8")
    assert main(["code", str(tmp_path / "set"), "--out", str(tmp_path / "out")]) == 2
    assert "unknown code 'statelinked'; allowed: 'nonstate', 'state' or 'state_linked'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists(), "nothing is written before the codebook is read"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_to_write(tmp_path, capsys):
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IREAD | stat.S_IEXEC)
    assert main(["code", str(INVENTED), "--out", str(locked / "out")]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_an_output_folder_that_is_a_file(tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert main(["code", str(INVENTED), "--out", str(tmp_path / "out")]) == 2
    assert "can't be written" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_misses_are_one_line_each(capsys):
    assert main(["score", str(INVENTED), "--misses"]) == 0
    lines = capsys.readouterr().out.splitlines()[3:]
    assert lines and all(line.split()[1] in ("missed", "extra", "differs") for line in lines)
    assert all(len(line.split()[3].split("-")) == 2 for line in lines)


def test_an_article_is_shown_with_its_attributions_marked(tmp_path, capsys):
    arguments = ["show", str(INVENTED), "meridian-wire-02", "--codes", "reference"]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("meridian-wire-02 · Meridian Wire, 2031-03-09T21:15 · reference codes · 22 attributions\n")
    assert "{a5 Kelmaria's health ministry} <a5 said> [a5 11 people were killed" in out
    assert out.splitlines()[-1].split() == [
        "a22",
        "Kelmaria",
        "government",
        "government",
        "kelmaria",
        "says",
        "say",
        "indirect",
        "reference",
    ]
    assert "\x1b" not in out, "colours only on a terminal"
    assert main([*arguments, "--layer", "labels", "--html", str(tmp_path / "a.html")]) == 0
    assert (
        capsys.readouterr().out
        == f"{tmp_path / 'a.html'}: meridian-wire-02 · Meridian Wire, 2031-03-09T21:15 · reference codes · 7 labels\n"
    )
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_terminal_gets_colours_unless_it_asks_for_none(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["show", str(INVENTED), "lantern-01"]) == 0
    assert "\x1b[1;34m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["show", str(INVENTED), "lantern-01"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_the_layers_of_show_are_those_of_the_report():
    layer = next(a for a in commands()["show"]._actions if a.dest == "layer")
    assert tuple(layer.choices) == tuple(LAYERS)


# an article that can't be shown, the one line that says why
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([str(INVENTED), "meridian"], "sarn-border-2031 has no article 'meridian'; close ids: meridian-wire-01, meridian-wire-02, meridian-wire-03, meridian-wire-04"),
        ([str(INVENTED), "lantern-01", "--coded", "nowhere"], f"nowhere: no codes; run `framing code {INVENTED} --out nowhere` first"),
        ([str(INVENTED), "lantern-01", "--codes", "corrected"], "no corrections; `framing correct"),
    ],
)  # fmt: skip
def test_what_cant_be_shown_is_one_line(capsys, arguments, message):
    assert main(["show", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("framing: ") and len(err.splitlines()) == 1 and message in err
