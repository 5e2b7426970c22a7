"""``manage.py count_words``: count the words of the archive, which the search suggests."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from posts.errors import CountUnderWayError
from posts.jobs.search_jobs import count_now
from posts.management.command_line import progress


class Command(BaseCommand):
    """Count with a bar on a terminal, and print how many words are stored."""

    help = (
        "Count the words of all public articles, for the suggestions of the search and for the "
        "desk's report of words in more than one spelling. The site does so by itself once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with progress("posts") as tell:
                words = count_now(timezone.now(), tell)
        except CountUnderWayError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{words} words counted")
