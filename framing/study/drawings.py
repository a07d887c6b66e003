"""The figures of a study, each with the table of the numbers drawn."""

from collections.abc import Callable, Sequence

import pandas as pd

from framing import measures, plots
from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.whose_figures import ALL
from framing.measures.wording import ANYTHING
from framing.study.contrasts import draw_contrasts
from framing.study.data import DRAWN, NONE, StudyData
from framing.study.drawing import ATTRIBUTIONS, CASUALTIES, LABELS, Drawing, beside, difference
from framing.study.drawings_of_texts import draw_readability, draw_timeline, draw_vocabulary


def draw_flow(study: StudyData) -> Drawing:
    """The flow of articles, from retrieved to coded, with what was left out and why; outlets' numbers stand in the table."""
    numbers = measures.article_flow(study.codes)
    return Drawing(plots.flow(numbers, study.scope_of(NONE)), numbers)


def draw_wording(study: StudyData) -> Drawing:
    """Figure 1: label families per actor and outlet, own and others' words."""
    numbers = _wording_numbers(study.codes, study.by)
    subtitle = study.says(LABELS) + difference(study, _wording_numbers)
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    figure = plots.wording(numbers, study.names, subtitle, study.by, units=units, marks=study.outlet_colours)
    return Drawing(figure, beside(study, numbers, _wording_numbers))


def draw_own_voice(study: StudyData, category: str = "terrorist", refers_to: str = ANYTHING) -> Drawing:
    """Figure 2: when a label is printed, whose word is it; with `refers_to="actor"` or "act" of labels of one kind."""

    def numbers_of(codes: Codes, by: str) -> pd.DataFrame:
        return _own_voice_numbers(codes, by, category, refers_to)

    def drawn(codes: Codes, by: str) -> pd.DataFrame:
        shares = measures.own_voice(codes, category, by, refers_to=refers_to)
        return shares[shares["measure"].isin(["own_voice", "own_voice_not_embedded"])]

    numbers = numbers_of(study.codes, study.by)
    of_units, of_articles = numbers, None
    if study.by == "outlet":
        of_units, of_articles = numbers[numbers["article"] == ALL], numbers[numbers["article"] != ALL]
    figure = plots.own_voice(
        of_units,
        study.says(LABELS, DRAWN) + difference(study, drawn),
        study.by,
        of_articles,
        f"When “{category.replace('_', ' ')}” is printed, whose word is it?",
        units=measures.units(study.codes, study.by, OUTLETS_OWN),
        marks=study.outlet_colours,
    )
    return Drawing(figure, beside(study, numbers, numbers_of))


def draw_actors(study: StudyData) -> Drawing:
    """Figure 3: the same group, differently named."""
    numbers = measures.actor_families(study.codes, study.by)
    return Drawing(
        plots.actors(numbers, study.names, study.says(LABELS, NONE), study.by, marks=study.outlet_colours),
        beside(study, numbers, measures.actor_families, "phrases"),
    )


def draw_tolls(study: StudyData) -> Drawing:
    """Figure 4: every figure for every event, and whose it is."""
    numbers = measures.tolls(study.codes)
    return Drawing(plots.tolls(numbers, study.names, study.says(CASUALTIES, NONE), study.colours), numbers)


def draw_whose_figures(study: StudyData, side: str = "victims_party") -> Drawing:
    """Figure 5: whose count of whose dead; with `side="place_party"` of the dead in whose territory."""

    def drawn(codes: Codes, by: str) -> pd.DataFrame:
        return measures.whose_figures(codes, by, side=side)

    numbers = drawn(study.codes, study.by)
    subtitle = study.says(CASUALTIES) + difference(study, drawn)
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    figure = plots.whose_figures(
        numbers, subtitle, study.by, study.colours, study.names, side, units=units, marks=study.outlet_colours
    )
    return Drawing(figure, beside(study, numbers, drawn))


def draw_speakers(study: StudyData, role: str = "source_type") -> Drawing:
    """Figure 6: who gets to speak, by source type or party."""

    def shares(codes: Codes, by: str) -> pd.DataFrame:
        return measures.speakers(codes, role, by)

    numbers = shares(study.codes, study.by)
    heading = "Who gets to speak?" if role == "source_type" else "Whose people get to speak?"
    figure = plots.speakers(
        numbers,
        study.says(ATTRIBUTIONS) + difference(study, shares),
        role,
        study.by,
        study.colours,
        study.names,
        heading,
        marks=study.outlet_colours,
    )
    return Drawing(figure, beside(study, numbers, shares))


def draw_claims(study: StudyData) -> Drawing:
    """Beside figure 6: with what reporting words each side's speech is introduced."""
    numbers = measures.cue_words(study.codes, study.by)
    subtitle = study.says(ATTRIBUTIONS) + difference(study, measures.cue_words)
    figure = plots.claims(numbers, subtitle, study.by, study.names, marks=study.outlet_colours)
    return Drawing(figure, beside(study, numbers, measures.cue_words))


def draw_analysts(study: StudyData) -> Drawing:
    """Figure 7: which analysts are cited where, and how many words they are given."""
    numbers = beside(study, measures.analysts(study.codes, study.by), measures.analysts, "words")
    subtitle = study.says("attributions.f1_analysts", NONE)
    if "machine_words" in numbers and len(numbers):
        found = numbers[numbers["machine_words"].notna()]["speaker"].nunique()
        subtitle += f" The machine finds {found} of the {numbers['speaker'].nunique()}."
    units = measures.units(study.codes, study.by)
    figure = plots.analysts(numbers, subtitle, study.by, study.names, units=units, marks=study.outlet_colours)
    return Drawing(figure, numbers)


def draw_source_overlap(study: StudyData, speakers: Sequence[str] = ("person", "institution")) -> Drawing:
    """Figure 8: how many of their named speakers outlets (or articles) have in common, a panel per sort of speakers."""

    def drawn(codes: Codes, by: str) -> pd.DataFrame:
        pairs = measures.source_overlap(codes, by)
        return pairs[pairs["speakers"].isin(list(speakers))]

    numbers = measures.source_overlap(study.codes, study.by)
    subtitle = study.says(ATTRIBUTIONS) + difference(study, drawn)
    figure = plots.source_overlap(numbers, subtitle, study.by, speakers, marks=study.outlet_colours)
    return Drawing(figure, beside(study, numbers, measures.source_overlap))


def draw_agency(study: StudyData, side: str = "victims_party") -> Drawing:
    """Figure 9: who kills in the sentence, an agent that is named, an instrument, nobody; by the side of the victims."""

    def drawn(codes: Codes, by: str) -> pd.DataFrame:
        return measures.agency(codes, study.codebook, by, side=side)

    numbers = drawn(study.codes, study.by)
    subtitle = study.says(CASUALTIES) + difference(study, drawn)
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    figure = plots.agency(numbers, subtitle, study.by, study.names, side, units=units, marks=study.outlet_colours)
    return Drawing(figure, beside(study, numbers, drawn))


def draw_shared_passages(study: StudyData) -> Drawing:
    """Figure 12: which articles print the same passages, how many words, and where in each article they stand."""
    numbers = measures.shared_passages(study.codes, study.by)
    says = f"Passages found by the machine, {study.scope_of(NONE)}"
    return Drawing(plots.shared_passages(numbers, says, study.by, marks=study.outlet_colours), numbers)


FIGURES: dict[str, Callable[[StudyData], Drawing]] = {
    "flow": draw_flow,
    "wording": draw_wording,
    "own_voice": draw_own_voice,
    "actors": draw_actors,
    "tolls": draw_tolls,
    "whose_figures": draw_whose_figures,
    "speakers": draw_speakers,
    "speakers_by_party": lambda study: draw_speakers(study, "party"),
    "claims": draw_claims,
    "analysts": draw_analysts,
    "source_overlap": draw_source_overlap,
    "agency": draw_agency,
    "vocabulary": draw_vocabulary,
    "readability": draw_readability,
    "contrasts": draw_contrasts,
    "shared_passages": draw_shared_passages,
    "timeline": draw_timeline,
}


def figures_of(study: StudyData) -> dict[str, Callable[[StudyData], Drawing]]:
    """The figures of a study by name: contrasts only where study.yml declares any."""
    return {name: draw for name, draw in FIGURES.items() if name != "contrasts" or study.set.study.contrasts}


def _wording_numbers(codes: Codes, by: str) -> pd.DataFrame:
    shares = measures.label_shares(codes, by)
    return pd.concat([shares, measures.standardised_shares(shares, by)], ignore_index=True)


def _own_voice_numbers(codes: Codes, by: str, category: str, refers_to: str) -> pd.DataFrame:
    """`own_voice` of outlets and, in rows of their own, of their articles; of articles alone where these are compared."""
    units = measures.own_voice(codes, category, by, refers_to=refers_to)
    if by != "outlet":
        return units
    outlets = compared(codes, "articles", "outlet").set_index("row")["outlet"]
    articles = measures.own_voice(codes, category, "article", refers_to=refers_to)
    articles = articles[~articles["measure"].str.startswith("pooled_")]
    articles = articles.assign(outlet=articles["article"].map(outlets))
    units = units.assign(article=ALL)[["outlet", "article", *units.columns[1:]]]
    return pd.concat([units, articles[units.columns]], ignore_index=True) if len(articles) else units
