"""A whole study: a set coded from its words where they are at hand, its figures drawn, and a manifest of the run."""

import importlib.metadata
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from framing import plots
from framing.coding.coder import CODER
from framing.coding.run import code_set
from framing.corpus import ArticleSet, open_set
from framing.corpus.codes import Codes, read_codes
from framing.corpus.flow import check_set
from framing.errors import ArticleSetError
from framing.measures import article_flow, flow_counts, vocabulary
from framing.study.data import StudyData
from framing.study.drawings import figures_of
from framing.study.drawings_of_texts import VOCABULARY
from framing.tables import read_table, typed, write_csv, write_whole
from framing.tables.files import has_table, read_csv

LIBRARIES = ("matplotlib", "numpy", "pandas", "pyphen", "scipy", "spacy", "textstat")


def run_study(
    study: StudyData,
    out: Path,
    formats: tuple[str, ...] = ("svg", "png"),
    progress: Callable[[str], None] = lambda name: None,
) -> list[Path]:
    """Draw every figure of a study into `out`, each with the CSV of its numbers, and write manifest.json.

    Returns the files written. Raises OutputError when `out` can't be written.
    """
    written: list[Path] = []
    for name, draw in figures_of(study).items():
        progress(name)
        drawing = draw(study)
        write_csv(drawing.numbers, out / f"{name}.csv")
        written += [out / f"{name}.csv", *plots.save(drawing.figure, out / name, formats)]
    write_whole(
        out / "manifest.json",
        lambda part: part.write_text(json.dumps(manifest(study), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"),
    )
    return [*written, out / "manifest.json"]


def manifest(study: StudyData) -> dict:
    """What a run was made from: set, codes, articles with their digests, codebook, coder's accuracy, library versions."""
    articles = study.codes["articles"]
    return {
        "set": study.set.name,
        "title": study.set.study.title,
        "codes": study.codes.kind,
        "corrections": study.codes.corrections.applied,
        **({"corrections_made": asdict(study.codes.corrections)} if study.codes.kind == "corrected" else {}),
        "articles": [
            {"article_id": r.article_id, "sha256": None if pd.isna(r.sha256) else r.sha256} for r in articles.itertuples()
        ],
        "flow": flow_counts(article_flow(study.codes)),
        "rows": {name: len(study.codes[name]) for name in ("labels", "casualties", "attributions", "mentions")},
        "problems": len(study.codes["problems"]),
        "coder": coded_with(study),
        "codebook": {"version": study.codebook.version, "digest": study.codebook.digest},
        "accuracy_against_reference_codes": study.accuracy,
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES}
        | {"framing": importlib.metadata.version("framing")},
    }


def coded_with(study: StudyData) -> dict | None:
    """Versions and digests of what made the machine codes, as kept beside them; None for codes of people alone."""
    record = study.machine.folder / CODER if study.machine.folder else None
    return json.loads(record.read_text(encoding="utf-8")) if record and record.exists() else None


@dataclass(frozen=True)
class Recoding:
    """What became of a set's codes before it was drawn: coded from its words, or taken as they are, and why."""

    codes: Path
    says: str


def refresh_codes(
    path: str | Path,
    out: Path | None = None,
    texts: Path | None = None,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
    pipeline: str | None = None,
) -> Recoding:
    """Code a set from its words where they are at hand; else its codes stay as they are.

    Codes go to the set's codes/ as CSV, without the words unless study.yml says `texts: published`; with `out` to
    out/codes. Codes of more articles than there are texts at hand are never replaced. Raises ArticleSetError when there
    are neither texts nor codes.
    """
    found = open_set(path)
    folder = (out or found.folder) / "codes"
    flow = check_set(path, texts).flow.set_index("outlet").loc["all"]
    at_hand, known = int(flow["readable"]), _made_of(folder)
    if at_hand and at_hand >= known:
        run = code_set(
            found,
            folder,
            texts=texts,
            pipeline=pipeline,
            forms=("csv",),
            text_free=found.study.texts == "withheld",
            workers=workers,
            progress=progress,
        )
        if run.terms:
            _keep_vocabulary(found, folder, run.terms)
        left_out = f"; {run.left_out} left out as duplicate or not relevant" if run.left_out else ""
        return Recoding(folder, f"coded from the words of {run.coded + run.kept} of {run.found} articles{left_out}")
    if _coded(folder) or _coded(found.folder / "codes"):
        why = f"{at_hand} of {int(flow['retrieved'])} texts at hand" if at_hand else "no texts at hand"
        return Recoding(
            folder if _coded(folder) else found.folder / "codes",
            f"{why}: redrawn from the codes of {_coded(folder) or _coded(found.folder / 'codes')} articles",
        )
    raise ArticleSetError(f"{path}: no readable text and no codes; `framing check {path}` tells what is missing")


def _keep_vocabulary(found: ArticleSet, folder: Path, terms: Path) -> None:
    """Write the words that set outlets apart beside codes that hold no words: of `terms` a published set keeps this."""
    codes = read_codes(found, folder=folder)
    whole = Codes(codes.tables | {"terms": typed("terms", read_csv(terms))}, codes.kind, codes.corrections, codes.folder)
    by = found.study.rows
    write_csv(plots.top_words(vocabulary(whole, by), by), folder / f"{VOCABULARY}.csv")


def _made_of(folder: Path) -> int:
    """How many texts were at hand when the codes were made: with duplicates and those that were not relevant."""
    if not has_table(folder, "flow"):
        return _coded(folder)
    return int((read_table(folder, "flow")["step"] != "retrieved").sum())


def _coded(folder: Path) -> int:
    return len(read_table(folder, "articles")) if has_table(folder, "articles") else 0
