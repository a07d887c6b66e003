"""An attribution as its rules find it."""

from dataclasses import dataclass

from framing.coding.attributions.cues import Span
from framing.coding.units import Unit


@dataclass(frozen=True)
class Found:
    """An attribution before its speaker is resolved. `clause` tells a reported clause from a mere object."""

    parts: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    cue_class: str | None
    quote_type: str
    clause: bool
    unit: Unit
    rule: str

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.parts[-1][1]
