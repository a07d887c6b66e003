"""Krippendorff's alpha for any number of coders, any gaps and four levels of measurement, with a bootstrap over articles."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import sparse

from framing.errors import TableError
from framing.statistics.articles import INTERVAL_FROM
from framing.statistics.resampling import RESAMPLES, percentile

LEVELS = ("nominal", "ordinal", "interval", "ratio")
BLOCK = 100  # resamples computed at once


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha: 1 = all agree, 0 = as by chance, below 0 = less than by chance; `float()` gives it alone.

    `units` and `values`: those that can be paired (units that at least two coders coded, and the codes they gave);
    `coders` who gave one of them; `articles` that hold such a unit, None where none were named; `low` and `high`: the 95 %
    interval over articles, NaN where there is no ground for one.
    """

    alpha: float
    level: str
    units: int
    values: int
    coders: int
    articles: int | None = None
    low: float = np.nan
    high: float = np.nan

    def __float__(self) -> float:
        return self.alpha


@dataclass(frozen=True)
class _Coincidences:
    """What alpha is computed from, per article: articles A, distinct values V, pairs of different values P.

    `scale` (V,) the values in their order (for nominal codes only their numbers), `used` (A, V) how often each was given to
    a pairable unit, `low` and `high` (P,) the two values of a pair, `pairs` (A, P) its weight in the coincidence matrix.
    """

    scale: np.ndarray
    used: sparse.csr_array
    low: np.ndarray
    high: np.ndarray
    pairs: sparse.csr_array


def krippendorff_alpha(units, *, level: str, articles=None, resamples: int = RESAMPLES, seed: int = 0) -> Alpha:
    """Krippendorff's alpha = 1 − observed / expected disagreement.

    `units`: a row a unit, a column a coder (DataFrame, or an array units x coders), empty where a coder didn't code the
    unit; units with one code are left out. `level`, which has no default because it changes the result:

    - "nominal": codes without order; two codes agree or don't;
    - "ordinal": ranks, given as numbers in their order; codes differ by the ranks between them;
    - "interval": numbers; codes differ by (a − b)²;
    - "ratio": numbers from 0 on; codes differ by ((a − b) / (a + b))².

    Disagreement is averaged over pairs of codes within units, o_ck = Σ pairs of c with k / (codes of the unit − 1); the
    expected one over all pairs of codes, whichever unit they stand in. Krippendorff, K. (2011), Computing Krippendorff's
    alpha-reliability; (2004), Content analysis, ch. 11.

    alpha is NaN where no unit has two codes, and where all codes are the same value: without variation coders may be
    perfect or may not look at all, and the data can't tell; report the share that agrees and the value itself.

    `articles`: the article of each unit. Then articles are drawn anew with replacement, all their units together, and low
    and high are percentiles of alpha; from ten articles with pairable units on. Resamples without variation count as below
    and as above; where they are more than 2.5 %, and where nobody disagrees (alpha 1: the bootstrap sees no doubt), the
    interval is NaN. Give groups that share wire copy instead of articles where there are any. Raises TableError for an
    unknown level, values that the level can't hold, and articles of another number than the units.

    >>> krippendorff_alpha([["a", "a"], ["b", "b"], ["b", "a"], ["a", None]], level="nominal").alpha  # 1 − 5 · 2 / 18
    0.4444444444444444
    """
    codes, scale = coded(units, level)
    article = _article_numbers(articles, len(codes))
    keep = (codes >= 0).sum(axis=1) > 1
    codes, article = codes[keep], pd.factorize(article[keep])[0]
    data = _coincidences(codes, article, scale)
    value = float(_alphas(data, np.ones((data.used.shape[0], 1)), level)[0])
    n = data.used.shape[0] if articles is not None else None
    low, high = _interval(data, level, value, resamples, seed) if articles is not None else (np.nan, np.nan)
    coders = int((codes >= 0).any(axis=0).sum())
    return Alpha(value, level, len(codes), int((codes >= 0).sum()), coders, n, low, high)


def coded(units, level: str) -> tuple[np.ndarray, np.ndarray]:
    """Codes as numbers of values, -1 where there is none (units x coders), and the values; nominal: 0, 1, … as first met.

    Raises TableError for an unknown level, for what is no table, and for values that the level can't hold.
    """
    if level not in LEVELS:
        raise TableError(f"no level {level!r}; it is one of {', '.join(LEVELS)}")
    table = pd.DataFrame(units).astype(object)
    cells = table.where(table.notna(), None).to_numpy()
    if level == "nominal":
        numbers, values = pd.factorize(cells.ravel())
        return numbers.reshape(cells.shape), np.arange(len(values), dtype=float)
    flat = _numbers(cells.ravel(), level)
    values, numbers = np.unique(flat[~np.isnan(flat)], return_inverse=True)
    out = np.full(len(flat), -1)
    out[~np.isnan(flat)] = numbers
    return out.reshape(cells.shape), values


def _numbers(cells: np.ndarray, level: str) -> np.ndarray:
    out = np.full(len(cells), np.nan)
    for at, cell in enumerate(cells):
        try:
            out[at] = np.nan if cell is None else float(cell)
        except (TypeError, ValueError):
            raise TableError(f"level {level!r} needs numbers, but there is {cell!r}; take level='nominal'") from None
        if np.isinf(out[at]) or (level == "ratio" and out[at] < 0):
            raise TableError(f"level {level!r} can't hold {cell!r}; ratio takes numbers from 0 on, none takes infinity")
    return out


def _article_numbers(articles, n: int) -> np.ndarray:
    if articles is None:
        return np.zeros(n, dtype=int)
    ids = pd.Series(list(articles), dtype=object)
    if len(ids) != n:
        raise TableError(f"{len(ids)} articles for {n} units; give each unit its article's id")
    if ids.isna().any():
        raise TableError(f"unit {int(ids.isna().to_numpy().argmax()) + 1} has no article; give each unit its article's id")
    return pd.factorize(ids)[0]


def _coincidences(codes: np.ndarray, article: np.ndarray, scale: np.ndarray) -> _Coincidences:
    """Codes of pairable units (units x coders), the article of each, and the values."""
    articles, values = (int(article.max()) + 1 if len(article) else 0), len(scale)
    given = codes >= 0
    at = np.broadcast_to(article[:, None], codes.shape)[given]
    used = sparse.csr_array(sparse.coo_array((np.ones(len(at)), (at, codes[given])), (articles, values)))
    weight = 2 / np.maximum(given.sum(axis=1) - 1, 1)  # a pair stands on both sides of the diagonal
    rows, keys, weights = [np.empty(0, int)], [np.empty(0, int)], [np.empty(0)]
    for i, j in combinations(range(codes.shape[1]), 2):
        differ = given[:, i] & given[:, j] & (codes[:, i] != codes[:, j])
        one, two = codes[differ, i], codes[differ, j]
        rows.append(article[differ])
        keys.append(np.minimum(one, two) * values + np.maximum(one, two))
        weights.append(weight[differ])
    key, column = np.unique(np.concatenate(keys), return_inverse=True)
    entries = (np.concatenate(weights), (np.concatenate(rows), column))
    pairs = sparse.csr_array(sparse.coo_array(entries, (articles, len(key))))
    return _Coincidences(scale, used, key // max(values, 1), key % max(values, 1), pairs)


def _alphas(data: _Coincidences, times: np.ndarray, level: str) -> np.ndarray:
    """Alpha with each article counted `times` (A, R) over: (R,); NaN without variation."""
    used = data.used.T @ times
    total = used.sum(axis=0)
    observed = data.pairs.T @ times
    disagreement = DISAGREEMENT[level](data, observed, used, total)
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha = 1 - (total - 1) * disagreement[0] / disagreement[1]
    return np.where((used > 0).sum(axis=0) > 1, alpha, np.nan)


def _nominal(data, observed, used, total) -> tuple[np.ndarray, np.ndarray]:
    return observed.sum(axis=0), total**2 - (used**2).sum(axis=0)


def _spaced(places: np.ndarray, data, observed, used, total) -> tuple[np.ndarray, np.ndarray]:
    """Squared distance of values at `places` (V, R)."""
    apart = (places[data.high] - places[data.low]) ** 2
    return (observed * apart).sum(axis=0), 2 * (total * (used * places**2).sum(axis=0) - (used * places).sum(axis=0) ** 2)


def _interval_level(data, observed, used, total) -> tuple[np.ndarray, np.ndarray]:
    centred = data.scale - (data.scale.mean() if len(data.scale) else 0)
    return _spaced(np.repeat(centred[:, None], used.shape[1], axis=1), data, observed, used, total)


def _ordinal(data, observed, used, total) -> tuple[np.ndarray, np.ndarray]:
    """Ranks between two values, half of each value's own: the distance of their middle ranks."""
    return _spaced(np.cumsum(used, axis=0) - used / 2, data, observed, used, total)


def _ratio(data, observed, used, total) -> tuple[np.ndarray, np.ndarray]:
    one, two = data.scale[:, None], data.scale[None, :]
    apart = ((one - two) / np.where(one + two > 0, one + two, 1)) ** 2
    return apart[data.low, data.high] @ observed, (used * (apart @ used)).sum(axis=0)


DISAGREEMENT = {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval_level, "ratio": _ratio}


def _interval(data: _Coincidences, level: str, value: float, resamples: int, seed: int) -> tuple[float, float]:
    n = data.used.shape[0]
    if n < INTERVAL_FROM or np.isnan(value) or not data.pairs.nnz:
        return np.nan, np.nan
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=resamples).T.astype(float)
    drawn = np.concatenate([_alphas(data, times[:, at : at + BLOCK], level) for at in range(0, resamples, BLOCK)])
    low, high = (float(bound) for bound in percentile(drawn))
    return (low, high) if np.isfinite(low) and np.isfinite(high) else (np.nan, np.nan)
