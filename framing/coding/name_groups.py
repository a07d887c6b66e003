"""Names of armed groups put together: spellings, typing errors and abbreviations of one group over many articles."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from framing.codebook import Codebook
from framing.coding.spellings import name_key
from framing.coding.unlisted_actors import group_index

SHORT = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}s?(?:-?\w{1,3})?")
ALIKE, LONG = 0.88, 8  # how alike two keys must be that differ by a typing error, and from how many letters on


@dataclass(frozen=True)
class NameGroup:
    """One group: its id, best name, spellings and abbreviations as found, labels; `known`: the general list has it."""

    id: str
    name: str
    kind: str
    within: str | None
    spellings: tuple[str, ...]
    abbreviations: tuple[str, ...]
    labels: Counter
    known: bool


def group_names(pairs: Counter, labels: dict[str, Counter], book: Codebook) -> list[NameGroup]:
    """Groups of names. `pairs` counts (spelling, its article's name for the group), `labels` what a name is called."""
    keys = _Keys(book)
    parent: dict[str, str] = {}
    for spelling, name in pairs:
        _join(parent, keys.of(spelling), keys.of(name))
    _join_typing_errors(parent)
    spelled: dict[str, Counter] = defaultdict(Counter)
    called: dict[str, Counter] = defaultdict(Counter)
    for (spelling, _), n in pairs.items():
        spelled[_root(parent, keys.of(spelling))][spelling] += n
    for name, counts in labels.items():
        if keys.of(name) in parent:
            called[_root(parent, keys.of(name))].update(counts)
    taken: set[str] = set()
    return [_group(root, found, called[root], book, taken) for root, found in sorted(spelled.items())]


class _Keys:
    """The key of a spelling: `=id` of a group on the general list, else its letters without what spellings differ in."""

    def __init__(self, book: Codebook) -> None:
        self._index = group_index(book)

    def of(self, spelling: str) -> str:
        hits = [h for h in self._index.find(spelling) if h[1] - h[0] == len(spelling)]
        if hits:
            return f"={hits[0][2]}"
        return spelling if SHORT.fullmatch(spelling) else name_key(spelling)


def _root(parent: dict[str, str], key: str) -> str:
    """The key that stands for all that were joined with a key; a new key stands for itself."""
    while parent.setdefault(key, key) != key:
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    """Put two keys together; a group on the general list (`=…`) takes in the other, two such groups stay apart."""
    a, b = sorted((_root(parent, one), _root(parent, other)), key=lambda key: (not key.startswith("="), key))
    if a != b and not (a.startswith("=") and b.startswith("=")):
        parent[b] = a


def _join_typing_errors(parent: dict[str, str]) -> None:
    """Join long keys that begin alike and differ in a letter or two."""
    keys = sorted(k for k in parent if len(k) >= LONG and not k.startswith("="))
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            if one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= ALIKE:
                _join(parent, one, other)


def _group(root: str, found: Counter, labels: Counter, book: Codebook, taken: set[str]) -> NameGroup:
    listed = next((g for g in book.armed_groups.groups if f"={g.id}" == root), None)
    ordered = [name for name, _ in sorted(found.items(), key=lambda n: (-n[1], n[0]))]
    short = [name for name in ordered if SHORT.fullmatch(name)]
    full = [name for name in ordered if name not in short]
    name = listed.name if listed else (full or ordered)[0]
    number, group = 1, listed.id if listed else _slug(name)
    base = group
    while group in taken:
        number += 1
        group = f"{base}_{number}"
    taken.add(group)
    return NameGroup(
        group,
        name,
        str(listed.kind) if listed else "nonstate",
        listed.within if listed else None,
        tuple(full or ([] if short else ordered)),
        tuple(short),
        labels,
        listed is not None,
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") or "group"
