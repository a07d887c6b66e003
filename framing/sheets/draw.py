"""A probability sample of articles for coders, spread over outlets and dates, and how many articles a precision needs."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from framing.codebook import read_codebook
from framing.corpus import Article, Problem, open_set
from framing.corpus.selection import select_articles
from framing.errors import OutputError
from framing.statistics.planning import articles_to_double_code

SAMPLE = ("article_id", "outlet", "date", "stratum", "of", "drawn", "probability", "weight", "seed", "kind", "set", "sha256")
NO_OUTLET, ALL = "(no outlet)", "all outlets"
AT_LEAST = 2  # articles of each outlet, where the number drawn allows it
PER_PERIOD = 2  # articles drawn of each period, where an outlet has so many


def articles_to_draw_from(path: str | Path, texts: str | Path | None = None) -> pd.DataFrame:
    """The articles that a sample is drawn from: those that `framing code` would code.

    They have a text at hand, are no duplicate and are relevant as study.yml asks. Columns: article_id, outlet, date,
    sha256, set, in the set's order. Raises ArticleSetError for a set that can't be read.
    """
    found = open_set(path)
    rows = [
        {"article_id": s.article.id, "outlet": s.article.meta.get("outlet"), "date": s.article.meta.get("date")}
        | {"sha256": s.article.sha256, "set": found.name}
        for s in select_articles(found, read_codebook(found.codebook), texts)
        if not isinstance(s, Problem) and s.relevant
    ]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "date", "sha256", "set"], dtype="string")


def draw_articles(articles: pd.DataFrame, sample: int | None, seed: int = 1, kind: str = "blind") -> pd.DataFrame:
    """Draw `sample` articles (None: all) of a table with article_id, outlet and date, stratified by outlet and date.

    Each outlet gets its share of the sample by its number of articles, and at least two (one, if the sample is smaller than
    twice the outlets). Within an outlet the articles stand in the order of their dates, cut into periods of about equal
    size, of each of which two or three are drawn at random. With fewer articles than outlets the whole set is one outlet.

    Columns: article_id, outlet, date, stratum (outlet, which of its periods, dates), of (articles in the stratum), drawn (of
    these), probability (drawn / of), weight (1 / probability: an article stands for so many), seed, kind, set, sha256.
    The rows stand in an order drawn at random, for coders to follow, so that no outlet is coded first. The same seed draws
    the same articles. Raises OutputError where there is nothing to draw from.
    """
    if not len(articles):
        raise OutputError("no articles to draw from: their texts are not at hand; name their folder with --texts")
    if sample is not None and sample < 1:
        raise OutputError(f"a sample of {sample}; draw at least one article")
    groups = _by_outlet(articles, sample)
    shares = allocate({name: len(rows) for name, rows in groups.items()}, sample or len(articles))
    drawn = [row for name, rows in groups.items() for row in _of_outlet(name, rows, shares[name], seed)]
    random.Random(f"{seed}/order").shuffle(drawn)
    fixed = {"seed": str(seed), "kind": kind}
    return pd.DataFrame([row | fixed for row in drawn]).reindex(columns=list(SAMPLE))


def _by_outlet(articles: pd.DataFrame, sample: int | None) -> dict[str, list[dict]]:
    """The rows of each outlet by date; those without a date come last."""
    rows = articles.astype(object).where(articles.notna(), None).to_dict("records")
    names = {row["outlet"] or NO_OUTLET for row in rows}
    together = sample is not None and sample < len(names)
    groups: dict[str, list[dict]] = {ALL: []} if together else {name: [] for name in sorted(names)}
    for row in sorted(rows, key=lambda row: (row["date"] or "~", row["article_id"])):
        groups[ALL if together else row["outlet"] or NO_OUTLET].append(row)
    return groups


def allocate(sizes: Mapping[str, int], sample: int) -> dict[str, int]:
    """How many articles to draw of each outlet: by size, at least two where `sample` allows it."""
    total = sum(sizes.values())
    sample = min(sample, total)
    least = min(AT_LEAST, sample // len(sizes))
    shares = {name: min(least, size) for name, size in sizes.items()}
    for _ in range(sample - sum(shares.values())):
        open_ = [name for name in sizes if shares[name] < sizes[name]]
        shares[max(open_, key=lambda name: (sample * sizes[name] / total - shares[name], name))] += 1
    return shares


def _of_outlet(name: str, rows: list[dict], sample: int, seed: int) -> list[dict]:
    out, at = [], 0
    for stratum, period, drawn in _periods(name, rows, sample):
        at += len(period)
        codes = {"stratum": stratum, "of": len(period), "drawn": drawn, "probability": drawn / len(period)}
        chosen = random.Random(f"{seed}/{name}/{at}").sample(period, drawn)
        out += [row | codes | {"weight": len(period) / drawn} for row in chosen]
    return out


def _periods(name: str, rows: list[dict], sample: int) -> Iterator[tuple[str, list[dict], int]]:
    """The strata of an outlet: the name, the articles, how many of them are drawn."""
    periods, at = max(1, sample // PER_PERIOD), 0
    for number, (size, drawn) in enumerate(zip(_parts(len(rows), periods), _parts(sample, periods), strict=True), 1):
        period = rows[at : at + size]
        at += size
        dates = [(row["date"] or "no date")[:10] for row in (period[0], period[-1])]
        yield f"{name} {number}/{periods}: {' to '.join(dict.fromkeys(dates))}", period, drawn


def strata_of(articles: pd.DataFrame, sample: int) -> dict[str, str]:
    """The stratum of every article, drawn or not, when `sample` of them are drawn as `draw_articles` does."""
    groups = _by_outlet(articles, sample)
    shares = allocate({name: len(rows) for name, rows in groups.items()}, sample)
    strata = (part for name, rows in groups.items() for part in _periods(name, rows, shares[name]))
    return {row["article_id"]: stratum for stratum, period, _ in strata for row in period}


def _parts(total: int, parts: int) -> list[int]:
    """A number in parts that differ by one at most, the larger ones first."""
    return [total // parts + (n < total % parts) for n in range(parts)]


def plan_sample(
    path: str | Path, half_width: float = 0.05, agreement: float = 0.9, texts: str | Path | None = None
) -> pd.DataFrame:
    """How many articles coders must code so that agreement is known to ± `half_width`: for each outlet, and for all.

    Columns: outlet, articles (there are), to_code (for a statement on this outlet; `articles_to_double_code`, at 95 %,
    one-sided, where `agreement` is expected). The last row, `all outlets`, is for one statement on the whole set; its
    column `sample` says how many to draw so that every outlet gets the articles that it needs. Raises OutputError for a
    number that can't be meant, ArticleSetError for a set that can't be read.
    """
    articles = articles_to_draw_from(path, texts)
    if not 0 < half_width < 1 or not 0 < agreement < 1:
        raise OutputError(f"half width {half_width} and agreement {agreement} must be between 0 and 1; 0.05 is five points")
    if not len(articles):
        raise OutputError(f"{path}: no articles to draw from: their texts are not at hand; name their folder with --texts")
    sizes = articles["outlet"].fillna(NO_OUTLET).value_counts().sort_index().to_dict()
    needs = {name: articles_to_double_code(size, agreement, half_width) for name, size in sizes.items()}
    rows = [{"outlet": name, "articles": sizes[name], "to_code": needs[name]} for name in sizes]
    total = {"outlet": ALL, "articles": len(articles)}
    total["to_code"] = articles_to_double_code(len(articles), agreement, half_width)
    return pd.DataFrame([*rows, total | {"sample": _enough(sizes, needs)}]).astype({"sample": "Int64"})


def _enough(sizes: Mapping[str, int], needs: Mapping[str, int]) -> int:
    """The smallest sample whose share of every outlet is what it needs."""
    total = sum(sizes.values())
    low, high = min(max(needs.values()), total), total
    while low < high:
        middle = (low + high) // 2
        shares = allocate(sizes, middle)
        low, high = (low, middle) if all(shares[name] >= needs[name] for name in sizes) else (middle + 1, high)
    return low


def read_drawn(path: str | Path, ids: list[str], texts: str | Path | None = None) -> dict[str, Article]:
    """The articles with these ids, in this order; those whose text is not at hand are left out."""
    found, wanted = open_set(path), set(ids)
    there = {
        s.article.id: s.article
        for s in select_articles(found, read_codebook(found.codebook), texts)
        if not isinstance(s, Problem) and s.article.id in wanted and s.article.text is not None
    }
    return {article: there[article] for article in ids if article in there}
