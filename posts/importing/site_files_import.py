"""All that a site's folder holds beside its posts, imported in order: pages, then files to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.contrib.auth.models import User

from posts.batches import in_batches
from posts.importing.article_files import SiteRules
from posts.importing.containers.source_keys import with_declared_keys
from posts.importing.kept_files import KeptFileImport
from posts.importing.pages.page_files import PageFile
from posts.importing.pages.page_import import PageImport
from posts.importing.pages.page_rules import PageRules, page_rules_of
from posts.importing.pages.page_texts import PageSource, page_of, page_of_export
from posts.importing.pictures import MediaStore
from posts.importing.report import DeadLink, Remark, Report
from posts.importing.site_files import SiteFiles, find_site_files
from posts.importing.sites.site_config import CONFIG_NAME
from posts.importing.sources import POST_FOLDERS, Site, SourceFile
from posts.importing.workers import WorkerPool
from posts.messages import Message
from posts.models import Link, Post


def has_site_files(site: Site) -> bool:
    """Whether pages and files beside the posts are looked for: in a whole Jekyll site only.

    An export tells its pages itself.
    """
    markers = (CONFIG_NAME, *POST_FOLDERS)
    is_folder = site.is_whole and not site.export
    return (
        bool(site.pages) or is_folder and any((site.root / marker).exists() for marker in markers)
    )


@dataclass(frozen=True)
class SiteFilesImport:
    """Imports what one site has beside its posts; ``keep`` are patterns, None for the defaults."""

    site: Site
    rules: SiteRules
    report: Report
    media: MediaStore
    pool: WorkerPool
    keep: tuple[str, ...] | None
    now: datetime
    by: User | None
    writing: bool
    _written: list[Post] = field(default_factory=list, init=False)
    _names: dict[str, str] = field(default_factory=dict, init=False)

    def run(self) -> None:
        """Import pages and files to keep, and name what is left out with the reason."""
        if self.site.export:
            pages = [PageSource(file, None, page_of_export) for file in self.site.pages]
            self._import_pages(pages)
            return
        page_rules = page_rules_of(self.site.config_file)
        found = find_site_files(self.site.root, page_rules, self.keep)
        found.pass_over(self.site.exports)
        _name_what_is_left_out(found, self.report)
        self._import_pages(self._page_sources(found.pages, page_rules))
        kept_files = KeptFileImport(self.site.name, self.keep, self.report, self.now, self.writing)
        kept_files.keep(found.kept)

    def _page_sources(self, pages: Sequence[PageFile], rules: PageRules) -> list[PageSource]:
        files = [
            SourceFile(page.path, page.name, f"{self.site.name}/{page.name}") for page in pages
        ]
        return [
            PageSource(file, "jekyll", partial(page_of, page, rules=rules))
            for file, page in zip(with_declared_keys(files), pages, strict=True)
        ]

    def _import_pages(self, pages: Sequence[PageSource]) -> None:
        imported = PageImport(
            self.site, self.rules, self.report, self.media, self.pool, self.now, self.by
        )
        self._names.update((page.file.key, page.file.name) for page in pages)
        self._written.extend(imported.run(pages))

    def report_dead_links(self) -> None:
        """Report the links of the pages written that lead nowhere now."""
        for pages in in_batches(self._written):
            dead = Link.objects.dead(self.now).filter(post__in=pages)
            rows = dead.order_by("post__source_key", "pk").values_list("post__source_key", "href")
            self.report.dead_links += [DeadLink(self._names[str(key)], href) for key, href in rows]


def _name_what_is_left_out(found: SiteFiles, report: Report) -> None:
    report.notes += [
        Remark(name, None, Message("is left out: {reason}", reason=reason))
        for name, reason in found.left_out.items()
    ]
    report.notes += [
        Remark(name, None, _further(name, count)) for name, count in sorted(found.further.items())
    ]


def _further(name: str, count: int) -> str:
    if not name.endswith("/"):
        return Message("is left out: neither post, page nor picture; --keep takes it as it is")
    return Message(
        "{count} files in this folder are left out, neither posts, pages nor "
        "pictures; --keep takes them as they are",
        count=count,
    )
