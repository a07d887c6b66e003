"""From a number back to the words: the coded rows behind a cell, and the sentences behind coded rows."""

import pandas as pd

from framing.corpus.articles import Articles

WIDTH = 90  # characters of the text shown on either side


def context(
    rows: pd.DataFrame, articles: Articles, where: dict | pd.Series | None = None, width: int = WIDTH
) -> pd.DataFrame:
    """The words behind coded rows, where the texts are at hand.

    `rows`: rows of any table with article_id, start and end (a coded table, or a selection of one); `where` keeps the rows
    whose columns hold the given values, so that a row of a comparison table leads back to what was counted:
    `context(codes["labels"], articles, {"article_id": "a1", "category": "terrorist"})`. Keys that the table doesn't have
    are ignored. Columns: article_id, start, end, before, words, after; words is empty where the text is not at hand.
    """
    for key, value in dict(where if where is not None else {}).items():
        if key in rows.columns and pd.notna(value):
            rows = rows[rows[key] == value]
    found = []
    for row in rows.itertuples():
        text, start, end = articles.texts.get(row.article_id), int(row.start), int(row.end)
        shown: dict[str, str | None] = {"before": None, "words": None, "after": None}
        if text is not None:
            shown = {
                "before": _flat(text[max(0, start - width) : start]),
                "words": text[start:end],
                "after": _flat(text[end : end + width]),
            }
        found.append({"article_id": row.article_id, "start": start, "end": end, **shown})
    return pd.DataFrame(found, columns=["article_id", "start", "end", "before", "words", "after"])


def _flat(text: str) -> str:
    return " ".join(text.split())
