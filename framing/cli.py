"""The command `framing`: parse, call the library, print. Exit codes: 0 done, 1 done but look at the problems, 2 not done."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from framing.errors import FramingError

MOST_PROBLEMS = 40  # lines of problems that a command prints


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    parser = _parser()
    args = parser.parse_args(argv)
    if not hasattr(args, "run"):
        parser.print_help()
        return 2
    try:
        return args.run(args)
    except FramingError as error:
        print(f"framing: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("framing: stopped; what was finished is kept, the same command goes on from there", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="framing",
        description="Compare how news outlets frame an armed conflict.",
        epilog="Exit codes: 0 done, 1 done but look at the problems, 2 not done. `framing COMMAND --help` has an example.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, run, options, about, sample in _commands():
        _add(commands, name, run, about, f"framing {name} {sample}", options)
    return parser


def _commands() -> tuple[tuple[str, Callable, Callable, str, str], ...]:
    """Each command with what runs it, what adds its options, what it does, and an example."""
    return (
        ("example", run_example, _folder, "unpack the invented example set into a new folder", "sarn"),
        ("manifest", run_manifest, _folder, "write an articles.csv to fill in for a folder of text files", "my-articles"),
        (
            "check",
            run_check,
            _set,
            "count articles from found to coded, and list what is missing or doubtful",
            "my-articles",
        ),
        (
            "actors",
            run_actors,
            _actors,
            "propose the armed actors that the articles name, as a draft of codebook.yml",
            "my-articles --out draft.yml",
        ),
        ("code", run_code, _code, "code a set: articles to tables", "my-articles --out my-articles/codes --csv"),
        (
            "study",
            run_study,
            _study,
            "code a set where its words are at hand, and draw every figure",
            "my-articles --out results",
        ),
        (
            "score",
            run_score,
            _score,
            "compare machine codes with a set's reference codes",
            "seeds/sarn-border-2031 --misses",
        ),
        (
            "show",
            run_show,
            _show,
            "print one article with its codes marked, and the rule that fired for each",
            "seeds/sarn-border-2031 meridian-wire-02",
        ),
    )


def _add(commands, name: str, run: Callable, about: str, sample: str, options: Callable) -> None:
    command = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=f"example:  {sample}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options(command)
    command.set_defaults(run=run)


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, help="a folder")


def _set(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "set", type=Path, help="an article set: a folder, or a CSV, JSONL or Parquet file with columns id and text"
    )
    command.add_argument(
        "--texts",
        type=Path,
        default=os.environ.get("FRAMING_TEXTS") or None,
        metavar="DIR",
        help="a folder with the texts of a set published without them (default: the variable FRAMING_TEXTS)",
    )


def _code(command: argparse.ArgumentParser) -> None:
    _set(command)
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the tables go, one Parquet file each")
    command.add_argument("--codebook", type=Path, metavar="PATH", help="another codebook than the set's codebook.yml")
    command.add_argument("--csv", action="store_true", help="write CSV files too")
    _run_options(command)


def _actors(command: argparse.ArgumentParser) -> None:
    _set(command)
    command.add_argument(
        "--out", type=Path, metavar="FILE", help="write a draft of codebook.yml, and the contexts beside it"
    )


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pipeline",
        metavar="NAME",
        help="an installed spaCy pipeline to read with (default: the one that ships with framing)",
    )
    command.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes that code at the same time (default: 1)"
    )


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def _study(command: argparse.ArgumentParser) -> None:
    _set(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="codes go to DIR/codes, figures to DIR/figures (default: the set's codes/, and "
        "figures/ with the set's name in the current folder)",
    )
    _codes(command, "drawn")
    _run_options(command)


def _codes(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--codes", choices=("machine", "corrected", "reference"), help=f"whose codes are {what} (default: as study.yml says)"
    )


def _coded(command: argparse.ArgumentParser) -> None:
    command.add_argument("--coded", type=Path, metavar="DIR", help="the machine codes (default: the set's codes/)")


def _score(command: argparse.ArgumentParser) -> None:
    command.add_argument("set", type=Path, help="an article set with gold/")
    _coded(command)
    command.add_argument("--misses", action="store_true", help="list every unit missed, extra or coded otherwise")


def _show(command: argparse.ArgumentParser) -> None:
    _set(command)
    command.add_argument("article", help="an article's id")
    command.add_argument(
        "--layer",
        choices=("attributions", "labels", "casualties", "mentions"),
        default="attributions",
        help="what is marked (default: attributions)",
    )
    _codes(command, "shown")
    _coded(command)
    command.add_argument("--html", type=Path, metavar="FILE", help="write a page for the browser instead")


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
    print(
        f"{args.out}: {run.found} articles found, {run.coded} coded{kept}, {run.without_text} without a usable text, "
        f"{run.failed} failed"
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


if __name__ == "__main__":
    sys.exit(main())
