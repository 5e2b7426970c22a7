"""adopt_guids: let the articles keep the identities that they had in the old site's feed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from posts.importing.feed_guids import adopt_feed_guids


class Command(BaseCommand):
    """Reads feeds that were saved from the old site; feed readers then show nothing twice."""

    help = "Take over the GUIDs of an old RSS or Atom feed, saved as a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("feeds", nargs="+", type=Path, metavar="FEED.xml")

    def handle(self, *args: Any, **options: Any) -> None:
        unknown = 0
        for path in options["feeds"]:
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise CommandError(f"{path} cannot be read: {error}", returncode=2) from error
            adopted = adopt_feed_guids(text)
            unknown += len(adopted.unknown)
            self.stdout.write(f"{path}: {adopted.count} articles keep their GUID")
            for link in adopted.unknown:
                self.stdout.write(f"  no article at {link}")
        if unknown:
            raise CommandError(f"{unknown} items lead to no article", returncode=1)
