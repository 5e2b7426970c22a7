"""The lists of lists: all tags, all authors, all months."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from posts.authors.models import Author
from posts.models import Post
from posts.public.breadcrumbs import Crumb, as_pairs, breadcrumbs_over
from posts.public.lists import counts
from posts.public.lists.counts import names_with_public_posts
from posts.public.masthead import masthead_of
from posts.public.responses import PageHead, for_readers, render_page
from posts.public.site_state_cache import get_or_compute
from posts.public.structured_data.graph import list_graph
from posts.public.structured_data.nodes import BreadcrumbStep, Node
from posts.tags.models import Tag


@for_readers
def tags(request: HttpRequest) -> HttpResponse:
    """Every tag of a public post, with the number of those posts, the commonest first."""
    public = Post.articles.public(timezone.now())
    found = get_or_compute(
        request, "tags", lambda: list(names_with_public_posts(Tag.objects.all(), public))
    )
    graph = _graph(request, "タグ一覧", reverse("tags"))
    head = PageHead("タグ一覧", reverse("tags"), "記事に付いたタグの一覧です。", graph=graph)
    return render_page(
        request, "posts/tag_index.html", head, {"tags": found, "breadcrumbs": _way("タグ一覧")}
    )


@for_readers
def authors(request: HttpRequest) -> HttpResponse:
    """Every author of a public post, with the number of those posts."""
    public = Post.articles.public(timezone.now())
    names = Author.objects.select_related("portrait")
    found = get_or_compute(request, "authors", lambda: list(names_with_public_posts(names, public)))
    graph = _graph(request, "執筆者一覧", reverse("authors"))
    head = PageHead("執筆者一覧", reverse("authors"), "記事の執筆者の一覧です。", graph=graph)
    return render_page(
        request,
        "posts/author_index.html",
        head,
        {"authors": found, "breadcrumbs": _way("執筆者一覧")},
    )


@for_readers
def archive(request: HttpRequest) -> HttpResponse:
    """Every month in which something appeared, with the number of its posts."""
    public = Post.articles.public(timezone.now())
    years = get_or_compute(request, "years", lambda: counts.years(public))
    about = "これまでに公開した記事を年月別にたどれます。"
    graph = _graph(request, "過去記事", reverse("archive"))
    head = PageHead("過去記事", reverse("archive"), about, graph=graph)
    return render_page(
        request, "posts/archive_index.html", head, {"years": years, "breadcrumbs": _way("過去記事")}
    )


def _graph(request: HttpRequest, name: str, address: str) -> tuple[Node, ...]:
    publication = masthead_of(request).publication
    return list_graph(publication, (), BreadcrumbStep(name, address), as_pairs(_way(name)))


def _way(name: str) -> list[Crumb]:
    return breadcrumbs_over((name, ""))
