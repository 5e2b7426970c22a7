"""The page of one post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from posts.models import Post, Relation
from posts.models.post import LIST_FIELDS
from posts.public.markdown_copy import address_of_copy
from posts.public.masthead import masthead_of
from posts.public.pages import Head, render_page
from posts.public.social import social_of_article
from posts.public.structured_data.graph import article_graph


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page; ``url`` is "" for the page itself."""

    label: str
    url: str


def article(request: HttpRequest, post: Post, now: datetime) -> HttpResponse:
    """Show ``post``, which the caller knows to be public at ``now``."""
    publication = masthead_of(request).publication
    way = way_to(post)
    public = Post.objects.public(now).only(*LIST_FIELDS).select_related("category", "cover")
    context = {
        "post": post,
        "authors": post.author_list(),
        "tags": post.tag_list(),
        "toc": post.toc,
        "newer": public.after(post).first(),
        "older": public.before(post).first(),
        "breadcrumbs": way,
        "cover": post.cover,
        "relations": list(_relations(post, now)),
    }
    head = Head(
        title=post.title,
        address=post.get_absolute_url(),
        description=post.description or post.excerpt,
        noindex=post.noindex,
        social=social_of_article(post, publication),
        graph=article_graph(post, publication, [(step.label, step.url) for step in way]),
        markdown=address_of_copy(post),
    )
    return render_page(request, "posts/article.html", head, context)


def _relations(post: Post, now: datetime) -> QuerySet[Relation]:
    """The articles set beside ``post`` that readers may see, the pillar first."""
    shown = ("kind", "target__title", "target__path", "target__published_at")
    public = Post.objects.public(now)
    return post.relations.filter(target__in=public).select_related("target").only(*shown)


def way_to(post: Post) -> list[Crumb]:
    """The steps from the home page to ``post``, the post itself last."""
    way = [Crumb("ホーム", reverse("home"))]
    if post.category:
        way.append(Crumb(post.category.name, post.category.get_absolute_url()))
    return [*way, Crumb(post.title, "")]
