"""How far a long command has come: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

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
