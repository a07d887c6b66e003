"""Every table's columns, declared once. Schema, check and data dictionary come from here."""

from dataclasses import dataclass

from framing.tables.values import (
    ACTOR_KINDS,
    AFFILIATION_TYPES,
    BOUNDS,
    CATEGORIES,
    CERTAINTIES,
    CONSTRUCTIONS,
    CUE_CLASSES,
    EFFECTS,
    GENRES,
    QUOTE_TYPES,
    REASONS,
    REFERS_TO,
    SOURCE_TYPES,
    SPEAKER_KINDS,
    STAGES,
    STATUSES,
    STEPS,
    VICTIM_GROUPS,
    VOICES,
    ZONES,
)

PARTY = "party"  # marks: a codebook party id, `none` or `unknown`
ACTOR = "actor"  # marks: a codebook actor id, or the group's name as first written
EVENT = "event"  # marks: a codebook event id, or `other`
UNLISTED = "claim:"  # `claim:c3`: where no codebook lists events, the event that the article's claim c3 first tells of


@dataclass(frozen=True)
class Column:
    """One column: its name, Arrow type, whether cells may be empty, what they may hold, and a sentence about it."""

    name: str
    type: str  # string · int64 · float64 · bool
    about: str
    nullable: bool = False
    values: tuple[str, ...] = ()  # a closed vocabulary
    codes: str = ""  # PARTY, ACTOR or EVENT: checked against the codebook
    words: bool = False  # words of the article: left empty in text-free form


def _s(name: str, about: str, **options) -> Column:
    return Column(name, "string", about, **options)


def _i(name: str, about: str, **options) -> Column:
    return Column(name, "int64", about, **options)


def _b(name: str, about: str, **options) -> Column:
    return Column(name, "bool", about, **options)


def _f(name: str, about: str, **options) -> Column:
    return Column(name, "float64", about, **options)


_ARTICLE = _s("article_id", "The article's id, unique in its set.")
_START = _i("start", "Where the span begins: code points from the start of the text.")
_END = _i("end", "Where the span ends (the first code point after it).")
_ZONE = _s("zone", "Part of the article that holds the span.", values=ZONES)
_PARAGRAPH = _i("paragraph", "Number of the body paragraph, 0 = the lead; -1 outside the body.")
_SENTENCE = _i("sentence", "Number of the sentence in the article, from 0.")
_RULE = _s("rule", "The rule that fired; `reference` for codes made by reading.")
_ATTRIBUTION = _s("attribution_id", "The attribution whose content holds the span.", nullable=True)

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        _ARTICLE,
        _s("outlet", "Who published the article, as the study names it.", nullable=True),
        _s("publisher", "The publisher, where it differs from the outlet.", nullable=True),
        _s("date", "Publication date: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM.", nullable=True),
        _s("title", "The headline.", nullable=True),
        _s("author", "The by-line.", nullable=True),
        _s("url", "Where it was published.", nullable=True),
        _s("genre", "The kind of article.", nullable=True, values=GENRES),
        _s("credit", "A news agency that the article credits.", nullable=True),
        _i("words", "Number of words in the text; empty where the text is not at hand.", nullable=True),
        _s("sha256", "SHA-256 of the decoded text in UTF-8.", nullable=True),
        _s("set", "Name of the article set."),
    ),
    "flow": (
        _ARTICLE,
        _s("outlet", "Who published the article, as the study names it.", nullable=True),
        _s("date", "Publication date, as in `articles`.", nullable=True),
        _s("step", "The last step that the article reached; only coded ones are in `articles`.", values=STEPS),
        _s("reason", "Why it came no further; empty for a coded article.", nullable=True, values=tuple(REASONS)),
        _s("detail", "More on the reason: what was asked for, or of which article it is a duplicate.", nullable=True),
    ),
    "mentions": (
        _ARTICLE,
        _START,
        _END,
        _s("text", "The name as it stands."),
        _s("actor", "The armed actor that is named.", codes=ACTOR),
        _s("form", "Full name or abbreviation.", values=("name", "abbreviation")),
        _ZONE,
        _SENTENCE,
    ),
    "labels": (
        _ARTICLE,
        _s("label_id", "Unique in the article."),
        _START,
        _END,
        _s("text", "The label phrase as it stands."),
        _s("category", "What kind of label it is.", values=CATEGORIES),
        _s(
            "refers_to",
            "What is labelled: an armed actor, an act, a place, or the phenomenon as such.",
            values=REFERS_TO,
        ),
        _s("actor", "Whom the label is about.", codes=ACTOR),
        _s("actor_all", "JSON list of all of them, where several are named.", nullable=True),
        _s("actor_kind", "Non-state, state, or a force that a state runs.", values=ACTOR_KINDS),
        _s("voice", "Whose word it is: the outlet's own, or somebody else's in one of four forms.", values=VOICES),
        _b("embedded", "Own voice, but inside the object of a speech act (condemned the terrorist attack)."),
        _s("attributed_to", "Party whose word it is; empty in the outlet's own voice.", nullable=True, codes=PARTY),
        _s("attributed_to_all", "JSON list of all of them, where several parties share the word.", nullable=True),
        _ATTRIBUTION,
        _ZONE,
        _PARAGRAPH,
        _SENTENCE,
        _RULE,
    ),
    "casualties": (
        _ARTICLE,
        _s("claim_id", "Unique in the article."),
        _START,
        _END,
        _s("text", "The number with its victims noun, as it stands."),
        _i("low", "Lower bound as printed, persons; empty where open or no number.", nullable=True),
        _i("high", "Upper bound as printed, persons; empty where open or no number.", nullable=True),
        _s("bound", "How the number is bounded.", values=BOUNDS),
        _s("vague", "The vague quantity word (scores, dozens).", nullable=True),
        _s("parts", 'JSON object of the parts that the claim names, e.g. {"women": 3}.', nullable=True),
        _s("effect", "What happened to the victims.", values=EFFECTS),
        _s("victims_group", "Who the victims are, as the noun says.", values=VICTIM_GROUPS),
        _s("victims_status", "Civilian or combatant, as the sentence says.", values=STATUSES),
        _s("status_by", "Whose description the status is: `own` or a party.", nullable=True, codes=PARTY),
        _b("victims_named", "Is a victim named?"),
        _s("victims_detail", "What the article says of the victims: age, kin, occupation.", nullable=True, words=True),
        _s("victims_party", "Whose people the victims are said to be.", codes=PARTY),
        _s("place_party", "In whose territory it happened.", nullable=True, codes=PARTY),
        _s("event", "The event in which it happened.", codes=EVENT),
        _b("background", "Is the event background, not what the article reports as news?"),
        _s("agent", "The words for who or what killed.", nullable=True, words=True),
        _s("agent_party", "Party that the sentence ties to the agent.", nullable=True, codes=PARTY),
        _s("construction", "The grammar of the killing.", values=CONSTRUCTIONS),
        _s("source", "The words for who gives the figure; empty in the outlet's own voice.", nullable=True, words=True),
        _i("source_start", "Where the source's words begin.", nullable=True),
        _i("source_end", "Where they end.", nullable=True),
        _s("source_party", "Party of the source; empty in the outlet's own voice.", nullable=True, codes=PARTY),
        _s("source_type", "Type of the source; empty in the outlet's own voice.", nullable=True, values=SOURCE_TYPES),
        _ATTRIBUTION,
        _s("certainty", "Is the killing itself hedged?", values=CERTAINTIES),
        _s("qualifier", "Words that distance or doubt (reportedly, X-run, could not be verified).", nullable=True),
        _ZONE,
        _PARAGRAPH,
        _SENTENCE,
        _RULE,
    ),
    "attributions": (
        _ARTICLE,
        _s("attribution_id", "Unique in the article."),
        _START,
        _END,
        _s("content_parts", "JSON list of [start, end]: the parts of the content."),
        _s("source", "The source's noun phrase as it stands.", nullable=True, words=True),
        _i("source_start", "Where the source's words begin.", nullable=True),
        _i("source_end", "Where they end.", nullable=True),
        _s("cue", "The reporting words as they stand.", nullable=True, words=True),
        _i("cue_start", "Where the cue begins.", nullable=True),
        _i("cue_end", "Where the cue ends.", nullable=True),
        _s("cue_class", "What kind of reporting it is; empty without a cue.", nullable=True, values=CUE_CLASSES),
        _s("speaker", "Canonical name of who speaks."),
        _s("speaker_kind", "A person, an institution, a group of people, or a document.", values=SPEAKER_KINDS),
        _s("source_type", "In what role the source speaks.", values=SOURCE_TYPES),
        _s("party", "The party the source belongs to; of several the first.", codes=PARTY),
        _s("party_all", "JSON list of all of them, where several parties speak together.", nullable=True),
        _s("affiliation", "The organisation as given.", nullable=True),
        _s("affiliation_type", "What kind of organisation.", nullable=True, values=AFFILIATION_TYPES),
        _s("affiliation_country", "The organisation's country.", nullable=True, codes=PARTY),
        _b("former", "A former office holder?"),
        _b("named", "Is the source named (a person, an office, an institution)?"),
        _s("quote_type", "Quoted in full, reported, or reported with quoted fragments.", values=QUOTE_TYPES),
        _b("nested", "Inside the content of another attribution?"),
        _s("parent", "The attribution whose content holds this one.", nullable=True),
        _i("words", "Words of the content that no enclosing attribution holds."),
        _ZONE,
        _PARAGRAPH,
        _SENTENCE,
        _RULE,
    ),
    "loaded": (
        _ARTICLE,
        _START,
        _END,
        _s("text", "The word as it stands."),
        _s("entry", "The codebook's entry."),
        _s("about", "Whom or what the word is about.", values=("victim", "perpetrator", "act")),
        _s(
            "party",
            "The party it is about: who does the act, who bears the name, whose dead they are; empty where nothing says it.",
            nullable=True,
            codes=PARTY,
        ),
        _s("voice", "Whose word it is.", values=VOICES),
        _ATTRIBUTION,
        _ZONE,
        _SENTENCE,
        _RULE,
    ),
    "zones": (
        _ARTICLE,
        _START,
        _END,
        _ZONE,
        _i("words", "Number of words in the zone."),
    ),
    "passages": (
        _s("group", "Number of the group of articles that copy ties together; empty for a quotation.", nullable=True),
        _ARTICLE,
        _START,
        _END,
        _s("other_id", "The article that shares the passage."),
        _i("other_start", "Where the passage begins there."),
        _i("other_end", "Where it ends there."),
        _s("kind", "Shared copy, or a quotation that both articles may have heard.", values=("copy", "quotation")),
        _i("first_word", "Number of the passage's first word in the article, from 0, words between white space counted."),
        _i("words", "Number of its words."),
        _i("other_first_word", "Number of its first word in the other article."),
        _i("other_words", "Number of its words there."),
        _s("credit", "The news agencies that the article credits, with `, ` between.", nullable=True),
        _s("other_credit", "The news agencies that the other article credits.", nullable=True),
    ),
    "style": (
        _ARTICLE,
        _s("quotes", "Quotations counted in, or left out.", values=("in", "out")),
        _i("sentences", "Number of sentences of the body."),
        _i("words", "Number of words of the body."),
        _i("syllables", "Number of syllables of the body."),
        _f("flesch_reading_ease", "Flesch reading ease (higher is easier); empty for an empty body.", nullable=True),
        _f("flesch_kincaid_grade", "Flesch-Kincaid grade, school years; empty for an empty body.", nullable=True),
    ),
    "terms": (
        _ARTICLE,
        _s("term", "A word in lower case.", words=True),
        _i("n", "How often the article's body uses it."),
        _i("named", "How often of these inside the name of a person, an organisation or a place.", nullable=True),
    ),
    "problems": (
        _s("article_id", "The article, or the file where there is no id; empty for the set as a whole.", nullable=True),
        _s("stage", "Where it was noticed.", values=STAGES),
        _s("problem", "What is wrong, in a few fixed words."),
        _s("detail", "Where, and the fix."),
    ),
}

COMPARISON: tuple[Column, ...] = (
    _s("measure", "What is measured; the docstring of the measure gives formula and denominator."),
    _i("n", "Number of coded rows in the denominator."),
    _i("articles", "Number of articles in the denominator."),
    _f("value", "The value; empty where it is undefined.", nullable=True),
    _f("low", "Lower end of the 95 % interval; empty where there is no ground for one.", nullable=True),
    _f("high", "Upper end of the 95 % interval.", nullable=True),
)
