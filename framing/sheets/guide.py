"""The guide of a coding sheet: what to code and what each value means, for people and for language models."""

from functools import cache
from pathlib import Path

from framing.codebook import Codebook
from framing.codebook.yaml import read_yaml
from framing.corpus.vocabulary import Vocabulary
from framing.sheets.columns import coding_columns
from framing.tables.columns import ACTOR, EVENT, PARTY, Column

DATA = Path(__file__).parent / "data"
YES_NO = ("yes", "no")
MOST_IDS = 60  # ids of a codebook that a cell lists


@cache
def guide_data(name: str) -> dict:
    """A file of the guide: `sheet` for what all layers share, else the layer's."""
    return read_yaml(DATA / f"{name}.yml")[0]


def meanings(layer: str, column: Column, vocabulary: Vocabulary) -> dict[str, str]:
    """The values that a column allows, each with what it means; ids of the codebook with their names."""
    explained = guide_data(layer)["columns"].get(column.name, {}).get("values", {})
    if column.values:
        return {value: explained.get(value, "") for value in column.values}
    if column.type == "bool":
        return dict.fromkeys(YES_NO, "")
    general, names = guide_data("sheet")["codes"], codebook_names(vocabulary.codebook)
    return {value: names.get(value) or general.get(value, "") for value in vocabulary.known(column) or []}


def codebook_names(codebook: Codebook) -> dict[str, str]:
    """Names of the ids of actors, parties and events."""
    parties = {p.id: p.names[0] for p in codebook.parties}
    groups = {g.id: g.name for g in codebook.armed_groups.groups}
    own = {a.id: a.name for a in codebook.actors}
    return groups | parties | own | {e.id: e.title for e in codebook.events}


def guide_rows(layer: str, kind: str, shown: list[str], vocabulary: Vocabulary) -> list[list[str]]:
    """The guide as rows of column, value and meaning, for a page of a workbook."""
    shared, own = guide_data("sheet"), guide_data(layer)
    rows = [
        ["column", "value", "what it means"],
        ["", "", own["title"]],
        ["", "", shared["kinds"][kind]],
        ["", "", own["about"]],
    ]
    rows += [["", "", rule] for rule in own["rules"]]
    rows += [["", f"step {n}", step] for n, step in enumerate(shared["steps"][kind], 1)]
    columns = {c.name: c for c in coding_columns(layer)}
    for name in shown:
        if name not in columns:
            rows.append([name, "", shared["columns"][name]["about"]])
            continue
        about = own["columns"][name]["about"]
        rows.append([name, "", about + (" May stay empty." if _may_be_empty(columns[name]) else "")])
        rows += [["", value, means] for value, means in meanings(layer, columns[name], vocabulary).items()]
    return rows


def guide_text(layer: str, kind: str, vocabulary: Vocabulary) -> str:
    """The guide in Markdown, with the steps of a sheet of this kind."""
    shared = guide_data("sheet")
    steps = [f"{n}. {step}" for n, step in enumerate(shared["steps"][kind], 1)]
    sheet = [
        f"- `{name}`: {told['about']}" for name, told in shared["columns"].items() if name != "delete" or kind != "blind"
    ]
    head = [f"# {shared['title']}", shared["kinds"][kind], "\n".join(steps), "\n".join(sheet)]
    return "\n\n".join([*head, codes_text(layer, vocabulary)]) + "\n"


def codes_text(layer: str, vocabulary: Vocabulary) -> str:
    """What to code in a layer, in Markdown: the unit, its rules, and every column with its values."""
    own = guide_data(layer)
    parts = [f"# {own['title']}", own["about"], "\n".join(f"- {rule}" for rule in own["rules"])]
    for column in coding_columns(layer):
        empty = " May stay empty." if _may_be_empty(column) else ""
        values = meanings(layer, column, vocabulary) if column.values or column.codes else {}
        parts.append(f"## {column.name}\n{own['columns'][column.name]['about']}{empty}")
        parts.append("\n".join(f"- {value}: {means}" if means else f"- {value}" for value, means in _listed(column, values)))
    return "\n\n".join(part for part in parts if part)


def _listed(column: Column, values: dict[str, str]) -> list[tuple[str, str]]:
    """The values to print; of a long list of parties or groups of the world only the first."""
    listed = list(values.items())
    if column.codes not in (PARTY, ACTOR, EVENT) or len(listed) <= MOST_IDS:
        return listed
    return [*listed[:MOST_IDS], ("…", f"{len(listed) - MOST_IDS} more countries and groups, by their names in lower case")]


def _may_be_empty(column: Column) -> bool:
    return column.nullable or column.type == "bool"
