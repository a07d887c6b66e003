"""What comparisons of whole texts, and planned contrasts, say in sentences; made from the numbers of their figures."""

from collections.abc import Mapping

import pandas as pd

from framing.measures.whose_figures import ALL
from framing.report.document import Finding, Item
from framing.study.contrasts import EXPLORATORY, NOT_RECORDED, contrast_problems
from framing.study.data import StudyData
from framing.study.sentences import MOST_UNITS, bounds, count, rest, unit_name

MOST_WORDS, MOST_OUTLETS = 3, 3  # words of a unit, and outlets of a side, that sentences name
QUOTES = {"in": "", "out": "; quotations left out: "}
DECLARED = {EXPLORATORY: EXPLORATORY, NOT_RECORDED: "when it was declared is not recorded"}


def all_findings(study: StudyData, drawn: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Those of the figures vocabulary, readability and contrasts, as far as `drawn` has their numbers."""
    made = {"vocabulary": vocabulary, "readability": readability, "contrasts": contrasts}
    return [find(study, drawn[name]) for name, find in made.items() if name in drawn]


def vocabulary(study: StudyData, numbers: pd.DataFrame) -> Finding:
    """The words that set each unit apart most, of those that the figure draws."""
    units = _ranked(numbers, study.by)
    items = []
    for unit in units[:MOST_UNITS]:
        words = numbers[numbers[study.by] == unit].head(MOST_WORDS).to_dict("records")
        n = count(int(words[0]["articles"]), "article")
        told = "; ".join(map(_word, words))
        items.append(Item(f"{unit_name(study, unit)}: more than in the rest of the set, per 1,000 words in {n}: {told}."))
    reach = (
        f"At most {MOST_WORDS} words of each {study.by}, names and function words left out. Rates are means over articles; "
        f"p is corrected for all words of the {study.by}. Words tell what articles are about, too. "
        f"{study.scope_of('differences are over articles')}"
    )
    return Finding("Which words set apart", (*items, *rest(numbers[study.by], study, "articles")), reach, "vocabulary")


def _word(row: Mapping) -> str:
    """A word with its rates, how many articles use it, and what p or interval there is ground for."""
    used, used_in_rest = (
        f"{round(row[f'{side}document_frequency'] * row[f'{side}articles'])} of {row[f'{side}articles']:.0f}"
        for side in ("", "rest_")
    )
    p = "" if pd.isna(row["p_adjusted"]) else f", {_p(row['p_adjusted'])}"
    return (
        f"“{row['term']}” {row['rate']:.1f} against {row['rest_rate']:.1f} (in {used} articles against {used_in_rest}"
        f"{bounds(row['low'], row['high'], '{:.1f}'.format).replace('95 %', 'difference with 95 %')}{p})"
    )


def readability(study: StudyData, numbers: pd.DataFrame) -> Finding:
    """Reading grade and sentence length of each unit, with quotations and without them."""
    table = numbers[numbers["article"] == ALL] if study.by == "outlet" and "article" in numbers else numbers
    items = []
    for unit in _ranked(table, study.by)[:MOST_UNITS]:
        here = table[table[study.by] == unit]
        told = "".join(f"{said}{_read(here[here['quotes'] == quotes])}" for quotes, said in QUOTES.items())
        items.append(Item(f"{unit_name(study, unit)}: {told}."))
    reach = (
        "Grades are those of Flesch and Kincaid, in school years, of bodies of at least 100 words. They compare articles "
        f"and say nothing of who understands them. {study.scope_of('means are over articles')}"
    )
    return Finding(
        "How hard articles are to read", (*items, *rest(table[study.by], study, "articles")), reach, "readability"
    )


def _read(rows: pd.DataFrame) -> str:
    """Grade and words per sentence in one form of the texts; too short ones have none."""
    if rows.empty:
        return "no article is long enough"
    by = rows.set_index("measure").to_dict("index")
    grade, length = by["flesch_kincaid_grade"], by["sentence_length"]
    return (
        f"grade {grade['value']:.1f}{bounds(grade['low'], grade['high'], '{:.1f}'.format)}, {length['value']:.1f} words per "
        f"sentence{bounds(length['low'], length['high'], '{:.1f}'.format)} ({_mean(grade['articles'])}"
        f"{count(grade['n'], 'sentence')})"
    )


def _mean(articles: int) -> str:
    return "" if articles == 1 else f"means over {count(articles, 'article')}, "


def contrasts(study: StudyData, numbers: pd.DataFrame) -> Finding:
    """The contrasts that study.yml declares, those that can't be computed with the reason."""
    items = [Item(_contrast(row)) for row in numbers.to_dict("records")]
    for name, why in contrast_problems(study).items():
        items.append(Item(f"{name}: not computed, {why.removeprefix(f'contrast {name}: ')}."))
    reach = (
        "p by shuffling articles between the sides; q: p adjusted over the contrasts of one question declared before "
        "coding. A difference says nothing of its cause. News and analysis are compared. "
        f"{study.whose()}, {len(study.codes['articles'])} articles."
    )
    return Finding("Planned contrasts", tuple(items), reach, "contrasts")


def _contrast(row: Mapping) -> str:
    """One contrast: both sides with their articles, the difference, and what may be said of it."""
    declared = DECLARED.get(row["planned"], f"declared {row['planned']}")
    written = _points if row["unit"] == "share" else _number
    sides = [_side(row, side, written) for side in ("a", "b")]
    if pd.isna(row["difference"]):
        difference = "one side has no article with a value, so there is no difference"
    else:
        unit = "percentage points" if row["unit"] == "share" else row["unit"]
        low_to_high = bounds(row["difference_low"], row["difference_high"], written)
        difference = f"difference {written(row['difference'])} {unit}{low_to_high}; {_tested(row)}"
    lost = f"; {count(row['left_out'], 'article')} left out, of strata that one side lacks" if row["left_out"] else ""
    return f"{row['contrast']} ({declared}): {sides[0]} against {sides[1]}; {difference}{lost}."


def _side(row: Mapping, side: str, written) -> str:
    outlets = row[side].split(" + ")
    names = ", ".join(outlets[:MOST_OUTLETS])
    more = f" and {len(outlets) - MOST_OUTLETS} more" if len(outlets) > MOST_OUTLETS else ""
    n, units = row[f"articles_{side}"], row[f"units_{side}"]
    copies = f", {units} if shared copy counts once" if n != units else ""
    mean = "no value" if pd.isna(row[f"mean_{side}"]) else written(row[f"mean_{side}"])
    percent = " %" if row["unit"] == "share" and mean != "no value" else ""
    return f"{mean}{percent} in {names}{more} ({count(n, 'article')}{copies})"


def _tested(row: Mapping) -> str:
    """p and q, or why there is none."""
    if pd.isna(row["p"]):
        return "these articles only: too few for an interval or p"
    q = "" if pd.isna(row["q"]) else f", {_p(row['q'], 'q')}"
    return _p(row["p"]) + q + ("; too few articles for an interval" if pd.isna(row["difference_low"]) else "")


def _ranked(table: pd.DataFrame, by: str) -> list[str]:
    """The units, those with most articles first."""
    articles = table.groupby(by)["articles"].max()
    return sorted(articles.index, key=lambda unit: (-articles[unit], unit))


def _p(value: float, name: str = "p") -> str:
    return f"{name} < 0.001" if value < 0.001 else f"{name} = {value:.3f}"


def _points(share: float) -> str:
    return f"{100 * share:.1f}"


def _number(value: float) -> str:
    return f"{value:.2f}"
