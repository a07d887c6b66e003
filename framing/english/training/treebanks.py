"""Sentences of Universal Dependencies treebanks (CoNLL-U), with names where somebody marked them, as spaCy documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab

CURLY = {"``": "“", "''": "”"}


@dataclass
class Sentence:
    """A treebank sentence: words with tags, lemmas, heads (index in the sentence, its own for the root), names."""

    id: str = ""
    new_paragraph: bool = False
    new_document: str = ""
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    names: list[str] | None = None

    @property
    def letters(self) -> str:
        """Its text without white space: what two editions of one sentence share."""
        return "".join("".join(self.words).split())


def read_treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; the words of a contraction stand together without space, as spaCy cuts them."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield _sentence(block.strip().split("\n"))


def _sentence(lines: list[str]) -> Sentence:
    sentence, contraction_end, contraction_space = Sentence(), 0, True
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            sentence.id = value.strip() if key.strip() == "sent_id" else sentence.id
            sentence.new_paragraph |= key.strip().startswith("newpar")
            sentence.new_document = value.strip() if key.strip().startswith("newdoc") else sentence.new_document
            continue
        number, form, lemma, pos, tag, _, head, dep, _, misc = line.split("\t")
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            contraction_end, contraction_space = int(number.split("-")[1]), space
        elif "." not in number:
            at = int(number)
            sentence.words.append(form.replace(" ", "\u00a0"))
            sentence.spaces.append(space if at > contraction_end else contraction_space and at == contraction_end)
            sentence.tags.append(tag)
            sentence.pos.append(pos)
            sentence.lemmas.append((form if lemma == "_" else lemma).replace("’", "'"))
            sentence.heads.append(int(head) - 1 if head != "0" else at - 1)
            sentence.deps.append("ROOT" if dep == "root" else dep)
            sentence.misc.append(misc)
    return sentence


def pieces(sentences: Iterable[Sentence], random: Random | None = None, most: int = 6) -> Iterator[list[Sentence]]:
    """Runs of neighbouring sentences of one paragraph: whole paragraphs, or cut at random into at most `most` sentences."""
    run: list[Sentence] = []
    size = random.randint(1, most) if random else 10**9
    for sentence in sentences:
        if run and (sentence.new_paragraph or sentence.new_document or len(run) >= size):
            yield run
            run, size = [], random.randint(1, most) if random else size
        run.append(sentence)
    if run:
        yield run


def to_doc(vocab: Vocab, run: list[Sentence], quotes: str = "as printed", syntax: bool = True) -> Doc:
    """A run of sentences as one document; `quotes` is "as printed", "curly" or "straight"; no names where one lacks them."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    for sentence in run:
        heads += [head + len(words) for head in sentence.heads]
        words += restyle(sentence.words, sentence.tags, quotes)
        spaces += [*sentence.spaces[:-1], True]

    def joined(layer: str) -> list:
        return [value for sentence in run for value in getattr(sentence, layer)]

    names = joined("names") if all(sentence.names is not None for sentence in run) else None
    if not syntax:
        return Doc(vocab, words=words, spaces=spaces, ents=names)
    return Doc(vocab, words=words, spaces=spaces, tags=joined("tags"), pos=joined("pos"), lemmas=joined("lemmas"),
               heads=heads, deps=joined("deps"), ents=names)  # fmt: skip


def restyle(words: list[str], tags: list[str], quotes: str) -> list[str]:
    """The words with quotation marks, apostrophes and dashes of one style."""
    if quotes == "as printed":
        return words
    if quotes == "curly":
        marks = [
            CURLY[tag] if tag in CURLY and word in ('"', "''", "``") else word for word, tag in zip(words, tags, strict=True)
        ]
        return [word.replace("'", "’").replace("--", "—") for word in marks]
    return [
        word.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("—", "--") for word in words
    ]
