"""JSON of news crawlers and news APIs: one article, a list, JSON lines, an envelope, a pandas table."""

from collections.abc import Iterator
from typing import Any

from framing.importers.columns import article, book, fold, layout_of, mapped, unmapped, usable
from framing.importers.decoding import decode_list
from framing.importers.json_text import Value, read_values
from framing.importers.records import Contents, Found

DEEPEST = 4  # levels of records within records that are looked through


def read_json(data: bytes, name: str) -> Contents:
    """The articles of a JSON file, in their order; places are "line 3" in JSON lines, "article 3" elsewhere.

    Keys are found by data/columns.yml, nested ones too ("source.name"). Lists of paragraphs become paragraphs, lists of
    authors one line. What is broken or cut off is named, and everything around it is read.
    """
    text, problems = decode_list(data, name)
    contents = Contents("JSON", problems=problems)
    if text is None:
        return contents
    values, broken = read_values(text, name)
    contents.problems.extend(broken)
    unknown: list[str] = []
    for value in values:
        _announce(value.content, contents)
        for record in () if value.head else _records(value.content):
            _add(record, value, contents, unknown)
    if unknown and not contents.articles:
        contents.problems.append(unmapped(name, unknown, "keys"))
    elif not contents.articles and not broken:
        contents.problems.append(("empty", f"{name} holds no articles; look at the query that made it"))
    if contents.articles and all(found.text is None for found in contents.articles):
        contents.problems.append(("no texts", f"{name} gives no article's words, only what identifies them; get the texts"))
    return contents


def _add(record: dict, value: Value, contents: Contents, unknown: list[str]) -> None:
    flat = dict(_flat(record))
    columns = mapped(list(flat))
    if not usable(columns):
        unknown.extend(key for key in flat if key not in unknown)
        if any(cell.strip() for cell in flat.values()):
            where = value.place or f"article {len(contents.articles) + 1}"
            contents.problems.append(("no article", f"{where} has no key for a text, a title or an address; left out"))
        return
    place = value.place or f"article {len(contents.articles) + 1}"
    found = article(place, list(flat.values()), columns)
    if not contents.articles:
        contents.layout = layout_of(list(flat), "JSON")
    _fundus(record, found)
    if value.cut:
        found.problems.append(("cut off", f"{place}: the file breaks off in it; kept as far as it goes; export it again"))
    contents.articles.append(found)


def _announce(value: Any, contents: Contents) -> None:
    """The number of articles the file names: beside the list or in a record beside it."""
    if not isinstance(value, dict) or contents.announced is not None:
        return
    for place in _levels(value):
        for key in book()["announced"]:
            number = place.get(key)
            number = number.get("value") if isinstance(number, dict) else number
            if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 12:
                contents.announced, contents.announced_by = int(number), f"the file's own {key!r}"
                return
    for holder in ("meta", "metadata"):
        for place in _levels(value):
            number = place.get(holder, {}).get("hits") if isinstance(place.get(holder), dict) else None
            if isinstance(number, str) and number.isdigit():
                contents.announced, contents.announced_by = int(number), f"the file's own '{holder}.hits'"
                return


def _levels(value: dict) -> Iterator[dict]:
    """The envelope and the records in it that hold the list."""
    yield value
    for key in book()["lists"]:
        if isinstance(value.get(key), dict):
            yield from _levels(value[key])


def _records(value: Any, depth: int = 0) -> Iterator[dict]:
    """The articles in a value: a record that has their keys, or those in the lists of an envelope."""
    if isinstance(value, list):
        for item in value:
            yield from _records(item, depth)
        return
    if not isinstance(value, dict) or depth > DEEPEST:
        return
    if isinstance(value.get("columns"), list) and _rows(value.get("data")):
        yield from (dict(zip(map(str, value["columns"]), row, strict=False)) for row in value["data"])
        return
    within = [value[k] for k in book()["lists"] if _holds_articles(value.get(k))]
    if within:
        yield from _records(within[0], depth + 1)
    elif value and all(isinstance(v, dict) for v in value.values()):
        yield from _by_key(value)
    else:
        yield value


def _rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, list) for row in value)


def _holds_articles(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict) and _is_article(item) for item in value)
    return isinstance(value, dict) and any(_holds_articles(value.get(key)) for key in book()["lists"])


def _is_article(item: dict) -> bool:
    return usable(mapped(list(dict(_flat(item)))))


def _by_key(value: dict[str, dict]) -> Iterator[dict]:
    """A record of records: by column, as pandas writes a table, or by the articles' ids."""
    if usable(mapped(list(value))) and not _is_article(next(iter(value.values()))):
        rows = dict.fromkeys(key for column in value.values() for key in column)
        yield from ({name: column.get(key) for name, column in value.items()} for key in rows)
    elif any(_is_article(item) for item in value.values()):
        yield from ({"id": key, **item} for key, item in value.items())
    else:
        yield value


def _flat(record: dict, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Keys with a dot between levels, values as strings; records that only wrap the article leave no trace in the keys."""
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < DEEPEST:
            inner = before if key in book()["wrappers"] else f"{name}."
            yield from _flat(value, inner, depth + 1)
        else:
            yield name, _string(value, ", " if fold(key) in _names() else "\n\n")


def _names() -> set[str]:
    return {fold(n) for ours in ("author", "section", "language") for n in book()["fields"][ours]}


def _string(value: Any, between: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return between.join(filter(None, (_string(item, between) for item in value)))
    if isinstance(value, dict):
        return next((v for k in ("text", "name", "title", "label") if isinstance(v := value.get(k), str)), "")
    return ""


def _fundus(record: dict, found: Found) -> None:
    """Fundus keeps the body as summary and sections of headline and paragraphs, and says whether it could be read."""
    body = record.get("body")
    if isinstance(body, dict) and isinstance(body.get("sections"), list):
        parts = [s.get(k) for s in body["sections"] if isinstance(s, dict) for k in ("headline", "paragraphs")]
        text = "\n\n".join(filter(None, (_string(part, "\n\n") for part in parts)))
        if text and found.text is None:
            found.text = text
            found.problems = [p for p in found.problems if p[0] != "no text"]
        found.above.extend(filter(None, [_string(body.get("summary"), "\n\n")]))
    if record.get("free_access") is False:
        found.problems.append(("paywall", f"{found.place} was behind a paywall; see whether its text is whole"))
