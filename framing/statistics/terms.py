"""Words that one side uses more, as a description: log-odds with a prior, G², chi², dispersion, document frequency.

None of these is a test. They count every word as if it had been drawn on its own, but an article that says "dam" once says
it again: on news, true null hypotheses are rejected in 20 to 50 of 100 cases at a nominal 5 % (docs/article-as-unit.md).
Test words with `permute_terms`, which shuffles articles.
"""

import numpy as np
from scipy import sparse
from scipy.special import xlogy


def log_odds(a, b, background=None, prior: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds ratio of each term with an informative Dirichlet prior, and its z (Monroe, Colaresi & Quinn 2008).

    `a`, `b`: counts per term of the two sides, whole vocabulary; `background`: counts per term that the prior takes its
    shares from (none: a + b); `prior`: its size A0 in words (none: the words of the background): the larger, the nearer to 0
    are rare words. Above 0: more in a. A term that neither side nor the background has is NaN.

    DESCRIPTION ONLY: |z| > 1.96 is no 5 % test on articles (see the head of this module).
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    shares = a + b if background is None else np.asarray(background, dtype=float)
    size = shares.sum() if prior is None else prior
    alpha = size * shares / shares.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        ya, yb = a + alpha, b + alpha
        delta = np.log(ya / (a.sum() + size - ya)) - np.log(yb / (b.sum() + size - yb))
        return delta, delta / np.sqrt(1 / ya + 1 / yb)


def g2(a, b, words_a: float, words_b: float) -> np.ndarray:
    """Log-likelihood ratio G² = 2 sum O ln(O/E) over the table term / other words by side (Dunning 1993); no correction.

    Signed: below 0 where b has more than its share. DESCRIPTION ONLY: chi² tables don't hold for words of articles.

    >>> round(float(g2(7, 2, 100, 100)), 6)
    3.072843
    """
    observed, expected = _table(a, b, words_a, words_b)
    total = 2 * sum(xlogy(o, o) - xlogy(o, e) for o, e in zip(observed, expected, strict=True))
    return np.sign(observed[0] - expected[0]) * np.maximum(total, 0)


def chi2(a, b, words_a: float, words_b: float) -> np.ndarray:
    """Pearson's chi² = sum (O - E)²/E over the same table; no correction; signed as `g2`. DESCRIPTION ONLY, as there.

    >>> round(float(chi2(7, 2, 100, 100)), 6)
    2.908668
    """
    observed, expected = _table(a, b, words_a, words_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(e > 0, (o - e) ** 2 / e, 0.0) for o, e in zip(observed, expected, strict=True)]
    return np.sign(observed[0] - expected[0]) * sum(parts)


def _table(a, b, words_a: float, words_b: float) -> tuple[list[np.ndarray], list[np.ndarray]]:
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    share_a = words_a / (words_a + words_b)
    term, other = a + b, words_a + words_b - a - b
    observed = [a, b, words_a - a, words_b - b]
    return observed, [term * share_a, term * (1 - share_a), other * share_a, other * (1 - share_a)]


def dispersion(counts: sparse.csr_matrix, words) -> np.ndarray:
    """Gries' deviation of proportions DP per term, 0 (spread as the words are) to nearly 1 (all in one short article).

    DP = 1/2 sum |v - s|, v an article's share of the term's occurrences, s its share of all words (Gries 2008).
    `counts`: articles x terms; `words`: per article. NaN for a term that doesn't occur. Put it beside every word shown.
    """
    counts = sparse.coo_array(counts)
    share = np.asarray(words, dtype=float) / np.sum(words)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = np.bincount(counts.col, counts.data, minlength=counts.shape[1])
        parts = np.abs(counts.data / total[counts.col] - share[counts.row]) - share[counts.row]
    return np.where(total > 0, (1 + np.bincount(counts.col, parts, minlength=counts.shape[1])) / 2, np.nan)


def document_frequency(counts: sparse.csr_matrix) -> np.ndarray:
    """In how many articles each term occurs; `counts`: articles x terms."""
    counts = sparse.coo_array(counts)
    return np.bincount(counts.col[counts.data > 0], minlength=counts.shape[1])
