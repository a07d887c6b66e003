"""A drawn sample and who coded it, joined to the articles of a set: what corrections for coding error are weighted by."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from framing.agreement import Coder
from framing.agreement.coders import check_blind
from framing.corpus.codes import Codes
from framing.errors import CodesError, TableError
from framing.tables import read_csv

NEEDED = ("article_id", "stratum", "weight", "kind", "sha256")
LAYER = "labels"  # what the values of articles are made of


def as_codes(machine: Codes, reference: Codes | Coder) -> tuple[Codes, frozenset[str] | None]:
    """The reference as codes, and the articles that were read, where a coder's entry lists them.

    Raises CodesError for a coder who had the machine's codes in view or whose articles are not listed.
    """
    if isinstance(reference, Codes):
        return reference, None
    check_blind([reference], LAYER)
    if LAYER not in reference.tables:
        raise CodesError(f"{reference.name} has not coded {LAYER}; name a coder who has")
    if not reference.lists(LAYER):
        raise CodesError(
            f"gold/coders.yml doesn't list which articles {reference.name} read; write their ids under `articles:`, so that "
            "one in which nothing was found counts"
        )
    read = reference.read[LAYER]
    return Codes(machine.tables | reference.tables, "reference", folder=machine.folder).only(set(read)), read


def drawn_articles(
    machine: Codes,
    sample: pd.DataFrame | str | Path,
    coded: Iterable[str] | None = None,
    read: frozenset[str] | None = None,
) -> pd.DataFrame:
    """Every article of the machine's codes with its stratum, and those of the sample that were coded with their weight.

    `sample`: the sample.csv of `framing sheet`, or its table; `coded`: which of its articles were coded (None:
    those that a coder `read`, who may have read others, too; without that all).
    Columns: article_id, stratum, sampled, weight: articles of the stratum / coded ones of it.

    Raises TableError for what is no such sample, for one whose sheets showed the machine's codes, for a coded article that
    was not drawn, and for codes of other articles or texts than the sample was drawn from.
    """
    from framing.sheets.draw import strata_of  # here, as sheets load openpyxl, which measures don't need

    drawn = read_csv(Path(sample)) if isinstance(sample, str | Path) else sample
    name = str(sample) if isinstance(sample, str | Path) else "sample"
    _check(drawn, name, machine["articles"])
    ids = set(drawn["article_id"])
    chosen = set(coded) if coded is not None else ids if read is None else ids & read
    if chosen - ids:
        raise TableError(
            f"{name}: {min(chosen - ids)} was coded and not drawn; only articles of the sample say something of all"
        )
    articles = machine["articles"][["article_id", "outlet", "date"]]
    strata = strata_of(articles, len(drawn))
    told = dict(zip(drawn["article_id"], drawn["stratum"], strict=True))
    moved = [article for article in told if strata.get(article) != told[article]]
    if moved:
        raise TableError(
            f"{name}: drawn from other articles than have machine codes ({moved[0]} is in another stratum); code the set "
            "that it was drawn from, or draw a new sample"
        )
    frame = pd.DataFrame({"article_id": articles["article_id"], "sampled": articles["article_id"].isin(chosen)})
    frame["stratum"] = frame["article_id"].map(strata)
    groups = frame.groupby("stratum")["sampled"]
    return frame.assign(weight=(groups.transform("size") / groups.transform("sum")).where(frame["sampled"]))


def joined_strata(frame: pd.DataFrame) -> pd.Series:
    """The strata, those of an outlet joined into one where one of them is left with fewer than two coded articles."""
    groups = frame.groupby(["outlet", "stratum"])["sampled"]
    size, coded = groups.transform("size"), groups.transform("sum")
    thin = (coded < size.clip(upper=2)).groupby(frame["outlet"]).transform("any")
    return frame["stratum"].mask(thin, frame["outlet"] + ": all periods")


def _check(drawn: pd.DataFrame, name: str, articles: pd.DataFrame) -> None:
    lacking = [column for column in NEEDED if column not in drawn]
    if lacking:
        raise TableError(
            f"{name}: no column {lacking[0]!r}; give the sample.csv that `framing sheet` wrote beside its sheets"
        )
    seen = sorted(set(drawn["kind"].astype(str)) - {"blind"})
    if seen:
        raise TableError(
            f"{name}: a sample for {seen[0]} sheets, on which coders saw the machine's codes; it corrects nothing: code "
            "blind sheets"
        )
    hashes = dict(zip(articles["article_id"], articles["sha256"], strict=True))
    for article, digest in zip(drawn["article_id"], drawn["sha256"], strict=True):
        if article not in hashes:
            raise TableError(f"{name}: {article} was drawn and has no machine codes; code the whole set first")
        if hashes[article] != digest:
            raise TableError(f"{name}: the text of {article} is not the one that was drawn any more; draw a new sample")
