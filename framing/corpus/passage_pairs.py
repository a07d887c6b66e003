"""Which pairs of articles may share a passage: those with a run of eight equal words. Linear in the number of words."""

import numpy as np

RUN = 8  # words in a row that two articles must share
FEW = 12  # a run in more articles than this is looked for only between the earliest of them and each other one
COMMON = 20  # a run in more articles than this may be boilerplate
MONTH = 31  # days: what an outlet prints again so much later is what it says every time


def runs_of(numbers: np.ndarray) -> np.ndarray:
    """One value for each run of eight words; 0 where a word of it is never the same as another."""
    if len(numbers) < RUN:
        return np.empty(0, dtype=np.uint64)
    size = len(numbers) - RUN + 1
    out = np.zeros(size, dtype=np.uint64)
    never = np.zeros(size, dtype=bool)
    with np.errstate(over="ignore"):
        for k in range(RUN):
            word = numbers[k : size + k]
            out = (out ^ (out >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + word
            never |= word == 0
    out[never] = 0
    return out


def candidates(
    values: list[np.ndarray], houses: list[frozenset[str]], days: list[int]
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Pairs of articles (n × 2, the earlier first) that have a run in common; for each run, whether it may be boilerplate.

    `values`: the runs of each article, `houses`: who publishes it, `days`: its date (0: not known). Give the articles in
    the order of their dates. May be boilerplate what more than twenty articles have, or one house more than a month apart.
    A run in at most twelve articles makes a pair of any two of them; one in more of them a pair of the earliest and each
    other one, so that a story in forty outlets makes no 780 pairs.
    """
    lengths = [len(v) for v in values]
    if not sum(lengths):
        return np.empty((0, 2), dtype=np.int64), [np.zeros(n, dtype=bool) for n in lengths]
    flat = np.concatenate(values)
    article = np.repeat(np.arange(len(values), dtype=np.int32), lengths)
    order = np.argsort(flat, kind="stable")  # stable: articles stay in their order
    flat_sorted, article_sorted = flat[order], article[order]
    again = (flat_sorted[1:] == flat_sorted[:-1]) & (article_sorted[1:] == article_sorted[:-1])
    new = np.r_[True, ~again] & (flat_sorted != 0)
    value, carrier = flat_sorted[new], article_sorted[new]
    first = np.r_[True, value[1:] != value[:-1]] if len(value) else np.empty(0, dtype=bool)
    group = np.cumsum(first) - 1
    size = np.bincount(group) if len(group) else np.empty(0, dtype=np.int64)
    common = np.zeros(len(flat), dtype=bool)
    often = value[first][(size > COMMON) | _lasting(group, carrier, houses, days)] if len(value) else value
    common[order] = np.isin(flat_sorted, often)
    return _pairs(group, carrier, first, size, len(values)), np.split(common, np.cumsum(lengths)[:-1])


def _pairs(group: np.ndarray, carrier: np.ndarray, first: np.ndarray, size: np.ndarray, articles: int) -> np.ndarray:
    found = [np.empty(0, dtype=np.int64)]
    few = size[group] <= FEW if len(group) else np.empty(0, dtype=bool)
    for step in range(1, FEW):
        here = np.flatnonzero((group[step:] == group[:-step]) & few[:-step])
        found.append(np.unique(carrier[here].astype(np.int64) * articles + carrier[here + step]))
    leader = carrier[first][group] if len(group) else carrier
    rest = ~few & ~first
    found.append(np.unique(leader[rest].astype(np.int64) * articles + carrier[rest]))
    keys = np.unique(np.concatenate(found))
    return np.stack([keys // articles, keys % articles], axis=1)


def _lasting(group: np.ndarray, carrier: np.ndarray, houses: list[frozenset[str]], days: list[int]) -> np.ndarray:
    """For each run: does one house print it in articles more than a month apart?"""
    numbers = {house: n for n, house in enumerate(dict.fromkeys(houses))}
    house = np.array([numbers[h] if h else -1 for h in houses], dtype=np.int64)[carrier]
    day = np.array(days, dtype=np.int64)[carrier]
    known = (house >= 0) & (day > 0)
    out = np.zeros(group[-1] + 1, dtype=bool)
    if known.any():
        group, house, day = group[known], house[known], day[known]
        order = np.lexsort((day, house, group))
        group, house, day = group[order], house[order], day[order]
        starts = np.flatnonzero(np.r_[True, (group[1:] != group[:-1]) | (house[1:] != house[:-1])])
        ends = np.r_[starts[1:], len(group)] - 1
        out[group[starts[day[ends] - day[starts] > MONTH]]] = True
    return out
