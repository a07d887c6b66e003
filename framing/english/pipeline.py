"""The English pipeline: the only place that loads spaCy."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.corpus import Block
from framing.english.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


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


@dataclass(frozen=True)
class Reading:
    """An article as the coder reads it: text, blocks, sentences, and spaCy's tokens with sentence starts set."""

    text: str
    doc: "Doc"
    blocks: list[Block]
    sentences: list[Sentence]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the last one that begins before it."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.sentences[middle].start <= offset else (low, middle - 1)
        return self.sentences[low]


@cache
def load_pipeline() -> "Language":
    """spaCy's English tokenizer, without a model: one for the whole process."""
    import spacy  # takes a second: loaded at first use, so that tables and figures do without

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    return nlp


def read(text: str, blocks: list[Block]) -> Reading:
    """The article's sentences and tokens; sentences never cross blocks."""
    sentences = [
        Sentence(0, start, end, block) for block in blocks for start, end in sentence_spans(text, block.start, block.end)
    ]
    sentences = [Sentence(i, s.start, s.end, s.block) for i, s in enumerate(sentences)]
    doc = load_pipeline().make_doc(text)
    starts = {s.start for s in sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return Reading(text, doc, blocks, sentences)
