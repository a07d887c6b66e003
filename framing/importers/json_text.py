"""JSON text to values, numbers as printed, and everything that can be had from a broken or cut-off file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from framing.importers.columns import book

DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None, strict=False)
GAP = re.compile(r"[\s,\]}\x1e]*")
NEXT = re.compile(r'\}\s*,?\s*(?=\{\s*")')
ENDS = ('"}', "}", '"]}', "]}", '"}}', '":null}', "null}", '"}]}', '""}')


@dataclass(frozen=True)
class Value:
    """A value, where it stands ("line 3"; empty: in the one value of the file), and whether the file breaks off in it.

    `head`: it holds nothing but the numbers that stand before a list that is broken.
    """

    content: Any
    place: str = ""
    cut: bool = False
    head: bool = False


def read_values(text: str, name: str) -> tuple[list[Value], list[tuple[str, str]]]:
    """The values in a text, in their order, and one line for each place where it is broken."""
    try:
        return [Value(_loads(text))], []
    except ValueError as error:
        reason = error
    except RecursionError:
        return [], [("broken JSON", f"{name} nests records too deeply to be articles; look what it is")]
    if not text.strip():
        return [], [("empty", f"{name} is empty; export it again")]
    if _is_lines(text):
        return _lines(text, name)
    values, breaks = list[Value](), list[int]()
    start = _array(text)
    if start and (head := _head(text[:start])):
        values.append(Value(head, head=True))
    for item in _pieces(text, start or 0):
        if isinstance(item, int):
            breaks.append(item)
        else:
            values.append(item)
    return values, [_broken(text, name, at, reason) for at in breaks[:20]]


def _loads(text: str) -> Any:
    value, end = DECODER.raw_decode(text, re.match(r"\s*", text).end())  # type: ignore[union-attr]
    if text[end:].strip():
        raise ValueError("more than one value")
    return value


def _broken(text: str, name: str, at: int, reason: ValueError) -> tuple[str, str]:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    what = reason.msg if isinstance(reason, json.JSONDecodeError) else "damaged"
    ends = not NEXT.search(text, at)
    fate = "what stands before it is read" if ends else "what stands around it is read"
    return "cut off" if ends else "broken JSON", (
        f"{name} breaks at line {line}, character {column} ({what}); {fate}; export it again"
    )


def _is_lines(text: str) -> bool:
    """Whether most of the first lines are values of their own."""
    lines = [line for line in text.split("\n", 60)[:60] if line.strip()]
    good = sum(_line(line) is not None for line in lines)
    return good > 0 and good >= len(lines) / 2 and sum(line.lstrip().startswith("{") for line in lines) > len(lines) / 2


def _line(line: str) -> Any:
    try:
        value = _loads(line.strip().strip("\x1e").rstrip(","))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _lines(text: str, name: str) -> tuple[list[Value], list[tuple[str, str]]]:
    values, problems = [], []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        value, cut = _line(line), False
        if value is None:
            last = not any(rest.strip() for rest in lines[number:])
            value, cut = (_closed(line) if last else None), last
            fate = "the rest of the file is read" if not last else "everything before it is read"
            kind = "cut off" if last else "broken JSON"
            problems.append((kind, f"{name} breaks at line {number}; {fate}; export that article again"))
        if value is not None:
            values.append(Value(value, f"line {number}", cut))
    return values, problems


def _array(text: str) -> int | None:
    """Where the list of articles begins: after the first bracket of a list, or after a key that holds such a list."""
    if text.lstrip().startswith("["):
        return text.index("[") + 1
    key = re.search(r'"(?:' + "|".join(book()["lists"]) + r')"\s*:\s*\[\s*(?=\{)', text)
    return key.end() if key else None


def _head(text: str) -> dict | None:
    """What an envelope says before its list: the numbers by which it announces how many articles follow."""
    keys = "|".join(book()["announced"])
    return dict(re.findall(rf'"({keys})"\s*:\s*(\d+)', text)) or None


def _pieces(text: str, at: int) -> Iterator[Value | int]:
    """The records that follow one another from a place on; the place of each break."""
    while (at := GAP.match(text, at).end()) < len(text):  # type: ignore[union-attr]
        try:
            value, end = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield getattr(error, "pos", at)
            following = NEXT.search(text, max(getattr(error, "pos", at), at + 1))
            if following is None:
                if (partial := _closed(text[at:])) is not None:
                    yield Value(partial, "", cut=True)
                return
            at = following.end()
        else:
            if isinstance(value, dict | list):
                yield Value(value)
            at = end
            if text[at : at + 1] == ":":  # a key: the rest of the envelope after its list
                return


def _closed(text: str) -> dict | None:
    """A record that is cut off, closed where it ends."""
    text = text.rstrip().rstrip(",")
    for end in ENDS:
        try:
            value = _loads(text.rstrip("\\") + end)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return None
