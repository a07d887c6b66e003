import pytest

from framing.corpus.flow import check_set
from framing.corpus.manifest import write_manifest
from framing.errors import ArticleSetError
from framing.tables import read_csv
from tests.conftest import INVENTED


def test_the_flow_counts_each_step_per_outlet(tmp_path):
    (tmp_path / "texts").mkdir()
    for name, text in (("a", "Nine died."), ("b", "Nine died."), ("c", "")):
        (tmp_path / "texts" / f"{name}.txt").write_text(text)
    (tmp_path / "texts" / "stray.txt").write_text("Not in the list.")
    (tmp_path / "articles.csv").write_text(
        "id,outlet,date,file\n1,H,2031,texts/a.txt\n2,H,2031,texts/b.txt\n3,H,2031,texts/c.txt\n4,,2031,texts/d.txt\n"
    )
    check = check_set(tmp_path)
    rows = {row.outlet: (row.found, row.readable, row.unique, row.coded) for row in check.flow.itertuples()}
    assert rows == {"H": (3, 2, 1, 0), "(no outlet)": (1, 0, 0, 0), "all": (4, 2, 1, 0)}
    assert set(check.problems["problem"]) == {
        "same text",
        "unusable text",
        "no text",
        "no outlet",
        "text not listed",
        "no codebook",
    }
    assert "texts/stray.txt is not in articles.csv; add a row or take it away" in set(check.problems["detail"])


def test_the_invented_set_is_complete():
    check = check_set(INVENTED)
    last = check.flow.iloc[-1]
    assert tuple(last[["found", "readable", "unique", "coded"]]) == (24, 24, 24, 24)
    assert not len(check.problems)


def test_a_manifest_to_fill_in(tmp_path):
    (tmp_path / "texts" / "Herald").mkdir(parents=True)
    (tmp_path / "texts" / "Herald" / "one.txt").write_text("Toll rises in Dorim\n\nNine people died.")
    (tmp_path / "texts" / "two.txt").write_text("No headline here, but a sentence that ends.\n")
    table = read_csv(write_manifest(tmp_path)).set_index("id")
    assert table.loc["Herald/one", ["outlet", "title", "guessed", "file"]].tolist() == [
        "Herald",
        "Toll rises in Dorim",
        "outlet title",
        "texts/Herald/one.txt",
    ]
    assert table.loc["two", ["outlet", "title", "guessed"]].isna().all()
    with pytest.raises(ArticleSetError, match="is there already and is not overwritten"):
        write_manifest(tmp_path)


def test_no_manifest_for_an_empty_folder(tmp_path):
    with pytest.raises(ArticleSetError, match=r"no \.txt file; put one text file per article into the folder"):
        write_manifest(tmp_path)
