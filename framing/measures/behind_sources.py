"""From a row of a comparison of sources back to the attributions that it counts."""

from collections.abc import Iterable, Mapping

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.cues import NO_CUE
from framing.measures.kept import Kept
from framing.measures.same_speaker import with_one_name_each
from framing.measures.sources import ROLES, attributions

Genres = Iterable[str] | None
Found = tuple[pd.DataFrame, pd.Series]  # the rows of the denominator, and which of them the value counts
ORDER = ["article_id", "start"]


def of_speakers(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """The attributions of a kind; for distinct speakers the one in which each first stands in an article."""
    frame = kept(_in_order, by, genres, row["kind"] == "attitude")
    frame = frame[(frame[by] == unit) & (frame["kind"] == row["kind"])]
    if row["measure"] == "speakers":
        frame = frame.drop_duplicates(["article_id", "speaker"])
    role = role_of(row)
    return frame, frame[role] == row[role]


def of_cues(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """A side's speech, and of it what is introduced by the row's reporting words."""
    frame, role = kept(attributions, by, genres), role_of(row)
    frame = frame[(frame[by] == unit) & (frame["kind"] == "speech") & ~frame["nested"].fillna(False)]
    frame = frame[frame[role] == row[role]]
    return frame, frame["cue_class"].fillna(NO_CUE) == row["cue_class"]


def of_diversity(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """All speech; for the number of speakers each speaker's first in an article."""
    frame = kept(_in_order, by, genres, False)
    frame = frame[(frame[by] == unit) & (frame["kind"] == "speech")]
    if row["measure"] == "speakers":
        frame = frame.drop_duplicates(["article_id", "speaker"])
    return frame, pd.Series(True, index=frame.index)


def of_overlap(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """What the named speakers of either unit say, and of it what those say whom both have."""
    frame = kept(_named, by, genres)
    frame = frame[frame["kind"] == "speech"]
    person = frame["speaker_kind"] == "person"
    frame = frame[{"person": person, "institution": ~person}.get(row["speakers"], person | True)]
    one, other = (set(frame.loc[frame[by] == name, "speaker"]) for name in (unit, row["other"]))
    frame = frame[frame[by].isin([unit, row["other"]])]
    return frame, frame["speaker"].isin(one & other)


def of_analysts(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """What a unit has of an analyst, under all names of the person."""
    frame = kept(_named, by, genres)
    frame = frame[(frame["speaker_kind"] == "person") & (frame["source_type"] == "analyst")]
    frame = frame[(frame[by] == unit) & (frame["speaker"] == row["speaker"])]
    return frame, pd.Series(True, index=frame.index)


def of_same_speaker(kept: Kept, row: Mapping) -> Found:
    """The attributions under one of a person's names."""
    frame = kept.codes["attributions"]
    frame = frame[(frame["speaker"] == row["variant"]) & (frame["speaker_kind"] == "person") & frame["named"].fillna(False)]
    return frame, pd.Series(True, index=frame.index)


def _in_order(codes: Codes, by: str, genres: Genres, attitudes: bool) -> pd.DataFrame:
    """The attributions in the order in which they stand in their articles."""
    return attributions(codes, by, genres, attitudes).sort_values(ORDER, kind="stable")


def _named(codes: Codes, by: str, genres: Genres) -> pd.DataFrame:
    """The attributions to somebody with a name, persons under one name each."""
    frame = attributions(codes, by, genres)
    return with_one_name_each(codes, frame[frame["named"].fillna(False)])


def role_of(row: Mapping) -> str:
    """The column that says in what role sources are compared."""
    return next(role for role in ROLES if role in row)
