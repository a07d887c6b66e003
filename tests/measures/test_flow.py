"""The flow of articles as a table."""

from itertools import pairwise

import pandas as pd

from framing import measures
from framing.tables import COMPARISONS, make_table
from framing.tables.values import STEPS
from tests.measures.tables import codes

FLOW = [("a", "H", "coded", None), ("b", "H", "coded", None), ("c", "H", "unique", "dates"), ("d", "H", "readable", "same text"),
        ("e", None, "unique", "dates"), ("f", None, "retrieved", "no text"), ("g", "J", "relevant", "coding failed")]  # fmt: skip


def flow_of(coded, flow=FLOW):
    given = codes({a: {"outlet": "H"} for a in coded})
    rows = [dict(zip(("article_id", "outlet", "step", "reason"), row, strict=True)) for row in flow]
    given.tables["flow"] = make_table("flow", rows)
    return given


def test_steps_less_reasons_are_the_next_steps():
    table = measures.article_flow(flow_of("ab"))
    assert measures.flow_counts(table) == {
        "retrieved": 7, "no text": 1, "readable": 6, "same text": 1, "unique": 5, "dates": 2, "relevant": 3, "coding failed": 1, "coded": 2,
    }  # fmt: skip
    for _, rows in table.groupby("outlet"):
        reached = rows[rows["reason"].isna()].set_index("step")["articles"]
        lost = rows.dropna(subset="reason").groupby("step")["articles"].sum()
        assert list(reached.index) == list(STEPS)
        for step, following in pairwise(STEPS):
            assert reached[step] - lost.get(step, 0) == reached[following]
    assert list(table.columns) == [c.name for c in COMPARISONS["article_flow"]]
    assert list(table["outlet"].unique()) == ["(all)", "(no outlet)", "H", "J"]


def test_articles_without_reference_codes_are_left_out_last():
    counts = measures.flow_counts(measures.article_flow(flow_of("a")))
    assert (counts["relevant"], counts["no reference codes"], counts["coded"]) == (3, 1, 1)
    assert len(flow_of("ab").only({"a"})["flow"]) == len(FLOW), "the flow stays whole"


def test_codes_made_before_the_table_was_written_know_only_what_is_coded():
    table = measures.article_flow(codes({"a": {"outlet": "H"}, "b": {"outlet": None}}))
    assert table[["outlet", "step", "articles"]].values.tolist() == [
        ["(all)", "coded", 2],
        ["(no outlet)", "coded", 1],
        ["H", "coded", 1],
    ]
    assert pd.isna(table["reason"]).all()
