"""The same person under different names in different articles: spelling, initials, rank, surname alone."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

from framing.corpus.codes import Codes
from framing.tables.text_free import PRIVATE

COLUMNS = ("speaker", "variant", "evidence", "articles", "attributions")
RANKS = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|prof|professor|sir|sheikh|ayatollah|mullah|gen|general|maj|major|col|colonel|lt|lieutenant|"
    r"capt|captain|brig|brigadier|adm|admiral|commander|sgt|sergeant|rep|sen|president|minister)\.?[\s-]+)+",
    re.I,
)
PARTICLES = frozenset({"al", "ul", "el", "bin", "ibn", "de", "van", "von", "der", "di", "abu"})
ALIKE = 0.8  # of the letters of two spellings, by difflib's ratio 2M / T
SHORTEST = 4  # letters of a name whose spelling may vary


@dataclass(frozen=True)
class Known:
    """A person's name as coded, with what is coded of the person."""

    name: str
    types: frozenset[str]
    parties: frozenset[str]
    attributions: int


def same_speakers(codes: Codes) -> pd.DataFrame:
    """Which speakers of the attributions are one person, over all articles of the set.

    Columns: speaker (the name that stands for all: the fullest, of equals the one with more attributions), variant (a
    name as coded), evidence (why they are one: `same name`, `rank`, `spelling`, `initial`, `surname alone`), articles and
    attributions (of the variant). One row per name of a person; institutions are one by their canonical name already.

    Two names are one person where, titles off, their letters agree (`Amir-Abdollahian`, `Amirabdollahian`), or their
    surnames do and their given names do, are spelt alike (at least 80 % of the letters by difflib's ratio), or one is the
    other's initial; and a surname alone where one person of the set has it. Nobody is merged whose party or source type is
    coded otherwise: two spellings may be two persons, and two men of one name stay one. Check the table before you publish.
    """
    frame = codes["attributions"]
    people = frame[(frame["speaker_kind"] == "person") & frame["named"].fillna(False)]
    known = [
        Known(str(name), frozenset(rows["source_type"]), frozenset(rows["party"]), len(rows))
        for name, rows in people.groupby("speaker", sort=True)
    ]
    merged = merge_names(known)
    articles = people.groupby("speaker")["article_id"].nunique()
    rows = [
        (*merged[one.name][:1], one.name, merged[one.name][1], int(articles[one.name]), one.attributions) for one in known
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).sort_values(["speaker", "variant"], ignore_index=True)


def with_one_name_each(codes: Codes, frame: pd.DataFrame) -> pd.DataFrame:
    """The attributions with every person under one name."""
    table = same_speakers(codes)
    names = dict(zip(table["variant"], table["speaker"], strict=True))
    return frame.assign(speaker=frame["speaker"].map(lambda name: names.get(name, name)))


def merge_names(known: Iterable[Known]) -> dict[str, tuple[str, str]]:
    """For each name the name that stands for its person, and the evidence.

    >>> jan, johann = (Known(n, frozenset({"analyst"}), frozenset({"none"}), 1) for n in ("J. Brok", "Jan Brok"))
    >>> merge_names([jan, johann])
    {'Jan Brok': ('Jan Brok', 'same name'), 'J. Brok': ('Jan Brok', 'initial')}
    """
    fullest = sorted(known, key=lambda k: (-len(_given(k.name)), -len(k.name), -k.attributions, k.name))
    merged: dict[str, tuple[str, str]] = {}
    heads: list[Known] = []
    for one in fullest:
        fitting = [(head, why) for head in heads if (why := evidence(one.name, head.name)) and _fit(one, head)]
        alone = not _given(one.name)
        if fitting and not (alone and len(fitting) > 1):
            head, why = max(fitting, key=lambda pair: (pair[1] == "rank", pair[0].attributions, pair[0].name))
            merged[one.name] = (head.name, why)
        else:
            merged[one.name] = (one.name, "same name")
            heads.append(one)
    return merged


def evidence(one: str, other: str) -> str | None:
    """Why two names may be one person's, or None; codes that stand for private persons are nobody else's.

    >>> evidence("Gen. Ilia Renko", "Ilia Renko"), evidence("Amirabdollahian", "Hossein Amir-Abdollahian")
    ('rank', 'surname alone')
    >>> evidence("Mohammed Refai", "Mohammad Refai"), evidence("Ana Brok", "Tomas Brok") is None
    ('spelling', True)
    """
    if PRIVATE.match(one) or PRIVATE.match(other):
        return None
    if _letters(one) == _letters(other):
        return "rank" if RANKS.match(one) or RANKS.match(other) else "spelling"
    if not _alike(_surname(one), _surname(other)):
        return None
    given, others = _given(one), _given(other)
    if not given or not others:
        return "surname alone" if _surname(one) == _surname(other) else None
    if len(given[0]) == 1 or len(others[0]) == 1:
        return "initial" if given[0][0] == others[0][0] and _surname(one) == _surname(other) else None
    return "spelling" if _alike(given[0], others[0]) else None


def _fit(one: Known, other: Known) -> bool:
    """Is nothing coded of the two that speaks against one person?"""
    types = one.types & other.types or {"other"} & (one.types | other.types)
    parties = one.parties & other.parties or {"none", "unknown"} & (one.parties | other.parties)
    return bool(types and parties)


def _plain(name: str) -> str:
    bare = RANKS.sub("", name.strip())
    return unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().casefold()


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _plain(name))


def _parts(name: str) -> list[str]:
    parts = [re.sub(r"[^a-z0-9-]", "", part) for part in _plain(name).split()]
    return [re.sub(r"^(?:al|ul|el)-", "", part).replace("-", "") for part in parts if part and part not in PARTICLES]


def _surname(name: str) -> str:
    return (_parts(name) or [""])[-1]


def _given(name: str) -> list[str]:
    return _parts(name)[:-1]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE
