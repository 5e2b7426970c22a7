"""Which posts, pages and files make one folder of an export: one folder a site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from posts.importing.article_files import rendering_of_site
from posts.importing.pages.page_rules import PageRules, page_rules_of
from posts.importing.post_facts import Surroundings
from posts.importing.sites.site_config import CONFIG_NAME, ConfigFile, read_config
from posts.importing.sources import POST_FOLDERS
from posts.models import Image, KeptFile, Post, Publication, SourceSite


@dataclass(frozen=True)
class ExportedSite:
    """What belongs to one site; ``folder`` is "" or ends in a slash.

    ``source`` is None for what was written here and lies in a folder of its own.
    """

    source: SourceSite | None
    folder: str
    posts: QuerySet[Post]
    pages: QuerySet[Post]
    kept: QuerySet[KeptFile]
    zone: ZoneInfo

    @property
    def has_site_files(self) -> bool:
        """Whether there is anything beside posts."""
        return self.pages.exists() or self.kept.exists()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.posts.exists() or self.has_site_files)

    def name_of(self, source_key: str | None) -> str:
        """The name inside the site of a page or kept file that came from it; else ""."""
        prefix = f"{self.source.name}/" if self.source else "\0"
        return (
            source_key.removeprefix(prefix) if source_key and source_key.startswith(prefix) else ""
        )

    def keeps_posts_in_folders(self) -> bool:
        """Whether posts lie in ``_posts`` and ``_drafts``, so that pages lie beside them."""
        if self.source is None or self.source.config_name == CONFIG_NAME:
            return True
        in_folders = Q(
            *(("source_name__startswith", f"{folder}/") for folder in POST_FOLDERS),
            _connector=Q.OR,
        )
        return self.posts.filter(in_folders).exists()

    @cached_property
    def around(self) -> Surroundings:
        """What an import of the folder would add to its files.

        Raises SourceError where the site's configuration cannot be understood any more.
        """
        source = self.source
        pictures = frozenset(Image.objects.values_list("path", flat=True))
        return Surroundings(
            author=source.author if source else "",
            rendering=rendering_of_site(read_config(self._config_file)),
            host=source.name if source else urlsplit(_publication().base_url).netloc,
            has_picture=pictures.__contains__,
        )

    @cached_property
    def page_rules(self) -> PageRules:
        """How an import of the folder would place its pages. Raises as ``around`` does."""
        if self.source is None:
            # Those of the configuration of our own making.
            return PageRules(permalink=_publication().permalink)
        return page_rules_of(self._config_file)

    @property
    def _config_file(self) -> ConfigFile | None:
        if self.source is None or self.source.config is None or not self.source.config_name:
            return None
        return ConfigFile(Path(self.source.config_name), bytes(self.source.config))


def exported_sites(zone: ZoneInfo) -> list[ExportedSite]:
    """Each site in a folder of its own, or the only one in the export's own.

    What was written here, or came out of an export that has no files, goes to the only site; else
    it makes a site of its own, and so do pages where the only site has no place for them. ``zone``
    counts there.
    """
    posts = Post.articles.select_related("category", "cover", "series", "source_site").order_by(
        "pk"
    )
    sources = SourceSite.objects.filter(export="").order_by("pk")
    sites = [site for site in (_site_of(source, posts) for source in sources) if not site.is_empty]
    own = _written_here(posts, [site.source for site in sites if site.source], zone)
    if not sites:
        return [own]
    if len(sites) == 1 and (sites[0].keeps_posts_in_folders() or not own.has_site_files):
        # What belongs to no site goes to the only one.
        pages, kept = Post.pages.all(), KeptFile.objects.all()
        return [replace(sites[0], folder="", posts=posts, pages=pages, kept=kept)]
    return sites if own.is_empty else [*sites, own]


def _site_of(source: SourceSite, posts: QuerySet[Post]) -> ExportedSite:
    key = f"{source.name}/"
    return ExportedSite(
        source,
        folder_name(source.name) + "/",
        posts.filter(source_site=source),
        Post.pages.filter(source_key__startswith=key),
        KeptFile.objects.filter(source_key__startswith=key),
        ZoneInfo(source.zone),
    )


def _written_here(posts: QuerySet[Post], sources: list[SourceSite], zone: ZoneInfo) -> ExportedSite:
    of_a_site = Q(pk__in=[])
    for source in sources:
        of_a_site |= Q(source_key__startswith=f"{source.name}/")
    host = urlsplit(_publication().base_url).hostname or "kawaraban"
    folder = f"{folder_name(host)}-new/" if sources else ""
    # A page may have no key, and SQL leaves out of an exclusion what it does not know.
    pages = Post.pages.filter(Q(source_key__isnull=True) | ~of_a_site)
    kept = KeptFile.objects.exclude(of_a_site)
    without_files = Q(source_site=None) | ~Q(source_site__export="")
    return ExportedSite(None, folder, posts.filter(without_files), pages, kept, zone)


def _publication() -> Publication:
    return Publication.objects.current()


def folder_name(name: str) -> str:
    """A site's name as that of a folder."""
    return name.replace("/", "_").replace("\0", "").lstrip(".") or "site"
