"""A marked article as plain text: brackets tell the roles apart, colours only add to them."""

from itertools import groupby

from framing.report.marks import MarkedArticle, Step, one_line, steps

BRACKETS = {"source": ("{", "}"), "cue": ("<", ">")}
MAIN_BRACKETS = ("[", "]")  # of all other roles
COLOURS = {"source": "1;34", "cue": "3;35", "code": "2"}  # other roles: MAIN; `code` is for brackets and ids
MAIN, BOLD = "36", "1"
GLUE = "\0"  # a blank where no line may end; a shown text holds no control characters
WIDEST = 36  # characters of a cell


def as_text(article: MarkedArticle, colours: bool = False, width: int = 100) -> str:
    """The article with its marks in brackets, on lines of at most `width` characters, then a line for each row.

    [main span], {source}, <cue>, each beginning with the id of its row: `[a1 the road was shut]`.
    """
    legend = "  ".join(f"{brackets(role)[0]}id {role}{brackets(role)[1]}" for role in article.roles)
    head = _styled(one_line(f"{article.article_id} · {article.heading}"), BOLD if colours else "")
    parts = [head, legend, _text(article, colours, width), _rows(article, colours)]
    return "\n\n".join(part for part in parts if part) + "\n"


def brackets(role: str) -> tuple[str, str]:
    """The two brackets of a role."""
    return BRACKETS.get(role, MAIN_BRACKETS)


def _text(article: MarkedArticle, colours: bool, width: int) -> str:
    letters: list[str] = []
    styles: list[str] = []
    for step in steps(len(article.text), article.marks):
        words, style = _said(step, article.text)
        letters += words
        styles += [style] * len(words)
    lines = _wrapped("".join(letters), width).replace(GLUE, " ")
    if not colours:
        return lines.strip("\n")
    runs = groupby(zip(styles, lines, strict=True), key=lambda pair: pair[0])
    return "".join(_styled("".join(letter for _, letter in run), style) for style, run in runs).strip("\n")


def _said(step: Step, text: str) -> tuple[str, str]:
    """What a step prints, and its style."""
    if step.kind == "text":
        return text[step.start : step.end], COLOURS.get(step.mark.role, MAIN if step.mark.role else "")
    left, right = brackets(step.mark.role)
    if step.kind == "close":
        return right if step.whole else f"…{right}", COLOURS["code"]
    return left + GLUE.join(step.mark.ids) + GLUE + ("" if step.whole else "…"), COLOURS["code"]


def _wrapped(text: str, width: int) -> str:
    """Blanks become line ends where a line would be longer than `width`."""
    out, line, blank = list(text), 0, -1
    for at, letter in enumerate(text):
        if letter == "\n":
            line, blank = at + 1, -1
            continue
        if at - line >= width and blank >= 0:
            out[blank] = "\n"
            line, blank = blank + 1, -1
        if letter == " ":
            blank = at
    return "".join(out)


def _rows(article: MarkedArticle, colours: bool) -> str:
    """A line for each row, columns under their names."""
    if not len(article.rows):
        return ""
    names = list(article.rows.columns)
    cells = [names, *([_cut(one_line(cell)) for cell in row] for row in article.rows.itertuples(index=False))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([_styled(lines[0], BOLD if colours else ""), *lines[1:]])


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"


def _styled(words: str, style: str) -> str:
    return f"\x1b[{style}m{words}\x1b[0m" if style else words
