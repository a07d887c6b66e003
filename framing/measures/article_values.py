"""One value per article from two codings of a set: what corrections for coding error take."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from framing.agreement import Coder, score
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.drawn import as_codes, drawn_articles, joined_strata
from framing.measures.wording import ANYTHING, chosen_labels

ARTICLE_MEASURES = ("prevalence", "prevalence_own", "labels", "own_voice", "pooled_own_voice")


def article_values(
    machine: Codes,
    reference: Codes | Coder,
    measure: str = "prevalence_own",
    category: str | None = "terrorist",
    *,
    actor: str | None = None,
    genres=OUTLETS_OWN,
    refers_to: str = ANYTHING,
    sampled: Iterable[str] | None = None,
    sample: pd.DataFrame | str | Path | None = None,
) -> pd.DataFrame:
    """A measure's value in every article, by the machine and, where sampled, by the reference: for `corrected_values`.

    `measure` is one of

    - `prevalence`: 1 where the article has a label of the category, else 0; `prevalence_own`: one in the outlet's own voice;
    - `labels`: number of the category's labels;
    - `own_voice`: share of the article's labels of the category that are in own voice, NaN without any;
    - `pooled_own_voice`: the same as a ratio of totals: own-voice labels, and `machine_of` and `reference_of` all labels.

    `category=None` takes all labels. With an `actor` its labels count alone, and articles that don't speak of it (no
    mention, no label) have NaN. `genres` and `refers_to` as in the measures. `sampled` are the ids of the articles with
    reference codes; without it, those in the reference's table articles. Give it where a sampled article may hold no label,
    casualty claim and attribution at all: `read_codes` can't tell such an article from one that wasn't sampled.

    `reference` may also be one coder of `read_coders`, who must have coded blind, and of whom coders.yml lists the articles:
    these are then those sampled.

    `sample`: the sample.csv of `framing sheet`, or its table. Then all its articles are taken as coded (with `sampled`, or
    with a coder, those of them), and the columns stratum and weight say how many articles each stands for: those of its
    stratum / the coded ones of it, so that articles not coded yet are taken to be like the others of their stratum. Strata
    of an outlet are joined where `genres` leave one with fewer than two coded articles.

    Columns: outlet, article_id, measure, machine, reference, sampled, for pooled measures machine_of, reference_of, with a
    sample stratum, weight. Raises TableError for an unknown measure, a sampled article without machine codes, and a sample
    that is none, was drawn from other articles, or is for sheets on which coders saw codes (assisted, unsure); CodesError
    for a coder who did.
    """
    if measure not in ARTICLE_MEASURES:
        raise TableError(f"no measure {measure!r} of an article; it is one of {', '.join(ARTICLE_MEASURES)}")
    codes_of_reference, read = as_codes(machine, reference)
    drawn = None if sample is None else drawn_articles(machine, sample, sampled, read)
    if drawn is not None:
        chosen = set(drawn.loc[drawn["sampled"], "article_id"])
    else:
        chosen = set(next(ids for ids in (sampled, read, codes_of_reference["articles"]["article_id"]) if ids is not None))
    lost = chosen - set(machine["articles"]["article_id"])
    if lost:
        raise TableError(f"article {min(lost)} is sampled and has no machine codes; code the whole set first")
    articles = compared(machine, "articles", "outlet", genres)[["outlet", "article_id"]].reset_index(drop=True)
    frame = articles.assign(measure=measure, sampled=articles["article_id"].isin(chosen))
    frame = _with_values(frame, machine, codes_of_reference, measure, category, actor, genres, refers_to)
    if drawn is not None:
        frame = frame.merge(drawn.drop(columns="sampled"), on="article_id", how="left")
        frame["stratum"] = joined_strata(frame)
    first = ["outlet", "article_id", "measure", "machine", "reference", "sampled"]
    return frame[first + [c for c in frame if c not in first]]


def _with_values(
    frame: pd.DataFrame, machine: Codes, reference: Codes, measure: str, category, actor, genres, refers_to: str
) -> pd.DataFrame:
    """The articles with both coders' values; NaN where an article wasn't sampled or doesn't speak of the actor."""
    for coder, codes in (("machine", machine), ("reference", reference)):
        labels = chosen_labels(codes, genres=genres, refers_to=refers_to, category=category)
        value, of = _values(frame["article_id"], labels if actor is None else labels[labels["actor"] == actor], measure)
        known = frame["sampled"] if coder == "reference" else pd.Series(True, frame.index)
        if actor is not None:
            known &= frame["article_id"].isin(_speaking_of(codes, actor, genres))
        frame[coder] = value.where(known)
        if measure.startswith("pooled"):
            frame[f"{coder}_of"] = of.where(known)
    return frame


def found_labels(
    machine: Codes, reference: Codes, category: str | None = "terrorist", *, genres=OUTLETS_OWN, refers_to: str = ANYTHING
) -> pd.DataFrame:
    """Labels that the machine found, is each in own voice by the machine and by the reference? For `corrected_unit_shares`.

    Columns: outlet, article_id, machine, reference. A label pairs with the reference's as in `score`; without a pair of the
    same category, or in an article without reference codes, `reference` is NaN.
    """
    labels = chosen_labels(machine, genres=genres, refers_to=refers_to, category=category)
    pairs = score(reference.tables, machine.tables)["labels"].pairs
    true = {(b["article_id"], b["label_id"]): a["voice"] == "own" for a, b in pairs if category in (None, a["category"])}
    keys = zip(labels["article_id"], labels["label_id"], strict=True)
    return pd.DataFrame(
        {
            "outlet": labels["outlet"],
            "article_id": labels["article_id"],
            "machine": labels["voice"] == "own",
            "reference": pd.Series([true.get(key) for key in keys], labels.index, dtype="boolean"),
        }
    ).reset_index(drop=True)


def _values(articles: pd.Series, labels: pd.DataFrame, measure: str) -> tuple[pd.Series, pd.Series]:
    """Each article's value, and its number of labels."""
    count, own = (
        articles.map(rows.groupby("article_id").size()).fillna(0.0).astype(float)
        for rows in (labels, labels[labels["voice"] == "own"])
    )
    values = {
        "prevalence": (count > 0).astype(float),
        "prevalence_own": (own > 0).astype(float),
        "labels": count,
        "own_voice": (own / count.replace(0.0, np.nan)),
        "pooled_own_voice": own,
    }
    return values[measure], count


def _speaking_of(codes: Codes, actor: str, genres) -> set[str]:
    tables = (compared(codes, table, "outlet", genres) for table in ("labels", "mentions"))
    return {article for table in tables for article in table.loc[table["actor"] == actor, "article_id"]}
