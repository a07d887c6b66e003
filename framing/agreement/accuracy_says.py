"""What `accuracy` found, in words: for the methods paragraph, the command line and the README."""

from collections.abc import Mapping
from math import isnan

import pandas as pd

from framing.corpus.coders_file import Entry

ALL = "(all)"
SHOWN = {  # of each layer the F1 measures that are quoted, and what they are called
    "labels": {"f1": "found", "f1_category_actor_voice": "with category, actor and voice"},
    "casualties": {"f1_bounds": "found, with bounds", "f1_bounds_event_source": "with event and source"},
    "attributions": {
        "f1": "found",
        "f1_type_party_quote": "with type, party and quotation",
        "f1_analysts": "named analysts",
    },
}
NO_PERSON = "No person made the reference codes: this is no agreement with people."


def who(entry: Entry) -> str:
    """Who made codes, as coders.yml says; of a language model its name, too."""
    return f"{entry.made_by} {entry.model}".strip()


def made_by(entry: Entry) -> str:
    """Who made codes and how, as coders.yml says."""
    return who(entry) + (f"; {entry.how}" if entry.how else "")


def of_people(kind: str) -> bool:
    """Is agreement with codes made so one with people?"""
    return kind.split()[0] in ("person", "people")


def accuracy_says(table: pd.DataFrame) -> list[str]:
    """One sentence a layer from the rows over all of `accuracy`: F1, precision and recall of finding, and strict F1.

    Intervals, 95 % over articles, stand in square brackets where there are any. A layer without a unit is left out.
    """
    says = []
    rows = table[table["by"] == ALL].set_index(["layer", "measure"]).to_dict("index")
    for layer, measures in SHOWN.items():
        if (layer, "f1") not in rows or isnan(rows[layer, "f1"]["value"]):
            continue
        found = next(iter(measures)).removeprefix("f1")
        told = {words: rows[layer, name] for name, words in measures.items()}
        said = [f"{words} {number(row)}" for words, row in told.items() if not isnan(row["value"])]
        said.insert(1, ", ".join(f"{name} {number(rows[layer, name + found])}" for name in ("precision", "recall")))
        row = rows[layer, "f1"]
        counted = f"{row['n_reference']} in the reference codes, {row['n_coded']} coded, {row['articles']} articles"
        says.append(f"{layer}: F1 {', '.join(said)} ({counted})")
    return says


def groups_say(table: pd.DataFrame) -> list[str]:
    """F1 by outlet of finding, and by side of finding and putting on that side; a line each, with the units behind it."""
    says = []
    wanted = table["measure"].eq("f1").where(table["by"] == "outlet", table["measure"].eq("f1_side"))
    rows = table[wanted & (table["by"] != ALL) & table["value"].notna()]
    for (layer, by), group in rows.groupby(["layer", "by"], sort=False):
        units = (f"{r.unit} {r.value:.2f} ({r.n_reference}, {r.n_coded})" for r in group.itertuples())
        what = "found" if by == "outlet" else "found and put on that side"
        says.append(f"{layer} by {by}, F1 {what} (in the reference, coded): {'; '.join(units)}")
    return says


def number(row: Mapping) -> str:
    """A value with its interval, where it has one."""
    interval = "" if isnan(row["low"]) else f" [{row['low']:.2f}, {row['high']:.2f}]"
    return f"{row['value']:.2f}{interval}"


def accuracy_lines(tables: Mapping[str, pd.DataFrame]) -> str:
    """A table in Markdown: the quoted F1 measures, a column for each of `tables` (its title to a table of `accuracy`)."""
    lines = [f"| F1 against the reference codes | {' | '.join(tables)} |", "|---|" + "---|" * len(tables)]
    values = [t[t["by"] == ALL].set_index(["layer", "measure"])["value"] for t in tables.values()]
    for layer, measures in SHOWN.items():
        for name, words in measures.items():
            lines.append(f"| {layer}: {words} | {' | '.join(f'{v[layer, name]:.2f}' for v in values)} |")
    return "\n".join(lines)
