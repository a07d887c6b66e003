"""Labels: the words that put an armed actor, its deeds or its places into a category."""

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.codebook import Codebook
from framing.coding.bare_labels import in_labelled_phrase, is_armed
from framing.coding.context import Context
from framing.coding.label import Label
from framing.coding.phrases import words
from framing.english.syntax import head_word, said_of


def find_labels(context: Context) -> list[Label]:
    """All labels outside boilerplate, in their order."""
    labels: list[Label] = []
    for unit in context.units:
        if unit.block.zone != "boilerplate":
            labels += _in_span(context, unit.start, unit.end, labels)
    return labels


def _in_span(context: Context, start: int, end: int, before: list[Label]) -> list[Label]:
    text, codebook = context.text, context.codebook
    matches = [m for m in _matches(codebook, text, start, end) if not _in_name(context, m[0], m[1])]
    loud = [m for m in matches if m[2] != "bare"]
    labels: list[Label] = []
    for i, (s, e, category, phenomenon) in enumerate(loud):
        following = loud[i + 1] if i + 1 < len(loud) else None
        label = _label(context, s, e, category, phenomenon, following)
        if text[s:e].casefold() not in _armed_only(codebook) or _tells_of_arms(context, label, following):
            labels.append(label)
    labels = [
        label
        for i, label in enumerate(labels)
        if i == 0 or label.start >= labels[i - 1].end or label.word[0] >= labels[i - 1].end
    ]
    for s, e, _, _ in matches:
        if (
            not any(label.start <= s < label.end for label in labels)
            and text[s:e].casefold() in _bare(codebook)
            and not in_labelled_phrase(context, s, labels)
            and is_armed(context, s, e, [*before, *labels])
        ):
            labels.append(Label(s, e, (s, e), "bare", "actor"))
    return sorted(labels, key=lambda label: label.start)


@lru_cache(maxsize=8)
def _bare(codebook: Codebook) -> frozenset[str]:
    return frozenset(w for c in codebook.labels.categories if c.id == "bare" for w in c.words)


@lru_cache(maxsize=8)
def _armed_only(codebook: Codebook) -> frozenset[str]:
    return frozenset(word for c in codebook.labels.categories for word in c.armed_only)


def _tells_of_arms(context: Context, label: Label, following) -> bool:
    """Is it `armed`, with a noun of groups, another label, an actor's name or description beside it?"""
    start, end = label.word
    text, heads = context.text, context.codebook.labels.heads
    behind = re.match(r"\s+([\w-]+)", text[end : end + 40])
    if label.start < start or (behind and any(behind.group(1).casefold() in heads[k] for k in ("actor", "act", "place"))):
        return True
    at = head_word(context.reading, start, end)
    noun = context.reading.words[context.reading.words[at].head].start if at is not None else end
    if following is not None and (not text[end : following[0]].strip() or following[0] <= noun < following[1]):
        return True
    if any(words(a.descriptions).search(text[max(0, start - 25) : start]) for a in context.codebook.actors):
        return True
    of = re.match(r"\s+(?:of\s+(?:the\s+)?)?", text[end : end + 12])
    behind_it = end + (of.end() if of else 0)
    if any(n.start == behind_it for n in context.armed) or context.armed_in(max(0, start - 30), start):
        return True
    about = said_of(context.reading, start, end, context.codebook.labels.calling)
    subject = context.reading.words[about] if about is not None else None
    reach = 400 if subject is not None and subject.tag == "PRP" else 30  # `They are hardline`: whoever was spoken of
    return subject is not None and bool(context.armed_in(max(0, subject.start - reach), subject.end + 30))


@lru_cache(maxsize=8)
def _patterns(codebook: Codebook) -> list[tuple]:
    return [(c.id, words(c.words), words(c.phenomena), words(c.excluded)) for c in codebook.labels.categories]


def _matches(codebook: Codebook, text: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    found = []
    for category, actor_words, phenomena, excluded in _patterns(codebook):
        out = [m.span() for m in excluded.finditer(text, start, end)]
        for pattern, phenomenon in ((actor_words, False), (phenomena, True)):
            for m in pattern.finditer(text, start, end):
                if not any(s <= m.start() and m.end() <= e for s, e in out):
                    found.append((m.start(), m.end(), category, phenomenon))
    found.sort(key=lambda m: (m[0], -m[1]))
    at = -1
    for m in found:
        if m[0] >= at:
            at = m[1]
            yield m


def _in_name(context: Context, start: int, end: int) -> bool:
    """Is the word part of a name: of an actor, or capitalised between capitalised words in running text?"""
    if any(n.start <= start and end <= n.end for n in context.armed):
        return True
    text, word = context.text, context.text[start:end]
    unit = context.unit_at(start)
    if (
        not word[0].isupper()
        or unit.block.zone == "headline"
        or not re.search(r"[a-z]", text[unit.start : unit.end])
        or start == unit.start
        or word.casefold() in ("islamist", "islamists")
    ):
        return False
    return bool(
        re.search(r"[A-Z][\w’'-]*\s+(?:of\s+|on\s+|the\s+|and\s+)?$", text[max(0, start - 30) : start])
        or re.match(r"\s+[A-Z]", text[end : end + 3])
    )


def _label(context: Context, start: int, end: int, category: str, phenomenon: bool, following) -> Label:
    """The phrase with its head noun, and what it refers to."""
    text, heads = context.text, context.codebook.labels.heads
    word = (start, end)
    head = re.match(r"\s+([\w-]+)", text[end : end + 40])
    noun = head.group(1).casefold() if head else ""
    kind = next((k for k in ("actor", "act", "place") if noun in heads[k]), None)
    alone = {w for c in context.codebook.labels.categories if c.id == category for w in c.phenomena_alone}
    phenomenon = phenomenon or (kind is None and text[start:end].casefold() in alone)
    refers = ("act" if kind == "act" else "abstract") if phenomenon else kind or "actor"
    singular = {j for n in context.codebook.labels.joined for j in (n, n + "s", n[:-1] + "ies" if n.endswith("y") else n)}
    next_label = following is not None and not text[end : following[0]].strip()
    if next_label:
        refers = (
            "abstract"
            if following[3] and not phenomenon
            else refers
            if phenomenon
            else _refers_ahead(context, following, heads)
        )
    elif head and noun in singular and not phenomenon:
        end += head.end()
    elif not kind and not phenomenon:
        refers = _modified(context, start, end) or "actor"
    armed = re.search(r"\b[Aa]rmed\s+$", text[max(0, start - 8) : start])
    if armed and category != "armed_group":
        start -= len(armed.group())
    return Label(start, end, word, category, refers)


def _refers_ahead(context: Context, following, heads: dict) -> str:
    """Of two labels in one noun phrase the first refers to what the second does."""
    head = re.match(r"\s+([\w-]+)", context.text[following[1] : following[1] + 40])
    noun = head.group(1).casefold() if head else ""
    return next((k for k in ("act", "place") if noun in heads[k]), "actor")


def _modified(context: Context, start: int, end: int) -> str | None:
    """What the noun that a label modifies refers to (`militant local factions`); abstract else (`separatist goals`).

    None where it modifies no noun, and where somebody is called so (`called them a terrorist matrix`): it is about them.
    """
    reading, labels = context.reading, context.codebook.labels
    at = head_word(reading, start, end)
    if at is None or context.text[start:end].casefold() not in labels.adjectives:
        return None
    noun = reading.words[reading.words[at].head]
    modifies = reading.words[at].dep in ("amod", "compound") and noun.start >= end and noun.tag in ("NN", "NNS")
    if not modifies or context.text[end : noun.start].strip(" -") not in ("", *_between(context, end, noun.start)):
        return None
    kind = next((k for k in ("actor", "act", "place") if noun.text.casefold() in labels.heads[k]), None)
    about = said_of(reading, noun.start, noun.end, labels.calling)
    called = about is not None and reading.words[about].tag in ("PRP", "NNP")
    return kind or (None if called else "abstract")


def _between(context: Context, start: int, end: int) -> tuple[str, ...]:
    """The words between a label and the noun it modifies, where they modify it too."""
    between = context.text[start:end].strip()
    return (between,) if re.fullmatch(r"[\w -]{0,40}", between) else ()
