"""The methods paragraph and the citations of a study, made from its manifest, its study.yml and its codebook."""

import importlib.metadata

from framing.agreement import accuracy, read_coders
from framing.agreement.accuracy_says import NO_PERSON, accuracy_says, made_by, of_people
from framing.corpus.coders_file import coders_file, read_coders_file
from framing.errors import CodesError, TableError
from framing.statistics import DESCRIPTION_ONLY, INTERVAL_FROM
from framing.statistics.articles import RESAMPLES
from framing.study.data import StudyData
from framing.study.run import manifest

TOOLKIT = "framing: comparing how news outlets frame an armed conflict"  # as in CITATION.cff
TOOLKIT_AUTHORS = "The framing authors"
ASKED = ("database", "query", "dates", "inclusion")  # of the sampling frame in study.yml


def methods(study: StudyData) -> tuple[str, ...]:
    """The methods of a study in paragraphs, ready to paste: sampling, coding, accuracy, statistics."""
    made = manifest(study)
    return tuple(p for p in (_sampling(study, made), _coding(study, made), _accuracy(study), _statistics(made)) if p)


def citations(study: StudyData) -> tuple[str, ...]:
    """How to cite the toolkit, and the study with what it was made from."""
    version = importlib.metadata.version("framing")
    who = ", ".join(study.set.study.authors) or "[authors]"
    digest = study.codebook.digest[:12]
    return (
        f"{TOOLKIT_AUTHORS}. {TOOLKIT}. Version {version}. Software.",
        f"{who}. {study.set.study.title or study.set.name}. {len(study.codes['articles'])} articles, "
        f"{study.codes.kind} codes, framing {version}, codebook digest {digest}.",
    )


def _sampling(study: StudyData, made: dict) -> str:
    frame = study.set.study.sampling
    said = [f"{name}: {getattr(frame, name)}" for name in ASKED if getattr(frame, name)]
    missing = [name for name in ASKED if not getattr(frame, name)]
    flow = ", ".join(f"{n} {step}" for step, n in made["flow"].items())
    rules = study.set.study.relevance.model_dump(exclude_defaults=True, by_alias=True)
    return (
        f"Sampling. {'; '.join(said)}{'. ' if said else ''}"
        + (f"Not said in study.yml: {', '.join(missing)}. " if missing else "")
        + (f"Articles belong to the study if: {_rules(rules)}. " if rules else "No rule of relevance left an article out. ")
        + f"Articles: {flow}."
    )


def _rules(rules: dict) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {_listed(value)}" for name, value in rules.items())


def _listed(value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_listed(one)}" for key, one in value.items() if one is not None)
    if isinstance(value, list | tuple):
        return ", ".join(f"({' or '.join(map(str, v))})" if isinstance(v, list | tuple) else str(v) for v in value)
    return str(value)


def _coding(study: StudyData, made: dict) -> str:
    coder = made["coder"] or {}
    pipeline = coder.get("pipeline") or {}
    by = f" over the spaCy pipeline {pipeline['name']} {pipeline['version']}" if pipeline else ""
    rows = ", ".join(f"{n} {layer}" for layer, n in made["rows"].items())
    text = (
        f"Coding. The machine coded with rules and a codebook{by} (framing {coder.get('framing', 'of unknown version')}; "
        f"codebook {made['codebook']['version']}, digest {made['codebook']['digest']}). Compared are {_kind(study)}: {rows}."
    )
    if study.codes.kind == "corrected":
        by = ", ".join(study.codes.corrections.by)
        text += f" Corrections applied: {made['corrections']}{f' (made by {by})' if by else ''}."
    else:
        text += " No corrections are in them."
    return text


def _kind(study: StudyData) -> str:
    return {
        "machine": "the machine's codes",
        "corrected": f"the machine's codes with {study.codes.corrections.says()}",
        "reference": f"the reference codes of the set ({_reference(study)})",
    }[study.codes.kind]


def _reference(study: StudyData) -> str:
    """Who made the reference codes and how, as gold/coders.yml says."""
    try:
        entry = read_coders_file(coders_file(study.set)).reference
    except CodesError as error:
        return f"who made them can't be read: {error}"
    return f"made by: {made_by(entry)}" if entry else "gold/coders.yml doesn't say who made them"


def _accuracy(study: StudyData) -> str:
    if not study.accuracy:
        return "Accuracy. The set has no reference codes: how well the machine coded these articles was not measured."
    try:
        coders = read_coders(study.set, study.machine.folder)
        table = accuracy(coders)
    except (CodesError, TableError) as error:
        return f"Accuracy. How well the machine coded these articles can't be said: {error}."
    whose = "" if study.codes.kind == "reference" else f" ({_reference(study)})"
    remark = "" if of_people(coders["reference"].made_by) else f" {NO_PERSON}"
    return (
        f"Accuracy. The machine's codes against the set's reference codes{whose}, 95 % intervals over articles in square "
        f"brackets: {'; '.join(accuracy_says(table))}.{remark}"
    )


def _statistics(made: dict) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in made["libraries"].items())
    return (
        f"Statistics. The unit is the article. Outlets with fewer than {DESCRIPTION_ONLY} articles are described, not "
        f"generalised; from {INTERVAL_FROM} articles on, means over articles have 95 % percentile bootstrap intervals "
        f"({RESAMPLES:,} resamples), or exact bounds where all articles have the share 0, or 1. Software: {libraries}."
    )
