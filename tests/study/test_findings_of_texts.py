"""Sentences on words, readability and planned contrasts: numbers with what they are of, and what can't be said."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from framing.study import FIGURES, open_study
from framing.study.findings import findings
from framing.study.findings_of_texts import contrasts, readability, vocabulary
from framing.study.sentences import bounds, rest
from tests.conftest import INVENTED

STUDY = open_study(INVENTED)
CONTRAST = {
    "contrast": "First", "planned": "before coding", "unit": "share", "a": "One", "b": "Two + Three + Four + Five",
    "articles_a": 12, "articles_b": 30, "units_a": 12, "units_b": 28, "left_out": 0, "mean_a": 0.5, "mean_b": 0.25,
    "difference": 0.25, "difference_low": 0.1, "difference_high": 0.4, "p": 0.0004, "q": 0.012,
}  # fmt: skip
NONE = float("nan")


# what is different in the contrast, the sentence that stands for it
@pytest.mark.parametrize(
    ("different", "says"),
    [
        ({}, "First (declared before coding): 50.0 % in One (12 articles) against 25.0 % in Two, Three, Four and 1 more (30 articles, 28 if shared copy counts once); difference 25.0 percentage points, 95 % interval 10.0 to 40.0; p < 0.001, q = 0.012."),
        ({"planned": "after coding", "units_b": 30, "q": NONE, "left_out": 1}, "First (declared after coding): 50.0 % in One (12 articles) against 25.0 % in Two, Three, Four and 1 more (30 articles); difference 25.0 percentage points, 95 % interval 10.0 to 40.0; p < 0.001; 1 article left out, of strata that one side lacks."),
        ({"planned": "exploratory", "unit": "school years", "b": "Two", "units_b": 30, "articles_a": 7, "units_a": 7, "difference_low": NONE, "difference_high": NONE, "p": 0.25, "q": NONE}, "First (exploratory): 0.50 in One (7 articles) against 0.25 in Two (30 articles); difference 0.25 school years; p = 0.250; too few articles for an interval."),
        ({"planned": "not recorded", "b": "Two", "units_b": 30, "articles_a": 1, "units_a": 1, "difference_low": NONE, "difference_high": NONE, "p": NONE, "q": NONE}, "First (when it was declared is not recorded): 50.0 % in One (1 article) against 25.0 % in Two (30 articles); difference 25.0 percentage points; these articles only: too few for an interval or p."),
        ({"b": "Two", "articles_b": 0, "units_b": 0, "mean_b": NONE, "difference": NONE, "p": NONE, "q": NONE}, "First (declared before coding): 50.0 % in One (12 articles) against no value in Two (0 articles); one side has no article with a value, so there is no difference."),
    ],
)  # fmt: skip
def test_a_contrast_says_its_sides_its_difference_and_what_that_is_worth(different, says):
    assert contrasts(STUDY, pd.DataFrame([CONTRAST | different])).items[0].text == says


def test_a_contrast_that_cannot_be_computed_says_why():
    plan = STUDY.set.study
    lost = plan.contrasts[0].model_copy(update={"name": "lost", "a": ("Nowhere Times",)})
    study = replace(STUDY, set=replace(STUDY.set, study=plan.model_copy(update={"contrasts": (lost,)})))
    drawn = FIGURES["contrasts"](study).numbers
    (said,) = findings(study, {"contrasts": drawn})[-1].items
    assert said.text.startswith("lost: not computed, no article is by Nowhere Times; outlets are ")


def test_readability_says_grade_and_length_with_and_without_quotations():
    found = readability(STUDY, FIGURES["readability"](STUDY).numbers)
    number = r"\d+\.\d"
    form = rf"grade {number}, {number} words per sentence \(means over \d articles, \d+ sentences\)"
    pattern = rf"[\w ]+ \(these \d articles only\): {form}; quotations left out: {form}\."
    assert len(found.items) == 6 and all(re.fullmatch(pattern, item.text) for item in found.items)


def test_a_text_too_short_without_its_quotations_has_no_grade_there():
    numbers = FIGURES["readability"](STUDY).numbers
    found = readability(STUDY, numbers[numbers["quotes"] == "in"])
    assert found.items[0].text.endswith("; quotations left out: no article is long enough.")


def test_words_come_with_rates_articles_and_p_only_where_there_is_ground():
    numbers = FIGURES["vocabulary"](STUDY).numbers
    plain = r"“\w+” \d+\.\d against \d+\.\d \(in \d of \d articles against \d+ of \d+\)"
    pattern = rf"[\w ]+ \(these \d articles only\): more than in the rest of the set, per 1,000 words in \d articles: {plain}(; {plain}){{2}}\."
    found = vocabulary(STUDY, numbers)
    assert len(found.items) == 6 and all(re.fullmatch(pattern, item.text) for item in found.items)
    many = vocabulary(STUDY, numbers.assign(low=0.5, high=1.25, p_adjusted=0.04)).items[0].text
    assert ", difference with 95 % interval 0.5 to 1.2, p = 0.040)" in many


def test_findings_need_what_was_drawn_and_bounds_need_both_ends():
    assert not vocabulary(STUDY, FIGURES["vocabulary"](STUDY).numbers.head(0)).items
    assert bounds(NONE, 1.0, str) == "" and bounds(0.5, 1.0, str) == ", 95 % interval 0.5 to 1.0"


def test_units_beyond_eight_are_counted():
    units = pd.Series([f"Outlet {n}" for n in range(10)])
    assert rest(units, STUDY, "articles")[0].text == "2 other outlets with fewer articles: see the numbers of the figure."
    assert rest(units.head(8), STUDY) == ()
