"""A manifest to fill in: articles.csv for a folder of text files, guesses marked."""

from pathlib import Path

import pandas as pd

from framing.corpus.forms import METADATA, guess_metadata, read_text
from framing.corpus.text import sha256
from framing.errors import ArticleSetError
from framing.tables import write_csv

LONGEST_TITLE = 25  # words


def write_manifest(folder: str | Path) -> Path:
    """Write `articles.csv` for a folder of .txt files: id, outlet, date and title guessed, the rest to be filled in.

    Outlet and date are guessed from subfolders or from names like `Outlet_2024-01-18_x.txt`, the title from a short first
    line; the column `guessed` names what was guessed, to be checked. Returns the file's path. Raises ArticleSetError when
    the folder has no .txt file, or an articles.csv already (it is never overwritten).
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
    rows = [_row(path, folder) for path in files]
    write_csv(pd.DataFrame(rows, columns=["id", *METADATA, "file", "sha256", "guessed"]), target)
    return target


def _row(path: Path, folder: Path) -> dict:
    inside = path.relative_to(folder)
    text, _ = read_text(path, None)
    guess = guess_metadata(inside)
    first = next((line.strip() for line in (text or "").splitlines() if line.strip()), "")
    if first and len(first.split()) <= LONGEST_TITLE and first[-1] not in ".!:;,":
        guess["title"] = first
    without_texts = inside.relative_to("texts") if inside.parts[0] == "texts" else inside
    return {
        "id": without_texts.with_suffix("").as_posix(),
        **guess,
        "file": inside.as_posix(),
        "sha256": sha256(text) if text is not None else None,
        "guessed": " ".join(sorted(guess)),
    }
