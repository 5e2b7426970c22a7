"""The front page: a lead, sections, the newest articles, and the pages behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.categories.models import Category
from posts.models import FrontSlot, Post, PostQuerySet
from posts.public.front_plan import HEAD, OF_A_SECTION, FrontPlan, Newsroom, plan_front
from posts.public.listing import Listing, Subject, list_posts
from posts.public.masthead import masthead_of
from posts.public.pages import Head, for_readers, render_page
from posts.public.plain_addresses import at_a_plain_address
from posts.public.remembered import remembered
from posts.public.structured_data.graph import home_graph
from posts.tags.models import Tag

#: The newest articles, which make the sections that nobody chose; no page has more.
_NEWEST = 100

#: The newest articles whose tags are counted, and the tags that are shown.
_TAGGED = 200
_POPULAR = 12

_PINNED, _NEW, _CHOSEN = 0, 1, 2


@dataclass(frozen=True)
class FrontSection:
    """The newest articles of one category."""

    category: Category
    posts: list[Post]


@for_readers
def home(request: HttpRequest, number: int = 1) -> HttpResponse:
    """All posts, the newest first; the first page is the front page."""
    elsewhere = at_a_plain_address(request)
    if elsewhere is not None:
        return elsewhere
    if number == 1:
        return _front_page(request, timezone.now())
    listing = _stream(request, Post.objects.public(timezone.now()), number)
    title = f"{listing.heading}（{number}ページ目）"
    return _render(request, listing, title, {})


def _front_page(request: HttpRequest, now: datetime) -> HttpResponse:
    """The lead, four others, sections, and the rest of the newest; seven queries, later five."""
    listing = _stream(request, Post.objects.public(now), 1)
    context = front_of(request, now)
    listing = replace(listing, posts=context.pop("rest"))
    tags = remembered(request, "popular tags", lambda: list(popular_tags(Post.objects.public(now))))
    return _render(request, listing, "", {**context, "popular_tags": tags})


def front_of(request: HttpRequest, now: datetime) -> dict[str, Any]:
    """What stands at ``now`` on the front page: lead, others, front_sections, rest; three queries.

    The desk shows the same to those who choose.
    """
    masthead = masthead_of(request)
    chosen = [section.pk for section in masthead.sections if section.on_front]
    newsroom = _newsroom(Post.objects.public(now), chosen, now)
    plan = plan_front(newsroom, masthead.publication.page_size)
    posts = Post.objects.filter(pk__in=plan.keys).for_list().in_bulk()
    head = [posts[key] for key in plan.head]
    return {
        "lead": head[0] if head else None,
        "others": head[1:],
        "front_sections": _sections(plan, posts, masthead.sections),
        "rest": [posts[key] for key in plan.rest],
    }


def _sections(
    plan: FrontPlan, posts: dict[int, Post], categories: Sequence[Category]
) -> list[FrontSection]:
    by_key = {category.pk: category for category in categories}
    return [
        FrontSection(by_key[category], [posts[key] for key in keys])
        for category, keys in plan.sections
    ]


def _newsroom(public: PostQuerySet, chosen: Sequence[int], now: datetime) -> Newsroom:
    """What there is to show; one query, of which each part is answered by an index."""
    newest = _rows(public.newest_first()[:_NEWEST], _NEW)
    sections = [
        _rows(public.filter(category=category).newest_first()[: HEAD + OF_A_SECTION], _CHOSEN)
        for category in chosen
    ]
    pins = FrontSlot.objects.live(now).order_by().annotate(part=_number(_PINNED))
    pinned = pins.values_list(
        "part", "position", "post__published_at", "post_id", "post__category_id"
    )
    rows = sorted(newest.union(*sections, pinned, all=True), key=lambda row: row[2:4], reverse=True)
    return Newsroom(
        pinned=[row[3] for row in sorted(row[:4] for row in rows if row[0] == _PINNED)],
        newest=[(row[3], row[4]) for row in rows if row[0] == _NEW],
        chosen={
            category: [row[3] for row in rows if row[0] == _CHOSEN and row[4] == category]
            for category in chosen
        },
    )


def _rows(posts: PostQuerySet, part: int) -> Any:
    found = Post.objects.filter(pk__in=Subquery(posts.values("pk"))).order_by()
    rows = found.annotate(part=_number(part), place=_number(0))
    return rows.values_list("part", "place", "published_at", "pk", "category_id")


def _number(number: int) -> Value:
    return Value(number, IntegerField())


def popular_tags(public: PostQuerySet) -> QuerySet[Tag]:
    """The tags that stand most often on the newest articles, the commonest first."""
    newest = public.newest_first().values("pk")[:_TAGGED]
    counted = Tag.objects.filter(taggings__content_object__in=Subquery(newest))
    counted = counted.annotate(post_count=Count("taggings"))
    return counted.order_by("-post_count", "name", "pk")[:_POPULAR]


def _stream(request: HttpRequest, public: PostQuerySet, number: int) -> Listing:
    publication = masthead_of(request).publication
    subject = Subject("", "新着記事", publication.description, reverse("home"))
    total = remembered(request, "posts", public.count)
    # The front page chooses its articles itself, so that only the pages behind it ask for theirs.
    posts = public if number > 1 else public.none()
    return list_posts(subject, posts, total, number, publication.page_size)


def _render(
    request: HttpRequest, listing: Listing, title: str, context: dict[str, Any]
) -> HttpResponse:
    publication = masthead_of(request).publication
    sections = [post for section in context.get("front_sections", ()) for post in section.posts]
    lead = [context["lead"]] if context.get("lead") else []
    shown = [*lead, *context.get("others", ()), *sections, *listing.posts]
    head = Head(
        title=title,
        address=listing.url,
        description=publication.description or publication.tagline,
        graph=home_graph(publication, shown, listing.url, title or listing.heading),
    )
    return render_page(request, "posts/home.html", head, {**context, "listing": listing})
