"""From the numbers of a figure back to the coded rows that they count."""

from collections.abc import Callable

import pandas as pd

from framing import measures
from framing.measures.comparison import OUTLETS_OWN
from framing.measures.cues import NO_CUE
from framing.measures.same_speaker import with_one_name_each
from framing.measures.whose_figures import ALL, UNKNOWN
from framing.report.document import Code, Codes
from framing.report.marks import one_line
from framing.study.data import StudyData

KEYS = {"labels": "label_id", "casualties": "claim_id", "attributions": "attribution_id"}
WORDING = ("wording", "own_voice", "actors")


def codes_of(rows: pd.DataFrame, layer: str) -> Codes:
    """The codes that rows of a coded table are; among labels, rows without an id are names (`mentions`)."""
    found = []
    for row in rows[["article_id", "start", KEYS[layer]]].itertuples(index=False):
        article, start, key = row
        code = Code("mentions", article, str(int(start))) if pd.isna(key) else Code(layer, article, one_line(key))
        found.append(code)
    return tuple(sorted(set(found), key=lambda c: (c.article_id, c.layer, len(c.key), c.key)))


def traces(study: StudyData, figure: str, numbers: pd.DataFrame) -> tuple[Codes, ...]:
    """For each row of a figure's numbers the codes that it counts; nothing for a figure whose rows can't be led back.

    For shares these are the rows of the numerator; for distinct speakers all attributions to such speakers.
    """
    if figure in WORDING:
        known: dict[tuple, Codes] = {}  # mean and pooled share count the same rows
        return tuple(_wording(study, row, known) for row in numbers.to_dict("records"))
    if figure not in BASES:
        return ()
    layer, base = BASES[figure]
    rows = base(study)
    keys = [c for c in _KEYS if c in rows and c in numbers]
    return tuple(codes_of(_alike(rows, row, keys), layer) for row in numbers.to_dict("records"))


def _wording(study: StudyData, row: dict, known: dict[tuple, Codes]) -> Codes:
    counts = row.get("value", row.get("phrases"))
    if not counts or pd.isna(counts):
        return ()
    row = row | {"measure": str(row.get("measure", "phrases")).removeprefix("pooled_")}
    key = tuple(str(value) for name, value in row.items() if name in _WORDING_KEYS)
    if key not in known:
        known[key] = codes_of(measures.behind(study.codes, row), "labels")
    return known[key]


def _alike(rows: pd.DataFrame, row: dict, keys: list[str]) -> pd.DataFrame:
    """The rows that have the values of a row of numbers; `(all)` and empty cells take any."""
    hit = pd.Series(True, index=rows.index)
    for key in keys:
        if pd.notna(row[key]) and row[key] != ALL:
            hit &= (rows[key] == row[key]).fillna(False)
    return rows[hit]


def whose_claims(study: StudyData) -> pd.DataFrame:
    """The casualty claims that `whose_figures` counts."""
    claims = measures.distinct_claims(study.codes, study.by, OUTLETS_OWN)
    return claims[claims["kind"] == "study"].assign(victims_party=lambda c: c["victims_party"].fillna(UNKNOWN))


def told_figures(study: StudyData) -> pd.DataFrame:
    """The casualty claims that `tolls` draws."""
    claims = study.codes["casualties"][["article_id", "start", "claim_id", "event", "effect"]]
    return claims.merge(measures.tolls(study.codes)[["article_id", "start", "event", "effect", "row"]].drop_duplicates())


def speech(study: StudyData) -> pd.DataFrame:
    """The attributions that `speakers` counts."""
    return measures.attributions(study.codes, study.by)


def _cues(study: StudyData) -> pd.DataFrame:
    rows = speech(study)
    rows = rows[(rows["kind"] == "speech") & ~rows["nested"].fillna(False)]
    return rows.assign(cue_class=rows["cue_class"].fillna(NO_CUE))


def named_analysts(study: StudyData) -> pd.DataFrame:
    """The attributions that `analysts` counts."""
    rows = measures.attributions(study.codes, study.by, None)
    named = rows["named"].fillna(False) & (rows["speaker_kind"] == "person") & (rows["source_type"] == "analyst")
    return with_one_name_each(study.codes, rows[named]).drop(
        columns=["affiliation", "affiliation_type", "affiliation_country"]
    )


def clauses(study: StudyData) -> pd.DataFrame:
    """The killing clauses that `agency` counts."""
    rows = measures.killing_clauses(study.codes, study.codebook, study.by)
    return rows.assign(victims_party=rows["victims_party"].fillna(UNKNOWN))


BASES: dict[str, tuple[str, Callable[[StudyData], pd.DataFrame]]] = {
    "tolls": ("casualties", told_figures),
    "whose_figures": ("casualties", whose_claims),
    "speakers": ("attributions", speech),
    "speakers_by_party": ("attributions", speech),
    "claims": ("attributions", _cues),
    "analysts": ("attributions", named_analysts),
    "agency": ("casualties", clauses),
}
_WORDING_KEYS = ("outlet", "article", "set", "actor", "category", "family", "voice", "refers_to", "where", "measure")
_KEYS = (  # columns by which a row of numbers says what it counts
    *("outlet", "article", "set", "row", "article_id", "start", "event", "effect"),
    *("victims_party", "source_party", "author", "agency", "construction"),
    *("source_type", "party", "kind", "cue_class", "speaker"),
)
