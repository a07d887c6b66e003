"""Where a reported content begins and ends."""

from framing.codebook import Codebook
from framing.coding.attributions.cues import FINITE, Cue, Span, cue_forms, skipped
from framing.coding.attributions.noun_phrases import is_skipped
from framing.coding.phrases import words
from framing.coding.quotations import Quotation
from framing.coding.units import Token, Unit
from framing.english import Reading, function_words
from framing.english.syntax import first_child, is_verb, under

MARKS = ("“", "”", '"', "'", "‘", "’", "''", "``")
GLOSSES = frozenset({"a", "an", "the", "another", "one", "two"})
COMPLEMENTS = ("obj", "iobj", "xcomp", "ccomp", "obl", "nmod")


def content_of(quote: Quotation, unit: Unit) -> Span:
    """The inside of a quotation without its final comma or full stop."""
    start, end = quote.inner_start, quote.inner_end
    while end > start and _char(unit, end - 1) in " ,.\n":
        end -= 1
    return start, end


def _char(unit: Unit, offset: int) -> str:
    token = next((t for t in unit.tokens if t.start <= offset < t.end), None)
    return token.text[offset - token.start] if token else " "


def clean_span(unit: Unit, start: int, end: int) -> Span:
    """The span without white space, commas, full stops and dashes at its ends; a closing mark of a quotation stays."""
    inside = [t for t in unit.tokens if start <= t.start and t.end <= end]
    while inside and inside[0].text in (",", ".", ":", ";", "—", "–", "-"):
        inside.pop(0)
    while inside and (inside[-1].text in (",", ".", ":", ";", "—", "–", "-") or inside[-1].low in ("and", "but", "while")):
        inside.pop()
    return (inside[0].start, inside[-1].end) if inside else (start, start)


def quote_type(unit: Unit, content: Span) -> str:
    return "mixed" if any(q.start < content[1] and q.end > content[0] for q in unit.quotations) else "indirect"


def narration(unit: Unit) -> str:
    """The unit's words at their offsets from its start, quoted clauses blanked."""
    out = [" "] * (unit.end - unit.start)
    for token in unit.tokens:
        if not token.quoted:
            out[token.start - unit.start : token.end - unit.start] = token.text
    return "".join(out)


def tail_start(unit: Unit, source: int) -> int:
    """Where the sentence before `, X said` begins: the unit's start, or behind the last quoted clause with its cue."""
    ends = [q.end for q in unit.clauses if q.end <= source]
    return ends[-1] if ends and source - ends[-1] > 40 else unit.start


def content_behind(unit: Unit, cue: Cue, takes: set[str]) -> tuple[int | None, bool]:
    """Where the content behind a cue begins, and whether it is a clause."""
    tokens, at = unit.tokens, cue.last + 1
    if cue.cue_class == "responsibility" and cue.last > cue.first:
        return tokens[cue.first + 1].start, False
    while at < len(tokens) and (tokens[at].low.endswith("ly") or tokens[at].low in ("also", "later")):
        at += 1
    if at >= len(tokens):
        return None, False
    that = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].low == "that"), None)
    between = tokens[at:that] if that is not None else []
    if (
        that is not None
        and not any(t.text in (".", ";", ":") or t.low in function_words()["relatives"] for t in between)
        and (
            "addressee" in takes
            or ("clause" in takes and (not between or between[0].low in ("in", "on", "at", ",", "during", "to")))
        )
    ):
        return tokens[that + 1].start if that + 1 < len(tokens) else None, True
    closing = next((i for i in range(at + 1, min(at + 7, len(tokens) - 1)) if tokens[i].text == tokens[at].text), None)
    if tokens[at].text in (",", "—", "–") and closing and tokens[closing + 1].low == "that":
        return tokens[closing + 2].start if closing + 2 < len(tokens) else None, True
    if tokens[at].text in (":", ",", "—", "-", "–"):
        return (tokens[at + 1].start, True) if tokens[at].text == ":" and at + 1 < len(tokens) else (None, False)
    if "clause" in takes:
        at = _skip_place(tokens, at)
        return (tokens[at].start, True) if at < len(tokens) else (None, False)
    if "addressee" in takes and takes <= {"addressee", "clause"}:
        return _behind_addressee(tokens, at), True
    infinitive = cue.cue_class == "urge" and any(t.low == "to" for t in tokens[at : at + 12])
    return tokens[at].start, infinitive or (bool({"to", "as"} & takes) and cue.cue_class != "condemn")


def _skip_place(tokens: list[Token], at: int) -> int:
    """Step over `in a statement`, `on Friday`, `to reporters` between a verb and its clause."""
    while (at < len(tokens) and tokens[at].low in ("in", "on", "at", "to", "during")) or (
        at < len(tokens)
        and tokens[at].low
        in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today")
    ):
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if tokens[at].low == "to" or following in ("least", "most", "all", "total"):
            break
        step = at + 1
        while (
            step < len(tokens) and step - at < 4 and tokens[step].low not in ("it", "he", "she", "they", "the")
        ) or step == at + 1:
            if (
                step >= len(tokens)
                or tokens[step].low in ("statement", "interview", "speech", "televised")
                or step - at >= 3
            ):
                break
            step += 1
        at = step + 1 if step < len(tokens) and tokens[step].low in ("statement", "interview", "speech") else at + 2
        if at < len(tokens) and tokens[at].text == ",":
            at += 1
    return at


def _behind_addressee(tokens: list[Token], at: int) -> int | None:
    """`told Reuters Iran had …`: behind the addressee, a name or a short noun phrase."""
    end = at
    while (
        end < len(tokens)
        and end - at < 5
        and (tokens[end].text[0].isupper() or tokens[end].low in ("the", "a", "reporters", "media", "journalists", "state"))
    ):
        end += 1
        if tokens[end - 1].low in ("reporters", "media", "journalists", "reuters"):
            break
    return tokens[end].start if at < end < len(tokens) else None


def content_end(unit: Unit, cue: Cue, clause: bool, codebook: Codebook) -> int:
    """The end of an indirect content: the unit's end, the next cue joined by `and`, or for objects the clause's end."""
    tokens, forms = unit.tokens, cue_forms(codebook)
    joined, said = _joined_verb(unit, cue), _said(unit, cue)
    stop = _own_clause_end(unit, cue)
    for i in range(cue.last + 2, len(tokens)):
        if tokens[i].number == joined or tokens[i].start >= stop:
            return tokens[i].start
        if tokens[i].text == ";" and not tokens[i].quoted:
            return tokens[i].start
        if not tokens[i].quoted and (
            _next_statement(unit, i, forms, codebook)
            or _gloss(unit, i, cue, said)
            or (not clause and _object_ends(unit, i, cue))
        ):
            return tokens[i].start
    return unit.end


def _said(unit: Unit, cue: Cue) -> set[int]:
    """The numbers of the words in the clause that the cue governs."""
    reading, verb = unit.reading, unit.tokens[cue.first].number
    clause = first_child(reading, verb, "ccomp")
    return set() if clause is None or clause < verb else set(under(reading, clause))


def object_end(unit: Unit, cue: Cue, start: int, end: int) -> int:
    """Where an object ends that seems to end at a comma: the tree's end, unless a gloss begins there (`, a Y at Z`)."""
    behind = [t for t in unit.tokens if t.start >= end and t.text not in MARKS][:2]
    if len(behind) < 2 or behind[0].text != "," or behind[1].low in GLOSSES | function_words()["relatives"]:
        return end
    reading = unit.reading
    ends = [end]
    for child in reading.children[unit.tokens[cue.first].number]:
        if reading.words[child].start >= start and reading.words[child].dep in COMPLEMENTS:
            ends.append(reading.words[under(reading, child)[-1]].end)
    return min(max(ends), unit.end)


def _joined_verb(unit: Unit, cue: Cue) -> int | None:
    """The number of the word where a second verb joined to the cue begins (`A said B, and C said D`)."""
    reading, verb = unit.reading, unit.tokens[cue.first].number
    for child in reading.children[verb]:
        finite = not _is_finite(reading, verb) or _is_finite(reading, child)
        said = first_child(reading, child, "mark")
        if said is not None and reading.words[said].text.lower() == "that":
            continue  # `said A and that B`
        if child > verb and reading.words[child].dep == "conj" and is_verb(reading, child) and finite:
            return under(reading, child)[0]
    return None


def _own_clause_end(unit: Unit, cue: Cue) -> int:
    """The end of the cue's own clause where it opens the sentence (`While X said A, Y said B`); else the unit's end."""
    reading, verb = unit.reading, unit.tokens[cue.first].number
    word = reading.words[verb]
    if word.dep != "advcl" or word.head <= verb:
        return unit.end
    return reading.words[under(reading, verb)[-1]].end


def _is_finite(reading: Reading, verb: int) -> bool:
    return reading.words[verb].tag in FINITE or first_child(reading, verb, "aux", "aux:pass") is not None


def _next_statement(unit: Unit, i: int, forms: dict, codebook: Codebook) -> bool:
    """Does another cue with its own content begin here (`and pledged …`, `, saying …`, `, according to …`)?"""
    tokens = unit.tokens
    token = tokens[i]
    following = next((t.low for t in tokens[i + 1 : i + 3] if t.text not in MARKS), "")
    if token.low in ("and", "but"):
        return _starts_cue(unit, i + 1, forms, codebook)
    if token.text != ",":
        return False
    according = words(codebook.verbs.according).match(" ".join(t.low for t in tokens[i + 1 : i + 4]))
    return bool(according) or (following in forms and following.endswith("ing"))


def _gloss(unit: Unit, i: int, cue: Cue, said: set[int]) -> bool:
    """The outlet's own addition behind a reported clause: `Jaish al-Adl, an armed group …`, `, two days after …`."""
    tokens = unit.tokens
    if any(q.start > tokens[i].start for q in unit.quotations):
        return False
    if tokens[i].text != "," or i + 2 >= len(tokens):
        return False
    if tokens[i + 1].text in MARKS:  # American: the comma stands inside
        i += 1
        if i + 2 >= len(tokens):
            return False
    if tokens[i + 1].low in ("though", "although", "while"):
        return True
    if tokens[i + 1].low == "but":
        return tokens[i + 1].number not in said
    after = [t.low for t in tokens[i + 1 : i + 4]]
    if cue.form.kind == "ing" and after[0] == "and":
        return True
    return (after[0] in ("a", "an", "another") and tokens[i - 1].text[0].isupper()) or after[1] in (
        "days",
        "hours",
        "weeks",
        "day",
        "years",
    )


def _object_ends(unit: Unit, i: int, cue: Cue) -> bool:
    """Where the object of a position ends: a comma that lists nothing, or the circumstances that follow it."""
    tokens = unit.tokens
    token, takes_as = tokens[i], "as" in cue.form.verb.takes
    if any(q.start <= token.start < q.inner_end - 1 for q in unit.quotations):
        return False
    if token.text == ",":
        return (
            tokens[i + 1].low != "including"
            and not in_list(tokens, i)
            and not (cue.cue_class == "responsibility" and tokens[i + 1].low in ("which", "who"))
        )
    if token.low in ("after", "while", "when", "amid"):
        return cue.cue_class not in ("regard", "say")
    if token.low == "as":
        return not takes_as and tokens[i - 1].low != "such"
    return token.low in ("who", "which", "whose") and cue.cue_class == "condemn"


def _starts_cue(unit: Unit, at: int, forms: dict, codebook: Codebook) -> bool:
    tokens = unit.tokens
    while at < len(tokens) and is_skipped(tokens[at], skipped(codebook)):
        at += 1
    if at >= len(tokens) or tokens[at].quoted or unit.reading.words[tokens[at].number].tag not in ("VBD", "VBZ", "VBN"):
        return False
    return any(form.kind in ("past", "s") for form in forms.get(tokens[at].low, ()))


def in_list(tokens: list[Token], comma: int) -> bool:
    return (
        comma + 1 < len(tokens)
        and any(t.low in ("and", "or") for t in tokens[comma : comma + 7])
        and not tokens[comma + 1].low.endswith(("ing", "ed"))
    )


def what_content(unit: Unit, at: int, end: int) -> Span:
    """`what it said were separatists - the first …`: without the verb to be, up to a dash, a comma or a quotation's end."""
    tokens = unit.tokens
    while at + 1 < len(tokens) and tokens[at].low in ("is", "are", "was", "were", "as"):
        at += 1
    inside = next((q for q in unit.quotations if at < len(tokens) and q.start <= tokens[at].start < q.end), None)
    if inside:
        return tokens[at].start, inside.end
    quoted = [t for t in tokens if any(q.start <= t.start < q.end for q in unit.quotations)]
    marks = ("-", "–", "—", ",", ";")
    stop = next((t.start for t in tokens[at + 1 :] if t.text in marks and t not in quoted and not _hyphen(t, tokens)), end)
    return tokens[at].start if at < len(tokens) else end, min(stop, end)


def _hyphen(token: Token, tokens: list[Token]) -> bool:
    at = tokens.index(token)
    return token.text == "-" and at + 1 < len(tokens) and tokens[at + 1].start == token.end
