"""The forms of an article set: for each, metadata, text and problems of its articles, one at a time."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from framing.corpus.article_set import ArticleSet
from framing.corpus.dates import is_date
from framing.corpus.records import Problem
from framing.corpus.text import decode, sha256
from framing.errors import ArticleSetError, TableError
from framing.tables import read_csv

METADATA = ("outlet", "publisher", "date", "title", "author", "url", "genre", "credit")
FILE_NAME = re.compile(r"^(?P<outlet>[A-Za-z][\w .&-]*?)[_-](?P<date>\d{4}-\d{2}(?:-\d{2})?)(?:[_-].*)?$")


def raw_articles(found: ArticleSet, texts: str | Path | None) -> Iterator[tuple[dict, str | None, list[Problem]]]:
    """Metadata, text and problems of each article as the set's form keeps them."""
    if found.form == "manifest":
        return _from_manifest(found.path, Path(texts) if texts else None)
    if found.form == "folder":
        return _from_folder(found.path)
    rows = {"csv": _csv_rows, "jsonl": _jsonl_rows, "parquet": _parquet_rows}[found.form](found.path)
    return _from_rows(rows)


def _from_manifest(folder: Path, texts: Path | None):
    manifest = _manifest(folder / "articles.csv")
    by_hash = _index(texts) if texts else {}
    for row in manifest.to_dict("records"):
        meta = {k: None if pd.isna(v) else str(v) for k, v in row.items()}
        article_id, file, text, problems = meta.get("id"), meta.get("file"), None, []
        path = _inside(folder, file) if file else None
        if file and path is None:
            problems.append(
                Problem(
                    article_id,
                    "manifest",
                    "file outside the set",
                    f"{file!r} leaves the set's folder; copy the text into texts/",
                )
            )
        elif path and path.is_file():
            text, problems = read_text(path, article_id)
        elif (digest := meta.get("sha256")) and digest in by_hash:
            text, problems = read_text(by_hash[digest], article_id)
        else:
            problems.append(
                Problem(
                    article_id,
                    "read",
                    "no text",
                    f"{file or 'no file named'}: not there; put the file there, or name a folder that holds it with --texts",
                )
            )
        yield meta, text, problems


def _manifest(path: Path) -> pd.DataFrame:
    try:
        manifest = read_csv(path)
    except TableError as error:
        raise ArticleSetError(str(error)) from None
    if "id" not in manifest.columns:
        raise ArticleSetError(f"{path}: no column 'id'; the columns are id, {', '.join(METADATA)}, file, sha256")
    return manifest


def manifest_files(folder: Path) -> set[Path]:
    """The files that a set's manifest names."""
    manifest = _manifest(folder / "articles.csv")
    files = manifest["file"].dropna() if "file" in manifest.columns else []
    return {(folder / str(file)).resolve() for file in files}


def _index(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise ArticleSetError(f"{folder}: no such folder of texts")
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.txt")):
        text, _ = decode(path.read_bytes())
        if text is not None:
            found.setdefault(sha256(text), path)
    return found


def _inside(folder: Path, file: str) -> Path | None:
    """The file's path if it stays in the folder, links followed; else None."""
    path = folder / file
    return path if not Path(file).is_absolute() and path.resolve().is_relative_to(folder.resolve()) else None


def _from_folder(folder: Path):
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if _inside(folder, str(path.relative_to(folder))) is None:
            yield (
                {"id": name},
                None,
                [
                    Problem(
                        name,
                        "read",
                        "file outside the set",
                        "a link that leaves the set's folder; copy the text into it",
                    )
                ],
            )
            continue
        text, problems = read_text(path, name)
        yield {"id": name, **guess_metadata(path.relative_to(folder))}, text, problems


def guess_metadata(path: Path) -> dict[str, str]:
    """Outlet and date from `Outlet_2024-01-18_anything.txt` or from a subfolder that is no folder of texts.

    >>> guess_metadata(Path("The Herald_2024-01-18_a.txt"))
    {'outlet': 'The Herald', 'date': '2024-01-18'}
    >>> guess_metadata(Path("texts/Herald/a.txt"))
    {'outlet': 'Herald'}
    """
    folders = [part for part in path.parent.parts if part.casefold() not in ("texts", "articles")]
    match = FILE_NAME.match(path.stem)
    guess = match.groupdict() if match else {}
    dates = [part for part in folders if is_date(part)]
    names = [part for part in folders if not is_date(part)]
    return {**guess, **({"outlet": names[0]} if names else {}), **({"date": dates[0]} if dates else {})}


def read_text(path: Path, article_id: str | None) -> tuple[str | None, list[Problem]]:
    """A text file's words and what is wrong with it."""
    try:
        text, note = decode(path.read_bytes())
    except OSError as error:
        return None, [
            Problem(article_id, "read", "unreadable file", f"{path.name}: {error.strerror}; check its permissions")
        ]
    if text is None:
        return None, [Problem(article_id, "read", "unreadable file", f"{path.name}: {note}")]
    return text, [Problem(article_id, "read", "doubtful encoding", f"{path.name}: {note}")] if note else []


def _from_rows(rows: Iterator[tuple[int, dict | None, str]]):
    for number, row, wrong in rows:
        if row is None:
            yield {"id": f"row {number}"}, None, [Problem(f"row {number}", "read", "unreadable row", wrong)]
            continue
        meta = {k: None if v is None else str(v) for k, v in row.items() if k != "text"}
        text = row.get("text")
        if not isinstance(text, str):
            yield (
                meta,
                None,
                [Problem(meta.get("id"), "read", "no text", f"row {number}: the column text holds no text")],
            )
            continue
        title = meta.get("title")
        yield {**meta, "sha256": None}, f"{title}\n\n{text}" if title and title not in text else text, []


def _csv_rows(path: Path):
    csv.field_size_limit(100_000_000)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        try:
            rows = csv.DictReader(handle)
            _need_columns(path, rows.fieldnames or [])
            for number, row in enumerate(rows, 1):
                yield number, {k: v for k, v in row.items() if k}, ""
        except UnicodeDecodeError as error:
            raise ArticleSetError(f"{path}: byte {error.start} is not UTF-8; save the file as CSV UTF-8") from None
        except csv.Error as error:
            raise ArticleSetError(f"{path}: no readable CSV ({error})") from None


def _jsonl_rows(path: Path):
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
                wrong = "" if isinstance(row, dict) else f"line {number}: not a JSON object with id and text"
            except ValueError as error:
                row, wrong = None, f"line {number}: no JSON ({error}); one object per line"
            yield number, row if isinstance(row, dict) else None, wrong


def _parquet_rows(path: Path):
    import pyarrow as pa  # takes half a second; only this form needs it
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise ArticleSetError(f"{path}: no Parquet file ({str(error).splitlines()[0]})") from None
    _need_columns(path, file.schema_arrow.names)
    number = 0
    for batch in file.iter_batches(batch_size=500):
        for row in batch.to_pylist():
            number += 1
            yield number, row, ""


def _need_columns(path: Path, columns) -> None:
    for name in ("id", "text"):
        if name not in columns:
            raise ArticleSetError(
                f"{path}: no column {name!r}; a set in one file needs the columns id and text "
                f"(found: {', '.join(map(str, columns)) or 'none'})"
            )
