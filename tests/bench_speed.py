"""How fast the coder reads: python -m tests.bench_speed (part of make bench), with FRAMING_SCALE set.

Whitespace words a second on one core, everything on, and each stage's share of the time; peak memory at the end.
"""

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from framing.codebook import read_codebook
from framing.coding.article import code_article
from framing.corpus import Article, find_blocks
from framing.corpus.text import sha256
from framing.english import load_pipeline, read, sentence_spans

ARTICLES = 300


@contextmanager
def timed(times: dict[str, float], stage: str) -> Iterator[None]:
    began = time.process_time()
    yield
    times[stage] = times.get(stage, 0) + time.process_time() - began


def components(texts: list[str], times: dict[str, float]) -> None:
    """Time of the pipeline's components on the paragraphs of the texts."""
    nlp = load_pipeline()
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    for at in range(0, len(paragraphs), 200):
        with timed(times, "tokens"):
            docs = [nlp.tokenizer(paragraph) for paragraph in paragraphs[at : at + 200]]
        for name, pipe in nlp.pipeline:
            with timed(times, name):
                docs = list(pipe.pipe(docs))


def main() -> int:
    path = os.environ.get("FRAMING_SCALE")
    if not path:
        print("FRAMING_SCALE is not set: it names a JSON Lines file of articles with a text each")
        return 1
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, ARTICLES)]
    texts = [row["text"] for row in rows if row.get("text")]
    words, book = sum(len(text.split()) for text in texts), read_codebook()
    load_pipeline()("Officials said that it was over.")
    parts: dict[str, float] = {}
    components(texts, parts)
    print(f"{len(texts)} articles, {words:,} whitespace words; the pipeline's components on one core, per word:")
    for name, seconds in parts.items():
        print(f"  {name:22s} {1e6 * seconds / words:6.1f} µs {seconds / sum(parts.values()):6.1%}")
    print(f"  {'all':22s} {words / sum(parts.values()):,.0f} words/s")
    stages: dict[str, float] = {}
    for text in texts:
        with timed(stages, "zones"):
            blocks = find_blocks(text, book)
        with timed(stages, "sentences"):
            spans = [span for block in blocks for span in sentence_spans(text, block.start, block.end)]
        with timed(stages, "reading"):
            reading = read(text, blocks)
        with timed(stages, "everything"):
            code_article(Article("a", text, sha256(text)), book)
        assert len(reading.sentences) == len(spans)
    stages["reading"] -= stages["sentences"]
    total = stages.pop("everything")
    print("the coder, an article at a time:")
    for name, seconds in [*stages.items(), ("coding rules", total - sum(stages.values()))]:
        print(f"  {name:22s} {1e6 * seconds / words:6.1f} µs {seconds / total:6.1%}")
    print(f"  {'all':22s} {words / total:,.0f} words/s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
