"""Agency: who kills in the sentence, an agent that is named, an instrument alone, or nobody."""

import re
from functools import partial

import pandas as pd

from framing.codebook import Codebook
from framing.corpus.codes import Codes
from framing.errors import TableError
from framing.measures.casualties import UNKNOWN, check_side, statements
from framing.measures.comparison import OUTLETS_OWN, ArticleShares, count_row, row, tidy
from framing.measures.whose_figures import ALL
from framing.tables.values import CONSTRUCTIONS

QUOTES = ("in", "out")  # are clauses inside direct quotations counted?
AGENCIES = ("named", "instrument", "nobody")
PUBLIC, NOT_PUBLIC = "public", "not public"
WITH_AGENT = ("active", "passive_agent", "participle_active")  # constructions that have a place for who or what killed
NAMES_AN_OWNER = re.compile(r"\b(?:by|of|from)\b")
ASIDE = re.compile(
    r",|\s(?:at|in|on|near|inside|outside|against|across|over|after|before|during|that|which|hidden|buried)\b"
)
WORDS_ASIDE = {  # beside a weapon they name nobody
    *(
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "same",
        "other",
        "another",
        "first",
        "second",
        "third",
        "new",
        "two",
    ),
    *("twin", "double", "several", "multiple", "separate", "massive", "huge", "powerful", "heavy", "deadly", "fatal"),
    *("suicide", "car", "truck", "roadside", "aerial", "ground", "cross", "border", "precision"),
    *(
        "minute",
        "hour",
        "today",
        "yesterday",
        "tonight",
        "overnight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "early",
        "late",
    ),
    *("last", "week", "month", "year", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
}


def agency(
    codes: Codes,
    codebook: Codebook,
    by: str = "outlet",
    genres=OUTLETS_OWN,
    side: str = "victims_party",
    *,
    quotes: str = "in",
) -> pd.DataFrame:
    """Who kills in the sentence: a named agent, an instrument alone ("the strikes"), or nobody; by the side of the victims.

    Counted are killing clauses: statements of killed (or killed and injured), with a number or without, of background events
    too, each repeated caption once. Per outlet (or article), victims (`victims_party`: whose people they are said to be;
    with `side="place_party"` in whose territory it happened; "(all)" takes all together), `author`, `agency` and
    `construction` ("(all)", or one of those of `casualties`):

    - `clauses`: number of clauses; n = all clauses of the unit, victims and author, articles = those with one;
    - `share`, for all constructions together: the share of the agency, between 0 and 1, as a mean over the articles with
      such a clause; `pooled_share`: clauses / n. Shares of one unit and victims add up to 1.

    `author` is "public" where the codebook's `author_public_from` of the event is not after the publication of the article:
    only there can an outlet be compared for naming nobody, so only these rows have shares. All others, with events whose
    author was not yet known, is still not, or is not in the codebook, are "not public" and counted. An article is taken to
    be published no earlier than the events that it tells of; a date without a day counts as the first of the month.

    `agency` is named where the clause ties a party to the killing (`agent_party`) or its `agent` is more than a weapon;
    instrument where the words of the agent are only weapons of the codebook's victims (numbers, times, places and size
    aside); nobody without any. In text-free codes `agent` is empty: there a clause without a party counts as instrument
    where its construction has a place for an agent (active, passive_agent, participle_active) and as nobody else, so "the
    gunmen killed" is an instrument and "killed in a strike" nobody. `quotes="out"` leaves out the clauses inside direct
    quotations, so that the outlet's sentences are counted and not those of the people it quotes. Raises TableError for an
    unknown `by`, `side` or `quotes`.
    """
    check_side(side)
    frame = killing_clauses(codes, codebook, by, genres, quotes=quotes)
    frame = frame.assign(**{side: frame[side].fillna(UNKNOWN)})
    rows = []
    for unit, given in frame.groupby(by, sort=True):
        for victims, group in [(ALL, given), *given.groupby(side, sort=True)]:
            for author, clauses in group.groupby("author", sort=False):
                rows += _counted(codes, clauses, {by: unit, side: victims, "author": author})
    return tidy(rows, [by, side, "author", "agency", "construction"])


def _counted(codes: Codes, clauses: pd.DataFrame, keys: dict) -> list[dict]:
    """Counts, and where the author was public shares, of one unit's clauses about one side."""
    rows = []
    n, articles = len(clauses), clauses["article_id"].nunique()
    shares = ArticleShares(clauses, "agency")
    for value in AGENCIES:
        hit = clauses["agency"] == value
        cell = {**keys, "agency": value, "construction": ALL}
        rows.append(count_row("clauses", n, articles, hit.sum(), **cell))
        if keys["author"] == PUBLIC:
            rows.append(row(codes, "share", n, shares.of(value), **cell))
            rows.append(count_row("pooled_share", n, articles, hit.mean(), **cell))
        counts = clauses.loc[hit, "construction"].value_counts()
        for construction in (c for c in CONSTRUCTIONS if c in counts):
            rows.append(count_row("clauses", n, articles, counts[construction], **cell | {"construction": construction}))
    return rows


def killing_clauses(
    codes: Codes, codebook: Codebook, by: str = "outlet", genres=OUTLETS_OWN, *, quotes: str = "in"
) -> pd.DataFrame:
    """The clauses that `agency` counts: rows of `casualties` with outlet, date, genre, row, what is compared, and how read.

    Columns of its own: `agency` (named, instrument, nobody) and `author` (public, not public); see `agency`, also for
    `quotes`. Raises TableError for an unknown `by` or `quotes`.
    """
    if quotes not in QUOTES:
        raise TableError(f"quotations are counted {' or '.join(QUOTES)}, not {quotes!r}")
    frame = statements(codes, by, genres)
    if quotes == "out":
        frame = frame[~_quoted(frame, codes["attributions"])]
    frame = frame.assign(author=_authors(frame, codebook))
    frame = frame[frame["effect"].isin(["killed", "both"])]
    read = partial(_agency, words=_words(codebook), text_free=_text_free(codes["casualties"]))
    return frame.assign(
        agency=[read(*cells) for cells in zip(frame["agent"], frame["agent_party"], frame["construction"], strict=True)]
    ).reset_index(drop=True)


def _quoted(frame: pd.DataFrame, attributions: pd.DataFrame) -> pd.Series:
    """Which statements stand inside the content of a direct quotation."""
    direct = attributions[attributions["quote_type"] == "direct"]
    spans = {str(article): group for article, group in direct.groupby("article_id")[["start", "end"]]}
    inside = [
        article in spans and bool(((spans[article]["start"] <= start) & (spans[article]["end"] >= end)).any())
        for article, start, end in zip(frame["article_id"], frame["start"], frame["end"], strict=True)
    ]
    return pd.Series(inside, frame.index, dtype=bool)


def _text_free(casualties: pd.DataFrame) -> bool:
    """Were the words of agents and sources left out? Their places, or the agents' parties, are then all that is left."""
    words = casualties["agent"].notna().any() or casualties["source"].notna().any()
    return not words and bool(casualties["source_start"].notna().any() or casualties["agent_party"].notna().any())


def _words(codebook: Codebook) -> tuple[frozenset[str], frozenset[str]]:
    """The words of weapons, and the words that name nobody: numbers, times, sizes, places of the events."""
    weapons = frozenset(w for weapon in codebook.victims.agents.weapons for w in _split(weapon))
    places = {w for event in codebook.events for place in event.places for w in _split(place)}
    return weapons, frozenset(WORDS_ASIDE | set(codebook.numbers.words) | places)


def _agency(agent, party, construction: str, words: tuple[frozenset[str], frozenset[str]], text_free: bool) -> str:
    if pd.notna(party) and party != UNKNOWN:
        return "named"
    if text_free:
        return "instrument" if construction in WITH_AGENT else "nobody"
    if pd.isna(agent) or not str(agent).strip():
        return "nobody"
    return "instrument" if _only_weapons(str(agent), *words) else "named"


def _only_weapons(agent: str, weapons: frozenset[str], aside: frozenset[str]) -> bool:
    """`two massive explosions in the market` is an instrument; `rebel fire` and `the missiles of the army` are not."""
    lower = agent.casefold()
    if NAMES_AN_OWNER.search(lower):
        return False
    words = set(_split(ASIDE.split(lower, maxsplit=1)[0]))
    return bool(words & weapons) and words <= weapons | aside


def _split(words: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", w) for w in re.findall(r"[^\W\d_]+(?:['’]\w*)?", words.casefold())]


def _authors(frame: pd.DataFrame, codebook: Codebook) -> list[str]:
    """For each statement whether the author of its event was public when its article was published."""
    days = {e.id: _first_day(e.date) for e in codebook.events}
    public = {e.id: e.author_public_from.ljust(10, "~") for e in codebook.events if e.author_public_from}
    told = frame["event"].map(lambda event: days.get(event, "")).groupby(frame["article_id"])
    printed = frame["date"].fillna("").map(lambda date: _first_day(str(date)[:10]))
    published = pd.concat([printed, told.transform("max")], axis=1).max(axis=1)
    return [
        PUBLIC if event in public and date >= public[event] else NOT_PUBLIC
        for event, date in zip(frame["event"], published, strict=True)
    ]


def _first_day(date: str) -> str:
    """The first day that a date may mean: 2024-01 is 2024-01-01."""
    return date + "0000-01-01"[len(date) :] if date else ""
