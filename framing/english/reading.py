"""An article as the coder reads it: sentences, words with tag, lemma, relation and head, and names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.corpus import Block
from framing.english.pipeline import load_pipeline, relations
from framing.english.schemes import CLEARNLP, NAMES, Node, as_universal
from framing.english.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 250  # words that the pipeline reads at one time, in whole sentences
BATCH = 40  # pieces that are in work at one time
LONG_RUN = re.compile(r"\S{400}(?=\S)")  # no word: a tokenizer's time grows with the square of its length
SHOUTED = 20  # letters of a sentence, all of them capitals, that make it one printed in capitals
LONGEST = 1_000  # words of a sentence that are parsed as one


@dataclass(frozen=True)
class Sentence:
    """A sentence: its number in the article, its span, and the block that holds it."""

    number: int
    start: int
    end: int
    block: Block

    @property
    def zone(self) -> str:
        """The zone of its block."""
        return self.block.zone


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its span in the article.

    `tag` is its Penn Treebank tag, `dep` its Universal Dependencies relation to the word numbered `head` (its own number
    for the root of a sentence).
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    dep: str
    head: int


@dataclass(frozen=True)
class Name:
    """A name in the text; `kind` is PERSON, ORG or LOC, the same for one name throughout an article."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Reading:
    """An article's text, blocks, sentences, words and names."""

    text: str
    blocks: list[Block]
    sentences: list[Sentence]
    words: list[Word]
    names: list[Name]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the last one that begins before it."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.sentences[middle].start <= offset else (low, middle - 1)
        return self.sentences[low]

    @cached_property
    def children(self) -> list[list[int]]:
        """The numbers of the words that depend on each word, left to right."""
        out: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head != number:
                out[word.head].append(number)
        return out


def read(text: str, blocks: list[Block], pipeline: str | None = None) -> Reading:
    """The article read by the pipeline that ships with the package, or by the installed one named.

    Sentences never cross blocks. Raises PipelineError where the named pipeline isn't there or lacks what the coder needs.
    """
    nlp = load_pipeline(pipeline)
    spans = [(block, span) for block in blocks for span in sentence_spans(text, block.start, block.end)]
    sentences = [Sentence(number, *span, block) for number, (block, span) in enumerate(spans)]
    tokens = [_tokens(nlp, text, sentence) for sentence in sentences]
    words: list[Word] = []
    names: list[Name] = []
    foreign = relations(nlp) >= CLEARNLP
    pieces = list(_pieces([part for sentence in tokens for part in _parts(sentence)]))
    for piece, doc in zip(pieces, nlp.pipe((_doc(nlp, piece) for piece in pieces), batch_size=BATCH), strict=True):
        offsets = [offset for sentence in piece for offset in sentence]
        named = [e for e in doc.ents if e.label_ in NAMES]
        names += [Name(offsets[e.start][0], offsets[e.end - 1][1], e.text, NAMES[e.label_]) for e in named]
        words += _words(doc, offsets, len(words), foreign)
    return Reading(text, blocks, sentences, words, _one_kind_each(names))


Token = tuple[int, int, str]


def _tokens(nlp: "Language", text: str, sentence: Sentence) -> list[Token]:
    """The sentence's words at their offsets, without the white space that a hard line wrap leaves."""
    found: list[Token] = []
    cuts = [match.end() for match in LONG_RUN.finditer(text, sentence.start, sentence.end)]
    for begin, end in pairwise([sentence.start, *cuts, sentence.end]):
        doc = nlp.tokenizer(text[begin:end])
        found += [(begin + t.idx, begin + t.idx + len(t), t.text) for t in doc if not t.is_space]
    return found


def _parts(sentence: list[Token]) -> list[list[Token]]:
    """The sentence, or its parts where it is no prose but thousands of words without an end."""
    return [sentence[at : at + LONGEST] for at in range(0, len(sentence), LONGEST)]


def _pieces(sentences: Iterable[list[Token]]) -> Iterator[list[list[Token]]]:
    """Neighbouring sentences of some 250 words: small enough for memory, large enough for speed."""
    piece: list[list[Token]] = []
    size = 0
    for sentence in sentences:
        if piece and size + len(sentence) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(sentence)
        size += len(sentence)
    if piece:
        yield piece


def _doc(nlp: "Language", piece: list[list[Token]]) -> "Doc":
    from spacy.tokens import Doc

    flat = [token for sentence in piece for token in _in_small_letters(sentence)]
    spaces = [after[0] > before[1] for before, after in pairwise(flat)]
    starts: list[bool | int | None] = [at == 0 for sentence in piece for at in range(len(sentence))]
    return Doc(nlp.vocab, words=[word for _, _, word in flat], spaces=[*spaces, False], sent_starts=starts)


def _in_small_letters(sentence: list[Token]) -> list[Token]:
    """The words of a sentence that is printed in capitals, as the pipeline knows them."""
    letters = "".join(word for _, _, word in sentence if word.isalpha())
    if len(letters) < SHOUTED or not letters.isupper():
        return sentence
    return [(start, end, word.lower()) for start, end, word in sentence]


def _words(doc: "Doc", offsets: list[Token], before: int, foreign: bool) -> list[Word]:
    nodes = [Node(token.tag_, token.lemma_.casefold(), token.dep_, token.head.i) for token in doc]
    if foreign:
        nodes = as_universal(nodes)
    return [
        Word(start, end, text, node.tag, node.lemma, node.dep, node.head + before)
        for node, (start, end, text) in zip(nodes, offsets, strict=True)
    ]


def _one_kind_each(names: list[Name]) -> list[Name]:
    """One kind a name: that of most of its mentions in the article, a person's surname alone counting as the person."""
    kinds: dict[str, Counter[str]] = {}
    for name in names:
        kinds.setdefault(name.text.casefold(), Counter())[name.kind] += 1
    surnames = {name.text.split()[-1].casefold() for name in names if name.kind == "PERSON" and " " in name.text}
    chosen = {text: "PERSON" if text in surnames else max(count, key=lambda k: count[k]) for text, count in kinds.items()}
    return [Name(name.start, name.end, name.text, chosen[name.text.casefold()]) for name in names]
