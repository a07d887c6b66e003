"""One article, one problem: what passes through reading and coding."""

from dataclasses import dataclass, field

from framing.corpus.text import count_words


@dataclass(frozen=True)
class Problem:
    """What could not be read or coded, or is doubtful: a row of the table `problems`."""

    article_id: str | None
    stage: str
    problem: str
    detail: str


@dataclass(frozen=True)
class Article:
    """An article: its text (None where it is not at hand) and its metadata.

    `duplicate_of` is the id of the article that it is another edition of, as articles.csv says; `repeated` are the spans of
    lines that its outlet prints in many articles.
    """

    id: str
    text: str | None
    sha256: str | None
    meta: dict[str, str | None] = field(default_factory=dict)
    language: str | None = None
    duplicate_of: str | None = None
    repeated: tuple[tuple[int, int], ...] = ()

    def row(self, set_name: str) -> dict:
        """The article as a row of the table `articles`."""
        return {
            "article_id": self.id,
            **self.meta,
            "sha256": self.sha256,
            "set": set_name,
            "words": count_words(self.text) if self.text is not None else None,
        }
