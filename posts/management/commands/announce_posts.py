"""announce_posts: tell hub and search engines of scheduled posts whose time has come."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from posts.jobs import announcing
from posts.models import Post, Publication


class Command(BaseCommand):
    """Run by a timer as often as ``--minutes`` says; what editors publish is told at once."""

    help = "Tell the WebSub hub and IndexNow of the posts that appeared in the last minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--minutes", type=int, default=5, help="how far to look back (default: 5)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        appeared = Post.articles.public(now).for_article().newest_first()
        since = now - timedelta(minutes=options["minutes"])
        posts = list(appeared.filter(published_at__gt=since))
        notices = announcing.announcements_of(posts, Publication.objects.current())
        sent = sum(announcing.send(notice) for notice in notices)
        self.stdout.write(f"{len(posts)} posts, {sent} of {len(notices)} notices sent")
