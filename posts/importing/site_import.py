"""One site on its way in: plan, render in workers, write in batches, then what stands beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from posts.batches import in_batches, in_batches_by_weight
from posts.importing.article_files import ArticleFile, read_article
from posts.importing.file_agreement import record_agreements
from posts.importing.import_context import ImportContext, ImportOptions, rules_of_site
from posts.importing.import_plan import ImportPlan, plan_import
from posts.importing.pictures import MediaStore
from posts.importing.post_writer import PostWriter
from posts.importing.publication import take_over_publication
from posts.importing.relations import import_relations, related_references
from posts.importing.report import DeadLink, Rejected, Remark, Report
from posts.importing.site_files_import import SiteFilesImport, has_site_files
from posts.importing.source_sites import remember_site
from posts.importing.sources import Site
from posts.importing.workers import WorkerPool
from posts.messages import Message
from posts.models import Link

#: Posts a transaction: large enough that commits do not count, small enough to lose little.
BATCH = 100
#: Characters of HTML and Markdown after which a batch ends, so that its memory is bounded.
CHARACTERS_OF_A_BATCH = 8_000_000


class SiteImport:
    """Imports one site; ``finish`` waits until all sites of the run are there."""

    def __init__(
        self, site: Site, options: ImportOptions, report: Report, *, now: datetime, by: User | None
    ) -> None:
        self._site, self._options, self._report = site, options, report
        self._now, self._by = now, by
        self._plan: ImportPlan | None = None
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
            self._import_posts(context, tell)
            with report.timing("pages"):
                self._import_site_files(context)

    def finish(self) -> None:
        """Relate posts to each other and report dead links, once all that was there has come."""
        with self._report.timing("links"):
            if self._plan:
                self._relate(self._plan)
                heads = self._plan.heads.values()
                self._report_dead_links({head.source.key: head.source.name for head in heads})
            self._report_dead_links(self._pages)

    def _import_posts(self, context: ImportContext, tell: Callable[[int], None]) -> None:
        report = self._report
        with report.timing("survey"):
            plan = plan_import(context)
            record_agreements(plan.agreeing, self._site.name, now=self._now, by=self._by)
        writer = PostWriter(context, plan)
        done = len(self._site.files) - len(plan.heads)
        tell(done)
        sources = [head.source for head in plan.heads.values()]
        results = context.pool.each(partial(read_article, options=context.rules.reading), sources)
        batches = in_batches_by_weight(results, BATCH, _weight, CHARACTERS_OF_A_BATCH)
        while True:
            with report.timing("rendering"):
                batch = next(batches, None)
            if batch is None:
                break
            with report.timing("writing"):
                self.saved += writer.write(self._without_rejected(batch))
            done += len(batch)
            tell(done)
        self._plan = plan

    def _without_rejected(self, results: Sequence[ArticleFile | Rejected]) -> list[ArticleFile]:
        self._report.rejected += [each for each in results if isinstance(each, Rejected)]
        return [each for each in results if isinstance(each, ArticleFile)]

    def _import_site_files(self, context: ImportContext) -> None:
        if has_site_files(self._site):
            self._pages = SiteFilesImport(context).run()
            return
        self._report.notes += [
            Remark(name, None, Message("is no post of this site and is left out"))
            for name in self._site.passed_over
        ]

    def _relate(self, plan: ImportPlan) -> None:
        named = {key: related_references(head.document.fields) for key, head in plan.heads.items()}
        with transaction.atomic():
            missing = import_relations(self._site.name, named, plan.files)
        self._report.notes += [
            Remark(
                plan.heads[key].source.name,
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


def _weight(result: ArticleFile | Rejected) -> int:
    if isinstance(result, Rejected):
        return 0
    return len(result.document.body) + len(result.rendered.html)
