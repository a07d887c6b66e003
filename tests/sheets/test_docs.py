"""The page on corrections says what is true: its commands run, and its file is read."""

import re
import shlex

from framing.cli import _parser, main
from framing.corpus import open_set
from framing.corpus.coders_file import read_coders_file
from framing.corpus.codes import read_codes
from framing.study import manifest, open_study
from tests.conftest import INVENTED, ROOT
from tests.sheets.test_sheets import a_copy  # noqa: F401

PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_the_commands_of_the_page_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["example", "sarn"]) == 0 and main(["code", "sarn", "--out", "sarn/codes"]) == 0
    file = tmp_path / "sarn" / "corrections" / "corrections.csv"
    file.parent.mkdir()
    file.write_text(re.search(r"```csv\n(.*?)```", PAGE, re.S).group(1), encoding="utf-8")
    capsys.readouterr()
    for line in re.search(r"```\n(.*?)```", PAGE, re.S).group(1).splitlines():
        words = shlex.split(line)
        assert main(words[1:]) == 0, capsys.readouterr()
    out = capsys.readouterr().out
    assert "labels.xlsx: 172 labels of 24 articles, with the articles' words: not for publication\n" in out
    assert "172 rows of labels read: 0 changed, 0 taken out, 0 added; 0 lines written\n" in out
    assert "files drawn from its corrected codes" in out
    figure = " ".join((tmp_path / "figures" / "sarn" / "wording.svg").read_text(encoding="utf-8").split())
    assert "Machine codes with 2 corrections in 1 article by one person" in figure and "F1" not in figure


def test_the_manifest_counts_corrections(a_copy):  # noqa: F811
    (a_copy / "corrections").mkdir()
    (a_copy / "corrections" / "corrections.csv").write_text(re.search(r"```csv\n(.*?)```", PAGE, re.S).group(1) + "labels,brenik-courier-01,1,2,voice,own,Ben\n")  # fmt: skip
    record = manifest(open_study(a_copy, "corrected"))
    assert (record["codes"], record["corrections"]) == ("corrected", 2)
    assert record["corrections_made"] == {
        "applied": 2, "agreed": 0, "overruled": 0, "unfit": 1, "articles": 1, "by": ("Ada Example",),
        "tables": {"labels": {"applied": 2, "agreed": 0, "overruled": 0, "unfit": 1}},
    }  # fmt: skip
    assert "corrections_made" not in manifest(open_study(INVENTED, "machine"))
    (a_copy / "study.yml").write_text("codes: corrected\n")
    assert (
        open_study(a_copy).whose() == "Machine codes with 2 corrections in 1 article by one person (1 more no longer fits)"
    )
    assert read_codes(open_set(a_copy), "corrected")["problems"]["stage"].tolist() == ["corrections"]


def test_the_command_says_what_it_left_out(tmp_path, capsys, a_copy):  # noqa: F811
    sheet = tmp_path / "s.csv"
    assert main(["correct", str(a_copy), "--layer", "labels", "--out", str(sheet)]) == 0
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace(",terrorist,actor,slf,nonstate,own,", ",terorist,actor,slf,nonstate,own,", 1), encoding="utf-8")  # fmt: skip
    capsys.readouterr()
    assert main(["correct", str(a_copy), "--from", str(sheet), "--by", "Ada"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == f"{sheet}: row 2, column category: 'terorist': no category; did you mean 'terrorist'?"  # fmt: skip
    assert main(["correct", str(a_copy), "--from", str(sheet)]) == 2
    assert capsys.readouterr().err == "framing: no name of who corrected; write it behind --by\n"
    assert main(["correct", str(a_copy), "--out", str(sheet)]) == 2
    assert capsys.readouterr().err == "framing: --layer is missing: labels, casualties or attributions\n"


def test_the_commands_of_the_page_on_coding_sheets_run(tmp_path, monkeypatch, capsys):
    page = (ROOT / "docs" / "coding-sheets.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["example", "sarn"]) == 0
    (tmp_path / "answers.jsonl").write_text(
        '{"id": "lantern-02", "answer": "```json\\n{\\"units\\": []}\\n```"}\n', encoding="utf-8"
    )
    lines, more = (block.splitlines() for block in re.findall(r"```\n(framing .*?)```", page, re.S))
    assert all(_parser().parse_args(shlex.split(line)[1:]).run for line in more), "docs/agreement.md runs these"
    capsys.readouterr()
    codes = [main(shlex.split(line)[1:]) for line in lines]
    out = capsys.readouterr().out
    assert codes == [0, 0, 1, 1, 0, 0], out  # nothing is done in sheets that nobody filled in
    assert "sheets: 12 articles of 6 outlets; blind, seed 7\n" in out
    waiting = (
        "0 labels by anna in 0 of 12 articles; 0 rows left to mend\n12 articles are not done: nothing is counted for them\n"
    )
    assert waiting in out
    assert "prompts.jsonl: 12 prompts on labels, a line each: id, system, user, schema\n" in out
    assert "labels.csv: 0 labels by model-a in 1 of 1 articles; 0 rows left to mend\n" in out


def test_the_entry_on_the_page_is_read(a_copy):  # noqa: F811
    page = (ROOT / "docs" / "coding-sheets.md").read_text(encoding="utf-8")
    entry = re.search(r"```yaml\n(.*?)```", page, re.S).group(1)
    (a_copy / "gold" / "coders.yml").write_text(entry, encoding="utf-8")
    (coder,) = read_coders_file(a_copy / "gold" / "coders.yml").coders.values()
    told = coder.made_by, coder.listed("labels"), coder.listed("casualties"), coder.kind("labels")
    assert told == ("person", ["brenik-courier-01", "lantern-02"], None, "blind")
