"""Where in an article a span stands."""

from framing.coding.context import Context


def place_of(context: Context, start: int) -> dict:
    """Zone, paragraph and sentence of an offset, as the tables' columns."""
    sentence = context.reading.sentence_at(start)
    return {"zone": sentence.zone, "paragraph": sentence.block.paragraph, "sentence": sentence.number}
