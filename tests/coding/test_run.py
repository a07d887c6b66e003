"""A whole set: resumable, the same bytes for any number of workers, one bad article stops nothing."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from framing.codebook import read_codebook
from framing.coding import run as runs
from framing.coding.run import code_set
from framing.corpus import open_set
from framing.english import pipeline_identity
from framing.errors import OutputError
from framing.tables import TABLES, read_table
from tests.conftest import INVENTED


def contents(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.csv"))}


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    out = tmp_path_factory.mktemp("once")
    return out, code_set(open_set(INVENTED), out, forms=("parquet", "csv"))


def test_every_declared_table_is_written_in_both_forms(once):
    out, run = once
    assert (run.found, run.coded, run.failed) == (24, 24, 0)
    assert {p.stem for p in out.glob("*.parquet")} == {p.stem for p in out.glob("*.csv")} == set(TABLES)


def test_workers_change_no_byte(once, tmp_path):
    code_set(open_set(INVENTED), tmp_path, forms=("parquet", "csv"), workers=2)
    assert contents(tmp_path) == contents(once[0])


def test_a_second_run_takes_what_is_done(once):
    before = contents(once[0])
    run = code_set(open_set(INVENTED), once[0], forms=("parquet", "csv"))
    assert (run.coded, run.kept) == (0, 24)
    assert contents(once[0]) == before


def test_offsets_hold_in_every_table(once):
    from framing.corpus import read_articles

    texts = read_articles(INVENTED).texts
    for name in ("mentions", "labels", "casualties", "loaded"):
        table = read_table(once[0], name)
        assert len(table) or name == "loaded"
        for row in table.itertuples():
            assert texts[row.article_id][row.start : row.end] == row.text


def test_what_it_was_coded_with_stands_beside_the_codes(once):
    record = json.loads((once[0] / "coder.json").read_text(encoding="utf-8"))
    assert record["pipeline"] == pipeline_identity()
    assert record["codebook"]["digest"] == read_codebook(INVENTED / "codebook.yml").digest


def test_an_article_that_breaks_the_coder_is_a_problem_and_the_others_are_coded(tmp_path, monkeypatch):
    def breaks(article, codebook, pipeline):
        if article.id == "lantern-01":
            raise ValueError("made to fail")
        return {}

    monkeypatch.setattr(runs, "code_article", breaks)
    run = code_set(open_set(INVENTED), tmp_path)
    problems = read_table(tmp_path, "problems")
    assert (run.coded, run.failed) == (23, 1)
    assert problems.loc[0, ["article_id", "problem"]].tolist() == ["lantern-01", "coding failed"]
    assert problems.loc[0, "detail"].startswith("ValueError: made to fail (")
    assert len(read_table(tmp_path, "articles")) == 23, "what is not coded is in no denominator"
    flow = read_table(tmp_path, "flow").set_index("article_id")
    assert flow.loc["lantern-01", ["step", "reason"]].tolist() == ["relevant", "coding failed"]


def test_a_kill_in_the_middle_loses_nothing(tmp_path):
    texts = "\n".join(
        json.dumps({"id": str(i), "text": f"Day {i}. " + (INVENTED / "texts" / "lantern-01.txt").read_text()[:900]})
        for i in range(120)
    )
    (tmp_path / "set.jsonl").write_text(texts, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "labels.csv").write_text("what was there before")
    command = [sys.executable, "-m", "framing.cli", "code", str(tmp_path / "set.jsonl"), "--out", str(out), "--csv"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.time() + 60
    while time.time() < deadline and len(list(out.glob(".parts/*/*/*.json"))) < 20:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert (out / "labels.csv").read_text() == "what was there before"
    done = len(list(out.glob(".parts/*/*/*.json")))
    assert 20 <= done < 120
    run = code_set(open_set(tmp_path / "set.jsonl"), out, forms=("csv",))
    assert run.kept == done and run.coded == 120 - done
    assert len(read_table(out, "articles")) == 120


def test_a_folder_that_cant_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"can't be written .*; name another folder with --out"):
        code_set(open_set(INVENTED), tmp_path / "file" / "out")


def test_a_codebook_change_codes_anew(tmp_path):
    texts = sorted((INVENTED / "texts").glob("*.txt"))[:3]
    lines = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in texts]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found, out = open_set(tmp_path / "set.jsonl"), tmp_path / "out"
    code_set(found, out, codebook=INVENTED / "codebook.yml")
    other = tmp_path / "codebook.yml"
    other.write_text(
        (INVENTED / "codebook.yml").read_text().replace("abbreviations: [SLF]", "abbreviations: [SLX]"), encoding="utf-8"
    )
    run = code_set(found, out, codebook=other)
    assert run.coded == 3
    assert len(list((out / ".parts").iterdir())) == 1, "parts of another codebook are no longer used"
