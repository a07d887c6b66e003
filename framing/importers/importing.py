"""Files in, an article set out: every article counted, every difference said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.corpus.records import Problem
from framing.errors import ImportingError
from framing.importers.editions import find_editions
from framing.importers.files import read_source, sources
from framing.importers.live import live_entries, split_live
from framing.importers.outlets import Outlets, read_outlets
from framing.importers.pairs import join_words
from framing.importers.records import Contents
from framing.importers.rows import Row, fill_rows
from framing.importers.write import ARTICLE_COLUMNS, refuse_to_overwrite, write_set
from framing.tables import make_table

COUNT = "count"  # an importer that compares what the file announces by itself says it so
NO_TEXTS = "no texts"  # a list that holds no words, which is no problem once all its rows have met theirs


@dataclass(frozen=True)
class Import:
    """What an import did.

    `folder`: the new set. `files`, one row a file: file, read_as (its layout), announced (articles that the file says it
    holds; empty where it says none), found (articles read), with_words, joined (rows of a list that met their words in
    another file). `articles`: the rows of articles.csv. `problems`: the table problems.
    """

    folder: Path
    files: pd.DataFrame
    articles: pd.DataFrame
    problems: pd.DataFrame


def import_articles(
    files: Iterable[str | Path],
    out: str | Path,
    *,
    outlets: str | Path | None = None,
    dates: str | None = None,
    split_live_blogs: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> Import:
    """Read exports, lists, pages and texts, and write them as an article set into the folder `out`.

    `files` are files, folders and ZIP archives. `outlets` names a file with the study's own names of outlets, `dates` is
    "day-first" or "month-first" where 3/4/2024 is printed and nothing tells how it is meant; `split_live_blogs` makes an
    article of each entry of a live blog. `progress` is called with the number of files read since its last call.
    Written are texts/, articles.csv, study.yml (a draft) and import/ with files.csv, problems.csv and outlets.yml. Every
    article that a file holds is a row of articles.csv, with words or without; what is doubtful is a row of problems.
    Raises ImportingError when there is nothing to read or `out` holds an articles.csv already, and OutputError when it
    can't be written.
    """
    folder = Path(out)
    refuse_to_overwrite(folder)
    known = read_outlets(outlets)
    contents = _read(files, known, progress)
    problems: list[Problem] = []
    seen: dict[int, str] = {}
    rows, joined = _rows(contents, split_live_blogs)
    for name, read in contents:
        problems += _of_file(name, read, joined.get(name, 0), seen)
    fill_rows(rows, known, dates)
    _mark_editions(rows)
    problems += [problem for row in rows for problem in row.named_problems()]
    counts = _count(contents, rows, joined)
    table = pd.DataFrame([_manifest_row(row) for row in rows], columns=ARTICLE_COLUMNS, dtype="string")
    found = make_table("problems", [p.__dict__ for p in problems])
    write_set(folder, rows, table, counts, found)
    return Import(folder, counts, table, found)


def _read(files: Iterable[str | Path], known: Outlets, progress: Callable[[int], None]) -> list[tuple[str, Contents]]:
    """What every file holds, by the file's name."""
    contents = []
    for source in sources(files):
        contents.append((source.name, read_source(source, known)))
        progress(1)
    if not contents:
        raise ImportingError("nothing to import: no file in the folders named")
    return contents


def _of_file(name: str, read: Contents, joined: int, seen: dict[int, str]) -> list[Problem]:
    """What is wrong with a file as a whole: damage, a count that differs, the same articles as another file."""
    found = len(read.articles)
    told = [p for p in read.problems if not (p[0] == NO_TEXTS and joined == found)]
    wrong = [Problem(None, "import", p, f"{name}: {d.removeprefix(f'{name}: ').removeprefix(f'{name} ')}") for p, d in told]
    if read.announced is not None and read.announced != found and COUNT not in dict(told):
        detail = f"{name}: {read.announced_by} says {read.announced} articles, {found} were read; compare them with the file"
        wrong.append(Problem(None, "import", "count differs", detail))
    if not found and not wrong:
        wrong.append(Problem(None, "import", "no article", f"{name}: read as {read.layout}, no article found in it"))
    same = hash(tuple((a.title, a.text) for a in read.articles))
    if any(a.text for a in read.articles) and (first := seen.setdefault(same, name)) != name:
        wrong.append(Problem(None, "import", "same file", f"{name}: the same articles as in {first}; take one of them away"))
    return wrong


def _rows(contents: list[tuple[str, Contents]], split: bool) -> tuple[list[Row], dict[str, int]]:
    layouts = {name: read.layout for name, read in contents}
    items, joined = join_words([(name, article) for name, read in contents for article in read.articles])
    rows = []
    for name, article in items:
        entries = len(live_entries(article))
        parts = split_live(article) if split else [article]
        rows += [Row(name, part, layouts[name]) for part in parts]
        if entries and not split:
            fix = f"a live blog of {entries} entries, kept as one article; --split-live-blogs makes one of each entry"
            rows[-1].problems.append(("live blog", fix))
    return rows, joined


def _mark_editions(rows: list[Row]) -> None:
    """Name in `duplicate_of` the article that an edition repeats."""
    repeated = find_editions((r.meta["id"] or "", r.meta["outlet"], r.meta["date"], r.text) for r in rows if r.text)
    for row in rows:
        if first := repeated.get(row.meta["id"] or ""):
            row.meta["duplicate_of"] = first
            fix = f"the same report as {first}; it is not coded: empty its cell duplicate_of in articles.csv to keep both"
            row.problems.append(("another edition", fix))


def _count(contents: list[tuple[str, Contents]], rows: list[Row], joined: dict[str, int]) -> pd.DataFrame:
    columns = ["file", "read_as", "announced", "found", "with_words", "joined"]
    table = [
        (name, c.layout, c.announced, len(c.articles), sum(a.text is not None for a in c.articles), joined.get(name, 0))
        for name, c in contents
    ]
    return pd.DataFrame(table, columns=columns).astype({"announced": "Int64"})


def _manifest_row(row: Row) -> dict:
    place = {"source_file": row.file, "source_place": row.found.place or None}
    return {**row.meta, **place, "guessed": " ".join(sorted(set(row.guessed))) or None}
