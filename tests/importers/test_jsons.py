"""JSON of crawlers and APIs: every article, every character, and where a file is broken."""

import json

import pytest

from framing.importers.jsons import read_json
from tests.importers.samples_jsons import PROGRAMS, TEXT
from tests.importers.samples_lists import random_texts


def kinds(problems):
    return [kind for kind, _ in problems]


@pytest.mark.parametrize(
    ("value", "layout", "fields", "text", "announced", "problems"),
    [row[1:] for row in PROGRAMS],
    ids=[row[0] for row in PROGRAMS],
)
def test_what_a_program_writes_is_read(value, layout, fields, text, announced, problems):
    contents = read_json(json.dumps(value).encode(), "f.json")
    (found,) = contents.articles
    assert (found.title, contents.layout, found.text, contents.announced) == ("Mill closes", layout, text, announced)
    assert found.fields == fields
    assert kinds(found.problems) == problems and kinds(contents.problems) == ([] if text else ["no texts"])
    assert found.above == (["Grief in the valley"] if layout == "Fundus" and problems else [])


TEXTS = random_texts(11)
ARTICLES = [{"id": i, "title": "T", "text": text, "source": {"name": "Velm Post"}} for i, text in enumerate(TEXTS)]
FORMS = {
    "a list": json.dumps(ARTICLES),
    "a list with indents": json.dumps(ARTICLES, indent=2, ensure_ascii=False),
    "lines": "\n".join(json.dumps(a, ensure_ascii=False) for a in ARTICLES),
    "lines with commas": ",\r\n".join(map(json.dumps, ARTICLES)),
    "one after another": "\n".join(json.dumps(a, indent=1) for a in ARTICLES),
    "an envelope": json.dumps({"status": "ok", "totalResults": 40, "articles": ARTICLES}),
    "envelopes as lines": "\n".join(json.dumps({"articles": ARTICLES[i : i + 10]}) for i in range(0, 40, 10)),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read_character_for_character(form, encoding):
    contents = read_json(FORMS[form].encode(encoding), "f.json")
    assert [found.text for found in contents.articles] == TEXTS
    assert [found.fields for found in contents.articles] == [{"id": str(i), "outlet": "Velm Post"} for i in range(40)]
    assert not contents.problems or form == "one after another"
    assert not any(found.problems for found in contents.articles)


@pytest.mark.parametrize("form", FORMS)
def test_every_cut_keeps_the_articles_before_it(form):
    text = FORMS[form]
    for end in range(len(text) // 3, len(text) - 3, 83):
        contents = read_json(text[:end].encode(), "f.json")
        whole = text[:end].count("Velm Post") - 1
        if form == "envelopes as lines":
            whole -= 10  # a cut envelope within lines is read as far as it closes
        assert [found.text for found in contents.articles][: max(whole, 0)] == TEXTS[: max(whole, 0)], end


@pytest.mark.parametrize("form", [f for f in FORMS if f != "envelopes as lines"])
def test_a_broken_article_costs_no_other(form):
    text = FORMS[form]
    at = text.index("Text 20")
    contents = read_json((text[: at - 3] + text[at:]).encode(), "f.json")
    assert [found.text for found in contents.articles] == TEXTS[:20] + TEXTS[21:]
    assert kinds(contents.problems)[0] == "broken JSON" and len(contents.problems) <= 2
    assert "line" in contents.problems[0][1]


# what the file is, its bytes, texts, problems of the file
DAMAGED = [
    ("a broken line", b'{"text": "one"}\n{"text": "tw\n{"text": "three"}\n', ["one", "three"], [("broken JSON", "f.json breaks at line 2; the rest of the file is read; export that article again")]),
    ("a cut line", b'{"text": "one"}\n{"text": "two and', ["one", "two and"], [("cut off", "f.json breaks at line 2; everything before it is read; export that article again")]),
    ("a cut list", b'[{"text": "one"},\n {"text": "two"', ["one", "two"], [("cut off", "f.json breaks at line 2, character 16 (Expecting ',' delimiter); what stands before it is read; export it again")]),
    ("mixed encodings", '[{"text": "Müller"},\n'.encode() + '{"text": "Köhler"}]'.encode("cp1252"), ["Müller", "Köhler"], [("mixed encodings", "f.json is UTF-8 but for line 2, read as Windows-1252; look at the names there")]),
    ("an empty list", b"[]", [], [("empty", "f.json holds no articles; look at the query that made it")]),
    ("nothing", b"  ", [], [("empty", "f.json is empty; export it again")]),
    ("unknown keys", b'[{"foo": "x", "bar": {"baz": 1}}]', [], [("no article", "article 1 has no key for a text, a title or an address; left out"), ("no known columns", "f.json has the keys foo, bar.baz; rename the one with the articles' words to 'text', and those with headline, newspaper, date and address to 'title', 'outlet', 'date' and 'url'")]),
    ("nested without end", b"[" * 100_000, [], [("broken JSON", "f.json nests records too deeply to be articles; look what it is")]),
    ("no JSON", b"hello", [], None),
    ("NaN", b'[{"text": NaN, "title": "A"}, {"text": "x", "title": NaN}]', [None, "x"], []),
    ("a script", b'{"text": "<script>alert(1)</script>"}', ["<script>alert(1)</script>"], []),
    ("half a pair", b'{"text": "x \\ud83d"}', ["x \ud83d"], []),
    ("wrong total", b'{"totalResults": "many", "articles": [{"text": "x"}]}', ["x"], []),
]  # fmt: skip


@pytest.mark.parametrize(("data", "texts", "problems"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_damage_is_named(data, texts, problems):
    contents = read_json(data, "f.json")
    assert [found.text for found in contents.articles] == texts
    if problems is None:
        assert contents.problems
    else:
        assert contents.problems == problems


def test_numbers_stay_as_printed():
    (found,) = read_json(b'{"text": "x", "id": 12.50, "date": 1932800000000}', "f.json").articles
    assert found.fields == {"id": "12.50", "date": "1932800000000"}


def test_an_announced_number_outlives_a_cut():
    contents = read_json(json.dumps({"status": "ok", "totalResults": 40, "articles": ARTICLES}).encode()[:-200], "f.json")
    assert (contents.announced, contents.announced_by) == (40, "the file's own 'totalResults'")


def test_a_text_of_many_megabytes_is_read():
    text = "word " * 2_000_000
    assert read_json(json.dumps([{"text": text}, {"text": TEXT}]).encode(), "f.json").articles[0].text == text
