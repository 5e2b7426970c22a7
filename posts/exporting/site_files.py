"""What stands beside the posts of one site, on its way out: pages, kept files, configuration."""

from __future__ import annotations

from collections.abc import Callable

from posts.categories.models import Category
from posts.errors import AddressError, ExportError, FrontMatterError
from posts.exporting.export_folder import Destination
from posts.exporting.export_report import ExportReport, Unwritten
from posts.exporting.page_files import PageRestorer, has_a_file, page_file_name
from posts.exporting.site_side import SiteSide, config_text
from posts.importing.kept_files import holds_what_it_should, may_be_kept
from posts.importing.sites.site_config import CONFIG_NAME
from posts.messages import Message
from posts.models import KeptFile, Post, Publication


class SiteFilesExport:
    """Writes what one site has beside its posts."""

    def __init__(self, side: SiteSide, destination: Destination, report: ExportReport) -> None:
        self._part, self._destination, self._report = side.part, destination, report
        self._restorer = PageRestorer(side.page_rules, side.around.rendering, side.part.zone)

    def run(self, tell: Callable[[], None]) -> None:
        """Write page by page, then the files that stay as they are, and the configuration."""
        for page in self._part.pages.iterator():
            self._write_page(page)
            tell()
        for kept in self._part.kept.iterator():
            self._write_kept(kept)
        self._write_config()

    def _write_page(self, page: Post) -> None:
        name = self._part.name_of(page.source_key)
        had_a_file = has_a_file(page, name)
        if not had_a_file:
            name = page_file_name(page, lambda name: self._destination.has(self._where(name)))
        try:
            file = self._restorer.file(page, name)
            self._destination.write(self._where(name), file.data)
        except (AddressError, ExportError, FrontMatterError) as error:
            self._report.fail(name, error)
        else:
            self._report.count(name, file, had_a_file=had_a_file)

    def _write_kept(self, kept: KeptFile) -> None:
        name = self._part.name_of(kept.source_key) or kept.path.lstrip("/")
        try:
            with kept.file.storage.open(str(kept.file.name)) as file:
                content = file.read()
            self._destination.write(self._where(name), content)
        except (ExportError, OSError) as error:
            self._report.fail(name, error)
            return
        self._report.kept_files += 1
        if not (may_be_kept(name, None) and holds_what_it_should(name, content, None)):
            reason = Message("an import takes it only with --keep {name}", name=name)
            self._report.notes.append(Unwritten(name, reason))

    def _write_config(self) -> None:
        site = self._part.site
        if site is None:
            publication, categories = Publication.objects.current(), list(Category.objects.all())
            text = config_text(publication, categories, self._part.zone)
            self._destination.write(self._where(CONFIG_NAME), text.encode())
        elif site.config is not None and site.config_name:
            self._destination.write(self._where(site.config_name), bytes(site.config))

    def _where(self, name: str) -> str:
        return self._part.folder + name
