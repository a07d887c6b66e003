"""Scores of a pipeline on texts that it never saw, raw text in: trees, names, sentences, lemmas."""

from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from framing.english.sentences import sentence_spans

RELATIONS = ("nsubj", "nsubj:pass", "obj", "ccomp", "appos", "parataxis", "acl:relcl", "advcl", "conj", "obl", "nmod")


def evaluate(
    nlp: Language, folder: Path, names: tuple[str, ...] = ("pud_news", "pud_wiki", "gum_news", "gum_news_like", "ewt")
):
    """Scores in percent for each test corpus of `folder`: keys as in `scores`.

    Texts are fed as they come to the coder: a paragraph at a time, sentences marked by rule. UAS and LAS leave
    punctuation out.
    """
    return {name: scores(nlp, list(DocBin().from_disk(folder / f"test_{name}.spacy").get_docs(nlp.vocab))) for name in names}


def scores(nlp: Language, gold: list[Doc]) -> dict[str, float]:
    """UAS, LAS, F per relation (head and label both right), F of names by type, sentence F, tag and lemma accuracy."""
    docs = [nlp.make_doc(doc.text) for doc in gold]
    for doc in docs:
        mark_sentences(doc)
    pairs = [Example(found, right) for found, right in zip(nlp.pipe(docs), gold, strict=True)]
    deps = Scorer.score_deps(
        pairs, "dep", getter=lambda token, attr: getattr(token, attr + "_"), ignore_labels=("p", "punct")
    )
    ents = Scorer.score_spans([pair for pair in pairs if pair.reference.has_annotation("ENT_IOB")], "ents")
    out = {"uas": deps["dep_uas"], "las": deps["dep_las"]}
    out |= {f"las_{name}": deps["dep_las_per_type"][name]["f"] for name in RELATIONS if name in deps["dep_las_per_type"]}
    out |= {"names": ents.get("ents_f")} | {f"names_{k}": v["f"] for k, v in (ents.get("ents_per_type") or {}).items()}
    out |= {"sentences": Scorer.score_spans(pairs, "sents", has_annotation=lambda doc: True)["sents_f"]}
    out |= {
        "tags": Scorer.score_token_attr(pairs, "tag")["tag_acc"],
        "lemmas": Scorer.score_token_attr(pairs, "lemma")["lemma_acc"],
    }
    out |= {"tokens": Scorer.score_tokenization(pairs)["token_f"]}
    return {name: round(100 * value, 1) for name, value in out.items() if value is not None}


def mark_sentences(doc: Doc) -> None:
    """Set sentence starts by the rules that the coder uses."""
    starts = {start for start, _ in sentence_spans(doc.text, 0, len(doc.text))}
    for token in doc:
        token.is_sent_start = token.idx in starts
