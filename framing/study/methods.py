"""The methods paragraph and the citations of a study, made from its manifest, its study.yml and its codebook."""

import importlib.metadata

from framing.codebook.yaml import read_yaml
from framing.errors import CodebookError
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
    path = study.set.folder / "gold" / "coders.yml"
    try:
        data = read_yaml(path)[0] if path.exists() else {}
    except CodebookError as error:
        return f"who made them can't be read: {error}"
    about = data.get("reference") if isinstance(data, dict) else None
    if not isinstance(about, dict) or not about.get("made_by"):
        return "gold/coders.yml doesn't say who made them"
    return f"made by: {about['made_by']}" + (f"; {about['how']}" if about.get("how") else "")


def _accuracy(study: StudyData) -> str:
    if not study.accuracy:
        return "Accuracy. The set has no reference codes: how well the machine coded these articles was not measured."
    layers = [
        f"{layer}: {', '.join(f'{_measure(name)} {value:.2f}' for name, value in scores.items() if name.startswith('f1'))}"
        f" ({scores['reference']} in the reference codes, {scores['machine']} by the machine)"
        for layer, scores in study.accuracy.items()
    ]
    whose = "" if study.codes.kind == "reference" else f" ({_reference(study)})"
    return f"Accuracy. F1 of the machine's codes against the set's reference codes{whose}: {'; '.join(layers)}."


def _measure(name: str) -> str:
    rest = name.removeprefix("f1").strip("_").replace("_", ", ")
    return f"with {rest}" if rest else "found"


def _statistics(made: dict) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in made["libraries"].items())
    return (
        f"Statistics. The unit is the article. Outlets with fewer than {DESCRIPTION_ONLY} articles are described, not "
        f"generalised; from {INTERVAL_FROM} articles on, means over articles have 95 % percentile bootstrap intervals "
        f"({RESAMPLES:,} resamples), or exact bounds where all articles have the share 0, or 1. Software: {libraries}."
    )
