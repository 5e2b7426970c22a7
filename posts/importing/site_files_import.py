"""All that a site's folder holds beside its posts, imported in order: pages, then files to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from posts.importing.containers.source_keys import with_declared_keys
from posts.importing.import_context import ImportContext
from posts.importing.kept_files import KeptFileImport
from posts.importing.pages.page_files import PageFile
from posts.importing.pages.page_import import PageImport
from posts.importing.pages.page_rules import PageRules, page_rules_of
from posts.importing.pages.page_texts import PageSource, page_of, page_of_export
from posts.importing.report import Remark, Report
from posts.importing.site_files import SiteFiles, find_site_files
from posts.importing.sites.site_config import CONFIG_NAME
from posts.importing.sources import POST_FOLDERS, Site, SourceFile
from posts.messages import Message


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
    """Imports what one site has beside its posts."""

    context: ImportContext

    def run(self) -> dict[str, str]:
        """Import pages and files to keep, and name what is left out with the reason.

        Returns the names of the pages' files that were written, by their source keys.
        """
        site, keep = self.context.site, self.context.options.keep
        if site.export:
            return self._import_pages(
                [PageSource(file, None, page_of_export) for file in site.pages]
            )
        page_rules = page_rules_of(site.config_file)
        found = find_site_files(site.root, page_rules, keep)
        found.pass_over(site.exports)
        _name_what_is_left_out(found, self.context.report)
        written = self._import_pages(self._page_sources(found.pages, page_rules))
        KeptFileImport(self.context).keep(found.kept)
        return written

    def _page_sources(self, pages: Sequence[PageFile], rules: PageRules) -> list[PageSource]:
        name = self.context.site.name
        files = [SourceFile(page.path, page.name, f"{name}/{page.name}") for page in pages]
        return [
            PageSource(file, "jekyll", partial(page_of, page, rules=rules))
            for file, page in zip(with_declared_keys(files), pages, strict=True)
        ]

    def _import_pages(self, pages: Sequence[PageSource]) -> dict[str, str]:
        names = {page.file.key: page.file.name for page in pages}
        written = [str(page.source_key) for page in PageImport(self.context).run(pages)]
        return {key: names[key] for key in written}


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
