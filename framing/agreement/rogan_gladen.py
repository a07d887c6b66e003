"""The share of found units that are of one kind, corrected for the coder's sensitivity and specificity."""

from math import nan

import numpy as np
import pandas as pd

from framing.errors import TableError
from framing.statistics import INTERVAL_FROM

LEAST = 0.3  # sensitivity + specificity − 1; below, dividing by it makes noise of any share
RESAMPLES = 2_000
# Added to every resample: one unit right and one wrong of either kind, so that a rate is never 0, 1 or undefined in a
# small sample (Lang & Reiczigel 2014). In the order of COUNTS.
IMAGINED = np.array([0, 0, 2, 1, 2, 1])
LOST = 0.025  # share of resamples without a value up to which the rest gives an interval
COLUMNS = [
    "outlet", "measure", "articles", "sampled", "units", "sensitivity", "specificity",
    "machine", "value", "low", "high", "method", "remark",
]  # fmt: skip
COUNTS = ["units", "yes", "true", "hit", "false", "rejected"]


def rogan_gladen(share: float, sensitivity: float, specificity: float) -> float:
    """The true share behind a coded one: (share + specificity − 1) / (sensitivity + specificity − 1).

    `sensitivity`: share coded yes of what is yes; `specificity`: share coded no of what is no. NaN where their sum − 1 is
    below 0.3. May lie outside 0 to 1: then the rates don't fit the share. Rogan & Gladen (1978), American Journal of
    Epidemiology 107.

    >>> round(rogan_gladen(23 / 150, 0.96, 0.89), 3)
    0.051
    """
    worth = sensitivity + specificity - 1
    return (share + specificity - 1) / worth if worth >= LEAST else nan


def corrected_unit_shares(units: pd.DataFrame, measure: str = "share", seed: int = 0) -> pd.DataFrame:
    """Per outlet the share of found units that are of a kind (labels in own voice), corrected after Rogan & Gladen.

    `units` has one row per unit that the machine found in any article: `outlet`, `article_id`, `machine` (is it of the kind?
    True or False) and `reference` (the same by the reference; NaN where the article wasn't sampled or the reference
    has no such unit). Sensitivity and specificity are those of the outlet's own paired units, the share is of all its
    units. It knows nothing of missed units, and takes spurious ones for real: where whole articles have reference codes, use
    `corrected_values`. 95 % percentile bootstrap over articles, sampled and others apart.

    Columns: outlet, measure, articles (with a unit), sampled (with a paired unit), units, sensitivity, specificity, machine,
    value, low, high, method, remark. Value and interval are NaN, and `remark` says why, with fewer than ten sampled
    articles, without a unit of either kind, or where sensitivity + specificity − 1 is below 0.3. Raises TableError for a
    missing column.
    """
    for column in ("outlet", "article_id", "machine", "reference"):
        if column not in units:
            raise TableError(f"units: column {column!r} is missing; `framing.found_labels` makes such a table")
    frame = units.assign(outlet=units["outlet"].fillna("(no outlet)"))
    rows = [_outlet(str(outlet), measure, _per_article(group), seed) for outlet, group in frame.groupby("outlet", sort=True)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _per_article(units: pd.DataFrame) -> pd.DataFrame:
    """Counts of each article: its units, those coded yes, pairs that are truly yes (hit), truly no (rejected)."""
    yes, paired = units["machine"].astype(bool), units["reference"].notna()
    true = paired & units["reference"].astype("boolean").fillna(False).astype(bool)
    parts = [paired | True, yes, true, true & yes, paired & ~true, paired & ~true & ~yes]
    counts = pd.DataFrame(dict(zip(COUNTS, parts, strict=True))).astype(float)
    return counts.groupby(units["article_id"]).sum()


def _outlet(outlet: str, measure: str, counts: pd.DataFrame, seed: int) -> dict:
    sampled = (counts["true"] + counts["false"] > 0).to_numpy()
    share, sensitivity, specificity = (float(v[0]) for v in _rates(counts.sum().to_numpy()[None, :]))
    row = {
        "outlet": outlet, "measure": measure, "articles": len(counts), "sampled": int(sampled.sum()),
        "units": int(counts["units"].sum()), "sensitivity": sensitivity, "specificity": specificity, "machine": share,
        "value": nan, "low": nan, "high": nan, "method": "Rogan-Gladen",
    }  # fmt: skip
    refused = _refusal(row)
    if refused:
        return {**row, "remark": refused}
    value = rogan_gladen(share, sensitivity, specificity)
    low, high = _interval(counts.to_numpy(), sampled, seed)
    return {**row, "value": value, "low": low, "high": high, "remark": _remark(value, low, high)}


def _rates(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Share coded yes, sensitivity, specificity of sums of counts (r, 6)."""
    units, yes, true, hit, false, rejected = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return yes / units, hit / true, rejected / false


def _refusal(row: dict) -> str:
    if row["sampled"] < INTERVAL_FROM:
        return f"{row['sampled']} articles have units with reference codes: a correction needs {INTERVAL_FROM}"
    for name, kind in (("sensitivity", "of the kind"), ("specificity", "of another kind")):
        if np.isnan(row[name]):
            return f"no sampled unit is {kind}, so {name} isn't known: sample more articles"
    worth = row["sensitivity"] + row["specificity"] - 1
    return (
        f"sensitivity + specificity − 1 is {worth:.2f}, below {LEAST}: the coder can't tell the kinds"
        if worth < LEAST
        else ""
    )


def _interval(counts: np.ndarray, sampled: np.ndarray, seed: int) -> tuple[float, float]:
    """Percentiles of the corrected share over resampled articles; NaN where too many resamples have no value."""
    rng = np.random.default_rng(seed)
    sums = np.zeros((RESAMPLES, counts.shape[1]))
    for part in (counts[sampled], counts[~sampled]):
        if len(part):
            sums += rng.multinomial(len(part), np.full(len(part), 1 / len(part)), size=RESAMPLES) @ part
    share, sensitivity, specificity = _rates(sums + IMAGINED)
    worth = sensitivity + specificity - 1
    kept = worth > 0
    if kept.mean() < 1 - LOST:
        return nan, nan
    values = (share[kept] + specificity[kept] - 1) / worth[kept]
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def _remark(value: float, low: float, high: float) -> str:
    if not 0 <= value <= 1:
        return "value lies outside 0 to 1: the error rates of the sample don't fit all articles"
    if np.isnan(low):
        return "no interval: the error rates are too uncertain, sample more articles"
    return "interval reaches outside 0 to 1" if low < 0 or high > 1 else ""
