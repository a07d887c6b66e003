"""Reporting words: how the words of each side are introduced, as said or as claimed, admitted, denied."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, ArticleShares, count_row, row, tidy
from framing.measures.sources import ATTITUDE, attributions, check_role
from framing.tables.values import CUE_CLASSES, POSITION_CLASSES

NO_CUE = "(no cue)"
SPEECH_CLASSES = (*[c for c in CUE_CLASSES if c not in (*POSITION_CLASSES, ATTITUDE, "other")], NO_CUE)


def cue_words(codes: Codes, by: str = "outlet", role: str = "party", genres=OUTLETS_OWN) -> pd.DataFrame:
    """With what reporting words each side's speech is introduced: "said" or "claimed", "admitted", "denied", "warned".

    Per outlet (or article), party of the source (or `role="source_type"`) and cue class, the same list of classes for
    everybody, "(no cue)" for quotations without a reporting word: `share` is the mean over articles of the class's share
    of the article's speech attributions to sources of that party; `pooled_share` the share of all of them together. Both
    lie between 0 and 1 and have these attributions as denominator (n), and the articles with at least one; shares of one
    unit, party and measure add up to 1.

    Only words that the outlet chose count: nested attributions, whose verb is another source's, are left out, and so are
    positions and attitudes. Compare parties within an outlet and outlets within a party; a party that is cited a few times
    has coarse shares. A verb follows the act too: who denies was first accused. Works on `cue_class` alone, so on
    text-free codes. Raises TableError for another `role` or `by`.
    """
    check_role(role)
    frame = counted_cues(codes, by, genres)
    rows = []
    for (unit, side), group in frame.groupby([by, role], sort=True):
        of = ArticleShares(group, "cue_class")
        for cue in SPEECH_CLASSES:
            hit, shares = group["cue_class"] == cue, of.of(cue)
            keys = {by: unit, role: side, "cue_class": cue}
            rows.append(row(codes, "share", len(group), shares, **keys))
            rows.append(count_row("pooled_share", len(group), len(shares), hit.mean(), **keys))
    return tidy(rows, [by, role, "cue_class"])


def counted_cues(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """The attributions that `cue_words` counts, `cue_class` filled in."""
    frame = attributions(codes, by, genres)
    frame = frame[(frame["kind"] == "speech") & ~frame["nested"].fillna(False)]
    return frame.assign(cue_class=frame["cue_class"].fillna(NO_CUE))
