"""Reporting cues: the forms of the codebook's verbs, and a verb in a unit of text."""

from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.codebook.model import Verb
from framing.coding.attributions.noun_phrases import is_skipped
from framing.coding.units import Token, Unit
from framing.english import function_words

Span = tuple[int, int]
KINDS = {"VB": "base", "VBP": "base", "VBZ": "s", "VBD": "past", "VBN": "past", "VBG": "ing"}
FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True)
class Form:
    """One form of a reporting verb: `kind` is base, s (says), past (said: past or participle) or ing."""

    verb: Verb
    cue_class: str
    kind: str
    particle: tuple[str, ...]


@lru_cache(maxsize=8)
def cue_forms(codebook: Codebook) -> dict[str, tuple[Form, ...]]:
    """Every form of every reporting verb in lower case, those with a particle first."""
    forms: dict[str, list[Form]] = {}
    for cue_class in codebook.verbs.classes:
        for verb in cue_class.verbs:
            particle = tuple(verb.particle.split())
            for word, kind in inflect(verb):
                forms.setdefault(word, []).append(Form(verb, cue_class.id, kind, particle))
    return {
        word: tuple(sorted(found, key=lambda f: (-len(f.particle), not f.verb.followed_by))) for word, found in forms.items()
    }


def inflect(verb: Verb) -> list[tuple[str, str]]:
    """The verb's forms with their kind; irregular forms stand in the codebook.

    >>> inflect(Verb(verb="deny", forms=["denies", "denied", "denying"], takes=["clause"]))
    [('deny', 'base'), ('denies', 's'), ('denied', 'past'), ('denying', 'ing')]
    >>> [word for word, _ in inflect(Verb(verb="urge", takes=["object"]))]
    ['urge', 'urges', 'urged', 'urging']
    """
    base = verb.verb
    if verb.forms:
        return [(base, "base"), *((form, _kind(form, base)) for form in verb.forms)]
    if base.endswith("e"):
        regular = [base + "s", base + "d", base[:-1] + "ing"]
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        regular = [third, base + "ed", base + "ing"]
    return list(zip([base, *regular], ["base", "s", "past", "ing"], strict=True))


def _kind(form: str, base: str) -> str:
    if form.endswith("ing"):
        return "ing"
    if form.endswith("s"):
        return "s"
    return "base" if form.endswith(("ise", "ize")) else "past"


@dataclass(frozen=True)
class Cue:
    """A reporting verb in a unit: its first and last token, its form, and whether it is passive."""

    first: int
    last: int
    form: Form
    passive: bool

    @property
    def cue_class(self) -> str:
        """The class of the verb."""
        return self.form.cue_class


def cue_span(unit: Unit, cue: Cue) -> Span:
    """The cue's words; `claimed responsibility` has its content begin at the noun."""
    last = cue.first if cue.cue_class == "responsibility" else cue.last
    return unit.tokens[cue.first].start, unit.tokens[last].end


@lru_cache(maxsize=8)
def skipped(codebook: Codebook) -> frozenset[str]:
    """Auxiliaries and adverbs that may stand between a subject and its verb."""
    return frozenset(codebook.verbs.auxiliaries) | frozenset(codebook.verbs.adverbs)


def auxiliary(tokens: list[Token], at: int, skip: frozenset[str]) -> str | None:
    while at > 0 and is_skipped(tokens[at - 1], skip):
        at -= 1
        if tokens[at].low in function_words()["finite"] | {"be", "been", "being"}:
            return tokens[at].low
    return None


def negated(tokens: list[Token], at: int, skip: frozenset[str]) -> bool:
    while at > 0 and is_skipped(tokens[at - 1], skip):
        at -= 1
        if tokens[at].low in ("not", "never", "n't", "n’t"):
            return True
    return False
