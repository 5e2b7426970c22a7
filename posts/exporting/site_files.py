"""What stands beside the posts of one site, on its way out: pages, kept files, configuration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from posts.categories.models import Category
from posts.errors import AddressError, ExportError, FrontMatterError
from posts.exporting.export_folder import Destination
from posts.exporting.export_report import ExportNote, ExportReport
from posts.exporting.exported_sites import ExportedSite
from posts.exporting.page_files import PageFiles, has_a_file, page_file_name
from posts.frontmatter.notations.yaml_writing import yaml_of
from posts.importing.kept_files import holds_what_it_should, may_be_kept
from posts.importing.sites.generator_configs import CATEGORIES_KEY
from posts.importing.sites.site_config import CONFIG_NAME
from posts.messages import Message
from posts.models import KeptFile, Post, Publication


class SiteFilesExport:
    """Writes what one site has beside its posts."""

    def __init__(self, site: ExportedSite, destination: Destination, report: ExportReport) -> None:
        self._site, self._destination, self._report = site, destination, report
        self._files = PageFiles(site.page_rules, site.around.rendering, site.zone)

    def run(self, tell: Callable[[], None]) -> None:
        """Write page by page, then the files that stay as they are, and the configuration."""
        for page in self._site.pages.order_by("path", "pk").iterator():
            self._write_page(page)
            tell()
        for kept in self._site.kept.iterator():
            self._write_kept(kept)
        self._write_config()

    def _write_page(self, page: Post) -> None:
        name = self._site.name_of(page.source_key)
        had_a_file = has_a_file(page, name)
        if not had_a_file:
            name = page_file_name(page, lambda name: self._destination.has(self._where(name)))
        try:
            file = self._files.file(page, name)
            self._destination.write(self._where(name), file.data)
        except (AddressError, ExportError, FrontMatterError) as error:
            self._report.fail(name, error)
        else:
            self._report.count(name, file, had_a_file=had_a_file)

    def _write_kept(self, kept: KeptFile) -> None:
        name = self._site.name_of(kept.source_key) or kept.path.lstrip("/")
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
            self._report.notes.append(ExportNote(name, reason))

    def _write_config(self) -> None:
        source = self._site.source
        if source is None:
            publication, categories = Publication.objects.current(), list(Category.objects.all())
            text = config_text(publication, categories, self._site.zone)
            self._destination.write(self._where(CONFIG_NAME), text.encode())
        elif source.config is not None and source.config_name:
            self._destination.write(self._where(source.config_name), bytes(source.config))

    def _where(self, name: str) -> str:
        return self._site.folder + name


def config_text(publication: Publication, categories: Sequence[Category], zone: ZoneInfo) -> str:
    """A ``_config.yml`` that tells the publication and its categories."""
    facts = {
        "title": publication.title,
        "tagline": publication.tagline,
        "description": publication.description,
        "url": publication.base_url,
        "permalink": publication.permalink,
        "timezone": zone.key,
        "paginate": str(publication.page_size),
        # Not kramdown: an import would read texts of our own as kramdown reads them.
        "markdown": "CommonMark",
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in facts.items() if value]
    lines += ["plugins:", "  - jekyll-commonmark"]
    if publication.x_account:
        lines += ["twitter:", f"  username: {_quoted(publication.x_account)}"]
    if categories:
        lines.append(f"{CATEGORIES_KEY}:")
    for category in categories:
        lines.append(f"  - name: {_quoted(category.name)}")
        lines.append(f"    slug: {_quoted(category.slug)}")
        if category.description:
            lines.append(f"    description: {_quoted(category.description)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return yaml_of(text, style='"')
