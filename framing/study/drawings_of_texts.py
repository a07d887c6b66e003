"""Figures of whole texts: the words that set outlets apart, how hard articles are to read, and the timeline."""

import pandas as pd

from framing import measures, plots
from framing.corpus.codes import Codes
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.over_time import days_spanned
from framing.measures.whose_figures import ALL
from framing.study.data import DRAWN, StudyData
from framing.study.drawing import LABELS, Drawing, beside
from framing.tables.files import read_csv

SHORTEST_SPAN = 11  # days between the first and the last article, both counted, that a timeline needs
MOST_PERIODS = 60
VOCABULARY = "vocabulary"  # the file beside codes without words


def draw_vocabulary(study: StudyData, names: bool = False, function_words: bool = False) -> Drawing:
    """Figure 10: the words that set each outlet (or article) apart from the rest; its numbers are those of the words drawn.

    For all words take `measures.vocabulary`. Codes of a set whose study.yml says `texts: withheld`, or says nothing, hold no
    words; `framing study`, which leaves them out, keeps the words that are drawn by default beside the codes. Other words
    can't be drawn from such codes (but from those that `framing code` makes), and the figure says so.
    """
    table = measures.vocabulary(study.codes, study.by, names=names, function_words=function_words)
    if not len(study.codes["terms"]) and not names and not function_words:
        table = _kept(study, table)
    numbers = plots.top_words(table, study.by).reset_index(drop=True)
    says = f"Words counted by the machine, {study.scope_of('differences are over articles')}"
    says += " Words in names" + (" counted" if names else " left out") + ("." if function_words else ", function words too.")
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    why_not = "not drawn: these codes hold no words (texts: withheld in study.yml); codes made by `framing code` have them"
    if len(study.codes["terms"]):
        why_not = "not drawn: there is nothing to compare with" if table.empty else "no word is used more than in the rest"
    figure = plots.vocabulary(table, says, study.by, units=units, why_not=why_not, marks=study.outlet_colours)
    return Drawing(figure, numbers)


def _kept(study: StudyData, none: pd.DataFrame) -> pd.DataFrame:
    """The words that `framing study` kept beside codes without words; `none` where they are of another comparison."""
    path = (study.machine.folder or study.set.folder / "codes") / f"{VOCABULARY}.csv"
    frame = read_csv(path) if path.exists() else none
    if study.by not in frame:
        return none
    texts = {study.by, "term", "measure", "may_say"}
    return frame.astype({column: float for column in frame.columns if column not in texts})


def draw_readability(study: StudyData) -> Drawing:
    """Figure 11: grade level and sentence length, with and without quotations, of outlets and the articles behind them."""
    numbers = _readability_numbers(study.codes, study.by)
    of_units, of_articles = numbers, None
    if study.by == "outlet":
        of_units, of_articles = numbers[numbers["article"] == ALL], numbers[numbers["article"] != ALL]
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    says = f"Bodies measured by the machine, {study.scope_of('means are over articles')}"
    figure = plots.readability(of_units, says, study.by, of_articles, units=units, marks=study.outlet_colours)
    return Drawing(figure, numbers)


def _readability_numbers(codes: Codes, by: str) -> pd.DataFrame:
    """`readability` with and without quotations; where outlets are compared, of their articles too."""
    units = pd.concat([measures.readability(codes, by, quotes) for quotes in ("in", "out")], ignore_index=True)
    if by != "outlet":
        return units
    outlets = compared(codes, "articles", "outlet").set_index("row")["outlet"]
    articles = pd.concat([measures.readability(codes, "article", quotes) for quotes in ("in", "out")], ignore_index=True)
    articles = articles.assign(outlet=articles["article"].map(outlets))
    units = units.assign(article=ALL)[["outlet", "article", *units.columns[1:]]]
    return pd.concat([units, articles[units.columns]], ignore_index=True) if len(articles) else units


def draw_timeline(study: StudyData, category: str = "terrorist", every: str = "auto") -> Drawing:
    """Figure 13: own-voice share of a label and speakers by party, per outlet and day, week, month, quarter or year.

    Where single articles are compared the set is drawn as one. Sets of ten days or less, and of more than sixty periods, are
    not drawn, and the figure says so; its numbers are there all the same.
    """
    by = "outlet" if study.by == "outlet" else "set"

    def numbers_of(codes: Codes, _: str) -> pd.DataFrame:
        voice = measures.own_voice_over_time(codes, category, by, every=every)
        sources = measures.sources_over_time(codes, "party", by, every=every)
        both = pd.concat([t for t in (voice, sources) if len(t)] or [voice], ignore_index=True)
        return both.reindex(columns=[by, "category", "refers_to", "party", *voice.columns[3:]])

    numbers = numbers_of(study.codes, by)
    placed = measures.article_periods(study.codes, by, every=every)
    lost = int(placed["period"].isna().sum())
    says = study.says(LABELS, DRAWN)
    says += f" Not placed, for want of a date: {lost} of {len(placed)} articles." if lost else ""
    figure = plots.timeline(
        numbers[numbers["measure"] == "own_voice"],
        numbers[numbers["measure"] == "speakers"],
        says,
        [(e.date, e.title) for e in study.codebook.events],
        by,
        study.colours,
        study.names,
        f"Over time: whose word is “{category.replace('_', ' ')}”, and whose people get to speak?",
        units=measures.units(study.codes, by, OUTLETS_OWN),
        why_not=_why_not(placed, numbers),
        marks=study.outlet_colours if by == study.by else None,
    )
    return Drawing(figure, beside(study, numbers, numbers_of))


def _why_not(placed: pd.DataFrame, numbers: pd.DataFrame) -> str:
    """Why no timeline is drawn; empty where it is."""
    span = days_spanned(placed)
    if not span:
        return "no article has a date that says in which period it was published"
    if span < SHORTEST_SPAN:
        return f"the articles span {span} day{'s' if span != 1 else ''}; a timeline needs more than ten"
    periods = numbers["period"].nunique()
    if periods > MOST_PERIODS:
        return f"{periods} periods are too many to be told apart; choose longer ones, or look at the dates of the articles"
    return ""
