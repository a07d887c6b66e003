"""Armed groups that no codebook lists: names that the article itself calls armed, found again wherever they stand."""

import re
from dataclasses import replace
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.parties import Named
from framing.coding.spellings import NameIndex, name_key
from framing.english import Reading
from framing.english.reading import Name

SPEAKING = re.compile(
    r"\b(?:liberation\s+(?:front|army|movement|organi[sz]ation|tigers)|revolutionary\s+(?:armed|front|army)|"
    r"(?:people|popular)(?:['’]s)?\s+(?:liberation|revolutionary|war)|(?:jaish|jaysh|lashkar|hi[sz]b|hezb|harakat|tehrik)[\w’'-]*|ansar(?![a-z])|"
    r"mujah[ie]d(?:ee|i)n|islamic\s+(?:state|jihad)|al[- ]qa\w?\w?da|resistance\s+(?:front|army)|guerrilla\s+army|"
    r"martyrs['’]?\s+brigades?)",
    re.I,
)  # what a group's own name says of it
CLAIMED = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:\w+\s+){0,3}claimed\s+(?:\w+\s+){0,2}(?:responsibility|attacks?)")
ACRONYM = re.compile(r"\s*,?\s*[\[(](?:the\s+)?[“\"‘']?([A-Z][A-Za-z]{0,2}[A-Z]{1,6}s?(?:-?\d+)?)[”\"’']?[\])]")
FOUGHT = re.compile(
    r"\b(?:clash(?:es|ed)?|fighting|battles?|combat|skirmish(?:es)?)\s+(?:\w+\s+){0,6}(?:with|against|and)\s+(?:the\s+)?$",
    re.I,
)
STATE_FORCES = re.compile(
    r"\b(?:Army|Forces?|Police|Guards?|Ministry|Brigade|Battalion|Government|Division|Infantry|Navy|Department|Province)\b",
    re.I,
)
ACRONYM_ONLY = re.compile(r"[A-Z]{2,6}(?:-\d+)?")
NO_NAME = re.compile(
    r"\w+(?:ist|ian|ese|ish)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|"
    r"Several|Some|Many|Most|US|U\.S\.|UK|AFP|AP|TV"
)
OF_GROUPS = ("ORG", "RUN")  # kinds of names that any label may stand before; others need `the militant group X`
GROUP = r"(?:groups?|organi[sz]ations?|outfits?|movements?|factions?|army|armies|network|militia|party)"


def find_unlisted(reading: Reading, codebook: Codebook, actors: list[Named], parties: list[Named]) -> list[Named]:
    """Every mention of a group that the set's codebook does not list. The id is the name as first written.

    `actors` and `parties` are the codebook's own mentions, which win. A name counts if the list of armed groups has it,
    if the name itself says what it is (`Tarim Liberation Front`), and if the article puts a label beside it (`Tarim
    rebels`, `the militant group Tarim`, `Tarim, an armed group`) or says that it claimed an attack.
    """
    taken = {at for n in actors for at in range(n.start, n.end)}
    listed = [n for n in _listed(reading, codebook) if n.start not in taken and n.end - 1 not in taken]
    taken |= {at for n in (*listed, *parties) for at in range(n.start, n.end)}
    return sorted([*listed, *_self_told(reading, codebook, listed, taken)], key=lambda n: n.start)


def _listed(reading: Reading, codebook: Codebook) -> list[Named]:
    """Mentions of groups on the list of armed groups, all spellings of one under the name that stands first."""
    found: list[Named] = []
    first: dict[str, str] = {}
    for start, end, group, how in group_index(codebook).find(reading.text):
        if how == "abbreviation" and _is_word(reading, start, end):
            continue
        first.setdefault(group, reading.text[start:end])
        found.append(Named(start, end, first[group], how))
    return found


def _is_word(reading: Reading, start: int, end: int) -> bool:
    """Is the abbreviation an everyday word printed in capitals (`WHO IS THERE`)?"""
    sentence = reading.sentence_at(start)
    around = reading.text[sentence.start : start] + reading.text[end : sentence.end]
    return end - start < 3 and around.isupper()


@lru_cache(maxsize=8)
def group_index(codebook: Codebook) -> NameIndex:
    """The names of the general list of armed groups."""
    groups = codebook.armed_groups.groups
    return NameIndex(
        [(name, g.id) for g in groups for name in (g.name, *g.names)],
        [(short, g.id) for g in groups for short in g.abbreviations],
    )


@lru_cache(maxsize=4096)
def listed_kind(codebook: Codebook, name: str) -> str:
    """The kind of a group by its name: that on the general list, else nonstate."""
    hit = next((h for h in group_index(codebook).find(name) if h[1] - h[0] == len(name)), None)
    return next((str(g.kind) for g in codebook.armed_groups.groups if hit and g.id == hit[2]), "nonstate")


def _self_told(reading: Reading, codebook: Codebook, listed: list[Named], taken: set[int]) -> list[Named]:
    """Mentions of names that the article itself, or the name, says to be armed."""
    groups: dict[str, str] = {}
    known = {name_key(n.id): n.id for n in listed}
    for name in (*reading.names, *_spoken(reading.text), *_capitalised(reading)):
        start, bare = _without_article(replace(name, text=reading.text[name.start : name.end]))
        if start in taken or len(bare) < 2 or NO_NAME.fullmatch(bare) or _describes(codebook, bare):
            continue
        told = reading.sentence_at(start).zone != "headline" and _called_armed(reading, start, name, codebook)
        if SPEAKING.search(bare) or told:
            groups.setdefault(bare, known.get(name_key(bare), bare))
            if (short := ACRONYM.match(reading.text, name.end)) is not None:
                groups.setdefault(short.group(1), groups[bare])
    for full in [g for g in groups if not ACRONYM_ONLY.fullmatch(g)]:
        initials = "".join(re.findall(r"\b[A-Z]", full))
        if len(initials) > 1 and not NO_NAME.fullmatch(initials):
            groups[initials] = full
    return _mentions(reading.text, groups, taken)


def _describes(codebook: Codebook, name: str) -> bool:
    """Is the name a label, or a word by which the set's codebook describes its own actors (`Baloch`)?"""
    if any(name.casefold() in c.words for c in codebook.labels.categories):
        return True
    return any(name in (*a.descriptions, *a.names, a.name) or a.name in name for a in codebook.actors)


def _called_armed(reading: Reading, start: int, name: Name, codebook: Codebook) -> bool:
    """Does the sentence put a label beside the name, or say that it fought or claimed an attack?"""
    text = reading.text
    beside, group, behind, apposed = _evidence(codebook)
    lead = max(reading.sentence_at(start).start, start - 60)
    kind = "ORG" if ACRONYM_ONLY.fullmatch(name.text) else name.kind
    if group.search(text, lead, start) or (kind in OF_GROUPS and behind.search(text, lead, start)):
        return True
    if kind == "RUN" and " " in name.text:
        return bool(beside.match(text, name.end))
    if kind != "ORG":
        return False
    fought = not STATE_FORCES.search(name.text) and FOUGHT.search(text, lead, start)
    return bool(fought or any(pattern.match(text, name.end) for pattern in (beside, CLAIMED, apposed)))


def _without_article(name: Name) -> tuple[int, str]:
    """Where the name begins, and the name without `the`, a describing word (`Maoist Red Path`) and what an acronym heads."""
    bare = re.sub(r"^(?:the|an?)\s+", "", name.text, flags=re.I)
    bare = re.sub(r"^(?:[A-Z]\w+ist\s+(?=[A-Z])|[A-Z]\w+(?:ian|ese|ish)\s+(?=[A-Z]{2,6}$))", "", bare)
    acronym = re.match(r"([A-Z]{2,6})\s+[A-Z][a-z]", bare)
    return name.end - len(bare), acronym.group(1) if acronym else re.sub(r"[’']s$", "", bare)


def _spoken(text: str) -> list[Name]:
    """Names of groups written in full, in capitals too, with their acronym behind them."""
    found = []
    for match in re.finditer(
        r"\b(?:[A-Z][\w’'-]{1,40}\s+(?:of\s+|for\s+|the\s+|and\s+){0,2}){1,6}(?=[\[(][A-Z][\w-]{1,7}[\])])", text
    ):
        full = re.split(r"\b(?:of|by|from|with) the\s", match.group().rstrip(), flags=re.I)[-1]
        if SPEAKING.search(full):
            end = match.start() + len(match.group().rstrip())
            found.append(Name(end - len(full), end, full, "ORG"))
    return found


def _capitalised(reading: Reading) -> list[Name]:
    """Runs of proper nouns that no name covers; RUN where they never stand by themselves, as adjectives don't."""
    if sum(c.isupper() for c in reading.text) > sum(c.islower() for c in reading.text):
        return []  # capitals mark nothing here
    covered = {n for name in reading.names for n in range(name.start, name.end)}
    runs: list[list[int]] = []
    for number, word in enumerate(reading.words):
        if not word.text[:1].isupper() or word.start in covered or NO_NAME.fullmatch(word.text):
            continue
        if not (word.tag.startswith("NNP") or ACRONYM_ONLY.fullmatch(word.text)):
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found, alone = [], set()
    for run in runs:
        start, end = reading.words[run[0]].start, reading.words[run[-1]].end
        found.append(Name(start, end, reading.text[start:end], "ORG"))
        following = reading.words[run[-1] + 1].tag if run[-1] + 1 < len(reading.words) else ""
        if ACRONYM_ONLY.fullmatch(found[-1].text) or not following.startswith(("NN", "JJ")):
            alone.add(found[-1].text)
    others = {name.text for name in reading.names if name.kind != "ORG"}
    return [replace(n, kind="ORG" if n.text in alone else "RUN") for n in found if n.text not in others]


def _mentions(text: str, groups: dict[str, str], taken: set[int]) -> list[Named]:
    """Wherever a name of `groups` (name to id) stands, except at the offsets taken by parties."""
    if not groups:
        return []
    names = sorted(groups, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in names)})(?!\w)")
    return [Named(m.start(), m.end(), groups[m.group()], "name") for m in pattern.finditer(text) if m.start() not in taken]


@lru_cache(maxsize=8)
def _evidence(codebook: Codebook) -> tuple[re.Pattern, ...]:
    """A label behind a name, with `group` before it, alone before it, and in apposition to it."""
    of_groups = [c for c in codebook.labels.categories if c.id not in ("bare", "attacker")]  # `the Ostin bomber`: a place
    nouns = sorted({w for c in of_groups for w in c.words}, key=len, reverse=True)
    label = rf"(?:{'|'.join(re.escape(w) for w in nouns)})"
    return (
        re.compile(rf"[”\"]?(?:[’']s)?\s+(?!jets?\b)(?:[a-z-]+\s+)?{label}\b", re.I),
        re.compile(rf"\b{label}\s+{GROUP}\s+(?:(?:called|named|known\s+as)\s+)?(?:the\s+)?[“\"]?$", re.I),
        re.compile(
            rf"\b{label}(?:\s+{GROUP},?)?\s+(?:(?:of|from|with|called|named|known\s+as)\s+)?(?:the\s+)?(?:[A-Z]\w+(?:ist|ian|ese|ish)\s+)?[“\"]?$",
            re.I,
        ),
        re.compile(rf"\s*(?:[\[(][^()\[\]]*[\])])?,\s+(?:an?|the|another)\s+(?:[\w-]+\s+){{0,4}}(?:{label}|armed)\b", re.I),
    )
