"""One pipeline from the two that were trained, its weights rounded to eight binary digits: half the size in the wheel."""

from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from framing.english.tokens import fit_tokenizer

BITS, VERSION = 8, "1.0.0"  # significant binary digits of a weight


def assemble(syntax: Path, names: Path) -> Language:
    """Tags, lemmas and trees from one trained pipeline, names from the other; both read the same vectors."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names), last=True)
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for node in model.walk() if model else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, _rounded(node.get_param(name)))
    nlp.vocab.vectors.data = _rounded(nlp.vocab.vectors.data)
    fit_tokenizer(nlp)
    nlp.meta |= {
        "name": "framing_news",
        "version": VERSION,
        "description": "English news: tags, lemmas, Universal Dependencies, names of persons, organisations and places",
        "license": "CC BY-SA 4.0",
    }
    return nlp


def _rounded(weights: Any) -> Any:
    mantissa, exponent = np.frexp(weights)
    return np.ldexp(np.round(mantissa * 2**BITS) / 2**BITS, exponent).astype("float32")
