"""The articles of a set with the codes of all layers marked, each at an address to which numbers lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from framing.corpus import Articles
from framing.corpus import codes as corpus_codes
from framing.errors import ArticleSetError, CodesError
from framing.measures.wire import sides
from framing.report.document import Code
from framing.report.layers import LAYERS
from framing.report.marks import SIDE, Mark, displayed, one_line, paragraphs, steps
from framing.report.page import element
from framing.report.show import show

PASSAGE = "passage"
LAYER_OF = {layer.role: name for name, layer in LAYERS.items()} | {PASSAGE: "passages"}


@dataclass(frozen=True)
class ReadArticle:
    """An article as a page shows it; `note` says why codes, or the text, are missing."""

    address: str
    article_id: str
    title: str
    about: str
    url: str
    body: Markup
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """The articles, and the address of each code in them."""

    articles: tuple[ReadArticle, ...]
    places: dict[Code, str] = field(default_factory=dict)

    def place(self, code: Code) -> str:
        """Where a code is marked, or else its article; empty for an article that isn't there."""
        return self.places.get(code) or self.places.get(Code("", code.article_id, ""), "")


def read_through(articles: Articles, codes: corpus_codes.Codes) -> Reading:
    """Every coded article with its codes marked. One without its text, or with codes of another text, says so in `note`."""
    places: dict[Code, str] = {}
    read = []
    about, shared = articles.table.set_index("article_id"), _shared(codes)
    for number, article_id in enumerate(codes["articles"]["article_id"], 1):
        address = places[Code("", article_id, "")] = f"t{number}"
        note, marks = "", []
        try:
            marks = [m for layer in LAYERS for m in show(articles, article_id, codes, layer).marks]
            marks += shared.get(article_id, [])
        except (ArticleSetError, CodesError) as error:
            note = str(error)
        body = _body(articles.texts.get(article_id, ""), marks, address, article_id, places)
        row = about.loc[article_id] if article_id in about.index else {}
        known = [one_line(row[c]) for c in ("outlet", "date", "author") if c in row and one_line(row[c])]
        title, url = (one_line(row[c]) if c in row else "" for c in ("title", "url"))
        read.append(ReadArticle(address, article_id, title, " · ".join(known), url, body, note))
    return Reading(tuple(read), places)


def _shared(codes: corpus_codes.Codes) -> dict[str, list[Mark]]:
    """The passages that each article has in common with others, one mark for all that share it."""
    found: dict[tuple, list[str]] = {}
    for row in sides(codes, ("copy", "quotation")).to_dict("records"):
        place = row["article_id"], int(row["start"]), int(row["end"])
        found.setdefault(place, []).append(f"{row['kind']} shared with {one_line(row['other_id'])}")
    marks: dict[str, list[Mark]] = {}
    for (article, start, end), told in found.items():
        mark = Mark(start, end, PASSAGE, (f"{start}-{end}",), f"passage {start}-{end}\n" + "\n".join(sorted(set(told))))
        marks.setdefault(article, []).append(mark)
    return marks


def _body(text: str, marks: list[Mark], address: str, article_id: str, places: dict[Code, str]) -> Markup:
    """The text with its marks; the place of each code is noted in `places`."""
    shown, out = displayed(text), []
    for step in steps(len(shown), [*paragraphs(shown), *marks]):
        role = step.mark.role
        if step.kind == "text":
            out.append(escape(shown[step.start : step.end]))
        elif step.kind == "close":
            out.append(f"</{element(role)}>")
        elif role == "paragraph":
            out.append('<p dir="auto">')
        else:
            out.append(f'<{element(role)} class="{role}">' + "".join(_links(step.mark, address, article_id, places)))
    return Markup("".join(out))  # all words in it are escaped above


def _links(mark: Mark, address: str, article_id: str, places: dict[Code, str]) -> Iterator[str]:
    """For each code that is first marked here a link that says what was coded, and keeps its address."""
    layer = LAYER_OF.get(mark.role)
    if mark.role in SIDE or layer is None:
        return
    told = mark.about.split("\n\n")
    for row_id, about in zip(mark.ids, told, strict=True):
        code = Code(layer, article_id, str(mark.start) if layer == "mentions" else row_id)
        if code in places:
            continue
        places[code] = place = f"{address}-{len(places)}"
        named = "" if layer == "mentions" else "shared" if layer == "passages" else row_id
        yield (
            f'<a class="code" id="{place}" href="#{place}" aria-label="{escape(one_line(about.replace(chr(10), "; ")))}" '
            f'data-id="{escape(named)}"></a>'
        )
