"""Categories, tags and authors as readers find them by their slugs, each with its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.http import Http404, HttpRequest
from django.utils import timezone

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Post, PostQuerySet
from posts.public.masthead import masthead_of
from posts.tags.models import Tag

#: The names of the routes of the lists, with which the names of the feeds' routes begin.
GroupKind = Literal["category", "tag", "author"]

_FIELDS = {"category": "category", "tag": "taggings__tag", "author": "bylines__author"}


@dataclass(frozen=True)
class PostGroup:
    """One category, tag or author, and the public articles under it."""

    kind: GroupKind
    row: Category | Tag | Author
    posts: PostQuerySet

    def check_seen(self, count: int) -> None:
        """Raise Http404 for a tag or an author without public articles, ``count`` being 0.

        A tag can give away what the newsroom is working on; a category is there without articles.
        """
        if not count and self.kind != "category":
            raise Http404(f"no public article has the {self.kind} {self.row.slug!r}")


def find_group(request: HttpRequest, kind: GroupKind, slug: str) -> PostGroup:
    """Return what has this slug; at most one query. Raises Http404 where there is none."""
    row = _under_slug(request, kind, slug)
    if row is None:
        raise Http404(f"there is no {kind} {slug!r}")
    posts = Post.articles.public(timezone.now()).filter(**{_FIELDS[kind]: row})
    return PostGroup(kind, row, posts)


def _under_slug(request: HttpRequest, kind: GroupKind, slug: str) -> Category | Tag | Author | None:
    if kind == "category":
        sections = masthead_of(request).sections
        return next((section for section in sections if section.slug == slug), None)
    if kind == "tag":
        return Tag.objects.filter(slug=slug).first()
    return Author.objects.select_related("portrait").filter(slug=slug).first()
