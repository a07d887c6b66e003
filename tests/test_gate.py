"""Quality only ratchets: the coder reaches its floors on both sets, against the reference codes they were set for."""

import pytest

from framing.coding.run import code_set
from framing.corpus import open_set
from framing.tables import TABLES, read_table
from tests.conftest import INVENTED, REAL, variable
from tests.floors import SETS, gold_digest, reached, read_floors

# what the first coders were asked to reach on the five real articles, and on the invented set
ASKED = {
    "iran-pakistan-2024": {("labels", "f1"): 0.93, ("labels", "f1_category_actor_voice"): 0.75, ("casualties", "f1_bounds"): 0.80, ("attributions", "f1"): 0.60},
    "sarn-border-2031": {("labels", "f1"): 0.93, ("casualties", "f1_bounds"): 0.85},
}  # fmt: skip


@pytest.mark.parametrize("name", SETS)
def test_accuracy_is_at_or_above_its_floors(name):
    floors = read_floors()["sets"][name]
    assert gold_digest(name) == floors["gold"], (
        "the reference codes changed: set the floors anew with make floors or make lower-floors"
    )
    now = reached(name)
    for layer, measures in floors["floors"].items():
        for measure, floor in measures.items():
            assert now[layer][measure] >= floor, (
                f"{name} {layer} {measure}: {now[layer][measure]} is below its floor {floor}"
            )


@pytest.mark.parametrize("name", SETS)
def test_no_floor_lies_below_what_was_asked(name):
    floors = read_floors()["sets"][name]["floors"]
    for (layer, measure), asked in ASKED[name].items():
        assert floors[layer][measure] >= asked


def test_lowering_needs_a_reason(capsys):
    from tests.floors import main

    assert main(["lower"]) == 2 and main([]) == 2


def same(fresh, folder):
    for name in TABLES:
        ours, theirs = read_table(fresh, name), read_table(folder, name)
        assert len(ours) == len(theirs), name
        for column in ours.columns:
            a, b = ours[column], theirs[column]
            if str(a.dtype) == "Float64":
                assert ((a - b).abs().fillna(0) < 1e-4 * (1 + a.abs().fillna(0))).all() and (a.isna() == b.isna()).all(), (
                    f"{name}.{column}"
                )
            else:
                assert a.equals(b), f"{name}.{column}"


def test_the_invented_sets_machine_codes_are_those_of_this_code(tmp_path):
    code_set(open_set(INVENTED), tmp_path, forms=("csv",))
    same(tmp_path, INVENTED / "codes")


def test_the_real_sets_machine_codes_are_those_of_this_code(tmp_path):
    texts = variable("FRAMING_TEXTS")
    run = code_set(open_set(REAL), tmp_path, texts=texts, forms=("csv",), text_free=True)
    assert run.coded == 5
    same(tmp_path, REAL / "codes")
