"""`manage.py render_posts`: make the HTML of every post anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from posts.workflow import rerender_all


class Command(BaseCommand):
    """Make the HTML of every post anew, for a new version of the renderer."""

    help = "Make the HTML of every post anew; texts, revisions and dates stay as they are."

    def handle(self, **options: Any) -> None:
        """Render, and print how many posts changed; on a terminal also how far it is."""
        changed = rerender_all(now=timezone.now(), tell=self._tell)
        self.stdout.write(f"{changed} posts changed")

    def _tell(self, done: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} posts rendered", ending="")
