"""Invented news paragraphs with their trees and names: training sentences that are right by construction (written.yml)."""

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from framing.codebook.yaml import read_yaml
from framing.english.training.written_names import Names
from framing.english.training.written_trees import Phrase, capitalise, finished, first_word, root_of, to_doc
from framing.english.training.written_words import Item, Line, Words, parse_line, read_words

ALONE = ("headline", "headline", "headline_says", "headline_says", "stamp")
OPENING = ("dateline", "live_blog")
COMMON = 12  # how often an ordinary construction is drawn for one headline or dateline
QUOTES = {"curly": "“”", "straight": '""', "single": "‘’", "straight single": "''"}
NUMBERS = {
    "number": lambda r: str(r.choice(
        [*r.choices(range(2, 31), k=4), r.randint(30, 900), f"{r.randint(1, 40)},{r.randint(0, 999):03}"]
    )),
    "year": lambda r: str(r.randint(1965, 2029)),
    "dayofmonth": lambda r: str(r.randint(1, 30)),
    "clock": lambda r: f"{r.randint(0, 23):02}:{r.randint(0, 59):02}",
    "age": lambda r: str(r.randint(17, 88)),
}  # fmt: skip


@cache
def grammar() -> tuple[dict[str, list[Line]], dict[str, list[list[Line]]], dict[str, list[str]], Words, dict[str, str]]:
    """Rules, constructions (each line a list of sentences), lists, words, and the rules that are names."""
    data, _ = read_yaml(Path(__file__).parent / "written.yml")
    rules = {key: [parse_line(line) for line in text.strip().split("\n")] for key, text in data["rules"].items()}
    constructions = {
        key: [[parse_line(part) for part in line.split("||")] for line in text.strip().split("\n")]
        for key, text in data["constructions"].items()
    }
    lists = {key: words.split() for key, words in data["lists"].items()}
    return rules, constructions, lists, read_words(data), data["entities"]


def written_docs(vocab: Vocab, count: int, seed: int, tokenizer: Tokenizer | None = None) -> list[Doc]:
    """Invented paragraphs of one to four sentences, annotated as the treebanks are; the same for the same seed.

    Their tokens are those of `tokenizer`, or of spaCy's blank English pipeline.
    """
    return [doc for doc, _ in _written(vocab, count, seed, tokenizer)]


def construction_counts(vocab: Vocab, count: int, seed: int) -> Counter[str]:
    """How often each construction is used in the paragraphs of a seed."""
    return Counter(name for _, names in _written(vocab, count, seed, None) for name in names)


def _written(vocab: Vocab, count: int, seed: int, tokenizer: Tokenizer | None) -> list[tuple[Doc, list[str]]]:
    tokenizer = tokenizer or spacy.blank("en").tokenizer
    random = Random(seed)
    out: list[tuple[Doc, list[str]]] = []
    while len(out) < count:
        names = _plan(random)
        sentences = Writer(random, tokenizer).paragraph(names)
        doc = to_doc(vocab, sentences)
        if [token.text for token in tokenizer(doc.text)] == [token.text for token in doc]:
            out.append((doc, names))
    return out


def _plan(random: Random) -> list[str]:
    """The constructions of a paragraph: a headline alone, or one to four sentences, the first perhaps with a dateline."""
    if random.random() < 2 / COMMON:
        return [random.choice(ALONE)]
    common = [name for name in grammar()[1] if name not in (*ALONE, *OPENING)]
    names = random.choices(common, k=random.choice([1, 1, 2, 2, 3, 4]))
    return [random.choice(OPENING), *names[1:]] if random.random() < 1 / COMMON else names


class Writer:
    """Writes one paragraph: draws lines of the grammar and puts their words together."""

    def __init__(self, random: Random, tokenizer: Tokenizer) -> None:
        self.random = random
        self.tokenizer = tokenizer
        self.names = Names(random)
        self.quotes = QUOTES[random.choices(list(QUOTES), [5, 4, 1, 0.5])[0]]
        self.curly = self.quotes in ("“”", "‘’")
        self.rules, self.constructions, self.lists, self.words, self.entities = grammar()
        self.initials = ""

    def paragraph(self, names: list[str]) -> list[Phrase]:
        """The sentences of the constructions named, ready for a document."""
        sentences = []
        for name in names:
            for line in self.random.choice(self.constructions[name]):
                sentence, _ = self.phrase(line.items)
                sentences.append(finished(sentence, self.words, self.quotes))
        return sentences

    def phrase(self, items: tuple[Item, ...]) -> tuple[Phrase, int]:
        """The words of the items, in order, all hanging on the head item; and the place of the head."""
        placed, head, at = [], -1, 0
        for item in items:
            if item.optional and self.random.random() < 0.5:
                continue
            relation, words = self.item(item)
            if not item.relation:
                head = at + root_of(words)
            placed.append((relation, words, at))
            at += len(words)
        out: Phrase = []
        for relation, words, start in placed:
            for token in words:
                token.dep, token.head = (relation, head) if token.head < 0 else (token.dep, token.head + start)
            out += words
        out[head].dep, out[head].head = "", -1
        return out, head

    def item(self, item: Item) -> tuple[str, Phrase]:
        """The relation and the words of an item."""
        relation = item.relation
        if isinstance(item.what, tuple):
            words, _ = self.phrase(item.what)
        elif item.what.startswith("<"):
            wanted, words = self.drawn(item.what[1:-1])
            relation = wanted or relation
        else:
            curly = self.curly and f"{item.what}_curly" in self.words.rows
            words = [self.words.literal(f"{item.what}_curly" if curly else item.what, relation)]
        if item.capital:
            words[first_word(words)] = capitalise(words[first_word(words)])
        return relation, words

    def drawn(self, key: str) -> tuple[str | None, Phrase]:
        """A line of a rule, a word of a list, a name or a number; with the relation that the line wants."""
        name, _, tag = key.partition("/")
        relation = None
        if name in self.rules:
            line = self.random.choice(self.rules[name])
            (words, _), relation = self.phrase(line.items), line.relation
        elif name in self.lists:
            words = [self.words.inflected(self.random.choice(self.lists[name]), tag)]
        elif name in NUMBERS:
            words = [self.words.inflected(NUMBERS[name](self.random), "CD")]
        elif name == "percent":
            words, _ = self.phrase(parse_line("nummod=<age> =%").items)
        else:
            words = self.name(name)
        if name in self.entities:
            self.mark(words, self.entities[name])
        if name in ("org", "armed_org"):
            capitals = [token.form[0] for token in words if token.tag.startswith("NNP") and token.form[0].isupper()]
            self.initials = "".join(capitals)
        return relation, words

    def mark(self, words: Phrase, label: str) -> None:
        """Make the words one name."""
        for at, token in enumerate(words):
            token.name = f"{'I' if at else 'B'}-{label}"

    def name(self, kind: str) -> Phrase:
        """A name from the pools: its first word is the head, the others flat on it; a hyphen hangs on what follows it."""
        text = self.names.drawn["acronym"]() if kind == "acronym_of" else self.names.drawn[kind]()
        if kind == "acronym_of" and len(self.initials) > 1:
            text = self.initials
        adjective = kind in ("demonym", "demonym_name")
        tag = "JJ" if kind == "demonym" else "JJP" if adjective else "NNP"
        words: Phrase = []
        for part in self.tokenizer(text):
            sign = part.text in "-."
            token = self.words.literal(part.text, "punct") if sign else self.words.inflected(part.text, tag)
            token.glued = bool(words) and not part.nbor(-1).whitespace_
            token.dep, token.head = ("punct" if sign else "flat", 0) if words else ("", -1)
            words.append(token)
        for at, token in enumerate(words[:-1]):
            if token.form == "-":
                token.head = at + 1
        for token in words if kind == "capital_place" else []:
            token.lemma = token.form.capitalize()
        return words
