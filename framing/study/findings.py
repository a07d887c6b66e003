"""What the comparison tables say, in sentences made by plain rules: counts with their denominators, never a verdict."""

from collections.abc import Iterator

import pandas as pd

from framing import measures
from framing.measures.agency import AGENCIES, PUBLIC
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.whose_figures import ALL
from framing.measures.wire import ANY
from framing.measures.wording import chosen_labels
from framing.report.document import Finding, Item
from framing.statistics import DESCRIPTION_ONLY
from framing.study.data import StudyData
from framing.study.drawings import ATTRIBUTIONS, CASUALTIES, LABELS
from framing.study.traces import clauses, codes_of, speech, told_figures, whose_claims

MOST_ACTORS, MOST_UNITS, MOST_PARTS = 4, 8, 4  # actors, outlets (or articles) and kinds that sentences name
NOBODY = ("generic", "other")
FROM = {
    "(own voice)": "in its own voice, no source named",
    "none": "from sources of no party",
    "unknown": "from sources whose party is unknown",
}
AGENTS = {"named": "name who killed", "instrument": "name only a weapon or a strike", "nobody": "name nobody"}


def findings(study: StudyData) -> tuple[Finding, ...]:
    """The findings of a study, those that have something to count.

    Wording of each actor that most outlets (or articles) write of, own voice, casualty figures and whose they are, who
    speaks, who kills in the sentence, shared copy. At most eight outlets are named, those with most to count. An outlet
    with fewer than five articles is spoken of as these articles, never at large; intervals stand where the tables have one.
    """
    found = [
        *_wording(study),
        _own_voice(study),
        _whose_figures(study),
        _tolls(study),
        _speakers(study),
        _agency(study),
        _copies(study),
    ]
    return tuple(one for one in found if one and one.items)


def _wording(study: StudyData) -> Iterator[Finding]:
    phrases = measures.referring_phrases(study.codes, study.by)
    shares = measures.label_shares(study.codes, study.by)
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    spread = phrases.groupby("actor")[study.by].nunique()
    known = [a for a in phrases["actor"].value_counts().index if a not in NOBODY and 2 * spread[a] > len(units)]
    for actor in known[:MOST_ACTORS]:
        of_actor = phrases[phrases["actor"] == actor]
        items = [_labels(study, unit, of_actor, shares[shares["actor"] == actor]) for unit in _most(of_actor[study.by])]
        name = study.names.get(actor, actor)
        lead = Item(
            f"{_count(len(of_actor), 'phrase')} in {_articles(of_actor)} refer to {name}.", codes_of(of_actor, "labels")
        )
        heading = f"What {name} is called"
        yield Finding(heading, (lead, *items, *_rest(of_actor[study.by], study)), _limits(study, LABELS), "wording")


def _labels(study: StudyData, unit: str, phrases: pd.DataFrame, shares: pd.DataFrame) -> Item:
    """How one unit labels an actor: terrorist, in whose words, and the label that it uses most."""
    here = phrases[phrases[study.by] == unit]
    hits = here[here["family"] == "terrorist"]
    row = shares[
        (shares[study.by] == unit)
        & (shares["family"] == "terrorist")
        & (shares["voice"] == "own")
        & (shares["measure"] == "share")
    ]
    most, times = here["family"].mode()[0], int(here["family"].value_counts().max())
    own = int(hits["own"].sum())
    text = (
        f"{_unit(study, unit)}: terrorist labels for {_share(len(hits), len(here), 'phrase')} in {_articles(here)}; "
        f"in its own voice {_share(own, len(here), 'phrase')}{_interval(row)}. Most often: {most} ({times})."
    )
    return Item(text, codes_of(hits, "labels"))


def _own_voice(study: StudyData) -> Finding:
    shares = measures.own_voice(study.codes, "terrorist", study.by)
    labels = chosen_labels(study.codes, study.by, category="terrorist")
    items = []
    for unit in _most(labels[study.by]):
        here = labels[labels[study.by] == unit]
        own = here[here["voice"] == "own"]
        row = shares[(shares[study.by] == unit) & (shares["measure"] == "own_voice")]
        text = (
            f"{_unit(study, unit)}: {_share(len(own), len(here), 'such label')} in {_articles(here)} "
            f"in its own voice{_interval(row)}; the others are somebody's words, or held at a distance."
        )
        items.append(Item(text, codes_of(own, "labels")))
    heading = "When “terrorist” is printed, whose word it is"
    return Finding(heading, (*items, *_rest(labels[study.by], study)), _limits(study, LABELS), "own_voice")


def _whose_figures(study: StudyData) -> Finding:
    claims = whose_claims(study)
    shares = measures.whose_figures(study.codes, study.by)
    items = []
    for unit in _most(claims[study.by]):
        here = claims[claims[study.by] == unit]
        own = shares[(shares[study.by] == unit) & (shares["victims_party"] == ALL) & (shares["measure"] == "share")]
        interval = _interval(own[own["source_party"] == "(own voice)"], "own voice, ")
        sources = here["source_party"].map(lambda party: FROM.get(party, f"from {study.names.get(party, party)}"))
        parts = _parts(sources)
        text = f"{_unit(study, unit)}: {_count(len(here), 'distinct figure')} in {_articles(here)}: {parts}{interval}."
        items.append(Item(text, codes_of(here, "casualties")))
    heading = "Whose casualty figures"
    return Finding(heading, (*items, *_rest(claims[study.by], study)), _limits(study, CASUALTIES), "whose_figures")


def _tolls(study: StudyData) -> Finding:
    tolls = measures.tolls(study.codes)
    tolls, pairs = tolls[~tolls["background"].fillna(False).astype(bool)], measures.disagreements(study.codes)
    pairs, told = pairs[~pairs["background"].astype(bool)], told_figures(study)
    items = []
    for event, here in tolls.groupby("event", sort=False):
        apart = int((pairs["event"] == event).sum())
        name = study.names.get(str(event), event)
        disagree = f"{_count(apart, 'pair')} of them for the same victims can't both be right (tolls also rise with time)"
        agree = "no two for the same victims contradict each other"
        text = f"{_count(len(here), 'figure')} of killed or injured in {_articles(here)}; {disagree if apart else agree}"
        counted = told[(told["event"] == event) & told["article_id"].isin(here["article_id"])]
        items.append(Item(f"{name}: {text}.", codes_of(counted, "casualties")))
    return Finding("How many died, and where figures disagree", tuple(items), _limits(study, CASUALTIES), "tolls")


def _speakers(study: StudyData) -> Finding:
    rows = speech(study)
    rows = rows[rows["kind"] == "speech"].sort_values(["article_id", "start"], kind="stable")
    items = []
    for unit in _most(rows[study.by]):
        here = rows[rows[study.by] == unit]
        distinct = here.drop_duplicates(["article_id", "speaker"])
        text = (
            f"{_unit(study, unit)}: {_count(len(distinct), 'speaker')}, each once an article, with "
            f"{_count(len(here), 'attribution')} of speech in {_articles(here)}: {_parts(distinct['source_type'])}."
        )
        items.append(Item(text, codes_of(here, "attributions")))
    named = measures.analysts(study.codes, study.by)
    if len(named):
        items.append(Item(f"{_count(named['speaker'].nunique(), 'analyst')} cited by name in all, opinion pieces included."))
    return Finding(
        "Who gets to speak", tuple(items) + _rest(rows[study.by], study), _limits(study, ATTRIBUTIONS), "speakers"
    )


def _agency(study: StudyData) -> Finding:
    rows = clauses(study)
    rows = rows[rows["author"] == PUBLIC]
    items = []
    for unit in _most(rows[study.by]):
        here = rows[rows[study.by] == unit]
        counts = here["agency"].value_counts()
        parts = ", ".join(f"{counts.get(kind, 0)} {AGENTS[kind]}" for kind in AGENCIES)
        nobody = here[here["agency"] == "nobody"]
        text = f"{_unit(study, unit)}: of {_count(len(here), 'killing clause')} in {_articles(here)}, {parts}."
        items.append(Item(text, codes_of(nobody, "casualties")))
    limits = f"Only events whose author was public at publication. {_limits(study, CASUALTIES)}"
    return Finding("Who kills in the sentence", (*items, *_rest(rows[study.by], study)), limits, "agency")


def _copies(study: StudyData) -> Finding | None:
    table = measures.wire_share(study.codes, study.by)
    table = table[(table["credit"] == ANY) & (table["measure"] == "pooled_copy_share")]
    found = table[table["value"] > 0].sort_values("value", ascending=False, kind="stable")
    items = [
        Item(
            f"{_unit(study, row[study.by])}: {_percent(row['value'])} of its {row['n']:,} words in "
            f"{_count(row['articles'], 'article')} stand in another article of the set, too."
        )
        for row in found.head(MOST_UNITS).to_dict("records")
    ]
    limits = f"Shared copy says nothing of who wrote it first. Passages found by the machine. {study.scope}"
    return Finding("What is shared copy", tuple(items), limits, "shared_passages")


def _most(units: pd.Series) -> list[str]:
    """The units with most rows, at most eight; of equals the first by name."""
    counts = units.value_counts()
    return sorted(counts.index, key=lambda unit: (-counts[unit], unit))[:MOST_UNITS]


def _rest(units: pd.Series, study: StudyData) -> tuple[Item, ...]:
    more = units.nunique() - MOST_UNITS
    if more <= 0:
        return ()
    return (Item(f"{_count(more, f'other {study.by}')} with fewer of them: see the numbers of the figure."),)


def _unit(study: StudyData, unit: str) -> str:
    """An outlet with five articles or more by its name, one with fewer as its articles here."""
    if study.by != "outlet":
        return str(unit)
    articles = compared(study.codes, "articles", study.by)
    n = int((articles[study.by] == unit).sum())
    return str(unit) if n >= DESCRIPTION_ONLY else f"{unit} ({'this article' if n == 1 else f'these {n} articles'} only)"


def _parts(values: pd.Series) -> str:
    """The most frequent values with their counts and shares, the others together."""
    counts = values.value_counts()
    ranked = sorted(counts.index, key=lambda value: (-counts[value], value))
    named = [f"{counts[v]} ({_percent(counts[v] / len(values))}) {str(v).replace('_', ' ')}" for v in ranked[:MOST_PARTS]]
    others = int(counts[ranked[MOST_PARTS:]].sum())
    return ", ".join([*named, *([f"{others} others"] if others else [])])


def _interval(row: pd.DataFrame, what: str = "") -> str:
    """The mean over articles with its interval, where there is ground for one."""
    if not len(row) or pd.isna(row["low"].iloc[0]):
        return ""
    one = row.iloc[0]
    interval = f"95 % interval {_percent(one['low'])} to {_percent(one['high'])}"
    return f" ({what}mean over articles {_percent(one['value'])}, {interval})"


def _limits(study: StudyData, measure: str) -> str:
    error = (
        " Differences smaller than this error are no findings." if study.codes.kind == "machine" and study.accuracy else ""
    )
    return f"{study.whose(measure)}.{error} {study.scope}"


def _articles(rows: pd.DataFrame) -> str:
    return _count(rows["article_id"].nunique(), "article")


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _share(part: int, whole: int, noun: str) -> str:
    return f"{_percent(part / whole)} ({part} of {_count(whole, noun)})" if whole else "none"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
