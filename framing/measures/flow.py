"""The flow of articles: how many came how far, and why others did not."""

from collections.abc import Hashable, Mapping

import pandas as pd

from framing.corpus.codes import Codes
from framing.tables.values import REASONS, STEPS

ALL = "(all)"
NO_REFERENCE = "no reference codes"  # coded by the machine, but not by those whose codes are compared
COLUMNS = ["outlet", "step", "reason", "articles"]


def article_flow(codes: Codes) -> pd.DataFrame:
    """How many articles of each outlet reached each step, and how many came no further and why.

    Columns: outlet (`(all)` for the set), step, reason, articles. A row without a reason counts the articles that reached
    the step (retrieved, readable, unique, relevant, coded); a row with one those that reached the step and no further. So
    the articles of a step less its reasons are those of the next. A row for every step, for reasons where there are any.
    Where some coded articles have no codes of the kind that is opened, they are left out as `no reference codes`. Codes made
    before the table `flow` was written have the step coded alone.

    >>> from framing.corpus.codes import Codes
    >>> from framing.tables import TABLES, make_table
    >>> tables = {name: make_table(name, []) for name in TABLES}
    >>> tables["flow"] = make_table("flow", [{"article_id": "a", "step": "unique", "reason": "dates"}])
    >>> flow_counts(article_flow(Codes(tables, "machine")))
    {'retrieved': 1, 'readable': 1, 'unique': 1, 'dates': 1, 'relevant': 0, 'coded': 0}
    """
    flow, articles = codes["flow"], codes["articles"]
    if not len(flow):
        outlets = articles["outlet"].fillna("(no outlet)")
        counted = {ALL: len(articles), **outlets.value_counts().sort_index()}
        return pd.DataFrame([_row(outlet, "coded", None, n) for outlet, n in counted.items()], columns=COLUMNS)
    uncoded = (flow["step"] == "coded") & ~flow["article_id"].isin(articles["article_id"])
    flow = flow.assign(
        step=flow["step"].mask(uncoded, "relevant"),
        reason=flow["reason"].mask(uncoded, NO_REFERENCE),
        outlet=flow["outlet"].fillna("(no outlet)"),
    )
    rows = _rows(ALL, flow)
    for outlet, group in flow.groupby("outlet"):
        rows += _rows(outlet, group)
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(outlet: Hashable, flow: pd.DataFrame) -> list[dict]:
    """The rows of one outlet: each step, and behind it why articles came no further."""
    rows = []
    for number, step in enumerate(STEPS):
        rows.append(_row(outlet, step, None, int(flow["step"].isin(STEPS[number:]).sum())))
        last = flow[flow["step"] == step]["reason"].value_counts().to_dict()
        rows += [_row(outlet, step, reason, last[reason]) for reason in (*REASONS, NO_REFERENCE) if reason in last]
    return rows


def _row(outlet: Hashable, step: str, reason: str | None, n: int) -> dict:
    return {"outlet": outlet, "step": step, "reason": reason, "articles": int(n)}


def flow_counts(table: pd.DataFrame) -> Mapping[str, int]:
    """Articles of the whole set by step, and left out by reason, for a manifest: {"retrieved": 24, …, "same text": 2}."""
    of_all = table[table["outlet"] == ALL]
    return {r.step if pd.isna(r.reason) else r.reason: int(r.articles) for r in of_all.itertuples()}
