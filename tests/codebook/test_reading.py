"""A broken codebook is one line that names file, line and fix."""

import pytest

from framing.codebook import read_codebook
from framing.errors import CodebookError

HEAD = 'title: T\nabout: A\nsource: S\nlicence: MIT\nversion: "1"\n'
ACTOR = "  - {{id: {id}, name: {name}, example: An example., counter_example: Another.{more}}}\n"
EVENT = "events:\n  - {{id: e1, title: E, date: 2031-03-04, places: [Dorim], place_party: {party}, example: A., counter_example: B.}}\n"


def actor(id="slf", name="Sarnic Front", more=""):
    return ACTOR.format(id=id, name=name, more=more)


# the file, the message behind the path
CASES = [
    (HEAD + "actors:\n" + actor(more=", alias: [X]"), " line 7: unknown key 'alias' in actors.0; known: example, counter_example, about, id, name, kind, names, abbreviations, descriptions, collective, within, opposes, sponsored_by"),
    (HEAD + "actors:\n" + actor(more=", names: [Sarnic Front]"), " line 7: 'Sarnic Front' already names 'slf' on line 7; a name belongs to one actor or party"),
    (HEAD + "actors:\n" + actor() + actor(name="Other"), " line 8: id 'slf' stands twice (first on line 7)"),
    (HEAD + "actors:\n" + actor() + actor(id="x", name="Sarnic Front"), " line 8: 'Sarnic Front' already names 'slf' on line 7; a name belongs to one actor or party"),
    (HEAD + "actors:\n" + actor(more=", kind: noble"), " line 7: unknown code 'noble'; allowed: 'nonstate', 'state' or 'state_linked'"),
    (HEAD + "actors:\n" + actor(more=", opposes: [vostanja]"), " line 7: opposes 'vostanja' is not declared; declare it under actors or parties"),
    (HEAD + "actors:\n" + actor() + EVENT.format(party="irann"), " line 9: place_party 'irann' is not declared (did you mean 'iran'?); declare it under actors or parties"),
    (HEAD + "actors:\n" + actor(name="NO"), ' line 7: bare NO reads as true or false elsewhere; write "NO" in quotation marks'),
    (HEAD + "actors:\n  - {id: slf, name: N, example: An example.}\n", " line 7: key 'counter_example' is missing in actors.0"),
    (HEAD + "title: again\nactors: []\n", " line 6: key 'title' stands twice (first on line 1); keep one"),
    (HEAD + "actors: [\n", " line 7: expected the node content, but found '<stream end>'; check indentation, colons and quotation marks"),
    (HEAD, " line 1: key 'actors' is missing"),
    ("- a list\n", " line 1: a codebook is a mapping with the keys title, about, source, licence, version, log, actors, parties, events"),
    ("", " line 1: key 'title' is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), CASES)
def test_messages(tmp_path, text, message):
    path = tmp_path / "codebook.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as error:
        read_codebook(path)
    assert str(error.value) == f"{path}{message}"


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "codebook.yml"
    path.write_bytes(b"title: \xff\xfe")
    with pytest.raises(CodebookError, match=r"codebook\.yml: byte 7 is not UTF-8; save the file as UTF-8"):
        read_codebook(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CodebookError, match=r"codebook\.yml: can't be read \(No such file or directory\)"):
        read_codebook(tmp_path / "codebook.yml")


def test_digest_changes_with_the_wording_only(tmp_path):
    path = tmp_path / "codebook.yml"
    path.write_text(HEAD + "actors:\n" + actor(), encoding="utf-8")
    first = read_codebook(path).digest
    path.write_text("# a remark\n" + HEAD + "actors:\n" + actor(), encoding="utf-8")
    assert read_codebook(path).digest == first
    path.write_text(HEAD + "actors:\n" + actor(name="Sarnish Front"), encoding="utf-8")
    assert read_codebook(path).digest != first


def test_ids_stay_text(tmp_path):
    path = tmp_path / "codebook.yml"
    path.write_text(HEAD + "actors:\n" + actor(id="007"), encoding="utf-8")
    assert read_codebook(path).actors[0].id == "007"
