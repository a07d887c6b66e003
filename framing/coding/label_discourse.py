"""The actor behind a label by the course of the article: `the group`, `both groups`, `the militants` and whom they mean."""

import re
from collections import Counter

from framing.coding.context import Context
from framing.coding.label import ANAPHOR, Label
from framing.coding.parties import Named
from framing.coding.referents import Referent, referent_of, state_linked
from framing.coding.voices import Voice
from framing.english import Reading
from framing.english.syntax import SUBJECTS, first_child, head_word, is_verb, subject, under

OWN_WORD = re.compile(r"(?:\b[a-z]+-[\w-]+|\b[A-Z][\w-]*[a-z]|\b(?:other|another|any|foreign|local|former))[”’\"']?\s+$")
OPENING = re.compile(r"[“‘\"']?\w+\s+$")  # the first word of a sentence (`Four militants`), large for its place
DEFINITE = re.compile(r"\b(?:the|these|those|this|that)\s+(?:\w+\s+)?$", re.I)
PRONOUN = re.compile(
    r"\b(?:its|their|whose|his|her)\s+(?:(?!(?:against|at|by|for|from|in|into|of|on|that|to|with|and|as)\b)[\w-]+\s+){0,2}$",
    re.I,
)
COMPLEMENT = re.compile(r"\bthat\s+(?:\w+\s+)?$", re.I)  # `said that rebels …`
PAIR = re.compile(r"\b(?:both|(?:the|these|those) two|either)\s+$", re.I)
OF_FORCES = ("militia", "proxy", "fighter", "armed_group", "bare")  # labels that a state's own irregulars may have, too
COLLECTIVES = ("groups", "organizations", "organisations", "factions", "outfits", "movements", "armies", "militias")
AT_LARGE = ("all", "any", "every", "many", "no", "other", "some", "various", "such", "multiple", "most", "several")
NEWS = 1  # the paragraph up to which an article tells its news
MAIN = 3  # times that the article's main group is named as often as the next
REACH = 3  # paragraphs in which the article's group is near enough to be meant
WINDOW = 5  # units that a `the group` looks back

Before = list[tuple[Label, Referent]]


def anaphor(context: Context, label: Label, voice: Voice, before: Before, described: bool) -> Referent | None:
    """`the group`, `its members`, `both groups`, `the militants`: what the text spoke of last."""
    text, unit = context.text, context.unit_at(label.start)
    lead = text[max(unit.start, label.start - 40) : label.start]
    if not _points_back(context, label, lead) or (label.category != "bare" and described):
        return None
    number = context.units.index(unit)
    since = context.units[max(0, number - WINDOW)].start
    before_it = [n for n in possible(context, label) if since <= n.start and n.end <= label.start]
    named = _of_the_speaker(context, voice, before_it)
    word = text[label.word[0] : label.word[1]].casefold()
    plural = word.endswith("s") and label.refers_to == "actor" and word != "members"
    if PAIR.search(lead) and (pair := _last_two(named)):
        return referent_of(context, pair, "anaphor")
    previous = [(lab, r) for lab, r in before if since <= lab.start < label.start and r.actor != "generic"]
    if (again := _same_noun(context, word, previous)) is not None and label.category != "bare":
        return again
    if ((label.category == "bare" and plural) or not named) and previous and (plural or not named):
        last = previous[-1][1]
        listed = context.places.actors.get(last.actor)
        if not named or last.actor_all or (listed and listed.collective):
            return Referent(last.actor, last.actor_all, last.kind, "anaphor")
    if plural and label.category == "bare" and (pair := _last_two(named)):
        return referent_of(context, pair, "anaphor")
    return referent_of(context, [_antecedent(context, label, named).id], "anaphor") if named else None


def possible(context: Context, label: Label) -> list[Named]:
    """The mentions that a label may point to: not a state's own forces for a rebel's label, nor who strikes the labelled."""
    striker = who_strikes(context, label)
    rebels = label.category not in OF_FORCES
    return [n for n in context.armed if n.id not in striker and not (rebels and state_linked(context, n.id))]


def who_strikes(context: Context, label: Label) -> set[str]:
    """The armed actors in the subject of the verb that the label is struck by (`X executed 40 gunmen`)."""
    reading = context.reading
    at = head_word(reading, label.start, label.end)
    if at is None or reading.words[at].dep not in ("obj", "obl", "nsubj:pass"):
        return set()
    verb = reading.words[at].head
    if not is_verb(reading, verb) or reading.words[verb].lemma not in context.codebook.labels.strikes:
        return set()
    agents = [subject(reading, verb)] if reading.words[at].dep == "obj" else _agents(reading, verb)
    spans = [[reading.words[n] for n in under(reading, a, frozenset({verb}))] for a in agents if a is not None]
    return {n.id for span in spans for n in context.armed_in(span[0].start, span[-1].end)}


def _agents(reading: Reading, verb: int) -> list[int]:
    """The phrases with `by` of a verb."""
    cases = [(c, first_child(reading, c, "case")) for c in reading.children[verb]]
    return [c for c, case in cases if case is not None and reading.words[case].text.lower() == "by"]


def _of_the_speaker(context: Context, voice: Voice, named: list[Named]) -> list[Named]:
    """In a party's words, of several actors named those that fight it, if there are any."""
    if voice.voice == "own" or len({n.id for n in named}) < 2:
        return named
    enemies = {a.id for a in context.codebook.actors if voice.attributed_to in a.opposes}
    return [n for n in named if n.id in enemies] or named


def _same_noun(context: Context, word: str, previous: Before) -> Referent | None:
    """`SLF militants … The militants`: whom the same noun was last said of."""
    for lab, about in reversed(previous):
        if context.text[lab.word[0] : lab.word[1]].casefold().rstrip("s") == word.rstrip("s"):
            return Referent(about.actor, about.actor_all, about.kind, "anaphor")
    return None


def _antecedent(context: Context, label: Label, named: list[Named]) -> Named:
    """The actor named last; in an earlier sentence that names several, its subject."""
    last = context.unit_at(named[-1].start)
    if last is context.unit_at(label.start):
        return named[-1]
    there = [n for n in named if n.start >= last.start]
    heads = [(n, head_word(context.reading, n.start, n.end)) for n in there]
    subjects = [n for n, head in heads if head is not None and context.reading.words[head].dep in SUBJECTS]
    return subjects[0] if subjects else there[-1]


def _points_back(context: Context, label: Label, lead: str) -> bool:
    """Does an article, a demonstrative or a possessive before the label point to what was spoken of?"""
    if context.text[label.end : label.end + 1] == "-":  # `the rebel-held suburbs`
        return False
    if label.refers_to == "abstract" and not re.search(
        r"\b(?:its|their|his|her|this|such|[’']s)\s+(?:[\w-]+\s+)?$", lead, re.I
    ):
        return False
    if COMPLEMENT.search(lead) and context.text[label.word[0] : label.word[1]].endswith("s"):
        return False
    if PRONOUN.search(lead):
        pass
    elif not ANAPHOR.search(lead) and not re.match(r"\s+of\s+the\s+group", context.text[label.end : label.end + 20]):
        return False
    return label.refers_to != "act" or bool(re.search(r"\b(?:such|the|its|their|this|these)\s+$", lead, re.I))


def _last_two(named: list) -> list[str]:
    """The two different actors that were named last, in their order; none where there is one only."""
    last = list(dict.fromkeys(n.id for n in reversed(named)))[:2]
    return last[::-1] if len(last) == 2 else []


def ahead(context: Context, label: Label) -> Referent | None:
    """A headline or standfirst speaks of whom the text below it names first."""
    unit = context.unit_at(label.start)
    if unit.block.zone != "headline" or label.refers_to == "abstract":
        return None
    below = [n for n in context.armed if n.start > label.start]
    return referent_of(context, [below[0].id], "named_below") if below else None


def sole_actor(context: Context, label: Label) -> Referent | None:
    """`The insurgents` far from any name: the actor that is the only one named before."""
    if label.refers_to != "actor" or not DEFINITE.search(context.text[max(0, label.start - 30) : label.start]):
        return None
    named = {n.id for n in possible(context, label) if n.end <= label.start}
    return referent_of(context, [named.pop()], "sole_actor") if len(named) == 1 else None


def _particular(context: Context, label: Label) -> bool:
    """Are particular men or deeds meant, not groups or attacks at large (`militant groups`, `terror attacks`)?

    What is counted or has an article or owner is; a plural without them is where the article tells its news: in headline
    and lead, or as whom a strike hit.
    """
    reading = context.reading
    head = head_word(reading, label.start, label.end)
    if head is None:
        return False
    if reading.words[head].dep in ("amod", "compound") and reading.words[head].head > head:
        head = reading.words[head].head
    text = reading.words[head].text.casefold()
    if text in COLLECTIVES:
        return False
    children = [reading.words[c] for c in reading.children[head]]
    if any(w.dep in ("det", "nummod", "nmod:poss") and w.text.lower() not in AT_LARGE for w in children):
        return True
    if label.refers_to == "act" and text.endswith("s"):
        return False
    block = context.unit_at(label.start).block
    news = block.zone == "headline" or block.paragraph <= NEWS
    up = reading.words[reading.words[head].head]
    hit = reading.words[head].dep in ("obj", "nsubj:pass") and up.lemma in context.codebook.labels.strikes
    return not text.endswith(("s", "men")) or news or hit


def _near(context: Context, label: Label, armed: list[Named]) -> bool:
    """Is a group named in the label's paragraph or near it?"""
    paragraph = context.unit_at(label.start).block.paragraph
    return any(abs(context.unit_at(n.start).block.paragraph - paragraph) <= REACH for n in armed)


def of_the_article(context: Context, label: Label) -> Referent | None:
    """Without a codebook's actors: the one group that the article calls armed, or of several the one it is mostly about.

    Of several, `the rebels` are those named last. None where the label has a describing word of its own (`pro-regime
    militiamen`), and where no group stands out.
    """
    armed = possible(context, label)
    if context.codebook.actors or not armed or label.refers_to == "abstract":
        return None
    lead = context.text[max(0, label.start - 40) : label.start]
    opening = OPENING.fullmatch(context.text[context.reading.sentence_at(label.start).start : label.start])
    if (OWN_WORD.search(lead) and not opening) or not _particular(context, label):
        return None
    if not _near(context, label, armed):
        return None
    counts = Counter(n.id for n in armed)
    (most, often), *others = counts.most_common(2)
    if not others:
        return referent_of(context, [most], "group_of_the_article")
    if DEFINITE.search(lead):
        before = [n for n in armed if n.end <= label.start]
        return referent_of(context, [(before or armed)[-1 if before else 0].id], "group_of_the_article")
    return referent_of(context, [most], "group_of_the_article") if often >= MAIN * others[0][1] else None
