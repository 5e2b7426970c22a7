"""The pages of the series, and an article's place in its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.models import Post, PostQuerySet, Series
from posts.public.breadcrumbs import as_pairs, breadcrumbs_over
from posts.public.masthead import masthead_of
from posts.public.old_addresses import unless_moved
from posts.public.responses import PageHead, for_readers, render_page
from posts.public.site_state_cache import get_or_compute
from posts.public.structured_data.graph import list_graph
from posts.public.structured_data.nodes import BreadcrumbStep

#: Parts that a series shows; longer ones do not exist, a slip of the pen may make one.
MOST_PARTS = 500


@dataclass(frozen=True)
class SeriesPart:
    """The place of an article in its series: part ``number`` of ``total``, as readers see them."""

    series: Series
    number: int
    total: int
    previous: Post | None
    next: Post | None


def in_series_order(posts: PostQuerySet) -> PostQuerySet:
    """Parts in their order: those with a number first, then the others as they appeared."""
    numbered = F("series_position").asc(nulls_last=True)
    return posts.order_by(numbered, "published_at", "pk")


def series_part_of(post: Post, public: PostQuerySet) -> SeriesPart | None:
    """Where ``post`` stands in its series; None for one in no series. At most one query."""
    if post.series is None:
        return None
    parts = list(
        in_series_order(public.filter(series=post.series_id)).only("title", "path")[:MOST_PARTS]
    )
    place = next((place for place, each in enumerate(parts) if each.pk == post.pk), None)
    if place is None:
        return None
    return SeriesPart(
        series=post.series,
        number=place + 1,
        total=len(parts),
        previous=parts[place - 1] if place else None,
        next=parts[place + 1] if place + 1 < len(parts) else None,
    )


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """Every series of which readers can see a part, with the number of those parts."""
    public = Post.articles.public(timezone.now())
    counted = Series.objects.filter(posts__in=public).annotate(post_count=Count("posts"))
    found = get_or_compute(request, "series", lambda: list(counted.order_by("name", "pk")))
    way = breadcrumbs_over(("連載一覧", ""))
    address = reverse("series_index")
    publication = masthead_of(request).publication
    graph = list_graph(publication, (), BreadcrumbStep("連載一覧", address), as_pairs(way))
    head = PageHead("連載一覧", address, "連載の一覧です。", noindex=not found, graph=graph)
    context = {"series_list": found, "breadcrumbs": way}
    return render_page(request, "posts/series_index.html", head, context)


@for_readers
@unless_moved
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """The parts of a series in their order; one of which nothing is public is not found."""
    found = Series.objects.filter(slug=slug).first()
    public = Post.articles.public(timezone.now())
    parts = (
        list(in_series_order(public.filter(series=found).for_list())[:MOST_PARTS]) if found else []
    )
    if found is None or not parts:
        raise Http404(f"no public post is part of a series {slug!r}")
    way = breadcrumbs_over(("連載一覧", reverse("series_index")), (found.name, ""))
    publication = masthead_of(request).publication
    page = BreadcrumbStep(found.name, found.get_absolute_url())
    head = PageHead(
        title=found.name,
        address=page.url,
        description=found.description or f"連載「{found.name}」の記事一覧です。",
        graph=list_graph(publication, parts, page, as_pairs(way)),
    )
    context = {"series": found, "parts": parts, "breadcrumbs": way}
    return render_page(request, "posts/series.html", head, context)
