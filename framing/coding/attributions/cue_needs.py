"""What a reporting verb needs behind it to report, as the codebook says: `that`, a quotation, an object, `as` …"""

from framing.codebook import Codebook
from framing.coding.attributions.cues import Form
from framing.coding.units import Token, Unit
from framing.english import function_words
from framing.english.syntax import is_verb


def needs_met(unit: Unit, last: int, form: Form, codebook: Codebook) -> bool:
    behind = [t.low for t in unit.tokens[last + 1 : last + 14]]
    needs = form.verb.needs
    if behind[:1] and behind[0] in form.verb.not_followed_by:
        return False
    if needs == "clause":
        first = unit.tokens[last + 1] if behind else None
        return (
            first is None
            or any(t.quoted for t in unit.tokens[last + 1 : last + 4])
            or not first.text[0].isalnum()
            or (
                first.low in function_words()["determiners"] | function_words()["pronouns"] | {"that"}
                or first.text[0].isupper()
            )
        )
    if form.verb.followed_by:
        nouns = set(codebook.verbs.nouns[form.verb.followed_by])
        return bool(nouns & set(behind[:8]))
    if needs == "at":
        return "at" in behind[:8]
    if needs in ("quote", "quote_or_that"):
        return bool(unit.clauses) or unit.tokens[-1].text == ":" or (needs == "quote_or_that" and _that_clause(unit, last))
    if needs == "question":
        return bool(set(behind[:2]) & {"whether", "if", "who", "why", "what", "how"})
    if needs == "as_or_noun":
        return "as" in behind or (
            bool(behind)
            and behind[0] not in function_words()["prepositions"] | {"that", "whether", "how"}
            and "to" not in behind[:2]
        )
    if needs == "object":
        return bool(behind) and behind[0] not in function_words()["prepositions"] | {",", ".", "that"}
    that = 9 if "addressee" in form.verb.takes else 1  # `alerted the ministry that …`
    return not needs or needs in behind[: {"that": that, "to": 12, "as": 13}.get(needs, 9)]


def _that_clause(unit: Unit, last: int) -> bool:
    """Does `that` with a clause follow (not `wrote that down`)?"""
    that = next((t for t in unit.tokens[last + 1 : last + 3] if t.low == "that"), None)
    return (
        that is not None
        and unit.reading.words[that.number].dep in ("mark", "det", "nsubj", "obj")
        and _is_clause(unit, that)
    )


def _is_clause(unit: Unit, that: Token) -> bool:
    """Do words with a verb follow `that`?"""
    behind = [t for t in unit.tokens if t.start > that.start]
    return len(behind) > 2 and any(
        is_verb(unit.reading, t.number) or unit.reading.words[t.number].dep == "cop" for t in behind
    )
