"""A small invented set for the tests of coding sheets, and hands that fill a sheet in."""

import csv
import shutil

from openpyxl import load_workbook

from framing.sheets import coding_sheets
from framing.tables import read_csv
from tests.conftest import INVENTED

TEXTS = {
    "n-1": "Raid on mill kills two\n\nBRENIK — Militants shot two guards at the mill, the army said. The militants fled; more militants came.\n\n“They are terrorists – nothing else,” Col. Ana Brod said. She added that the SLF’s rebels had fled.\n",
    "n-2": "Market opens again\n\nTraders in Dorim sold apples on Friday. Nobody was hurt.\n",
    "s-1": "Rebels burn a bridge\n\nRebels burned the bridge at Pelka on Sunday. At least 14 people were hurt, doctors said.\n",
    "s-2": "A road is mended\n\nWorkers mended the road to Merwan. The mayor said: “We shall finish.”\n",
}  # fmt: skip
DATES = {"n-1": "2031-03-05", "n-2": "2031-03-09", "s-1": "2031-03-06", "s-2": "2031-03-12"}
CODES = {"category": "militant", "refers_to": "actor", "actor": "slf", "actor_kind": "nonstate", "voice": "own"}


def small_set(folder, texts=None):
    """Four articles of two outlets with the codebook of the invented conflict."""
    (folder / "texts").mkdir(parents=True)
    texts = texts or TEXTS
    for name, text in texts.items():
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [f"{n},{'North Post' if n[0] == 'n' else 'South Sun'},{DATES.get(n, '')},texts/{n}.txt" for n in texts]
    (folder / "articles.csv").write_text("\n".join(["id,outlet,date,file", *rows]) + "\n", encoding="utf-8")
    shutil.copy(INVENTED / "codebook.yml", folder)
    (folder / "study.yml").write_text("texts: published\n", encoding="utf-8")
    return folder


def written(folder, layer="labels", form="csv", **options):
    """A sheet of all articles for anna, written."""
    out = folder.parent / "sheets"
    coding_sheets(folder, layer, ["anna"], out, **options)
    return out / f"{layer}-anna.{form}"


def cells(path):
    """The rows of a CSV sheet as mappings."""
    return read_csv(path).fillna("").to_dict("records")


def save(path, rows, encoding="utf-8", delimiter=","):
    """Write rows as a spreadsheet would."""
    with path.open("w", encoding=encoding, newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def unit(article, sentence, text, **codes):
    """A row that a coder adds."""
    return {"article_id": article, "sentence": str(sentence), "text": text} | CODES | codes


def fill(path, units, done=("n-1", "n-2", "s-1", "s-2")):
    """Write units into the sheet: into the row of their sentence where it is free, else into a new one; mark what is done."""
    rows = cells(path)
    for new in units:
        free = [
            r for r in rows if (r["article_id"], r["sentence"]) == (new["article_id"], new["sentence"]) and not r["text"]
        ]
        if free:
            free[0] |= new
        else:
            rows.append(new)
    for article in done:
        [r for r in rows if r["article_id"] == article][-1]["done"] = "x"
    return save(path, rows)


def edit_workbook(path, edit):
    """Change the page of codes as `edit(page, at)` does; `at` tells a column's number by its name."""
    book = load_workbook(path)
    page = book["codes"]
    edit(page, {cell.value: cell.column for cell in page[1]})
    book.save(path)
    return path
