"""Article sets in all forms; nothing altered, nothing dropped silently."""

import hashlib
import json

import pandas as pd
import pytest

from framing.corpus import read_articles
from framing.errors import ArticleSetError

TEXT = "Toll rises\r\n\r\nNine people died, said Ana Brok."


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def a_set(tmp_path, rows, texts):
    """A folder with texts/ and an articles.csv of the given lines."""
    (tmp_path / "texts").mkdir(exist_ok=True)
    for name, data in texts.items():
        (tmp_path / "texts" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (tmp_path / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def problems(articles):
    return [(p.article_id, p.problem) for p in articles.problems.itertuples()]


def test_line_ends_stay_and_offsets_hold(tmp_path):
    articles = read_articles(a_set(tmp_path, ["id,outlet,file", "000,NA,texts/a.txt"], {"a.txt": TEXT}))
    assert articles.texts["000"] == TEXT
    assert list(articles.table["article_id"]) == ["000"]
    assert list(articles.table["outlet"]) == ["NA"]
    assert articles.table.loc[0, "sha256"] == digest(TEXT)
    assert articles.table.loc[0, "words"] == 8


# bytes of the file, text read, problem
@pytest.mark.parametrize(
    ("data", "text", "problem"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, None),
        (TEXT.encode("utf-16"), TEXT, None),
        ("“Nine,” he said".encode("cp1252"), "“Nine,” he said", "doubtful encoding"),
        (b"\x00\x01\x02PNG", None, "unreadable file"),
        (TEXT.encode("utf-16-le"), None, "unreadable file"),
        (b"\xff\xfe" + bytes(range(1, 255)) * 8, None, "unreadable file"),
        (b"", None, "unusable text"),
        (b" \n ", None, "unusable text"),
        (b"x" * 10_000_000, None, "unusable text"),
        (b"<p>One</p><p>Two</p><p>Three</p> people died.", "<p>One</p><p>Two</p><p>Three</p> people died.", "doubtful text"),
        ("He said â€œnineâ€".encode(), "He said â€œnineâ€", "doubtful text"),
    ],
    ids=[
        "utf-8 mark",
        "utf-16 mark",
        "cp1252",
        "binary",
        "utf-16 bare",
        "looks like utf-16",
        "empty",
        "blank",
        "10 MB line",
        "html",
        "mojibake",
    ],
)
def test_encodings(tmp_path, data, text, problem):
    articles = read_articles(a_set(tmp_path, ["id,file", "a,texts/a.txt", "b,texts/b.txt"], {"a.txt": data, "b.txt": TEXT}))
    assert articles.texts.get("a") == text
    assert problems(articles) == ([("a", problem)] if problem else [])
    assert articles.texts["b"] == TEXT, "the other article is read all the same"
    assert list(articles.table["article_id"]) == ["a", "b"]


def test_unreadable_files_say_what_where_and_the_fix(tmp_path):
    articles = read_articles(a_set(tmp_path, ["id,file", "a,texts/a.txt", "b,texts/no.txt"], {"a.txt": b"\x00"}))
    assert list(articles.problems["detail"]) == [
        "a.txt: binary file, or UTF-16 without a mark; save the article as UTF-8 text",
        "texts/no.txt: not there; put the file there, or name a folder that holds it with --texts",
    ]


# a row of the manifest, its problem
@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,../secret.txt,,", "file outside the set"),
        ("a,/etc/hostname,,", "file outside the set"),
        ("a,texts/link.txt,,", "file outside the set"),
        ("a,texts/a.txt,3 January,", "unreadable date"),
        ("a,texts/a.txt,2024-13-01,", "unreadable date"),
        ("a,texts/a.txt,,gossip", "unknown genre"),
        (",texts/a.txt,,", "no id"),
    ],
)
def test_manifest_problems(tmp_path, row, problem):
    (tmp_path / "set").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    folder = a_set(tmp_path / "set", ["id,file,date,genre", row], {"a.txt": TEXT})
    (folder / "texts" / "link.txt").symlink_to(tmp_path / "secret.txt")
    articles = read_articles(folder)
    assert [name for _, name in problems(articles)] == [problem]
    assert "secret" not in articles.texts.values()


@pytest.mark.parametrize("date", ["2024", "2024-01", "2024-01-18", "2024-01-18T18:40", "2024-01-18T18:40:00Z"])
def test_dates(tmp_path, date):
    articles = read_articles(a_set(tmp_path, ["id,file,date", f"a,texts/a.txt,{date}"], {"a.txt": TEXT}))
    assert list(articles.table["date"]) == [date] and not len(articles.problems)


def test_a_doubled_id_keeps_the_first_article(tmp_path):
    articles = read_articles(
        a_set(tmp_path, ["id,file", "a,texts/a.txt", "a,texts/b.txt"], {"a.txt": TEXT, "b.txt": "Other."})
    )
    assert articles.texts == {"a": TEXT}
    assert problems(articles) == [("a", "doubled id")]


def test_texts_elsewhere_are_known_by_their_digest(tmp_path):
    folder = a_set(
        tmp_path / "set" if (tmp_path / "set").mkdir() is None else tmp_path,
        ["id,file,sha256", f"a,texts/gone.txt,{digest(TEXT)}"],
        {},
    )
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "any name.txt").write_bytes(TEXT.encode())
    assert read_articles(folder).texts == {}
    assert read_articles(folder, tmp_path / "elsewhere").texts == {"a": TEXT}


def test_a_changed_text_is_noticed(tmp_path):
    articles = read_articles(a_set(tmp_path, ["id,file,sha256", f"a,texts/a.txt,{digest('before')}"], {"a.txt": TEXT}))
    assert problems(articles) == [("a", "changed text")]
    assert articles.table.loc[0, "sha256"] == digest(TEXT)


def test_a_folder_of_texts(tmp_path):
    for name in ("The Herald/2024-01-18/one.txt", "Courier_2024-01-19_two.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Nine died.")
    table = read_articles(tmp_path).table.set_index("article_id")
    assert table.loc["The Herald/2024-01-18/one", ["outlet", "date"]].tolist() == ["The Herald", "2024-01-18"]
    assert table.loc["Courier_2024-01-19_two", ["outlet", "date"]].tolist() == ["Courier", "2024-01-19"]


ROWS = [
    {"id": "000", "text": "Nine died.", "outlet": "NA", "title": "Toll"},
    {"id": "1", "text": "Toll\n\nNine died.", "outlet": "H", "title": "Toll"},
]


def as_csv(path):
    pd.DataFrame(ROWS).to_csv(path, index=False)


def as_jsonl(path):
    path.write_text("\n".join(json.dumps(r) for r in ROWS), encoding="utf-8")


def as_parquet(path):
    pd.DataFrame(ROWS).to_parquet(path)


@pytest.mark.parametrize(("name", "write"), [("set.csv", as_csv), ("set.jsonl", as_jsonl), ("set.parquet", as_parquet)])
def test_one_file_sets(tmp_path, name, write):
    write(tmp_path / name)
    articles = read_articles(tmp_path / name)
    assert articles.texts == {"000": "Toll\n\nNine died.", "1": "Toll\n\nNine died."}, (
        "a title that is not in the text is set above it, once"
    )
    assert list(articles.table["outlet"]) == ["NA", "H"]
    assert not len(articles.problems)


def test_broken_lines_of_a_jsonl_set(tmp_path):
    (tmp_path / "set.jsonl").write_text(
        '{"id": "a", "text": "Nine died."}\n{"id": "b"\n[1]\n{"id": "d", "text": 4}\n', encoding="utf-8"
    )
    articles = read_articles(tmp_path / "set.jsonl")
    assert articles.texts == {"a": "Nine died."}
    assert problems(articles) == [("row 2", "unreadable row"), ("row 3", "unreadable row"), ("d", "no text")]


def test_half_a_character_pair(tmp_path):
    (tmp_path / "set.jsonl").write_text('{"id": "a", "text": "Nine \\ud800 died."}\n', encoding="utf-8")
    assert problems(read_articles(tmp_path / "set.jsonl")) == [("a", "unusable text")]


# what is there, the message
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("", None, "an empty set: no articles.csv and no .txt file; put one text file per article into the folder"),
        ("articles.csv", "outlet,file\nH,a.txt\n", "no column 'id'; the columns are id, outlet, publisher, date, title, author, url, genre, credit, file, sha256"),
        ("set.csv", "id,words\n1,x\n", "no column 'text'; a set in one file needs the columns id and text (found: id, words)"),
        ("set.parquet", "no parquet", "no Parquet file"),
        ("set.doc", "x", "an article set is a folder, or a .csv, .jsonl or .parquet file with columns id and text"),
        ("study.yml", "codes: mine\n", "study.yml line 1: codes: Input should be 'machine', 'corrected' or 'reference'"),
        ("gone.csv", None, "no such file or folder"),
    ],
)  # fmt: skip
def test_sets_that_cant_be_read(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_text(data)
        (tmp_path / "a.txt").write_text("x") if name == "study.yml" else None
    path = tmp_path if name in ("", "articles.csv", "study.yml") else tmp_path / name
    with pytest.raises(ArticleSetError) as error:
        read_articles(path)
    assert message in str(error.value) and str(tmp_path) in str(error.value)
    assert "\n" not in str(error.value)
