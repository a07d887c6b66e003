"""The training, development and test documents, made from the treebanks' folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from framing.english.training import names
from framing.english.training.augment import Augmenter
from framing.english.training.treebanks import Sentence, pieces, read_treebank, to_doc
from framing.english.training.written import written_docs

NEWS_LIKE = ("news", "interview", "speech", "bio")
CROSSNER_DOMAINS = ("politics", "science", "literature", "music", "ai")
WRITTEN = 1_600  # paragraphs written for the purpose: an eighth of the words
SEED = 13


def genre(sentence_id: str) -> str:
    """The genre of a GUM sentence, from its id.

    >>> genre("GUM_news_crane-3")
    'news'
    """
    return sentence_id.split("_")[1] if sentence_id.startswith("GUM_") else ""


class Treebanks:
    """The treebanks read once, with their names attached; PUD and the test parts are never trained on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ewt = {part: list(read_treebank(folder / f"ewt/ewt-{part}.conllu")) for part in ("train", "dev", "test")}
        self.gum = {part: list(read_treebank(folder / f"gum/gum-free-{part}.conllu")) for part in ("train", "dev", "test")}
        self.pud = list(read_treebank(folder / "pud-test.conllu"))
        for sentences, file in ((self.ewt["dev"], "ewt_dev"), (self.ewt["test"], "ewt_test"), (self.pud, "pud")):
            names.attach_universal_ner(sentences, folder / f"ner/uner_{file}.iob2")
        held_back = {sentence.letters for part in ("dev", "test") for sentence in self.gum[part] if len(sentence.words) > 6}
        self.gum["train"] = [sentence for sentence in self.gum["train"] if sentence.letters not in held_back]
        for sentence in (sentence for part in self.gum.values() for sentence in part):
            names.attach_gum_names(sentence)


def style(random: Random) -> str:
    """A style of quotation marks."""
    return random.choices(["as printed", "curly", "straight"], [4, 4, 2])[0]


def syntax_train(banks: Treebanks, vocab: Vocab, tokenizer: Tokenizer) -> list[Doc]:
    """EWT and GUM; GUM's news-like genres twice, the second time with other names; and sentences written for the purpose."""
    random = Random(SEED)
    augmenter = Augmenter(random, banks.gum["train"])
    news_like = [sentence for sentence in banks.gum["train"] if genre(sentence.id) in NEWS_LIKE]
    runs = [augmenter.worn(run) for part in (banks.ewt["train"], banks.gum["train"]) for run in pieces(part, random)]
    runs += [augmenter.worn(augmenter.renamed(run)) for run in pieces(news_like, random)]
    return [to_doc(vocab, run, style(random)) for run in runs] + written_docs(vocab, WRITTEN, SEED, tokenizer)


def syntax_dev(banks: Treebanks, vocab: Vocab) -> list[Doc]:
    """Half of EWT's development part, and all of GUM's."""
    return [
        to_doc(vocab, run) for part in (banks.ewt["dev"][::2], banks.gum["dev"]) for run in pieces(part, Random(SEED), 3)
    ]


def names_train(banks: Treebanks, vocab: Vocab, tokenizer: Tokenizer) -> tuple[list[Doc], list[Doc]]:
    """Training and development documents for names; a tenth of the EWT and WikiGold documents is kept for development.

    Every training run comes twice, the second time with other names, and sentences written for the purpose with them.
    """
    random = Random(SEED)
    train = list(pieces(banks.gum["train"], random))
    dev: list[list[Sentence]] = []
    for at, run in enumerate([*pieces(banks.ewt["dev"], random), *wikipedia(banks.folder / "ner")]):
        (train if at % 10 or run[0].id.startswith("crossner") else dev).append(run)
    augmenter = Augmenter(random, [sentence for run in train for sentence in run])
    runs = train + [augmenter.worn(augmenter.renamed(run)) for run in train]
    docs = [to_doc(vocab, run, style(random), syntax=False) for run in runs]
    docs += names.re3d_docs(banks.folder / "ner/re3d", tokenizer)
    return docs + written_docs(vocab, WRITTEN, SEED + 1, tokenizer), [to_doc(vocab, run, syntax=False) for run in dev]


def wikipedia(folder: Path) -> Iterator[list[Sentence]]:
    """WikiGold's and CrossNER's sentences, with names alone."""
    files = [(folder / "wikigold.txt", {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"})]
    files += [
        (folder / f"crossner/{d}/{part}.txt", names.CROSSNER) for d in CROSSNER_DOMAINS for part in ("train", "dev", "test")
    ]
    for file, labels in files:
        for words, tags in names.read_columns(file, labels):
            yield [
                Sentence(
                    id=file.relative_to(folder).parts[0],
                    words=words,
                    spaces=names.spaced(words),
                    tags=[""] * len(words),
                    names=tags,
                )
            ]


def tests(banks: Treebanks, vocab: Vocab) -> dict[str, list[Doc]]:
    """Documents never trained on, by name; PUD a sentence at a time, GUM and EWT a paragraph at a time."""

    def by_paragraph(sentences: Iterable[Sentence]) -> list[Doc]:
        return [to_doc(vocab, run) for run in pieces(sentences)]

    gum_news = [s for part in ("test", "dev") for s in banks.gum[part] if genre(s.id) == "news"]
    return {
        "pud_news": [to_doc(vocab, [s]) for s in banks.pud if s.id.startswith("n")],
        "pud_wiki": [to_doc(vocab, [s]) for s in banks.pud if s.id.startswith("w")],
        "gum_news": by_paragraph(gum_news),
        "gum_news_like": by_paragraph(s for s in banks.gum["test"] if genre(s.id) in NEWS_LIKE),
        "ewt": by_paragraph(banks.ewt["test"]),
    }


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write documents as spaCy's trainer reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
