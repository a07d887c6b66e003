"""Armed actors proposed from an article set: a draft of the codebook that a researcher corrects."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from framing.codebook import read_codebook
from framing.coding.article import Rows, code_article
from framing.coding.coder import Coder
from framing.coding.name_groups import NameGroup, group_names
from framing.coding.run import BATCH, batched
from framing.coding.spellings import NameIndex
from framing.corpus import Article, Problem, open_set
from framing.corpus.selection import Selected, select_articles
from framing.tables import make_table

COLUMNS = [
    "id",
    "name",
    "kind",
    "within",
    "spellings",
    "abbreviations",
    "mentions",
    "articles",
    "outlets",
    "called",
    "known",
    "sure",
]
CONTEXTS = ["id", "article_id", "outlet", "start", "end", "before", "words", "after"]
WIDTH = 90  # characters of the text on either side of a mention
CONTEXTS_EACH = 5
ENOUGH = 2  # mentions that make a group surer which only the articles' own words tell of


@dataclass(frozen=True)
class Proposals:
    """What `propose_actors` found: the table of actors, the words around their mentions, articles that failed."""

    actors: pd.DataFrame
    contexts: pd.DataFrame
    problems: pd.DataFrame


@dataclass
class _Names:
    """What one pass over the articles has told of names: pairs (spelling, its article's name for the group), labels."""

    pairs: Counter = field(default_factory=Counter)
    labels: dict[str, Counter] = field(default_factory=dict)


def propose_actors(
    path: str | Path,
    texts: str | Path | None = None,
    progress: Callable[[int], None] = lambda done: None,
    workers: int = 1,
) -> Proposals:
    """Armed actors that the articles of a set name, with their spellings; those that the set's codebook lists are left out.

    A group is proposed if the general list of armed groups has it, if its name says what it is, or if an article puts a
    label beside it; from then on its name counts in all articles. `actors`, most mentions first: id, name, kind (nonstate
    or state_linked), within (id of a larger group that is proposed too), spellings and abbreviations (as found, most
    frequent first), mentions, articles, outlets (that name it), called (labels and how often), known (on the general
    list), sure (false: look at it first). `contexts`: up to five mentions an actor, in different articles where
    possible; words of the articles, not for publication. Articles that study.yml leaves out, and duplicates, are not read.
    `workers` processes code at the same time. Raises ArticleSetError or CodebookError.
    """
    found = open_set(path)
    book = read_codebook(found.codebook)
    listed = {actor.id for actor in book.actors}
    articles, problems, names = [], [], _Names()
    for item, rows in _coded(select_articles(found, book, texts), found.codebook, workers):
        if rows is None:
            problems.append(item.__dict__)
            continue
        _learn(names, rows, listed)
        articles.append(item)
        progress(1)
    groups = group_names(names.pairs, names.labels, book)
    mentions = _count(groups, articles)
    return Proposals(_table(groups, mentions), _contexts(groups, mentions), make_table("problems", problems))


def _coded(selected: Iterable, codebook: Path | None, workers: int) -> Iterator[tuple]:
    """Each relevant article with its coded rows, and each problem with None, in their order."""
    pool = ProcessPoolExecutor(workers) if workers > 1 else None
    try:
        for batch in batched(selected, BATCH):
            jobs = [(s.article, codebook) for s in batch if isinstance(s, Selected) and s.relevant]
            done = iter(pool.map(_rows, jobs, chunksize=4) if pool else map(_rows, jobs))
            for item in batch:
                if isinstance(item, Problem):
                    yield item, None
                elif item.relevant:
                    rows = next(done)
                    yield (item.article, rows) if isinstance(rows, dict) else (rows, None)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _rows(job: tuple[Article, Path | None]) -> Rows | Problem:
    """An article's coded rows, or what went wrong: one article must not stop the others."""
    article, codebook = job
    try:
        return code_article(article, Coder(codebook).book)
    except Exception as error:
        return Problem(article.id, "coding", "failed", f"{type(error).__name__}: {error}")


def _learn(names: _Names, rows: dict[str, list[dict]], listed: set[str]) -> None:
    for mention in rows.get("mentions", []):
        if mention["actor"] not in listed:
            names.pairs[(" ".join(mention["text"].split()), mention["actor"])] += 1
    for label in rows.get("labels", []):
        if label["category"] != "bare":
            names.labels.setdefault(label["actor"], Counter())[label["category"]] += 1


@dataclass(frozen=True)
class _Mention:
    group: str
    article: Article
    start: int
    end: int


def _count(groups: list[NameGroup], articles: Iterable[Article]) -> list[_Mention]:
    """Every mention of every group in all articles, also in those that say nothing of arms."""
    index = NameIndex(
        [(name, g.id) for g in groups for name in g.spellings], [(short, g.id) for g in groups for short in g.abbreviations]
    )
    return [_Mention(group, a, start, end) for a in articles if a.text for start, end, group, _ in index.find(a.text)]


def _table(groups: list[NameGroup], mentions: list[_Mention]) -> pd.DataFrame:
    rows = []
    for group in groups:
        here = [m for m in mentions if m.group == group.id]
        if not here:
            continue
        rows.append(
            {
                "id": group.id,
                "name": group.name,
                "kind": group.kind,
                "within": group.within,
                "spellings": " | ".join(group.spellings),
                "abbreviations": " | ".join(group.abbreviations),
                "mentions": len(here),
                "articles": len({m.article.id for m in here}),
                "outlets": len({m.article.meta.get("outlet") for m in here}),
                "called": ", ".join(f"{label} {n}" for label, n in group.labels.most_common()),
                "known": group.known,
                "sure": group.known or (len(here) >= ENOUGH and bool(group.labels)),
            }
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    table["within"] = table["within"].where(table["within"].isin(table["id"]), None)
    return table.sort_values(["mentions", "id"], ascending=[False, True]).reset_index(drop=True)


def _contexts(groups: list[NameGroup], mentions: list[_Mention]) -> pd.DataFrame:
    rows = []
    for group in groups:
        here = [m for m in mentions if m.group == group.id]
        first = [m for i, m in enumerate(here) if m.article.id not in {other.article.id for other in here[:i]}]
        for m in [*first, *(m for m in here if m not in first)][:CONTEXTS_EACH]:
            text = str(m.article.text)
            rows.append(
                {
                    "id": group.id,
                    "article_id": m.article.id,
                    "outlet": m.article.meta.get("outlet"),
                    "start": m.start,
                    "end": m.end,
                    "before": " ".join(text[max(0, m.start - WIDTH) : m.start].split()),
                    "words": text[m.start : m.end],
                    "after": " ".join(text[m.end : m.end + WIDTH].split()),
                }
            )
    return pd.DataFrame(rows, columns=CONTEXTS)
