"""Loaded words: by whom or what they are about, and in whose voice."""

from framing.coding.context import Context
from framing.coding.loaded_about import about
from framing.coding.loaded_words import find_loaded
from framing.coding.place import place_of
from framing.coding.victims_side import NO_SIDE
from framing.coding.voice import voice_of


def loaded_rows(context: Context) -> list[dict]:
    """Rows of `loaded`, in the order of the text; headlines and captions too, boilerplate left out.

    `party` is whom the word is about: who does the deed, who bears the name, or whose dead they are; a codebook's id,
    None where the article doesn't say it. Names, titles and other senses of the words are no rows. `rule` names what
    found the party and what decided the voice.
    """
    found = [f for f in find_loaded(context) if place_of(context, f.start)["zone"] != "boilerplate"]
    voices = {id(f): voice_of(context, f.start, f.end) for f in found}
    speakers = {key: None if v.attributed_to in NO_SIDE else v.attributed_to for key, v in voices.items()}
    rows = []
    for item, (party, rule) in zip(found, about(context, found, lambda f: speakers[id(f)]), strict=True):
        place, voice = place_of(context, item.start), voices[id(item)]
        rows.append(
            {
                "start": item.start,
                "end": item.end,
                "text": context.text[item.start : item.end],
                "entry": item.entry.id,
                "about": item.entry.about,
                "party": party,
                "voice": voice.voice,
                "attribution_id": voice.attribution_id,
                "zone": place["zone"],
                "sentence": place["sentence"],
                "rule": f"{rule}/{voice.rule}",
            }
        )
    return rows
