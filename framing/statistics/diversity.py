"""How many sources an outlet leans on, in effect: Shannon, Simpson and evenness from counts per source."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Diversity:
    """How counts spread over their kinds.

    `kinds` with a count above 0; `shannon` in nats, -sum p ln p; `effective` = exp(shannon): as many sources used equally
    often would be as diverse; `simpson` = 1 - sum p², the chance that two speeches have two sources; `inverse_simpson` =
    1/sum p², an effective number that rare sources hardly move; `evenness` = shannon / ln kinds, 0 to 1 (Pielou), NaN for
    one kind. Higher is more diverse. All grow with the number of counts: compare outlets with like numbers.
    """

    kinds: int
    shannon: float
    effective: float
    simpson: float
    inverse_simpson: float
    evenness: float


def diversity(counts) -> Diversity:
    """Diversity of counts, one per source; NaN where all are 0 (Hill 1973; Jost 2006).

    >>> d = diversity([10, 5, 1])
    >>> (round(d.shannon, 6), round(d.simpson, 7), round(d.inverse_simpson, 6))
    (0.830524, 0.5078125, 2.031746)
    """
    counts = np.asarray(counts, dtype=float)
    counts = counts[counts > 0]
    if not len(counts):
        return Diversity(0, *[np.nan] * 5)
    p = counts / counts.sum()
    shannon, same = float(-(p * np.log(p)).sum()), float((p**2).sum())
    evenness = shannon / np.log(len(p)) if len(p) > 1 else np.nan
    return Diversity(len(p), shannon, float(np.exp(shannon)), 1 - same, 1 / same, float(evenness))
