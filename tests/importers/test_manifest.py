"""A manifest for a folder of texts, guesses marked."""

import pytest

from framing.errors import ArticleSetError
from framing.importers.manifest import write_manifest
from framing.tables import read_csv


def test_a_manifest_to_fill_in(tmp_path):
    (tmp_path / "texts" / "Herald").mkdir(parents=True)
    (tmp_path / "texts" / "Herald" / "one.txt").write_text("Toll rises in Dorim\n\nNine people died.")
    (tmp_path / "texts" / "two.txt").write_text("No headline here, but a sentence that ends.\n")
    table = read_csv(write_manifest(tmp_path)).set_index("id")
    assert table.loc["Herald/one", ["outlet", "title", "guessed", "file"]].tolist() == [
        "Herald",
        "Toll rises in Dorim",
        "genre outlet title",
        "texts/Herald/one.txt",
    ]
    assert table.loc["two", ["outlet", "title"]].isna().all()
    assert table.loc["two", "guessed"] == "genre"
    with pytest.raises(ArticleSetError, match="is there already and is not overwritten"):
        write_manifest(tmp_path)


def test_no_manifest_for_an_empty_folder(tmp_path):
    with pytest.raises(ArticleSetError, match=r"no \.txt file; put one text file per article into the folder"):
        write_manifest(tmp_path)
