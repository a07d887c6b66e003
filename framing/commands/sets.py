"""Commands that make and look at article sets: example, import, manifest, check, actors."""

import argparse
from pathlib import Path

from framing.commands.options import Command, bar, print_problems, set_option, workers_option


def run_example(args: argparse.Namespace) -> int:
    """framing example"""
    from framing.corpus.example import example

    path = example(args.folder)
    print(f"{path}: 24 invented articles by six invented outlets; next: framing study {path} --out {path}/results")
    return 0


def run_import(args: argparse.Namespace) -> int:
    """framing import"""
    from framing.importers import import_articles

    with bar(None, "reading", " files") as progress:
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
    print_problems(done.problems)
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
    print_problems(check.problems)
    return 1 if len(check.problems) else 0


def run_actors(args: argparse.Namespace) -> int:
    """framing actors"""
    from framing.codebook.draft import draft_codebook
    from framing.coding.proposals import propose_actors
    from framing.errors import OutputError
    from framing.tables import keep_out_of_git, write_csv, write_whole

    if args.out and args.out.exists():
        raise OutputError(f"{args.out}: is there already; name another file, so that nobody's corrections are lost")
    with bar(None, "reading") as progress:
        proposed = propose_actors(args.set, args.texts, progress, args.workers)
    shown = proposed.actors[["name", "spellings", "abbreviations", "mentions", "articles", "called", "sure"]]
    print(shown.to_string(index=False, max_colwidth=60) if len(shown) else "no armed actor found in these articles")
    if args.out:
        contexts = args.out.with_name(f"{args.out.stem}-contexts.csv")
        draft = draft_codebook(proposed.actors.to_dict("records"), f"Draft for {args.set.resolve().stem}")
        write_whole(args.out, lambda part: part.write_text(draft, encoding="utf-8"))
        write_csv(proposed.contexts, contexts)
        keep_out_of_git(contexts)
        print(f"{args.out}: a draft; correct it, then save it as codebook.yml in the set's folder")
        print(f"{contexts}: the words around the names, from the articles: not for publication")
    print_problems(proposed.problems)
    return 1 if len(proposed.problems) else 0


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, help="a folder")


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", type=Path, nargs="+", metavar="FILES", help="exports, lists, pages, texts, folders, ZIPs")
    command.add_argument("--out", type=Path, required=True, metavar="SET", help="the new article set, a folder")
    command.add_argument("--outlets", type=Path, metavar="FILE", help="your own names of outlets (see import/outlets.yml)")
    command.add_argument("--dates", choices=("day-first", "month-first"), help="how 3/4/2024 is meant, if no file tells")
    command.add_argument("--split-live-blogs", action="store_true", help="make an article of each entry of a live blog")


def _actors(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="write a draft of codebook.yml, and the contexts beside it"
    )
    workers_option(command)


COMMANDS = (
    Command("example", run_example, _folder, "unpack the invented example set into a new folder", "sarn"),
    Command(
        "import",
        run_import,
        _import,
        "make an article set of database exports, lists, web pages or texts, every article counted",
        "export.docx pages/ --out my-articles",
    ),
    Command("manifest", run_manifest, _folder, "write an articles.csv to fill in for a folder of text files", "my-articles"),
    Command(
        "check",
        run_check,
        set_option,
        "count articles from retrieved to coded, and list what is missing or doubtful",
        "my-articles",
    ),
    Command(
        "actors",
        run_actors,
        _actors,
        "propose the armed actors that the articles name, as a draft of codebook.yml",
        "my-articles --out draft.yml",
    ),
)
