"""Articles of the older LexisNexis Academic and Nexis UK (to about 2019): "12 of 345 DOCUMENTS", labels in capitals."""

from framing.importers.nexis_article import check, cut_off, labelled, length_of, set_body, set_copyright, set_fields
from framing.importers.nexis_rows import Row, is_length, number, words
from framing.importers.records import Contents, Found

TOP = {"length", "section", "author", "dateline", "highlight", "headline", "body", "edition", "other", "kind", "url"}
Block = list[Row]


def read_old(rows: list[Row], joined: bool) -> Contents:
    """Every document of the file, and how many the numbers above them announce."""
    contents = Contents("LexisNexis, old layout")
    pages = [i + 1 for i, row in enumerate(rows[:20]) if row.kind in ("cover", "selected")]
    first = next((i for i, row in enumerate(rows) if row.kind == "count"), pages[-1] if len(pages) > 1 else 0)
    documents: list[tuple[list[Row], bool]] = []
    numbers: list[tuple[int, int]] = []
    for chunk in _chunks(rows[first:]):
        if chunk[0].kind == "count":
            numbers.append(_numbers(chunk[0].text))
            chunk = chunk[1:]
        for n, piece in enumerate(_pieces(chunk)):
            documents.append((piece, n > 0))
    _announce(contents, rows[:first], numbers)
    for n, (piece, glued) in enumerate(documents, start=1):
        contents.articles.append(_article(piece, f"document {n}", joined, glued))
    _last(contents, [piece for piece, _ in documents])
    return contents


def _chunks(rows: list[Row]) -> list[list[Row]]:
    out: list[list[Row]] = []
    for row in rows:
        if row.kind == "furniture":
            continue
        if row.kind == "count" or not out:
            out.append([])
        out[-1].append(row)
    return out


def _numbers(text: str) -> tuple[int, int]:
    match = words().patterns["count"].fullmatch(text)
    found = [number(group) or 0 for group in match.groups() if group] if match else [0, 0]
    return found[0], found[1]


def _announce(contents: Contents, cover: list[Row], numbers: list[tuple[int, int]]) -> None:
    """How many articles the file names, and which of the numbers are not there."""
    selected = next((m for row in cover if (m := words().patterns["selected"].search(row.text))), None)
    there = {n for n, _ in numbers}
    low, high = 1, max((total for _, total in numbers), default=0)
    if selected:
        low, high = int(selected.group(1)), int(selected.group(2))
    if high:
        contents.announced = high - low + 1
        contents.announced_by = "the list of selected items" if selected else f"the line “… of {high} DOCUMENTS”"
    gone = [n for n in range(low, high + 1) if n not in there]
    if gone and numbers:
        which = ", ".join(map(str, gone[:8])) + (" …" if len(gone) > 8 else "")
        detail = f"Of {contents.announced} documents, {len(gone)} are not here: {which}; see whether another file has them."
        contents.problems.append(("missing", detail))


def _pieces(chunk: list[Row]) -> list[list[Row]]:
    """The documents of a chunk: more than one if the line with the number is missing between two."""
    starts, seen = [0], False
    for i, row in enumerate(chunk):
        if not (is_length(row) and row.label.isupper()):
            continue
        date = (
            next((k for k in range(i - 1, max(i - 14, starts[-1]), -1) if chunk[k].kind == "date"), None) if seen else None
        )
        if date is not None:
            starts.append(_block_start(chunk, date, starts[-1] + 1))
        seen = True
    return [chunk[a:b] for a, b in zip(starts, [*starts[1:], len(chunk)], strict=True)]


def _block_start(chunk: list[Row], date: int, floor: int) -> int:
    """The outlet's row above a date: the whole block above it."""
    at = date - 1
    while at > floor and not chunk[at].gap:
        at -= 1
    return date if at < floor or chunk[at].kind == "label" else at


def _article(rows: list[Row], place: str, joined: bool, glued: bool) -> Found:
    article = Found(place)
    blocks = _blocks(rows)
    date = next((i for i, block in enumerate(blocks[:6]) if any(row.kind == "date" for row in block)), None)
    labels = next((i for i, block in enumerate(blocks) if _is_top(block[0])), None)
    if date is not None and labels is not None and date > labels:
        date = None
    start = _set_top(article, blocks, date, labels)
    body: list[Row] = []
    top: list[Row] = []
    for block in blocks[start:]:
        if body or not _is_top(block[0]) or any(row.name == "body" for row in top):
            body += block
        else:
            top += block
    fields = labelled(top, joined)
    set_fields(article, fields)
    spoken = next((i for i, row in enumerate(top) if row.name == "body"), None)
    if spoken is not None:  # "BODY:" with the text on its line
        first = [Row(top[spoken].value)] if top[spoken].value else []
        body = [*first, *top[spoken + 1 :], *body]
    set_body(article, body, joined, old=True)
    check(article, length_of(top))
    if glued:
        detail = (
            f"{place} ({article.title}) had no “N of M DOCUMENTS” above it and was split from the article there; check it."
        )
        article.problems.append(("glued", detail))
    return article


def _blocks(rows: list[Row]) -> list[Block]:
    out: list[Block] = []
    spaced = any(row.gap for row in rows)
    for row in rows:
        if row.gap or not out or not spaced:
            out.append([])
        out[-1].append(row)
    return out


def _is_top(row: Row) -> bool:
    return row.kind == "label" and row.name in TOP and row.label.isupper()


def _set_top(article: Found, blocks: list[Block], date: int | None, labels: int | None) -> int:
    """Outlet, date, edition and title by their places; the number of the block after them."""
    stop = labels if labels is not None else len(blocks)
    head = blocks[: stop if date is None else date + 1]
    for row in (row for block in head for row in block if row.kind == "copyright"):
        set_copyright(article, row.text)
    kept = [[row for row in block if row.kind not in ("copyright", "rights")] for block in head]
    above = [block for block in kept if block]
    if date is not None:
        i = next(i for i, row in enumerate(above[-1]) if row.kind == "date")
        day, edition = above[-1][i], above[-1][i + 1 :]
        article.fields["date"] = day.value
        printed = " ".join([*([day.label] if day.label else []), *(row.text for row in edition)])
        if printed:
            article.fields["edition"] = printed
        above = [*above[:-1], above[-1][:i]] if i else above[:-1]
    titles = blocks[date + 1 : stop] if date is not None and labels is not None else []
    if date is not None and labels is None:  # no labels: the block below the date is the title
        titles, stop = blocks[date + 1 : date + 2], date + 2
    if above and (date is not None or len(above) > 1):
        article.fields["outlet"] = " ".join(row.text for row in above.pop(0))
    titles = [*above, *titles]
    if titles:
        article.title = " ".join(row.text for row in titles[0])
        article.above += [" ".join(row.text for row in block) for block in titles[1:]]
    return stop


def _last(contents: Contents, documents: list[list[Row]]) -> None:
    """Mark the last article as cut off if the labels that end the others are missing, or words are."""
    if not documents:
        return
    ends = [any(row.kind in ("label", "copyright") for row in rows[-4:]) for rows in documents]
    top = length_of(documents[-1])
    short = any(name == "length" for name, _ in contents.articles[-1].problems)
    if not ends[-1] and (any(ends) or short):
        cut_off(contents.articles[-1], top)
