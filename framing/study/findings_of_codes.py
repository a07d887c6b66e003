"""What comparisons of codes say in sentences: wording, casualties, sources, agency, shared copy."""

from collections.abc import Iterator

import pandas as pd

from framing import measures
from framing.measures.agency import AGENCIES, PUBLIC
from framing.measures.comparison import OUTLETS_OWN
from framing.measures.whose_figures import ALL
from framing.measures.wire import ANY
from framing.measures.wording import chosen_labels
from framing.report.document import Finding, Item
from framing.study.data import StudyData
from framing.study.drawings import ATTRIBUTIONS, CASUALTIES, LABELS
from framing.study.sentences import (
    MOST_UNITS,
    count,
    in_articles,
    limits,
    mean_interval,
    most,
    most_frequent,
    percent,
    rest,
    share,
    unit_name,
)
from framing.study.traces import Traces, codes_of

MOST_ACTORS = 4  # whose names sentences of wording are about
NOBODY = ("generic", "other")
FROM = {
    "(own voice)": "in its own voice, no source named",
    "none": "from sources of no party",
    "unknown": "from sources whose party is unknown",
}
AGENTS = {"named": "name who killed", "instrument": "name only a weapon or a strike", "nobody": "name nobody"}


def all_findings(study: StudyData) -> list[Finding | None]:
    """Those of all comparisons of codes, also of those that count nothing."""
    return [
        *wording(study),
        own_voice(study),
        whose_figures(study),
        tolls(study),
        speakers(study),
        agency(study),
        copies(study),
    ]


def wording(study: StudyData) -> Iterator[Finding]:
    """What each actor is called that more than half of the units write of, at most four actors."""
    phrases = measures.referring_phrases(study.codes, study.by)
    shares = measures.label_shares(study.codes, study.by)
    units = measures.units(study.codes, study.by, OUTLETS_OWN)
    spread = phrases.groupby("actor")[study.by].nunique()
    known = [a for a in phrases["actor"].value_counts().index if a not in NOBODY and 2 * spread[a] > len(units)]
    for actor in known[:MOST_ACTORS]:
        of_actor = phrases[phrases["actor"] == actor]
        items = [_labels(study, unit, of_actor, shares[shares["actor"] == actor]) for unit in most(of_actor[study.by])]
        name = study.names.get(actor, actor)
        lead = Item(f"{count(len(of_actor), 'phrase')} in {in_articles(of_actor)} refer to {name}.", codes_of(of_actor))
        heading = f"What {name} is called"
        yield Finding(heading, (lead, *items, *rest(of_actor[study.by], study)), limits(study, LABELS), "wording")


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
        f"{unit_name(study, unit)}: terrorist labels for {share(len(hits), len(here), 'phrase')} in {in_articles(here)}; "
        f"in its own voice {share(own, len(here), 'phrase')}{mean_interval(row)}. Most often: {most} ({times})."
    )
    return Item(text, codes_of(hits))


def own_voice(study: StudyData) -> Finding:
    """Whose word “terrorist” is, of all such labels."""
    shares = measures.own_voice(study.codes, "terrorist", study.by)
    labels = chosen_labels(study.codes, study.by, category="terrorist")
    items = []
    for unit in most(labels[study.by]):
        here = labels[labels[study.by] == unit]
        own = here[here["voice"] == "own"]
        row = shares[(shares[study.by] == unit) & (shares["measure"] == "own_voice")]
        text = (
            f"{unit_name(study, unit)}: {share(len(own), len(here), 'such label')} in {in_articles(here)} "
            f"in its own voice{mean_interval(row)}; the others are somebody's words, or held at a distance."
        )
        items.append(Item(text, codes_of(own)))
    heading = "When “terrorist” is printed, whose word it is"
    return Finding(heading, (*items, *rest(labels[study.by], study)), limits(study, LABELS), "own_voice")


def whose_figures(study: StudyData) -> Finding:
    """Whose casualty figures a unit gives."""
    claims = measures.distinct_claims(study.codes, study.by, OUTLETS_OWN)
    claims = claims[claims["kind"] == "study"]
    shares = measures.whose_figures(study.codes, study.by)
    items = []
    for unit in most(claims[study.by]):
        here = claims[claims[study.by] == unit]
        own = shares[(shares[study.by] == unit) & (shares["victims_party"] == ALL) & (shares["measure"] == "share")]
        interval = mean_interval(own[own["source_party"] == "(own voice)"], "own voice, ")
        sources = here["source_party"].map(lambda party: FROM.get(party, f"from {study.names.get(party, party)}"))
        parts = most_frequent(sources)
        text = f"{unit_name(study, unit)}: {count(len(here), 'distinct figure')} in {in_articles(here)}: {parts}{interval}."
        items.append(Item(text, codes_of(here)))
    heading = "Whose casualty figures"
    return Finding(heading, (*items, *rest(claims[study.by], study)), limits(study, CASUALTIES), "whose_figures")


def tolls(study: StudyData) -> Finding:
    """How many figures an event has, and which contradict each other."""
    tolls = measures.tolls(study.codes)
    tolls, pairs = tolls[~tolls["background"].fillna(False).astype(bool)], measures.disagreements(study.codes)
    pairs, led = pairs[~pairs["background"].astype(bool)], Traces(study)
    items = []
    for event, here in tolls.groupby("event", sort=False):
        apart = int((pairs["event"] == event).sum())
        name = study.names.get(str(event), event)
        disagree = f"{count(apart, 'pair')} of them for the same victims can't both be right (tolls also rise with time)"
        agree = "no two for the same victims contradict each other"
        text = f"{count(len(here), 'figure')} of killed or injured in {in_articles(here)}; {disagree if apart else agree}"
        items.append(Item(f"{name}: {text}.", led.of_all(here)))
    return Finding("How many died, and where figures disagree", tuple(items), limits(study, CASUALTIES), "tolls")


def speakers(study: StudyData) -> Finding:
    """How many speakers of what sort a unit lets speak."""
    rows = measures.attributions(study.codes, study.by)
    rows = rows[rows["kind"] == "speech"].sort_values(["article_id", "start"], kind="stable")
    items = []
    for unit in most(rows[study.by]):
        here = rows[rows[study.by] == unit]
        distinct = here.drop_duplicates(["article_id", "speaker"])
        text = (
            f"{unit_name(study, unit)}: {count(len(distinct), 'speaker')}, each once an article, with "
            f"{count(len(here), 'attribution')} of speech in {in_articles(here)}: {most_frequent(distinct['source_type'])}."
        )
        items.append(Item(text, codes_of(here)))
    named = measures.analysts(study.codes, study.by)
    if len(named):
        text = f"{count(named['speaker'].nunique(), 'analyst')} cited by name in all, opinion pieces included."
        items.append(Item(text, Traces(study).of_all(named)))
    return Finding("Who gets to speak", tuple(items) + rest(rows[study.by], study), limits(study, ATTRIBUTIONS), "speakers")


def agency(study: StudyData) -> Finding:
    """Whether killing clauses name who killed, where that was public."""
    rows = measures.killing_clauses(study.codes, study.codebook, study.by)
    rows = rows[rows["author"] == PUBLIC]
    items = []
    for unit in most(rows[study.by]):
        here = rows[rows[study.by] == unit]
        counts = here["agency"].value_counts()
        parts = ", ".join(f"{counts.get(kind, 0)} {AGENTS[kind]}" for kind in AGENCIES)
        nobody = here[here["agency"] == "nobody"]
        text = f"{unit_name(study, unit)}: of {count(len(here), 'killing clause')} in {in_articles(here)}, {parts}."
        items.append(Item(text, codes_of(nobody)))
    reach = f"Only events whose author was public at publication. {limits(study, CASUALTIES)}"
    return Finding("Who kills in the sentence", (*items, *rest(rows[study.by], study)), reach, "agency")


def copies(study: StudyData) -> Finding | None:
    """How much of a unit's words others have too."""
    table = measures.wire_share(study.codes, study.by)
    table = table[(table["credit"] == ANY) & (table["measure"] == "pooled_copy_share")]
    found = table[table["value"] > 0].sort_values("value", ascending=False, kind="stable")
    led = Traces(study)
    items = [
        Item(
            f"{unit_name(study, row[study.by])}: {percent(row['value'])} of its {row['n']:,} words in "
            f"{count(row['articles'], 'article')} stand in another article of the set, too.",
            led(row),
        )
        for row in found.head(MOST_UNITS).to_dict("records")
    ]
    reach = f"Shared copy says nothing of who wrote it first. Passages found by the machine. {study.scope}"
    return Finding("What is shared copy", tuple(items), reach, "shared_passages")
