"""Train the English pipeline anew: python -m framing.english.training.train TREEBANKS [WORK] (or make model).

From the treebanks' folder to framing/english/model/ with its model card, in about an hour on one core; the steps leave
their files in WORK (build/model if not given), and a step whose files are there is not done again.
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # the same sums on any number of cores

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from framing.english.pipeline import SHIPPED
from framing.english.products import product
from framing.english.tokens import fit_tokenizer
from framing.english.training import card, corpora
from framing.english.training.assemble import assemble
from framing.english.training.evaluate import evaluate
from framing.english.training.vectors import train_vectors

HERE = Path(__file__).parent


def make_corpora(treebanks: Path, work: Path) -> None:
    """Training, development and test documents."""
    banks = corpora.Treebanks(treebanks)
    nlp = spacy.blank("en")
    fit_tokenizer(nlp)
    corpora.save(corpora.syntax_train(banks, nlp.vocab, nlp.tokenizer), work / "syntax_train.spacy")
    corpora.save(corpora.syntax_dev(banks, nlp.vocab), work / "syntax_dev.spacy")
    train, dev = corpora.names_train(banks, nlp.vocab, nlp.tokenizer)
    corpora.save(train, work / "names_train.spacy")
    corpora.save(dev, work / "names_dev.spacy")
    for name, docs in corpora.tests(banks, nlp.vocab).items():
        corpora.save(docs, work / f"test_{name}.spacy")


def treebank_lines(treebanks: Path) -> Iterator[str]:
    """The sentences of the training parts in lower case."""
    banks = corpora.Treebanks(treebanks)
    for sentence in (*banks.ewt["train"], *banks.gum["train"]):
        yield " ".join("0" if word.isdigit() else word.lower() for word in sentence.words)


@spacy.registry.callbacks("framing.begin_as.v1")
def begin_as(path: str) -> Callable[[Language], Language]:
    """Begin with the layer that learnt tags and trees, instead of chance: names profit from what it knows of words."""

    def callback(nlp: Language) -> Language:
        ner: Any = nlp.get_pipe("ner")
        syntax: Any = spacy.load(path).get_pipe("tok2vec")
        ner.model.get_ref("tok2vec").layers[0].from_bytes(syntax.model.to_bytes())
        return nlp

    return callback


def train_part(part: str, work: Path) -> None:
    """Train one of the two configurations, syntax or names."""
    from spacy.cli.train import train
    from thinc.api import NumpyOps

    NumpyOps.gemm = lambda self, x, y, out=None, trans1=False, trans2=False: product(x, y, out, trans1, trans2)
    paths = {"train": work / f"{part}_train.spacy", "dev": work / f"{part}_dev.spacy", "vectors": work / "vectors"}
    if part == "names":
        paths["syntax"] = work / "syntax/model-best"
    train(HERE / f"{part}.cfg", work / part, overrides={f"paths.{key}": str(path) for key, path in paths.items()})


def main(argv: list[str]) -> int:
    if not 1 <= len(argv) <= 2 or not (Path(argv[0]) / "ewt").is_dir():
        print("name the folder of the treebanks (make model takes it from FRAMING_TREEBANKS), and where to work")
        return 2
    treebanks, work = Path(argv[0]), Path(argv[1] if len(argv) > 1 else "build/model")
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "test_ewt.spacy").exists():
        make_corpora(treebanks, work)
    if not (work / "vectors/meta.json").exists():
        train_vectors(treebanks, treebank_lines(treebanks), work / "vectors")
    for part in ("syntax", "names"):
        if not (work / part / "done").exists():
            train_part(part, work)
            (work / part / "done").touch()
    nlp = assemble(work / "syntax/model-best", work / "names/model-best")
    shutil.rmtree(SHIPPED, ignore_errors=True)
    nlp.to_disk(SHIPPED)
    scores = evaluate(nlp, work)
    (SHIPPED / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    shutil.copy(HERE / "weights-licence.txt", SHIPPED / "LICENSE")
    (SHIPPED / "README.md").write_text(card.card(nlp, scores, SHIPPED), encoding="utf-8")
    print(json.dumps(scores, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
