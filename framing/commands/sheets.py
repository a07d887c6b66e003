"""Commands that write sheets for people and read them back: correct."""

import argparse
from pathlib import Path

from framing.commands.options import Command, coded_option, set_option


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


def _correct(command: argparse.ArgumentParser) -> None:
    set_option(command)
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="write a sheet of the machine codes, .xlsx or .csv")
    way.add_argument("--from", dest="sheet", type=Path, metavar="FILE", help="read a corrected sheet back")
    command.add_argument("--layer", choices=("labels", "casualties", "attributions"), help="which codes the sheet has")
    command.add_argument("--by", default="", metavar="NAME", help="who corrected the sheet")
    coded_option(command)


COMMANDS = (
    Command(
        "correct",
        run_correct,
        _correct,
        "write a sheet of machine codes to correct, and read it back: corrections stay when articles are coded anew",
        "my-articles --layer labels --out labels.xlsx",
    ),
)
