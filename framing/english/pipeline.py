"""The English pipeline: the only place that loads spaCy."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.english.products import use_numpy
from framing.english.schemes import CLEARNLP
from framing.english.tokens import fit_tokenizer
from framing.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "model"
NEEDED = {"TAG": "tags (tagger)", "LEMMA": "lemmas (lemmatizer)", "DEP": "trees (parser)", "ENT_IOB": "names (ner)"}
UNIVERSAL = {"nsubj", "nsubj:pass", "obj", "obl", "ccomp", "appos", "acl:relcl"}


@cache
def load_pipeline(name: str | None = None) -> "Language":
    """The pipeline that ships with the package, or the installed one named: one of each for the whole process.

    Raises PipelineError where no pipeline of that name is installed, or it lacks tags, lemmas, trees or names.
    """
    import spacy  # takes a second: loaded at first use, so that tables and figures do without

    try:
        nlp = spacy.load(SHIPPED if name is None else name)
    except (OSError, ValueError) as error:
        reason = str(error).split("\n")[0][:120]
        raise PipelineError(
            f"--pipeline {name}: can't be loaded ({reason}); install it with pip, or leave --pipeline away"
        ) from None
    fit_tokenizer(nlp)
    use_numpy(nlp)
    _check(nlp, name)
    return nlp


@cache
def pipeline_identity(name: str | None = None) -> dict[str, str]:
    """Name and version of a pipeline, and for the shipped one a digest of its weights: what a run was coded with."""
    if name is not None:
        meta = load_pipeline(name).meta
        return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"]}
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    files = sorted(path for path in SHIPPED.rglob("*") if path.is_file() and path.suffix != ".md")
    digest = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()
    return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"], "digest": digest[:16]}


def relations(nlp: "Language") -> set[str]:
    """The relations that a pipeline's parser marks; none for a pipeline without a parser."""
    parser: Any = nlp.get_pipe("parser") if "parser" in nlp.pipe_names else None
    return set(parser.labels) if parser else set()


def _check(nlp: "Language", name: str | None) -> None:
    doc = nlp("Officials in Lakeville said that three people were killed.")
    missing = [what for layer, what in NEEDED.items() if not doc.has_annotation(layer)]
    labels = relations(nlp)
    if labels and not (labels >= UNIVERSAL or labels >= CLEARNLP):
        missing.append(f"the relations of Universal Dependencies ({', '.join(sorted(UNIVERSAL - labels))}) or of ClearNLP")
    if missing:
        raise PipelineError(f"--pipeline {name}: lacks {'; '.join(missing)}; name a pipeline that has them, or none")
