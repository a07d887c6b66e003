"""Commands that write what a paper needs: tables."""

import argparse
from pathlib import Path

from framing.commands.options import Command, bar, coded_option, codes_option


def run_tables(args: argparse.Namespace) -> int:
    """framing tables"""
    from framing.study import FIGURES, open_study, write_tables

    study = open_study(args.set, args.codes, args.coded)
    with bar(len(FIGURES), "writing", " tables") as progress:
        files = write_tables(study, args.out, args.format.split(","), args.percent, lambda name: progress(1))
    print(f"{study.set.name}: {len(files)} files of {len(FIGURES)} tables, from its {study.codes.kind} codes, in {args.out}")
    return 0


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


COMMANDS = (
    Command(
        "tables",
        run_tables,
        _tables,
        "write the numbers of every figure as tables for a paper: LaTeX, Markdown, Word",
        "my-articles --out tables --format latex,word",
    ),
)
