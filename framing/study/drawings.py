"""The figures of a study, each with the table of the numbers drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from framing import measures, plots
from framing.corpus.codes import Codes
from framing.study.data import StudyData

LABELS, CASUALTIES, ATTRIBUTIONS = (  # the accuracy that a figure rests on
    "labels.f1_category_actor_voice",
    "casualties.f1_bounds_event_source",
    "attributions.f1_type_party_quote",
)


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
    figure = plots.wording(numbers, study.names, study.says(LABELS) + _difference(study, _wording_numbers), study.by)
    return Drawing(figure, _beside(study, numbers, _wording_numbers))


def draw_actors(study: StudyData) -> Drawing:
    """Figure 3: the same group, differently named."""
    numbers = measures.actor_families(study.codes, study.by)
    return Drawing(
        plots.actors(numbers, study.names, study.says(LABELS), study.by),
        _beside(study, numbers, measures.actor_families, "phrases"),
    )


def draw_tolls(study: StudyData) -> Drawing:
    """Figure 4: every figure for every event, and whose it is."""
    numbers = measures.tolls(study.codes)
    return Drawing(plots.tolls(numbers, study.names, study.says(CASUALTIES), study.colours), numbers)


def draw_speakers(study: StudyData, role: str = "source_type") -> Drawing:
    """Figure 6: who gets to speak, by source type or party."""

    def shares(codes: Codes, by: str) -> pd.DataFrame:
        return measures.speakers(codes, role, by)

    numbers = shares(study.codes, study.by)
    heading = "Who gets to speak?" if role == "source_type" else "Whose people get to speak?"
    figure = plots.speakers(
        numbers, study.says(ATTRIBUTIONS) + _difference(study, shares), role, study.by, study.colours, study.names, heading
    )
    return Drawing(figure, _beside(study, numbers, shares))


def draw_analysts(study: StudyData) -> Drawing:
    """Figure 7: which analysts are cited where, and how many words they are given."""
    numbers = measures.analysts(study.codes, study.by)
    return Drawing(plots.analysts(numbers, study.says("attributions.f1_analysts"), study.by, study.names), numbers)


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
