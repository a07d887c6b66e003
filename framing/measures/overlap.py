"""Shared sources: do outlets hear the same people and institutions?"""

from itertools import combinations

import numpy as np
import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import COLUMNS, OUTLETS_OWN, units
from framing.measures.same_speaker import with_one_name_each
from framing.measures.sources import attributions

SORTS = ("all", "person", "institution")
OVERLAP = ("sources", "other_sources", "shared", "names")


def source_overlap(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """For every pair of outlets (or articles) how many of their named speakers they have in common.

    `value` is the Jaccard index |A ∩ B| / |A ∪ B| over the distinct named speakers of speech in all articles of either
    unit: 0 = nobody in common, 1 = the same speakers; empty where neither names any. It is a share of their speakers
    together (n = |A ∪ B|), so a unit with many sources can share few of them with one that has few; look at
    `sources` and `shared` too.

    One row per pair and sort of `speakers`: `all`, `person`, or `institution` (everything named that is no person:
    institutions, documents, named groups). Governments speak everywhere, so persons tell more about whom a newsroom asks.
    Columns: what is compared, other (the second of the pair, by name), speakers, measure (`jaccard`), n, articles (of
    both, with a named speaker), value, low and high (empty: a pair has no interval), sources and other_sources (distinct
    named speakers of each), shared (how many they share), names (who that is, sorted, with "; " between).

    Persons are the same where `same_speakers` finds them so, institutions where their canonical names are equal; sources
    without a name ("officials") can't be known again and are left out, as are positions and attitudes. Wire copy makes
    outlets share speakers. More articles mean more speakers: compare units of about the same number. Rows grow with the
    square of the units: compare articles of small sets only. Raises TableError for an unknown `by`.
    """
    frame = attributions(codes, by, genres)
    frame = with_one_name_each(codes, frame[(frame["kind"] == "speech") & frame["named"].fillna(False)])
    person = frame["speaker_kind"] == "person"
    rows = []
    for sort, chosen in zip(SORTS, (frame, frame[person], frame[~person]), strict=True):
        heard = {unit: set(group["speaker"]) for unit, group in chosen.groupby(by)}
        articles = chosen.groupby(by)["article_id"].nunique().to_dict()
        for one, other in combinations(units(codes, by, genres), 2):
            pair = _pair(heard.get(one, set()), heard.get(other, set()), articles.get(one, 0) + articles.get(other, 0))
            rows.append({by: one, "other": other, "speakers": sort, **pair})
    return pd.DataFrame(rows, columns=[by, "other", "speakers", *COLUMNS, *OVERLAP])


def _pair(one: set[str], other: set[str], articles: int) -> dict:
    shared, together = one & other, one | other
    return {
        "measure": "jaccard",
        "n": len(together),
        "articles": int(articles),
        "value": len(shared) / len(together) if together else np.nan,
        "low": np.nan,
        "high": np.nan,
        "sources": len(one),
        "other_sources": len(other),
        "shared": len(shared),
        "names": "; ".join(sorted(shared)),
    }
