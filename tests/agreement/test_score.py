import json
import subprocess
import sys

import pytest

from framing.agreement import differences, score
from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.tables import read_tables, write_csv
from tests.conftest import INVENTED, REAL, variable
from tests.measures.tables import codes

ARTICLE = {"a": {"outlet": "A"}}


def labels(*rows):
    return codes(ARTICLE, labels=[{"article_id": "a", **row} for row in rows]).tables


def test_units_pair_one_to_one_best_overlap_first():
    reference = labels({"start": 0, "end": 10}, {"start": 20, "end": 30})
    coded = labels({"start": 2, "end": 10}, {"start": 0, "end": 9}, {"start": 50, "end": 60})
    result = score(reference, coded)["labels"]
    assert (result.reference, result.coded, len(result.pairs)) == (2, 3, 1)
    assert result.pairs[0][1]["start"] == 0, "nine of ten characters, not eight"
    assert result.f1["f1"] == pytest.approx(2 * 1 / 5)
    assert (len(result.missed), len(result.extra)) == (1, 2)


def test_stricter_figures_count_only_pairs_whose_columns_agree():
    reference = labels({"start": 0, "end": 10}, {"start": 20, "end": 30, "voice": "attributed"})
    coded = labels({"start": 0, "end": 10}, {"start": 20, "end": 30, "voice": "own"})
    result = score(reference, coded)["labels"]
    assert (result.f1["f1"], result.f1["f1_category"], result.f1["f1_category_actor_voice"]) == (1.0, 1.0, 0.5)
    assert result.right["voice"] == 0.5
    (row,) = differences({"labels": result}).itertuples()
    assert (row.kind, row.columns) == ("differs", "voice: attributed / own")


def test_nothing_against_nothing_is_full_agreement():
    assert score(labels(), labels())["labels"].f1["f1"] == 1.0


GOLD_NAMES = {"labels": "labels", "casualties": "casualties", "attributions": "sources"}


def as_script_input(reference, folder):
    """Reference codes in the form that the independent scorer reads."""
    folder.mkdir()
    articles = reference["articles"]
    lines = ["article,sha256", *(f"{r.article_id},{r.sha256}" for r in articles.itertuples())]
    (folder / "articles.csv").write_text("\n".join(lines) + "\n")
    for layer, name in GOLD_NAMES.items():
        frame = reference[layer].astype(object)
        rows = frame.where(frame.notna(), None).to_dict("records")
        out = [
            json.dumps({**r, "article": r["article_id"], "target": r.get("actor"), "source_text": r.get("source")})
            for r in rows
        ]
        (folder / f"{name}.jsonl").write_text("\n".join(out) + "\n")


@pytest.mark.parametrize("path", [INVENTED, REAL], ids=lambda p: p.name)
def test_the_scorer_agrees_with_the_independent_one(path, tmp_path):
    script = variable("FRAMING_SCORER")
    reference, machine = read_codes(open_set(path), "reference"), read_codes(open_set(path))
    as_script_input(reference.tables, tmp_path / "gold")
    (tmp_path / "coded").mkdir()
    for name in ("articles", *GOLD_NAMES):
        write_csv(machine[name], tmp_path / "coded" / f"{name}.csv")
    command = [sys.executable, str(script), str(tmp_path / "gold"), str(tmp_path / "coded"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for layer, ours in score(reference.tables, machine.tables).items():
        other = theirs[GOLD_NAMES[layer]]
        assert {k: other[k] for k in ours.f1} == ours.f1
        assert (other["gold"], other["coded"]) == (ours.reference, ours.coded)
        assert {k: round(v, 3) for k, v in ours.right.items()} == other["right"]


def test_the_stated_agreement_of_the_two_coders_is_what_their_codes_give():
    from framing.codebook.yaml import read_yaml

    stated = read_yaml(INVENTED / "gold" / "coders.yml")[0]["agreement_before_adjudication"]
    folder = INVENTED / "gold" / "coders"
    first, second = _tables(folder / "first"), _tables(folder / "second")
    for layer, result in score(second, first).items():
        for name, value in stated[layer].items():
            assert result.f1[name] == pytest.approx(value, abs=0.0006), f"{layer} {name}"


def _tables(folder):
    from framing.tables import read_table

    return {name: read_table(folder, name) for name in GOLD_NAMES}


def test_a_third_of_the_invented_set_was_coded_twice():
    tables = _tables(INVENTED / "gold" / "coders" / "second")
    first = _tables(INVENTED / "gold" / "coders" / "first")
    twice = {a for t in tables.values() for a in t["article_id"]}
    assert len(twice) == 8 and twice == {a for t in first.values() for a in t["article_id"]}


def test_reference_offsets_hold():
    from framing.corpus import read_articles

    texts = read_articles(INVENTED).texts
    gold = _tables(INVENTED / "gold")
    assert set(gold["attributions"]["article_id"]) == set(texts), "every article is coded"
    for layer in ("labels", "casualties"):
        for row in gold[layer].itertuples():
            assert texts[row.article_id][row.start : row.end] == row.text
    for row in gold["attributions"].itertuples():
        text = texts[row.article_id]
        assert isinstance(row.source, str) is (row.source_start is not None and str(row.source_start) != "<NA>")
        if isinstance(row.source, str):
            assert text[row.source_start : row.source_end] == row.source
        assert all(0 <= s < e <= len(text) for s, e in json.loads(row.content_parts))


def test_read_tables_needs_articles(tmp_path):
    from framing.errors import CodesError

    with pytest.raises(CodesError):
        read_tables(tmp_path)
