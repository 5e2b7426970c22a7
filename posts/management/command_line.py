"""What several commands share: values of their command line, and a bar that tells progress."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


def worker_count(text: str) -> int:
    """A number of processes, from 1 to 64. Raises argparse.ArgumentTypeError for anything else."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 64")
    return int(text)


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
