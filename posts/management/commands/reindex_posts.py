"""``manage.py reindex_posts``: index every post anew for the search, or check the index."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from posts.errors import SearchEngineError
from posts.management.command_line import add_workers_argument, progress, write_some
from posts.search import outbox
from posts.search.backends import is_outside
from posts.search.index import index_faults, rebuild


class Command(BaseCommand):
    """Parse the arguments, index or check, print what came of it; exit status 1 for faults."""

    help = "Index every post anew, while searches go on; for a new version of the tokenizer."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; name what is wrong with the index"
        )
        add_workers_argument(parser, "make the tokens")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        with progress("posts") as tell:
            count = rebuild(tell, options["workers"])
        self.stdout.write(f"{count} posts indexed")
        if is_outside():
            self._refill()

    def _refill(self) -> None:
        try:
            outbox.refill()
        except SearchEngineError as error:
            raise CommandError(str(error), returncode=1) from error
        self.stdout.write("the search engine knows them all")

    def _check(self) -> None:
        with progress("posts") as tell:
            found = index_faults(tell)
        if not found:
            self.stdout.write("the index is right")
            return
        write_some(self.stderr.write, [f"post {fault.key}: {fault.reason}" for fault in found])
        self.stderr.write("run reindex_posts to mend this")
        sys.exit(1)
