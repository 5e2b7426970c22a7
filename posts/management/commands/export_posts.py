"""``manage.py export_posts DIR``: write the archive back as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from posts.errors import ExportError
from posts.transfer.exporter import ExportReport, export_posts

#: Of long lists the terminal shows this many.
SHOWN = 20


class Command(BaseCommand):
    """Parse the arguments, export, print the counts."""

    help = (
        "Write all posts, pictures and the configuration into DIR, under the names they came from."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help="an empty folder, or an earlier export"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(unit=" posts", disable=not sys.stderr.isatty(), leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total, bar.n = total, done
                bar.refresh()

            try:
                zone = ZoneInfo(settings.TIME_ZONE)
                report = export_posts(options["folder"], zone=zone, progress=show)
            except ExportError as error:
                raise CommandError(str(error), returncode=2) from error
        self._print(report)
        if report.failures:
            sys.exit(1)

    def _print(self, report: ExportReport) -> None:
        self.stdout.write(
            f"{report.untouched} files as they came, {report.changed} changed, {report.new} new, "
            f"{report.pictures} pictures, {report.removed} old files removed "
            f"in {report.seconds:.1f} s"
        )
        for row in report.notes[:SHOWN]:
            self.stdout.write(f"note {row.name}: {row.reason}")
        if len(report.notes) > SHOWN:
            self.stdout.write(f"… and {len(report.notes) - SHOWN} more notes")
        for row in report.failures[:SHOWN]:
            self.stderr.write(f"not written {row.name}: {row.reason}")
        if len(report.failures) > SHOWN:
            self.stderr.write(f"… and {len(report.failures) - SHOWN} more")
