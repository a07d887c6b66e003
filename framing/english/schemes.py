"""Trees of pipelines that mark the relations of ClearNLP (spaCy's own English pipelines), put into Universal Dependencies.

After the description of the ClearNLP labels (Choi and Palmer 2012, "Guidelines for the CLEAR style constituent to dependency
conversion") and of universaldependencies.org; only what the coder asks of a tree is exact: subjects, objects, clauses,
prepositional phrases, predicates, coordination.
"""

from dataclasses import dataclass, replace

CLEARNLP = {"nsubjpass", "dobj", "prep", "pobj", "relcl", "attr"}
RENAMED = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "poss": "nmod:poss", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "preconj": "cc:preconj", "predet": "det:predet", "intj": "discourse", "oprd": "xcomp",
    "meta": "dep",
}  # fmt: skip
NAMES = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


@dataclass(frozen=True)
class Node:
    """A word in a tree: tag, lemma, relation, and the number of its head (its own for a root)."""

    tag: str
    lemma: str
    dep: str
    head: int


def as_universal(nodes: list[Node]) -> list[Node]:
    """The same words with Universal Dependencies relations and heads."""
    tree = Tree(nodes)
    tree.prepositions()
    tree.predicates()
    tree.coordinations()
    return [replace(node, dep=RENAMED.get(node.dep, node.dep)) for node in tree.nodes]


class Tree:
    """A tree that is rebuilt step by step."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = list(nodes)

    def children(self, number: int) -> list[int]:
        return [at for at, node in enumerate(self.nodes) if node.head == number and at != number]

    def move(self, number: int, head: int, dep: str) -> None:
        self.nodes[number] = replace(self.nodes[number], head=head, dep=dep)

    def prepositions(self) -> None:
        """`in` → `Tarim` becomes `Tarim` with the case `in`; the inner one of `according to` first."""
        for number in reversed(range(len(self.nodes))):
            if self.nodes[number].dep not in ("prep", "agent", "dative"):
                continue
            objects = [c for c in self.children(number) if self.nodes[c].dep in ("pobj", "pcomp", "obl", "nmod")]
            if objects:
                self.turn(number, objects[0])

    def turn(self, preposition: int, held: int) -> None:
        node, clause = self.nodes[preposition], self.nodes[held].dep == "pcomp"
        above = self.nodes[node.head].tag
        verbal = above.startswith(("VB", "JJ", "RB"))
        dep = "advcl" if clause else "obl:agent" if node.dep == "agent" else "obl" if verbal else "nmod"
        others = [child for child in self.children(preposition) if child != held]
        self.move(held, node.head, dep)
        self.move(preposition, held, "mark" if clause else "case")
        for child in others:
            self.move(child, held, self.nodes[child].dep)

    def predicates(self) -> None:
        """`is` → `group` becomes `group` with the copula `is`, which takes over the subject and all else."""
        for number, node in enumerate(self.nodes):
            said = [child for child in self.children(number) if self.nodes[child].dep in ("attr", "acomp")]
            if node.lemma != "be" or not said:
                continue
            node = self.nodes[number]
            root = node.head == number
            for child in self.children(number):
                if child != said[0]:
                    self.move(child, said[0], self.nodes[child].dep)
            self.move(said[0], said[0] if root else node.head, node.dep)
            self.move(number, said[0], "cop")
        for number, node in enumerate(self.nodes):
            if node.dep in ("attr", "acomp"):
                self.move(number, node.head, "xcomp")

    def coordinations(self) -> None:
        """All conjuncts hang on the first; `and` hangs on the conjunct behind it."""
        for number, node in enumerate(self.nodes):
            behind = [c for c in self.children(node.head) if self.nodes[c].dep == "conj" and c > number]
            if node.dep == "cc" and behind:
                self.move(number, behind[0], "cc")
        for number, node in enumerate(self.nodes):
            while node.dep == "conj" and self.nodes[node.head].dep == "conj" and self.nodes[node.head].head != node.head:
                node = replace(node, head=self.nodes[node.head].head)
                self.nodes[number] = node
