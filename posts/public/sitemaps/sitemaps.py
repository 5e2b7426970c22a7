"""The sitemaps: /sitemap.xml (protocol 0.9), and /news-sitemap.xml for Google News."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from posts.authors.models import Author
from posts.categories.models import Category
from posts.models import Post, PostQuerySet, Publication, Series
from posts.public.feeds.channel import for_xml
from posts.public.masthead import masthead_of
from posts.public.responses import for_readers
from posts.tags.models import Tag

#: Posts in one file; the protocol allows 50,000 and 50 MB.
POSTS_A_PART = 10_000

XML = "application/xml; charset=utf-8"


@dataclass(frozen=True)
class SitemapEntry:
    """One ``<url>`` or ``<sitemap>``: a full URL, and when what is there changed last.

    ``image`` is the full URL of the picture that stands for the page, or "".
    """

    loc: str
    lastmod: datetime | None = None
    image: str = ""


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts of the sitemap, each with the last change of a page in it."""
    publication = masthead_of(request).publication
    changes = _last_changes(timezone.now())
    entries = [
        SitemapEntry(publication.absolute(reverse("sitemap_posts", args=[part])), changed)
        for part, changed in enumerate(changes, start=1)
    ]
    # The lists change with every article, so that they are as new as the newest part.
    newest = max(changes, default=None)
    entries.append(SitemapEntry(publication.absolute(reverse("sitemap_pages")), newest))
    return _xml(request, "feeds/sitemap_index.xml", entries)


def _last_changes(now: datetime) -> list[datetime]:
    """The last change in each part, in their order; one query, which reads two columns a post."""
    changes: list[datetime] = []
    dates = listed_posts(now).values_list("published_at", "updated_at")
    for place, (published_at, updated_at) in enumerate(dates.iterator(chunk_size=POSTS_A_PART)):
        changed = _told_change(published_at, updated_at)
        if place % POSTS_A_PART == 0:
            changes.append(changed)
        else:
            changes[-1] = max(changes[-1], changed)
    return changes


def _told_change(published_at: datetime | None, updated_at: datetime | None) -> datetime:
    """The last change of which readers are told; a repaired comma is none."""
    return max(moment for moment in (published_at, updated_at) if moment)


@for_readers
def posts(request: HttpRequest, part: int) -> HttpResponse:
    """One part of the posts; the oldest stand in part 1, so that full parts seldom change."""
    publication = masthead_of(request).publication
    fields = ("path", "published_at", "updated_at", "cover__path", "cover__rendition_state")
    listed = listed_posts(timezone.now()).select_related("cover").only(*fields)
    start = (part - 1) * POSTS_A_PART
    found = listed[start : start + POSTS_A_PART] if 0 < part < 1_000_000 else ()
    entries = [
        SitemapEntry(
            loc=publication.absolute(post.get_absolute_url()),
            lastmod=_told_change(post.published_at, post.updated_at),
            image=_cover_of(post, publication),
        )
        for post in found
    ]
    if not entries:
        raise Http404(f"the sitemap has no part {part}")
    return _xml(request, "feeds/sitemap.xml", entries)


def _cover_of(post: Post, publication: Publication) -> str:
    cover = post.shown_cover
    return publication.absolute(cover.get_absolute_url()) if cover else ""


@for_readers
def pages(request: HttpRequest) -> HttpResponse:
    """The home page, the first pages of all lists that have posts, and the fixed pages."""
    publication = masthead_of(request).publication
    entries = [
        SitemapEntry(publication.absolute(address)) for address in _addresses(timezone.now())
    ]
    return _xml(request, "feeds/sitemap.xml", entries)


def listed_posts(now: datetime) -> PostQuerySet:
    """The public posts that search engines may list, the oldest first."""
    listed = Post.articles.public(now).filter(in_sitemap=True, noindex=False)
    return listed.order_by("published_at", "pk")


def _addresses(now: datetime) -> Iterator[str]:
    public = Post.articles.public(now)
    for name in ("home", "tags", "authors", "archive"):
        yield reverse(name)
    series = list(Series.objects.filter(posts__in=public).distinct())
    if series:
        yield reverse("series_index")
    for one in series:
        yield one.get_absolute_url()
    for category in Category.objects.filter(posts__in=public).distinct():
        yield category.get_absolute_url()
    for author in Author.objects.filter(posts__in=public).distinct():
        yield author.get_absolute_url()
    for tag in Tag.objects.filter(posts__in=public).distinct():
        yield tag.get_absolute_url()
    listed = Post.pages.public(now).filter(in_sitemap=True, noindex=False)
    for page in listed.order_by("path").only("path"):
        yield page.get_absolute_url()


def _xml(request: HttpRequest, template: str, entries: list[SitemapEntry]) -> HttpResponse:
    return render(request, template, {"entries": entries}, content_type=XML)


#: Older articles do not belong into it.
AGE = timedelta(hours=48)
#: It may not hold more.
MOST = 1000


@for_readers
def news(request: HttpRequest) -> HttpResponse:
    """Answer with the articles of the last two days, the newest first; none is right as well."""
    publication = masthead_of(request).publication
    now = timezone.now()
    recent = listed_posts(now).filter(published_at__gt=now - AGE).newest_first()
    entries = [
        {
            "loc": publication.absolute(post.get_absolute_url()),
            "published": post.published_at,
            "title": for_xml(post.title),
        }
        for post in recent.only("path", "published_at", "title")[:MOST]
    ]
    context = {"entries": entries, "name": for_xml(publication.title)}
    return render(request, "feeds/news_sitemap.xml", context, content_type=XML)
