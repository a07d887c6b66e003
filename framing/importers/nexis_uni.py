"""Articles of Nexis Uni and Lexis Advance (2017 to now): a cover page, then documents that end in "End of Document"."""

import re
from collections import Counter

from framing.importers.nexis_article import check, cut_off, labelled, length_of, set_body, set_copyright, set_fields
from framing.importers.nexis_rows import Row, is_length, number, words
from framing.importers.records import Contents, Found

HEADER = {
    "length",
    "section",
    "author",
    "dateline",
    "highlight",
    "edition",
    "headline",
    "url",
    "note",
    "other",
    "language",
    "kind",
}
OPENERS = {"date", "copyright"}
FARTHEST = 25  # rows of a header
NUMBERED = re.compile(r"(\d+)\s*\.\s*(.*)", re.DOTALL)


def read_uni(rows: list[Row], joined: bool) -> Contents:
    """Every document of the file, and what its cover page announces."""
    contents = Contents("Nexis Uni")
    titles: list[str] = []
    documents: list[tuple[list[Row], bool, bool]] = []  # rows, end mark, split from the one above
    for chunk, ended in _chunks(rows):
        cover, pieces = _pieces(chunk, joined, titles)
        announced = next((number(row.text) for row in cover if row.name == "announced"), None)
        if announced is not None:
            contents.announced, contents.announced_by = (contents.announced or 0) + announced, "the cover page"
        titles += listed(cover, joined)
        documents += [(piece, ended and n == len(pieces) - 1, n > 0) for n, piece in enumerate(pieces)]
    for n, (piece, ended, glued) in enumerate(documents, start=1):
        contents.articles.append(_article(piece, f"document {n}", joined, glued, ended, last=n == len(documents)))
    contents.problems += _missing(titles, contents.articles)
    return contents


def _chunks(rows: list[Row]) -> list[tuple[list[Row], bool]]:
    """The rows before each end mark, and those after the last."""
    out: list[tuple[list[Row], bool]] = []
    chunk: list[Row] = []
    for row in rows:
        if row.kind == "end" and chunk:
            out.append((chunk, True))
            chunk = []
        elif row.kind not in ("end", "furniture"):
            chunk.append(row)
    return [*out, (chunk, False)] if chunk else out


def _pieces(chunk: list[Row], joined: bool, known: list[str]) -> tuple[list[Row], list[list[Row]]]:
    """The cover page in front of a chunk's first document, and its documents: more than one if an end mark is missing."""
    pages = [i for i, row in enumerate(chunk) if row.kind == "cover"]
    titles = {_key(title) for title in [*known, *(listed(chunk[: pages[-1]], joined) if len(pages) > 1 else [])]}
    heads, at = [], 1
    while at < len(chunk):
        end = None if _key(chunk[at].text) in titles else _header_end(chunk, at)
        heads += [(at, end)] if end else []
        at = end or at + 1
    before = [i for i in pages if not heads or i < heads[0][0]]
    covered = len(before) >= 2
    cover = chunk[: heads[0][0] if heads else len(chunk)] if covered else []
    if not heads:
        start = _weak_start(chunk, titles, before[-1]) if covered else 0
        return cover, [chunk[start:]] if start < len(chunk) else []
    floors = [before[-1] + 1 if covered else 0, *[end for _, end in heads]]
    starts = [_back(chunk, head, floor, titles) for (head, _), floor in zip(heads, floors, strict=False)]
    starts[0] = starts[0] if covered else 0
    stops = [*starts[1:], len(chunk)]
    return chunk[: starts[0]], [chunk[start:stop] for start, stop in zip(starts, stops, strict=True)]


def _header_end(rows: list[Row], at: int) -> int | None:
    """The row after the header that begins here below title and outlet, or None if none begins here."""
    if not _opens(rows[at]):
        return None
    seen: set[str] = set()
    end, texts, labels, highlight = at, 0, False, False
    for i in range(at, min(at + FARTHEST, len(rows))):
        row = rows[i]
        if row.kind == "body":
            return i + 1 if seen else None
        if row.kind == "text" and labels:  # a label's value goes on, if "Body" follows; otherwise the body has begun
            texts += 1
            if texts > (12 if highlight else 3) or (len(row.text) > 100 and not highlight):
                break
        elif row.kind in ("text", "label") and not labels and not (row.kind == "label" and row.name in HEADER):
            if not any(other.kind in OPENERS for other in rows[i - 2 : i]) or len(row.text) > 80:
                break  # not an edition below the date, nor the rest of a copyright line
        elif (row.kind not in ("rights", "text") and not _opens(row)) or (labels and row.kind in OPENERS):
            break
        labels, highlight = labels or row.kind == "label", highlight or row.name == "highlight"
        if not texts:
            seen |= {"length"} if is_length(row) else {row.kind} & OPENERS
            end = i + 1
    return end if len(seen) >= 2 else None


def _opens(row: Row) -> bool:
    return row.kind in OPENERS or (row.kind == "label" and row.name in HEADER)


def _back(rows: list[Row], head: int, floor: int, titles: set[str]) -> int:
    """The title's row above a header: the nearest that the cover page lists, or the second row up."""
    near = [at for at in range(head - 1, max(head - 4, -1), -1) if _key(rows[at].text) in titles]
    if near:
        return min(near, key=lambda at: (rows[at].kind == "date", -at))
    at = head
    while at > floor and head - at < 2 and rows[at - 1].kind not in ("label", "cover"):
        at -= 1
    return at


def _weak_start(rows: list[Row], titles: set[str], cover_end: int) -> int:
    """The first document's start where it has no header: its title, or the row after the cover page."""
    found = [i for i, row in enumerate(rows) if i > cover_end and _key(row.text) in titles]
    return found[0] if found else len(rows) if titles else cover_end + 1


def listed(cover: list[Row], joined: bool) -> list[str]:
    """The numbered titles of a cover page; a number may stand on a line of its own."""
    titles: list[str] = []
    open_title = False
    for row in cover:
        match = NUMBERED.fullmatch(row.text)
        if match and int(match.group(1)) == len(titles) + 1:
            titles.append(match.group(2).strip())
            open_title = True
        elif open_title and (not titles[-1] or (joined and not row.gap and row.kind == "text")):
            titles[-1] = f"{titles[-1]} {row.text}".strip()
        else:
            open_title = False
    return titles


def _key(title: str) -> str:
    return re.sub(r"\W+", " ", title.casefold()).strip() or title


def _missing(titles: list[str], articles: list[Found]) -> list[tuple[str, str]]:
    """A problem for every listed title that no article has."""
    there = Counter(_key(article.title or "") for article in articles)
    out = []
    for title in titles:
        key = _key(title)
        like = key if there[key] else next((k for k in there if there[k] and _same_start(k, key)), None)
        if like is None:
            out.append(("missing", f"The cover page lists “{title}”, which no article of the file has; download it again."))
        else:
            there[like] -= 1
    return out


def _same_start(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 20 and (a.startswith(b) or b.startswith(a))


def _article(rows: list[Row], place: str, joined: bool, glued: bool, ended: bool, last: bool) -> Found:
    article = Found(place)
    top, end = _top(rows)
    head = rows[top:end]
    _set_top(article, rows[:top], head)
    set_fields(article, labelled([row for row in head if row.kind in ("label", "text")], joined))
    _loose_lines(article, head)
    for row in head:
        if row.kind == "copyright":
            set_copyright(article, row.text)
    rest = rows[end:]
    set_body(article, rest, joined)
    announced = length_of(head)
    check(article, announced)
    if glued:
        detail = f"{place} ({article.title}) was split from the article above: no end mark stands there; check it."
        article.problems.append(("glued", detail))
    if last and not ended and not _complete(article, rest):
        cut_off(article, announced)
    return article


def _complete(article: Found, rest: list[Row]) -> bool:
    """Is the last article whole though no end mark follows? Its load date stands there and its length fits."""
    return any(row.name == "loaddate" for row in rest[-3:]) and all(name != "length" for name, _ in article.problems)


def _top(rows: list[Row]) -> tuple[int, int]:
    """Where the lines of title and outlet end, and where the body begins."""
    for at in range(1, min(len(rows), 12)):
        if end := _header_end(rows, at):
            return at, end
    body = next((i for i, row in enumerate(rows[:14]) if i and row.kind == "body"), None)
    stop = body or min(len(rows), 6)
    first = next((i for i in range(1, stop) if rows[i].kind in OPENERS or rows[i].kind == "label"), None)
    if body is not None:
        return first or body, body + 1
    if first is None:
        return min(1, len(rows)), min(1, len(rows))
    end = first
    while end < len(rows) and rows[end].kind in ("date", "copyright", "rights", "label"):
        end += 1
    return first, end


def _set_top(article: Found, pre: list[Row], head: list[Row]) -> None:
    """Title, outlet, date and edition by their places."""
    date = next((row for row in head if row.kind == "date"), None)
    texts = [" ".join(row.text.split()) if "\n" in row.text else row.text for row in pre]
    if date is not None:
        article.fields["date"] = date.value
        if date.label:
            article.fields["edition"] = date.label
    elif (len(texts) > 2 and re.search(r"\d", texts[-1])) or (len(texts) == 1 and pre[0].kind == "date"):
        article.fields["date"] = texts.pop()  # in a form or language that nexis.yml doesn't know
    if len(texts) > 1:
        article.fields["outlet"] = texts.pop()
    article.title = " ".join(texts) or None


def _loose_lines(article: Found, head: list[Row]) -> None:
    """Lines of the header above its first label: an edition, or words that are kept above the body."""
    for row in head:
        if row.kind == "label":
            return
        if row.kind == "text" and words().patterns["edition"].search(row.text):
            article.fields.setdefault("edition", row.text)
        elif row.kind == "text":
            article.above.append(row.text)
