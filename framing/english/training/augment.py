"""Copies of training sentences as news prints them: other names, lost punctuation, capitals."""

from dataclasses import replace
from random import Random

from framing.english.training.treebanks import Sentence
from framing.english.training.written_names import Names


class Augmenter:
    """Makes copies; the organisations that it puts in come from the sentences that it was shown."""

    def __init__(self, random: Random, sentences: list[Sentence]) -> None:
        self.random = random
        self.names = Names(random)
        self.organisations: dict[int, list[list[str]]] = {}
        for sentence in sentences:
            for first, last, kind in spans(sentence.names or []):
                if kind == "ORG":
                    self.organisations.setdefault(last - first, []).append(sentence.words[first:last])

    def renamed(self, run: list[Sentence]) -> list[Sentence]:
        """The sentences with three in four names replaced by others of as many words, the same for the same name."""
        memory: dict[tuple[str, ...], list[str]] = {}
        return [self._renamed(sentence, memory) for sentence in run]

    def _renamed(self, sentence: Sentence, memory: dict[tuple[str, ...], list[str]]) -> Sentence:
        words, lemmas = list(sentence.words), list(sentence.lemmas)
        for first, last, kind in spans(sentence.names or []):
            old = tuple(sentence.words[first:last])
            if old not in memory:
                memory[old] = self._other(kind, last - first) if self.random.random() < 0.75 else list(old)
            words[first:last] = memory[old]
            if lemmas:
                lemmas[first:last] = memory[old]
        return replace(sentence, words=words, lemmas=lemmas) if words != sentence.words else sentence

    def _other(self, kind: str, size: int) -> list[str]:
        if kind == "ORG":
            return self.random.choice(self.organisations[size])
        draw = {1: self.names.surname}.get(size, self.names.person) if kind == "PERSON" else self._somewhere
        for _ in range(200):
            words = draw().replace("-", " - ").split()
            if len(words) == size:
                return words
        return [draw().split()[0].split("-")[0] for _ in range(size)]

    def _somewhere(self) -> str:
        return self.names.place() if self.random.random() < 0.6 else self.names.country()

    def worn(self, run: list[Sentence]) -> list[Sentence]:
        """The sentences, one run in five with its last full stop or its commas lost, or in the capitals of a headline."""
        fate = self.random.random()
        if fate < 0.10:
            return [*run[:-1], without(run[-1], {len(run[-1].words) - 1}, (".", "!", "?"))]
        if fate < 0.14:
            return [without(sentence, set(range(len(sentence.words))), (",",)) for sentence in run]
        if fate < 0.17:
            return [replace(sentence, words=[word.upper() for word in sentence.words]) for sentence in run]
        if fate < 0.20:
            return [replace(sentence, words=[_capital(word) for word in sentence.words]) for sentence in run]
        return run


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) > 3 else word


def spans(names: list[str]) -> list[tuple[int, int, str]]:
    """First word, end and kind of each name.

    >>> spans(["B-PERSON", "I-PERSON", "O", "B-LOC"])
    [(0, 2, 'PERSON'), (3, 4, 'LOC')]
    """
    firsts = [at for at, tag in enumerate(names) if tag and tag.startswith("B-")]
    ends = [
        next((i for i in range(at + 1, len(names)) if not (names[i] or "").startswith("I-")), len(names)) for at in firsts
    ]
    return [(at, end, names[at][2:]) for at, end in zip(firsts, ends, strict=True)]


def without(sentence: Sentence, places: set[int], marks: tuple[str, ...]) -> Sentence:
    """The sentence without those marks at those places on which nothing depends."""
    if not sentence.heads:  # names alone
        return sentence
    heads = {head for at, head in enumerate(sentence.heads) if head != at}
    gone = {at for at in places if sentence.words[at] in marks and at not in heads and sentence.heads[at] != at}
    if not gone or len(gone) == len(sentence.words):
        return sentence
    kept = [at for at in range(len(sentence.words)) if at not in gone]
    number = {at: new for new, at in enumerate(kept)}
    spaces = [sentence.spaces[at] or (at + 1 in gone and sentence.spaces[at + 1]) for at in kept]

    def of(layer: list) -> list:
        return [layer[at] for at in kept]

    return replace(
        sentence, words=of(sentence.words), spaces=spaces, tags=of(sentence.tags), pos=of(sentence.pos),
        lemmas=of(sentence.lemmas), heads=[number[sentence.heads[at]] for at in kept], deps=of(sentence.deps),
        misc=of(sentence.misc), names=of(sentence.names) if sentence.names is not None else None,
    )  # fmt: skip
