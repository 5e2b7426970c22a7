"""Files become posts: find, read the heads, give addresses, render in workers, write in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import transaction

from posts import addresses
from posts.batches import in_batches, in_batches_by_weight
from posts.errors import NewsroomError
from posts.importing.agreement import record_agreements
from posts.importing.article_files import (
    ArticleFile,
    ReadOptions,
    SiteRules,
    read_article,
    rendering_of_site,
)
from posts.importing.containers.unpacked_exports import opened_sites
from posts.importing.import_plan import ImportPlan, plan_import
from posts.importing.kept_files import check_patterns
from posts.importing.pictures import MediaStore
from posts.importing.post_writer import PostWriter
from posts.importing.publication import take_over_publication
from posts.importing.redirects import RedirectTable, import_redirects, open_table
from posts.importing.relations import import_relations, related_references
from posts.importing.report import DeadLink, Rejected, Remark, Report
from posts.importing.run_record import Progress, close, recorded
from posts.importing.site_files_import import SiteFilesImport, has_site_files
from posts.importing.source_sites import remember_site
from posts.importing.sources import Site
from posts.importing.workers import WorkerPool
from posts.messages import Message
from posts.models import ImportRun, Link, Publication
from posts.related.suggestions import suggest_after_import
from posts.workflow import optimize_search_index

#: Posts a transaction: large enough that commits do not count, small enough to lose little.
BATCH = 100
#: Characters of HTML and Markdown after which a batch ends, so that its memory is bounded.
CHARACTERS_OF_A_BATCH = 8_000_000


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
    with opened_sites(sources, options.dialect) as sites:
        if options.dry_run:
            with transaction.atomic():
                _import_sites(sites, table, options, report, now=now, by=by, progress=progress)
                transaction.set_rollback(True)
        else:
            _import_sites(sites, table, options, report, now=now, by=by, progress=progress)
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
    imports: list[_SiteImport] = []
    for site in sites:

        def tell(done: int, before: int = before) -> None:
            progress(before + done, total)

        imports.append(_SiteImport(site, options, report, now=now, by=by))
        imports[-1].run(tell)
        before += len(site.files)
    if table is not None:
        import_redirects(table, {site.config.host for site in sites}, report, now=now)
    for site_import in imports:
        site_import.look_at_links()
    saved = [key for site_import in imports for key in site_import.saved]
    with report.timing("search"):
        optimize_search_index(len(saved))
    with report.timing("suggestions"):
        suggest_after_import(saved)


def _weight(result: ArticleFile | Rejected) -> int:
    if isinstance(result, Rejected):
        return 0
    return len(result.document.body) + len(result.rendered.html)


class _SiteImport:
    """One site on its way in."""

    def __init__(
        self,
        site: Site,
        options: ImportOptions,
        report: Report,
        *,
        now: datetime,
        by: User | None,
    ) -> None:
        self.site, self.options, self.report = site, options, report
        self.now, self.by = now, by
        self._plan: ImportPlan | None = None
        self._site_files: SiteFilesImport | None = None
        #: The keys of the posts that were saved.
        self.saved: list[int] = []

    def run(self, tell: Callable[[int], None]) -> None:
        """Plan, then render and write in batches; then what stands beside the posts."""
        with WorkerPool(self.options.workers) as pool:
            self._run(tell, pool)

    def _run(self, tell: Callable[[int], None], pool: WorkerPool) -> None:
        self.report.rejected += self.site.rejected
        self.report.notes += self.site.remarks
        if self.site.is_refused:
            return
        take_over_publication(self.site.config)
        rules = self._rules()
        remember_site(self.site, rules)
        with self.report.timing("survey"):
            plan = plan_import(self.site, rules, self.report, pool)
            record_agreements(plan.agreeing, self.site.name, now=self.now, by=self.by)
        media = MediaStore(self.site.root, now=self.now, writing=not self.options.dry_run)
        writer = PostWriter(
            self.site, plan, self.report,
            rendering=rules.reading.rendering, media=media, now=self.now, by=self.by,
        )  # fmt: skip
        done = len(self.site.files) - len(plan.heads)
        tell(done)
        sources = [head.source for head in plan.heads.values()]
        results = pool.each(partial(read_article, options=rules.reading), sources)
        batches = in_batches_by_weight(results, BATCH, _weight, CHARACTERS_OF_A_BATCH)
        while True:
            with self.report.timing("rendering"):
                batch = next(batches, None)
            if batch is None:
                break
            with self.report.timing("writing"):
                writer.write(self._without_refusals(batch))
                self.saved = writer.saved
            done += len(batch)
            tell(done)
        self._plan = plan
        with self.report.timing("pages"):
            self._import_site_files(rules, media, pool)

    def look_at_links(self) -> None:
        """Relate posts to each other and report dead links, once all that was there has come."""
        with self.report.timing("links"):
            if self._plan:
                self._relate(self._plan)
                self._report_dead_links(self._plan)
            if self._site_files:
                self._site_files.report_dead_links()

    def _import_site_files(self, rules: SiteRules, media: MediaStore, pool: WorkerPool) -> None:
        if not has_site_files(self.site):
            self.report.notes += [
                Remark(name, None, Message("is no post of this site and is left out"))
                for name in self.site.passed_over
            ]
            return
        self._site_files = SiteFilesImport(
            self.site, rules, self.report, media, pool, self.options.keep,
            now=self.now, by=self.by, writing=not self.options.dry_run,
        )  # fmt: skip
        self._site_files.run()

    def _rules(self) -> SiteRules:
        config, options = self.site.config, self.options
        zone = options.zone or config.zone or options.default_zone
        permalink = options.permalink or config.permalink or Publication.objects.current().permalink
        reading = ReadOptions(
            zone=zone,
            encoding=options.encoding,
            dialect=options.dialect,
            rendering=rendering_of_site(config),
        )
        return SiteRules(reading, permalink, options.overwrite)

    def _without_refusals(self, results: Sequence[ArticleFile | Rejected]) -> list[ArticleFile]:
        articles = []
        for result in results:
            if isinstance(result, Rejected):
                self.report.rejected.append(result)
            else:
                articles.append(result)
        return articles

    def _relate(self, plan: ImportPlan) -> None:
        named = {key: related_references(head.document.fields) for key, head in plan.heads.items()}
        with transaction.atomic():
            missing = import_relations(self.site.name, named, plan.files)
        self.report.notes += [
            Remark(
                plan.heads[key].source.name,
                None,
                Message("the related article {stem!r} is not here", stem=stem),
            )
            for key, stem in missing
        ]

    def _report_dead_links(self, plan: ImportPlan) -> None:
        names = {head.source.key: head.source.name for head in plan.heads.values()}
        for keys in in_batches(sorted(names)):
            dead = Link.objects.dead(self.now).filter(post__source_key__in=keys)
            rows = dead.order_by("post__source_key", "pk").values_list("post__source_key", "href")
            self.report.dead_links += [DeadLink(names[str(key)], href) for key, href in rows]
