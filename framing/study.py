"""A whole study: a set's codes in, comparison tables and figures with their numbers out, and a manifest of the run."""

import importlib.metadata
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from framing import measures, plots
from framing.agreement import score
from framing.codebook import Codebook, read_codebook
from framing.coding.run import code_set
from framing.corpus import ArticleSet, open_set
from framing.corpus.codes import Codes, read_codes
from framing.corpus.flow import check_set
from framing.errors import ArticleSetError, CodesError
from framing.measures.wording import STANDARDISED
from framing.plots.style import party_colours
from framing.statistics import DESCRIPTION_ONLY, INTERVAL_FROM
from framing.tables import read_table, write_csv, write_whole
from framing.tables.files import has_table

LIBRARIES = ("matplotlib", "numpy", "pandas", "scipy", "spacy", "textstat")
WHOSE = {
    "machine": "Machine codes",
    "corrected": "Machine codes with a person's corrections",
    "reference": "Reference codes",
}


@dataclass(frozen=True)
class StudyData:
    """A set opened for comparison: its codes, codebook, and the names and colours that all its figures share."""

    set: ArticleSet
    codes: Codes
    machine: Codes
    codebook: Codebook
    by: str

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of actors, parties and events by id."""
        parties = {p.id: p.names[0].removeprefix("the ") for p in self.codebook.parties}
        events = {e.id: f"{e.title}, {e.date}" for e in self.codebook.events}
        return (
            parties
            | {a.id: a.name for a in self.codebook.actors}
            | events
            | {STANDARDISED: "All common actors, standardised", "generic": "nobody in particular", "other": "other"}
        )

    @cached_property
    def colours(self) -> dict[str, str]:
        """A colour for each party, the same in all figures."""
        return party_colours([*self.codes["attributions"]["party"], *self.codes["casualties"]["source_party"].dropna()])

    @property
    def subtitle(self) -> str:
        """What every figure says of itself: whose codes, how many articles, and how far it speaks."""
        articles = self.codes["articles"]
        per_unit = articles.groupby("outlet", dropna=False).size().min() if self.by == "outlet" and len(articles) else 1
        count = f"{len(articles)} article{'s' if len(articles) != 1 else ''}"
        corrected = f" ({self.codes.corrections} corrections)" if self.codes.kind == "corrected" else ""
        if per_unit < DESCRIPTION_ONLY:
            five = "these five articles" if len(articles) == 5 else "these articles"
            scope = f"Describes {five}, no outlet at large."
        else:
            scope = (
                "No intervals: fewer than ten articles per outlet."
                if per_unit < INTERVAL_FROM
                else "Intervals: 95 %, over articles."
            )
        return f"{WHOSE[self.codes.kind]}{corrected}, {count}. {scope}"


def open_study(path: str | Path, codes: str | None = None, codes_folder: Path | None = None) -> StudyData:
    """Open a coded set: `codes` is machine, corrected or reference (study.yml says which if it is not given).

    `codes_folder` names the folder of the machine codes, if it is not the set's codes/. Raises ArticleSetError,
    CodebookError or CodesError.

    >>> import tempfile, framing
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path)
    >>> study = framing.open_study(path, codes="reference")
    >>> len(study.codes["labels"])
    174
    """
    found = open_set(path)
    kind = codes or found.study.codes
    machine = read_codes(found, "machine", codes_folder)
    chosen = machine if kind == "machine" else read_codes(found, kind, codes_folder)
    return StudyData(found, chosen, machine, read_codebook(found.codebook), found.study.rows)


@dataclass(frozen=True)
class Drawing:
    """A figure with the table of the numbers drawn; in a notebook it shows the figure."""

    figure: Figure
    numbers: pd.DataFrame

    def _repr_png_(self) -> bytes:
        return plots.as_png(self.figure)


def draw_wording(study: StudyData) -> Drawing:
    """Figure 1: label families per actor and outlet, own and others' words."""
    numbers = _wording_numbers(study.codes, study.by)
    figure = plots.wording(numbers, study.names, study.subtitle + _difference(study, _wording_numbers), study.by)
    return Drawing(figure, _beside(study, numbers, _wording_numbers))


def draw_actors(study: StudyData) -> Drawing:
    """Figure 3: the same group, differently named."""
    numbers = measures.actor_families(study.codes, study.by)
    return Drawing(
        plots.actors(numbers, study.names, study.subtitle, study.by),
        _beside(study, numbers, measures.actor_families, "phrases"),
    )


def draw_tolls(study: StudyData) -> Drawing:
    """Figure 4: every figure for every event, and whose it is."""
    numbers = measures.tolls(study.codes)
    return Drawing(plots.tolls(numbers, study.names, study.subtitle, study.colours), numbers)


def draw_speakers(study: StudyData, role: str = "source_type") -> Drawing:
    """Figure 6: who gets to speak, by source type or party."""

    def shares(codes: Codes, by: str) -> pd.DataFrame:
        return measures.speakers(codes, role, by)

    numbers = shares(study.codes, study.by)
    heading = "Who gets to speak?" if role == "source_type" else "Whose people get to speak?"
    figure = plots.speakers(
        numbers, study.subtitle + _difference(study, shares), role, study.by, study.colours, study.names, heading
    )
    return Drawing(figure, _beside(study, numbers, shares))


def draw_analysts(study: StudyData) -> Drawing:
    """Figure 7: which analysts are cited where, and how many words they are given."""
    numbers = measures.analysts(study.codes, study.by)
    return Drawing(plots.analysts(numbers, study.subtitle, study.by, study.names), numbers)


FIGURES: dict[str, Callable[[StudyData], Drawing]] = {
    "wording": draw_wording,
    "actors": draw_actors,
    "tolls": draw_tolls,
    "speakers": draw_speakers,
    "speakers_by_party": lambda study: draw_speakers(study, "party"),
    "analysts": draw_analysts,
}


def _wording_numbers(codes: Codes, by: str) -> pd.DataFrame:
    shares = measures.label_shares(codes, by)
    return pd.concat([shares, measures.standardised_shares(shares, by)], ignore_index=True)


def _keys(numbers: pd.DataFrame, value: str) -> list[str]:
    return [c for c in numbers.columns if c not in (value, "n", "articles", "low", "high", "references", "phrases")]


def _beside(
    study: StudyData, numbers: pd.DataFrame, measure: Callable[[Codes, str], pd.DataFrame], value: str = "value"
) -> pd.DataFrame:
    """The numbers with the machine's value beside them, where other codes than the machine's are drawn."""
    if study.codes.kind == "machine":
        return numbers
    keys = _keys(numbers, value)
    machine = measure(study.machine, study.by)[[*keys, value]].rename(columns={value: f"machine_{value}"})
    return numbers.merge(machine, on=keys, how="left")


def _difference(study: StudyData, measure: Callable[[Codes, str], pd.DataFrame]) -> str:
    """How far the machine's shares are from those drawn, in percentage points; nothing where the machine's are drawn."""
    if study.codes.kind == "machine":
        return ""
    both = _beside(study, measure(study.codes, study.by), measure)
    both = both[(both["measure"] != "pooled_share") & (both["value"].fillna(0) + both["machine_value"].fillna(0) > 0)]
    points = 100 * (both["value"] - both["machine_value"].fillna(0)).abs().mean()
    return f" The machine's shares differ by {points:.1f} points on average." if len(both) else ""


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
    for name, draw in FIGURES.items():
        progress(name)
        drawing = draw(study)
        write_csv(drawing.numbers, out / f"{name}.csv")
        written += [out / f"{name}.csv", *plots.save(drawing.figure, out / name, formats)]
    accuracy = _accuracy(study)
    write_whole(
        out / "manifest.json",
        lambda part: part.write_text(
            json.dumps(manifest(study, accuracy), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        ),
    )
    return [*written, out / "manifest.json"]


def manifest(study: StudyData, accuracy: dict | None) -> dict:
    """What a run was made from: set, codes, articles with their digests, codebook, coder's accuracy, library versions."""
    articles = study.codes["articles"]
    return {
        "set": study.set.name,
        "title": study.set.study.title,
        "codes": study.codes.kind,
        "corrections": study.codes.corrections,
        "articles": [
            {"article_id": r.article_id, "sha256": None if pd.isna(r.sha256) else r.sha256} for r in articles.itertuples()
        ],
        "rows": {name: len(study.codes[name]) for name in ("labels", "casualties", "attributions", "mentions")},
        "problems": len(study.codes["problems"]),
        "codebook": {"version": study.codebook.version, "digest": study.codebook.digest},
        "accuracy_against_reference_codes": accuracy,
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES}
        | {"framing": importlib.metadata.version("framing")},
    }


def _accuracy(study: StudyData) -> dict | None:
    """The machine's agreement with the set's reference codes, by layer; None where the set has none."""
    try:
        reference = read_codes(study.set, "reference") if study.codes.kind != "reference" else study.codes
    except CodesError:
        return None
    return {
        layer: {"reference": s.reference, "machine": s.coded, **s.f1}
        for layer, s in score(reference.tables, study.machine.tables).items()
    }


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
) -> Recoding:
    """Code a set from its words where they are at hand; else its codes stay as they are.

    Codes go to the set's codes/ as CSV, without the words unless study.yml says `texts: published`; with `out` to
    out/codes. Codes of more articles than there are texts at hand are never replaced. Raises ArticleSetError when there
    are neither texts nor codes.
    """
    found = open_set(path)
    folder = (out or found.folder) / "codes"
    flow = check_set(path, texts).flow.set_index("outlet").loc["all"]
    at_hand, known = int(flow["readable"]), _coded(folder)
    if at_hand and at_hand >= known:
        run = code_set(
            found,
            folder,
            texts=texts,
            forms=("csv",),
            text_free=found.study.texts == "withheld",
            workers=workers,
            progress=progress,
        )
        return Recoding(folder, f"coded from the words of {at_hand} of {run.found} articles")
    if known or _coded(found.folder / "codes"):
        why = f"{at_hand} of {int(flow['found'])} texts at hand" if at_hand else "no texts at hand"
        return Recoding(
            folder if known else found.folder / "codes",
            f"{why}: redrawn from the codes of {known or _coded(found.folder / 'codes')} articles",
        )
    raise ArticleSetError(f"{path}: no readable text and no codes; `framing check {path}` tells what is missing")


def _coded(folder: Path) -> int:
    return len(read_table(folder, "articles")) if has_table(folder, "articles") else 0
