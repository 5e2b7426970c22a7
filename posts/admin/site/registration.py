"""Which models the desk shows, and how. Called once, when all apps are ready."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from taggit.models import Tag as UnusedTag

from posts.admin.imports.import_desk import ImportRunDesk
from posts.admin.links.aliases import AliasDesk
from posts.admin.links.internal_links import LinkDesk
from posts.admin.pictures.picture_desk import ImageDesk
from posts.admin.post.desk import PostDesk
from posts.admin.post.fixed_pages import PageDesk
from posts.admin.search.curation import PinnedResultDesk, SpellingGroupDesk
from posts.admin.site.front_slots import FrontSlotDesk
from posts.admin.site.kept_files import KeptFileDesk
from posts.admin.site.publication import PublicationDesk
from posts.admin.site.series import SeriesDesk
from posts.admin.site.taxonomies import AuthorDesk, CategoryDesk, TagDesk
from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import (
    Alias,
    FrontSlot,
    Image,
    ImportRun,
    KeptFile,
    Link,
    Page,
    PinnedResult,
    Post,
    Publication,
    Series,
    SpellingGroup,
)
from posts.tags.models import Tag


def register_models(site: AdminSite) -> None:
    """Register the newsroom's models, and take away taggit's own tags, which nothing uses."""
    if site.is_registered(UnusedTag):
        site.unregister(UnusedTag)
    site.register(Post, PostDesk)
    site.register(FrontSlot, FrontSlotDesk)
    site.register(Series, SeriesDesk)
    site.register(Page, PageDesk)
    site.register(Author, AuthorDesk)
    site.register(Category, CategoryDesk)
    site.register(Tag, TagDesk)
    site.register(Image, ImageDesk)
    site.register(Publication, PublicationDesk)
    site.register(PinnedResult, PinnedResultDesk)
    site.register(SpellingGroup, SpellingGroupDesk)
    site.register(ImportRun, ImportRunDesk)
    site.register(KeptFile, KeptFileDesk)
    site.register(Link, LinkDesk)
    site.register(Alias, AliasDesk)
