"""Casualties: which figures each article gives for an event, and whose they are."""

from itertools import combinations

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import compared
from framing.tables.columns import UNLISTED

CLAIM = ["article_id", "event", "effect", "bound", "low", "high", "vague", "source_party", "source_type"]
OWN = "(own voice)"
UNKNOWN = "unknown"
SIDES = ("victims_party", "place_party")
COMPARED = ("article_id", "date", "low", "high", "bound", "source_party", "source_type", "victims_party", "victims_group")
TOLL = ("event", "row", *COMPARED, "effect", "vague", "background", "start")
WHOLE = ("people", "mixed", "civilians", "militants", "security_forces")  # groups that a toll of an event may be given in
TOLERANCE = 0.1  # of a figure printed as about or nearly


def statements(codes: Codes, by: str = "outlet", genres=None) -> pd.DataFrame:
    """Casualty statements, each repeated caption once: rows of `casualties` with date, genre, row and what is compared.

    A caption repeats another one of the article that has the same words for the victims, event, effect, construction and
    source. `source_party` is "(own voice)" where the outlet gives the figure itself. Raises TableError for an unknown `by`.
    """
    frame = compared(codes, "casualties", by, genres).sort_values(["article_id", "start"])
    frame = frame.assign(source_party=frame["source_party"].fillna(OWN))
    same = ["article_id", "text", "event", "effect", "construction", "source_party"]
    again = (frame["zone"] == "caption") & frame.assign(_caption=frame["zone"] == "caption").duplicated([*same, "_caption"])
    return frame[~again].reset_index(drop=True)


def distinct_claims(codes: Codes, by: str = "outlet", genres=None) -> pd.DataFrame:
    """Distinct casualty claims: one row per article, event, effect, bounds and source; repeats (captions, summaries) once.

    The source is its party and type; `source_party` is "(own voice)" where the outlet gives the figure itself. Figures for
    victims of two different parties are two claims; a claim that doesn't say whose people the victims are takes the party
    that another telling of it gives. Claims without any amount are left out: they give no figure.

    Columns: those of `casualties`, of its article outlet, date, genre and row, what is compared, `times` (how often the
    article makes the claim), and `kind`:

    - study: a figure for an event of the codebook that the article reports as news; where no event is coded at all, for
      any that it reports as news;
    - background: a figure for an older event that the article recalls, or for one that is not in the codebook;
    - named: a single victim by name, which is no toll. These are distinct by the last word of the name, too.

    Raises TableError for an unknown `by`.
    """
    claims = statements(codes, by, genres)
    claims = claims[claims["bound"] != "none"]
    named = claims["victims_named"].fillna(False) & (claims["low"] == 1).fillna(False)
    uncoded = (claims["event"] == "other") & bool((codes["casualties"]["event"] != "other").any())
    kind = pd.Series("study", index=claims.index).mask(claims["background"].fillna(False) | uncoded, "background")
    surname = claims["text"].str.casefold().str.extract(r"(\w+)\W*$")[0]
    claims = claims.assign(kind=kind.mask(named, "named"), _name=surname.where(named))
    key = [*CLAIM, "kind", "_name"]
    said = claims["victims_party"].where(claims["victims_party"] != UNKNOWN)
    told = said.groupby([claims[c] for c in key], dropna=False).transform("first")
    claims = claims.assign(victims_party=said.fillna(told).fillna(UNKNOWN))
    key += ["victims_party"]
    claims = claims.assign(times=claims.groupby(key, dropna=False)["start"].transform("size"))
    return claims.drop_duplicates(key).drop(columns="_name").reset_index(drop=True)


def tolls(codes: Codes, by: str = "article", genres=None) -> pd.DataFrame:
    """Every figure that an article gives for a coded event, in a form to be drawn.

    One row per distinct claim of killed or injured (see `distinct_claims`; single named dead are left out) of the events in
    the codebook: event, row (the article's name), article_id, date, low, high (persons, as printed; empty where open),
    bound, source_party ("(own voice)" where the outlet says it), source_type, victims_party, victims_group, effect, vague,
    background, start (where the figure stands). Events in the order of their dates, articles by publication; a date without
    a day comes at the end of its month. Raises TableError for an unknown `by`.
    """
    claims = distinct_claims(codes, by, genres)
    claims = claims[
        claims["effect"].isin(["killed", "injured"])
        & (claims["event"] != "other")
        & ~claims["event"].str.startswith(UNLISTED)
        & (claims["kind"] != "named")
    ]
    day = claims["event"].str.extract(r"_(\d{4}(?:-\d\d)*)")[0].fillna("")
    claims = claims.assign(_day=day, _date=claims["date"].fillna("").str.ljust(10, "~"))
    return claims.sort_values(["_day", "event", "_date", "article_id", "start"])[[*TOLL]].reset_index(drop=True)


def disagreements(codes: Codes) -> pd.DataFrame:
    """Pairs of tolls that contradict each other: same event and effect, and ranges, open bounds open, that do not meet.

    Bounds are read as printed: "at least 9" is 9 and more, "over 90" more than 90, "up to 50" 50 and fewer, "about 100" 90
    to 110, "nearly 100" 90 to 100; a figure in words alone contradicts nothing. Figures for people of two different parties
    are no pair, nor are dead soldiers and dead militants, nor a part (children, women, an officer) and the whole.

    One row per pair of distinct claims: event, effect, background (is the event background in either article?), then for
    both sides, `_a` and `_b`, article_id, date (of publication: tolls rise), low, high (persons), bound, source_party,
    source_type, victims_party, victims_group. The earlier published comes first. Articles of all genres, and pairs inside
    one article, count.
    """
    claims = tolls(codes)
    claims = claims[claims["low"].notna() | claims["high"].notna()]
    rows = []
    for (event, effect), group in claims.groupby(["event", "effect"], sort=False):
        pairs = combinations(group.to_dict("records"), 2)
        rows += [_pair(event, effect, a, b) for a, b in pairs if _same_victims(a, b) and not _meet(a, b)]
    sides = [f"{name}_{side}" for side in ("a", "b") for name in COMPARED]
    return pd.DataFrame(rows, columns=["event", "effect", "background", *sides])


def _pair(event: str, effect: str, a: dict, b: dict) -> dict:
    both = {"event": event, "effect": effect, "background": bool(a["background"] or b["background"])}
    return both | {f"{n}_a": a[n] for n in COMPARED} | {f"{n}_b": b[n] for n in COMPARED}


def _same_victims(a: dict, b: dict) -> bool:
    """May two figures be about the same people?"""
    parties = {a["victims_party"], b["victims_party"]} - {UNKNOWN, "none"}
    groups = {a["victims_group"], b["victims_group"]}
    alike = len(groups) == 1 or (groups <= {*WHOLE} and groups != {"militants", "security_forces"})
    return len(parties) < 2 and alike


def _range(claim: dict) -> tuple[float, float]:
    low = float("-inf") if pd.isna(claim["low"]) else float(claim["low"])
    high = float("inf") if pd.isna(claim["high"]) else float(claim["high"])
    if claim["bound"] == "over":
        low += 1
    if claim["bound"] in ("nearly", "about"):
        low *= 1 - TOLERANCE
    if claim["bound"] == "about":
        high *= 1 + TOLERANCE
    return low, high


def _meet(a: dict, b: dict) -> bool:
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return low_a <= high_b and low_b <= high_a


def check_side(side: str) -> None:
    """Raise TableError for a column that says nothing of the victims' side."""
    if side not in SIDES:
        raise TableError(f"victims have no side {side!r}; it is one of {', '.join(SIDES)}")
