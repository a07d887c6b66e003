"""Planned contrasts: outlets A against outlets B on one measure per article, and what may be said with so few articles."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from difflib import get_close_matches

import numpy as np
import pandas as pd

from framing.errors import TableError
from framing.statistics.articles import DESCRIPTION_ONLY, INTERVAL_FROM
from framing.statistics.effects import Effect, cliffs_delta, difference, means, ratio
from framing.statistics.multiple import benjamini_hochberg
from framing.statistics.permutation import PERMUTATIONS, permute
from framing.statistics.sides import names, numbers, split_sides

DESCRIBES, DOTS, INTERVAL = "describes", "dots", "interval"
MOST_NAMES = 6  # outlets that a message names
UNKNOWN = Effect(np.nan, np.nan, np.nan, "")


@dataclass(frozen=True)
class Comparison:
    """Side A against side B on one value per article.

    `articles_a`, `articles_b` with a value; `units_a`, `units_b`: the same, articles that share wire copy counted once;
    `left_out`: articles of strata that only one side has; `mean_a`, `mean_b` over articles (with strata: both for the same
    mix of them); `difference` A - B, `ratio` A / B and Cliff's `delta`, each with 95 % bounds; `method` of the difference's
    bounds; `p` of the permutation test, two-sided, `resolution` the smallest p possible, `exact` whether all arrangements
    were looked at; `may_say`, by the smaller side's units: under 5 "describes" (these articles only: no p, no bounds), 5 to
    9 "dots" (show the articles, no bounds), from 10 "interval". NaN where there is no ground for a number.
    """

    articles_a: int
    articles_b: int
    units_a: int
    units_b: int
    left_out: int
    mean_a: float
    mean_b: float
    difference: float
    difference_low: float
    difference_high: float
    ratio: float
    ratio_low: float
    ratio_high: float
    delta: float
    delta_low: float
    delta_high: float
    method: str
    p: float
    resolution: float
    exact: bool
    may_say: str


@dataclass(frozen=True)
class Contrast:
    """A contrast planned before looking: outlets `a` against outlets `b` on column `measure`, within `strata` columns.

    `family`: the question it belongs to, over whose contrasts Benjamini-Hochberg runs; empty: exploratory, no such claim.
    """

    name: str
    measure: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    strata: tuple[str, ...] = ()
    family: str = ""


def may_say(units: int) -> str:
    """What may be said with so many units on the smaller side: under 5 "describes", 5 to 9 "dots", from 10 "interval"."""
    return DESCRIBES if units < DESCRIPTION_ONLY else DOTS if units < INTERVAL_FROM else INTERVAL


def compare(values, outlets, a, b, groups=None, strata=None, permutations: int = PERMUTATIONS, seed: int = 0) -> Comparison:
    """Compares outlet(s) `a` with outlet(s) `b` on one value per article (NaN: no ground for one, not counted).

    `outlets`, `groups`, `strata`: one entry per article, as in `split_sides`. Raises TableError for unequal lengths and for
    an outlet on both sides.

    >>> c = compare([0.2, 0.6, 0.1, 0.0], ["A", "A", "B", "B"], "A", "B")
    >>> (round(c.difference, 2), c.p, c.may_say)
    (0.35, nan, 'describes')
    """
    sides = split_sides(outlets, a, b, groups, strata, values)
    own = numbers(values)[sides.rows]
    smaller = min(sides.units(True), sides.units(False))
    said = may_say(smaller)
    of = [e(own, sides) if smaller else UNKNOWN for e in (difference, ratio, cliffs_delta)]
    if said != INTERVAL:
        of = [Effect(e.value, np.nan, np.nan, "") for e in of]
    test = permute(own, sides, permutations, seed) if said != DESCRIBES else None
    return Comparison(
        articles_a=int(sides.is_a.sum()),
        articles_b=int((~sides.is_a).sum()),
        units_a=sides.units(True),
        units_b=sides.units(False),
        left_out=sides.left_out,
        **dict(zip(("mean_a", "mean_b"), means(own, sides) if smaller else (np.nan, np.nan), strict=True)),
        **_bounds("difference", of[0]),
        **_bounds("ratio", of[1]),
        **_bounds("delta", of[2]),
        method=of[0].method,
        p=float(test.p[0]) if test else np.nan,
        resolution=test.resolution if test else np.nan,
        exact=bool(test and test.exact),
        may_say=said,
    )


def _bounds(name: str, effect: Effect) -> dict[str, float]:
    return {name: effect.value, f"{name}_low": effect.low, f"{name}_high": effect.high}


def run_contrasts(articles: pd.DataFrame, contrasts: Iterable[Contrast], seed: int = 0) -> pd.DataFrame:
    """One row per contrast: its name, measure, sides, family, planned or not, the columns of Comparison, and q.

    `articles`: one row per article with `outlet`, the measures and strata as columns, and `group` where articles share wire
    copy. q is p adjusted after Benjamini-Hochberg within the family; NaN for exploratory contrasts, which no family
    vouches for. Raises TableError for a column or an outlet that isn't there.
    """
    rows = [_row(articles, contrast, seed) for contrast in contrasts]
    head = ["contrast", "measure", "a", "b", "strata", "family", "planned"]
    table = pd.DataFrame(rows, columns=head + [f.name for f in fields(Comparison)])
    table["q"] = benjamini_hochberg(table["p"].where(table["planned"].astype(bool)), table["family"])
    return table


def no_article_by(outlet: str, contrast: str, outlets: Iterable[str]) -> TableError:
    """What is wrong with a contrast of an outlet that isn't there: the outlets that it may mean, of many those like it."""
    known = sorted(set(outlets))
    like = get_close_matches(outlet, known, MOST_NAMES) if len(known) > MOST_NAMES else known
    named = like or known[:MOST_NAMES]
    more = f" and {len(known) - len(named)} more" if len(known) > len(named) else ""
    return TableError(f"contrast {contrast}: no article is by {outlet}; outlets are {', '.join(named)}{more}")


def _row(articles: pd.DataFrame, contrast: Contrast, seed: int) -> tuple:
    for column in ("outlet", contrast.measure, *contrast.strata):
        if column not in articles:
            raise TableError(
                f"contrast {contrast.name}: the table of articles has no column {column}; it has {', '.join(articles)}"
            )
    for outlet in (*names(contrast.a), *names(contrast.b)):
        if outlet not in set(articles["outlet"]):
            raise no_article_by(outlet, contrast.name, articles["outlet"].dropna())
    groups = articles.get("group")
    strata = articles.groupby(list(contrast.strata), dropna=False).ngroup() if contrast.strata else None
    found = compare(articles[contrast.measure], articles["outlet"], contrast.a, contrast.b, groups, strata, seed=seed)
    sides = (" + ".join(names(side)) for side in (contrast.a, contrast.b))
    head = contrast.name, contrast.measure, *sides, " x ".join(contrast.strata), contrast.family, bool(contrast.family)
    return *head, *astuple(found)
