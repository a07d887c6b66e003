"""Whose word a label is, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """The value of the column `voice`, with what goes with it; `rule` names what decided."""

    voice: str
    embedded: bool
    attributed_to: str | None
    attributed_to_all: tuple[str, ...]
    attribution_id: str | None
    rule: str
