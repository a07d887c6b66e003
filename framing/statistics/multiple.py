"""Many tests at once: the false discovery rate within a family that was named beforehand."""

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from framing.errors import TableError


def benjamini_hochberg(p, family=None) -> np.ndarray:
    """p values adjusted after Benjamini & Hochberg (1995): calling those up to .05 errs in 5 % of the calls, on average.

    `family`: one label per test, tests are adjusted within theirs (none: one family). A family is what one question tests,
    named before looking. NaN stays NaN and doesn't count as a test. Permutation p values can't be smaller than their
    resolution: with 999 permutations a family of more than about 50 tests can stay empty for that reason alone; for many
    words use the max-T adjusted p of `permute_terms`. Raises TableError for a p outside 0 to 1.

    >>> benjamini_hochberg([0.01, 0.04, float("nan"), 0.03]).round(3).tolist()
    [0.03, 0.04, nan, 0.04]
    """
    p = np.asarray(p, dtype=float)
    if ((p < 0) | (p > 1)).any():
        raise TableError(f"p value {p[(p < 0) | (p > 1)][0]:g} is not between 0 and 1: hand over p values")
    codes = (
        np.zeros(len(p)) if family is None else pd.factorize(np.array(list(family), dtype=object), use_na_sentinel=False)[0]
    )
    adjusted = np.full(len(p), np.nan)
    for code in np.unique(codes):
        here = (codes == code) & ~np.isnan(p)
        if here.any():
            adjusted[here] = false_discovery_control(p[here])
    return adjusted
