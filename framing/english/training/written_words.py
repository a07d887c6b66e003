"""Words of the invented sentences: forms, tags and features as in the English Web Treebank, and the notation."""

import re
from dataclasses import dataclass, replace

POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV",
    "WRB": "ADV", "RP": "ADP", "IN": "ADP", "CD": "NUM", "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "CC": "CCONJ", "TO": "PART", "POS": "PART", "MD": "AUX",
    "VB": "VERB", "VBD": "VERB", "VBP": "VERB", "VBN": "VERB", "VBG": "VERB",
}  # fmt: skip
FEATS = {
    "NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur", "JJ": "Degree=Pos",
    "VB": "VerbForm=Inf", "MD": "VerbForm=Fin",
    "VBN": "Tense=Past|VerbForm=Part|Voice=Pass", "VBG": "Tense=Pres|VerbForm=Part",
}  # fmt: skip
PUNCTUATION = {
    ",": ",", ".": ".", "“": "``", "”": "''", "COLON": ":", "LB": "-LRB-", "RB": "-RRB-", "-": "HYPH", "—": ":", "–": ":",
}  # fmt: skip
SIGNS = {"COLON": ":", "LB": "(", "RB": ")"}


@dataclass
class Token:
    """A word of a sentence in the making; `head` is a place in its phrase, -1 for the phrase's own head."""

    form: str
    tag: str
    pos: str
    feats: str = ""
    lemma: str = ""
    dep: str = ""
    head: int = -1
    name: str = "O"
    glued: bool = False  # no space before it


@dataclass(frozen=True)
class Item:
    """One part of a line of the grammar: `relation=what`."""

    relation: str
    what: "str | tuple[Item, ...]"
    optional: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the grammar: its parts, and the relation it wants if it isn't the one it is used with."""

    items: tuple[Item, ...]
    relation: str | None = None


def parse_line(text: str) -> Line:
    """A line of the grammar, read.

    >>> parse_line("nsubj=<person> ?advmod=( =now ) =<say/VBD>").items[1].what
    (Item(relation='', what='now', optional=False, capital=False),)
    """
    words = text.split()
    relation = words.pop(0)[1:] if words[0].startswith("@") else None
    return Line(_items(words, inner=False), relation)


def _items(words: list[str], inner: bool) -> tuple[Item, ...]:
    """The items up to the closing bracket, or the end of the line; takes their words off the list."""
    items: list[Item] = []
    while words:
        word = words.pop(0)
        if word == ")" and inner:
            return tuple(items)
        match = re.fullmatch(r"(\??)(\^?)([\w:]*)=(\^?)(.+)", word)
        if match is None:
            raise ValueError(f"not relation=what: {word}")
        optional, before, relation, after, what = match.groups()
        part = _items(words, inner=True) if what == "(" else what
        items.append(Item(relation, part, bool(optional), bool(before or after)))
    if inner:
        raise ValueError("a bracket isn't closed")
    return tuple(items)


@dataclass
class Words:
    """The closed classes and irregular forms of the grammar."""

    rows: dict[str, Token]
    verbs: dict[str, list[str]]
    plurals: dict[str, str]

    def literal(self, what: str, relation: str) -> Token:
        """A word of the grammar: a sign, a word of a closed class, or a base form with its tag."""
        if relation == "punct":
            sign = SIGNS.get(what, what)
            return Token(sign, PUNCTUATION[what], "PUNCT", lemma={"“": '"', "”": '"', "–": "-"}.get(sign, sign))
        if "/" in what:
            lemma, tag = what.rsplit("/", 1)
            return self.inflected(lemma, tag)
        if what not in self.rows:
            raise ValueError(f"neither tagged nor in the table of words: {what}")
        return replace(self.rows[what])

    def inflected(self, lemma: str, tag: str) -> Token:
        """A base form in the form that its tag says; JJP is an adjective in a name."""
        if tag == "JJP":
            return Token(lemma, "NNP", "ADJ", "Degree=Pos", lemma)
        if tag == "CD":
            return Token(lemma, "CD", "NUM", f"NumForm={'Word' if lemma.isalpha() else 'Digit'}|NumType=Card", lemma)
        if tag == "NNPS":
            return Token(
                lemma,
                tag,
                "PROPN",
                FEATS[tag],
                re.sub("ies$|s$", lambda ending: "y" if ending.group() == "ies" else "", lemma),
            )
        return Token(self.form(lemma, tag), tag, POS[tag], FEATS.get(tag, ""), lemma)

    def form(self, lemma: str, tag: str) -> str:
        """The form of a base form with a tag; the present tense stays a base form until its subject is known."""
        parts = self.verbs.get(lemma, [])
        if tag == "NNS":
            return self.plurals.get(lemma) or with_s(lemma)
        if tag == "VBD":
            return parts[0] if parts else with_ed(lemma)
        if tag == "VBN":
            return parts[min(1, len(parts) - 1)] if parts else with_ed(lemma)
        if tag == "VBG":
            return parts[2] if len(parts) > 2 else re.sub(r"(?<=[^eoy])e$", "", lemma) + "ing"
        return lemma


def with_s(word: str) -> str:
    """The plural, or the third person, of a regular word.

    >>> [with_s(word) for word in ("party", "bus", "attack", "day")]
    ['parties', 'buses', 'attacks', 'days']
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh|o)$", word) else "s")


def with_ed(word: str) -> str:
    """The past of a regular verb.

    >>> [with_ed(word) for word in ("urge", "kill", "bury", "destroy")]
    ['urged', 'killed', 'buried', 'destroyed']
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else "ed")


def read_words(data: dict) -> Words:
    """The tables of a grammar file."""
    rows = {}
    for row in data["words"].strip().split("\n"):
        key, tag, feats, *forms = row.split()
        pos, tag = tag.split(".") if "." in tag else (POS[tag], tag)
        form = forms[0] if forms else key
        rows[key] = Token(form, tag, pos, "" if feats == "_" else feats, forms[1] if len(forms) > 1 else form)
    for tag, words in data["closed"].items():
        for word in words.split():
            rows.setdefault(word, Token(word, tag, POS[tag], "", word))
    verbs = {row.split()[0]: row.split()[1:] for row in data["irregular"].strip().split("\n")}
    return Words(rows, verbs, data["plurals"])
