"""`manage.py suggest_posts`: choose anew which articles stand beside which."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from posts.workflow import suggest_for_all


class Command(BaseCommand):
    """Choose the suggestions of every published post anew."""

    help = "Choose anew, for every published post, the articles that stand beside it."

    def handle(self, **options: Any) -> None:
        """Choose, and print how many suggestions are stored now."""
        self.stdout.write(f"{suggest_for_all()} suggestions are stored")
