"""coders.yml and the coders of a set: who made what, and what is wrong said in one line."""

import pytest

from framing.agreement import coder_agreement, disagreements_to_settle, read_coders, write_reference
from framing.corpus.coders_file import read_coders_file
from framing.errors import CodesError, TableError
from tests.agreement.coded_twice import at, set_with, write_tables
from tests.conftest import INVENTED, REAL


def test_the_coders_of_the_invented_set_are_language_models():
    coders = read_coders(INVENTED)
    said = {name: (c.made_by, len(c.articles)) for name, c in coders.coders.items()}
    assert said == {
        "machine": ("machine", 24),
        "reference": ("language model", 24),
        "first": ("language model", 8),
        "second": ("language model", 8),
    }
    assert coders.own == ["first", "second"]


def test_the_file_of_the_real_set_is_read_as_it_is():
    file = read_coders_file(REAL / "gold" / "coders.yml")
    assert (file.reference.made_by, file.coders) == ("language model", {})
    assert read_coders(REAL)["reference"].made_by == "language model"


# what coders.yml says, what is said of it
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "coders:\n  ann: {articles: 3}\n",
            "line 2: coders.ann.made_by is missing; write who coded: person, people, language model, machine",
        ),
        (
            "reference:\n  made_by: robot\n",
            "line 2: reference.made_by can't be 'robot'; write who coded: person, people, language model, machine",
        ),
        (
            "coders:\n  ann: {made_by: person, blindly: yes}\n",
            'line 2: bare yes reads as true or false elsewhere; write "yes" in quotation marks',
        ),
        (
            "coders:\n  ann:\n    made_by: person\n    sheet: quick\n",
            "line 4: coders.ann.sheet: Input should be 'blind', 'assisted' or 'unsure' "
            "(keys: made_by, articles, model, sheet, guide, how, people, folder, layers)",
        ),
        (
            "coders:\n  machine: {made_by: person}\n",
            "line 2: a coder can't be called machine, which has a meaning of its own; take another name",
        ),
        (
            "coders:\n  ann: {made_by: person, folder: ../ann}\n",
            "line 2: coders.ann.folder '../ann' leaves the folder gold; write coders/ann",
        ),
    ],
)
def test_what_breaks_the_rules_is_named_with_its_line(text, message, tmp_path):
    path = tmp_path / "coders.yml"
    path.write_text(text)
    with pytest.raises(CodesError) as error:
        read_coders_file(path)
    assert str(error.value) == f"{path} {message}"


ROWS = {"labels": [at("a", 0)]}


def test_a_coder_of_whom_nobody_says_who_it_was_is_refused(tmp_path):
    folder = set_with(tmp_path / "s", {"a": "A"}, ROWS, {"ann": ROWS})
    write_tables(folder / "gold" / "coders" / "bo", ROWS)
    with pytest.raises(CodesError, match=r"no entry for coders/bo; write under `coders:` a line `bo: \{made_by: person\}`"):
        read_coders(folder)


def test_reference_codes_need_an_author(tmp_path):
    folder = set_with(tmp_path / "s", {"a": "A"}, ROWS, {}, reference=ROWS)
    (folder / "gold" / "coders.yml").unlink()
    with pytest.raises(CodesError, match="who made the reference codes"):
        read_coders(folder)


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        (2, "ann has coded 2 articles, but 1 have codes"),
        (["a", "z"], "ann has coded z, which is not in the set's codes"),
        (["b"], "ann has coded a, which is not listed"),
    ],
)
def test_articles_must_be_those_that_are_said(articles, message, tmp_path):
    entries = {"ann": {"articles": articles}}
    folder = set_with(tmp_path / "s", {"a": "A", "b": "B"}, ROWS, {"ann": ROWS}, entries=entries)
    with pytest.raises(CodesError, match=message):
        read_coders(folder)


def test_a_listed_article_without_codes_counts_as_coded(tmp_path):
    entries = {"ann": {"articles": ["a", "b"]}}
    folder = set_with(tmp_path / "s", {"a": "A", "b": "B"}, ROWS, {"ann": ROWS}, entries=entries)
    assert read_coders(folder)["ann"].articles == {"a", "b"}


def test_a_value_that_is_not_allowed_is_named_with_its_file(tmp_path):
    folder = set_with(tmp_path / "s", {"a": "A"}, ROWS, {"ann": {"labels": [at("a", 0, voice="loud")]}})
    with pytest.raises(TableError, match="ann: table labels, row 1, column voice: 'loud' is not allowed"):
        read_coders(folder)


def test_who_is_not_there_is_named_with_those_who_are(tmp_path):
    folder = set_with(tmp_path / "s", {"a": "A"}, ROWS, {"ann": ROWS})
    with pytest.raises(CodesError, match="no coder 'bo'; there are machine, ann"):
        read_coders(folder)["bo"]


def test_a_coder_may_have_coded_some_layers_alone(tmp_path):
    folder = set_with(tmp_path / "s", {"a": "A"}, ROWS, {"ann": ROWS, "bo": ROWS})
    for layer in ("casualties", "attributions"):
        (folder / "gold" / "coders" / "bo" / f"{layer}.csv").unlink()
    assert set(coder_agreement(folder)["layer"]) == {"labels"}
    listed = disagreements_to_settle(folder)
    with pytest.raises(CodesError, match="bo has no casualties; reference codes need all three layers of every coder"):
        write_reference(folder, listed)
    (folder / "gold" / "coders" / "bo" / "labels.csv").unlink()
    with pytest.raises(CodesError, match=r"no labels.csv, casualties.csv or attributions.csv of bo; put the codes there"):
        read_coders(folder)
