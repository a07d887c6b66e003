"""Which articles are duplicates of others: the same text in one outlet, or editions that articles.csv names."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from framing.corpus.records import Article, Problem


@dataclass(frozen=True)
class Seen:
    """What finding duplicates needs of an article: no text, so that a large set fits into memory."""

    id: str
    outlet: str | None
    text: bytes | None  # a digest, white space and case aside; None without a usable text
    duplicate_of: str | None


@dataclass(frozen=True)
class Duplicate:
    """Why an article is left out (`same text` or `edition`), and the article of the same group that is kept."""

    reason: str
    kept: str


def seen(article: Article) -> Seen:
    """The article as duplicates are told by."""
    text = None
    if article.text is not None:
        plain = "".join(article.text.split()).casefold()
        text = hashlib.blake2b(plain.encode(), digest_size=16).digest()
    return Seen(article.id, known_outlet(article), text, article.duplicate_of)


def known_outlet(article: Article) -> str | None:
    """The outlet, white space and case aside; None where it is not known."""
    return " ".join((article.meta.get("outlet") or "").casefold().split()) or None


def find_duplicates(articles: Iterable[Seen]) -> tuple[dict[str, Duplicate], list[Problem]]:
    """Duplicates by article id, and what is doubtful.

    Articles of one outlet with the same text (or of none, where neither's outlet is known) and those that name each other in
    `duplicate_of` are one group, of which the first in the set's order is kept: the first that no `duplicate_of` calls an
    edition, if there is one. The same text in another outlet is wire copy and stays. Articles without a text are no
    duplicates: they are lost one step before.
    """
    articles = list(articles)
    readable = {a.id: a for a in articles if a.text is not None}
    problems, editions = _editions(articles)
    group = {article_id: article_id for article_id in (a.id for a in articles)}

    def root(article_id: str) -> str:
        while group[article_id] != article_id:
            article_id = group[article_id]
        return article_id

    first: dict[tuple, str] = {}
    for a in readable.values():
        group[root(a.id)] = root(first.setdefault((a.outlet, a.text), a.id))
    for edition, of in editions.items():
        group[root(edition)] = root(of)
    kept: dict[str, str] = {}
    for article_id in sorted(readable, key=lambda i: i in editions):
        kept.setdefault(root(article_id), article_id)
    found = {
        i: Duplicate("edition" if i in editions else "same text", kept[root(i)]) for i in readable if kept[root(i)] != i
    }
    return found, problems + _without_outlet([a for a in readable.values() if a.id not in found])


def _editions(articles: list[Seen]) -> tuple[list[Problem], dict[str, str]]:
    """What `duplicate_of` names, id to id; ids that it can't name are problems."""
    known = {a.id for a in articles}
    problems: list[Problem] = []
    editions: dict[str, str] = {}
    for a in articles:
        if not a.duplicate_of:
            continue
        if a.duplicate_of in known and a.duplicate_of != a.id:
            editions[a.id] = a.duplicate_of
            continue
        wrong = "the article itself" if a.duplicate_of == a.id else "no article of the set"
        detail = (
            f"duplicate_of names {a.duplicate_of!r}, {wrong}; it stays in: write the id of the article it is an edition of"
        )
        problems.append(Problem(a.id, "relevance", "unknown duplicate_of", detail))
    return problems, editions


def _without_outlet(articles: list[Seen]) -> list[Problem]:
    """Kept articles with the same text, of which one has no outlet: wire copy or a duplicate, nobody can tell."""
    problems: list[Problem] = []
    by_text: dict[bytes | None, Seen] = {}
    for a in articles:
        other = by_text.setdefault(a.text, a)
        if other is not a and (a.outlet is None or other.outlet is None):
            detail = f"the same text as {other.id}, but one of them has no outlet; both stay in: fill in the column outlet"
            problems.append(Problem(a.id, "relevance", "not judged", detail))
    return problems
