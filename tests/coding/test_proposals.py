"""`framing actors`: what a set's articles name, put together over spellings, as a codebook that can be read."""

from collections import Counter

import pandas as pd
import pytest

from framing import draft_codebook, propose_actors, read_codebook
from framing.cli import main
from framing.coding.name_groups import group_names
from tests.conftest import code_text

ARTICLES = {
    "a1": "The Tarwan Liberation Front (TLF) fired on a bus. TLF rebels fled. Officials met on Monday in the town hall.",
    "a2": "The Tarwan Liberaton Front, a rebel group, left the talks. Police said that they met the TLF on Friday.",
    "a3": "Two envoys of the Tarwan Liberation Front met ministers on Monday. A school opened in the valley.",
    "a4": "Hizbollah militants crossed the river. Hezbollah said that it had lost nobody. The bridge is closed.",
    "a5": "The militant group Kesra Dawn shot a driver near the mill. Nobody was arrested, the police said.",
    "a6": "The ministry opened a road on Tuesday. Traders were glad of it, the mayor said.",
}


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("set")
    path = folder / "set.csv"
    pd.DataFrame({"id": list(ARTICLES), "text": list(ARTICLES.values()), "outlet": ["A", "B", "A", "B", "A", "B"]}).to_csv(
        path, index=False
    )
    return path, propose_actors(path)


def test_spellings_typing_errors_and_abbreviations_of_a_group_are_one_actor(proposed):
    front = proposed[1].actors.set_index("id").loc["tarwan_liberation_front"]
    assert front["spellings"] == "Tarwan Liberation Front | Tarwan Liberaton Front"
    assert front["abbreviations"] == "TLF"
    assert (front["mentions"], front["articles"], front["outlets"]) == (6, 3, 2)  # a3 says nothing of arms
    assert front["called"] == "rebel 2"
    assert bool(front["sure"]) and not front["known"]


def test_a_group_on_the_general_list_takes_its_id_and_name_from_there(proposed):
    party = proposed[1].actors.set_index("id").loc["hezbollah"]
    assert (party["name"], party["spellings"], party["mentions"]) == ("Hezbollah", "Hezbollah | Hizbollah", 2)
    assert party["known"] and party["sure"]


def test_what_is_named_once_is_unsure_and_what_is_no_group_is_not_proposed(proposed):
    actors = proposed[1].actors
    assert set(actors["id"]) == {"tarwan_liberation_front", "hezbollah", "kesra_dawn"}
    assert not actors.set_index("id").loc["kesra_dawn", "sure"]


def test_contexts_show_the_words_in_different_articles_first(proposed):
    contexts = proposed[1].contexts
    shown = contexts[contexts["id"] == "tarwan_liberation_front"]
    assert list(shown["article_id"][:3]) == ["a1", "a2", "a3"] and len(shown) == 5
    for row in shown.itertuples():
        assert ARTICLES[row.article_id][row.start : row.end] == row.words


def test_the_draft_is_a_codebook_that_codes_the_articles(proposed, tmp_path):
    path = tmp_path / "codebook.yml"
    path.write_text(draft_codebook(proposed[1].actors.to_dict("records"), 'A "draft": 1'), encoding="utf-8")
    book = read_codebook(path)
    assert {actor.id for actor in book.actors} == {"tarwan_liberation_front", "hezbollah"}
    assert "# - id: kesra_dawn" in path.read_text(encoding="utf-8")
    for actor in book.actors:
        assert {row["actor"] for row in code_text(actor.example, book)["mentions"]} == {actor.id}
        assert code_text(actor.counter_example, book)["mentions"] == []
    rows = code_text(ARTICLES["a2"], book)
    assert {row["actor"] for row in (*rows["mentions"], *rows["labels"])} == {"tarwan_liberation_front"}


def test_the_sets_own_codebook_is_not_proposed_again(proposed, tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "set.csv").write_text(proposed[0].read_text(encoding="utf-8"), encoding="utf-8")
    draft = draft_codebook(proposed[1].actors.to_dict("records"), "Draft")
    (folder / "codebook.yml").write_text(draft, encoding="utf-8")
    assert list(propose_actors(folder / "set.csv").actors["id"]) == ["kesra_dawn"]


def test_one_article_that_fails_does_not_stop_the_others(proposed, monkeypatch):
    from framing.coding import proposals

    def code(item, book, whole=proposals.code_article):
        if item.id == "a1":
            raise ValueError("torn")
        return whole(item, book)

    monkeypatch.setattr(proposals, "code_article", code)
    result = propose_actors(proposed[0])
    assert "hezbollah" in set(result.actors["id"])
    assert result.problems[["article_id", "problem", "detail"]].values.tolist() == [["a1", "failed", "ValueError: torn"]]


def test_the_command_writes_a_draft_and_never_over_one(proposed, tmp_path, capsys):
    out = tmp_path / "draft.yml"
    assert main(["actors", str(proposed[0]), "--out", str(out)]) == 0
    assert "tarwan_liberation_front" in out.read_text(encoding="utf-8")
    assert len(pd.read_csv(tmp_path / "draft-contexts.csv")) == 8
    assert "/draft-contexts.csv" in (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()
    before = out.read_bytes()
    assert main(["actors", str(proposed[0]), "--out", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err and out.read_bytes() == before


def test_a_group_on_the_list_takes_in_names_that_begin_with_a_figure():
    pairs = Counter({("Hezbollah", "Hezbollah"): 2, ("26 June Party", "Hezbollah"): 1})
    (group,) = group_names(pairs, {}, read_codebook())
    assert (group.id, group.known, group.spellings) == ("hezbollah", True, ("Hezbollah", "26 June Party"))


def test_articles_without_any_armed_actor(tmp_path, capsys):
    path = tmp_path / "set.csv"
    path.write_text(f"id,text\na6,{ARTICLES['a6']!r}\n".replace("'", '"'), encoding="utf-8")
    assert main(["actors", str(path), "--out", str(tmp_path / "draft.yml")]) == 0
    assert "no armed actor found" in capsys.readouterr().out
    assert read_codebook(tmp_path / "draft.yml").actors == []
