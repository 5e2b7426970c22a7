"""`manage.py suggest_posts`: choose anew which articles stand beside which."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from posts.related.suggestions import suggest_for_all
from posts.related.topics import count_terms


class Command(BaseCommand):
    """Choose the suggestions of every published post anew."""

    help = "Choose anew, for every published post, the articles that stand beside it."

    def handle(self, **options: Any) -> None:
        """Count the terms of all articles, choose, and print how many suggestions are stored."""
        count_terms()
        self.stdout.write(f"{suggest_for_all()} suggestions are stored")
