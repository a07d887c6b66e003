"""The invented example set that travels with the package."""

import shutil
from pathlib import Path

from framing.errors import OutputError

PACKAGE = Path(__file__).resolve().parents[1]
SOURCES = (PACKAGE / "example", PACKAGE.parent / "seeds" / "sarn-border-2031")  # installed; in a checkout


def example(folder: str | Path) -> Path:
    """Unpack the invented example set (24 articles, codebook, reference codes) into a new folder and return its path.

    Raises OutputError when the folder exists already or can't be written.
    """
    target = Path(folder)
    if target.exists():
        raise OutputError(f"{target}: is there already; name a new folder")
    source = next(path for path in SOURCES if path.is_dir())
    try:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "codes"))
    except OSError as error:
        raise OutputError(f"{target}: can't be written ({error.strerror or error}); name another folder") from None
    return target
