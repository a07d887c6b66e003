"""Columns of the comparison tables that say more than value and interval: which analysts, which shared sources."""

from framing.tables.columns import AFFILIATION_TYPES, COMPARISON, PARTY, Column

_UNIT = Column("outlet", "string", "Who cites them; `article` where single articles are compared.")

COMPARISONS: dict[str, tuple[Column, ...]] = {
    "analysts": (
        Column("speaker", "string", "Canonical name of the analyst."),
        Column("affiliation", "string", "The organisation as first given in the set.", nullable=True),
        Column("affiliation_type", "string", "What kind of organisation.", nullable=True, values=AFFILIATION_TYPES),
        Column("affiliation_country", "string", "The organisation's country.", nullable=True, codes=PARTY),
        _UNIT,
        Column("articles", "int64", "Number of its articles that cite the analyst."),
        Column("attributions", "int64", "Number of attributions to the analyst there."),
        Column("words", "int64", "Words given to the analyst there, each word once."),
        Column("quoted", "bool", "Is anything quoted directly?"),
        Column("first", "int64", "Paragraph of the first attribution in a body, 0 = the lead; -1 outside bodies alone."),
        Column("outlets", "int64", "In how many outlets (or articles) of the set the analyst is cited."),
    ),
    "same_speakers": (
        Column("speaker", "string", "The name that stands for the person."),
        Column("variant", "string", "A name under which the person is coded."),
        Column(
            "evidence",
            "string",
            "Why they are one person.",
            values=("same name", "rank", "spelling", "initial", "surname alone"),
        ),
        Column("articles", "int64", "Number of articles with the variant."),
        Column("attributions", "int64", "Number of attributions with the variant."),
    ),
    "source_overlap": (
        Column("outlet", "string", "The first of the pair, by name; `article` where single articles are compared."),
        Column("other", "string", "The second of the pair."),
        Column(
            "speakers", "string", "Which named speakers of speech are compared.", values=("all", "person", "institution")
        ),
        *COMPARISON,
        Column("sources", "int64", "Number of distinct named speakers of the first."),
        Column("other_sources", "int64", "Number of distinct named speakers of the second."),
        Column("shared", "int64", "Number of named speakers that both have; value = shared / n, n = those of either."),
        Column("names", "string", "Who is shared: canonical names, sorted, with `; ` between.", nullable=True),
    ),
}
