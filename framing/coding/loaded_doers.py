"""Who does the deed that a loaded word judges: subjects, by-phrases, owners, those who are accused of it."""

from framing.coding.loaded_sides import NEAR, PLACE, UNSAID, Answer, Sides, victims_own
from framing.coding.loaded_words import Found, bearer, verbal, word_before
from framing.english.syntax import first_child, subject

ITS = ("its", "their", "his", "her")
VICTIMS_BEHIND = ("of", "against")


class Doers:
    """The doers of deeds in one article."""

    def __init__(self, sides: Sides) -> None:
        self.sides, self.reading = sides, sides.reading
        self.loaded = sides.context.codebook.loaded

    def of_word(self, found: Found, head: int) -> Answer:
        """Who does what a verb, noun or adjective of killing says."""
        word, judging = self.reading.words[head], bool(found.entry.of) and found.entry.of != ["people"]
        if judging and word.dep == "obl" and word_before(self.reading, head) == "in":
            return self.agent(word.head)  # killed in cold blood
        if verbal(self.reading, head) and word.dep != "amod" and not judging:
            return self.agent(head)
        if judging and found.part != "traits" and (said := self.sides.said_to_be(head, self.of_bearer)):
            return said  # Y described X as brutal
        if word.tag.startswith("NN") and word.dep not in ("amod", "compound"):
            return self.doer(head, trait=found.part == "traits")
        if word.tag == "VBN" and not judging:
            return UNSAID  # the massacred villagers
        one = bearer(self.reading, head)
        return UNSAID if one is None else self.of_bearer(one)

    def of_bearer(self, number: int) -> Answer:
        """Who does what a verb or noun says, or who it is."""
        if verbal(self.reading, number):
            return self.agent(number)
        return self.sides.named_as(number) if self.sides.people(number) else self.doer(number)

    def _deed(self, noun: int, depth: int) -> Answer:
        """`The raid was a massacre`; `Syria is in the throes of war` says nothing of who does it."""
        return UNSAID if self.sides.people(noun) else self.doer(noun, depth=depth)

    def agent(self, verb: int) -> Answer:
        """The subject of an active verb, the by-phrase of a passive one."""
        words = self.reading.words
        own = first_child(self.reading, verb, "nsubj", "aux", "obj")
        joined = words[verb].dep == "conj" and words[verb].tag == "VBN" and own is None
        participle = words[verb].tag == "VBN" and words[verb].dep in ("acl", "amod")
        if participle or joined or first_child(self.reading, verb, "nsubj:pass", "aux:pass") is not None:
            by = self._by(verb) or [c for c in self._by(words[verb].head) if joined and c > verb]
            return self.sides.first([*by, *self._hands(verb)], "by")
        owner = first_child(self.reading, verb, "nmod:poss")
        if owner is not None:
            return self.sides.side(owner, "possessive")
        controlled = words[verb].dep in ("xcomp", "advcl", "ccomp") and first_child(self.reading, verb, "nsubj") is None
        target = first_child(self.reading, words[verb].head, "obj", "nsubj:pass") if controlled else None
        if target is not None and (words[verb].dep == "xcomp" or self._charges(words[verb].head)):
            return self._subject(target, verb)  # ordered troops to execute; accused X of slaughtering
        if words[verb].tag.startswith("NN"):
            one = first_child(self.reading, verb, "nsubj", "compound")
        else:
            outer = first_child(self.reading, verb, "nsubj:outer")  # Vostania's aim is to exterminate
            one = subject(self.reading, verb) if outer is None else outer
        return UNSAID if one is None else self._subject(one, verb)

    def _by(self, verb: int) -> list[int]:
        children = self.reading.children[verb]
        return [c for c in children if self.sides.dep(c) == "obl:agent" or word_before(self.reading, c) == "by"]

    def _hands(self, number: int) -> list[int]:
        """`at the hands of X`."""
        return [c for c in self.reading.children[number] if self.reading.words[c].text.lower() == "hands"]

    def _subject(self, one: int, verb: int) -> Answer:
        """The side of a subject; `it` in reported speech is who reports."""
        word, governor = self.reading.words[one], self.reading.words[verb].head
        if word.text.lower() == "it" and self.reading.words[verb].dep == "ccomp":
            above = first_child(self.reading, governor, "nsubj")
            return UNSAID if above is None or self.sides.person_at(above) else self.sides.side(above, "it")
        if self.sides.people(one) or word.tag.startswith("PRP"):
            return self.sides.side(one, "subject")
        return self.doer(one)

    def doer(self, noun: int, trait: bool = False, depth: int = 0) -> Answer:
        """Who does the deed that a noun names: whose it is, by whom, whom its verb or its predicate ties to it."""
        if depth > 3:
            return UNSAID
        return (
            self._beside(noun, trait)
            or self._of_verb(noun)
            or self._charged(noun)
            or self.sides.said_to_be(noun, lambda other: self._deed(other, depth + 1))
            or self._part_of(noun, depth)
            or UNSAID
        )

    def _beside(self, noun: int, trait: bool) -> Answer | None:
        """By-phrases and what names the doer behind the noun, owners, nationalities and groups before it."""
        words, children = self.reading.words, self.reading.children[noun]
        behind = ("by", "of") if trait else ("by",)
        victims = [
            v for c in children if word_before(self.reading, c) in ("of", "against") for v in self.reading.children[c]
        ]
        by = [c for c in children if word_before(self.reading, c) in behind and self.sides.next_to(noun, c)]
        by += [v for v in victims if word_before(self.reading, v) == "by" and not trait]  # a massacre of villagers by X
        clauses = [c for c in children if words[c].tag == "VBN" and words[c].lemma in self.loaded.committing]
        by += [*self._hands(noun), *(a for c in clauses for a in self.reading.children[c] if words[a].dep == "obl:agent")]
        if (answer := self.sides.first(by, "by"))[0]:
            return answer
        suffers = words[noun].text.casefold() in victims_own(self.sides.context.codebook)
        if suffers and not any(word_before(self.reading, c) in VICTIMS_BEHIND and words[c].tag != "CD" for c in children):
            return None
        for owner in (c for c in children if words[c].dep == "nmod:poss"):
            if (answer := self._owner(owner, noun))[0]:
                return answer
        mutual = words[noun].lemma in self.loaded.mutual
        before = [c for c in children if words[c].dep in NEAR and words[c].dep != "nmod:poss" and not mutual]
        return next((named for c in before if (named := self._before(c))), None)

    def _before(self, number: int) -> Answer | None:
        """`Vostanian massacre`, `SLF massacre`, `Vostanian army massacre`; not the place (`the Brenik massacre`)."""
        named = self.sides.named_at(number)
        if named is None and self.sides.people(number) and not self.reading.words[number].tag.startswith("NNP"):
            answer = self.sides.side(number, "before")
            return answer if answer[0] else None
        return (named.id, "before") if named and named.how not in PLACE else None

    def _owner(self, owner: int, noun: int) -> Answer:
        """Whose deed it is; `its` is the subject's where no other party stands before it in the sentence."""
        words = self.reading.words
        if words[owner].text.lower() not in ITS:
            return self.sides.side(owner, "possessive")
        verb = self.sides.verb_above(noun)
        one = None if verb is None else subject(self.reading, verb)
        answer = UNSAID if one is None else self.sides.side(one, "its_own")
        begin = self.reading.sentence_at(words[noun].start).start
        others = {n.id for n in self.sides.named if begin <= n.start < words[owner].start} - {answer[0]}
        own = any(words[c].text.lower() == "own" for c in self.reading.children[noun])
        return answer if own or not others else UNSAID

    def _of_verb(self, noun: int) -> Answer | None:
        """`X committed the massacre`, `the massacre was carried out by X`, `X claimed responsibility for the massacre`."""
        word, above = self.reading.words[noun], self.reading.words[self.reading.words[noun].head]
        if word.head == noun:
            return None
        answer: Answer = UNSAID
        if above.lemma == "responsibility" and above.dep == "obj":
            answer = self.agent(above.head)
        elif word.dep == "obl" and word_before(self.reading, noun) == "in" and verbal(self.reading, word.head):
            answer = self.sides.first(self._by(word.head), "by")  # killed by X in a massacre
        elif word.dep in ("obj", "nsubj:pass") and above.lemma in self.loaded.committing:
            answer = self.agent(word.head)
        return answer if answer[0] else None

    def _charged(self, noun: int) -> Answer | None:
        """`Y accuses X of the massacre`, `blames the massacre on X`, `X is responsible for the massacre`."""
        word, at = self.reading.words[noun], self.reading.words[noun].head
        if at == noun or word.dep not in ("obl", "nmod", "obj", "nsubj:pass", "advcl", "xcomp"):
            return None
        answer = UNSAID
        if self.reading.words[at].lemma in self.loaded.answering:
            one = bearer(self.reading, at)
            answer = UNSAID if one is None else self.sides.side(one, "answering")
        elif self._charges(at):
            on = [c for c in self.reading.children[at] if word_before(self.reading, c) == "on"]
            whom = [first_child(self.reading, at, "nsubj:pass", "obj")]
            charged = on[:1] if word.dep in ("obj", "nsubj:pass") else [c for c in whom if c is not None]
            answer = self.sides.first(charged, "charged")
        return answer if answer[0] else None

    def _charges(self, verb: int) -> bool:
        return self.reading.words[verb].lemma in self.loaded.charging and verbal(self.reading, verb)

    def _part_of(self, noun: int, depth: int) -> Answer | None:
        """The doer of what the noun is joined to (`crimes and massacres`) or belongs to (`a war of extermination`)."""
        word = self.reading.words[noun]
        of_deed = word.dep == "nmod" and word_before(self.reading, noun) == "of" and not self.sides.people(word.head)
        own = any(self.sides.dep(c) in ("det", *NEAR) for c in self.reading.children[noun])  # crimes and a massacre
        joined = word.dep == "conj" and not own and not verbal(self.reading, word.head)
        answer = self.doer(word.head, depth=depth + 1) if word.head != noun and (joined or of_deed) else UNSAID
        return answer if answer[0] else None
