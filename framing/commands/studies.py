"""Commands that code, draw and report: code, study, report."""

import argparse
from pathlib import Path

from framing.commands.options import (
    Command,
    bar,
    coded_option,
    codes_option,
    print_problems,
    set_option,
    workers_option,
)


def run_code(args: argparse.Namespace) -> int:
    """framing code"""
    from framing.coding.run import code
    from framing.tables import read_table

    with bar(None, "coding") as progress:
        run = code(args.set, args.out, args.texts, args.codebook, args.pipeline, args.csv, args.workers, progress)
    kept = f", {run.kept} as before" if run.kept else ""
    left_out = f"{run.left_out} left out (duplicate or not relevant), " if run.left_out else ""
    print(
        f"{args.out}: {run.found} articles found, {run.coded} coded{kept}, {run.without_text} without a usable text, "
        f"{left_out}{run.failed} failed"
    )
    problems = read_table(args.out, "problems")
    print_problems(problems)
    return 1 if len(problems) else 0


def run_study(args: argparse.Namespace) -> int:
    """framing study"""
    from framing import study as studies

    with bar(None, "coding") as progress:
        recoding = studies.refresh_codes(args.set, args.out, args.texts, args.workers, progress, args.pipeline)
    opened = studies.open_study(args.set, args.codes, recoding.codes, args.copies)
    target = args.out / "figures" if args.out else Path("figures") / opened.set.name
    files = studies.run_study(opened, target, args.formats)
    print(f"{opened.set.name}: {recoding.says}; {len(files)} files drawn from its {opened.codes.kind} codes into {target}")
    problems, wrong = opened.codes["problems"], studies.contrast_problems(opened)
    for why in wrong.values():
        print(f"study.yml: {why}")
    print_problems(problems)
    return 1 if len(problems) or wrong else 0


def run_report(args: argparse.Namespace) -> int:
    """framing report"""
    from framing import study as studies
    from framing.corpus import read_articles

    opened = studies.open_study(args.set, args.codes, args.coded)
    articles = read_articles(args.set, args.texts) if args.with_texts else None
    target = args.out or Path(f"{opened.set.name}-report.html")
    with bar(len(studies.figures_of(opened)), "drawing", " figures") as progress:
        files = studies.write_report(opened, target, articles, lambda name: progress(1))
    print(f"{files[0]}: {opened.set.name}, {opened.codes.kind} codes, without texts")
    if args.with_texts:
        print(f"{files[1]}: contains copyrighted text: do not distribute")
    return 0


def _code(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the tables go, one Parquet file each")
    command.add_argument("--codebook", type=Path, metavar="PATH", help="another codebook than the set's codebook.yml")
    command.add_argument("--csv", action="store_true", help="write CSV files too")
    _run_options(command)


def _study(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="codes go to DIR/codes, figures to DIR/figures (default: the set's codes/, and "
        "figures/ with the set's name in the current folder)",
    )
    codes_option(command, "drawn")
    command.add_argument(
        "--copies",
        choices=("with", "without", "once"),
        help="how passages that articles share are counted (default: as study.yml says; else with)",
    )
    command.add_argument(
        "--formats",
        type=_formats,
        default=("svg", "png"),
        metavar="LIST",
        help="how figures are written: svg, png and pdf, with commas between them (default: svg,png)",
    )
    _run_options(command)


def _formats(text: str) -> tuple[str, ...]:
    """The formats of a list with commas, each once."""
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not chosen or set(chosen) - {"svg", "png", "pdf"}:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of formats; write svg, png, pdf, or several as svg,pdf")
    return chosen


def _report(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE.html",
        help="the file to write (default: the set's name with -report.html, in the current folder)",
    )
    codes_option(command, "reported")
    coded_option(command)
    command.add_argument(
        "--with-texts",
        action="store_true",
        help="write a second file beside it, with the articles and their codes: not for publication",
    )


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pipeline",
        metavar="NAME",
        help="an installed spaCy pipeline to read with (default: the one that ships with framing)",
    )
    workers_option(command)


COMMANDS = (
    Command("code", run_code, _code, "code a set: articles to tables", "my-articles --out my-articles/codes --csv"),
    Command(
        "study",
        run_study,
        _study,
        "code a set where its words are at hand, and draw every figure",
        "my-articles --out results",
    ),
    Command(
        "report",
        run_report,
        _report,
        "write the report of a coded set: findings, figures, numbers and methods in one HTML file",
        "my-articles --coded results/codes --out my-articles-report.html",
    ),
)
