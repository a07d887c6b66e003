"""A page as the blocks of words that a browser shows, in their order, and which of them are the article."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from framing.codebook.yaml import read_yaml
from framing.importers.live import STAMP

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby rb rp rt s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_UNSEEN = (
    "script style noscript template svg iframe button select option textarea input head video audio object canvas dialog map"
)
INLINE, UNSEEN = frozenset(_INLINE.split()), frozenset(_UNSEEN.split())
NEVER = {"nav", "footer", "aside", "menu"}
PROSE = {"p", "blockquote", "li", "h2", "h3", "h4", "h5", "pre", "dd", "dt", "tr", "time"}
MOST = 0.85  # share of the article's words within its box
SHORT = 200  # characters; a longer paragraph that is all link is still a paragraph
STAMPS = 3  # time stamps that make a live blog


@dataclass
class Block:
    """A run of words between two breaks, the element it stands in, and how many of its characters are links."""

    text: str
    element: Any
    linked: int

    @property
    def tag(self) -> str:
        return str(self.element.tag)


@cache
def book() -> dict[str, Any]:
    """The file data/pages.yml."""
    return read_yaml(Path(__file__).parent / "data" / "pages.yml")[0]


@cache
def _marks(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in book()[kind])
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])")


def marked(element: Any, kind: str) -> bool:
    """Whether an element's class, id or role says that it is of this kind in data/pages.yml."""
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    spread = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", said).lower()
    return bool(_marks(kind).search(spread))


def squash(text: str) -> str:
    """Only the letters and figures of a text, to compare it with another print of it."""
    return re.sub(r"[\W_]+", "", text).casefold()


def blocks(root: Any) -> list[Block]:
    """All blocks of a page, in their order; white space as a browser shows it, <br> a line break, two a new block."""
    times = sum(1 for t in root.iter("time") if STAMP.match(t.text_content().strip()))
    inline = INLINE - {"time"} if times >= STAMPS else INLINE
    found: list[Block] = []
    run: list[tuple[str, bool]] = []
    here = root

    def close() -> None:
        text = "".join(words for words, _ in run)
        linked = sum(len(words) for words, link in run if link)
        for part in re.split(r"\n[^\S\n]*\n\s*", text):
            shown = "\n".join(re.sub(r"[^\S\xa0]+", " ", line).strip(" ") for line in part.strip().split("\n")).strip()
            if shown:
                found.append(Block(shown, here, round(linked * len(part) / max(len(text), 1))))
        run.clear()

    for kind, node, words, link in _flow(root):
        if kind == "words":
            run.append((re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", words), link))
        elif node.tag == "br":
            run.extend([("\n", link)] if kind == "start" else [])
        elif node.tag not in inline or (node.tag == "span" and (marked(node, "standfirst") or marked(node, "caption"))):
            close()
            here = node if kind == "start" else _block_parent(node, inline, root)
    close()
    return _rows(found)


def _block_parent(node: Any, inline: frozenset[str], root: Any) -> Any:
    parent = node.getparent()
    while parent is not None and parent.tag in inline:
        parent = parent.getparent()
    return root if parent is None else parent


def _flow(root: Any) -> Iterator[tuple[str, Any, str, bool]]:
    """Starts and ends of elements and the words between them, and whether these are inside a link."""
    links = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start" and node.tag in UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            links += node.tag == "a"
            yield "start", node, "", False
            if node.text:
                yield "words", node, node.text, links > 0
        if event != "start":
            if event == "end" and node.tag not in UNSEEN:
                links -= node.tag == "a"
                yield "end", node, "", False
            if node.tail and node is not root:
                yield "words", node, node.tail, links > 0


def _rows(found: list[Block]) -> list[Block]:
    """Cells of tables put together, a row a block."""
    out: list[Block] = []
    for block in found:
        row = next((e for e in (block.element, *block.element.iterancestors()) if e.tag == "tr"), None)
        if row is not None and out and out[-1].element is row and block.tag in ("td", "th"):
            out[-1] = Block(f"{out[-1].text} | {block.text}", row, out[-1].linked + block.linked)
        elif row is not None and block.tag in ("td", "th"):
            out.append(Block(block.text, row, block.linked))
        else:
            out.append(block)
    return out


@dataclass
class Parts:
    """The article's blocks, its standfirst, its captions."""

    body: list[Block]
    above: list[Block]
    captions: list[Block]
    left: list[Block]  # paragraphs that trafilatura keeps, left out as aside


def article_parts(found: list[Block], kept: str, title: str) -> Parts:
    """Which blocks are the article.

    `kept` is what trafilatura takes for the article: it finds the box in which the article stands. In it every paragraph
    belongs to the article, in the page's order, but for what data/pages.yml calls aside and lists of links.
    """
    lines, whole = {squash(line) for line in kept.splitlines()} - {""}, squash(kept)
    hits = [_kept(block, lines, whole) for block in found]
    weight: Counter = Counter()
    for block, hit in zip(found, hits, strict=True):
        for element in (block.element, *block.element.iterancestors()):
            weight[element] += hit * len(block.text)
    box = _box(found, hits, weight)
    parts, heading = Parts([], [], [], []), squash(title)
    outer = _with_heading(box, found, heading)
    stamped = sum(1 for b in found if STAMP.match(b.text) and _inside(b, box)) >= STAMPS
    top = _top(found, hits, heading)
    for block, hit in zip(found[top:], hits[top:], strict=True):
        if squash(block.text) == heading:
            continue
        if _is_aside(block, weight, box):
            parts.left.extend([block] if hit and len(block.text) >= SHORT / 2 else [])
            continue
        if _within(block, "caption") or any(e.tag == "figcaption" for e in (block.element, *block.element.iterancestors())):
            if _inside(block, outer):
                parts.captions.append(block)
        elif _within(block, "standfirst") and not parts.body and (hit or _inside(block, outer)):
            parts.above.append(block)
        elif block.tag != "h1" and _is_body(block, hit, box, stamped):
            parts.body.append(block)
    return parts


def _kept(block: Block, lines: set[str], whole: str) -> bool:
    text = squash(block.text)
    return text in lines or (len(text) > 25 and text in whole)


def _box(found: list[Block], hits: list[bool], weight: Counter) -> Any:
    """The innermost element that holds most of the words kept."""
    total = sum(len(block.text) for block, hit in zip(found, hits, strict=True) if hit)
    best, depth = None, -1
    for element, words in weight.items():
        if total and words >= MOST * total and (deep := sum(1 for _ in element.iterancestors())) > depth:
            best, depth = element, deep
    if best is not None and best.tag in PROSE and best.getparent() is not None:
        best = best.getparent()
    return best


def _top(found: list[Block], hits: list[bool], heading: str) -> int:
    """The place of the headline, if most of the words kept stand below it: what is above it is no article."""
    at = next((i for i, block in enumerate(found) if heading and squash(block.text) == heading), 0)
    above, below = (sum(len(b.text) for b, hit in part if hit) for part in _halves(found, hits, at))
    return at if below >= above else 0


def _halves(found: list[Block], hits: list[bool], at: int) -> tuple[list[tuple[Block, bool]], list[tuple[Block, bool]]]:
    pairs = list(zip(found, hits, strict=True))
    return pairs[:at], pairs[at:]


def _with_heading(box: Any, found: list[Block], heading: str) -> Any:
    """The box with what belongs to it: its article, or the innermost element that holds its headline too."""
    if box is None:
        return None
    headings = [block for block in found if block.tag == "h1" or (heading and squash(block.text) == heading)]
    around = [box, *box.iterancestors()]
    tagged = next((e for e in around if e.tag in ("article", "main")), None)
    return tagged if tagged is not None else next((e for e in around if any(_inside(b, e) for b in headings)), box)


def _inside(block: Block, box: Any) -> bool:
    return box is not None and (block.element is box or box in block.element.iterancestors())


def _within(block: Block, kind: str) -> bool:
    return any(marked(e, kind) for e in (block.element, *list(block.element.iterancestors())[:2]))


def _is_aside(block: Block, weight: Counter, box: Any) -> bool:
    """In a part of the page that is no article; a part that holds half the article's words is none such."""
    if block.linked >= 0.75 * len(block.text) and len(block.text) < SHORT and not STAMP.match(block.text):
        return True
    total = max(weight[box], 1) if box is not None else 1
    for element in (block.element, *block.element.iterancestors()):
        if weight[element] >= total / 2 and element.tag not in NEVER:
            return False
        if element.tag in NEVER or marked(element, "aside"):
            return True
    return False


def _is_body(block: Block, hit: bool, box: Any, stamped: bool) -> bool:
    if STAMP.match(block.text):
        return stamped and _inside(block, box)
    if hit or not _inside(block, box):
        return hit
    return block.tag in PROSE or len(block.text) >= SHORT / 2 or block.element is box
