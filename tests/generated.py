"""Pages made from the code: the data dictionary, and the tables of docs/accuracy.csv in README and docs/agreement.md.

python -m tests.generated --write; docs/accuracy.csv itself is written by `framing validate --out docs/accuracy.csv`.
"""

import sys
from pathlib import Path

import pandas as pd

from framing.agreement.accuracy_says import accuracy_lines
from framing.study import validate
from framing.tables import data_dictionary, read_csv

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY, README = ROOT / "docs" / "data-dictionary.md", ROOT / "README.md"
ACCURACY, AGREEMENT = ROOT / "docs" / "accuracy.csv", ROOT / "docs" / "agreement.md"
BEGIN, END = "<!-- accuracy: made by make refresh -->", "<!-- /accuracy -->"
SETS = {"sarn-border-2031": "invented set (24 articles)", "iran-pakistan-2024": "five real articles"}
NUMBERS = ["n_reference", "n_coded", "articles", "value", "low", "high", "from_all"]
SIDES = ("victims_party", "source_party", "party")
MANY = 20  # reference units of a side that is shown


def read_accuracy() -> pd.DataFrame:
    """The table that `framing validate` wrote."""
    table = read_csv(ACCURACY)
    return table.assign(**{name: table[name].astype("float64") for name in NUMBERS}).astype(
        {"n_reference": int, "n_coded": int, "articles": int}
    )


def is_stale(table: pd.DataFrame) -> bool:
    """Does the table say something else than the codes of the sets do now?"""
    now = pd.concat([validate(ROOT / "seeds" / name, coded=ROOT / "seeds" / name / "codes") for name in sorted(SETS)])
    now = now.reset_index(drop=True)
    words = [column for column in now if column not in (*NUMBERS, "codes")]
    if len(table) != len(now) or not table[words].astype(str).equals(now[words].astype(str)):
        return True
    differ = (table[NUMBERS].astype(float) - now[NUMBERS].astype(float)).abs().fillna(0) > 1e-4
    return bool(differ.any(axis=None) or (table[NUMBERS].isna() != now[NUMBERS].isna()).any(axis=None))


def accuracy_table(table: pd.DataFrame) -> str:
    """The quoted measures of both sets, as Markdown."""
    return accuracy_lines({label: table[table["set"] == name] for name, label in SETS.items()})


def sides_table(table: pd.DataFrame) -> str:
    """For the sides of the invented set: how many units there are, are coded, and are found, as Markdown."""
    rows = table[(table["set"] == next(iter(SETS))) & table["by"].isin(SIDES) & (table["unit"] != "(all)")]
    wide = rows.pivot(index=["layer", "by", "unit", "n_reference", "n_coded"], columns="measure", values="value")
    lines = ["| layer | side | | in the reference | coded | recall | recall_side |", "|---|---|---|---|---|---|---|"]
    for (layer, by, unit, reference, coded), row in wide.iterrows():
        if reference >= MANY:
            found = f"{row['recall']:.2f} | {row['recall_side']:.2f}"
            lines.append(f"| {layer} | {by} | {unit} | {reference} | {coded} | {found} |")
    return "\n".join(lines)


def with_table(page: Path, table: str) -> str:
    """A page with this table in the place of its own."""
    head, rest = page.read_text(encoding="utf-8").split(BEGIN, 1)
    return f"{head}{BEGIN}\n{table}\n{END}{rest.split(END, 1)[1]}"


def main(argv: list[str]) -> int:
    measured = read_accuracy()
    pages = {DICTIONARY: data_dictionary() + "\n", README: with_table(README, accuracy_table(measured))}
    pages[AGREEMENT] = with_table(AGREEMENT, sides_table(measured))
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--write" in argv:
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
        return 0
    stale += [ACCURACY] if is_stale(measured) else []
    for path in stale:
        print(f"{path.relative_to(ROOT)} is stale; run make refresh")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
