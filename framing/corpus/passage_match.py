"""The passages that two articles share: equal runs of words, grown over light edits and joined."""

from dataclasses import dataclass

import numpy as np

from framing.corpus.passage_pairs import RUN

GAP = 4  # words that an edit may put in, take out or replace inside a passage
FOLLOW = 3  # equal words that must follow an edit, at least


@dataclass
class Piece:
    """A passage as words of both articles: first word and the word after the last, here and there."""

    start: int
    end: int
    other_start: int
    other_end: int


def shared_pieces(words: np.ndarray, other: np.ndarray, runs: np.ndarray, other_runs: np.ndarray) -> list[Piece]:
    """The passages of two articles, in the order of the first one; they may stand in another order in the second."""
    seeds = _seeds(runs, other_runs)
    grown = [_grown(piece, words, other) for piece in _joined(seeds)]
    return _joined(grown)


def _seeds(runs: np.ndarray, other: np.ndarray) -> list[Piece]:
    """Stretches of equal words of at least eight, as long as they go."""
    order = np.argsort(other, kind="stable")
    ranked = other[order]
    low, high = np.searchsorted(ranked, runs, side="left"), np.searchsorted(ranked, runs, side="right")
    times = np.where(runs == 0, 0, high - low)
    here = np.repeat(np.arange(len(runs)), times)
    offsets = np.arange(len(here)) - np.repeat(np.cumsum(times) - times, times)
    there = order[np.repeat(low, times) + offsets]
    by_diagonal = np.lexsort((here, here - there))
    here, there = here[by_diagonal], there[by_diagonal]
    if not len(here):
        return []
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    starts, ends = np.r_[0, breaks], np.r_[breaks, len(here)] - 1
    found = zip(here[starts].tolist(), here[ends].tolist(), there[starts].tolist(), there[ends].tolist(), strict=True)
    return [Piece(a, b + RUN, c, d + RUN) for a, b, c, d in found]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces that follow each other within an edit's length are one."""
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.other_start)):
        for earlier in reversed(out[-8:]):
            gap, other_gap = piece.start - earlier.end, piece.other_start - earlier.other_end
            inside = piece.start >= earlier.start and piece.other_start >= earlier.other_start
            if inside and gap <= GAP and other_gap <= GAP and abs(gap - other_gap) <= RUN + GAP:
                earlier.end, earlier.other_end = max(earlier.end, piece.end), max(earlier.other_end, piece.other_end)
                break
        else:
            out.append(Piece(piece.start, piece.end, piece.other_start, piece.other_end))
    return out


def _grown(piece: Piece, words: np.ndarray, other: np.ndarray) -> Piece:
    """The piece with what goes on before and behind it, edits apart."""
    end, other_end = _onward(words[piece.end :], other[piece.other_end :])
    before, other_before = _onward(words[: piece.start][::-1], other[: piece.other_start][::-1])
    return Piece(piece.start - before, piece.end + end, piece.other_start - other_before, piece.other_end + other_end)


def _onward(words: np.ndarray, other: np.ndarray) -> tuple[int, int]:
    """How many words go on alike in both, over edits that at least as many equal words follow as they are long."""
    at, there = 0, 0
    while True:
        alike = _alike(words[at:], other[there:])
        at, there = at + alike, there + alike
        step = _edit(words[at : at + 40], other[there : there + 40])
        if step is None:
            return at, there
        at, there = at + step[0], there + step[1]


def _alike(words: np.ndarray, other: np.ndarray) -> int:
    size = min(len(words), len(other))
    differs = np.flatnonzero((words[:size] != other[:size]) | (words[:size] == 0))
    return int(differs[0]) if len(differs) else size


EDITS = sorted(
    ((a, b) for a in range(GAP + 1) for b in range(GAP + 1) if a or b), key=lambda edit: (max(edit), sum(edit), edit)
)


def _edit(words: np.ndarray, other: np.ndarray) -> tuple[int, int] | None:
    """The shortest edit after which both go on alike: words to step over here and there; None without one."""
    for here, there in EDITS:
        if _alike(words[here:], other[there:]) >= max(FOLLOW, here, there):
            return here, there
    return None
