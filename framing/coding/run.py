"""A whole set through the coder: resumable, the same bytes for any number of workers, memory flat."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from framing.coding.article import Rows, code_article
from framing.coding.coder import CODER, Coder, coder_version
from framing.coding.tables_out import TablesOut
from framing.corpus import Article, ArticleSet, Problem, open_set
from framing.corpus.carriers import carriers
from framing.corpus.passages import find_passages
from framing.corpus.plan import PLAN, declared, write_plan
from framing.corpus.selection import Selected, select_articles
from framing.errors import OutputError
from framing.tables import write_whole

TERMS = "terms.csv"  # beside the parts: how often each article uses each word
BATCH = 256  # articles whose texts are in memory at one time


@dataclass(frozen=True)
class Run:
    """What a run did: articles found, coded now, taken from an earlier run, without text, left out, failed.

    `terms`: a file with the whole table `terms` of a run whose codes leave the words out; it is not for publication.
    """

    found: int = 0
    coded: int = 0
    kept: int = 0
    without_text: int = 0
    left_out: int = 0
    failed: int = 0
    terms: Path | None = None


def code_set(
    found: ArticleSet,
    out: Path,
    *,
    texts: Path | None = None,
    codebook: Path | None = None,
    pipeline: str | None = None,
    forms: tuple[str, ...] = ("parquet",),
    text_free: bool = False,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Run:
    """Code every article of a set and write one file a table into `out`.

    `codebook` overrides the set's own, `pipeline` (the name of an installed one) the shipped English pipeline; `forms`
    are parquet and csv; `text_free` leaves the words out (see
    `framing.tables.text_free`). `progress` is called with the number of articles done since its last call. An
    article that can't be read or coded becomes a row of `problems`; articles whose text, date, codebook and coder
    are those of an earlier run are taken from it. Tables are replaced only when all are complete.
    Duplicates and articles that the key `relevance` of study.yml leaves out are not coded; the table `flow` says of every
    article how far it came and why.
    What it was coded with stands in coder.json; plan.json says which contrasts of study.yml were declared before.
    Raises CodebookError, PipelineError, ArticleSetError or OutputError.
    """
    coder = Coder(codebook or found.codebook, pipeline)
    parts, plan = _parts_folder(out, coder), declared(out, found.study.contrasts)
    entries, problems = _code_all(found, texts, coder, parts, workers, progress)
    tables = TablesOut(out, forms, text_free)
    tables.add("problems", [p.__dict__ for p in problems])
    tables.add("flow", [entry.flow() for entry in entries])
    coded = [entry for entry in entries if entry.done]
    for entry in coded:
        tables.add("articles", [entry.row])
        for table, rows in entry.rows().items():
            tables.add(table, [{"article_id": entry.row["article_id"], **row} for row in rows])
    ids = {entry.row["article_id"] for entry in coded}
    again = (s.article for s in select_articles(found, coder.book, texts) if isinstance(s, Selected))
    tables.add("passages", find_passages(carriers((a for a in again if a.id in ids), coder.book)))
    tables.finish()
    write_whole(out / CODER, lambda path: path.write_text(json.dumps(coder.record(), indent=1) + "\n", encoding="utf-8"))
    if plan:
        write_whole(out / PLAN, lambda path: write_plan(path, plan))
    terms = _keep_terms(coded, parts) if text_free else None
    count = [entry.state for entry in entries].count
    return Run(len(entries), count("coded"), count("kept"), count("without_text"), count("left_out"), count("failed"), terms)


def _keep_terms(coded: list["Entry"], parts: Path) -> Path:
    """Write the rows of `terms` beside the parts, where nothing is published from."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out, lineterminator="\n")
            rows.writerow(["article_id", "term", "n", "named"])
            for entry in coded:
                rows.writerows([entry.row["article_id"], r["term"], r["n"], r["named"]] for r in entry.rows()["terms"])

    write_whole(parts / TERMS, write)
    return parts / TERMS


@dataclass
class Entry:
    """An article of a run without its text: its row of `articles`, where its coded rows are, and what was done."""

    row: dict
    part: Path
    state: str  # coded · kept · without_text · left_out · failed
    selected: dict  # its row of `flow` before coding

    @property
    def done(self) -> bool:
        """Is the article coded, now or before?"""
        return self.state in ("coded", "kept")

    def rows(self) -> Rows:
        """The coded rows; none for an article that is not coded."""
        return json.loads(self.part.read_text(encoding="utf-8")) if self.done else {}

    def flow(self) -> dict:
        """The article's row of `flow`."""
        if self.state == "failed":
            return self.selected | {"reason": "coding failed", "detail": "see the table problems"}
        return self.selected | ({"step": "coded"} if self.done else {})


def _code_all(
    found: ArticleSet,
    texts: Path | None,
    coder: Coder,
    parts: Path,
    workers: int,
    progress: Callable[[int], None],
) -> tuple[list[Entry], list[Problem]]:
    """Code the set in batches, so that no more than one batch of texts is in memory."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    pool = ProcessPoolExecutor(workers, initializer=_set_coder, initargs=(coder,)) if workers > 1 else None
    try:
        for batch in batched(select_articles(found, coder.book, texts), BATCH):
            problems += [item for item in batch if isinstance(item, Problem)]
            selected = [item for item in batch if isinstance(item, Selected)]
            new = [_entry(s, found.name, parts) for s in selected]
            jobs = [(s.article, e.part) for s, e in zip(selected, new, strict=True) if e.state == "coded"]
            errors = iter(pool.map(_job, jobs, chunksize=4) if pool else (code_to_part(a, coder, path) for a, path in jobs))
            for entry in new:
                error = next(errors) if entry.state == "coded" else None
                if error:
                    entry.state = "failed"
                    problems.append(Problem(entry.row["article_id"], "code", "coding failed", error))
                progress(1)
            entries += new
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
    return entries, problems


def _entry(selected: Selected, set_name: str, parts: Path) -> Entry:
    part = _part(parts, selected.article)
    if selected.article.text is None:
        state = "without_text"
    elif not selected.relevant:
        state = "left_out"
    else:
        state = "kept" if part.exists() else "coded"
    return Entry(selected.article.row(set_name), part, state, selected.row())


def batched(items: Iterable, size: int) -> Iterator[list]:
    """Lists of up to `size` items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _parts_folder(out: Path, coder: Coder) -> Path:
    """The folder of finished parts of this coder; those of others are no longer used and go."""
    record = coder.record() | {"coder": coder_version()}
    parts = out / ".parts" / hashlib.sha256(json.dumps(record).encode()).hexdigest()[:32]
    try:
        parts.mkdir(parents=True, exist_ok=True)
        for other in (out / ".parts").iterdir():
            if other != parts:
                shutil.rmtree(other)
        ledger = json.dumps(record, indent=1)
        write_whole(parts / "ledger.json", lambda path: path.write_text(ledger, encoding="utf-8"))
    except OSError as error:
        raise OutputError(f"{out}: can't be written ({error.strerror}); name another folder with --out") from None
    return parts


def _part(parts: Path, article: Article) -> Path:
    """Where an article's rows are kept: by its text, its date (which decides what is background) and repeated lines."""
    date = (article.meta.get("date") or "undated").replace(":", "")
    lines = f"-{hashlib.sha256(str(article.repeated).encode()).hexdigest()[:16]}" if article.repeated else ""
    return parts / str(article.sha256)[:2] / f"{article.sha256}-{date}{lines}.json"


_worker_coder: Coder | None = None


def _set_coder(coder: Coder) -> None:
    global _worker_coder
    _worker_coder = coder


def _job(job: tuple[Article, Path]) -> str | None:
    if _worker_coder is None:
        raise RuntimeError("the worker was started without its coder")
    return code_to_part(job[0], _worker_coder, job[1])


def code_to_part(article: Article, coder: Coder, path: Path) -> str | None:
    """Code one article and keep its rows in `path`; what went wrong in coding is returned, not raised."""
    try:
        rows = code_article(article, coder.book, coder.pipeline)
    except Exception as error:  # an article must never stop a run: it becomes a row of problems
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"
        return f"{type(error).__name__}: {error} ({where}); please report it"
    stripped = {
        table: [{k: v for k, v in row.items() if k != "article_id"} for row in table_rows]
        for table, table_rows in rows.items()
    }
    write_whole(path, lambda part: part.write_text(json.dumps(stripped, ensure_ascii=False), encoding="utf-8"))
    return None


def code(
    path: str | Path,
    out: str | Path | None = None,
    texts: str | Path | None = None,
    codebook: str | Path | None = None,
    pipeline: str | None = None,
    csv: bool = False,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Run:
    """Code the set at `path` into `out` (its codes/ if not given): one Parquet file a table, with `csv` CSV files too.

    `texts`: a folder that holds the texts of a set published without them; `codebook`: another codebook than the set's;
    `pipeline`: the name of an installed spaCy pipeline to read with instead of the shipped one. Returns what was done.
    Raises ArticleSetError, CodebookError, PipelineError or OutputError.
    """
    found = open_set(path)
    return code_set(
        found,
        Path(out) if out else found.folder / "codes",
        texts=Path(texts) if texts else None,
        codebook=Path(codebook) if codebook else None,
        pipeline=pipeline,
        forms=("parquet", "csv") if csv else ("parquet",),
        workers=workers,
        progress=progress,
    )
