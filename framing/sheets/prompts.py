"""Prompts for a language model that codes as one more coder: the guide, an article, and the form of the answer."""

import json
from pathlib import Path
from typing import Any

from framing.codebook import read_codebook
from framing.corpus import Article, open_set
from framing.corpus.vocabulary import Vocabulary
from framing.errors import OutputError, TableError
from framing.sheets.coding import blank_vocabulary, flat, keep_sample
from framing.sheets.columns import LAYERS, coding_columns
from framing.sheets.draw import articles_to_draw_from, draw_articles, read_drawn
from framing.sheets.guide import MOST_IDS, codes_text, guide_data
from framing.sheets.words import Ground
from framing.tables import keep_out_of_git, write_whole
from framing.tables.columns import Column

TYPES = {"string": "string", "int64": "integer", "bool": "boolean"}


def coding_prompts(
    path: str | Path,
    layer: str,
    out: str | Path,
    sample: int | None = None,
    articles: list[str] | None = None,
    seed: int = 1,
    texts: str | Path | None = None,
) -> list[dict[str, Any]]:
    """Write a prompt for each article to `out`, a line of JSON each, and return them. No network is used.

    `sample` draws articles as `coding_sheets` does, the same ones for the same seed, and writes them to NAME-sample.csv
    beside; `articles` names ids instead; without either all articles are written. Keys of a line: id, layer, system (the
    guide), user (the article, its sentences numbered), schema (the JSON Schema of the answer), sha256 (of the text).

    The file holds the articles' words, so a .gitignore beside it names it; the licence of a database may forbid to send them
    to others. Raises TableError for another layer, OutputError for a file that is there already or an article that isn't.
    """
    out = Path(out)
    if layer not in LAYERS:
        raise TableError(f"no layer {layer!r} to code; the layers are {', '.join(LAYERS)}")
    if out.exists():
        raise OutputError(f"{out}: is there already; name another file")
    ids = articles
    if ids is None:
        drawn = draw_articles(articles_to_draw_from(path, texts), sample, seed)
        keep_sample(drawn, out.with_name(f"{out.stem}-sample.csv"))
        ids = drawn["article_id"].to_list()
    vocabulary = blank_vocabulary(read_codebook(open_set(path).codebook))
    fixed = {"layer": layer, "system": system_prompt(layer, vocabulary), "schema": answer_schema(layer, vocabulary)}
    found = _named(path, ids, texts)
    prompts = [fixed | {"id": a.id, "user": _numbered(a, vocabulary), "sha256": a.sha256} for a in found]
    lines = "".join(json.dumps(prompt, ensure_ascii=False) + "\n" for prompt in prompts)
    write_whole(out, lambda part: part.write_text(lines, encoding="utf-8"))
    keep_out_of_git(out)
    return prompts


def _named(path: str | Path, ids: list[str], texts: str | Path | None) -> list[Article]:
    """The articles with these ids, in this order. Raises OutputError for one that isn't there."""
    found = read_drawn(path, ids, texts)
    if lost := [article for article in ids if article not in found]:
        raise OutputError(f"article {lost[0]!r}: not in the set, or its text is not at hand; the ids stand in articles.csv")
    return list(found.values())


def system_prompt(layer: str, vocabulary: Vocabulary) -> str:
    """What a model is told: its task and the guide of the layer that coders have."""
    return f"{guide_data('model')['task'].strip()}\n\n{codes_text(layer, vocabulary)}"


def _numbered(article: Article, vocabulary: Vocabulary) -> str:
    ground = Ground(article.text or "", vocabulary.codebook, article.repeated)
    return "\n".join(f"[{n}] {flat(ground.text[s:e])}" for n, (s, e) in enumerate(ground.sentences))


def answer_schema(layer: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of an answer: an object with `units`, a list of objects with sentence, text, nth and the codes."""
    place = {"sentence": {"type": "integer"}, "text": {"type": "string"}, "nth": {"type": ["integer", "null"]}}
    codes = {column.name: _type(column, vocabulary) for column in coding_columns(layer)}
    unit = {"type": "object", "properties": place | codes, "required": [*place, *codes], "additionalProperties": False}
    units = {"units": {"type": "array", "items": unit}}
    return {"type": "object", "properties": units, "required": ["units"], "additionalProperties": False}


def _type(column: Column, vocabulary: Vocabulary) -> dict[str, Any]:
    empty = column.nullable
    kind: dict[str, Any] = {"type": [TYPES[column.type], "null"] if empty else TYPES[column.type]}
    values = vocabulary.known(column) or []
    if values and (column.values or len(values) <= MOST_IDS):
        kind["enum"] = [*values, *([None] if empty else [])]
    return kind
