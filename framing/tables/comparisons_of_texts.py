"""Columns of the comparison tables of whole texts: vocabulary, readability, and what changes over time."""

from dataclasses import replace

from framing.tables.columns import COMPARISON, PARTY, Column
from framing.tables.values import CATEGORIES, REFERS_TO


def _with(**about: str) -> tuple[Column, ...]:
    """The columns that all comparison tables have, with what some of them hold in this one."""
    return tuple(replace(c, about=about[c.name]) if c.name in about else c for c in COMPARISON)


_WHOSE = Column("outlet", "string", "Whose articles; `article` where single articles are compared, `set` for all together.")
_EVERY = Column("every", "string", "How long a period is.", values=("day", "week", "month", "quarter", "year"))
_PERIOD = Column("period", "string", "First day of the period, YYYY-MM-DD; weeks begin on Monday.")

OF_TEXTS: dict[str, tuple[Column, ...]] = {
    "vocabulary": (
        _WHOSE,
        Column("term", "string", "A word in lower case."),
        *_with(
            n="How often the outlet uses it.",
            articles="Number of the outlet's articles that have words.",
            value="Mean over the outlet's articles of the rate per 1,000 words, less that over all other articles.",
        ),
        Column("rate", "float64", "Mean over the outlet's articles of the word's rate per 1,000 words."),
        Column("rest_rate", "float64", "The same over all other articles."),
        Column("rest_n", "int64", "How often all other articles use it."),
        Column("rest_articles", "int64", "Number of all other articles that have words."),
        Column("document_frequency", "float64", "Share of the outlet's articles that use it."),
        Column("rest_document_frequency", "float64", "Share of all other articles that use it."),
        Column("log_ratio", "float64", "log2 of its pooled rates here and in the rest, 0.5 added to both counts; no test."),
        Column("log_odds", "float64", "Log-odds ratio with an informative Dirichlet prior; a description, no test."),
        Column("log_odds_z", "float64", "The same over its standard error; beyond 1.96 is no 5 % test on articles."),
        Column(
            "dispersion", "float64", "Gries' DP over the outlet's articles; empty where it never uses it.", nullable=True
        ),
        Column("p", "float64", "Permutation of articles, two-sided; empty below five articles a side.", nullable=True),
        Column("p_adjusted", "float64", "The same after max-T over all words of the outlet.", nullable=True),
        Column("may_say", "string", "What so many articles allow.", values=("describes", "dots", "interval")),
    ),
    "readability": (
        replace(_WHOSE, about=f"{_WHOSE.about} The CSV of the figure has both: `article` is `(all)` or one of them."),
        Column("quotes", "string", "Quotations counted in, or left out.", values=("in", "out")),
        *_with(n="Number of sentences."),
    ),
    "article_periods": (
        _WHOSE,
        Column("article_id", "string", "The article."),
        Column("date", "string", "When it was published.", nullable=True),
        _EVERY,
        replace(_PERIOD, about=f"{_PERIOD.about} Empty where the date doesn't say.", nullable=True),
    ),
    "own_voice_over_time": (
        _WHOSE,
        Column("category", "string", "The label category.", values=CATEGORIES),
        Column("refers_to", "string", "What the labels are of.", values=(*REFERS_TO, "anything")),
        _EVERY,
        _PERIOD,
        *_with(n="Number of labels.", articles="Number of the period's articles that use the category."),
    ),
    "sources_over_time": (
        _WHOSE,
        Column("party", "string", "Party of the speakers; `source_type` where that is compared.", codes=PARTY),
        _EVERY,
        _PERIOD,
        *_with(n="Number of distinct speakers.", articles="Number of the period's articles with any speech."),
    ),
}
