"""Articles out of a ProQuest export read as lines (TXT, RTF, DOCX, PDF): labelled fields and "Full text:" between rules.

Rows of underscores part the articles. A row that stands in a text parts nothing; where one is missing, "Document 2 of 9"
or a second full text begins the next article, and both say so.
"""

import re

from framing.importers.proquest_record import Labels, found, label_of, lexicon
from framing.importers.records import Contents, Found

RULE = re.compile(r"[_＿]{20,}")
UNKNOWN = re.compile(r"[A-Z][\w /,.()-]{2,40}: \S.{0,300}")  # a label that is not in our list
CUT = ("cut off", "the file ends inside this article; export it again")
GLUED = ("glued", "no row of underscores parts it from the next article; split there, check both at the seam")
IDENTITY = frozenset({"proquest document id", "proquest documentid", "publication title", "database"})
LAST = frozenset({"database", "last updated", "copyright", "document url"})
Segment = tuple[list[str], bool, bool]  # lines, whether the next article was glued to it, whether a rule closes it


def read_proquest(lines: list[str]) -> Contents | None:
    """What a ProQuest export holds; None where no document shows ProQuest's labels."""
    lines = [line.lstrip("\ufeff").strip() for line in lines]
    stretches = _stretches(lines)
    segments = [piece for segment in _joined(stretches) for piece in _unglued(segment)]
    if not any(_article(segment[0]) for segment in segments):
        return None
    contents = Contents("ProQuest")
    for segment in segments:
        if _article(segment[0]):
            contents.articles.append(_read(segment, len(contents.articles) + 1, segment is segments[-1]))
        else:
            _outside(contents, segment[0])
    _number(contents, lines)
    return contents


def _stretches(lines: list[str]) -> list[Segment]:
    """The lines between rows of underscores, each with whether such a row closes it."""
    out: list[Segment] = []
    current: list[str] = []
    for line in lines:
        if RULE.fullmatch(line):
            out.append((current, False, True))
            current = []
        else:
            current.append(line)
    out.append((current, False, False))
    return [segment for segment in out if any(segment[0])]


def _starts_document(line: str) -> bool:
    return lexicon().line["document"].fullmatch(line) is not None


def _text_line(lines: list[str]) -> int | None:
    """The line of "Full text:"; the first line of a document is its headline, whatever it begins with."""
    places = [i for i, line in enumerate(lines) if lexicon().text.match(line)]
    first = next((i for i, line in enumerate(lines) if line and not _starts_document(line)), 0)
    return next((i for i in places if i != first), places[0] if places else None)


def _article(lines: list[str]) -> bool:
    if any(_starts_document(line) for line in lines[:5]):
        return True
    labels = {label[0] for line in lines if (label := label_of(line))}
    return (_text_line(lines) is not None and len(labels) >= 2) or len(
        labels & {"proquest document id", "publication title"}
    ) == 2


def _joined(segments: list[Segment]) -> list[Segment]:
    """Puts together again what a row of underscores inside a text has parted."""
    out: list[Segment] = []
    for lines, _, closed in segments:
        before = out[-1] if out else None
        if before and _article(before[0]) and _goes_on(before[0], lines):
            out[-1] = ([*before[0], "_" * 60, *lines], False, closed)
        else:
            out.append((lines, False, closed))
    return out


def _goes_on(before: list[str], lines: list[str]) -> bool:
    if any(_starts_document(line) for line in lines[:5]) or _text_line(lines) is not None or _trailer(lines):
        return False
    text = _text_line(before)
    if text is None or _whole(before[:text]):  # the fields stand above: a text goes on until another article begins
        return text is not None and not _article(lines)
    return not _whole(before[text + _tail(before[text:])[0] :])


def _whole(lines: list[str]) -> bool:
    return any(label[0] in IDENTITY for line in lines if (label := label_of(line)))


def _trailer(lines: list[str]) -> bool:
    first = next((line for line in lines if line), "")
    return lexicon().line["trailer"].fullmatch(first) is not None


def _unglued(segment: Segment) -> list[Segment]:
    """Parts a stretch that holds two articles: at "Document 2 of 9", or at the headline above a second full text."""
    lines, _, closed = segment
    begun = next((i for i, line in enumerate(lines) if line), 0)
    at = next((i for i in range(begun + 1, len(lines)) if _starts_document(lines[i]) and _sound(lines, i, closed)), None)
    at = _second(lines) if at is None else at
    if at is None:
        return [segment]
    return [(lines[:at], True, True), *_unglued((lines[at:], False, closed))]


def _sound(lines: list[str], i: int, closed: bool) -> bool:
    """Whether the line "Document 2 of 9" stands where an article begins: a text follows, or the file is cut short there."""
    return _text_line(lines[i:]) is not None or not (closed or any(lines[i + 1 :]))


def _second(lines: list[str]) -> int | None:
    """The headline of a second article: above its full text, with only labels between, or behind the first's last field."""
    first = _text_line(lines)
    texts = [i for i in range((first or 0) + 1, len(lines)) if first is not None and lexicon().text.match(lines[i])]
    for text in texts:
        above = [i for i in range(text - 1, first or 0, -1) if lines[i]]
        labelled = next((n for n, i in enumerate(above) if not label_of(lines[i])), len(above))
        ends = [i for i in above if (label := label_of(lines[i])) and label[0] in LAST]
        after = next((i for i in reversed(above) if ends and i > ends[0] and not label_of(lines[i])), None)
        if after is not None and labelled < len(above):
            return after
        if labelled >= 3 and labelled < len(above):
            return above[labelled]
    return None


def _tail(lines: list[str]) -> tuple[int, Labels]:
    """The line where the fields behind a text begin, and the fields, found backwards from the end of the article.

    Where fields stand apart by blank lines, a line right under another is none: a paragraph "Subject: …" stays in the
    text. No label counts twice. Lines between two fields belong to the upper one, as a copyright notice needs.
    """
    spaced = _spaced(lines)
    labels: Labels = {}
    start = len(lines)
    held: list[str] = []
    for i in range(len(lines) - 1, 0, -1):
        line = lines[i]
        if not line:
            continue
        label = label_of(line)
        if label and label[0] in lexicon().after - labels.keys() and not (spaced and lines[i - 1]):
            if len(held) > 1 and label[0] not in lexicon().long and not _tight(lines, i, len(held)):
                break
            labels[label[0]] = " ".join([label[1], *reversed([h for h in held if not UNKNOWN.fullmatch(h)])]).strip()
            start, held = i, []
        else:
            held.append(line)
            if len(held) > 4:
                break
    return (start, labels) if labels.keys() & IDENTITY or len(labels) > 1 else (len(lines), {})


def _tight(lines: list[str], i: int, following: int) -> bool:
    return all(lines[i + 1 : i + 1 + following])


def _spaced(lines: list[str]) -> bool:
    """Whether blank lines stand before the fields of this article."""
    places = [i for i in range(1, len(lines)) if (label := label_of(lines[i])) and label[0] in IDENTITY]
    return bool(places) and not lines[places[-1] - 1]


def _above(lines: list[str]) -> tuple[str | None, Labels]:
    """The headline and the fields that stand before the text."""
    rows = [line for line in lines if line and not _starts_document(line)]
    title = rows.pop(0) if rows and not label_of(rows[0]) else None  # else the field Title gives it
    labels: Labels = {}
    current = ""
    for row in rows:
        label = label_of(row)
        if label and label[0] not in labels:
            current = label[0]
            labels[current] = label[1]
        elif current and not row.startswith("http"):
            labels[current] = f"{labels[current]} {row}".strip()
    return title, labels


def _read(segment: Segment, position: int, last: bool) -> Found:
    lines, glued, closed = segment
    place = next((line.casefold() for line in lines if _starts_document(line)), f"document {position}")
    text = _text_line(lines)
    if text is None:
        title, labels = _above(lines)
        return found(place, title, labels, [], [CUT] if last and not closed and not _whole(lines) else [])
    title, labels = _above(lines[:text])
    body = [lexicon().text.match(lines[text])[1], *lines[text + 1 :]]  # type: ignore[index]
    end, after = (len(body), {}) if labels.keys() & IDENTITY else _tail(body)
    cut = not closed and last and not after.keys() & IDENTITY
    problems = [problem for problem, here in ((GLUED, glued), (CUT, cut)) if here]
    return found(place, title, {**labels, **after}, [line for line in body[:end] if line], problems)


def _outside(contents: Contents, lines: list[str]) -> None:
    """The cover, the table of contents and the closing lines say how many articles; other lines are named."""
    rows = [line for line in lines if line]
    heads = {row.casefold() for row in rows[:4]}
    if heads & lexicon().contents:
        entries = sum(lexicon().line["entry"].fullmatch(row) is not None for row in rows)
        if entries:
            contents.announced, contents.announced_by = entries, "the table of contents"
    elif not heads & lexicon().report and not _trailer(rows):
        begin = " ".join(" ".join(rows).split()[:5])
        after = f"after document {len(contents.articles)}" if contents.articles else "before document 1"
        detail = f"{len(rows)} lines {after} belong to no article (they begin “{begin}”); look there whether one was missed"
        contents.problems.append(("text outside articles", detail))


def _number(contents: Contents, lines: list[str]) -> None:
    """What "Document 3 of 50" announces, and the numbers that are missing between the first and the last."""
    matches = [match for line in lines if (match := lexicon().line["document"].fullmatch(line))]
    if not matches:
        return
    seen, totals = {int(match[1]) for match in matches}, {int(match[2]) for match in matches}
    contents.announced, contents.announced_by = max(totals), f"the line “{matches[0][0]}”"
    missing = sorted(set(range(min(seen), max(seen) + 1)) - seen)
    if missing:
        listed = ", ".join(map(str, missing[:10])) + (" …" if len(missing) > 10 else "")
        contents.problems.append(("gap", f"document {listed} is not in the file, though later ones are; export it again"))
    if len(totals) > 1:
        detail = f"the file speaks of {' and of '.join(map(str, sorted(totals)))} documents; two exports may be mixed"
        contents.problems.append(("announced twice", detail))
