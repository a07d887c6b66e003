"""Noun phrases of sources, found around a cue by the closed classes of English: no parser needed."""

from framing.coding.units import Token, Unit
from framing.english import function_words

BREAKS = {";", ":", "—", "–", "(", ")", "“", "”", '"', "[", "]", "…"}
STOPS = {";", ":", ".", "?", "!", "“", '"', "—", "–", "("}
ASIDES = {"while", "though", "although", "citing", "speaking", "requesting", "asked", "when", "quoting"}
LEADS = {"and", "but", "while", "as", "so", "then", "also", "however", "meanwhile", "yet", "though", "although", "that"}
LONGEST = 34


def left_phrase(unit: Unit, cue: int, skip: frozenset[str]) -> tuple[int, int] | None:
    """Token numbers [first, last+1) of the subject before the cue at token `cue`, or None.

    `skip` holds auxiliaries and adverbs that may stand between subject and verb. A subject that a comma closes
    ("X, an analyst at Y, said") runs back to the start of its clause.
    """
    tokens, words = unit.tokens, function_words()
    last = cue - 1
    while last >= 0 and is_skipped(tokens[last], skip):
        last -= 1
    if last < 0 or tokens[last].quoted:
        return None
    if tokens[last].low in ("which", "who", "that") and last > 0:
        last -= 2 if tokens[last - 1].text == "," else 1
        first = _antecedent(tokens, last) if last >= 0 else 0
    elif tokens[last].text in (",", "—", "–"):
        last, found = _behind_parenthesis(tokens, last, skip)
        first = _clause_start(tokens, last) if found is None else found
    elif tokens[last].low in words["pronouns"] and tokens[last].low not in ("who", "what"):
        return last, last + 1
    else:
        first = _phrase_start(tokens, last)
    start = _strip_lead(tokens, first, last)
    return (start, last + 1) if start is not None and _is_phrase(tokens[start : last + 1]) else None


def _antecedent(tokens: list[Token], last: int) -> int:
    """Back to the start of the noun phrase before `which` or `who`, no further than a preposition but `of`."""
    first = _phrase_start(tokens, last)
    stops = [i for i in range(first, last) if tokens[i].low in function_words()["prepositions"] - {"of"}]
    return stops[-1] + 1 if stops else first


def is_skipped(token: Token, skip: frozenset[str]) -> bool:
    """May the token stand between a subject and its verb: an auxiliary or an adverb?"""
    return not token.quoted and (token.low in skip or (token.low.endswith("ly") and token.text[0].islower()))


def _behind_parenthesis(tokens: list[Token], comma: int, skip: frozenset[str]) -> tuple[int, int | None]:
    """Step over `, meanwhile,` between subject and verb; keep an apposition as part of the subject."""
    before = comma - 1
    while before >= 0 and tokens[before].text not in (",", "—", "–") and comma - before < 6:
        before -= 1
    inner = tokens[before + 1 : comma]
    aside = next((i for i in range(comma - 1, 0, -1) if tokens[i].text == "," and tokens[i + 1].low in ASIDES), None)
    if aside and comma - aside < 16:
        return aside - 1, _phrase_start(tokens, aside - 1)
    if before > 0 and inner and all(t.low in skip or t.low in ("in", "turn", "for", "its", "part", "their") for t in inner):
        return before - 1, _phrase_start(tokens, before - 1)
    return comma - 1, None


def _clause_start(tokens: list[Token], last: int) -> int:
    """Back to the start of the clause: a break, a quotation, or a conjunction behind a comma."""
    first = last
    while first > 0:
        before = tokens[first - 1]
        if before.text == ")":
            first = next((i for i in range(first - 1, -1, -1) if tokens[i].text == "("), first - 1)
            continue
        if before.quoted or before.text in BREAKS:
            break
        if before.low in ("but", "and", "because") and (first < 2 or tokens[first - 2].text == ","):
            break
        first -= 1
    return first


def _phrase_start(tokens: list[Token], last: int) -> int:
    """Back to the start of a phrase that no comma closes."""
    words = function_words()
    first = last + 1
    while first > 0:
        token = tokens[first - 1]
        if token.text == ")" and (
            opened := next((i for i in range(first - 1, max(-1, first - 6), -1) if tokens[i].text == "("), None)
        ):
            first = opened
            continue
        if token.quoted or token.text in BREAKS or (token.text == "," and not _listed(tokens, first - 1, last)):
            break
        if token.low in words["conjunctions"] - {"and", "or"} or token.low in words["relatives"] or token.low == "it":
            break
        if token.low in ("and", "or", "nor") and not _joined(tokens, first - 1):
            break
        if (token.low in words["finite"] | words["speech"] and token.low not in ("'s", "’s")) or (
            token.text == "-" and _spaced(tokens, first - 1)
        ):
            break
        first -= 1
    return first


def _joined(tokens: list[Token], at: int) -> bool:
    """Does `and` join nouns ("the U.S. and Israel"), not clauses? The phrase before it must begin like one."""
    start = at
    while start > 0 and tokens[start - 1].text not in BREAKS | {","} and at - start < 14:
        start -= 1
    phrase = tokens[start:at]
    verbs = [
        t
        for t in phrase
        if (t.low in function_words()["finite"] and t.low not in ("'s", "’s"))
        or (t.low.endswith("ed") and not t.text[0].isupper())
    ]
    return bool(phrase) and not verbs and tokens[at + 1].low not in ("he", "she", "they", "it", "that")


def _listed(tokens: list[Token], comma: int, last: int) -> bool:
    """Is the comma inside a list ("the U.S., China, the United Nations and others")?"""
    between = tokens[comma + 1 : last + 1]
    return (
        any(t.low in ("and", "or") for t in between)
        and len(between) < 9
        and all(t.text[0].isupper() or t.low in ("the", "and", "or", "others", ",", "of") for t in between)
    )


def _spaced(tokens: list[Token], at: int) -> bool:
    return tokens[at - 1].end < tokens[at].start and at + 1 < len(tokens) and tokens[at].end < tokens[at + 1].start


def _strip_lead(tokens: list[Token], first: int, last: int) -> int | None:
    """Leave out what stands before the subject: a conjunction, an adverbial with its comma, a dateline."""
    words = function_words()
    while first <= last:
        token = tokens[first]
        comma = next((i for i in range(first, last + 1) if tokens[i].text == ","), None)
        if token.text in (",", "-", "–", "—", "*", "'", "‘", "’", ".") or token.low in LEADS:
            first += 1
        elif (
            (
                token.low in words["prepositions"]
                or token.low.endswith("ing")
                or (token.low.endswith("ed") and first == 0)
                or token.low in words["days"]
                or token.low.endswith("ly")
                or token.low == "when"
            )
            and comma is not None
            and comma < last
        ):
            first = comma + 1
        else:
            break
    return first if first <= last else None


def _is_phrase(tokens: list[Token]) -> bool:
    """A subject: not too long, begins like a noun phrase, no finite verb outside a relative clause."""
    words = function_words()
    if not tokens or len(tokens) > LONGEST or tokens[0].low in words["prepositions"]:
        return False
    if tokens[0].low in words["pronouns"] and len(tokens) == 1:
        return True
    relative = next((i for i, t in enumerate(tokens) if t.low in words["relatives"]), len(tokens))
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), len(tokens))
    head = tokens[: min(relative, comma)]
    if any(t.low in words["finite"] and t.low not in ("'s", "’s") for t in head):
        return False
    return any(t.text[0].isalpha() and t.low not in words["determiners"] for t in head)


def right_phrase(unit: Unit, at: int, leading: bool = False) -> tuple[int, int] | None:
    """Token numbers of the source behind the cue (`said X, a Y at Z`), with its apposition; None if there is none.

    `leading` (`According to X, …`): the comma opens the content, unless X is a bare name with its apposition.
    """
    tokens, words = unit.tokens, function_words()
    end, relative = at, False
    while end < len(tokens) and end - at < LONGEST:
        token = tokens[end]
        if (
            token.quoted
            or token.text in STOPS
            or (token.text == "," and not (_apposition(tokens, end) and (not leading or _bare_name(tokens[at:end]))))
        ):
            break
        days = words["days"] - {"this", "last", "by", "to", "with"}
        if (end > at and token.low in days and not _of_name(tokens, end)) or token.low in words["conjunctions"] - {
            "and",
            "or",
        }:
            break
        if end > at and token.low in words["finite"] and token.low not in ("'s", "’s") and not relative:
            return None
        end += 1
        relative = relative or token.low in words["relatives"]
    while end > at and tokens[end - 1].text == ",":
        end -= 1
    return (at, end) if end > at and _is_phrase(tokens[at:end]) else None


def _of_name(tokens: list[Token], at: int) -> bool:
    """Is the preposition part of the phrase: `an analyst at the Lakeside Institute`, `the ministry in Tehran`?"""
    if tokens[at].low not in ("at", "in"):
        return False
    named = [t for t in tokens[at + 1 : at + 3] if t.low != "the"]
    return bool(named) and named[0].text[0].isupper() and named[0].low not in function_words()["days"]


def _bare_name(tokens: list[Token]) -> bool:
    return len(tokens) in (2, 3) and all(t.text[0].isupper() for t in tokens)


def _apposition(tokens: list[Token], comma: int) -> bool:
    """Does an apposition follow the comma: `, a Y at Z`, `, director of Z`, `, whose brother …`?"""
    words = function_words()
    if comma + 1 >= len(tokens) or tokens[comma + 1].quoted:
        return False
    after = tokens[comma + 1]
    if after.low in ("a", "an", "the", "who", "whose", "another", "one", "now") or after.text.isdigit():
        return True
    if after.low in words["pronouns"] | words["prepositions"] | words["conjunctions"] | words["days"] or after.low.endswith(
        "ing"
    ):
        return False
    return after.text[0].isalpha()
