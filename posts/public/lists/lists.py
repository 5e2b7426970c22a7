"""The lists of posts: category, tag, author, year and month."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.models import Post
from posts.public.breadcrumbs import Crumb, as_pairs, breadcrumbs_over
from posts.public.feed_formats import feed_links
from posts.public.lists import counts
from posts.public.lists.listing import Listing, ListSubject, list_posts
from posts.public.masthead import masthead_of
from posts.public.old_addresses import unless_moved
from posts.public.post_groups import GroupKind, find_group
from posts.public.responses import PageHead, for_readers, render_page
from posts.public.site_state_cache import get_or_compute
from posts.public.social import Social
from posts.public.structured_data.graph import author_graph, list_graph
from posts.public.structured_data.nodes import BreadcrumbStep, Node

#: The kicker of each kind of list, and its description where nobody wrote one.
_WORDS: dict[GroupKind, tuple[str, str]] = {
    "category": ("カテゴリー", "「{}」の記事一覧です。"),
    "tag": ("タグ", "「{}」のタグが付いた記事の一覧です。"),
    "author": ("執筆者", "{}の記事一覧です。"),
}


@for_readers
@unless_moved
def group(request: HttpRequest, kind: GroupKind, slug: str, number: int = 1) -> HttpResponse:
    """The articles of one category, tag or author; an empty category is an empty page."""
    found = find_group(request, kind, slug)
    row, (kicker, plain) = found.row, _WORDS[kind]
    total = get_or_compute(request, f"{kind}-{row.pk}", found.posts.count)
    found.check_seen(total)
    feeds = feed_links(row.name, kind, slug)
    subject = ListSubject(kicker, row.name, row.description, row.get_absolute_url(), feeds)
    size = masthead_of(request).publication.page_size
    listing = list_posts(subject, found.posts, total, number, size)
    return _render_list(request, listing, plain.format(row.name), {kind: row})


@for_readers
@unless_moved
def archive_year(request: HttpRequest, year: int, number: int = 1) -> HttpResponse:
    """The posts of one calendar year, with the counts of its months."""
    posts = counts.of_year(Post.articles.public(timezone.now()), year)
    months = get_or_compute(request, f"months-of-{year}", lambda: counts.months(posts))
    if not months:
        raise Http404(f"nothing appeared in {year}")
    size = masthead_of(request).publication.page_size
    subject = ListSubject("過去記事", f"{year}年", "", reverse("archive_year", args=[year]))
    total = sum(month.count for month in months)
    listing = list_posts(subject, posts, total, number, size)
    return _render_list(request, listing, f"{year}年に公開した記事の一覧です。", {"months": months})


@for_readers
@unless_moved
def archive_month(request: HttpRequest, year: int, month: int, number: int = 1) -> HttpResponse:
    """The posts of one calendar month."""
    posts = counts.of_month(Post.articles.public(timezone.now()), year, month)
    total = get_or_compute(request, f"posts-of-{year}-{month}", posts.count)
    if not total:
        raise Http404(f"nothing appeared in {year}-{month:02}")
    size = masthead_of(request).publication.page_size
    address = reverse("archive_month", args=[year, month])
    subject = ListSubject("過去記事", f"{year}年{month}月", "", address)
    listing = list_posts(subject, posts, total, number, size)
    return _render_list(request, listing, f"{year}年{month}月に公開した記事の一覧です。", {})


def _render_list(
    request: HttpRequest, listing: Listing, plain_description: str, context: dict[str, Any]
) -> HttpResponse:
    head = PageHead(
        title=_title(listing),
        address=listing.url,
        description=listing.description or plain_description,
        noindex=listing.total == 0,
        social=Social("profile" if "author" in context else "website"),
        feeds=listing.feeds,
        graph=_graph(request, listing, context),
    )
    context = {**context, "listing": listing, "breadcrumbs": _way(listing, context)}
    return render_page(request, "posts/list.html", head, context)


def _graph(request: HttpRequest, listing: Listing, context: dict[str, Any]) -> tuple[Node, ...]:
    publication = masthead_of(request).publication
    way = as_pairs(_way(listing, context))
    if "author" in context and listing.number == 1:
        return author_graph(context["author"], publication, way)
    return list_graph(publication, listing.posts, BreadcrumbStep(_title(listing), listing.url), way)


def _way(listing: Listing, context: dict[str, Any]) -> list[Crumb]:
    """The way from the home page to a page of a list."""
    if listing.number == 1:
        return breadcrumbs_over(*_way_between(context), (listing.heading, ""))
    page = f"{listing.number}ページ目"
    return breadcrumbs_over(
        *_way_between(context), (listing.heading, listing.first_url), (page, "")
    )


def _way_between(context: dict[str, Any]) -> list[tuple[str, str]]:
    """The steps between the home page and a list."""
    if "tag" in context:
        return [("タグ一覧", reverse("tags"))]
    if "author" in context:
        return [("執筆者一覧", reverse("authors"))]
    return [] if "category" in context else [("過去記事", reverse("archive"))]


def _title(listing: Listing) -> str:
    if listing.number == 1:
        return listing.heading
    return f"{listing.heading}（{listing.number}ページ目）"
