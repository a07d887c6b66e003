"""From a row of a comparison of casualties back to the claims and clauses that it counts."""

from collections.abc import Iterable, Mapping

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.agency import killing_clauses
from framing.measures.casualties import COMPARED, SIDES, UNKNOWN, distinct_claims, statements, tolls
from framing.measures.kept import Kept
from framing.measures.whose_figures import ALL, doubts_of

Genres = Iterable[str] | None
Found = tuple[pd.DataFrame, pd.Series]  # the rows of the denominator, and which of them the value counts


def of_figures(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """A unit's distinct claims about the row's victims, and of them those of the row's source."""
    frame = kept(distinct_claims, by, genres)
    frame = _about(frame[(frame["kind"] == "study") & (frame[by] == unit)], row, _side(row))
    return frame, frame["source_party"] == row["source_party"]


def of_doubts(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """The statements of a party, and of them those with the row's doubt."""
    frame = kept(statements, by, genres)
    doubted = kept(_doubts, by, genres)[row["doubt"]]
    frame = _about(frame[frame[by] == unit], row, "source_party" if "source_party" in row else _side(row))
    return frame, doubted.loc[frame.index]


def of_agency(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """A unit's killing clauses about the row's victims, and of them those of the row's agency and construction."""
    if kept.codebook is None:
        raise TableError("a row of agency needs the codebook: behind(study.codes, row, codebook=study.codebook)")
    frame = kept(killing_clauses, kept.codebook, by, genres)
    frame = _about(frame[(frame[by] == unit) & (frame["author"] == row["author"])], row, _side(row))
    hit = frame["agency"] == row["agency"]
    return frame, hit if row["construction"] == ALL else hit & (frame["construction"] == row["construction"])


def of_toll(kept: Kept, row: Mapping) -> Found:
    """The claim that a toll is."""
    frame = kept.codes["casualties"]
    frame = frame[(frame["article_id"] == row["article_id"]) & (frame["start"] == row["start"])]
    return frame, pd.Series(True, index=frame.index)


def of_disagreement(kept: Kept, row: Mapping) -> Found:
    """The two claims that contradict each other."""
    given = kept(tolls)
    given = given[(given["event"] == row["event"]) & (given["effect"] == row["effect"])]
    places = []
    for side in ("a", "b"):
        same = [all(_alike(cells[c], row.get(f"{c}_{side}")) for c in COMPARED) for cells in given.to_dict("records")]
        places += list(zip(*(given.loc[same, c] for c in ("article_id", "start")), strict=True))[:1]
    frame = kept.codes["casualties"]
    frame = frame[[place in places for place in zip(frame["article_id"], frame["start"], strict=True)]]
    return frame, pd.Series(True, index=frame.index)


def _doubts(codes: Codes, by: str, genres: Genres) -> pd.DataFrame:
    """For each statement which doubts it is told with."""
    return doubts_of(statements(codes, by, genres), codes)


def _alike(one, other) -> bool:
    return bool((pd.isna(one) and pd.isna(other)) or (pd.notna(one) and pd.notna(other) and one == other))


def _side(row: Mapping) -> str:
    return next(side for side in SIDES if side in row)


def _about(frame: pd.DataFrame, row: Mapping, column: str) -> pd.DataFrame:
    """The rows about the row's victims (or of its source); all for `(all)`."""
    return frame if row[column] == ALL else frame[frame[column].fillna(UNKNOWN) == row[column]]
