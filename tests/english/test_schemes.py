"""Trees in the relations of spaCy's own English pipelines, put into Universal Dependencies: written by hand, both sides."""

import pytest

from framing.english.schemes import Node, as_universal

CASES = [
    ("Two/CD/two/nummod/2 people/NNS/people/nsubjpass/4 were/VBD/be/auxpass/4 killed/VBN/kill/ROOT/0 by/IN/by/agent/4 troops/NNS/troop/pobj/5 in/IN/in/prep/4 Tarim/NNP/Tarim/pobj/7",
     "nummod/2 nsubj:pass/4 aux:pass/4 ROOT/0 case/6 obl:agent/4 case/8 obl/4"),
    ("The/DT/the/det/2 group/NN/group/nsubj/3 is/VBZ/be/ROOT/0 a/DT/a/det/6 terrorist/JJ/terrorist/amod/6 one/NN/one/attr/3 ././././3",
     "det/2 nsubj/6 cop/6 det/6 amod/6 ROOT/0 ./6"),
    ("According/VBG/accord/prep/6 to/IN/to/prep/1 police/NN/police/pobj/2 it/PRP/it/nsubjpass/6 was/VBD/be/auxpass/6 over/VBN/end/ROOT/0",
     "case/3 case/3 obl/6 nsubj:pass/6 aux:pass/6 ROOT/0"),
    ("He/PRP/he/nsubj/2 shot/VBD/shoot/ROOT/0 Ana/NNP/Ana/dobj/2 ,/,/,/punct/3 Bo/NNP/Bo/conj/3 and/CC/and/cc/5 Cy/NNP/Cy/conj/5",
     "nsubj/2 ROOT/0 obj/2 punct/3 conj/3 cc/7 conj/3"),
    ("a/DT/a/det/2 man/NN/man/ROOT/0 who/WP/who/nsubj/4 said/VBD/say/relcl/2 he/PRP/he/nsubj/6 left/VBD/leave/ccomp/4 after/IN/after/prep/6 eating/VBG/eat/pcomp/7",
     "det/2 ROOT/0 nsubj/4 acl:relcl/2 nsubj/6 ccomp/4 mark/8 advcl/6"),
    ("the/DT/the/det/2 army/NN/army/ROOT/0 of/IN/of/prep/2 Tarim/NNP/Tarim/pobj/3", "det/2 ROOT/0 case/4 nmod/2"),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours"), CASES)
def test_as_universal(theirs, ours):
    rows = [row.rsplit("/", 4) for row in theirs.split()]
    nodes = [
        Node(tag, lemma, dep, int(head) - 1 if head != "0" else at) for at, (_, tag, lemma, dep, head) in enumerate(rows)
    ]
    found = as_universal(nodes)
    assert " ".join(f"{n.dep}/{0 if n.head == at else n.head + 1}" for at, n in enumerate(found)) == ours
