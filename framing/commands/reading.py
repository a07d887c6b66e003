"""Commands that look at codes: score, show."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from framing.commands.options import Command, coded_option, codes_option, set_option


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
    from framing.tables import keep_out_of_git, write_whole

    articles = read_articles(args.set, args.texts)
    codes = read_codes(articles.set, args.codes or articles.set.study.codes, args.coded)
    shown = show(articles, args.article, codes, args.layer)
    if args.html:
        page = as_page(shown)
        write_whole(args.html, lambda part: part.write_text(page, encoding="utf-8"))
        keep_out_of_git(args.html)
        print(f"{args.html}: {shown.article_id} · {shown.heading}")
        return 0
    on_terminal = sys.stdout.isatty()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a letter that the terminal's encoding lacks becomes ?
    colours = on_terminal and not os.environ.get("NO_COLOR")
    print(as_text(shown, colours, shutil.get_terminal_size((100, 24)).columns), end="")
    return 0


def _score(command: argparse.ArgumentParser) -> None:
    command.add_argument("set", type=Path, help="an article set with gold/")
    coded_option(command)
    command.add_argument("--misses", action="store_true", help="list every unit missed, extra or coded otherwise")


def _show(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument("article", help="an article's id")
    command.add_argument(
        "--layer",
        choices=("attributions", "labels", "casualties", "mentions"),
        default="attributions",
        help="what is marked (default: attributions)",
    )
    codes_option(command, "shown")
    coded_option(command)
    command.add_argument("--html", type=Path, metavar="FILE", help="write a page for the browser instead")


COMMANDS = (
    Command(
        "score",
        run_score,
        _score,
        "compare machine codes with a set's reference codes",
        "seeds/sarn-border-2031 --misses",
    ),
    Command(
        "show",
        run_show,
        _show,
        "print one article with its codes marked, and the rule that fired for each",
        "seeds/sarn-border-2031 meridian-wire-02",
    ),
)
