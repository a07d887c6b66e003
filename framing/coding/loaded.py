"""Loaded words: by whom or what they are about, and in whose voice."""

import re

from framing.coding.context import Context
from framing.coding.phrases import words
from framing.coding.place import place_of
from framing.coding.voice import voice_of


def loaded_rows(context: Context) -> list[dict]:
    """Rows of `loaded`, in the order of the text; headlines and captions too, boilerplate left out."""
    rows = []
    for entry in context.codebook.loaded.entries:
        out = [m.span() for m in words(entry.excluded).finditer(context.text)]
        for match in words(entry.words).finditer(context.text):
            place = place_of(context, match.start())
            if place["zone"] == "boilerplate" or any(s <= match.start() < e for s, e in out):
                continue
            voice = voice_of(context, match.start(), match.end())
            rows.append(
                {
                    "start": match.start(),
                    "end": match.end(),
                    "text": match.group(),
                    "entry": entry.id,
                    "about": entry.about,
                    "party": _party(context, match, entry.about),
                    "voice": voice.voice,
                    "attribution_id": voice.attribution_id,
                    "zone": place["zone"],
                    "sentence": place["sentence"],
                    "rule": f"word/{voice.rule}",
                }
            )
    return sorted(rows, key=lambda r: r["start"])


def _party(context: Context, match: re.Match, about: str) -> str | None:
    """For a perpetrator the party or actor named right before the word (`the Syrian regime`); None where nothing is."""
    if about != "perpetrator":
        return None
    near = [n for n in (*context.actors, *context.parties) if 0 <= match.start() - n.end <= 25]
    return max(near, key=lambda n: n.end).id if near else None
