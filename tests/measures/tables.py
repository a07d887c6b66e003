"""Small hand-made codes with answers that can be counted on the fingers."""

from framing.corpus.codes import Codes
from framing.tables import TABLES, make_table

SPAN = {"zone": "body", "paragraph": 0, "sentence": 0, "rule": "reference"}


def codes(articles: dict[str, dict], **rows: list[dict]) -> Codes:
    """Codes from articles (id to metadata) and rows of tables, what is not said filled in."""
    tables = {name: make_table(name, []) for name in TABLES}
    tables["articles"] = make_table(
        "articles", [{"article_id": i, "set": "t", "genre": "news", **meta} for i, meta in articles.items()]
    )
    fill = {"labels": label, "mentions": mention, "casualties": claim, "attributions": attribution}
    for name, given in rows.items():
        tables[name] = make_table(name, [fill[name](n, row) if name in fill else row for n, row in enumerate(given)])
    return Codes(tables, "machine")


def label(n: int, row: dict) -> dict:
    start = row.get("start", 100 * n)
    return {"label_id": f"l{n}", "start": start, "end": start + 8, "text": "label", "category": "militant", "refers_to": "actor", "actor": "slf",
            "actor_kind": "nonstate", "voice": "own", "embedded": False, **SPAN} | row  # fmt: skip


def mention(n: int, row: dict) -> dict:
    return {
        "start": 5000 + n,
        "end": 5001 + n,
        "text": "SLF",
        "actor": "slf",
        "form": "name",
        "zone": "body",
        "sentence": 0,
    } | row


def claim(n: int, row: dict) -> dict:
    return {"claim_id": f"c{n}", "start": 100 * n, "end": 100 * n + 5, "text": "x", "bound": "exact", "effect": "killed", "victims_group": "people",
            "victims_status": "unspecified", "victims_named": False, "victims_party": "unknown", "event": "e_2031-03-04", "background": False,
            "construction": "passive", "certainty": "asserted", **SPAN} | row  # fmt: skip


def attribution(n: int, row: dict) -> dict:
    return {"attribution_id": f"a{n}", "start": 100 * n, "end": 100 * n + 50, "content_parts": "[]", "cue_class": "say", "speaker": "Ana Brok",
            "speaker_kind": "person", "source_type": "government", "party": "vostania", "former": False, "named": True, "quote_type": "direct",
            "nested": False, "words": 10, **SPAN} | row  # fmt: skip
