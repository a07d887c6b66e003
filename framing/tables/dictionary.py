"""The data dictionary: a Markdown page made from the tables' declarations."""

from framing.tables.columns import COMPARISON, TABLES, Column
from framing.tables.comparisons import COMPARISONS
from framing.tables.corrections import CORRECTIONS
from framing.tables.results import RESULTS

CODED_BY = {
    "party": "a party of the codebook, `none` or `unknown`",
    "actor": "an actor of the codebook, or the group's name as first written",
    "event": "an event of the codebook, or `other`; without events in the codebook `claim:` and the id of the claim of the"
    " article that first tells of it",
}


def data_dictionary() -> str:
    """Every table and column as Markdown: name, type, whether it may be empty, what it may hold."""
    lines = [
        "# Data dictionary",
        "",
        "Made by `make refresh` from `framing/tables/`; don't edit it by hand.",
        "",
        "Spans are code points of the article's text, exactly as it stands in its file. Ids are unique in their "
        "article, so a reference is (article_id, id). *words*: words of the article, left empty in text-free "
        "form.",
        "",
    ]
    for name, columns in TABLES.items():
        lines += [f"## {name}", "", *_rows(columns), ""]
    lines += [
        "## corrections",
        "",
        "A person's changes to machine codes, in `corrections/corrections.csv` of a set; see [corrections](corrections.md).",
        "",
        *_rows(CORRECTIONS),
        "",
        "## comparison tables",
        "",
        "What a measure returns: its grouping columns (outlet, actor, event, …), then these.",
        "",
        *_rows(COMPARISON),
        "",
        "These say more, or something else. Beside a figure that is not drawn from machine codes the CSV has the machine's",
        "value too, as `machine_value` (`machine_words` for analysts).",
        "",
    ]
    for name, columns in COMPARISONS.items():
        lines += [f"### {name}", "", *_rows(columns), ""]
    lines += ["## coders and contrasts", "", "What `coder_agreement`, `accuracy` and `contrasts` return.", ""]
    for name, columns in RESULTS.items():
        lines += [f"### {name}", "", *_rows(columns), ""]
    return "\n".join(lines)


def _rows(columns: tuple[Column, ...]) -> list[str]:
    head = ["| column | type | empty | what it holds |", "|---|---|---|---|"]
    return head + [f"| {c.name} | {c.type} | {'yes' if c.nullable else 'no'} | {_about(c)} |" for c in columns]


def _about(column: Column) -> str:
    parts = [column.about]
    if column.values:
        parts.append("One of: " + ", ".join(column.values) + ".")
    if column.codes:
        parts.append(f"Is {CODED_BY[column.codes]}.")
    if column.words:
        parts.append("*words*")
    return " ".join(parts).replace("|", "\\|")
