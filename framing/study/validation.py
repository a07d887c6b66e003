"""How well the coder codes: run again on every set with reference codes that comes with the toolkit, or on one's own."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from framing.agreement import accuracy, read_coders
from framing.agreement.accuracy import COLUMNS as MEASURED
from framing.agreement.accuracy_says import who
from framing.agreement.coders import REFERENCE
from framing.coding.run import code_set
from framing.corpus import ArticleSet, open_set
from framing.corpus.codes import REFERENCE_LAYERS
from framing.corpus.example import PACKAGE, SOURCES
from framing.errors import CodesError
from framing.sheets.draw import articles_to_draw_from
from framing.tables import read_table
from framing.tables.files import has_table

ANEW, KEPT = "coded anew", "as kept"
COLUMNS = ["set", "codes", "made_by", *MEASURED]


def validate(
    sets: str | Path | Iterable[str | Path] | None = None,
    texts: str | Path | None = None,
    coded: str | Path | None = None,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> pd.DataFrame:
    """Code sets anew and measure the codes against their reference codes: over all, per outlet, per side.

    `sets`: one set or several; without it those with reference codes that come with the toolkit. A set is coded anew, into
    a folder that is thrown away, where the texts of all its articles with reference codes are at hand (`texts`: a folder of
    texts that are not in the set); else the codes in its codes/ are taken. `coded`: a folder of codes of one set; then
    nothing is coded. `progress` is called with the number of articles coded since its last call.

    Columns: set, codes ("coded anew" or "as kept"), made_by (who made the reference codes; how, says
    gold/coders.yml), then those of `framing.accuracy`. Raises ArticleSetError, CodebookError, and CodesError for a set
    without reference codes, without codes and texts, and as `read_coders` does.
    """
    paths = reference_sets() if sets is None else [sets] if isinstance(sets, str | Path) else list(sets)
    tables = [_validated(Path(path), texts, coded, workers, progress) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=COLUMNS)


def reference_sets() -> list[Path]:
    """The sets with reference codes that come with the toolkit: those of seeds/ in a checkout, else the invented one."""
    there = sorted(file.parents[1] for file in (PACKAGE.parent / "seeds").glob("*/gold/coders.yml"))
    return there or [path for path in SOURCES if path.is_dir()]


def _validated(path: Path, texts, coded, workers: int, progress) -> pd.DataFrame:
    found = open_set(path)
    if not has_table(found.folder / "gold", "labels"):
        raise CodesError(f"{found.folder}: no reference codes in gold/; `framing settle` writes them from coders' codes")
    with tempfile.TemporaryDirectory() as folder:
        codes, how = (Path(coded), KEPT) if coded else (None, KEPT)
        if not coded and _readable(found, path, texts):
            codes, how = Path(folder), ANEW
            free = found.study.texts == "withheld"
            where = Path(texts) if texts else None
            code_set(found, codes, texts=where, forms=("csv",), text_free=free, workers=workers, progress=progress)
        coders = read_coders(found, codes)
        about = {"set": found.name, "codes": how, "made_by": who(coders[REFERENCE].entry)}
        return accuracy(coders).assign(**about)[COLUMNS]


def _readable(found: ArticleSet, path: Path, texts) -> bool:
    """Are the texts of all articles with reference codes at hand?"""
    layers = [read_table(found.folder / "gold", name) for name in REFERENCE_LAYERS if has_table(found.folder / "gold", name)]
    needed = {article for table in layers for article in table["article_id"]}
    return needed <= set(articles_to_draw_from(path, texts)["article_id"])
