"""What several commands share: arguments, a bar that tells progress, the beginning of a list."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tqdm import tqdm


def add_workers_argument(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Let the command take ``--workers N``, a number of processes; one a core without it."""
    parser.add_argument(
        "--workers",
        type=worker_count,
        default=os.cpu_count() or 1,
        metavar="N",
        help=f"processes that {purpose} (default: one a core)",
    )


def worker_count(text: str) -> int:
    """A number of processes, from 1 to 64. Raises argparse.ArgumentTypeError for anything else."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 64")
    return int(text)


def write_some(
    write: Callable[[str], object], lines: Sequence[str], most: int = 20, *, more: str = "more"
) -> None:
    """Write the first ``most`` of ``lines``, and how many ``more`` there are."""
    for line in lines[:most]:
        write(line)
    if len(lines) > most:
        write(f"… and {len(lines) - most} {more}")


#: Told how many are done, and of how many; of how many is None where nobody knows yet.
Tell = Callable[[int, int | None], None]


@contextmanager
def progress(unit: str) -> Iterator[Tell]:
    """Give what shows the progress of a work that counts in ``unit``, a plural."""
    with tqdm(unit=f" {unit}", disable=not sys.stderr.isatty(), leave=False) as bar:

        def tell(done: int, total: int | None) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        yield tell
