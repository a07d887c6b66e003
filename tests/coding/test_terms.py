import pytest

from tests.conftest import code_text

TEXT = """LAKEVILLE (Wire) - President Lena Dorvat's plan failed in Canada on Monday, her office said.

Dorvat’s critics welcomed Canada's answer. The ministry's staff left the ministry."""


# term, how often it stands there, how often inside a name
@pytest.mark.parametrize(
    ("term", "n", "named"),
    [("lena", 1, 1), ("dorvat's", 2, 2), ("canada", 1, 1), ("canada's", 1, 1), ("ministry's", 1, 0), ("ministry", 1, 0)],
)
def test_a_possessive_is_inside_the_name_that_it_belongs_to(term, n, named):
    (row,) = [r for r in code_text(TEXT)["terms"] if r["term"] == term]
    assert (row["n"], row["named"]) == (n, named)
