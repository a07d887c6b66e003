"""Rows of a list that hold no words, joined with the pages or text files that hold the words of the same article."""

from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit

from framing.importers.records import Found

TRACKING = ("utm_", "fbclid", "gclid", "cmpid", "ref", "src", "share", "smid", "ns_")


def join_words(items: list[tuple[str, Found]]) -> tuple[list[tuple[str, Found]], dict[str, int]]:
    """Each list row without words together with the one article that holds them; and how many rows of each file were joined.

    `items` are (file, article) in their order. A row fits an article by the same address, or by a file name (`file`) or id
    (`id`) that is the name of the article's file. A row that fits several articles, or one that another row took, stays
    as it is. What the row says of the article goes before what was found in the page or text file.
    """
    words = _index(items)
    taken: dict[int, tuple[str, Found]] = {}
    joined: dict[str, int] = defaultdict(int)
    left_out = set()
    for n, (file, row) in enumerate(items):
        if row.text is not None:
            continue
        fits = {m for key in _keys(row) for m in words.get(key, ()) if m not in taken}
        if len(fits) == 1:
            (match,) = fits
            taken[match] = (file, row)
            left_out.add(n)
            joined[file] += 1
    out = [(file, _merged(found, *taken[n]) if n in taken else found) for n, (file, found) in enumerate(items)]
    return [item for n, item in enumerate(out) if n not in left_out], dict(joined)


def _merged(found: Found, file: str, row: Found) -> Found:
    said = {name: value for name, value in row.fields.items() if value}
    title, problems = found.title or row.title, [*found.problems, *row.problems]
    fields = found.fields | said
    return replace(found, title=title, fields=fields, problems=problems, told=frozenset(said), told_by=file)


def _keys(row: Found) -> list[str]:
    names = [row.fields.get("file", ""), row.fields.get("id", "")]
    keys = [f"file {PurePosixPath(name).stem.casefold()}" for name in names if name]
    return [*keys, *([f"url {address}"] if (address := plain_address(row.fields.get("url", ""))) else [])]


def _index(items: list[tuple[str, Found]]) -> dict[str, list[int]]:
    """Which articles with words an address or a file's name may mean."""
    per_file: dict[str, int] = defaultdict(int)
    for file, found in items:
        per_file[file] += found.text is not None
    words = defaultdict(list)
    for n, (file, found) in enumerate(items):
        if found.text is None:
            continue
        if address := plain_address(found.fields.get("url", "")):
            words[f"url {address}"].append(n)
        if per_file[file] == 1:
            words[f"file {PurePosixPath(file).stem.casefold()}"].append(n)
    return words


def plain_address(url: str) -> str:
    """A web address without scheme, www., fragment, trailing slash and what only tracks readers; empty if it is none.

    >>> plain_address("https://www.sarnpost.example/a/?utm_source=x&id=3#top")
    'sarnpost.example/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.netloc:
        return ""
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not k.casefold().startswith(TRACKING)])
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"
