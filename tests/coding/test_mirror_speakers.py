"""The mirror test: two invented countries change places, and what is coded about the speakers changes with them."""

import json

import pytest

from tests.coding.mirror import HERE, NAMES, THERE, exchanged, fill, mirrored_codebook
from tests.conftest import code_text

SENTENCES = [
    # direct speech: every kind of mark, both orders, split, two paragraphs
    "“The bridge to {b_country} is closed,” said {a_president}, the president of {a_country}.",
    '"Nobody will cross the river tonight," {a_adjective} foreign minister {a_minister} said on Monday.',
    "‘We counted four drones over {a_town},’ says Col. {a_colonel}, the {a_adjective} army spokesman.",
    "The mayor of {a_town} wept. '{b_country} has lit this fire,' the interior ministry said.",
    "«They have burned three villages,» {a_resident}, a baker in {a_town}, told the {a_newspaper}.",
    "„We shall not kneel to {b_capital},“ declared {a_fighter}, spokesman of the {a_group}.",
    "“Our patience with {b_capital},” {a_president} told parliament on Tuesday, “ends at the river.”",
    "“They came at dawn,” said {a_resident}, 41, a nurse in {a_town}. “The whole street was awake.”",
    "{a_minister} was blunt: “{b_country} must take back its men.”",
    "“We want no war with {b_country},” {a_president} said in {a_capital}.\n\n“But our army is ready.”",
    "{a_capital} called the raid on {a_town} “an act of war” and promised {b_country} “a measured answer”.",
    # indirect speech: with and without that, the cue behind, according to
    "The {a_adjective} defence ministry said on Friday that {b_adjective} jets had crossed the border near {a_town}.",
    "{a_adjective} officials say the {b_abbreviation} has moved its camps across the border.",
    "The {b_group} shelled two farms outside {a_town}, the {a_adjective} army said.",
    "According to the {a_newspaper}, a daily in {a_capital}, {b_adjective} troops dug new trenches along the river.",
    "At least nine shops in {a_town} were looted, according to a statement from the {a_adjective} interior ministry.",
    "In a statement carried by {a_adjective} state media, the army said it had struck a depot of the {b_group}.",
    # headlines
    "{b_adjective} shells hit school in {a_town}: army",
    "{a_president}: ‘We will not leave the valley to {b_country}’",
    # participles, passives, nouns
    "{a_country} shut three crossings on Friday, accusing {b_adjective} guards of firing at farmers.",
    "The {a_adjective} army withdrew from the ridge, saying {b_country} had broken the truce.",
    "The {b_abbreviation}, which is regarded as a terrorist organisation by {a_capital}, was founded in 2009.",
    "{b_country} has been accused by {a_adjective} diplomats of sheltering the {b_group}.",
    "The {a_adjective} defence ministry’s claim that {b_adjective} soldiers had fled was met with laughter in {b_capital}.",
    "{b_capital} rejected {a_capital}’s accusation that it arms the {b_group}.",
    # accuse, urge, deny, vow, warn, tell, condemn; chains
    "{a_country} urged {b_country} to pull its guns back from the river. {b_country} denied that there were any.",
    "{a_president} vowed to answer every shell and warned {b_capital} against another raid on {a_town}.",
    "{a_minister}, foreign minister of {a_country}, told reporters that {b_capital} had lied about the prisoners.",
    "{a_country} condemned the raid, and {b_country}’s foreign minister, {b_minister}, dismissed the criticism as theatre.",
    "The {a_adjective} police said a prisoner had admitted that {b_adjective} officers trained the {b_abbreviation}.",
    # pronouns, surnames, roles taken up again
    "{a_president} said {b_country} had chosen war. He added that the {a_adjective} army would choose the day.",
    (
        "{a_adjective} foreign minister {a_minister} flew home from {b_capital} on Monday. "
        "She said the talks had failed. {a_minister_last} did, however, call for another round."
    ),
    (
        "Col. {a_colonel}, a spokesman for the {a_adjective} army, showed a map of {b_country}. "
        "The spokesman said the guns stood there. “We can see them from {a_town},” he said."
    ),
    "The {a_adjective} foreign ministry summoned the envoy of {b_country}. It said the shelling of {a_town} must stop.",
    # unnamed sources, residents
    "A senior {a_adjective} official, speaking on condition of anonymity, said there was no proof against the {b_group}.",
    "Residents of {a_town} said they had seen {b_adjective} drones. “I counted six,” one of them told the {b_newspaper}.",
    # armed groups
    (
        "The {a_group} ({a_abbreviation}) claimed responsibility for the attack on the convoy. "
        "Its spokesman, {a_fighter}, said three {b_people} had been captured."
    ),
    "A spokesman for the {a_abbreviation} denied any role in the bombing of {a_town} and blamed {b_adjective} agents.",
    # experts
    (
        "“Neither side can afford this,” said {a_analyst} of the {a_institute}. "
        "{a_analyst_last} believes that {b_capital} will wait until spring."
    ),
    (
        "{a_general}, a former chief of the {a_adjective} army who teaches at the University of {a_capital}, "
        "argued that {b_country} was bluffing. “I know those guns,” {a_general_last} said."
    ),
]


def attributions(text: str, codebook) -> list[dict]:
    """The rows of `attributions`, with the words in place of the offsets."""
    rows = []
    for row in code_text(text, codebook)["attributions"]:
        words = {
            k: v for k, v in row.items() if k not in ("start", "end", "content_parts") and not k.endswith(("_start", "_end"))
        }
        words["content"] = text[row["start"] : row["end"]]
        words["content_parts"] = [text[s:e] for s, e in json.loads(row["content_parts"])]
        for name in ("source", "cue"):
            start, end = row[f"{name}_start"], row[f"{name}_end"]
            words[f"{name} at its offsets"] = None if start is None else text[start:end]
        rows.append(words)
    return rows


@pytest.fixture(scope="module")
def codebook(tmp_path_factory):
    return mirrored_codebook(tmp_path_factory.mktemp("mirror"))


def test_there_are_forty_sentences():
    assert len(SENTENCES) == len(set(SENTENCES)) == 40


def test_the_names_of_both_sides_have_as_many_words_and_none_stands_twice():
    assert [key for key, (here, there) in NAMES.items() if len(here.split()) != len(there.split())] == []
    assert len({name for names in NAMES.values() for name in names}) == 2 * len(NAMES)


@pytest.mark.parametrize("template", SENTENCES, ids=range(1, 41))
def test_every_sentence_has_an_attribution(template, codebook):
    assert attributions(fill(template, HERE, THERE), codebook)


@pytest.mark.parametrize("template", SENTENCES, ids=range(1, 41))
def test_the_sides_change_places_and_their_attributions_with_them(template, codebook):
    mirrored = attributions(fill(template, THERE, HERE), codebook)
    assert [exchanged(row) for row in mirrored] == attributions(fill(template, HERE, THERE), codebook)
