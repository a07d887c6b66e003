"""Whose count of whose dead: the sources of casualty figures, by the side of the victims; and how figures are doubted."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.casualties import OWN, SIDES, UNKNOWN, check_side, distinct_claims, statements
from framing.measures.comparison import OUTLETS_OWN, ArticleShares, count_row, row, tidy

ALL = "(all)"
DOUBTING = ("claim",)  # classes of reporting words that doubt what is reported
UNVERIFIED, REPORTED = r"verif|confirm", r"\b(?:reported|alleged|purported|supposed|apparent)ly\b|\balleged\b|so-called"
BELIEVED, RUN = r"\b(?:believed|thought|presumed|suspected|feared)\b", r"\b(?:run|controlled)\b"
WORDED = {"unverified": UNVERIFIED, "reportedly": REPORTED, "believed": BELIEVED, "x_run": RUN}
DOUBTS = ("any", "claimed", *WORDED, "other_words", "hedged")


def whose_figures(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, side: str = "victims_party") -> pd.DataFrame:
    """Whose count of whose dead: an outlet's figures by the party of their source and the side of the victims.

    Counted are distinct claims of the study's events, of all effects (`distinct_claims`, kind study); background events and
    single named dead are not. Per outlet (or article), victims (`victims_party`: whose people they are said to be; with
    `side="place_party"` in whose territory it happened; "(all)" takes all together) and source_party:

    - `claims`: number of distinct claims; n = the unit's claims about these victims, articles = those with one;
    - `share`: their share, between 0 and 1, as a mean over the articles with a claim about these victims; n and articles
      the same;
    - `pooled_share`: claims / n.

    Shares of one unit and victims add up to 1. The source "(own voice)" is the outlet itself, with nobody named: in the rows
    of all victims its `share` is the unsourced share. Raises TableError for an unknown `by` or `side`.
    """
    check_side(side)
    claims = distinct_claims(codes, by, genres)
    claims = claims[claims["kind"] == "study"]
    claims = claims.assign(**{side: claims[side].fillna(UNKNOWN)})
    sources = sorted(set(claims["source_party"]) | {OWN}) if len(claims) else []
    rows = []
    for unit, given in claims.groupby(by, sort=True):
        for victims, group in [(ALL, given), *given.groupby(side, sort=True)]:
            of = ArticleShares(group, "source_party")
            for source in sources:
                hit, shares = group["source_party"] == source, of.of(source)
                keys = {by: unit, side: victims, "source_party": source}
                rows.append(count_row("claims", len(group), len(shares), hit.sum(), **keys))
                rows.append(row(codes, "share", len(group), shares, **keys))
                rows.append(count_row("pooled_share", len(group), len(shares), hit.mean(), **keys))
    return tidy(rows, [by, side, "source_party"])


def qualifiers(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, role: str = "source_party") -> pd.DataFrame:
    """Whose casualty claims are doubted: words that distance from a claim, the same list for each party.

    Counted are all casualty statements, with a number or without, of background events too, each repeated caption once. Per
    outlet (or article), party of the source ("(own voice)" where the outlet says it; with `role="victims_party"` or
    "place_party" the side of the victims) and `doubt`:

    - claimed: the source claims, alleges or maintains it (reporting words of class claim);
    - unverified (could not be verified, unconfirmed), reportedly (allegedly, apparently), believed (thought, suspected),
      x_run (the source is run or controlled by somebody), other_words: what the statement's `qualifier` says;
    - hedged: the killing itself is hedged (`certainty`);
    - any: at least one of these.

    `share` is the mean over articles of the share, between 0 and 1, of the article's statements of that party with that
    doubt; `pooled_share` the share of all of them together; n = statements, articles = those with one. A statement may be
    doubted in several ways, so shares don't add up. Compare parties within an outlet, and mind n: an event that nobody could
    reach is doubted with reason. Raises TableError for an unknown `by` or `role`.
    """
    if role not in ("source_party", *SIDES):
        raise TableError(f"statements have no {role!r}; it is one of source_party, {', '.join(SIDES)}")
    frame = statements(codes, by, genres)
    frame = frame.assign(**{role: frame[role].fillna(UNKNOWN)})
    doubted = doubts_of(frame, codes)
    rows = []
    for (unit, party), group in frame.groupby([by, role], sort=True):
        for doubt in DOUBTS:
            hit = doubted.loc[group.index, doubt]
            shares = hit.astype(float).groupby(group["article_id"]).mean()
            keys = {by: unit, role: party, "doubt": doubt}
            rows.append(row(codes, "share", len(group), shares, **keys))
            rows.append(count_row("pooled_share", len(group), len(shares), hit.mean(), **keys))
    return tidy(rows, [by, role, "doubt"])


def doubts_of(frame: pd.DataFrame, codes: Codes) -> pd.DataFrame:
    """For each statement which doubts it is told with."""
    cues = codes["attributions"][["article_id", "attribution_id", "cue_class"]]
    cue = frame[["article_id", "attribution_id"]].merge(cues, on=["article_id", "attribution_id"], how="left")["cue_class"]
    words = frame["qualifier"].fillna("").astype(str).str.casefold()
    found = pd.DataFrame({"claimed": cue.isin(DOUBTING).to_numpy()}, index=frame.index)
    for doubt, pattern in WORDED.items():
        found[doubt] = words.str.contains(pattern, regex=True).astype(bool)
    found["other_words"] = (words != "").astype(bool) & ~found[[*WORDED]].any(axis=1)
    found["hedged"] = (frame["certainty"] == "hedged").fillna(False).astype(bool)
    return found.assign(any=found.any(axis=1))
