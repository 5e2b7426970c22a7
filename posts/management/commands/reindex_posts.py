"""``manage.py reindex_posts``: index every post anew for the search, or check the index."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from posts.search.database import faults, rebuild

#: Of faults, so many are named.
SHOWN = 20


class Command(BaseCommand):
    """Parse the arguments, index or check, print what came of it; exit status 1 for faults."""

    help = "Index every post anew, while searches go on; for a new version of the tokenizer."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; name what is wrong with the index"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        with _progress() as tell:
            count = rebuild(tell)
        self.stdout.write(f"{count} posts indexed")

    def _check(self) -> None:
        with _progress() as tell:
            found = faults(tell)
        if not found:
            self.stdout.write("the index is right")
            return
        for fault in found[:SHOWN]:
            self.stderr.write(f"post {fault.key}: {fault.reason}")
        if len(found) > SHOWN:
            self.stderr.write(f"… and {len(found) - SHOWN} more")
        self.stderr.write("run reindex_posts to mend this")
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a pipe."""
    with tqdm(unit=" posts", disable=not sys.stderr.isatty(), leave=False) as bar:

        def tell(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        yield tell
