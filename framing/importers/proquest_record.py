"""ProQuest's labels, and an article made of them: what its text exports and its web pages share."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.codebook.yaml import read_yaml
from framing.importers.checks import missing_problems, word_count_problem
from framing.importers.records import Found

PATH = Path(__file__).parent / "data" / "proquest.yml"
Labels = dict[str, str]  # a label in small letters: what stands behind it


@dataclass(frozen=True)
class Lexicon:
    """data/proquest.yml, ready for use; labels are in small letters."""

    text: re.Pattern[str]
    label: re.Pattern[str]
    after: frozenset[str]
    long: frozenset[str]
    fields: dict[str, list[str]]
    none: frozenset[str]
    report: frozenset[str]
    contents: frozenset[str]
    line: dict[str, re.Pattern[str]]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _small(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@cache
def lexicon() -> Lexicon:
    data, _ = read_yaml(PATH)
    known = [*data["before"], *data["after"], *data["text"]]
    patterns = ("document", "entry", "trailer", "caption", "credit", "info")
    return Lexicon(
        text=re.compile(rf"(?:{_any(data['text'])})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL),
        label=re.compile(rf"({_any(known)})\s*:(?:\s+(.*)|$)", re.IGNORECASE | re.DOTALL),
        after=_small(data["after"]),
        long=_small(data["long"]),
        fields={name: [label.casefold() for label in labels] for name, labels in data["fields"].items()},
        none=_small(data["none"]),
        report=_small(data["report"]),
        contents=_small(data["contents"]),
        line={name: re.compile(data[name], re.IGNORECASE) for name in patterns},
    )


def label_of(line: str) -> tuple[str, str] | None:
    """The label a line begins with, in small letters, and what stands behind it; None for a line without one."""
    match = lexicon().label.match(line)
    return (match[1].casefold(), (match[2] or "").strip()) if match else None


def no_text(words: str) -> bool:
    """Whether what stands behind "Full text:" only says that there is none."""
    return words.strip().rstrip(".").casefold() in lexicon().none


def _outlet(labels: Labels) -> str | None:
    name, place = labels.get("publication title", ""), labels.get("place of publication", "")
    if place and name.endswith(f"; {place}"):
        return name.removesuffix(f"; {place}")
    return name or None


def _fields(labels: Labels) -> dict[str, str]:
    fields = {}
    for name, sources in lexicon().fields.items():
        value = next((labels[label] for label in sources if labels.get(label)), "")
        if value:
            fields[name] = value
    info = lexicon().line["info"].fullmatch(labels.get("publication info", ""))
    spare = {name: value.strip() for name, value in info.groupdict().items()} if info else {}
    outlet = _outlet(labels)
    return spare | fields | ({"outlet": outlet} if outlet else {})


def _identity_problems(place: str, labels: Labels, title: str | None) -> list[tuple[str, str]]:
    """The document's number against its address, its headline against the field Title."""
    problems = []
    number, address = labels.get("proquest document id", ""), labels.get("document url", "")
    shown = re.search(r"docview/(\d+)", address)
    if number and shown and shown[1] != number:
        detail = f"{place}: its address shows document {shown[1]}, its fields {number}; two articles may be mixed"
        problems.append(("document ID", detail))
    named = labels.get("title", "")
    if title and named and " ".join(title.split()).casefold() != " ".join(named.split()).casefold():
        problems.append(
            ("two titles", f"{place}: the field Title differs from the headline; check that both are of one article")
        )
    return problems


def _below(article: Found, body: list[str]) -> list[str]:
    """Takes captions and a credit off the end of `body`; they stand below the article and in its credit."""
    body = list(body)
    while len(body) > 1:
        credit = lexicon().line["credit"].fullmatch(body[-1])
        if credit:
            article.fields.setdefault("credit", credit[1])
        elif not lexicon().line["caption"].fullmatch(body[-1]):
            break
        article.below.insert(0, body.pop())
    return body


def found(place: str, title: str | None, labels: Labels, body: list[str], problems: list[tuple[str, str]]) -> Found:
    """The article with these labels and paragraphs, checked against what it says of itself.

    `problems` are those known already: pairs of a name and a sentence without its place, which is set before it.
    """
    number = labels.get("proquest document id") or labels.get("proquest documentid")
    if number:
        place = f"{place} (ProQuest {number})"
    article = Found(place, title or labels.get("title") or None, fields=_fields(labels))
    article.problems = [(name, f"{place}: {detail}") for name, detail in problems]
    cut = any(name == "cut off" for name, _ in article.problems)
    if not body or no_text(" ".join(body)):
        what = "the file holds only its particulars" + (" and an abstract" if labels.get("abstract") else "")
        article.problems.append(
            ("no text", f"{place}: {what}, no full text; get the text from the outlet or another database")
        )
    else:
        article.text = "\n\n".join(_below(article, body))
    if not article.title:
        article.problems.append(("no title", f"{place}: no headline is printed; fill in the column title by hand"))
    where = {"outlet": "publication title", "date": "publication date"}
    article.problems += missing_problems(place, article.fields, where)
    article.problems += _identity_problems(place, labels, article.title)
    count = re.sub(r"\D", "", labels.get("word count", ""))
    return article if cut or not count else _counted(article, int(count))


def _counted(article: Found, printed: int) -> Found:
    if word_count_problem(article.place, printed, "\n\n".join([article.text or "", *article.below])):
        article.problems += word_count_problem(article.place, printed, article.text)
    return article
