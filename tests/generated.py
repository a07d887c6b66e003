"""Pages made from the code: the data dictionary, and the README's accuracy table. python -m tests.generated --write"""

import sys
from pathlib import Path

from framing.agreement import score
from framing.corpus import open_set
from framing.corpus.codes import read_codes
from framing.tables import data_dictionary

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY, README = ROOT / "docs" / "data-dictionary.md", ROOT / "README.md"
BEGIN, END = "<!-- accuracy: made by make refresh -->", "<!-- /accuracy -->"
SETS = (("sarn-border-2031", "invented set (24 articles)"), ("iran-pakistan-2024", "five real articles"))
SHOWN = {"labels": ("f1", "f1_category_actor_voice"), "casualties": ("f1_bounds", "f1_bounds_event_source"),
         "attributions": ("f1", "f1_type_party_quote", "f1_analysts")}  # fmt: skip
WORDS = {"f1": "found", "f1_category_actor_voice": "with category, actor and voice", "f1_bounds": "found, with bounds",
         "f1_bounds_event_source": "with event and source", "f1_type_party_quote": "with type, party and quotation", "f1_analysts": "named analysts"}  # fmt: skip


def accuracy_table() -> str:
    """The machine codes of both sets against their reference codes, as Markdown."""
    scores = []
    for name, _ in SETS:
        found = open_set(ROOT / "seeds" / name)
        scores.append(score(read_codes(found, "reference").tables, read_codes(found).tables))
    lines = [
        "| F1 against the reference codes | " + " | ".join(label for _, label in SETS) + " |",
        "|---|" + "---|" * len(SETS),
    ]
    for layer, measures in SHOWN.items():
        for measure in measures:
            cells = " | ".join(f"{s[layer].f1[measure]:.2f}" for s in scores)
            lines.append(f"| {layer}: {WORDS[measure]} | {cells} |")
    return "\n".join(lines)


def readme_with_table() -> str:
    """The README with the accuracy table of now."""
    text = README.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{accuracy_table()}\n{END}{rest.split(END, 1)[1]}"


def main(argv: list[str]) -> int:
    pages = {DICTIONARY: data_dictionary() + "\n", README: readme_with_table()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--write" in argv:
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} is stale; run make refresh")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
