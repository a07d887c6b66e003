"""Wire copy: passages that articles share word for word, or lightly edited."""

import re
import zlib
from collections.abc import Iterable

import numpy as np

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHINGLE = 8  # words in a row that two articles must share
SHORTEST = 12  # words of a passage worth a row
GAP = 4  # words that an edit may put in or take out inside a passage
COMMON = 20  # a run of words in more articles than this is boilerplate


def find_passages(articles: Iterable[tuple[str, str, str | None]]) -> list[dict]:
    """Rows of `passages` for articles given as (id, text, credit): each shared passage once per pair, in article order.

    Runs of eight words that two articles share (case and punctuation aside) are joined where no more than four words
    lie between them on either side; passages of twelve words and more count. Linear in the number of words.
    """
    ids, credits, spans, hashes = [], [], [], []
    for article_id, text, credit in articles:
        words = [
            (m.start(), m.end(), zlib.crc32(m.group().casefold().replace("’", "'").encode())) for m in WORD.finditer(text)
        ]
        ids.append(article_id)
        credits.append(credit)
        spans.append([(s, e) for s, e, _ in words])
        hashes.append(_shingles(np.array([h for _, _, h in words], dtype=np.uint64)))
    pairs = _shared(hashes)
    rows: list[dict] = []
    for (a, b), matches in sorted(pairs.items()):
        for i, j, n, m in _runs(matches):
            if min(n, m) >= SHORTEST:
                rows.append(
                    {
                        "article_id": ids[a],
                        "start": spans[a][i][0],
                        "end": spans[a][i + n - 1][1],
                        "other_id": ids[b],
                        "other_start": spans[b][j][0],
                        "other_end": spans[b][j + m - 1][1],
                        "credit": credits[a] or credits[b],
                    }
                )
    groups = _groups([(r["article_id"], r["other_id"]) for r in rows])
    return [{"group": groups[r["article_id"]], **r} for r in rows]


def _shingles(words: np.ndarray) -> np.ndarray:
    """One hash for each run of eight words."""
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    out = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(SHINGLE):
            out = out * np.uint64(1_000_003) + words[k : len(words) - SHINGLE + 1 + k]
    return out


def _shared(hashes: list[np.ndarray]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Positions of equal shingles for each pair of articles."""
    if not hashes:
        return {}
    values = np.concatenate(hashes)
    article = np.repeat(np.arange(len(hashes)), [len(h) for h in hashes])
    position = np.concatenate([np.arange(len(h)) for h in hashes])
    order = np.lexsort((position, article, values))
    values, article, position = values[order], article[order], position[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in zip(starts, np.r_[starts[1:], len(values)], strict=True):
        if end - start < 2 or len(set(article[start:end])) > COMMON:
            continue
        for x in range(start, end):
            for y in range(x + 1, end):
                if article[x] != article[y]:
                    pairs.setdefault((int(article[x]), int(article[y])), []).append((int(position[x]), int(position[y])))
    return pairs


def _runs(matches: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Matching shingles joined to passages: first word and number of words on both sides."""
    open_runs: list[list[int]] = []
    for i, j in sorted(matches):
        for run in reversed(open_runs):
            if -SHINGLE <= i - run[1] <= GAP and -SHINGLE <= j - run[3] <= GAP:
                run[1], run[3] = max(run[1], i + SHINGLE), max(run[3], j + SHINGLE)
                break
        else:
            open_runs.append([i, i + SHINGLE, j, j + SHINGLE])
    return [(i, j, end_i - i, end_j - j) for i, end_i, j, end_j in open_runs]


def _groups(links: list[tuple[str, str]]) -> dict[str, str]:
    """A number for each group of articles that share passages, in the order of the links."""
    group: dict[str, int] = {}
    for a, b in links:
        known = {group[x] for x in (a, b) if x in group}
        number = min(known, default=max(group.values(), default=0) + 1)
        group = {x: number if g in known else g for x, g in group.items()} | {a: number, b: number}
    order = {g: str(i) for i, g in enumerate(dict.fromkeys(group[a] for a, _ in links), 1)}
    return {x: order[g] for x, g in group.items()}
