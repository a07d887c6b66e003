"""The planned contrasts of a study: computed from its codes, with the articles behind them."""

import json
from collections.abc import Iterable
from datetime import date

import pandas as pd

from framing import plots
from framing.corpus.plan import BEFORE, PlannedContrast, recorded
from framing.errors import TableError
from framing.measures import counted
from framing.measures.comparison import OUTLETS_OWN, compared
from framing.measures.per_article import MEASURES, article_measure
from framing.statistics import Contrast, run_contrasts
from framing.statistics.contrasts import no_article_by
from framing.study.data import StudyData
from framing.study.drawing import Drawing

EXPLORATORY, NOT_RECORDED = "exploratory", "not recorded"


def contrasts(study: StudyData, planned: Iterable[PlannedContrast] | None = None, seed: int = 0) -> pd.DataFrame:
    """Outlets against outlets on one value per article: difference, ratio, Cliff's delta, p, and what may be said.

    `planned`: contrasts other than those that study.yml declares; they are exploratory. One row per contrast: contrast (its
    name), question, measure, of (a JSON object), unit (share, or what the values are), a, b, strata, copies, `planned`:
    "before coding", "after coding" (added to study.yml when codes were already there), "exploratory", or "not recorded"
    (codes made by an earlier version); then the columns of `framing.statistics.Comparison`, and `q`: p adjusted after
    Benjamini-Hochberg over the contrasts of the same question that were declared before coding, NaN for all others.
    Articles of other genres than news and analysis don't count; articles that share wire copy are drawn and shuffled
    together. Raises TableError, naming the contrast, for a measure, value or outlet that isn't there.
    """
    chosen = list(study.set.study.contrasts if planned is None else planned)
    return _compared(study, chosen, planned is not None, contrast_articles(study, chosen), seed)


def _compared(
    study: StudyData, chosen: list[PlannedContrast], others: bool, articles: pd.DataFrame, seed: int = 0
) -> pd.DataFrame:
    """The table of the contrasts, from their articles; `others`: they are not those of study.yml."""
    known = recorded(study.machine.folder) if study.machine.folder and not others else {}
    outlets = list(dict.fromkeys(articles["outlet"]))
    asked, heads = [], []
    for contrast in chosen:
        status = EXPLORATORY if others or contrast.exploratory else known.get(contrast.digest, NOT_RECORDED)
        family = (contrast.question or contrast.name) if status == BEFORE else ""
        b = contrast.b or tuple(o for o in outlets if o not in contrast.a)
        asked.append(Contrast(contrast.name, contrast.name, contrast.a, b, contrast.strata, family))
        heads.append(_head(contrast, status))
    found = run_contrasts(articles, asked, seed)
    head = pd.DataFrame(heads, columns=["contrast", "question", "measure", "of", "unit", "copies", "planned"])
    found = found.drop(columns=["contrast", "measure", "family", "planned"])
    return pd.concat([head.iloc[:, :5], found[["a", "b", "strata"]], head.iloc[:, 5:], found.iloc[:, 3:]], axis=1)


def draw_contrasts(study: StudyData, planned: Iterable[PlannedContrast] | None = None) -> Drawing:
    """The contrasts of study.yml (or others, as exploratory ones): articles of both sides, difference, interval and p.

    Those of study.yml that can't be computed are named below the title, the others drawn; of others the first raises
    TableError, as in `contrasts`.
    """
    wrong = contrast_problems(study) if planned is None else {}
    chosen = [c for c in (study.set.study.contrasts if planned is None else planned) if c.name not in wrong]
    articles = contrast_articles(study, chosen)
    table = _compared(study, chosen, planned is not None, articles)
    says = f"{study.whose()}, {len(study.codes['articles'])} articles; news and analysis are compared."
    if table["q"].notna().any():
        says += " q: p adjusted over the contrasts of one question (Benjamini-Hochberg)."
    says += "".join(f" Not computed: {why}." for why in wrong.values())
    marks = study.outlet_colours if study.by == "outlet" else None
    return Drawing(plots.contrasts(table, articles, says, marks=marks), table)


def contrast_problems(study: StudyData) -> dict[str, str]:
    """The contrasts of study.yml that can't be computed from these codes, by name: why, in a line."""
    wrong = {}
    for contrast in study.set.study.contrasts:
        try:
            contrast_articles(study, [contrast])
        except TableError as error:
            wrong[contrast.name] = str(error)
    return wrong


def _head(contrast: PlannedContrast, status: str) -> tuple:
    of = {k: list(v) if len(v) > 1 else v[0] for k, v in contrast.of.items()}
    said = json.dumps(of, ensure_ascii=False)
    unit = MEASURES[contrast.measure].unit
    return contrast.name, contrast.question, contrast.measure, said, unit, contrast.copies, status


def contrast_articles(study: StudyData, planned: Iterable[PlannedContrast]) -> pd.DataFrame:
    """The articles behind contrasts: article_id, outlet, genre, week, month, group, and a column for each contrast's values.

    `group` names the articles that share wire copy, `week` is of the ISO calendar; values are NaN where an article has no
    ground for one. Raises TableError, naming the contrast, for what is not in the codes.
    """
    frame = compared(study.codes, "articles", "outlet", OUTLETS_OWN)[["article_id", "outlet", "genre", "date"]]
    frame = frame.reset_index(drop=True).assign(
        week=frame["date"].map(_week).to_numpy(),
        month=frame["date"].str[:7].where(frame["date"].str.len() >= 7).to_numpy(),
        group=frame["article_id"].map(study.codes.wire_groups).to_numpy(),
    )
    columns = {}
    for contrast in planned:
        codes = counted(study.codes, contrast.copies)
        try:
            values = article_measure(codes, study.codebook, contrast.measure, contrast.of)
        except TableError as error:
            raise TableError(f"contrast {contrast.name}: {error}") from None
        if lost := [outlet for outlet in (*contrast.a, *contrast.b) if outlet not in set(frame["outlet"])]:
            raise no_article_by(lost[0], contrast.name, frame["outlet"])
        columns[contrast.name] = frame["article_id"].map(values)
    return pd.concat([frame.drop(columns="date"), pd.DataFrame(columns, index=frame.index)], axis=1)


def _week(day) -> str | None:
    """The ISO week of a date; none without a day."""
    if not isinstance(day, str) or len(day) < 10:
        return None
    year, week, _ = date.fromisoformat(day[:10]).isocalendar()
    return f"{year}-W{week:02}"
