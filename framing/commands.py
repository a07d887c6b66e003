"""What each command of `framing` does: it calls the library and prints; parts are loaded as they are needed."""

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_PROBLEMS = 40  # lines of problems that a command prints
MANY_ALIKE, SHOWN_OF_MANY = 10, 3  # of one problem that more articles have, only the first are printed


@contextmanager
def _bar(total: int | None, label: str, unit: str = " articles") -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm  # loaded here so that `framing --help` stays quick, like all imports of commands

    with tqdm(total=total, desc=label, unit=unit, disable=None, leave=False) as bar:
        yield bar.update


def run_example(args: argparse.Namespace) -> int:
    """framing example"""
    from framing.corpus.example import example

    path = example(args.folder)
    print(f"{path}: 24 invented articles by six invented outlets; next: framing study {path} --out {path}/results")
    return 0


def run_import(args: argparse.Namespace) -> int:
    """framing import"""
    from framing.importers import import_articles

    with _bar(None, "reading", " files") as progress:
        done = import_articles(
            args.files,
            args.out,
            outlets=args.outlets,
            dates=args.dates,
            split_live_blogs=args.split_live_blogs,
            progress=progress,
        )
    counts = done.files[["read_as", "announced", "found", "with_words", "joined"]]
    by_layout = counts.groupby("read_as", as_index=False, sort=False).sum(min_count=1)
    by_layout.insert(1, "files", counts.groupby("read_as", sort=False).size().to_list())
    print(by_layout.to_string(index=False, na_rep=""))
    editions = int(done.articles["duplicate_of"].notna().sum())
    print(
        f"{done.folder}: {len(done.articles)} articles of {done.articles['outlet'].nunique()} outlets, "
        f"{int(done.articles['file'].notna().sum())} with words, {editions} of them editions of another; "
        f"next: framing check {done.folder}"
    )
    _print_problems(done.problems)
    return 1 if len(done.problems) else 0


def run_manifest(args: argparse.Namespace) -> int:
    """framing manifest"""
    from framing.importers.manifest import write_manifest

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
        proposed = propose_actors(args.set, args.texts, progress, args.workers)
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


def run_correct(args: argparse.Namespace) -> int:
    """framing correct"""
    from framing.errors import CodesError
    from framing.sheets import correction_sheet, read_correction_sheet

    if args.out:
        if not args.layer:
            raise CodesError("--layer is missing: labels, casualties or attributions")
        rows = correction_sheet(args.set, args.layer, args.out, args.coded, args.texts)
        silent = rows[rows["text"].fillna("") == ""]["article_id"].nunique()
        articles = rows["article_id"].nunique()
        print(f"{args.out}: {len(rows)} {args.layer} of {articles} articles, with the articles' words: not for publication")
        if silent:
            print(f"{silent} articles without words: their texts are not at hand; name their folder with --texts")
        return 0
    changes = read_correction_sheet(args.set, args.sheet, args.by, args.layer, args.coded, args.texts)
    print(changes.says())
    if changes.missing:
        print(
            f"{changes.missing} rows of these articles are not in the sheet and stay; x in the column delete takes one out"
        )
    for line in (*changes.wrong, *changes.doubtful):
        print(f"{args.sheet}: {line}")
    return 1 if changes.wrong or changes.doubtful else 0


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
    """One line a problem, in their order; of a problem that many articles have, the first ones and how many more."""
    totals: Counter = Counter(problems["problem"])
    seen: Counter = Counter()
    printed = 0
    for row in problems.itertuples():
        seen[row.problem] += 1
        if printed < MOST_PROBLEMS and (totals[row.problem] <= MANY_ALIKE or seen[row.problem] <= SHOWN_OF_MANY):
            where = row.article_id if isinstance(row.article_id, str) else "the set"
            print(f"{where}: {row.problem}: {' '.join(str(row.detail).split())}")
            printed += 1
    if printed < len(problems):
        most = ", ".join(f"{name} {n}" for name, n in totals.most_common(5))
        print(f"… {len(problems)} problems in all, in the table problems ({most}{', …' if len(totals) > 5 else ''})")
