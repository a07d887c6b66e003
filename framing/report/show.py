"""One article with its codes marked, so that a reader can look at what was coded and by which rule."""

from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from framing.corpus import Articles, read_articles
from framing.corpus.codes import Codes, read_codes
from framing.corpus.text import sha256
from framing.errors import ArticleSetError, CodesError, TableError
from framing.report.layers import LAYERS, mark_rows
from framing.report.marks import MarkedArticle, displayed, one_line
from framing.report.page import as_fragment
from framing.report.terminal import as_text

MOST_IDS = 4  # close ids that a message names


class ShownArticle(MarkedArticle):
    """An article with its codes marked: drawn in a notebook, plain text when printed; `rows` is the table of the codes."""

    def __str__(self) -> str:
        return as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return as_fragment(self)


def show(
    articles: Articles | str | Path, article_id: str, codes: Codes | str | None = None, layer: str = "attributions"
) -> ShownArticle:
    """One article of a set with its codes marked in the text, and listed below it with the rule that coded each.

    `articles` is what `read_articles` gives, or the path of a set that holds its texts. `codes` are machine, corrected or
    reference, or codes read before (`study.codes`); left out, they are those that study.yml names. `layer` is
    attributions (marked: content, source, cue), labels, casualties (claim, source) or mentions.

    In a notebook the article is drawn, printed it is plain text: [content], {source}, <cue>, each with the id of its row.
    `rows` is the list below the text as a table; columns for attributions: id, speaker, source_type, party, affiliation,
    cue, cue_class, quote_type, parent (the attribution whose content holds this one), rule.

    Raises ArticleSetError for an article that the set doesn't have or whose text is not at hand, CodesError where the codes
    are not there or are of another text, TableError for another layer.

    >>> import tempfile, framing
    >>> path = framing.example(tempfile.mkdtemp() + "/sarn")
    >>> run = framing.code(path, path / "codes")
    >>> shown = framing.show(path, "meridian-wire-02", codes="reference")
    >>> shown.rows.loc[0, ["id", "speaker", "rule"]].tolist()
    ['a1', 'Vostania government', 'reference']
    """
    if layer not in LAYERS:
        raise TableError(f"no layer {layer!r} to show; the layers are {', '.join(LAYERS)}")
    articles = articles if isinstance(articles, Articles) else read_articles(articles)
    text = _text(articles, article_id)
    if not isinstance(codes, Codes):
        codes = read_codes(articles.set, codes or articles.set.study.codes)
    _check_coded(articles, codes, article_id, text)
    table = codes[layer]
    marks, rows = mark_rows(table[table["article_id"] == article_id], text, layer)
    count = f"{len(rows)} {LAYERS[layer].noun}{'s' if len(rows) != 1 else ''}"
    heading = f"{_published(articles, article_id)}{codes.kind} codes · {count}"
    return ShownArticle(article_id, heading, displayed(text), tuple(marks), rows)


def _text(articles: Articles, article_id: str) -> str:
    if article_id in articles.texts:
        return articles.texts[article_id]
    known = articles.table["article_id"].tolist()
    if article_id not in known:
        raise ArticleSetError(f"{articles.set.name} has no article {article_id!r}; {_close(article_id, known)}")
    problems = articles.problems[(articles.problems["article_id"] == article_id) & (articles.problems["stage"] == "read")]
    why = "; ".join(problems["detail"]) or "no text"
    withheld = articles.set.form == "manifest" and "no text" in set(problems["problem"])
    fix = " (or with FRAMING_TEXTS; in Python: read_articles(SET, texts=DIR))" if withheld else ""
    raise ArticleSetError(f"{article_id}: its text is not at hand, and codes alone don't show the words: {why}{fix}")


def _close(article_id: str, known: list[str]) -> str:
    if not known:
        return "it has no articles; `framing check` tells why"
    asked = str(article_id).casefold()
    by_fold = {one.casefold(): one for one in known}
    near = [one for fold, one in by_fold.items() if asked and asked in fold]
    near += [by_fold[fold] for fold in get_close_matches(asked, list(by_fold), n=MOST_IDS) if by_fold[fold] not in near]
    if near:
        return f"close ids: {', '.join(near[:MOST_IDS])}"
    return f"its ids: {', '.join(known[:MOST_IDS])}" + (f", … ({len(known)} in all)" if len(known) > MOST_IDS else "")


def _check_coded(articles: Articles, codes: Codes, article_id: str, text: str) -> None:
    """Raise CodesError unless these codes are of this article and of this very text."""
    coded = codes["articles"].set_index("article_id")["sha256"]
    if article_id not in coded.index:
        fix = "look at its machine codes" if codes.kind == "reference" else "run `framing code` again"
        raise CodesError(f"{article_id}: not among the {len(coded)} articles with {codes.kind} codes; {fix}")
    problems = articles.problems[articles.problems["article_id"] == article_id]["problem"]
    changed = codes.kind == "reference" and "changed text" in set(problems)  # reference codes are of the manifest's text
    if changed or (pd.notna(coded[article_id]) and coded[article_id] != sha256(text)):
        raise CodesError(
            f"{article_id}: the {codes.kind} codes are of another text, so their offsets point at other words; "
            "restore the text, or code it again"
        )


def _published(articles: Articles, article_id: str) -> str:
    """Outlet and date, where they are known."""
    meta = articles.table.set_index("article_id").loc[article_id]
    known = ", ".join(one_line(meta[c]) for c in ("outlet", "date") if one_line(meta[c]))
    return f"{known} · " if known else ""
