import pytest

from framing.codebook import read_codebook
from framing.coding.quotations import find_quotations
from framing.corpus import find_blocks

# the text, (quotation with its marks, quoted clause?)
CASES = [
    ("“We will go on,” he said.", [("“We will go on,”", True)]),
    ('"We will go on," he said.', [('"We will go on,"', True)]),
    ("‘We will go on,’ he said.", [("‘We will go on,’", True)]),
    ("'We will go on,' he said.", [("'We will go on,'", True)]),
    # a word is no clause, a title neither
    ("He called it a “heavy blow” to trade.", [("“heavy blow”", False)]),
    # apostrophes and possessives are no marks
    ("It's the boys' turn, the mayor's office didn't say.", []),
    ("The boys’ turn is ‘not today’, they said.", [("‘not today’", False)]),
    # nested
    ("“She said ‘never’ and left,” he said.", [("“She said ‘never’ and left,”", True)]),
    # split around the cue
    ("“We will go,” he said, “and they will not stop us.”", [("“We will go,”", True), ("“and they will not stop us.”", True)]),
    # curly and straight mixed
    ("“We will go,\" he said.", [("“We will go,\"", True)]),
    # left open: ends with its paragraph, never swallows the next
    ("“We will go on and never stop. He left.\n\nThe road was shut again on Friday, the mayor said.", [("“We will go on and never stop. He left.", True)]),
    # a second mark opens before the first one closes
    ("“We will go on. “They will not,” she said.", [("“We will go on.", True), ("“They will not,”", True)]),
    # two single marks for a double one
    ("It means ‘’death to all of them’' in the dialect.", [("‘’death to all of them’'", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text, expected):
    found = find_quotations(text, find_blocks(text, read_codebook()))
    assert [(text[q.start : q.end], q.clause) for q in found] == expected, text


def test_a_quotation_over_two_paragraphs_goes_on():
    text = "“We will go on and never stop.\n\n“Nobody will turn us back from this road,” she said."
    found = find_quotations(text, find_blocks(text, read_codebook()))
    assert [q.goes_on for q in found] == [True, False]
