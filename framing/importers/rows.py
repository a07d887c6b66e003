"""From what files hold to the rows of an article set: names unified, dates read, genre and language told or guessed."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from framing.corpus.records import Problem
from framing.importers.dates import ReadDate, order_of, read_date
from framing.importers.guesses import guess_genre, guess_language, language_code
from framing.importers.outlets import Outlets, host, loose_key
from framing.importers.records import Found

URL_DATE = re.compile(r"/((?:19|20)\d{2})/([01]?\d)/([0-3]?\d)(?=/|$)|/((?:19|20)\d{2})-([01]\d)-([0-3]\d)(?=\D|$)")
TEXT_FILE = "text file"
UNNAMED = (TEXT_FILE, "document")  # of such files, everything that is known is guessed


@dataclass
class Row:
    """An article on its way into the set: where it comes from, its metadata, its text, and what was guessed."""

    file: str
    found: Found
    read_as: str
    meta: dict[str, str | None] = field(default_factory=dict)
    text: str | None = None
    guessed: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def place(self) -> str:
        """File and place in it, as messages give them."""
        return f"{self.file}, {self.found.place}" if self.found.place else self.file

    @property
    def listed_in(self) -> str:
        """The file that tells of the article: the list that it was joined with, or its own."""
        return self.found.told_by or self.file

    def named_problems(self) -> list[Problem]:
        """The article's problems, each with its place once; what the importer has said of it is not said again."""
        said = {name for name, _ in self.found.problems}
        ours = [(name, detail) for name, detail in self.problems if name not in said]
        return [
            Problem(self.meta.get("id"), "import", name, f"{self.place}: {self._without_place(detail)}")
            for name, detail in [*self.found.problems, *ours]
        ]

    def _without_place(self, detail: str) -> str:
        place = self.found.place
        return detail.removeprefix(place).lstrip(": ") if place else detail.removeprefix(f"{self.file}: ")

    def guess(self, column: str, value: str | None) -> None:
        """Fill a column with a guess, marked as one."""
        if value:
            self.meta[column] = value
            self.guessed.append(column)


def fill_rows(rows: list[Row], outlets: Outlets, order: str | None = None) -> None:
    """Fill metadata and text of all rows in place. `order` says how 3/4/2024 is meant where the files don't tell."""
    orders = _orders(rows, order)
    for row in rows:
        fields = row.found.fields
        row.text = compose(row.found)
        row.meta = {name: fields.get(name) or None for name in ("publisher", "author", "url", "credit", "section")}
        row.meta["title"] = " ".join(row.found.title.split()) if row.found.title else None
        _outlet(row, outlets)
        _date(row, orders[row.listed_in])
        row.guess("genre", guess_genre(row.found.title, fields))
        _language(row)
        if row.read_as in UNNAMED:
            columns = ("outlet", "date", "title", "author", "url")
            row.guessed += [c for c in columns if row.meta.get(c) and c not in row.found.told]
    _unify(rows)
    _name(rows)


def compose(found: Found) -> str | None:
    """The article's text: headline (where the body doesn't begin with it), standfirst, body, captions; None without words.

    >>> compose(Found(title="Ford shelled", text="Two died.", above=["A border town wakes."]))
    'Ford shelled\\n\\nA border town wakes.\\n\\nTwo died.'
    """
    if found.text is None or not found.text.strip():
        return None
    head = [_flat(line) for line in found.text[:5000].splitlines() if line.strip()][:3]
    title = [] if not found.title or _flat(found.title) in head else [found.title]
    return "\n\n".join([*title, *found.above, found.text, *found.below])


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _orders(rows: list[Row], order: str | None) -> dict[str, str | None]:
    printed = defaultdict(list)
    for row in rows:
        printed[row.listed_in].append(row.found.fields.get("date", ""))
    return {file: order_of(dates) or order for file, dates in printed.items()}


def _outlet(row: Row, outlets: Outlets) -> None:
    printed, url = row.found.fields.get("outlet", "").strip(), row.found.fields.get("url", "")
    if printed:
        row.meta["outlet"] = outlets.named(printed) or printed
    elif name := outlets.of_site(url) or host(url):
        row.guess("outlet", name)
    else:
        row.meta["outlet"] = None
        row.problems.append(("no outlet", "comparisons need one: fill in the column outlet of articles.csv"))


def _date(row: Row, order: str | None) -> None:
    printed = row.found.fields.get("date", "").strip()
    read = read_date(printed, order) if printed else ReadDate(None)
    row.meta["date"] = read.iso
    if read.doubt:
        row.problems.append(("unreadable date", read.doubt))
    if not read.iso and (match := URL_DATE.search(row.found.fields.get("url", ""))):
        year, month, day = [part for part in match.groups() if part]
        row.guess("date", read_date(f"{year}-{int(month):02}-{int(day):02}").iso)
    if not row.meta["date"] and not read.doubt:
        row.problems.append(("no date", "tolls are shown by date: fill in the column date of articles.csv"))


def _language(row: Row) -> None:
    row.meta["language"] = language_code(row.found.fields.get("language"))
    if not row.meta["language"] and row.text:
        row.guess("language", guess_language(row.text))
    if row.meta["language"] not in (None, "en"):
        row.problems.append(
            (
                "not in English",
                f"language {row.meta['language']}; the coder reads English alone: take it out, or see study.yml",
            )
        )


def _unify(rows: list[Row]) -> None:
    """Outlets that differ only in case, "The", brackets or an edition get the spelling that is printed most often."""
    spelled: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        if name := row.meta.get("outlet"):
            spelled[loose_key(name)][name] += 1
    best = {key: max(counts, key=lambda name: (counts[name], name)) for key, counts in spelled.items()}
    for row in rows:
        if name := row.meta.get("outlet"):
            row.meta["outlet"] = best[loose_key(name)]


def _name(rows: list[Row]) -> None:
    """Ids: the file's name for a text file, the list's own id, else outlet, date and number; unique, fit for file names."""
    seen: set[str] = set()
    for row in rows:
        own = row.found.fields.get("id") or (row.file.rsplit(".", 1)[0] if row.read_as == TEXT_FILE else "")
        base = slug(own) if own else f"{slug(row.meta['outlet'] or 'unknown')}-{(row.meta['date'] or 'undated')[:10]}"
        number, name = 2, base if own else f"{base}-1"
        while name.casefold() in seen:
            name, number = f"{base}-{number}", number + 1
        seen.add(name.casefold())
        row.meta["id"] = name


def slug(text: str) -> str:
    """A name of letters, digits, points and hyphens, at most 80 long.

    >>> slug("The Sarn Post (online)")
    'sarn-post-online'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    if not re.search(r"\w", plain):
        plain = text
    name = re.sub(r"[^\w.]+", "-", plain.removeprefix("The ")).strip("-.")
    return (name if re.search(r"[A-Z].*\d|^\w*\d", name) else name.casefold())[:80] or "article"
