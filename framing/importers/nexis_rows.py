"""The lines of a Nexis export, each with what it may be: a mark, a label, a date, a copyright line, or text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from framing.codebook.yaml import read_yaml

DATA = Path(__file__).parent / "data" / "nexis.yml"
BLANK = " \t\xa0\ufeff\u200b\x0c\v\r"
SENTENCE_END = re.compile(r"[.?!…:]\W*$")
TIME = r"(?:,?\s*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*uhr)?(?:\s+(?-i:[A-Z]{2,5}))?)"


@dataclass(frozen=True)
class Row:
    """A line that isn't blank. `kind`: end, count, body, classification, heading, label, cover, copyright, rights, date,
    furniture or text; `name` the label's or heading's meaning, `label` its words as printed, `value` what follows;
    of a date `value` is the date with weekday and time and `label` the rest; `gap`: a blank line stands above."""

    text: str
    kind: str = "text"
    name: str = ""
    label: str = ""
    value: str = ""
    gap: bool = False


@dataclass(frozen=True)
class Words:
    """The words of nexis.yml, ready to use."""

    lines: dict[str, str]
    labels: dict[str, list[str]]
    label: re.Pattern
    date: re.Pattern
    patterns: dict[str, re.Pattern]
    agency: re.Pattern


@cache
def words() -> Words:
    """The words and patterns of the database, from data/nexis.yml."""
    data, _ = read_yaml(DATA)
    names: dict[str, list[str]] = {}
    for name, labels in [*data["labels"].items(), ("cover", data["cover"])]:
        for label in labels:
            names.setdefault(_plain(label), []).append(name)
    printed = {label for labels in data["labels"].values() for label in labels} | set(data["cover"])
    return Words(
        lines={_plain(line): kind for kind, lines in data["lines"].items() for line in lines},
        labels=names,
        label=re.compile(
            rf"({'|'.join(map(_loose, sorted(printed, key=len, reverse=True)))})\s*:(?=\s|$)\s*", re.IGNORECASE
        ),
        date=_date(data["months"], data["weekdays"]),
        patterns={name: re.compile(pattern, re.IGNORECASE) for name, pattern in data["patterns"].items()},
        agency=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, data['agencies']))})(?!\w)"),
    )


def _loose(label: str) -> str:
    return re.escape(label).replace(r"\ ", r"\s+")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _date(months: list[str], weekdays: list[str]) -> re.Pattern:
    """A line that begins with a date; group 1 is the date with weekday and time, group 2 what follows (an edition)."""
    month, day = f"(?:{'|'.join(sorted(months, key=len, reverse=True))})", f"(?:{'|'.join(weekdays)})"
    written = rf"{month}\.?,?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    written += rf"|\d{{1,2}}\.?(?:er|º|ª)?\s+(?:de\s+)?{month}\.?,?\s+(?:de\s+)?\d{{4}}"
    numbers = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日"
    short = rf"{month},?\s+\d{{4}}"
    rest = r"(?:[\s,;:|(–-]+(\S.{0,110}))?"
    return re.compile(
        rf"((?:{day},?\s+)?(?:{written}|{numbers}|{short})(?:,?\s*\(?{day}\)?)?{TIME}?)\s*[,;]?\s*{rest}$", re.IGNORECASE
    )


def rows(lines: Iterable[str]) -> list[Row]:
    """Every line that isn't blank, without the blanks at its ends. A line break inside a paragraph stays, unless a part
    of it is a mark or a label."""
    out: list[Row] = []
    gap = False
    for line in lines:
        parts = line.split("\n") if "\n" in line else [line]
        if len(parts) > 1 and all(read(part.strip(BLANK)).kind == "text" for part in parts):
            parts = [line]
        for part in parts:
            text = part.strip(BLANK + "\n")
            if text:
                out.append(read(text, gap))
                gap = False
            else:
                gap = True
    return out


def read(text: str, gap: bool = False) -> Row:
    """The line with what it may be; whether it is that depends on where it stands."""
    found = words()
    if len(text) < 80 and (kind := found.lines.get(_plain(text))):
        if kind in ("graphic", "correction", "note"):
            return Row(text, "heading", kind, text, "", gap)
        return Row(text, kind, gap=gap)
    if match := found.label.match(text):
        names = found.labels[_plain(match.group(1))]
        kind = "cover" if names == ["cover"] else "label"
        return Row(text, kind, names[0], match.group(1), text[match.end() :], gap)
    if len(text) > 250:
        return Row(text, gap=gap)
    patterns = found.patterns
    for kind in ("count", "rights", "page", "announced", "selected"):
        if patterns[kind].fullmatch(text):
            return Row(text, {"page": "furniture", "announced": "cover"}.get(kind, kind), kind, gap=gap)
    if patterns["copyright"].match(text):
        return Row(text, "copyright", gap=gap)
    if match := found.date.match(text):
        return Row(text, "date", "", match.group(2) or "", match.group(1).strip(), gap)
    return Row(text, gap=gap)


def is_length(row: Row) -> bool:
    """Is it the line with an article's number of words, and nothing else?"""
    return row.kind == "label" and row.name == "length" and bool(words().patterns["length"].fullmatch(row.value.strip()))


def number(text: str) -> int | None:
    """The first whole number in it ("1,204 words" is 1204)."""
    match = re.search(r"\d[\d.,\xa0\u202f]*", text)
    return int(re.sub(r"\D", "", match.group())) if match else None


def wrapped(found: list[Row]) -> bool:
    """Are the lines wrapped at a width? Most of those that a line follows without a blank one end in mid-sentence."""
    pairs = [a for a, b in pairwise(found) if not b.gap and a.kind == b.kind == "text" and len(a.text) > 45]
    broken = sum(not SENTENCE_END.search(row.text) for row in pairs)
    lengths = sorted(len(row.text) for row in pairs)
    return len(pairs) >= 3 and broken > 0.6 * len(pairs) and lengths[int(len(pairs) * 0.97)] <= 140


def paragraphs(found: list[Row], joined: bool) -> list[str]:
    """The rows as paragraphs: each line one, or (`joined`) the lines between two blank ones."""
    out: list[str] = []
    for row in found:
        if joined and out and not row.gap:
            out[-1] += " " + row.text
        else:
            out.append(row.text)
    return out
