"""A language model's answers, read like the sheet of any coder: each word of them is looked up in the article."""

import json
import re
from pathlib import Path
from typing import Any

from framing.corpus.text import decode
from framing.errors import TableError
from framing.sheets.coded import CodedSheet, keep_aside, result
from framing.sheets.columns import LAYERS, coding_columns
from framing.sheets.gold import MODEL, Coding, keep_codes
from framing.sheets.load import Record
from framing.sheets.set_texts import SetTexts, set_texts
from framing.sheets.units import Coded

FENCE = re.compile(r"```(?:\w+)?\s*\n(.*?)```", re.S)
LONGEST = 2_000  # characters of an unreadable answer that are kept aside


def read_answers(
    path: str | Path,
    file: str | Path,
    coder: str,
    model: str,
    layer: str,
    texts: str | Path | None = None,
) -> CodedSheet:
    """Read a model's answers and write them as the codes of `coder`, as `read_coding_sheet` does for a person.

    A line of JSON for each article, with `id` and `answer`: an object, or its text, also between code fences. An answer has
    `units` (see `answer_schema`); an article with an empty list was read, and nothing was found in it. Units whose words do
    not stand in the article, or whose codes the codebook doesn't know, are kept aside in NAME-left.csv beside the file, and
    so are answers that can't be read, whose articles don't count. The same answer twice is kept once, the first holds.

    Raises TableError for a file that is none, OutputError and CodesError as `read_coding_sheet` does.
    """
    file = Path(file)
    if layer not in LAYERS:
        raise TableError(f"no layer {layer!r} to code; the layers are {', '.join(LAYERS)}")
    if not model.strip():
        raise TableError("no name of the model; write it behind --model, with its version")
    there = set_texts(path, texts)
    coded = Coded(layer, there.grounds, there.vocabulary)
    answered: dict[str, list[Record]] = {}
    lines = _lines(file)
    for number, line in lines:
        record = {"": str(number)}
        try:
            article, units = _answer(line, record, layer, there)
            if article in answered:
                raise ValueError(f"{article} is answered twice; the first answer holds")
            answered[article] = [_cells(unit, article, f"{number}.{n}") for n, unit in enumerate(units, 1)]
        except ValueError as error:
            coded.left.append((record | {"text": line[:LONGEST]}, str(error)))
    if lines and not answered:
        raise TableError(f"{file}: no answer that can be read; line {lines[0][0]}: {coded.left[0][1]}")
    coded.take([record for records in answered.values() for record in records])
    coding = Coding(layer, coder, MODEL, model.strip(), "blind", len(coded.left))
    kept = keep_codes(there, coding, {article: coded.rows.get(article, []) for article in answered})
    header = ["article_id", "sentence", "text", "nth", *(c.name for c in coding_columns(layer))]
    left_file = keep_aside(file.with_name(f"{file.stem}-left.csv"), header, coded.left)
    return result(coding, kept, coded, len(lines), 0, left_file)


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        text, why = decode(file.read_bytes())
    except OSError as error:
        raise TableError(f"{file}: can't be read ({error.strerror}); name a JSONL file") from None
    if text is None:
        raise TableError(f"{file}: {why}; save it as JSONL in UTF-8")
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise TableError(f"{file}: an empty file; it needs a line with id and answer for each article")
    return lines


def _answer(line: str, record: Record, layer: str, there: SetTexts) -> tuple[str, list]:
    """The article of a line and its units. Raises ValueError, saying what is wrong."""
    told = _json(line, "the line")
    if not isinstance(told, dict) or "id" not in told or "answer" not in told:
        raise ValueError('no line with id and answer; write {"id": …, "answer": …}')
    article = record["article_id"] = _writable(str(told["id"]))
    if why := there.lacks(article):
        raise ValueError(why)
    if told.get("layer", layer) != layer:
        raise ValueError(f"an answer on {told['layer']}, not on {layer}; read it with --layer {told['layer']}")
    if there.changed([record | {"sha256": str(told.get("sha256") or "")}]):
        raise ValueError(f"the text of {article} is not the one of the prompt any more; write new prompts")
    answer = told["answer"]
    if isinstance(answer, str):
        answer = _json(_unfenced(answer), "the answer")
    units = answer.get("units") if isinstance(answer, dict) else answer
    if not isinstance(units, list):
        raise ValueError("the answer has no list of units; ask again")
    return article, units


def _unfenced(answer: str) -> str:
    """The JSON of an answer without code fences and without words before and behind it."""
    fenced = FENCE.search(answer)
    body = fenced.group(1) if fenced else answer
    begins = min((at for at in (body.find("{"), body.find("[")) if at >= 0), default=0)
    return body[begins : max(body.rfind("}"), body.rfind("]")) + 1] or body


def _json(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{what} is no JSON, or is cut off; ask again, or mend it") from None


def _cells(unit: Any, article: str, number: str) -> Record:
    """A unit as cells of a sheet; what is no object has no words, and is kept aside for that."""
    told = unit if isinstance(unit, dict) else {"note": json.dumps(unit)}
    return {str(name).casefold(): _cell(value) for name, value in told.items()} | {"article_id": article, "": number}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _writable(value.strip()) if isinstance(value, str) else json.dumps(value)


def _writable(text: str) -> str:
    """The text with ? for halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
