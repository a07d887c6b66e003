"""English: sentences and tokens of news prose."""

from framing.english.pipeline import Reading, Sentence, load_pipeline, read
from framing.english.sentences import function_words, sentence_spans

__all__ = ["Reading", "Sentence", "function_words", "load_pipeline", "read", "sentence_spans"]
