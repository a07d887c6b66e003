"""The ways in which labels could have fallen on articles: all of them where they are few, else a random sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import comb, prod

import numpy as np

from framing.statistics.sides import Sides

EXACT_UP_TO = 20_000
BLOCK = 64  # arrangements looked at together: as many as stay in the processor's cache


@dataclass(frozen=True)
class Units:
    """What is shuffled: one entry per free unit, with its label and stratum.

    `number`: the unit's number in Sides.unit. Units with articles on both sides, or in several strata, keep their labels:
    the same wire copy on both sides says nothing of a difference.
    """

    number: np.ndarray
    is_a: np.ndarray
    stratum: np.ndarray

    @property
    def arrangements(self) -> int:
        """How many arrangements of the labels within strata there are."""
        strata = [self.is_a[self.stratum == s] for s in np.unique(self.stratum)]
        return prod(comb(len(labels), int(labels.sum())) for labels in strata)

    def mirrored(self, sides: Sides) -> bool:
        """Whether every arrangement has a mirror image with the same difference but for its sign (articles, even sides)."""
        balance = np.bincount(self.stratum, np.where(self.is_a, 1, -1))
        return len(self.number) == len(sides.unit) and not balance.any()


def free_units(sides: Sides) -> Units:
    """The units whose labels can be shuffled."""
    count = np.bincount(sides.unit)
    in_a = np.bincount(sides.unit, sides.is_a)
    first = np.unique(sides.unit, return_index=True)[1]
    stratum = sides.stratum[first]
    elsewhere = np.bincount(sides.unit, sides.stratum != stratum[sides.unit]) > 0
    free = np.flatnonzero(((in_a == 0) | (in_a == count)) & ~elsewhere)
    return Units(free, in_a[free] > 0, stratum[free])


def label_blocks(units: Units, resamples: int, seed: int) -> Iterator[np.ndarray]:
    """Blocks of arrangements, free units x up to 64, True for side A.

    All arrangements where there are up to 20,000; else the observed one and `resamples` random ones. The same blocks for
    the same seed.
    """
    if units.arrangements <= EXACT_UP_TO:
        yield from _all(units)
        return
    places = [np.flatnonzero(units.stratum == s) for s in np.unique(units.stratum)]
    rng = np.random.default_rng(seed)
    left, observed = resamples + 1, True
    while left > 0:
        block = np.tile(units.is_a, (min(BLOCK, left), 1))
        begin = 1 if observed else 0
        for place in places:
            block[begin:, place] = rng.permuted(block[begin:, place], axis=1)
        yield block.T
        left, observed = left - len(block), False


def _all(units: Units) -> Iterator[np.ndarray]:
    """Every arrangement, in blocks."""
    places = [np.flatnonzero(units.stratum == s) for s in np.unique(units.stratum)]
    every = product(*(combinations(place, int(units.is_a[place].sum())) for place in places))
    while chosen := list(islice(every, BLOCK)):
        block = np.zeros((len(units.is_a), len(chosen)), dtype=bool)
        for column, parts in enumerate(chosen):
            block[[i for part in parts for i in part], column] = True
        yield block
