"""A study's report: its findings, figures, numbers and methods in one HTML file, and a second one with the articles."""

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from framing import plots
from framing.corpus import Articles
from framing.errors import ArticleSetError
from framing.report import Numbers, Plate, Report, Table, as_report, read_through
from framing.study.data import StudyData
from framing.study.drawing import Drawing
from framing.study.drawings import figures_of
from framing.study.findings import findings
from framing.study.methods import citations, methods
from framing.study.traces import Traces, no_words
from framing.tables import keep_out_of_git, write_whole
from framing.tables.text_free import shortened

WITH_TEXTS = "-with-texts"
LISTED = ("article_id", "outlet", "date", "genre", "words")
MOST_IDS = 6  # articles that a row of problems names


def write_report(
    study: StudyData,
    path: str | Path,
    articles: Articles | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> list[Path]:
    """Write a study's report to `path`: one HTML file without any article's text, that needs no network and no script.

    It holds findings in sentences, every figure with its numbers, the flow of articles, problems, methods and citations.
    Residents appear by a number, strings from articles are cut to eight words. With `articles` (as `read_articles` gives
    them) a second file beside it, its name ending in `-with-texts.html`, has the articles with all their codes marked, and
    numbers lead to the codes behind them. That file is not for publication: a .gitignore beside it keeps it out of git.

    Returns the files written. Raises OutputError when they can't be written, ArticleSetError for `articles` without texts.
    """
    path = Path(path)
    if articles is not None and not set(articles.texts) & set(study.codes["articles"]["article_id"]):
        raise ArticleSetError(
            f"{articles.set.path}: no text of its articles is at hand for --with-texts; name their folder with --texts"
        )
    report = assemble(study, progress, traced=articles is not None)
    page = as_report(report)
    write_whole(path, lambda part: part.write_text(page, encoding="utf-8"))
    if articles is None:
        return [path]
    beside = path.with_name(f"{path.stem}{WITH_TEXTS}.html")
    keep_out_of_git(beside, f"*{WITH_TEXTS}.html")
    whole = as_report(report, read_through(articles, study.codes))
    write_whole(beside, lambda part: part.write_text(whole, encoding="utf-8"))
    return [path, beside]


def assemble(study: StudyData, progress: Callable[[str], None] = lambda name: None, traced: bool = False) -> Report:
    """What a report holds; with `traced` each row of numbers has the codes behind it."""
    study = published(study)
    plates, numbers, led = {}, {}, Traces(study) if traced else None
    for name, draw in figures_of(study).items():
        progress(name)
        drawing = draw(study)
        plates[name] = _plate(study, name, drawing, led)
        numbers[name] = drawing.numbers
    about = study.set.study
    return Report(
        title=about.title or study.set.name,
        authors=tuple(about.authors),
        about=about.about,
        scope=study.subtitle,
        findings=findings(study, numbers),
        flow=tuple(p for name, p in plates.items() if name == "flow"),
        figures=tuple(p for name, p in plates.items() if name != "flow"),
        articles=Numbers(study.codes["articles"][[*LISTED]], "The articles").table(most=5_000),
        problems=_problems(study.codes["problems"]),
        methods=methods(study),
        citations=citations(study),
    )


def published(study: StudyData) -> StudyData:
    """The study as it may be published: residents by a number, actors and affiliations cut to eight words."""
    both = pd.concat([study.codes["attributions"], study.machine["attributions"]])
    private = both[
        (both["source_type"] == "resident").fillna(False)
        & (both["speaker_kind"] == "person").fillna(False)
        & both["named"].fillna(False)
    ]
    numbers = {name: f"resident {n}" for n, name in enumerate(private["speaker"].drop_duplicates(), 1)}
    return replace(study, codes=_masked(study.codes, numbers), machine=_masked(study.machine, numbers))


def _masked(codes, numbers: dict[str, str]):
    tables = dict(codes.tables)
    spoken = tables["attributions"]
    resident = (spoken["source_type"] == "resident").fillna(False)
    tables["attributions"] = spoken.assign(
        speaker=spoken["speaker"].mask(resident, spoken["speaker"].map(lambda name: numbers.get(name, name))),
        affiliation=spoken["affiliation"].map(shortened, na_action="ignore").astype("string"),
    )
    for name in ("labels", "mentions"):
        actors = tables[name]["actor"].map(shortened, na_action="ignore").astype("string")
        tables[name] = tables[name].assign(actor=actors)
    return replace(codes, tables=tables)


def _plate(study: StudyData, name: str, drawing: Drawing, led: Traces | None) -> Plate:
    said = drawing.figure.get_suptitle().split("\n")
    caption = " ".join(" ".join(said[1:]).split())
    why_not = no_words(drawing.numbers) if led else ""
    codes = None if why_not else led
    table = Numbers(drawing.numbers, f"Numbers of the figure “{said[0]}”", study.names, codes, why_not).table()
    return Plate(name, said[0], caption, _image(drawing.figure), table)


def _image(figure) -> str:
    """The figure as a data: address, SVG or PNG, whichever is smaller. As an image its ids and styles stay its own."""
    forms = {"svg+xml": plots.as_svg(figure), "png": plots.as_png(figure)}
    form = min(forms, key=lambda f: len(forms[f]))
    return f"data:image/{form};base64,{base64.b64encode(forms[form]).decode('ascii')}"


def _problems(problems: pd.DataFrame) -> Table:
    """How many articles have which problem, and which; details, which may quote an article or a path, are left out."""
    rows = []
    for (stage, problem), group in problems.groupby(["stage", "problem"], sort=True):
        ids = sorted(set(group["article_id"].dropna()))
        more = f" and {len(ids) - MOST_IDS} more" if len(ids) > MOST_IDS else ""
        rows.append((str(problem), str(stage), str(len(group)), ", ".join(ids[:MOST_IDS]) + more or "the set"))
    return Table("Problems by kind", ("problem", "stage", "times", "articles"), tuple(rows))
