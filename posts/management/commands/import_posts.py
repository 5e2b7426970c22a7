"""``manage.py import_posts SOURCE…``: take a newsroom's archive over."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from posts.errors import NewsroomError
from posts.importing.import_context import ImportOptions
from posts.importing.importer import import_posts
from posts.importing.report import Report, Tally
from posts.management.command_line import add_workers_argument, progress, write_some

#: Of long lists the terminal shows this many; the report has them all.
SHOWN = 10


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{name!r} is no zone of the IANA database") from error


def _changed(tally: Tally) -> int:
    return tally.created + tally.updated


class Command(BaseCommand):
    """Parse the arguments, import, print the counts."""

    help = "Import a site folder, a folder of Markdown files, or single files."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
        parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report")
        add_workers_argument(parser, "read and render the files")
        parser.add_argument("--dialect", metavar="NAME", help="how the files are written")
        parser.add_argument(
            "--timezone", type=_zone, metavar="ZONE", help="the zone of dates and addresses"
        )
        parser.add_argument(
            "--permalink", metavar="PATTERN", help="for example /:year/:month/:day/:slug/"
        )
        parser.add_argument("--encoding", default="auto", metavar="NAME")
        parser.add_argument(
            "--on-conflict",
            choices=("keep", "overwrite"),
            default="keep",
            help="a file changed although its post was edited here: keep the edit, or overwrite it",
        )
        parser.add_argument(
            "--redirects",
            type=Path,
            metavar="FILE.csv",
            help="a table of redirects: old,new,status (301, 302 or 410)",
        )
        parser.add_argument(
            "--keep",
            action="append",
            metavar="PATTERN",
            help="take files over as they are, for example ads.txt or .well-known/*; repeatable",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = ImportOptions(
            default_zone=ZoneInfo(settings.TIME_ZONE),
            workers=options["workers"],
            dialect=options["dialect"],
            zone=options["timezone"],
            permalink=options["permalink"],
            encoding=options["encoding"],
            overwrite=options["on_conflict"] == "overwrite",
            redirects=options["redirects"],
            keep=tuple(options["keep"]) if options["keep"] else None,
            dry_run=options["dry_run"],
        )
        with progress("files") as tell:
            try:
                report = import_posts(options["sources"], wanted, now=timezone.now(), progress=tell)
            except NewsroomError as error:
                raise CommandError(str(error), returncode=2) from error
        if options["report"]:
            self._write(report, options["report"])
        self._print(report, dry_run=options["dry_run"])
        if report.rejected:
            sys.exit(1)

    def _write(self, report: Report, path: Path) -> None:
        try:
            path.write_text(report.as_json(), encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"the import is done, but its report cannot be written to {path}: {error.strerror}",
                returncode=2,
            ) from error

    def _print(self, report: Report, *, dry_run: bool) -> None:
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, {report.unchanged} unchanged, "
            f"{len(report.rejected)} rejected in {report.seconds:.1f} s"
            + (" (dry run: nothing was changed)" if dry_run else "")
        )
        counts = {
            "pages": _changed(report.pages),
            "kept files": _changed(report.kept_files),
            "conflicts": len(report.conflicts),
            "address collisions": len(report.collisions),
            "aliases": report.aliases,
            "dead links": len(report.dead_links),
            "missing images": len(report.missing_images),
            "notes": len(report.notes),
        }
        for name, count in counts.items():
            if count:
                self.stdout.write(f"{count} {name}")
        rejected = [
            f"rejected {row.path}{f':{row.line}' if row.line else ''}: {row.reason}"
            for row in report.rejected
        ]
        write_some(self.stderr.write, rejected, SHOWN, more="more; see --report")
