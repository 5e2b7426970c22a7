"""/sitemap.xml: every page that search engines may list (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Page, Post, PostQuerySet
from posts.public.masthead import masthead_of
from posts.public.pages import for_readers
from posts.tags.models import Tag

#: Posts in one file; the protocol allows 50,000 and 50 MB.
POSTS_A_PART = 10_000


@dataclass(frozen=True)
class Entry:
    """One ``<url>`` or ``<sitemap>``: a full URL, and when what is there changed last."""

    loc: str
    lastmod: datetime | None = None


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts of the sitemap."""
    publication = masthead_of(request).publication
    count = listed_posts(timezone.now()).count()
    parts = range(1, math.ceil(count / POSTS_A_PART) + 1)
    addresses = [reverse("sitemap_posts", args=[part]) for part in parts]
    addresses.append(reverse("sitemap_pages"))
    entries = [Entry(publication.absolute(address)) for address in addresses]
    return _xml(request, "feeds/sitemap_index.xml", entries)


@for_readers
def posts(request: HttpRequest, part: int) -> HttpResponse:
    """One part of the posts; the oldest stand in part 1, so that full parts seldom change."""
    publication = masthead_of(request).publication
    listed = listed_posts(timezone.now()).only("path", "published_at", "updated_at")
    start = (part - 1) * POSTS_A_PART
    found = listed[start : start + POSTS_A_PART] if 0 < part < 1_000_000 else ()
    entries = [
        Entry(publication.absolute(post.get_absolute_url()), post.updated_at or post.published_at)
        for post in found
    ]
    if not entries:
        raise Http404(f"the sitemap has no part {part}")
    return _xml(request, "feeds/sitemap.xml", entries)


@for_readers
def pages(request: HttpRequest) -> HttpResponse:
    """The home page, the first pages of all lists that have posts, and the fixed pages."""
    publication = masthead_of(request).publication
    entries = [Entry(publication.absolute(address)) for address in _addresses(timezone.now())]
    return _xml(request, "feeds/sitemap.xml", entries)


def listed_posts(now: datetime) -> PostQuerySet:
    """The public posts that search engines may list, the oldest first."""
    listed = Post.objects.public(now).filter(in_sitemap=True, noindex=False)
    return listed.order_by("published_at", "pk")


def _addresses(now: datetime) -> Iterator[str]:
    public = Post.objects.public(now)
    for name in ("home", "tags", "authors", "archive"):
        yield reverse(name)
    for category in Category.objects.filter(posts__in=public).distinct():
        yield category.get_absolute_url()
    for author in Author.objects.filter(posts__in=public).distinct():
        yield author.get_absolute_url()
    for tag in Tag.objects.filter(posts__in=public).distinct():
        yield tag.get_absolute_url()
    for page in Page.objects.filter(published=True, in_sitemap=True, noindex=False).only("path"):
        yield page.get_absolute_url()


def _xml(request: HttpRequest, template: str, entries: list[Entry]) -> HttpResponse:
    content_type = "application/xml; charset=utf-8"
    return render(request, template, {"entries": entries}, content_type=content_type)
