"""Every code's example sentence is coded so, and its counter-example is not."""

import pytest

from framing.codebook import read_codebook
from tests.conftest import INVENTED, REAL, code_text

GENERAL = read_codebook()
CONFLICTS = {path.name: read_codebook(path / "codebook.yml") for path in (INVENTED, REAL)}


def label_categories(text):
    return {row["category"] for row in code_text(text)["labels"]}


def loaded_entries(text):
    return {row["entry"] for row in code_text(text)["loaded"]}


def cue_classes(text):
    return {row["cue_class"] for row in code_text(text)["attributions"]}


def claims(column):
    return lambda text: {row[column] for row in code_text(text)["casualties"]}


def source_types(text):
    return {row["source_type"] for row in code_text(text)["attributions"]}


KINDS = [
    (GENERAL.labels.categories, label_categories),
    (GENERAL.loaded.entries, loaded_entries),
    (GENERAL.verbs.classes, cue_classes),
    (GENERAL.numbers.bounds, claims("bound")),
    (GENERAL.victims.groups, claims("victims_group")),
    (GENERAL.victims.effects, claims("effect")),
    (GENERAL.sources.types, source_types),
]
CASES = [pytest.param(code, found, id=f"{type(code).__name__}-{code.id}") for codes, found in KINDS for code in codes]


@pytest.mark.parametrize(("code", "found"), CASES)
def test_general_code(code, found):
    assert code.id in found(code.example), code.example
    assert code.id not in found(code.counter_example), code.counter_example


COUNTRIES = [c for c in GENERAL.places.countries if c.capitals]


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda c: c.id)
def test_country(country):
    """The sentences of places.yml, with each country's capital filled in."""
    example = GENERAL.places.example.format(capital=country.capitals[0], name=country.names[0])
    assert [row["party"] for row in code_text(example)["attributions"]] == [country.id], example
    assert country.id not in {row["party"] for row in code_text(GENERAL.places.counter_example)["attributions"]}


def actors_of(text, book):
    coded = code_text(text, book)
    return {row["actor"] for row in (*coded["mentions"], *coded["labels"])}


ACTORS = [pytest.param(a, b, id=f"{name}-{a.id}") for name, b in CONFLICTS.items() for a in b.actors]


@pytest.mark.parametrize(("actor", "book"), ACTORS)
def test_actor(actor, book):
    assert actor.id in actors_of(actor.example, book), actor.example
    assert actor.id not in actors_of(actor.counter_example, book), actor.counter_example


EVENTS = [pytest.param(e, b, id=f"{name}-{e.id}") for name, b in CONFLICTS.items() for e in b.events]


@pytest.mark.parametrize(("event", "book"), EVENTS)
def test_event(event, book):
    assert event.id in {row["event"] for row in code_text(event.example, book)["casualties"]}, event.example
    counter = code_text(event.counter_example, book)["casualties"]
    assert counter, event.counter_example
    assert event.id not in {row["event"] for row in counter}, event.counter_example
