"""The front page: a lead, sections, the newest articles, and the pages behind it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.categories.models import Category
from posts.models import FrontSlot, Image, Post, PostQuerySet
from posts.public.breadcrumbs import breadcrumbs_over
from posts.public.lists.front_plan import (
    OF_A_CATEGORY,
    FrontCandidates,
    FrontPlan,
    first_page_size,
    plan_front,
)
from posts.public.lists.listing import Listing, ListSubject, PageSizes, list_posts
from posts.public.masthead import masthead_of
from posts.public.old_addresses import redirect_plain_address
from posts.public.responses import PageHead, for_readers, redirect_to, render_page
from posts.public.site_state_cache import get_cached, get_or_compute, set_cached
from posts.public.structured_data.graph import home_graph
from posts.tags.models import Tag

#: The newest articles, at least, which make the sections that nobody chose.
_NEWEST = 100

#: From this width on, in pixels, a picture stands well at the head of the page.
_LARGE = 600

#: The newest articles whose tags are counted, and the tags that are shown.
_TAGGED = 200
_POPULAR = 12

_PINNED, _NEW, _CHOSEN = 0, 1, 2

#: Under which the number of public posts is kept.
_TOTAL = "posts"


@dataclass(frozen=True)
class FrontSection:
    """The newest articles of one category."""

    category: Category
    posts: list[Post]


@dataclass(frozen=True)
class Front:
    """The articles of the front page by their places; ``total`` is the number of public posts."""

    lead: Post | None
    others: list[Post]
    sections: list[FrontSection]
    rest: list[Post]
    total: int


@for_readers
def home(request: HttpRequest, number: int = 1) -> HttpResponse:
    """All posts, the newest first; the first page is the front page."""
    elsewhere = redirect_plain_address(request)
    if elsewhere is not None:
        return elsewhere
    if number == 1:
        return _front_page(request, timezone.now())
    public = Post.articles.public(timezone.now())
    total = get_or_compute(request, _TOTAL, public.count)
    sizes = _sizes(request)
    last = sizes.pages(total)
    if last < number <= math.ceil(total / sizes.each):
        # The old site had this page, its first one being shorter; the last page has its articles.
        address = reverse("home_page", args=[last]) if last > 1 else reverse("home")
        return redirect_to(request, address, permanent=False)
    listing = list_posts(_subject(request), public, total, number, sizes)
    page = f"{number}ページ目"
    way = breadcrumbs_over((page, ""))
    return _render(request, listing, f"{listing.heading}（{page}）", {"breadcrumbs": way})


def _front_page(request: HttpRequest, now: datetime) -> HttpResponse:
    """The lead, four others, sections, and the rest of the newest; six queries, later five."""
    known: int | None = get_cached(request, _TOTAL)
    front = front_of(request, now, total=known)
    if known is None:
        set_cached(request, _TOTAL, front.total)
    # The front page chooses its articles itself; only the pages behind it cut theirs out.
    empty = list_posts(_subject(request), Post.objects.none(), front.total, 1, _sizes(request))
    tags = get_or_compute(
        request, "popular-tags", lambda: list(popular_tags(Post.articles.public(now)))
    )
    context = {
        "lead": front.lead,
        "others": front.others,
        "front_sections": front.sections,
        "popular_tags": tags,
    }
    return _render(request, replace(empty, posts=front.rest), "", context)


def front_of(request: HttpRequest, now: datetime, *, total: int | None = None) -> Front:
    """What stands at ``now`` on the front page; at most four queries, that for sections included.

    ``total`` is the number of public posts where it is known; else it is counted along. The desk
    shows the same to those who choose.
    """
    chosen = _chosen(request)
    first = _sizes(request).first
    newsroom, counted = _newsroom(
        Post.articles.public(now), chosen, now, max(first, _NEWEST), total
    )
    plan = plan_front(newsroom, first)
    posts = Post.objects.filter(pk__in=plan.keys).for_list().in_bulk()
    head = [posts[key] for key in plan.head]
    return Front(
        lead=head[0] if head else None,
        others=head[1:],
        sections=_sections(plan, posts, masthead_of(request).sections),
        rest=[posts[key] for key in plan.rest],
        total=counted,
    )


def _sections(
    plan: FrontPlan, posts: dict[int, Post], categories: Sequence[Category]
) -> list[FrontSection]:
    by_key = {category.pk: category for category in categories}
    return [
        FrontSection(by_key[category], [posts[key] for key in keys])
        for category, keys in plan.sections
    ]


def _newsroom(
    public: PostQuerySet, chosen: Sequence[int], now: datetime, newest: int, total: int | None
) -> tuple[FrontCandidates, int]:
    """What there is to show, and how many public posts; one query, each part by an index.

    ``newest`` says how many of the newest articles are looked at.
    """
    count = _number(total) if total is not None else _count_of(public)
    latest = _rows(public.newest_first()[:newest], _NEW, count)
    sections = [
        _rows(
            public.filter(category=category).newest_first()[:OF_A_CATEGORY],
            _CHOSEN,
            _number(0),
        )
        for category in chosen
    ]
    pins = FrontSlot.objects.live(now).order_by()
    pinned = pins.annotate(
        part=_number(_PINNED), count=_number(0), pictured=_pictured("post__cover")
    ).values_list(
        *("part", "position", "post__published_at", "post_id"),
        *("post__category_id", "count", "pictured"),
    )
    rows = sorted(latest.union(*sections, pinned, all=True), key=lambda row: row[2:4], reverse=True)
    newsroom = FrontCandidates(
        pinned=[row[3] for row in sorted(row[:4] for row in rows if row[0] == _PINNED)],
        newest=[(row[3], row[4]) for row in rows if row[0] == _NEW],
        chosen={
            category: [row[3] for row in rows if row[0] == _CHOSEN and row[4] == category]
            for category in chosen
        },
        pictured={row[3] for row in rows if row[6]},
    )
    return newsroom, max((row[5] for row in rows), default=0)


def _rows(posts: PostQuerySet, part: int, count: Value | Subquery) -> Any:
    found = Post.objects.filter(pk__in=Subquery(posts.values("pk"))).order_by()
    rows = found.annotate(
        part=_number(part), place=_number(0), count=count, pictured=_pictured("cover")
    )
    return rows.values_list(
        "part", "place", "published_at", "pk", "category_id", "count", "pictured"
    )


def _pictured(cover: str) -> Case:
    """1 where the picture in the column ``cover`` is shown, and can be shown large, else 0."""
    pictures = Image.objects.shown_large(_LARGE).filter(pk=OuterRef(cover))
    return Case(When(Exists(pictures), then=_number(1)), default=_number(0))


def _count_of(posts: PostQuerySet) -> Subquery:
    """The number of ``posts`` beside every row; the database counts them once."""
    grouped = posts.order_by().annotate(one=_number(1)).values("one")
    return Subquery(grouped.annotate(number=Count("pk")).values("number"))


def _number(number: int) -> Value:
    return Value(number, IntegerField())


def popular_tags(public: PostQuerySet) -> QuerySet[Tag]:
    """The tags that stand most often on the newest articles, the commonest first."""
    newest = public.newest_first().values("pk")[:_TAGGED]
    tags = Tag.objects.filter(taggings__content_object__in=Subquery(newest))
    counted = tags.annotate(post_count=Count("taggings")).order_by("-post_count", "name", "pk")
    return counted[:_POPULAR]


def _chosen(request: HttpRequest) -> list[int]:
    """The categories that editors chose for the front page, in their order."""
    return [section.pk for section in masthead_of(request).sections if section.on_front]


def _sizes(request: HttpRequest) -> PageSizes:
    """How many articles the front page shows, and each of the pages behind it."""
    size = masthead_of(request).publication.page_size
    return PageSizes(size, first=first_page_size(size, len(_chosen(request))))


def _subject(request: HttpRequest) -> ListSubject:
    return ListSubject(
        "", "新着記事", masthead_of(request).publication.description, reverse("home")
    )


def _by_headlines(posts: Sequence[Post]) -> str:
    """What the page is about, for a publication that has not described itself."""
    return "".join(f"「{post.title}」" for post in posts[:3])


def _render(
    request: HttpRequest, listing: Listing, title: str, context: dict[str, Any]
) -> HttpResponse:
    publication = masthead_of(request).publication
    sections = [post for section in context.get("front_sections", ()) for post in section.posts]
    lead = [context["lead"]] if context.get("lead") else []
    shown = [*lead, *context.get("others", ()), *sections, *listing.posts]
    head = PageHead(
        title=title,
        address=listing.url,
        description=publication.description or publication.tagline or _by_headlines(shown),
        graph=home_graph(publication, shown, listing.url, title or listing.heading),
    )
    return render_page(request, "posts/home.html", head, {**context, "listing": listing})
