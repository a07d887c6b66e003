"""What readability and vocabulary are computed from: counts per article, so that no later step needs the words."""

import bisect
import re
import warnings
from collections import Counter

from framing.coding.context import Context

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.4 imports pkg_resources, which warns
    import textstat

TERM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def style_rows(context: Context) -> list[dict]:
    """Rows of `style`: the body with and without its quotations; textstat 0.7.4, syllables by pyphen's English patterns."""
    return [_style("in", body_text(context)), _style("out", body_text(context, quotations=False))]


def body_text(context: Context, quotations: bool = True) -> str:
    """The body's paragraphs, one per line; with `quotations=False` quoted clauses are taken out."""
    cut = [] if quotations else [(q.start, q.end) for q in context.quotations if q.clause]
    paragraphs = []
    for block in context.reading.blocks:
        if block.zone == "body":
            at, pieces = block.start, []
            for start, end in [*((s, e) for s, e in cut if block.start <= s < block.end), (block.end, block.end)]:
                pieces.append(context.text[at:start])
                at = end
            paragraphs.append(" ".join("".join(pieces).split()))
    return "\n".join(p for p in paragraphs if p)


def _style(quotes: str, text: str) -> dict:
    words = textstat.lexicon_count(text) if text else 0
    counts = {
        "quotes": quotes,
        "words": words,
        "sentences": textstat.sentence_count(text) if words else 0,
        "syllables": textstat.syllable_count(text) if words else 0,
    }
    if not words:
        return counts
    return counts | {
        "flesch_reading_ease": textstat.flesch_reading_ease(text),
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade(text),
    }


def term_rows(context: Context) -> list[dict]:
    """Rows of `terms`: how often the body uses each word, and how often inside a name; lower case, alphabetical order."""
    counts: Counter = Counter()
    in_names: Counter = Counter()
    starts = [name.start for name in context.reading.names]
    for block in context.reading.blocks:
        if block.zone == "body":
            for match in TERM.finditer(context.text, block.start, block.end):
                term = match.group().casefold().replace("’", "'")
                counts[term] += 1
                before = bisect.bisect_right(starts, match.start()) - 1
                end = match.end() - (2 if term.endswith("'s") else 0)  # "Sarn's" is the name Sarn
                in_names[term] += before >= 0 and end <= context.reading.names[before].end
    return [{"term": term, "n": n, "named": in_names[term]} for term, n in sorted(counts.items())]
