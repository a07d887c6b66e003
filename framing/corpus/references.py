"""References between coded rows, once some rows are taken out: none may point to a row that is gone."""

from framing.corpus.units import Row
from framing.tables.columns import UNLISTED

HOLDERS = {"labels": "attribution_id", "casualties": "attribution_id", "loaded": "attribution_id", "attributions": "parent"}

Rows = dict[str, list[Row]]


def without_dangling(rows: Rows, gone: Rows) -> Rows:
    """The rows without references to rows that are gone.

    What an attribution taken out held is held by the attribution around it, or by none. An event that no codebook lists is
    named by the first claim that tells of it; where that one is gone, by the next one.
    """
    around = {(a["article_id"], a["attribution_id"]): a["parent"] for a in gone["attributions"]}
    out = {name: [_held(row, HOLDERS.get(name), around) for row in table] for name, table in rows.items()}
    for claim in gone["casualties"]:
        _rename(out["casualties"], claim["article_id"], f"{UNLISTED}{claim['claim_id']}")
    return out


def _held(row: Row, column: str | None, around: dict[tuple, str | None]) -> Row:
    if column is None:
        return row
    holder = row.get(column)
    while (row["article_id"], holder) in around:
        holder = around[row["article_id"], holder]
    nested = {"nested": holder is not None} if column == "parent" else {}
    return row | {column: holder} | nested if holder != row.get(column) else row


def _rename(claims: list[Row], article: str, event: str) -> None:
    alike = [n for n, row in enumerate(claims) if row["article_id"] == article and row["event"] == event]
    for n in alike:
        claims[n] = claims[n] | {"event": f"{UNLISTED}{claims[alike[0]]['claim_id']}"}
