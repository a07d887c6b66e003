"""Victims and words of killing joined by the tree: who is the object of `killed`, the subject of `died`, whose `deaths`."""

from framing.english import Reading
from framing.english.syntax import first_child, head_word, is_verb

Span = tuple[int, int]
CHAIN = ("conj", "flat", "nmod:desc")


def construction_by_tree(reading: Reading, victims: Span, anchor: Span, kind: str, in_lists: bool) -> str | None:
    """How the word of killing governs the victims' phrase; None where the tree joins the two in no way.

    `kind` is that of the anchor: participles, actives, intransitives, nominals. `in_lists`: also victims that are joined
    to others (`a lieutenant and five civilians`).
    """
    head, word = head_word(reading, *victims), head_word(reading, *anchor)
    if head is None or word is None or head == word:
        return None
    heads = _joined(reading, head) if in_lists else [head]
    if kind == "nominals":
        return "nominal" if _deaths_of(reading, heads, word) else None
    if not is_verb(reading, word):
        return None
    words = reading.words
    for one in heads:
        dep, governor = words[one].dep, words[one].head
        if governor == word and dep == "obj" and kind in ("actives", "participles"):
            return "participle_active" if words[word].tag == "VBG" else "active"
        if governor == word and dep == "nsubj:pass" and kind in ("participles", "actives"):
            return "passive_agent" if _has_agent(reading, word) else "passive"
        if governor == word and dep == "nsubj" and kind == "intransitives":
            return "intransitive"
        if (
            words[word].head == one
            and words[word].dep == "acl"
            and words[word].tag == "VBN"
            and kind in ("participles", "actives")
        ):
            return "participle_passive"
        if words[word].head == one and words[word].dep == "acl:relcl":
            return _relative(reading, word, kind)
    return None


def _joined(reading: Reading, head: int) -> list[int]:
    """The head with those before it that it is joined to (`a lieutenant and five civilians`)."""
    chain = [head]
    while reading.words[chain[-1]].dep in CHAIN and len(chain) < 6:
        chain.append(reading.words[chain[-1]].head)
    return chain


def _relative(reading: Reading, verb: int, kind: str) -> str | None:
    """`a soldier who died`, `a boy who was killed`; not `the man who killed`."""
    subjects = [c for c in reading.children[verb] if reading.words[c].text.lower() in ("who", "that", "which")]
    if not subjects:
        return None
    if reading.words[subjects[0]].dep == "nsubj:pass":
        return "passive_agent" if _has_agent(reading, verb) else "passive"
    return "intransitive" if kind == "intransitives" and reading.words[subjects[0]].dep == "nsubj" else None


def _has_agent(reading: Reading, verb: int) -> bool:
    return first_child(reading, verb, "obl:agent") is not None


def _deaths_of(reading: Reading, heads: list[int], noun: int) -> bool:
    for one in heads:
        case = first_child(reading, one, "case")
        of = case is not None and reading.words[case].text.lower() == "of"
        if reading.words[one].head == noun and reading.words[one].dep == "nmod" and of:
            return True
    return False
