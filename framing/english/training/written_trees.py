"""Trees of the invented sentences: agreement, articles, punctuation, and the spaCy document."""

import re
from itertools import pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

from framing.english.training.written_words import Token, Words, with_s

VOWEL = re.compile(r"(?!([Uu](ni|se|\.?[SK])|[Ee]u|UAE|UN|EU|one))[AEIOUaeiou]|[FHLMNRSX][A-Z]|honest|hour")
Phrase = list[Token]


def root_of(words: Phrase) -> int:
    """The place of a phrase's head."""
    return next(at for at, token in enumerate(words) if token.head < 0)


def first_word(words: Phrase) -> int:
    """The place of the first word that is no sign."""
    return next(at for at, token in enumerate(words) if token.pos != "PUNCT")


def capitalise(token: Token) -> Token:
    """The token, its first letter a capital."""
    token.form = token.form[:1].upper() + token.form[1:]
    return token


def finished(words: Phrase, table: Words, quotes: str) -> Phrase:
    """The sentence with its agreement, articles, punctuation and capital put right."""
    words = _without_loose_signs(words)
    root = root_of(words)
    words[root].dep, words[root].head = "ROOT", root
    children: dict[int, list[int]] = {at: [] for at in range(len(words))}
    for at, token in enumerate(words):
        if at != root:
            children[token.head].append(at)
    for at, token in enumerate(words):
        _settle(token, at, words, children, table)
    for token, following in pairwise(words):
        if token.lemma == "a" and token.tag == "DT" and VOWEL.match(following.form):
            token.form += "n"
    for token in words:
        if token.tag in ("``", "''"):
            token.form = quotes[token.tag == "''"]
            token.lemma = '"' if token.form in '“”"' else "'"
    capitalise(words[first_word(words)])
    return words


def _without_loose_signs(words: Phrase) -> Phrase:
    """The words without a comma that another sign follows, and without a full stop after an abbreviation's."""
    drop = set()
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        before = words[at - 1] if at else None
        if token.form == "," and (following is None or following.form in ",.:)("):
            drop.add(at)
        if token.tag == "." and before and before.form.endswith(".") and len(before.form) > 1:
            drop.add(at)
    kept = [at for at in range(len(words)) if at not in drop]
    place = {old: new for new, old in enumerate(kept)}
    for at in kept:
        if words[at].head >= 0:
            words[at].head = place[words[at].head]
    return [words[at] for at in kept]


def _settle(token: Token, at: int, words: Phrase, children: dict[int, list[int]], table: Words) -> None:
    """What depends on the tree: auxiliaries, subordinators, the subject's number, active and verbal -ed and -ing forms."""
    below = [(words[child].dep, words[child].lemma) for child in children[at]]
    if token.tag == "IN" and token.dep == "mark":
        token.pos = "SCONJ"
    if token.dep in ("aux", "aux:pass", "cop"):
        token.pos = "AUX"
    if token.tag in ("VBD", "VBP"):
        _agree(token, _plural_subject(at, words, children), table)
    active = ("aux", "have") in below and "aux:pass" not in [dep for dep, _ in below]
    if token.tag == "VBN" and (active or token.dep in ("aux", "aux:pass", "cop")):
        token.feats = "Tense=Past|VerbForm=Part"
    gerund = token.dep in ("xcomp", "csubj") or (token.dep in ("acl", "amod") and token.pos == "VERB")
    if token.tag == "VBG" and gerund and token.pos == "VERB":
        token.feats = "VerbForm=Ger"


def _agree(verb: Token, subject: tuple[bool, str], table: Words) -> None:
    """Give a finite verb the form and the features of its subject's number and person."""
    plural, person = subject
    third_singular = not plural and person == "3"
    if verb.lemma == "be":
        past = "were" if plural else "was"
        present = "are" if plural else ("am" if person == "1" else "is")
        verb.form = past if verb.tag == "VBD" else present
    elif verb.tag == "VBP" and third_singular:
        verb.form = table.verbs[verb.lemma][3] if len(table.verbs.get(verb.lemma, [])) > 3 else with_s(verb.lemma)
    tense = "Past" if verb.tag == "VBD" else "Pres"
    verb.tag = "VBZ" if verb.tag == "VBP" and third_singular else verb.tag
    verb.feats = f"Mood=Ind|Number={'Plur' if plural else 'Sing'}|Person={person}|Tense={tense}|VerbForm=Fin"


def _plural_subject(at: int, words: Phrase, children: dict[int, list[int]]) -> tuple[bool, str]:
    """Is the subject of the verb, auxiliary or copula at a place plural, and which person is it?"""
    clause = words[at].head if words[at].dep in ("aux", "aux:pass", "cop") else at
    subjects = [child for child in children[clause] if words[child].dep in ("nsubj", "nsubj:pass")]
    if not subjects:
        goes_up = words[clause].dep in ("conj", "advcl", "xcomp") and clause != words[clause].head
        return _plural_subject(words[clause].head, words, children) if goes_up else (False, "3")
    subject = words[subjects[0]]
    if subject.feats == "PronType=Rel":
        return _plural(words[clause].head, words, children), "3"
    return _plural(subjects[0], words, children), "1" if "Person=1" in subject.feats else "3"


def _plural(at: int, words: Phrase, children: dict[int, list[int]]) -> bool:
    noun = words[at]
    if any(words[child].dep == "conj" for child in children[at]):
        return True
    if noun.name != "O":
        return False
    return noun.tag in ("NNS", "NNPS") or noun.tag == "CD" or "Number=Plur" in noun.feats


def to_doc(vocab: Vocab, sentences: list[Phrase]) -> Doc:
    """The sentences as one document."""
    words = [token for sentence in sentences for token in sentence]
    starts = [start for start, sentence in zip(_starts(sentences), sentences, strict=True) for _ in sentence]
    spaces = [not _joined(left, right) for left, right in pairwise(words)] + [False]
    return Doc(
        vocab, words=[token.form for token in words], spaces=spaces, tags=[token.tag for token in words],
        pos=[token.pos for token in words], morphs=[token.feats for token in words], lemmas=[token.lemma for token in words],
        heads=[start + token.head for start, token in zip(starts, words, strict=True)], deps=[token.dep for token in words],
        ents=[token.name for token in words],
    )  # fmt: skip


def _starts(sentences: list[Phrase]) -> list[int]:
    starts = [0]
    for sentence in sentences[:-1]:
        starts.append(starts[-1] + len(sentence))
    return starts


def _joined(left: Token, right: Token) -> bool:
    """Do two neighbours stand without a space between them?"""
    if right.glued or left.tag in ("``", "-LRB-", "HYPH") or right.tag in ("''", "-RRB-", ",", ".", "HYPH", "POS"):
        return True
    short = right.form.lower() in ("n't", "n’t") or (right.pos == "AUX" and right.form[0] in "'’")
    return short or right.form in (":", "%") or (left.lemma == "can" and right.lemma == "not")
