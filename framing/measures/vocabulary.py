"""Vocabulary: the words that set an outlet apart from the rest of the set, with the article as the unit."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from scipy import sparse

from framing.codebook.read import DATA
from framing.codebook.yaml import read_yaml
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import COLUMNS, OUTLETS_OWN, compared
from framing.statistics import (
    Sides,
    bootstrap_means,
    dispersion,
    document_frequency,
    log_odds,
    log_ratio,
    permute,
    rates,
    split_sides,
)
from framing.statistics.contrasts import DESCRIBES, INTERVAL, may_say

PER = 1000.0  # rates are per so many words
MORE = ("rate", "rest_rate", "rest_n", "rest_articles", "document_frequency", "rest_document_frequency", "log_ratio",
        "log_odds", "log_odds_z", "dispersion", "p", "p_adjusted", "may_say")  # fmt: skip


@dataclass(frozen=True)
class Words:
    """How often each article uses each term: `counts` (articles x terms), and one entry per article or per term.

    `size`: all words of the article's body; `unit`: what is compared; `group`: what it shares wire copy with, or missing;
    `term`: the words; `tested`: the terms that are compared.
    """

    counts: sparse.csr_matrix
    size: np.ndarray
    unit: np.ndarray
    group: np.ndarray
    term: np.ndarray
    tested: np.ndarray


def vocabulary(
    codes: Codes,
    by: str = "outlet",
    genres=OUTLETS_OWN,
    *,
    names: bool = False,
    function_words: bool = False,
    min_articles: int = 2,
    seed: int = 0,
) -> pd.DataFrame:
    """Which words does an outlet (or article) use more, or less, than the rest of the set?

    Per outlet and term: `value` = mean over the outlet's articles of the term's rate per 1,000 words of the body, less the
    same mean over all other articles; above 0 the outlet uses it more. Every article counts the same, however long it is and
    however often it repeats the word. `n` = occurrences, `articles` = articles of the outlet that have words; `rest_n` and
    `rest_articles` those of the rest. Beside it, as descriptions of the texts and never as tests: `document_frequency` and
    `rest_document_frequency` (share of the articles that use the term at all), `log_ratio` (log2 of the two pooled rates,
    0.5 added to both counts), `log_odds` and `log_odds_z` (log-odds with an informative Dirichlet prior from all articles
    compared), `dispersion` (Gries' DP over the outlet's articles, 0 evenly spread, near 1 in one short article; NaN where it
    never uses the term).

    `may_say` goes by the side with fewer articles, those that share wire copy counted as one: under 5 "describes" (these
    articles alone), from 5 `p` and `p_adjusted` by permuting articles, from 10 "interval": `low` and `high`, 95 % bootstrap
    over articles. Articles that share copy are drawn and shuffled together. `p_adjusted` is max-T over all terms of the
    outlet: quote that one. Take words out of shared copy first? They can't be: `terms` doesn't say where a word stands.

    `names=False` leaves out what stands inside names of persons, organisations and places, which tell whom an outlet writes
    about; the words of the body stay the denominator. Adjectives of countries (Orvadian) are no names and stay.
    `function_words=False` leaves out the, of, and … (a list, in framing/codebook/data/function_words.yml): they are so
    common that their differences of rates would come first, and they tell of style. Terms that fewer than `min_articles`
    articles of the set use are left out, whichever outlet's they are: so the choice of words knows nothing of outlets, and
    the test stays one. Rows come by outlet, the largest value first; none where there is no rest to compare with, or no
    words (sets published without their texts have no `terms`).

    Raises TableError for an unknown `by`, `min_articles` below 1, and for codes of an earlier version, which didn't tell
    names.
    """
    if min_articles < 1:
        raise TableError(f"min_articles is {min_articles}; a word needs at least 1 article that uses it")
    words = _words(codes, by, genres, names)
    tested = document_frequency(words.counts) >= min_articles
    if not function_words:
        tested &= ~np.isin(words.term, list(function_word_list()))
    words = Words(words.counts, words.size, words.unit, words.group, words.term, np.flatnonzero(tested))
    every = sorted(set(words.unit))
    parts = [_against_rest(words, unit, every, by, seed) for unit in every] if len(every) > 1 else []
    columns = [by, "term", *COLUMNS, *MORE]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


@cache
def function_word_list() -> frozenset[str]:
    """The function words of the codebook, lower case."""
    data, _ = read_yaml(DATA / "function_words.yml")
    return frozenset(str(word) for listed in data["classes"].values() for word in listed)


def _words(codes: Codes, by: str, genres, names: bool) -> Words:
    """The table `terms` as a matrix over the articles that are compared and have words."""
    articles = compared(codes, "articles", by, genres)
    table = codes["terms"]
    if not names and table["named"].isna().any():
        raise TableError("terms: coded by an earlier version, which didn't tell names; run `framing code` again")
    at = pd.Index(articles["article_id"]).get_indexer(pd.Index(table["article_id"]))
    table, at = table[at >= 0], at[at >= 0]
    number, term = pd.factorize(table["term"].astype(object), sort=True)
    n = table["n"].to_numpy(dtype=float)
    size = np.bincount(at, n, minlength=len(articles))
    counted = n if names else n - table["named"].to_numpy(dtype=float)
    counts = sparse.csr_matrix((counted, (at, number)), shape=(len(articles), len(term)))
    counts.eliminate_zeros()
    groups = articles["article_id"].map(codes.wire_groups)
    has = np.flatnonzero(size > 0)
    unit, group = (column.to_numpy(dtype=object)[has] for column in (articles[by], groups))
    return Words(counts[has], size[has], unit, group, np.asarray(term, dtype=object), np.arange(len(term)))


def _against_rest(words: Words, unit: str, every: list[str], by: str, seed: int) -> pd.DataFrame:
    """All rows of one outlet."""
    sides = split_sides(words.unit, unit, [u for u in every if u != unit], words.group)
    described = _described(words, sides.is_a)
    said = may_say(min(sides.units(True), sides.units(False)))
    low = high = p = adjusted = np.full(len(words.tested), np.nan)
    if said != DESCRIBES and len(words.tested):
        values = rates(words.counts, words.size, PER)[:, words.tested]
        low, high = _bounds(values, sides, seed) if said == INTERVAL else (low, high)
        test = permute(values, sides, seed=seed)
        p, adjusted = test.p, test.adjusted
    table = pd.DataFrame(described | {"low": low, "high": high, "p": p, "p_adjusted": adjusted})
    table = table.assign(**{by: unit}, term=words.term[words.tested], measure="rate_difference", may_say=said)
    return table.sort_values(["value", "term"], ascending=[False, True])


def _bounds(values: sparse.csr_matrix, sides: Sides, seed: int) -> tuple[np.ndarray, np.ndarray]:
    made = bootstrap_means(values, sides, seed=seed)
    return made.difference_low, made.difference_high


def _described(words: Words, is_a: np.ndarray) -> dict:
    """What the counts of the two sides say of each tested term."""
    kept, own, rest = words.tested, words.counts[is_a], words.counts[~is_a]
    total = [np.asarray(side.sum(axis=0)).ravel() for side in (own, rest)]
    odds, z = (each[kept] for each in log_odds(total[0], total[1]))
    a, b = (each[kept] for each in total)
    mean_a, mean_b = (
        np.asarray((PER / size) @ side).ravel()[kept] / len(size)
        for side, size in ((own, words.size[is_a]), (rest, words.size[~is_a]))
    )
    return {
        "n": a.astype(int),
        "articles": int(is_a.sum()),
        "value": mean_a - mean_b,
        "rate": mean_a,
        "rest_rate": mean_b,
        "rest_n": b.astype(int),
        "rest_articles": int((~is_a).sum()),
        "document_frequency": document_frequency(own)[kept] / is_a.sum(),
        "rest_document_frequency": document_frequency(rest)[kept] / (~is_a).sum(),
        "log_ratio": log_ratio(a, b, words.size[is_a].sum(), words.size[~is_a].sum()),
        "log_odds": odds,
        "log_odds_z": z,
        "dispersion": dispersion(own, words.size[is_a])[kept],
    }
