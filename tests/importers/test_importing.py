"""Files in, an article set out: every article counted, every difference said, nothing lost."""

import csv
import io
import zipfile

import pytest

from framing import import_articles, read_articles
from framing.errors import ImportingError, OutputError
from framing.tables import read_csv

TEXT = "Shells hit the ford\n\nBy Ada Mirov\n\nTwo people died when shells hit the ford at dawn, the river guard said.\n"
OTHER = "The ford is quiet\n\nNo shell fell on the ford on Friday, two ferrymen said, and the market opened at nine.\n"


def listed(*rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.fixture
def folder(tmp_path):
    """A folder to put files into, and a function that imports it."""
    source = tmp_path / "in"
    source.mkdir()

    def put(name, data):
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    put.run = lambda **options: import_articles([source], tmp_path / "set", **options)
    put.set = tmp_path / "set"
    return put


def test_texts_stay_as_they_are_and_the_set_can_be_read(folder):
    folder("Sarn Post/2031-04-18/a.txt", TEXT)
    folder("Sarn Herald_2031-04-19_b.txt", OTHER.replace("\n", "\r\n"))
    folder("c.txt", TEXT.encode("utf-16"))
    done = folder.run()
    texts = read_articles(folder.set).texts
    assert set(texts.values()) == {TEXT, OTHER.replace("\n", "\r\n")}
    assert list(texts) == list(done.articles["id"])
    rows = done.articles.set_index("source_file")
    assert rows.loc["Sarn Post/2031-04-18/a.txt", ["outlet", "date", "title", "author"]].tolist() == ["Sarn Post", "2031-04-18", "Shells hit the ford", "Ada Mirov"]  # fmt: skip
    assert rows.loc["Sarn Herald_2031-04-19_b.txt", ["outlet", "date"]].tolist() == ["Sarn Herald", "2031-04-19"]
    assert "outlet" in rows.loc["Sarn Post/2031-04-18/a.txt", "guessed"].split()
    assert read_articles(folder.set).problems.empty


def test_every_file_is_a_row_and_every_article_of_it_is_in_the_set(folder):
    folder("a.txt", TEXT)
    folder("list.csv", listed({"headline": "Ford", "body": TEXT, "source": "Sarn Post"}, {"headline": "Quiet", "body": OTHER, "source": "Sarn Post"}))  # fmt: skip
    folder("empty.txt", b"")
    folder("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    folder(".DS_Store", b"\0\0")
    done = folder.run()
    assert done.files.set_index("file")["found"].to_dict() == {"a.txt": 1, "empty.txt": 0, "list.csv": 2, "picture.png": 0}
    assert done.files["found"].sum() - done.files["joined"].sum() == len(done.articles) == 3
    said = " ".join(done.problems["detail"])
    assert "empty.txt: there is nothing in it" in said
    assert "picture.png: binary file" in said
    kept = read_csv(folder.set / "import" / "files.csv")
    assert kept["file"].tolist() == done.files["file"].tolist()
    assert len(read_csv(folder.set / "import" / "problems.csv")) == len(done.problems)


def test_a_list_without_words_meets_its_texts(folder):
    folder("list.csv", listed({"id": "a7", "outlet": "Sarn Post", "date": "18/04/2031"}, {"id": "b8", "outlet": "Sarn Herald", "date": "19/04/2031"}))  # fmt: skip
    folder("a7.txt", TEXT)
    done = folder.run()
    rows = done.articles.set_index("id")
    assert rows.loc["a7", "guessed"] == "author genre title"
    assert rows.loc["a7", ["outlet", "date", "source_file"]].tolist() == ["Sarn Post", "2031-04-18", "a7.txt"]
    assert rows["file"].isna().to_dict() == {"a7": False, "b8": True}
    assert done.files.set_index("file")["joined"].to_dict() == {"a7.txt": 0, "list.csv": 1}


def test_archives_are_opened(folder):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Sarn Post_2031-04-18_a.txt", TEXT)
        archive.writestr("__MACOSX/._a.txt", b"\0\5\26\7")
    folder("download.zip", packed.getvalue())
    folder("broken.zip", packed.getvalue()[:60])
    done = folder.run()
    assert done.articles["source_file"].tolist() == ["download.zip/Sarn Post_2031-04-18_a.txt"]
    assert done.problems.query("detail.str.startswith('broken.zip')").shape[0] == 1


def test_a_file_too_large_in_an_archive_is_said(folder, monkeypatch):
    monkeypatch.setattr("framing.importers.files.LARGEST", 10)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    folder("download.zip", packed.getvalue())
    done = folder.run()
    assert done.files["file"].tolist() == ["download.zip/a.txt"]
    assert done.problems["detail"].str.contains("unpack the archive and give the file itself").tolist() == [True]


def test_the_same_file_twice_is_said_once(folder):
    folder("a.txt", TEXT)
    folder("copy of a.txt", TEXT)
    done = folder.run()
    assert done.problems.query("problem == 'same file'")["detail"].tolist() == [
        "copy of a.txt: the same articles as in a.txt; take one of them away"
    ]


def test_editions_are_marked_and_kept(folder):
    report = " ".join(f"At hour {n} the guard of the ford counted {n * 7} shells on bank {n}." for n in range(30))
    folder("Sarn Post_2031-04-18_early.txt", report)
    folder("Sarn Post_2031-04-18_late.txt", report + " By night it was over, said the ferrymen.")
    folder("Sarn Herald_2031-04-18_x.txt", report)
    done = folder.run()
    marked = done.articles.set_index("id")["duplicate_of"].dropna().to_dict()
    assert marked == {"Sarn-Post_2031-04-18_early": "Sarn-Post_2031-04-18_late"}
    assert len(read_articles(folder.set).texts) == 3


def test_live_blogs_are_kept_and_split_on_request(folder, tmp_path):
    blog = "Ford live: shells at dawn\n\n" + "\n\n".join(f"1{n}:05\n\nShell number {n} fell." for n in range(6))
    folder("Sarn Post_2031-04-18_live.txt", blog)
    done = folder.run()
    assert "live blog" in set(done.problems["problem"])
    assert len(done.articles) == 1
    split = import_articles([tmp_path / "in"], tmp_path / "split", split_live_blogs=True)
    assert len(split.articles) == 7
    words = " ".join(read_articles(tmp_path / "split").texts.values())
    assert all(f"Shell number {n} fell." in words for n in range(6))


def test_nothing_is_written_over(folder):
    folder("a.txt", TEXT)
    folder.run()
    before = (folder.set / "articles.csv").read_bytes()
    with pytest.raises(ImportingError, match=r"holds an articles\.csv already"):
        folder.run()
    (folder.set / "articles.csv").unlink()
    (folder.set / "study.yml").write_text("title: mine\n")
    (folder.set / "texts" / "a.txt").write_text("corrected by hand")
    with pytest.raises(OutputError, match=r"a\.txt: is there with other words"):
        folder.run()
    (folder.set / "texts" / "a.txt").unlink()
    folder.run()
    assert (folder.set / "articles.csv").read_bytes() == before
    assert (folder.set / "study.yml").read_text() == "title: mine\n"


def test_texts_and_import_stay_out_of_a_repository(folder):
    folder("a.txt", TEXT)
    folder.run()
    assert {"texts/", "import/"} <= set((folder.set / ".gitignore").read_text().splitlines())


@pytest.mark.parametrize("files", [["not there.docx"], []])
def test_nothing_to_read(files, tmp_path):
    with pytest.raises(ImportingError, match=r"no such file|nothing to import"):
        import_articles([tmp_path / f for f in files] or [tmp_path], tmp_path / "set")
    assert not (tmp_path / "set").exists()


def test_names_of_outlets_can_be_set_and_are_written_down(folder, tmp_path):
    folder("list.csv", listed({"title": "Ford", "text": TEXT, "outlet": "SP Online"}, {"title": "Quiet", "text": OTHER, "outlet": "The Sarn Post"}))  # fmt: skip
    own = tmp_path / "outlets.yml"
    own.write_text("outlets:\n  - {name: Sarn Post, also: [SP Online]}\n")
    done = folder.run(outlets=own)
    assert set(done.articles["outlet"]) == {"Sarn Post"}
    again = import_articles([tmp_path / "in"], tmp_path / "again", outlets=folder.set / "import" / "outlets.yml")
    assert set(again.articles["outlet"]) == {"Sarn Post"}


def test_the_draft_of_study_yml_is_valid_and_leaves_other_languages_out(folder):
    folder("a.txt", TEXT)
    folder("b.txt", "Die Flusswache teilte am Freitag mit, dass zwei Männer an der Furt gestorben seien. " * 5)
    folder.run()
    found = read_articles(folder.set).set
    assert found.study.relevance.languages == ("en",)
