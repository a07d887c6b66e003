"""The statistic of the permutation test: a difference of means over its standard error, for all columns and arrangements."""

import numpy as np
from scipy import sparse

from framing.statistics.arrangements import Units
from framing.statistics.sides import Sides


class Score:
    """Precomputed sums, so that a block of arrangements costs two sparse products.

    With r an article's value less the mean of its stratum, x = 1 on side A and 0 on B, q the share of A in the stratum:
    statistic = sum x r / sqrt(sum over units of (sum (x - q) r)²). Without strata and groups it grows with Welch's t (its
    variances divided by n), so the p values are those of the studentised test.
    """

    def __init__(self, matrix: sparse.csr_matrix, sides: Sides, units: Units):
        in_stratum = np.bincount(sides.stratum)
        self.share = np.bincount(sides.stratum, sides.is_a) / in_stratum
        self.means = (_membership(sides.stratum) @ matrix).toarray() / in_stratum[:, None]
        self.varies = _varies(matrix, self.means, in_stratum)
        free = _membership(sides.unit)[units.number]
        self.size, self.strata = np.asarray(free.sum(axis=1)).ravel(), _membership(units.stratum, sides.strata)
        sums = sparse.coo_matrix(free @ matrix)
        squares = _squares(sums, self.size, self.means, units.stratum)
        q = self.share[units.stratum]
        self.slope = 1 - 2 * q
        self.numerator, self.variance = _kept(matrix, sides, units, self.means, self.share)
        self.variance += np.bincount(sums.col, (q**2)[sums.row] * squares, minlength=matrix.shape[1])
        self.variance += (self.means**2).T @ (self.strata @ (q * self.size) ** 2)
        self.numerator, self.variance = (each.astype(matrix.dtype)[:, None] for each in (self.numerator, self.variance))
        self.sums = sparse.csr_matrix(sums.T, dtype=matrix.dtype)
        slopes = sparse.coo_matrix((self.slope[sums.row] * squares, (sums.col, sums.row)), self.sums.shape)
        self.squares = sparse.csr_matrix(slopes, dtype=matrix.dtype) if self.slope.any() else None

    def of(self, labels: np.ndarray) -> np.ndarray:
        """Columns x arrangements; `labels`: free units x arrangements, True for side A."""
        x = np.ascontiguousarray(labels, dtype=self.sums.dtype)
        difference = self.sums @ x
        difference += self.numerator - self._by_stratum(self.means, self.size, x)
        variance = self.variance + self._by_stratum(self.means**2, self.slope * self.size**2, x)
        if self.squares is not None:
            variance += self.squares @ x
        difference /= np.sqrt(np.maximum(variance, 1e-30, out=variance), out=variance)
        difference[~self.varies] = 0
        return difference

    def _by_stratum(self, per_column: np.ndarray, per_unit: np.ndarray, x: np.ndarray) -> np.ndarray:
        weights = (self.strata @ (per_unit[:, None] * x)).astype(x.dtype)
        return per_column.T.astype(x.dtype) @ weights


def _membership(of: np.ndarray, rows: int | None = None) -> sparse.csr_matrix:
    """1 where an entry belongs to a row: rows x entries."""
    rows = (int(of.max()) + 1 if len(of) else 0) if rows is None else rows
    return sparse.csr_matrix((np.ones(len(of), dtype=np.float32), (of, np.arange(len(of)))), (rows, len(of)))


def _squares(sums: sparse.coo_matrix, size: np.ndarray, means: np.ndarray, stratum: np.ndarray) -> np.ndarray:
    """Where a unit has a value: its squared deviation from the mean, less what it would be for a value of 0."""
    return sums.data * (sums.data - 2 * size[sums.row] * means[stratum[sums.row], sums.col])


def _varies(matrix: sparse.csr_matrix, means: np.ndarray, in_stratum: np.ndarray) -> np.ndarray:
    """Whether a column's values differ within a stratum, beyond rounding."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=0)).ravel()
    return squares - in_stratum @ means**2 > 100 * np.finfo(matrix.dtype).eps * squares


def _kept(matrix, sides: Sides, units: Units, means: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the units that keep their labels add to difference and variance of each column."""
    numerator, variance = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1])
    for unit in np.setdiff1d(sides.unit, units.number):
        here = np.flatnonzero(sides.unit == unit)
        values = matrix[here].toarray() - means[sides.stratum[here]]
        numerator += sides.is_a[here] @ values
        variance += ((sides.is_a[here] - share[sides.stratum[here]]) @ values) ** 2
    return numerator, variance
