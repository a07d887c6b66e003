"""Files to be imported, one by one: folders and archives opened, each file read by what is in it, not by its name."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from framing.corpus.text import decode
from framing.errors import ImportingError
from framing.importers.docx import docx_lines
from framing.importers.factiva import read_factiva
from framing.importers.factiva_html import read_factiva_html
from framing.importers.jsons import read_json
from framing.importers.lists import read_csv_list, read_workbook
from framing.importers.nexis import read_nexis
from framing.importers.outlets import Outlets
from framing.importers.pages import read_page
from framing.importers.pdf import pdf_lines
from framing.importers.plain import read_plain
from framing.importers.proquest import read_proquest
from framing.importers.proquest_html import read_proquest_html
from framing.importers.records import Contents, Found
from framing.importers.rtf import rtf_lines

NO_ARTICLES = (".ds_store", "thumbs.db", "desktop.ini", ".gitignore", ".gitkeep")  # files that systems leave behind
LAYOUTS = (read_nexis, read_factiva, read_proquest)
LISTS = (".csv", ".tsv", ".tab")
LARGEST = 500_000_000  # bytes of one file inside an archive


@dataclass(frozen=True)
class Source:
    """A file to read: its name as messages give it, and its bytes."""

    name: str
    data: Callable[[], bytes]


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """All files of the given files, folders and ZIP archives, in the order of their names.

    Raises ImportingError for a path that isn't there.
    """
    for path in map(Path, paths):
        if not path.exists():
            raise ImportingError(f"{path}: no such file or folder")
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            if not _leftover(name):
                yield from _opened(Source(name, file.read_bytes))


def _leftover(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[-1].casefold() in NO_ARTICLES or parts[-1].startswith(("~$", "._")) or "__MACOSX" in parts


def _opened(source: Source) -> Iterator[Source]:
    """The files of an archive; any other file itself."""
    if not source.name.casefold().endswith(".zip"):
        yield source
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data()))
        members = sorted((i.filename, i.file_size) for i in archive.infolist() if not i.is_dir())
    except (zipfile.BadZipFile, OSError):
        yield source
        return
    for name, size in members:
        if not _leftover(name):
            yield Source(
                f"{source.name}/{name}", partial(archive.read, name) if size <= LARGEST else partial(_too_large, size)
            )


def _too_large(size: int) -> bytes:
    raise ImportingError(f"{size:,} bytes are too many inside an archive; unpack the archive and give the file itself")


def read_source(source: Source, outlets: Outlets) -> Contents:
    """What a file holds, whatever is wrong with it: a file that can't be read is a problem, never an error."""
    try:
        data = source.data()
        return _read(data, source.name, outlets)
    except ImportingError as error:
        return Contents("unreadable", problems=[("unreadable file", str(error))])
    except Exception as error:  # one file must never stop the others: it becomes a row of problems
        what = error.strerror if isinstance(error, OSError) and error.strerror else f"{type(error).__name__}: {error}"
        return Contents(
            "unreadable", problems=[("unreadable file", f"{what}; open it in its own program and save it again")]
        )


def _read(data: bytes, name: str, outlets: Outlets) -> Contents:
    suffix = PurePosixPath(name).suffix.casefold()
    if not data.strip(b"\0 \t\r\n"):
        return Contents("empty file", problems=[("empty file", "there is nothing in it; export it again or take it away")])
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name, suffix, outlets)
    if data.lstrip()[:5] == b"{\\rtf":
        return _from_lines(rtf_lines(data), name, outlets)
    if data.lstrip()[:5] == b"%PDF-":
        return _from_lines(pdf_lines(data), name, outlets)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return read_workbook(data, name) if suffix in (".xls", "") else _old_word()
    if suffix in LISTS:
        return read_csv_list(data, name)
    if suffix in (".json", ".jsonl", ".ndjson"):
        return read_json(data, name)
    if suffix in (".mht", ".mhtml") or _is_page(data):
        return read_factiva_html(data) or read_proquest_html(data) or read_page(data, name)
    return _text(data, name, outlets)


def _zipped(data: bytes, name: str, suffix: str, outlets: Outlets) -> Contents:
    if suffix in (".xlsx", ".xlsm", ".ods") or (b"xl/workbook.xml" in data and b"word/document.xml" not in data):
        return read_workbook(data, name)
    if suffix == ".docx" or b"word/document.xml" in data:
        return _from_lines(docx_lines(data), name, outlets)
    return Contents("unknown", problems=[("unknown format", "an archive that is no DOCX, XLSX or ODS; unpack it first")])


def _old_word() -> Contents:
    fix = "the old Word format (.doc); open it in Word or LibreOffice and save it as .docx"
    return Contents("Word 97", problems=[("unknown format", fix)])


def _is_page(data: bytes) -> bool:
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        head.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in head or b"<body" in head or b"<head" in head
    )


def _text(data: bytes, name: str, outlets: Outlets) -> Contents:
    text, doubt = decode(data)
    if text is None:
        return Contents("unknown", problems=[("unreadable file", doubt or "no text")])
    contents = _layout(text.splitlines()) or Contents("text file", [read_plain(text, PurePosixPath(name), outlets)])
    return contents if not doubt else _with(contents, [("doubtful encoding", doubt)])


def _from_lines(document: tuple[list[str], list[tuple[str, str]]], name: str, outlets: Outlets) -> Contents:
    """An export's articles, or one article, from the paragraphs of a document and its problems."""
    lines, problems = document
    if not any(line.strip() for line in lines):
        return Contents(
            "document", problems=problems or [("no text", "the document holds no words; save it again with its text")]
        )
    contents = _layout(lines)
    if contents is None:
        text = "\n\n".join(line for line in lines if line.strip())
        found: Found = read_plain(text, PurePosixPath(name), outlets)
        contents = Contents("document", [found])
    return _with(contents, problems)


def _layout(lines: list[str]) -> Contents | None:
    return next((contents for read in LAYOUTS if (contents := read(lines)) is not None), None)


def _with(contents: Contents, problems: list[tuple[str, str]]) -> Contents:
    contents.problems[:0] = problems
    return contents
