"""How well one coding of a set agrees with the reference codes: units paired, then columns compared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
Row = dict

COLUMNS = {
    "labels": ("category", "refers_to", "actor", "actor_kind", "voice", "embedded", "attributed_to"),
    "casualties": (
        "low",
        "high",
        "bound",
        "victims_group",
        "victims_status",
        "victims_party",
        "place_party",
        "agent_party",
        "construction",
        "event",
        "background",
        "source_party",
        "source_type",
        "certainty",
    ),
    "attributions": (
        "cue_class",
        "speaker_kind",
        "source_type",
        "party",
        "named",
        "quote_type",
        "affiliation_type",
        "affiliation_country",
        "former",
    ),
}
STRICT: dict[str, dict[str, tuple[str, ...]]] = {
    "labels": {"f1_category": ("category",), "f1_category_actor_voice": ("category", "actor", "voice")},
    "casualties": {
        "f1_bounds": ("effect", "bound", "low", "high"),
        "f1_bounds_event_source": ("effect", "bound", "low", "high", "event", "source_party"),
    },
    "attributions": {"f1_type_party_quote": ("source_type", "party", "quote_type")},
}


@dataclass(frozen=True)
class LayerScore:
    """One layer: reference and coded units, the pairs, F1 measures, and on pairs the share right of each column."""

    layer: str
    reference: int
    coded: int
    f1: dict[str, float]
    right: dict[str, float]
    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]

    def line(self) -> str:
        """The scores in one line."""
        f1 = "  ".join(f"{k} {v:.3f}" for k, v in self.f1.items())
        right = "  ".join(f"{k} {v:.3f}" for k, v in self.right.items())
        return f"{self.layer:<12} reference {self.reference:>4} coded {self.coded:>4} | {f1} | right: {right}"


def score(reference: Tables, coded: Tables, articles: set[str] | None = None) -> dict[str, LayerScore]:
    """Agreement of a coding with reference codes, per layer (labels, casualties, attributions).

    Units are paired one to one within an article, the best overlap first. A label or casualty pairs where spans overlap
    (casualties: with the same effect), an attribution where the contents overlap by half of the longer one and the
    sources overlap or are both absent. F1 = 2 · pairs / (reference + coded units); the stricter F1 count only pairs whose
    columns agree; `right` is the share of pairs that agree, column by column. `f1_analysts` compares the sets of
    named analysts per article by surname. Empty, `none` and False say the same. `articles` limits the comparison; without
    it, the reference's table articles does, where there is one.

    Agreement with codes that a language model made is no agreement with people: say who made the reference.
    """
    if articles is None and "articles" in reference:
        articles = set(reference["articles"]["article_id"])
    out = {}
    for layer, overlap in OVERLAP.items():
        gold, rows = _rows(reference[layer], articles), _rows(coded[layer], articles)
        pairs = _pair(gold, rows, overlap)
        f1 = {"f1": _f1(len(pairs), len(gold), len(rows))}
        for name, columns in STRICT[layer].items():
            f1[name] = _f1(sum(same(a, b, columns) for a, b in pairs), len(gold), len(rows))
        if layer == "attributions":
            known, found = named_analysts(gold), named_analysts(rows)
            f1["f1_analysts"] = _f1(len(known & found), len(known), len(found))
        right = {c: sum(same(a, b, (c,)) for a, b in pairs) / len(pairs) if pairs else float("nan") for c in COLUMNS[layer]}
        paired = {id(x) for pair in pairs for x in pair}
        out[layer] = LayerScore(
            layer,
            len(gold),
            len(rows),
            f1,
            right,
            tuple(pairs),
            tuple(r for r in gold if id(r) not in paired),
            tuple(r for r in rows if id(r) not in paired),
        )
    return out


def differences(scores: Mapping[str, LayerScore]) -> pd.DataFrame:
    """Every disagreement as a table: layer, kind (missed, extra, differs), article_id, start, end, columns that differ."""
    rows = []
    for layer, result in scores.items():
        for kind, units in (("missed", result.missed), ("extra", result.extra)):
            rows += [
                {
                    "layer": layer,
                    "kind": kind,
                    "article_id": u["article_id"],
                    "start": u["start"],
                    "end": u["end"],
                    "columns": "",
                }
                for u in units
            ]
        for a, b in result.pairs:
            wrong = [f"{c}: {a.get(c)} / {b.get(c)}" for c in COLUMNS[layer] if not same(a, b, (c,))]
            if wrong:
                rows.append(
                    {
                        "layer": layer,
                        "kind": "differs",
                        "article_id": a["article_id"],
                        "start": a["start"],
                        "end": a["end"],
                        "columns": "; ".join(wrong),
                    }
                )
    return pd.DataFrame(rows, columns=["layer", "kind", "article_id", "start", "end", "columns"])


def _rows(frame: pd.DataFrame, articles: set[str] | None) -> list[Row]:
    if articles is not None:
        frame = frame[frame["article_id"].isin(articles)]
    frame = frame.astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _iou(a: Row, b: Row) -> float:
    inter = _overlap((a["start"], a["end"]), (b["start"], b["end"]))
    return inter / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if inter else 0.0


def _content(a: Row, b: Row) -> float:
    inter = _overlap((a["start"], a["end"]), (b["start"], b["end"]))
    if inter < 0.5 * max(a["end"] - a["start"], b["end"] - b["start"]):
        return 0.0
    has_a, has_b = a["source_start"] is not None, b["source_start"] is not None
    if has_a != has_b or (
        has_a and not _overlap((a["source_start"], a["source_end"]), (b["source_start"], b["source_end"]))
    ):
        return 0.0
    return _iou(a, b)


OVERLAP: dict[str, Callable[[Row, Row], float]] = {
    "labels": _iou,
    "casualties": lambda a, b: _iou(a, b) if a["effect"] == b["effect"] else 0.0,
    "attributions": _content,
}


def _pair(gold: list[Row], coded: list[Row], overlap: Callable[[Row, Row], float]) -> list[tuple[Row, Row]]:
    by_article: dict[str, list[int]] = {}
    for number, row in enumerate(coded):
        by_article.setdefault(row["article_id"], []).append(number)
    scored = [
        (s, g, c)
        for g, row in enumerate(gold)
        for c in by_article.get(row["article_id"], ())
        if (s := overlap(row, coded[c])) > 0
    ]
    used_g: set[int] = set()
    used_c: set[int] = set()
    pairs = []
    for _, g, c in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if g not in used_g and c not in used_c:
            used_g.add(g)
            used_c.add(c)
            pairs.append((gold[g], coded[c]))
    return pairs


def same(a: Row, b: Row, columns: tuple[str, ...]) -> bool:
    """Do two rows say the same in these columns?"""
    return all(plain(a.get(c), c) == plain(b.get(c), c) for c in columns)


def plain(value, column: str):
    """A code as it is compared: numbers as whole numbers; empty, `none` and False say the same, None."""
    if column in ("low", "high"):
        return None if value is None else int(value)
    return None if value == "none" else value or None


def _f1(hits: int, n_gold: int, n_coded: int) -> float:
    return round(2 * hits / (n_gold + n_coded), 4) if n_gold + n_coded else 1.0


def named_analysts(rows: list[Row]) -> set[tuple[str, str]]:
    """The analysts that articles name, once each: article and last name."""
    return {
        (r["article_id"], r["speaker"].split()[-1].casefold())
        for r in rows
        if r["source_type"] == "analyst" and r["speaker_kind"] == "person" and r["named"] is True and r["speaker"]
    }
