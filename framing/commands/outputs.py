"""Commands that write what a paper needs: tables, and the notebooks run on one's own set."""

import argparse
from pathlib import Path

from framing.commands.options import Command, bar, coded_option, codes_option, set_option


def run_tables(args: argparse.Namespace) -> int:
    """framing tables"""
    from framing.study import open_study, papers, write_tables

    study = open_study(args.set, args.codes, args.coded)
    tables = len(papers.figures_of(study))
    with bar(tables, "writing", " tables") as progress:
        files = write_tables(study, args.out, args.format.split(","), args.percent, lambda name: progress(1))
    print(f"{study.set.name}: {len(files)} files of {tables} tables, from its {study.codes.kind} codes, in {args.out}")
    return 0


def run_notebooks(args: argparse.Namespace) -> int:
    """framing notebooks"""
    from framing.corpus import open_set
    from framing.study.notebooks import cells_to_run, run_notebooks

    with bar(cells_to_run(), "running", " cells") as progress:
        run = run_notebooks(args.set, args.out, args.texts, args.html, progress)
    print(f"{args.out}: {len(run.files)} files of the notebooks on {open_set(args.set).name}")
    if open_set(args.set).study.texts == "withheld":
        print(f"{args.out}: may hold words of the articles, which belong to their publishers: not for publication")
    for line in (*run.left_out, *run.failed):
        print(line)
    return 1 if run.failed else 0


def _tables(command: argparse.ArgumentParser) -> None:
    command.add_argument("set", type=Path, help="a coded article set")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the tables go, one file each")
    command.add_argument(
        "--format",
        default="latex,markdown,word",
        metavar="FORMATS",
        help="latex, markdown, word, or several with commas between (default: all three)",
    )
    command.add_argument("--percent", action="store_true", help="write shares as per cent")
    codes_option(command, "counted")
    coded_option(command)


def _notebooks(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the executed notebooks go")
    command.add_argument("--html", action="store_true", help="write pages for the browser too, the code folded")


COMMANDS = (
    Command(
        "tables",
        run_tables,
        _tables,
        "write the numbers of every figure as tables for a paper: LaTeX, Markdown, Word",
        "my-articles --out tables --format latex,word",
    ),
    Command(
        "notebooks",
        run_notebooks,
        _notebooks,
        "run the notebooks on a coded set",
        "my-articles --out my-notebooks --html",
    ),
)
