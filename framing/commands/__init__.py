"""The commands of `framing`: each calls the library and prints; parts are loaded as they are needed."""

from framing.commands import agreement, coders, outputs, reading, sets, sheets, studies
from framing.commands.options import Command

COMMANDS: tuple[Command, ...] = (
    *sets.COMMANDS,
    *studies.COMMANDS,
    *outputs.COMMANDS,
    *reading.COMMANDS,
    *sheets.COMMANDS,
    *coders.COMMANDS,
    *agreement.COMMANDS,
)

__all__ = ["COMMANDS", "Command"]
