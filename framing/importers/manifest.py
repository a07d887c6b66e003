"""A manifest to fill in: articles.csv for a folder of text files, guesses marked."""

from pathlib import Path, PurePosixPath

import pandas as pd

from framing.corpus.forms import read_text
from framing.corpus.text import sha256
from framing.errors import ArticleSetError
from framing.importers.outlets import read_outlets
from framing.importers.plain import read_plain
from framing.importers.rows import TEXT_FILE, Row, fill_rows
from framing.importers.write import ARTICLE_COLUMNS
from framing.tables import write_csv

COLUMNS = [name for name in ARTICLE_COLUMNS if not name.startswith("source_")]


def write_manifest(folder: str | Path) -> Path:
    """Write `articles.csv` for a folder of .txt files, which stay where they are: guesses, and the rest to be filled in.

    Outlet and date are guessed from subfolders, from names like `Outlet_2024-01-18_x.txt` or names of known outlets, and
    from the head of the text; the title from a short first line. The column `guessed` names what was guessed, to be checked.
    Returns the file's path. Raises ArticleSetError when the folder has no .txt file, or an articles.csv already (it is never
    overwritten).
    """
    folder = Path(folder)
    target = folder / "articles.csv"
    if not folder.is_dir():
        raise ArticleSetError(f"{folder}: no such folder")
    if target.exists():
        raise ArticleSetError(f"{target}: is there already and is not overwritten; move it away to start again")
    files = sorted(p for p in folder.rglob("*.txt"))
    if not files:
        raise ArticleSetError(f"{folder}: no .txt file; put one text file per article into the folder")
    write_csv(pd.DataFrame(_rows(folder, files), columns=COLUMNS, dtype="string"), target)
    return target


def _rows(folder: Path, files: list[Path]) -> list[dict]:
    """A row for each file; the id is its path without ending, a folder texts/ apart."""
    outlets = read_outlets()
    inside = [PurePosixPath(path.relative_to(folder).as_posix()) for path in files]
    texts = [read_text(path, None)[0] for path in files]
    rows = [
        Row(str(path), read_plain(text or "", path, outlets), TEXT_FILE) for path, text in zip(inside, texts, strict=True)
    ]
    fill_rows(rows, outlets)
    out = []
    for row, path, text in zip(rows, inside, texts, strict=True):
        place = path.relative_to("texts") if path.parts[0] == "texts" else path
        known = {
            "id": place.with_suffix("").as_posix(),
            "file": str(path),
            "sha256": sha256(text) if text is not None else None,
        }
        out.append({**row.meta, **known, "guessed": " ".join(sorted(set(row.guessed)))})
    return out
