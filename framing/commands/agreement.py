"""Commands that measure coders: agreement, settle, validate."""

import argparse
from pathlib import Path

from framing.commands.coders import LAYERS
from framing.commands.options import Command, bar, set_option, texts_option, workers_option

QUOTED = ("f1", "alpha")  # the measures that are printed; the table has all


def run_agreement(args: argparse.Namespace) -> int:
    """framing agreement"""
    from framing.agreement import agreement_says, coder_agreement, read_coders
    from framing.errors import CodesError
    from framing.tables import write_csv

    table = coder_agreement(read_coders(args.set, args.coded), _names(args.coders))
    if args.layer:
        table = table[table["layer"] == args.layer]
    if not len(table):
        raise CodesError(f"{args.set}: no two of these coders coded {args.layer or 'the same layer'}; nothing to compare")
    for row in table[table["measure"].isin(QUOTED)].to_dict("records"):
        print(agreement_says(row))
    if args.out:
        write_csv(table, args.out)
        print(f"{args.out}: {len(table)} rows, with the shares coded alike and kappas")
    return 0


def run_settle(args: argparse.Namespace) -> int:
    """framing settle"""
    from framing.agreement import read_settling_list, settling_list

    if args.out:
        listed = settling_list(args.set, args.out, _names(args.coders), args.texts, args.coded)
        units = listed.groupby(["layer", "article_id", "unit"]).ngroups
        print(f"{args.out}: {len(listed)} disagreements on {units} units, to be filled in in the column settled")
        words = listed["text"].ne("").any()
        print("with the articles' words: not for publication" if words else "without words: the texts are not at hand")
        return 0
    reference = read_settling_list(args.set, args.settled, replace=args.replace, codes=args.coded)
    for row in reference.to_dict("records"):
        print(
            f"gold/{row['layer']}.csv: {row['units']} units in {row['articles']} articles, {row['agreed']} agreed; "
            f"{row['settled']} cells settled, {row['dropped']} units settled as none"
        )
    if row["single"]:
        print(f"{row['single']} articles that one coder alone coded are left out")
    return 0


def run_validate(args: argparse.Namespace) -> int:
    """framing validate"""
    from framing.agreement.accuracy_says import NO_PERSON, accuracy_says, groups_say, of_people
    from framing.study import validate
    from framing.tables import write_csv

    with bar(None, "coding") as progress:
        table = validate(args.set, args.texts, args.coded, args.workers, progress)
    for (name, codes, made_by), rows in table.groupby(["set", "codes", "made_by"], sort=False):
        print(f"{name}: machine codes {codes}; reference codes made by: {made_by} (gold/coders.yml says how)")
        for line in (*accuracy_says(rows), *groups_say(rows)):
            print(f"  {line}")
        if not of_people(made_by):
            print(f"  {NO_PERSON}")
    if args.out:
        write_csv(table, args.out)
        print(f"{args.out}: {len(table)} rows")
    return 0


def _names(text: str | None) -> list[str] | None:
    return [name.strip() for name in text.split(",") if name.strip()] if text else None


def _coders(command: argparse.ArgumentParser) -> None:
    command.add_argument("--coders", metavar="NAMES", help="whose codes, with commas between (default: all of gold/coders/)")
    command.add_argument("--coded", type=Path, metavar="DIR", help="the machine codes (default: the set's codes/)")


def _agreement(command: argparse.ArgumentParser) -> None:
    command.add_argument("set", type=Path, help="a coded article set, its coders' codes in gold/coders/")
    _coders(command)
    command.add_argument("--layer", choices=LAYERS, help="only these codes (default: all three)")
    command.add_argument("--out", type=Path, metavar="FILE", help="write the whole table, a .csv file")


def _settle(command: argparse.ArgumentParser) -> None:
    set_option(command)
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="write the list of disagreements, .xlsx or .csv")
    way.add_argument("--from", dest="settled", type=Path, metavar="FILE", help="read the filled list: gold/*.csv")
    _coders(command)
    command.add_argument("--replace", action="store_true", help="write over reference codes that are there")


def _validate(command: argparse.ArgumentParser) -> None:
    command.add_argument("set", type=Path, nargs="?", help="a set with reference codes (default: those of the toolkit)")
    texts_option(command)
    command.add_argument("--coded", type=Path, metavar="DIR", help="measure these codes of the set; nothing is coded anew")
    command.add_argument("--out", type=Path, metavar="FILE", help="write the whole table, a .csv file")
    workers_option(command)


COMMANDS = (
    Command(
        "agreement",
        run_agreement,
        _agreement,
        "say how far a set's coders agree: on what there is to code, and on its codes",
        "my-articles --coders anna,ben --out agreement.csv",
    ),
    Command(
        "settle",
        run_settle,
        _settle,
        "list what coders disagree on, and read the filled list back as the set's reference codes",
        "my-articles --out to-settle.xlsx",
    ),
    Command(
        "validate",
        run_validate,
        _validate,
        "code sets with reference codes anew and say how accurate the codes are, per outlet and side",
        "my-articles --out accuracy.csv",
    ),
)
