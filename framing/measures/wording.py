"""Wording: what each outlet calls an armed actor. Always within one actor."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.comparison import ANYWHERE, OUTLETS_OWN, ArticleShares, compared, count_row, row, tidy
from framing.tables.values import CATEGORIES, FAMILIES, REFERS_TO

FAMILY_OF = {category: family for family, categories in FAMILIES.items() for category in categories}
STANDARDISED = "(all actors, standardised)"
ANYTHING = "anything"  # labels of actors, acts, places and the phenomenon as such together


def chosen_labels(
    codes: Codes,
    by: str = "outlet",
    genres=OUTLETS_OWN,
    refers_to: str = ANYTHING,
    where: str = ANYWHERE,
    category: str | None = None,
) -> pd.DataFrame:
    """Labels of what is compared: columns of `labels`, those of `compared`, and `family`.

    `refers_to` is actor, act, place, abstract, or anything; `category` one label category, all without it; `by`, `genres`
    and `where` as in `compared`. Raises TableError for a value of any of them that isn't known.
    """
    if refers_to not in (ANYTHING, *REFERS_TO):
        raise TableError(f"labels refer to no {refers_to!r}; it is one of {', '.join(REFERS_TO)}, {ANYTHING}")
    if category is not None and category not in CATEGORIES:
        raise TableError(f"no label category {category!r}; it is one of {', '.join(CATEGORIES)}")
    labels = compared(codes, "labels", by, genres, where)
    if refers_to != ANYTHING:
        labels = labels[labels["refers_to"] == refers_to]
    if category is not None:
        labels = labels[labels["category"] == category]
    return labels.assign(family=labels["category"].map(FAMILY_OF))


def referring_phrases(
    codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, refers_to: str = "actor", *, where: str = ANYWHERE
) -> pd.DataFrame:
    """Noun phrases that label an armed actor, one row each: two labels in one phrase ("Islamist militants") count once.

    Labels of one sentence that stand side by side, only a space between them, are one phrase; its family is that of its last
    label that is not bare. `refers_to` picks labels of actors, acts, places or the phenomenon as such (`anything`: all);
    `where` headline, lead, body or caption. Columns: those of `labels` (of the label that gives the phrase its family),
    `family`, `own` (own voice), and what is compared. Raises TableError for an unknown option.
    """
    labels = chosen_labels(codes, by, genres, refers_to, where).sort_values(["article_id", "start"])
    same = (labels["article_id"] == labels["article_id"].shift()) & (labels["start"] - labels["end"].shift() <= 1)
    same &= labels["sentence"] == labels["sentence"].shift()
    labels = labels.assign(
        own=labels["voice"] == "own",
        phrase=(~same.fillna(False)).astype(int).cumsum(),
        loud=labels["category"] != "bare",
    )
    last = labels.sort_values(["phrase", "loud", "start"]).groupby("phrase", sort=True).tail(1)
    return last.drop(columns=["loud"]).sort_values("phrase").reset_index(drop=True)


def references(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, where: str = ANYWHERE) -> pd.DataFrame:
    """All references to actors: rows of `mentions` (bare names) and `referring_phrases` together."""
    both = [compared(codes, "mentions", by, genres, where), referring_phrases(codes, by, genres, where=where)]
    return pd.concat([t for t in both if len(t)] or both[:1], ignore_index=True)


def label_shares(
    codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, *, refers_to: str = "actor", where: str = ANYWHERE
) -> pd.DataFrame:
    """Share of an actor's referring phrases by label family, own words and others' words apart.

    Per outlet (or article, or set), actor, family and voice (own, others): `share` is the mean over articles of the family's
    share of the article's referring phrases to the actor; `pooled_share` the share of all phrases together; both between 0
    and 1. Both have the phrases as denominator (`n`), and the articles with at least one. Shares of one outlet and actor add
    up to 1. `refers_to="act"` compares the labels of the actor's acts instead; `where` one part of the articles: headline,
    lead, body (after the lead) or caption. Both stand in columns of the same names.

    Don't compare rows of different actors: outlets differ in whom they write about. Raises TableError for an unknown option.
    """
    phrases = referring_phrases(codes, by, genres, refers_to, where=where)
    rows = []
    for (unit, actor), group in phrases.groupby([by, "actor"], sort=True):
        key = group["family"] + group["own"].map({True: " own", False: " others"})
        of = ArticleShares(group, key)
        for family in FAMILIES:
            for voice in ("own", "others"):
                hit, shares = key == f"{family} {voice}", of.of(f"{family} {voice}")
                keys = {by: unit, "actor": actor, "family": family, "voice": voice, "refers_to": refers_to, "where": where}
                rows.append(row(codes, "share", len(group), shares, **keys))
                rows.append(count_row("pooled_share", len(group), len(shares), hit.mean(), **keys))
    return tidy(rows, [by, "actor", "family", "voice", "refers_to", "where"])


def standardised_shares(shares: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Shares of label families over the actors that all compared units mention, weighted by the set's mix of actors.

    `shares` is the result of `label_shares`. value = Σ w_a · share_a, w_a = the actor's share of all referring phrases to
    the common actors; n counts the unit's own phrases to them, articles those of the common actor that has most. Empty when
    fewer than two actors are common: then compare actor by actor. No interval.
    """
    groups = [by, "actor", "family", "voice", "refers_to", "where"]
    means = shares[shares["measure"] == "share"]
    one = means[(means["family"] == "terrorist") & (means["voice"] == "own")]
    common = common_actors(one, by)
    if len(common) < 2:
        return tidy([], groups)
    per_actor = one[one["actor"].isin(common)].groupby("actor")["n"].sum()
    weight = per_actor / per_actor.sum()
    rows = []
    kept = means[means["actor"].isin(common)].assign(actor=STANDARDISED, weight=means["actor"].map(weight))
    for keys, group in kept.groupby(groups, sort=True):
        value = (group["value"] * group["weight"]).sum()
        rows.append(
            count_row("share", group["n"].sum(), group["articles"].max(), value, **dict(zip(groups, keys, strict=True)))
        )
    return tidy(rows, groups)


def common_actors(rows: pd.DataFrame, by: str) -> list[str]:
    """The actors that all units of a table with the columns `by` and `actor` have, `generic` and `other` left out."""
    units = rows.groupby("actor")[by].nunique()
    return [a for a in units.index[units == rows[by].nunique()] if a not in ("generic", "other")]


def prevalence(
    codes: Codes,
    category: str = "terrorist",
    by: str = "outlet",
    genres=OUTLETS_OWN,
    *,
    refers_to: str = "actor",
    where: str = ANYWHERE,
) -> pd.DataFrame:
    """Share of the articles that speak of an actor which use a label category for it at least once.

    Per outlet (or article, or set) and actor: `prevalence` in anybody's words, `prevalence_own` in the outlet's own voice,
    `prevalence_own_not_embedded` without labels inside the object of a speech act; between 0 and 1. Denominator
    (`articles`): articles that name the actor or use any label of it or its acts. `n` counts the labels of the numerator.
    `refers_to` says which labels count: those of actors, `act` those of their acts, `anything` all. With `where` both the
    labels and the articles are those of one part: of the articles that speak of the actor in the headline (the lead, the
    body after it, a caption), how many use the category there. Raises TableError for an unknown option.
    """
    labels, mentions = (compared(codes, table, by, genres, where) for table in ("labels", "mentions"))
    keys = [by, "actor", "article_id"]
    spoken = pd.concat([labels[keys], mentions[keys]]).drop_duplicates()
    used = chosen_labels(codes, by, genres, refers_to, where, category)
    own = used["voice"] == "own"
    kinds = {
        "prevalence": used,
        "prevalence_own": used[own],
        "prevalence_own_not_embedded": used[own & ~used["embedded"].fillna(False)],
    }
    options = {"category": category, "refers_to": refers_to, "where": where}
    rows = []
    for (unit, actor), group in spoken.groupby([by, "actor"], sort=True):
        for measure, hits in kinds.items():
            here = hits[(hits[by] == unit) & (hits["actor"] == actor)]
            uses = group.set_index("article_id").index.to_series().isin(here["article_id"]).astype(float)
            rows.append(row(codes, measure, len(here), uses, **{by: unit}, actor=actor, **options))
    return tidy(rows, [by, "actor", *options])


def label_rates(
    codes: Codes,
    category: str = "terrorist",
    by: str = "outlet",
    genres=OUTLETS_OWN,
    *,
    refers_to: str = "actor",
    where: str = ANYWHERE,
) -> pd.DataFrame:
    """Labels of a category per 100 references to an actor: bare names and referring phrases together.

    Per outlet (or article, or set) and actor: `rate` = 100 × labels / (mentions by name + referring phrases), a mean over
    articles that refer to the actor; `pooled_rate` the same of all articles together. n counts the references, never less
    than one. `refers_to="act"` puts the labels of the actor's acts in the numerator (`anything`: all labels), the references
    stay; `where` takes both from one part of the articles. Raises TableError for an unknown option.
    """
    labels = chosen_labels(codes, by, genres, refers_to, where, category)
    used = labels.groupby(["article_id", "actor"]).size()
    options = {"category": category, "refers_to": refers_to, "where": where}
    rows = []
    for (unit, actor), group in references(codes, by, genres, where).groupby([by, "actor"], sort=True):
        size = group.groupby("article_id").size()
        counts = pd.Series([used.get((article, actor), 0) for article in size.index], size.index, dtype=float)
        keys = {by: unit, "actor": actor, **options}
        rows.append(row(codes, "rate", len(group), 100 * counts / size, **keys))
        rows.append(count_row("pooled_rate", len(group), len(size), 100 * counts.sum() / len(group), **keys))
    return tidy(rows, [by, "actor", *options])


def actor_families(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, *, where: str = ANYWHERE) -> pd.DataFrame:
    """How often each unit refers to each actor, and with what labels.

    One row per outlet (or article, or set), actor and label family: `phrases` (referring phrases of the family),
    `references` (bare names and all referring phrases to the actor; the same in each of its rows), `articles` (that refer
    to it); `where` counts one part of the articles. Raises TableError for an unknown option.
    """
    phrases = referring_phrases(codes, by, genres, where=where)
    counts = phrases.groupby([by, "actor", "family"]).size()
    rows = []
    for (unit, actor), group in references(codes, by, genres, where).groupby([by, "actor"], sort=True):
        rows += [
            {
                by: unit,
                "actor": actor,
                "family": family,
                "where": where,
                "phrases": int(counts.get((unit, actor, family), 0)),
                "references": len(group),
                "articles": group["article_id"].nunique(),
            }
            for family in FAMILIES
        ]
    return pd.DataFrame(rows, columns=[by, "actor", "family", "where", "phrases", "references", "articles"])
