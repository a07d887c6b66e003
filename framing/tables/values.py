"""The closed vocabularies of the coded tables: the values that a column may hold, as the codebook's guide names them."""

ZONES = ("headline", "caption", "boilerplate", "body")
GENRES = ("news", "analysis", "opinion", "other")
STEPS = ("retrieved", "readable", "unique", "relevant", "coded")  # how far an article came
REASONS = {  # why it came no further: the code, and how a figure says it
    "no text": "text not at hand",
    "unusable text": "text can't be read",
    "edition": "other edition",
    "same text": "same text, same outlet",
    "outlets": "other outlet",
    "languages": "other language",
    "genres": "other genre",
    "dates": "outside the dates",
    "length": "too short",
    "words": "without the words",
    "coding failed": "coding failed",
}
CATEGORIES = (
    "terrorist",
    "militant",
    "insurgent",
    "separatist",
    "guerrilla",
    "rebel",
    "nationalist",
    "extremist",
    "jihadist",
    "islamist",
    "militia",
    "proxy",
    "fighter",
    "armed_group",
    "attacker",
    "bare",
)
FAMILIES = {  # of label categories
    "terrorist": ("terrorist",),
    "militant": ("militant",),
    "insurgent": ("insurgent", "separatist", "guerrilla", "rebel", "nationalist"),
    "extremist": ("extremist", "jihadist", "islamist"),
    "militia": ("militia", "proxy"),
    "fighter": ("fighter", "armed_group", "attacker"),
    "bare": ("bare",),
}
REFERS_TO = ("actor", "act", "place", "abstract")
ACTOR_KINDS = ("nonstate", "state", "state_linked")
VOICES = ("own", "direct_quote", "partial_quote", "scare_quote", "attributed")
BOUNDS = ("exact", "at_least", "over", "up_to", "nearly", "about", "range", "vague", "none")
EFFECTS = ("killed", "injured", "both", "missing", "captured")
VICTIM_GROUPS = (
    "people",
    "children",
    "women",
    "men",
    "civilians",
    "security_forces",
    "militants",
    "commander",
    "officer",
    "officials",
    "other",
    "mixed",
)
STATUSES = ("civilian", "combatant", "unspecified")
CONSTRUCTIONS = (
    "active",
    "passive_agent",
    "passive",
    "intransitive",
    "nominal",
    "participle_active",
    "participle_passive",
)
CERTAINTIES = ("asserted", "hedged")
CUE_CLASSES = (
    "say",
    "claim",
    "acknowledge",
    "deny",
    "accuse",
    "condemn",
    "urge",
    "warn",
    "promise",
    "regard",
    "responsibility",
    "attitude",
    "other",
)
POSITION_CLASSES = ("accuse", "condemn", "regard", "responsibility")
SPEAKER_KINDS = ("person", "institution", "group_of_people", "document")
SOURCE_TYPES = (
    "government",
    "military",
    "analyst",
    "advocacy",
    "armed_group",
    "media",
    "international_org",
    "religious",
    "resident",
    "insider",
    "other",
)
AFFILIATION_TYPES = (
    "university",
    "think_tank",
    "consultancy",
    "ngo",
    "media",
    "government",
    "military",
    "religious",
    "business",
)
QUOTE_TYPES = ("direct", "indirect", "mixed")
STAGES = ("import", "manifest", "read", "relevance", "code", "check", "corrections")
