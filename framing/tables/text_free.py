"""Tables for publication: no string from a text longer than eight words, no private person's name."""

import re

import pandas as pd

from framing.tables.columns import TABLES

PRIVATE = re.compile(r"resident \d+ \(")  # how the code of a private person begins
LONGEST = 8  # words of a text that a published cell may hold
PRIVATE_VICTIMS = ("people", "children", "women", "men", "civilians", "militants", "other", "mixed")


def text_free(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables without anybody's sentences.

    Columns of words (source, agent, cue, victims_detail) are emptied, `terms` is left out, other strings from a
    text are cut to eight words, and private persons appear by a code: named residents as `resident 1 (ARTICLE)` and so on
    in their article's order, so that those of two articles are not taken for one person, the
    names of victims who are no commanders or officials as `[name]`.
    """
    out = {}
    for name, frame in tables.items():
        frame = frame.copy()
        for column in TABLES[name]:
            if column.words:
                frame[column.name] = pd.Series(pd.NA, index=frame.index, dtype="string")
            elif column.name in ("text", "qualifier", "affiliation"):
                frame[column.name] = frame[column.name].map(shortened, na_action="ignore").astype("string")
        out[name] = frame
    if "terms" in out:
        out["terms"] = out["terms"].iloc[:0]
    if "attributions" in out:
        _hide_residents(out["attributions"])
    if "casualties" in out:
        _hide_victims(out["casualties"])
    return out


def shortened(value: str) -> str:
    """The first eight words of a string, with a mark where there are more."""
    words = value.split()
    return value if len(words) <= LONGEST else " ".join(words[:LONGEST]) + " …"


def _hide_residents(attributions: pd.DataFrame) -> None:
    private = (
        (attributions["source_type"] == "resident")
        & (attributions["speaker_kind"] == "person")
        & attributions["named"].fillna(False)
    )
    people = attributions.loc[private, ["article_id", "speaker"]].drop_duplicates()
    numbers = people.groupby("article_id").cumcount() + 1
    codes = {
        tuple(p): f"resident {n} ({p.article_id})" for p, n in zip(people.itertuples(index=False), numbers, strict=True)
    }
    for row in attributions.index[private]:
        attributions.loc[row, "speaker"] = codes[tuple(attributions.loc[row, ["article_id", "speaker"]])]


def _hide_victims(casualties: pd.DataFrame) -> None:
    private = casualties["victims_named"].fillna(False) & casualties["victims_group"].isin(PRIVATE_VICTIMS)
    casualties.loc[private, "text"] = "[name]"
