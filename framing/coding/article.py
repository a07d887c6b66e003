"""One article through all coders: a pure function of its text and the codebook."""

import json
from collections.abc import Callable

from framing.codebook import Codebook
from framing.coding.attributions import find_attributions
from framing.coding.attributions.found import Found
from framing.coding.casualties import casualty_rows
from framing.coding.context import Attribution, Context
from framing.coding.label import Label
from framing.coding.label_actors import own_side, referent
from framing.coding.labels import find_labels
from framing.coding.loaded import loaded_rows
from framing.coding.parties import gazetteer
from framing.coding.place import place_of
from framing.coding.quotations import find_quotations
from framing.coding.referents import Referent
from framing.coding.shared_sides import with_shared_sides
from framing.coding.speakers import Speakers
from framing.coding.style import style_rows, term_rows
from framing.coding.units import find_units, quoted_clauses
from framing.coding.unlisted_actors import find_unlisted
from framing.coding.unlisted_events import with_unlisted_events
from framing.coding.victims_side import with_label_actors
from framing.coding.voice import voice_of
from framing.corpus import Article, find_blocks
from framing.corpus.text import count_words
from framing.corpus.zones import Spans
from framing.english import read

Rows = dict[str, list[dict]]


def code_article(article: Article, codebook: Codebook, pipeline: str | None = None) -> Rows:
    """Rows of every coded table for one article; an article without a text has none.

    Keys are the tables' names, rows are mappings of column to value, in the order of the text. `pipeline` names an
    installed spaCy pipeline to read with instead of the shipped one. Raises PipelineError.
    """
    if article.text is None:
        return {}
    context = read_context(article.text, codebook, article.meta.get("date"), pipeline, article.repeated)
    coders: dict[str, Callable[[Context], list[dict]]] = {
        "mentions": mention_rows,
        "labels": label_rows,
        "casualties": casualty_rows,
        "attributions": attribution_rows,
        "loaded": loaded_rows,
        "zones": zone_rows,
        "style": style_rows,
        "terms": term_rows,
    }
    rows = {table: code(context) for table, code in coders.items()}
    rows["casualties"] = with_label_actors(rows["casualties"], rows["labels"], context.places.actors)
    rows["casualties"] = with_unlisted_events(context, rows["casualties"])
    rows["casualties"] = with_shared_sides(rows["casualties"], codebook)
    return {table: [{"article_id": article.id, **row} for row in found] for table, found in rows.items()}


def read_context(
    text: str, codebook: Codebook, date: str | None = None, pipeline: str | None = None, repeated: Spans = ()
) -> Context:
    """Blocks, sentences, quotations, units, names and attributions of a text: the ground of all coders."""
    reading = read(text, find_blocks(text, codebook, repeated), pipeline)
    quotations = quoted_clauses(find_quotations(text, reading.blocks), reading)
    units = find_units(reading, quotations)
    places = gazetteer(codebook)
    found = find_attributions(units, codebook)
    speakers = Speakers(reading, codebook)
    resolved = {id(f): speakers.resolve(f) for f in sorted(found, key=lambda f: f.source or (f.start, f.start))}
    ids = {id(f): f"a{i}" for i, f in enumerate(found, 1)}
    attributions = [Attribution(ids[id(f)], f, resolved[id(f)], _parent(f, found, ids)) for f in found]
    actors, parties = places.find_actors(text), places.find_parties(text)
    return Context(
        reading,
        codebook,
        places,
        units,
        quotations,
        actors,
        sorted([*actors, *find_unlisted(reading, codebook, actors, parties)], key=lambda n: n.start),
        parties,
        attributions,
        date,
        speakers,
    )


def _parent(item: Found, found: list[Found], ids: dict[int, str]) -> str | None:
    """The innermost attribution whose content holds this one's content and cue."""
    cue = item.cue or (item.start, item.end)
    around = [
        f
        for f in found
        if f is not item and any(s <= min(item.start, cue[0]) and max(item.end, cue[1]) <= e for s, e in f.parts)
    ]
    return ids[id(min(around, key=lambda f: f.end - f.start))] if around else None


def as_json(values: tuple) -> str | None:
    """JSON text of several values; None for none."""
    return json.dumps(list(values)) if values else None


def mention_rows(context: Context) -> list[dict]:
    """Rows of `mentions`: every time an armed actor is named outside boilerplate."""
    rows = []
    for named in context.armed:
        place = place_of(context, named.start)
        if place["zone"] != "boilerplate":
            rows.append(
                {
                    "start": named.start,
                    "end": named.end,
                    "text": context.text[named.start : named.end],
                    "actor": named.id,
                    "form": named.how,
                    "zone": place["zone"],
                    "sentence": place["sentence"],
                }
            )
    return rows


def label_rows(context: Context) -> list[dict]:
    """Rows of `labels`."""
    rows: list[dict] = []
    done: list[tuple[Label, Referent]] = []
    for number, label in enumerate(find_labels(context), 1):
        voice = voice_of(context, label.start, label.end)
        about = referent(context, label, voice, done)
        voice = own_side(context, label, voice, about)
        done.append((label, about))
        rows.append(
            {
                "label_id": f"l{number}",
                "start": label.start,
                "end": label.end,
                "text": context.text[label.start : label.end],
                "category": label.category,
                "refers_to": label.refers_to,
                "actor": about.actor,
                "actor_all": as_json(about.actor_all),
                "actor_kind": about.kind,
                "voice": voice.voice,
                "embedded": voice.embedded,
                "attributed_to": voice.attributed_to,
                "attributed_to_all": as_json(voice.attributed_to_all),
                "attribution_id": voice.attribution_id,
                **place_of(context, label.start),
                "rule": f"{about.rule}/{voice.rule}",
            }
        )
    return rows


def attribution_rows(context: Context) -> list[dict]:
    """Rows of `attributions`; `words` counts the words that no enclosing attribution holds."""
    rows = []
    for item in context.attributions:
        found, text = item.found, context.text
        source, cue = found.source or (None, None), found.cue or (None, None)
        rows.append(
            {
                "attribution_id": item.id,
                "start": found.start,
                "end": found.end,
                "content_parts": json.dumps([list(p) for p in found.parts]),
                "source": text[source[0] : source[1]] if found.source else None,
                "source_start": source[0],
                "source_end": source[1],
                "cue": text[cue[0] : cue[1]] if found.cue else None,
                "cue_start": cue[0],
                "cue_end": cue[1],
                "cue_class": found.cue_class,
                **speaker_columns(item),
                "quote_type": found.quote_type,
                "nested": item.parent is not None,
                "parent": item.parent,
                "words": 0
                if item.parent
                else own_words(
                    text, found.parts, [a.found.parts for a in context.attributions[: context.attributions.index(item)]]
                ),
                **place_of(context, found.start),
                "rule": found.rule,
            }
        )
    return rows


def speaker_columns(item: Attribution) -> dict:
    """The columns that describe who speaks."""
    s = item.speaker
    return {
        "speaker": s.speaker,
        "speaker_kind": s.speaker_kind,
        "source_type": s.source_type,
        "party": s.party,
        "party_all": as_json(s.party_all),
        "affiliation": s.affiliation,
        "affiliation_type": s.affiliation_type,
        "affiliation_country": s.affiliation_country,
        "former": s.former,
        "named": s.named,
    }


def own_words(text: str, parts, earlier) -> int:
    """Words of the parts that no earlier content holds, so that each word is counted once."""
    taken = [span for spans in earlier for span in spans]
    total = 0
    for start, end in parts:
        at = start
        for s, e in sorted(t for t in taken if t[0] < end and t[1] > start):
            total += count_words(text[at : max(at, s)])
            at = max(at, e)
        total += count_words(text[at:end]) if at < end else 0
    return total


def zone_rows(context: Context) -> list[dict]:
    """Rows of `zones`: the article's blocks."""
    return [
        {"start": b.start, "end": b.end, "zone": b.zone, "words": count_words(context.text[b.start : b.end])}
        for b in context.reading.blocks
    ]
