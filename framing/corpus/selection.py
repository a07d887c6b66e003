"""The articles of a set with the step that each reaches before coding: retrieved, readable, unique, relevant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from framing.codebook import Codebook
from framing.corpus.article_set import ArticleSet
from framing.corpus.articles import iter_articles
from framing.corpus.boilerplate import Repetition
from framing.corpus.duplicates import Duplicate, Seen, find_duplicates, seen
from framing.corpus.records import Article, Problem
from framing.corpus.relevance import judge

NOT_AT_HAND = (
    "no text",
    "file outside the set",
)  # problems of an article whose text is not there; others say it is unusable


@dataclass(frozen=True)
class Selected:
    """An article and the step that it reaches; `reason` and `detail` say why it goes no further, None for relevant ones."""

    article: Article
    step: str
    reason: str | None = None
    detail: str | None = None

    @property
    def relevant(self) -> bool:
        """Is the article to be coded?"""
        return self.step == "relevant"

    def row(self) -> dict:
        """The article as a row of the table `flow`."""
        meta = self.article.meta
        return {
            "article_id": self.article.id,
            "outlet": meta.get("outlet"),
            "date": meta.get("date"),
            "step": self.step,
            "reason": self.reason,
            "detail": self.detail,
        }


def select_articles(found: ArticleSet, codebook: Codebook, texts: str | Path | None = None) -> Iterator[Selected | Problem]:
    """Every article of a set in its order, one at a time, with the step that it reaches; and the problems.

    The set is read twice: once to learn which articles are duplicates and which lines an outlet repeats, once to judge the
    articles by the key `relevance` of study.yml. Only one text is in memory at a time.
    """
    repetition = Repetition(codebook)
    duplicates, problems = find_duplicates(_first_pass(found, texts, repetition))
    unread: dict[str | None, Problem] = {}
    for item in iter_articles(found, texts):
        if isinstance(item, Problem):
            unread[item.article_id] = item
            yield item
            continue
        article = replace(item, repeated=repetition.spans(item))
        selected, doubts = _select(article, duplicates.get(item.id), unread.pop(item.id, None), found, codebook)
        yield selected
        for doubt in doubts:
            yield Problem(item.id, "relevance", "not judged", doubt)
    yield from problems


def _first_pass(found: ArticleSet, texts: str | Path | None, repetition: Repetition) -> Iterator[Seen]:
    for item in iter_articles(found, texts):
        if isinstance(item, Article):
            as_seen = seen(item)
            repetition.add(item, as_seen)
            yield as_seen


def _select(
    article: Article, duplicate: Duplicate | None, problem: Problem | None, found: ArticleSet, codebook: Codebook
) -> tuple[Selected, list[str]]:
    if article.text is None:
        at_hand = problem is not None and problem.problem not in NOT_AT_HAND
        detail = problem.detail if problem else None
        return Selected(article, "retrieved", "unusable text" if at_hand else "no text", detail), []
    if duplicate:
        return Selected(article, "readable", duplicate.reason, f"kept: {duplicate.kept}"), []
    verdict = judge(article, found.study.relevance, codebook)
    if verdict.reason:
        return Selected(article, "unique", verdict.reason, verdict.detail), []
    return Selected(article, "relevant"), verdict.doubts
