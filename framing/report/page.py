"""A marked article as HTML: a piece for a notebook, or a page of its own. No script, nothing fetched, all text escaped."""

import hashlib
from html import escape
from importlib import resources
from typing import NamedTuple

from framing.report.marks import SIDE, Mark, MarkedArticle, Step, one_line, paragraphs, steps

ELEMENTS = {"paragraph": "p", "source": "strong", "cue": "em"}  # other roles: mark
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # a browser may neither run nor fetch anything


def as_page(article: MarkedArticle) -> str:
    """A whole HTML page with the article, its marks and its rows, in one file."""
    title = f"{article.article_id}: {article.heading}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n</head>\n<body>\n<main>\n{as_fragment(article)}</main>\n</body>\n</html>\n"
    )


def as_fragment(article: MarkedArticle) -> str:
    """The article with its marks and rows as a piece of HTML that brings its own style, for a notebook.

    The words within `<article>` are those of the text, character by character; brackets and ids are drawn by the style.
    """
    links = _links(article)
    return (
        f"<style>\n{_style()}</style>\n"
        f'<section class="framing-shown" aria-label="{_safe(article.article_id)} with its codes marked">\n'
        f'<p class="head" role="heading" aria-level="1"><b>{_safe(article.article_id)}</b> · {_safe(article.heading)}</p>\n'
        f"{_legend(article)}<article>{_text(article, links)}</article>\n{_table(article, links)}</section>\n"
    )


class _Links(NamedTuple):
    """Where the ids lead: `rows` has the HTML id of each row, `firsts` the mark where a row's main span begins."""

    rows: dict[str, str]
    firsts: dict[str, Mark]

    def place(self, mark: Mark) -> str:
        """The HTML id of a mark where a row's main span begins; empty for all others."""
        return next((f"{self.rows[row_id]}t" for row_id in mark.ids if self.firsts.get(row_id) == mark), "")


def _links(article: MarkedArticle) -> _Links:
    prefix = "s" + hashlib.sha256(f"{article.article_id}\n{article.heading}".encode()).hexdigest()[:8]
    firsts: dict[str, Mark] = {}
    for mark in article.marks:
        if mark.role not in SIDE:
            for row_id in mark.ids:
                firsts.setdefault(row_id, mark)
    return _Links({row_id: f"{prefix}-{n}" for n, row_id in enumerate(article.rows["id"], 1)}, firsts)


def _style() -> str:
    return resources.files("framing.report").joinpath("page.css").read_text(encoding="utf-8")


def _safe(words) -> str:
    return escape(one_line(words))


def element(role: str) -> str:
    """The HTML element of a role."""
    return ELEMENTS.get(role, "mark")


def _legend(article: MarkedArticle) -> str:
    if not article.roles:
        return ""
    marks = (f'<{e} class="{escape(r)}"><i data-id="id"></i>{escape(r)}</{e}>' for r in article.roles for e in [element(r)])
    return f'<p class="key">Marked: {" ".join(marks)}. Point at a mark for what was coded; its id leads to its row.</p>\n'


def _text(article: MarkedArticle, links: _Links) -> str:
    """The text with its marks as nested elements; between paragraphs nothing is marked."""
    out: list[str] = []
    opened: list[tuple[int, Step]] = []
    placed: set[str] = set()
    for step in steps(len(article.text), [*paragraphs(article.text), *article.marks]):
        if step.kind == "text":
            out.append(escape(article.text[step.start : step.end]))
        elif step.kind == "open":
            opened.append((len(out), step))
            out.append("")
        elif opened[0][1].mark.role == "paragraph":
            at, begun = opened.pop()
            out[at] = _tag(begun, step, links, placed)
            out.append(f"</{element(step.mark.role)}>")
        else:
            opened.pop()
    return "".join(out)


def _tag(begun: Step, ended: Step, links: _Links, placed: set[str]) -> str:
    """The opening tag of a mark, with the link that shows its id and leads to its row.

    The first one of a row is the place to which the row leads back, and is read out in full; the tab key halts there only.
    """
    mark = begun.mark
    if mark.role == "paragraph":
        return '<p dir="auto">'
    classes = mark.role if ended.whole else f"{mark.role} is-cut"
    shown_id = " ".join(mark.ids) + ("" if begun.whole else " …")
    place = links.place(mark)
    first = bool(place) and place not in placed
    placed.add(place)
    spoken = mark.about.replace("\n", "; ") if first else f"{' '.join(mark.ids)} {mark.role}"
    return (
        f'<{element(mark.role)} class="{escape(classes)}" title="{escape(mark.about)}">'
        f'<a href="#{links.rows[mark.ids[0]]}" aria-label="{_safe(spoken)}" data-id="{escape(shown_id)}"'
        + (f' id="{place}"></a>' if first else ' tabindex="-1"></a>')
    )


def _table(article: MarkedArticle, links: _Links) -> str:
    """The rows as a table; each id leads to its place in the text."""
    if not len(article.rows):
        return ""
    names = "".join(f'<th scope="col">{_safe(name.replace("_", " "))}</th>' for name in article.rows.columns)
    lines = [
        f'<tr id="{links.rows[row[0]]}"><th scope="row">{_place(row[0], links)}</th>'
        f"{''.join(f'<td>{_safe(cell)}</td>' for cell in row[1:])}</tr>\n"
        for row in article.rows.itertuples(index=False)
    ]
    return (
        '<div class="rows" role="region" aria-label="What was coded" tabindex="0">\n'
        "<table>\n<caption>What was coded</caption>\n"
        f"<thead><tr>{names}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n</div>\n"
    )


def _place(row_id: str, links: _Links) -> str:
    first = links.firsts.get(row_id)
    return f'<a href="#{links.place(first)}">{_safe(row_id)}</a>' if first else _safe(row_id)
