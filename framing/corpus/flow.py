"""What became of a set's articles: retrieved, readable, unique, relevant, coded; and everything missing or doubtful."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.codebook import Codebook, read_codebook
from framing.corpus.article_set import ArticleSet, open_set
from framing.corpus.forms import manifest_files
from framing.corpus.records import Article, Problem
from framing.corpus.selection import Selected, select_articles
from framing.errors import CodebookError
from framing.tables import make_table, read_table
from framing.tables.files import has_table
from framing.tables.values import STEPS


@dataclass(frozen=True)
class Check:
    """`flow`: one row per outlet and a last row for all, with the number of articles at each step; `problems`: the table."""

    flow: pd.DataFrame
    problems: pd.DataFrame


def check_set(path: str | Path, texts: str | Path | None = None) -> Check:
    """Count a set's articles from retrieved to coded, per outlet, and list what is missing or doubtful.

    Columns of `flow`: outlet, retrieved (in the manifest, folder or file), readable (text at hand and usable), unique (no
    duplicate: no earlier article of the outlet has the same text, and `duplicate_of` names none), relevant (as the key
    relevance of study.yml asks), coded (in the set's codes/, with this very text; articles without a text at hand too).
    Nothing is written. Raises ArticleSetError when the set as a whole can't be read.
    """
    found = open_set(path)
    coded = _coded_texts(found)
    codebook, wrong = _codebook(found)
    rows: list[dict] = []
    problems: list[Problem] = []
    for item in select_articles(found, codebook, texts):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            problems += _missing(item)
            rows.append(_row(item, item.article.sha256 in coded))
    problems += _unlisted(found) + wrong
    return Check(_flow(rows), make_table("problems", [p.__dict__ for p in problems]))


def _row(item: Selected, coded: bool) -> dict:
    """The article as ones and noughts, a column for each step."""
    reached = STEPS.index(item.step)
    steps = {step: int(i <= reached) for i, step in enumerate(STEPS)}
    in_codes = coded and (item.relevant or item.article.text is None)
    return {"outlet": item.article.meta.get("outlet") or "(no outlet)", **steps, "coded": int(in_codes)}


def _missing(item: Selected) -> list[Problem]:
    """What a person may want to mend in an article."""
    article: Article = item.article
    missing = []
    if item.reason == "same text":
        missing.append(("same text", f"the same text in the same outlet ({item.detail}); it is left out as a duplicate"))
    if not article.meta.get("outlet"):
        missing.append(("no outlet", "comparisons need one: fill in the column outlet of articles.csv"))
    if not article.meta.get("date"):
        missing.append(("no date", "tolls are shown by date: fill in the column date of articles.csv"))
    return [Problem(article.id, "check", problem, detail) for problem, detail in missing]


def _flow(rows: list[dict]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["outlet", *STEPS])
    flow = frame.groupby("outlet", as_index=False)[list(STEPS)].sum()
    total = {"outlet": "all", **{step: int(frame[step].sum()) for step in STEPS}}
    return pd.concat([flow, pd.DataFrame([total])], ignore_index=True)


def _coded_texts(found: ArticleSet) -> set[str]:
    """The digests of the texts that the set's codes are of."""
    codes = found.folder / "codes"
    if not has_table(codes, "articles"):
        return set()
    articles = read_table(codes, "articles")
    failed = set()
    if has_table(codes, "problems"):
        problems = read_table(codes, "problems")
        failed = set(
            problems[problems["problem"].isin(["coding failed", "unusable text", "unreadable file", "no text"])][
                "article_id"
            ].dropna()
        )
    return set(articles[~articles["article_id"].isin(failed)]["sha256"].dropna())


def _unlisted(found: ArticleSet) -> list[Problem]:
    """Text files in the set's texts/ that its manifest doesn't name."""
    if found.form != "manifest" or not (found.path / "texts").is_dir():
        return []
    listed = manifest_files(found.path)
    files = sorted(p for p in (found.path / "texts").rglob("*.txt"))
    return [
        Problem(
            None,
            "check",
            "text not listed",
            f"{p.relative_to(found.path).as_posix()} is not in articles.csv; add a row or take it away",
        )
        for p in files
        if p.resolve() not in listed
    ]


def _codebook(found: ArticleSet) -> tuple[Codebook, list[Problem]]:
    """The set's codebook, or the general one and why."""
    if found.codebook is None:
        why = (
            "no codebook.yml: actors are named as first written and casualties get no event; "
            "write one, or name one with --codebook"
        )
        return read_codebook(), [Problem(None, "check", "no codebook", why)]
    try:
        return read_codebook(found.codebook), []
    except CodebookError as error:
        return read_codebook(), [Problem(None, "check", "broken codebook", str(error))]
