"""Names of persons, organisations and places in the training data: Universal NER, GUM, WikiGold, CrossNER and re3d."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from framing.codebook.yaml import read_yaml
from framing.english.training.treebanks import Sentence

Tag = TypeVar("Tag", str, str | None)
UNIVERSAL = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "writer": "PERSON", "musicalartist": "PERSON", "scientist": "PERSON",
    "researcher": "PERSON", "organisation": "ORG", "politicalparty": "ORG", "band": "ORG", "university": "ORG",
    "country": "LOC", "location": "LOC",
}  # fmt: skip
GUM = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC"}
WORDS, _ = read_yaml(Path(__file__).parent / "names.yml")
COUNTRIES, INSIDE, TITLES = (set(WORDS[key].split()) for key in ("countries", "inside", "titles"))


def attach_universal_ner(sentences: list[Sentence], path: Path) -> int:
    """Give sentences the names of a Universal NER file, found by their letters; how many were found."""
    marked = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        marked["".join("".join(row[1] for row in rows).split())] = [(row[1], row[2]) for row in rows]
    found = 0
    for sentence in sentences:
        if sentence.letters in marked:
            sentence.names = _by_letters(sentence.words, marked[sentence.letters])
            found += 1
    return found


def _by_letters(words: list[str], rows: list[tuple[str, str]]) -> list[str]:
    """Tags of one cutting into words carried over to another, by the letters that they cover."""
    of_letter: list[str] = []
    for form, tag in rows:
        label = UNIVERSAL.get(tag[2:])
        size = len("".join(form.split()))
        first = "O" if label is None else f"{tag[0]}-{label}"
        of_letter += [first] + ["O" if label is None else f"I-{label}"] * (size - 1)
    tags, at = [], 0
    for word in words:
        tags.append(of_letter[at])
        at += len("".join(word.split()))
    return mended(tags)


def mended(tags: Sequence[Tag]) -> list[Tag]:
    """The tags with every name beginning by B-; None stands for a word of which nobody knows whether it is a name."""
    out: list[Tag] = []
    for tag in tags:
        goes_on = out and out[-1] and out[-1] != "O" and tag and out[-1][2:] == tag[2:]
        out.append("B" + tag[1:] if tag and tag[0] == "I" and not goes_on else tag)
    return out


def attach_gum_names(sentence: Sentence) -> None:
    """Names from GUM's entities: the proper nouns round the head of each mention of a person, organisation or place."""
    best: dict[int, tuple[int, int, str]] = {}
    for first, last, kind in _gum_mentions(sentence):
        heads = [i for i in range(first, last + 1) if sentence.heads[i] == i or not first <= sentence.heads[i] <= last]
        if kind in GUM and heads and _proper(sentence, heads[0]):
            head = heads[0]
            if head not in best or last - first < best[head][1] - best[head][0]:
                best[head] = (first, last, kind)
    sentence.names = ["O"] * len(sentence.words)
    spans = [(*_name_in(sentence, head, first, last, kind), GUM[kind]) for head, (first, last, kind) in best.items()]
    for first, last, label in sorted(spans, key=lambda span: span[0] - span[1]):
        words = [word.lower() for word in sentence.words[first : last + 1]]
        title_only = label == "PERSON" and all(word in TITLES | INSIDE for word in words)
        if not title_only and all(tag == "O" for tag in sentence.names[first : last + 1]):
            sentence.names[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)


def _proper(sentence: Sentence, at: int) -> bool:
    return sentence.pos[at] == "PROPN" or sentence.tags[at].startswith("NNP")


def _gum_mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """First word, last word and type of each mention: `(12-person-…`, `12)` or `(12-person-…)` in the Entity field."""
    opened: list[tuple[str, str, int]] = []
    mentions = []
    for at, misc in enumerate(sentence.misc):
        field = next((value[7:] for value in misc.split("|") if value.startswith("Entity=")), "")
        for opening, single, closing in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", field):
            if single:
                mentions.append((at, at, _kind(opening)))
            elif opening:
                opened.append((opening.split("-")[0].split("[")[0], _kind(opening), at))
            else:
                name = closing.split("[")[0]
                index = max((i for i, entry in enumerate(opened) if entry[0] == name), default=None)
                if index is not None:
                    _, kind, first = opened.pop(index)
                    mentions.append((first, at, kind))
    return mentions


def _kind(opening: str) -> str:
    parts = opening.split("-")
    return parts[1] if len(parts) > 1 else ""


def _name_in(sentence: Sentence, head: int, first: int, last: int, kind: str) -> tuple[int, int]:
    """The name inside a mention: proper nouns either side of the head, over words like "of"; a person's titles stay out."""
    stop = {"of", "the", "and", "for", "(", ")", ","} if kind == "person" else set()
    low = high = head
    while low > first:
        at = _over(sentence, low - 1, first, -1, stop)
        titled = kind == "person" and (sentence.deps[at] == "nmod:desc" or sentence.words[at].lower() in TITLES)
        if titled or not _proper(sentence, at):
            break
        low = at
    while high < last:
        at = _over(sentence, high + 1, last, 1, stop)
        if not _proper(sentence, at):
            break
        high = at
    return low, high


def _over(sentence: Sentence, at: int, end: int, step: int, stop: set[str]) -> int:
    """The first place from `at` on, towards `end`, that holds no small word such as "of the"."""
    while at != end and sentence.words[at].lower() in INSIDE - stop and not _proper(sentence, at):
        at += step
    return at


def read_columns(path: Path, labels: dict[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of a two-column file, its labels put into ours and others left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if len(line.split()) >= 2]
        rows = [row for row in rows if row[0] != "-DOCSTART-"]
        tags = [f"{row[-1][0]}-{labels[row[-1][2:]]}" if row[-1][2:] in labels else "O" for row in rows]
        if rows:
            yield [row[0] for row in rows], mended(tags)


def spaced(words: list[str]) -> list[bool]:
    """A guess at the spaces of a text that came without them."""
    spaces, inside = [True] * len(words), False
    for at, word in enumerate(words):
        if word == '"':
            if inside and at:
                spaces[at - 1] = False
            inside = not inside
            spaces[at] = not inside
        elif word in ("(", "[", "$", "£", "“", "``"):
            spaces[at] = False
        elif at and (
            word in {",", ".", ";", ":", "!", "?", ")", "]", "%", "”", "...", "''", "'"} or word[:1] in "'’" or word == "n't"
        ):
            spaces[at - 1] = False
    return spaces


def re3d_docs(folder: Path, tokenizer: Tokenizer) -> Iterator[Doc]:
    """The reports of re3d; its entities that are no names (descriptions) are left unmarked, neither name nor none."""
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        marked: dict[str, list[tuple[int, int, str]]] = {}
        for line in (source / "entities.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["type"] in RE3D and entry.get("confidence", 0) >= 0.5:
                marked.setdefault(entry["documentId"], []).append((entry["begin"], entry["end"], RE3D[entry["type"]]))
        for line in (source / "documents.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield _re3d_doc(tokenizer(entry["text"]), marked.get(entry["_id"], []))


def _re3d_doc(doc: Doc, marked: list[tuple[int, int, str]]) -> Doc:
    tags: list[str | None] = ["O"] * len(doc)
    for begin, end, label in sorted(marked, key=lambda entry: entry[0] - entry[1]):
        span = doc.char_span(begin, end, alignment_mode="expand")
        words = list(span) if span is not None else []
        while words and words[0].lower_ in ("the", "a", "an", "their", "his", "its", "our"):
            words = words[1:]
        while label == "PERSON" and len(words) > 1 and words[0].lower_ in TITLES:
            words = words[1:]
        if not words:
            continue
        capital = all(word.text[:1].isupper() or word.text[:1].isdigit() or word.lower_ in INSIDE for word in words)
        titled = label == "PERSON" and all(word.lower_ in TITLES | INSIDE for word in words)
        first, last = words[0].i, words[-1].i + 1
        if label == "ORG" and doc[first:last].text in COUNTRIES:
            label = "LOC"  # as Universal NER has it, also where a country acts
        if capital and words[0].text[:1].isupper() and not titled:
            if all(tag in ("O", None) for tag in tags[first:last]):
                tags[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
        else:
            tags[first:last] = [None if tag == "O" else tag for tag in tags[first:last]]
    ents: Any = mended(tags)  # None: neither a name nor none
    return Doc(doc.vocab, words=[w.text for w in doc], spaces=[bool(w.whitespace_) for w in doc], ents=ents)
