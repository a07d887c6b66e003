"""What commands share: options that several have, a progress bar, problems on the screen."""

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MOST_PROBLEMS = 40  # lines of problems that a command prints
MANY_ALIKE, SHOWN_OF_MANY = 10, 3  # of one problem that more articles have, only the first are printed


@dataclass(frozen=True)
class Command:
    """A command: what runs it, what adds its options, what it does in a line, and the arguments of an example."""

    name: str
    run: Callable[[argparse.Namespace], int]
    options: Callable[[argparse.ArgumentParser], None]
    about: str
    example: str


@contextmanager
def bar(total: int | None, label: str, unit: str = " articles") -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm  # loaded here so that `framing --help` stays quick, like all imports of commands

    with tqdm(total=total, desc=label, unit=unit, disable=None, leave=False) as shown:
        yield shown.update


def print_problems(problems) -> None:
    """One line a problem, in their order; of a problem that many articles have, the first ones and how many more."""
    totals: Counter = Counter(problems["problem"])
    seen: Counter = Counter()
    printed = 0
    for row in problems.itertuples():
        seen[row.problem] += 1
        if printed < MOST_PROBLEMS and (totals[row.problem] <= MANY_ALIKE or seen[row.problem] <= SHOWN_OF_MANY):
            where = row.article_id if isinstance(row.article_id, str) else "the set"
            print(f"{where}: {row.problem}: {' '.join(str(row.detail).split())}")
            printed += 1
    if printed < len(problems):
        most = ", ".join(f"{name} {n}" for name, n in totals.most_common(5))
        print(f"… {len(problems)} problems in all, in the table problems ({most}{', …' if len(totals) > 5 else ''})")


def set_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "set", type=Path, help="an article set: a folder, or a CSV, JSONL or Parquet file with columns id and text"
    )
    texts_option(command)


def texts_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--texts",
        type=Path,
        default=os.environ.get("FRAMING_TEXTS") or None,
        metavar="DIR",
        help="a folder with the texts of a set published without them (default: the variable FRAMING_TEXTS)",
    )


def codes_option(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--codes", choices=("machine", "corrected", "reference"), help=f"whose codes are {what} (default: as study.yml says)"
    )


def coded_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--coded", type=Path, metavar="DIR", help="the machine codes (default: the set's codes/)")


def workers_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes that code at the same time (default: 1)"
    )


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
