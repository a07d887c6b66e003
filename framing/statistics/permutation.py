"""Permutation tests over articles: outlet labels are shuffled, within strata, over articles or wire groups."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from framing.statistics.arrangements import EXACT_UP_TO, free_units, label_blocks
from framing.statistics.resampling import THREADS, as_columns
from framing.statistics.score import Score
from framing.statistics.sides import Sides

PERMUTATIONS = 999
ROUNDING = 1e-5  # statistics that differ by less are ties, and ties count


@dataclass(frozen=True)
class PermutationTest:
    """One entry per column of values, two-sided.

    `statistic`: the observed difference over its standard error, above 0 where A is higher; `p`: share of arrangements with
    one at least as large in size, (k + 1)/(R + 1); `adjusted`: p after max-T over all columns; `arrangements` looked at, the
    observed one included; `exact`: these are all there are; `resolution`: no p can be smaller, whatever the values.
    """

    statistic: np.ndarray
    p: np.ndarray
    adjusted: np.ndarray
    arrangements: int
    exact: bool
    resolution: float


def permute(values, sides: Sides, permutations: int = PERMUTATIONS, seed: int = 0) -> PermutationTest:
    """Tests the difference of means over articles between the sides, for each column of values, two-sided.

    `values`: articles of `sides` x columns (array or scipy sparse; one column may be a plain array; for words take `rates`).
    Labels are shuffled over units within strata. The statistic is the difference, within strata, over its standard error
    across units: unlike the plain difference it holds its level where the sides differ in spread and in number of articles
    (Janssen 1997; Chung & Romano 2013). All arrangements are looked at where there are up to 20,000, else `permutations`
    random ones. `adjusted` is step-down max-T over the columns (Westfall & Young 1993): for a vocabulary take it, not
    Benjamini-Hochberg, since p itself can't get small enough. p is NaN for a column without variance.
    """
    units = free_units(sides)
    score = Score(as_columns(values if sparse.issparse(values) else _centred(values)), sides, units)
    statistic = score.of(units.is_a[:, None])[:, 0]
    order = np.argsort(np.abs(statistic))
    at_least = (np.abs(statistic) * (1 - ROUNDING) - ROUNDING**2)[order, None]

    def reached(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
        sizes = np.abs(score.of(labels))[order]
        alone = (sizes >= at_least).sum(axis=1)
        return alone, (np.maximum.accumulate(sizes, axis=0) >= at_least).sum(axis=1), sizes.shape[1]

    with ThreadPoolExecutor(THREADS) as pool:
        counts = list(pool.map(reached, label_blocks(units, permutations, seed)))
    looked = sum(n for _, _, n in counts)
    p, adjusted = np.full((2, len(order)), np.nan)
    p[order] = np.sum([alone for alone, _, _ in counts], axis=0) / looked
    together = np.sum([together for _, together, _ in counts], axis=0) / looked
    adjusted[order] = np.maximum.accumulate(together[::-1])[::-1]
    p[~score.varies], adjusted[~score.varies] = np.nan, np.nan
    exact = units.arrangements <= EXACT_UP_TO
    return PermutationTest(statistic, p, adjusted, looked, exact, (2 if exact and units.mirrored(sides) else 1) / looked)


def _centred(values) -> np.ndarray:
    """The values less their mean, which changes no difference and saves digits."""
    array = np.asarray(values, dtype=float)
    return array - array.mean(axis=0)
