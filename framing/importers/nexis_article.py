"""What both layouts of Nexis share: fields by their labels, the block after an article, the count of its words."""

import re

from framing.importers.nexis_rows import Row, is_length, number, paragraphs, words
from framing.importers.records import Found

TAIL = {"loaddate", "language", "kind", "other", "url", "edition"}  # labels that stand below an article's body
BELOW = {"graphic", "correction", "note"}
LONG = {"highlight", *BELOW}  # may go on over several paragraphs
CLOSE = 15  # rows: captions and corrections are no longer than this
OFF = 0.15  # share of its announced words by which an article may differ from them
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts without blanks between words
Labelled = list[tuple[str, str, list[str]]]


def labelled(found: list[Row], joined: bool) -> Labelled:
    """(meaning, label as printed, lines) of each label or heading, with the lines that follow it."""
    out: Labelled = []
    for row in found:
        if row.kind in ("label", "heading"):
            out.append((row.name, row.label, [row.value] if row.value else []))
        elif row.kind == "text" and out:
            lines = out[-1][2]
            if joined and lines and not row.gap:
                lines[-1] += " " + row.text
            elif out[-1][0] in LONG or not lines:
                lines.append(row.text)
            else:
                out.append(("", "", [row.text]))
    return out


def set_fields(article: Found, fields: Labelled, only: set[str] | None = None) -> None:
    """Put labelled lines where they belong: fields, lines above and below the body, the title."""
    for name, label, lines in fields:
        value = " ".join(lines)
        if not value or (only is not None and name not in only):
            continue
        if not name and only is None:  # a line of the header that no label names
            article.above += lines
        elif name == "highlight":
            article.above += [f"{label}: {lines[0]}", *lines[1:]]
        elif name in ("graphic", "correction"):
            article.below += [f"{label}: {line}" for line in lines]
        elif name == "kind":
            if words().patterns["kind"].search(value):
                article.fields["kind"] = "; ".join(filter(None, [article.fields.get("kind"), value]))
        elif name == "headline":
            article.title = article.title or value
        elif name in ("section", "author", "language", "edition", "url", "dateline", "note"):
            if article.fields.setdefault(name, value) != value and only is None:
                article.above.append(f"{label}: {value}")
            if name == "dateline" and words().agency.search(value):
                article.fields.setdefault("credit", value)


def set_copyright(article: Found, line: str) -> None:
    """The publisher that a copyright line names, and the whole line as credit if it names an agency."""
    owner = re.sub(r"^(?:copyright|©|\(c\)|by|\d{4}|[\s,.;:-])+", "", line, flags=re.IGNORECASE)
    if match := words().patterns["rights"].search(owner):
        owner = owner[: match.start()]
    if owner.strip(" ,.;"):
        article.fields.setdefault("publisher", owner.strip(" ,;"))
    if words().agency.search(line):
        article.fields["credit"] = line


def tail_start(found: list[Row], joined: bool, old: bool) -> int:
    """Where the block below the body begins: at the last "Classification", or at the first of the labels at the end."""
    marks = [i for i, row in enumerate(found[:-1]) if row.kind == "classification" and found[i + 1].kind == "label"]
    if marks and not old:
        return marks[-1]
    start = len(found)
    for i in range(len(found) - 1, -1, -1):
        row = found[i]
        if row.kind == "label" and row.name in TAIL and (not old or row.label.isupper()) and (old or row.name != "edition"):
            start = i
        elif row.kind in ("copyright", "rights") and (old or row.gap is False):
            start = i if old or start < len(found) else start
        elif row.kind == "classification" and i == len(found) - 1:
            start = i
        elif not (joined and not row.gap and start - i < 30):
            break
    return start


def below_start(found: list[Row], old: bool) -> int:
    """Where captions and corrections begin at the body's end; len(found) if there are none."""
    heads = [i for i, row in enumerate(found) if i and i >= len(found) - CLOSE and row.kind == "heading"]
    if heads and not old:
        return heads[0]
    start = len(found)
    for i in range(len(found) - 1, 0, -1):
        row = found[i]
        if row.kind == "label" and row.name in BELOW and (not old or row.label.isupper()):
            start = i
        elif row.gap or not old:
            break
    return start


def set_body(article: Found, found: list[Row], joined: bool, old: bool = False) -> None:
    """The body's paragraphs, what stands below it, and the fields of the block at the end."""
    tail = tail_start(found, joined, old)
    below = below_start(found[:tail], old)
    body = paragraphs(found[:below], joined)
    set_fields(article, labelled(found[below:tail], joined))
    set_fields(article, labelled(found[tail:], joined), only={"language", "kind", "url", "correction", "graphic"})
    for row in found[tail:]:
        if row.kind == "copyright":
            set_copyright(article, row.text)
    if not joined:
        _left_over(article, [row for row in found[tail:] if row.kind == "text" and len(row.text) > 60])
    article.text = "\n\n".join(body) or None
    if body and len(body) <= 3 and words().patterns["unavailable"].search(" ".join(body)):
        article.fields.setdefault("note", " ".join(body))
        article.text = None
    if any(is_length(row) for row in found[:below]):
        detail = (
            f"{article.place}: a line with a length stands inside the text, so it may hold a second article; look at it."
        )
        article.problems.append(("glued", detail))


def _left_over(article: Found, rows: list[Row]) -> None:
    if rows:
        first = " ".join(rows[0].text.split()[:6])
        article.problems.append(
            (
                "left over",
                f"{article.place}: lines after its classification were not read as text, from “{first}” on; look at it.",
            )
        )


def check(article: Found, announced: int | None) -> None:
    """Problems of one article: no title, outlet, date or text; a number of words other than the database's."""
    for name in ("outlet", "date"):
        if not article.fields.get(name):
            article.problems.append(
                (f"no {name}", f"{article.place} ({short(article)}) has no {name}; look it up and add it to the table.")
            )
    if not article.title:
        article.problems.append(("no title", f"{article.place} has no title; add it to the table."))
    if not article.text:
        article.problems.append(
            ("no text", f"{article.place} ({short(article)}) has no text in this file; get it elsewhere.")
        )
    elif announced and not UNSPACED.search(article.text):
        counts = [len(article.text.split()), len(" ".join([*article.above, article.text, *article.below]).split())]
        read = min(counts, key=lambda count: abs(count - announced))
        if abs(read - announced) > max(OFF * announced, 10):
            detail = (
                f"{article.place} ({short(article)}): the database announces {announced} words, {read} were read; compare."
            )
            article.problems.append(("length", detail))


def cut_off(article: Found, announced: int | None) -> None:
    """Mark the file's last article as cut off, in place of a problem with its length."""
    words_read = len((article.text or "").split())
    article.problems = [problem for problem in article.problems if problem[0] != "length"]
    size = f"{words_read} of {announced} words" if announced else f"{words_read} words"
    detail = f"{article.place} ({short(article)}) is cut off at the file's end: {size} were read; download it again."
    article.problems.append(("cut off", detail))


def short(article: Found) -> str:
    """The article's title, or its first words, for a message."""
    title = article.title or " ".join((article.text or "no title").split()[:8])
    return f"“{title if len(title) <= 60 else title[:57] + '…'}”"


def length_of(found: list[Row]) -> int | None:
    """The number of words that the database announces in these rows."""
    return next((number(row.value) for row in found if row.kind == "label" and row.name == "length"), None)
