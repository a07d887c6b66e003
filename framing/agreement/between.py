"""Agreement between coders, whoever they are: who found the same units, and who coded them alike."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import isnan
from pathlib import Path

import numpy as np
import pandas as pd

from framing.agreement.coders import Coder, Coders, read_coders
from framing.agreement.score import COLUMNS as CODED
from framing.agreement.score import OVERLAP
from framing.agreement.shared_units import NUMBERS, Unit, codes_of, shared_units
from framing.corpus.article_set import ArticleSet
from framing.statistics import cohen_kappa, fleiss_kappa, krippendorff_alpha, pooled_share
from framing.statistics.kappa import agreeing_pairs

ALL = "(all)"
COLUMNS = [
    "layer",
    "step",
    "column",
    "measure",
    "coder_a",
    "coder_b",
    "between",
    "n",
    "articles",
    "value",
    "low",
    "high",
]
PLURAL = {"person": "people", "people": "people", "language model": "language models", "machine": "machines"}


def coder_agreement(
    found: Coders | ArticleSet | str | Path, coders: Iterable[str] | None = None, seed: int = 0
) -> pd.DataFrame:
    """Agreement of coders with each other, for every layer: of each pair, and of all where there are more than two.

    `found`: a set, or what `read_coders` read of it; `coders`: names (also `machine`, `reference`), without them all of
    gold/coders/. A pair is compared on the articles and layers that both coded. Two steps, which are two things to agree on:

    - step `unitising`: did they find the same units? `f1` = 2 · units of both / (units of the one + units of the other), the
      mean of precision and recall; units pair as in `score`. There is no kappa for it, since nobody can count the units
      that both rightly left out, and as these grow kappa comes to F1 (Hripcsak & Rothschild 2005, JAMIA 12). n = units that
      anybody found. For `(all)` pooled over the pairs of coders.
    - step `coding`: on the units that they share, do they code alike? Per column `alpha` (Krippendorff's; nominal, and ratio
      for low and high), `agreement` (the share of pairs of codes that are the same), `cohen_kappa` (pairs) or `fleiss_kappa`
      (units that all found). Empty cells of a unit that was found are a code; in low and high they are left out, what they
      mean is coded in `bound`. n = units with at least two codes.

    Columns: layer, step, column, measure, coder_a, coder_b ("(all)": everybody), between (who they are: `people`,
    `language models`, `machine and language model`, … as coders.yml says), n, articles, value, low, high. 95 % intervals by
    bootstrap over articles for f1, agreement and alpha, from ten articles on; NaN for what is undefined (no shared
    unit, codes without variation). Raises CodesError as `read_coders` does and for fewer than two coders.
    """
    found = found if isinstance(found, Coders) else read_coders(found)
    chosen = found.chosen(coders)
    rows = []
    for layer in OVERLAP:
        those = [coder for coder in chosen if layer in coder.tables]
        for group in [*combinations(those, 2), *([tuple(those)] if len(those) > 2 else [])]:
            units = shared_units(layer, group)
            names = (ALL, ALL) if len(group) > 2 else (group[0].name, group[1].name)
            about = {"layer": layer, "coder_a": names[0], "coder_b": names[1], "between": between(c.made_by for c in group)}
            rows.append(about | _unitising(units, seed))
            rows += [about | row for column in CODED[layer] for row in _coding(units, column, group, seed)]
    return pd.DataFrame(rows, columns=COLUMNS)


def between(made_by: Iterable[str]) -> str:
    """Who the coders are, in words: "people", "language models", "machine and language model", …"""
    kinds = [("people" if kind == "person" else kind) for kind in made_by]
    words = []
    for kind in ("people", "machine", "language model"):
        if kind in kinds:
            words.append(PLURAL[kind] if kinds.count(kind) > 1 or kind == "people" else kind)
    return " and ".join(words)


def agreement_says(row: Mapping) -> str:
    """One row of `coder_agreement` as a sentence, which says who the coders are and when no person is among them.

    For a whole table: `table.apply(framing.agreement_says, axis=1)`.
    """
    what = f"{row['layer']}, {row['column'] or 'units found'}"
    who = "all coders" if row["coder_a"] == ALL else f"{row['coder_a']}, {row['coder_b']}"
    measure = {"f1": "F1", "alpha": "Krippendorff's alpha", "agreement": "share coded alike"}.get(
        row["measure"], row["measure"].replace("_", "'s ").capitalize()
    )
    interval = "" if isnan(row["low"]) else f" (95 % interval {row['low']:.2f} to {row['high']:.2f})"
    value = "undefined (no variation or no shared unit)" if isnan(row["value"]) else f"{row['value']:.2f}"
    kinds = row["between"].split(" and ")
    remark = "" if kinds == ["people"] else " Not all of them are people." if "people" in kinds else NO_PERSON
    counted = f"{row['n']} units in {row['articles']} articles"
    return f"{what}: {measure} {value}{interval}, {counted}, between {row['between']} ({who}).{remark}"


NO_PERSON = " No person coded: this is no agreement with people."


def _unitising(units: list[Unit], seed: int) -> dict:
    """F1 of finding the units, pooled over the pairs of coders."""
    articles = pd.Series([unit.article_id for unit in units], dtype=object)
    here, there = (np.array([len(found) for found in who]) for who in ([u.rows for u in units], [u.coders for u in units]))
    hits, cases = here * (here - 1), here * (there - 1)
    share = pooled_share(_per_article(hits, articles), _per_article(cases, articles), seed)
    return {"step": "unitising", "column": "", "measure": "f1", "n": len(units), **_numbers(share)}


def _coding(units: list[Unit], column: str, group: tuple[Coder, ...], seed: int) -> list[dict]:
    codes = codes_of(units, column, [c.name for c in group])
    kept = codes.notna().sum(axis=1).to_numpy() > 1
    codes, articles = codes[kept], pd.Series([u.article_id for u in units], dtype=object)[kept]
    alpha = krippendorff_alpha(codes, level="ratio" if column in NUMBERS else "nominal", articles=articles, seed=seed)
    same, pairs = agreeing_pairs(codes)
    alike = pooled_share(_per_article(same, articles), _per_article(pairs, articles), seed)
    rows = [
        {"measure": "alpha", "articles": alpha.articles, "value": alpha.alpha, "low": alpha.low, "high": alpha.high},
        {"measure": "agreement", **_numbers(alike)},
    ]
    if column not in NUMBERS:
        name, kappa = ("cohen_kappa", cohen_kappa) if len(group) == 2 else ("fleiss_kappa", fleiss_kappa)
        whole = codes.notna().all(axis=1).to_numpy()
        rows.append({"measure": name, "articles": articles[whole].nunique(), "value": kappa(codes), "n": int(whole.sum())})
    blank = {"step": "coding", "column": column, "n": len(codes), "low": np.nan, "high": np.nan}
    return [blank | row for row in rows]


def _per_article(values: np.ndarray, articles: pd.Series) -> list[float]:
    return list(pd.Series(values).groupby(articles.to_numpy()).sum())


def _numbers(share) -> dict:
    return {"articles": share.articles, "value": share.value, "low": share.low, "high": share.high}
