"""Precision, recall and F1 of a coder against the reference codes: over all, per outlet, and per side."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from framing.agreement.between import ALL, between
from framing.agreement.coders import MACHINE, REFERENCE, Coder, Coders, check_blind, read_coders
from framing.agreement.score import OVERLAP, STRICT, named_analysts, same
from framing.agreement.shared_units import Unit, shared_units
from framing.corpus.article_set import ArticleSet
from framing.corpus.units import rows_of
from framing.statistics import pooled_share

SIDES = {"labels": ("actor",), "casualties": ("victims_party", "source_party"), "attributions": ("party",)}
OWN_VOICE, NO_OUTLET = "(own voice)", "(no outlet)"
COLUMNS = [
    "layer",
    "measure",
    "by",
    "unit",
    "coder",
    "between",
    "n_reference",
    "n_coded",
    "articles",
    "value",
    "low",
    "high",
    "from_all",
]


@dataclass(frozen=True)
class _Counted:
    """The units of a layer, one entry each: number of the article, in the reference, coded, and for each measure a hit."""

    article: np.ndarray
    reference: np.ndarray
    coded: np.ndarray
    hits: dict[str, np.ndarray]

    def only(self, reference: np.ndarray, coded: np.ndarray) -> "_Counted":
        return replace(self, reference=self.reference & reference, coded=self.coded & coded)


def accuracy(
    found: Coders | ArticleSet | str | Path, coder: str = MACHINE, reference: str = REFERENCE, seed: int = 0
) -> pd.DataFrame:
    """How well a coder finds and codes what the reference codes have, in the articles that both coded.

    Per layer and group of units: `precision` = hits / coded units, `recall` = hits / reference units, `f1` = hits on both
    sides / units on both sides. A hit is a unit that pairs as in `score`; in `precision_category`, `recall_bounds`, … one
    whose columns agree too (those of `score`). by = "(all)", "outlet", or the side: "actor" of labels, "victims_party" and
    "source_party" of casualty claims, "party" of the source of attributions. Recall of a side is of the reference units of
    that side, precision of the units that the coder put there; for sides there are also `recall_side`, `precision_side`,
    `f1_side`: found, and put on that side (in the unit "(all)": of all units, put on the right one). `precision_analysts`, …
    are of the distinct named analysts of each article, over all alone. `from_all`: value minus that of all units together; a
    coder who does better for one side or outlet than for another invents a difference between them (docs/coding-error.md
    says how to correct it).

    Columns: layer, measure, by, unit (the outlet or side), coder, between (who made the two codings; agreement with codes
    of a language model is none with people), n_reference, n_coded, articles (with units in the denominator), value, low,
    high, from_all. 95 % intervals by bootstrap over articles from ten on; below five a value describes these articles only.
    NaN where nothing is in the denominator. `found` is a set or what `read_coders` read of it. Raises CodesError as
    `read_coders` does, for a coder who isn't there, and for codes made with the machine's in view (assisted sheets).
    """
    found = found if isinstance(found, Coders) else read_coders(found)
    ours, theirs = found.chosen([coder, reference])
    layers = [name for name in OVERLAP if name in ours.tables and name in theirs.tables]
    for layer in layers:
        check_blind([ours, theirs], layer)
    articles = found.articles
    outlets = dict(zip(articles["article_id"], articles["outlet"].fillna(NO_OUTLET), strict=True))
    about = {"coder": coder, "between": between([ours.made_by, theirs.made_by])}
    rows = []
    for layer in layers:
        rows += [about | {"layer": layer} | row for row in _layer(layer, theirs, ours, outlets, seed)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _layer(layer: str, reference: Coder, coder: Coder, outlets: dict[str, str], seed: int) -> list[dict]:
    units = shared_units(layer, (reference, coder))
    counted = _counted(layer, units, reference.name, coder.name)
    measured = _measures(counted, seed) + (_analysts(reference, coder, seed) if layer == "attributions" else [])
    rows = [{"by": ALL, "unit": ALL} | row for row in measured]
    places = np.array([outlets[u.article_id] for u in units], dtype=object)
    rows += _groups(counted, "outlet", places, places, measured, seed)
    for side in SIDES[layer]:
        ours, theirs = _side(units, reference.name, side), _side(units, coder.name, side)
        sided = replace(counted, hits=counted.hits | {"_side": counted.hits[""] & (ours == theirs)})
        right = _measures(replace(sided, hits={"_side": sided.hits["_side"]}), seed)
        rows += [{"by": side, "unit": ALL} | row for row in right]
        rows += _groups(sided, side, ours, theirs, measured + right, seed)
    return [{"from_all": row["value"] - row["value"]} | row for row in rows]


def _groups(
    counted: _Counted, by: str, in_reference: np.ndarray, in_coded: np.ndarray, whole: list[dict], seed: int
) -> list[dict]:
    """The measures of each outlet or side, and how far they are from those of all units (`whole`)."""
    over_all = {row["measure"]: row["value"] for row in whole}
    rows = []
    for unit in sorted(set(in_reference[counted.reference]) | set(in_coded[counted.coded])):
        for row in _measures(counted.only(in_reference == unit, in_coded == unit), seed):
            rows.append({"by": by, "unit": unit, "from_all": row["value"] - over_all[row["measure"]]} | row)
    return rows


def _counted(layer: str, units: list[Unit], reference: str, coder: str) -> _Counted:
    pairs = [(u.rows.get(reference), u.rows.get(coder)) for u in units]
    hits = {"": np.array([a is not None and b is not None for a, b in pairs], dtype=bool)}
    for name, columns in STRICT[layer].items():
        agree = [a is not None and b is not None and same(a, b, columns) for a, b in pairs]
        hits[name.removeprefix("f1")] = np.array(agree, dtype=bool)
    article = pd.factorize(np.array([u.article_id for u in units], dtype=object))[0]
    in_reference, in_coded = (np.array([p[i] is not None for p in pairs], dtype=bool) for i in (0, 1))
    return _Counted(article, in_reference, in_coded, hits)


def _analysts(reference: Coder, coder: Coder, seed: int) -> list[dict]:
    """The measures of distinct named analysts, in the articles that both read."""
    both = reference.read["attributions"] & coder.read["attributions"]
    known, found = (named_analysts(rows_of(c.tables["attributions"])) for c in (reference, coder))
    named = sorted(one for one in known | found if one[0] in both)
    in_reference, in_coded = (np.array([one in there for one in named], dtype=bool) for there in (known, found))
    article = pd.factorize(np.array([one[0] for one in named], dtype=object))[0]
    return _measures(_Counted(article, in_reference, in_coded, {"_analysts": in_reference & in_coded}), seed)


def _side(units: list[Unit], name: str, column: str) -> np.ndarray:
    """On which side a coder put each unit; an empty source is the outlet's own voice."""
    empty = OWN_VOICE if column == "source_party" else "none"
    return np.array([u.rows.get(name, {}).get(column) or empty for u in units], dtype=object)


def _measures(counted: _Counted, seed: int) -> list[dict]:
    rows = []
    for name, hit in counted.hits.items():
        for measure, over in (
            ("precision", (counted.coded,)),
            ("recall", (counted.reference,)),
            ("f1", (counted.coded, counted.reference)),
        ):
            hits = np.sum([_per_article(counted, side & hit) for side in over], axis=0)
            share = pooled_share(hits, np.sum([_per_article(counted, side) for side in over], axis=0), seed)
            rows.append({"measure": measure + name, **vars(share)})
    n = {"n_reference": int(counted.reference.sum()), "n_coded": int(counted.coded.sum())}
    return [n | row for row in rows]


def _per_article(counted: _Counted, units: np.ndarray) -> np.ndarray:
    return np.bincount(counted.article[units], minlength=int(counted.article.max(initial=-1)) + 1)
