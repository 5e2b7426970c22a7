"""One site on its way in: plan, render in workers, write in batches, then what stands beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from posts.batches import in_batches
from posts.importing.article_files import ParsedFile, parse_file, read_article
from posts.importing.changed_files import FileKind, find_changes
from posts.importing.file_agreement import ArticleComparison, record_agreements
from posts.importing.import_context import ImportContext, ImportOptions, rules_of_site
from posts.importing.import_plan import plan_articles
from posts.importing.pictures import MediaStore
from posts.importing.post_writer import PostWriter, in_write_batches
from posts.importing.publication import take_over_publication
from posts.importing.relations import import_relations, related_references
from posts.importing.report import DeadLink, Remark, Report
from posts.importing.site_files_import import has_site_files, import_site_files
from posts.importing.source_sites import remember_site
from posts.importing.sources import Site, SourceFile
from posts.importing.workers import WorkerPool
from posts.messages import Message
from posts.models import Link, PostKind


class SiteImport:
    """Imports one site; ``finish`` waits until all sites of the run are there."""

    def __init__(
        self, site: Site, options: ImportOptions, report: Report, *, now: datetime, by: User | None
    ) -> None:
        self._site, self._options, self._report = site, options, report
        self._now, self._by = now, by
        self._articles: Mapping[str, ParsedFile] = {}
        self._sources: Sequence[SourceFile] = ()
        self._pages: Mapping[str, str] = {}
        #: The primary keys of the posts that were saved.
        self.saved: list[int] = []

    def run(self, tell: Callable[[int], None]) -> None:
        """Import all that the site has; ``tell`` hears how many of its files are done."""
        site, report = self._site, self._report
        report.rejected += site.rejected
        report.notes += site.remarks
        if site.is_refused:
            return
        take_over_publication(site.config)
        rules = rules_of_site(site, self._options)
        remember_site(site, rules)
        media = MediaStore(site.root, now=self._now, writing=not self._options.dry_run)
        with WorkerPool(self._options.workers) as pool:
            context = ImportContext(
                site, self._options, rules, report, pool, media, self._now, self._by
            )
            self._import_articles(context, tell)
            with report.timing("pages"):
                self._import_site_files(context)

    def finish(self) -> None:
        """Relate posts to each other and report dead links, once all that was there has come."""
        with self._report.timing("links"):
            if self._sources:
                self._relate()
            self._report_dead_links({key: head.source.name for key, head in self._articles.items()})
            self._report_dead_links(self._pages)

    def _import_articles(self, context: ImportContext, tell: Callable[[int], None]) -> None:
        report, rules = self._report, context.rules
        comparison = ArticleComparison(self._site, rules)
        parse = partial(parse_file, options=rules.reading)
        kind = FileKind(PostKind.ARTICLE, parse, comparison.agrees, report)
        with report.timing("survey"):
            changes = find_changes(context, self._site.files, kind)
            plan = plan_articles(context, changes.heads)
            record_agreements(context, changes.agreeing)
        self._articles, self._sources = plan.heads, changes.sources
        writer = PostWriter(context, plan, report)
        done = len(self._site.files) - len(plan.heads)
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

    def _import_site_files(self, context: ImportContext) -> None:
        if has_site_files(self._site):
            self._pages = import_site_files(context)
            return
        self._report.notes += [
            Remark(name, None, Message("is no post of this site and is left out"))
            for name in self._site.passed_over
        ]

    def _relate(self) -> None:
        named = {
            key: related_references(head.document.fields) for key, head in self._articles.items()
        }
        with transaction.atomic():
            missing = import_relations(self._site.name, named, self._sources)
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
