import pytest

from framing.coding.run import code_set
from framing.corpus import Article, open_set
from framing.corpus.duplicates import find_duplicates, seen
from framing.corpus.flow import check_set
from framing.study import refresh_codes
from framing.tables import check_table, read_table
from tests.conftest import INVENTED


def a_set(folder, rows, study="", **texts):
    """A set with a manifest of the given lines and the texts that they name."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    if study:
        (folder / "study.yml").write_text(study, encoding="utf-8")
    return folder


def steps(flow):
    return {row.outlet: (row.retrieved, row.readable, row.unique, row.relevant, row.coded) for row in flow.itertuples()}


def test_the_flow_counts_each_step_per_outlet(tmp_path):
    rows = [
        "id,outlet,date,file",
        "1,H,2031,texts/a.txt",
        "2,H,2031,texts/b.txt",
        "3,H,2031,texts/c.txt",
        "4,,2031,texts/d.txt",
    ]
    rows.append("5,H,2030,texts/e.txt")
    study = "relevance:\n  dates: {from: 2031}\n"
    a_set(tmp_path, rows, study, a="Nine died.", b="Nine  DIED.\n", c="", stray="Not in the list.", e="Ten died.")
    check = check_set(tmp_path)
    assert steps(check.flow) == {"H": (4, 3, 2, 1, 0), "(no outlet)": (1, 0, 0, 0, 0), "all": (5, 3, 2, 1, 0)}
    assert set(check.problems["problem"]) == {
        "same text",
        "unusable text",
        "no text",
        "no outlet",
        "text not listed",
        "no codebook",
    }
    assert "texts/stray.txt is not in articles.csv; add a row or take it away" in set(check.problems["detail"])
    assert "the same text in the same outlet (kept: 1); it is left out as a duplicate" in set(check.problems["detail"])


def test_the_invented_set_is_complete():
    check = check_set(INVENTED)
    assert steps(check.flow)["all"] == (24, 24, 24, 24, 24)
    assert not len(check.problems)


# rows (id, outlet, text, duplicate_of), who is left out and why, problems
@pytest.mark.parametrize(
    ("articles", "left_out", "problems"),
    [
        ([("1", "H", "A b.", None), ("2", "H", "a\u00a0B.", None)], {"2": ("same text", "1")}, []),
        ([("1", "H", "A b.", None), ("2", "J", "A b.", None)], {}, []),
        ([("1", "The Post", "A b.", None), ("2", "the post", "A b.", None)], {"2": ("same text", "1")}, []),
        ([("1", None, "A b.", None), ("2", None, "A b.", None)], {"2": ("same text", "1")}, []),
        ([("1", None, "A b.", None), ("2", "H", "A b.", None)], {}, [("2", "not judged")]),
        ([("1", "H", None, None), ("2", "H", None, None)], {}, []),
        ([("1", "H", "A.", "2"), ("2", "H", "B.", None)], {"1": ("edition", "2")}, []),
        ([("1", "H", "A.", "2"), ("2", "H", None, None)], {}, []),  # the other edition's text is not there
        ([("1", "H", "A.", "2"), ("2", "H", None, None), ("3", "H", "C.", "2")], {"3": ("edition", "1")}, []),
        ([("1", "H", "A.", "2"), ("2", "H", "B.", "1")], {"2": ("edition", "1")}, []),  # one of a circle stays
        ([("1", "H", "A.", "2"), ("2", "H", "B.", "3"), ("3", "H", "C.", None)], {"1": ("edition", "3"), "2": ("edition", "3")}, []),
        ([("1", "H", "A.", "2"), ("2", "H", "B.", None), ("3", "H", "A.", None)], {"1": ("edition", "2"), "3": ("same text", "2")}, []),
        ([("1", "H", "A.", "9"), ("2", "H", "B.", "2")], {}, [("1", "unknown duplicate_of"), ("2", "unknown duplicate_of")]),
    ],
)  # fmt: skip
def test_duplicates(articles, left_out, problems):
    given = [Article(i, text, None, {"outlet": outlet}, duplicate_of=of) for i, outlet, text, of in articles]
    found, doubts = find_duplicates(seen(a) for a in given)
    assert {i: (d.reason, d.kept) for i, d in found.items()} == left_out
    assert [(p.article_id, p.problem) for p in doubts] == problems


def test_every_article_has_a_row_of_the_flow_and_only_coded_ones_are_compared(tmp_path):
    rows = ["id,outlet,date,genre,language,duplicate_of,file"]
    rows += [f"{i},{o},2031-03-09,news,{la},{d},texts/{f}.txt" for i, o, la, d, f in (
        ("good", "H", "English", "", "good"), ("wire", "J", "English", "", "good"), ("same", "H", "English", "", "good"),
        ("late", "H", "English", "good", "late"), ("gone", "H", "English", "", "gone"), ("empty", "H", "English", "", "empty"),
        ("short", "H", "English", "", "short"), ("french", "H", "French", "", "french"), ("ball", "H", "English", "", "ball"))]  # fmt: skip
    text = "Shells hit Tarn\n\nRebels shelled the harbour of Tarn on Monday, the police said, and nine people were killed."
    study = "relevance:\n  words: [shell*]\n  languages: [english]\n  least_words: 12\ntexts: published\n"
    ball = "Tarn wins the cup\n\nThe football club of Tarn won the cup on Monday and nobody was surprised at all."
    folder = a_set(
        tmp_path / "set",
        rows,
        study,
        good=text,
        late=text + " Later.",
        empty="",
        short="Shells hit.",
        french=text + " X",
        ball=ball,
    )
    run = code_set(open_set(folder), folder / "codes", forms=("csv",), text_free=True)
    assert (run.found, run.coded, run.without_text, run.left_out, run.failed) == (9, 2, 2, 5, 0)
    flow = read_table(folder / "codes", "flow").fillna("")
    assert {r.article_id: (r.step, r.reason, r.detail) for r in flow.itertuples()} == {
        "good": ("coded", "", ""),
        "wire": ("coded", "", ""),
        "same": ("readable", "same text", "kept: good"),
        "late": ("readable", "edition", "kept: good"),
        "gone": ("retrieved", "no text", "texts/gone.txt: not there; put the file there, or name a folder that holds it with --texts"),
        "empty": ("retrieved", "unusable text", "empty text; put the article's words into the file or take it out of the set"),
        "short": ("unique", "length", "2 words, fewer than 12"),
        "french": ("unique", "languages", "French"),
        "ball": ("unique", "words", "no hit"),
    }  # fmt: skip
    check_table("flow", read_table(folder / "codes", "flow"))
    assert list(read_table(folder / "codes", "articles")["article_id"]) == ["good", "wire"]
    passages = read_table(folder / "codes", "passages")
    assert set(passages["article_id"]) | set(passages["other_id"]) == {"good", "wire"}, (
        "wire copy is shared by what is coded"
    )
    assert steps(check_set(folder).flow)["all"] == (9, 7, 5, 2, 2)
    again = refresh_codes(folder)
    assert again.says == "coded from the words of 2 of 9 articles; 5 left out as duplicate or not relevant"
    (folder / "texts" / "ball.txt").unlink()
    assert refresh_codes(folder).says == "6 of 9 texts at hand: redrawn from the codes of 2 articles"
