import pytest

from framing.measures import analysts, same_speakers, source_overlap
from framing.measures.same_speaker import evidence
from framing.tables import COMPARISONS
from tests.measures.tables import codes

ARTICLES = {"a1": {"outlet": "A"}, "b1": {"outlet": "B"}, "c1": {"outlet": "C"}}
EXPERT = {"source_type": "analyst", "party": "none"}
ROWS = [
    {"article_id": "a1", "speaker": "Mohammed al-Refai", **EXPERT},
    {"article_id": "a1", "speaker": "Mohammed al-Refai", **EXPERT},
    {"article_id": "b1", "speaker": "Mohammad Refai", **EXPERT},
    {"article_id": "c1", "speaker": "M. Refai", **EXPERT},
    {"article_id": "c1", "speaker": "Ana Refai", **EXPERT},
    {"article_id": "b1", "speaker": "Gen. Ilia Renko", "source_type": "military", "party": "vostania"},
    {"article_id": "c1", "speaker": "Ilia Renko", "source_type": "military", "party": "vostania"},
    # of one name, but of another side: two persons as long as nobody says otherwise
    {"article_id": "a1", "speaker": "Illia Renko", "source_type": "armed_group", "party": "slf"},
]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Amir-Abdollahian", "Amirabdollahian", "spelling"),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian", "spelling"),
        ("Col. Ilia Renko", "Ilia Renko", "rank"),
        ("I. Renko", "Ilia Renko", "initial"),
        ("Renko", "Ilia Renko", "surname alone"),
        ("Zoë Brok", "Zoe Brok", "spelling"),
        ("Ilia Renko", "Danil Renko", None),
        ("Ilia Renko", "Ilia Brok", None),
        ("Jan Li", "Jan Lu", None),  # too short to vary
        ("resident 1 (lantern-02)", "resident 2 (lantern-02)", None),  # private persons by a code
        ("resident 1 (lantern-02)", "resident 1 (lantern-03)", None),
        ("resident 1 (a)", "resident 1 (b)", None),
    ],
)
def test_why_two_names_are_one_persons(one, other, why):
    assert evidence(one, other) == why


def test_every_name_leads_to_the_one_that_stands_for_the_person():
    table = same_speakers(codes(ARTICLES, attributions=ROWS)).set_index("variant")
    assert table["speaker"].to_dict() == {
        "Mohammed al-Refai": "Mohammed al-Refai",
        "Mohammad Refai": "Mohammed al-Refai",
        "M. Refai": "Mohammed al-Refai",
        "Ana Refai": "Ana Refai",
        "Gen. Ilia Renko": "Gen. Ilia Renko",
        "Ilia Renko": "Gen. Ilia Renko",
        "Illia Renko": "Illia Renko",
    }
    assert table.loc["M. Refai", "evidence"] == "initial" and table.loc["Mohammad Refai", "evidence"] == "spelling"
    assert table.loc["Mohammed al-Refai", ["articles", "attributions"]].tolist() == [1, 2]


def test_the_measures_count_a_person_once():
    coded = codes(ARTICLES, attributions=ROWS)
    table = analysts(coded)
    assert set(table["speaker"]) == {"Mohammed al-Refai", "Ana Refai"}
    assert table.set_index(["speaker", "outlet"]).loc[("Mohammed al-Refai", "B"), "outlets"] == 3
    shared = source_overlap(coded)
    row = shared[(shared["outlet"] == "A") & (shared["other"] == "B") & (shared["speakers"] == "all")].iloc[0]
    assert row["names"] == "Mohammed al-Refai"


def test_the_table_has_its_declared_columns():
    assert list(same_speakers(codes(ARTICLES, attributions=ROWS))) == [c.name for c in COMPARISONS["same_speakers"]]


def test_a_set_without_persons_has_an_empty_table():
    assert same_speakers(codes(ARTICLES, attributions=[])).empty
