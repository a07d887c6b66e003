"""How the things of the package show themselves: a line or two when printed, a small table in a notebook."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from framing.tables.show import shown

MOST_ROWS = 30
STYLE = "text-align: left; color: #444; margin: .2em 0"


@dataclass(frozen=True)
class Card:
    """What is there (`title`), what else is to be known (`facts`), a table of it, and what to call next."""

    title: str
    facts: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    then: str = ""

    def plain(self) -> str:
        """Title and facts on a line, what to call next on another."""
        return "\n".join(filter(None, [one_line(". ".join([self.title, *self.facts])), self.then and f"next: {self.then}"]))

    def html(self) -> str:
        """A piece of HTML, every word escaped; of a long table the first thirty rows."""
        facts = "".join(f'<p style="{STYLE}">{escape(one_line(fact))}</p>\n' for fact in self.facts)
        then = f'<p style="{STYLE}">Next: <code>{escape(one_line(self.then))}</code></p>\n' if self.then else ""
        return f"<div>\n<p><b>{escape(one_line(self.title))}</b></p>\n{facts}{self._rows()}{then}</div>\n"

    def _rows(self) -> str:
        if self.table is None or not len(self.table):
            return ""
        cells = shown(self.table.head(MOST_ROWS)).map(lambda cell: one_line(cell))
        more = len(self.table) - len(cells)
        rest = f'<p style="{STYLE}">and {more} more</p>\n' if more > 0 else ""
        return f"{cells.to_html(index=False, border=0, escape=True)}\n{rest}"


class Carded:
    """Shows itself as its card: `card` says what is on it."""

    def card(self) -> Card:
        """What it shows of itself."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.card().plain()

    def _repr_html_(self) -> str:
        return self.card().html()


def one_line(value) -> str:
    """A value on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 article, 24 articles."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
