"""``manage.py count_words``: count the words of the archive, which the search suggests."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from posts.management.progress import progress
from posts.search.vocabulary import count_words


class Command(BaseCommand):
    """Count with a bar on a terminal, and print how many words are stored."""

    help = "Count the words of all public articles, which the search suggests while readers type."

    def handle(self, *args: Any, **options: Any) -> None:
        with progress("posts") as tell:
            words = count_words(timezone.now(), tell)
        self.stdout.write(f"{words} words counted")
