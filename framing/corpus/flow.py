"""What became of a set's articles: found, readable, unique, coded; and everything missing or doubtful."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.codebook import read_codebook
from framing.corpus.article_set import ArticleSet, open_set
from framing.corpus.articles import iter_articles
from framing.corpus.forms import manifest_files
from framing.corpus.records import Problem
from framing.errors import CodebookError
from framing.tables import make_table, read_table
from framing.tables.files import has_table

STEPS = ("found", "readable", "unique", "coded")


@dataclass(frozen=True)
class Check:
    """`flow`: one row per outlet and a last row for all, with the number of articles at each step; `problems`: the table."""

    flow: pd.DataFrame
    problems: pd.DataFrame


def check_set(path: str | Path, texts: str | Path | None = None) -> Check:
    """Count a set's articles from found to coded, per outlet, and list what is missing or doubtful.

    Columns of `flow`: outlet, found (in the manifest or folder), readable (text at hand and usable), unique (no other
    article has the same text), coded (in the set's codes/, with this very text). Nothing is written.
    Raises ArticleSetError when the set as a whole can't be read.
    """
    found = open_set(path)
    coded = _coded_texts(found)
    seen: dict[str, str] = {}
    rows, problems = [], []
    for item in iter_articles(found, texts):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        readable = item.text is not None
        first = seen.setdefault(item.sha256, item.id) if item.sha256 else item.id
        if first != item.id:
            problems.append(Problem(item.id, "check", "same text", f"the same text as {first}; keep one of them"))
        if not item.meta.get("outlet"):
            problems.append(
                Problem(item.id, "check", "no outlet", "comparisons need one: fill in the column outlet of articles.csv")
            )
        if not item.meta.get("date"):
            problems.append(
                Problem(item.id, "check", "no date", "tolls are shown by date: fill in the column date of articles.csv")
            )
        rows.append(
            {
                "outlet": item.meta.get("outlet") or "(no outlet)",
                "found": 1,
                "readable": int(readable),
                "unique": int(readable and first == item.id),
                "coded": int(item.sha256 in coded),
            }
        )
    problems += _unlisted(found) + _codebook(found)
    return Check(_flow(rows), make_table("problems", [p.__dict__ for p in problems]))


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


def _codebook(found: ArticleSet) -> list[Problem]:
    if found.codebook is None:
        return [
            Problem(
                None,
                "check",
                "no codebook",
                "no codebook.yml: actors are named as first written and casualties get no event; "
                "write one, or name one with --codebook",
            )
        ]
    try:
        read_codebook(found.codebook)
    except CodebookError as error:
        return [Problem(None, "check", "broken codebook", str(error))]
    return []
