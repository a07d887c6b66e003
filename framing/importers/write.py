"""A set's folder from imported articles: texts, articles.csv, a draft of study.yml, and what the import found."""

from pathlib import Path

import pandas as pd

from framing.corpus.text import sha256
from framing.errors import ImportingError, OutputError
from framing.importers.rows import Row
from framing.tables import write_csv, write_whole

ARTICLE_COLUMNS = [
    *("id", "outlet", "publisher", "date", "title", "author", "url", "genre", "credit", "language", "section", "file"),
    *("sha256", "duplicate_of", "guessed", "source_file", "source_place"),
]
IGNORED = "# the articles are their publishers': they stay out of a public repository\ntexts/\nimport/\n"


def refuse_to_overwrite(folder: Path) -> None:
    """Raise ImportingError where a set is in the folder already."""
    if (folder / "articles.csv").exists():
        raise ImportingError(
            f"{folder}: holds an articles.csv already, and nobody's corrections are written over; "
            "name a new folder with --out, and give it all files at one time"
        )


def write_set(folder: Path, rows: list[Row], table: pd.DataFrame, files: pd.DataFrame, problems: pd.DataFrame) -> None:
    """Write the set; articles.csv comes last, so that a folder with one is complete. Texts are never written over.

    Raises OutputError when a file is there with other words, or the folder can't be written.
    """
    try:
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        (folder / "import").mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: can't be written ({error.strerror}); name another folder with --out") from None
    for n, row in enumerate(rows):
        if row.text is not None:
            file = f"texts/{row.meta['id']}.txt"
            _write_text(folder / file, row.text)
            table.loc[n, ["file", "sha256"]] = [file, sha256(row.text)]
    write_csv(files, folder / "import" / "files.csv")
    write_csv(problems, folder / "import" / "problems.csv")
    _write_new(folder / "import" / "outlets.yml", outlets_file(rows))
    _write_new(folder / ".gitignore", IGNORED)
    _write_new(folder / "study.yml", study_draft(folder.resolve().name, rows, files))
    write_csv(table, folder / "articles.csv")


def _write_text(path: Path, text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    if path.exists() and path.read_bytes() != data:
        raise OutputError(f"{path}: is there with other words and is not written over; name a new folder with --out")
    write_whole(path, lambda part: part.write_bytes(data))


def _write_new(path: Path, text: str) -> None:
    """Write a file unless there is one: a person may have changed it."""
    if not path.exists():
        write_whole(path, lambda part: part.write_text(text, encoding="utf-8"))


def outlets_file(rows: list[Row]) -> str:
    """The names of outlets as they were unified, in the form that `framing import --outlets` reads."""
    called: dict[str, set[str]] = {}
    for row in rows:
        if name := row.meta.get("outlet"):
            called.setdefault(name, set()).add(" ".join((row.found.fields.get("outlet") or name).split()))
    lines = [
        "# How the names of outlets were unified. To change it, edit this file, save it elsewhere, and import again with",
        "# framing import FILES --out NEW-FOLDER --outlets FILE",
        "outlets:" if called else "outlets: []",
    ]
    for name in sorted(called, key=str.casefold):
        also = ", ".join(_quoted(n) for n in sorted(called[name] - {name}))
        lines.append(f"  - {{name: {_quoted(name)}{', also: [' + also + ']' if also else ''}}}")
    return "\n".join(lines) + "\n"


def study_draft(name: str, rows: list[Row], files: pd.DataFrame) -> str:
    """A study.yml to fill in: title, where the articles come from, and English alone where other languages were found."""
    dates = sorted(date[:10] for row in rows if (date := row.meta.get("date")))
    span = f"{dates[0]} to {dates[-1]}" if dates else ""
    layouts = ", ".join(dict.fromkeys(files["read_as"]))
    lines = [
        f"title: {_quoted(name)}",
        "sampling:",
        f'  database: ""  # say which database, and when it was searched (read as: {layouts})',
        '  query: ""  # the search as it was typed in',
        f"  dates: {_quoted(span)}",
        '  inclusion: ""  # what was taken in and left out, and why',
    ]
    if any(row.meta.get("language") not in (None, "en") for row in rows):
        lines += ["relevance:", "  languages: [en]  # the coder reads English alone"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
