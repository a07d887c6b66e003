"""Values corrected for coding error: machine codes of all articles, reference codes of a random sample of them."""

from dataclasses import dataclass
from itertools import combinations
from math import nan

import numpy as np
import pandas as pd

from framing.agreement.estimator import Corrected, Sampled, estimate, interval
from framing.errors import TableError
from framing.statistics import INTERVAL_FROM

ABOUT = ("outlet", "articles")
COLUMNS = ["measure", "articles", "sampled", "machine", "value", "low", "high", "method", "remark"]


@dataclass(frozen=True)
class _Result:
    """One outlet's row, and the estimate behind it (None where it was refused)."""

    row: dict
    found: Corrected | None


def corrected_values(values: pd.DataFrame, *, about: str = "outlet", tuned: bool = False) -> pd.DataFrame:
    """An outlet's mean or ratio, corrected by what reference codes of a random sample of its articles show.

    value = machine value over all articles + weighted mean over the sampled ones of (reference − machine): the difference
    estimator (Särndal, Swensson & Wretman 1992; Cochran 1977), in newer words prediction-powered inference (Angelopoulos
    et al. 2023). Missed, spurious and wrongly coded units all count, as the reference is of whole articles; no error
    is assumed to be alike for outlets or sides.

    `values` has one row per article: `outlet`, `article_id`, `machine`, `reference`, and where needed

    - `sampled`: has the article reference codes? Without it, those with a `reference` value have;
    - `stratum`: sampled separately within each (a side, a month); weights follow from the counts;
    - `weight`: 1 / chance of being sampled, where chances are unequal;
    - `machine_of`, `reference_of`: denominators of a ratio of totals (labels of which `machine` are in own voice);
    - `measure`: its name; several measures may stand below each other.

    An article without ground for a value (no label, so no share) has NaN and counts for neither numerator nor denominator:
    the mean is the ratio of two corrected totals, and either coding may find ground where the other doesn't.

    `about="outlet"`: the interval also holds for articles of the outlet that weren't collected, as those of the measures do;
    "articles": only for these articles, so that it vanishes when all have reference codes. `tuned=True` trusts the machine
    by a factor λ between 0 and 1 that makes the variance smallest (regression estimator; PPI++): better where the machine
    is weak, no longer exactly unbiased. 95 % intervals by Student's t and the jackknife; nothing is cut off at 0 or 1.

    Columns: outlet, measure, articles, sampled, machine, value, low, high, method, remark. With fewer than ten sampled
    articles that count, or one alone in its stratum, value and interval are NaN and `remark` says why. Raises TableError
    for a missing column, an article twice, a weight below 1 or an unknown option.
    """
    rows = [r.row for _, _, r in _results(values, about, tuned)]
    return pd.DataFrame(rows, columns=["outlet", *COLUMNS])


def corrected_differences(values: pd.DataFrame, *, about: str = "outlet", tuned: bool = False) -> pd.DataFrame:
    """Differences between outlets, corrected as in `corrected_values`: outlet − other, for every pair.

    The outlets' samples are independent, so variances add; degrees of freedom after Welch (1947). Columns as there,
    with `other` after `outlet`; `articles` and `sampled` are those of both. Each interval is made for one planned
    comparison: of many pairs some exclude 0 by chance. Raises TableError as there.
    """
    results = _results(values, about, tuned)
    rows = [
        _difference(one, two, about) for (measure, _, one), (same, _, two) in combinations(results, 2) if measure == same
    ]
    return pd.DataFrame(rows, columns=["outlet", "other", *COLUMNS])


def _results(values: pd.DataFrame, about: str, tuned: bool) -> list[tuple[str, str, _Result]]:
    if about not in ABOUT:
        raise TableError(f"no interval about {about!r}; it is one of {', '.join(ABOUT)}")
    frame = _checked(values)
    groups = frame.groupby(["measure", "outlet"], sort=True)
    return [(m, o, _outlet(str(m), str(o), group, about, tuned)) for (m, o), group in groups]


def _checked(values: pd.DataFrame) -> pd.DataFrame:
    """The values with all columns, what is not said filled in."""
    for column in ("outlet", "article_id", "machine", "reference"):
        if column not in values:
            raise TableError(f"values: column {column!r} is missing; `framing.article_values` makes such a table")
    frame = values.assign(outlet=values["outlet"].fillna("(no outlet)"))
    frame["measure"] = frame.get("measure", "value")
    twice = frame.duplicated(["measure", "outlet", "article_id"])
    if twice.any():
        raise TableError(
            f"values: article {frame['article_id'][twice].iloc[0]} stands there twice; give one row per article"
        )
    known = frame["reference"].notna()
    frame["sampled"] = (frame["sampled"].astype("boolean").fillna(known) if "sampled" in frame else known).astype(bool)
    for coder in ("machine", "reference"):
        ground = frame[coder].notna().astype(float)
        of = frame[f"{coder}_of"].astype(float).fillna(ground) if f"{coder}_of" in frame else ground
        frame = frame.assign(**{coder: frame[coder].astype(float).fillna(0.0), f"{coder}_of": of})
    frame["stratum"] = frame["stratum"].fillna("(none)").astype(str) if "stratum" in frame else ""
    return frame.assign(weight=_weights(frame))


def _weights(frame: pd.DataFrame) -> pd.Series:
    """How many articles each sampled one stands for: as given, or articles / sampled articles of its stratum."""
    groups = frame.groupby(["measure", "outlet", "stratum"])["sampled"]
    even = groups.transform("size") / groups.transform("sum").where(lambda n: n > 0)
    if "weight" not in frame:
        return even
    given = frame["weight"].astype(float)
    wrong = frame["sampled"] & ~(given >= 1)
    if wrong.any():
        row = frame[wrong].iloc[0]
        raise TableError(
            f"values: article {row['article_id']} is sampled and has weight {row['weight']}; give 1 / its chance, 1 or more"
        )
    return given


def _outlet(measure: str, outlet: str, frame: pd.DataFrame, about: str, tuned: bool) -> _Result:
    machine = frame[["machine", "machine_of"]].sum()
    row = {
        "outlet": outlet,
        "measure": measure,
        "articles": len(frame),
        "sampled": int(frame["sampled"].sum()),
        "machine": machine["machine"] / machine["machine_of"] if machine["machine_of"] > 0 else nan,
        **{"value": nan, "low": nan, "high": nan},
        "method": "regression" if tuned else "difference",
    }
    refused = _refusal(frame)
    if refused:
        return _Result({**row, "remark": refused}, None)
    found = estimate(_arrays(frame), tuned)
    if not np.isfinite([found.value, found.coding]).all():
        return _Result({**row, "remark": "so few sampled articles count that leaving one out leaves nothing"}, None)
    low, high = interval(found.value, _variance(found, about), found.freedom)
    if tuned:
        row["method"] = f"regression, λ = {found.trust:.2f}"
    values = {"value": found.value, "low": low, "high": high}
    return _Result({**row, **values, "remark": _remark(frame, found.value, low, high)}, found)


def _refusal(frame: pd.DataFrame) -> str:
    """Why these articles give no correction, or nothing."""
    seen = frame[frame["sampled"]]
    if len(seen) < INTERVAL_FROM:
        return f"{len(seen)} of {len(frame)} articles have reference codes: a correction needs {INTERVAL_FROM}"
    count = int((seen["reference_of"] > 0).sum())
    if count < INTERVAL_FROM:
        return f"{count} of {len(seen)} sampled articles count for this measure: a correction needs {INTERVAL_FROM}"
    for stratum, group in frame.groupby("stratum", sort=True):
        drawn = int(group["sampled"].sum())
        if drawn < min(2, len(group)):
            return f"stratum {stratum!r} has {drawn} sampled of {len(group)} articles: sample two, or join it with another"
    return ""


def _arrays(frame: pd.DataFrame) -> Sampled:
    seen = frame["sampled"].to_numpy()
    return Sampled(
        machine=frame[["machine", "machine_of"]].to_numpy(float),
        at=np.flatnonzero(seen),
        reference=frame.loc[seen, ["reference", "reference_of"]].to_numpy(float),
        stratum=pd.factorize(frame["stratum"], sort=True)[0],
        weight=frame.loc[seen, "weight"].to_numpy(float),
    )


def _variance(found: Corrected, about: str) -> float:
    return found.coding + (found.articles if about == "outlet" else 0.0)


def _remark(frame: pd.DataFrame, value: float, low: float, high: float) -> str:
    """What a reader must know of a value beside its interval."""
    seen = frame[frame["sampled"]]
    said = []
    if len(seen) == len(frame):
        said.append("all articles have reference codes")
    elif (seen["machine"] == seen["reference"]).all() and (seen["machine_of"] == seen["reference_of"]).all():
        said.append("no error in the sample: the interval allows for half an article with each kind")
    top = (
        1.0
        if (frame["machine"] <= frame["machine_of"]).all() and (seen["reference"] <= seen["reference_of"]).all()
        else np.inf
    )
    if value < 0 or value > top:
        said.append(f"value lies {'below 0' if value < 0 else 'above 1'}, where none can be: sample more articles")
    elif low < 0 or high > top:
        said.append(f"interval reaches {'below 0' if low < 0 else 'above 1'}, where no value can be")
    return "; ".join(said)


def _difference(one: _Result, two: _Result, about: str) -> dict:
    a, b = one.row, two.row
    row = {
        "outlet": a["outlet"],
        "other": b["outlet"],
        "measure": a["measure"],
        "articles": a["articles"] + b["articles"],
        "sampled": a["sampled"] + b["sampled"],
        "machine": a["machine"] - b["machine"],
        **{"value": nan, "low": nan, "high": nan},
        "method": a["method"].split(",")[0],
    }
    if one.found is None or two.found is None:
        refused = [f"{r.row['outlet']}: {r.row['remark']}" for r in (one, two) if r.found is None]
        return {**row, "remark": "; ".join(refused)}
    value = one.found.value - two.found.value
    parts = [(_variance(r, about), r.freedom) for r in (one.found, two.found)]
    low, high = interval(value, sum(v for v, _ in parts), _welch(parts))
    return {**row, "value": value, "low": low, "high": high, "remark": ""}


def _welch(parts: list[tuple[float, float]]) -> float:
    """Degrees of freedom of a sum of variances: (Σ v)² / Σ (v² / f)."""
    below = sum(v**2 / f for v, f in parts)
    return sum(v for v, _ in parts) ** 2 / below if below else min(f for _, f in parts)
