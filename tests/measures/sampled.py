"""A sample of the invented set, coded by somebody as its reference codes have it."""

import json
import shutil
from pathlib import Path

from framing.sheets import draw_articles
from framing.sheets.draw import articles_to_draw_from
from framing.tables import read_csv, write_csv
from tests.conftest import INVENTED

LAYERS = ("labels", "casualties", "attributions")


def sample_coded_by(folder: Path, sample: Path, name: str, size: int, **entry):
    """A copy of the set in `folder` with the codes of `name`, and the sample.csv; the sample is returned."""
    shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns("export", "coders", ".parts"))
    drawn = draw_articles(articles_to_draw_from(folder), size)
    ids = drawn["article_id"].tolist()
    for layer in LAYERS:
        table = read_csv(INVENTED / "gold" / f"{layer}.csv")
        write_csv(table[table["article_id"].isin(ids)], folder / "gold" / "coders" / name / f"{layer}.csv")
    told = {"made_by": "person", "sheet": "blind", "articles": ids} | entry
    (folder / "gold" / "coders.yml").write_text(
        json.dumps({"reference": {"made_by": "language model"}, "coders": {name: told}}), encoding="utf-8"
    )
    write_csv(drawn, sample)
    return drawn
