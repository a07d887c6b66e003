"""Factiva's layout "Full Article/Report plus Indexing" as lines: a two- or three-letter field code before each part."""

import re

from framing.importers.factiva_record import Codes, accession, lexicon, word_count

CODE = re.compile(r"([A-Z]{2,3})(\s*\|\s*|\s+|$)")
MANY = 45  # lines that the longest field after the text may take
REACH = 40  # lines within which a header shows its codes
TELLING = frozenset({"HD", "WC", "PD", "SN", "SC", "LA"})


def _manner(gap: str) -> str:
    """How a code is set off from its words: a cell bar, a tab or blanks, one blank, or alone on its line."""
    if "|" in gap:
        return "bar"
    if not gap:
        return "alone"
    return "one blank" if gap == " " else "wide"


def codes_in(lines: list[str]) -> dict[int, str]:
    """Line number: field code, for every line that begins with a code in the way this file sets its codes off.

    The way is taken from lines that can't be running text: WC with a word count, AN with an accession number.
    """
    seen: dict[int, tuple[str, str]] = {}
    manners: set[str] = set()
    rank = lexicon().rank
    for i, line in enumerate(lines):
        match = CODE.match(line.strip())
        if not match or match[1] not in rank:
            continue
        seen[i] = (match[1], _manner(match[2]))
        if match[1] in {"WC", "AN"} and _proves(match[1], _value(lines, i, min(i + 4, len(lines)))[:1]):
            manners.add(seen[i][1])
    body = set(lexicon().codes["body"]) if manners else set()
    return {i: code for i, (code, how) in seen.items() if how in manners or (how == "alone" and code in body)}


def _proves(code: str, value: list[str]) -> bool:
    return bool(value) and (word_count(value[0]) is not None if code == "WC" else accession(value[0]) is not None)


def _value(lines: list[str], start: int, end: int) -> list[str]:
    """The paragraphs of the field whose code stands on line `start`, as far as line `end`."""
    match = CODE.match(lines[start].strip())
    first = lines[start].strip()[match.end() :] if match else lines[start]
    paragraphs = [p for p in (line.strip() for line in [first, *lines[start + 1 : end]]) if p]
    if match and "|" in match[2] and paragraphs and paragraphs[-1].endswith("|"):  # the bar that closes a table cell
        paragraphs[-1] = paragraphs[-1][:-1].rstrip()
    return [p for p in paragraphs if p]


def header_starts(lines: list[str], coded: dict[int, str]) -> list[int]:
    """The lines where a header begins: codes in their order, at least three of HD, WC, PD, SN, SC and LA among them."""
    rank, head = lexicon().rank, set(lexicon().codes["head"])
    places = sorted(coded)
    starts, i = [], 0
    while i < len(places):
        chain = [places[i]] if coded[places[i]] in head else []
        while chain and i + len(chain) < len(places):
            after = places[i + len(chain)]
            if coded[after] not in head or rank[coded[after]] <= rank[coded[chain[-1]]] or after - chain[0] > REACH:
                break
            chain.append(after)
        if len(TELLING & {coded[place] for place in chain}) >= 3:
            starts.append(chain[0])
        i += max(1, len(chain))
    return starts


def _list_items(value: list[str]) -> bool:
    items = [item.strip() for item in " ".join(value).split("|") if item.strip()]
    return bool(items) and all(re.match(r"[\w.&/+-]{1,12} : \S", item) and len(item) < 120 for item in items)


def _fits(code: str, value: list[str]) -> bool:
    codes = lexicon().codes
    if code in codes["lists"]:
        return _list_items(value)
    if code == "IPC":
        return re.fullmatch(r"[A-Z0-9/&.+ |-]+", " ".join(value)) is not None
    if code in codes["brief"]:
        return len(value) <= 6 and sum(map(len, value)) < 700
    return len(value) <= 3 if code in codes["short"] else True


def _tail(lines: list[str], coded: dict[int, str], first: int, end: int) -> dict[int, str]:
    """The fields after the text, found backwards from `end`: in order, none twice, each with words of its own shape.

    A paragraph of the text that begins with "IN" or "RE" has no list of codes behind it, so it stays in the text.
    """
    rank, loose = lexicon().rank, set(lexicon().codes["loose"])
    tail: dict[int, str] = {}
    last, boundary = len(rank), end
    for i in range(end - 1, first - 1, -1):
        if boundary - i > MANY:
            break
        code = coded.get(i)
        if code is None or code not in loose | set(lexicon().codes["tail"]) or code in tail.values():
            continue
        in_order = rank[code] < last or (code in loose and set(tail.values()) & loose)
        if in_order and (code == "AN" or _fits(code, _value(lines, i, boundary))):
            tail[i] = code
            last, boundary = rank[code], i
    return tail


def _head(coded: dict[int, str], start: int, end: int) -> dict[int, str]:
    """The fields before the text, in order, LP or TD last; TD once more where both are there."""
    rank, body = lexicon().rank, set(lexicon().codes["body"])
    head: dict[int, str] = {}
    last = -1
    for i in (place for place in coded if start <= place < end):
        code = coded[i]
        if code in body or (code in lexicon().codes["head"] and not set(head.values()) & body):
            if rank[code] > last:
                head[i], last = code, rank[code]
            if code == "TD":
                break
    return head


def read_tagged(lines: list[str], coded: dict[int, str], start: int, end: int) -> tuple[Codes, list[str]]:
    """The fields of the article on lines `start` to `end`, and the lines before its first code."""
    head = _head(coded, start, end)
    texts = [i for i, code in head.items() if code in lexicon().codes["body"]]
    tail = _tail(lines, coded, (texts[-1] if texts else max(head, default=start)) + 1, end)
    places = dict(sorted({**head, **tail}.items()))
    bounds = [*list(places)[1:], end]
    codes = {code: _value(lines, i, bound) for (i, code), bound in zip(places.items(), bounds, strict=True)}
    if "AN" in codes:
        codes["AN"] = [number for number in map(accession, codes["AN"]) if number]
    first = min(places, default=end)
    return codes, [line for line in lines[start:first] if line.strip()]
