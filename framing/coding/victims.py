"""Victim phrases: an amount with a noun for people, a single person, a bare plural, a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.numbers import Amount, find_amounts
from framing.coding.phrases import pattern
from framing.english import function_words

STOP = (
    r"(?:and|or|but|by|in|on|at|to|from|with|for|as|that|which|who|whom|whose|when|while|after|before|near|was|were|is|are|has|have|had|been|"
    r"being|killed|injured|wounded|dead|died|killing|wounding|injuring|including|since|than|said|says|against|into|over|under|about|if|it|he|she|"
    r"they|we|claimed|claims|claiming|lost|left|executed|not|could|may|might|would|will|captured|missing|hurt|an|a|the)"
)
MODIFIER = rf"(?:\s+(?!{STOP}\b)[“‘\"']?[\w’'.-]+[”’\"']?)"
NAME = r"[A-Z][\w’'-]+(?:\s+(?:al|ul|el|bin|de|von)?-?\s?[A-Z][\w’'-]+){1,3}"
TITLE = (
    r"(?:[A-Z][\w’.-]*\s+)?(?:Gen\.|Col\.|Lt\.|Maj\.|Sgt\.|Capt\.|Major-General|General|Colonel|Lieutenant|Captain|"
    r"Major|Sergeant|Corporal|Private|Sgt|Cpl\.|Commander|commander|officer|leader)\s+"
)


PLURAL = re.compile(r"(?:s|people|men|women|children|staff|crew|personnel)$", re.I)
ONE, UNCOUNTED = Amount(0, 0, 1, 1, "exact"), Amount(0, 0, None, None, "none")
FUNCTION_WORDS = frozenset().union(
    *(function_words()[k] for k in ("determiners", "prepositions", "conjunctions", "pronouns", "days"))
) | {"monday", "january", "march", "no", "not", "by", "there"}


@dataclass(frozen=True)
class Victims:
    """A phrase for victims: its amount (None where a name or a noun stands alone), its group and status."""

    start: int
    end: int
    amount: Amount
    group: str
    status: str
    named: bool = False
    loose: bool = False  # no amount: counts only beside a killing
    elliptic: bool = False  # a number without its noun
    parts: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=8)
def nouns(codebook: Codebook) -> tuple[re.Pattern, dict[str, tuple[str, str]]]:
    """A pattern for all victim nouns (nationals of a country too), longest first, and group and status by noun."""
    nationals = {f"{d}s" for p in codebook.parties for d in p.demonyms if not d.endswith(("s", "sh", "ch", "ese"))}
    known = {n.casefold(): ("people", "unspecified") for n in nationals}
    known |= {n.casefold(): (g.id, g.status) for g in codebook.victims.groups for n in g.nouns}
    body = "|".join(pattern(n) for n in sorted(known, key=len, reverse=True))
    single = {d for p in codebook.parties for d in p.demonyms}
    one = "|".join(pattern(d) for d in sorted(single, key=len, reverse=True)) or "(?!)"
    known |= {d.casefold(): ("people", "unspecified") for d in single}
    alone = r"(?=[,.;]|\s+(?:killed|injured|wounded|shot|who|was|has|had|died|dies|in|on|by|and)\b|$)"
    return re.compile(rf"(?:(?:{body})|(?:{one}){alone})(?!\w)", re.I), known


def find_victims(text: str, start: int, end: int, codebook: Codebook) -> list[Victims]:
    """All victim phrases between two offsets, left to right, the longest first where they overlap."""
    pattern_, _ = nouns(codebook)
    noun = pattern_.pattern
    found = []
    for amount in find_amounts(text, start, end, codebook):
        counted = re.compile(
            rf"(?:\s+of)?(?:\s+(?:the|its|their|his|her|our|these|those))?{MODIFIER}{{0,4}}?\s+[“‘\"']?(?P<noun>{noun})[”’\"']?",
            re.I,
        )
        found.append(_counted(text, amount, counted.match(text, amount.end, end), codebook, end))
    found += _loose(text, start, end, noun, codebook)
    return _without_overlap([v for v in found if v is not None])


def _counted(text: str, amount: Amount, match: re.Match | None, codebook: Codebook, end: int) -> Victims | None:
    if match and _of_things(text, match.end(), codebook):
        return None
    if match:
        stop = _extended(text, match.end(), end, codebook)
        word = re.sub(r"[“”‘’\"']", "", text[match.start("noun") : stop]) if stop > match.end() else match.group("noun")
        group, status = _group(word, text[amount.start : stop], codebook)
        return Victims(amount.start, stop, amount, group, status)
    if amount.bound == "vague":
        return (
            Victims(amount.start, amount.end, amount, "people", "unspecified", elliptic=True)
            if amount.vague in ("dozens", "scores", "several", "hundreds", "thousands", "many", "some", "tens")
            else None
        )
    following = re.match(r"\s+([\w’'-]+)(?:\s+([\w’'-]+))?", text[amount.end : amount.end + 40])
    after = [w.casefold() for w in following.groups() if w] if following else []
    said = after[:1] and after[0] in ("injured", "wounded", "killed", "dead", "initially")
    if re.search(r"\bof the\s+$", text[max(0, amount.start - 8) : amount.start]) and not said:
        return None
    if any(w in codebook.victims.not_victims for w in after[:2]) or (
        after[:1] == ["of"] and after[1:2] in (["the"], ["its"]) and amount.low == 1
    ):
        return None
    return Victims(amount.start, amount.end, amount, "people", "unspecified", elliptic=True)


def _of_things(text: str, at: int, codebook: Codebook) -> bool:
    """`40 dead sheep`: is the noun followed by one that is no victim?"""
    following = re.match(r"\s+([\w’'-]+)", text[at : at + 30])
    return following is not None and following.group(1).casefold() in codebook.victims.not_victims


def _extended(text: str, at: int, end: int, codebook: Codebook) -> int:
    """`police officers`, `family members`: a victim noun right behind a victim noun."""
    more = re.match(rf"\s+(?:{nouns(codebook)[0].pattern})", text[at:end], re.I)
    return at + more.end() if more and not re.match(r"\s+(?:dead|wounded|injured|deaths|casualties)", text[at:end]) else at


def _group(noun: str, phrase: str, codebook: Codebook) -> tuple[str, str]:
    known = nouns(codebook)[1]
    key = " ".join(noun.casefold().split())
    group, status = known.get(key) or known.get(key.split()[-1]) or ("people", "unspecified")
    if status == "unspecified" and any(re.search(rf"\b{w}\b", phrase, re.I) for w in codebook.victims.civilian_words):
        status = "civilian"
    return group, status


def _loose(text: str, start: int, end: int, noun: str, codebook: Codebook) -> list[Victims]:
    """Victims without a number: one person, people in the plural, whoever is the object of killing, and names."""
    return [
        *_single(text, start, end, noun, codebook),
        *_plural(text, start, end, noun, codebook),
        *_objects(text, start, end, codebook),
        *_named(text, start, end),
    ]


def _single(text: str, start: int, end: int, noun: str, codebook: Codebook) -> Iterator[Victims]:
    """A soldier, her daughter."""
    pattern = re.compile(
        rf"\b(?:an?|another|whose|his|her|their|my|(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|seventh))"
        rf"(?:{MODIFIER}){{0,4}}?\s+(?P<noun>{noun})(?-i:\s+[A-Z][\w’'-]+){{0,2}}",
        re.I,
    )
    for match in pattern.finditer(text, start, end):
        if not PLURAL.search(match.group("noun")):
            group, status = _group(match.group("noun"), match.group(), codebook)
            named = match.end() > match.end("noun")
            stop = _extended(text, match.end(), end, codebook)
            yield Victims(match.start(), stop, ONE, group, status, named=named and not text[start:end].isupper(), loose=True)
    bare = re.compile(
        rf"(?:(?<=^)|(?<=[\n:]\s)|(?<=\b[Tt]he\s)|(?<=\bsay\s)|(?<=\bsays\s))(?P<noun>{noun})"
        r"(?=\s+(?:killed|wounded|injured|shot dead|died|dies|was\s|who was\s))",
        re.I,
    )
    for match in bare.finditer(text, start, end):
        definite = text[: match.start()].casefold().endswith("the ")
        if PLURAL.search(match.group("noun")) or (
            definite and not re.match(r"\s+(?:died|was|who)", text[match.end() : match.end() + 8])
        ):
            continue
        group, status = _group(match.group("noun"), match.group(), codebook)
        yield Victims(match.start(), match.end(), ONE, group, status, loose=True)


def _plural(text: str, start: int, end: int, noun: str, codebook: Codebook) -> Iterator[Victims]:
    """Soldiers, innocent people, those killed."""
    pattern = re.compile(rf"(?<![\w’'-])(?:(?!{STOP}\b|all\b|no\b|any\b)[\w’'-]+\s+){{0,2}}(?P<noun>{noun})", re.I)
    for match in pattern.finditer(text, start, end):
        word = match.group("noun")
        if word.casefold().endswith(("s", "people", "men", "women", "children", "personnel", "dead", "troops")):
            group, status = _group(word, match.group(), codebook)
            at = match.start("noun") if not re.match(r"(?:innocent|unarmed|[A-Z])", match.group()) else match.start()
            yield Victims(at, match.end(), UNCOUNTED, group, status, loose=True)
    for match in re.compile(r"\bthose(?=\s+(?:killed|hurt|injured|wounded)\b)", re.I).finditer(text, start, end):
        yield Victims(match.start(), match.end(), UNCOUNTED, "people", "unspecified", loose=True)


def _objects(text: str, start: int, end: int, codebook: Codebook) -> Iterator[Victims]:
    """Killed a …, whoever it is."""
    pattern = re.compile(
        rf"\b(?:kill(?:ed|s|ing)|murder(?:ed|ing))\s+(?P<object>an?(?:{MODIFIER}){{1,3}}?)"
        r"(?=[,.;]|\s+(?:with|in|who|and|at|on|for|from|near|to)\b)",
        re.I,
    )
    for match in pattern.finditer(text, start, end):
        if match.group("object").split()[-1].casefold() not in codebook.victims.not_victims:
            yield Victims(match.start("object"), match.end("object"), ONE, "people", "unspecified", loose=True)


def _named(text: str, start: int, end: int) -> Iterator[Victims]:
    """Corporal Ana Venn."""
    for match in re.compile(rf"(?:{TITLE})?{NAME}").finditer(text, start, end):
        byline = text[match.end() : match.end() + 1] == "/" or text[start:end].isupper()
        if byline or match.group().split()[0].casefold() in FUNCTION_WORDS:
            continue
        group, status, titled = "people", "unspecified", re.match(TITLE, match.group())
        if titled:
            leads = re.search(r"(?i)general|gen\.|commander|leader", titled.group())
            group, status = "commander" if leads else "officer", "combatant"
        yield Victims(match.start(), match.end(), ONE, group, status, named=True, loose=True)


def _without_overlap(found: list[Victims]) -> list[Victims]:
    """Counted phrases before single ones, single before bare plurals and names; the longer of two that overlap."""
    out: list[Victims] = []
    for item in sorted(found, key=lambda v: (v.loose, v.amount.bound == "none", -(v.end - v.start))):
        if not any(o.start < item.end and item.start < o.end for o in out):
            out.append(item)
    return sorted(out, key=lambda v: v.start)
