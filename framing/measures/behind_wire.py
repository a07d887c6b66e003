"""From a row on shared passages or loaded words back to the stretches of text that it counts."""

import json
from collections.abc import Iterable, Mapping

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import compared
from framing.measures.kept import Kept
from framing.measures.loaded import ALL, NOT_SAID
from framing.measures.wire import ANY, same_passage, shared_words, sides

Genres = Iterable[str] | None
Found = tuple[pd.DataFrame, pd.Series]  # the rows of the denominator, and which of them the value counts


def of_loaded(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """A unit's uses of loaded words about the row's party, in its voice."""
    frame = kept(compared, "loaded", by, genres)
    frame = frame[(frame[by] == unit) & (frame["about"] == row["about"])]
    frame = frame[frame["party"].fillna(NOT_SAID) == row["party"]]
    frame = frame[(frame["voice"] == "own") == (row["voice"] == "own")]
    frame = frame if row["entry"] == ALL else frame[frame["entry"] == row["entry"]]
    return _all(frame)


def of_copy(kept: Kept, row: Mapping, by: str, unit: str, genres: Genres) -> Found:
    """The passages that a unit's articles share with others; one that several have is given once for each of them."""
    articles = kept(compared, "articles", by, genres)
    here = set(articles.loc[articles[by] == unit, "article_id"])
    whose = {article: credit for article, (_, credit) in kept(shared_words)}
    frame = kept(sides)
    return _all(frame[[a in here and row["credit"] in (ANY, whose.get(a)) for a in frame["article_id"]]])


def of_carried(kept: Kept, row: Mapping) -> Found:
    """A passage as each article has it, in their order."""
    spans = kept(sides)
    passage = pd.Series(same_passage(spans), index=spans.index)
    first = (spans["article_id"] == row["article_id"]) & (spans["start"] == row["start"]) & (spans["end"] == row["end"])
    spans = spans[passage.isin(passage[first])].sort_values("words", ascending=False, kind="stable")
    spans = spans.drop_duplicates("article_id").set_index("article_id", drop=False)
    order = [a for a in json.loads(row["article_ids"]) if a in spans.index]
    return _all(spans.loc[order].reset_index(drop=True))


def of_shared(kept: Kept, row: Mapping) -> Found:
    """The passage in the row's article; nothing where it shares none."""
    names = kept(Codes.with_articles, "articles").set_index("article_id")["row"]
    frame = kept(sides, ("copy", "quotation"))
    frame = frame[(frame["article_id"].map(names) == row["row"]) & (frame["other_id"].map(names) == row.get("other_row"))]
    frame = frame[(frame["first_word"] == row.get("first_word")) & (frame["words"] == row["words"])]
    return _all(frame[frame["kind"] == row.get("kind")])


def _all(frame: pd.DataFrame) -> Found:
    return frame, pd.Series(True, index=frame.index)
