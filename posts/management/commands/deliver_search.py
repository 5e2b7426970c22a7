"""``manage.py deliver_search``: tell the search engine outside the database what has changed."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from posts.errors import SearchEngineError
from posts.search import outbox
from posts.search.backends import is_outside

#: Seconds between two looks, and the longest pause while the engine cannot be reached.
_EVERY, _LONGEST = 1.0, 60.0


class Command(BaseCommand):
    """Deliver once, keep delivering, or tell how much waits; exit status 1 where something does."""

    help = "Tell the search engine that SEARCH_BACKEND names of every post that has changed."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--watch", action="store_true", help="go on until stopped; for a service")
        ways.add_argument("--lag", action="store_true", help="change nothing; tell what waits")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_outside():
            raise CommandError(
                "SEARCH_BACKEND is database, which is never behind; there is nothing to deliver",
                returncode=2,
            )
        if options["lag"]:
            self._tell_lag()
        elif options["watch"]:
            self._watch()
        else:
            try:
                self.stdout.write(f"{outbox.deliver()} posts delivered")
            except SearchEngineError as error:
                raise CommandError(str(error), returncode=1) from error

    def _tell_lag(self) -> None:
        lag = outbox.lag()
        seconds = lag.age(timezone.now()).total_seconds()
        self.stdout.write(f"{lag.posts} posts wait, the oldest for {seconds:.0f} s")
        if lag.posts:
            sys.exit(1)

    def _watch(self) -> None:
        pause = _EVERY
        while True:
            try:
                delivered = outbox.deliver()
                pause = _EVERY
                if delivered:
                    self.stdout.write(f"{delivered} posts delivered")
            except SearchEngineError as error:
                pause = min(_LONGEST, 2 * pause)
                self.stderr.write(f"{error}; trying again in {pause:.0f} s")
            time.sleep(pause)
