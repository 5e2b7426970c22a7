"""Which posts, pages and files make one folder of an export: one folder a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from posts.importing.sites.site_config import CONFIG_NAME
from posts.importing.sources import POST_FOLDERS
from posts.models import KeptFile, Post, Publication, SourceSite


@dataclass(frozen=True)
class Part:
    """What belongs to one site; ``folder`` is "" or ends in a slash.

    ``site`` is None for what was written here and lies in a folder of its own.
    """

    site: SourceSite | None
    folder: str
    posts: QuerySet[Post]
    pages: QuerySet[Post]
    kept: QuerySet[KeptFile]
    zone: ZoneInfo

    def name_of(self, source_key: str | None) -> str:
        """The name inside the site of a page or kept file that came from it; else ""."""
        prefix = f"{self.site.name}/" if self.site else "\0"
        return (
            source_key.removeprefix(prefix) if source_key and source_key.startswith(prefix) else ""
        )

    def keeps_posts_in_folders(self) -> bool:
        """Whether posts lie in ``_posts`` and ``_drafts``, so that pages lie beside them."""
        if self.site is None or self.site.config_name == CONFIG_NAME:
            return True
        in_folders = Q(
            *(("source_name__startswith", f"{folder}/") for folder in POST_FOLDERS),
            _connector=Q.OR,
        )
        return self.posts.filter(in_folders).exists()


def parts_of_export(zone: ZoneInfo) -> Iterator[Part]:
    """One part a site, in a folder of its own where there are several.

    What was written here, or came out of an export that has no files, goes to the only site; else
    it makes a part of its own, and so do pages where the only site has no place for them. ``zone``
    counts there.
    """
    posts = Post.articles.select_related("category", "cover", "series", "source_site").order_by(
        "pk"
    )
    every = [_of_site(site, posts) for site in SourceSite.objects.filter(export="").order_by("pk")]
    parts = [part for part in every if _is_anything_in(part)]
    own = _written_here(posts, [part.site for part in parts if part.site], zone)
    if not parts:
        yield own
    elif len(parts) == 1 and (parts[0].keeps_posts_in_folders() or not _has_site_files(own)):
        # What belongs to no site goes to the only one.
        yield Part(
            parts[0].site, "", posts, Post.pages.all(), KeptFile.objects.all(), parts[0].zone
        )
    else:
        yield from parts
        if own.posts.exists() or _has_site_files(own):
            yield own


def _of_site(site: SourceSite, posts: QuerySet[Post]) -> Part:
    key = f"{site.name}/"
    return Part(
        site,
        folder_name(site.name) + "/",
        posts.filter(source_site=site),
        Post.pages.filter(source_key__startswith=key),
        KeptFile.objects.filter(source_key__startswith=key),
        ZoneInfo(site.zone),
    )


def _written_here(posts: QuerySet[Post], sites: list[SourceSite], zone: ZoneInfo) -> Part:
    of_a_site = Q(pk__in=[])
    for site in sites:
        of_a_site |= Q(source_key__startswith=f"{site.name}/")
    host = urlsplit(Publication.objects.current().base_url).hostname or "kawaraban"
    folder = f"{folder_name(host)}-new/" if sites else ""
    # A page may have no key, and SQL leaves out of an exclusion what it does not know.
    pages = Post.pages.filter(Q(source_key__isnull=True) | ~of_a_site)
    kept = KeptFile.objects.exclude(of_a_site)
    without_files = Q(source_site=None) | ~Q(source_site__export="")
    return Part(None, folder, posts.filter(without_files), pages, kept, zone)


def _is_anything_in(part: Part) -> bool:
    return part.posts.exists() or _has_site_files(part)


def _has_site_files(part: Part) -> bool:
    return part.pages.exists() or part.kept.exists()


def folder_name(name: str) -> str:
    """A site's name as that of a folder."""
    return name.replace("/", "_").replace("\0", "").lstrip(".") or "site"
