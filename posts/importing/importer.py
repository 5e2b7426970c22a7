"""An import from its sources to its report: find the sites, import each, then what joins them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from posts import addresses
from posts.batches import in_batches
from posts.errors import NewsroomError
from posts.importing.article_files import ParsedFile, open_file, parse_file, read_article
from posts.importing.changed_files import FileKind, find_changes
from posts.importing.containers.unpacked_exports import opened_sites
from posts.importing.file_agreement import ArticleComparison, record_agreements
from posts.importing.import_context import ImportContext, ImportOptions, rules_of_site
from posts.importing.import_plan import plan_articles
from posts.importing.kept_files import check_patterns
from posts.importing.pictures import MediaStore
from posts.importing.post_writer import PostWriter, in_write_batches
from posts.importing.redirects import import_redirects, read_table
from posts.importing.relations import import_relations, related_references
from posts.importing.report import DeadLink, Remark, Report
from posts.importing.site_files import import_site_files
from posts.importing.source_sites import remember_site, take_over_publication
from posts.importing.sources import Site, SourceFile
from posts.importing.workers import WorkerPool
from posts.jobs.background import heartbeat
from posts.messages import Message, in_japanese
from posts.models import ImportRun, Link, PostKind, Publication, RunState
from posts.related.suggestions import suggest_after_import
from posts.search.index import optimize

#: Told how many of how many files are done.
Progress = Callable[[int, int], None]


@contextmanager
def recorded(run: ImportRun, watch: Progress) -> Iterator[Progress]:
    """Keep ``run``'s row up to date during the block; gives the function to tell progress to.

    ``watch`` is told at once what the row shows a few seconds later.
    """
    run.state, run.heartbeat = RunState.RUNNING, timezone.now()
    run.save(update_fields=["state", "heartbeat"])
    far = {"done": 0, "total": 0}

    def tell(done: int, total: int) -> None:
        far["done"], far["total"] = done, total
        watch(done, total)

    def beat() -> None:
        ImportRun.objects.filter(pk=run.pk).update(heartbeat=timezone.now(), **far)

    with heartbeat(beat):
        yield tell
    run.done, run.total = far["done"], far["total"]


def close_run(run: ImportRun, report: Report, *, at: datetime) -> None:
    """Write down that the run came to its end at ``at``, with its report."""
    run.state, run.finished_at, run.report = RunState.DONE, at, dict(report.as_dict())
    run.translations = {told: in_japanese(told) for told in report.sentences()}
    run.save()


def close_failed_run(run: ImportRun, reason: str, *, at: datetime) -> None:
    """Write down that the whole run failed, and why, in words for the desk."""
    run.state, run.finished_at, run.failure = RunState.FAILED, at, reason
    run.save()


class SiteImport:
    """Imports one site; ``finish`` waits until all sites of the run are there."""

    def __init__(
        self, site: Site, options: ImportOptions, report: Report, *, now: datetime, by: User | None
    ) -> None:
        self.site, self._options, self._report = site, options, report
        self._now, self._by = now, by
        self._articles: Mapping[str, ParsedFile] = {}
        self._sources: Sequence[SourceFile] = ()
        self._pages: Mapping[str, str] = {}
        #: The primary keys of the posts that were saved.
        self.saved: list[int] = []

    def run(self, tell: Callable[[int], None]) -> None:
        """Import all that the site has; ``tell`` hears how many of its files are done."""
        site, report = self.site, self._report
        report.rejected += site.rejected
        report.notes += site.remarks
        if site.rejected and not (site.files or site.pages):
            return
        take_over_publication(site.config)
        rules = rules_of_site(site, self._options)
        remember_site(site, rules)
        media = MediaStore(
            site.root,
            now=self._now,
            writing=not self._options.dry_run,
            is_card=Publication.objects.current().takes_for_card,
        )
        with WorkerPool(self._options.workers) as pool:
            context = ImportContext(
                site, self._options, rules, report, pool, media, self._now, self._by
            )
            self._import_articles(context, tell)
            with report.timing("pages"):
                self._pages = import_site_files(context)

    def finish(self) -> None:
        """Relate posts to each other and report dead links, once all that was there has come."""
        with self._report.timing("links"):
            if self._sources:
                self._relate()
            self._report_dead_links({key: head.source.name for key, head in self._articles.items()})
            self._report_dead_links(self._pages)

    def _import_articles(self, context: ImportContext, tell: Callable[[int], None]) -> None:
        report, rules = self._report, context.rules
        comparison = ArticleComparison(self.site, rules)
        parse = partial(parse_file, options=rules.reading)
        kind = FileKind(PostKind.ARTICLE, open_file, parse, comparison.agrees, report)
        with report.timing("survey"):
            changes = find_changes(context, self.site.files, kind)
            plan = plan_articles(context, changes.heads)
            record_agreements(context, changes.agreeing)
        self._articles, self._sources = plan.heads, changes.sources
        writer = PostWriter(context, plan, report)
        done = len(self.site.files) - len(plan.heads)
        tell(done)
        read = partial(read_article, parse=parse, site=rules.reading.rendering)
        sources = [head.source for head in plan.heads.values()]
        batches = in_write_batches(context.pool.each(read, sources))
        while True:
            with report.timing("rendering"):
                batch = next(batches, None)
            if batch is None:
                break
            with report.timing("writing"):
                self.saved += writer.write(batch)
            done += len(batch)
            tell(done)
        if writer.cards:
            message = Message(
                "the covers of {count} articles are cards with the headline in them, by the names "
                "of their files; they are for sharing only and not shown on pages",
                count=writer.cards,
            )
            report.notes.append(Remark(self.site.name, None, message))

    def _relate(self) -> None:
        named = {
            key: related_references(head.document.fields) for key, head in self._articles.items()
        }
        with transaction.atomic():
            missing = import_relations(self.site.name, named, self._sources)
        self._report.notes += [
            Remark(
                self._articles[key].source.name,
                None,
                Message("the related article {stem!r} is not here", stem=stem),
            )
            for key, stem in missing
        ]

    def _report_dead_links(self, names: Mapping[str, str]) -> None:
        """Report the links that lead nowhere now; ``names`` are the files' by their source keys."""
        for keys in in_batches(sorted(names)):
            dead = Link.objects.dead(self._now).filter(post__source_key__in=keys)
            rows = dead.order_by("post__source_key", "pk").values_list("post__source_key", "href")
            self._report.dead_links += [DeadLink(names[str(key)], href) for key, href in rows]


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
    close_run(run, report, at=now + timedelta(seconds=report.seconds))
    return report


def import_unrecorded(
    sources: Sequence[Path],
    options: ImportOptions,
    *,
    now: datetime,
    by: User | None,
    progress: Progress,
) -> Report:
    """Import what lies at ``sources`` and say what came of it.

    Raises SourceError when a source does not exist or holds no posts, AddressError for a permalink
    pattern that no address can be made with; then nothing is imported. Faults of single files are
    in the report.
    """
    started = time.monotonic()
    if options.permalink:
        facts = addresses.PermalinkFacts(slug="slug", date=now)
        addresses.expand_permalink(options.permalink, facts)
    check_patterns(options.keep or ())
    table = read_table(options.redirects) if options.redirects else None
    report = Report()
    with (
        opened_sites(sources, options.dialect) as sites,
        transaction.atomic() if options.dry_run else nullcontext(),
    ):
        imports = [SiteImport(site, options, report, now=now, by=by) for site in sites]
        _import_files(imports, progress)
        if options.redirects and table is not None:
            hosts = {site.config.host for site in sites}
            import_redirects(options.redirects.name, table, hosts, report, now=now)
        _finish(imports, report)
        if options.dry_run:
            transaction.set_rollback(True)
    report.seconds = round(time.monotonic() - started, 3)
    return report


def _import_files(imports: Sequence[SiteImport], progress: Progress) -> None:
    total = sum(len(each.site.files) for each in imports)
    before = 0
    for each in imports:

        def tell(done: int, before: int = before) -> None:
            progress(before + done, total)

        each.run(tell)
        before += len(each.site.files)


def _finish(imports: Sequence[SiteImport], report: Report) -> None:
    """Do what needs all sites of the run to be there."""
    for each in imports:
        each.finish()
    saved = [key for each in imports for key in each.saved]
    with report.timing("search"):
        optimize(len(saved))
    with report.timing("suggestions"):
        suggest_after_import(saved)
