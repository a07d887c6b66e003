"""Commands for coders, people and language models: sheet, prompt, answers."""

import argparse
from pathlib import Path

from framing.commands.options import Command, coded_option, set_option

LAYERS = ("labels", "casualties", "attributions")
MOST = 40  # lines of what was left


def run_sheet(args: argparse.Namespace) -> int:
    """framing sheet"""
    if args.plan:
        return _plan(args)
    return _read(args) if args.sheet else _write(args)


def _plan(args: argparse.Namespace) -> int:
    from framing.sheets import plan_sample

    plan = plan_sample(args.set, args.half_width, args.agreement, args.texts)
    print(plan.drop(columns="sample").to_string(index=False))
    points = f"± {100 * args.half_width:g} points"
    print(f"to_code: so many articles tell agreement to {points} (95 %, one-sided) where {args.agreement:.0%} are expected")
    print(
        f"for every outlet: --sample {plan['sample'].iloc[-1]}; for the set as a whole: --sample {plan['to_code'].iloc[-1]}"
    )
    return 0


def _write(args: argparse.Namespace) -> int:
    from framing.errors import OutputError
    from framing.sheets import coding_sheets

    for option, value in (("--layer", args.layer), ("--coders", args.coders), ("--out", args.out)):
        if not value:
            raise OutputError(f"{option} is missing; a sheet needs --layer, --coders and --out (or use --plan or --from)")
    coders = [name.strip() for name in args.coders.split(",") if name.strip()]
    sheets = coding_sheets(args.set, args.layer, coders, args.out, args.sample, args.seed, args.kind, args.coded, args.texts)
    drawn = sheets.sample
    print(f"{args.out}: {len(drawn)} articles of {drawn['outlet'].nunique()} outlets; {args.kind}, seed {args.seed}")
    for file in sheets.files:
        print(f"  {file.name}")
    if args.kind != "blind":
        print(f"{args.kind}: coders see the machine's codes; what they say is never counted for accuracy")
    print(
        "with the articles' words: not for publication (git ignores the sheets; sample.csv and the guide may be published)"
    )
    return 0


def _read(args: argparse.Namespace) -> int:
    from framing.errors import OutputError
    from framing.sheets import read_coding_sheet

    if not args.coder:
        raise OutputError("--coder is missing: who filled in the sheet")
    return _report(
        read_coding_sheet(args.set, args.sheet, args.coder, args.layer, args.made_by, args.all_done, args.texts), args.sheet
    )


def _report(read, file: Path) -> int:
    print(read.says())
    waiting = read.articles - read.done
    if waiting and read.waiting:
        print(
            f"{waiting} articles are not done; their {read.waiting} rows wait: write x into done, and read the sheet again"
        )
    elif waiting:
        print(f"{waiting} articles are not done: nothing is counted for them")
    lines = [*read.left, *read.doubtful]
    for line in lines[:MOST]:
        print(f"{file}: {line}")
    if len(lines) > MOST:
        print(f"… {len(lines)} lines in all")
    if read.left_file:
        print(f"{read.left_file}: the rows that were kept aside, with why; mend them in {file}, and read it again")
    for line in read.unfit[:MOST]:
        print(line)
    return 1 if lines or read.unfit or waiting else 0


def run_prompt(args: argparse.Namespace) -> int:
    """framing prompt"""
    from framing.sheets import coding_prompts

    prompts = coding_prompts(args.set, args.layer, args.out, args.sample, args.articles, args.seed, args.texts)
    print(f"{args.out}: {len(prompts)} prompts on {args.layer}, a line each: id, system, user, schema")
    print("they hold whole articles: your database's licence may forbid sending them to third parties; look before you do")
    return 0


def run_answers(args: argparse.Namespace) -> int:
    """framing answers"""
    from framing.sheets import read_answers

    return _report(read_answers(args.set, args.file, args.coder, args.model, args.layer, args.texts), args.file)


def _layer(command: argparse.ArgumentParser, required: bool) -> None:
    command.add_argument("--layer", choices=LAYERS, required=required, help="what is coded")


def _sample(command) -> None:
    command.add_argument("--sample", type=int, metavar="N", help="how many articles to draw (default: all)")


def _seed(command: argparse.ArgumentParser) -> None:
    command.add_argument("--seed", type=int, default=1, help="the same seed draws the same articles (default: 1)")


def _sheet(command: argparse.ArgumentParser) -> None:
    set_option(command)
    way = command.add_mutually_exclusive_group()
    way.add_argument("--out", type=Path, metavar="DIR", help="write sheets into this folder")
    way.add_argument("--from", dest="sheet", type=Path, metavar="FILE", help="read a coder's sheet back")
    way.add_argument("--plan", action="store_true", help="say how many articles a precision needs, per outlet")
    _layer(command, required=False)
    _sample(command)
    _seed(command)
    command.add_argument("--coders", metavar="NAMES", help="who codes, with commas between: anna,ben")
    kind = command.add_mutually_exclusive_group()
    for name, what in (
        ("assisted", "with the machine's codes, to mend"),
        ("unsure", "only what the machine is unsure about"),
    ):
        kind.add_argument(f"--{name}", dest="kind", action="store_const", const=name, default="blind", help=what)
    coded_option(command)
    command.add_argument("--coder", metavar="NAME", help="who filled in the sheet")
    command.add_argument("--made-by", choices=("person", "language model"), default="person", help="default: person")
    command.add_argument("--all-done", action="store_true", help="every article of the sheet was read to its end")
    command.add_argument("--half-width", type=float, default=0.05, metavar="SHARE", help="wanted precision (default: 0.05)")
    command.add_argument("--agreement", type=float, default=0.9, metavar="SHARE", help="expected agreement (default: 0.9)")


def _prompt(command: argparse.ArgumentParser) -> None:
    set_option(command)
    _layer(command, required=True)
    which = command.add_mutually_exclusive_group()
    _sample(which)
    which.add_argument("--articles", nargs="+", metavar="ID", help="these articles")
    _seed(command)
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="the prompts, a .jsonl file")


def _answers(command: argparse.ArgumentParser) -> None:
    set_option(command)
    command.add_argument("file", type=Path, help="the answers, a .jsonl file: a line with id and answer for each article")
    _layer(command, required=True)
    command.add_argument("--coder", required=True, metavar="NAME", help="the coder's name, a folder under gold/coders/")
    command.add_argument("--model", required=True, metavar="NAME", help="which model, with its version")


COMMANDS = (
    Command(
        "sheet",
        run_sheet,
        _sheet,
        "draw articles and write coding sheets for people, and read them back as a coder's codes",
        "my-articles --layer labels --sample 40 --coders anna,ben --out sheets",
    ),
    Command(
        "prompt",
        run_prompt,
        _prompt,
        "write articles and guide as prompts for a language model that codes as one more coder",
        "my-articles --layer labels --sample 40 --out prompts.jsonl",
    ),
    Command(
        "answers",
        run_answers,
        _answers,
        "read a language model's answers as a coder's codes, every quoted word looked up in its article",
        "my-articles answers.jsonl --layer labels --coder model-a --model model-a-2031",
    ),
)
