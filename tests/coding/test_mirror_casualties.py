"""The mirror test: two invented countries change places, and what is coded about the victims changes with them."""

import pytest

from tests.coding.mirror import HERE, THERE, exchanged, fill, mirrored_codebook
from tests.conftest import code_text

CLAIMS = [
    # active: air strikes of a side, an armed group, unknown gunmen, a weapon
    "{a_adjective} air strikes on {b_town} killed at least 34 people and wounded more than 90, the {b_adjective} army said.",
    "The {a_group} killed three {b_adjective} policemen and wounded seven on the road to {b_capital}.",
    "Unknown gunmen shot dead a {a_adjective} police officer and her driver in {a_town}.",
    "On the same night {b_adjective} shells killed six people in {a_town} and {a_adjective} drones killed six in {b_town}.",
    # passive, with and without an agent; more that are wounded, missing, captured
    "Nine {b_adjective} soldiers were killed by {a_adjective} artillery near {b_town} on Tuesday.",
    "{a_town} and {b_town} were shelled on Sunday. Eleven people, including four children, were killed.",
    "Between 10 and 12 {a_adjective} border guards were wounded when the {b_group} attacked their post.",
    "Five {a_adjective} soldiers and a corporal were killed in an ambush that {a_capital} blamed on the {b_abbreviation}.",
    "Two dozen {a_adjective} troops were killed or wounded when a mine exploded under their truck outside {a_town}.",
    "Two {b_adjective} reporters of the {b_newspaper} were injured by shell splinters in {a_town} while covering the talks.",
    "The {a_group} said it had captured four {b_adjective} soldiers near {b_town}.",
    "Nearly 120 {a_adjective} nationals, most of them women, were taken hostage by fighters of the {b_abbreviation}.",
    "Half a dozen citizens of {a_country} are missing after the raid on {a_town}, according to the {a_adjective} embassy.",
    # died, participles, nouns, left dead
    "Three women, four children and two men died when a {b_adjective} shell hit a house in {a_town}.",
    "{a_adjective} jets bombed a bus station in {b_town}, killing 14 and wounding dozens.",
    "The deaths of two {a_adjective} children in {a_town} drew protests in {a_capital}.",
    "The strike left 17 {b_abbreviation} fighters and two {a_adjective} soldiers dead, according to the {a_newspaper}.",
    "{a_adjective} officials reported three deaths and 17 injuries; {b_country} said its shells had hit an empty field.",
    # single victims with name, title and age
    "{a_resident}, 41, a nurse in {a_town}, was killed by a {b_adjective} drone on Monday.",
    "Col. {a_colonel}, 52, died of his wounds in {a_capital} two days after the raid on {a_town}.",
    "Corporal {a_corporal}, 24, was captured by the {b_group}, the {a_adjective} army confirmed.",
    (
        "Hundreds of {a_people} walked behind the coffin of {a_fighter}, a commander of the {a_abbreviation} "
        "who was killed in a {b_adjective} drone strike last week."
    ),
    # tolls, revised and disputed; whose figure
    (
        "The death toll in {a_town} rose to 31 on Wednesday. "
        "The {a_adjective} interior ministry had first said that 19 people were killed."
    ),
    "{a_country}’s health ministry’s latest count stood at 210 dead and nearly 600 wounded.",
    "At least 70 people were killed, the {a_abbreviation}-run health ministry said; the figure could not be verified.",
    "It was not possible to verify the {a_adjective} claim that 60 {b_adjective} troops had been killed in {b_town}.",
    (
        "{a_country} said its jets had killed 22 militants of the {b_group} in {b_town}. "
        "{b_country} said that 22 civilians had been killed, nine of them children."
    ),
    "Some 150 {b_people} have been killed in {a_adjective} raids since the spring, {b_capital} says.",
    "As many as 50 fighters of the {a_abbreviation} were killed, {b_president}, president of {b_country}, told reporters.",
    (
        "{a_minister}, the defence minister of {a_country}, said that up to 40 {a_adjective} sailors had lost their lives "
        "when a {b_adjective} missile sank their ship. Twelve sailors are still missing, she added."
    ),
    # hedged, quoted, headline, an older event
    "Scores of villagers are feared dead in {a_town} after what {a_capital} called a {b_adjective} war crime.",
    "“They killed my brother and two of my cousins,” said {a_resident}, a baker in {a_town}.",
    (
        "{a_adjective} rockets kill seven in {b_town}\n\n"
        "Seven people were killed when {a_adjective} rockets hit a school on Monday.\n\n"
        "“We struck a camp of the {b_group} and killed 30 of its men,” said {a_general}, the {a_adjective} chief of staff."
    ),
    "The raid on {a_town} was the worst since 2029, when a bomb of the {b_group} killed 12 people in {a_port}.",
]

NO_CLAIMS = [
    "No {a_people} were killed or wounded in the raid on {a_town}, the {a_adjective} army said.",
    "The {b_adjective} shelling of {a_town} caused no casualties, and nobody is missing.",
    "{a_adjective} gunners shot down two {b_adjective} drones that had crossed the border near {a_town}.",
    "{b_adjective} shells killed 40 sheep on a farm outside {a_town}.",
    "{a_president} spoke of carnage in {a_town} and promised {b_capital} an answer to the deadly raid.",
    "{a_country} condemned the killing of {a_general}, a former chief of its army.",
]

OFFSETS = ("start", "end", "source_start", "source_end")


def casualties(text: str, codebook) -> list[dict]:
    """The rows of `casualties`, with the words in place of the offsets."""
    rows = []
    for row in code_text(text, codebook, date="2031-03-05")["casualties"]:
        words = {k: v for k, v in row.items() if k not in OFFSETS}
        words["victims at their offsets"] = text[row["start"] : row["end"]]
        start, end = row.get("source_start"), row.get("source_end")
        words["source at its offsets"] = None if start is None else text[start:end]
        rows.append(words)
    return rows


@pytest.fixture(scope="module")
def codebook(tmp_path_factory):
    return mirrored_codebook(tmp_path_factory.mktemp("mirror"))


def test_there_are_forty_sentences():
    assert len(CLAIMS) + len(NO_CLAIMS) == len({*CLAIMS, *NO_CLAIMS}) == 40


@pytest.mark.parametrize("template", CLAIMS, ids=range(1, 35))
def test_every_sentence_about_victims_has_a_claim(template, codebook):
    assert casualties(fill(template, HERE, THERE), codebook)


@pytest.mark.parametrize("template", NO_CLAIMS, ids=range(35, 41))
def test_a_sentence_without_victims_has_no_claim(template, codebook):
    assert casualties(fill(template, HERE, THERE), codebook) == []


@pytest.mark.parametrize("template", [*CLAIMS, *NO_CLAIMS], ids=range(1, 41))
def test_the_sides_change_places_and_their_victims_with_them(template, codebook):
    mirrored = casualties(fill(template, THERE, HERE), codebook)
    assert [exchanged(row) for row in mirrored] == casualties(fill(template, HERE, THERE), codebook)
