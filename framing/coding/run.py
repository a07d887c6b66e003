"""A whole set through the coder: resumable, the same bytes for any number of workers, memory flat."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from framing.codebook import Codebook, read_codebook
from framing.coding.article import Rows, code_article
from framing.coding.tables_out import TablesOut
from framing.corpus import Article, ArticleSet, Problem, iter_articles, open_set
from framing.corpus.passages import find_passages
from framing.errors import OutputError
from framing.tables import write_whole

PACKAGE = Path(__file__).resolve().parents[1]
BATCH = 256  # articles whose texts are in memory at one time


@dataclass(frozen=True)
class Run:
    """What a run did: articles found, coded now, taken from an earlier run, without text, failed."""

    found: int = 0
    coded: int = 0
    kept: int = 0
    without_text: int = 0
    failed: int = 0


def coder_version() -> str:
    """Digest of the code that codes (everything up to and with `coding`): two runs with the same one agree."""
    return _source_digest()


@cache
def _source_digest() -> str:
    parts = [PACKAGE / name for name in ("codebook", "corpus", "english", "coding")]
    files = sorted(p for part in parts for p in part.rglob("*") if p.suffix in (".py", ".yml"))
    lines = [f"{p.relative_to(PACKAGE).as_posix()} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def code_set(
    found: ArticleSet,
    out: Path,
    *,
    texts: Path | None = None,
    codebook: Path | None = None,
    forms: tuple[str, ...] = ("parquet",),
    text_free: bool = False,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Run:
    """Code every article of a set and write one file a table into `out`.

    `codebook` overrides the set's own; `forms` are parquet and csv; `text_free` leaves the words out (see
    `framing.tables.text_free`). `progress` is called with the number of articles done since its last call. An
    article that can't be read or coded becomes a row of `problems`; articles whose text, date, codebook and coder
    are those of an earlier run are taken from it. Tables are replaced only when all are complete.
    Raises CodebookError, ArticleSetError or OutputError.
    """
    book_path = codebook or found.codebook
    book = read_codebook(book_path)
    parts = _parts_folder(out, book)
    entries, problems = _code_all(found, texts, book, book_path, parts, workers, progress)
    tables = TablesOut(out, forms, text_free)
    tables.add("problems", [p.__dict__ for p in problems])
    for entry in entries:
        tables.add("articles", [entry.row])
        for table, rows in entry.rows().items():
            tables.add(table, [{"article_id": entry.row["article_id"], **row} for row in rows])
    shared = (
        (a.id, a.text, a.meta.get("credit"))
        for a in iter_articles(found, texts)
        if isinstance(a, Article) and a.text is not None
    )
    tables.add("passages", find_passages(shared))
    tables.finish()
    count = [entry.state for entry in entries].count
    return Run(len(entries), count("coded"), count("kept"), count("without_text"), count("failed"))


@dataclass
class Entry:
    """An article of a run without its text: its row of `articles`, where its coded rows are, and what was done."""

    row: dict
    part: Path
    state: str  # coded · kept · without_text · failed

    def rows(self) -> Rows:
        """The coded rows; none for an article without a text or one that failed."""
        return json.loads(self.part.read_text(encoding="utf-8")) if self.state in ("coded", "kept") else {}


def _code_all(
    found: ArticleSet,
    texts: Path | None,
    book: Codebook,
    book_path: Path | None,
    parts: Path,
    workers: int,
    progress: Callable[[int], None],
) -> tuple[list[Entry], list[Problem]]:
    """Code the set in batches, so that no more than one batch of texts is in memory."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    pool = ProcessPoolExecutor(workers, initializer=_set_codebook, initargs=(book_path,)) if workers > 1 else None
    try:
        for batch in batched(iter_articles(found, texts), BATCH):
            problems += [item for item in batch if isinstance(item, Problem)]
            articles = [item for item in batch if isinstance(item, Article)]
            new = [Entry(a.row(found.name), _part(parts, a), _state(a, parts)) for a in articles]
            jobs = [(a, e.part) for a, e in zip(articles, new, strict=True) if e.state == "coded"]
            errors = iter(pool.map(_job, jobs, chunksize=4) if pool else (code_to_part(a, book, path) for a, path in jobs))
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


def _state(article: Article, parts: Path) -> str:
    if article.text is None:
        return "without_text"
    return "kept" if _part(parts, article).exists() else "coded"


def batched(items: Iterable, size: int) -> Iterator[list]:
    """Lists of up to `size` items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _parts_folder(out: Path, codebook: Codebook) -> Path:
    """The folder of finished parts for this codebook and coder; those of others are no longer used and go."""
    version = f"{codebook.digest[:16]}-{coder_version()}"
    parts = out / ".parts" / version
    try:
        parts.mkdir(parents=True, exist_ok=True)
        for other in (out / ".parts").iterdir():
            if other != parts:
                shutil.rmtree(other)
        write_whole(
            parts / "ledger.json",
            lambda path: path.write_text(
                json.dumps(
                    {"codebook": codebook.digest, "codebook_version": codebook.version, "coder": coder_version()},
                    indent=1,
                )
            ),
        )
    except OSError as error:
        raise OutputError(f"{out}: can't be written ({error.strerror}); name another folder with --out") from None
    return parts


def _part(parts: Path, article: Article) -> Path:
    """Where an article's rows are kept: by its text and its date, which decides what is background."""
    date = (article.meta.get("date") or "undated").replace(":", "")
    return parts / str(article.sha256)[:2] / f"{article.sha256}-{date}.json"


_worker_codebook: Codebook | None = None


def _set_codebook(path: Path | None) -> None:
    global _worker_codebook
    _worker_codebook = read_codebook(path)


def _job(job: tuple[Article, Path]) -> str | None:
    if _worker_codebook is None:
        raise RuntimeError("the worker was started without its codebook")
    return code_to_part(job[0], _worker_codebook, job[1])


def code_to_part(article: Article, codebook: Codebook, path: Path) -> str | None:
    """Code one article and keep its rows in `path`; what went wrong in coding is returned, not raised."""
    try:
        rows = code_article(article, codebook)
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
    csv: bool = False,
    workers: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Run:
    """Code the set at `path` into `out` (its codes/ if not given): one Parquet file a table, with `csv` CSV files too.

    `texts`: a folder that holds the texts of a set published without them; `codebook`: another codebook than the set's.
    Returns what was done. Raises ArticleSetError, CodebookError or OutputError.
    """
    found = open_set(path)
    return code_set(
        found,
        Path(out) if out else found.folder / "codes",
        texts=Path(texts) if texts else None,
        codebook=Path(codebook) if codebook else None,
        forms=("parquet", "csv") if csv else ("parquet",),
        workers=workers,
        progress=progress,
    )
