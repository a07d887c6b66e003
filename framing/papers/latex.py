"""A table of a paper as LaTeX, every sign of a cell as the sign that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.papers.table import PaperTable

ON_A_PAGE = 40  # rows; a longer table runs over pages
ON_A_LINE, WRAPPED = 26, r">{\raggedright\arraybackslash}p{3.4cm}"  # letters of a cell; a column with longer ones
SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "−": r"$-$",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "…": r"\ldots{}",
    "\u00a0": "~",
}
LIGATURES = re.compile(r"(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!,<>])[`,<>]")  # pairs that LaTeX would draw as one sign
KNOWN = re.compile(r"[\x20-\x7e\u00a0-\u017f\u2010-\u2026\u2212]*")  # letters that every LaTeX prints: Latin
OTHER_LETTERS = "% letters beyond Latin: compile with XeLaTeX or LuaLaTeX and a font that has them"


def escaped(text: str) -> str:
    """Text for LaTeX; a bracket or star at its beginning is no option of the line before.

    >>> escaped("50% of R&D_x"), escaped("[a]")
    ('50\\\\% of R\\\\&D\\\\_x', '{[}a]')
    """
    apart = LIGATURES.sub(lambda m: "\0" + m.group(), text)
    out = "".join(SIGNS.get(c, c) for c in apart).replace("\0", "{}")
    return f"{{{out[0]}}}{out[1:]}" if out.startswith(("[", "*")) else out


def as_latex(table: PaperTable) -> str:
    """A `table` with booktabs rules, or a `longtable` where there are more than forty rows."""
    long = len(table.rows) > ON_A_PAGE
    used = [*table.headings, *(c for row in table.rows for c in row), table.caption, table.note]
    packages = ["booktabs", *(["array"] if WRAPPED in _columns(table) else []), *(["longtable"] if long else [])]
    needs = "% needs " + " and ".join(rf"\usepackage{{{name}}}" for name in packages)
    top = [needs, *([] if all(KNOWN.fullmatch(text) for text in used) else [OTHER_LETTERS])]
    return "\n".join([*top, *(_long(table) if long else _short(table))]) + "\n"


def _line(cells) -> str:
    return " & ".join(escaped(c) for c in cells) + r" \\"


def _columns(table: PaperTable) -> str:
    """Numbers at the right, words at the left; columns of long words are broken into lines."""
    longest = [max(map(len, cells)) for cells in zip(table.headings, *table.rows, strict=True)]
    return "".join(
        "r" if n else "l" if size <= ON_A_LINE else WRAPPED for n, size in zip(table.numbers, longest, strict=True)
    )


def _note(table: PaperTable) -> str:
    return rf"\textit{{Note.}} {escaped(table.note)}"


def _short(table: PaperTable) -> list[str]:
    return [
        r"\begin{table}[htbp]",
        r"\centering",
        *([rf"\caption{{{escaped(table.caption)}}}"] if table.caption else []),
        rf"\begin{{tabular}}{{{_columns(table)}}}",
        r"\toprule",
        _line(table.headings),
        r"\midrule",
        *(_line(row) for row in table.rows),
        r"\bottomrule",
        r"\end{tabular}",
        *([rf"\par\smallskip\parbox{{\linewidth}}{{\footnotesize {_note(table)}}}"] * bool(table.note)),
        r"\end{table}",
    ]


def _long(table: PaperTable) -> list[str]:
    """A table over pages: the headings stand on each."""
    head = [r"\toprule", _line(table.headings), r"\midrule"]
    return [
        rf"\begin{{longtable}}{{{_columns(table)}}}",
        *([rf"\caption{{{escaped(table.caption)}}} \\"] if table.caption else []),
        *head,
        r"\endfirsthead",
        *head,
        r"\endhead",
        r"\bottomrule",
        r"\endfoot",
        *(_line(row) for row in table.rows),
        r"\end{longtable}",
        *([rf"{{\footnotesize {_note(table)}\par}}"] * bool(table.note)),
    ]
