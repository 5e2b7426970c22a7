"""What the steps of an import work with: the operator's options, and what is set up for a site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from posts.importing.article_files import ReadOptions, SiteRules, rendering_of_site
from posts.importing.pictures import MediaStore
from posts.importing.report import Report
from posts.importing.sources import Site
from posts.importing.workers import WorkerPool
from posts.models import Publication


@dataclass(frozen=True)
class ImportOptions:
    """What the operator asked for; None leaves it to the site's ``_config.yml``.

    ``default_zone`` counts where neither says a zone. ``overwrite`` says that in a conflict the
    file wins over what was edited here. ``redirects`` is a CSV file, ``keep`` has the patterns of
    files that are taken over as they are. A dry run goes the same way and is rolled back.
    """

    default_zone: ZoneInfo
    workers: int = 1
    dialect: str | None = None
    zone: ZoneInfo | None = None
    permalink: str | None = None
    encoding: str = "auto"
    overwrite: bool = False
    redirects: Path | None = None
    keep: tuple[str, ...] | None = None
    dry_run: bool = False


def rules_of_site(site: Site, options: ImportOptions) -> SiteRules:
    """How a site's files are read: as the operator says, else its configuration, else our own."""
    config = site.config
    permalink = options.permalink or config.permalink or Publication.objects.current().permalink
    reading = ReadOptions(
        zone=options.zone or config.zone or options.default_zone,
        encoding=options.encoding,
        dialect=options.dialect,
        rendering=rendering_of_site(config),
    )
    return SiteRules(reading, permalink)


@dataclass(frozen=True)
class ImportContext:
    """The import of one site: its rules, where its outcome is told, and what does the work."""

    site: Site
    options: ImportOptions
    rules: SiteRules
    report: Report
    pool: WorkerPool
    media: MediaStore
    now: datetime
    by: User | None
