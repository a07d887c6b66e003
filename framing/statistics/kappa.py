"""The share of codes that agree, and kappa for two and for many coders: beside Krippendorff's alpha, never instead of it."""

import numpy as np

from framing.errors import TableError
from framing.statistics.alpha import coded


def percent_agreement(units) -> float:
    """Share of the pairs of codes within units that are the same, 0 to 1; NaN where no unit has two codes.

    `units` as for `krippendorff_alpha`. For two coders: the share of units that both code alike. It says nothing of
    chance: two coders who write "own voice" everywhere agree on 90 % if 90 % are in own voice.

    >>> percent_agreement([["a", "a"], ["b", "b"], ["b", "a"], ["a", None]])
    0.6666666666666666
    """
    same, pairs = agreeing_pairs(units)
    return float(same.sum() / pairs.sum()) if pairs.sum() else np.nan


def agreeing_pairs(units) -> tuple[np.ndarray, np.ndarray]:
    """For each unit: pairs of codes that are the same, and all pairs of codes."""
    codes, values = coded(units, "nominal")
    counts = _counts(codes, len(values))
    given = counts.sum(axis=1)
    return (counts * (counts - 1)).sum(axis=1) / 2, given * (given - 1) / 2


def cohen_kappa(units) -> float:
    """Cohen's kappa of two coders: (observed − expected) / (1 − expected) share that agrees; nominal codes.

    Expected is what two coders who keep each their own habits agree on by chance. Units that one of them left out don't
    count. NaN where both use one and the same value only. Cohen, J. (1960), Educational and Psychological Measurement 20.
    Raises TableError unless there are two coders.
    """
    codes, values = coded(units, "nominal")
    if codes.shape[1:] != (2,):
        raise TableError("Cohen's kappa is for two coders; take fleiss_kappa or krippendorff_alpha for more")
    codes = codes[(codes >= 0).all(axis=1)]
    if not len(codes):
        return np.nan
    one, two = (np.bincount(codes[:, coder], minlength=len(values)) / len(codes) for coder in (0, 1))
    return _above_chance(float((codes[:, 0] == codes[:, 1]).mean()), float(one @ two))


def fleiss_kappa(units) -> float:
    """Fleiss' kappa of two or more coders: as Cohen's, with one set of habits for all; nominal codes.

    Only units that every coder coded count. NaN where there are none, or one value only. Fleiss, J. L. (1971), Psychological
    Bulletin 76.
    """
    codes, values = coded(units, "nominal")
    codes = codes[(codes >= 0).all(axis=1)]
    coders = codes.shape[1]
    if not len(codes) or coders < 2:
        return np.nan
    counts = _counts(codes, len(values))
    observed = (counts * (counts - 1)).sum(axis=1).mean() / (coders * (coders - 1))
    return _above_chance(float(observed), float(((counts.sum(axis=0) / counts.sum()) ** 2).sum()))


def _counts(codes: np.ndarray, values: int) -> np.ndarray:
    """How many coders gave each value: units x values."""
    out = np.zeros((len(codes), values))
    unit, coder = np.nonzero(codes >= 0)
    np.add.at(out, (unit, codes[unit, coder]), 1)
    return out


def _above_chance(observed: float, expected: float) -> float:
    return (observed - expected) / (1 - expected) if expected < 1 else np.nan
