"""A table of a paper as Markdown: a table of pipes, every sign of a cell as the sign that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.papers.table import PaperTable

SIGNS = re.compile(r"[\\`*_<>|~$&]|(?<=\])[(\[]")


def escaped(text: str) -> str:
    """Text for Markdown: no emphasis, link, HTML or formula comes of it.

    >>> escaped("a|b *c* [d](e)")
    'a\\\\|b \\\\*c\\\\* [d]\\\\(e)'
    """
    return SIGNS.sub(lambda sign: "\\" + sign.group(), text)


def as_markdown(table: PaperTable) -> str:
    """Caption, table, note; a blank line between them."""
    rule = _line("---:" if number else ":---" for number in table.numbers)
    lines = [_line(map(escaped, table.headings)), rule, *(_line(map(escaped, row)) for row in table.rows)]
    parts = [f"**{escaped(table.caption)}**"] if table.caption else []
    parts.append("\n".join(lines))
    parts += [f"*Note.* {escaped(table.note)}"] if table.note else []
    return "\n\n".join(parts) + "\n"


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"
