"""Factiva's words and codes, and an article made of its fields: what its text layouts and its web pages share."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.codebook.yaml import read_yaml
from framing.importers.checks import missing_problems, word_count_problem
from framing.importers.records import Found

Codes = dict[str, list[str]]  # Factiva's field codes (HD, WC, LP …), each with its paragraphs
PATH = Path(__file__).parent / "data" / "factiva.yml"
LINE_PATTERNS = ("date", "time", "copyright", "byline", "credit", "section", "noise")


@dataclass(frozen=True)
class Lexicon:
    """data/factiva.yml, ready for use. `line` matches whole lines by name; `rank` is the place of a code in the order."""

    line: dict[str, re.Pattern[str]]
    document: re.Pattern[str]
    words: re.Pattern[str]
    results: re.Pattern[str]
    kind_words: re.Pattern[str]
    rank: dict[str, int]
    codes: dict[str, list[str]]
    fields: dict[str, list[str]]
    languages: frozenset[str]
    contents: frozenset[str]
    summary: frozenset[str]
    kinds: frozenset[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def lexicon() -> Lexicon:
    data, _ = read_yaml(PATH)
    codes = data["codes"]
    order = [*codes["head"], *codes["body"], *codes["loose"], *codes["tail"]]
    return Lexicon(
        line={name: re.compile("|".join(f"(?:{p})" for p in data[name]), re.IGNORECASE) for name in LINE_PATTERNS},
        document=re.compile(rf"(?:{_any(data['document'])})\s*([A-Z][A-Za-z0-9]*\d{{8}}[A-Za-z0-9]*)", re.IGNORECASE),
        words=re.compile(rf"(\d[\d.,\s]*?)\s*(?:{_any(data['words'])})", re.IGNORECASE),
        results=re.compile(rf"(?:{_any(data['results'])})[\s:|]*([\d.,\s]*)\|?", re.IGNORECASE),
        kind_words=re.compile(rf"({_any(data['kind_words'])})\s*[:|]\s", re.IGNORECASE),
        rank={code: i for i, code in enumerate(order)},
        codes=codes,
        fields=data["fields"],
        languages=frozenset(word.casefold() for word in data["languages"]),
        contents=frozenset(word.casefold() for word in data["contents"]),
        summary=frozenset(word.casefold() for word in data["summary"]),
        kinds=frozenset(data["kinds"]),
    )


def number(digits: str) -> int | None:
    """ "1,234", "1.234" and "1 234" as 1234; None for no figure."""
    figures = re.sub(r"\D", "", digits)
    return int(figures) if figures else None


def word_count(line: str) -> int | None:
    """The number of a line "512 words"; None for any other line."""
    match = lexicon().words.fullmatch(line.strip())
    return number(match[1]) if match else None


def accession(line: str) -> str | None:
    """The accession number of a line "Document LBA0000020240118ek1i0022s"; None for any other line."""
    match = lexicon().document.fullmatch(line.strip().rstrip("|").strip())
    return match[1] if match else None


def _joined(codes: Codes, names: list[str], by: str) -> str:
    return by.join(" ".join(codes[name]) for name in names if codes.get(name))


def _kind(codes: Codes) -> str | None:
    for item in " ".join(codes.get("NS", [])).split("|"):
        code, colon, name = item.partition(" : ")
        if colon and code.strip() in lexicon().kinds:
            return name.strip()
    match = lexicon().kind_words.match(" ".join(codes.get("HD", [])))
    return match[1] if match else None


def _fields(codes: Codes) -> dict[str, str]:
    fields = {}
    for name, sources in lexicon().fields.items():
        value = _joined(codes, sources, " " if name == "date" else "; ")
        if value and (name != "date" or codes.get("PD")):  # a time alone is no date
            fields[name] = value
    kind = _kind(codes)
    return fields | {"kind": kind} if kind else fields


def _source_problem(place: str, codes: Codes) -> list[tuple[str, str]]:
    source, an = " ".join(codes.get("SC", [])), " ".join(codes.get("AN", []))
    if not source or not an or an.upper().startswith(source.upper()):
        return []
    detail = f"{place}: source code {source}, but the accession number is another source's; two articles may be mixed"
    return [("accession number", detail)]


def found(position: int, codes: Codes, problems: list[tuple[str, str]] | None = None) -> Found:
    """The article that `codes` holds, the `position`-th of its file, checked against its own word count and number.

    LP and TD are the body, captions (ART) and corrections (CX) stand below, a dateline field (DLN) above. `problems`
    are those known already: pairs of a name and a sentence without its place, which is set before it.
    """
    an = " ".join(codes.get("AN", []))
    place = f"document {position} ({an})" if an else f"document {position}"
    body = [*codes.get("LP", []), *codes.get("TD", [])]
    article = Found(place, " ".join(codes.get("HD", [])) or None, "\n\n".join(body) or None, _fields(codes))
    article.above = codes.get("DLN", [])
    article.below = [*codes.get("ART", []), *codes.get("CX", [])]
    article.problems = [(name, f"{place}: {detail}") for name, detail in problems or []]
    cut = any(name == "cut off" for name, _ in article.problems)
    if not article.title:
        article.problems.append(("no title", f"{place}: no headline is printed; fill in the column title by hand"))
    if not body and not cut:
        article.problems.append(("no text", f"{place}: no text stands in the file; get it from the database"))
    article.problems += missing_problems(place, article.fields, {"outlet": "source name", "date": "date"})
    article.problems += _source_problem(place, codes)
    return article if cut else _counted(article, word_count(" ".join(codes.get("WC", []))))


def _counted(article: Found, printed: int | None) -> Found:
    with_captions = "\n\n".join([article.text or "", *article.below])
    wrong = word_count_problem(article.place, printed, article.text)
    if wrong and word_count_problem(article.place, printed, with_captions):
        article.problems += wrong
    return article
