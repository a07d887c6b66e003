"""Columns of the comparison tables that say more than value and interval: wording, analysts, shared sources, tolls."""

from dataclasses import replace

from framing.tables.columns import ACTOR, COMPARISON, EVENT, PARTY, Column
from framing.tables.comparisons_of_texts import OF_TEXTS
from framing.tables.values import (
    AFFILIATION_TYPES,
    BOUNDS,
    CATEGORIES,
    CONSTRUCTIONS,
    FAMILIES,
    REASONS,
    REFERS_TO,
    SOURCE_TYPES,
    STEPS,
    VICTIM_GROUPS,
)

_UNIT = Column("outlet", "string", "Who cites them; `article` where single articles are compared.")

_VICTIMS = Column(
    "victims_party", "string", "Whose people the victims are said to be, or `(all)`; `place_party` where that is compared."
)


def _with_n(about: str) -> tuple[Column, ...]:
    """The columns that all comparison tables have, with what `n` counts in this one."""
    return tuple(replace(c, about=about) if c.name == "n" else c for c in COMPARISON)


def _figure(side: str, whose: str) -> tuple[Column, ...]:
    """The columns of a casualty figure, `side` behind their names."""
    return (
        Column(f"article_id{side}", "string", f"The article{whose}."),
        Column(f"date{side}", "string", "When it was published.", nullable=True),
        Column(f"low{side}", "int64", "Lower bound as printed, persons; empty where open.", nullable=True),
        Column(f"high{side}", "int64", "Upper bound as printed, persons; empty where open.", nullable=True),
        Column(f"bound{side}", "string", "How the number is bounded.", values=BOUNDS),
        Column(f"source_party{side}", "string", "Party of the source; `(own voice)` where the outlet says it itself."),
        Column(f"source_type{side}", "string", "Type of the source.", nullable=True, values=SOURCE_TYPES),
        Column(f"victims_party{side}", "string", "Whose people the victims are said to be.", codes=PARTY),
        Column(f"victims_group{side}", "string", "Who the victims are, as the noun says.", values=VICTIM_GROUPS),
    )


_WHOSE_WORDS = Column(
    "outlet", "string", "Whose words; `article` where single articles are compared, `set` for all together."
)
_ABOUT = Column("actor", "string", "Whom the labels are about.", codes=ACTOR)
_FAMILY = Column("family", "string", "Family of label categories.", values=tuple(FAMILIES))
_CATEGORY = Column("category", "string", "The label category.", values=CATEGORIES)
_REFERS = Column("refers_to", "string", "What the labels are of.", values=(*REFERS_TO, "anything"))
_WHERE = Column(
    "where",
    "string",
    "The part of the articles; `lead` is the first paragraph of the body, `body` the rest of it.",
    values=("anywhere", "headline", "lead", "body", "caption"),
)

COMPARISONS: dict[str, tuple[Column, ...]] = {
    "article_flow": (
        Column("outlet", "string", "Whose articles; `(all)` for the set."),
        Column("step", "string", "The step that the articles reached.", values=STEPS),
        Column(
            "reason",
            "string",
            "Why they came no further; empty in the row that counts all articles that reached the step.",
            nullable=True,
            values=(*REASONS, "no reference codes"),
        ),
        Column("articles", "int64", "Number of articles."),
    ),
    "label_shares": (
        _WHOSE_WORDS,
        Column("actor", "string", "Whom the labels are about; `(all actors, standardised)` in `standardised_shares`."),
        _FAMILY,
        Column("voice", "string", "The outlet's own words, or others' words.", values=("own", "others")),
        _REFERS,
        _WHERE,
        *COMPARISON,
    ),
    "prevalence": (_WHOSE_WORDS, _ABOUT, _CATEGORY, _REFERS, _WHERE, *_with_n("Number of labels in the numerator.")),
    "label_rates": (_WHOSE_WORDS, _ABOUT, _CATEGORY, _REFERS, _WHERE, *COMPARISON),
    "own_voice": (
        replace(
            _WHOSE_WORDS, about=f"{_WHOSE_WORDS.about} The CSV of the figure has both: `article` is `(all)` or one of them."
        ),
        _CATEGORY,
        _REFERS,
        _WHERE,
        *_with_n("Number of labels."),
    ),
    "own_voice_by_actor": (
        _WHOSE_WORDS,
        _ABOUT,
        Column("family", "string", "Family of label categories, or `(all)`.", values=("(all)", *FAMILIES)),
        _REFERS,
        _WHERE,
        *_with_n("Number of labels."),
    ),
    "actor_families": (
        _WHOSE_WORDS,
        _ABOUT,
        _FAMILY,
        _WHERE,
        Column("phrases", "int64", "Number of referring phrases of the family."),
        Column("references", "int64", "Number of bare names and referring phrases to the actor."),
        Column("articles", "int64", "Number of articles that refer to the actor."),
    ),
    "tolls": (
        Column("event", "string", "The event.", codes=EVENT),
        Column("row", "string", "The article's name: its id and outlet."),
        *_figure("", ""),
        Column("effect", "string", "What happened to the victims.", values=("killed", "injured")),
        Column("vague", "string", "The vague quantity word (scores, dozens).", nullable=True),
        Column("background", "bool", "Is the event background, not what the article reports as news?"),
        Column("start", "int64", "Where the figure stands in the article."),
    ),
    "disagreements": (
        Column("event", "string", "The event.", codes=EVENT),
        Column("effect", "string", "What happened to the victims.", values=("killed", "injured")),
        Column("background", "bool", "Is the event background in either article?"),
        *_figure("_a", " with the first of the two figures"),
        *_figure("_b", " with the second"),
    ),
    "whose_figures": (
        Column("outlet", "string", "Whose figures; `article` where single articles are compared."),
        _VICTIMS,
        Column("source_party", "string", "Party of the source; `(own voice)` where the outlet gives the figure itself."),
        *COMPARISON,
    ),
    "qualifiers": (
        Column("outlet", "string", "Whose statements; `article` where single articles are compared."),
        Column("source_party", "string", "Whose claims are doubted; another column where the victims' side is compared."),
        Column(
            "doubt",
            "string",
            "With what words; `any` of them.",
            values=("any", "claimed", "unverified", "reportedly", "believed", "x_run", "other_words", "hedged"),
        ),
        *COMPARISON,
    ),
    "agency": (
        Column("outlet", "string", "Whose clauses; `article` where single articles are compared."),
        _VICTIMS,
        Column("author", "string", "Was the event's author public at publication?", values=("public", "not public")),
        Column("agency", "string", "Who kills in the sentence.", values=("named", "instrument", "nobody")),
        Column("construction", "string", "The grammar of the killing, or `(all)`.", values=("(all)", *CONSTRUCTIONS)),
        *COMPARISON,
    ),
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
    "loaded_words": (
        Column("outlet", "string", "Who uses them; `article` where single articles are compared."),
        Column("party", "string", "Whom the words are about; `(not said)` where the article ties them to nobody."),
        Column(
            "about",
            "string",
            "Of what kind the words are: of an act, its victims, or its perpetrators.",
            values=("victim", "perpetrator", "act"),
        ),
        Column("entry", "string", "The codebook's entry, or `(all)` of the kind."),
        Column("voice", "string", "The outlet's own voice, or others' words.", values=("own", "others")),
        *COMPARISON,
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
    "wire_share": (
        Column("outlet", "string", "Whose words; `article` where single articles are compared."),
        Column(
            "credit",
            "string",
            "In which articles the copy is: that credit an agency, of an agency itself, the rest, or any.",
            values=("(any)", "credited", "uncredited", "agency"),
        ),
        *_with_n("Number of words in the denominator."),
    ),
    "carried": (
        Column("group", "string", "Number of the group of articles that copy ties together."),
        Column("passage", "string", "Number of the passage in the set."),
        Column("articles", "int64", "Number of articles that have it."),
        Column("outlets", "int64", "Number of their outlets."),
        Column("article_ids", "string", "JSON list of the articles, the earliest first."),
        Column("first_date", "string", "Publication date of the earliest.", nullable=True),
        Column("article_id", "string", "The earliest article, whose passage is described."),
        Column("start", "int64", "Where the passage begins there."),
        Column("end", "int64", "Where it ends there."),
        Column("credit", "string", "News agencies that any of them credits, with `, ` between.", nullable=True),
        Column("words", "int64", "Number of words of the passage there."),
    ),
    "shared_passages": (
        Column("outlet", "string", "The article's outlet; `article` where single articles are compared."),
        Column("row", "string", "The article's name: its id and outlet."),
        Column("date", "string", "When it was published.", nullable=True),
        Column("length", "int64", "Number of words of the article.", nullable=True),
        Column("other", "string", "The other's outlet (or the article); empty where nothing is shared.", nullable=True),
        Column("other_row", "string", "The other article's name.", nullable=True),
        Column("kind", "string", "Shared copy, or a quotation.", nullable=True, values=("copy", "quotation")),
        Column("first_word", "int64", "Number of the passage's first word, from 0.", nullable=True),
        Column("words", "int64", "Number of its words; 0 where nothing is shared."),
        Column("credit", "string", "News agencies that the article credits.", nullable=True),
    ),
    **OF_TEXTS,
}
