"""The command `framing`: parse, call the library, print. Exit codes: 0 done, 1 done but look at the problems, 2 not done."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from framing import commands as do
from framing.errors import FramingError


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
    for name, run, options, about, sample in COMMANDS:
        _add(commands, name, run, about, f"framing {name} {sample}", options)
    return parser


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


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", type=Path, nargs="+", metavar="FILES", help="exports, lists, pages, texts, folders, ZIPs")
    command.add_argument("--out", type=Path, required=True, metavar="SET", help="the new article set, a folder")
    command.add_argument("--outlets", type=Path, metavar="FILE", help="your own names of outlets (see import/outlets.yml)")
    command.add_argument("--dates", choices=("day-first", "month-first"), help="how 3/4/2024 is meant, if no file tells")
    command.add_argument("--split-live-blogs", action="store_true", help="make an article of each entry of a live blog")


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
    _workers(command)


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pipeline",
        metavar="NAME",
        help="an installed spaCy pipeline to read with (default: the one that ships with framing)",
    )
    _workers(command)


def _workers(command: argparse.ArgumentParser) -> None:
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


def _correct(command: argparse.ArgumentParser) -> None:
    _set(command)
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="write a sheet of the machine codes, .xlsx or .csv")
    way.add_argument("--from", dest="sheet", type=Path, metavar="FILE", help="read a corrected sheet back")
    command.add_argument("--layer", choices=("labels", "casualties", "attributions"), help="which codes the sheet has")
    command.add_argument("--by", default="", metavar="NAME", help="who corrected the sheet")
    _coded(command)


# Each command with what runs it, what adds its options, what it does, and an example.
COMMANDS: tuple[tuple[str, Callable, Callable, str, str], ...] = (
    ("example", do.run_example, _folder, "unpack the invented example set into a new folder", "sarn"),
    (
        "import",
        do.run_import,
        _import,
        "make an article set of database exports, lists, web pages or texts, every article counted",
        "export.docx pages/ --out my-articles",
    ),
    ("manifest", do.run_manifest, _folder, "write an articles.csv to fill in for a folder of text files", "my-articles"),
    (
        "check",
        do.run_check,
        _set,
        "count articles from retrieved to coded, and list what is missing or doubtful",
        "my-articles",
    ),
    (
        "actors",
        do.run_actors,
        _actors,
        "propose the armed actors that the articles name, as a draft of codebook.yml",
        "my-articles --out draft.yml",
    ),
    ("code", do.run_code, _code, "code a set: articles to tables", "my-articles --out my-articles/codes --csv"),
    (
        "study",
        do.run_study,
        _study,
        "code a set where its words are at hand, and draw every figure",
        "my-articles --out results",
    ),
    (
        "score",
        do.run_score,
        _score,
        "compare machine codes with a set's reference codes",
        "seeds/sarn-border-2031 --misses",
    ),
    (
        "correct",
        do.run_correct,
        _correct,
        "write a sheet of machine codes to correct, and read it back: corrections stay when articles are coded anew",
        "my-articles --layer labels --out labels.xlsx",
    ),
    (
        "show",
        do.run_show,
        _show,
        "print one article with its codes marked, and the rule that fired for each",
        "seeds/sarn-border-2031 meridian-wire-02",
    ),
)


if __name__ == "__main__":
    sys.exit(main())
