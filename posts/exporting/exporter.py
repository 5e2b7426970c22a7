"""The archive becomes files again: under the names that they came from, unchanged ones exactly."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from posts.exporting.export_folder import Destination, DryRunDestination
from posts.exporting.export_report import ExportNote, ExportReport
from posts.exporting.exported_sites import exported_sites
from posts.exporting.pictures import write_pictures
from posts.exporting.post_export import PostExport
from posts.exporting.redirects import redirects_for_export
from posts.exporting.site_files import SiteFilesExport
from posts.importing.redirects import REDIRECTS_NAME
from posts.messages import Message
from posts.models import Post

#: Told after each post how many of how many are written.
Progress = Callable[[int, int], None]


def export_posts(folder: Path, *, zone: ZoneInfo, progress: Progress) -> ExportReport:
    """Write all posts, pages, pictures, kept files, redirects and configurations into ``folder``.

    ``zone`` counts for what was written here. Raises ExportError where the folder is none, or holds
    something else than an earlier export; faults of single files are in the report.
    """
    return _export(Destination(folder), zone, progress)


def dry_run_export(folder: Path, *, zone: ZoneInfo, progress: Progress) -> ExportReport:
    """Say what ``export_posts`` would do, and write nothing; raises as it does."""
    return _export(DryRunDestination(folder), zone, progress)


def _export(destination: Destination, zone: ZoneInfo, progress: Progress) -> ExportReport:
    started = time.monotonic()
    report = ExportReport()
    total = Post.objects.count()
    sites = exported_sites(zone)
    taken: dict[str, str] = {}

    def tell() -> None:
        progress(report.written, total)

    for site in sites:
        PostExport(site, destination, report, taken).run(tell)
        SiteFilesExport(site, destination, report).run(tell)
    write_pictures(sites, destination, report)
    _write_redirects(destination, report)
    report.removed = destination.finish()
    report.seconds = round(time.monotonic() - started, 3)
    return report


def _write_redirects(destination: Destination, report: ExportReport) -> None:
    table = redirects_for_export()
    if table.data:
        destination.write(REDIRECTS_NAME, table.data)
        report.redirects = table.rows
        note = Message("an import takes it with --redirects {name}", name=REDIRECTS_NAME)
        report.notes.append(ExportNote(REDIRECTS_NAME, note))
    if table.unsaid:
        reason = Message("lead to posts that are not published, which no file gives an address")
        report.notes.append(ExportNote(f"{table.unsaid} old addresses", reason))
