"""What an importer finds in a file: articles as printed there, how many the file announces, and what is wrong with it."""

from dataclasses import dataclass, field

FIELDS = (
    "outlet", "publisher", "date", "author", "url", "section", "language", "edition", "kind", "credit", "dateline", "note"
)  # fmt: skip


@dataclass
class Found:
    """One article as a file holds it.

    `place` says where in the file ("document 3", "row 12"; empty: the whole file). `text` is the article's body as printed,
    headline and fields apart, with a blank line between paragraphs; None where the file holds no words of it (a list of
    addresses, say). `fields` are strings as printed, by the names in FIELDS: `date` unparsed, `kind` what the database
    calls the kind of text (News, Opinion, Column), `section`, `edition`, `note` any remark on the article (a correction, a
    label "as it happened"). `above` are lines that stand between headline and body (standfirst, highlight), `below` those
    after the body that belong to the article (captions of its pictures, a correction). `problems` are pairs of a short
    name ("cut off", "no date") and one sentence that says what, where and the fix. `told` are the fields that a list gave,
    so that they are no guess, `told_by` the list's file.
    """

    place: str = ""
    title: str | None = None
    text: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    told: frozenset[str] = frozenset()
    told_by: str = ""


@dataclass
class Contents:
    """What one file holds. `layout` names what it was read as ("Nexis Uni", "Factiva", "HTML page", "CSV list").

    `announced` is the number of articles that the file itself names and `announced_by` where ("the cover page"); None
    where it names none. `problems` are of the file as a whole, pairs as in `Found`.
    """

    layout: str
    articles: list[Found] = field(default_factory=list)
    announced: int | None = None
    announced_by: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)
