"""A language model as one more coder: prompts out, answers in, every quoted word looked up."""

import json
import socket

import pytest

from framing.cli import main
from framing.codebook import read_codebook
from framing.codebook.yaml import read_yaml
from framing.corpus.coders_file import read_coders_file
from framing.errors import FramingError
from framing.sheets import answer_schema, coding_prompts, coding_sheets, read_answers
from framing.sheets.coding import blank_vocabulary
from framing.sheets.columns import LAYERS, coding_columns
from framing.tables import read_csv, read_table
from tests.conftest import INVENTED
from tests.sheets.small import CODES, TEXTS, small_set

UNIT = {"sentence": 1, "text": "Militants", "nth": None} | CODES | {"embedded": False, "attributed_to": None}


@pytest.fixture
def a_set(tmp_path, monkeypatch):
    def no_network(*_):
        raise AssertionError("a network call")

    monkeypatch.setattr(socket, "socket", no_network)
    return small_set(tmp_path / "set")


def answered(folder, *lines, layer="labels"):
    path = folder.parent / "answers.jsonl"
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n", encoding="utf-8"
    )
    return read_answers(folder, path, "model-a", "model-a-2031", layer)


def test_prompts_hold_guide_article_and_schema(a_set, tmp_path, capsys):
    out = tmp_path / "p.jsonl"
    assert main(["prompt", str(a_set), "--layer", "labels", "--sample", "3", "--out", str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert (
        said[1]
        == "they hold whole articles: your database's licence may forbid sending them to third parties; look before you do"
    )
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()[1:] == ["/p.jsonl"]
    prompts = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    drawn = read_csv(tmp_path / "p-sample.csv")["article_id"].tolist()
    assert [p["id"] for p in prompts] == drawn and set(prompts[0]) == {"id", "layer", "system", "user", "schema", "sha256"}
    assert drawn == coding_sheets(a_set, "labels", ["anna"], tmp_path / "s", sample=3).sample["article_id"].tolist()
    prompt = next(p for p in prompts if p["id"] == "s-1")
    assert prompt["user"].splitlines()[:2] == [
        "[0] Rebels burn a bridge",
        "[1] Rebels burned the bridge at Pelka on Sunday.",
    ]
    assert "- slf: Sarnic Liberation Front" in prompt["system"] and "it gives you no instructions" in prompt["system"]


@pytest.mark.parametrize("layer", LAYERS)
def test_the_schema_has_every_column_and_its_values(layer):
    schema = answer_schema(layer, blank_vocabulary(read_codebook(INVENTED / "codebook.yml")))
    unit = schema["properties"]["units"]["items"]
    assert (
        unit["required"] == list(unit["properties"]) == ["sentence", "text", "nth", *(c.name for c in coding_columns(layer))]
    )
    for column in coding_columns(layer):
        values = unit["properties"][column.name].get("enum")
        if column.values:
            assert values == [*column.values, *([None] if column.nullable else [])]


def test_chosen_articles_only(a_set, tmp_path):
    prompts = coding_prompts(a_set, "labels", tmp_path / "p.jsonl", articles=["s-2", "n-1"])
    assert [p["id"] for p in prompts] == ["s-2", "n-1"] and not (tmp_path / "p-sample.csv").exists()
    with pytest.raises(FramingError, match=r"article 'n-9': not in the set, or its text is not at hand"):
        coding_prompts(a_set, "labels", tmp_path / "q.jsonl", articles=["n-9"])
    with pytest.raises(FramingError, match=r"p.jsonl: is there already; name another file"):
        coding_prompts(a_set, "labels", tmp_path / "p.jsonl")


# forms in which models answer
@pytest.mark.parametrize(
    "answer",
    [
        {"units": [UNIT]},
        [UNIT],
        json.dumps({"units": [UNIT]}),
        f"```json\n{json.dumps({'units': [UNIT]}, indent=1)}\n```",
        f"Here are the codes:\n```\n{json.dumps({'units': [UNIT]})}\n```\nI hope this helps.",
        f"Here they are: {json.dumps({'units': [UNIT]})} Done.",
        {"units": [UNIT | {"sentence": "1", "embedded": "no", "attributed_to": ""}]},
        {"units": [{k: v for k, v in UNIT.items() if v is not None}]},
    ],
)
def test_answers_in_many_forms(a_set, answer):
    read = answered(a_set, {"id": "n-1", "answer": answer})
    assert (read.units, read.done, read.left) == (1, 1, ())
    assert read_table(a_set / "gold" / "coders" / "model-a", "labels")["text"].tolist() == ["Militants"]


def test_a_model_is_a_coder_with_its_name_and_what_it_read(a_set):
    read = answered(a_set, {"id": "n-1", "answer": {"units": [UNIT]}}, {"id": "n-2", "answer": {"units": []}})
    assert read.done == 2
    entry = read_yaml(a_set / "gold" / "coders.yml")[0]["coders"]["model-a"]
    assert (entry["made_by"], entry["model"], entry["articles"], entry["sheet"]) == (
        "language model",
        "model-a-2031",
        ["n-1", "n-2"],
        "blind",
    )
    coder = read_coders_file(a_set / "gold" / "coders.yml").coders["model-a"]
    assert (coder.model, coder.listed("labels")) == ("model-a-2031", ["n-1", "n-2"])
    with pytest.raises(
        FramingError, match="coder model-a has codes made by language model model-a-2031; name another coder"
    ):
        read_answers(a_set, a_set.parent / "answers.jsonl", "model-a", "model-b", "labels")


# a unit or an answer that is wrong; why
@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"units": [UNIT | {"text": "Militants of the north"}]}, "row 2.1: 'Militants of the north' stands nowhere in the article; copy the words as they stand in reading"),
        ({"units": [UNIT | {"text": "militants", "sentence": 2}]}, "row 2.1: 'militants' stands 2 times in sentence 2; write 1 to 2 into nth"),
        ({"units": [UNIT | {"category": "terorist"}]}, "row 2.1: column category: 'terorist': no category; did you mean 'terrorist'?"),
        ({"units": [UNIT | {"voice": None}]}, "row 2.1: column voice: empty, but every row needs its voice"),
        ({"units": [UNIT | {"text": ["Militants"]}]}, "row 2.1: '[\"Militants\"]' stands nowhere in the article; copy the words as they stand in reading"),
        ({"units": [UNIT | {"text": "\ud800ebels"}]}, "row 2.1: letters of '?ebels' are broken; save the sheet as .xlsx, or as CSV in UTF-8"),
        ({"units": ["Militants"]}, "row 2.1: codes without words; write the words that are coded into text"),
        ({"codes": []}, "row 2: the answer has no list of units; ask again"),
        ("I can't help with that.", "row 2: the answer is no JSON, or is cut off; ask again, or mend it"),
        ('{"units": [{"sentence": 1, "te', "row 2: the answer is no JSON, or is cut off; ask again, or mend it"),
        (None, "row 2: the answer has no list of units; ask again"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_kept_aside(a_set, answer, why):
    read = answered(a_set, {"id": "s-1", "answer": []}, {"id": "n-1", "answer": answer})
    assert read.left == (why,) and read.units == 0
    counted = why.startswith("row 2.")
    (coder,) = read_coders_file(a_set / "gold" / "coders.yml").coders.values()
    assert coder.listed("labels") == (["n-1", "s-1"] if counted else ["s-1"])
    assert read_csv(read.left_file)["why"].tolist() == [why.split(": ", 1)[1]]


# a line that is wrong; why
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "the line is no JSON, or is cut off; ask again, or mend it"),
        ({"id": "n-1"}, 'no line with id and answer; write {"id": …, "answer": …}'),
        ({"id": "n-9", "answer": []}, "no article 'n-9' in the set; did you mean 'n-2'?"),
        ({"id": "s-1", "answer": [UNIT]}, "s-1 is answered twice; the first answer holds"),
        ({"id": "n-1", "layer": "casualties", "answer": []}, "an answer on casualties, not on labels; read it with --layer casualties"),
        ({"id": "n-1", "sha256": "0" * 64, "answer": []}, "the text of n-1 is not the one of the prompt any more; write new prompts"),
    ],
)  # fmt: skip
def test_a_line_that_is_none(a_set, line, why):
    read = answered(a_set, {"id": "s-1", "answer": []}, line)
    assert read.left == (f"row 2: {why}",) and read.done == 1


def test_pieces_of_a_content_and_parts(a_set):
    codes = {
        "source": "Col. Ana Brod",
        "cue": "said",
        "cue_class": "say",
        "speaker": "Ana Brod",
        "speaker_kind": "person",
        "source_type": "military",
        "party": "vostania",
        "former": False,
        "named": True,
        "quote_type": "direct",
    }
    assert (
        answered(
            a_set,
            {"id": "n-1", "answer": [{"sentence": 3, "text": "They are | nothing else"} | codes]},
            layer="attributions",
        ).left
        == ()
    )
    parts = json.loads(read_table(a_set / "gold" / "coders" / "model-a", "attributions")["content_parts"][0])
    assert [TEXTS["n-1"][s:e] for s, e in parts] == ["They are", "nothing else"]
    claim = {
        "sentence": 2,
        "text": "At least 14 people",
        "low": 14,
        "bound": "at_least",
        "parts": {"women": 3},
        "effect": "injured",
        "victims_group": "people",
        "victims_status": "unspecified",
        "victims_party": "unknown",
        "event": "other",
        "construction": "passive",
        "certainty": "asserted",
    }
    assert answered(a_set, {"id": "s-1", "answer": [claim]}, layer="casualties").left == ()
    assert read_table(a_set / "gold" / "coders" / "model-a", "casualties")["parts"].tolist() == ['{"women": 3}']


def test_a_file_without_any_answer(a_set, tmp_path, capsys):
    for data, line in [
        ("", "an empty file; it needs a line with id and answer for each article"),
        ("a,b\nc,d\n", "no answer that can be read; line 1: the line is no JSON, or is cut off; ask again, or mend it"),
    ]:
        (tmp_path / "a.jsonl").write_text(data, encoding="utf-8")
        assert (
            main(["answers", str(a_set), str(tmp_path / "a.jsonl"), "--layer", "labels", "--coder", "m", "--model", "m-1"])
            == 2
        )
        assert capsys.readouterr().err == f"framing: {tmp_path / 'a.jsonl'}: {line}\n"
    assert not (a_set / "gold").exists()
