"""In what role a source speaks: its type, name, affiliation, and whether it is named."""

import re

from framing.codebook import Codebook
from framing.coding.parties import Gazetteer, Named
from framing.coding.phrases import words
from framing.english import function_words

PARTICLE = r"(?:al|ul|el|bin|ibn|de|van|von|abu|der|di)\b"


NAME = re.compile(rf"\b(?:[^\W\d_a-zß-ö][\w’'.]*|{PARTICLE})(?:(?:\s+|-)(?:[^\W\d_a-zß-ö][\w’'.]*|{PARTICLE}))+")


VOICE_OF = re.compile(
    r"\bspokes(?:man|woman|person) (?:for|of) ((?:the )?[\w’'.& -]{3,60}?)(?=,|\.$|$| who\b| and\b| in [A-Z])"
)
VOICE = re.compile(r"((?:[\w’'.&-]+ ){1,4}?)(?:chief )?spokes(?:man|woman|person)\b")
AT_WORK = re.compile(
    r"\b(?:official|doctor|nurse|surgeon|officer|worker|manager|teacher|lecturer|director|head|member) "
    r"(?:at|of|with|from|for) "
    r"((?:the |a )?[\w’'.& -]{3,50}?)(?=,|\.$|$| who\b| and\b| in [A-Z])"
)
WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'&-]*)"  # U.S., Institute


LOOSE = re.compile(rf"\b(?:at|with|from)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{1,3}}({WORD}(?:\s+{WORD})*)")
ORGANISATION = re.compile(
    rf"\b(?:at|of|with|from|for)\s+(?:the\s+)?({WORD}(?:\s+(?:of|for|and|on|the|in|at)\s+(?:the\s+)?{WORD}|\s+{WORD})*)"
)


PLACED = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]\w+$")
LOCATED = re.compile(r"^[A-Z]\w+-based ")
BASED = re.compile(r"\b([A-Z][\w ]{2,30}?)-based\b")


HONORIFIC = re.compile(r"^(?:Mr|Ms|Mrs|Dr|Sir|Dame|Prof)\b\.?", re.I)


HEAD_END = re.compile(r"\b(?:at|of|for|from|with|in|on|close|near|familiar|cited|who|whose|based)\b|,")


def source_type(phrase: str, codebook: Codebook) -> str | None:
    """The first type of sources.yml with a word in the head of the phrase, else anywhere in it; None where none fits.

    A word inside a longer one of another type doesn't count (officer in police officer).
    """
    head = HEAD_END.split(phrase, maxsplit=1)[0]
    for part in (head, phrase):
        found = [(m.start(), m.end(), t.id) for t in codebook.sources.types for m in words(t.words).finditer(part)]
        whole = [t for s, e, t in found if not any(a <= s and e <= b and b - a > e - s for a, b, _ in found)]
        if whole:
            return whole[0]
    return None


def person_name(phrase: str, codebook: Codebook, named: list[Named]) -> str | None:
    """The person's name in a source's phrase, titles and offices off; None for institutions and groups.

    >>> from framing.codebook import read_codebook
    >>> person_name("Ana Brok, an analyst at the Lakeside Institute", read_codebook(), [])
    'Ana Brok'
    >>> person_name("the Lakeside Institute", read_codebook(), []) is None
    True
    """
    titles = codebook.sources.titles
    demonyms = {phrase[n.start : n.end] for n in named if n.how == "demonym"} | {
        phrase[n.start : n.end] for n in named if n.how == "country"
    }
    for match in NAME.finditer(phrase):
        name = _without_titles(match.group(), titles, demonyms)
        covered = any(name in phrase[n.start : n.end] for n in named)
        if (
            len(name.split()) < 2
            or name.split()[-1] in demonyms
            or covered
            or organisation_type(name, codebook)
            or words(codebook.sources.titles).fullmatch(name)
        ):
            continue
        if any(words(t.words).search(name) for t in codebook.sources.types if t.id not in ("resident", "military")):
            continue
        inside_organisation = re.search(r"\b(?:at|of|with|from|for)\s+(?:the\s+)?$", phrase[: match.start()])
        if not inside_organisation:
            return name
    last = re.search(r"\b([A-Z][\w’'-]+\s+(?:al-|ul-)?[A-Z][\w’'-]+)$", phrase.split(",")[0])
    titled = words(titles).search(phrase.split(",")[0])
    if last and titled and titled.start() < last.start() and not organisation_type(last.group(1), codebook):
        return last.group(1) if not any(n.end > last.start() for n in named if n.end <= len(phrase.split(",")[0])) else None
    return None


def _without_titles(name: str, titles: list[str], demonyms: set[str]) -> str:
    pattern = words(
        [
            *titles,
            "Foreign",
            "Interior",
            "Defence",
            "Defense",
            "Health",
            "National",
            "Prime",
            "Deputy",
            "Vice",
            "Army",
            "Police",
        ]
    )
    tokens = name.split()
    last_title = max(
        (i for i, t in enumerate(tokens) if pattern.fullmatch(t.strip(".,")) or pattern.fullmatch(t)), default=-1
    )
    kept = tokens[last_title + 1 :]
    while kept and (
        re.search(r"(?:’s|'s)$", kept[0]) or kept[0].casefold() in function_words()["determiners"] or kept[0] in demonyms
    ):
        kept = kept[1:]
    return " ".join(t.strip(",") for t in kept).removesuffix("’s").removesuffix("'s")


def affiliation_of(phrase: str, codebook: Codebook) -> tuple[str | None, str | None]:
    """The organisation that a person's phrase names, and its type."""
    for match in ORGANISATION.finditer(phrase):
        kind = organisation_type(match.group(1), codebook)
        if kind:
            return PLACED.sub("", LOCATED.sub("", match.group(1))), kind
    for match in LOOSE.finditer(phrase):
        if kind := organisation_type(match.group(1), codebook):
            return match.group(1), kind
    for pattern in (VOICE_OF, VOICE, AT_WORK):
        spoken = pattern.search(phrase)
        if spoken and (name := _bare(spoken.group(1))):
            return name, organisation_type(name, codebook)
    leading = re.match(
        r"((?:[A-Z][\w’'&-]+\s+){1,4}?(?:Institution|Institute|University|Center|Centre|Council|Ministry))\b", phrase
    )
    if leading and leading.end() < len(phrase):
        return leading.group(1), organisation_type(leading.group(1), codebook)
    kind = organisation_type(phrase, codebook)
    first = ORGANISATION.search(phrase)
    if kind in ("think_tank", "university", "consultancy", "ngo") and first:
        return first.group(1), kind
    return None, "university" if re.search(r"\b(?:academic|professor|lecturer)\b", phrase, re.I) else None


def _bare(words_: str) -> str:
    """An organisation's words without article and possessive; empty where none are left."""
    name = re.sub(r"^(?:an?|the|its|his|her|their|senior|chief|top|one|two|some|deputy)\s+", "", words_.strip(), flags=re.I)
    name = re.sub(r"(?:[’']s|,)$", "", name.strip())
    return "" if name.casefold() in ("a", "an", "the", "its", "his", "her", "their", "official", "") else name


def organisation(phrase: str, named: list[Named]) -> str | None:
    """The first organisation after `at`, `of`, `with` or `from`, whatever its kind; no country and no armed actor."""
    covered = [phrase[n.start : n.end] for n in named]
    found = [PLACED.sub("", m.group(1)) for m in ORGANISATION.finditer(phrase)]
    return next((name for name in found if name not in covered and (" " in name or name.isupper())), None)


def organisation_type(name: str, codebook: Codebook) -> str | None:
    """The type of an organisation by the words of its name; None for no known word."""
    return next((kind for kind, keys in codebook.sources.affiliations.items() if words(keys).search(name)), None)


def canonical(phrase: str, places: Gazetteer, parties: list[Named]) -> str:
    """A short name for a source that is no named person: `Iran government` for a country, else its head phrase.

    >>> from framing.codebook import read_codebook
    >>> places = Gazetteer(read_codebook())
    >>> canonical("Tehran", places, places.find_parties("Tehran"))
    'Iran government'
    """
    short = re.split(r",|\(|\bwho\b|\bthat\b|\bwhich\b", phrase)[0].strip()
    short = re.sub(r"^(?:the|a|an)\s+", "", short, flags=re.I)
    if len(parties) == 1 and parties[0].how in ("country", "capital") and parties[0].end - parties[0].start >= len(short):
        return f"{parties[0].id.replace('_', ' ').title() if len(parties[0].id) > 2 else parties[0].id.upper()} government"
    actors = places.find_actors(short)
    if actors and actors[0].end - actors[0].start >= len(short) - 10:
        return places.actors[actors[0].id].name
    return " ".join(re.sub(r"[’']s\b", "", short).split()[:8]) or phrase


def is_named(phrase: str, codebook: Codebook) -> bool:
    """Named: an institution, an office, an unnamed spokesman of one; not `a senior official`, `analysts`, `residents`."""
    low = phrase.casefold()
    first = low.split()[0] if low else ""
    if words(codebook.sources.spokespeople).search(phrase):
        return bool(re.search(r"[A-Z]\w+", phrase[1:]) or "ministry" in low or "army" in low)
    head = HEAD_END.split(low, maxsplit=1)[0]
    if words(codebook.sources.plural_people).search(head) and not re.search(
        r"\b(?:ministry|government|army|military|authorities)\b", low
    ):
        return False
    if re.match(r"(?:an?|some|several|one|two|three|four|another|unnamed)$", first):
        return False
    return not re.search(
        r"\b(?:source|insider|resident|witness|doctor|nurse|reports?|state media|local media|anonymity)\b", low
    )


def speaker_kind(phrase: str, name: str | None, kind: str, codebook: Codebook) -> str:
    low = phrase.casefold()
    if name or HONORIFIC.match(phrase) or words(codebook.sources.spokespeople).search(low):
        return "person"
    if words(codebook.sources.documents).search(low):
        return "document"
    person = (
        r"\b(?:official|minister|president|analyst|expert|source|insider|resident|witness|diplomat|commander|officer|doctor|nurse|"
        r"governor|mayor|researcher|villager|activist|worker|sergeant|general|colonel|man|woman|boy|girl|teacher|farmer|trader|baker)\b"
    )
    head = HEAD_END.split(low, maxsplit=1)[0].strip()
    if re.search(person + "$", head):
        return "person"
    if words(codebook.sources.plural_people).search(head):
        return "group_of_people"
    return "person" if re.search(person, low) and kind != "media" else "institution"


def affiliation_country(phrase: str, parties: list[Named], places: Gazetteer, codebook: Codebook) -> str | None:
    based = BASED.search(phrase)
    found = places.find_parties(based.group(1)) if based else []
    known = next((country for name, country in codebook.sources.institutions.items() if words([name]).search(phrase)), None)
    return found[0].id if found else parties[0].id if parties else known
