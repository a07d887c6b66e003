"""Casualty claims: who was killed or hurt, in which event, by whom, and whose figure it is."""

import json
import re

from framing.coding.context import Attribution, Context
from framing.coding.events import Events
from framing.coding.killings import Killing, find_killings
from framing.coding.phrases import words
from framing.coding.place import place_of
from framing.coding.victims_side import FORCES, victims_party
from framing.english import Sentence
from framing.english.syntax import head_word, is_verb, subject, under

MOSTLY_CIVILIANS = re.compile(r"[^.;]{0,30}[,—–-]\s*(?:mostly|most of them|all|all of them)\s+(?:\w+\s+)?civilians")
RUN_BY = re.compile(
    r"(?<![\w-])(?:[A-Z][\w’'-]*|state|rebel|government)-(?:run|controlled)\b"
)  # the same form for every party
CLAUSES = ("acl", "acl:relcl", "parataxis", "advcl")
COUNT_OF = re.compile(
    r"(?P<source>[^\s,.;“”\"][^,.;“”\"]{2,60}?)[’']s?\s+(?:latest\s+|official\s+|own\s+|last\s+|new\s+)?(?:toll|count|figures?|tally)\b"
)


def casualty_rows(context: Context) -> list[dict]:
    """Rows of `casualties`, in the order of the text; sentences that the source cut off yield none."""
    events, rows = Events(context), []
    for sentence in context.reading.sentences:
        cut_off = context.text[sentence.start : sentence.end].rstrip("])").endswith(("...", "…"))
        if sentence.zone == "boilerplate" or cut_off:
            continue
        killings = find_killings(context.reading, sentence.start, sentence.end, context.codebook)
        if not killings:
            events.notice(sentence.start, sentence.end)
        before = None
        for killing in killings:
            if _is_institution(context, killing):
                continue
            before = _row(context, events, sentence, killing, before)
            rows.append(before)
    return [{"claim_id": f"c{i}", **row} for i, row in enumerate(rows, 1)]


def _is_institution(context: Context, killing: Killing) -> bool:
    """A capitalised phrase that names an actor, a country or an organisation is no victim."""
    victims = killing.victims
    return victims.named and any(
        n.start < victims.end and victims.start < n.end and n.how != "demonym" and n.end >= victims.end - 1
        for n in (*context.armed, *context.parties)
    )


def _row(context: Context, events: Events, sentence: Sentence, killing: Killing, before: dict | None) -> dict:
    victims, amount, text = killing.victims, killing.victims.amount, context.text
    attribution = context.attribution_of(victims.start, victims.end)
    source = _source(context, sentence, attribution)
    event = events.of(sentence.start, sentence.end, killing.anchor)
    happened = {"place_party": event.place_party, "event": event.event, "background": event.background}
    happened |= _agent(context, sentence, killing)
    status = "civilian" if MOSTLY_CIVILIANS.match(text, victims.end, victims.end + 80) else victims.status
    status_by = None if status == "unspecified" else source.get("source_party") or "own"
    return {
        "start": victims.start,
        "end": victims.end,
        "text": text[victims.start : victims.end],
        "low": amount.low,
        "high": amount.high,
        "bound": amount.bound,
        "vague": amount.vague,
        "parts": json.dumps(victims.parts) if victims.parts else None,
        "effect": killing.effect,
        "victims_group": victims.group,
        "victims_status": status,
        "status_by": status_by,
        "victims_named": victims.named,
        "victims_party": victims_party(context, sentence, killing, {**happened, **source}, before),
        **happened,
        "construction": killing.construction,
        **source,
        "certainty": "hedged" if _hedged(context, sentence, killing) else "asserted",
        "qualifier": _qualifier(context, sentence),
        **place_of(context, victims.start),
        "rule": f"{killing.rule}/{event.rule}",
    }


def _hedged(context: Context, sentence: Sentence, killing: Killing) -> bool:
    """A word such as "feared" close before the victims or the word of killing."""
    at, victims = killing.anchor[0], killing.victims.start
    near = context.text[max(sentence.start, at - 25) : at] + context.text[max(0, victims - 20) : victims]
    return bool(words(context.codebook.victims.hedges).search(near))


def _source(context: Context, sentence: Sentence, attribution: Attribution | None) -> dict:
    """Who gives the figure: the attribution that covers it, else the owner of a count (`the ministry's toll stood at`)."""
    if attribution is not None and attribution.found.cue_class != "responsibility":
        span, speaker = attribution.found.source, attribution.speaker
        return {
            "source": context.text[span[0] : span[1]] if span else None,
            "source_start": span[0] if span else None,
            "source_end": span[1] if span else None,
            "source_party": speaker.party,
            "source_type": speaker.source_type,
            "attribution_id": attribution.id,
        }
    count = COUNT_OF.search(context.text, sentence.start, sentence.end)
    if count:
        speaker = context.describe(count.start("source"), count.end("source"))
        return {
            "source": count.group("source"),
            "source_start": count.start("source"),
            "source_end": count.end("source"),
            "source_party": speaker.party,
            "source_type": speaker.source_type,
        }
    return {}


def _agent(context: Context, sentence: Sentence, killing: Killing) -> dict:
    """The words for who or what killed, and the party that they name."""
    text, (start, end) = context.text, killing.anchor
    by_tree = _agent_by_tree(context, sentence, killing)
    if by_tree:
        return {"agent": " ".join(text[slice(*by_tree)].split()[-12:]), "agent_party": _agent_party(context, by_tree)}
    if killing.construction in ("active", "participle_active"):
        attribution = context.attribution_of(killing.victims.start, killing.victims.end)
        first = (
            max(sentence.start, attribution.found.start)
            if attribution and attribution.found.start < start
            else sentence.start
        )
        before = re.split(r"[;:“”\"]|,\s+(?:and|but)\s", text[first:start])[-1]
        found = re.sub(r"^\W+|\W+$", "", re.sub(r"\s*(?:,|\b(?:that|which|who|has|have|had|also|and))\s*$", "", before))
        span = (start - len(before) + before.find(found), start) if found else None
    else:
        behind = re.match(
            r"\s+(?:\w+\s+){0,4}?(?:by|in|when|during)\s+"
            r"((?:what [\w\s]{2,40}? (?:be|been|was|were) )?(?:U\.S\.|[^,.;“”\"]){3,80}?)"
            r"(?=\s+(?:on|at|near|since|last|after|while|and|who|that)\b|[,.;]|$)",
            text[end : sentence.end],
        )
        weapon = behind and (
            text[end : end + behind.start(1)].rstrip().endswith("by")
            or words(context.codebook.victims.agents.weapons).search(behind.group(1))
        )
        span = (end + behind.start(1), end + behind.end(1)) if behind and weapon else None
    if span is None:
        return {"agent": None, "agent_party": None}
    return {"agent": " ".join(text[span[0] : span[1]].split()[-12:]), "agent_party": _agent_party(context, span)}


def _agent_by_tree(context: Context, sentence: Sentence, killing: Killing) -> tuple[int, int] | None:
    """The subject of a killing verb, without its clauses; None where the tree shows none that is a noun before it."""
    reading = context.reading
    verb = head_word(reading, *killing.anchor)
    if killing.construction not in ("active", "participle_active") or verb is None or not is_verb(reading, verb):
        return None
    head = subject(reading, verb)
    if head is None or head >= verb or not reading.words[head].tag.startswith("NN"):
        return None
    clauses = frozenset(c for c in reading.children[head] if reading.words[c].dep in CLAUSES)
    inside = [n for n in under(reading, head, clauses) if sentence.start <= reading.words[n].start and n < verb]
    return (reading.words[inside[0]].start, reading.words[inside[-1]].end) if 0 < len(inside) <= 12 else None


def _agent_party(context: Context, span: tuple[int, int]) -> str | None:
    """The party that stands right before the last weapon or force of the agent (`Israeli airstrike`), or behind `by`."""
    text = context.text
    weapons = [*words(context.codebook.victims.agents.weapons).finditer(text, *span), *FORCES.finditer(text, *span)]
    inside = [n for n in (*context.actors, *context.parties) if span[0] <= n.start < span[1]]
    if not weapons:
        actors = [n for n in inside if n.id in context.places.actors]
        return actors[-1].id if actors else inside[-1].id if inside and span[1] - inside[-1].end < 3 else None
    last = max(weapons, key=lambda m: m.start())
    near = [
        n
        for n in inside
        if re.fullmatch(r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}", text[n.end : last.start()])
        or (n.start >= last.end() and re.search(r"\bby\s+(?:the\s+)?(?:[\w-]+\s+)?$", text[last.end() : n.start]))
        or (n.end > last.start() and n.start <= last.start())
    ]
    return near[0].id if near else None


def _qualifier(context: Context, sentence: Sentence) -> str | None:
    """The first word of the sentence that distances or doubts."""
    found = [
        pattern.search(context.text, sentence.start, sentence.end)
        for pattern in (words(context.codebook.victims.qualifiers), RUN_BY)
    ]
    matches = [match for match in found if match]
    return min(matches, key=lambda m: m.start()).group().casefold() if matches else None
