"""Articles of a set: all at once as tables and texts, or one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.corpus.article_set import ArticleSet, open_set
from framing.corpus.dates import is_date
from framing.corpus.forms import METADATA, raw_articles
from framing.corpus.records import Article, Problem
from framing.corpus.text import doubts, sha256, unusable
from framing.tables import make_table
from framing.tables.card import Card, Carded, counted
from framing.tables.values import GENRES


@dataclass(frozen=True, repr=False)
class Articles(Carded):
    """A whole set in memory: the table `articles`, the texts by article id, the table `problems`."""

    set: ArticleSet
    table: pd.DataFrame
    texts: dict[str, str]
    problems: pd.DataFrame

    def card(self) -> Card:
        """How many articles of each outlet there are, how many with their text, from when to when."""
        here = self.table.assign(
            outlet=self.table["outlet"].fillna("(no outlet)"), readable=self.table["article_id"].isin(list(self.texts))
        )
        outlets = here.groupby("outlet", as_index=False).agg(
            articles=("article_id", "size"),
            with_text=("readable", "sum"),
            first=("date", "min"),
            last=("date", "max"),
        )
        title = f"{self.set.name}: {counted(len(here), 'article')} of {counted(len(outlets), 'outlet')}"
        facts = [f"{counted(len(self.texts), 'text')} at hand"]
        facts += [f"{counted(len(self.problems), 'problem')}, in the table .problems"] if len(self.problems) else []
        then = f'framing.show(articles, "{next(iter(self.texts))}")' if self.texts else ""
        return Card(title, tuple(facts), outlets, then)


def read_articles(path: str | Path, texts: str | Path | None = None) -> Articles:
    """Read an article set: a folder with articles.csv, a folder of .txt files, or a CSV, JSONL or Parquet file.

    `texts` names a folder with the texts of a set that is published without them; they are recognised by their
    SHA-256, whatever the files are called. Nothing is dropped silently: what can't be read is a row of `problems`.
    Raises ArticleSetError when the set as a whole can't be read.

    >>> from framing import read_articles, example
    >>> import tempfile
    >>> articles = read_articles(example(tempfile.mkdtemp() + "/sarn"))
    >>> len(articles.table), len(articles.texts)
    (24, 24)
    """
    found = open_set(path)
    rows, words, problems = [], {}, []
    for item in iter_articles(found, texts):
        if isinstance(item, Problem):
            problems.append(item.__dict__)
        else:
            rows.append(item.row(found.name))
            if item.text is not None:
                words[item.id] = item.text
    return Articles(found, make_table("articles", rows), words, make_table("problems", problems))


def iter_articles(found: ArticleSet, texts: str | Path | None = None) -> Iterator[Article | Problem]:
    """The set's articles and problems in their order, one at a time; ids are unique among the articles."""
    seen: set[str] = set()
    for number, (meta, text, problems) in enumerate(raw_articles(found, texts), 1):
        yield from problems
        article_id = meta.get("id")
        if not article_id:
            yield Problem(None, "manifest", "no id", f"row {number} has no id; give it one")
        elif article_id in seen:
            yield Problem(
                article_id,
                "manifest",
                "doubled id",
                f"row {number}: the id stands twice; the second one is left out: give each article its own",
            )
        else:
            seen.add(article_id)
            yield from _article(article_id, meta, text)


def _article(article_id: str, meta: dict, text: str | None) -> Iterator[Article | Problem]:
    known, expected = {k: meta.get(k) or None for k in METADATA}, meta.get("sha256") or None
    if known["date"] and not is_date(known["date"]):
        yield Problem(article_id, "manifest", "unreadable date", f"{known['date']!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
        known["date"] = None
    if known["genre"] and known["genre"] not in GENRES:
        yield Problem(article_id, "manifest", "unknown genre", f"{known['genre']!r}; allowed: {', '.join(GENRES)}")
        known["genre"] = None
    digest = expected
    if text is not None:
        digest = sha256(text)
        if expected and expected != digest:
            yield Problem(
                article_id,
                "read",
                "changed text",
                "the text's SHA-256 is not the manifest's; restore the "
                "text, or put the new SHA-256 into articles.csv and code again",
            )
        for doubt in doubts(text):
            yield Problem(article_id, "read", "doubtful text", doubt)
        if why := unusable(text):
            yield Problem(article_id, "read", "unusable text", why)
            text = None
    yield Article(article_id, text, digest, known, meta.get("language") or None, meta.get("duplicate_of") or None)
