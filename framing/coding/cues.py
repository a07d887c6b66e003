"""Reporting cues in tokens: which verb of the codebook, in which form, and whether it really reports."""

from dataclasses import dataclass
from functools import lru_cache

from framing.codebook import Codebook
from framing.codebook.model import Verb


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
