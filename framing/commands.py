"""What each command of `framing` does: it calls the library and prints; parts are loaded as they are needed."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_PROBLEMS = 40  # lines of problems that a command prints


@contextmanager
def _bar(total: int | None, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm  # loaded here so that `framing --help` stays quick, like all imports of commands

    with tqdm(total=total, desc=label, unit=" articles", disable=None, leave=False) as bar:
        yield bar.update


def run_example(args: argparse.Namespace) -> int:
    """framing example"""
    from framing.corpus.example import example

    path = example(args.folder)
    print(f"{path}: 24 invented articles by six invented outlets; next: framing study {path} --out {path}/results")
    return 0


def run_manifest(args: argparse.Namespace) -> int:
    """framing manifest"""
    from framing.corpus.manifest import write_manifest

    path = write_manifest(args.folder)
    print(f"{path}: fill in outlet and date, look at the columns named in `guessed`; next: framing check {args.folder}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """framing check"""
    from framing.corpus.flow import check_set

    check = check_set(args.set, args.texts)
    print(check.flow.to_string(index=False))
    _print_problems(check.problems)
    return 1 if len(check.problems) else 0


def run_actors(args: argparse.Namespace) -> int:
    """framing actors"""
    from framing.codebook.draft import draft_codebook
    from framing.coding.proposals import propose_actors
    from framing.errors import OutputError
    from framing.tables import write_csv, write_whole

    if args.out and args.out.exists():
        raise OutputError(f"{args.out}: is there already; name another file, so that nobody's corrections are lost")
    with _bar(None, "reading") as progress:
        proposed = propose_actors(args.set, args.texts, progress)
    shown = proposed.actors[["name", "spellings", "abbreviations", "mentions", "articles", "called", "sure"]]
    print(shown.to_string(index=False, max_colwidth=60) if len(shown) else "no armed actor found in these articles")
    if args.out:
        contexts = args.out.with_name(f"{args.out.stem}-contexts.csv")
        draft = draft_codebook(proposed.actors.to_dict("records"), f"Draft for {args.set.resolve().stem}")
        write_whole(args.out, lambda part: part.write_text(draft, encoding="utf-8"))
        write_csv(proposed.contexts, contexts)
        print(f"{args.out}: a draft; correct it, then save it as codebook.yml in the set's folder")
        print(f"{contexts}: the words around the names, from the articles: not for publication")
    _print_problems(proposed.problems)
    return 1 if len(proposed.problems) else 0


def run_code(args: argparse.Namespace) -> int:
    """framing code"""
    from framing.coding.run import code
    from framing.tables import read_table

    with _bar(None, "coding") as progress:
        run = code(args.set, args.out, args.texts, args.codebook, args.pipeline, args.csv, args.workers, progress)
    kept = f", {run.kept} as before" if run.kept else ""
    left_out = f"{run.left_out} left out (duplicate or not relevant), " if run.left_out else ""
    print(
        f"{args.out}: {run.found} articles found, {run.coded} coded{kept}, {run.without_text} without a usable text, "
        f"{left_out}{run.failed} failed"
    )
    problems = read_table(args.out, "problems")
    _print_problems(problems)
    return 1 if len(problems) else 0


def run_study(args: argparse.Namespace) -> int:
    """framing study"""
    from framing import study as studies

    with _bar(None, "coding") as progress:
        recoding = studies.refresh_codes(args.set, args.out, args.texts, args.workers, progress, args.pipeline)
    opened = studies.open_study(args.set, args.codes, recoding.codes)
    target = args.out / "figures" if args.out else Path("figures") / opened.set.name
    files = studies.run_study(opened, target)
    print(f"{opened.set.name}: {recoding.says}; {len(files)} files drawn from its {opened.codes.kind} codes into {target}")
    problems = opened.codes["problems"]
    _print_problems(problems)
    return 1 if len(problems) else 0


def run_score(args: argparse.Namespace) -> int:
    """framing score"""
    from framing.agreement import differences, score
    from framing.corpus import open_set
    from framing.corpus.codes import read_codes

    found = open_set(args.set)
    scores = score(read_codes(found, "reference", args.coded).tables, read_codes(found, "machine", args.coded).tables)
    for layer in scores.values():
        print(layer.line())
    if args.misses:
        for row in differences(scores).itertuples():
            print(f"{row.layer} {row.kind} {row.article_id} {row.start}-{row.end} {row.columns}".rstrip())
    return 0


def run_show(args: argparse.Namespace) -> int:
    """framing show"""
    from framing.corpus import read_articles
    from framing.corpus.codes import read_codes
    from framing.report import as_page, as_text, show
    from framing.tables import write_whole

    articles = read_articles(args.set, args.texts)
    codes = read_codes(articles.set, args.codes or articles.set.study.codes, args.coded)
    shown = show(articles, args.article, codes, args.layer)
    if args.html:
        page = as_page(shown)
        write_whole(args.html, lambda part: part.write_text(page, encoding="utf-8"))
        print(f"{args.html}: {shown.article_id} · {shown.heading}")
        return 0
    on_terminal = sys.stdout.isatty()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a letter that the terminal's encoding lacks becomes ?
    colours = on_terminal and not os.environ.get("NO_COLOR")
    print(as_text(shown, colours, shutil.get_terminal_size((100, 24)).columns), end="")
    return 0


def _print_problems(problems) -> None:
    for row in problems.head(MOST_PROBLEMS).itertuples():
        where = row.article_id if isinstance(row.article_id, str) else "the set"
        print(f"{where}: {row.problem}: {' '.join(str(row.detail).split())}")
    if len(problems) > MOST_PROBLEMS:
        print(f"… and {len(problems) - MOST_PROBLEMS} more problems, in the table problems")
