"""English: sentences, words, trees and names of news prose."""

from framing.english.pipeline import load_pipeline, pipeline_identity
from framing.english.reading import Name, Reading, Sentence, Word, read
from framing.english.sentences import function_words, sentence_spans

__all__ = [
    "Name",
    "Reading",
    "Sentence",
    "Word",
    "function_words",
    "load_pipeline",
    "pipeline_identity",
    "read",
    "sentence_spans",
]
