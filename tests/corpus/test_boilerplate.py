"""Lines that an outlet repeats: boilerplate where they speak of the page, body where they tell the news again."""

import json

import pytest

from framing.codebook import read_codebook
from framing.coding.run import code_set
from framing.corpus import Article, Problem, open_set
from framing.corpus.boilerplate import Repetition, may_repeat
from framing.corpus.duplicates import seen
from framing.corpus.selection import select_articles
from framing.tables import read_table

BOOK = read_codebook()


# a line that an outlet prints in many articles, can it be boilerplate?
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tarn Post Weekend", True),
        ("Why this matters", True),
        ("MORE FROM THE VALLEY:", True),
        ("Send letters to: letters@tarnpost.example.", True),
        ("You can support the Tarn Post for the price of a coffee.", True),
        ("This is a rush transcript. It may not be final.", True),
        ("The opinions expressed here are the author's own.", True),
        ("Jo Lind is a columnist of the Tarn Post.", True),
        ("Editor's note: All our maps are free.", True),
        ("The conflict began when the northern valley left the union.", False),
        ("The two provinces have quarrelled over the river since 1947.", False),
        ("Reuters could not independently verify the report.", False),
        ("We could not reach the harbour master by Monday night.", False),
        ("More than 900 people have been killed since you last heard of it.", False),
        ("The rebels want your valley", False),
        ("What militants want", False),
        ("Nine dead in Tarn", False),
        ("Iran and the valley", False),
        ("“Your valley is ours,” he told them.", False),
        ("You are safe here, the mayor said.", False),
        ("The union was founded at the end of the great flood, when the seven valleys chose a common council and gave it"
         " the right to raise taxes and to keep the roads and the dikes in order", False),
    ],
)  # fmt: skip
def test_what_may_be_boilerplate(line, expected):
    assert may_repeat(line, BOOK) is expected


def articles(n, line, outlet="Tarn Post", **meta):
    words = ["one", "two", "three", "four", "five"]
    return [
        Article(f"{outlet}{i}", f"Bridge {words[i % 5]} shut\n\nThe river rose on day {i}.\n\n{line}", None, {"outlet": outlet, **meta})
        for i in range(n)
    ]  # fmt: skip


def repeated(given):
    repetition = Repetition(BOOK)
    for article in given:
        repetition.add(article, seen(article))
    return {a.id: [a.text[s:e] for s, e in repetition.spans(a)] for a in given}


LINE = "Tarn Post Weekend"


def test_three_articles_of_one_outlet_make_a_line_boilerplate():
    assert set(map(tuple, repeated(articles(3, LINE)).values())) == {(LINE,)}
    assert not any(repeated(articles(2, LINE)).values())
    assert not any(repeated([*articles(2, LINE), *articles(1, LINE, "Ossel Gazette")]).values())


def test_case_white_space_and_figures_make_no_difference():
    given = [*articles(1, "SLIDES  1 of 9"), *articles(4, "Slides 3 of 7")[1:]]
    assert repeated(given)["Tarn Post0"] == ["SLIDES  1 of 9"]


def test_one_in_a_hundred_articles_is_needed():
    given = [
        *articles(3, LINE),
        *[Article(f"o{i}", f"T\n\nText {chr(97 + i % 26)} {i}.", None, {"outlet": "Tarn Post"}) for i in range(400)],
    ]
    assert not any(repeated(given).values())


def test_duplicates_and_editions_count_once():
    one = articles(1, LINE)[0]
    copies = [Article(f"c{i}", one.text, None, one.meta) for i in range(5)]
    editions = [Article(f"e{i}", f"{one.text} {i}", None, one.meta, duplicate_of=one.id) for i in range(5)]
    assert not any(repeated([one, *copies, *editions]).values())


def test_the_first_line_never_counts():
    given = [Article(str(i), f"Valley notes\n\nDay {i} was quiet in Ossel.", None, {"outlet": "H"}) for i in range(4)]
    assert not any(repeated(given).values())


def test_wrapped_lines_are_parts_of_paragraphs_and_never_boilerplate():
    wrapped = (
        "The northern valley left the union in the year of the great flood and\n"
        "chose a council of its own, which nobody in the seven other valleys\n"
        "has ever recognised. Its people pay no taxes and keep the bridge open\n"
        "for everybody who comes with bread or salt. The union has sent judges\n"
        "and letters, and each time the council has answered with a festival\n"
        "of three days."
    )
    given = [Article(str(i), f"Bridge {i}\n\n{wrapped}", None, {"outlet": "H"}) for i in range(4)]
    assert not any(repeated(given).values())


def test_a_set_in_one_file_is_coded_without_what_its_outlet_repeats(tmp_path):
    news = "Rebels shelled the harbour of Tarn on Monday, killing {n} people, the police said."
    rows = [{"id": str(i), "outlet": "Tarn Post", "text": f"Day {n}\n\n{news.format(n=n)}\n\nTarn Post Weekend"}
            for i, n in enumerate(("two", "six", "nine"))]  # fmt: skip
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    selected = [s for s in select_articles(open_set(tmp_path / "set.jsonl"), BOOK) if not isinstance(s, Problem)]
    assert [[s.article.text[a:b] for a, b in s.article.repeated] for s in selected] == [["Tarn Post Weekend"]] * 3
    out = tmp_path / "out"
    assert code_set(open_set(tmp_path / "set.jsonl"), out).coded == 3
    zones = read_table(out, "zones")
    assert list(zones["zone"]) == ["headline", "body", "boilerplate"] * 3
    (tmp_path / "set.jsonl").write_text("\n".join(map(json.dumps, rows[:2])), encoding="utf-8")
    assert code_set(open_set(tmp_path / "set.jsonl"), out).coded == 2, "coded anew where repeated lines are others"
    assert list(read_table(out, "zones")["zone"]) == ["headline", "body", "headline"] * 2
