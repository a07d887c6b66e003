"""A small invented set that several coders coded: tables written as files, with answers that can be counted."""

import json
from pathlib import Path

from framing.tables import TABLES, make_table, write_csv
from tests.measures.tables import attribution, claim, codes, label

LAYERS = ("labels", "casualties", "attributions")
FILL = {"labels": label, "casualties": claim, "attributions": attribution}


def set_with(folder: Path, articles: dict[str, str], machine: dict, coders: dict[str, dict], reference=None, entries=None):
    """A set in `folder`: article to outlet, and for each coder rows of labels, casualties and attributions.

    `entries`: what coders.yml says of a coder (else made_by: person); reference codes are said to be people's.
    """
    folder.mkdir(exist_ok=True)
    (folder / "articles.csv").write_text("id,outlet,file\n" + "".join(f"{a},{o},{a}.txt\n" for a, o in articles.items()))
    coded = codes({a: {"outlet": o} for a, o in articles.items()}, **machine)
    for name in TABLES:
        write_csv(coded[name], folder / "codes" / f"{name}.csv")
    for name, rows in coders.items():
        write_tables(folder / "gold" / "coders" / name, rows)
    if reference is not None:
        write_tables(folder / "gold", reference)
    said = {name: {"made_by": "person"} | (entries or {}).get(name, {}) for name in coders}
    file = {"reference": {"made_by": "people"}, "coders": said}
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / "coders.yml").write_text(json.dumps(file))
    return folder


def write_tables(folder: Path, rows: dict[str, list[dict]]) -> None:
    for layer in LAYERS:
        filled = [FILL[layer](n, row) for n, row in enumerate(rows.get(layer, []))]
        write_csv(make_table(layer, filled), folder / f"{layer}.csv")


def at(article: str, start: int, **columns) -> dict:
    return {"article_id": article, "start": start, **columns}
