"""A page of a list of posts: which ones it shows, and where its other pages are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db.models import Subquery
from django.http import Http404
from django.urls import reverse

from posts.models import Post, PostQuerySet
from posts.public.feed_formats import FeedLink

#: From so many posts on only their keys are counted off, which an index alone answers.
DEEP = 1_000

#: Links to other pages, gaps included; so many fit on a narrow screen.
MOST_LINKS = 9


@dataclass(frozen=True)
class ListSubject:
    """What a list is about; ``first_url`` is the address of its first page, ending in a slash.

    ``feeds`` are those in which just its posts appear, RSS first.
    """

    kicker: str
    heading: str
    description: str
    first_url: str
    feeds: tuple[FeedLink, ...] = ()


@dataclass(frozen=True)
class PageSizes:
    """How many posts a page of a list shows; the ``first`` one may show others than the rest."""

    each: int
    first: int

    def pages(self, total: int) -> int:
        """How many pages ``total`` posts fill; an empty list has one empty page."""
        return 1 + max(0, math.ceil((total - self.first) / self.each))

    def place(self, number: int) -> tuple[int, int]:
        """The number of posts before page ``number``, and of those on it."""
        if number == 1:
            return 0, self.first
        return self.first + (number - 2) * self.each, self.each


@dataclass(frozen=True)
class PageLink:
    """A link to one page of a list."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True)
class Listing:
    """Page ``number`` of ``pages`` of a list with ``total`` posts; numbers count from 1."""

    kicker: str
    heading: str
    description: str
    posts: list[Post]
    number: int
    pages: int
    total: int
    first_url: str
    feeds: tuple[FeedLink, ...] = ()

    @property
    def url(self) -> str:
        """The address of this page."""
        return self.url_of(self.number)

    @property
    def feed_url(self) -> str:
        """The feed in which the posts of this list appear."""
        return self.feeds[0].url if self.feeds else reverse("feed")

    @property
    def previous_url(self) -> str:
        """The address of the page with newer posts; "" on the first page."""
        return self.url_of(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page with older posts; "" on the last page."""
        return self.url_of(self.number + 1) if self.number < self.pages else ""

    @property
    def links(self) -> list[PageLink | None]:
        """Links to the first, the last and the nearest pages, with None for a gap."""
        return [
            None if number is None else PageLink(number, self.url_of(number), number == self.number)
            for number in numbers_to_link(self.number, self.pages)
        ]

    def url_of(self, number: int) -> str:
        """The address of page ``number``; the first one has no number in it."""
        return self.first_url if number == 1 else f"{self.first_url}page{number}/"


def numbers_to_link(number: int, pages: int) -> list[int | None]:
    """Choose at most MOST_LINKS page numbers around ``number``, with None for a gap.

    The first and the last page are always there; a gap always hides two pages or more.
    """
    if pages <= MOST_LINKS:
        return list(range(1, pages + 1))
    if number <= 5:
        return [*range(1, 8), None, pages]
    if number >= pages - 4:
        return [1, None, *range(pages - 6, pages + 1)]
    return [1, None, *range(number - 2, number + 3), None, pages]


def list_posts(
    subject: ListSubject, posts: PostQuerySet, total: int, number: int, size: int | PageSizes
) -> Listing:
    """Cut page ``number`` out of ``posts``, which are ``total`` in all, ``size`` a page.

    An empty list has one empty page. Raises Http404 for a page that does not exist, before the
    database is asked for it.
    """
    sizes = PageSizes(size, first=size) if isinstance(size, int) else size
    pages = sizes.pages(total)
    if number > pages:
        raise Http404(f"{subject.first_url} has {pages} pages, not {number}")
    return Listing(
        kicker=subject.kicker,
        heading=subject.heading,
        description=subject.description,
        posts=list(_cut(posts, *sizes.place(number), total)) if total else [],
        number=number,
        pages=pages,
        total=total,
        first_url=subject.first_url,
        feeds=subject.feeds,
    )


def _cut(posts: PostQuerySet, start: int, size: int, total: int) -> PostQuerySet:
    """Posts ``start`` to ``start + size`` of ``total``; a page far behind is counted off by key.

    The keys are counted from the nearer end, so that the middle is the farthest away.
    """
    if start < DEEP:
        return posts.for_list()[start : start + size]
    if start <= total // 2:
        keys = posts.newest_first().values("pk")[start : start + size]
    else:
        end = total - start
        keys = posts.order_by("published_at", "pk").values("pk")[max(0, end - size) : end]
    return Post.objects.filter(pk__in=Subquery(keys)).for_list()
