"""``manage.py export_posts DIR``: write the archive back as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from posts.errors import ExportError
from posts.exporting.export_report import ExportReport
from posts.exporting.exporter import dry_run_export, export_posts
from posts.management.command_line import progress, write_some


class Command(BaseCommand):
    """Parse the arguments, export, print the counts."""

    help = (
        "Write posts, pages, pictures, kept files, redirects and configuration into DIR, under the "
        "names they came from."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help="an empty folder, or an earlier export"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")

    def handle(self, *args: Any, **options: Any) -> None:
        with progress("files") as tell:
            try:
                zone = ZoneInfo(settings.TIME_ZONE)
                export = dry_run_export if options["dry_run"] else export_posts
                report = export(options["folder"], zone=zone, progress=tell)
            except ExportError as error:
                raise CommandError(str(error), returncode=2) from error
        self._print(report, dry_run=options["dry_run"])
        if report.failures:
            sys.exit(1)

    def _print(self, report: ExportReport, *, dry_run: bool) -> None:
        self.stdout.write(
            f"{report.untouched} files as they came, {report.changed} changed, {report.new} new, "
            f"{report.pictures} pictures, {report.kept_files} kept files, "
            f"{report.redirects} redirects, {report.removed} old files removed "
            f"in {report.seconds:.1f} s" + (" (dry run: nothing was written)" if dry_run else "")
        )
        notes = [f"note {row.name}: {row.reason}" for row in report.notes]
        write_some(self.stdout.write, notes, more="more notes")
        failures = [f"not written {row.name}: {row.reason}" for row in report.failures]
        write_some(self.stderr.write, failures)
