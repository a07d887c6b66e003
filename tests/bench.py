"""Measure the coder on other people's texts: python -m tests.bench (or make bench), with FRAMING_BENCHMARKS set.

Each benchmark has its own scorer beside its data; this writes the coder's predictions in the scorer's form and runs it.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from framing.codebook import read_codebook
from framing.coding.article import code_article, label_rows, read_context
from framing.coding.context import Context
from framing.coding.label import Label
from framing.coding.label_names import beside
from framing.coding.numbers import find_amounts
from framing.corpus import Article
from framing.corpus.text import sha256

VOICE = {
    "own": "own",
    "direct_quote": "quoted",
    "partial_quote": "quoted",
    "scare_quote": "quoted",
    "attributed": "reported",
}
USE = {"actor": "actor", "place": "actor", "act": "act", "abstract": "generic"}  # a rebels' base is named by its rebels
MARKS = ("“", "”", '"')
BOOK = read_codebook()


def coded(text: str) -> dict[str, list[dict]]:
    """The coded rows of a text, with the general codebook."""
    return code_article(Article("a", text, sha256(text)), BOOK)


def with_marks(text: str, start: int, end: int) -> list[int]:
    """The part with its quotation marks and the comma or full stop before them: that corpus counts them in, our guide out."""
    stop = end + (text[end : end + 1] in (",", "."))
    opened, closed = text[start - 1 : start] in MARKS, text[stop : stop + 1] in MARKS
    return [start - bool(opened and start), stop + 1 if closed and stop < len(text) else end]


def relative(text: str, row: dict) -> list[int]:
    """The source, or the `who` behind it where a relative clause reports: that corpus marks the pronoun, our guide the noun."""
    start, end, cue = row["source_start"], row["source_end"], row["cue_start"]
    pronoun = re.match(r"[\s,)]*(who|which|that)\b", text[end:cue]) if cue is not None and cue > end else None
    return [end + pronoun.start(1), end + pronoun.end(1)] if pronoun else [start, end]


def attribution_line(row: dict) -> dict:
    found = [
        {
            "source": [relative(row["text"], r)] if r["source_start"] is not None else [],
            "cue": [[r["cue_start"], r["cue_end"]]] if r["cue_start"] is not None else [],
            "content": [with_marks(row["text"], *part) for part in json.loads(r["content_parts"])],
        }
        for r in coded(row["text"])["attributions"]
        if r["rule"] != "nested_in_quotation"  # that corpus codes nothing inside quoted words
    ]
    return {"article": row["article"], "attributions": found}


def named_source(row: dict, speakers: dict[str, str]) -> str:
    """The source's words, or its speaker for a pronoun: those data give the name."""
    source = row.get("source") or ""
    return speakers.get(row.get("attribution_id"), source) if source.casefold() in ("it", "he", "she", "they") else source


def casualty_line(row: dict) -> dict:
    """The claims of a text; those data count every number of a sum or an `including` alone, our guide as parts of one claim."""
    claims, rows = [], coded(row["text"])
    speakers = {r["attribution_id"]: r["speaker"] for r in rows["attributions"]}
    for r in rows["casualties"]:
        claim = {
            "effect": "casualties" if r["effect"] == "both" else r["effect"],
            "low": r["low"],
            "high": r["high"],
            "start": r["start"],
            "victims": [r["text"]],
            "approx": r["bound"] in ("about", "nearly"),
            "vague": r["bound"] in ("vague", "none"),
            "source": named_source(r, speakers),
            "agent": r.get("agent") or "",
        }
        parts = list(json.loads(r["parts"]).values()) if r["parts"] else []
        summed = bool(parts) and sum(parts) == (r["low"] or r["high"])
        if summed:
            parts = [a.low or 1 for a in find_amounts(r["text"], 0, len(r["text"]), BOOK)]
            parts += [1] * (sum(parts) == (r["low"] or 0) - 1)  # `and a driver`
        claims += [] if summed else [claim]
        claims += [{**claim, "low": n, "high": n} for n in parts]
    return {"id": row["id"], "claims": [c for c in claims if c["effect"] in ("killed", "injured", "casualties")]}


def label_line(row: dict) -> dict:
    rows = coded(row["text"])
    names = {m["actor"]: m["text"] for m in rows["mentions"]}
    labels = [
        {
            "start": r["start"],
            "end": r["end"],
            "use": USE[r["refers_to"]],
            "voice": VOICE[r["voice"]],
            "target": "" if r["actor"] in ("generic", "other") else names.get(r["actor"], r["actor"]),
        }
        for r in rows["labels"]
        if r["category"] != "bare"
    ]
    return {"id": row["id"], "labels": labels}


def muc_line(row: dict) -> dict:
    """The actor behind each phrase that the data give: the name in it, its label's, or a name that the grammar ties to it."""
    context = read_context(row["text"], BOOK)
    labels = label_rows(context)
    pairs = [{"phrase": p["phrase"], "actor": _actor_behind(context, labels, p)} for p in row["pairs"]]
    return {"id": row["id"], "pairs": pairs}


def _actor_behind(context: Context, labels: list[dict], pair: dict) -> str:
    start = context.text.find(pair["phrase"], max(0, pair["start"] - 1))
    end = start + len(pair["phrase"])
    if start < 0:
        return ""
    named = context.armed_in(start, end)
    label = next((r for r in labels if r["start"] < end and start < r["end"]), None)
    tied = [] if named or label else beside(context, Label(start, end, (start, end), "attacker", "actor"), context.armed)
    actor = named[0].id if named else label["actor"] if label else tied[0] if tied else "generic"
    names = {context.text[n.start : n.end] for n in context.armed if n.id == actor}
    return "" if actor in ("generic", "other") else " ".join(sorted(names)) or actor


BENCHMARKS: list[tuple[str, str, Callable[[dict], dict], list[str]]] = [
    ("attribution/dev.jsonl", "attribution/score.py", attribution_line, []),
    ("casualties/wikievents_casualty.dev.jsonl", "casualties/casualty_score.py", casualty_line, []),
    ("casualties/tst4_casualty.dev.jsonl", "casualties/casualty_score.py", casualty_line, []),
    ("casualties/gaza_claims.dev.jsonl", "casualties/casualty_score.py", casualty_line, []),
    ("casualties/muc_casualty.dev.jsonl", "casualties/casualty_score.py", casualty_line, []),
    ("casualties/gva_mass.dev.jsonl", "casualties/casualty_score.py", casualty_line, ["--headline"]),
    ("labels/label_voice.dev.jsonl", "labels/label_score.py", label_line, ["--guide"]),
    ("labels/muc_label_actor.dev.jsonl", "labels/muc_label_actor.py score", muc_line, []),
]


def main() -> int:
    root = os.environ.get("FRAMING_BENCHMARKS")
    if not root:
        print("FRAMING_BENCHMARKS is not set: it names the folder that holds attribution/, casualties/ and labels/")
        return 1
    for data, scorer, line, options in BENCHMARKS:
        gold = Path(root) / data
        rows = [json.loads(text) for text in gold.read_text(encoding="utf-8").splitlines() if text.strip()]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
            predictions.writelines(json.dumps(line(row)) + "\n" for row in rows)
            predictions.flush()
            print(f"\n== {data}: {len(rows)} texts", flush=True)
            script, *command = scorer.split()
            scoring = [sys.executable, str(Path(root) / script), *command, str(gold), predictions.name, *options]
            subprocess.run(scoring, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
