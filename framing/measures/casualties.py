"""Casualties: which figures each article gives for an event, and whose they are."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, compared, row, tidy

CLAIM = ["article_id", "event", "effect", "bound", "low", "high", "vague", "source_party"]
OWN = "(own voice)"


def distinct_claims(codes: Codes, by: str = "outlet", genres=None) -> pd.DataFrame:
    """Distinct casualty claims: one row per article, event, effect, bounds and source; repeats (captions, summaries) once.

    Claims without any amount, and single named dead, are left out: they give no figure. Columns: those of `casualties`,
    `date`, `times` (how often the article repeats the claim), and what is compared. `source_party` is "(own voice)"
    where the outlet gives the figure itself.
    """
    claims = compared(codes, "casualties", by, genres)
    single = claims["victims_named"].fillna(False) & (claims["low"] == 1).fillna(False)
    claims = claims[(claims["bound"] != "none") & ~single]
    claims = claims.assign(source_party=claims["source_party"].fillna(OWN))
    claims = claims.assign(times=claims.groupby(CLAIM, dropna=False)["start"].transform("size"))
    return claims.sort_values(["article_id", "start"]).drop_duplicates(CLAIM).reset_index(drop=True)


def tolls(codes: Codes, by: str = "article", genres=None) -> pd.DataFrame:
    """Every figure that an article gives for a coded event, in a form to be drawn.

    One row per distinct claim of killed or injured (see `distinct_claims`) of the events in the codebook: event, row (the
    article's name), article_id, date, effect, bound, low, high (persons, as printed; empty where open), vague,
    source_party, source_type, background, start (where the figure stands). Events in the order of their dates, articles
    by publication.
    """
    claims = distinct_claims(codes, by, genres)
    claims = claims[claims["effect"].isin(["killed", "injured"]) & (claims["event"] != "other")]
    columns = [
        "event",
        "row",
        "article_id",
        "date",
        "effect",
        "bound",
        "low",
        "high",
        "vague",
        "source_party",
        "source_type",
        "background",
        "start",
    ]
    day = claims["event"].str.extract(r"_(\d{4}(?:-\d\d)*)")[0].fillna("")
    return (
        claims.assign(_day=day).sort_values(["_day", "event", "date", "article_id", "start"])[columns].reset_index(drop=True)
    )


def figure_sources(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """Whose figures an outlet carries: the share of its distinct claims by the party of the source.

    Per outlet (or article) and source_party ("(own voice)" where nobody is named): `share`, a mean over the articles with
    at least one claim; n = distinct claims, background events included.
    """
    claims = distinct_claims(codes, by, genres)
    rows = []
    for unit, group in claims.groupby(by, sort=True):
        for party in sorted(set(claims["source_party"])):
            shares = (group["source_party"] == party).astype(float).groupby(group["article_id"]).mean()
            rows.append(row("share", len(group), shares, **{by: unit}, source_party=party))
    return tidy(rows, [by, "source_party"])


def disagreements(codes: Codes) -> pd.DataFrame:
    """Pairs of tolls that contradict each other: same event and effect, and ranges, open bounds open, that do not meet.

    One row per pair of distinct claims with numbers: event, effect, and for both sides article_id, date, low, high, bound,
    source_party. Bounds are read as printed: "at least 9" is 9 and more, "over 90" more than 90, "up to 50" 50 and fewer;
    nearly and about contradict nothing closer than a tenth.
    """
    claims = tolls(codes)
    claims = claims[claims["low"].notna() | claims["high"].notna()]
    rows = []
    for (event, effect), group in claims.groupby(["event", "effect"], sort=False):
        items = group.to_dict("records")
        for i, a in enumerate(items):
            rows += [_pair(event, effect, a, b) for b in items[i + 1 :] if not _meet(a, b)]
    sides = [
        f"{name}_{side}" for side in ("a", "b") for name in ("article_id", "date", "low", "high", "bound", "source_party")
    ]
    return pd.DataFrame(rows, columns=["event", "effect", *sides])


def _pair(event: str, effect: str, a: dict, b: dict) -> dict:
    names = ("article_id", "date", "low", "high", "bound", "source_party")
    return {"event": event, "effect": effect} | {f"{n}_a": a[n] for n in names} | {f"{n}_b": b[n] for n in names}


def _range(claim: dict) -> tuple[float, float]:
    low = float("-inf") if pd.isna(claim["low"]) else float(claim["low"])
    high = float("inf") if pd.isna(claim["high"]) else float(claim["high"])
    if claim["bound"] == "over":
        low += 1
    if claim["bound"] in ("nearly", "about"):
        return low * 0.9, high * 1.1
    return low, high


def _meet(a: dict, b: dict) -> bool:
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return low_a <= high_b and low_b <= high_a
