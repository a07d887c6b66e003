"""Whose people the victims are. One row per case: the text, then the side of each claim, in the order of the text."""

import pytest

from tests.conftest import code_text, general_book

# with the invented set's codebook
SIDES = [
    # a number without a noun goes on with the people counted just before it
    ("Vostania said the drones had killed three of its soldiers and wounded five.", ["vostania", "vostania"]),
    ("Two Kelmarian farmers were killed and five wounded.", ["kelmaria", "kelmaria"]),
    ("Two Kelmarian farmers were killed and five wounded in Brenik.", ["kelmaria", "unknown"]),
    ("Two Kelmarian farmers were killed. Five wounded were flown out.", ["kelmaria", "unknown"]),
    ("Two Kelmarian farmers were killed; a nurse counted five wounded.", ["kelmaria", "unknown"]),
    ("Two Kelmarian farmers were killed and five people wounded.", ["kelmaria", "unknown"]),
    # soldiers and police whom the only state's enemy killed in its territory
    ("The SLF killed two constables in Dorim.", ["vostania"]),
    ("The SLF killed two constables in Halvet.", ["unknown"]),
    ("Kelmarian drones killed three soldiers in Pelka.", ["vostania"]),
    ("Kelmarian drones killed three farmers in Pelka.", ["unknown"]),
    ("Nordreach jets killed three soldiers in Pelka.", ["unknown"]),
    ("The SLF claimed the bomb in Dorim. Two constables were cut by glass and injured.", ["vostania"]),
    ("A bomb went off in Dorim. Two constables were injured by glass.", ["unknown"]),
    # soldiers with whom others are counted; leaders and commanders aren't the dead of who reports them
    ("Kelmaria said a lieutenant and a driver were killed.", ["kelmaria"]),
    ("Kelmaria said a driver and a lieutenant were killed.", ["unknown"]),
    ("Brenik said that two leaders had been killed in Marl.", ["unknown"]),
    ("Brenik said that two army commanders had been killed in Marl.", ["vostania"]),
    # never who killed them
    ("Kelmaria said its jets had killed three soldiers at Marl.", ["unknown"]),
    ("Kelmaria said three soldiers had been killed at Marl.", ["kelmaria"]),
    # his soldiers, not a farmer and his son
    ("Brenik said that two of his soldiers had been killed.", ["vostania"]),
    ("Vostanian shells killed a farmer and his son, the ministry in Brenik said.", ["unknown"]),
    # soldiers of one event, if one side's are known
    ("Two Kelmarian soldiers died at the Korsa pass.\n\nA third soldier died in hospital.", ["kelmaria", "kelmaria"]),
    # equal figures of an event, from three persons on
    ("Twelve Kelmarian farmers died in Halvet. Twelve people were killed, a nurse said.", ["kelmaria", "kelmaria"]),
    ("Twelve Kelmarian farmers died in Halvet. Twelve people were killed in Dorim.", ["kelmaria", "unknown"]),
    ("Twelve Kelmarian farmers died in Halvet. Twelve children were killed, a nurse said.", ["kelmaria", "unknown"]),
    ("Two Kelmarian farmers died in Halvet. Two people were killed, a nurse said.", ["kelmaria", "unknown"]),
    # an armed group lends its side to no other claim
    ("Twelve SLF fighters died in Halvet. Twelve people were killed, a nurse said.", ["slf", "unknown"]),
    # the dead of an event of whom all else is said to be soldiers, as far as they are no more
    ("Seven Kelmarian soldiers died at the Korsa pass. Five people were killed at once, a nurse said.", ["kelmaria", "kelmaria"]),
    ("Seven Kelmarian soldiers died at the Korsa pass. Nine people were killed, a nurse said.", ["kelmaria", "unknown"]),
    ("Seven Kelmarian soldiers died at the Korsa pass. The ambush also injured five people.", ["kelmaria", "unknown"]),
    ("Three Kelmarian soldiers died at the Korsa pass. Two farmers died there, too.", ["kelmaria", "unknown"]),
    # background may be a whole war
    ("Twelve Kelmarian farmers died in the 2019 war. In the war of 2019 twelve people were killed.", ["kelmaria", "unknown"]),
]  # fmt: skip

# without a codebook of one's own: the general list of armed groups
LISTED = [
    ("Six leaders of Boko Haram were killed.", ["boko_haram"]),
    ("Nigeria says it has killed six senior Boko Haram leaders.", ["boko_haram"]),
    ("Nigeria says it has killed six senior leaders.", ["unknown"]),
    ("A bomb killed three children of Boko Haram.", ["unknown"]),
    ("Boko Haram killed three soldiers.", ["unknown"]),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[row[0] for row in SIDES])
def test_side_of_the_victims(text, sides, invented_book):
    assert [r["victims_party"] for r in code_text(text, invented_book, date="2031-03-21")["casualties"]] == sides


@pytest.mark.parametrize(("text", "sides"), LISTED, ids=[row[0] for row in LISTED])
def test_side_without_a_codebook_of_ones_own(text, sides):
    assert [r["victims_party"] for r in code_text(text, general_book())["casualties"]] == sides


def test_a_person_of_one_name_has_one_side(real_book):
    text = (
        "Mourners carried Major-General Pavel Doran, who was killed in Marl.\n\n"
        "A mine killed IRGC commander Pavel Doran.\n\nA shell killed Lena Doran."
    )
    assert [r["victims_party"] for r in code_text(text, real_book)["casualties"]] == ["iran", "iran", "unknown"]
