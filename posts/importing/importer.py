"""An import from its sources to its report: find the sites, import each, then what joins them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from posts import addresses
from posts.errors import NewsroomError
from posts.importing.containers.unpacked_exports import opened_sites
from posts.importing.import_context import ImportOptions
from posts.importing.kept_files import check_patterns
from posts.importing.redirects import RedirectTable, import_redirects, open_table
from posts.importing.report import Report
from posts.importing.run_record import Progress, close, recorded
from posts.importing.site_import import SiteImport
from posts.importing.sources import Site
from posts.models import ImportRun
from posts.related.suggestions import suggest_after_import
from posts.workflow import optimize_search_index


def _say_nothing(done: int, total: int) -> None:
    """The progress of an import that nobody watches."""


def import_posts(
    sources: Sequence[Path],
    options: ImportOptions,
    *,
    now: datetime,
    by: User | None = None,
    progress: Progress = _say_nothing,
) -> Report:
    """Import what lies at ``sources``, say what came of it, and keep a record of the run.

    A dry run leaves no record. Raises as ``import_unrecorded`` does.
    """
    if options.dry_run:
        return import_unrecorded(sources, options, now=now, by=by, progress=progress)
    run = ImportRun.objects.create(
        source="、".join(str(source) for source in sources)[:1000], started_at=now, by=by
    )
    try:
        with recorded(run, progress) as tell:
            report = import_unrecorded(sources, options, now=now, by=by, progress=tell)
    except NewsroomError:
        # Nothing was imported, so there is nothing to remember.
        run.delete()
        raise
    close(run, report, at=now + timedelta(seconds=report.seconds))
    return report


def import_unrecorded(
    sources: Sequence[Path],
    options: ImportOptions,
    *,
    now: datetime,
    by: User | None = None,
    progress: Progress = _say_nothing,
) -> Report:
    """Import what lies at ``sources`` and say what came of it.

    Raises SourceError when a source does not exist or holds no posts, AddressError for a permalink
    pattern that no address can be made with; then nothing is imported. Faults of single files are
    in the report.
    """
    started = time.monotonic()
    if options.permalink:
        _check_pattern(options.permalink, now)
    check_patterns(options.keep or ())
    table = open_table(options.redirects) if options.redirects else None
    report = Report()
    with (
        opened_sites(sources, options.dialect) as sites,
        transaction.atomic() if options.dry_run else nullcontext(),
    ):
        _import_sites(sites, table, options, report, now=now, by=by, progress=progress)
        if options.dry_run:
            transaction.set_rollback(True)
    report.seconds = round(time.monotonic() - started, 3)
    return report


def _check_pattern(pattern: str, now: datetime) -> None:
    addresses.expand_permalink(pattern, addresses.PermalinkFacts(slug="slug", date=now))


def _import_sites(
    sites: Sequence[Site],
    table: RedirectTable | None,
    options: ImportOptions,
    report: Report,
    *,
    now: datetime,
    by: User | None,
    progress: Progress,
) -> None:
    total = sum(len(site.files) for site in sites)
    before = 0
    imports = [SiteImport(site, options, report, now=now, by=by) for site in sites]
    for site, site_import in zip(sites, imports, strict=True):

        def tell(done: int, before: int = before) -> None:
            progress(before + done, total)

        site_import.run(tell)
        before += len(site.files)
    if table is not None:
        import_redirects(table, {site.config.host for site in sites}, report, now=now)
    for site_import in imports:
        site_import.finish()
    saved = [key for site_import in imports for key in site_import.saved]
    with report.timing("search"):
        optimize_search_index(len(saved))
    with report.timing("suggestions"):
        suggest_after_import(saved)
