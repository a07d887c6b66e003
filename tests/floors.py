"""Accuracy floors: what the coder must reach on both sets. Raised or lowered only by a command.

python -m tests.floors raise              floors up to what is reached now, never down
python -m tests.floors lower "the reason" floors to what is reached now, the reason kept in the file
"""

import hashlib
import json
import math
import os
import sys
import tempfile
from pathlib import Path

from framing.agreement import score
from framing.coding.run import code_set
from framing.corpus import open_set
from framing.corpus.codes import REFERENCE_LAYERS, read_codes

ROOT = Path(__file__).resolve().parents[1]
FILE = Path(__file__).with_name("floors.json")
SETS = ("sarn-border-2031", "iran-pakistan-2024")


def gold_digest(name: str) -> str:
    """Digest of a set's reference codes: floors are only worth something against the same ones."""
    files = [ROOT / "seeds" / name / "gold" / f"{layer}.csv" for layer in REFERENCE_LAYERS]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def reached(name: str) -> dict[str, dict[str, float]]:
    """F1 per layer, and the share of found casualty claims whose victims are on the right side.

    Coded now from the words where they are at hand, else by the committed machine codes.
    """
    found = open_set(ROOT / "seeds" / name)
    texts = os.environ.get("FRAMING_TEXTS")
    with tempfile.TemporaryDirectory() as folder:
        codes: Path | None = None
        if found.study.texts == "published" or texts:
            codes = Path(folder)
            code_set(found, codes, texts=Path(texts) if texts else None, forms=("csv",))
        scores = score(read_codes(found, "reference", codes).tables, read_codes(found, "machine", codes).tables)
    f1 = {layer: dict(result.f1) for layer, result in scores.items()}
    f1["casualties"]["right_victims_party"] = scores["casualties"].right["victims_party"]
    return f1


def read_floors() -> dict:
    """The floors file."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"sets": {}, "lowered": []}


def main(argv: list[str]) -> int:
    if not argv or argv[0] not in ("raise", "lower") or (argv[0] == "lower" and len(argv) < 2):
        print(__doc__)
        return 2
    floors = read_floors()
    for name in SETS:
        old = floors["sets"].get(name, {}).get("floors", {})
        new = {layer: {k: math.floor(v * 1000) / 1000 for k, v in f1.items()} for layer, f1 in reached(name).items()}
        if argv[0] == "raise":
            new = {layer: {k: max(v, old.get(layer, {}).get(k, 0)) for k, v in f1.items()} for layer, f1 in new.items()}
        floors["sets"][name] = {"gold": gold_digest(name), "floors": new}
        print(name, json.dumps(new))
    if argv[0] == "lower":
        floors["lowered"].append(argv[1])
    FILE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
