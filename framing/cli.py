"""The command `framing`: parse, call the library, print. Exit codes: 0 done, 1 done but look at the problems, 2 not done."""

import argparse
import sys

from framing.commands import COMMANDS, Command
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
    for command in COMMANDS:
        _add(commands, command)
    return parser


def _add(commands, command: Command) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.about,
        description=command.about[0].upper() + command.about[1:] + ".",
        epilog=f"example:  framing {command.name} {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.options(parser)
    parser.set_defaults(run=command.run)


if __name__ == "__main__":
    sys.exit(main())
