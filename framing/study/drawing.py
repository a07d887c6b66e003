"""A figure of a study with its numbers, and how far the machine's numbers are from those drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from framing import plots
from framing.corpus.codes import Codes
from framing.study.data import StudyData

LABELS, CASUALTIES, ATTRIBUTIONS = (  # the accuracy that a figure rests on
    "labels.f1_category_actor_voice",
    "casualties.f1_bounds_event_source",
    "attributions.f1_type_party_quote",
)

RESULTS = {  # columns that a measure fills; the others say what a row is about
    *("n", "articles", "low", "high", "references", "phrases"),
    *("sources", "other_sources", "shared", "names"),
    *("affiliation", "affiliation_type", "affiliation_country", "attributions", "words", "quoted", "first", "outlets"),
}

NOT_SHARES = ("claims", "clauses")  # measures that say nothing of how far shares differ


@dataclass(frozen=True)
class Drawing:
    """A figure with the table of the numbers drawn; in a notebook it shows the figure."""

    figure: Figure
    numbers: pd.DataFrame

    def _repr_png_(self) -> bytes:
        return plots.as_png(self.figure)


def _keys(numbers: pd.DataFrame, value: str) -> list[str]:
    return [c for c in numbers.columns if c != value and c not in RESULTS]


def beside(
    study: StudyData, numbers: pd.DataFrame, measure: Callable[[Codes, str], pd.DataFrame], value: str = "value"
) -> pd.DataFrame:
    """The numbers with the machine's value beside them, where other codes than the machine's are drawn."""
    if study.codes.kind == "machine":
        return numbers
    keys = _keys(numbers, value)
    machine = measure(study.machine, study.by)[[*keys, value]].rename(columns={value: f"machine_{value}"})
    return numbers.merge(machine, on=keys, how="left")


def difference(study: StudyData, measure: Callable[[Codes, str], pd.DataFrame]) -> str:
    """How far the machine's shares are from those drawn, in percentage points; nothing where the machine's are drawn."""
    if study.codes.kind == "machine":
        return ""
    both = beside(study, measure(study.codes, study.by), measure)
    compare = ~both["measure"].isin(NOT_SHARES) & ~both["measure"].str.startswith("pooled_")
    both = both[compare & (both["value"].fillna(0) + both["machine_value"].fillna(0) > 0)]
    points = 100 * (both["value"] - both["machine_value"].fillna(0)).abs().mean()
    return f" The machine's shares differ by {points:.1f} points on average." if len(both) else ""
