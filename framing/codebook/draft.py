"""A codebook.yml drafted from proposed actors, for a person to correct."""

import json
from collections.abc import Iterable, Mapping

HEAD = """\
# Drafted by `framing actors`: correct it before you code with it.
#   Delete what is no armed actor, put together what is one actor, give each the parties that it fights (opposes) and the
#   words that describe it (descriptions: [Iran-backed]). Then add the conflict's own parties and its events.
title: {title}
about: Armed actors proposed from the articles; not reviewed yet.
source: Names as they stand in the articles.
licence: {licence}
version: "0"
"""
ACTOR = """\
  # {mentions} mentions in {articles} articles of {outlets} outlets; called: {called}
  - id: {id}
    name: {name}
    names: {names}
    abbreviations: {abbreviations}
    kind: {kind}
    opposes: []
    example: {example}
    counter_example: {counter_example}
"""


def draft_codebook(actors: Iterable[Mapping], title: str) -> str:
    """The text of a codebook.yml that `read_codebook` accepts. `actors`: rows of `propose_actors`, unsure as comments."""
    sure: list[str] = []
    unsure: list[str] = []
    for row in actors:
        (sure if row["sure"] else unsure).append(_actor(row))
    lines = [HEAD.format(title=json.dumps(title, ensure_ascii=False), licence="none yet")]
    lines += ["actors:\n", *sure] if sure else ["actors: []\n"]
    if unsure:
        lines.append("  # Doubtful: named once, or never with a label. Take the # away from those that are armed actors.\n")
        lines += [_commented(text) for text in unsure]
    return "".join([*lines, "parties: []\nevents: []\n"])


def _actor(row: Mapping) -> str:
    spelled = {name.casefold(): name for name in reversed(row["spellings"].split(" | ")) if name}
    spellings = [name for low, name in reversed(spelled.items()) if low != row["name"].casefold()]
    values = {
        "name": row["name"],
        "names": spellings,
        "abbreviations": [short for short in row["abbreviations"].split(" | ") if short and short != row["name"]],
        "example": f"Fighters of {row['name']} attacked a post.",
        "counter_example": "Members of the teachers' union marched.",
    }
    plain = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    within = f"    within: {row['within']}\n" if isinstance(row["within"], str) else ""
    called = row["called"] or "nothing"
    return ACTOR.format(**{**row, **plain, "called": called}).replace("    opposes", f"{within}    opposes")


def _commented(text: str) -> str:
    return "".join(f"  # {line[2:]}\n" if not line.startswith("  #") else f"{line}\n" for line in text.splitlines())
