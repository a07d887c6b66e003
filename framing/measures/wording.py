"""Wording: what each outlet calls an armed actor, and in whose voice. Always within one actor."""

import pandas as pd

from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, compared, count_row, row, tidy

FAMILIES = {
    "terrorist": ("terrorist",),
    "militant": ("militant",),
    "insurgent": ("insurgent", "separatist", "guerrilla", "rebel", "nationalist"),
    "extremist": ("extremist", "jihadist", "islamist"),
    "militia": ("militia", "proxy"),
    "fighter": ("fighter", "armed_group", "attacker"),
    "bare": ("bare",),
}
FAMILY_OF = {category: family for family, categories in FAMILIES.items() for category in categories}
STANDARDISED = "(all actors, standardised)"


def referring_phrases(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN, refers_to: str = "actor") -> pd.DataFrame:
    """Noun phrases that label an armed actor, one row each: two labels in one phrase ("Islamist militants") count once.

    Labels that stand side by side, only a space between them, are one phrase; its family is that of its last label
    that is not bare. `refers_to` picks labels of actors, acts, places or the phenomenon as such. Columns: those of
    `labels`, `family`, `own` (own voice), and what is compared (outlet or article).
    """
    labels = compared(codes, "labels", by, genres)
    labels = labels[labels["refers_to"] == refers_to].sort_values(["article_id", "start"])
    same = (labels["article_id"] == labels["article_id"].shift()) & (labels["start"] - labels["end"].shift() <= 1)
    labels = labels.assign(
        family=labels["category"].map(FAMILY_OF),
        own=labels["voice"] == "own",
        phrase=(~same.fillna(False)).astype(int).cumsum(),
        loud=labels["category"] != "bare",
    )
    last = labels.sort_values(["phrase", "loud", "start"]).groupby("phrase", sort=True).tail(1)
    return last.drop(columns=["loud"]).sort_values("phrase").reset_index(drop=True)


def label_shares(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """Share of an actor's referring phrases by label family, own words and others' words apart.

    Per outlet (or article), actor, family and voice (own, others): `share` is the mean over articles of the family's
    share of the article's referring phrases to the actor; `pooled_share` the share of all phrases together. Both have
    the phrases as denominator (`n`), and the articles with at least one. Shares of one outlet and actor add up to 1.
    Don't compare rows of different actors: outlets differ in whom they write about.
    """
    phrases = referring_phrases(codes, by, genres)
    rows = []
    for (unit, actor), group in phrases.groupby([by, "actor"], sort=True):
        for family in FAMILIES:
            for voice in ("own", "others"):
                hit = (group["family"] == family) & (group["own"] == (voice == "own"))
                shares = hit.astype(float).groupby(group["article_id"]).mean()
                keys = {by: unit, "actor": actor, "family": family, "voice": voice}
                rows.append(row("share", len(group), shares, **keys))
                rows.append(count_row("pooled_share", len(group), len(shares), hit.mean(), **keys))
    return tidy(rows, [by, "actor", "family", "voice"])


def standardised_shares(shares: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Shares of label families over the actors that all compared units mention, weighted by the set's mix of actors.

    `shares` is the result of `label_shares`. value = Σ w_a · share_a, w_a = the actor's share of all referring phrases to
    the common actors; n counts the unit's own phrases. Empty when fewer than two actors are common: then compare actor
    by actor. No interval.
    """
    pooled = shares[(shares["measure"] == "share") & (shares["family"] == "terrorist") & (shares["voice"] == "own")]
    units = set(pooled[by])
    per_actor = pooled.groupby("actor").agg(units=(by, "nunique"), n=("n", "sum"))
    common = per_actor[per_actor["units"] == len(units)].drop(index=["generic", "other"], errors="ignore")
    if len(common) < 2:
        return tidy([], [by, "actor", "family", "voice"])
    weight = common["n"] / common["n"].sum()
    kept = shares[(shares["measure"] == "share") & shares["actor"].isin(common.index)]
    rows = []
    for (unit, family, voice), group in kept.groupby([by, "family", "voice"], sort=True):
        value = (group["value"] * group["actor"].map(weight)).sum()
        rows.append(
            count_row(
                "share",
                group["n"].sum(),
                group["articles"].max(),
                value,
                **{by: unit},
                actor=STANDARDISED,
                family=family,
                voice=voice,
            )
        )
    return tidy(rows, [by, "actor", "family", "voice"])


def prevalence(codes: Codes, category: str = "terrorist", by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """Share of the articles that speak of an actor which use a label category for it at least once.

    Per outlet (or article) and actor: `prevalence` in anybody's words, `prevalence_own` in the outlet's own voice,
    `prevalence_own_not_embedded` without labels inside the object of a speech act. Denominator: articles that name the
    actor or use any label for it. `n` counts the category's labels.
    """
    labels, mentions = compared(codes, "labels", by, genres), compared(codes, "mentions", by, genres)
    spoken = pd.concat([labels[[by, "actor", "article_id"]], mentions[[by, "actor", "article_id"]]]).drop_duplicates()
    used = labels[labels["category"] == category]
    kinds = {
        "prevalence": used,
        "prevalence_own": used[used["voice"] == "own"],
        "prevalence_own_not_embedded": used[(used["voice"] == "own") & ~used["embedded"].fillna(False)],
    }
    rows = []
    for (unit, actor), group in spoken.groupby([by, "actor"], sort=True):
        for measure, hits in kinds.items():
            here = hits[(hits[by] == unit) & (hits["actor"] == actor)]
            rows.append(
                row(
                    measure,
                    len(here),
                    group["article_id"].isin(here["article_id"]).astype(float),
                    **{by: unit},
                    actor=actor,
                )
            )
    return tidy(rows, [by, "actor"])


def label_rates(codes: Codes, category: str = "terrorist", by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """Labels of a category per 100 references to an actor: bare names and referring phrases together.

    `rate` = 100 × labels / (mentions by name + referring phrases), a mean over articles; n counts the references.
    """
    labels, phrases = compared(codes, "labels", by, genres), referring_phrases(codes, by, genres)
    mentions = compared(codes, "mentions", by, genres)
    references = pd.concat([mentions[[by, "actor", "article_id"]], phrases[[by, "actor", "article_id"]]])
    used = labels[labels["category"] == category].groupby(["article_id", "actor"]).size()
    rows = []
    for (unit, actor), group in references.groupby([by, "actor"], sort=True):
        size = group.groupby("article_id").size()
        rates = [100 * used.get((article, actor), 0) / n for article, n in size.items()]
        rows.append(row("rate", len(group), rates, **{by: unit}, actor=actor))
    return tidy(rows, [by, "actor"])


def own_voice(codes: Codes, category: str = "terrorist", by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """When a label is printed, how often is it the outlet's own word?

    Per outlet (or article): `own_voice` = share of the category's labels, of actors and acts, in the outlet's own voice;
    `own_voice_not_embedded` counts labels inside the object of a speech act as others' words; `distancing` = share in scare
    quotes or behind so-called, alleged, suspected. Means over the articles that use the category; n = labels.
    """
    labels = compared(codes, "labels", by, genres)
    labels = labels[labels["category"] == category]
    own = labels["voice"] == "own"
    distance = (labels["voice"] == "scare_quote") | labels["rule"].str.contains("hedge|so_called").fillna(False)
    rows = []
    for unit, group in labels.groupby(by, sort=True):
        for measure, hit in (
            ("own_voice", own),
            ("own_voice_not_embedded", own & ~labels["embedded"].fillna(False)),
            ("distancing", distance),
        ):
            shares = hit[group.index].astype(float).groupby(group["article_id"]).mean()
            rows.append(row(measure, len(group), shares, **{by: unit}))
    return tidy(rows, [by])


def actor_families(codes: Codes, by: str = "outlet", genres=OUTLETS_OWN) -> pd.DataFrame:
    """How often each unit refers to each actor, and with what labels.

    One row per outlet (or article), actor and label family: `phrases` (referring phrases of the family), `references`
    (bare names and all referring phrases to the actor; the same in each of its rows), `articles` (that refer to it).
    """
    phrases, mentions = referring_phrases(codes, by, genres), compared(codes, "mentions", by, genres)
    everything = pd.concat([phrases[[by, "actor", "article_id"]], mentions[[by, "actor", "article_id"]]])
    rows = []
    for (unit, actor), group in everything.groupby([by, "actor"], sort=True):
        families = phrases[(phrases[by] == unit) & (phrases["actor"] == actor)]["family"].value_counts()
        rows += [
            {
                by: unit,
                "actor": actor,
                "family": family,
                "phrases": int(families.get(family, 0)),
                "references": len(group),
                "articles": group["article_id"].nunique(),
            }
            for family in FAMILIES
        ]
    return pd.DataFrame(rows, columns=[by, "actor", "family", "phrases", "references", "articles"])
