"""Articles out of a Factiva page saved as HTML: with indexing (a table of field codes) or as displayed (lines and text)."""

from lxml import html

from framing.importers.factiva_display import header_at, top
from framing.importers.factiva_record import Codes, accession, found, lexicon, number
from framing.importers.html_tree import read_html, text_of
from framing.importers.records import Contents

CUT = ("cut off", "its end mark (Document …) is missing; export this article again")
NO_HEAD = ("no header", "no word count, date and source stand above this text; fill them in by hand or export it again")
ARTICLE = "//div[contains(concat(' ', @class, ' '), ' article ') and contains(@class, 'Article')]"
BARE = "//div[contains(concat(' ', @class, ' '), ' article ') and not(.//div[contains(@class, 'Article')])]"
PARAGRAPH = ".//p[contains(concat(' ', @class), ' articleParagraph')]"


def read_factiva_html(data: bytes) -> Contents | None:
    """What a saved Factiva page holds; None for a page without Factiva's articles or one that can't be read as HTML."""
    if b"rticle" not in data.replace(b"\0", b""):  # UTF-16 has a zero beside each letter
        return None
    root, problems = read_html(data)
    if root is None:
        return None
    articles = root.xpath(ARTICLE) or [div for div in root.xpath(BARE) if _factiva(div)]
    if not articles or not any(_factiva(div) for div in articles):
        return None
    contents = Contents("Factiva HTML", problems=problems)
    for n, div in enumerate(articles, 1):
        rows = _coded_rows(div)
        codes, faults = (_indexed(rows), []) if rows else _displayed(div)
        contents.articles.append(found(n, codes, [*faults, *_checks(div, codes)]))
    announced = _announced(root)
    if announced is not None:
        contents.announced, contents.announced_by = announced, "the search summary at its end"
    return contents


def _factiva(div: html.HtmlElement) -> bool:
    return bool(div.xpath(PARAGRAPH) or div.xpath(".//*[@id='hd']") or _coded_rows(div))


def _coded_rows(div: html.HtmlElement) -> list[html.HtmlElement]:
    return [row for row in div.iter("tr") if len(row) >= 2 and text_of(row[0]) in lexicon().rank]


def _indexed(rows: list[html.HtmlElement]) -> Codes:
    codes: Codes = {}
    for row in rows:
        paragraphs = row[1].xpath(PARAGRAPH) or row[1].xpath(".//p") or [row[1]]
        value = [text for text in map(text_of, paragraphs) if text]
        if value:
            codes.setdefault(text_of(row[0]), []).extend(value)
    codes["AN"] = [mark for mark in map(accession, codes.get("AN", [])) if mark]
    return codes


def _displayed(div: html.HtmlElement) -> tuple[Codes, list[tuple[str, str]]]:
    """Lines are <div>s, the headline has the id "hd", the text is paragraphs of a class; other <p>s stand below it."""
    headline = [text_of(hd) for hd in div.xpath(".//*[@id='hd']")]
    body = [text for text in map(text_of, div.xpath(PARAGRAPH)) if text]
    loose = [text for p in div.xpath(".//p[not(contains(@class, 'articleParagraph'))]") if (text := text_of(p))]
    marks = [mark for mark in map(accession, loose) if mark]
    below = [text for text in loose if not accession(text)]
    lines = [(text_of(node), node.get("class") or "") for node in div.xpath(".//div[not(@id='hd') and not(.//div)]")]
    rows = [text for text, _ in lines if text and text not in below]
    codes: Codes = {"HD": headline, "TD": body, "AN": marks[:1], "ART": [text for text in below if text not in rows]}
    count = next((i for i in range(len(rows)) if header_at(rows, i)), None)
    header = header_at(rows, count) if count is not None else None
    if count is None or header is None:
        return codes | {"DLN": rows}, [NO_HEAD]
    authors = [text for text, kind in lines if kind == "author" and text]
    before = _before_headline(div, rows[:count])
    rest = [row for row in rows[:count] if row not in before and row not in authors]
    above, _ = top([*headline[:1], *rest])
    named = {"SE": before, "BY": authors or above.get("BY", []), "CR": above.get("CR", []), "DLN": above.get("DLN", [])}
    return {**named, **header.codes, **codes}, []


def _before_headline(div: html.HtmlElement, rows: list[str]) -> list[str]:
    return [text for node in div.xpath(".//*[@id='hd']/preceding-sibling::div") if (text := text_of(node)) in rows]


def _checks(div: html.HtmlElement, codes: Codes) -> list[tuple[str, str]]:
    """The end mark against the number in the page's own code, and an article without an end mark."""
    mark = " ".join(codes.get("AN", []))
    if not mark:
        return [CUT]
    named = next((i for i in div.xpath("ancestor-or-self::*/@id") if i.startswith("article-")), None)
    if named and named.removeprefix("article-") != mark:
        return [("accession number", f"the page calls this article {named}, its end mark {mark}; two articles may be mixed")]
    return []


def _announced(root: html.HtmlElement) -> int | None:
    for row in root.xpath(
        "//table[contains(@class, 'searchPreview')]//tr | //table[.//*[contains(@class, 'sbSummary')]]//tr"
    ):
        match = lexicon().results.fullmatch(" ".join(text_of(cell) for cell in row))
        if match:
            return number(match[1])
    return None
