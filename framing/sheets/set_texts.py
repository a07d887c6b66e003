"""A set's articles as coders need them: texts with their sentences, and the values that the codebook allows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from framing.codebook import Codebook, read_codebook
from framing.corpus import Article, ArticleSet, Problem, open_set
from framing.corpus.selection import select_articles
from framing.corpus.vocabulary import Vocabulary
from framing.sheets.coding import blank_vocabulary
from framing.sheets.words import Ground


class Grounds(Mapping[str, Ground]):
    """The grounds of the articles whose text is at hand, made when they are asked for."""

    def __init__(self, articles: Mapping[str, Article], codebook: Codebook) -> None:
        self.articles, self.codebook = articles, codebook
        self.made: dict[str, Ground] = {}

    def __getitem__(self, article: str) -> Ground:
        if article not in self.made:
            found = self.articles[article]
            self.made[article] = Ground(found.text or "", self.codebook, found.repeated)
        return self.made[article]

    def __iter__(self):
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, eq=False)
class SetTexts:
    """A set with its articles in their order: `known` has the SHA-256 of each, `articles` those with a text at hand."""

    found: ArticleSet
    codebook: Codebook
    known: dict[str, str]
    articles: dict[str, Article]

    @property
    def name(self) -> str:
        """The set's name."""
        return self.found.name

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that the codebook allows."""
        return blank_vocabulary(self.codebook)

    @cached_property
    def grounds(self) -> Grounds:
        """Sentences and blocks of the articles at hand."""
        return Grounds(self.articles, self.codebook)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts at hand."""
        return {name: article.text or "" for name, article in self.articles.items()}

    def changed(self, records: Iterable[Mapping[str, str]]) -> set[str]:
        """The articles of these rows whose text is another one now than when the sheet was written."""
        known = self.known
        return {
            r["article_id"]
            for r in records
            if r.get("sha256") and r["sha256"] != (known.get(r["article_id"]) or r["sha256"])
        }

    @cached_property
    def _by_number(self) -> dict[str, list[str]]:
        numbers: dict[str, list[str]] = {}
        for article in self.known:
            if article.isdecimal():
                numbers.setdefault(article.lstrip("0"), []).append(article)
        return numbers

    def id_of(self, cell: str) -> str:
        """An article's id; one that a spreadsheet took for a number gets its leading noughts back, where that is clear."""
        meant = self._by_number.get(cell, []) if cell not in self.known else []
        return meant[0] if len(meant) == 1 else cell

    def lacks(self, article: str) -> str:
        """Why an article can't be coded; empty where it can."""
        if article in self.articles:
            return ""
        if article in self.known:
            return f"the text of {article} is not at hand; name the folder of the texts with --texts"
        near = get_close_matches(article, self.known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "the ids stand in articles.csv"
        return (
            f"no article {article!r} in the set; {hint}" if article else "no article_id; write the one of the rows around it"
        )


def set_texts(path: str | Path, texts: str | Path | None = None) -> SetTexts:
    """Read a set for its coders. Raises ArticleSetError or CodebookError where it can't be read."""
    found = open_set(path)
    book = read_codebook(found.codebook)
    read = [s.article for s in select_articles(found, book, texts) if not isinstance(s, Problem)]
    return SetTexts(found, book, {a.id: a.sha256 or "" for a in read}, {a.id: a for a in read if a.text is not None})
