"""Wire copy: passages that articles share word for word, or lightly edited."""

from collections.abc import Iterable

import numpy as np

from framing.corpus.carriers import Carrier
from framing.corpus.passage_match import Piece, shared_pieces
from framing.corpus.passage_pairs import FEW, MONTH, candidates, runs_of
from framing.corpus.passage_texts import Words, as_words

SHORTEST = 16  # words of a passage between articles that share nothing else
FIRM, PART, SHORT = 24, 12, 8  # articles that share 24 words in passages of twelve and more: those of eight count, too
LONG = 60  # words of a passage that very many articles have; shorter ones are boilerplate
QUOTATION = 100  # words of a quotation that two articles may each have heard
NO_NAMES = 8  # words of a passage that begin with a small letter: more than a name with its title
EDITION = 0.5  # of the shorter of two articles by one outlet: so much they share, or it is what the outlet says every time
UNQUOTED = 0.25  # of a shared quotation may be words beside it ("he told reporters")
COPY, QUOTED = "copy", "quotation"

Pair = tuple[int, int]
Found = list[tuple[Piece, str]]


def find_passages(carriers: Iterable[Carrier]) -> list[dict]:
    """Rows of `passages`: each passage that two articles share, once per pair, in the order of the articles.

    Two articles share a passage where eight words in a row are the same (case, punctuation, hyphens, British or American
    spelling, numbers as words or figures apart); it goes on over edits of up to four words. Passages of sixteen words
    count, stock phrases left out, but not names with their titles; between articles that share 24 words in passages of
    twelve and more, those of eight count, too. Passages count from sixty words only if more than twenty articles have
    them, if an outlet prints them again more than a month later, or if the two articles are more than a month apart.
    Articles of one outlet share passages only if these are half of the shorter one: editions of one article.

    `kind` is `quotation` for a passage of up to a hundred words that stands in quotation marks in either article, if the
    two share no other copy (both may have heard the speaker), else `copy`. `group` numbers the articles that copy ties
    together; a quotation ties nobody and has no group.

    An article that shares passages with more than twelve others has rows with the earliest of them that together have all
    its shared words, and with those of which it is such a one itself. Time grows with the number of words; the texts are
    not kept, about 30 bytes a word are.
    """
    texts = as_words(carriers)
    texts_by_date = sorted(range(len(texts)), key=lambda i: (texts[i].date, i))
    found = _found([texts[i] for i in texts_by_date])
    rows: list[dict] = []
    for (a, b), pieces in found.items():
        here, there = texts_by_date[a], texts_by_date[b]
        for piece, kind in pieces:
            one, other = (here, there), piece
            if here > there:
                one, other = (there, here), Piece(piece.other_start, piece.other_end, piece.start, piece.end)
            rows.append({"order": (*one, other.start), **_row(texts[one[0]], texts[one[1]], other, kind)})
    rows.sort(key=lambda row: row.pop("order"))
    groups = _groups((r["article_id"], r["other_id"]) for r in rows if r["kind"] == COPY)
    return [{"group": groups.get(r["article_id"]) if r["kind"] == COPY else None, **r} for r in rows]


def _found(texts: list[Words]) -> dict[Pair, Found]:
    """The passages of each pair of articles, which are given by date."""
    runs = [runs_of(text.numbers) for text in texts]
    pairs, common = candidates(runs, [text.houses for text in texts], [text.day for text in texts])
    found: dict[Pair, Found] = {}
    for a, b in pairs.tolist():
        pieces = shared_pieces(texts[a].numbers, texts[b].numbers, runs[a], runs[b])
        if kept := _kept(pieces, texts[a], texts[b], common[a]):
            found[a, b] = kept
    return _needed(found, texts)


def _kept(pieces: list[Piece], here: Words, there: Words, common: np.ndarray) -> Found:
    """The pieces that are long enough to be shared copy or a shared quotation, with which of the two they are."""
    sized = [(p, min(here.count(p.start, p.end), there.count(p.other_start, p.other_end))) for p in pieces]
    sized = [(p, n) for p, n in sized if n >= LONG or not (_is_common(p, common) or _is_name(p, here, there))]
    if here.houses & there.houses and sum(n for _, n in sized) < EDITION * min(len(here.numbers), len(there.numbers)):
        return []
    spoken = [n <= QUOTATION and _is_quoted(p, here, there) for p, n in sized]
    copied = sum(n for (_, n), q in zip(sized, spoken, strict=True) if n >= PART and not q)
    if copied < LONG and here.day and there.day and abs(here.day - there.day) > MONTH:
        return []
    if copied >= FIRM:
        return [(p, COPY) for p, n in sized if n >= SHORT]
    return [(p, QUOTED if q else COPY) for (p, n), q in zip(sized, spoken, strict=True) if n >= SHORTEST]


def _is_common(piece: Piece, common: np.ndarray) -> bool:
    """Do very many articles have most of the piece?"""
    runs = common[piece.start : piece.end - 7]
    return bool(len(runs) and runs.mean() > 0.5)


def _is_name(piece: Piece, here: Words, there: Words) -> bool:
    """Is the piece hardly more than names and titles, in either article?"""
    small = here.small[piece.start : piece.end].sum(), there.small[piece.other_start : piece.other_end].sum()
    return bool(min(small) < min(NO_NAMES, (piece.end - piece.start) / 2))


def _is_quoted(piece: Piece, here: Words, there: Words) -> bool:
    """Does the piece stand in quotation marks, in one article at least? The other one may have it as a block."""
    quoted = here.quoted[piece.start : piece.end].mean(), there.quoted[piece.other_start : piece.other_end].mean()
    return bool(max(quoted) >= 1 - UNQUOTED)


def _needed(found: dict[Pair, Found], texts: list[Words]) -> dict[Pair, Found]:
    """All pairs of articles with few others; of one with many others those with the earliest that have all its passages."""
    others: dict[int, list[int]] = {}
    for a, b in found:
        others.setdefault(a, []).append(b)
        others.setdefault(b, []).append(a)
    keep: set[Pair] = set()
    for article, partners in others.items():
        covered = np.zeros(len(texts[article].numbers), dtype=bool)
        for other in sorted(partners):
            pair = (min(article, other), max(article, other))
            new = False
            for piece, _ in found[pair]:
                start, end = (piece.start, piece.end) if article < other else (piece.other_start, piece.other_end)
                new = new or bool((~covered[start:end]).sum() >= SHORT)
                covered[start:end] = True
            if new or len(partners) <= FEW:
                keep.add(pair)
    return {pair: pieces for pair, pieces in found.items() if pair in keep}


def _row(here: Words, there: Words, piece: Piece, kind: str) -> dict:
    first, words = _place(here, piece.start, piece.end)
    other_first, other_words = _place(there, piece.other_start, piece.other_end)
    return {
        "article_id": here.id,
        "start": int(here.spans[piece.start, 0]),
        "end": int(here.spans[piece.end - 1, 1]),
        "other_id": there.id,
        "other_start": int(there.spans[piece.other_start, 0]),
        "other_end": int(there.spans[piece.other_end - 1, 1]),
        "kind": kind,
        "first_word": first,
        "words": words,
        "other_first_word": other_first,
        "other_words": other_words,
        "credit": here.credit,
        "other_credit": there.credit,
    }


def _place(text: Words, start: int, end: int) -> tuple[int, int]:
    """Number of the first word, and how many they are, as `articles.words` counts."""
    first = int(np.searchsorted(text.pieces, text.spans[start, 0], side="right")) - 1
    last = int(np.searchsorted(text.pieces, text.spans[end - 1, 0], side="right")) - 1
    return first, last - first + 1


def _groups(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A number for each group of articles that share passages, in the order of the links."""
    leader: dict[str, str] = {}

    def find(article: str) -> str:
        while leader.setdefault(article, article) != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    for a, b in links:
        one, other = find(a), find(b)
        if one != other:
            leader[other] = one
    numbers: dict[str, str] = {}
    for article in leader:
        numbers.setdefault(find(article), str(len(numbers) + 1))
    return {article: numbers[find(article)] for article in leader}
